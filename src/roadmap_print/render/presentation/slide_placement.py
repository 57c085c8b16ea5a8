"""Where things of a page stand on a slide: as they are, or in a part of a house's slide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.page_model import (
    DiscShape,
    IconShape,
    LineShape,
    Link,
    Node,
    Page,
    Picture,
    Shape,
    TextBlock,
    leaves,
    mapped,
)
from roadmap_print.render.presentation.svg_outlines import Point, path_commands

EMU = 36000  # English metric units in a millimetre
UNDER_CODE, BESIDE_CODE = 2.5, 6.0  # mm from a code's white field to words under or beside it
LEAST_DISC = 8.0  # mm: a smaller one is a bead, which nothing needs to keep clear of
Span: TypeAlias = tuple[float, float]
_PATH_LETTERS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}


class EmuBox(NamedTuple):
    """A place on a slide in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Its lower side."""
        return self.top + self.height


FOOT_HEIGHT = 10.2  # mm: of the box that what stands at the foot is in


def foot_top(text: TextBlock) -> float:
    """Return the upper edge in mm of the box round a text at the foot, which is in its middle."""
    return text.top + text.height / 2 - FOOT_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class SlidePlacement:
    """From a page to a slide: enlarged by `scale`, moved by `left` and `top` mm.

    Of what is drawn, all outside the `window` is cut off; texts may reach down to `foot`.
    """

    frame: Frame
    window: Area
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0
    foot: float = 0.0

    @classmethod
    def whole(cls, frame: Frame) -> SlidePlacement:
        """Return the placement of pages on slides of their own size."""
        return cls(frame, Area(0.0, 0.0, frame.width, frame.height), foot=frame.height)

    @classmethod
    def into(cls, frame: Frame, window: Area, box: EmuBox) -> SlidePlacement:
        """Return the placement of a part of pages into a box, at its start, as large as it fits."""
        across, down = box.width / EMU / window.width, box.height / EMU / window.height
        scale = min(across, down)
        spare = box.width / EMU - scale * window.width
        left = box.left / EMU + spare / 2 - scale * frame.left(window)
        foot = window.top + box.height / EMU / scale
        return cls(frame, window, scale, left, box.top / EMU - scale * window.top, foot)

    def box(self, area: Area) -> EmuBox:
        """Return the place of an area."""
        return EmuBox(
            self._emu(self.frame.left(area), self.left),
            self._emu(area.top, self.top),
            round(area.width * self.scale * EMU),
            round(area.height * self.scale * EMU),
        )

    def clipped(self, area: Area) -> Area:
        """Return what of an area is inside the window."""
        start, top = max(area.start, self.window.start), max(area.top, self.window.top)
        end, bottom = min(area.end, self.window.end), min(area.bottom, self.window.bottom)
        return Area(start, top, max(0.0, end - start), max(0.0, bottom - top))

    def point(self, start: float, top: float) -> Point:
        """Return the place of a point of a line, in EMU, held in the window along the page."""
        start = min(max(start, self.window.start), self.window.end)
        across = self.frame.width - start if self.frame.mirrored else start
        return (self._emu(across, self.left), self._emu(top, self.top))

    def length(self, length: float) -> int:
        """Return a length in EMU."""
        return round(length * self.scale * EMU)

    def _emu(self, place: float, moved: float) -> int:
        return round((place * self.scale + moved) * EMU)


def links_of(nodes: Iterable[Node]) -> Iterator[Link]:
    """Yield all links among nodes, in reading order."""
    for node in leaves(nodes):
        if node.link:
            yield node.link
        if isinstance(node, TextBlock):
            yield from (run.link for line in node.lines for run in line if run.link)


def clear_of_codes(page: Page) -> Page:
    """Move words out of the white fields of codes, which show on a house's ground as on no page."""
    codes = [each.area for each in codes_of(page)]
    under = {code: _lowered(code, page) for code in codes}

    def moved(node: TextBlock | Picture) -> TextBlock | Picture:
        if isinstance(node, Picture) and node.pixelated:
            return node
        for code in codes:
            start, top = _corner(node)
            if _is_under(node, code):
                return node.moved(0.0, under[code])
            along = code.end + BESIDE_CODE - start
            beside = code.start + code.width / 2 < start and code.top <= top < code.bottom
            if beside and along > 0 and isinstance(node, TextBlock):
                return replace(node.moved(along, 0.0), width=node.width - along)
            if beside and along > 0:
                return node.moved(along, 0.0)
        return node

    return replace(page, content=tuple(mapped(page.content, moved)))


