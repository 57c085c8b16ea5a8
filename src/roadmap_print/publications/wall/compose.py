"""Lays out the wall poster: a band a step, as high as the sheet lets all of them be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from roadmap_print.content.qr_codes import QUIET, quiet_zone
from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import Element, Node, Page, Picture, Shape, TextBlock, listed
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.field_colours import DISC_EDGE, FieldColours, station_hue
from roadmap_print.publications.poster.foot import Foot, make_foot
from roadmap_print.publications.poster.header import Header, HeaderText, make_header, sheet_told
from roadmap_print.publications.poster.sizes import Form, Sizes, enlarged
from roadmap_print.publications.text_fitting import Fitter
from roadmap_print.publications.wall import MODULE, SHEETS
from roadmap_print.render.html_templates import Composed, PageMaterial

MOST = {"a2": 7, "a1": 10, "a0": 14}
"""As many steps as a sheet has room for; of more, a sheet of the largest for each so many."""
LARGEST_SHEET = "a0"
LEAST_TITLE = 28.0  # pt: where a title of two lines would be too long
MOST_TITLE, MOST_OBJECTIVE = 2, 2  # lines
LARGEST = 1.5  # times by which what is in a band grows where there are few
OVER_FOOT, AT_HEADER = 3.0, 11.0  # mm
CLEAR = 0.4  # mm by which the white beside a code is more than its quiet zone
_STEP = 2.0  # pt
_SHEET_POWER = 0.4  # by which what is in a band follows the sheet's size
_UNDER_TITLE = 0.12  # of an objective's line
_COUNT_AT, _COUNT = 1.25, 1.2  # of a sign: from its start to its count, and what that has at least
_COLUMN, _BESIDE_COUNT = 2.1, 0.35  # of a sign: a column of counts at least, the white behind one
_ROOMY = 2.6  # of a sign: a column of counts where they are enlarged


def compose(material: PageMaterial) -> Composed:
    """Lay the steps out on the smallest sheet that has room for them, on several where none has.

    Where the modules of a long address would be too small there, it is a larger sheet, and at last
    fewer steps on each.
    """
    count = len(material.roadmap.stations)
    roomy = [(name, most) for name, most in MOST.items() if count <= most]
    fewer = range(min(count, MOST[LARGEST_SHEET]), 0, -1)
    for size, most in (*roomy, *((LARGEST_SHEET, most) for most in fewer)):
        kit = PageKit.of(material, *SHEETS[size])
        sheets = _part_steps(kit, size, most)
        if all(module >= MODULE for sheet in sheets for module in sheet.modules()):
            break
    return kit.document([each.page() for each in sheets])


def _part_steps(kit: PageKit, size: str, most: int) -> list[_WallSheet]:
    """Part the steps evenly among sheets of a size, at most so many on one."""
    stations = kit.roadmap.stations
    count = -(-len(stations) // most)
    sizes = Sizes.of(kit.sheet, Form(*SHEETS[size]), 1.0)
    ends = [round(len(stations) * number / count) for number in range(count + 1)]
    parts = [stations[first:last] for first, last in pairwise(ends)]
    return [_WallSheet(kit, sizes, part, at, count) for at, part in enumerate(parts, start=1)]


@dataclass(frozen=True)
class _WallSheet:
    """One sheet, with the steps that stand on it."""

    kit: PageKit
    sizes: Sizes
    stations: Sequence[Station]
    number: int
    count: int

    @cached_property
    def _line_width(self) -> float:
        theme = self.kit.theme
        return self.sizes.long("line") * FieldColours.of(theme.primary, theme).thin

    @cached_property
    def _header(self) -> Header:
        kit, sizes = self.kit, self.sizes
        text = HeaderText(
            dotted(sheet_told(kit, self.stations, self.number, self.count), kit.roadmap.summary),
            "" if self.number > 1 else kit.roadmap.subtitle or "",
            self.number > 1, sizes.long("field"), self._axis, self._line_width, MODULE,
            levels=False,
        )  # fmt: skip
        return make_header(kit, sizes, text)

    @cached_property
    def _foot(self) -> Foot:
        start, note = self.sizes.long("field"), self.kit.roadmap.words.each_code_opens
        return make_foot(self.kit, self.sizes, start, note)

    @cached_property
    def _bands(self) -> list[_Band]:
        sizes, header = self.sizes, self._header
        top = max(header.bottom + sizes.long_mm(AT_HEADER), header.clear + 1.0)
        gap, count = sizes.long("between"), len(self.stations)
        height = (self._foot.top - OVER_FOOT - top - gap * (count - 1)) / count
        return [
            _Band(self.kit, sizes, station, self._axis, top + place * (height + gap), height)
            for place, station in enumerate(self.stations)
        ]

    def modules(self) -> list[float]:
        """Return the modules in mm that the codes of its steps have."""
        return [band.module for band in self._bands]

    def page(self) -> Page:
        """Compose it."""
        header, foot, bands, kit = self._header, self._foot, self._bands, self.kit
        width = self._line_width
        content = [node for band in bands for node in band.content()]
        plates = [shape for band in bands for shape in band.plates()]
        line = self._line(bands, header.bottom, width)
        discs = [band.disc[0] for band in bands]
        shapes = (*header.shapes, *plates, *line, *discs)
        shapes += tuple(shape for band in bands for shape in band.signs())
        return Page(kit.frame, (*header.content, *content, *foot.content), shapes)

    @property
    def _axis(self) -> float:
        return self.sizes.long("edge") + self.sizes.long("wall-disc") / 2

    def _line(self, bands: Sequence[_Band], head: float, width: float) -> Iterator[Shape]:
        """Draw the line from the head through all discs to its end, or over the sheet's edge."""
        kit, axis, low = self.kit, self._axis, self.kit.frame.height - self.kit.mm("foot")
        last = self.number == self.count
        ends = [band.middle for band in bands[1:]]
        ends.append(low - width if last else self.kit.frame.height + OVERRUN)
        hue = bands[0].station.hue
        yield kit.line([(axis, head), (axis, bands[0].middle)], hue, width=width)
        for band, end in zip(bands, ends, strict=True):
            hue = band.station.hue
            yield kit.line([(axis, band.middle), (axis, end)], hue, width=width)
            field = self.sizes.long("field")
            branch = [(axis, band.middle), (field, band.middle)]
            yield kit.line(branch, hue, width=self.sizes.long("branch") * 1.6)
        if last:
            bar, middle = self.sizes.long("bar") / 2, low - width / 2
            yield kit.line([(axis - bar, middle), (axis + bar, middle)], hue, width=width)


