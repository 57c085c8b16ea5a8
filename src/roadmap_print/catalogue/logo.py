"""The publisher's logo: the one file besides the catalogue, held at arm's length.

It must lie in the catalogue's own folder once links are followed, be small, and be a PNG, a JPEG
or an SVG that refers to nothing outside itself and runs nothing.
"""

import base64
import io
import os
import re
import stat
import warnings
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import NamedTuple, NoReturn
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

MOST_BYTES = 2_000_000
MOST_PIXELS = 25_000_000
"""Some 60 mm of a poster at 2,100 dpi; unpacked it takes 100 MB."""
MOST_ELEMENTS = 20_000

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"

ADDRESSES = frozenset({"href", "src"})
RUNNING = frozenset({"script", "foreignobject", "handler", "listener", "iframe"})
EMBEDDED = re.compile(
    r"\s*data:image/(?:png|jpeg|jpg)((?:;[^;,]*)*),(.*)", re.IGNORECASE | re.DOTALL
)
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
    """A logo cannot be printed: its argument is a key of the messages about logos."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as its file was read, once: whatever becomes of the file, this is printed."""

    path: Path
    data: bytes


def fetch(name: str, folder: Path, most: int = MOST_BYTES) -> bytes:
    """Give what a file in the catalogue's folder holds, or a byte more than one may.

    Raises LogoError for one that lies elsewhere, is not there or cannot be read.
    """
    home, path = _inside(name, folder)
    try:
        with os.fdopen(_opened(home, path), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise LogoError("missing")
            return file.read(most + 1)
    except OSError as error:
        raise LogoError("unreadable") from error


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


def embedded_picture(address: str) -> tuple[bytes, str]:
    """Give the PNG or JPEG that an address within an SVG consists of, and which it is.

    Raises LogoError for any other address, and where it is another kind of file inside: Pillow
    and WeasyPrint would open whatever they know.
    """
    found = EMBEDDED.fullmatch(address)
    if found is None:
        raise LogoError("reference")
    data = unquote_to_bytes(found[2])
    if found[1].lower().endswith(";base64"):
        try:
            data = base64.b64decode(re.sub(rb"\s", b"", data) + b"==")
        except ValueError as error:
            raise LogoError("broken") from error
    if not data.startswith((PNG, JPEG)):
        raise LogoError("broken")
    return data, "image/png" if data.startswith(PNG) else "image/jpeg"


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


def _inside(name: str, folder: Path) -> tuple[Path, Path]:
    """Give a folder and the file in it that a name leads to, both after symbolic links."""
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
    return home, path


def _opened(home: Path, path: Path) -> int:
    """Open a file that lies in a folder, both without links, and stay in it where one comes up.

    Whoever puts a link or a pipe in its place meanwhile gets an OSError, no file from elsewhere.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if os.open not in os.supports_dir_fd:
        return os.open(path, flags)
    *folders, last = path.relative_to(home).parts
    step = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY
    at = os.open(home, step)
    try:
        for each in folders:
            inner = os.open(each, step | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = inner
        return os.open(last, flags | os.O_NOFOLLOW, dir_fd=at)
    finally:
        os.close(at)


def _check_picture(data: bytes, most: int = MOST_PIXELS) -> int:
    """Hold a PNG or JPEG against a bound of pixels, which its head tells, before all of it.

    Return how many it has.
    """
    from PIL import Image

    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture,
        ):
            pixels = picture.width * picture.height
            if pixels <= most:
                picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LogoError("pixels") from error
    except Exception as error:  # whatever a decoder stumbles over is in the file
        raise LogoError("broken") from error
    if pixels > most:
        raise LogoError("pixels")
    return pixels


class _Svg:
    """Read an SVG element by element; nothing is expanded, nothing fetched."""

    def __init__(self) -> None:
        self._elements = 0
        self._pixels = 0  # of all pictures within it
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
            if _local(key) in ADDRESSES and not value.strip().startswith("#"):
                picture, _ = embedded_picture(value)
                self._pixels += _check_picture(picture, MOST_PIXELS - self._pixels)
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
    if name != "d" and OUTSIDE_CSS.search(value) and "(" in value:
        raise LogoError("reference")


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2].lower()


def _refuse(reason: str, *_: object) -> NoReturn:
    raise LogoError(reason)
