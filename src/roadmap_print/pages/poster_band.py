"""The poster's title band: what it is, how to read it, where the newest edition is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roadmap_print.pages.assets import Assets
from roadmap_print.pages.codes import QUIET
from roadmap_print.pages.content import Roadmap, domain
from roadmap_print.pages.measure import Type, wrap, wrap_address
from roadmap_print.pages.poster_cells import Block, Cells
from roadmap_print.pages.poster_layout import Layout
from roadmap_print.pages.route import pips
from roadmap_print.pages.styles import Sheet

TOP = 13.0  # mm
HOME = 60.0  # mm on A2, quiet zone included: a tenth of 0.6 m, from where it is read at least
GAP = 13.0
LABEL = 62.0  # mm: legend's texts
FORMAT, LEVEL = 9.2, 6.4  # mm from one line of the legend to the next


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    source: str
    label: Block
    measure: float


@dataclass(frozen=True, slots=True)
class Home:
    """The code of the newest edition; `side` includes its quiet zone."""

    x: float
    y: float
    side: float
    source: str
    domain: str
    text_x: float
    text_y: float
    host_y: float
    measure: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The title band, laid out."""

    kicker: Block
    title: Block
    headline: Type
    measure: float
    keys: tuple[Key, ...]
    home: Home | None

    @staticmethod
    def least(roadmap: Roadmap, sheet: Sheet) -> float:
        """Return the least distance in mm from the page's edge to the first row's axis."""
        return TOP + _legend_height(roadmap) + 4 + sheet.mm("stop") / 2

    @classmethod
    def of(
        cls, roadmap: Roadmap, layout: Layout, sheet: Sheet, cells: Cells, assets: Assets
    ) -> Band:
        """Compose the band above the first row."""
        inset = sheet.mm("inset")
        right = layout.width - inset
        home = _home(roadmap, layout, sheet, assets, right) if roadmap.home else None
        if home:
            right = home.text_x - GAP
        keys, left = _keys(roadmap, sheet, cells, assets, right)
        measure = left - GAP - inset
        kicker_type = sheet.type("kicker")
        parts = filter(None, (roadmap.subtitle, roadmap.edition, roadmap.publisher))
        text = " · ".join(parts)
        kicker = wrap(text, kicker_type, measure) if text else ()
        y = TOP + kicker_type.height(len(kicker)) + (1.5 if kicker else 0)
        bottom = layout.tops[0] - sheet.mm("disc") / 2 - 4
        headline, lines = _headline(roadmap.title, sheet.type("headline"), measure, bottom - y)
        return cls(
            Block(inset, TOP - 1.5, kicker), Block(inset - 0.5, y, lines), headline, measure, keys, home
        )


def _headline(text: str, style: Type, measure: float, height: float) -> tuple[Type, tuple[str, ...]]:
    """Return the largest type in which the title fits, and its lines."""
    size = style.size * 2
    ratio = style.leading / style.size
    while True:
        trial = replace(style, size=round(size, 1), leading=round(size * ratio, 1))
        lines = wrap(text, trial, measure)
        whole = max(map(trial.width, text.split())) <= measure
        if (whole and len(lines) <= 3 and trial.height(len(lines)) <= height) or size < 14:
            return trial, lines
        size *= 0.97


def _legend_height(roadmap: Roadmap) -> float:
    both = 2.0 if roadmap.levels and roadmap.kinds else 0.0
    return FORMAT * len(roadmap.kinds) + both + LEVEL * len(roadmap.levels)


def _keys(
    roadmap: Roadmap, sheet: Sheet, cells: Cells, assets: Assets, right: float
) -> tuple[tuple[Key, ...], float]:
    """Return the legend, ending at `right`, and its left edge."""
    style = sheet.type("legend")
    labels = [item.label for item in (*roadmap.kinds, *roadmap.levels)]
    if not labels:
        return (), right + GAP
    stop = sheet.mm("stop")
    dots = cells.pips_width
    indent = max(stop, dots) + 4
    measure = min(LABEL, max(map(style.width, labels)) + 1)
    left = right - indent - measure
    keys, y = [], TOP
    for kind in roadmap.kinds:
        size = sheet.mm("pictogram") + 1.6
        label = Block(indent, (size - style.line) / 2, wrap(kind.label, style, measure))
        source = assets.pictogram(kind.id, sheet.properties["ink"])
        keys.append(Key("mark", left, y, size, size, source, label, indent + measure))
        y += FORMAT
    y += 2.0
    for level in roadmap.levels:
        source = assets.svg(pips(level.rank, level.count, level.colour))
        rows = -(-level.count // 3)
        height = (3.4 * rows - 0.6) * cells.pip_scale
        label = Block(indent, (height - style.line) / 2, wrap(level.label, style, measure))
        keys.append(Key("dots", left, y, dots, height, source, label, indent + measure))
        y += LEVEL
    return tuple(keys), left


def _home(
    roadmap: Roadmap, layout: Layout, sheet: Sheet, assets: Assets, right: float
) -> Home:
    assert roadmap.home
    code = roadmap.home
    side = HOME / layout.scale
    quiet = side * QUIET / (code.size + 2 * QUIET)
    dark = side - 2 * quiet
    lines = wrap_address(domain(code.address), sheet.type("host"), dark)
    text_y = TOP + dark + 2.5
    return Home(
        right - side + quiet, TOP - quiet, side, assets.code(code), domain(code.address),
        right - dark, text_y, text_y + sheet.type("title").line, dark, lines,
    )
