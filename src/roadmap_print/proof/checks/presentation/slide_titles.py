"""Whether each slide has a title of its own: screen readers and PowerPoint's lists go by it."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.presentation.deck import DeckShape
from roadmap_print.proof.presentation.deck_subject import DeckSubject
from roadmap_print.proof.subject import normalise_text

ABOVE: Final = 3.0  # mm that a text above a title may reach into its box


def check(found: DeckSubject) -> Iterator[Finding]:
    """Yield slides without a title, with two, with that of an earlier slide, or read too late.

    A line that stands above a title may be read before it, as on a page.
    """
    first: dict[str, int] = {}
    for slide in found.deck.slides:
        placed = [each for each in slide.shapes if each.placed.is_title]
        if not slide.title:
            yield finding("no_slide_title", slide.number)
            continue
        if len(placed) > 1:
            yield finding("two_slide_titles", slide.number, title=slide.title)
        earlier = first.setdefault(normalise_text(slide.title), slide.number)
        if earlier != slide.number:
            values = {"title": slide.title, "earlier": earlier}
            yield finding("same_slide_title", slide.number, **values)
        before = takewhile(lambda each: not each.placed.is_title, slide.shapes)
        for shape in filter(_is_read, before):
            if shape.box.bottom > placed[0].box.top + ABOVE:
                values = {"title": slide.title, "text": shape.name}
                yield finding("title_not_first", slide.number, **values)


def _is_read(shape: DeckShape) -> bool:
    """Tell whether it matters when a shape is read: not what every slide has, or a lone number."""
    text = shape.text.strip()
    return bool(text) and not shape.placed.is_furniture and not text.isdecimal()
