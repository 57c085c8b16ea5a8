"""What is one person's, proof-read in their finished file: the name's text, ticks by their pixels.

The rest is the base's, to the byte, and was proof-read with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from roadmap_print.i18n.direction import language_direction, turns
from roadmap_print.personal.base_file import PersonalSlot
from roadmap_print.personal.personal_file import FOOT, NAME, PersonalBase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage

    from roadmap_print.personal.people import Person

    Pixels: TypeAlias = NDArray[np.uint8]

_SCALE = 1.5  # pixels a point: a tick has some twenty from side to side
_NAMES = frozenset({NAME, FOOT})


class PersonalProof:
    """Proof-reads copies of a base, by how its boxes look without ticks and with all of them."""

    def __init__(self, base: PersonalBase, ticked: bytes) -> None:
        self._base = base
        self._turned = language_direction(base.measurer.language) == "rtl"
        self._empty, self._ticked = _seen(base, base.file.pdf).boxes, _seen(base, ticked).boxes

    def faults(self, pdf: bytes, person: Person) -> Iterator[str]:
        """Yield the names of slots that are not as they should be, or what else is wrong."""
        base = self._base
        if not pdf.startswith(base.file.pdf):
            yield "base"
            return
        seen = _seen(base, pdf)
        if seen.pages != base.file.pages:
            yield "pages"
        for slot, text in seen.texts.items():
            lines = base.lines(slot, person.name)
            whole = " ".join(line.text for line in lines)
            told, expected = (_letters(each, turned=self._turned) for each in (text, whole))
            if not told or told.replace(expected, ""):  # PDFium may say /ActualText again
                yield slot.name
        done = set(base.ticked(person))
        for slot, box in seen.boxes.items():
            right = self._ticked if slot in done else self._empty
            if box != right[slot] or self._ticked[slot] == self._empty[slot]:
                yield slot.name


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands in the slots of a file: texts of names, pixels of boxes for ticks."""

    pages: int
    texts: Mapping[PersonalSlot, str]
    boxes: Mapping[PersonalSlot, bytes]


def _seen(base: PersonalBase, pdf: bytes) -> _Seen:
    import pypdfium2

    texts: dict[PersonalSlot, str] = {}
    boxes: dict[PersonalSlot, bytes] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for number in dict.fromkeys(slot.page for slot in base.file.slots):
            own = [slot for slot in base.file.slots if slot.page == number]
            page = document[number]
            texts |= _texts(page, [slot for slot in own if slot.name in _NAMES])
            boxes |= _boxes(page, [slot for slot in own if slot.name not in _NAMES])
            page.close()
        return _Seen(len(document), texts, boxes)


def _texts(page: PdfPage, slots: Sequence[PersonalSlot]) -> Iterator[tuple[PersonalSlot, str]]:
    text = page.get_textpage()
    for slot in slots:
        sides = slot.left - 1, slot.bottom, slot.left + slot.width + 1, slot.bottom + slot.height
        yield slot, str(text.get_text_bounded(*sides))
    text.close()


def _boxes(page: PdfPage, slots: Sequence[PersonalSlot]) -> Iterator[tuple[PersonalSlot, bytes]]:
    """Yield the pixels of boxes, drawing no more of a page than they stand in."""
    if not slots:
        return
    left, bottom = (
        min(sides) - 1 for sides in ([s.left for s in slots], [s.bottom for s in slots])
    )
    right = max(slot.left + slot.width for slot in slots) + 1
    top = max(slot.bottom + slot.height for slot in slots) + 1
    width, height = page.get_size()
    crop = (left, bottom, width - right, height - top)
    pixels: Pixels = page.render(scale=_SCALE, grayscale=True, crop=crop).to_numpy()
    for slot in slots:
        down, along = top - slot.bottom - slot.height, slot.left - left
        rows = slice(int(down * _SCALE), int((down + slot.height) * _SCALE) + 1)
        columns = slice(int(along * _SCALE), int((along + slot.width) * _SCALE) + 1)
        yield slot, pixels[rows, columns].tobytes()


def _letters(text: str, *, turned: bool) -> str:
    """Return what of a text is seen, letters and their accents put together.

    Of a text that turns, or stands on a page that is `turned`, they are sorted: PDFium gives words,
    and what an apostrophe parts, in an order of its own there.
    """
    words: Iterable[str] = text.split()
    if turned or turns(text):
        words = sorted("".join(words))
    seen = (each for each in "".join(words) if unicodedata.category(each) not in {"Cf", "Cc"})
    return unicodedata.normalize("NFC", "".join(seen))
