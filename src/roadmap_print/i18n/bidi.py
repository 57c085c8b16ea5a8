"""Texts that mix directions: at which level each letter stands (Unicode's UAX #9).

Letters of an even level are read from the left, those of an odd one from the right; each level is
set within the one before. Pages need them before they are laid out: each stretch is an element of
its own, in the order in which it is read. Texts hold no embeddings or overrides, which a
catalogue may not have; of the algorithm this is all else, with isolates (3.4) that are not told
by signs but found: parts of a line between middle dots, addresses, compound numbers.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from roadmap_print.i18n.direction import Direction, text_direction, turns

_OPENING: Final = "([{⁅⟦⟨⟪⦅〈《「『【〔（［｛｟｢"
_CLOSING: Final = ")]}⁆⟧⟩⟫⦆〉》」』】〕）］｝｠｣"
_PAIRS: Final = dict(zip(_OPENING, _CLOSING, strict=True))
_MOST_OPEN: Final = 63  # brackets inside each other (UAX #9, BD16)
_STRONG: Final = {"L": "L", "R": "R", "AN": "R", "EN": "R"}  # N1: numbers count as R
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})
_UNSEEN: Final = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_OBJECT: Final = "\ufffc"  # what an isolate is to the text around it: a neutral

_PARTS: Final = re.compile(r"\s*·\s+")
_LITERAL: Final = re.compile(
    r"""
      (?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://[^\s«»“”"،؛]*           # an address
    | \bwww\.[^\s«»“”"،؛]+
    | \b10\.\d{4,9}/[^\s«»“”"،؛]+                                # a DOI
    | (?<![\w.+%'-])[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+                # e-mail
    | (?<!\w)(?<!\d[.,:;/–-])(?<![a-zà-ɏ\d][ \u00a0\u202f])(?:  # behind no Latin word:
          \+?\(?\d[\d()]*(?:[ \u00a0\u202f./-]\(?\d[\d()]*){3,}   # telephone
        | \d+(?:(?:[.,:;/–-]|\(\d+\)[:;,]?)\d+)+                 # a range, volume and pages
        | \d[\d.,]*(?:[ \u00a0\u202f]?[a-zà-ɏ][a-zà-ɏ\d'’-]*)+   # 5 min
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS_END: Final = re.compile(r"[.,;:!?)\]}'’]+$")
_NUMBER: Final = re.compile(r"(?<!\w)\d+(?!\w)")


@dataclass(frozen=True, slots=True)
class Isolate:
    """A stretch of a text, from `start` to `end`, that the rest is set round as round a picture."""

    start: int
    end: int
    direction: Direction


def find_isolates(text: str, direction: Direction) -> tuple[Isolate, ...]:
    """Return the isolates of a text that runs in a direction, none inside another.

    Its parts between middle dots, or else addresses and numbers that are more than a row of
    figures. In a text that is read from the left a number is one, too: it belongs to no word
    before it that is read from the right.
    """
    if direction == "ltr" and not turns(text):
        return ()
    edges = [0, *(edge for dot in _PARTS.finditer(text) for edge in dot.span()), len(text)]
    if len(edges) > 2:
        parts = zip(edges[::2], edges[1::2], strict=True)
        return tuple(Isolate(a, b, text_direction(text[a:b], direction)) for a, b in parts if a < b)
    found = [(each.start(), _end(each)) for each in _LITERAL.finditer(text)]
    if direction == "ltr":
        taken = {place for a, b in found for place in range(a, b)}
        found += [each.span() for each in _NUMBER.finditer(text) if each.start() not in taken]
    return tuple(Isolate(a, b, "ltr") for a, b in sorted(found) if (a, b) != (0, len(text)))


def _end(found: re.Match[str]) -> int:
    """Return where an address ends: before the mark of the sentence that it stands in."""
    return found.start() + len(_ADDRESS_END.sub("", found[0]))


def embed(
    text: str, level: int, isolates: Sequence[Isolate] = ()
) -> Iterator[tuple[int | None, int]]:
    """Yield the place in a paragraph and the level of each of its characters, in their order.

    An isolate, one of those given or found, is set by itself; before and after it stands an edge,
    which has no place, and the level that the isolate has among what is round it.
    """
    direction: Direction = "rtl" if level % 2 else "ltr"
    first = {each.start: each for each in _outermost(text, direction, isolates)}
    inside = {at for each in first.values() for at in range(each.start + 1, each.end)}
    outer = [at for at in range(len(text)) if at not in inside]
    resolved = resolve([_OBJECT if at in first else text[at] for at in outer], level)
    for at, own in zip(outer, resolved, strict=True):
        if isolate := first.get(at):
            yield None, own
            yield from _embed_isolate(text, isolate, _within(isolate, level, own), isolates)
            yield None, own
        else:
            yield at, own


def _embed_isolate(
    text: str, isolate: Isolate, level: int, isolates: Sequence[Isolate]
) -> Iterator[tuple[int | None, int]]:
    start, end = isolate.start, isolate.end
    within = [
        Isolate(each.start - start, each.end - start, each.direction)
        for each in isolates
        if start <= each.start and each.end <= end and each != isolate
    ]
    for at, own in embed(text[start:end], level, within):
        yield None if at is None else at + start, own


def _within(isolate: Isolate, level: int, own: int) -> int:
    """Return the level of what is in an isolate, that of the text where it is only kept apart."""
    within = next_level(level, isolate.direction)
    return level if own == level == within - 2 else within


def _outermost(text: str, direction: Direction, given: Sequence[Isolate]) -> Iterator[Isolate]:
    """Yield the isolates that are in no other one; of those found, any that cut a given one."""
    cuts = [
        each
        for each in find_isolates(text, direction)
        if not any(_cross(each, other) for other in given)
    ]
    end = 0
    for each in sorted([*given, *cuts], key=lambda isolate: (isolate.start, -isolate.end)):
        if each.start >= end and each.end > each.start:
            yield each
            end = each.end


def _cross(one: Isolate, other: Isolate) -> bool:
    apart = one.end <= other.start or other.end <= one.start
    inside = (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )
    return not apart and not inside


def next_level(level: int, direction: Direction) -> int:
    """Return the next level of a direction (UAX #9, X5a and X5b)."""
    return level + 1 if (level % 2 == 0) == (direction == "rtl") else level + 2


def resolve(characters: Sequence[str], level: int) -> list[int]:
    """Return the levels of a paragraph's characters: UAX #9, 3.3.4 to 3.3.6 and L1, no isolates."""
    kinds = [unicodedata.bidirectional(each) or "L" for each in characters]
    seen = [place for place, kind in enumerate(kinds) if kind not in _UNSEEN]
    base = "R" if level % 2 else "L"
    own_kinds = [kinds[place] for place in seen]
    known = _weak(own_kinds, base)
    known = _bracketed([characters[place] for place in seen], own_kinds, known, base)
    known = _neutral(known, base)
    found, last = [level] * len(characters), level
    own = dict(zip(seen, known, strict=True))
    for place in range(len(characters)):
        if place in own:
            last = _implicit(own[place], level)
        found[place] = last
    return _trailing(kinds, found, level)


def _weak(kinds: list[str], base: str) -> list[str]:
    """Resolve marks, numbers and what stands between them (W1 to W7)."""
    found = kinds[:]
    strong, before = base, base
    for place, kind in enumerate(found):
        if kind == "NSM":
            found[place] = before
        before = found[place]
        if before in {"L", "R", "AL"}:
            strong = before
        elif before == "EN" and strong == "AL":
            found[place] = "AN"
    found = ["R" if kind == "AL" else kind for kind in found]
    for place in range(1, len(found) - 1):
        one, kind, other = found[place - 1 : place + 2]
        if one == other and (
            (kind in {"ES", "CS"} and one == "EN") or (kind == "CS" and one == "AN")
        ):
            found[place] = one
    return _european(found, base)


def _european(kinds: list[str], base: str) -> list[str]:
    """Join signs to European numbers, and these to letters from the left (W5 to W7)."""
    found, strong = kinds[:], base
    for start, end in _stretches(found, frozenset({"ET"})):
        beside = {*found[max(0, start - 1) : start], *found[end : end + 1]}
        found[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    for place, kind in enumerate(found):
        if kind in {"ES", "CS"}:
            found[place] = "ON"
        elif kind == "EN" and strong == "L":
            found[place] = "L"
        elif kind in {"L", "R"}:
            strong = kind
    return found


def _bracketed(
    characters: Sequence[str], before: Sequence[str], kinds: list[str], base: str
) -> list[str]:
    """Give both brackets of a pair the direction of what they hold, or hold it apart (N0).

    Marks over a bracket, which tell by the kinds of `before`, go with it.
    """
    found = kinds[:]
    for start, end in _bracket_pairs(characters, kinds):
        inside = {_STRONG[kind] for kind in found[start + 1 : end] if kind in _STRONG}
        if not inside:
            continue
        own = base
        if base not in inside:
            context = next((_STRONG[k] for k in reversed(found[:start]) if k in _STRONG), base)
            own = context if context in inside else base
        for bracket in (start, end):
            found[bracket] = own
            for mark in takewhile(lambda at: before[at] == "NSM", range(bracket + 1, len(found))):
                found[mark] = own
    return found


def _bracket_pairs(characters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, (each, kind) in enumerate(zip(characters, kinds, strict=True)):
        if kind != "ON":
            continue
        if each in _PAIRS:
            if len(opened) == _MOST_OPEN:
                break
            opened.append((_PAIRS[each], place))
        elif (depth := _depth(opened, each)) is not None:
            pairs.append((opened[depth][1], place))
            del opened[depth:]
    return sorted(pairs)


def _depth(opened: Sequence[tuple[str, int]], closing: str) -> int | None:
    found = (depth for depth in range(len(opened) - 1, -1, -1) if opened[depth][0] == closing)
    return next(found, None)


def _neutral(kinds: list[str], base: str) -> list[str]:
    """Give neutrals the direction on both their sides, else that of the text (N1, N2)."""
    found = kinds[:]
    for start, end in _stretches(found, _NEUTRAL):
        before = _STRONG[found[start - 1]] if start else base
        after = _STRONG[found[end]] if end < len(found) else base
        found[start:end] = [before if before == after else base] * (end - start)
    return found


def _implicit(kind: str, level: int) -> int:
    """Return the level of a kind of character in a text at a level (I1, I2)."""
    if level % 2:
        return level if kind == "R" else level + 1
    return {"L": level, "R": level + 1}.get(kind, level + 2)


def _trailing(kinds: Sequence[str], found: list[int], level: int) -> list[int]:
    """Give white space before a line's end, and that end, the level of the text (L1)."""
    at_end = True
    for place in range(len(kinds) - 1, -1, -1):
        kind = kinds[place]
        at_end = kind in {"B", "S"} or (at_end and (kind == "WS" or kind in _UNSEEN))
        if at_end:
            found[place] = level
    return found


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where stretches of some kinds begin and end."""
    start: int | None = None
    for place, kind in enumerate([*kinds, ""]):
        if kind in wanted:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None
