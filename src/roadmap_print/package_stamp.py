"""What a PowerPoint file says of itself, and whether somebody has edited it since.

It stands in the file's own properties (`docProps/custom.xml`, ECMA-376 part 1, 22.3), which
PowerPoint and LibreOffice keep when they save: which publication the file is, a number of all its
slides as they were written, and one of the words of each slide, so that it can be told which of
them were edited. Slides are known by their identifiers, which stay when slides are moved.
"""

from __future__ import annotations

import errno
import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from pathlib import Path

PART, CONTENT_TYPES, RELATIONSHIPS = "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"
PRESENTATION = "ppt/presentation.xml"
PREFIX = "roadmap-print "
LARGEST = 200_000_000  # bytes of a package once it is unpacked; of a deck of ours, five million
_OURS = ("ppt/slides/", "ppt/notesSlides/", "ppt/media/")
_DIGITS = 12  # hexadecimal, of a slide's number
_LISTED = 14  # slides in a property: PowerPoint shows no more than 255 characters of one
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_OPC = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_OWN = f"{_OFFICE}custom-properties"
_VALUE = f"{_OFFICE}docPropsVTypes"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

Entries = Mapping[str, bytes]
"""The files of a package by their names."""


class PackageError(ValueError):
    """A file is no Office package, or a damaged one."""


@contextmanager
def _reading() -> Iterator[None]:
    """Raise PackageError for whatever a damaged package makes zip and XML raise."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise PackageError from error
    except (ET.ParseError, KeyError, ValueError) as error:
        raise PackageError from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # that of a place before a file's start
            raise
        raise PackageError from error


@dataclass(frozen=True, slots=True)
class EditedSlides:
    """What was done to the slides of a file since it was written.

    `changed` and `added` are numbers of slides as they stand now, from 1; `removed` counts those
    that are gone.
    """

    changed: tuple[int, ...]
    added: tuple[int, ...]
    removed: int


@dataclass(frozen=True)
class StampedPackage:
    """A package with what it says of itself: `told` is empty in a foreign one.

    What it tells raises PackageError where that part of it is damaged.
    """

    entries: Entries
    told: Mapping[str, str]

    @cached_property
    def edited(self) -> bool:
        """Whether any slide, note or picture is not as it was written."""
        return self.told.get("digest") != slides_digest(self.entries)

    @property
    def title(self) -> str:
        """The title in its properties."""
        with _reading():
            core = _parse(self.entries["docProps/core.xml"])
            return next((each.text or "" for each in core.iter(f"{{{_DUBLIN}}}title")), "")

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that its slides lead to, each once."""
        found = (
            each.get("Target", "")
            for name in sorted(self.entries)
            if name.startswith("ppt/slides/_rels/")
            for each in _parse(self.entries[name])
            if each.get("TargetMode") == "External"
        )
        with _reading():
            return tuple(dict.fromkeys(found))

    @cached_property
    def edits(self) -> EditedSlides:
        """Which slides have other words than were written, in as far as that can be told."""
        names = sorted(name for name in self.told if name.startswith("slides "))
        listed = " ".join(self.told[name] for name in names).split()
        before = dict(each.split(":", 1) for each in listed if ":" in each)
        with _reading():
            now = dict(slide_digests(self.entries))
        numbers = {identifier: number for number, identifier in enumerate(now, start=1)}
        return EditedSlides(
            tuple(numbers[each] for each in now if before.get(each, now[each]) != now[each]),
            tuple(numbers[each] for each in now if each not in before),
            sum(each not in now for each in before),
        )


def read_package(file: Path) -> StampedPackage:
    """Read an Office package; raises PackageError for a file that is none, OSError."""
    return read_stamp(read_entries(file))


def read_stamp(entries: Entries) -> StampedPackage:
    """Return a package with what it says of itself; raises PackageError where that is damaged."""
    with _reading():
        return StampedPackage(entries, dict(_told(entries[PART])) if PART in entries else {})


def read_entries(file: Path | BinaryIO) -> dict[str, bytes]:
    """Return the files of a package; raises PackageError for a file that is none, OSError."""
    with _reading(), zipfile.ZipFile(file) as package:
        if sum(each.file_size for each in package.infolist()) > LARGEST:
            raise PackageError
        return {name: package.read(name) for name in package.namelist()}


