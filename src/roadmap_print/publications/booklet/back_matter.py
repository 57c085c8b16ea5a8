"""What comes after the steps: pages for notes, the back cover with the colophon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.printed_text import PrintedText, longest
from roadmap_print.content.qr_codes import QUIET
from roadmap_print.content.view import Roadmap
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.address_lines import AddressLine, wrap_address
from roadmap_print.layout.components import TemplatePart
from roadmap_print.layout.font_metrics import elide, wrap
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.overflow import too_high
from roadmap_print.layout.route_line import Stroke
from roadmap_print.publications.booklet.entries import address_lines
from roadmap_print.publications.booklet.frame import RULED, BookletFrame

UNDER_HOME = 2.0  # mm from the newest edition's code to what it is


def note_sheets(frame: BookletFrame, count: int) -> tuple[TemplatePart, ...]:
    """Rule pages before the back cover: folded sheets have a multiple of four."""
    rules = int((frame.room - frame.type("step-title").line) / RULED)
    bars = frame.bars((frame.top, frame.ink))
    return (TemplatePart(kind="note", bars=bars, rules=rules, gap=RULED),) * count


@dataclass(frozen=True, slots=True)
class ColophonPart:
    """What the colophon says of one matter; `ours` whether our words say it, or the catalogue's."""

    name: str
    texts: tuple[str, ...]
    ours: bool = True


def colophon_parts(roadmap: Roadmap) -> tuple[ColophonPart, ...]:
    """Tell of an edition: what it holds, its mark, who answers for it, levels, the type.

    What has several parts is set in one line if it fits, else in as many.
    """
    words, mark = roadmap.words, roadmap.mark
    counts = (
        words.steps(len(roadmap.stations)),
        words.stops(len(roadmap.entries)),
        words.resources(len({entry.id for entry in roadmap.entries})),
    )
    answering = tuple(filter(None, (roadmap.publisher, *roadmap.contact)))
    parts = (
        ColophonPart(words.edition, (dotted(roadmap.edition, *counts),)),
        ColophonPart(words.mark, (words.mark_sentence.format(mark=mark),) if mark else ()),
        ColophonPart(words.answers, answering, ours=False),
        ColophonPart(words.levels, (words.levels_set,) if roadmap.levels else ()),
        ColophonPart(words.made, (words.made_with,)),
    )
    return tuple(part for part in parts if part.texts)


def back_cover(frame: BookletFrame) -> TemplatePart:
    """Lay out the end of the line, and below it who answers for this edition."""
    colophon = tuple(
        replace(part, texts=tuple(_lines_of(frame, part.texts)))
        for part in colophon_parts(frame.roadmap)
    )
    home, end_x = frame.roadmap.home, frame.mm("terminus-x")
    left = end_x + 14
    address = _home(frame, frame.width - left)
    colophon_top = frame.room - _colophon_height(frame, colophon)
    under = 2 * UNDER_HOME + frame.type("heading").line + frame.type("meta").height(len(address))
    across = home.size + 2 * QUIET if home else 0
    title = _back_title(frame, colophon_top - under - across * frame.mm("module"))
    above = frame.mm("back-title-top") + frame.type("heading").height(len(title))
    room = (colophon_top - under - above) / max(1, across)
    module = max(frame.mm("module"), min(frame.mm("home-module"), room))
    side = across * module
    lowest = colophon_top - under - side / 2
    if home and above + side / 2 > lowest:
        roadmap = frame.roadmap
        named = (roadmap.edition, roadmap.publisher, *roadmap.contact)
        raise too_high(longest(PrintedText(home.address, "home"), *named))
    y = max(above + side / 2, min(frame.mm("terminus-y"), lowest))
    dark = side - 2 * QUIET * module
    return TemplatePart(
        kind="back_cover",
        bars=(),
        route=_terminus(frame, end_x, y),
        code=frame.dark_square(home, left, y - dark / 2, dark) if home else None,
        title=title,
        home=address,
        home_top=y + side / 2 + UNDER_HOME,
        home_left=left,
        colophon=colophon,
        colophon_top=colophon_top,
    )


def _back_title(frame: BookletFrame, room: float) -> tuple[str, ...]:
    """Repeat the title of the cover, on one line where it has no more than `room` mm."""
    style, title = frame.type("heading"), frame.roadmap.title
    lines = wrap(title, style, frame.width)
    if frame.mm("back-title-top") + style.height(len(lines)) <= room:
        return lines
    return (elide(title, style, frame.width),)


def _home(frame: BookletFrame, measure: float) -> tuple[AddressLine, ...]:
    home = frame.roadmap.home
    return address_lines(home.address, frame.type("meta-strong"), measure) if home else ()


def _lines_of(frame: BookletFrame, texts: Sequence[str]) -> Iterator[str]:
    """Set the texts in one line, or where they are too long, each on lines of its own."""
    style, measure = frame.type("text"), frame.mm("measure")
    whole = dotted(*texts)
    if style.width(whole) <= measure:
        yield whole
        return
    for text in texts:
        yield from (wrap if " " in text else wrap_address)(text, style, measure)


def _colophon_height(frame: BookletFrame, parts: Sequence[ColophonPart]) -> float:
    style = frame.type("text")
    lines = sum(1 + len(part.texts) for part in parts)
    return frame.type("heading").line + style.height(lines) + 3.4 * len(parts)


def _terminus(frame: BookletFrame, x: float, y: float) -> str:
    bend = frame.mm("bend")
    path = (
        f"M{frame.axis:.2f} {frame.top - OVERRUN:.2f}V{y - bend:.2f}"
        f"a{bend} {bend} 0 0 0 {bend} {bend}H{x:.2f}M{x:.2f} {y - 7:.2f}v14"
    )
    return frame.page_route((Stroke(path, frame.ink),))
