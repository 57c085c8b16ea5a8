"""What each publication shows of a catalogue: its pages are made from this and from nothing else.

So what is left out here can change no page but for the mark of the edition.
Whoever lets a publication print more finds nothing there to print until it is let through here.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from roadmap_print.catalogue.audiences.choice import blank
from roadmap_print.catalogue.fields import keys_of
from roadmap_print.catalogue.model import Catalogue, Publisher, Reference, Resource, Step
from roadmap_print.catalogue.schema_types import ListOf
from roadmap_print.publications.registry import Publication, VisibleFields

T = TypeVar("T", Catalogue, Step, Resource)
SOMEWHERE = frozenset({"readers", "licence", "review", "featured", "minutes", "audiences"})
"""Keys that have a place of their own in some publications and none in the others, or nowhere."""


def visible_fields(
    publication: Publication, catalogue: Catalogue, numbers: Collection[int] = ()
) -> Catalogue:
    """Return a catalogue without what a publication leaves out; `numbers` choose steps.

    One that carries the catalogue leaves out nothing, not even steps that were not chosen.
    """
    if publication.carries_catalogue:
        return catalogue
    visible = publication.visible
    steps = tuple(
        replace(_of_kinds(visible, step), objectives=step.objective_texts)
        if not numbers or number in numbers
        else blank(step)
        for number, step in enumerate(catalogue.steps, start=1)
    )
    publisher = catalogue.publisher
    used = dict.fromkeys(id_ for step in steps for id_ in step.resources)
    left: dict[str, Any] = {
        "publisher": publisher and _publisher(visible, publisher),
        "introduction": catalogue.introduction if "introduction" in visible.also else (),
        "steps": steps,
        "resources": {id_: _resource(visible, catalogue.resources[id_]) for id_ in used},
    }
    return replace(_of_kinds(visible, catalogue), **left)


def _of_kinds(visible: VisibleFields, value: T) -> T:
    """Leave out the texts of a kind that is not shown, and what not all publications show."""
    hidden: dict[str, Any] = {
        name: () if isinstance(row.type, ListOf) else None
        for name, row in keys_of(type(value)).items()
        if (row.printed and row.printed not in visible.kinds)
        or (name in SOMEWHERE and name not in visible.also)
    }
    return replace(value, **hidden)


def _publisher(visible: VisibleFields, publisher: Publisher) -> Publisher:
    hidden = [name for name in keys_of(Publisher) if f"publisher.{name}" not in visible.also]
    return replace(publisher, **dict.fromkeys(hidden) | {"name": publisher.name})


def _resource(visible: VisibleFields, resource: Resource) -> Resource:
    work = _work(visible, resource)
    left: dict[str, Any] = {"publisher": None} if work and visible.rather == "work" else {}
    return replace(_of_kinds(visible, resource), **left, reference=work)


def _work(visible: VisibleFields, resource: Resource) -> Reference | None:
    """Return what is told of a published work, None where that is nothing."""
    work = resource.reference
    if work is None or (visible.rather == "publisher" and resource.publisher):
        return None
    told = {key: getattr(work, key) for key in visible.of_work}
    return Reference(**told) if any(told.values()) else None
