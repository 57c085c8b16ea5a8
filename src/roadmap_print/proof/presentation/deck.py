"""A presentation as values: its slides with their shapes, texts, pictures, notes and sections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from roadmap_print.proof.extract.page_values import Box, Colour, DecodedCode
from roadmap_print.proof.presentation.package import Relationship
from roadmap_print.proof.presentation.shape_tree import PlacedShape
from roadmap_print.proof.presentation.text_styles import DeckRun


@dataclass(frozen=True, slots=True)
class DeckShape:
    """A shape that is seen: its place in mm, and its texts, a tuple of runs a paragraph.

    `below` are the colours that it stands on, `upon` the boxes of what lies on it and lets nothing
    show through; `codes` are those decoded from it, where it is a picture; `link` is that of the
    shape as a whole.
    """

    placed: PlacedShape
    box: Box
    paragraphs: tuple[tuple[DeckRun, ...], ...]
    below: tuple[Colour, ...]
    upon: tuple[Box, ...]
    codes: tuple[DecodedCode, ...]
    link: Relationship | None

    @property
    def runs(self) -> Iterator[DeckRun]:
        """All runs of its texts."""
        return chain.from_iterable(self.paragraphs)

    @property
    def text(self) -> str:
        """All that is written in it."""
        return "\n".join("".join(run.text for run in runs) for runs in self.paragraphs)

    @property
    def name(self) -> str:
        """What to call it: by its text, else by what it says, else as PowerPoint lists it."""
        said = self.text.strip() or self.placed.description
        return said or self.placed.properties.get("name", "")


@dataclass(frozen=True, slots=True)
class DeckSlide:
    """A slide; `number` counts from 1, `id` is what the presentation knows it by."""

    number: int
    id: str
    part: str
    shapes: tuple[DeckShape, ...]
    notes: str

    @property
    def title(self) -> str:
        """What is written in its title; "" for none."""
        titles = (each.text for each in self.shapes if each.placed.is_title)
        return " ".join(" ".join(titles).split())


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A section: its name, and the numbers of its slides."""

    name: str
    slides: tuple[int, ...]


@dataclass(frozen=True)
class Deck:
    """All that a presentation holds; sizes in mm. `external` are parts with what they load."""

    width: float
    height: float
    title: str
    language: str
    slides: tuple[DeckSlide, ...]
    sections: tuple[DeckSection, ...]
    external: tuple[tuple[str, str], ...]
    from_right: bool = False

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each slide by its part."""
        return {each.part: each.number for each in self.slides}
