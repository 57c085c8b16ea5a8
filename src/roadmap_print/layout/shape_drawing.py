"""The shapes of a page as one SVG: decoration to a screen reader, vectors to a print shop."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from itertools import groupby

from roadmap_print.brand.theme import WHITE
from roadmap_print.layout.frame import OVERRUN, Area, Frame
from roadmap_print.layout.page_model import DiscShape, FieldShape, IconShape, LineShape, Shape

EDGE = 0.45
"""Millimetres of a casing on either side of a line or a disc."""
_UNITS = 24.0  # of a pictogram's field


def draw_shapes(shapes: Iterable[Shape], frame: Frame) -> str:
    """Return an SVG of the page and what it overruns its edges by, `OVERRUN` mm on each side."""
    width, height = frame.width + 2 * OVERRUN, frame.height + 2 * OVERRUN
    drawn = "".join(_drawn(shapes, frame))
    turn = f' transform="translate({frame.width:g} 0) scale(-1 1)"' if frame.mirrored else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="{-OVERRUN:g} {-OVERRUN:g} {width:g} {height:g}"><g{turn}>{drawn}</g></svg>'
    )


def _drawn(shapes: Iterable[Shape], frame: Frame) -> Iterator[str]:
    """Yield drawings; of lines that follow each other all casings first, so that they merge."""
    for _, some in groupby(shapes, lambda each: isinstance(each, LineShape)):
        drawn = list(some)
        yield from map(_casing, drawn)
        yield from (_draw(each, frame) for each in drawn)


def _casing(shape: Shape) -> str:
    if isinstance(shape, LineShape) and shape.edge:
        return _stroke(shape, shape.width, shape.edge)
    return ""


def _stroke(line: LineShape, width: float, colour: str) -> str:
    return (
        f'<path d="{line.path}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        'stroke-linecap="butt"/>'
    )


@singledispatch
def _draw(shape: Shape, frame: Frame) -> str:
    raise TypeError(f"not a shape: {shape!r} on {frame!r}")


@_draw.register
def _(shape: LineShape, frame: Frame) -> str:  # noqa: ARG001
    inner = shape.width - 2 * EDGE if shape.edge else shape.width
    return _stroke(shape, inner, shape.colour)


@_draw.register
def _(shape: DiscShape, frame: Frame) -> str:  # noqa: ARG001
    def disc(diameter: float, colour: str) -> str:
        return (
            f'<circle cx="{shape.start:.2f}" cy="{shape.top:.2f}" r="{diameter / 2:.3f}" '
            f'fill="{colour}"/>'
        )

    ring = disc(shape.diameter + 2 * shape.ring, WHITE) if shape.ring else ""
    if shape.edge is None:
        return ring + disc(shape.diameter, shape.colour)
    edged = disc(shape.diameter, shape.edge)
    return ring + edged + disc(shape.diameter - 2 * (shape.edge_width or EDGE), shape.colour)


@_draw.register
def _(shape: FieldShape, frame: Frame) -> str:  # noqa: ARG001
    inset, area = shape.stroke / 2, shape.area
    ruled = (
        f' stroke="{shape.stroke_colour}" stroke-width="{shape.stroke:g}"' if shape.stroke else ""
    )
    return (
        f'<rect x="{area.start + inset:.2f}" y="{area.top + inset:.2f}" '
        f'width="{area.width - shape.stroke:.2f}" height="{area.height - shape.stroke:.2f}" '
        f'rx="{shape.radius:g}" fill="{shape.colour}"{ruled}/>'
    )


@_draw.register
def _(shape: IconShape, frame: Frame) -> str:
    area: Area = shape.area
    scale = area.width / _UNITS
    place = (
        f"translate({area.end:.3f} {area.top:.3f}) scale({-scale:.4f} {scale:.4f})"
        if frame.mirrored and not shape.directional
        else f"translate({area.start:.3f} {area.top:.3f}) scale({scale:.4f})"
    )
    return f'<g transform="{place}">{shape.drawing}</g>'
