"""`build --since`: what a catalogue has new since an older one, a file or a revision of itself."""

from __future__ import annotations

from roadmap_print.catalogue.comparison import Kind, Thing, compare, match_steps
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.renaming import rename
from roadmap_print.pages.choice import Since


def since(old: Catalogue, new: Catalogue) -> Since:
    """Compare two catalogues, and keep what the pages need of the older one."""
    changes = compare(old, new)
    numbers = {
        before: now
        for now, before in match_steps(rename(old, new).catalogue.steps, new.steps).items()
    }
    gone = {
        change.key
        for change in changes
        if change.thing is Thing.RESOURCE and change.kind is Kind.REMOVED
    }
    known = {**old.resources, **new.resources}
    languages = ((key, known[key].language) for key in sorted(gone & known.keys()))
    return Since(
        edition=old.edition,
        changes=changes,
        steps=tuple(
            numbers[place] + 1 if place in numbers else None for place in range(len(old.steps))
        ),
        languages=tuple((key, language) for key, language in languages if language),
    )
