"""A catalogue's lists as plain items, alike enough that one function compares them all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass

from roadmap_print.catalogue.fields import keys_of
from roadmap_print.catalogue.model import Catalogue, Format, Level, Step

NESTED = "introduction", "levels", "formats", "steps", "resources"
"""The catalogue's own lists, each compared by itself."""


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """Any listed thing as far as comparing goes; it moves only among those of its group.

    `labels` are what a reader sees in place of a field that is an id.
    """

    key: str
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


def fields(value: object, without: Collection[str] = ()) -> dict[str, str]:
    """Give all that a value says as text, by the path of its key; a list by its commas."""
    found: dict[str, str] = {}
    for name in keys_of(type(value)):
        inner = None if name in without else getattr(value, name)
        if is_dataclass(inner):
            found |= {f"{name}.{key}": text for key, text in fields(inner).items()}
        elif isinstance(inner, Mapping):
            found |= {f"{name}.{key}": text for key, text in inner.items()}
        elif inner:
            found[name] = inner if isinstance(inner, str) else ", ".join(map(_said, inner))
    return found


def _said(value: object) -> str:
    """Give an item of a list as text: what it says, by its colons."""
    return value if isinstance(value, str) else ": ".join(fields(value).values())


def labelled(
    values: Sequence[Level] | Sequence[Format], ids: Mapping[str, str]
) -> list[ComparedItem]:
    """Give levels or formats; `ids` has the ids that they really have, where they are others."""
    return [
        ComparedItem(each.id, each.label, fields(each) | {"id": ids.get(each.id, each.id)})
        for each in values
    ]


def steps(catalogue: Catalogue) -> list[ComparedItem]:
    """Give the steps by themselves."""
    without = {"objectives", "resources"}
    return [ComparedItem(each.id, each.title, fields(each, without)) for each in catalogue.steps]


def objectives(step: Step) -> list[ComparedItem]:
    """Give the objectives of a step, known by their texts."""
    texts = zip(step.objectives, step.objective_texts, strict=True)
    return [
        ComparedItem(text, text, {"text": text} if isinstance(each, str) else fields(each))
        for each, text in texts
    ]


def placements(catalogue: Catalogue, step: Step, ids: Mapping[str, str]) -> list[ComparedItem]:
    """Give the resources of a step in printed order, which is that of the formats."""
    order = {each.id: place for place, each in enumerate(catalogue.formats)}
    printed = sorted(step.resources, key=lambda each: order[catalogue.resources[each].format])
    return [resource(catalogue, each, ids) for each in printed]


def resource(catalogue: Catalogue, key: str, ids: Mapping[str, str]) -> ComparedItem:
    """Give a resource with all that it says."""
    found = catalogue.resources[key]
    formats = {each.id: each.label for each in catalogue.formats}
    levels = {each.id: each.label for each in catalogue.levels}
    labels = {"format": formats[found.format], "level": levels.get(found.level or "", "")}
    return ComparedItem(
        key, found.title, {"id": ids.get(key, key)} | fields(found), found.format, labels
    )
