"""A document's colours separated: what its pages draw, and the pictures that they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from roadmap_print.render.prepress.inks import PressInks

Instruction = tuple[Any, Operator]
Colour = tuple[float, float, float]

_FILL, _LINE = Operator("k"), Operator("K")
_PRINTED = (Name.DeviceGray, Name.DeviceCMYK)


def separate(document: pikepdf.Pdf, inks: PressInks) -> None:
    """Put a document's pages and pictures into four inks.

    WeasyPrint writes colours as `rg` and `RG`; what a logo may bring besides, such as a blend of
    colours, is left as it is, for whoever looks the file through to refuse.
    """
    for page in document.pages:
        page.contents_coalesce()
        page.Contents.write(_separated(page, inks))
        _forget_spaces(page.obj)
    for each in document.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Form:
            each.write(_separated(each, inks))
            _forget_spaces(each)
        elif isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Image:
            _separate_picture(each, inks)


def _forget_spaces(drawn: Any) -> None:  # noqa: ANN401
    """Take away the screen's colour spaces, which nothing is drawn in any more."""
    if "/ColorSpace" in drawn.get("/Resources", {}):
        del drawn.Resources["/ColorSpace"]
    if "/CS" in drawn.get("/Group", {}):
        drawn.Group.CS = Name.DeviceCMYK


def _separate_picture(image: pikepdf.Stream, inks: PressInks) -> None:
    if image.get("/ImageMask", False) or image.get("/ColorSpace") in _PRINTED:
        return
    picture = inks.picture(pikepdf.PdfImage(image).as_pil_image())
    image.write(picture.tobytes())
    image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8
    for key in ("/Decode", "/DecodeParms"):
        if key in image:
            del image[key]


@dataclass(frozen=True, slots=True)
class _GraphicsState:
    """The colours in force, None where the drawing has set none, and whether text is drawn."""

    fill: Colour | None = None
    line: Colour | None = None
    text: bool = False


def _separated(drawn: pikepdf.Page | pikepdf.Stream, inks: PressInks) -> bytes:
    instructions = pikepdf.parse_content_stream(drawn)
    return pikepdf.unparse_content_stream(list(_Separator(inks).separated(instructions)))


class _Separator:
    """Reads a drawing once; the same colour is another ink in a text than on a surface."""

    def __init__(self, inks: PressInks) -> None:
        self._inks = inks
        self._state = _GraphicsState()
        self._saved: list[_GraphicsState] = []

    def separated(self, instructions: Any) -> Iterator[Instruction]:  # noqa: ANN401
        for instruction in instructions:
            operands, operator = instruction.operands, instruction.operator
            match str(operator):
                case "rg":
                    self._state = replace(self._state, fill=_colour(operands))
                    yield from self._colours(line=False)
                case "RG":
                    self._state = replace(self._state, line=_colour(operands))
                    yield from self._colours(fill=False)
                case "BT" | "ET":
                    yield operands, operator
                    self._state = replace(self._state, text=str(operator) == "BT")
                    yield from self._colours()
                case "q":
                    self._saved.append(self._state)
                    yield operands, operator
                case "Q":
                    self._state = self._saved.pop()
                    yield operands, operator
                case _:
                    yield operands, operator

    def _colours(self, *, fill: bool = True, line: bool = True) -> Iterator[Instruction]:
        state = self._state
        ink = self._inks.text if state.text else self._inks.paint
        if fill and state.fill is not None:
            yield list(ink(*state.fill)), _FILL
        if line and state.line is not None:
            yield list(ink(*state.line)), _LINE


def _colour(operands: Any) -> Colour:  # noqa: ANN401
    red, green, blue = map(float, operands)
    return red, green, blue
