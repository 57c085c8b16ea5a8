"""The handout: a step's own pages out of the booklet, for one sheet printed on both sides."""

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import PrintedTexts, Publication, VisibleFields

PUBLICATION = Publication(
    name="handout",
    order=15,
    compose="roadmap_print.publications.handout.compose:compose",
    by_default=False,
    of_steps=True,
    styles=("booklet",),
    sheets={"a4": (210, 297)},
    own=0.0,  # it has the pages of the booklet
    variants=frozenset({"large-print", "grey"}),
    visible=VisibleFields(
        kinds=frozenset(TextKind) - {TextKind.HIGHLIGHT},
        of_work=("authors", "journal", "year", "volume", "pages", "doi"),
        rather="work",
        also=frozenset({"minutes"}),
    ),
    minimum_sizes=lambda _width, _height: MinimumSizes(module=0.40, fine_module=0.50, text=10.0),
    prints=PrintedTexts(
        keys=frozenset({"levels", "numbers", "objectives", "entries", "times"}),
        citations=True,
        repeats=True,
        unbroken=True,
        flows=True,
    ),
    foot=lambda sheet: sheet.mm("height") - sheet.mm("foot-top"),
)
