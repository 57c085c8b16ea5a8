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
from typing import Final

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
"""Letters and numbers that are read from the left, in every text (UAX #9, table 4)."""


def characters(text: pdfium.PdfTextPage) -> Mapping[int, str]:
    """Return what each text of a page says, by its address, where PDFium orders lines by rules.

    It does where any letter is read from the right, and where the file says that its pages are.
    """
    if not (_is_from_right(text.page.pdf) or turns(text.get_text_range())):
        return {}
    found: dict[int, list[tuple[float, str]]] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        thing = raw.FPDFText_GetTextObject(text.raw, place)
        if not thing or raw.FPDFText_IsGenerated(text.raw, place) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
        letter = chr(raw.FPDFText_GetUnicode(text.raw, place))
        found[ctypes.addressof(thing.contents)].append((x.value, letter))
    return {thing: _ordered(letters).translate(HYPHENS) for thing, letters in found.items()}


def _is_from_right(document: pdfium.PdfDocument) -> bool:
    name = ctypes.create_string_buffer(8)
    raw.FPDF_VIEWERREF_GetName(document.raw, b"Direction", name, len(name))
    return name.value == b"R2L"


def _ordered(letters: Sequence[tuple[float, str]]) -> str:
    """Order the characters of a text by their places; marks alone stay as PDFium has them."""
    text = "".join(letter for _, letter in letters)
    if turns(text):
        glyphs = groupby(sorted(letters, key=lambda each: -each[0]), key=lambda each: each[0])
        return "".join(_of_glyph("".join(letter for _, letter in own)) for _, own in glyphs)
    if _reads_from_left(text):
        return "".join(letter for _, letter in sorted(letters, key=lambda each: each[0]))
    return text


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
        if _reads_from_left(run.text):
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
    return near and before.mark == run.mark and not _reads_from_left(run.text)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _turned(runs: Sequence[TextRun]) -> Sequence[TextRun]:
    return runs[::-1] if any(turns(run.text) for run in runs) else runs


def _reads_from_left(text: str) -> bool:
    return any(unicodedata.bidirectional(each) in _FROM_LEFT for each in text)
