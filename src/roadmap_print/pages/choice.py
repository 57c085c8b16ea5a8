"""What to print of a catalogue and on what, apart from the catalogue itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print: `steps` by number, all where empty; and how it is laid out.

    `page` is the booklet's page: A5 is what folding makes of A4, laid out for it. `poster_size`
    is a key of `POSTER_SHEETS`, or None for the usual one.
    """

    steps: tuple[int, ...] = ()
    poster_size: str | None = None
    page: Literal["a4", "a5"] = "a4"
    large_print: bool = False
    grey: bool = False

    @property
    def poster_sheet(self) -> str:
        """The poster's sheet; large print wants a larger one."""
        return self.poster_size or ("a1" if self.large_print else "a2")
