"""The slides: 16:9, one line running through them all, read from the last row."""

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import PrintedTexts, Publication, VisibleFields

SLIDE_HEIGHT = 190.5  # mm, of the slide that the figures are for: a projector makes it any size
_WIDE = 1.5  # a page that is so much wider than high is a slide


def _minimum_sizes(_width: float, height: float) -> MinimumSizes:
    size = height / SLIDE_HEIGHT
    return MinimumSizes(0, 0, text=18.0 * size, code=0.27, home=0.40)


PUBLICATION = Publication(
    name="slides",
    order=30,
    compose="roadmap_print.publications.slides.compose:compose",
    styles=("slides",),
    proportion=16 / 9,
    alike=lambda width, height: 1.0 if width > _WIDE * height else 0.0,
    variants=frozenset({"large-print", "grey"}),
    editable=True,
    visible=VisibleFields(
        kinds=frozenset(TextKind) - {TextKind.REMARK},
        of_work=("journal", "year"),
        rather="work",
        also=frozenset({"readers", "licence", "review"}).union(
            f"publisher.{key}" for key in ("service", "address", "phone", "email", "website")
        ),
    ),
    minimum_sizes=_minimum_sizes,
    prints=PrintedTexts(
        keys=frozenset(
            {"title", "edition", "logo", "levels", "home", "numbers", "objectives", "entries"}
        ),
        gives_way=frozenset({"objectives", "titles"}),
        repeats=True,
    ),
    foot=lambda sheet: sheet.mm("height") - sheet.mm("bottom"),
)
