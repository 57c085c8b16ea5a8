"""What each publication promises of the catalogue, and the floors of its pages.

The figures and their sources: docs/standards.md, "Sizes".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from roadmap_print.catalogue.model import Catalogue, Resource
from roadmap_print.publications.registry import Publication

A2_MODULE, A3_MODULE = 0.60, 0.40
"""Millimetres, for 0.6 m and for a hand's distance: a module of so many mm reads from as many m.
A1 and A0 are A2 made larger, for 0.85 m and 1.2 m; a catalogue that does not fit A2 may still be
printed on them with smaller modules, and then reads from as near as A2 does."""
NEARLY = 0.01  # of a side that WeasyPrint rounds
LARGE_PRINT = 16.0  # pt, and more: what weak eyes need
TONER = 0.15  # of a page, at most, that a black-and-white printer blackens
A2_SIDE = 420.0  # mm, the short side of the sheet that the poster's figures are for
A5_WIDTH = 149.0  # mm: a page that has no room for better than the floor
SLIDE_HEIGHT = 190.5  # mm
COPY = 3.5  # pixels a module that a poor print has


@dataclass(frozen=True, slots=True)
class MinimumSizes:
    """What pages may not fall below.

    `module`, `fine_module` (a warning below it) and `gap` between two dark squares in mm; `text`
    in pt; `code` and `home` a code's height with its quiet zone as a share of the page's;
    `distance` in m is what a sheet of this size is made to be read from, 0 for what is not hung up;
    where `grey`, pages have no colour and little toner.
    """

    module: float
    fine_module: float
    gap: float
    text: float
    code: float = 0.0
    home: float = 0.0
    quiet: float = 4.0
    margin: float = 5.0
    distance: float = 0.0
    grey: bool = False

    @property
    def scale(self) -> float:
        """Pixels a mm at which the finest module is as coarse as on a poor print."""
        return COPY / (self.module or 0.8)


@dataclass(frozen=True, slots=True)
class Requirements:
    """What pages were asked to be, besides what all of them are."""

    large_print: bool = False
    grey: bool = False


ORDINARY = Requirements()


def floors(
    publication: Publication, width: float, height: float, requirements: Requirements = ORDINARY
) -> MinimumSizes:
    """Return the floors of a publication on a sheet of this size in mm."""
    usual = _usual(publication, width, height)
    text = max(LARGE_PRINT, usual.text) if requirements.large_print else usual.text
    return replace(usual, text=text, grey=requirements.grey)


def _usual(publication: Publication, width: float, height: float) -> MinimumSizes:
    if publication is Publication.BOOKLET:
        fine = 0.50 if width > A5_WIDTH else 0.40
        return MinimumSizes(module=0.40, fine_module=fine, gap=9.0, text=8.0)
    if publication is Publication.SLIDES:
        size = height / SLIDE_HEIGHT
        return MinimumSizes(0, 0, gap=9.0 * size, text=18.0 * size, code=0.27, home=0.40)
    size = min(width, height) / A2_SIDE
    module = A3_MODULE if size < 1 - NEARLY else A2_MODULE
    size_of_type = min(1.0, size)
    return MinimumSizes(
        module,
        module,
        gap=9.0 * size_of_type,
        text=max(7.0, 10.0 * size_of_type),
        distance=max(module, A2_MODULE * size) if size > 1 else module,
    )


KEPT = "/:;,.()@!$&'*+=-_~"  # of a DOI in an address


@dataclass(frozen=True, slots=True)
class Placement:
    """A resource in a step: `number` is the step's, `path` the key that lists it."""

    number: int
    id: str
    resource: Resource
    path: str


def placements(catalogue: Catalogue, steps: Collection[int] = ()) -> tuple[Placement, ...]:
    """Return what is printed in the chosen steps, all where none is chosen, in printed order."""
    formats = [format_.id for format_ in catalogue.formats]
    found = []
    for index, step in enumerate(catalogue.steps):
        if not steps or index + 1 in steps:
            listed = [
                Placement(
                    index + 1, id_, catalogue.resources[id_], f"steps[{index}].resources[{i}]"
                )
                for i, id_ in enumerate(step.resources)
            ]
            found.extend(sorted(listed, key=lambda each: formats.index(each.resource.format)))
    return tuple(found)


def allowed_links(catalogue: Catalogue) -> Iterator[str]:
    """Yield where links may lead that no code has to: publisher, DOIs."""
    if publisher := catalogue.publisher:
        if publisher.website:
            yield publisher.website
        if publisher.email:
            yield f"mailto:{publisher.email}"
    for resource in catalogue.resources.values():
        yield from doi_links(resource)


def doi_links(resource: Resource) -> Iterator[str]:
    """Yield the addresses that a resource's DOI may be written as."""
    if resource.reference and (doi := resource.reference.doi):
        yield f"https://doi.org/{doi}"
        for kept in ("", "%"):  # a "%" is one of the DOI's own, or begins what is encoded
            yield f"https://doi.org/{quote(doi, safe=KEPT + kept)}"