@dataclass(frozen=True)
class _Band:
    """A step: its field with its title, and beside it what there is and the code."""

    kit: PageKit
    sizes: Sizes
    station: Station
    axis: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Where its disc is, down the page."""
        return self.top + self.height / 2

    @property
    def unit(self) -> float:
        """Times by which what is in it is larger than on A2 with seven steps."""
        scale = self.sizes.form.scale
        return min(LARGEST * scale, self.height / self.kit.mm("band") * float(scale**_SHEET_POWER))

    @property
    def module(self) -> float:
        """The width in mm of a module of its code, endless where it has none."""
        code, picture = self.station.code, self._code()
        return picture.area.width / code.size if code and picture else math.inf

    @property
    def colours(self) -> FieldColours:
        """How its field is printed."""
        return FieldColours.of(self.station.hue, self.kit.theme)

    @property
    def disc(self) -> tuple[Shape, TextBlock]:
        """Its disc and the numeral."""
        diameter = min(self.sizes.long("wall-disc"), self.height)
        shape, numeral = self.kit.disc(
            self.station, self.axis, self.middle, diameter, artifact=False,
            hue=station_hue(self.station.hue, self.kit.theme),
        )  # fmt: skip
        edge = DISC_EDGE if self.kit.theme.colourless else 0.0
        return replace(shape, ring=self.sizes.long("ring"), edge_width=edge), numeral

    def plates(self) -> tuple[Shape, ...]:
        """Draw the field and the tint beside it."""
        start, end = self.sizes.long("field"), self.sizes.long("field-end")
        field = Area(start, self.top, end - start, self.height)
        return self.colours.plates(field, self.kit.frame.width + OVERRUN)

    def content(self) -> Iterator[Node]:
        """Say title, objective and how many resources there are; show the code."""
        station = self.station
        title, objective = self._texts()
        numeral = replace(self.disc[1], tag="span")
        yield Element(
            "h2", (numeral, title), spoken=self.kit.titled(station),
            anchor=f"step-{station.number}", bookmark=f"{station.number} · {station.title}",
        )  # fmt: skip
        if objective.lines:
            yield objective
        yield from listed(text for text, _ in self._tallies())
        if code := self._code():
            yield code

    def signs(self) -> Iterator[Shape]:
        """Draw the pictograms of the formats."""
        size, tone = self.kit.mm("tally-sign") * self._tally_unit, self.station.hue.tone
        for (text, start), group in zip(self._tallies(), self.station.groups, strict=False):
            top = text.top + (text.line - size) / 2
            yield self.kit.icon(group.kind.pictogram, start, top, size, tone)

    def _texts(self) -> tuple[TextBlock, TextBlock]:
        """Set title and objective in the middle of the field."""
        kit, colour = self.kit, self.colours.words
        start = self.sizes.long("field") + self.sizes.long("inset")
        measure = self.sizes.long("field-end") - self.sizes.long("inset") - start
        style = self._title_type(measure)
        title = kit.text(self.station.title, style, start, 0, measure, colour=colour, tag="span")
        small = self._objective_type
        text = self._objective(small, measure, self.height - title.height - kit.sheet.below(style))
        objective = kit.text(text, small, start, 0, measure, colour=colour)
        under = (_UNDER_TITLE * small.line + kit.sheet.below(style)) if text else 0.0
        top = self.middle - (title.height + under + objective.height) / 2
        title = title.moved(0, top)
        return title, objective.moved(0, title.bottom + under)

    def _title_type(self, measure: float) -> Type:
        """Return the largest type in which a title has one line, else two, else as many as fit."""
        style, wrap = self.kit.type("wall-title"), self.kit.measurer.wrap
        size, small = style.size * max(1.0, self.unit), self._objective_type
        room = self.height - (small.line if self.station.objectives else 0.0)
        while True:
            found = enlarged(style, size / style.size)
            lines = len(wrap(self.station.title, found, measure))
            whole = self.kit.measurer.widest_word(self.station.title, found) <= measure
            most = 1 if size > style.size else MOST_TITLE
            high = found.height(lines) + self.kit.sheet.below(found)
            if whole and lines <= most and high <= room:
                return found
            if size <= LEAST_TITLE:
                return found
            size = max(LEAST_TITLE, size - _STEP)

    @property
    def _objective_type(self) -> Type:
        return enlarged(self.kit.type("first-objective"), max(1.0, self.unit))

    def _objective(self, style: Type, measure: float, room: float) -> str:
        """Return the first objective, its end left out where it has more lines than there are."""
        most = min(MOST_OBJECTIVE, int(room / style.line))
        if not self.station.objectives or most < 1:
            return ""
        fitter = Fitter(self.kit.measurer, style.size)
        return fitter.shorten(self.station.objectives[0], style, measure, most)

    def _tallies(self) -> list[tuple[TextBlock, float]]:
        """Count the resources of each format, under each other, in two columns where many."""
        kit, style = self.kit, enlarged(self.kit.type("tally"), self._tally_unit)
        sign = kit.mm("tally-sign") * self._tally_unit
        most = max(1, int((self.height - style.line / 2) / (style.line * 1.15)))
        groups = self.station.groups[: 2 * most]
        rows = min(most, len(groups))
        start = self.sizes.long("field-end") + self.sizes.long("inset")
        top = self.middle - rows * style.line * 1.15 / 2
        found = []
        for place, group in enumerate(groups):
            at = start + (place // most) * max(_COLUMN, self._tally_share) * sign
            block = kit.text(
                str(len(group.entries)), style, at + _COUNT_AT * sign,
                top + (place % most) * style.line * 1.15, max(_COUNT, self._count_share) * sign,
                colour=self.station.hue.tone,
            )  # fmt: skip
            found.append((replace(block, spoken=group.counted), at))
        return found

    @cached_property
    def _count_share(self) -> float:
        """How wide the longest count is, in widths of a sign."""
        kit, style = self.kit, self.kit.type("tally")
        counts = (str(len(group.entries)) for group in self.station.groups)
        widest = max((kit.measurer.width(each, style) for each in counts), default=0.0)
        return widest / kit.mm("tally-sign")

    @property
    def _tally_share(self) -> float:
        """How wide a sign, its count and the white behind both are, in widths of a sign."""
        return _COUNT_AT + self._count_share + _BESIDE_COUNT

    @property
    def _tally_unit(self) -> float:
        """Times by which the counts are larger: less where a large code leaves them no room."""
        code = self.station.code
        if code is None:
            return self.unit
        white = self.kit.frame.width - self.sizes.long("field-end") - self.sizes.long("inset")
        room = white - (code.size + 2 * QUIET) * MODULE - self.sizes.long("edge")
        columns = 1 + (len(self.station.groups) > 1)
        column = max(_ROOMY, self._tally_share) * self.kit.mm("tally-sign")
        return max(1.0, min(self.unit, room / (columns * column)))

    def _code(self) -> Picture | None:
        """Place the code at the end, as large as the band lets it be."""
        code, kit = self.station.code, self.kit
        if code is None:
            return None
        beyond = 0.0 if self.colours.rule else OVER_FOOT  # white that nothing else has
        high = (self.height + 2 * beyond - 1.0) / (1 + 2 * QUIET / code.size)
        before = max((text.start + text.width for text, _ in self._tallies()), default=0.0)
        room = kit.frame.width - max(before, self.sizes.long("field-end"))
        edge = self.sizes.long("edge")
        wide = min(room / (1 + 2 * QUIET / code.size), (room - edge) / (1 + QUIET / code.size)) - 1
        side = min(max(kit.mm("code") * self.unit, code.size * MODULE), high, wide)
        start = kit.frame.width - max(edge, quiet_zone(code, side) + CLEAR) - side
        link = kit.link(code.address, self.station.title)
        top = self.middle - side / 2
        return kit.code(code, self.station.title, start, top, side, link, bare=True)
