"""The poster's title band: what it is, how to read it, where the newest edition is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import QUIET
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.components import Figure, PlacedText, TemplatePart
from roadmap_print.layout.font_metrics import Type, wrap
from roadmap_print.publications.page_frame import LegendItem, quiet_zone
from roadmap_print.publications.poster.cells import Cells, host_lines

TOP = 13.0  # mm
HOME = 60 / 420  # of the width, quiet zone included: on A2 a tenth of 0.6 m, from where it is read
LARGER = 1.8  # times the common code, at least
GAP = 13.0
UNDER = 6.0  # mm from title to legend
NARROW = 0.46  # of the width, at least, for a title beside the legend
LABEL = 0.17  # of the width, at most, for the legend's texts
FORMAT, LEVEL = 2.0, 1.6  # mm between lines of the legend
HIGH = 62.0  # mm: a longer legend takes two columns
LARGEST, GOOD, LEAST = 130.0, 42.0, 26.0  # pt: the title; if two lines hold it, it is GOOD
FEW = 36.0  # pt: a title of more than three lines is no larger


@dataclass(frozen=True, slots=True)
class LegendKey(Figure):
    """A line of the legend: a format in a ring, or a level's pips `drawn` mm high."""

    kind: str
    drawn: float
    label: PlacedText

    @property
    def bottom(self) -> float:
        """Where the next one may start, but for the gap."""
        return self.y + self.height

    @property
    def across(self) -> float:
        """How wide it is with its label."""
        return self.label.x + self.label.width


@dataclass(frozen=True, slots=True)
class PosterLegend:
    """What the rings and the pips mean; `note` says whose the levels are."""

    keys: list[LegendKey]
    note: PlacedText

    @property
    def width(self) -> float:
        """The width of all of it."""
        notes = [self.note.x + self.note.type.width(line) for line in self.note.lines]
        return max([key.x + key.across for key in self.keys] + notes, default=0.0)

    @property
    def height(self) -> float:
        """The height of all of it."""
        note = self.note.height + 1.4 if self.note.lines else 0.0
        return max((key.bottom for key in self.keys), default=0.0) + note

    def placed(self, x: float, y: float) -> PosterLegend:
        """Return the same from its upper left corner."""
        note = replace(self.note, x=self.note.x + x, y=self.note.y + y)
        return PosterLegend(_moved(self.keys, x, y), note)


def band(cells: Cells, width: float, axis: float) -> TemplatePart:
    """Compose the band on a sheet of `width` mm whose first row hangs at `axis` mm.

    The legend stands beside the title, or under it where the title would be too narrow. The
    title is as large as leaves the first station its place; where that would be under LEAST,
    the band's `bottom` lies below `axis`, and the sheet needs a lower first row.
    """
    inset, clear = cells.mm("inset"), cells.mm("disc") / 2 + 4
    home = _home(cells, width) if cells.roadmap.home else None
    right = home.text.x - GAP if home else width - inset
    narrow, wide = (_legend(cells, LABEL * max(width, 300), wide=wide) for wide in (False, True))
    tall = TOP + narrow.height + clear > axis
    legend = wide if tall and right - wide.width - GAP - inset >= NARROW * width else narrow
    beside = right - legend.width - GAP - inset
    if beside >= NARROW * width or not legend.keys:
        measure = beside if legend.keys else right - inset
        kicker, title = _heading(cells, measure, axis - clear)
        legend = legend.placed(right - legend.width, TOP)
    else:
        kicker, title = _heading(cells, right - inset, axis - clear - wide.height - UNDER)
        legend = wide.placed(inset, title.end + UNDER)
    low = [title.end + clear]
    if legend.keys:
        low += [end + clear for end in (legend.note.end, *(key.bottom for key in legend.keys))]
    if home:
        low.append(home.host.end + cells.mm("stop") / 2 + 3)
    return TemplatePart(kicker=kicker, title=title, legend=legend, home=home, bottom=max(low))


def _heading(cells: Cells, measure: float, bottom: float) -> tuple[PlacedText, PlacedText]:
    """Say what the sheet is: subtitle, edition and publisher over the title."""
    roadmap, inset, small = cells.roadmap, cells.mm("inset"), cells.type("kicker")
    text = dotted(roadmap.subtitle, roadmap.edition, roadmap.publisher)
    kicker = wrap(text, small, measure) if text else ()
    y = TOP + small.height(len(kicker)) + (1.5 if kicker else -3)
    style, lines = _headline(roadmap.title, cells.type("headline"), measure, bottom - y)
    return (
        PlacedText(kicker, small, inset, TOP - 1.5, measure),
        PlacedText(lines, style, inset - 0.5, y, measure),
    )


