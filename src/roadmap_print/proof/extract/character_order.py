"""Texts in the order in which they are read, on pages where some are read from the right.

PDFium orders each line as a whole by rules of its own, in which the words of `Machine Learning`
change places between Arabic ones. What one drawing command sets is of one direction, so that there
the places of its characters tell their order.
"""

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

from roadmap_print.i18n.direction import turns
from roadmap_print.proof.extract.page_values import MM, TextRun

HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
"""How PDFium marks a hyphen at the end of a line: as one that might be taken out."""
TOUCHING: Final = 0.7  # of its size: what is between texts set at once in two fonts, a space
UPON: Final = 0.15  # of its size, by which a mark may end behind its letter
SAME_BASE: Final = 1.0  # pt between the base lines of what stands in one line
SAME_LINE: Final = 0.4  # of the lower one's height, by which ink in one line overlaps
_FROM_LEFT: Final = frozenset({"L", "EN", "AN"})
_FROM_RIGHT: Final = frozenset({"R", "AL"})
"""Letters and numbers that are read one way in every text (UAX #9, table 4)."""


class PlacedLetter(NamedTuple):
    """A character as it is drawn: where it begins across the page, and its base line, in pt."""

    across: float
    base: float
    letter: str


PlacedPiece: TypeAlias = Mapping[int, Sequence[PlacedLetter]]
"""What was set at once: the characters of its texts, by their addresses."""


def characters(text: pdfium.PdfTextPage, things: Sequence[pdfium.PdfTextObj]) -> Mapping[int, str]:
    """Return what each text of a page says, by its address, where PDFium orders lines by rules.

    It does where any letter is read from the right. The `things` stand in painted order: what
    follows in one piece of tagged content was set at once, in several fonts.
    """
    if not turns(text.get_text_range()):
        return {}
    letters = _letters(text)
    pieces = [
        {address: letters[address] for address in (_address(each.raw) for each in group)}
        for _, group in groupby(things, _piece)
    ]
    pieces = [piece for piece in pieces if any(piece.values())]
    found: dict[int, str] = {}
    for place, piece in enumerate(pieces):
        beside = (pieces[place - 1] if place else {}, *pieces[place + 1 : place + 2])
        backward = _is_backward(piece, beside)
        for address, own in piece.items():
            found[address] = _ordered(own, backward=backward).translate(HYPHENS)
    return found


def _is_backward(piece: PlacedPiece, beside: Sequence[PlacedPiece]) -> bool:
    """Tell whether what was set at once is read from the right.

    Marks by themselves have the direction in which they follow what is before them in their line,
    or what is after them follows.
    """
    said = "".join(each.letter for own in piece.values() for each in own)
    if _has(said, _FROM_LEFT | _FROM_RIGHT):
        return _has(said, _FROM_RIGHT)
    at = _start(piece)
    before, *after = (_start(each) if each else None for each in beside)
    if before and abs(before.base - at.base) < SAME_BASE:
        return at.across < before.across
    return any(
        each.across < at.across for each in after if each and abs(each.base - at.base) < SAME_BASE
    )


def _start(piece: PlacedPiece) -> PlacedLetter:
    return min(each for own in piece.values() for each in own)


def _piece(thing: pdfium.PdfTextObj) -> int:
    """Return the number of the tagged content that a text is in, or one of its own."""
    mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
    return int(mark) if mark >= 0 else -_address(thing.raw)


def _address(thing: Any) -> int:  # noqa: ANN401  a pointer of ctypes
    return ctypes.addressof(thing.contents)


def _letters(text: pdfium.PdfTextPage) -> dict[int, list[PlacedLetter]]:
    """Return the characters of each text with their places."""
    found: dict[int, list[PlacedLetter]] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        thing = raw.FPDFText_GetTextObject(text.raw, place)
        if thing and raw.FPDFText_IsGenerated(text.raw, place) != 1:
            raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
            own, letter = found[_address(thing)], chr(raw.FPDFText_GetUnicode(text.raw, place))
            if own and _is_half(letter) and _is_half(own[-1].letter):
                letter = _paired(own.pop().letter, letter)
            own.append(PlacedLetter(x.value, y.value, letter))
    return found


def _is_half(letter: str) -> bool:
    """Tell whether this is one of the two units of UTF-16 that make a character."""
    return unicodedata.category(letter) == "Cs"


def _paired(*halves: str) -> str:
    """Return the character that two units make; read from the right, the second comes first."""
    units = "".join(sorted(halves)).encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")


def _ordered(letters: Sequence[PlacedLetter], *, backward: bool) -> str:
    """Order the characters of a text by their places."""
    if not backward:
        return "".join(each.letter for each in sorted(letters, key=_across))
    glyphs = groupby(sorted(letters, key=_across, reverse=True), key=_across)
    return "".join(_of_glyph("".join(each.letter for each in own)) for _, own in glyphs)


def _across(letter: PlacedLetter) -> float:
    return letter.across


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
    """Tell whether a text was set with the one before it, further right in its line.

    The tags say so; where there are none, their places do.
    """
    if before.mark != run.mark or _has(run.text, _FROM_LEFT):
        return False
    if run.mark is not None:
        return True
    across, down = before.box.shared(run.box)
    height, size = min(before.box.height, run.box.height), max(before.size, run.size) * MM
    mark = not (_has_letters(before.text) and _has_letters(run.text))  # on a letter, or far over it
    beside = run.box.right > before.box.right - mark * UPON * size
    in_line = down > SAME_LINE * height or (mark and abs(down) < TOUCHING * size)
    return beside and in_line and abs(across) < TOUCHING * size


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _turned(runs: Sequence[TextRun]) -> Sequence[TextRun]:
    return runs[::-1] if any(_has(run.text, _FROM_RIGHT) for run in runs) else runs


def _has(text: str, kinds: frozenset[str]) -> bool:
    return any(unicodedata.bidirectional(each) in kinds for each in text)
