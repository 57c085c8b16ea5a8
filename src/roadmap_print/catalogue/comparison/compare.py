"""What two catalogues differ in, in the order in which the newer one is read.

Things are the same by their ids; where an id is new, by what else they keep: a resource by its
address or title, a step by its title or most of its resources, an objective by most of its words.
So a thing under another id, or in another wording, is not told as one removed and one added.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter

from roadmap_print.catalogue.comparison import items
from roadmap_print.catalogue.comparison.items import ComparedItem
from roadmap_print.catalogue.comparison.matching import (
    Pairs,
    likeness,
    match,
    match_alike,
    merged,
    moved,
)
from roadmap_print.catalogue.comparison.renaming import Names, rename
from roadmap_print.catalogue.model import Catalogue, Step

UNPRINTED = frozenset({"id", "audiences", "pmid"})
"""Keys of which no page shows anything: the editors' own."""
UNTOLD = UNPRINTED | {"edition", "revision", "featured", "minutes"}
"""Keys whose change is no news to readers: what says by itself that it is another, too."""

_key, _title = attrgetter("key"), attrgetter("title")


class ChangeKind(StrEnum):
    """What has happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    EDITED = "edited"


class ChangedThing(StrEnum):
    """What a change is about; a resource is its placement in one step."""

    CATALOGUE = "catalogue"
    QUESTION = "question"
    LEVEL = "level"
    FORMAT = "format"
    STEP = "step"
    OBJECTIVE = "objective"
    RESOURCE = "resource"


@dataclass(frozen=True, slots=True)
class Edit:
    """One field before and now, by its key's path such as `title` or `reference.year`.

    A resource's level and format are given by their labels. Of what has moved, `after` is the
    title of what it stands behind, None where it is the first; `step` is its step's number, or
    `step_title` its title where another step has the same number now.
    """

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `key` is the id of a step, level, format or resource, a question's heading, an objective's
    text, and empty for the catalogue itself. `step` is the number from 1 in the new catalogue,
    in the old one for what is removed; None outside the steps.
    """

    kind: ChangeKind
    thing: ChangedThing
    key: str
    step: int | None
    title: str
    edits: tuple[Edit, ...] = ()

    @property
    def printed(self) -> bool:
        """Whether a reader of the pages can see it."""
        names = {edit.name for edit in self.edits}
        return self.kind is not ChangeKind.EDITED or not names <= UNPRINTED


