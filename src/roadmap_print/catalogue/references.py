"""Ids: each given once, each pointing somewhere; steps without one get theirs from the title."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.nearest import nearest, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roadmap_print.catalogue.findings import Findings

MOST_LISTED = 12
"""Known names that a hint lists where none is near."""


def check(data: dict[str, Any], findings: Findings) -> None:
    """Hold every id against what it points to, in what of a catalogue is sound."""
    for key in ("levels", "formats", "steps"):
        _given_once(key, data, findings)
    formats, levels = _labels(data, "formats"), _labels(data, "levels")
    resources = _titles(data)
    for where, resource in resources_of(data):
        _points("format", resource.get("format"), f"{where}.format", formats, findings)
        _points("level", resource.get("level"), f"{where}.level", levels, findings)
    for where, step in steps_of(data):
        for name in step.get("headings") or {}:
            _points("format", name, f"{where}.headings.{name}", formats, findings)
        for place, name in enumerate(step.get("resources") or ()):
            _points("resource", name, f"{where}.resources[{place}]", resources, findings)
        _listed_once(step, where, findings)


def name_steps(data: dict[str, Any]) -> None:
    """Give each step without an id one made from its title, numbered where two would be equal."""
    steps = [step for _, step in steps_of(data)]
    taken = {step["id"] for step in steps if "id" in step}
    numbers: Counter[str] = Counter()
    for step in steps:
        if "id" not in step:
            step["id"] = _free(slug(step["title"]) or "step", taken, numbers)
            taken.add(step["id"])


def _free(name: str, taken: set[str], numbers: Counter[str]) -> str:
    """Give a name the first number that is free; `numbers` has how far each name has come."""
    while True:
        numbers[name] += 1
        free = name if numbers[name] == 1 else f"{name}-{numbers[name]}"
        if free not in taken:
            return free


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


def _labels(data: Mapping[str, Any], key: str) -> dict[str, str]:
    return {item["id"]: item.get("label", "") for _, item in _items(data, key) if "id" in item}


def _titles(data: Mapping[str, Any]) -> dict[str, str]:
    resources = data.get("resources") or {}
    return {name: (item or {}).get("title", "") for name, item in resources.items()}


def _given_once(key: str, data: Mapping[str, Any], findings: Findings) -> None:
    seen: dict[str, str] = {}
    for where, item in _items(data, key):
        name, place = item.get("id"), f"{where}.id"
        if name is None:
            continue
        if name in seen:
            at, line = findings.mark(place), findings.mark(seen[name]).line
            findings.error(place, say.ID_TWICE, say.ID_TWICE_HINT, at=at, text=name, line=line)
        seen.setdefault(name, place)


def _listed_once(step: Mapping[str, Any], where: str, findings: Findings) -> None:
    seen: dict[str, str] = {}
    for number, name in enumerate(step.get("resources") or ()):
        place = f"{where}.resources[{number}]"
        if name in seen:
            at, line = findings.mark(place), findings.mark(seen[name]).line
            hint = say.LISTED_TWICE_HINT
            findings.error(place, say.LISTED_TWICE, hint, at=at, text=name, line=line)
        elif name is not None:
            seen[name] = place


def _points(
    what: str, name: str | None, where: str, known: Mapping[str, str], findings: Findings
) -> None:
    """Tell of an id that points nowhere; `known` has what people read beside each known id."""
    if name is None or name in known:
        return
    at, message = findings.mark(where), say.NO_SUCH[what]
    near = nearest(name, known)
    if near:
        findings.error(where, message, say.DID_YOU_MEAN, at=at, text=name, near=near)
    elif 0 < len(known) <= MOST_LISTED:
        findings.error(where, message, say.KNOWN_ARE, at=at, text=name, names=", ".join(known))
    else:
        findings.error(where, message, say.NONE_KNOWN_HINT[what], at=at, text=name)
