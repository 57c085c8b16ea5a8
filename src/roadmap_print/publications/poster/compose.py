"""The poster: the whole route in bands, one a step, on one sheet or on as few as it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from roadmap_print.brand.theme import Hue
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.overflow import too_high
from roadmap_print.layout.page_model import LineShape, Node, Page, Shape
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster import A2_MODULE, A3_MODULE, SHEETS
from roadmap_print.publications.poster.band_drawing import BandDrawing, BandPlace, DrawnBand
from roadmap_print.publications.poster.band_search.bands import Band, BandMaker
from roadmap_print.publications.poster.band_search.plan import Plan, Room
from roadmap_print.publications.poster.band_search.search import NoRoomError, Search
from roadmap_print.publications.poster.field_colours import FieldColours
from roadmap_print.publications.poster.foot import Foot, make_foot
from roadmap_print.publications.poster.header import Header, HeaderText, make_header, sheet_told
from roadmap_print.publications.poster.sizes import Sizes
from roadmap_print.render.html_templates import Composed, PageMaterial

USUAL = ("a2", "a1", "a0")
"""Sheets that are tried where none is asked for, the smallest first."""
OVER_FOOT = 3.0  # mm of white over the foot's text
AT_HEADER = 11.0  # mm from the header to the first branch, on A2
UNDER_TURN = 4.0  # mm of white round the line from one column to the next
TOUCH = 2.0  # mm by which the first disc touches the header, on A2


def compose(material: PageMaterial) -> Composed:
    """Lay the roadmap out: on the smallest sheet that holds it, or on the one that is asked for.

    Raises FitError where not even a row of entries has room.
    """
    kit = PageKit.of(material, *SHEETS["a2"])
    asked, large = material.options.poster_size, material.options.large_print
    names = (asked,) if asked else USUAL[1:] if large else USUAL
    poster = SheetParts(kit)
    try:
        plan = Search(kit, poster.room).best(SHEETS, names)
    except NoRoomError:
        longest = max((entry.longest for entry in kit.roadmap.entries), key=len, default="")
        raise too_high(longest) from None
    pages = [_Sheet(poster, plan, number).page() for number in range(1, len(plan.sheets) + 1)]
    form = plan.maker.sizes.form
    return replace(kit, frame=replace(kit.frame, width=form.width, height=form.height)).document(
        pages
    )


@dataclass(frozen=True)
class SheetParts:
    """Head, foot and what is between them, for sizes that are tried."""

    kit: PageKit
    _headers: dict[object, Header] = field(init=False, compare=False, default_factory=dict)
    _feet: dict[object, float] = field(init=False, compare=False, default_factory=dict)

    def on(self, sizes: Sizes) -> PageKit:
        """Return the kit for a sheet of a form."""
        frame = replace(self.kit.frame, width=sizes.form.width, height=sizes.form.height)
        return replace(self.kit, frame=frame)

    def header(self, sizes: Sizes, sheet: str = "", *, again: bool = False) -> Header:
        """Compose the head; `sheet` says which of several it is, the first or one `again`."""
        roadmap = self.kit.roadmap
        text, subtitle = dotted(sheet, roadmap.summary), roadmap.subtitle or ""
        place = HeaderText(
            text,
            "" if again else subtitle,
            again,
            sizes.label_start,
            sizes.axis,
            self.line(sizes),
            A3_MODULE if sizes.form.hand else A2_MODULE,
        )
        return make_header(self.on(sizes), sizes, place)

    def line(self, sizes: Sizes) -> float:
        """Return the width of the line."""
        theme = self.kit.theme
        return sizes.lined("line") * FieldColours.of(theme.primary, theme).thin

    def foot(self, sizes: Sizes) -> Foot:
        """Set the foot."""
        return make_foot(self.on(sizes), sizes, sizes.label_start)

    def room(self, sizes: Sizes, maker: BandMaker, *, several: bool) -> Room:
        """Say what head and foot leave to bands, where there are several sheets or one."""
        header = self._kept(sizes, several=several)
        foot = self._foot_top(sizes)
        scale = sizes.form.scale
        top = max(
            header.bottom + AT_HEADER * scale,
            header.bottom + sizes.disc / 2 - TOUCH * scale,
            header.clear + maker.over + 0.6,
        )
        turn = sizes.lined("line") + 2 * UNDER_TURN if sizes.form.columns > 1 else 0.0
        return Room(top, foot - OVER_FOOT - turn)

    def _kept(self, sizes: Sizes, *, several: bool) -> Header:
        key = (sizes.form, round(sizes.label_start, 1), several)
        if key not in self._headers:
            words = self.kit.roadmap.words.sheet_of_steps
            told = words.format(number=88, count=88, first=888, last=888)  # as long as they get
            self._headers[key] = self.header(sizes, told if several else "")
        return self._headers[key]

    def _foot_top(self, sizes: Sizes) -> float:
        key = (sizes.form, round(sizes.label_start, 1))
        if key not in self._feet:
            self._feet[key] = self.foot(sizes).top
        return self._feet[key]


@dataclass(frozen=True)
class _Sheet:
    """One sheet of a plan."""

    poster: SheetParts
    plan: Plan
    number: int

    @property
    def sizes(self) -> Sizes:
        return self.plan.maker.sizes

    @property
    def columns(self) -> Sequence[Sequence[Band]]:
        return self.plan.sheets[self.number - 1]

    @property
    def last(self) -> bool:
        return self.number == len(self.plan.sheets)

    def page(self) -> Page:
        """Compose the sheet."""
        kit = self.poster.on(self.sizes)
        stations = [band.station for column in self.columns for band in column]
        told = sheet_told(kit, stations, self.number, len(self.plan.sheets))
        header = self.poster.header(self.sizes, told, again=self.number > 1)
        foot = self.poster.foot(self.sizes)
        content: list[Node] = [*header.content]
        plates: list[Shape] = [*header.shapes]
        signs: list[Shape] = []
        for drawn in self._bands(kit):
            content += drawn.content
            plates += drawn.plates
            signs += drawn.signs
        content += foot.content
        shapes = (*plates, *self._line(header.bottom, foot.top), *signs)
        return Page(kit.frame, tuple(content), shapes)

    def _start(self, column: int) -> float:
        return column * self.sizes.form.column

    def _placed(self, column: int) -> Iterator[tuple[Band, float]]:
        top = self.plan.room.top
        for band in self.columns[column]:
            yield band, top
            top += band.whole + self.plan.maker.gap

    def _bands(self, kit: PageKit) -> Iterator[DrawnBand]:
        form = self.sizes.form
        for column in range(len(self.columns)):
            start = self._start(column)
            last = column == form.columns - 1
            end = form.width + OVERRUN if last else start + form.column - self.sizes.gutter
            for band, top in self._placed(column):
                place = BandPlace(start, top, end)
                yield BandDrawing(kit, self.plan.maker, band, place).drawn()

    def _line(self, head: float, foot: float) -> Iterator[Shape]:
        """Draw the line from the head to the foot of each column, each step in its colour."""
        for column in range(len(self.columns)):
            axis = self._start(column) + self.sizes.axis
            placed = list(self._placed(column))
            tops = [top for _, top in placed]
            if column == 0:
                yield self._stroke([(axis, head), (axis, tops[0])], placed[0][0].station.hue)
            for (band, top), end in zip(placed, tops[1:], strict=False):
                yield self._stroke([(axis, top), (axis, end)], band.station.hue)
            yield from self._leave(column, axis, placed[-1], foot)

    def _leave(
        self, column: int, axis: float, last: tuple[Band, float], foot: float
    ) -> Iterator[Shape]:
        """Go on to the next column, over the sheet's edge, or end in a bar."""
        hue, top, sizes = last[0].station.hue, last[1], self.sizes
        width = self.poster.line(sizes)
        if column + 1 < len(self.columns):
            low = foot - UNDER_TURN - width / 2
            along = self._start(column + 1) - sizes.gutter / 2 + sizes.long("edge") / 4
            first = self.plan.room.top
            end = self._start(column + 1) + sizes.axis
            points = [(axis, top), (axis, low), (along, low), (along, first), (end, first)]
            yield self._stroke(points, hue)
        elif not self.last:
            yield self._stroke([(axis, top), (axis, sizes.form.height + OVERRUN)], hue)
        else:
            bar, low = sizes.lined("bar"), sizes.form.height - self.poster.kit.mm("foot")
            yield self._stroke([(axis, top), (axis, low - width)], hue)
            ends = [(axis - bar / 2, low - width / 2), (axis + bar / 2, low - width / 2)]
            yield self.poster.kit.line(ends, hue, width=width)

    def _stroke(self, points: Sequence[tuple[float, float]], hue: Hue) -> LineShape:
        width, radius = self.poster.line(self.sizes), self.sizes.long("corner")
        return self.poster.kit.line(points, hue, width=width, radius=radius)
