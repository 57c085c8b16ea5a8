"""`build --since`: what a catalogue has new since an older one, a file or a revision of itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from roadmap_print.catalogue.audiences.choice import choose
from roadmap_print.catalogue.comparison import editions
from roadmap_print.catalogue.comparison.compare import (
    UNTOLD,
    Change,
    ChangedThing,
    ChangeKind,
    compare,
    match_steps,
)
from roadmap_print.catalogue.comparison.renaming import rename
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import Since
from roadmap_print.problems import ProblemsError


def read(name: str, file: Path, catalogue: Catalogue, audience: str | None = None) -> Since | None:
    """Compare a catalogue, read from `file`, with an older edition; None where nothing is new.

    Of both, what concerns an `audience` is compared, all where there is none.

    Raises EditionError where no edition goes by that name, ProblemsError where it is faulty.
    """
    with editions.opened(name, file) as edition:
        old = edition.reading.catalogue
    if old is None:
        raise ProblemsError(editions.said_older(edition))
    return since(choose(old, audience), choose(catalogue, audience))


def since(old: Catalogue, new: Catalogue) -> Since | None:
    """Compare two catalogues, and keep what the pages need of the older one."""
    changes = tuple(_told(compare(old, new)))
    if not changes:
        return None
    steps = rename(old, new).catalogue.steps
    numbers = {before: now + 1 for now, before in match_steps(steps, new.steps).items()}
    known = {**old.resources, **new.resources}
    return Since(
        edition=old.edition,
        changes=changes,
        steps=tuple(numbers.get(place) for place in range(len(steps))),
        languages=tuple(
            (each.key, resource.language)
            for each in changes
            if each.thing is ChangedThing.RESOURCE and each.kind is ChangeKind.REMOVED
            if (resource := known.get(each.key)) and resource.language
        ),
    )


def _told(changes: Iterable[Change]) -> Iterator[Change]:
    """Leave out what a reader does not see."""
    for change in changes:
        edits = tuple(edit for edit in change.edits if edit.name not in UNTOLD)
        if edits or change.kind is not ChangeKind.EDITED:
            yield replace(change, edits=edits)
