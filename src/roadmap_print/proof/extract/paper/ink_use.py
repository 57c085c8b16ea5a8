"""What a page's drawing asks of the press, by its operators: inks, how much of them, fine lines."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

import pikepdf

PRINTED = ("/DeviceGray", "/DeviceCMYK")
COLOURS = frozenset("kKgG")
SHOWN = frozenset(("Tj", "TJ", "'", '"'))
STROKED = frozenset(("S", "s", "B", "B*", "b", "b*"))
FILLED = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
ENDED = STROKED | FILLED | {"n"}
SCREEN = {"rg": "RGB", "RG": "RGB", "sh": "a blend"}
BLACK = (0.0, 0.0, 0.0, 1.0)
NOTHING = 0.001  # pt: a box without height draws no line

Ink = tuple[float, ...]
Matrix = tuple[float, float, float, float]


@dataclass(slots=True)
class InkUse:
    """The inks of one page, as far as it has been read; `seen` is what is drawn on it.

    `strange` are colours of other kinds than the press's, `text` is the most of cyan, magenta or
    yellow in a text, `total` the most of all inks together, from 0 to 4; `line` and `white_line`
    are the widths in pt of the finest line in ink and of the finest that is left white.
    """

    strange: set[str] = field(default_factory=set)
    text: float = 0.0
    total: float = 0.0
    line: float = math.inf
    white_line: float = math.inf
    seen: set[tuple[int, int, float]] = field(default_factory=set)

    def lined(self, width: float, ink: Ink) -> None:
        """Take in a line of so many points."""
        if sum(ink):
            self.line = min(self.line, width)
        else:
            self.white_line = min(self.white_line, width)


class _InkState(NamedTuple):
    """What `q` saves: two inks, a line's width, and how the page is stretched and turned."""

    fill: Ink = BLACK
    stroke: Ink = BLACK
    width: float = 1.0
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0)

    def after(self, name: str, operands: Any, resources: Any) -> Self:  # noqa: ANN401
        """Return the state after an operator."""
        if name in {"k", "g"}:
            return self._replace(fill=_ink(operands))
        if name in {"K", "G"}:
            return self._replace(stroke=_ink(operands))
        if name == "w":
            return self._replace(width=float(operands[0]))
        if name == "gs":
            wished = resources.ExtGState[str(operands[0])]
            return self._replace(width=float(wished.get("/LW", self.width)))
        return self.turned(operands) if name == "cm" else self

    def turned(self, by: Any) -> Self:  # noqa: ANN401
        """Return the state under one more matrix."""
        a, b, c, d = (float(each) for each in by[:4])
        e, f, g, h = self.matrix
        matrix = (a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)
        return self._replace(matrix=matrix)

    @property
    def scale(self) -> float:
        """Points on the page for one in the drawing."""
        a, b, c, d = self.matrix
        return math.sqrt(abs(a * d - b * c))

    def thinness(self, width: float, height: float) -> float:
        """Return the lesser side in pt of a box, which as a line would be its width."""
        a, b, c, d = self.matrix
        return min(abs(width) * math.hypot(a, b), abs(height) * math.hypot(c, d))


def read(page: pikepdf.Page) -> InkUse:
    """Read what a page, and all that is drawn on it, asks for."""
    found = InkUse()
    _read(page, page.obj.get("/Resources", pikepdf.Dictionary()), found, _InkState())
    return found


def _read(drawn: Any, resources: Any, found: InkUse, state: _InkState) -> None:  # noqa: ANN401
    saved: list[_InkState] = []
    boxes: list[float] = []
    for each in pikepdf.parse_content_stream(drawn):
        operands: Any = each.operands
        name = str(each.operator)
        state = state.after(name, operands, resources)
        if name == "q":
            saved.append(state)
        elif name == "Q":
            state = saved.pop()
        elif name == "re":
            boxes.append(state.thinness(float(operands[2]), float(operands[3])))
        elif name in ENDED:
            _lines(name, boxes, state, found)
            boxes.clear()
        elif name == "Do":
            _show(resources.XObject[str(operands[0])], resources, found, state)
        else:
            _ask(name, operands, state, found)


def _ask(name: str, operands: Any, state: _InkState, found: InkUse) -> None:  # noqa: ANN401
    if name in COLOURS:
        found.total = max(found.total, sum(_ink(operands)))
    elif name in SHOWN:
        found.text = max(found.text, *state.fill[:3])
    elif name in SCREEN:
        found.strange.add(SCREEN[name])
    elif name in {"cs", "CS"} and str(operands[0]) not in PRINTED:
        found.strange.add(str(operands[0])[1:])


def _lines(name: str, boxes: list[float], state: _InkState, found: InkUse) -> None:
    """Take in the lines of a path: its outline, and boxes so low that they are lines."""
    if name in STROKED:
        found.lined(state.width * state.scale, state.stroke)
    elif name in FILLED:
        for box in boxes:
            if box > NOTHING:
                found.lined(box, state.fill)


def _ink(operands: Any) -> Ink:  # noqa: ANN401
    values = tuple(map(float, operands))
    return values if len(values) == 4 else (0.0, 0.0, 0.0, 1.0 - values[0])


def _show(shown: Any, resources: Any, found: InkUse, state: _InkState) -> None:  # noqa: ANN401
    if shown.Subtype == pikepdf.Name.Form and "/Matrix" in shown:
        state = state.turned(shown.Matrix)
    once = (*shown.objgen, round(state.scale, 3))
    if once in found.seen:
        return
    found.seen.add(once)
    if shown.Subtype == pikepdf.Name.Form:
        _read(shown, shown.get("/Resources", resources), found, state)
        return
    found.strange.update(_spaces(shown))
    if shown.get("/ColorSpace") == pikepdf.Name.DeviceCMYK:
        found.total = max(found.total, _most(shown))


def _spaces(picture: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the colour space of a picture that no press has."""
    if not picture.get("/ImageMask", False):
        space = picture.get("/ColorSpace")
        name = str(space[0] if isinstance(space, pikepdf.Array) else space)
        if name not in PRINTED:
            yield name.removeprefix("/")


def _most(picture: Any) -> float:  # noqa: ANN401
    import numpy as np

    if "/SMask" in picture:
        del picture.SMask  # what is seen of it; in the file it stays
    image = pikepdf.PdfImage(picture).as_pil_image()
    return float(np.asarray(image).sum(axis=2).max()) / 255
