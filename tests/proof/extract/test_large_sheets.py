"""Codes of a large sheet are looked at closer strip by strip: found as in the whole of it."""

import pytest
from decks import catalogue_of, deck_of
from rows import SLIDES

from roadmap_print.proof.extract import page_pixels, qr_scan
from roadmap_print.proof.extract.page_values import DecodedCode

SCALE = 4.0


def closer(pdf: bytes, links: object) -> list[DecodedCode]:
    return [code for page in page_pixels.look(pdf, links, SCALE) for code in page.codes]  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("strips", [1, 3, 7])
def test_codes_of_strips_are_those_of_the_page(
    monkeypatch: pytest.MonkeyPatch, strips: int
) -> None:
    deck = deck_of(SLIDES, catalogue_of(1, 3))
    links = deck.subject.structure.links
    monkeypatch.setattr(qr_scan, "find", lambda *_: ())  # so that all are missed at first
    whole = closer(deck.pdf, links)
    monkeypatch.setattr(page_pixels, "LARGE_SHEET", 0)
    monkeypatch.setattr(page_pixels, "STRIPS", strips)
    found = closer(deck.pdf, links)
    assert len(whole) == 3
    by_text = {code.text: code for code in found}
    assert sorted(by_text) == sorted(code.text for code in whole)
    for code in whole:
        other = by_text[code.text]
        assert (other.modules, other.sturdy) == (code.modules, code.sturdy)
        assert (other.quiet, other.white) == pytest.approx((code.quiet, code.white), abs=0.2)
        assert other.box.left == pytest.approx(code.box.left, abs=0.1)
        assert other.box.top == pytest.approx(code.box.top, abs=0.1)
