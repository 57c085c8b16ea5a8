"""Stand-ins for values of the view until it has them; to be deleted."""

from __future__ import annotations

from typing import Any

from roadmap_print.content.view import Entry, FormatView, Roadmap
from roadmap_print.i18n.page_words import dotted
from roadmap_print.paths import folder


class _Nobody:
    name = service = address = phone = email = website = None


def pictogram(kind: FormatView) -> str:
    """Return the name of a format's sign."""
    found = getattr(kind, "pictogram", None)
    if found:
        return str(found)
    known = (folder("styles") / "pictograms" / f"{kind.id}.svg").is_file()
    return kind.id if known else f"letter:{kind.label[0].upper()}"


def sender(roadmap: Roadmap) -> Any:  # noqa: ANN401
    """Return who speaks."""
    found = getattr(roadmap, "sender", None)
    if found:
        return found
    made = _Nobody()
    made.name = roadmap.publisher  # type: ignore[assignment]
    for each in roadmap.contact:
        setattr(made, "email" if "@" in each else "website", each)
    return made


def stamp_line(roadmap: Roadmap) -> str:
    """Return mark and revision."""
    return str(getattr(roadmap, "stamp_line", roadmap.mark))


def optional(roadmap: Roadmap, name: str) -> str | None:
    """Return a key that may not be there yet."""
    return getattr(roadmap, name, None)


def summary(roadmap: Roadmap) -> str:
    """Return how much there is."""
    counts = roadmap.words.resources(len({e.id for e in roadmap.entries}))
    mine = dotted(counts, roadmap.words.steps(len(roadmap.stations)))
    return str(getattr(roadmap, "summary", mine))


def step_count(roadmap: Roadmap) -> int:
    """Return how many steps the catalogue has."""
    return int(getattr(roadmap, "step_count", len(roadmap.stations)))


def typed_path(entry_or_address: Entry | str, most: int) -> str:
    """Return the path to print."""
    found = getattr(entry_or_address, "typed_path", None)
    return str(found(most)) if found else ""
