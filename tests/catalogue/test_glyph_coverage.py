from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from roadmap_print.catalogue import glyph_coverage
from roadmap_print.catalogue.reading.reader import read


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
    assert glyph_coverage.undrawn("Ωж ½ œ\u202f\u00ad\ufe0f漢🎓") == {"漢", "🎓"}
    assert glyph_coverage.name("🎓") == "U+1F393 graduation cap"


def test_the_system_is_asked_for_what_ours_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyph_coverage, "_system_has", lambda each: each == "漢")
    assert glyph_coverage.undrawn("漢🎓") == {"🎓"}


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
