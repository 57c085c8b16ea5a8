"""The catalogue as one frozen value: what the editors wrote, and nothing of how it is printed.

The names are the keys of the YAML file, the format of which is a public contract: a key may be
added, never renamed. Nothing here reads or writes a file; `reader` makes these values.

Reader and JSON Schema are both driven by what stands here: names, types, what is required, the
`Kind` of each text and its pattern.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

INTRODUCTION_CHARACTERS = 20_000
"""The longest text of the introduction, about eight pages: CommonMark's worst cases, which cost
the square of their length, stay under 0.3 s."""


class Kind(StrEnum):
    """What a text is, beyond being one; the reader checks and folds it accordingly."""

    LINE = "line"
    NAME = "name"
    MARKDOWN = "markdown"
    ID = "id"
    ADDRESS = "address"
    LANGUAGE = "language"
    YEAR = "year"
    DOI = "doi"
    EMAIL = "email"
    FILE = "file"


PATTERNS = {
    Kind.ID: r"^[a-z0-9-]+$",
    Kind.ADDRESS: r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s]+$",
    Kind.LANGUAGE: r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    Kind.YEAR: r"^[0-9]{4}$",
    Kind.DOI: r"^10\.[0-9]+(\.[0-9]+)*/[^\s]+$",
    Kind.EMAIL: r"^[^@\s<>,;:]+@[^@\s<>,;:]+\.[^@\s<>,;:]+$",
}
"""What such a text must look like, in the regular expressions that JSON Schema shares."""

MOST_CHARACTERS = {
    Kind.LINE: 500,
    Kind.NAME: 200,
    Kind.MARKDOWN: INTRODUCTION_CHARACTERS,
    Kind.EMAIL: 254,  # RFC 5321, 4.5.3.1.3, without the brackets of its path (erratum 1690)
}
"""How long a text may be at most, by its kind; longer ones have no place on a page. A name is
what stands beside other things: a label, an edition, a publisher, an author, a duration."""

Line = Annotated[str, Kind.LINE, Field(max_length=MOST_CHARACTERS[Kind.LINE])]
Name = Annotated[str, Kind.NAME, Field(max_length=MOST_CHARACTERS[Kind.NAME])]
Markdown = Annotated[str, Kind.MARKDOWN, Field(max_length=MOST_CHARACTERS[Kind.MARKDOWN])]
Id = Annotated[str, Kind.ID, Field(pattern=PATTERNS[Kind.ID])]
Address = Annotated[str, Kind.ADDRESS, Field(pattern=PATTERNS[Kind.ADDRESS])]
Language = Annotated[str, Kind.LANGUAGE, Field(pattern=PATTERNS[Kind.LANGUAGE])]
Year = Annotated[str, Kind.YEAR, Field(pattern=PATTERNS[Kind.YEAR])]
Doi = Annotated[str, Kind.DOI, Field(pattern=PATTERNS[Kind.DOI])]
Email = Annotated[
    str,
    Kind.EMAIL,
    Field(pattern=PATTERNS[Kind.EMAIL], max_length=MOST_CHARACTERS[Kind.EMAIL]),
]
File = Annotated[str, Kind.FILE]


class _Frozen(BaseModel):
    """A value that never changes, with no key but those it names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Publisher(_Frozen):
    """Who stands behind the handout."""

    name: Name | None = None
    website: Address | None = None
    email: Email | None = None
    logo: File | None = None


class Question(_Frozen):
    """One part of the introduction: a heading and its answer in CommonMark."""

    heading: Line
    text: Markdown


class Level(_Frozen):
    """A degree of difficulty; its place in the list is what its dots count."""

    id: Id
    label: Name


class Format(_Frozen):
    """A kind of resource, printed as a heading inside each step."""

    id: Id
    label: Name


class Step(_Frozen):
    """A station of the route, with the ids of its resources in printed order."""

    id: Id = ""  # the reader makes it from the title where the file has none
    title: Line
    objectives: tuple[Line, ...] = ()
    headings: Mapping[Id, Line] = Field(default_factory=dict)
    resources: tuple[Id, ...]


class Reference(_Frozen):
    """A published work, as much of it as its citation needs."""

    authors: tuple[Name, ...] = ()
    journal: Name | None = None
    year: Year | None = None
    volume: Name | None = None
    issue: Name | None = None
    pages: Name | None = None
    doi: Doi | None = None


class Resource(_Frozen):
    """Something to learn from; `url` is encoded, without tracking parameters."""

    title: Line
    format: Id
    level: Id | None = None
    url: Address
    publisher: Name | None = None
    language: Language | None = None
    duration: Name | None = None
    note: Line | None = None
    reference: Reference | None = None


class Catalogue(_Frozen):
    """The whole roadmap."""

    title: Line
    subtitle: Name | None = None
    language: Language
    edition: Name | None = None
    home: Address | None = None
    publisher: Publisher | None = None
    introduction: tuple[Question, ...] = ()
    levels: Annotated[tuple[Level, ...], Field(max_length=6)] = ()
    formats: Annotated[tuple[Format, ...], Field(min_length=1)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    resources: Mapping[Id, Resource]
