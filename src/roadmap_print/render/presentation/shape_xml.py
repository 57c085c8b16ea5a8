"""What is drawn on a page as native shapes of PowerPoint, decoration to a screen reader."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod
from itertools import groupby
from xml.sax.saxutils import quoteattr

from roadmap_print.brand.theme import WHITE
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import DiscShape, FieldShape, IconShape, LineShape, Shape
from roadmap_print.layout.shape_drawing import EDGE
from roadmap_print.render.presentation.colour_refs import ColourRefs
from roadmap_print.render.presentation.slide_placement import EmuBox, SlidePlacement
from roadmap_print.render.presentation.svg_outlines import (
    Command,
    Outline,
    mirrored,
    path_commands,
    read_outlines,
)

DECORATIVE = (  # ext of MS-ODRAWXML 2.3: a screen reader passes over it
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)
EMPTY_TEXT = "<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p>"
PICTOGRAM = 24.0  # units of its field
_VERBS = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo"}


@dataclass
class ShapeIds:
    """The numbers of a slide's shapes, each given once; 1 is the slide's own."""

    last: int = 1
    counts: dict[str, int] = field(default_factory=dict)

    def named(self, name: str, *, described: str = "", inner: str = "") -> str:
        """Write the next shape's number, name and alternative text."""
        self.last += 1
        told = f" descr={quoteattr(described)}" if described else ""
        return f'<p:cNvPr id="{self.last}" name={quoteattr(name)}{told}>{inner}</p:cNvPr>'

    def counted(self, kind: str, *, described: str = "", inner: str = "") -> str:
        """Write the next shape's number, named as the next of its kind: `line 2`."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.named(f"{kind} {self.counts[kind]}", described=described, inner=inner)


@dataclass(frozen=True)
class ShapeWriter:
    """Who writes the shapes of a slide."""

    ids: ShapeIds
    colours: ColourRefs
    placement: SlidePlacement

    def shapes(self, shapes: Iterable[Shape]) -> Iterator[str]:
        """Write shapes; of lines that follow each other all casings first, so that they merge."""
        for _, some in groupby(shapes, lambda each: isinstance(each, LineShape)):
            drawn = list(some)
            for each in drawn:
                if isinstance(each, LineShape) and each.edge:
                    yield self._line(replace(each, edge=None, colour=each.edge))
            yield from map(self.shape, drawn)

    @singledispatchmethod
    def shape(self, shape: Shape) -> str:
        """Write a shape."""
        raise TypeError(f"not a shape: {shape!r}")

    @shape.register
    def _line(self, shape: LineShape) -> str:
        inner = shape.width - 2 * EDGE if shape.edge else shape.width
        commands = tuple(
            (name, tuple(self.placement.point(*each) for each in points))
            for name, points in path_commands(shape.path)
        )
        outline = Outline(commands, filled=False, stroke=inner, colour=shape.colour)
        return self._freeform("line", [outline], self.placement.length(inner), "flat")

    @shape.register
    def _disc(self, shape: DiscShape) -> str:
        return self.disc(shape)

    def disc(self, shape: DiscShape, text: str = "", *, decorative: bool = True) -> str:
        """Write a disc, its numeral in it where it has one."""
        ring = shape.ring
        drawn = []
        if ring:
            behind = replace(shape, diameter=shape.diameter + 2 * ring, edge=None, ring=0.0,
                             colour=WHITE)  # fmt: skip
            drawn.append(self.disc(behind))
        wide = (shape.edge_width or EDGE) if shape.edge else 0.0
        inside = shape.diameter - wide  # a line's middle stands on the edge
        area = Area(shape.start - inside / 2, shape.top - inside / 2, inside, inside)
        edge = self._stroke(shape.edge or "none", wide)
        named = self.ids.counted("disc", inner=DECORATIVE if decorative else "")
        body = f"{preset('ellipse')}{self.colours.fill(shape.colour)}{edge}"
        drawn.append(shape_xml(named, self.placement.box(area), body, text or EMPTY_TEXT))
        return "".join(drawn)

    @shape.register
    def _field(self, shape: FieldShape) -> str:
        area = self.placement.clipped(shape.area.grown(-shape.stroke / 2))
        shorter = min(area.width, area.height) or 1.0
        share = min(50000, round(100000 * shape.radius / shorter))
        guide = f'<a:gd name="adj" fmla="val {share}"/>'
        outline = preset("roundRect", guide) if share else preset("rect")
        edge = self._stroke(shape.stroke_colour, shape.stroke)
        body = f"{outline}{self.colours.fill(shape.colour)}{edge}"
        named = self.ids.counted("field", inner=DECORATIVE)
        return shape_xml(named, self.placement.box(area), body, EMPTY_TEXT)

    @shape.register
    def _icon(self, shape: IconShape) -> str:
        turned = self.placement.frame.mirrored and shape.directional
        scale, box = shape.area.width / PICTOGRAM, self.placement.box(shape.area)
        unit = box.width / PICTOGRAM
        outlines = []
        for each in read_outlines(shape.drawing):
            one = mirrored(each, PICTOGRAM) if turned else each
            commands = tuple(
                (name, tuple((box.left + x * unit, box.top + y * unit) for x, y in points))
                for name, points in one.commands
            )
            outlines.append(replace(one, commands=commands))
        width = max((each.stroke for each in outlines), default=0.0) * scale
        return self._freeform("pictogram", outlines, self.placement.length(width), "rnd")

    def level(self, area: Area, drawing: str, described: str) -> str:
        """Write a level's discs, a group that is read by the level's name."""
        box = self.placement.box(area)
        group = self.ids.counted("level", described=described)
        discs = "".join(self._dots(box, read_outlines(drawing)))
        return group_xml(group, box, discs)

    def group(self, name: str, shapes: Sequence[Shape], area: Area) -> str:
        """Write shapes as one group, which is decoration."""
        group = self.ids.named(name, inner=DECORATIVE)
        return group_xml(group, self.placement.box(area), "".join(self.shapes(shapes)))

    def _dots(self, box: EmuBox, outlines: Iterable[Outline]) -> Iterator[str]:
        """Write circles of a drawing of height 1."""
        unit = box.height
        for each in outlines:
            across = [x for _, points in each.commands for x, _ in points]
            down = [y for _, points in each.commands for _, y in points]
            place = EmuBox(
                box.left + round(min(across) * unit),
                box.top + round(min(down) * unit),
                round((max(across) - min(across)) * unit),
                round((max(down) - min(down)) * unit),
            )
            line = self._stroke_emu(each.edge or each.colour, round(each.stroke * unit))
            body = f"{preset('ellipse')}{self.colours.fill(each.colour)}{line}"
            yield shape_xml(self.ids.counted("dot", inner=DECORATIVE), place, body, EMPTY_TEXT)

    def _stroke(self, colour: str, width: float) -> str:
        return self._stroke_emu(colour, self.placement.length(width))

    def _stroke_emu(self, colour: str, width: int, cap: str = "flat") -> str:
        if not width:
            return "<a:ln><a:noFill/></a:ln>"
        return f'<a:ln w="{width}" cap="{cap}">{self.colours.fill(colour)}<a:round/></a:ln>'

    def _freeform(self, kind: str, outlines: Sequence[Outline], stroke: int, cap: str) -> str:
        """Write outlines, whose points are in EMU on the slide, as one shape."""
        points = [point for each in outlines for _, some in each.commands for point in some]
        left, top = (int(min(values)) for values in zip(*points, strict=True))
        right, bottom = (int(max(values)) for values in zip(*points, strict=True))
        box = EmuBox(left, top, max(1, right - left), max(1, bottom - top))
        paths = "".join(_path(each, box) for each in outlines)
        filled = next((each.colour for each in outlines if each.filled), "none")
        colour = next((each.edge or each.colour for each in outlines if each.stroke), filled)
        body = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
            f"{self.colours.fill(filled)}{self._stroke_emu(colour, stroke, cap)}"
        )
        return shape_xml(self.ids.counted(kind, inner=DECORATIVE), box, body, EMPTY_TEXT)


def _path(outline: Outline, box: EmuBox) -> str:
    drawn = "".join(_command(each, box) for each in outline.commands)
    fill = "" if outline.filled else ' fill="none"'
    stroke = "" if outline.stroke else ' stroke="0"'
    return f'<a:path w="{box.width}" h="{box.height}"{fill}{stroke}>{drawn}</a:path>'


def _command(command: Command, box: EmuBox) -> str:
    name, points = command
    if name == "closePath":
        return "<a:close/>"
    places = "".join(
        f'<a:pt x="{round(x) - box.left}" y="{round(y) - box.top}"/>' for x, y in points
    )
    return f"<a:{_VERBS[name]}>{places}</a:{_VERBS[name]}>"


def preset(name: str, guides: str = "") -> str:
    """Write a shape of PowerPoint's own by its name."""
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def place_xml(box: EmuBox) -> str:
    """Write a place on a slide."""
    return (
        f'<a:xfrm><a:off x="{box.left}" y="{box.top}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
    )


def group_xml(named: str, box: EmuBox, shapes: str) -> str:
    """Write shapes, which stand as on the slide, as one group."""
    size = f'cx="{box.width}" cy="{box.height}"'
    place = (
        f'<a:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext {size}/>'
        f'<a:chOff x="{box.left}" y="{box.top}"/><a:chExt {size}/></a:xfrm>'
    )
    return (
        f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{place}</p:grpSpPr>{shapes}</p:grpSp>"
    )


def shape_xml(named: str, box: EmuBox, body: str, text: str, *, is_text: bool = False) -> str:
    """Write a shape: its name, place, what it looks like, and its text."""
    kind = ' txBox="1"' if is_text else ""
    return (
        f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place_xml(box)}{body}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
    )
