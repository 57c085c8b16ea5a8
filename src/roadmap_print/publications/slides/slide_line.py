"""The line as it runs through the slides: it leaves each where it enters the next.

All of it decoration: a background of the slide, in mm from its upper left corner.
"""

from collections.abc import Sequence
from itertools import pairwise

from roadmap_print.layout.route_line import Serpentine, SmallPath, Spot, Stroke, drawing
from roadmap_print.publications.slides.frame import SlideFrame

OUTER = 339.0  # mm: a little past the right edge
ENTRY = 34.0  # mm: where a line that winds has come down to its upper row
BESIDE = 12.0  # mm between the small path and what the foot says
DOT, DISC, STROKE = 1.7, 4.0, 0.8  # mm: the small path's radii, of a dot and the current disc
BRANCH = 10.0  # mm: the radius in which a branch leaves the line
RISE = 318.0  # mm: where a line that winds below climbs back to its height


def straight(frame: SlideFrame, colour: str) -> str:
    """Return a line from edge to edge."""
    return _drawn(frame, [Stroke(f"M-1 {frame.mm('line-y')}H{OUTER}", colour)])


def branching(frame: SlideFrame, x: float, y: float) -> str:
    """Return the line from edge to edge, with a branch that comes down to its end at (x, y)."""
    top = frame.mm("line-y")
    branch = f"M{x - BRANCH} {top}a{BRANCH} {BRANCH} 0 0 1 {BRANCH} {BRANCH}V{y:.2f}"
    return _drawn(frame, [Stroke(f"M-1 {top}H{OUTER}{branch}", frame.ink)])


def into_station(frame: SlideFrame, centre: tuple[float, float], before: str, after: str) -> str:
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
    frame: SlideFrame,
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


def terminus(frame: SlideFrame, x: float, y: float, colour: str) -> str:
    """Return a line that comes down to its end at (x, y)."""
    top = frame.mm("line-y")
    bend = (y - top) / 2
    path = (
        f"M-1 {top}H{x - 2 * bend - 8:.2f}a{bend} {bend} 0 0 1 {bend} {bend}"
        f"a{bend} {bend} 0 0 0 {bend} {bend}H{x:.2f}M{x:.2f} {y - 11}v22"
    )
    return _drawn(frame, [Stroke(path, colour)])


def foot(frame: SlideFrame, current: int) -> tuple[str, float, float]:
    """Return the small path with its current station, and the width and height of its drawing."""
    colours = [station.colour for station in frame.roadmap.stations]
    free = frame.right - frame.mm("left") - frame.foot_width() - BESIDE
    gap = min(22.0, free / max(1, len(colours) - 1))
    drawn = SmallPath(DOT, DISC, STROKE, frame.sheet.properties["pale"]).draw(colours, current, gap)
    return drawn, gap * (len(colours) - 1) + 2 * DISC, 2 * DISC


def _descent(frame: SlideFrame, end: Spot) -> str:
    top = frame.mm("line-y")
    bend = min(13.0, (end.y - top) / 2)
    return (
        f"M-1 {top}H{end.x - 2 * bend - 1:.2f}a{bend} {bend} 0 0 1 {bend} {bend}"
        f"V{end.y - bend}a{bend} {bend} 0 0 0 {bend} {bend}h2"
    )


def _climb(frame: SlideFrame, start: Spot) -> str:
    top, bend = frame.mm("line-y"), 13.0
    if start.y - top < 2 * bend:
        return f"M{start.x:.2f} {start.y}H{OUTER}"
    return (
        f"M{start.x:.2f} {start.y:.2f}H{RISE - bend}a{bend} {bend} 0 0 0 {bend} -{bend}"
        f"V{top + bend}a{bend} {bend} 0 0 1 {bend} -{bend}H{OUTER}"
    )


def _drawn(frame: SlideFrame, strokes: Sequence[Stroke]) -> str:
    width, height = frame.mm("width"), frame.mm("height")
    return frame.assets.svg(drawing(width, height, strokes, frame.mm("line")))
