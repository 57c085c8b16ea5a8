"""Entries in their places: what hangs from a branch, and what stands on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.brand.colour_shift import darken
from roadmap_print.brand.theme import Hue
from roadmap_print.content.view import Entry
from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import (
    DiscShape,
    Element,
    FieldShape,
    Node,
    Part,
    Picture,
    Run,
    Shape,
    TextBlock,
)
from roadmap_print.layout.pictograms import framed_icon
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.band_search.bands import BandMaker
from roadmap_print.publications.poster.band_search.cells import (
    BADGE,
    CAPITALS,
    RISE,
    glued,
    host_parts,
    source_lines,
)
from roadmap_print.publications.poster.band_search.rows import Row, Slot
from roadmap_print.publications.poster.field_colours import FieldColours

HOST_INK = "#2B4A52"


@dataclass(frozen=True, slots=True)
class DrawnSlot:
    """An entry drawn: its list item, the heading of its format, shapes, its branch's end."""

    entry: Entry
    item: Element
    heading: Element | TextBlock
    shapes: tuple[Shape, ...]
    end: float


@dataclass(frozen=True)
class EntryDrawing:
    """Draws the entries of a band whose first branch and codes start at `start`."""

    kit: PageKit
    maker: BandMaker
    hue: Hue
    colours: FieldColours
    start: float

    def row(self, row: Row, branch: float, *, begins: bool) -> Iterator[DrawnSlot]:
        """Draw a row whose branch is at `branch` mm; it `begins` what stands on a sheet."""
        drop = max((each.cell.drop() for each in row.slots if not each.variant.beside), default=0.0)
        for place, slot in enumerate(row.slots):
            opens = slot.cell.opens or (begins and place == 0)
            yield self._slot(slot, branch, row.height, drop, opens=opens)

    def _slot(
        self, slot: Slot, branch: float, height: float, drop: float, *, opens: bool
    ) -> DrawnSlot:
        sizes, entry = self.maker.sizes, slot.cell.entry
        start = self.start + slot.start * sizes.zoom
        signs = _Signs(self, start, branch)
        heading = signs.heading(slot, opens=opens)
        if sizes.tick_box:
            signs.tick_box()
        beads = signs.beads(entry)
        top = branch + self.maker.under
        badge, title, source = self._texts(slot, start, top, drop)
        signs.shapes += badge.shapes
        side, first = slot.cell.side * sizes.zoom, min(top, title.top)
        widest = max(map(self.kit.measurer.runs_width, title.lines), default=0.0)
        width = max(side, title.start + widest - start)
        area = Area(start, first, width, top - first + height * sizes.zoom)
        code = self.kit.entry_code(entry, start, top, side, bare=True)
        link = self.kit.entry_link(entry)
        title = replace(title, link=link, area=area, lang=entry.lang)
        parts: list[Node] = [*badge.content, title, *beads, source, code]
        return DrawnSlot(
            entry, Element("li", tuple(parts)), heading, tuple(signs.shapes), signs.end
        )

    def _texts(
        self, slot: Slot, start: float, top: float, drop: float
    ) -> tuple[Part, TextBlock, TextBlock]:
        """Set an entry's texts, over them a badge where it is new or edited.

        All under the codes of a row begin at one height, `drop` before they are enlarged.
        """
        sizes, cell = self.maker.sizes, slot.cell
        style = sizes.entry_type("title")
        zoom, measure = sizes.zoom, slot.variant.measure * sizes.zoom
        if slot.variant.beside:
            start += (cell.side + sizes.entry.quiet + cell.back) * zoom
            top -= CAPITALS * style.size * MM_PER_PT
        else:
            top += (cell.side + drop) * zoom
        badge = Part(())
        if cell.entry.news:
            plate = replace(sizes.entry_type("host"), leading=sizes.entry_type("title").leading)
            rise = RISE * style.size * MM_PER_PT  # a plate has no white over it
            badge = self.kit.badge(cell.entry.news, start, top + rise, plate)
            top += BADGE * style.line
        title = self.kit.text(glued(cell.entry.title), style, start, top, measure)
        host_type, source_type = sizes.entry_type("host"), sizes.entry_type("source")
        ink = self.kit.theme.text if self.kit.theme.colourless else HOST_INK
        host = Run(cell.entry.host, host_type, ink, self.kit.entry_link(cell.entry), whole=True)
        lines = source_lines(
            cell.entry, Run("", source_type, self.kit.theme.grey), host,
            host_parts(cell.entry.host, cell.sizes, self.kit.measurer), self.kit.measurer, measure,
        )  # fmt: skip
        return badge, title, TextBlock(start, title.bottom, measure, lines, source_type.leading)


