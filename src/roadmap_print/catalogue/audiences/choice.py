"""The edition of a catalogue for an audience: a catalogue as any other, under a name of its own.

For one person it may have the resources of some levels alone. A step that is left empty keeps its
place, without title and all else, so that the others keep their numbers: it is blank, and printed
nowhere.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import compress, count

from roadmap_print.catalogue.model import Catalogue, Objective, Step

BEFORE_LABEL = "\u00a0– "
"""Between the title of a catalogue and whom an edition of it is for."""


def is_for(audiences: Collection[str], audience: str | None) -> bool:
    """Tell whether what bears these audiences concerns one: without any, it is for all."""
    return audience is None or not audiences or audience in audiences


def choose(catalogue: Catalogue, audience: str | None, levels: Collection[str] = ()) -> Catalogue:
    """Return a catalogue with what concerns an audience alone, the same for none.

    Of resources that have a level, those of some `levels` alone are left, where there are any.
    """
    if audience is None and not levels:
        return catalogue
    resources = {
        id_: replace(each, audiences=())
        for id_, each in catalogue.resources.items()
        if is_for(each.audiences, audience) and (not levels or each.level in {None, *levels})
    }
    steps = tuple(_step(step, resources, audience) for step in catalogue.steps)
    return replace(catalogue, audiences=(), steps=steps, resources=resources)


def _step(step: Step, resources: Collection[str], audience: str | None) -> Step:
    """Return a step with what concerns an audience, blank where that is nothing."""
    if is_for(step.audiences, audience):
        places = kept_places(step, resources, audience)
        found = replace(
            step,
            audiences=(),
            objectives=tuple(step.objective_texts[place] for place in places["objectives"]),
            resources=tuple(step.resources[place] for place in places["resources"]),
            featured=tuple(step.featured[place] for place in places["featured"]),
        )
        alone = not step.resources and (found.objectives or not step.objectives)
        if found.resources or alone:
            return found
    return blank(step)


def blank(step: Step) -> Step:
    """Return the place of a step that is not printed."""
    return Step(id=step.id, title="", resources=())


def kept_places(
    step: Step, resources: Collection[str], audience: str | None
) -> Mapping[str, Sequence[int]]:
    """Give by key the places in a step's lists of what concerns an audience."""
    wanted = {
        "objectives": [
            is_for(each.audiences if isinstance(each, Objective) else (), audience)
            for each in step.objectives
        ],
        "resources": [each in resources for each in step.resources],
        "featured": [each.id in resources for each in step.featured],
    }
    return {key: [*compress(count(), which)] for key, which in wanted.items()}


def edition(catalogue: Catalogue, audience: str | None, levels: Collection[str] = ()) -> Catalogue:
    """Return the edition for an audience, whose title says whom it is for."""
    labels = {each.id: each.label for each in catalogue.audiences}
    chosen = choose(catalogue, audience, levels)
    label = labels.get(audience or "")
    return replace(chosen, title=f"{chosen.title}{BEFORE_LABEL}{label}") if label else chosen


def is_declared(catalogue: Catalogue, audience: str | None) -> bool:
    """Tell whether a catalogue has such an audience."""
    return any(each.id == audience for each in catalogue.audiences)


def printed_steps(catalogue: Catalogue, numbers: Collection[int] = ()) -> tuple[int, ...]:
    """Return the numbers of the steps that are printed, of all or of those chosen."""
    return tuple(
        number
        for number, step in enumerate(catalogue.steps, start=1)
        if step.title and (not numbers or number in numbers)
    )
