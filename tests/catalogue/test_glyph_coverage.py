from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from roadmap_print.catalogue import glyph_coverage
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.problems import Severity


def test_common_characters_are_all_in_our_fonts() -> None:
    seen = {
        each
        for each in glyph_coverage.COMMON
        if unicodedata.category(each) not in glyph_coverage.UNSEEN
    }
    assert len(seen) > 180
    assert {each for each in seen if ord(each) not in glyph_coverage._ours()} == set()  # noqa: SLF001


@pytest.mark.usefixtures("own_fonts_alone")
def test_what_our_fonts_lack_is_named() -> None:
    assert glyph_coverage.undrawn("Ωж ½ œ\u202f\u00ad\ufe0f漢🎓", "fr") == {"漢", "🎓"}
    assert glyph_coverage.name("🎓") == "U+1F393 graduation cap"


def test_other_fonts_are_asked_for_what_ours_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    has = {"漢": "Noto Sans JP"}
    monkeypatch.setattr(glyph_coverage, "stand_in", lambda each, *_, **__: has.get(each, ""))
    assert glyph_coverage.undrawn("漢🎓", "ja") == {"🎓"}


THAI = """
title: {title}
language: fr
levels: [{{id: l, label: Niveau}}]
formats: [{{id: f, label: Cours}}]
steps: [{{title: Pas, resources: [r]}}]
resources: {{r: {{title: Le mot ขั้นตอน, format: f, level: l, url: https://example.org}}}}
"""


@pytest.mark.usefixtures("own_fonts_alone")
@pytest.mark.parametrize(
    ("title", "severity", "where"),
    [("ขั้นตอนพื้นฐาน", Severity.ERROR, "title"), ("Le ขั้น", Severity.WARNING, "title")],
)
def test_a_script_without_a_font_is_told_once_with_its_package(
    title: str, severity: Severity, where: str, tmp_path: Path
) -> None:
    """It is an error where boxes would be most of a title."""
    file = tmp_path / "roadmap.yaml"
    file.write_text(THAI.format(title=title), "utf-8")
    (told,) = [each for each in read(file).problems if "fontpkg-sarabun" in str(each)]
    assert (told.severity, told.where) == (severity, where)
    assert "ขั" not in str(told), "letters are shown apart"


def test_a_text_of_common_characters_costs_no_font() -> None:
    """Opening a font takes longer than all the rest of `check`."""
    import subprocess
    import sys

    roadmap = Path(__file__).parents[2] / "tests/catalogues/roadmap.yaml"
    program = (
        "import sys; from pathlib import Path;"
        "from roadmap_print.catalogue.reading.reader import read;"
        f"read(Path({str(roadmap)!r})); print([m for m in sys.modules if 'fontTools' in m])"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert asked.stdout == "[]\n"
    assert read(roadmap).catalogue
