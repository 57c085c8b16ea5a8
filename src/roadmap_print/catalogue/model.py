"""The catalogue as one frozen value: what the editors wrote.

The names are the keys of the YAML file, the format of which is a public contract: a key may be
added, never renamed. Each attribute is one row of the table of keys (`fields`), which drives all
that reads, prints and compares them. Nothing here reads or writes a file; `reader` makes these
values.
"""

from collections.abc import Mapping

from roadmap_print.catalogue.fields import frozen, key
from roadmap_print.catalogue.schema_types import (
    ADDRESS,
    AUDIENCE,
    CITED,
    COUNT,
    DOI,
    EMAIL,
    FILE,
    ID,
    LANGUAGE,
    LINE,
    MARKDOWN,
    NAME,
    NOTE,
    OBJECTIVE,
    PMID,
    POINTER,
    YEAR,
    ById,
    Keys,
    ListOf,
    TextOr,
)
from roadmap_print.catalogue.text_kinds import TextKind


@frozen
class Publisher:
    """Who stands behind the handout."""

    name: str | None = key(NAME, default=None)
    website: str | None = key(ADDRESS, default=None)
    email: str | None = key(EMAIL, default=None)
    logo: str | None = key(FILE, default=None)
    service: str | None = key(NAME, default=None)
    address: str | None = key(NAME, default=None)
    phone: str | None = key(NAME, default=None)


@frozen
class Question:
    """One part of the introduction: a heading and its answer in CommonMark."""

    heading: str = key(LINE)
    text: str = key(MARKDOWN)


@frozen
class Level:
    """A degree of difficulty; its place in the list is what its dots count."""

    id: str = key(ID)
    label: str = key(NAME)


@frozen
class Format:
    """A kind of resource, printed as a heading inside each step."""

    id: str = key(ID)
    label: str = key(NAME)


@frozen
class Audience:
    """Some of the readers, for whom there is an edition of what concerns them."""

    id: str = key(AUDIENCE)
    label: str = key(NAME)


@frozen
class Objective:
    """What a step teaches some of its readers; what it teaches all is a text alone."""

    text: str = key(OBJECTIVE)
    audiences: tuple[str, ...] = key(ListOf(POINTER, least=1), default=())


@frozen
class FeaturedResource:
    """A resource of a step that its slide names, under a shorter title where one is given."""

    id: str = key(POINTER)
    title: str | None = key(LINE, default=None)


@frozen
class Step:
    """A station of the route, with the ids of its resources in printed order."""

    id: str = key(ID, default="")  # the reader makes it from the title where the file has none
    title: str = key(LINE)
    objectives: tuple[str | Objective, ...] = key(
        ListOf(TextOr(OBJECTIVE, Keys(Objective))), default=()
    )
    headings: Mapping[str, str] = key(ById(LINE, POINTER), default_factory=dict)
    resources: tuple[str, ...] = key(ListOf(POINTER))
    featured: tuple[FeaturedResource, ...] = key(
        ListOf(Keys(FeaturedResource, short="id"), most=3), default=()
    )
    audiences: tuple[str, ...] = key(ListOf(POINTER, least=1), default=())

    @property
    def objective_texts(self) -> tuple[str, ...]:
        """Its objectives without whom they are for."""
        return tuple(each if isinstance(each, str) else each.text for each in self.objectives)


@frozen
class Reference:
    """A published work, as much of it as its citation needs."""

    authors: tuple[str, ...] = key(ListOf(CITED), default=())
    journal: str | None = key(CITED, default=None)
    year: str | None = key(YEAR, default=None)
    volume: str | None = key(CITED, default=None)
    issue: str | None = key(CITED, default=None)
    pages: str | None = key(CITED, default=None)
    doi: str | None = key(DOI, default=None)
    pmid: str | None = key(PMID, default=None)


@frozen
class Resource:
    """Something to learn from; `url` is encoded, without tracking parameters."""

    title: str = key(LINE)
    format: str = key(POINTER)
    level: str | None = key(POINTER, default=None)
    url: str = key(ADDRESS)
    publisher: str | None = key(NAME, default=None, printed=TextKind.SOURCE)
    language: str | None = key(LANGUAGE, default=None)
    duration: str | None = key(NAME, default=None, printed=TextKind.FACT)
    minutes: str | None = key(COUNT, default=None)
    audiences: tuple[str, ...] = key(ListOf(POINTER, least=1), default=())
    note: str | None = key(NOTE, default=None, printed=TextKind.REMARK)
    reference: Reference | None = key(Keys(Reference), default=None)


@frozen
class Catalogue:
    """The whole roadmap."""

    title: str = key(LINE)
    subtitle: str | None = key(NAME, default=None, printed=TextKind.HIGHLIGHT)
    language: str = key(LANGUAGE)
    edition: str | None = key(NAME, default=None)
    revision: str | None = key(COUNT, default=None)
    readers: str | None = key(NAME, default=None)
    licence: str | None = key(NAME, default=None)
    review: str | None = key(NAME, default=None)
    home: str | None = key(ADDRESS, default=None)
    publisher: Publisher | None = key(Keys(Publisher), default=None)
    introduction: tuple[Question, ...] = key(ListOf(Keys(Question)), default=())
    levels: tuple[Level, ...] = key(ListOf(Keys(Level), most=6), default=())
    formats: tuple[Format, ...] = key(ListOf(Keys(Format), least=1))
    audiences: tuple[Audience, ...] = key(ListOf(Keys(Audience)), default=())
    steps: tuple[Step, ...] = key(ListOf(Keys(Step), least=1))
    resources: Mapping[str, Resource] = key(ById(Keys(Resource)))
