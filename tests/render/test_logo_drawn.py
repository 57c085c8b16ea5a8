"""A logo is printed whatever its name ends in, with the pictures within it."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pytest
from pdfs import roadmap_print
from PIL import Image

pytestmark = pytest.mark.slow

CATALOGUE = """\
title: A roadmap
language: en
publisher: {{name: A hospital, logo: {name}}}
formats: [{{id: course, label: Courses}}]
steps: [{{title: Understand, resources: [a]}}]
resources: {{a: {{title: A, format: course, url: https://example.org/}}}}
"""


def build(folder: Path, name: str) -> tuple[int, str]:
    (folder / "roadmap.yaml").write_text(CATALOGUE.format(name=name), encoding="utf-8")
    options = ("--only", "booklet", "-o", "out")
    ended = roadmap_print("build", "roadmap.yaml", *options, cwd=folder, LC_ALL="C.UTF-8")
    return ended.returncode, ended.stderr


@pytest.mark.parametrize(("name", "kind"), [("logo", "PNG"), ("logo.svg", "JPEG")])
def test_a_name_says_nothing_of_a_picture(name: str, kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "teal").save(tmp_path / name, kind)
    assert build(tmp_path, name) == (0, "")


def test_a_drawing_with_a_picture_in_it_is_printed(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(picture, "PNG")
    inner = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        f'<image width="40" height="20" href="{inner}"/></svg>'
    )
    assert build(tmp_path, "logo.svg") == (0, "")
    with pikepdf.open(tmp_path / "out/booklet.pdf") as booklet:
        assert any(
            each.get("/Subtype") == "/Image" and (each.Width, each.Height) == (40, 20)
            for each in booklet.objects
            if isinstance(each, pikepdf.Stream)
        )


def test_a_drawing_that_cannot_be_drawn_is_told_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g transform="rotate(a)"/></svg>'
    )
    status, told = build(tmp_path, "logo.svg")
    assert status == 1
    assert told.startswith('roadmap.yaml:3:37: error: publisher.logo: the picture "logo.svg"')
    assert not (tmp_path / "out").exists()
