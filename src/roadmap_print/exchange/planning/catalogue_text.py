"""A plan into the text of a catalogue: spliced into the one that is there, or a new one."""

from collections.abc import Iterator

from roadmap_print.catalogue.editing.edits import Edit, InsertEntry, InsertItem, SetValue, Value
from roadmap_print.catalogue.editing.splice import apply_edits
from roadmap_print.catalogue.model import Audience, Catalogue, Format, Level
from roadmap_print.exchange.planning.import_plan import ImportPlan
from roadmap_print.exchange.planning.route_steps import PlannedStep


def with_plan(source: str, catalogue: Catalogue, plan: ImportPlan) -> str:
    """Give a catalogue's text with all that comes in; its own lines stay as they are.

    Raises EditRefusedError where the text is written in a way that nothing can be added to.
    """
    return apply_edits(source, _edits(catalogue, plan))


def new_catalogue(title: str, language: str, plan: ImportPlan) -> str:
    """Give the text of a new catalogue."""
    values: dict[str, Value] = {
        "language": language,
        "levels": [_labelled(each) for each in plan.levels],
        "formats": [_labelled(each) for each in plan.formats],
        "audiences": [_labelled(each) for each in plan.audiences],
        "steps": [_step(each) for each in plan.steps],
        "resources": {each.id: each.entry for each in plan.incoming},
    }
    entries = [InsertEntry((), key, value) for key, value in values.items() if value]
    return apply_edits("title: x\n", [SetValue(("title",), title), *entries])


def _edits(catalogue: Catalogue, plan: ImportPlan) -> Iterator[Edit]:
    """Yield what is added behind the last format, step, id and resource that there is."""
    first = len(catalogue.formats)
    for place, format_ in enumerate(plan.formats[first:], first):
        yield InsertItem(("formats",), place, _labelled(format_))
    for number, step in enumerate(plan.steps):
        if step.is_new:
            yield InsertItem(("steps",), number, _step(step))
            continue
        for place, id_ in enumerate(step.added, len(catalogue.steps[number].resources)):
            yield InsertItem(("steps", number, "resources"), place, id_)
    for each in plan.incoming:
        yield InsertEntry(("resources",), each.id, each.entry)


def _labelled(each: Format | Level | Audience) -> dict[str, Value]:
    return {"id": each.id, "label": each.label}


def _step(step: PlannedStep) -> dict[str, Value]:
    return {"title": step.title, "resources": step.added}
