"""The poster: the whole route on one sheet, as a serpentine of equal rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from roadmap_print.content.qr_codes import QUIET
from roadmap_print.layout.components import PlacedText, TemplatePart
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.route_line import Serpentine, Spot, Stroke, drawing
from roadmap_print.publications.page_frame import PageFrame
from roadmap_print.publications.poster.cells import Cells, EntryShape
from roadmap_print.publications.poster.grid import Layout, PlacedCell
from roadmap_print.publications.poster.scale_search import WIDTH
from roadmap_print.publications.poster.sheet_choice import SIZES, best, no_fit
from roadmap_print.publications.poster.title_band import band
from roadmap_print.render.html_templates import Composed, PageMaterial


def compose(material: PageMaterial) -> Composed:
    """Lay the roadmap out on one sheet: A2 unless another is chosen, and A1 in large print.

    Raises FitError where it does not fit at the smallest sizes that can be read.
    """
    frame = PageFrame(material.roadmap, material.assets, material.sheet)
    size = material.options.poster_size or ("a1" if material.options.large_print else "a2")
    width, height = SIZES[size]
    found = best(frame, size)
    if found is None:
        raise no_fit(frame, size)
    cells, layout = found
    paper = width / WIDTH
    drawn = _Drawn(layout, cells)
    html = cells.fill(
        "poster.html",
        width=layout.width,
        height=height / paper / layout.scale,
        drawn=layout.height,
        band=band(cells, layout.width, layout.tops[0]),
        line=frame.assets.svg(drawn.line()),
        chevrons=frame.assets.svg(drawn.chevrons()),
        steps=drawn.steps(),
        mark=drawn.mark(frame.roadmap.mark),
    )
    return Composed(html, pages=1, zoom=paper * layout.scale)


@dataclass(frozen=True)
class _Drawn:
    """A layout turned into what the template shows."""

    layout: Layout
    cells: Cells

    def steps(self) -> list[TemplatePart]:
        starts = [i for i, cell in enumerate(self.layout.cells) if cell.entry is None]
        ends = [*starts[1:], len(self.layout.cells)]
        return [
            self._step(self.layout.cells[a], self.layout.cells[a + 1 : b])
            for a, b in zip(starts, ends, strict=True)
        ]

    def mark(self, mark: str) -> PlacedText:
        """Set the mark of the content at the foot, flush with the right edge of all text."""
        style, width = self.cells.type("source"), self.layout.width
        x = width - self.cells.mm("inset") - style.width(mark)
        y = self.layout.height - self.cells.mm("mark") - style.line
        return PlacedText((mark,) if mark else (), style, x, y, width - x)

    def line(self) -> str:
        """Draw the line, in ink until the first station, then in each station's colour."""
        path, tops = self._serpentine(), self.layout.tops
        stations = [cell for cell in self.layout.cells if cell.entry is None]
        spots = [self._spot(cell) for cell in stations]
        edge, corner = self.cells.mm("edge"), path.radius(0) if len(tops) > 1 else path.corner
        ink = self.cells.ink
        turn = f"a{corner} {corner} 0 0 0 {corner} {corner}"
        start = f"M{edge:.2f} {-OVERRUN}V{tops[0] - corner:.2f}{turn}"
        strokes = [Stroke(f"{start}H{spots[0].x:.2f}", ink)]
        last = self._end()
        for cell, (a, b) in zip(stations, pairwise([*spots, last]), strict=True):
            strokes.append(Stroke(path.between(a, b), cell.station.colour))
        thickness = self.cells.mm("line")
        bar = thickness * 1.4
        across = f"M{last.x:.2f} {last.y - bar:.2f}v{2 * bar:.2f}"
        strokes.append(Stroke(across, stations[-1].station.colour))
        return drawing(self.layout.width, self.layout.height, strokes, thickness, OVERRUN)

    def chevrons(self) -> str:
        """Draw the arrow heads: one down each turn, one along each row."""
        ink, thickness = self.cells.sheet.properties["chevron-ink"], self.cells.mm("chevron-stroke")
        strokes = [Stroke(path, ink) for path in self._chevrons()]
        return drawing(self.layout.width, self.layout.height, strokes, thickness, OVERRUN)

    def _chevrons(self) -> Iterator[str]:
        size = self.cells.mm("chevron")
        tops, edge = self.layout.tops, self.cells.mm("edge")
        for row, (above, below) in enumerate(pairwise(tops)):
            x, y = edge if row % 2 else self.layout.width - edge, (above + below) / 2
            yield _chevron((x - 2 * size, y - size), (2 * size, 2 * size), (2 * size, -2 * size))
        for station, stop in pairwise(self.layout.cells):
            if station.entry is None and station.row == stop.row:
                x, y = self._middle(station, stop), tops[station.row]
                on = 2 * size if station.row % 2 == 0 else -2 * size
                yield _chevron((x - on / 2, y - 2 * size), (on, 2 * size), (-on, 2 * size))

    def _middle(self, a: PlacedCell, b: PlacedCell) -> float:
        a, b = sorted((a, b), key=lambda cell: cell.x)
        plate = self.cells.plate_of(a.entry)
        return (a.x + (plate.x + plate.width if plate else self._across(a)) + b.x) / 2

    def _across(self, cell: PlacedCell) -> float:
        return self.cells.mm("stop" if cell.entry else "disc")

    def _spot(self, cell: PlacedCell) -> Spot:
        return Spot(cell.x + self._across(cell) / 2, self.layout.tops[cell.row], cell.row)

    def _end(self) -> Spot:
        row, edge = len(self.layout.tops) - 1, self.cells.mm("edge")
        x = edge if row % 2 else self.layout.width - edge
        return Spot(x, self.layout.tops[row], row)

    def _serpentine(self) -> Serpentine:
        edge = self.cells.mm("edge")
        return Serpentine(edge, self.layout.width - edge, self.layout.tops, self.cells.mm("corner"))

    def _step(self, cell: PlacedCell, stops: Sequence[PlacedCell]) -> TemplatePart:
        halo = self.cells.mm("halo")
        return TemplatePart(
            cell=cell,
            y=self.layout.tops[cell.row],
            top=-self.cells.mm("disc") / 2 - halo,
            halo=halo,
            stops=list(map(self._stop, stops)),
        )

    def _stop(self, cell: PlacedCell) -> TemplatePart:
        entry, shape = cell.entry, cell.shape
        assert entry  # noqa: S101
        assert isinstance(shape, EntryShape)  # noqa: S101
        quiet = QUIET * shape.module
        side = shape.side + 2 * quiet
        return TemplatePart(
            cell=cell,
            y=self.layout.tops[cell.row],
            top=-self.cells.mm("stop") / 2,
            pictogram=self.cells.pictogram(entry.kind.id, cell.station.colour),
            code=TemplatePart(
                source=self.cells.assets.code(entry.code),
                style=f"left:{-quiet:.3f}mm;top:{self.cells.top - quiet:.3f}mm;"
                f"width:{side:.3f}mm;height:{side:.3f}mm",
            ),
            pips=self.cells.level_dots(entry.level, *shape.pips) if entry.level else None,
            plate=self.cells.plate_of(entry),
        )


def _chevron(*points: tuple[float, float]) -> str:
    """Draw from a point to a point to a point, the latter two relative to what is before."""
    (x, y), first, second = points
    return f"M{x:.2f} {y:.2f}l{first[0]:.2f} {first[1]:.2f} {second[0]:.2f} {second[1]:.2f}"
