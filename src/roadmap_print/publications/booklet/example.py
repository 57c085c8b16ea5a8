"""One entry as an example, its parts named at the ends of thin lines.

What stands in lines is named at their right, the box and the pips below at their left, the code
under it: so no line crosses another, however long the entry's texts are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from roadmap_print.content.qr_codes import QUIET
from roadmap_print.content.view import Entry
from roadmap_print.layout.components import Place
from roadmap_print.publications.booklet.entries import RISE, EntryBlock, block
from roadmap_print.publications.booklet.frame import BookletFrame

LEADER = 9.0  # mm, the shortest line from a text to its name
CLEAR = 1.4  # mm from a line's ends to what it joins
UNDER_TEXT = 2.2  # mm from the entry's text to the names below
DROP = 2.6  # mm, the line from the code to its name
THIN = 0.25  # mm
CORNER = 0.3  # mm from the box's right edge to the line that leaves its corner


@dataclass(frozen=True, slots=True)
class Name:
    """What a part is called, its upper left corner, and the straight thin lines that lead there."""

    text: str
    x: float
    y: float
    width: float
    leaders: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An entry with the names of its parts, in the order in which they are read."""

    block: EntryBlock
    names: tuple[Name, ...]
    height: float


def example(frame: BookletFrame) -> Example | None:
    """Name the parts of the first entry that shows all of them in little room."""
    entries = frame.roadmap.entries
    if not entries:
        return None
    plain = min(entries, key=lambda e: (e.level is None, e.citation is not None, len(e.title) > 60))
    entry = replace(plain, news=None)
    parts = frame.roadmap.words["parts"]
    beside = (parts["title"], parts["publisher"], parts["reference"], parts["address"])
    widest = max(map(frame.type("meta").width, beside))
    made = block(frame, entry, spare=LEADER + 2 * CLEAR + widest)
    names = (*_below(frame, made), *_beside(frame, made), _under_code(frame, entry))
    ends = [name.y + frame.type("meta").line for name in names]
    return Example(made, names, max(made.height, *ends))


def _rows(frame: BookletFrame, made: EntryBlock) -> Iterator[tuple[str, float, float]]:
    """Yield the name of each text of an entry, where its first line ends, that line's middle."""
    parts, y = frame.roadmap.words["parts"], 0.0
    texts = (
        (parts["title"], made.title, "entry-title"),
        (parts["publisher"], made.meta, "meta"),
        (parts["reference"], made.citation, "meta"),
    )
    for name, lines, face in texts:
        if lines:
            style = frame.type(face)
            yield name, style.width(lines[0]), y + style.line / 2
            y += style.height(len(lines))
    first, style = made.address[0], frame.type("address")
    host = frame.type("address-host").width(first.host)
    end = style.width(first.before) + host + style.width(first.after)
    yield parts["address"], end, y + frame.mm("after-meta") + style.line / 2


def _beside(frame: BookletFrame, made: EntryBlock) -> Iterator[Name]:
    rows = list(_rows(frame, made))
    x = max(end for _, end, _ in rows) + LEADER + 2 * CLEAR
    for text, end, middle in rows:
        start = end + CLEAR
        yield _name(frame, text, x, middle, Place(start, middle, x - CLEAR - start, THIN))


def _below(frame: BookletFrame, made: EntryBlock) -> Iterator[Name]:
    """Name the box and the pips: a line down from each, then to the right."""
    parts, line = frame.roadmap.words["parts"], frame.type("meta").line
    *_, (_, _, last) = _rows(frame, made)
    y = last + frame.type("address").height(len(made.address)) + UNDER_TEXT
    corner = frame.axis + frame.mm("tick") / 2 - CORNER
    row = y + line if made.pips else y
    yield _elbow(frame, parts["tick"], corner, made.tick_top + frame.mm("tick"), row)
    if pips := made.pips:
        yield _elbow(frame, parts["level"], pips.x + pips.width / 2, pips.y + pips.height, y)


def _elbow(frame: BookletFrame, text: str, x: float, top: float, y: float) -> Name:
    down = Place(x, top + CLEAR / 2, THIN, y - top - CLEAR / 2)
    return _name(frame, text, 0.0, y, down, Place(x, y, -CLEAR - x, THIN))


def _under_code(frame: BookletFrame, entry: Entry) -> Name:
    """Name the code under the middle of its quiet zone."""
    text, style = frame.roadmap.words["parts"]["code"], frame.type("meta")
    dark, width = entry.code.size * frame.mm("module"), style.width(text)
    top = RISE + dark + QUIET * frame.mm("module") + CLEAR / 2
    middle = frame.width - dark / 2
    x = min(middle, frame.width - width / 2) - width / 2
    y = top + DROP + style.line / 2
    return _name(frame, text, x, y, Place(middle, top, THIN, DROP))


def _name(frame: BookletFrame, text: str, x: float, middle: float, *leaders: Place) -> Name:
    style = frame.type("meta")
    return Name(text, x, middle - style.line / 2, style.width(text) + 1, leaders)
