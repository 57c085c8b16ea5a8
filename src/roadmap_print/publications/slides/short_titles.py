"""Titles as they are said aloud: they end before a colon, a parenthesis or a preposition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from roadmap_print.i18n.page_words import words
from roadmap_print.i18n.typography import quotation_pairs
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Run, TextBlock
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.text_fitting import ended

_ASIDE = re.compile(r"[\s\u00a0\u202f]*(?::(?=\s)|[(\[])")
_SPACE = " "
BEFORE = 30  # letters: what an ellipsis before a preposition costs more than an end at a colon
CUT = 1000  # letters: what a title that ends anywhere costs, so that it is the last resort
LEAST = 2  # words that are left of a title before a preposition
FEWEST_LETTERS = 6  # of any beginning: fewer say nothing of which title it was


@dataclass(frozen=True, slots=True)
class ShortTitle:
    """A way to say a title in `lines`; `lost` is what it leaves out, in letters."""

    lines: tuple[str, ...]
    lost: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(" ".join(self.lines))


def count_words(text: str) -> int:
    """Count what is read as a word: letters or figures between spaces."""
    return sum(any(map(str.isalnum, part)) for part in text.split())


def ways(title: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield a title and its beginnings, with the letters that each costs.

    Whole; before a colon or a parenthesis; before a preposition; anywhere between two words.
    """
    yield title, 0
    for start in before_asides(title):
        yield start, len(title) - len(start)
    parts = title.split(_SPACE)
    prepositions = words(language).prepositions.split()
    for place in range(len(parts) - 1, 0, -1):
        start = _SPACE.join(parts[:place])
        lost = len(title) - len(start)
        if place >= LEAST and _is_preposition(parts[place], prepositions):
            yield ended(start), lost + BEFORE
        else:
            yield ended(start), lost + CUT


def before_asides(text: str) -> Iterator[str]:
    """Yield the beginnings of a text before a colon or a parenthesis, then the text."""
    yield from (text[: aside.start()] for aside in _ASIDE.finditer(text) if aside.start())
    yield text


def _is_preposition(word: str, prepositions: Sequence[str]) -> bool:
    folded = word.casefold()
    return any(
        folded.startswith(each) if each.endswith("’") else folded == each for each in prepositions
    )


def shortened(
    title: str, language: str, measurer: Measurer, style: Type, measure: float, most: int
) -> dict[int, ShortTitle]:
    """Return the best way to say a title in one line, in two, to `most`; none where none fits."""
    every = ways(title, language)
    said = [each for each in every if sum(map(str.isalnum, each[0])) >= FEWEST_LETTERS]
    closed = [(text, lost) for text, lost in said if _closed(text, language)]
    for texts in ([(title, 0), *closed], said):  # an aside may have no end
        found: dict[int, ShortTitle] = {}
        for text, lost in texts:
            lines = measurer.wrap(text, style, measure)
            count = len(lines)
            if count <= most and (count not in found or lost < found[count].lost):
                found[count] = ShortTitle(lines, lost)
        if found:
            return found
    whole = measurer.elide(title, style, measure)  # one word, wider than all lines
    return {1: ShortTitle((whole,), len(title))}


def _closed(text: str, language: str) -> bool:
    """Tell whether no quotation and no bracket is left open."""
    return not any(
        text.count(one) % 2 if one == other else text.count(one) != text.count(other)
        for one, other in (*quotation_pairs(language), ("(", ")"), ("[", "]"))
    )


def best_way(
    title: str, language: str, measurer: Measurer, style: Type, measure: float, most: int
) -> ShortTitle:
    """Return the way to say a title in `most` lines that leaves out the least."""
    found = shortened(title, language, measurer, style, measure, most)
    return min(found.values(), key=lambda each: each.lost)


def said_block(
    kit: PageKit, said: ShortTitle, style: Type, start: float, top: float, measure: float
) -> TextBlock:
    """Place a title as it has been broken."""
    lines = tuple((Run(each, style, kit.theme.ink),) for each in said.lines)
    return TextBlock(start, top, measure, lines, style.leading)


def choose(
    titles: Sequence[dict[int, ShortTitle]], lines: int, most_words: int
) -> tuple[ShortTitle, ...] | None:
    """Say all titles in so many lines and words together, so that the least is lost."""
    combinations = (
        chosen
        for chosen in product(*(each.values() for each in titles))
        if sum(len(each.lines) for each in chosen) <= lines
        and sum(each.words for each in chosen) <= most_words
    )
    return min(combinations, key=lambda chosen: sum(each.lost for each in chosen), default=None)
