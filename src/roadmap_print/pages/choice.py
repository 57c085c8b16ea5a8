"""What to print of a catalogue, apart from the catalogue itself."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_print.catalogue.comparison import Change


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since an older catalogue, whose edition this is.

    `steps` gives by the number of an old step the new one's, None where it is gone; `languages`
    has the languages of resources that were withdrawn, by their ids.
    """

    edition: str | None
    changes: tuple[Change, ...]
    steps: tuple[int | None, ...]
    languages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print of a catalogue: `steps` by number, all where empty; what is new in it."""

    steps: tuple[int, ...] = ()
    poster_size: str = "a2"
    since: Since | None = None
