"""Texts in the order in which they are read, on pages where some are read from the right.

PDFium orders each line as a whole by rules of its own, in which the words of `Machine Learning`
change places between Arabic ones; where the file says that its pages are leafed through from the
right (/Direction /R2L), in all lines. What one drawing command sets is of one direction, so that
there the places of its characters tell their order.
"""

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from roadmap_print.i18n.direction import turns
from roadmap_print.proof.extract.page_values import MM, TextRun

HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
"""How PDFium marks a hyphen at the end of a line: as one that might be taken out."""
TOUCHING: Final = 0.7  # of its size: what is between texts set at once in two fonts, a space
UPON: Final = 0.15  # of its size, by which a mark may end behind its letter
SAME_LINE: Final = 0.4  # of the lower one's height, by which ink in one line overlaps
_FROM_LEFT: Final = frozenset({"L", "EN", "AN"})
_FROM_RIGHT: Final = frozenset({"R", "AL"})
"""Letters and numbers that are read one way in every text (UAX #9, table 4)."""


def characters(text: pdfium.PdfTextPage, things: Sequence[pdfium.PdfTextObj]) -> Mapping[int, str]:
    """Return what each text of a page says, by its address, where PDFium orders lines by rules.

    It does where any letter is read from the right, and where the file says that its pages are.
    The `things` stand in painted order: what follows in one piece of tagged content was set at
    once, in several fonts.
    """
    if not (_is_from_right(text.page.pdf) or turns(text.get_text_range())):
        return {}
    letters = _letters(text)
    found: dict[int, str] = {}
    for _, group in groupby(things, _piece):
        own = {_address(each.raw): letters[_address(each.raw)] for each in group}
        said = "".join(letter for each in own.values() for _, letter in each)
        for address, each in own.items():
            found[address] = _ordered(each, said).translate(HYPHENS)
    return found


def _piece(thing: pdfium.PdfTextObj) -> int:
    """Return the number of the tagged content that a text is in, or one of its own."""
    mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
    return int(mark) if mark >= 0 else -_address(thing.raw)


def _address(thing: Any) -> int:  # noqa: ANN401  a pointer of ctypes
    return ctypes.addressof(thing.contents)


def _letters(text: pdfium.PdfTextPage) -> dict[int, list[tuple[float, str]]]:
    """Return the characters of each text with their places across the page."""
    found: dict[int, list[tuple[float, str]]] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        thing = raw.FPDFText_GetTextObject(text.raw, place)
        if thing and raw.FPDFText_IsGenerated(text.raw, place) != 1:
            raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
            letter = chr(raw.FPDFText_GetUnicode(text.raw, place))
            found[_address(thing)].append((x.value, letter))
    return found


def _is_from_right(document: pdfium.PdfDocument) -> bool:
    name = ctypes.create_string_buffer(8)
    raw.FPDF_VIEWERREF_GetName(document.raw, b"Direction", name, len(name))
    return name.value == b"R2L"


def _ordered(letters: Sequence[tuple[float, str]], around: str) -> str:
    """Order the characters of a text by their places, in the direction of what is set with it.

    Marks by themselves stay as PDFium has them.
    """
    if _has(around, _FROM_RIGHT):
        glyphs = groupby(sorted(letters, key=lambda each: -each[0]), key=lambda each: each[0])
        return "".join(_of_glyph("".join(letter for _, letter in own)) for _, own in glyphs)
    if _has(around, _FROM_LEFT):
        letters = sorted(letters, key=lambda each: each[0])
    return "".join(letter for _, letter in letters)


def _of_glyph(letters: str) -> str:
    """Return what stands in one place: PDFium turns a ligature round too, as lam and alef."""
    return letters if any(map(unicodedata.combining, letters)) else letters[::-1]


def in_reading_order(runs: Iterable[TextRun]) -> Iterator[TextRun]:
    """Yield texts in painted order, but turn round those from the right in several fonts.

    What is set at once is painted from the left.
    """
    waiting: list[TextRun] = []
    for run in runs:
        if waiting and not _goes_on(waiting[-1], run):
            yield from _turned(waiting)
            waiting = []
        if _has(run.text, _FROM_LEFT):
            yield run
        else:
            waiting.append(run)
    yield from _turned(waiting)


def _goes_on(before: TextRun, run: TextRun) -> bool:
    """Tell whether a text was set with the one before it, further right in its line."""
    across, down = before.box.shared(run.box)
    height, size = min(before.box.height, run.box.height), max(before.size, run.size) * MM
    mark = not (_has_letters(before.text) and _has_letters(run.text))  # on a letter, or far over it
    beside = run.box.right > before.box.right - mark * UPON * size
    in_line = down > SAME_LINE * height or (mark and abs(down) < TOUCHING * size)
    near = beside and in_line and abs(across) < TOUCHING * size
    return near and before.mark == run.mark and not _has(run.text, _FROM_LEFT)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _turned(runs: Sequence[TextRun]) -> Sequence[TextRun]:
    return runs[::-1] if any(_has(run.text, _FROM_RIGHT) for run in runs) else runs


def _has(text: str, kinds: frozenset[str]) -> bool:
    return any(unicodedata.bidirectional(each) in kinds for each in text)
