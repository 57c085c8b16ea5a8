"""Addresses on paper: broken where a reader who types them makes no mistake.

After a slash, or before another mark, as The Chicago Manual of Style (17th edition, 7.46) has it:
a mark that begins a line is seen to belong to the address, a hyphen that ends one is not. Nothing
is ever put in. What is short and known by heart to nobody, such as the id of a video, stays whole.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from roadmap_print.layout.font_metrics import MM_PER_PT, Type, ems
from roadmap_print.layout.line_breaking import LINE, Boxes, optimal_breaks

SHORT = 15  # characters: a name or value that is shorter stays whole if any other break serves
LEAST, FEW = 4, 8  # characters of a last line: fewer are lost on the page; few are no beauty

AFTER_SLASH, BEFORE_QUERY, BEFORE_VALUE = 0.0, 1.0, 6.0
IN_NAME, IN_HOST, IN_OWNER, AFTER_SCHEME = 4.0, 6.0, 40.0, 20.0
IN_SHORT, TOO_FEW, CUT = 1.5 * LINE, 1.5 * LINE, 2.5 * LINE  # rather a line more

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?[^/?#]*", re.IGNORECASE)
_NAMES = re.compile(r"[^/?&=#]+")  # what stands between the marks that give an address its parts
# Marks inside a name: of several, the first; of the bytes of one letter, only the first.
_INSIDE = re.compile(r"(?<![-_.~,%])(?<!%[0-9a-f]{2}(?=%))[-_.~,%]", re.IGNORECASE)


def wrap_address(address: str, style: Type, measure: float) -> tuple[str, ...]:
    """Break an address, or a host alone, into lines of at most `measure` mm."""
    if style.fits(address, measure):
        return (address,)
    em = style.size * MM_PER_PT
    edges, pieces = _pieces(style.face, address)
    if any(b - a > measure / em for a, b in zip(pieces.starts, pieces.ends, strict=True)):
        edges, pieces = _weighed(style.face, address, _cut(address, style, measure))
    spans = optimal_breaks(pieces, measure / em)
    return tuple(address[edges[start] : edges[end]] for start, end in spans)


@cache
def _pieces(face: str, address: str) -> tuple[list[int], Boxes]:
    return _weighed(face, address, dict(_places(address)))


def _weighed(face: str, address: str, places: dict[int, float]) -> tuple[list[int], Boxes]:
    """Return the edges of the pieces of an address, and what stands where, in em."""
    edges = [0, *sorted(places), len(address)]
    widths = [ems((face,), address[a:b]) for a, b in pairwise(edges)]
    ends = list(accumulate(widths))
    pieces = Boxes(
        starts=[0.0, *ends[:-1]],
        ends=ends,
        after=[*(places[edge] for edge in edges[1:-1]), 0.0],
        alone=[0.0] * len(widths),
        last=[_of_last(len(address) - edge) for edge in edges[:-1]],
        even=False,
    )
    return edges, pieces


def _of_last(letters: int) -> float:
    return TOO_FEW if letters < LEAST else 2.0 if letters < FEW else 0.0


def _places(address: str) -> Iterator[tuple[int, float]]:
    """Yield where an address may be broken, and what that costs."""
    found = _HOST.match(address)
    host = found.end() if found else 0
    yield from _in_host(address[:host])
    for mark in re.finditer(r"(?<=/)(?=[^/])|[?&#]|=", address[host:]):
        if place := mark.start():
            cost = {"": AFTER_SLASH, "=": BEFORE_VALUE}.get(mark[0], BEFORE_QUERY)
            yield host + place, cost
    for name in _NAMES.finditer(address, host):
        cost = IN_SHORT if len(name[0]) < SHORT else IN_NAME
        for mark in _INSIDE.finditer(name[0], 1):
            yield name.start() + mark.start(), cost


def _in_host(host: str) -> Iterator[tuple[int, float]]:
    """Yield the dots of a host, whose last two names say whose it is; in need, its hyphens."""
    begin = host.find("://") + 3 if "://" in host else 0
    if begin:
        yield begin, AFTER_SCHEME
    last = host.rfind(".")
    for mark in re.finditer(r"\.|(?<!-)-", host[begin + 1 :]):
        place = begin + 1 + mark.start()
        yield place, IN_SHORT if mark[0] == "-" else IN_OWNER if place == last else IN_HOST


def _cut(address: str, style: Type, measure: float) -> dict[int, float]:
    """Return its places, and those inside what is wider than a line and has no mark of its own."""
    places = dict(_places(address))
    edges = [0, *sorted(places), len(address)]
    wide = [(a, b) for a, b in pairwise(edges) if not style.fits(address[a:b], measure)]
    return places | {place: CUT for a, b in wide for place in range(a + 1, b)}
