"""Two people's changes of one catalogue brought together, field by field.

What only mine has changed is brought into theirs as edits of their text. Steps and resources are
known again by their ids, titles or likeness, so that one put in elsewhere is in nobody's way. What
both have changed, each in another way, is a conflict, and stands as it is in theirs.
"""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from roadmap_print.catalogue.comparison.matching import likeness, match, match_alike, moved
from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    InsertEntry,
    InsertItem,
    MoveNode,
    Path,
    RenameKey,
    SetValue,
    Value,
)
from roadmap_print.catalogue.editing.source_tree import read_tree
from roadmap_print.catalogue.editing.splice import apply_edits

HALF = 0.01
"""What makes half of the fields more than half."""
KNOWN_BY = "id", "url", "title", "heading", "label"
"""Keys that tell which thing an item is, the surest first."""


class FieldConflict(NamedTuple):
    """A field that both have changed, each in another way; None for what one has deleted.

    `path` is its place in what the merge makes, or where it would stand.
    """

    path: Path
    base: Value
    mine: Value
    theirs: Value


@dataclass
class Merge:
    """The edits that bring mine into theirs, one after another, and what is to be settled."""

    edits: list[Edit] = field(default_factory=list)
    conflicts: list[FieldConflict] = field(default_factory=list)


class MergedSource(NamedTuple):
    """Their text with mine in it, and what is to be settled."""

    text: str
    conflicts: tuple[FieldConflict, ...]


def merge_texts(base: str, mine: str, theirs: str) -> MergedSource:
    """Bring what mine has changed of base into the text of theirs.

    Raises EditRefusedError where one of the three is no YAML, or theirs cannot be edited so.
    """
    merge = merge_trees(*map(read_tree, (base, mine, theirs)))
    return MergedSource(apply_edits(theirs, merge.edits), tuple(merge.conflicts))


def merge_trees(base: Value, mine: Value, theirs: Value) -> Merge:
    """Find the edits that bring what mine has changed of base into theirs."""
    merge = Merge()
    _merge((), base, mine, theirs, merge)
    return merge


def _merge(path: Path, base: Value, mine: Value, theirs: Value, merge: Merge) -> None:
    if _same(mine, base) or _same(mine, theirs):
        return
    three = base, mine, theirs
    if all(isinstance(each, Mapping) for each in three) or all(map(_is_list, three)):
        _Whole(path, _line_up(*map(_entries, three)), merge).bring_together()
    elif _same(theirs, base):
        merge.edits.append(SetValue(path, mine))
    else:
        merge.conflicts.append(FieldConflict(path, base, mine, theirs))


