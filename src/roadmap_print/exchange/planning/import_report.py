"""A plan in words: what comes in, step by step and field by field, and what does not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from roadmap_print.catalogue.editing.edits import Value
from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Audience, Format, Level, Reference
from roadmap_print.catalogue.reading.diagnostics import find_position
from roadmap_print.content.citations import source
from roadmap_print.exchange.planning.import_plan import ImportPlan, Incoming
from roadmap_print.exchange.planning.importing import ImportDraft
from roadmap_print.exchange.planning.route_steps import PlannedStep
from roadmap_print.exchange.record import OF_WORK, Doubt, ResourceRecord
from roadmap_print.i18n.translator import Message, say, shown
from roadmap_print.problems import Problem, Severity

WIDEST: Final = 100
"""Characters of a field that a preview shows."""


@dataclass(frozen=True, slots=True)
class PreviewField:
    """What comes in under a key: its name, its text, and who said it."""

    name: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class PreviewEntry:
    """A resource that comes in, its title first; without fields, one that is there already."""

    id: str
    fields: tuple[PreviewField, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewStep:
    """What comes into one step, or into none."""

    heading: str
    entries: tuple[PreviewEntry, ...]


def preview(draft: ImportDraft) -> str:
    """Show what comes in, each step with its resources, and count what becomes of all entries."""
    language = draft.target.language
    lines = list(added_words(draft))
    for step in preview_steps(draft):
        lines += ["", step.heading]
        lines += [line for each in step.entries for line in _entry_lines(each, language)]
    return "\n".join([*lines, "", counted(draft.plan, language)]).strip("\n")


def preview_steps(draft: ImportDraft) -> Iterator[PreviewStep]:
    """Yield what comes into each step, and last what comes into none."""
    plan, language = draft.plan, draft.target.language
    waiting = {each.id: each for each in plan.incoming}
    for number, step in enumerate(plan.steps, 1):
        found = [(id_, waiting.pop(id_, None)) for id_ in step.added]
        told = (_entry(new, plan, language) if new else PreviewEntry(id_) for id_, new in found)
        if entries := tuple(told):
            yield PreviewStep(_step_line(step, number, language), entries)
    if unplaced := tuple(_entry(each, plan, language) for each in waiting.values()):
        yield PreviewStep(say(language, "exchange.preview.no_step"), unplaced)


def counted(plan: ImportPlan, language: str) -> str:
    """Say how many entries were read and what became of them."""
    counts = {
        "incoming": len(plan.incoming),
        "doubled": len(plan.doubled),
        "lost": len(plan.lost),
    }
    told = {key: say(language, f"exchange.count.{key}", n=n) for key, n in counts.items()}
    read = say(language, "exchange.count.read", n=sum(counts.values()))
    return say(language, "exchange.count.all", read=read, **told)


def import_problems(draft: ImportDraft) -> tuple[Problem, ...]:
    """Tell each loss, each entry that is there already and each doubt, by file and line."""
    return _in_order(draft, [*_doubled(draft), *losses_and_doubts(draft)])


def losses_and_doubts(draft: ImportDraft) -> tuple[Problem, ...]:
    """Tell what must be looked at: all but entries that are there already."""
    return _in_order(draft, [*_lost(draft), *_doubts(draft), *_unplaced(draft)])


def _in_order(draft: ImportDraft, told: Iterable[Problem]) -> tuple[Problem, ...]:
    order = [file.file for file in draft.files]
    return tuple(sorted(told, key=lambda each: (order.index(each.file), each.line)))


def added_words(draft: ImportDraft) -> Iterator[str]:
    """Name the formats, levels and audiences that the catalogue gets."""
    target, language = draft.target, draft.target.language
    for key in ("formats", "levels", "audiences"):
        before = {each.id for each in getattr(target.catalogue, key)}
        new = [each.label for each in getattr(draft.plan, key) if each.id not in before]
        if new:
            yield say(language, f"exchange.preview.{key}", names=shown(", ".join(new), WIDEST))


def _step_line(step: PlannedStep, number: int, language: str) -> str:
    key = "new_step" if step.is_new else "step"
    return say(language, f"exchange.preview.{key}", number=number, title=shown(step.title, WIDEST))


def _entry_lines(entry: PreviewEntry, language: str) -> list[str]:
    """Show an entry: its id and title, then what else it has, a line each."""
    if not entry.fields:
        return ["  " + say(language, "exchange.preview.again", id=entry.id)]
    title, *rest = entry.fields
    width = max(len(each.name) for each in rest)
    rows = (f"    {each.name:{width}}  {_with_origin(each)}" for each in rest)
    return [f"  {entry.id}  {_with_origin(title)}", *rows]


def _with_origin(field: PreviewField) -> str:
    """Name who said what a key has."""
    return f"{field.text}  [{field.origin}]" if field.origin else field.text


def _entry(incoming: Incoming, plan: ImportPlan, language: str) -> PreviewEntry:
    words: tuple[tuple[str, Sequence[Format | Level | Audience]], ...] = (
        ("format", plan.formats), ("level", plan.levels), ("audiences", plan.audiences),
    )  # fmt: skip
    labels = {key: {each.id: each.label for each in those} for key, those in words}
    given = {key: value for key, value in incoming.entry.items() if key != "reference"}
    fields = {key: _labelled(value, labels.get(key, {})) for key, value in given.items()}
    origins = incoming.record.origins
    if not incoming.record.text("format"):
        fields["format"] = say(language, "exchange.preview.guessed", text=fields["format"])
    work = incoming.entry.get("reference")
    if work and origins:
        fields |= {key: incoming.record.text(key) for key in OF_WORK if incoming.record.text(key)}
    elif work:
        fields["reference"] = _cited(work, language)
    names = {key: Message(f"changes.fields.{key}").or_name(language) for key in fields}
    names |= {"reference": say(language, "exchange.preview.reference")} if work else {}
    told = (
        PreviewField(names[key], shown(text, WIDEST), origins.get(key, ""))
        for key, text in fields.items()
    )
    return PreviewEntry(incoming.id, tuple(told))


def _labelled(value: Value, labels: Mapping[str, str]) -> str:
    """Write a value in words: by the labels of the ids that it names."""
    each = value if isinstance(value, list) else [value]
    return "; ".join(labels.get(str(id_), str(id_)) for id_ in each)


def _cited(work: Any, language: str) -> str:  # noqa: ANN401  an entry's part, as YAML has it
    reference = from_data(Reference, work)
    numbers = {"doi": reference.doi, "pmid": reference.pmid}
    told = (
        f"{say(language, f'changes.fields.{key}')} {each}" for key, each in numbers.items() if each
    )
    return " ".join(filter(None, (source(reference), *told)))


def _problem(
    draft: ImportDraft,
    file: str,
    line: int,
    where: str,
    said: Message,
    values: Mapping[str, object],
) -> Problem:
    language = draft.target.language
    message, hint = said.both(language, values)
    place = (line, min(line, 1))
    return Problem(Severity.WARNING, file, *place, shown(where), message, hint, language)


def _lost(draft: ImportDraft) -> Iterator[Problem]:
    for file, lost in draft.plan.lost:
        yield _problem(draft, file, lost.line, lost.name, lost.said, lost.values)


def _doubled(draft: ImportDraft) -> Iterator[Problem]:
    """Tell of each entry that is there already, unless it only brings another step along."""
    positions = draft.target.reading.positions if draft.target.reading else {}
    new = {each.id: each for each in draft.plan.incoming}
    for each in draft.plan.doubled:
        if each.listed:
            continue
        key, line = "there", find_position(positions, f"resources.{each.other}").line
        if each.other in new:
            line = new[each.other].record.line
            key = "came_before" if line else "named_before"
        said, values = Message(f"exchange.doubled.{key}"), {"other": each.other, "line": line}
        yield _problem(draft, each.file, each.record.line, each.record.name, said, values)


def _doubts(draft: ImportDraft) -> Iterator[Problem]:
    """Tell each doubt of what comes in; a level that the catalogue lacks, once a file."""
    told: dict[object, tuple[Incoming, Doubt]] = {}
    for each in draft.plan.incoming:
        for place, doubt in enumerate(each.record.doubts):
            lacking = (each.file, str(doubt.values))
            told.setdefault(lacking if doubt.key == "level" else (each.id, place), (each, doubt))
    for each, doubt in told.values():
        where = f"{each.id}.{doubt.key}".rstrip(".")
        yield _problem(draft, each.file, each.record.line, where, doubt.said, doubt.values)


def _unplaced(draft: ImportDraft) -> Iterator[Problem]:
    """Tell a file's fields that a catalogue has no key for, and how often they stand there."""
    for file in draft.files:
        records = (each for each in file.contents.found if isinstance(each, ResourceRecord))
        counts = Counter(name for each in records for name in each.unplaced)
        if counts:
            names = ", ".join(f"{name} ({count})" for name, count in counts.most_common())
            yield _problem(draft, file.file, 0, "", Message("exchange.unplaced"), {"names": names})
