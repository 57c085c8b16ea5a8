"""The table of what can be printed: a row a publication, each in the package that makes it.

Every package of this folder has a row, `PUBLICATION`, and is found by itself: nothing else lists
them. Whoever needs to know something of a publication asks its row, never which one it is. A row
is cheap to import; what lays pages out is imported when it is first called.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes

FOLDER = Path(__file__).parent
BLEED = 3.0
"""Millimetres by which colour goes on beyond the trim, since no cut is exact."""
SIGNATURE = 4  # pages on a folded sheet
_ROUNDED = 1.0  # mm that converters round a page's edges by


class PaperVariant(StrEnum):
    """A file made from a publication for one way of putting it on paper; its name's ending."""

    PRESS = "press"
    FOLD_A3 = "fold-a3"
    FOLD_A4 = "fold-a4"


FOLD_SHEETS = {PaperVariant.FOLD_A3: (420, 297), PaperVariant.FOLD_A4: (297, 210)}
"""Width and height in mm of the sheets that are folded; two A5 pages are 1 mm less than A4."""


@dataclass(frozen=True, slots=True)
class VisibleFields:
    """What a publication shows: which `kinds` of texts, and which keys `of_work`, a reference.

    `also` are keys that may be left out and have a place of their own there: `readers`, `licence`,
    `review`; of resources `minutes`, as sums; of its steps `featured`; `publisher.service` and the
    like, its name is always shown.
    Where a resource has a publisher and a work both, pages with room for one show `rather` that.
    """

    kinds: frozenset[TextKind] = frozenset()
    of_work: tuple[str, ...] = ()
    rather: Literal["publisher", "work"] = "publisher"
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintedTexts:
    """What the proof-reader looks for on the pages, besides the texts of the kinds that they show.

    `keys` are of the catalogue: `title`, `edition`, `publisher`, `logo`, `levels`, `home`,
    `introduction`; of its steps the `total` time; and of a step its `numbers`, `objectives`,
    `times` and `entries`, their titles and addresses. `first` is how many entries a step shows,
    None for all. `citations` stand with published works, short as under a title.
    `gives_way` are keys that may be left out where there is no room, but for the first of a step's
    `objectives`, which may end early, as may the `titles` of steps.
    `repeats` say of a resource met in an earlier step no more than its title, its host and that
    step. `unbroken` addresses stand in one line; `page_numbers` stand at the foot; `flows` is text
    that must not leave its heading behind at the foot of a page. `labels` are fields of colour with
    a step's title, beside which its entries stand.
    """

    keys: frozenset[str]
    first: int | None = None
    citations: bool = False
    gives_way: frozenset[str] = frozenset()
    repeats: bool = False
    unbroken: bool = False
    page_numbers: bool = True
    flows: bool = False
    labels: bool = False


def is_size(page: tuple[float, float], sheet: tuple[float, float]) -> bool:
    """Tell whether a page in mm is of the size of a sheet, as nearly as converters keep it."""
    return all(abs(one - other) < _ROUNDED for one, other in zip(page, sheet, strict=True))


