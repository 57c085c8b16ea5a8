"""What PowerPoint asks of a file, by two testers of others and one of our own.

`openxml-audit` has Microsoft’s schemas and rules, `ooxml-integrity` looks at the package; both
miss a slide without its content type, which PowerPoint calls "a problem with content".
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import ooxml_integrity
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN: Final = "application/vnd.openxmlformats-officedocument.presentationml."
KINDS: Final = {
    "slide": f"{MAIN}slide+xml",
    "slideLayout": f"{MAIN}slideLayout+xml",
    "slideMaster": f"{MAIN}slideMaster+xml",
    "notesSlide": f"{MAIN}notesSlide+xml",
    "notesMaster": f"{MAIN}notesMaster+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "image": "image/",
}
"""How the content type of a part begins, by the kind of the relationship that leads to it."""
ESTIMATES: Final = frozenset({"PPT002", "PPT003", "PPT005"})
"""Guesses of how wide a line is in a face that is not there: what LibreOffice draws tells
(`impress.overflowing`)."""
LEFT: Final = ("thumbnail", "printerSettings")
"""Kinds of parts that say who made the file that another was made from."""


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, strict=True)


def faults(file: Path) -> list[str]:
    """Return all that any tester finds."""
    return [*by_audit(file), *by_integrity(file), *by_package(file.read_bytes())]


def by_audit(file: Path) -> list[str]:
    return [f"audit: {each}" for each in _validator().validate(file).errors]


def by_integrity(file: Path) -> list[str]:
    found = (each for each in ooxml_integrity.check_pptx(file) if each.code not in ESTIMATES)
    return [f"integrity: {each}" for each in found if each.severity != ooxml_integrity.INFO]


def by_package(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    counted = Counter(name.lower() for name in names)
    found = [f"{name} is there twice" for name, count in counted.items() if count > 1]
    types = _types(parts["[Content_Types].xml"])
    found += [f"{name} has no content type" for name in names if not types.of(name)]
    for name in filter(_is_relationships, names):
        found += _relationships(name, parts, types)
    for name in names:
        if name.endswith(".xml") and name.startswith("ppt/"):
            found += _references(name, parts)
    return found


class _Types:
    def __init__(self, defaults: Mapping[str, str], overrides: Mapping[str, str]) -> None:
        self._defaults, self._overrides = defaults, overrides

    def of(self, name: str) -> str:
        ending = name.rpartition(".")[2].lower()
        usual = self._defaults.get(ending, "")
        return "-" if name == "[Content_Types].xml" else self._overrides.get(f"/{name}", usual)


def _types(content: bytes) -> _Types:
    root = etree.fromstring(content)
    told: dict[str, dict[str, str]] = {"Default": {}, "Override": {}}
    for each in root:
        kind = etree.QName(each).localname
        key = each.get("Extension", "").lower() or each.get("PartName", "")
        told[kind][key] = each.get("ContentType", "")
    return _Types(told["Default"], told["Override"])


def _is_relationships(name: str) -> bool:
    return name.endswith(".rels")


def _relationships(name: str, parts: Mapping[str, bytes], types: _Types) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    seen: set[str] = set()
    for each in etree.fromstring(parts[name]):
        identifier, kind = each.get("Id", ""), each.get("Type", "").rpartition("/")[2]
        if identifier in seen:
            yield f"{name}: {identifier} is there twice"
        seen.add(identifier)
        if kind in LEFT:
            yield f"{name}: leads to a part of another file, {each.get('Target')}"
        if each.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
        if target not in parts:
            yield f"{name}: {identifier} leads to {target}, which is not there"
        elif not types.of(target).startswith(KINDS.get(kind, "")):
            yield f"{name}: {target} is a {kind} and has the type {types.of(target)}"


def _references(name: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what leads nowhere in a part, and identifiers that two of its shapes have."""
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError as error:
        yield f"{name}: {error}"
        return
    folder, _, file = name.rpartition("/")
    own = parts.get(f"{folder}/_rels/{file}.rels")
    known = {each.get("Id") for each in etree.fromstring(own)} if own else set()
    for each in root.iter(etree.Element):
        for key, value in each.attrib.items():
            if key.startswith(f"{{{OFFICE}}}") and value and value not in known:
                yield f"{name}: {value} is no relationship"
    # A template of Impress has some twice in its layouts, as Impress writes them.
    own_part = folder.startswith(("ppt/slides", "ppt/notesSlides"))
    shapes = [each.get("id") for each in root.iter("{*}cNvPr") if own_part]
    yield from (f"{name}: shape {key} twice" for key, n in Counter(shapes).items() if n > 1)
    slides = [each.get("id") for each in root.iterfind("{*}sldIdLst/{*}sldId")]
    yield from (f"{name}: slide {key} twice" for key, n in Counter(slides).items() if n > 1)