def respaced(page: Page, window: Area, width: float) -> Page:
    """Give a window of a page another width: what is drawn keeps its size, words take the room.

    What stands between codes and between numbered discs grows or shrinks, these do not.
    """
    spans = _rigid(page)
    fixed = _within(spans, window.end)
    grown = (width - fixed) / (window.width - fixed)

    def along(start: float) -> float:
        if start <= window.start:
            return start
        kept = _within(spans, start)
        inside = min(start, window.end) - window.start - kept
        return window.start + kept + inside * grown + max(0.0, start - window.end)

    def moved(node: TextBlock | Picture) -> TextBlock | Picture:
        if isinstance(node, Picture):
            return node.moved(along(node.area.start) - node.area.start, 0.0)
        if node.align != "start":
            middle = node.start + node.width / 2
            return node.moved(along(middle) - middle, 0.0)
        start = along(node.start)
        end = along(node.start + node.width)
        return replace(node.moved(start - node.start, 0.0), width=end - start)

    content = tuple(mapped(page.content, moved))
    return replace(page, content=content, shapes=tuple(_respaced(page.shapes, along)))


def _respaced(shapes: Iterable[Shape], along: Callable[[float], float]) -> Iterator[Shape]:
    for each in shapes:
        if isinstance(each, LineShape):
            yield replace(each, path=_path(each.path, along))
        elif isinstance(each, DiscShape):
            yield replace(each, start=along(each.start))
        elif isinstance(each, IconShape):
            yield replace(each, area=replace(each.area, start=along(each.area.start)))
        else:
            start = along(each.area.start)
            area = replace(each.area, start=start, width=along(each.area.end) - start)
            yield replace(each, area=area)


def _path(path: str, along: Callable[[float], float]) -> str:
    return "".join(
        _PATH_LETTERS[name] + " ".join(f"{along(start):.2f} {top:.2f}" for start, top in points)
        for name, points in path_commands(path)
    )


def codes_of(page: Page) -> list[Picture]:
    """Return the codes of a page, in reading order."""
    return [each for each in leaves(page.content) if isinstance(each, Picture) and each.pixelated]


def _corner(node: TextBlock | Picture) -> tuple[float, float]:
    area = node.area if isinstance(node, Picture) else node
    return area.start, area.top


def _is_under(node: TextBlock | Picture, code: Area) -> bool:
    start, top = _corner(node)
    column = code.start <= start < code.start + code.width / 2
    return column and top > code.top + code.height / 2


def _lowered(code: Area, page: Page) -> float:
    """Return how far down what stands under a code moves."""
    tops = [_corner(each)[1] for each in leaves(page.content) if _is_under(each, code)]
    return max(0.0, code.bottom + UNDER_CODE - min(tops, default=code.bottom + UNDER_CODE))


def _rigid(page: Page) -> list[Span]:
    """Return where along a page something stands that keeps its width."""
    areas = [each.area for each in codes_of(page)]
    areas += [each.area for each in page.shapes
              if isinstance(each, DiscShape) and each.diameter >= LEAST_DISC]  # fmt: skip
    joined: list[Span] = []
    for first, last in sorted((each.start, each.end) for each in areas):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _within(spans: Sequence[Span], end: float) -> float:
    """Return how much of spans, which do not overlap, is before an end."""
    return sum(max(0.0, min(last, end) - first) for first, last in spans)