@dataclass(frozen=True, eq=False)
class Publication:
    """A row: all that anybody asks of a publication. Its words are in i18n, by its name.

    - `name` begins its files' names, `order` is its place among the others; `by_default` tells
      whether it is made where nobody asks for it by name. One `of_steps` is made of steps that are
      chosen, never of all.
    - `compose`, as "module:function", lays out what a `PageMaterial` holds. `templates` and
      `styles` are the names of its own files, before the first "/", "." or "-".
    - `sheets` are the page sizes that it is offered in, width and height in mm by their names,
      on their side too where they may lie `either_way`; where it has none, `proportion` is its
      pages' width for their height. `own` is how much a page of a foreign file looks like its own
      that is of such a size, 1 surely, 0 not at all, and `alike` tells that of pages of any other.
    - `variants` and `papers` are what it can be had in, `signature` the number that its pages are
      a multiple of on paper; `options` those of the build that concern it alone.
    - `visible` is what it shows; one that `carries_catalogue` leaves out nothing and has it
      attached. With `step_codes` each step has a code of its own, or those that are `coded` of the
      numbers that are printed.
    - `minimum_sizes` gives the floors of its pages by their size in mm, `prints` what is looked
      for on them.
    - `editable` pages are slides, which can be had as a PowerPoint file too.
    - `needs` are keys of the catalogue without which there is nothing to make it of; `capacity` is
      the most steps that it holds, None where it holds any number.
    - `foot` is the height in mm of what stands below the text, by its style sheet: a page that
      differs in nothing else is not printed again. `one_sheet` is printed again or not, no more.
    - `cover` has a first page to show in a letter; a `personal` one has room for somebody's name.
    - `leaves` are printed on both sides, as a book's: a step of two pages stands on two that face.
      `folds` are where its pages are folded, in mm from the start edge: of odd pages, of even ones.
    """

    name: str
    order: int
    compose: str
    minimum_sizes: Callable[[float, float], MinimumSizes]
    prints: PrintedTexts
    sheets: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    either_way: bool = False
    proportion: float | None = None
    own: float = 1.0
    alike: Callable[[float, float], float] = lambda _width, _height: 0.0
    by_default: bool = True
    of_steps: bool = False
    templates: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    variants: frozenset[str] = frozenset()
    papers: tuple[PaperVariant, ...] = ()
    signature: int = 1
    editable: bool = False
    needs: frozenset[str] = frozenset()
    capacity: int | None = None
    options: frozenset[str] = frozenset()
    visible: VisibleFields = VisibleFields()
    carries_catalogue: bool = False
    step_codes: bool = False
    coded: Callable[[Sequence[int]], Sequence[int]] = lambda numbers: numbers
    foot: Callable[[Any], float] = lambda _sheet: 0.0
    one_sheet: bool = False
    cover: bool = False
    personal: bool = False
    leaves: bool = False
    folds: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())

    def __str__(self) -> str:
        return self.name

    def __reduce__(self) -> tuple[Callable[[str], Publication], tuple[str]]:
        """Go to other processes by name: there is one row of each name in a process."""
        return get, (self.name,)

    @property
    def offers(self) -> frozenset[str]:
        """All that it can be had in."""
        return self.variants.union(self.papers, {"pptx"} if self.editable else ())

    def lacks(self, catalogue: object) -> tuple[str, ...]:
        """Return the keys that it needs and a catalogue has not."""
        return tuple(sorted(key for key in self.needs if not getattr(catalogue, key)))

    def holds(self, steps: int) -> bool:
        """Tell whether it has room for so many steps."""
        return self.capacity is None or steps <= self.capacity

    @property
    def composer(self) -> Callable[[Any], Any]:
        """The function that lays its pages out, imported now."""
        module, _, function = self.compose.partition(":")
        found: Callable[[Any], Any] = getattr(import_module(module), function)
        return found

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """The sizes of its sheets in mm, on their side too where they may lie so."""
        upright = tuple(self.sheets.values())
        return (*upright, *((down, across) for across, down in upright if self.either_way))

    def sizes_like(self, width: float, height: float) -> tuple[tuple[float, float], ...]:
        """Return the sizes that pages may have whose first one is of this size."""
        if self.proportion is None:
            return self.sizes
        wide = abs(width / height / self.proportion - 1) < 0.002  # of the width
        return ((width, height if wide else width / self.proportion),)

    def likeness(self, width: float, height: float) -> float:
        """Tell how much a page of a foreign file looks like its own."""
        fits = any(is_size((width, height), sheet) for sheet in self.sizes)
        return self.own if fits else self.alike(width, height)


class UnknownPublicationError(KeyError):
    """Nothing is published under that name."""

    def __str__(self) -> str:
        return f"no publication {self.args[0]!r}; there are {', '.join(_rows)}"


_rows: dict[str, Publication] = {}


def register(publication: Publication) -> None:
    """Add a row in its place; raises ValueError where its name or its place is another's."""
    every()
    for row in _rows.values():
        if row.name == publication.name or row.order == publication.order:
            raise ValueError(f"{publication}, {publication.order}: there is {row}, {row.order}")
    _keep([*_rows.values(), publication])


def _keep(rows: Iterable[Publication]) -> None:
    found = sorted(rows, key=lambda each: each.order)
    _rows.clear()
    _rows.update({each.name: each for each in found})


def unregister(publication: Publication) -> None:
    """Take a row out again."""
    del _rows[publication.name]


def every() -> tuple[Publication, ...]:
    """Return all publications in their order; the first to ask has the packages looked for."""
    if not _rows:
        names = [each.name for each in pkgutil.iter_modules([str(FOLDER)]) if each.ispkg]
        _keep(import_module(f"{__package__}.{name}").PUBLICATION for name in names)
    return tuple(_rows.values())


def usual() -> tuple[Publication, ...]:
    """Return those that are made where nobody asks for one by name."""
    return tuple(each for each in every() if each.by_default)


def get(name: str) -> Publication:
    """Return the publication of a name; raises UnknownPublicationError."""
    every()
    try:
        return _rows[name]
    except KeyError:
        raise UnknownPublicationError(name) from None


def named(names: Iterable[str]) -> tuple[Publication, ...]:
    """Return the publications of these names in that order, each once; the usual without any."""
    return tuple(map(get, dict.fromkeys(names))) or usual()


def concerned(option: str) -> tuple[Publication, ...]:
    """Return the publications that an option of the build concerns alone, none for all."""
    return tuple(each for each in every() if option in each.options)


def sheet_names(option: str) -> tuple[str, ...]:
    """Return the names of the sheets among which an option chooses."""
    return tuple(dict.fromkeys(name for each in concerned(option) for name in each.sheets))
