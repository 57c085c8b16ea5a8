"""A plate on the line that says what has happened to a stop, in a word and by its shape."""

from collections.abc import Mapping
from dataclasses import dataclass

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.layout.components import Place

PADDING = 0.3  # of a plate's height, before and after its word


@dataclass(frozen=True, slots=True)
class Plate(Place):
    """A word on a plate, and the attribute of its language."""

    kind: ChangeKind
    word: str
    lang: Mapping[str, str]
