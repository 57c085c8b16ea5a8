"""The publisher's logo: the one file besides the catalogue, held at arm's length.

It must lie in the catalogue's own folder once links are followed, be small, and be a PNG, a JPEG
or an SVG that refers to nothing outside itself and runs nothing.
"""

import io
import re
import warnings
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from roadmap_print.catalogue.model import Catalogue

MOST_BYTES = 2_000_000
MOST_PIXELS = 25_000_000
"""Some 60 mm of a poster at 2,100 dpi; unpacked it takes 100 MB."""
MOST_ELEMENTS = 20_000

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"

RUNNING = frozenset({"script", "foreignobject", "handler", "listener", "iframe"})
INSIDE = re.compile(r"\s*(#|data:image/(png|jpeg|jpg)[;,])", re.IGNORECASE)
OUTSIDE_CSS = re.compile(r"@import|url\(\s*[\"']?(?!\s*#)|expression\(|\\", re.IGNORECASE)


LENGTH = re.compile(r"\s*(\d{1,9}(?:\.\d{1,9})?)(px|pt|mm|cm|in|pc|Q|)\s*")
NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")


class PictureSize(NamedTuple):
    """Width and height of a picture, in `pixels` or in a drawing's own units."""

    width: float
    height: float
    pixels: bool = False


NO_SIZE = PictureSize(300, 150)
"""CSS 2, 10.3.2, of a picture that has no size of its own."""


class LogoError(ValueError):
    """A logo cannot be printed: its argument is a key of the messages about logos.

    It is the catalogue's own unless it has a `name`.
    """

    def __init__(self, reason: str, name: str | None = None) -> None:
        super().__init__(reason)
        self.name = name


def picture(catalogue: Catalogue, file: Path) -> Path | None:
    """Give the logo of a catalogue that was read from `file`; None where it names none."""
    logo = catalogue.publisher and catalogue.publisher.logo
    return file.parent / logo if logo else None


def fetch(name: str, folder: Path, most: int = MOST_BYTES) -> bytes:
    """Give what a file in the catalogue's folder holds, or a byte more than one may.

    Raises LogoError for one that lies elsewhere, is not there or cannot be read.
    """
    path = _inside(name, folder)
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise LogoError("unreadable") from error


def read(path: Path) -> bytes:
    """Give what a logo holds that was allowed; raises LogoError where it has gone meanwhile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise LogoError("unreadable" if path.exists() else "missing") from error


def check(data: bytes) -> None:
    """Hold what a logo's file holds against the rules; LogoError says which is broken."""
    if len(data) > MOST_BYTES:
        raise LogoError("large")
    kind = media_type(data)
    if kind is None:
        raise LogoError("type")
    if kind == "image/svg+xml":
        _Svg().check(data)
    else:
        _check_picture(data)


def media_type(data: bytes) -> str | None:
    """Tell a PNG, a JPEG or an SVG by how it begins, whatever its name; None for all else."""
    if data.startswith(PNG):
        return "image/png"
    if data.startswith(JPEG):
        return "image/jpeg"
    return "image/svg+xml" if b"<svg" in data[:4096] or b":svg" in data[:4096] else None


def size(data: bytes) -> PictureSize:
    """Tell how large a picture is that was checked."""
    if media_type(data) == "image/svg+xml":
        return _svg_size(data)
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        return PictureSize(*picture.size, pixels=True)


def _svg_size(data: bytes) -> PictureSize:
    """Read the size that an SVG gives itself, else that of its view box, else CSS's own."""
    found: dict[str, str] = {}

    def start(_: str, attributes: dict[str, str]) -> None:
        found.update(attributes)
        parser.StartElementHandler = None

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(data, True)
    sides = [LENGTH.fullmatch(found.get(side, "")) for side in ("width", "height")]
    box = [float(each) for each in NUMBER.findall(found.get("viewBox", ""))][2:]
    if all(sides) and len({side[2] for side in sides if side}) == 1:
        box = [float(side[1]) for side in sides if side]
    return PictureSize(box[0], box[1]) if len(box) == 2 and min(box) > 0 else NO_SIZE


def is_relative(name: str) -> bool:
    """Say whether a name is one of a path from a folder, on any system."""
    drive = PureWindowsPath(name).drive
    return not ("\x00" in name or "://" in name or Path(name).is_absolute() or drive)


def _inside(name: str, folder: Path) -> Path:
    """Give the file that a name leads to, after symbolic links, if it lies in the folder."""
    if not is_relative(name):
        raise LogoError("outside")
    try:
        home, path = folder.resolve(), (folder / name).resolve()
        there = path.is_file()
    except (OSError, RuntimeError) as error:  # a loop of links, a name too long
        raise LogoError("unreadable") from error
    if not path.is_relative_to(home):
        raise LogoError("outside")
    if not there:
        raise LogoError("missing")
    return path


def _check_picture(data: bytes) -> None:
    """Hold a PNG or JPEG against the bound of pixels, which its head tells, before all of it."""
    from PIL import Image

    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture,
        ):
            large = picture.width * picture.height > MOST_PIXELS
            if not large:
                picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LogoError("pixels") from error
    except Exception as error:  # whatever a decoder stumbles over is in the file
        raise LogoError("broken") from error
    if large:
        raise LogoError("pixels")


class _Svg:
    """Read an SVG element by element; nothing is expanded, nothing fetched."""

    def __init__(self) -> None:
        self._elements = 0
        self._style: list[str] = []
        self._ids: list[str | None] = []
        self._used: set[str] = set()
        self._users: set[str] = set()  # ids of elements that hold a <use>

    def check(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = lambda text: self._style.append(text)  # noqa: PLW0108  renewed
        parser.EntityDeclHandler = partial(_refuse, "entity")  # so that none can be referred to
        parser.ProcessingInstructionHandler = partial(_refuse, "reference")
        try:
            parser.Parse(data, True)
        except LogoError:
            raise
        except (expat.ExpatError, LookupError, ValueError) as error:  # an unknown encoding, too
            raise LogoError("broken") from error
        if self._used & self._users:
            raise LogoError("use")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        self._elements += 1
        if self._elements == 1 and tag != "svg":
            raise LogoError("type")
        if self._elements > MOST_ELEMENTS:
            raise LogoError("elements")
        if tag in RUNNING:
            raise LogoError("script")
        self._ids.append(attributes.get("id"))
        for key, value in attributes.items():
            _check_attribute(_local(key), value)
            if tag == "use" and _local(key) == "href":
                self._used.add(value.strip().removeprefix("#"))
        if tag == "use":
            self._users.update(filter(None, self._ids))
        if tag == "style":
            self._style = []

    def _end(self, name: str) -> None:
        self._ids.pop()
        if _local(name) == "style" and OUTSIDE_CSS.search("".join(self._style)):
            raise LogoError("reference")
        self._style = []


def _check_attribute(name: str, value: str) -> None:
    if name.startswith("on"):
        raise LogoError("script")
    if name in {"href", "src"} and not INSIDE.match(value):
        raise LogoError("reference")
    if name != "d" and OUTSIDE_CSS.search(value) and "(" in value:
        raise LogoError("reference")


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2].lower()


def _refuse(reason: str, *_: object) -> NoReturn:
    raise LogoError(reason)
