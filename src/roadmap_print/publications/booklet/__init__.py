"""The booklet: all of the catalogue, to read on a screen, to print, to fold."""

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import (
    SIGNATURE,
    PaperVariant,
    PrintedTexts,
    Publication,
    VisibleFields,
)

A5_WIDTH = 149.0  # mm: a page that has no room for better than the floor
_WIDEST = 280.0  # mm: a page that is wider was made to be hung up


def _minimum_sizes(width: float, _height: float) -> MinimumSizes:
    fine = 0.50 if width > A5_WIDTH else 0.40
    clear = 1.5 if width > A5_WIDTH else 1.0
    return MinimumSizes(module=0.40, fine_module=fine, text=10.0, clear=clear)


PUBLICATION = Publication(
    name="booklet",
    order=10,
    compose="roadmap_print.publications.booklet.compose:compose",
    styles=("booklet",),
    sheets={"a4": (210, 297), "a5": (148, 210)},  # A5: two of its pages are a sheet of A4
    alike=lambda width, _height: 0.5 if width <= _WIDEST else 0.0,
    variants=frozenset({"large-print", "grey"}),
    papers=tuple(PaperVariant),
    signature=SIGNATURE,
    options=frozenset({"page", "multiple"}),
    visible=VisibleFields(kinds=frozenset(TextKind)),
    carries_catalogue=True,
    minimum_sizes=_minimum_sizes,
    prints=PrintedTexts(
        keys=frozenset(
            {"title", "edition", "publisher", "logo", "levels", "home", "introduction"}
            | {"numbers", "objectives", "entries", "times", "total"}
        ),
        citations=True,
        repeats=True,
        unbroken=True,
        flows=True,
    ),
    foot=lambda sheet: sheet.mm("height") - sheet.mm("foot-top"),
    cover=True,
    personal=True,
    leaves=True,
)
