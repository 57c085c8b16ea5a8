"""The talk: a slide a step to speak to, one code on each; all else stands on the slides."""

from collections.abc import Sequence

from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.registry import PrintedTexts, Publication, VisibleFields

WIDTH, HEIGHT = 338.67, 190.5  # mm, 16:9
SHARED_FROM, PATH_FROM = 12, 23
"""Steps from which two share a slide, and from which the path alone is shown."""


def _minimum_sizes(_width: float, height: float) -> MinimumSizes:
    return MinimumSizes(0, 0, text=24.0 * height / HEIGHT, code=0.45, home=0.45)


def _coded(numbers: Sequence[int]) -> Sequence[int]:
    """Return the steps whose code stands on a slide: of two on one slide the first."""
    if len(numbers) >= PATH_FROM:
        return ()
    return numbers[::2] if len(numbers) >= SHARED_FROM else numbers


PUBLICATION = Publication(
    name="talk",
    order=50,
    compose="roadmap_print.publications.talk.compose:compose",
    by_default=False,
    styles=("talk",),
    sheets={"16:9": (WIDTH, HEIGHT)},
    own=0.0,  # it has the pages of slides
    variants=frozenset({"grey"}),
    editable=True,
    visible=VisibleFields(
        kinds=frozenset({TextKind.HIGHLIGHT}),
        also=frozenset({"introduction", "readers", "featured", "minutes", "publisher.email"}),
    ),
    step_codes=True,
    coded=_coded,
    minimum_sizes=_minimum_sizes,
    prints=PrintedTexts(
        keys=frozenset({"title", "logo", "home"}),
        gives_way=frozenset({"titles"}),
        page_numbers=False,
    ),
)
