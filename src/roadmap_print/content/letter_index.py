"""All resources by the letters that readers look them up under."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from roadmap_print.content.view import Entry, Roadmap, Station
from roadmap_print.i18n.collation import index_letter, sort_key


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A resource under its title, with the stations in which it stands, in printed order."""

    title: str
    entry: Entry
    stations: tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """What is looked up under one letter, `0–9` for figures, `#` for what has neither."""

    letter: str
    entries: tuple[IndexEntry, ...]


def index_letters(roadmap: Roadmap) -> tuple[IndexLetter, ...]:
    """Sort all resources by the pages' language, each once however often it stands."""
    language = roadmap.language
    found = sorted(_indexed(roadmap), key=lambda each: sort_key(each.title, language))
    return tuple(
        IndexLetter(letter, tuple(entries))
        for letter, entries in groupby(found, lambda each: index_letter(each.title, language))
    )


def _indexed(roadmap: Roadmap) -> Iterator[IndexEntry]:
    """Yield each resource as it stands first, with all its stations."""
    first: dict[str, Entry] = {}
    places: dict[str, dict[int, Station]] = {}
    for station in roadmap.stations:
        for entry in station.entries:
            first.setdefault(entry.id, entry)
            places.setdefault(entry.id, {})[station.number] = station
    for id_, entry in first.items():
        yield IndexEntry(entry.title, entry, tuple(places[id_].values()))
