"""What is proof-read: pages and tags as they were found, and the catalogue they come from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.texts import texts
from roadmap_print.i18n.direction import language_direction, turns
from roadmap_print.proof.extract.character_order import in_reading_order
from roadmap_print.proof.extract.page_values import (
    FinishedPage,
    PageLink,
    Structure,
    TagElement,
    TextRun,
)
from roadmap_print.proof.requirements import Placement, Prose
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, PrintedTexts

if TYPE_CHECKING:
    from roadmap_print.proof.extract.paper.paper_sheets import Paper


_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Signs that draw nothing, so that no reader can miss one (Unicode: default ignorable), and the
mark of a keycap, whose figure is printed alone."""
_GENDER = "\u200d[\u2640\u2642]"
_FOLDED = re.compile(rf"(?:{_GENDER}|[\s{_UNSEEN}'’‘‚‛\"“”„«»‹›「」『』])+")
_PERSONS = str.maketrans({**dict.fromkeys("👨👩", "🧑"), **dict.fromkeys("🏻🏼🏽🏾🏿")})
"""A face without colours draws a person of any gender and skin by one glyph, which reads as one of
them wherever it stands."""
_MIRRORED = str.maketrans(")]}>", "([{<")


@dataclass(frozen=True)
class Subject:
    """What was found in a file with `steps`; `paper` are the sides that `sheets` are cut from."""

    file: OutputFile
    catalogue: Catalogue
    steps: tuple[int, ...]
    placements: tuple[Placement, ...]
    introduction: tuple[Prose, ...]
    floors: MinimumSizes
    sheets: tuple[FinishedPage, ...]
    structure: Structure
    paper: Paper | None = None

    @property
    def prints(self) -> PrintedTexts:
        """What is looked for on its pages."""
        return self.file.publication.prints

    @property
    def home(self) -> str | None:
        """The address of the newest edition, where it is printed."""
        return self.catalogue.home if "home" in self.prints.keys else None

    @property
    def linked(self) -> bool:
        """Whether there are to be links: a print shop has no use for them."""
        return self.file.paper is not PaperVariant.PRESS

    @cached_property
    def turns(self) -> bool:
        """Whether there are letters that are read from right to left."""
        return turns(" ".join(text for _, text in texts(self.catalogue)))

    @property
    def mirrored(self) -> bool:
        """Whether the lines of its pages run from the right."""
        return language_direction(self.catalogue.language) == "rtl"

    @cached_property
    def runs(self) -> dict[tuple[int, int], list[TextRun]]:
        """The text of each piece of tagged content, by page and number."""
        found: dict[tuple[int, int], list[TextRun]] = {}
        for sheet in self.sheets:
            for run in sheet.runs:
                if run.mark is not None:
                    found.setdefault((sheet.number, run.mark), []).append(run)
        return {key: [*in_reading_order(runs)] for key, runs in found.items()}

    @cached_property
    def first_pages(self) -> dict[int, int]:
        """The first page of every element that holds something, by the element's number."""
        pages: dict[int, int] = {}
        for content in self.structure.contents:
            for number in self.element(content.element).parents:
                pages.setdefault(number, content.page)
        return pages

    @cached_property
    def link_texts(self) -> dict[int, str]:
        """The folded text of every link, by the number of its element."""
        texts: dict[int, str] = {}
        for content in self.structure.contents:
            element = self.element(content.element)
            if "Link" in element.path:
                runs = self.runs.get((content.page, content.mark), ())
                text = "".join(normalise_text(run.text) for run in runs)
                for number, kind in zip(element.parents, element.path, strict=True):
                    if kind == "Link":
                        texts[number] = texts.get(number, "") + text
        return texts

    @cached_property
    def leads(self) -> dict[int, PageLink]:
        """Where every link leads, by the number of its element."""
        numbers = self.structure.annotations
        links = (link for sheet in self.sheets for link in sheet.links)
        return {numbers[link.number]: link for link in links if link.number in numbers}

    def element(self, number: int) -> TagElement:
        """Return an element of the tag tree."""
        return self.structure.elements[number]


@lru_cache(maxsize=1 << 14)
def normalise_text(text: str) -> str:
    """Take out of a text what typography may set otherwise."""
    folded = _FOLDED.sub("", unicodedata.normalize("NFKC", text).replace("‑", "-"))
    return folded if folded.isascii() else folded.translate(_PERSONS)


def unmirrored(text: str) -> str:
    """Give brackets one shape each: among letters from right to left they turn (UAX #9, L4)."""
    return text.translate(_MIRRORED)


def is_heading(kind: str) -> bool:
    """Tell whether a kind of element is a heading: H, H1 to H6 and beyond."""
    return kind == "H" or (kind.startswith("H") and kind[1:].isdecimal())
