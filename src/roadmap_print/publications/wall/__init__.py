"""The wall poster: the steps alone, a code for each, to be read in passing."""

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import (
    PaperVariant,
    PrintedTexts,
    Publication,
    VisibleFields,
)

SHEETS = {"a2": (420.0, 594.0), "a1": (594.0, 841.0), "a0": (841.0, 1189.0)}
"""Width and height in mm of the sheets (ISO 216)."""
MODULE, DISTANCE = 1.0, 1.2
"""Millimetres and metres: a module of so many mm reads from as many m. The sheet is made for the
other side of a corridor; where steps have long addresses it reads from nearer."""
TYPE = 10.5  # pt: the foot's; titles are read from two metres
MOST_STEPS = 56
"""Four sheets of the largest size: nobody who passes by reads more."""

PUBLICATION = Publication(
    name="wall",
    order=25,
    compose="roadmap_print.publications.wall.compose:compose",
    styles=("poster", "wall"),
    sheets=SHEETS,
    own=0.9,  # less than the poster, which is made more often
    by_default=False,
    variants=frozenset({"grey"}),
    papers=(PaperVariant.PRESS,),
    needs=frozenset({"home"}),
    capacity=MOST_STEPS,
    step_codes=True,
    visible=VisibleFields(
        kinds=frozenset({TextKind.HIGHLIGHT}),
        also=frozenset({"readers", "publisher.service", "publisher.email", "publisher.phone"}),
    ),
    minimum_sizes=lambda _width, _height: MinimumSizes(
        MODULE, MODULE, text=TYPE, distance=DISTANCE
    ),
    prints=PrintedTexts(
        keys=frozenset({"title", "edition", "publisher", "logo", "home", "numbers", "objectives"}),
        first=0,
        gives_way=frozenset({"objectives"}),
        page_numbers=False,
    ),
)