def _headline(
    text: str, style: Type, measure: float, height: float
) -> tuple[Type, tuple[str, ...]]:
    """Return the largest type in which the title fits, and its lines."""
    size = LARGEST
    least = LEAST if len(wrap(text, _sized(style, GOOD), measure)) > 2 else GOOD
    while True:
        trial = _sized(style, size)
        whole = max(map(trial.width, text.split(" "))) <= measure
        lines = wrap(text, trial, measure) if whole or size <= least else ()
        few = 0 < len(lines) <= 3 or size <= FEW
        if (whole and few and trial.height(len(lines)) <= height) or size <= least:
            return trial, lines
        size = max(least, size * 0.97)


def _sized(style: Type, size: float) -> Type:
    return replace(style, size=round(size, 1), leading=round(size * style.leading / style.size, 1))


def _legend(cells: Cells, longest: float, *, wide: bool) -> PosterLegend:
    """Set formats over levels or, if `wide` or too high, beside them; labels up to `longest` mm."""
    style = cells.type("source")
    _, (_, kinds), (_, ranks) = cells.legend({}, 0.0, cells.mm("stop"))
    formats = list(_column([_key(cells, "mark", kind, longest) for kind in kinds], FORMAT))
    levels = list(_column([_key(cells, "dots", rank, longest) for rank in ranks], LEVEL))
    if formats and levels:
        stacked = _moved(levels, 0, formats[-1].bottom + 4.2)
        beside = GAP * 0.8 + max(key.across for key in formats)
        is_high = wide or stacked[-1].bottom > HIGH
        levels = _moved(levels, beside, 1) if is_high else stacked
    keys = [*formats, *levels]
    if not levels:
        return PosterLegend(keys, PlacedText((), style, 0, 0, 0))
    last = keys[-1]
    measure = max(max(key.x + key.across for key in keys) - last.x, 60)
    lines = wrap(cells.roadmap.words.levels_set, style, measure)
    return PosterLegend(keys, PlacedText(lines, style, last.x, last.bottom + 1.4, measure))


def _column(keys: Sequence[LegendKey], gap: float) -> Iterator[LegendKey]:
    y = 0.0
    for key in keys:
        yield replace(key, y=y)
        y += key.height + gap


def _key(cells: Cells, kind: str, item: LegendItem, longest: float) -> LegendKey:
    style, figure = cells.type("legend"), item.figure
    indent = max(cells.mm("stop"), cells.pips_size[0]) + 4
    lines = wrap(item.name, style, longest)
    tall = max(figure.height, style.height(len(lines)) - 1)
    widest = max(map(style.width, lines)) + 0.5
    text = PlacedText(lines, style, indent, (figure.height - style.line) / 2, widest)
    return LegendKey(0, 0, figure.width, tall, figure.source, kind, figure.height, text)


def _moved(keys: Sequence[LegendKey], x: float, y: float) -> list[LegendKey]:
    return [replace(key, x=key.x + x, y=key.y + y) for key in keys]


def _home(cells: Cells, width: float) -> TemplatePart:
    """Place the code of the newest edition, what it is and its host under it."""
    code = cells.roadmap.home
    assert code  # noqa: S101
    side = max(HOME * width, LARGER * min(cells.common, 25.0))
    dark = side - 2 * side * QUIET / (code.size + 2 * QUIET)
    style, host_style = cells.type("title"), cells.type("host")
    host = domain(code.address)
    measure = min(max(dark, host_style.width(host) + 0.5), 1.5 * dark)
    x, y = width - cells.mm("inset") - measure, TOP + dark + max(2.5, quiet_zone(code, dark))
    text = PlacedText(wrap(cells.roadmap.words.newest, style, measure), style, x, y, measure)
    hosts = cells.host(host, measure) or host_lines(host, host_style, measure, 0, 0)
    return TemplatePart(
        code=cells.dark_square(code, x, TOP, dark),
        text=text,
        host=PlacedText(hosts, host_style, x, text.end, measure),
    )
