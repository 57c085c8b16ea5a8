"""What a page's drawing asks of the press, by its operators: which inks, and how much of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PRINTED = ("/DeviceGray", "/DeviceCMYK")
SHOWN = frozenset(("Tj", "TJ", "'", '"'))
SCREEN = {"rg": "RGB", "RG": "RGB", "sh": "a blend"}
BLACK = (0.0, 0.0, 0.0, 1.0)

Ink = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Inks:
    """The inks of one page.

    `strange` are colours of other kinds than the press's, `text` is the most of cyan, magenta or
    yellow in a text, `total` the most of all inks together, from 0 to 4.
    """

    strange: frozenset[str]
    text: float
    total: float


@dataclass
class _Found:
    strange: set[str] = field(default_factory=set)
    text: float = 0.0
    total: float = 0.0
    seen: set[tuple[int, int]] = field(default_factory=set)


def read(page: pikepdf.Page) -> Inks:
    """Read what a page, and all that is drawn on it, asks for."""
    found = _Found()
    _read(page, page.obj.get("/Resources", pikepdf.Dictionary()), found, BLACK)
    return Inks(frozenset(found.strange), found.text, found.total)


def _read(drawn: Any, resources: Any, found: _Found, fill: Ink) -> None:  # noqa: ANN401
    saved: list[Ink] = []
    for each in pikepdf.parse_content_stream(drawn):
        operands: Any = each.operands
        name = str(each.operator)
        if name in {"k", "K", "g", "G"}:
            ink = _ink(operands)
            found.total = max(found.total, sum(ink))
            fill = ink if name.islower() else fill
        elif name == "q":
            saved.append(fill)
        elif name == "Q":
            fill = saved.pop()
        elif name in SHOWN:
            found.text = max(found.text, *fill[:3])
        elif name in SCREEN:
            found.strange.add(SCREEN[name])
        elif name in {"cs", "CS"} and str(operands[0]) not in PRINTED:
            found.strange.add(str(operands[0])[1:])
        elif name == "Do":
            _show(resources.XObject[str(operands[0])], resources, found, fill)


def _ink(operands: Any) -> Ink:  # noqa: ANN401
    values = tuple(map(float, operands))
    return values if len(values) == 4 else (0.0, 0.0, 0.0, 1.0 - values[0])


def _show(shown: Any, resources: Any, found: _Found, fill: Ink) -> None:  # noqa: ANN401
    if shown.objgen in found.seen:
        return
    found.seen.add(shown.objgen)
    if shown.Subtype == pikepdf.Name.Form:
        _read(shown, shown.get("/Resources", resources), found, fill)
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
    """Return the most ink that any of a picture's pixels takes."""
    import numpy as np

    if "/SMask" in picture:
        del picture.SMask  # what is seen of it; in the file it stays
    image = pikepdf.PdfImage(picture).as_pil_image()
    return float(np.asarray(image).sum(axis=2).max()) / 255
