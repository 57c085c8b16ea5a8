"""Steps as bands: a label, and beside it the rows of its entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.band_search.cells import Cell
from roadmap_print.publications.poster.band_search.rows import Row, RowRules, make_rows
from roadmap_print.publications.poster.sizes import EntrySizes, Sizes

FEW = 4  # entries that stand in one row where there is a choice
SOME = 9  # entries that stand in two
MOST_ROWS = 3
MANY = 10  # entries of a row where three rows do not hold a step
_TITLE_GAP = 1.8  # mm between a title and objectives
_OBJECTIVE_GAP = 1.2  # mm between objectives
_TOP, _BOTTOM = 2.8, 3.0  # mm over and under a label's text
_CLEAR = 7.0  # mm between two discs: the line is seen between their rings


@dataclass(frozen=True, slots=True)
class Freedom:
    """What a layout may do without where a sheet is short, and how many rows it may take.

    With fewer `objectives` only the first of each step is shown; `wide` labels break fewer
    titles; rows of one way of setting may be `uneven` by so many mm; no cell is as `narrow` as so
    many mm, before entries are enlarged; `tight` cells are narrower and
    break hosts that others keep whole. `rows` are as many as a band
    may have, `names` whether formats are named over their branch.
    """

    uneven: float = 6.0
    objectives: int | None = None
    narrow: float = 0.0
    tight: bool = False
    wide: bool = False
    rows: int = MOST_ROWS
    names: bool = False


@dataclass(frozen=True, slots=True)
class LabelText:
    """A text of a label, broken: where it starts below the label's upper edge."""

    lines: tuple[str, ...]
    style: Type
    top: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.style.height(len(self.lines))


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says: its `title`, and `objectives`; with its `padding` it is `height` high."""

    title: LabelText
    objectives: tuple[LabelText, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """A step as it stands on a sheet; `continued` where its first rows stand on another one.

    `spare` is the height that it was given besides its own.
    """

    station: Station
    label: Label
    rows: tuple[Row, ...]
    height: float
    continued: bool = False
    spare: float = 0.0

    @property
    def whole(self) -> float:
        """The height of all of it."""
        return self.height + self.spare


@dataclass(frozen=True)
class BandMaker:
    """Makes bands of the steps of one roadmap, in one size."""

    kit: PageKit
    cells: Sequence[Sequence[Cell]]
    sizes: Sizes
    freedom: Freedom

    @property
    def over(self) -> float:
        """How far what stands on a branch reaches above its middle."""
        sizes = self.sizes
        stop = max(sizes.stop, sizes.tick_box) / 2
        if not self.freedom.names:
            return stop
        return max(stop, self.name_rise + sizes.label_type("name").line)

    @property
    def name_rise(self) -> float:
        """How far above a branch's middle the name of a format ends."""
        sizes = self.sizes
        tails = sizes.sheet.below(sizes.label_type("name"))
        return max(sizes.bead, sizes.tick_box) / 2 + sizes.lined("halo") + tails

    @property
    def under(self) -> float:
        """How far below the middle of a branch codes begin."""
        return max(self.sizes.stop, self.sizes.tick_box) / 2 + self.sizes.quiet

    @property
    def gap(self) -> float:
        """The white between two bands."""
        return self.over + self.sizes.long("after-stop")

    @property
    def between(self) -> float:
        """From the foot of a row's cells to the codes of the next row."""
        return self.sizes.quiet + self.over + self.under

    @cached_property
    def rules(self) -> RowRules:
        """What rows are held to, in lengths of entries before they are enlarged."""
        sizes = self.sizes
        return RowRules(
            room=sizes.room / sizes.zoom,
            gap=sizes.entry.tightened().gap if self.freedom.tight else sizes.entry.gap,
            least=self._least(opening=False),
            opening=self._least(opening=True),
            overhead=self.between / sizes.zoom,
            uneven=self.freedom.uneven,
        )

    def _least(self, *, opening: bool) -> float:
        levels = len(self.kit.roadmap.levels)
        signs = self.sizes.stop_width(levels, opening=opening) / self.sizes.zoom
        return max(signs, self.freedom.narrow * self.sizes.entry.ratio)

    def most_rows(self, cells: Sequence[Cell]) -> int:
        """Return how many rows a step may have: no more because its entries are larger."""
        count = len(cells)
        most = max(self.freedom.rows, -(-count // MANY))
        if self.sizes.zoom == 1.0:
            return most
        return 1 if count <= FEW else 2 if count <= SOME else most

    def bands(self, *, labels: Sequence[Label]) -> tuple[Band, ...] | None:
        """Return all bands, None where a step has more entries than its rows have room for."""
        found = []
        for station, cells, label in zip(
            self.kit.roadmap.stations, self.cells, labels, strict=True
        ):
            rows = make_rows(cells, self.rules, max(1, self.most_rows(cells)))
            if rows is None:
                return None
            found.append(Band(station, label, rows, self.height(rows, label)))
        return tuple(found)

    def height(self, rows: Sequence[Row], label: Label) -> float:
        """Return the height of a band of these rows: between two discs there is white."""
        least = max(label.height, self.sizes.disc - self.gap + self.sizes.labelled_mm(_CLEAR))
        return max(self.rows_height(rows), least) if rows else least

    def rows_height(self, rows: Sequence[Row]) -> float:
        """Return the height of rows with what stands over and under them."""
        cells = sum(row.height for row in rows) * self.sizes.zoom
        white = self.sizes.quiet - self.sizes.long("after-stop")  # the rest is between bands
        padding = max(self.sizes.long("padding"), white)
        return self.under + cells + (len(rows) - 1) * self.between + padding

    def labels(self) -> tuple[Label, ...]:
        """Return the labels of all steps."""
        return tuple(
            self.label(station, "", self.freedom.objectives)
            for station in self.kit.roadmap.stations
        )

    def label(self, station: Station, ending: str, most: int | None) -> Label:
        """Set a step's title, with an ending, and at most so many of its objectives."""
        sizes, objective = self.sizes, self.sizes.label_type("objective")
        words = f"{station.title}{ending}"
        title = self._label_text(words, sizes.step_title(), sizes.labelled_mm(_TOP))
        top = title.bottom + sizes.labelled_mm(_TITLE_GAP) + sizes.sheet.below(title.style)
        objectives = []
        for each in station.objectives[:most]:
            objectives.append(self._label_text(each, objective, top))
            top = objectives[-1].bottom + sizes.labelled_mm(_OBJECTIVE_GAP)
        end = objectives[-1].bottom if objectives else title.bottom
        return Label(title, tuple(objectives), end + sizes.labelled_mm(_BOTTOM))

    def _label_text(self, text: str, style: Type, top: float) -> LabelText:
        measurer = self.kit.measurer
        found = measurer.styled(text, style)
        return LabelText(measurer.wrap(text, found, self.sizes.label_measure), found, top)

    def split(self, band: Band, room: float) -> tuple[Band, ...] | None:
        """Part a band that is higher than `room` into several; None where one row is."""
        parts: list[Band] = []
        rows: list[Row] = []
        label = band.label
        for row in band.rows:
            if rows and self.height([*rows, row], label) > room:
                parts.append(self._part(band, label, rows, first=not parts))
                label = self.label(band.station, f" {self.kit.roadmap.words.continued}", 0)
                rows = []
            rows.append(row)
        parts.append(self._part(band, label, rows, first=not parts))
        return tuple(parts) if all(part.height <= room for part in parts) else None

    def _part(self, band: Band, label: Label, rows: Sequence[Row], *, first: bool) -> Band:
        height = self.height(rows, label)
        return replace(band, label=label, rows=tuple(rows), height=height, continued=not first)


def measured(
    stations: Sequence[Station], sizes: EntrySizes, measurer: Measurer, *, tight: bool
) -> tuple[tuple[Cell, ...], ...]:
    """Measure the entries of all steps; `tight` ones are narrower."""
    if tight:
        sizes = sizes.tightened()
    return tuple(
        tuple(
            Cell.of(entry, sizes, measurer, opens=place == 0)
            for group in station.groups
            for place, entry in enumerate(group.entries)
        )
        for station in stations
    )
