"""A PowerPoint file as parts and relationships (ECMA-376, part 2), within bounds.

A file from elsewhere may be made to hurt whoever opens it. So nothing is unpacked to disk, no part
is read further than its bound whatever it says of its size, no document type is let in, by which
XML grows, and nothing is loaded from elsewhere.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from roadmap_print.proof.findings import UnreadableError, finding

MOST_PARTS: Final = 20_000
MOST_BYTES: Final = 256 * 2**20
"""Of all parts together, unpacked."""
MOST_PART_BYTES: Final = 32 * 2**20
MOST_ELEMENTS: Final = 3_000_000
MOST_PART_ELEMENTS: Final = 200_000
MOST_SLIDES: Final = 2_000
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""How a file begins that PowerPoint encrypted, or of its versions before 2007 (MS-CFB, 2.2)."""
_ENCRYPTED: Final = 0x1
_RELATIONSHIPS: Final = re.compile(r"\{[^}]*/relationships\}")
_NAMESPACE: Final = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part leads: `kind` ends its type's address; an `external` target is an address."""

    kind: str
    target: str
    external: bool


class Package(Mapping[str, bytes]):
    """The parts of a file by their names, in whose case no two differ; read when asked for."""

    def __init__(self, data: bytes) -> None:
        """Look at what is there.

        Raises UnreadableError for what is no such file, asks for a password or is out of bounds.
        """
        if data.startswith(OLD_OFFICE):
            raise UnreadableError(finding("old_presentation"))
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise UnreadableError(finding("no_presentation")) from error
        self._infos = self._sound(self._file.infolist())
        self._left, self._elements = MOST_BYTES, MOST_ELEMENTS
        self.part = cache(self._part)
        self.relationships = cache(self._relationships)

    @staticmethod
    def _sound(infos: list[zipfile.ZipInfo]) -> Mapping[str, zipfile.ZipInfo]:
        """Return the entries by name, of which no two are equal but for their case."""
        if len(infos) > MOST_PARTS:
            raise _too_much("parts", MOST_PARTS)
        found: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                raise UnreadableError(finding("old_presentation"))
            name = info.filename.lower()
            if name in found:
                raise UnreadableError(finding("part_twice", part=info.filename))
            if name.startswith("/") or "\\" in name or {"..", "."} & {*name.split("/")}:
                raise UnreadableError(finding("part_name", part=info.filename))
            found[name] = info
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._infos

    def __getitem__(self, name: str) -> bytes:
        return self.part(name)

    def __iter__(self) -> Iterator[str]:
        return (info.filename for info in self._infos.values())

    def __len__(self) -> int:
        return len(self._infos)

    def _part(self, name: str) -> bytes:
        """Return what a part holds.

        Raises UnreadableError where it is not there or out of bounds.
        """
        info = self._infos.get(name.lower())
        if info is None:
            raise UnreadableError(finding("no_part", part=name))
        # What zipfile unpacks otherwise, it unpacks as a whole; the standard knows no more (B.3).
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UnreadableError(finding("no_presentation"))
        most, bound = min((MOST_PART_BYTES, MOST_PART_BYTES), (self._left, MOST_BYTES))
        with self._file.open(info) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise _too_much("bytes", bound // 2**20)
        self._left -= len(data)
        return data

    def xml(self, name: str) -> ET.Element:
        """Return a part's root: names without namespaces, but `r:` before a relationship's."""
        builder = _Builder(name, min(MOST_PART_ELEMENTS, self._elements))
        parser = ET.XMLParser(target=builder)  # noqa: S314  it lets no document type in
        parser.feed(self.part(name))
        self._elements -= builder.count
        root: ET.Element = parser.close()
        return root

    def _relationships(self, name: str) -> Mapping[str, Relationship]:
        """Return where a part leads, by id: to parts by their names, to addresses as they are."""
        folder, _, file = name.rpartition("/")
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        return dict(_leads(self.xml(part), folder)) if part in self else {}

    def related(self, name: str, kind: str) -> str | None:
        """Return the first part of a kind that a part leads to, None for none."""
        found = (each for each in self.relationships(name).values() if each.kind == kind)
        return next((each.target for each in found if not each.external), None)

    def external(self) -> Iterator[tuple[str, str]]:
        """Yield each part, with an address that is loaded when the file is opened.

        A link is not: it is followed where somebody presses it.
        """
        for name in list(self._infos):
            folder, _, file = name.rpartition("/")
            if folder.endswith("_rels") and file.endswith(".rels"):
                for _, each in _leads(self.xml(name), posixpath.dirname(folder)):
                    if each.external and each.kind != "hyperlink":
                        yield posixpath.join(folder.removesuffix("_rels"), file[:-5]), each.target


def _leads(root: ET.Element, folder: str) -> Iterator[tuple[str, Relationship]]:
    for each in root.iter("Relationship"):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            joined = posixpath.join("/", folder, unquote(target.partition("#")[0]))
            target = posixpath.normpath(joined).lstrip("/")
        kind = each.get("Type", "").rpartition("/")[2]
        yield each.get("Id", ""), Relationship(kind, target, external)


def _too_much(what: str, most: int) -> UnreadableError:
    return UnreadableError(finding(f"too_many_{what}", most=most))


class _Builder(ET.TreeBuilder):
    """Makes elements of bounded number, whose names have no namespace.

    Those of the transitional and of the strict form, which differ, are read alike so.
    """

    def __init__(self, part: str, most: int) -> None:
        super().__init__()
        self._name, self._most, self.count = part, most, 0

    def doctype(self, *_: object) -> None:
        """Refuse what the standard forbids (part 2, 8.1.4): entities may grow without end."""
        raise UnreadableError(finding("document_type", part=self._name))

    def start(self, tag: str, attrs: Mapping[str, str]) -> ET.Element:
        """Begin an element."""
        self.count += 1
        if self.count > self._most:
            raise _too_much("elements", self._most)
        named = {_NAMESPACE.sub("", _RELATIONSHIPS.sub("r:", key)): attrs[key] for key in attrs}
        return super().start(_NAMESPACE.sub("", tag), named)

    def end(self, tag: str) -> ET.Element:
        """End an element."""
        return super().end(_NAMESPACE.sub("", tag))
