"""One Jinja environment: everything is escaped, a name that is missing is an error."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.view import Roadmap
from roadmap_print.dates import document_date
from roadmap_print.fonts.script_fonts import is_shuffled
from roadmap_print.i18n.translator import Message
from roadmap_print.layout.page_model import Page
from roadmap_print.layout.words import HYPHEN
from roadmap_print.paths import folder
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import Stylesheet

_BEYOND = re.compile("([\U00010000-\U0010ffff][\u200d\ufe0f\U00010000-\U0010ffff]*)")
"""Characters that UTF-16 has two units for, with what joins emoji."""
Duplex: TypeAlias = Literal["none", "long-edge", "short-edge"]
"""How leaves are turned: not at all, as those of a book, or as those of a pad."""


def page(template: str, /, **values: object) -> str:
    """Fill a template of `templates/`; raises jinja2.UndefinedError for a missing value."""
    return _environment().get_template(template).render(values)


def compile_for(publications: Iterable[Publication]) -> None:
    """Compile the templates of publications, and what all of them share, beforehand."""
    shared = {"base", "metadata", "pages"}
    wanted = shared.union(*(each.templates for each in publications))
    environment = _environment()
    for name in environment.list_templates():
        if re.split("[/.]", name, maxsplit=1)[0] in wanted:
            environment.get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder("templates")),
        autoescape=True,
        optimized=False,  # each template is used once: optimising takes longer than it saves
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    date = document_date()  # None where none is asked for, else as W3C's dates are written
    environment.globals["created"] = date and f"{date:%Y-%m-%dT%H:%M:%SZ}"
    environment.filters |= {"mm": _mm, "parts": _parts}
    return environment


def _parts(text: str) -> list[str]:
    """Return a text in parts, every second one of emoji, where the file says it in words, too.

    PDFium leaves characters beyond U+FFFF out of what is said so (7948 of 2026).
    """
    said = _BEYOND.search(text) and (is_shuffled(text) or HYPHEN in text)
    return _BEYOND.split(text) if said else [text]


def _mm(length: float) -> str:
    """Write a length in mm for CSS, to the hundredth."""
    return f"{length:.2f}".rstrip("0").rstrip(".") + "mm"


@dataclass(frozen=True, slots=True)
class PageMaterial:
    """What a publication is laid out from."""

    roadmap: Roadmap
    assets: Assets
    sheet: Stylesheet
    options: BuildOptions


@dataclass(frozen=True)
class Composed:
    """A publication ready to be rendered, with `codes` on it.

    `drawn` are the pages as they were laid out; `write` makes a document of those that it is given.
    `mirrored` pages have lines that run from the right. `duplex` is the edge that its leaves are
    turned on where they are printed on both sides; such are leafed through from the right, then;
    `notes` say what a reader of the report should know, such as what was left out and why.
    """

    write: Callable[[Sequence[Page]], str]
    drawn: tuple[Page, ...]
    duplex: Duplex = "none"
    notes: tuple[Message, ...] = ()
    codes: int = 0
    mirrored: bool = False

    @cached_property
    def html(self) -> str:
        """All pages as a document, written when it is first asked for."""
        return self.write(self.drawn)

    @property
    def pages(self) -> int:
        """How many they are."""
        return len(self.drawn)
