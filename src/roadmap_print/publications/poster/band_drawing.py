"""A band in its place: label, plate, branches and entries, in the order that they are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import (
    Element,
    LineShape,
    Node,
    Run,
    Shape,
    TextBlock,
    listed,
    route_path,
)
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.band_search.bands import Band, BandMaker, LabelText
from roadmap_print.publications.poster.entry_drawing import DrawnSlot, EntryDrawing
from roadmap_print.publications.poster.field_colours import DISC_EDGE, FieldColours, station_hue


@dataclass(frozen=True, slots=True)
class BandPlace:
    """Where a band stands: its column's start, its upper edge, where its plate ends."""

    start: float
    top: float
    end: float


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """A band drawn: what is read of it, its shapes under and over the line."""

    content: tuple[Node, ...]
    plates: tuple[Shape, ...]
    signs: tuple[Shape, ...]


@dataclass(frozen=True)
class BandDrawing:
    """Draws one band."""

    kit: PageKit
    maker: BandMaker
    band: Band
    place: BandPlace

    def drawn(self) -> DrawnBand:
        """Draw it."""
        sizes, place, hue = self.maker.sizes, self.place, self.band.station.hue
        colours = FieldColours.of(hue, self.kit.theme)
        start, height = place.start + sizes.label_start, self.band.whole
        label = Area(start, place.top, sizes.label_width, height)
        plates = colours.plates(label, place.end)
        disc, numeral = self.kit.disc(
            self.band.station, place.start + sizes.axis, place.top, sizes.disc, artifact=False,
            hue=station_hue(hue, self.kit.theme),
        )  # fmt: skip
        edge = DISC_EDGE if self.kit.theme.colourless else 0.0
        disc = replace(disc, ring=sizes.long("ring"), edge_width=edge)
        rows = list(self._rows())
        signs = [shape for row in rows for slot in row for shape in slot.shapes]
        branches = list(self._branches(rows))
        content = (*self._label(colours, numeral, start), *_groups(rows))
        return DrawnBand(content, (*plates, *branches), (disc, *signs))

    def _tops(self) -> Iterator[float]:
        """Yield where the branches of the rows are."""
        top, more = self.place.top, self.band.spare / max(1, len(self.band.rows))
        for row in self.band.rows:
            yield top
            top += self.maker.under + row.height * self.maker.sizes.zoom + more
            top += self.maker.between - self.maker.under

    def _rows(self) -> Iterator[list[DrawnSlot]]:
        hue, start = self.band.station.hue, self.place.start + self.maker.sizes.entries_start
        colours = FieldColours.of(hue, self.kit.theme)
        entries = EntryDrawing(self.kit, self.maker, hue, colours, start)
        for place, (row, top) in enumerate(zip(self.band.rows, self._tops(), strict=True)):
            yield list(entries.row(row, top, begins=place == 0))

    def _branches(self, rows: Sequence[Sequence[DrawnSlot]]) -> Iterator[Shape]:
        """Draw the first branch from the disc, the others from the label; each to its last stop."""
        sizes, place, hue = self.maker.sizes, self.place, self.band.station.hue
        thin = FieldColours.of(hue, self.kit.theme).thin
        starts = [place.start + sizes.axis] + [place.start + sizes.label_end] * len(rows)
        ends = [row[-1].end for row in rows] or [place.start + sizes.label_end]
        for start, end, top in zip(starts, ends, list(self._tops()) or [place.top], strict=False):
            path = route_path([(start, top), (end, top)])
            yield LineShape(path, sizes.lined("branch") * thin, hue.surface)

    # The label

    def _label(self, colours: FieldColours, numeral: TextBlock, start: float) -> Iterator[Node]:
        station, label = self.band.station, self.band.label
        start += self.maker.sizes.labelled("label-inset")
        title = self._text(label.title, start, colours.words, "span")
        yield Element(
            "h2", (replace(numeral, tag="span"), title), spoken=self.kit.titled(station),
            anchor=f"step-{station.number}" if not self.band.continued else "",
            bookmark="" if self.band.continued else f"{station.number} · {station.title}",
        )  # fmt: skip
        texts = [self._text(each, start, colours.words, "p") for each in label.objectives]
        yield from listed(texts)
        yield from self._count(start, colours.words)

    def _text(self, text: LabelText, start: float, colour: str, tag: str) -> TextBlock:
        lines = tuple((Run(each, text.style, colour),) for each in text.lines)
        sizes = self.maker.sizes
        measure = sizes.label_measure
        top = self.place.top + text.top
        return TextBlock(start, top, measure, lines, text.style.leading, tag=tag)

    def _count(self, start: float, colour: str) -> Iterator[TextBlock]:
        """Say how many resources there are, where the label has room for it."""
        if self.band.continued or not self.band.station.entries:
            return
        sizes, words = self.maker.sizes, self.kit.roadmap.words
        style = sizes.label_type("count")
        inset = sizes.labelled("label-inset")
        top = self.place.top + self.band.whole - inset - style.line
        if top < self.place.top + self.band.label.height + style.line:
            return
        text = words.resources(len(self.band.station.entries))
        yield self.kit.words(text, style, start, top, sizes.label_width - 2 * inset, colour=colour)


def _groups(rows: Sequence[Sequence[DrawnSlot]]) -> Iterator[Node]:
    """Yield each format's heading and the list of its entries."""
    items: list[Element] = []
    for slot in (slot for row in rows for slot in row):
        opens = isinstance(slot.heading, TextBlock) or bool(slot.heading.children)
        said = not (isinstance(slot.heading, TextBlock) and slot.heading.artifact)
        if opens and items and said:
            yield Element("ul", tuple(items))
            items = []
        if opens:
            yield slot.heading
        items.append(slot.item)
    if items:
        yield Element("ul", tuple(items))
