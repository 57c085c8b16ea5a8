"""How slides begin: whose they are and how far the way is; the same on those of a talk."""

from dataclasses import dataclass, replace
from math import ceil

from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import FieldShape, Node, Page, Shape, TextBlock, TextRoom
from roadmap_print.publications.page_kit import NUMERAL, PageKit
from roadmap_print.publications.slides.deck_line import bead, station_disc, stretches
from roadmap_print.publications.text_fitting import Fitter, set_above

START = 22.0  # mm: where all texts and the first station begin
HEADING_TOP = 10.0  # mm: above which no heading of a slide begins
LOGO = (72.0, 24.0)  # mm at most
FIELD, ABOVE_FOOT = 108.0, 8.0  # mm: the field of a house's colour, and what it leaves free
TITLE_TOP, UNDER_LOGO, LOGO_TOP = 26.0, 42.0, 14.0  # mm
LINE = 132.0  # mm: the line, higher over a long text under it
ABOVE_LINE, UNDER_LINE = 20.0, 18.0  # mm from the middle of the line to the texts
BETWEEN = 3.0  # mm from one text to the next
STATION, PITCH = 24.0, 38.4  # mm: discs and from one to the next, at most
FILLED = 0.72  # of that: a disc
UNNUMBERED = 12.0  # mm at most: a stop without numeral
LEAST_PITCH = 5.0  # mm between stops: of very many, only so many are drawn


@dataclass(frozen=True, slots=True)
class TitleTexts:
    """What stands on the first slide; `line` is where the line runs, None where it has no room."""

    upper: tuple[TextBlock, ...]
    lower: tuple[TextBlock, ...]
    line: float | None


def title_slide(kit: PageKit, imprint: str = "") -> Page:
    """Return the slide that names the roadmap; its title is never cut."""
    box = Area(kit.frame.width - START - LOGO[0], LOGO_TOP, *LOGO)
    fielded = kit.theme.field
    tab, logo = kit.logo(box, on_field=fielded, align="end")
    texts = _title_texts(kit, UNDER_LOGO if logo else TITLE_TOP, imprint, fielded=fielded)
    if fielded and texts.upper[-1].bottom > FIELD - BETWEEN:
        tab, logo = kit.logo(box, align="end")
        fielded = False
        texts = _title_texts(kit, UNDER_LOGO if logo else TITLE_TOP, imprint, fielded=False)
    shapes, discs = _stations(kit, texts.line) if texts.line else ([], [])
    field = [FieldShape(Area(-OVERRUN, -OVERRUN, kit.frame.width + 2 * OVERRUN, FIELD + OVERRUN),
                        kit.theme.primary.surface)] if fielded else []  # fmt: skip
    content = (*logo, *texts.upper, *discs, *texts.lower)
    rooms = _rooms(kit, texts, fielded=fielded)
    return Page(kit.frame, content, (*field, *tab, *shapes), role="title", rooms=rooms)


def _rooms(kit: PageKit, texts: TitleTexts, *, fielded: bool) -> tuple[TextRoom, ...]:
    """Return the places of the texts: over the line, inside a field, and under the line."""
    width, title = kit.frame.width - 2 * START, texts.upper[-1]
    line = texts.line or texts.lower[0].top if texts.lower else kit.mm("bottom")
    foot = min(line - ABOVE_LINE, FIELD - ABOVE_FOOT) if fielded else line - ABOVE_LINE
    foot = max(title.bottom, foot)
    rooms = [TextRoom("title", Area(START, title.top, width, foot - title.top))]
    rooms += [TextRoom("subtitle", Area(START, each.top, width, each.height))
              for each in texts.upper[:-1]]  # fmt: skip
    if texts.lower:
        top = texts.lower[0].top
        rooms.append(TextRoom("body", Area(START, top, width, kit.mm("bottom") - top)))
    return tuple(rooms)


