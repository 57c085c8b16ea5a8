"""Numbers, lists, sizes and names of languages as each language writes them, by Babel (CLDR).

Babel is imported where something of this is said and not before: that takes 8 ms; so is what
goes with it, since no `--help` needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from babel import Locale

MEGABYTE = 1_000_000
"""Octets; mail programs count by thousands, as SI does."""


def load() -> None:
    """Import Babel before a page asks for it, for all processes that will part from this one."""
    import babel.numbers  # noqa: F401


@cache
def locale(language: str) -> Locale:
    """Give Babel's locale of a language, English where it has none.

    Our English is Britain's, without a comma before "and".
    """
    from babel import Locale

    return Locale.parse(_known(language))


def _known(language: str) -> str:
    from babel.localedata import exists

    name = language.replace("-", "_")
    return name if name != "en" and exists(name) else "en_GB"


def plural_category(number: int, language: str) -> str:
    """Give the category of a number's plural: one, other and, in some languages, more."""
    return str(_plural_rule(language)(number))


@cache
def _plural_rule(language: str) -> Callable[[int], str]:
    """Read the language's own data alone: 2 ms, and 14 with all that it inherits."""
    import pickle

    from babel.localedata import resolve_locale_filename

    with Path(resolve_locale_filename(_known(language).partition("_")[0])).open("rb") as file:
        data = pickle.load(file)  # noqa: S301  Babel's own
    rule: Callable[[int], str] = data["plural_form"]
    return rule


def number(value: float, digits: int, language: str) -> str:
    """Write a number with so many decimals."""
    from decimal import Decimal

    return decimal(Decimal(f"{value:.{digits}f}"), language, "0." + "0" * digits)


def short_number(value: float, language: str) -> str:
    """Write a number with as many of six figures as it has."""
    from decimal import Decimal

    return decimal(Decimal(f"{value:g}"), language, "0.######")


def listed(
    parts: Sequence[str], language: str, style: Literal["standard", "or"] = "standard"
) -> str:
    """Join parts as a sentence does: “4, 9 and 12”."""
    from babel.lists import format_list

    return format_list(parts, style, locale(language))


def size(octets: float, language: str) -> str:
    """Write a size as mail programs do, in kB below a megabyte, its unit kept beside the number."""
    from babel.units import format_unit

    kilobytes = max(1, round(octets / 1000))
    unit, value, pattern = "megabyte", octets / MEGABYTE, "0.0"
    if kilobytes * 1000 < MEGABYTE:
        unit, value, pattern = "kilobyte", kilobytes, "0"
    written = format_unit(value, unit, "short", pattern, locale=locale(language))
    return written.replace(" ", "\xa0").replace("\u202f", "\xa0")


BARE_MINUTES = frozenset({"fr"})
"""Languages that say "2 h 40": minutes behind an hour go without their sign, in two figures."""
BEFORE_MINUTES = {"zh": ""}
"""What stands between hours and minutes, a space elsewhere."""


def duration(minutes: int, language: str) -> str:
    """Write a time in hours and minutes, its signs kept beside the numbers: “2 h 40 min”."""
    from babel.units import format_unit

    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    told = [
        format_unit(value, unit, "short", locale=locale(language)) for value, unit in parts if value
    ]
    if hours and rest and language in BARE_MINUTES:
        told[1] = f"{rest:02}"
    return (
        BEFORE_MINUTES.get(language, " ").join(told).replace(" ", "\xa0").replace("\u202f", "\xa0")
    )


def language_name(named: str, language: str) -> str | None:
    """Name a language (a primary subtag) in a language, None where CLDR lacks the one or other."""
    known = language == "en" or _known(language) != "en_GB"
    return locale(language).languages.get(named) if known else None


def script_name(named: str, language: str) -> str | None:
    """Name a script (ISO 15924) in a language, None where CLDR lacks the one or other."""
    from babel.localedata import exists

    return locale(language).scripts.get(named) if exists(language) else None


def decimal(number: int | Decimal, language: str, pattern: str | None = None) -> str:
    """Write a number with a language's own signs, unless by a `pattern` parted in thousands."""
    from babel.numbers import format_decimal

    return format_decimal(number, pattern, locale(language))
