"""LibreOffice Impress opens, draws and saves our slides: nothing is lost, nothing overflows.

PowerPoint itself is nowhere at hand; Impress is the other program that people open slides with.
"""

from pathlib import Path

import foreign_decks as decks
import impress
import pytest
from foreign_decks import changed, emu
from spoiling import told

from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Severity
from roadmap_print.proof.presentation.deck_reader import read_deck
from roadmap_print.proof.presentation.package import Package

pytestmark = pytest.mark.slow


def test_a_text_too_long_for_its_box_is_seen(tmp_path: Path) -> None:
    def squeeze(deck: decks.Deck) -> None:
        box = deck.slides[2].shapes[1]
        box.width, box.height = emu(40), emu(10)

    for name, data, expected in (("good", decks.good(), 0), ("bad", changed(squeeze), 1)):
        file = tmp_path / f"{name}.pptx"
        file.write_bytes(data)
        pdf = impress.saved(file, tmp_path, "pdf")
        found = impress.overflowing(read_deck(Package(data)), pdf)
        assert bool(found) == expected, found


def test_a_deck_that_impress_saved_is_read_as_well(tmp_path: Path) -> None:
    """It writes letters where a link had bytes, and leaves sections out."""
    (tmp_path / "out").mkdir()
    file = tmp_path / "good.pptx"
    file.write_bytes(decks.good())
    report = decks.proofread(impress.saved(file, tmp_path / "out", "pptx").read_bytes())
    assert not [each for each in report.problems if each.severity is Severity.ERROR]
    assert len(told(report, Message("proof.no_section"))) == 2