def compare(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """Tell every difference in the reading order of the new one, the removed where it stood.

    A resource that leaves one step for another has moved; one used in several steps is told in
    each. What no step uses is told nowhere, as it is printed nowhere.
    """
    old, ids = rename(old, new)
    told = [*_front(old, new, ids), *_route(old, new, ids)]
    both = (ComparedItem("", each.title, items.fields(each, items.NESTED)) for each in (old, new))
    edits = _edits(*both)
    whole = Change(ChangeKind.EDITED, ChangedThing.CATALOGUE, "", None, new.title, edits)
    return (*((whole,) if edits else ()), *_carried(told, old, new, ids))


def _front(old: Catalogue, new: Catalogue, ids: Names) -> Iterator[Change]:
    """Compare what stands before the steps."""
    before, now = (
        [ComparedItem(each.heading, each.heading, items.fields(each)) for each in one.introduction]
        for one in (old, new)
    )
    pairs = match(before, now, _title, lambda each: each.fields["text"])
    pairs = match_alike(before, now, pairs, _alike_answers)
    yield from _listed(ChangedThing.QUESTION, before, now, pairs)
    levels = items.labelled(old.levels, ids), items.labelled(new.levels, {})
    yield from _listed(ChangedThing.LEVEL, *levels, match(*levels, _key))
    formats = items.labelled(old.formats, ids), items.labelled(new.formats, {})
    yield from _listed(ChangedThing.FORMAT, *formats, match(*formats, _key))


def _route(old: Catalogue, new: Catalogue, ids: Names) -> Iterator[Change]:
    """Compare the steps, each with what it holds."""
    pairs = match_steps(old.steps, new.steps)
    for was, at, changes in _rows(ChangedThing.STEP, items.steps(old), items.steps(new), pairs):
        left = () if was is None else (old.steps[was],)
        right = () if at is None else (new.steps[at],)
        if not all(step.title for step in (*left, *right)):
            continue  # blank, so that the others keep their numbers
        before, now = (
            [each for step in side for each in items.objectives(step)] for side in (left, right)
        )
        gone = [each for step in left for each in items.placements(old, step, ids)]
        come = [each for step in right for each in items.placements(new, step, {})]
        alike = match_alike(before, now, match(before, now, _key), _alike_titles)
        inside = [
            *map(_plain, changes),
            *_listed(ChangedThing.OBJECTIVE, before, now, alike),
            *_listed(ChangedThing.RESOURCE, gone, come, match(gone, come, _key)),
        ]
        for change in inside:
            place = was if change.kind is ChangeKind.REMOVED else at
            yield replace(change, step=None if place is None else place + 1)


def match_steps(old: Sequence[Step], new: Sequence[Step]) -> Pairs:
    """Pair the steps that are the same, in the ids of one catalogue: old places by new ones."""
    pairs = match(old, new, lambda step: step.id, lambda step: step.title)
    pairs = match_alike(old, new, pairs, _alike_steps)
    return {now: was for now, was in pairs.items() if old[was].title and new[now].title}


def _alike_steps(one: Step, other: Step) -> float:
    every = {*one.resources, *other.resources}
    shared = len({*one.resources} & {*other.resources}) / len(every) if every else 0
    return max(shared, likeness(one.title, other.title))


def _alike_titles(one: ComparedItem, other: ComparedItem) -> float:
    return likeness(one.title, other.title)


def _alike_answers(one: ComparedItem, other: ComparedItem) -> float:
    texts = likeness(one.fields["text"], other.fields["text"])
    return max(texts, _alike_titles(one, other))


def _plain(change: Change) -> Change:
    """Leave out the id that a step has got with its new title."""
    edits = change.edits
    if change.kind is ChangeKind.EDITED and any(edit.name == "title" for edit in edits):
        edits = tuple(edit for edit in edits if edit.name != "id")
    return replace(change, edits=edits)


def _listed(
    thing: ChangedThing, old: Sequence[ComparedItem], new: Sequence[ComparedItem], pairs: Pairs
) -> Iterator[Change]:
    for _, _, changes in _rows(thing, old, new, pairs):
        yield from changes


def _rows(
    thing: ChangedThing, old: Sequence[ComparedItem], new: Sequence[ComparedItem], pairs: Pairs
) -> Iterator[tuple[int | None, int | None, list[Change]]]:
    """Compare two lists thing by thing: its old place, its new place, what has happened to it."""
    astray = _astray(old, new, pairs)
    for was, at in merged(len(old), len(new), pairs):
        item = new[at] if at is not None else old[was or 0]
        told: list[tuple[ChangeKind, tuple[Edit, ...]]] = []
        if was is None:
            told.append((ChangeKind.ADDED, ()))
        elif at is None:
            told.append((ChangeKind.REMOVED, ()))
        else:
            if at in astray:
                steps = thing is ChangedThing.STEP and was != at
                number = (Edit("step", str(was + 1), str(at + 1)),) if steps else ()
                after = Edit("after", _before(old, was), _before(new, at))
                told.append((ChangeKind.MOVED, (after, *number)))
            if edited := _edits(old[was], item):
                told.append((ChangeKind.EDITED, edited))
        yield (
            was,
            at,
            [Change(kind, thing, item.key, None, item.title, each) for kind, each in told],
        )


def _astray(old: Sequence[ComparedItem], new: Sequence[ComparedItem], pairs: Pairs) -> set[int]:
    """Give the new places of what has moved among those of its group."""
    groups: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for now, before in pairs.items():
        if old[before].group == new[now].group:
            groups[new[now].group][now] = before
    return {place for group in groups.values() for place in moved(group)}


def _before(listed: Sequence[ComparedItem], place: int) -> str | None:
    """Give the title of what stands in front of a thing in its group."""
    if place == 0 or listed[place - 1].group != listed[place].group:
        return None
    return listed[place - 1].title


def _edits(old: ComparedItem, new: ComparedItem) -> tuple[Edit, ...]:
    names = [*new.fields, *(name for name in old.fields if name not in new.fields)]
    return tuple(
        Edit(name, _shown(old, name), _shown(new, name))
        for name in names
        if old.fields.get(name) != new.fields.get(name)
    )


def _shown(item: ComparedItem, name: str) -> str | None:
    return item.labels.get(name, item.fields.get(name)) or None


def _carried(
    changes: Iterable[Change], old: Catalogue, new: Catalogue, ids: Names
) -> Iterator[Change]:
    """Make one move of a resource that leaves one step and comes in another."""
    changes = list(changes)
    gone, come = (_resources(changes, kind) for kind in (ChangeKind.REMOVED, ChangeKind.ADDED))
    moves = {now: before for key in come for before, now in zip(gone[key], come[key], strict=False)}
    left = set(moves.values())
    for change in changes:
        if change in moves:
            places = zip(
                ("step", "step_title"), _step(old, moves[change]), _step(new, change), strict=True
            )
            told = [Edit(*each) for each in places if each[1] != each[2]]
            if told:  # by number, else by title; readers cannot tell other steps apart
                yield replace(change, kind=ChangeKind.MOVED, edits=(told[0],))
            before, now = items.resource(old, change.key, ids), items.resource(new, change.key, {})
            if edits := _edits(before, now):
                yield replace(change, kind=ChangeKind.EDITED, edits=edits)
        elif change not in left:
            yield change


def _step(catalogue: Catalogue, change: Change) -> tuple[str, str]:
    """Give the number and the title of the step that a change is told in."""
    number = change.step or 1
    return str(number), catalogue.steps[number - 1].title


def _resources(changes: Iterable[Change], kind: ChangeKind) -> defaultdict[str, list[Change]]:
    """Sort the placements that have come or gone by resource, then by step."""
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for change in sorted(changes, key=lambda each: each.step or 0):
        if change.thing is ChangedThing.RESOURCE and change.kind is kind:
            found[change.key].append(change)
    return found
