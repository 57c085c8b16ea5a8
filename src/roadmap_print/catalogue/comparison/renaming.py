"""An older catalogue in the ids of a newer one, so that things can be compared by their ids."""

from collections.abc import Mapping
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from roadmap_print.catalogue.comparison.matching import match
from roadmap_print.catalogue.model import Catalogue, Step

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
    levels, formats = (
        _names({each.id: each for each in before}, {each.id: each for each in now}, "label")
        for before, now in ((old.levels, new.levels), (old.formats, new.formats))
    )
    resources = _names(old.resources, new.resources, "url", "title")
    catalogue = replace(
        old,
        levels=tuple(replace(each, id=levels[each.id]) for each in old.levels),
        formats=tuple(replace(each, id=formats[each.id]) for each in old.formats),
        steps=tuple(_step(each, formats, resources) for each in old.steps),
        resources={
            resources[name]: replace(
                each, format=formats[each.format], level=each.level and levels[each.level]
            )
            for name, each in old.resources.items()
        },
    )
    ids = {now: was for names in (levels, formats, resources) for was, now in names.items()}
    return Renamed(catalogue, ids)


def _names(old: Mapping[str, object], new: Mapping[str, object], *keys: str) -> dict[str, str]:
    """Give by its old id the new one of each thing, known by that or else by one of its `keys`."""
    before, after = list(old.items()), list(new.items())
    pairs = match(
        before, after, itemgetter(0), *(lambda each, key=key: getattr(each[1], key) for key in keys)
    )
    return {name: name for name in old} | {
        before[was][0]: after[now][0] for now, was in pairs.items()
    }


def _step(step: Step, formats: Names, resources: Names) -> Step:
    return replace(
        step,
        headings={formats.get(key, key): label for key, label in step.headings.items()},
        resources=tuple(resources[each] for each in step.resources),
        featured=tuple(replace(each, id=resources[each.id]) for each in step.featured),
    )
