"""The poster: the whole route in bands, one a step, read from a step away."""

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import (
    PaperVariant,
    PrintedTexts,
    Publication,
    VisibleFields,
)

SHEETS = {"a3": (297.0, 420.0), "a2": (420.0, 594.0), "a1": (594.0, 841.0), "a0": (841.0, 1189.0)}
"""Width and height in mm of the sheets, upright (ISO 216); they may lie on their side too."""
A2_MODULE, A3_MODULE = 0.60, 0.40
"""Millimetres, for 0.6 m and for a hand's distance: a module of so many mm reads from as many m."""
A2_TYPE, A3_TYPE = 10.5, 8.0  # pt
_HAND = 320.0  # mm: a sheet whose short side is no longer is held in the hand
_NARROWEST = 280.0  # mm: a page that is not wider is one to hold in the hand


def _minimum_sizes(width: float, height: float) -> MinimumSizes:
    hand = min(width, height) < _HAND
    module = A3_MODULE if hand else A2_MODULE
    return MinimumSizes(module, module, text=A3_TYPE if hand else A2_TYPE, distance=module)


PUBLICATION = Publication(
    name="poster",
    order=20,
    compose="roadmap_print.publications.poster.compose:compose",
    styles=("poster",),
    sheets=SHEETS,
    either_way=True,
    alike=lambda width, height: 0.5 if min(width, height) > _NARROWEST else 0.0,
    variants=frozenset({"large-print", "grey"}),
    papers=(PaperVariant.PRESS,),
    options=frozenset({"poster_size"}),
    visible=VisibleFields(
        kinds=frozenset({TextKind.SOURCE, TextKind.HIGHLIGHT}),
        of_work=("journal", "year"),
        rather="publisher",
        also=frozenset({"readers"})
        | {f"publisher.{each}" for each in ("service", "email", "phone", "website")},
    ),
    minimum_sizes=_minimum_sizes,
    prints=PrintedTexts(
        keys=frozenset({"title", "edition", "publisher", "logo", "levels", "home"})
        | {"numbers", "objectives", "entries"},
        gives_way=frozenset({"objectives"}),
        page_numbers=False,
        labels=True,
    ),
    one_sheet=True,
)
