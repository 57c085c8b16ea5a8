"""A document's colours separated: what its pages draw, and the pictures that they show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from roadmap_print.render.prepress.inks import PressInks

Instruction = tuple[Any, Operator]
Colour = tuple[float, float, float]

_USES = {"rg": "fill", "RG": "line"}
_OPERATORS = {"fill": Operator("k"), "line": Operator("K")}
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
    """The colours that the drawing has set, `fill` and `line`, and whether text is drawn."""

    colours: Mapping[str, Colour] = field(default_factory=dict)
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
            operands, operator = instruction.operands, str(instruction.operator)
            if use := _USES.get(operator):
                colours = {**self._state.colours, use: _colour(operands)}
                self._state = replace(self._state, colours=colours)
                yield from self._colours(use)
                continue
            yield operands, instruction.operator
            if operator in {"BT", "ET"}:
                self._state = replace(self._state, text=operator == "BT")
                yield from self._colours("fill", "line")
            elif operator == "q":
                self._saved.append(self._state)
            elif operator == "Q":
                self._state = self._saved.pop()

    def _colours(self, *uses: str) -> Iterator[Instruction]:
        ink = self._inks.text if self._state.text else self._inks.paint
        for use in uses:
            if use in self._state.colours:
                yield list(ink(*self._state.colours[use])), _OPERATORS[use]


def _colour(operands: Any) -> Colour:  # noqa: ANN401
    red, green, blue = map(float, operands)
    return red, green, blue
