"""A deck of ours that somebody has edited: which slides is told, and no fault is made of it."""

from collections.abc import Callable
from pathlib import Path

import foreign_decks as decks
import pytest
from foreign_decks import changed, texts
from packages import entries, packed
from spoiling import told

from roadmap_print.i18n.translator import Message
from roadmap_print.package_stamp import PackageError, read_package, stamp_package
from roadmap_print.problems import Severity
from roadmap_print.proof.proof_report import Report


def stamped() -> bytes:
    told = {"publication": "slides"}
    return packed(stamp_package(entries(decks.good()), told))


def edited(change: Callable[[decks.Deck], object]) -> Report:
    report = decks.proofread(changed(change, stamped()))
    assert all(each.severity is Severity.WARNING for each in report.problems), report.problems
    return report


def test_one_that_nobody_has_edited() -> None:
    assert decks.proofread(stamped()).problems == ()


def test_one_that_is_saved_again() -> None:
    assert edited(lambda _: None).problems == ()


def write(deck: decks.Deck) -> None:
    for number in (2, 3):
        decks.write(deck.slides[number - 1], "Ma consigne")


def add(deck: decks.Deck) -> None:
    decks.write(decks.add_slide(deck, "Ma diapositive"), "Un exemple à moi")


def remove(deck: decks.Deck) -> None:
    """Remove the slide of the levels, whose labels stand elsewhere."""
    slides = deck.element.sldIdLst
    labels = [each.text for each in texts(deck, "Premier pas") + texts(deck, "Grand pas")]
    decks.write(deck.slides[2], *labels)
    deck.part.drop_rel(slides[1].rId)
    slides.remove(slides[1])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (write, "edited since the file was made: 2, 3"),
        (add, "added since the file was made: 11"),
        (remove, "1 slide was removed since the file was made"),
    ],
    ids=["words", "a slide more", "a slide less"],
)
def test_what_was_edited(change: Callable[[decks.Deck], None], said: str) -> None:
    assert any(each.message.endswith(said) for each in edited(change).problems)


def test_a_fault_that_somebody_made_is_told_beside_it() -> None:
    def spoil(deck: decks.Deck) -> None:
        texts(deck, "Nommer les deux axes")[0].text = "Voir"

    report = decks.proofread(changed(spoil, stamped()))
    assert not report.right
    assert told(report, Message("proof.slides_changed"))
    assert told(report, Message("proof.missing"))


DAMAGES: dict[str, Callable[[dict[str, bytes]], object]] = {
    "no title": lambda parts: parts.pop("docProps/core.xml"),
    "a title cut off": lambda parts: parts.update({"docProps/core.xml": b"<cp:core"}),
    "no slide": lambda parts: parts.pop("ppt/slides/slide3.xml"),
    "no list of slides": lambda parts: parts.pop("ppt/presentation.xml"),
    "leads cut off": lambda parts: parts.update({"ppt/slides/_rels/slide4.xml.rels": b"<Rel"}),
    "properties cut off": lambda parts: parts.update({"docProps/custom.xml": b"<Prop"}),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_a_damaged_one_does_not_tell_is_one_error(name: str, tmp_path: Path) -> None:
    parts = entries(stamped())
    DAMAGES[name](parts)
    file = tmp_path / "slides.pptx"
    file.write_bytes(packed(parts))

    def ask() -> object:
        package = read_package(file)
        return package.title, package.addresses, package.edits

    with pytest.raises(PackageError):
        ask()


def test_one_with_bytes_changed_is_no_package(tmp_path: Path) -> None:
    data = bytearray(stamped())
    data[60:90] = bytes(30)
    file = tmp_path / "slides.pptx"
    file.write_bytes(data)
    with pytest.raises(PackageError):
        read_package(file)
