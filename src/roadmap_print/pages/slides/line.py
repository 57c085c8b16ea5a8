"""The line as it runs through the slides: it leaves each where it enters the next.

All of it decoration: a background of the slide, in mm from its upper left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from roadmap_print.pages.route import Serpentine, Spot, Stroke, drawing
from roadmap_print.pages.slides.frame import Frame

OUTER = 339.0  # mm: a little past the right edge
ENTRY = 34.0  # mm: where a line that winds has come down to its upper row
BESIDE = 12.0  # mm between the small path and what the foot says
RISE = 318.0  # mm: where a line that winds below climbs back to its height


def straight(frame: Frame, colour: str) -> str:
    """Return a line from edge to edge."""
    return _drawn(frame, [Stroke(f"M-1 {frame.mm('line-y')}H{OUTER}", colour)])


def into_station(frame: Frame, centre: tuple[float, float], before: str, after: str) -> str:
    """Return a line that dives into a station's large disc and climbs out to its right."""
    top, (x, y) = frame.mm("line-y"), centre
    bend = 20.0
    rise = (y - top) / 2
    turn = RISE + 5 - 2 * rise
    return _drawn(
        frame,
        [
            Stroke(f"M-1 {top}H{x - bend:.2f}a{bend} {bend} 0 0 1 {bend} {bend}V{y}", before),
            Stroke(
                f"M{x} {y}H{turn:.2f}a{rise} {rise} 0 0 0 {rise} -{rise}"
                f"a{rise} {rise} 0 0 1 {rise} -{rise}H{OUTER}",
                after,
            ),
        ],
    )


def winding(
    frame: Frame,
    serpentine: Serpentine,
    spots: Sequence[Spot],
    colours: Sequence[str],
    end: float,
    *,
    first: bool = False,
) -> str:
    """Return a line past all spots that climbs back to its height behind the last.

    `colours` has two more than there are spots: the first is the line's before them, the last its
    colour behind `end` on the last row. On the `first` slide it starts on its upper row, on
    others it comes down to it.
    """
    last = Spot(end, serpentine.tops[-1], len(serpentine.tops) - 1)
    entry = Spot(-1.0 if first else ENTRY, serpentine.tops[0], 0)
    strokes = [
        Stroke(serpentine.between(start, stop), colour)
        for (start, stop), colour in zip(pairwise([entry, *spots, last]), colours[:-1], strict=True)
    ]
    if not first:
        strokes.insert(0, Stroke(_descent(frame, entry), colours[0]))
    return _drawn(frame, [Stroke(_climb(frame, last), colours[-1]), *strokes])


def terminus(frame: Frame, x: float, y: float, colour: str) -> str:
    """Return a line that comes down to its end at (x, y)."""
    top = frame.mm("line-y")
    bend = (y - top) / 2
    path = (
        f"M-1 {top}H{x - 2 * bend - 8:.2f}a{bend} {bend} 0 0 1 {bend} {bend}"
        f"a{bend} {bend} 0 0 0 {bend} {bend}H{x:.2f}M{x:.2f} {y - 11}v22"
    )
    return _drawn(frame, [Stroke(path, colour)])


def foot(frame: Frame, current: int) -> tuple[str, float, float]:
    """Return the small path with its current station, and the width and height of its drawing."""
    colours = [station.colour for station in frame.roadmap.stations]
    pale = frame.sheet.properties["pale"]
    free = frame.right - frame.mm("left") - frame.foot_width() - BESIDE
    gap = min(22.0, free / max(1, len(colours) - 1))
    dot = min(1.7, gap * 0.3)
    room = max(0.0, 6.4 - gap)  # a crowd makes way for the current one
    xs = [4 + gap * i + room * ((i >= current) + (i > current)) for i in range(len(colours))]
    parts = []
    for i in range(len(xs) - 1):
        colour = colours[i] if i < current else pale
        parts.append(f'<path d="M{xs[i]:.2f} 4H{xs[i + 1]:.2f}" stroke="{colour}"/>')
    for i, x in enumerate(xs):
        radius = 3.6 if i == current else dot
        fill, edge = (colours[i], colours[i]) if i <= current else ("#FFFFFF", pale)
        inner = radius if i == current else radius - 0.4
        parts.append(f'<circle cx="{x:.2f}" cy="4" r="{inner:.2f}" fill="{fill}" stroke="{edge}"/>')
    width = xs[-1] + 4.4
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="8mm" '
        f'viewBox="0 0 {width:.2f} 8"><g stroke-width="0.8">{"".join(parts)}</g></svg>'
    )
    return drawn, width, 8.0


def _descent(frame: Frame, end: Spot) -> str:
    top = frame.mm("line-y")
    bend = min(13.0, (end.y - top) / 2)
    return (
        f"M-1 {top}H{end.x - 2 * bend - 1:.2f}a{bend} {bend} 0 0 1 {bend} {bend}"
        f"V{end.y - bend}a{bend} {bend} 0 0 0 {bend} {bend}h2"
    )


def _climb(frame: Frame, start: Spot) -> str:
    top, bend = frame.mm("line-y"), 13.0
    if start.y - top < 2 * bend:
        return f"M{start.x:.2f} {start.y}H{OUTER}"
    return (
        f"M{start.x:.2f} {start.y:.2f}H{RISE - bend}a{bend} {bend} 0 0 0 {bend} -{bend}"
        f"V{top + bend}a{bend} {bend} 0 0 1 {bend} -{bend}H{OUTER}"
    )


def _drawn(frame: Frame, strokes: Sequence[Stroke]) -> str:
    width, height = frame.mm("width"), frame.mm("height")
    return frame.assets.svg(drawing(width, height, strokes, frame.mm("line")))
