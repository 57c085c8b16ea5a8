"""What to print of a catalogue and on what, apart from the catalogue itself."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from roadmap_print.catalogue.comparison.compare import Change
from roadmap_print.icc_profile import Profile
from roadmap_print.publications.registry import PaperVariant, Publication

OF_ONE = {
    "poster_size": Publication.POSTER,
    "page": Publication.BOOKLET,
    "multiple": Publication.BOOKLET,
    "profile": PaperVariant.PRESS,
    "printings": None,
}
"""Whom a choice concerns where that is one publication or printing; None says which there are."""


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
class BuildOptions:
    """What to print: `steps` by number, all where empty; and how it is laid out.

    `page` is the booklet's page: A5 is what folding makes of A4, laid out for it. `poster_size`
    is a key of `POSTER_SHEETS`, or None for the usual one. The booklet's
    pages are made a `multiple`, for sheets that are folded; `printings` are the files wanted
    besides the publications, `profile` the print shop's. `since` is what is new. `mark`
    stands in for the one made of the content, so that two editions can be compared.
    """

    steps: tuple[int, ...] = ()
    poster_size: str | None = None
    page: Literal["a4", "a5"] = "a4"
    multiple: int = 1
    large_print: bool = False
    grey: bool = False
    since: Since | None = None
    printings: tuple[PaperVariant, ...] = ()
    profile: Profile | None = None
    mark: str | None = None

    @property
    def poster_sheet(self) -> str:
        """The poster's sheet; large print wants a larger one."""
        return self.poster_size or ("a1" if self.large_print else "a2")

    def of(self, publication: Publication, printing: PaperVariant | None = None) -> BuildOptions:
        """Return the choice without what does not concern a file."""
        others: dict[str, Any] = {
            field.name: field.default
            for field in fields(self)
            if OF_ONE.get(field.name, publication) not in {publication, printing or publication}
        }
        return replace(self, **others)
