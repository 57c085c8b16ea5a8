"""Ids: each given once, each pointing somewhere; steps without one get theirs from the title."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from roadmap_print.catalogue import urls
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.suggestions import meant_by, nearest, slug
from roadmap_print.catalogue.schema_types import ID
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Remedy

OTHERS = ("formats", "levels", "featured", "audiences")
POINTED = ("resources", "formats", "levels", "audiences")
WRITTEN = {Message("catalogue.write"), Message("catalogue.write_id")}
"""What is said where a name means one id and no other."""
HINTS = {
    ("resources", "near"): Message("catalogue.near_or_delete"),
    ("resources", "some"): Message("catalogue.known_or_delete"),
    **{(what, "near"): Message("catalogue.did_you_mean") for what in OTHERS},
    **{(what, "some"): Message("catalogue.known_are") for what in OTHERS},
}
"""What is said by what an id points to, and whether any known one is near or few are known."""
MOST_LISTED = 12
"""Known names that a hint lists where none is near."""


def check(data: dict[str, Any], problems: Diagnostics) -> None:
    """Hold every id against what it points to, in what of a catalogue is sound."""
    for key in ("levels", "formats", "audiences", "steps"):
        given = ((f"{where}.id", item.get("id")) for where, item in _items(data, key))
        _once(given, Message("catalogue.id_twice"), problems)
    known = {what: _known(what, data, problems) for what in POINTED}
    for where, what, name in _pointers(data):
        names = known[what]
        if name is not None and names is not None and name not in names:
            _points(name, where, what, names, problems)
    for where, step in steps_of(data):
        listed = enumerate(step.get("resources") or ())
        given = ((f"{where}.resources[{place}]", name) for place, name in listed)
        _once(given, Message("catalogue.listed_twice"), problems)
        _check_featured(where, step, known["resources"] or {}, problems)
    for where, audiences in _audiences(data):
        given = ((f"{where}[{place}]", name) for place, name in enumerate(audiences))
        _once(given, Message("catalogue.audience_twice"), problems)
    _check_home(data, problems)


def _check_home(data: Mapping[str, Any], problems: Diagnostics) -> None:
    """Hold the newest edition's address, with each step's id behind it, against its codes."""
    home = data.get("home")
    ids = (step.get("id") or slug(step.get("title") or "") for _, step in steps_of(data))
    longest = max(ids, key=len, default="")
    if home and (count := len(urls.step_address(home, longest))) > urls.MOST_HOME_BYTES:
        said = Message("catalogue.home_too_long")
        problems.error("home", said, count=count, most=urls.MOST_HOME_BYTES, text=longest)


def _check_featured(
    where: str, step: Mapping[str, Any], titles: Mapping[str, str], problems: Diagnostics
) -> None:
    """Hold the ids that a step features against its resources."""
    listed = step.get("resources")
    every = ((f"{where}.featured[{i}]", each) for i, each in enumerate(step.get("featured") or ()))
    given = [  # alone, or after its key
        (inner if (inner := f"{place}.id") in problems.positions else place, each["id"])
        for place, each in every
        if each and "id" in each
    ]
    _once(given, Message("catalogue.listed_twice"), problems)
    meant = [
        name if name in titles else meant_by(name, titles) or name
        for name in filter(None, listed or ())
    ]
    known = {name: titles.get(name, "") for name in meant}
    for place, name in given if listed is not None and None not in listed else ():
        if name not in known:
            _points(name, place, "featured", known, problems)


def _pointers(data: Mapping[str, Any]) -> Iterable[tuple[str, str, str | None]]:
    """Give every id that points to something: its key's path, to what it points, itself."""
    for where, resource in resources_of(data):
        yield f"{where}.format", "formats", resource.get("format")
        yield f"{where}.level", "levels", resource.get("level")
    for where, step in steps_of(data):
        for name in step.get("headings") or {}:
            yield f"{where}.headings.{name}", "formats", name
        for place, name in enumerate(step.get("resources") or ()):
            yield f"{where}.resources[{place}]", "resources", name
    for where, listed in _audiences(data):
        yield from ((f"{where}[{place}]", "audiences", name) for place, name in enumerate(listed))


