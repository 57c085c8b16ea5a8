"""Why: the questions of the introduction's first list."""

from collections.abc import Iterator

from roadmap_print.content.markdown import first_list
from roadmap_print.layout.page_model import Page, Shape, TextBlock, listed
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import bead, stretch
from roadmap_print.publications.slides.deck_title import START, heading_above, heading_room
from roadmap_print.publications.text_fitting import Fitter

MOST = 3
LINE = 80.0  # mm
HEADING_FOOT = LINE - 15.0  # mm
TOP, FOOT = LINE + 17.0, 180.0  # mm: of the questions
GUTTER = 12.0  # mm between two


def why_slide(kit: PageKit) -> Iterator[Page]:
    """Yield the first questions, side by side under the line; no slide where there are none."""
    heading, items = _first_list(kit)
    shown = items[:MOST]
    if not shown:
        return
    hue, style, fitter = kit.theme.primary, kit.type("talk-question"), Fitter.of(kit)
    width = (kit.frame.width - 2 * START - GUTTER * (len(shown) - 1)) / len(shown)
    size = fitter.best(shown, style, width, FOOT - TOP)
    shapes: list[Shape] = [stretch(kit, 0.0, kit.frame.width, LINE, hue)]
    blocks: list[TextBlock] = []
    for place, item in enumerate(shown):
        start = START + place * (width + GUTTER)
        said = fitter.shorten(item, size, width, int((FOOT - TOP) / size.line))
        shapes.append(bead(kit, start + kit.mm("bead") / 2, LINE, hue))
        blocks.append(kit.text(said, size, start, TOP, width, colour=kit.theme.ink))
    ours = not heading
    title = heading_above(kit, heading or kit.roadmap.words.why, HEADING_FOOT, ours=ours)
    rooms = heading_room(kit, HEADING_FOOT)
    yield Page(kit.frame, (title, *listed(blocks)), tuple(shapes), role="questions", rooms=rooms)


def _first_list(kit: PageKit) -> tuple[str, tuple[str, ...]]:
    """Return the items of the first list, and its heading where they are no questions."""
    for question in kit.roadmap.introduction:
        if items := first_list(question.text, kit.roadmap.language):
            asked = all(item.endswith(("?", "؟", "？")) for item in items)
            return "" if asked else question.heading, items
    return "", ()
