"""Sizes at which texts fit, whatever face the reader's computer sets them in.

PowerPoint breaks lines itself, and shrinks a text that overflows only once somebody edits it. So
what is written fits at once: in the face that the theme names, and in one a tenth wider.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.frame import Area
from roadmap_print.layout.measurer import Measurer
from roadmap_print.render.presentation.slide_text import Paragraph

SUBSTITUTE = 1.10
"""How much wider than the face that the theme names another one may be."""
ARIAL = {"title": 1.08, "text": 1.09, "text-semibold": 1.14, "text-italic": 1.12}
"""How much wider than our faces Arial sets French and English, which the theme names for them."""
LINE = 1.2  # em: a line of Arial or Calibri, spaced singly
LEAST = 0.5  # of the size that was wanted: nothing is set smaller
STAYING = 0.86  # of the size, at least, that texts have so that none of them moves
CLOSE = 2.5  # mm between a text that grows and one under it, at least, where there was as much
WIDER = 1.2  # of its width on the page: what a text may have where nothing stands beside it
BESIDE = 6.0  # mm that it keeps free to what does
_STEP = 0.97  # from a size to the next smaller one


@dataclass(frozen=True, slots=True)
class TextBox:
    """Paragraphs in their area, which may grow downward, and what moves down with it."""

    paragraphs: tuple[Paragraph, ...]
    area: Area

    @property
    def text(self) -> str:
        """All its letters."""
        return " ".join(each.text for each in self.paragraphs)


@dataclass(frozen=True, slots=True)
class FittedPage:
    """The text boxes of a page in their places, the scale of each, and how far it was moved."""

    scales: tuple[float, ...]
    boxes: tuple[TextBox, ...]
    moved: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class WideMeasurer:
    """Who measures texts as wide as they may be set."""

    measurer: Measurer

    def height(self, paragraphs: Sequence[Paragraph], width: float, scale: float) -> float:
        """Return the height in mm of paragraphs in a width in mm."""
        return sum(
            self._lines(each, width, scale) * each.size * scale * LINE * MM_PER_PT
            + each.above * scale
            for each in paragraphs
        )

    def scale_for(
        self, paragraphs: Sequence[Paragraph], width: float, height: float, least: float = LEAST
    ) -> float:
        """Return the largest scale at which paragraphs fit an area in mm, no word of them cut."""
        return first_scale(
            lambda scale: (
                self.whole(paragraphs, width, scale)
                and self.height(paragraphs, width, scale) <= height
            ),
            least,
        )

    def whole(self, paragraphs: Iterable[Paragraph], width: float, scale: float) -> bool:
        """Tell whether no word is wider than a line, but for what is cut on the page too."""
        widths = (
            (self.measurer.widest_word(run.text, run.type), self._wider(run.type.face))
            for each in paragraphs
            for run in each.runs
        )
        return all(word * wider * scale <= width for word, wider in widths if word <= width)

    def _lines(self, one: Paragraph, width: float, scale: float) -> int:
        wider = max((self._wider(run.type.face) for run in one.runs), default=1.0)
        measure = width / (scale * wider)
        indent = one.block.indent / wider
        if len(one.runs) == 1 and not indent:
            return len(self.measurer.wrap(one.text, one.runs[0].type, measure))
        return len(self.measurer.wrap_runs(one.runs, measure, min(indent, measure / 2)))

    def _wider(self, face: str) -> float:
        return ARIAL.get(face, 1.0) * SUBSTITUTE


def first_scale(fits: Callable[[float], bool], least: float = LEAST) -> float:
    """Return the largest scale that fits, the least where none does."""
    return next(filter(fits, _scales(least)), least)


def _scales(least: float) -> Iterator[float]:
    scale = 1.0
    while scale > least:
        yield scale
        scale *= _STEP
    yield least


def fit_boxes(
    boxes: Sequence[TextBox], obstacles: Sequence[Area], foot: float, measurer: WideMeasurer
) -> FittedPage:
    """Set the texts of a page as large as all fit: those below one that grows move down.

    They stay above `foot` and above the `obstacles` that stand under them. Columns that begin
    alike are set alike: where texts stay in their places, they may be a little smaller.
    """
    scales, placed = [1.0] * len(boxes), list(boxes)
    for column in _alike(boxes):
        own = [boxes[number] for number in column]
        scale = _column_scale(own, obstacles, foot, measurer)
        for number, box in zip(column, _stacked(own, scale, measurer), strict=True):
            scales[number], placed[number] = scale, box
    moved = tuple(now.area.top - before.area.top for before, now in zip(boxes, placed, strict=True))
    return FittedPage(tuple(scales), tuple(placed), moved)


def widen_boxes(
    boxes: Sequence[TextBox], obstacles: Sequence[Area], end: float
) -> tuple[TextBox, ...]:
    """Give texts that begin at their start side more width, where nothing stands beside them.

    `end` is where the page's margin begins.
    """
    areas = [*(each.area for each in boxes), *obstacles]
    return tuple(_widened(each, areas, end) for each in boxes)


def _widened(box: TextBox, areas: Iterable[Area], end: float) -> TextBox:
    area = box.area
    if any(each.block.align != "start" for each in box.paragraphs):
        return box
    beside = [
        each.start - BESIDE
        for each in areas
        if each.start >= area.end and each.top < area.bottom + area.height / 2
        and area.top < each.bottom
    ]  # fmt: skip
    limit = min([end, area.start + WIDER * area.width, *beside])
    return replace(box, area=replace(area, width=max(area.width, limit - area.start)))


def _column_scale(
    boxes: Sequence[TextBox], obstacles: Sequence[Area], foot: float, measurer: WideMeasurer
) -> float:
    """Return the largest scale at which texts fit, if it can be with none of them moved."""

    def fits(scale: float, *, staying: bool = False) -> bool:
        if not all(measurer.whole(each.paragraphs, each.area.width, scale) for each in boxes):
            return False
        pairs = list(zip(boxes, _stacked(boxes, scale, measurer), strict=True))
        if staying and any(now.area.top != before.area.top for before, now in pairs):
            return False
        limits = (_limit(before.area, obstacles, foot) for before, _ in pairs)
        return all(now.area.bottom <= limit for (_, now), limit in zip(pairs, limits, strict=True))

    staying = (scale for scale in _scales(STAYING) if fits(scale, staying=True))
    return next(staying, 0.0) or first_scale(fits)


def _alike(boxes: Sequence[TextBox]) -> list[list[int]]:
    """Return the places of texts by columns, of which those that begin alike are one."""
    columns: list[list[int]] = []
    for number in sorted(range(len(boxes)), key=lambda each: boxes[each].area.top):
        over = [
            column
            for column in columns
            if any(_overlap(boxes[number].area, boxes[other].area) for other in column)
        ]
        joined = [number, *(each for column in over for each in column)]
        columns = [each for each in columns if each not in over] + [sorted(joined)]
    alike: dict[object, list[int]] = {}
    for column in sorted(columns):
        top = min(column, key=lambda each: boxes[each].area.top)
        first = boxes[top].paragraphs[0]
        look = (first.runs[0].type, first.block.align) if first.runs else None
        alike.setdefault(look, []).extend(column)
    return list(alike.values())


def _limit(area: Area, obstacles: Iterable[Area], foot: float) -> float:
    """Return how far down a text may reach, which it always may as far as it did."""
    under = [each.top for each in obstacles if _overlap(area, each) and each.top >= area.bottom - 1]
    return max(area.bottom, min([foot, *under])) + 0.01


def _stacked(boxes: Sequence[TextBox], scale: float, measurer: WideMeasurer) -> tuple[TextBox, ...]:
    """Give each text the height that it needs, and move down what stands close under it."""
    placed: dict[int, TextBox] = {}
    for number in sorted(range(len(boxes)), key=lambda each: boxes[each].area.top):
        box, area = boxes[number], boxes[number].area
        top = area.top
        for other, one in placed.items():
            before = boxes[other].area
            gap = area.top - before.bottom
            if _overlap(area, before) and gap >= -CLOSE:
                top = max(top, one.area.bottom + min(gap, CLOSE))
        height = max(area.height, measurer.height(box.paragraphs, area.width, scale))
        placed[number] = replace(box, area=Area(area.start, top, area.width, height))
    return tuple(placed[number] for number in range(len(boxes)))


def _overlap(one: Area, other: Area) -> bool:
    """Tell whether two areas stand over each other."""
    return one.start < other.end and other.start < one.end