def _audiences(data: Mapping[str, Any]) -> Iterator[tuple[str, list[str | None]]]:
    """Give whom steps, objectives and resources are for, with the key's path."""
    objectives = (
        (f"{where}.objectives[{place}]", each)
        for where, step in steps_of(data)
        for place, each in enumerate(step.get("objectives") or ())
        if isinstance(each, Mapping)
    )
    for where, item in (*steps_of(data), *objectives, *resources_of(data)):
        yield f"{where}.audiences", item.get("audiences") or []


def name_steps(data: dict[str, Any]) -> None:
    """Give each step without an id one made from its title, with the first number that is free."""
    steps = [step for _, step in steps_of(data)]
    taken = {step["id"] for step in steps if "id" in step}
    numbers = defaultdict[str, Iterator[int]](lambda: count(2))  # how far each name has come
    for step in steps:
        free = name = step.get("id") or slug(step["title"]) or "step"
        while "id" not in step and free in taken:
            free = f"{name}-{next(numbers[name])}"
        step["id"] = free
        taken.add(free)


def steps_of(data: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Give what is sound of each step, with its key's path."""
    return _items(data, "steps")


def resources_of(data: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Give what is sound of each resource, with its key's path."""
    resources = data.get("resources") or {}
    return ((f"resources.{name}", item) for name, item in resources.items() if item is not None)


def _items(data: Mapping[str, Any], key: str) -> Iterable[tuple[str, dict[str, Any]]]:
    items = data.get(key) or ()
    return ((f"{key}[{place}]", item) for place, item in enumerate(items) if item is not None)


def _known(what: str, data: Mapping[str, Any], problems: Diagnostics) -> dict[str, str] | None:
    """Give each known id with what people read beside it; None where some are lost to mistakes."""
    items = data.get(what) or ()
    if what in problems.positions and what not in data:
        return None
    if isinstance(items, Mapping):
        known = {name: (item or {}).get("title", "") for name, item in items.items()}
    elif any(item is None or "id" not in item for item in items):
        return None
    else:
        known = {item["id"]: item.get("label", "") for item in items}
    bad = {name: label for name, label in known.items() if not re.search(ID.pattern or "", name)}
    return known | {slug(name): label for name, label in bad.items()}  # told once


def _once(given: Iterable[tuple[str, str | None]], twice: Message, problems: Diagnostics) -> None:
    """Tell of a name that stands at two places."""
    seen: dict[str, str] = {}
    for place, name in given:
        if name in seen:
            problems.error(place, twice, text=name, line=problems.position(seen[name]).line)
        elif name is not None:
            seen[name] = place


def _points(
    name: str, where: str, what: str, known: Mapping[str, str], problems: Diagnostics
) -> None:
    """Tell of an id that points nowhere; `known` has the ids with what people read beside them."""
    near = meant_by(name, known)
    if near:
        hint = Message("catalogue.write" if slug(name) == near else "catalogue.write_id")
    else:
        near = nearest(name, known, known) if problems.patient else None
        some = "near" if near else "some" if 0 < len(known) <= MOST_LISTED else "none"
        hint = HINTS.get((what, some)) or Message(f"catalogue.none_known_hint.{what}")
    meant = near if hint in WRITTEN and ".headings." not in where else None  # a key, not its text
    step = re.match(r"steps\[(\d+)", where)
    values = {"text": name, "near": near, "label": known.get(near or "")}
    number = int(step[1]) + 1 if step else None
    said, remedy = Message(f"catalogue.no_such.{what}"), Remedy(meant) if meant else None
    problems.error(
        where, said, hint, remedy, at=None, step=number, names=", ".join(known), **values
    )
