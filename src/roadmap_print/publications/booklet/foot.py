"""The foot of the booklet's pages: title, edition and the page's number; where the line goes on."""

from dataclasses import dataclass, replace

from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import DOT
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import DiscShape, Part, Run, Shape, TextBlock
from roadmap_print.publications.page_kit import PageKit

DROP = 0.13  # mm by which the number, a little larger, lowers the line that it stands in
NAME_SHARE = 0.4  # of the foot's room: what a name has at least, where a copy is somebody's
BETWEEN = 4.0  # mm from the words about the next station to the foot


@dataclass(frozen=True, slots=True)
class WayOn:
    """What the foot says comes next: words over it, its title, where it is.

    Where it is no `station`, the title is in words of ours.
    """

    eyebrow: str
    title: str
    anchor: str
    page: int | None
    station: Station | None


def step_foot(kit: PageKit, way: WayOn | None, number: int, *, disc: bool = True) -> Part:
    """Place the foot of a step's page: with its way on, and the `disc` of what comes next."""
    if way is None:
        return Part(tuple(page_foot(kit, number)))
    drawn, numeral = next_disc(kit, way.station) if disc else ([], [])
    on = way_on(kit, way)
    foot = page_foot(kit, number, after=on[-1].start + on[-1].width + BETWEEN)
    return Part((*numeral, *on, *foot), tuple(drawn))


def page_foot(kit: PageKit, page_number: int, *, after: float = 0.0) -> list[TextBlock]:
    """Return the foot: decoration to a screen reader, which says page numbers by itself.

    It begins `after` mm at least; the title is shortened there, since the cover says it whole.
    """
    meta, strong = kit.type("meta"), kit.type("page-number")
    number = str(page_number)
    end = kit.frame.width - kit.mm("right")
    room = end - (after or kit.mm("head-start")) - strong.width(number)
    edition = f"{DOT}{kit.roadmap.edition}" if kit.roadmap.edition else ""
    behind = f"{edition}{DOT}"
    if kit.roadmap.personal:
        short = behind if meta.width(behind) <= (1.0 - NAME_SHARE) * room else DOT
        return _personal_foot(kit, number, short, room)
    title = kit.measurer.elide(kit.roadmap.title, meta, room - meta.width(behind))
    if len(title) < len(kit.roadmap.title) / 2:
        title = ""
    words = "".join(f"{each}{DOT}" for each in (title, kit.roadmap.edition) if each)
    if meta.width(words) > room:
        words = ""
    line = (Run(words, meta, kit.theme.grey), Run(number, strong, kit.theme.ink))
    width = kit.measurer.runs_width(line)
    return [
        TextBlock(
            end - width, kit.mm("foot-top"), width, (line,), strong.leading, "end", artifact=True
        )
    ]


def _personal_foot(kit: PageKit, number: str, edition: str, room: float) -> list[TextBlock]:
    """Return a foot with a place for a name where the title stands in others."""
    meta, strong = kit.type("meta"), kit.type("page-number")
    end, grey = kit.frame.width - kit.mm("right"), kit.theme.grey
    line = (Run(edition, meta, grey), Run(number, strong, kit.theme.ink))
    width, top = kit.measurer.runs_width(line), kit.mm("foot-top")
    foot = TextBlock(end - width, top, width, (line,), strong.leading, "end", artifact=True)
    behind = width - strong.width(number)
    area = Area(end - strong.width(number) - room, top + DROP, room - behind, strong.line)
    return [kit.slot("foot", area, meta, grey, align="end", artifact=True), foot]


def raised(kit: PageKit) -> float:
    """Return how many mm higher than in our scripts begins what the foot says comes next."""
    return kit.sheet.added(kit.type("meta").line + kit.type("next-title").line)


def way_on(kit: PageKit, way: WayOn) -> tuple[TextBlock, ...]:
    """Say at the foot where the line goes on: a link with the page's number."""
    meta, strong, start = kit.type("meta"), kit.type("next-title"), kit.mm("head-start")
    top = kit.mm("next-top") - raised(kit)
    above = kit.words(way.eyebrow, meta, start, top, kit.mm("head-measure"), colour=kit.theme.grey)
    number = f"\u00a0 {kit.roadmap.words.page}\u00a0{way.page}" if way.page else ""
    edge = kit.frame.width - kit.mm("right")
    room = (edge - start) * 0.5 - meta.width(number)
    shown = kit.measurer.elide(way.title, strong, room)
    runs = [Run(shown, strong, kit.theme.ink, lang=None if way.station else kit.own_lang)]
    if number:
        runs.append(Run(number, meta, kit.theme.grey, lang=kit.own_lang))
    width = kit.measurer.runs_width(runs)
    below = TextBlock(
        start, above.bottom, width, (tuple(runs),), strong.leading,
        link=kit.page_link(way.anchor, way.title), artifact=False,
    )  # fmt: skip
    return above, below


def next_disc(kit: PageKit, following: Station | None) -> tuple[list[Shape], list[TextBlock]]:
    """Draw the next station on the line, an open ring where there is none."""
    axis, middle, size = kit.mm("axis"), kit.mm("next"), kit.mm("next-disc")
    if following is None:
        edge = kit.theme.primary.tone
        return [DiscShape(axis, middle, size * 0.57, "#FFFFFF", edge=edge, edge_width=0.9)], []
    shape, numeral = kit.disc(following, axis, middle, size)
    return [shape], [replace(numeral, artifact=True)]
