"""What becomes of each record: a new resource, one that is there already, or a loss that is named.

Nothing is written here: a plan is shown first, and `catalogue_text` makes a file's text of it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from roadmap_print.catalogue.editing.edits import Value
from roadmap_print.catalogue.model import Audience, Catalogue, Format, Level
from roadmap_print.exchange.identity import identities
from roadmap_print.exchange.planning.classification import is_format_heading
from roadmap_print.exchange.planning.resource_ids import new_id
from roadmap_print.exchange.planning.route_steps import PlannedStep, RouteSteps, titles_of_headings
from roadmap_print.exchange.planning.vocabulary import Vocabulary
from roadmap_print.exchange.record import (
    OF_RESOURCE,
    OF_WORK,
    Contents,
    Doubt,
    LostRecord,
    ResourceRecord,
)
from roadmap_print.i18n.translator import Message


class FileContents(NamedTuple):
    """A file's name, what it has, and the step of what stands under no heading, if it gets one."""

    file: str
    contents: Contents
    step: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record that comes in under an id, with its entry as the catalogue's file has it."""

    file: str
    record: ResourceRecord
    id: str
    entry: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Doubled:
    """A record of a resource that is there already as `other`; `listed` in one step more."""

    file: str
    record: ResourceRecord
    other: str
    listed: bool


class LostEntry(NamedTuple):
    """A record that cannot come in, and its file."""

    file: str
    record: LostRecord


@dataclass(slots=True)
class ImportPlan:
    """All that becomes of the records, in their order, and what the catalogue has with them."""

    incoming: list[Incoming] = field(default_factory=list)
    doubled: list[Doubled] = field(default_factory=list)
    lost: list[LostEntry] = field(default_factory=list)
    steps: list[PlannedStep] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    audiences: list[Audience] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be written."""
        return not self.incoming and not any(step.added for step in self.steps)


Refused = Mapping[tuple[str, int, str], str]
"""What `check` says of records that were tried before, by file, line and name."""


def plan_import(
    files: Iterable[FileContents],
    catalogue: Catalogue,
    *,
    number: int | None = None,
    new: bool = False,
    refused: Refused | None = None,
    taken: Collection[str] = (),
) -> ImportPlan:
    """Plan what comes into a catalogue; all goes to step `number` where one is given.

    A `new` catalogue takes the words that the files have. No id is one of those that
    are `taken`.
    """
    planner = _Planner(catalogue, number, new=new)
    planner.taken |= set(taken)
    for file in files:
        titles = titles_of_headings(file.contents.found)
        for found in file.contents.found:
            told = (refused or {}).get((file.file, found.line, found.name))
            if isinstance(found, LostRecord):
                planner.plan.lost.append(LostEntry(file.file, found))
            elif told:
                said = Message("exchange.lost.refused")
                lost = LostRecord(found.line, found.name, said, {"reason": told})
                planner.plan.lost.append(LostEntry(file.file, lost))
            else:
                planner.place(found, file, titles)
    return planner.finished()


def owners(catalogue: Catalogue) -> dict[str, str]:
    """Give the id of the resource that each identity of a catalogue is of."""
    found: dict[str, str] = {}
    for id_, resource in catalogue.resources.items():
        work = resource.reference
        doi, pmid = (work.doi or "", work.pmid or "") if work else ("", "")
        found |= dict.fromkeys(identities(resource.url, doi, pmid), id_)
    return found


class _Planner:
    """Takes record after record, knowing what is there and what has come in."""

    def __init__(self, catalogue: Catalogue, number: int | None, *, new: bool) -> None:
        self.plan = ImportPlan()
        self.vocabulary = Vocabulary(catalogue, new=new)
        self.route = RouteSteps(catalogue)
        self.number = number
        self.taken = set(catalogue.resources)
        self.owners = owners(catalogue)

    def finished(self) -> ImportPlan:
        """Give the plan, with what the catalogue has then."""
        self.plan.steps = [each for each in self.route.steps if each.added or not each.is_new]
        self.plan.formats = self.vocabulary.formats
        self.plan.levels = self.vocabulary.ordered_levels()
        self.plan.audiences = self.vocabulary.audiences
        return self.plan

    def place(
        self, record: ResourceRecord, file: FileContents, titles: Mapping[tuple[str, ...], str]
    ) -> None:
        """Decide on one record: whether it is there, and which step it goes to.

        One that is there goes to another step only where its file or the command names that step.
        """
        record, heading = self._heading(record, titles)
        found = identities(record.text("url"), record.text("doi"), record.text("pmid"))
        known = next((self.owners[each] for each in sorted(found) if each in self.owners), None)
        id_ = known or new_id(record, self.taken)
        step = self._step(heading, file.step, known=bool(known), verbatim=record.verbatim)
        listed = step is not None and id_ not in step.members
        if step and listed:
            step.members.add(id_)
            step.added.append(id_)
        if known:
            self.plan.doubled.append(Doubled(file.file, record, known, listed))
        else:
            self._come_in(record, file.file, id_, found)

    def _heading(
        self, record: ResourceRecord, titles: Mapping[tuple[str, ...], str]
    ) -> tuple[ResourceRecord, str]:
        """Give the title of a record's step; the last of its headings may name its format."""
        path = record.steps
        if len(path) > 1 and is_format_heading(path[-1], self.vocabulary.formats):
            fields = {"format": path[-1], **record.fields}
            return replace(record, fields=fields), path[-2]
        return record, titles[path] if path else ""

    def _step(
        self, heading: str, otherwise: str, *, known: bool, verbatim: bool
    ) -> PlannedStep | None:
        if self.number is not None:
            return self.route.numbered(self.number)
        if heading:
            return self.route.headed(heading)
        return None if known or verbatim or not otherwise else self.route.headed(otherwise)

    def _come_in(self, record: ResourceRecord, file: str, id_: str, found: Collection[str]) -> None:
        self.taken.add(id_)
        self.owners |= dict.fromkeys(found, id_)
        level = self.vocabulary.level_of(record)
        known: dict[str, Value] = {
            key: value if isinstance(value, str) else list(value)
            for key, value in record.fields.items()
        }
        audiences, strange = self.vocabulary.audiences_of(record)
        known |= {"format": self.vocabulary.format_of(record), "level": level}
        known |= {"audiences": list(audiences)}
        entry: dict[str, Value] = {key: known[key] for key in OF_RESOURCE if known.get(key)}
        if work := {key: known[key] for key in OF_WORK if known.get(key)}:
            entry["reference"] = work
        for each in strange:
            lacking = Doubt("audiences", Message("exchange.doubt.no_such_audience"), {"text": each})
            record = replace(record, doubts=(*record.doubts, lacking))
        if level is None:
            values = {"text": record.text("level")}
            lacking = Doubt("level", Message("exchange.doubt.no_such_level"), values)
            record = replace(record, doubts=(*record.doubts, lacking))
        self.plan.incoming.append(Incoming(file, record, id_, entry))
