"""One Jinja environment: everything is escaped, a name that is missing is an error."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.view import Roadmap
from roadmap_print.dates import document_date
from roadmap_print.i18n.translator import Message
from roadmap_print.paths import folder
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import Stylesheet

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
    environment.filters["mm"] = _mm
    return environment


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


@dataclass(frozen=True, slots=True)
class Composed:
    """A publication ready to be rendered, with `codes` on it; `zoom` enlarges all of it.

    `mirrored` pages have lines that run from the right, and are leafed through from the right.
    `duplex` is the edge that its leaves are turned on where they are printed on both sides;
    `notes` say what a reader of the report should know, such as what was left out and why.
    """

    html: str
    pages: int
    zoom: float = 1.0
    duplex: Duplex = "none"
    notes: tuple[Message, ...] = ()
    codes: int = 0
    mirrored: bool = False
