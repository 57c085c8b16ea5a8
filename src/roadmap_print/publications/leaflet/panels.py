"""A leaflet's panels: A4 landscape folded twice, the flap 3 mm narrower so that it goes inside.

Outside, along the way that text runs: flap, back, cover; inside three panels, the last the flap's
other side. Only the line comes within `FOLD_CLEAR` of a fold, and crosses it at a right angle.
"""

from dataclasses import dataclass, field, replace

from roadmap_print.layout.page_model import DiscShape, Node, Page, Part, Shape, TextBlock
from roadmap_print.publications.page_kit import PageKit

FOLDS_OUTSIDE, FOLDS_INSIDE = (97.0, 197.0), (100.0, 200.0)
FOLD_CLEAR = 5.0  # mm on either side of a fold where nothing but the line is
TOP, BOTTOM = 17.0, 198.0  # mm between which text stands


@dataclass(frozen=True, slots=True)
class Panel:
    """What a panel has for text, from `start` to `end` in mm; a large code goes on to `reach`."""

    start: float
    end: float
    reach: float = 0.0

    @property
    def width(self) -> float:
        """The measure of its text."""
        return self.end - self.start

    @property
    def code_width(self) -> float:
        """The width that a code may have."""
        return max(self.end, self.reach) - self.start


FLAP, BACK, COVER = Panel(12.0, 90.0), Panel(107.0, 189.0), Panel(207.0, 285.0)


@dataclass(slots=True)
class LeafletSide:
    """One side of the sheet while it is filled, in reading order."""

    kit: PageKit
    anchor: str = ""
    content: list[Node] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)

    def add(self, block: TextBlock, /, **more: object) -> TextBlock:
        """Put a text where it stands, with more of its attributes; an empty one leaves nothing."""
        block = replace(block, **more)  # type: ignore[arg-type]
        if block.lines:
            self.content.append(block)
        return block

    def disc(self, disc: DiscShape, numeral: TextBlock) -> None:
        """Put a station where it stands, and its numeral."""
        self.shapes.append(disc)
        self.add(numeral)

    def take(self, part: Part) -> None:
        """Put a part where it stands."""
        self.content.extend(part.content)
        self.shapes.extend(part.shapes)

    @property
    def page(self) -> Page:
        """The finished page."""
        return Page(self.kit.frame, tuple(self.content), tuple(self.shapes), self.anchor)