def _title_texts(kit: PageKit, top: float, imprint: str, *, fielded: bool) -> TitleTexts:
    """Set all texts round the line; a title that is too long has its place too."""
    fitter, measure = Fitter.of(kit), kit.frame.width - 2 * START
    roadmap, style, theme = kit.roadmap, kit.type("deck-title"), kit.theme
    ink, grey = (theme.primary.on_surface,) * 2 if fielded else (theme.ink, theme.grey)
    subtitle = kit.text(
        roadmap.subtitle or "", kit.type("deck-subtitle"), START, top, measure, colour=grey
    )
    under = subtitle.bottom + (BETWEEN if subtitle.lines else 0.0)
    lower = _lower_texts(kit, roadmap.summary, imprint)
    line = min(LINE, kit.mm("bottom") - UNDER_LINE - _height(lower))
    foot = min(line - ABOVE_LINE, FIELD - ABOVE_FOOT) if fielded else line - ABOVE_LINE
    size = fitter.type_for([roadmap.title], style, measure, foot - under)
    if size is None:
        lower = _lower_texts(kit, "", imprint)
        room = kit.mm("bottom") - _height(lower) - 2 * BETWEEN - under
        size = fitter.best([roadmap.title], style, measure, room)
    title = kit.text(roadmap.title, size, START, under, measure, colour=ink, tag="h1")
    drawn = title.bottom + ABOVE_LINE <= line + 1.0
    at = line + UNDER_LINE if drawn else kit.mm("bottom") - _height(lower)
    placed = tuple(each.moved(0.0, at) for each in lower)
    named = replace(title, bookmark=roadmap.title, role="title")
    upper = (replace(subtitle, role="subtitle"), named) if subtitle.lines else (named,)
    return TitleTexts(upper, placed, line if drawn else None)


def _lower_texts(kit: PageKit, *texts: str) -> tuple[TextBlock, ...]:
    """Break the texts under the line, the first one at 0."""
    measure, at, blocks = kit.frame.width - 2 * START, 0.0, []
    looks = (("deck-summary", kit.theme.ink), ("deck-imprint", kit.theme.grey))
    for text, (name, colour) in zip(texts, looks, strict=True):
        if text:
            block = kit.text(text, kit.type(name), START, at, measure, colour=colour)
            blocks.append(replace(block, role="body"))
            at = blocks[-1].bottom + BETWEEN
    return tuple(blocks)


def _height(blocks: tuple[TextBlock, ...]) -> float:
    return blocks[-1].bottom if blocks else 0.0


def _stations(kit: PageKit, line: float) -> tuple[list[Shape], list[Node]]:
    """Set stations in one row on a line from edge to edge: all, or of hundreds every so many."""
    stations = kit.roadmap.stations
    pitch = min(PITCH, (kit.frame.width - 2 * START - STATION) / max(1, len(stations) - 1))
    size = min(STATION, FILLED * pitch)
    numbered = size >= kit.mm("floor") / MM_PER_PT / NUMERAL
    middles = [START + STATION / 2 + pitch * place for place in range(len(stations))]
    shapes = stretches(kit, [0.0, *middles, kit.frame.width], line, 0)
    every = max(1, ceil(LEAST_PITCH / pitch))
    numerals: list[Node] = []
    for place, (station, middle) in enumerate(zip(stations, middles, strict=True)):
        if not numbered:
            drawn = min(FILLED * pitch * every, UNNUMBERED)
            shapes += [bead(kit, middle, line, station.hue, drawn)] if place % every == 0 else []
            continue
        disc, numeral = station_disc(kit, station, middle, line, size)
        shapes.append(disc)
        numerals += [replace(each, artifact=True) for each in numeral]
    return shapes, numerals


def heading_above(
    kit: PageKit, text: str, foot: float, *, ours: bool, first: bool = True
) -> TextBlock:
    """Set a slide's heading so that it ends at `foot` mm; a long one is smaller, then shorter.

    The `first` of several slides with it is in the list of contents.
    """
    fitter, measure = Fitter.of(kit), kit.frame.width - 2 * START
    style, height = kit.type("deck-heading"), foot - HEADING_TOP
    size = fitter.best([text], style, measure, height)
    said = fitter.shorten(text, size, measure, max(1, int(height / size.line)))
    words = kit.words if ours else kit.text
    block = words(said, size, START, 0.0, measure, colour=kit.theme.ink, tag="h2")
    bookmark = said if first else ""
    return set_above(replace(block, bookmark=bookmark, role="title"), foot)


def heading_room(kit: PageKit, foot: float) -> tuple[TextRoom, ...]:
    """Return the place of such a heading."""
    area = Area(START, HEADING_TOP, kit.frame.width - 2 * START, foot - HEADING_TOP)
    return (TextRoom("title", area, at="foot"),)