class _Signs:
    """What stands on the branch over an entry, one after the other."""

    def __init__(self, drawing: EntryDrawing, start: float, branch: float) -> None:
        self.drawing, self.at, self.branch = drawing, start, branch
        self.shapes: list[Shape] = []
        self.end = start

    @property
    def _after(self) -> float:
        return self.drawing.maker.sizes.long("after-stop")

    def _stand(self, width: float) -> float:
        """Take so much of the branch; return where it starts."""
        start, self.end = self.at, self.at + width
        self.at = self.end + self._after
        return start

    def heading(self, slot: Slot, *, opens: bool) -> Element | TextBlock:
        """Draw the stop of a format, and its name where names are shown; else nothing."""
        drawing, kind = self.drawing, slot.cell.entry.kind
        kit, sizes, maker = drawing.kit, drawing.maker.sizes, drawing.maker
        empty = Element("h3", ())
        if not slot.shows_format:
            return empty
        diameter = sizes.stop
        middle = self._stand(diameter) + diameter / 2
        shape, icon = kit.format_stop(kind.pictogram, drawing.hue, middle, self.branch, diameter)
        self.shapes.append(replace(shape, ring=sizes.lined("halo")))
        if maker.freedom.names:
            self.shapes.append(icon)
            style = sizes.label_type("name")
            top = self.branch - maker.name_rise - style.line
            name = kit.text(
                kind.label, style, self.at, top, kit.measurer.width(kind.label, style) + 1,
                colour=darken(drawing.hue.tone, ground=drawing.colours.plate), tag="h3",
            )  # fmt: skip
            return name if opens else replace(name, artifact=True, tag="p")
        if not opens:
            self.shapes.append(icon)
            return empty
        drawn = framed_icon(kind.pictogram, drawing.hue.tone, mirrored=kit.frame.mirrored)
        source = kit.assets.svg(drawn)
        return Element("h3", (Picture(icon.area, source, kind.label),))

    def tick_box(self) -> None:
        """Draw the box to tick."""
        drawing = self.drawing
        side = drawing.maker.sizes.tick_box
        middle = self._stand(side) + side / 2
        self.shapes.append(drawing.kit.tick_box(middle, self.branch - side / 2, side, drawing.hue))

    def beads(self, entry: Entry) -> Sequence[Picture]:
        """Draw the level as discs on the branch, a hollow stop where there is none."""
        drawing, sizes = self.drawing, self.drawing.maker.sizes
        halo = sizes.lined("halo")
        if entry.level is None:
            if self.end == self.at:
                self._hollow(sizes.signed("hollow"))
            return ()
        diameter, width = sizes.bead, sizes.beads(entry.level.count)
        start = self._stand(width)
        area = Area(
            start - halo, self.branch - diameter / 2 - halo, width + 2 * halo, diameter + 2 * halo
        )
        self.shapes.append(FieldShape(area, drawing.colours.plate, radius=area.height / 2))
        return (drawing.kit.level_dots(entry.level, start, self.branch - diameter / 2, diameter),)

    def _hollow(self, diameter: float) -> None:
        middle = self._stand(diameter) + diameter / 2
        self.shapes.append(
            DiscShape(
                middle, self.branch, diameter, "#FFFFFF",
                edge=self.drawing.hue.tone, edge_width=0.22 * diameter,
            )
        )  # fmt: skip