def stamp_package(entries: Entries, told: Mapping[str, str]) -> dict[str, bytes]:
    """Return a package that says what it is; properties that others wrote are kept."""
    found = [f"{identifier}:{digest}" for identifier, digest in slide_digests(entries)]
    parts = [found[at : at + _LISTED] for at in range(0, len(found), _LISTED)]
    slides = {f"slides {number:03d}": " ".join(part) for number, part in enumerate(parts, 1)}
    own = {**told, "digest": slides_digest(entries), **slides}
    stamped = dict(entries)
    stamped[PART] = _properties(entries.get(PART), own)
    if PART not in entries:
        stamped[CONTENT_TYPES] = _declared(entries[CONTENT_TYPES])
        stamped[RELATIONSHIPS] = _related(entries[RELATIONSHIPS])
    return stamped


def slides_digest(entries: Entries) -> str:
    """Return the SHA-256 of all slides, notes and pictures of a package."""
    found = hashlib.sha256()
    for name in sorted(each for each in entries if each.startswith(_OURS)):
        content = entries[name]
        found.update(f"{name}\n{len(content)}\n".encode() + content)
    return found.hexdigest()


def slide_digests(entries: Entries) -> Iterator[tuple[str, str]]:
    """Yield the identifier of each slide in the order of showing, and a number of its words."""
    targets = {
        each.get("Id", ""): f"ppt/{each.get('Target')}".replace("ppt//ppt/", "ppt/")
        for each in _parse(entries["ppt/_rels/presentation.xml.rels"])
    }
    for slide in _parse(entries[PRESENTATION]).iter(f"{{{_MAIN}}}sldId"):
        name = targets[slide.get(f"{{{_OFFICE}relationships}}id", "")]
        paragraphs = _parse(entries[name]).iter(f"{{{_DRAWING}}}p")
        words = "\n".join(map(_words, paragraphs))
        yield slide.get("id", ""), hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]


def _parse(content: bytes) -> Element:
    """Read XML: Python's own parser opens no other file, and expat stops what grows without end."""
    return ET.fromstring(content)  # noqa: S314


def _written(root: Element) -> bytes:
    """Write XML with the namespace of its root as the one that needs no prefix, as Office does."""
    ET.register_namespace("", root.tag.partition("}")[0].removeprefix("{"))
    ET.register_namespace("vt", _VALUE)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _words(paragraph: Element) -> str:
    """Return what was written, without fields, which each program writes in its own way."""
    runs = paragraph.iter(f"{{{_DRAWING}}}r")
    return "".join(each.text or "" for run in runs for each in run.iter(f"{{{_DRAWING}}}t"))


def _told(content: bytes) -> Iterator[tuple[str, str]]:
    for each in _parse(content):
        name = each.get("name") or ""
        if name.startswith(PREFIX):
            yield name.removeprefix(PREFIX), "".join(each.itertext())


def _properties(before: bytes | None, own: Mapping[str, str]) -> bytes:
    """Write properties: those of others first, then ours, numbered from 2 as Office wants them."""
    root = Element(f"{{{_OWN}}}Properties")
    others = [] if before is None else list(_parse(before))
    root.extend(each for each in others if not (each.get("name") or "").startswith(PREFIX))
    for name, value in own.items():
        one = SubElement(root, f"{{{_OWN}}}property", fmtid=_FORMAT_ID, name=PREFIX + name)
        SubElement(one, f"{{{_VALUE}}}lpwstr").text = value
    for number, each in enumerate(root, start=2):
        each.set("pid", str(number))
    return _written(root)


def _declared(types: bytes) -> bytes:
    """Add the content type of our part to those of a package."""
    root = _parse(types)
    name = f"{{{_OPC}content-types}}Override"
    SubElement(root, name, PartName=f"/{PART}", ContentType=_TYPE)
    return _written(root)


def _related(relationships: bytes) -> bytes:
    """Add the relationship of our part to those of a package."""
    root = _parse(relationships)
    kind = f"{_OFFICE}relationships/custom-properties"
    SubElement(root, f"{{{_OPC}relationships}}Relationship", Id="rIdStamp", Type=kind, Target=PART)
    return _written(root)
