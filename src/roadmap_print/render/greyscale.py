"""Pages for black-and-white printers: whatever colour is left in them becomes a grey.

The sheet of the grey variant has none; a publisher's logo may. And grey is said in one component:
of equal red, green and blue some printers mix it from three toners.
"""

import io
import re
from collections.abc import Iterable
from typing import Any

from roadmap_print.brand.palette import LIGHT

_RGB = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
_OPERATORS = {b"rg": b"g", b"RG": b"G"}


def commands(stream: Iterable[object]) -> list[object]:
    """Return the commands of a page, those that set a colour setting a grey."""
    return [_command(each) if isinstance(each, bytes) else each for each in stream]


def shading(dictionary: dict[str, Any]) -> None:
    """Make the colours of a gradient greys, or those of the gradients that it consists of."""
    if dictionary.get("ColorSpace", "/DeviceGray") != "/DeviceGray":
        dictionary["ColorSpace"] = "/DeviceGray"
        shading(dictionary["Function"])
    for end in ("C0", "C1"):
        if end in dictionary:
            dictionary[end][:] = [_grey(dictionary[end])]
    for part in dictionary.get("Functions", ()):
        shading(part)


def group(form: dict[str, Any]) -> None:
    """Let what a form holds be blended as greys, if it is a group."""
    if "Group" in form:
        form["Group"]["CS"] = "/DeviceGray"


def picture(content: bytes) -> bytes:
    """Return a PNG or JPEG as a grey PNG, what is transparent in it being white."""
    from PIL import Image

    with Image.open(io.BytesIO(content)) as opened:
        image = opened.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    file = io.BytesIO()
    Image.alpha_composite(paper, image).convert("L").save(file, "PNG")
    return file.getvalue()


def _command(command: bytes) -> bytes:
    match = _RGB.fullmatch(command)
    if not match:
        return command
    *channels, operator = match.groups()
    return b"%g %s" % (_grey(map(float, channels)), _OPERATORS[operator])


def _grey(channels: Iterable[float]) -> float:
    return round(sum(share * value for share, value in zip(LIGHT, channels, strict=True)), 4)
