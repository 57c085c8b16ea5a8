"""The foot of a poster: which edition it is, what else there is, whom to ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import shown_address
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.page_model import Alignment, Link, Run, TextBlock
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.sizes import Sizes

BESIDE_LINE = 4.0  # mm that stay free on each side of the bar at the line's end
_SHARES = {"start": 0.48, "end": 0.5}  # of the foot's width, where both sides have words


@dataclass(frozen=True, slots=True)
class Foot:
    """The texts at the foot; `top` is where the first of them begins."""

    content: tuple[TextBlock, ...]
    top: float


@dataclass(frozen=True, slots=True)
class FootLine:
    """A line of a foot: words and the name of their type style."""

    text: str
    style: str
    ours: bool = False


def make_foot(kit: PageKit, sizes: Sizes, start: float, note: str = "") -> Foot:
    """Set the foot from `start` to the end of entries.

    A `note` stands in place of other forms on sheets that show no levels.
    """
    end = kit.frame.width - sizes.long("edge")
    own = _columns(sizes, start, end) if sizes.form.columns > 1 else {}
    sides = _joined(kit, sizes, _edition(kit, note), _asked(kit, levels=not note), end - start, own)
    bottom = kit.frame.height - kit.mm("foot")
    blocks: list[TextBlock] = []
    for side, lines in sides.items():
        share = _SHARES[side] if max(map(len, sides.values())) > 1 and all(sides.values()) else 1.0
        measure = own.get(side, share * (end - start))
        place = start if side == "start" else end - measure
        blocks += _stacked(kit, sizes, lines, place, measure, side, bottom)
    top = min((each.top for each in blocks), default=bottom)
    return Foot(tuple(sorted(blocks, key=lambda each: (each.align != "start", each.top))), top)


def _columns(sizes: Sizes, start: float, end: float) -> dict[Alignment, float]:
    """Return the measure of each side where the line ends between them, in a further column."""
    line = sizes.form.width - sizes.form.column + sizes.axis
    half = sizes.lined("bar") / 2 + BESIDE_LINE
    return {"start": line - half - start, "end": end - line - half}


def _joined(
    kit: PageKit,
    sizes: Sizes,
    edition: Sequence[FootLine],
    asked: Sequence[FootLine],
    room: float,
    own: Mapping[Alignment, float],
) -> dict[Alignment, Sequence[FootLine]]:
    """Put both sides in one line where it has room for them, and each its `own` measure."""
    sides: dict[Alignment, Sequence[FootLine]] = {"start": edition, "end": asked}
    lines = {
        side: FootLine(dotted(*(each.text for each in texts)), "legend", ours=True)
        for side, texts in sides.items()
        if texts
    }
    style = sizes.header_type("legend")
    widths = [kit.measurer.width(line.text, style) for line in lines.values()]
    apart = own and any(width > own[side] for side, width in zip(lines, widths, strict=True))
    if apart or sum(widths) + sizes.headed("between-legends") > room:
        return sides
    return {side: [lines[side]] if side in lines else [] for side in sides}


def _edition(kit: PageKit, note: str) -> list[FootLine]:
    roadmap, words = kit.roadmap, kit.roadmap.words
    named = roadmap.edition and words.edition_named.format(edition=roadmap.edition)
    also, home = note, roadmap.home and shown_address(roadmap.home.address)
    if home:
        also = dotted(home, note) if note else words.also_as_at.format(address=home)
    return [
        FootLine(text, style, ours=True)
        for text, style in ((named, "strong"), (also, "legend"))
        if text
    ]


def _asked(kit: PageKit, *, levels: bool) -> list[FootLine]:
    roadmap, sender = kit.roadmap, kit.roadmap.sender
    name = roadmap.publisher if kit.theme.logo else None  # else it stands in the head
    asked = dotted(name, sender.email, sender.phone, None if sender.email else sender.website)
    noted = roadmap.words.levels_set if levels and roadmap.levels else None
    lines = ((asked, "legend", False), (dotted(noted, roadmap.stamp_line), "mark", True))
    return [FootLine(text, style, ours) for text, style, ours in lines if text]


def _stacked(
    kit: PageKit,
    sizes: Sizes,
    lines: Sequence[FootLine],
    start: float,
    measure: float,
    side: Alignment,
    bottom: float,
) -> list[TextBlock]:
    """Set lines under each other so that the last ends at `bottom`."""
    found: list[TextBlock] = []
    for each in reversed(lines):
        style = sizes.header_type(each.style)
        bottom -= kit.sheet.below(style)
        place = kit.words if each.ours else kit.text
        colour = kit.theme.grey if each.style == "mark" else kit.theme.text
        block = place(each.text, style, start, 0, measure, colour=colour, align=side)
        block = block.moved(0, bottom - block.height)
        found.append(replace(block, lines=_linked(kit, block.lines)))
        bottom = block.top
    return found[::-1]


def _linked(kit: PageKit, lines: Sequence[tuple[Run, ...]]) -> tuple[tuple[Run, ...], ...]:
    """Make the address of the newest edition a link where a line shows it whole."""
    home, link = kit.roadmap.home, kit.home_link()
    if home is None or link is None:
        return tuple(lines)
    shown = shown_address(home.address)
    return tuple(_parted(line, shown, link) for line in lines)


def _parted(line: tuple[Run, ...], shown: str, link: Link) -> tuple[Run, ...]:
    text = "".join(run.text for run in line)
    before, found, after = text.partition(shown)
    if not found:
        return line
    first = line[0]
    parts = (
        replace(first, text=before),
        replace(first, text=shown, link=link),
        replace(first, text=after),
    )
    return tuple(run for run in parts if run.text)
