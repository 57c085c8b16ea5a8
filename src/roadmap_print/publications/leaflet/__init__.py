"""The leaflets: a folded sheet a step, and one of the whole roadmap, to be handed out."""

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import PrintedTexts, Publication, VisibleFields

SHEET = (297, 210)  # mm, A4 landscape


PUBLICATION = Publication(
    name="leaflet",
    order=40,
    compose="roadmap_print.publications.leaflet.compose:compose",
    styles=("leaflet",),
    sheets={"a4-landscape": SHEET},
    by_default=False,
    variants=frozenset({"grey"}),
    step_codes=True,
    visible=VisibleFields(
        kinds=frozenset(TextKind) - {TextKind.REMARK},
        of_work=("authors", "journal", "year", "volume", "pages"),
        rather="work",
        also=frozenset({"introduction", "readers", "licence", "review", "minutes"})
        | {f"publisher.{each}" for each in ("service", "address", "phone", "email", "website")},
    ),
    minimum_sizes=lambda _width, _height: MinimumSizes(module=0.40, fine_module=0.50, text=9.5),
    prints=PrintedTexts(
        keys=frozenset(
            {"title", "edition", "publisher", "logo", "levels", "home"}
            | {"numbers", "objectives", "entries"}
        ),
        citations=True,
        unbroken=True,
        page_numbers=False,
    ),
    folds=((97.0, 197.0), (100.0, 200.0)),
)
