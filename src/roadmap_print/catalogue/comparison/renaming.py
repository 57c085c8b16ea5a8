"""An older catalogue in the ids of a newer one, so that things can be compared by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from roadmap_print.catalogue.comparison.matching import match
from roadmap_print.catalogue.model import Catalogue, Format, Level, Resource, Step

Names = Mapping[str, str]


class Renamed(NamedTuple):
    """A catalogue in other ids; `ids` gives by its new id the one that a thing really has."""

    catalogue: Catalogue
    ids: Names


def rename(old: Catalogue, new: Catalogue) -> Renamed:
    """Give every level, format and resource of the old catalogue the id that it has in the new.

    A level or format is known by its id, else by its label; a resource by its id, else by its
    address, else by its title.
    """
    levels, formats = _labelled(old.levels, new.levels), _labelled(old.formats, new.formats)
    resources = _resources(old.resources, new.resources)
    catalogue = replace(
        old,
        levels=tuple(replace(each, id=levels[each.id]) for each in old.levels),
        formats=tuple(replace(each, id=formats[each.id]) for each in old.formats),
        steps=tuple(_step(each, formats, resources) for each in old.steps),
        resources={
            resources[each]: _resource(resource, formats, levels)
            for each, resource in old.resources.items()
        },
    )
    ids = {now: was for names in (levels, formats, resources) for was, now in names.items()}
    return Renamed(catalogue, ids)


def _labelled(old: Sequence[Level | Format], new: Sequence[Level | Format]) -> dict[str, str]:
    pairs = match(old, new, lambda each: each.id, lambda each: each.label)
    return {each.id: each.id for each in old} | {
        old[before].id: new[now].id for now, before in pairs.items()
    }


def _resources(old: Mapping[str, Resource], new: Mapping[str, Resource]) -> dict[str, str]:
    before, after = list(old.items()), list(new.items())
    pairs = match(
        before,
        after,
        lambda each: each[0],
        lambda each: each[1].url,
        lambda each: each[1].title,
    )
    return {each: each for each in old} | {
        before[then][0]: after[now][0] for now, then in pairs.items()
    }


def _step(step: Step, formats: Names, resources: Names) -> Step:
    return replace(
        step,
        headings={formats.get(key, key): label for key, label in step.headings.items()},
        resources=tuple(resources[each] for each in step.resources),
    )


def _resource(resource: Resource, formats: Names, levels: Names) -> Resource:
    level = levels[resource.level] if resource.level else None
    return replace(resource, format=formats[resource.format], level=level)
