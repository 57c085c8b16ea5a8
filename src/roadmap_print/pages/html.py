"""One Jinja environment: everything is escaped, a name that is missing is an error."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from roadmap_print.resources import folder


def page(template: str, /, **values: object) -> str:
    """Fill a template of `templates/`; raises jinja2.UndefinedError for a missing value."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["mm"] = _mm
    environment.filters["lines"] = _lines
    return environment


def _mm(length: float) -> str:
    """Write a length in mm for CSS, to the hundredth."""
    return f"{length:.2f}".rstrip("0").rstrip(".") + "mm"


def _lines(lines: Iterable[str]) -> str:
    """Join lines that `.lines` prints as they are broken."""
    return "\n".join(lines)
