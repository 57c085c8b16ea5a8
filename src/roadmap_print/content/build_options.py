"""What to print of a catalogue and on what, apart from the catalogue itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from roadmap_print.catalogue.comparison.compare import Change
from roadmap_print.icc_profile import Profile
from roadmap_print.publications import registry
from roadmap_print.publications.output_file import GREY, LARGE_PRINT, PPTX, OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication

if TYPE_CHECKING:
    from roadmap_print.brand.brand_file import Brand

OF_PAPER = {"profile": PaperVariant.PRESS}
"""What an option concerns where that is one way of putting pages on paper."""
OF_SUFFIX = {"template": PPTX}
"""What an option concerns where that is one kind of file."""


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

    `audience` is whom the edition is for, by its id, None for all, `levels` are those that it is
    limited to, if any; the catalogue that is printed is that edition.
    `page` is the page of what is folded: A5 is what folding makes of A4, laid out for it.
    `poster_size` is the name of a sheet, or None for the usual one. Pages are made a `multiple`,
    for sheets that are folded; `printings` are the files wanted besides the publications,
    `profile` the print shop's. With `editable`, slides are made as PowerPoint files too, in a
    house's `template` where it is given. `since` is what is new, `brand` the style of the house.
    `mark` stands in for the one made of the content, so that two editions can be compared. Pages
    that are `personal` keep places for a name and for ticks.
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
    brand: Brand | None = None
    mark: str | None = None
    editable: bool = False
    template: Path | None = None
    audience: str | None = None
    levels: tuple[str, ...] = ()
    personal: bool = False

    def of(self, file: OutputFile) -> BuildOptions:
        """Return the options without what does not concern a file."""
        return replace(self, printings=(), editable=False, **dict(self._unconcerned(file)))

    def _unconcerned(self, file: OutputFile) -> Iterator[tuple[str, Any]]:
        """Yield the options that do not concern a file, as they are where nobody sets them."""
        for each in fields(self):
            concerned = registry.concerned(each.name)
            elsewhere = concerned and file.publication not in concerned
            other = OF_PAPER.get(each.name, file.paper) != file.paper
            if elsewhere or other or OF_SUFFIX.get(each.name, file.suffix) != file.suffix:
                yield each.name, each.default
        yield from (("large_print", file.large_print), ("grey", file.grey))

    def file(self, publication: Publication, paper: PaperVariant | None = None) -> OutputFile:
        """Return what the file of a publication is, made by these options."""
        return OutputFile(
            publication,
            paper,
            self.steps,
            large_print=self.large_print and LARGE_PRINT in publication.variants,
            grey=self.grey and GREY in publication.variants,
            audience=self.audience,
            levels=self.levels,
        )

    def files(self, publications: Iterable[Publication]) -> tuple[OutputFile, ...]:
        """Return all files wanted of publications, each with those for paper and to edit."""
        return tuple(
            file
            for publication in sorted(publications, key=lambda each: each.order)
            for file in self._files(publication)
        )

    def _files(self, publication: Publication) -> Iterator[OutputFile]:
        for paper in (None, *publication.papers):
            if paper is None or paper in self.printings:
                yield self.file(publication, paper)
        if self.editable and publication.editable:
            yield replace(self.file(publication), suffix=PPTX)
