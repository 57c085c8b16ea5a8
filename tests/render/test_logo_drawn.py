"""A logo is printed whatever its name ends in; one that cannot be drawn is told in seconds."""

from __future__ import annotations

from pathlib import Path

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
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
REPEATED = (
    f'{HEAD}<linearGradient id="g" spreadMethod="repeat" x1="0" x2="1e-7">'
    '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
    '<rect width="9" height="9" fill="url(#g)"/></svg>'
)
UNDRAWABLE = {
    "no view box": HEAD.replace("0 0 10 10", "a b") + '<path d="M0 0h9"/></svg>',
    "no transformation": f'{HEAD}<g transform="rotate(a)"><path d="M0 0h9"/></g></svg>',
    "a mask of itself": f'{HEAD}<mask id="m"><rect width="9" height="9" mask="url(#m)"/></mask>'
    '<rect width="9" height="9" mask="url(#m)"/></svg>',
    "9,000 groups in each other": HEAD + "<g>" * 9_000 + "</g>" * 9_000 + "</svg>",
    "a gradient repeated without end": REPEATED,
}


def build(folder: Path, name: str) -> tuple[int, str]:
    (folder / "roadmap.yaml").write_text(CATALOGUE.format(name=name), encoding="utf-8")
    options = ("--only", "booklet", "--no-proof", "-o", "out")
    ended = roadmap_print("build", "roadmap.yaml", *options, cwd=folder, LC_ALL="C.UTF-8")
    return ended.returncode, ended.stderr


@pytest.mark.parametrize("name", UNDRAWABLE)
def test_a_drawing_that_cannot_be_drawn_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(UNDRAWABLE[name], encoding="utf-8")
    status, told = build(tmp_path, "logo.svg")
    assert status == 1, told
    assert told.startswith('roadmap.yaml: error: booklet: the picture "logo.svg" cannot be drawn')


@pytest.mark.parametrize(("name", "kind"), [("logo", "PNG"), ("logo.svg", "JPEG")])
def test_a_name_says_nothing_of_a_picture(name: str, kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "teal").save(tmp_path / name, kind)
    assert build(tmp_path, name) == (0, "")
