"""Whether all that a publication promises of the catalogue is in its text, in order."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

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
    found = [[] if piece.optional else _stands(piece, reading) for piece in expected]
    places = _in_order(found)
    last = 0
    for number, (piece, place) in enumerate(zip(expected, places, strict=True)):
        if place is not None:
            until = next(filter(None, places[number + 1 :]), len(reading.text))
            own = [each for each in found[number] if last <= each < until]
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
        if piece.optional or (piece.may_end and _stands(piece, reading)):
            continue
        for text, path in ((piece.text, piece.path), *piece.near):
            yield from _standing(text, path, reading)


def _stands(piece: Piece, reading: TextReading) -> list[int]:
    """Return where a piece stands, or begins where it may end early."""
    wanted = reading.wanted(piece.text)
    whole = _occurrences(wanted, reading.text)
    if not piece.may_end:
        return whole
    ends = [*(wanted[:end] + SHORT for end in range(len(wanted) - 1, LEAST, -1))]
    asides = [at for at, sign in enumerate(wanted) if sign in ASIDE and at > LEAST]
    ends += [wanted[:at] for at in reversed(asides)]
    short = (place for each in ends for place in _occurrences(each, reading.text))
    return sorted({*whole, *short})


def _shared(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether another piece says the same: then which place is whose cannot be told."""
    text = normalise_text(piece.text)
    return any(text in normalise_text(each.text) for each in pieces if each.path != piece.path)


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
    ends: list[int] = []  # the least place at which a row of this length can end
    last: list[tuple[int, int]] = []  # piece and place that it ends with
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for number, places in enumerate(found):
        for place in reversed(places):
            length = bisect_left(ends, place)
            before[number, place] = last[length - 1] if length else None
            ends[length : length + 1] = [place]
            last[length : length + 1] = [(number, place)]
    chosen: list[int | None] = [None] * len(found)
    end = last[-1] if last else None
    while end is not None:
        chosen[end[0]] = end[1]
        end = before[end]
    return chosen


def _occurrences(wanted: str, text: str) -> list[int]:
    places, place = [], text.find(wanted)
    while place >= 0 and wanted:
        places.append(place)
        place = text.find(wanted, place + 1)
    return places
