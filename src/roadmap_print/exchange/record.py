"""What one entry of a file, or a lookup, says of a resource: by the catalogue's own keys.

Readers give texts as they stand in the file; `cleaning` makes them fit for a catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from roadmap_print.catalogue.fields import Key, keys_of
from roadmap_print.catalogue.model import Reference, Resource
from roadmap_print.i18n.translator import Message

OF_RESOURCE: Mapping[str, Key] = {
    name: row for name, row in keys_of(Resource).items() if name != "reference"
}
OF_WORK: Mapping[str, Key] = keys_of(Reference)
KEYS: Mapping[str, Key] = {**OF_RESOURCE, **OF_WORK}
"""The keys of a record's `fields`; those of a published work go under `reference`."""

Field = str | tuple[str, ...]


class Doubt(NamedTuple):
    """What is to be looked at in a record: the key, what is told, and what fills its braces."""

    key: str
    said: Message
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ResourceRecord:
    """One entry, which begins on `line` of its file, counted from 1.

    `fields` has texts by the catalogue's keys; `format` and `level` are in the file's words, and
    where it has none, `kind` is the pictogram of what it is by its type. `steps` are the headings
    or folders that it stands under. `unplaced` names what a catalogue has no key for. What comes
    out of a catalogue of ours is `verbatim`: it is no longer to be cleaned. `origins` names
    who said what a key has, where several were asked.
    """

    line: int
    fields: Mapping[str, Field]
    steps: tuple[str, ...] = ()
    kind: str = ""
    id: str = ""
    unplaced: tuple[str, ...] = ()
    verbatim: bool = False
    doubts: tuple[Doubt, ...] = field(default=())
    origins: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Leave out fields without a text."""
        kept = {key: value for key, value in self.fields.items() if value}
        object.__setattr__(self, "fields", kept)

    def text(self, key: str) -> str:
        """Give the text of a key; empty where there is none."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else "; ".join(value)

    @property
    def name(self) -> str:
        """Say what to call it: its title, else its address, else its key."""
        return self.text("title") or self.text("url") or self.text("doi") or self.id


@dataclass(frozen=True, slots=True)
class LostRecord:
    """An entry that cannot come in, its name where it has one, and why."""

    line: int
    name: str
    said: Message
    values: Mapping[str, object] = field(default_factory=dict)


class Contents(NamedTuple):
    """What a file has: as many records, lost ones included, as it has entries, and its title."""

    found: tuple[ResourceRecord | LostRecord, ...]
    title: str = ""
