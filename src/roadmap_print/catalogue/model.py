"""The catalogue as one frozen value: what the editors wrote, and nothing of how it is printed.

The names are the keys of the YAML file, the format of which is a public contract: a key may be
added, never renamed. Nothing here reads or writes a file; `reader` makes these values.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  pydantic reads the annotation at run time

from pydantic import BaseModel, ConfigDict, Field


class _Frozen(BaseModel):
    """A value that never changes, with no key but those it names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Publisher(_Frozen):
    """Who stands behind the handout."""

    name: str | None = None
    website: str | None = None
    email: str | None = None
    logo: str | None = None


class Question(_Frozen):
    """One part of the introduction: a heading and its answer in CommonMark."""

    heading: str
    text: str


class Level(_Frozen):
    """A degree of difficulty; its place in the list is what its dots count."""

    id: str
    label: str


class Format(_Frozen):
    """A kind of resource, printed as a heading inside each step."""

    id: str
    label: str


class Step(_Frozen):
    """A station of the route, with the ids of its resources in printed order."""

    id: str
    title: str
    objectives: tuple[str, ...] = ()
    headings: Mapping[str, str] = Field(default_factory=dict)
    resources: tuple[str, ...]


class Reference(_Frozen):
    """A published work, as much of it as its citation needs."""

    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None


class Resource(_Frozen):
    """Something to learn from; `url` is encoded, without tracking parameters."""

    title: str
    format: str
    level: str | None = None
    url: str
    publisher: str | None = None
    language: str | None = None
    duration: str | None = None
    note: str | None = None
    reference: Reference | None = None


class Catalogue(_Frozen):
    """The whole roadmap."""

    title: str
    subtitle: str | None = None
    language: str
    edition: str | None = None
    home: str | None = None
    publisher: Publisher | None = None
    introduction: tuple[Question, ...] = ()
    levels: tuple[Level, ...] = ()
    formats: tuple[Format, ...]
    steps: tuple[Step, ...]
    resources: Mapping[str, Resource]
