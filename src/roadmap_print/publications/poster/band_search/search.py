"""The search for a poster's layout: sheet, way up, columns and the size of entries.

What a layout gives up where a sheet is short stands in one table, in order; only then a larger
sheet is taken, and then several. The least type and modules are never left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.band_search.bands import (
    Band,
    BandMaker,
    Freedom,
    Label,
    measured,
)
from roadmap_print.publications.poster.band_search.cells import Cell
from roadmap_print.publications.poster.band_search.plan import Plan, Room, balance, fill, spread
from roadmap_print.publications.poster.sizes import EntrySizes, Form, Sizes, title_scale

STEPS_DOWN = (
    Freedom(),
    Freedom(uneven=0.0),
    Freedom(uneven=0.0, tight=True),
    Freedom(uneven=0.0, tight=True, objectives=1),
    Freedom(uneven=0.0, tight=True, objectives=1, wide=True),
)
"""What is given up, in this order: rows of one way of setting, hosts in one line, objectives but
the first, narrow labels."""
LAST_RESORT = Freedom(uneven=0.0, tight=True, objectives=1, rows=1000)
"""As many rows as it takes, steps parted over sheets."""
KINDER: Sequence[Mapping[str, Any]] = tuple(
    {"names": names, "uneven": uneven, "narrow": narrow}
    for names in (True, False)
    for narrow, uneven in ((34.0, 40.0), (30.0, 40.0), (27.0, 40.0), (27.0, 6.0), (0.0, 12.0))
)
"""What is made better where there is room, the best first: formats with their names over the
branch, wider cells, rows of one way of setting."""
GRAIN = 0.05  # of the size of entries
MOST_STEPS = 60  # of that size that are tried
COLUMNS_FROM = 800.0  # mm of width: a sheet that is not wider has one column
SMALL = 4  # steps, and entries in each: they lie better on a sheet on its side
LANDSCAPE_GAIN = 1.12  # times by which entries must be larger on a sheet on its side


class Rooms(Protocol):
    """Says what head and foot leave to bands."""

    def __call__(self, sizes: Sizes, maker: BandMaker, *, several: bool) -> Room:
        """Return it for sizes, on one sheet or on each of several."""


class NoRoomError(Exception):
    """A row or a label is higher than the sheet."""


@dataclass(frozen=True)
class Search:
    """Looks for the layout of one roadmap; `rooms` says what head and foot leave."""

    kit: PageKit
    rooms: Rooms
    _measured: dict[tuple[bool, bool], tuple[tuple[Cell, ...], ...]] = field(default_factory=dict)

    def best(self, sheets: Mapping[str, tuple[float, float]], names: Sequence[str]) -> Plan:
        """Return the layout on the smallest of the sheets named that holds all, else on several.

        Raises NoRoomError where not even a row has room.
        """
        for name in names:
            if found := self._one(*sheets[name]):
                return found
        return self._several(*sheets[names[-1]])

    def _one(self, width: float, height: float) -> Plan | None:
        """Return the best layout on one sheet, the least given up."""
        for freedom in STEPS_DOWN:
            found = [
                plan
                for form in forms(width, height)
                if (plan := self._largest(form, freedom, sheets=1))
            ]
            if found:
                return self._polished(max(found, key=self._worth))
        return None

    def _worth(self, plan: Plan) -> float:
        """Weigh layouts: larger entries are better, on a sheet on its side only by so much."""
        form = plan.maker.sizes.form
        stations = self.kit.roadmap.stations
        small = len(stations) <= SMALL and all(len(each.entries) <= SMALL for each in stations)
        upright = form.height > form.width
        return plan.zoom * (LANDSCAPE_GAIN if upright != small else 1.0)

    def _several(self, width: float, height: float) -> Plan:
        for freedom in (*STEPS_DOWN, LAST_RESORT):
            found = []
            for form in forms(width, height):
                plan = self._planned(form, freedom, 1.0, sheets=0)
                if plan and (larger := self._largest(form, freedom, len(plan.sheets))):
                    found.append(larger)
            if found:
                fewest = min(len(plan.sheets) for plan in found)
                few = [plan for plan in found if len(plan.sheets) == fewest]
                return self._polished(max(few, key=self._worth))
        raise NoRoomError

    def _largest(self, form: Form, freedom: Freedom, sheets: int) -> Plan | None:
        """Return the layout with the largest entries that so many sheets hold.

        Labels grow with them; then entries alone, as far as labels let them be larger.
        """
        best = self._planned(form, freedom, 1.0, sheets)
        for together in (True, False):
            low, high = 0, MOST_STEPS if best else 0
            while best and high - low > 1:
                middle = (low + high) // 2
                zoom = round(best.zoom + (middle - low) * GRAIN, 2)
                label = 0.0 if together else best.maker.sizes.label
                if plan := self._planned(form, freedom, zoom, sheets, label):
                    low, best = middle, plan
                else:
                    high = middle
        return best

    def _planned(
        self, form: Form, freedom: Freedom, zoom: float, sheets: int, label: float = 0.0
    ) -> Plan | None:
        """Lay all out in one size; None where so many sheets, 0 for any, do not hold it."""
        maker = self._maker(form, freedom, zoom, label)
        if maker is None:
            return None
        room = self.rooms(maker.sizes, maker, several=sheets != 1)
        labels = maker.labels()
        if sheets and self._hopeless(maker, labels, sheets * form.columns, room.height):
            return None
        bands = maker.bands(labels=labels)
        if bands is not None and freedom.rows == LAST_RESORT.rows:
            bands = _parted(maker, bands, room.height)
        if bands is None:
            return None
        columns = fill(bands, room.height, maker.gap)
        most = sheets * form.columns or (len(columns or ()) + form.columns - 1)
        if columns is None or len(columns) > most or (form.columns > 1 and len(bands) < 2):
            return None
        count = sheets or -(-len(columns) // form.columns)
        return Plan(maker, room, _sheets(bands, count, form, room.height, maker.gap))

    def _hopeless(
        self, maker: BandMaker, labels: Sequence[Label], columns: int, room: float
    ) -> bool:
        """Tell whether labels alone are higher than all columns."""
        gaps = maker.gap * (len(labels) - columns)
        return sum(maker.height((), label) for label in labels) + gaps > columns * room

    def _maker(self, form: Form, freedom: Freedom, zoom: float, label: float) -> BandMaker | None:
        sizes = Sizes.of(self.kit.sheet, form, zoom, label, wide=freedom.wide)
        if sizes.too_large:
            return None
        sizes = title_scale(sizes, self.kit)
        return BandMaker(self.kit, self._cells(form, tight=freedom.tight), sizes, freedom)

    def _cells(self, form: Form, *, tight: bool) -> tuple[tuple[Cell, ...], ...]:
        key = form.hand, tight
        if key not in self._measured:
            sizes = EntrySizes.of(self.kit.sheet, hand=form.hand)
            self._measured[key] = measured(
                self.kit.roadmap.stations, sizes, self.kit.measurer, tight=tight
            )
        return self._measured[key]

    def _polished(self, plan: Plan) -> Plan:
        """Name formats over their branches and set rows evenly where the sheets have the room."""
        sizes, freedom = plan.maker.sizes, plan.maker.freedom
        for kinder in KINDER:
            better = replace(freedom, **kinder)
            found = self._planned(sizes.form, better, sizes.zoom, len(plan.sheets), sizes.label)
            if found and (not better.names or names_fit(found)):
                plan = found
                break
        gap, room = plan.maker.gap, plan.room.height
        return replace(
            plan,
            sheets=tuple(
                tuple(spread(column, room, gap) for column in sheet) for sheet in plan.sheets
            ),
        )


def forms(width: float, height: float) -> Iterator[Form]:
    """Yield a sheet upright and on its side, with one column and with two where it is wide."""
    for across, down in ((width, height), (height, width)):
        yield Form(across, down)
        if across >= COLUMNS_FROM:
            yield Form(across, down, 2)


def _parted(maker: BandMaker, bands: Sequence[Band], room: float) -> tuple[Band, ...] | None:
    found: list[Band] = []
    for band in bands:
        parts = maker.split(band, room)
        if parts is None:
            return None
        found += parts
    return tuple(found)


def _sheets(
    bands: Sequence[Band], sheets: int, form: Form, room: float, gap: float
) -> tuple[tuple[tuple[Band, ...], ...], ...]:
    balanced = balance(bands, sheets * form.columns, room, gap)
    return tuple(
        tuple(balanced[first : first + form.columns])
        for first in range(0, len(balanced), form.columns)
    )


def names_fit(plan: Plan) -> bool:
    """Tell whether the name of each format has room over its branch, before the next one's."""
    maker = plan.maker
    sizes, style = maker.sizes, maker.sizes.label_type("name")
    measurer = maker.kit.measurer
    for band in plan.bands:
        for row in band.rows:
            opening = [slot for slot in row.slots if slot.shows_format]
            ends = [slot.start for slot in opening[1:]] + [sizes.room / sizes.zoom]
            for slot, end in zip(opening, ends, strict=True):
                need = sizes.stop + 2 * sizes.long("after-stop")
                need += measurer.width(slot.cell.entry.kind.label, style)
                if need > (end - slot.start) * sizes.zoom:
                    return False
    return True
