"""Warnings of what is for nobody: an edition without a step, what its own step is not for."""

from collections.abc import Iterator

from roadmap_print.catalogue.audiences.choice import choose, printed_steps
from roadmap_print.catalogue.model import Catalogue, Objective
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.i18n.translator import Message


def check(catalogue: Catalogue, problems: Diagnostics) -> None:
    """Warn of audiences whose edition is empty, of objectives and resources of no one."""
    for place, each in enumerate(catalogue.audiences):
        if not printed_steps(choose(catalogue, each.id)):
            said = Message("catalogue.empty_edition")
            problems.warn(f"audiences[{place}]", said, text=each.id, name=each.label)
    for path, audiences, of in _inside(catalogue):
        if audiences and of and not {*audiences} & {*of}:
            problems.warn(path, Message("catalogue.for_no_one"), names=", ".join(of))


def _inside(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield what stands in a step with its own audiences and those of the step."""
    for number, step in enumerate(catalogue.steps):
        for place, each in enumerate(step.objectives):
            if isinstance(each, Objective):
                yield f"steps[{number}].objectives[{place}]", each.audiences, step.audiences
        for place, id_ in enumerate(step.resources):
            audiences = catalogue.resources[id_].audiences
            yield f"steps[{number}].resources[{place}]", audiences, step.audiences
