"""What an output is made from, as one number: where that is the same, so would the output be.

Two parts: the house (templates, styles, fonts, our own program, the engine's versions), which is
looked at before anything is made, and the catalogue with what was asked for. The catalogue has a
number of its own, which another house leaves as it is.
"""

import ctypes
import hashlib
import json
import os
import platform
import re
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.fonts.faces import Face
from roadmap_print.fonts.script_fonts import SCRIPT_FONTS
from roadmap_print.paths import folder, font_files
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication, every

PROGRAM = Path(__file__).parents[1]
ENGINE = (  # what draws a page or a code, or judges it
    *("roadmap-print", "weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "fonttools"),
    *("babel", "jinja2", "markupsafe", "markdown-it-py", "qrcode", "pillow"),
    *("python-pptx", "lxml", "zxing-cpp", "pikepdf", "pypdfium2", "numpy", "uharfbuzz", "icu4py"),
    *sorted({font.package for font in SCRIPT_FONTS}),
)
LIBRARIES = {"libpango-1.0": "pango_version_string", "libharfbuzz": "hb_version_string"}
SYSTEM_FONTS = "fonts"  # a row of `machine_versions`
COMMANDS = "commands"  # the folder of templates for what commands show or send: no page's


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a file is made from: `number` is of all of it, `shown` of what it tells its readers."""

    number: str
    shown: str


def input_hash(file: OutputFile, shown: str, options: BuildOptions, house: str) -> Inputs:
    """Return the numbers of a file: its name, the `content` that is shown, and how it is made."""
    inputs = {"name": file.name, "shown": shown, "choice": options.of(file), "house": house}
    return Inputs(_number(inputs), shown)


def content(catalogue: Catalogue, logo: PictureFile | None) -> str:
    """Return the number of what an edition shows: all of it, since each file bears its mark.

    Of the catalogue, the values count and not the file: a comment or the order of keys changes
    nothing. (What carries the catalogue's file has it as it was when its pages were made;
    a comment that was added since is not in it, and is no reason to print anew.)
    """
    return _number({"catalogue": catalogue, "logo": logo})


def _number(inputs: object) -> str:
    text = json.dumps(inputs, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """Return what JSON can hold for a value; a file counts by what is in it."""
    if isinstance(value, PictureFile):
        value = value.data
    if isinstance(value, Face):
        value = value.content()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Path):
        value = value.read_bytes()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"no fingerprint of a {type(value).__name__}")


def toolchain_hashes(publications: Iterable[Publication]) -> dict[Publication, str]:
    """Return the number of all that each publication is made with, whatever the catalogue."""
    shared = _shared()
    roots = folder("templates"), folder("styles")
    files = [(str(file.relative_to(root)), file) for root in roots for file in root.rglob("*.*")]
    return {
        publication: _digest(shared, (one for one in files if not _is_another(one[0], publication)))
        for publication in publications
    }


def _is_another(name: str, publication: Publication) -> bool:
    """Tell whether a template or style is not this publication's, as `slides/guide.html` is."""
    whose = re.split(r"[/\\.-]", name, maxsplit=1)[0]
    owned = {name for each in every() for name in (*each.templates, *each.styles)}
    return whose in (owned | {COMMANDS}).difference(publication.templates, publication.styles)


@cache
def machine_versions() -> dict[str, str | None]:
    """Return what a machine makes files with, by name: where all is alike, so are their bytes."""
    roots = [folder("templates"), folder("styles")]
    files = [(str(file.relative_to(root)), file) for root in roots for file in root.rglob("*.*")]
    ours = _digest("", [*_program(), *files, *font_files().items()])[:8]
    fonts = [
        (file.name, file.stat().st_size)
        for root, _ in _font_folders()
        for file in Path(root).glob("*.*")
    ]
    packages = {name: _version(name) for name in ENGINE}
    return {
        "Python": platform.python_version(),
        **packages,
        **{name: _library(name, function) for name, function in LIBRARIES.items()},
        "roadmap-print": f"{packages['roadmap-print']} ({ours})",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        SYSTEM_FONTS: hashlib.sha256(repr(sorted(fonts)).encode()).hexdigest()[:8],
    }


def _program() -> Iterable[tuple[str, Path]]:
    files = [*PROGRAM.rglob("*.py"), *PROGRAM.rglob("locales/*/pages.yaml")]
    return ((str(file.relative_to(PROGRAM)), file) for file in files)


def _shared() -> str:
    """Return the number of what all have in common: the program, what draws, the date they bear."""
    versions = [sys.version, *map(_version, ENGINE)]
    libraries = [_library(name, function) for name, function in LIBRARIES.items()]
    around = [versions, libraries, os.environ.get("SOURCE_DATE_EPOCH"), _font_folders()]
    return _digest(json.dumps(around), [*_program(), *font_files().items()])


def _digest(start: str, files: Iterable[tuple[str, Path]]) -> str:
    found = hashlib.sha256(start.encode())
    for name, file in sorted(files):
        content = file.read_bytes()
        found.update(f"{name}\n{len(content)}\n".encode() + content)
    return found.hexdigest()


def _version(package: str) -> str | None:
    from importlib import metadata  # slow, and the processes are not started yet

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _library(name: str, function: str) -> str | None:
    """Ask a C library its version; None where it goes by another name, or is not there."""
    try:
        ask = getattr(ctypes.CDLL(f"{name}.so.0" if sys.platform == "linux" else name), function)
    except (OSError, AttributeError):
        return None
    ask.restype = ctypes.c_char_p
    return (ask() or b"").decode()


def _font_folders() -> list[tuple[str, int]]:
    """Return when each folder of the machine's fonts last changed.

    They draw what our fonts do not hold: installing one mends an empty box.
    """
    home = Path.home()
    data = os.environ.get("XDG_DATA_HOME") or home / ".local/share"
    roots = ["/usr/share/fonts", "/usr/local/share/fonts", f"{data}/fonts", f"{home}/.fonts"]
    if sys.platform == "darwin":
        roots += ["/System/Library/Fonts", "/Library/Fonts", f"{home}/Library/Fonts"]
    walked = (path for root in roots for path, _, _ in os.walk(root))
    return sorted((path, Path(path).stat().st_mtime_ns) for path in walked)
