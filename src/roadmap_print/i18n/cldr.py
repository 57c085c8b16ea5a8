"""Numbers, plurals and names of languages by Babel, which brings Unicode's CLDR.

It is imported where a page asks for one of them: that takes 10 ms, a language's data 10 ms more.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


def load() -> None:
    """Import Babel before a page asks for it, for all processes that will part from this one."""
    import babel.numbers  # noqa: F401


def plural_category(number: int, language: str) -> str:
    """Return `one`, `few` or another category; `other` in a language that the CLDR lacks."""
    locale = _locale(language)
    return locale.plural_form(number) if locale else "other"


def decimal(number: int, language: str) -> str:
    """Write a number with the signs that a language parts its thousands by."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale) if (locale := _locale(language)) else str(number)


def language_name(named: str, language: str) -> str | None:
    """Name a language (a primary subtag) in a language, None where the CLDR has no name."""
    locale = _locale(language)
    return locale.languages.get(named) if locale else None


@cache
def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