def _is_list(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _same(one: Value, other: Value) -> bool:
    """Say whether two values are equal, the order of their keys too."""
    return json.dumps(one) == json.dumps(other)


class _Item(NamedTuple):
    """An item of a list, or a key with its value."""

    key: str | None
    value: Any


def _entries(value: Any) -> list[_Item]:  # noqa: ANN401  a value of any kind
    if isinstance(value, Mapping):
        return [_Item(key, inner) for key, inner in value.items()]
    return [_Item(None, inner) for inner in value]


def _pairs(old: Sequence[_Item], new: Sequence[_Item]) -> dict[int, int]:
    """Give the old place of each thing by its new one."""
    if all(item.key is not None for item in (*old, *new)):
        return match(old, new, _known_by("key"), *map(_known_by, KNOWN_BY[1:3]))
    keys = [_known_by("id"), lambda item: json.dumps(item.value), *map(_known_by, KNOWN_BY)]
    pairs = match(old, new, *keys)
    return _pairs_between(old, new, match_alike(old, new, pairs, _likeness))


def _likeness(one: _Item, other: _Item) -> float:
    """Give the share of the fields that two things have in common: half of them is enough."""
    if not (isinstance(one.value, Mapping) and isinstance(other.value, Mapping)):
        words = _words(one.value), _words(other.value)
        return likeness(*words) if all(words) else 0.0
    keys = {**one.value, **other.value}
    pairs = ((_words(each.value.get(key)) for each in (one, other)) for key in keys)
    return sum(likeness(*pair) for pair in pairs) / len(keys) + HALF if keys else 0.0


def _pairs_between(
    old: Sequence[_Item], new: Sequence[_Item], pairs: dict[int, int]
) -> dict[int, int]:
    """Add pairs of things that stand alone between the same neighbours: one, written anew.

    Not of ids, of which another is another thing.
    """
    found, was = dict(pairs), set(pairs.values())
    for now in range(len(new)):
        if now in pairs:
            continue
        before = pairs.get(now - 1, -1) + 1 if now - 1 in pairs or not now else None
        behind = pairs.get(now + 1, len(old)) if now + 1 in pairs or now + 1 == len(new) else None
        alone = before is not None and before + 1 == behind and before not in was
        if alone and before is not None and _is_prose(old[before], new[now]):
            found[now] = before
    return found


def _is_prose(*items: _Item) -> bool:
    """Say whether things are mappings, or texts of several words."""
    texts = all(isinstance(item.value, str) and " " in item.value for item in items)
    return texts or all(isinstance(item.value, Mapping) for item in items)


def _known_by(name: str) -> Callable[[_Item], Hashable]:
    """Know an item by its own key, or by what stands at a key in it; else it is like no other."""

    def know(item: _Item) -> Hashable:
        if name == "key":
            return item.key
        value = item.value.get(name) if isinstance(item.value, Mapping) else None
        return value if isinstance(value, str) else object()

    return know


def _words(value: Any) -> str:  # noqa: ANN401  a value of any kind
    return " ".join(_texts(value))


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  a value of any kind
    if isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
    elif value is not None:
        yield value


@dataclass(eq=False)
class _Thing:
    """One thing as it is in each of the three; None where it is not."""

    base: _Item | None = None
    mine: _Item | None = None
    theirs: _Item | None = None

    def values(self) -> tuple[Value, Value, Value]:
        """Give what it is in each."""
        base, mine, theirs = (each and each.value for each in (self.base, self.mine, self.theirs))
        return base, mine, theirs


def _line_up(base: list[_Item], mine: list[_Item], theirs: list[_Item]) -> list[list[_Thing]]:
    """Give the things of each in its order, those that are the same one being one."""
    before = [_Thing(base=item) for item in base]
    in_mine, in_theirs = _pairs(base, mine), _pairs(base, theirs)
    their_order = [
        before[in_theirs[place]] if place in in_theirs else _Thing() for place in range(len(theirs))
    ]
    for thing, item in zip(their_order, theirs, strict=True):
        thing.theirs = item
    new = [place for place in range(len(mine)) if place not in in_mine]
    added = [thing for thing in their_order if thing.base is None]
    both = _pairs([thing.theirs for thing in added if thing.theirs], [mine[each] for each in new])
    known = {new[now]: added[was] for now, was in both.items()}
    known |= {now: before[was] for now, was in in_mine.items()}
    my_order = [known.get(place) or _Thing() for place in range(len(mine))]
    for thing, item in zip(my_order, mine, strict=True):
        thing.mine = item
    return [before, my_order, their_order]


class _Whole:
    """A list or a mapping, of which theirs is brought to hold what mine has changed.

    First which things are in it and in which order, then each thing in itself.
    """

    def __init__(self, path: Path, orders: list[list[_Thing]], merge: Merge) -> None:
        self._path, self._merge = path, merge
        self._base, self._mine, self._now = orders
        self._keys = {id(thing): thing.theirs.key for thing in self._now if thing.theirs}
        self._by_key = any(item.key is not None for item in self._items())

    def _items(self) -> Iterator[_Item]:
        for thing in (*self._base, *self._mine, *self._now):
            yield from (each for each in (thing.base, thing.mine, thing.theirs) if each)

    def bring_together(self) -> None:
        """Make the edits, outer ones first, so that each place is right when its turn comes."""
        lost = self._delete()
        self._rename()
        self._reorder()
        self._insert()
        for thing in lost:
            self._merge.conflicts.append(FieldConflict(self._place_told(thing), *thing.values()))
        for thing in self._now:
            if thing.mine and thing.theirs:
                base, mine, theirs = thing.values()
                if thing.base is None:  # both have put it in
                    base = {} if isinstance(mine, Mapping) else [] if _is_list(mine) else None
                _merge((*self._path, self._part(thing)), base, mine, theirs, self._merge)

    def _part(self, thing: _Thing) -> str | int:
        return (self._keys[id(thing)] or "") if self._by_key else self._now.index(thing)

    def _place(self, thing: _Thing) -> int:
        """Tell where a thing of mine would stand: behind what is in front of it."""
        above = self._mine[: self._mine.index(thing)]
        return max((self._now.index(each) + 1 for each in above if each in self._now), default=0)

    def _place_told(self, thing: _Thing) -> Path:
        if thing in self._now:
            return (*self._path, self._part(thing))
        key = thing.mine.key if thing.mine else None
        return (*self._path, self._place(thing) if key is None else key)

    def _delete(self) -> list[_Thing]:
        """Delete what mine has deleted; give what one has deleted and the other changed."""
        lost = []
        for thing in self._base:
            base, mine, theirs = thing.values()
            if thing.mine is None and thing.theirs and _same(theirs, base):
                self._merge.edits.append(DeleteNode((*self._path, self._part(thing))))
                self._now.remove(thing)
            elif (thing.mine is None) != (thing.theirs is None):
                lost += [] if _same(mine if thing.mine else theirs, base) else [thing]
        return lost

    def _rename(self) -> None:
        for thing in self._now:
            base, mine, theirs = (
                each and each.key for each in (thing.base, thing.mine, thing.theirs)
            )
            if not mine or mine in {base, theirs}:
                continue
            path = (*self._path, theirs or "")
            if theirs == base and mine not in self._keys.values():
                self._merge.edits.append(RenameKey(path, mine))
                self._keys[id(thing)] = mine
            else:
                self._merge.conflicts.append(FieldConflict(path, base, mine, theirs))

    def _reorder(self) -> None:
        """Move what mine has moved; where both have moved, theirs stands and all is told."""
        orders = self._base, self._mine, self._now
        common = [thing for thing in self._base if all(thing in each for each in orders)]
        base, mine, theirs = ([thing for thing in each if thing in common] for each in orders)
        if mine in (base, theirs):
            return
        if theirs != base:
            base_values, mine_values, their_values = (
                [thing.values()[at] for thing in each]
                for at, each in enumerate((base, mine, theirs))
            )
            conflict = FieldConflict(self._path, base_values, mine_values, their_values)
            self._merge.conflicts.append(conflict)
            return
        wanted = self._wanted(mine)
        places = {now: self._now.index(thing) for now, thing in enumerate(wanted)}
        for now in sorted(moved(places)):
            self._move(wanted[now], wanted[now - 1] if now else None)

    def _wanted(self, mine: list[_Thing]) -> list[_Thing]:
        """Give the order of mine, each with what theirs alone has put in behind it."""
        behind: dict[int | None, list[_Thing]] = {None: []}
        last: int | None = None
        for thing in self._now:
            if thing in mine:
                last = id(thing)
                behind[last] = [thing]
            else:
                behind[last].append(thing)
        return [*behind[None], *(each for thing in mine for each in behind[id(thing)])]

    def _move(self, thing: _Thing, above: _Thing | None) -> None:
        path = (*self._path, self._part(thing))
        self._now.remove(thing)
        index = self._now.index(above) + 1 if above else 0
        self._now.insert(index, thing)
        self._merge.edits.append(MoveNode(path, self._path, index))

    def _insert(self) -> None:
        """Put in what mine alone has, behind what it stands behind there."""
        for thing in self._mine:
            if thing.mine and thing.base is None and thing.theirs is None:
                place = self._place(thing)
                self._merge.edits += self._insertion(place, thing.mine)
                self._now.insert(place, thing)
                self._keys[id(thing)] = thing.mine.key

    def _insertion(self, place: int, item: _Item) -> Iterator[Edit]:
        if item.key is None:
            yield InsertItem(self._path, place, item.value)
            return
        last = place == len(self._now)
        after = None if last or not place else self._keys[id(self._now[place - 1])]
        yield InsertEntry(self._path, item.key, item.value, after)
        if not place and not last:
            yield MoveNode((*self._path, item.key), self._path, 0)
