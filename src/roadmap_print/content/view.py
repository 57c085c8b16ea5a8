"""The values that layout and templates see, and nothing else: a roadmap ready to print."""

from dataclasses import dataclass

from roadmap_print.brand.theme import DEFAULT, Hue, Theme
from roadmap_print.catalogue.comparison import compare
from roadmap_print.catalogue.model import Catalogue, Question
from roadmap_print.catalogue.urls import domain
from roadmap_print.content.printed_text import PrintedText, longest
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.i18n.page_words import Words


@dataclass(frozen=True, slots=True)
class LevelView:
    """A degree of difficulty: `rank` discs of `count` are filled."""

    rank: int
    count: int
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class FormatView:
    """A format of resources, with the heading that it has in a step."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource as it stands in one step; `lang` is set where it is not the catalogue's.

    Of a published work, `citation` says in full where it stands; `brief`, for pages with little
    room, has journal and year, of other resources the publisher, and language and duration of both.
    `highlights` are those of its texts that the poster shows too.
    `doi` is the address of a work's DOI where `address` is another one; `news` says whether it
    is new or edited since the edition that this one is compared with.
    """

    id: str
    title: str
    kind: FormatView
    level: LevelView | None
    code: QrCode
    lang: str | None
    meta: tuple[str, ...]
    source: str
    citation: str | None
    brief: tuple[str, ...]
    doi: str | None
    highlights: tuple[str, ...] = ()
    news: compare.ChangeKind | None = None

    @property
    def address(self) -> str:
        """What link, code and page hold alike."""
        return self.code.address

    @property
    def domain(self) -> str:
        """The host, as people say it."""
        return domain(self.address)

    @property
    def longest(self) -> str:
        """The text of it that takes the most room."""
        address = PrintedText(self.address, f"resources.{self.id}.url")
        return longest(self.title, *self.meta, self.citation, address, self.doi)


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one format in a step."""

    kind: FormatView
    entries: tuple[Entry, ...]

    @property
    def counted(self) -> str:
        """The format's label, which has no singular, and behind it how many entries there are."""
        return f"{self.kind.label}\u00a0{len(self.entries)}"


@dataclass(frozen=True, slots=True)
class Station:
    """A step of the route, under its own number and colour."""

    number: int
    id: str
    title: str
    objectives: tuple[str, ...]
    groups: tuple[Group, ...]
    hue: Hue

    @property
    def colour(self) -> str:
        """The colour of its disc and of the line."""
        return self.hue.surface

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in printed order."""
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class Novelty:
    """One thing that has changed; `entry` where it is a resource that is still printed here."""

    kind: compare.ChangeKind
    title: str
    lang: str | None
    detail: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """What has changed in a step, in what stands before the steps, or in a step that is gone."""

    station: Station | None
    title: str
    novelties: tuple[Novelty, ...]


@dataclass(frozen=True, slots=True)
class News:
    """All that has changed, in reading order; `since` says since when."""

    since: str
    chapters: tuple[Chapter, ...]

    @property
    def counts(self) -> tuple[tuple[compare.ChangeKind, int], ...]:
        """How many things are new, edited, moved and withdrawn, of those that there are."""
        kinds = [each.kind for chapter in self.chapters for each in chapter.novelties]
        order = (
            compare.ChangeKind.ADDED,
            compare.ChangeKind.EDITED,
            compare.ChangeKind.MOVED,
            compare.ChangeKind.REMOVED,
        )
        return tuple((kind, kinds.count(kind)) for kind in order if kind in kinds)


@dataclass(frozen=True, slots=True)
class Roadmap:
    """All that a publication can show; `mark` tells two printed copies apart."""

    title: str
    subtitle: str | None
    language: str
    edition: str | None
    home: QrCode | None
    publisher: str | None
    contact: tuple[str, ...]
    introduction: tuple[Question, ...]
    levels: tuple[LevelView, ...]
    kinds: tuple[FormatView, ...]
    stations: tuple[Station, ...]
    words: Words
    theme: Theme = DEFAULT
    mark: str = ""
    news: News | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All placements in printed order."""
        return tuple(entry for station in self.stations for entry in station.entries)


def addresses(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every address that gets a code, once."""
    used = dict.fromkeys(i for step in catalogue.steps for i in step.resources)
    found = [catalogue.resources[resource].url for resource in used]
    return tuple(dict.fromkeys([*found, *([catalogue.home] if catalogue.home else [])]))
