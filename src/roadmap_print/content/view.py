"""The values that layout and templates see, and nothing else: a roadmap ready to print."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from roadmap_print.brand.theme import DEFAULT, Hue, Theme
from roadmap_print.catalogue.comparison import compare
from roadmap_print.catalogue.model import Catalogue, Question
from roadmap_print.catalogue.urls import domain, step_address
from roadmap_print.content.printed_text import PrintedText, join, longest
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.i18n.page_words import DOT, Words

TYPED = re.compile(r"[A-Za-z0-9./-]*")
"""Paths that a person types without a mistake: no query, no sign of a keyboard's third level."""
_DOI_HOSTS = {"doi.org", "dx.doi.org"}


@dataclass(frozen=True, slots=True)
class LevelView:
    """A degree of difficulty: `rank` discs of `count` are filled."""

    rank: int
    count: int
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class FormatView:
    """A format of resources, with the heading that it has in a step.

    `pictogram` is the name of a drawing in `styles/pictograms`, or `letter:X` for X in a frame;
    no two formats of a catalogue have the same.
    """

    id: str
    label: str
    pictogram: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource as it stands in one step; `lang` is set where it is not the catalogue's.

    `meta` is what stands in one line under its title: a short citation, the publisher, then
    duration, note and language. `source` is the publisher, of a work without one journal and year.
    `earlier` is the number of the printed step in which the resource has stood first, None where
    that is this one.
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
    details: tuple[str, ...]
    credit: str
    citation: str | None
    brief: tuple[str, ...]
    doi: str | None
    meta: tuple[str, ...] = ()
    source: str = ""
    earlier: int | None = None
    highlights: tuple[str, ...] = ()
    news: compare.ChangeKind | None = None

    @property
    def address(self) -> str:
        """What link, code and page hold alike."""
        return self.code.address

    @property
    def host(self) -> str:
        """The host without its `www.`, as people say it."""
        return domain(self.address)

    def typed_path(self, most: int) -> str:
        """Return what is printed of the address behind the host, as `typed_path` has it."""
        return typed_path(self.address, most)

    @property
    def source_repeats_host(self) -> bool:
        """Whether the source says what the host does: CNIL at cnil.fr, not France Num at gouv.fr.

        The host is told by its name before the last dot, or whole.
        """
        said = _letters(self.source)
        return bool(said) and said in {_letters(self.host), _letters(self.host.split(".")[-2:][0])}

    @property
    def meta_beside_host(self) -> tuple[str, ...]:
        """What stands under the title without the source where the host says it."""
        said = self.source if self.source_repeats_host else ""
        return tuple(each for each in self.meta if each != said)

    @property
    def longest(self) -> str:
        """The text of it that takes the most room."""
        address = PrintedText(self.address, f"resources.{self.id}.url")
        return longest(self.title, *self.details, self.citation, address, self.doi)


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
class FeaturedEntry:
    """An entry that stands for its step, with the title that it has then."""

    entry: Entry
    title: str


@dataclass(frozen=True, slots=True)
class Station:
    """A step of the route, under its own number and colour.

    `featured` are at most three of its entries; `code` leads to the step on the page of the newest
    edition, and is there where the catalogue has a home and the code was made; `time` says how long
    its resources take.
    """

    number: int
    id: str
    title: str
    objectives: tuple[str, ...]
    groups: tuple[Group, ...]
    hue: Hue
    featured: tuple[FeaturedEntry, ...] = ()
    code: QrCode | None = None
    time: str | None = None

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
class Sender:
    """Who stands behind the handout and where people reach them, each None where it is unknown."""

    name: str | None = None
    service: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None


@dataclass(frozen=True, slots=True)
class Roadmap:
    """All that a publication can show; `mark` tells two printed copies apart.

    `step_count` counts all steps of the catalogue, printed or not. `levels` and `kinds` are those
    that an entry has; each level says itself how many there are in all. `time` says how long the
    resources take, each counted once. Copies that are `personal` have somebody's name.
    """

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
    step_count: int = 0
    revision: str | None = None
    readers: str | None = None
    licence: str | None = None
    review: str | None = None
    sender: Sender = Sender()
    time: str | None = None
    personal: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All placements in printed order."""
        return tuple(entry for station in self.stations for entry in station.entries)

    @property
    def resource_count(self) -> int:
        """How many resources there are, each counted once."""
        return len({entry.id for entry in self.entries})

    @property
    def summary(self) -> str:
        """How much there is and for whom: `47 resources · 7 steps · 9 h · for nurses`."""
        counts = self.words.resources(self.resource_count), self.words.steps(len(self.stations))
        return join((*counts, self.time, self.readers), DOT)

    @property
    def stamp_line(self) -> str:
        """The mark, and behind it the revision, by which the newer of two copies is seen."""
        number = self.revision and self.words.revision_number.format(number=self.revision)
        return join((self.mark, number), DOT)


def typed_path(address: str, most: int) -> str:
    """Return what is printed behind the host, empty where nobody would type it.

    Host and path are `most` characters together, and no letter of the address is left out but
    scheme and `www.`. A DOI's path is given whole, however long: it is what people cite.
    Whoever has no room for a path prints none, and never breaks it.
    """
    _, _, rest = address.partition("://")
    host, path = domain(address), rest.removeprefix(urlsplit(address).netloc)
    if host in _DOI_HOSTS:
        return path
    typed = rest.removeprefix("www.") == host + path and TYPED.fullmatch(path)
    return path if typed and path != "/" and len(host + path) <= most else ""


def shown_address(address: str, most: int = 100) -> str:
    """Return an address as people type it, its host alone where it has more characters."""
    whole = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return whole if len(whole) <= most else domain(address)


def addresses(catalogue: Catalogue, *, step_codes: bool = False) -> tuple[str, ...]:
    """Return every address that gets a code, once; `step_codes` asks for those of the steps too."""
    used = dict.fromkeys(i for step in catalogue.steps for i in step.resources)
    found = [catalogue.resources[resource].url for resource in used]
    if catalogue.home:
        steps = catalogue.steps if step_codes else ()
        found += [catalogue.home, *(step_address(catalogue.home, step.id) for step in steps)]
    return tuple(dict.fromkeys(found))


def _letters(text: str) -> str:
    """Return the letters and figures of a text alone, without accents and capitals."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, apart))
