"""Whether all that a publication promises of the catalogue is in its text, in order."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from roadmap_print.proof.expected_text import Piece, anywhere, pieces
from roadmap_print.proof.extract.reading_text import TextReading, read
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject, normalise_text

SHORT = "..."  # ends what had no room; folded, an ellipsis is three dots
ASIDE = ":([（"  # signs before which it may end without more ado
LEAST = 5  # letters that are left of what ends early
ROOM = 160  # letters of ours that may stand among an entry's own: plates, languages, "et al."


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is missing, or stands elsewhere than the catalogue has it."""
    reading = read(subject)
    for text, path in anywhere(subject):
        yield from _standing(text, path, reading)
    expected = tuple(pieces(subject))
    if subject.file.paper:
        yield from _standing_anywhere(expected, reading)
        return
    stands = cache(partial(_stands, reading=reading))
    found = [[] if each.optional else stands(each.text, each.may_end) for each in expected]
    places = _in_order(found)
    last, nexts = 0, _nexts(places, len(reading.text))
    for number, (piece, place) in enumerate(zip(expected, places, strict=True)):
        if place is not None:
            until = nexts[number]
            stand = found[number]
            own = stand[bisect_left(stand, last) : bisect_left(stand, until)]
            found_near = list(_near(piece, own, reading))
            if found_near and _shared(piece, expected):
                found_near = list(_near(piece, found[number], reading))
            yield from found_near
            last = place
        elif piece.optional:
            continue
        elif found[number]:
            yield finding("elsewhere", reading.page(last), piece.path, text=piece.text)
        else:
            yield finding("missing", reading.page(last), piece.path, text=piece.text)


def _standing_anywhere(expected: Iterable[Piece], reading: TextReading) -> Iterator[Finding]:
    """Look for each piece anywhere: without tags, the order is no reader's."""
    for piece in expected:
        if piece.optional or (piece.may_end and _stands(piece.text, True, reading)):
            continue
        for text, path in ((piece.text, piece.path), *piece.near):
            yield from _standing(text, path, reading)


def _stands(text: str, may_end: bool, reading: TextReading) -> list[int]:  # noqa: FBT001
    """Return where a text stands, or begins where it may end early."""
    wanted = reading.wanted(text)
    whole = _occurrences(wanted, reading.text)
    if not may_end:
        return whole
    ends = [*(wanted[:end] + SHORT for end in range(len(wanted) - 1, LEAST, -1))]
    asides = [at for at, sign in enumerate(wanted) if sign in ASIDE and at > LEAST]
    ends += [wanted[:at] for at in reversed(asides)]
    short = (place for each in ends for place in _occurrences(each, reading.text))
    return sorted({*whole, *short})


def _shared(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether another piece says the same, or any word may: whose a place is none can tell."""
    text = normalise_text(piece.text)
    return len(text) < LEAST or any(
        text in normalise_text(each.text) for each in pieces if each.path != piece.path
    )


def _standing(text: str, path: str, reading: TextReading) -> Iterator[Finding]:
    """Yield a text that is nowhere, or nowhere with all its spaces."""
    places = _occurrences(wanted := reading.wanted(text), reading.text)
    if wanted and not places:
        yield finding("missing", 0, path, text=text)
    elif not reading.spaced(text, places):
        yield finding("glued", reading.page(places[0]), path, text=text)


def _near(piece: Piece, places: Sequence[int], reading: TextReading) -> Iterator[Finding]:
    """Yield what is not with a piece, or glued; it is enough that one of its places has it all."""
    near = [(reading.wanted(text), text, path) for text, path in piece.near]
    room = sum(len(wanted) for wanted, _, _ in near) + 2 * len(piece.text) + piece.among + ROOM
    around = [(at, reading.text[at : at + room]) for at in places]
    missing = [
        [(text, path) for wanted, text, path in near if wanted not in beside]
        for _, beside in around
    ]
    for text, path in min(missing, key=len, default=[]):
        yield finding("not_with", reading.page(places[0]), path, text=text, title=piece.text)
    for wanted, text, path in ((reading.wanted(piece.text), piece.text, piece.path), *near):
        found = [at + each for at, beside in around for each in _occurrences(wanted, beside)]
        if found and not reading.spaced(text, found):
            yield finding("glued", reading.page(found[0]), path, text=text)


def _in_order(found: Sequence[Sequence[int]]) -> list[int | None]:
    """Return a place for as many pieces as can stand in their order, None for the others.

    `found` are each piece's places. Of all rows of places that rise, the longest is taken, so that
    one piece that is missing or misplaced does not accuse the rest.
    """
    if (chosen := _at_once(found)) is not None:
        return chosen
    ends: list[int] = []  # the least place at which a row of this length can end
    last: list[_Row] = []  # the row that ends there
    for number, places in enumerate(found):
        for place in reversed(places):
            length = bisect_left(ends, place)
            ends[length : length + 1] = [place]
            last[length : length + 1] = [_Row(number, place, last[length - 1] if length else None)]
    chosen = [None] * len(found)
    row = last[-1] if last else None
    while row is not None:
        chosen[row.piece] = row.place
        row = row.before
    return chosen


def _at_once(found: Sequence[Sequence[int]]) -> list[int | None] | None:
    """Take the first place behind the last for each piece, None where one would be left out.

    Where all pieces that stand anywhere can stand in their order, these are the places of the
    longest row; it takes no time for texts that are equal a thousand times.
    """
    chosen: list[int | None] = []
    last = -1
    for places in found:
        at = bisect_left(places, last + 1)
        if at < len(places):
            last = places[at]
        elif places:
            return None
        chosen.append(last if places else None)
    return chosen


class _Row(NamedTuple):
    """A row of places by its last piece and place; rows that begin alike share what they have."""

    piece: int
    place: int
    before: "_Row | None"


def _nexts(places: Sequence[int | None], end: int) -> list[int]:
    """Return for each piece the place of the next one that has one, else the `end`."""
    found = []
    for place in reversed(places):
        found.append(end)
        end = place or end
    return found[::-1]


def _occurrences(wanted: str, text: str) -> list[int]:
    places, place = [], text.find(wanted)
    while place >= 0 and wanted:
        places.append(place)
        place = text.find(wanted, place + 1)
    return places
