"""What to print of a catalogue, apart from the catalogue itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print of a catalogue: `steps` by number, all where empty.

    The booklet's pages are made a `multiple`, for sheets that are folded.
    """

    steps: tuple[int, ...] = ()
    poster_size: str = "a2"
    multiple: int = 1
