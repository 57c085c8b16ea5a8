"""The poster: the whole route on one sheet, read from a step away."""

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import (
    PaperVariant,
    PrintedTexts,
    Publication,
    VisibleFields,
)

A2_MODULE, A3_MODULE = 0.60, 0.40
"""Millimetres, for 0.6 m and for a hand's distance: a module of so many mm reads from as many m.
A1 and A0 are A2 made larger, for 0.85 m and 1.2 m; a catalogue that does not fit A2 may still be
printed on them with smaller modules, and then reads from as near as A2 does."""
NEARLY = 0.01  # of a side that WeasyPrint rounds
A2_SIDE = 420.0  # mm, the short side of the sheet that the figures are for
_NARROWEST = 280.0  # mm: a page that is not wider is one to hold in the hand


def _minimum_sizes(width: float, height: float) -> MinimumSizes:
    size = min(width, height) / A2_SIDE
    module = A3_MODULE if size < 1 - NEARLY else A2_MODULE
    size_of_type = min(1.0, size)
    return MinimumSizes(
        module,
        module,
        text=max(7.0, 10.0 * size_of_type),
        distance=max(module, A2_MODULE * size) if size > 1 else module,
    )


def _likeness(width: float, height: float) -> float:
    large = 0.5 if width > _NARROWEST else 0.0
    return 1.0 if PUBLICATION.has_size(width, height) else large


PUBLICATION = Publication(
    name="poster",
    order=20,
    compose="roadmap_print.publications.poster.compose:compose",
    templates=("poster",),
    styles=("poster",),
    sheets={"a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "a0": (841, 1189)},  # ISO 216
    likeness=_likeness,
    variants=frozenset({"large-print", "grey"}),
    papers=(PaperVariant.PRESS,),
    options=frozenset({"poster_size"}),
    visible=VisibleFields(
        kinds=frozenset({TextKind.SOURCE, TextKind.HIGHLIGHT}),
        of_work=("journal",),
        rather="publisher",
    ),
    unmarked=frozenset({"Roadmap.news"}),  # there is no list of what is new
    minimum_sizes=_minimum_sizes,
    prints=PrintedTexts(
        keys=frozenset({"title", "edition", "levels", "home", "numbers", "objectives", "entries"}),
        format_signs=True,
        page_numbers=False,
    ),
    one_sheet=True,
)
