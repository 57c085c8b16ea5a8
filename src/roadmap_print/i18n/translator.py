"""What is said to people, in each language that it can be said in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_SHOWN = 60
"""Characters of a mistaken value that a message repeats."""
LONGEST_OFFERED = 400
"""Characters of a right value that a message offers: an address, a list of names."""
LONGEST_REPORTED = 2_400
"""Characters of a value in a report; the longest address that a code holds has 2,331."""


class Message(NamedTuple):
    """One thing to say, in both languages."""

    en: str
    fr: str

    def said(self, language: str, values: Mapping[str, object]) -> str:
        """Say it in "fr" or "en", the values made fit for a line of a terminal."""
        template = no_break(self.fr) if language == "fr" else self.en
        offered = {"near": LONGEST_OFFERED, "names": LONGEST_OFFERED}
        fit = {
            name: shown(worded(each, language), offered.get(name, LONGEST_SHOWN))
            for name, each in values.items()
        }
        return template.format(**fit)

    def told(self, language: str, **values: object) -> str:
        """Say it in a report, the values longer than an error's but fit for a terminal as well."""
        template = no_break(self.fr) if language == "fr" else self.en
        fit = {name: shown(each, LONGEST_REPORTED) for name, each in values.items()}
        return template.format(**fit)


def no_break(french: str) -> str:
    """Keep French punctuation beside its word."""
    return re.sub(r"(?<=«) | (?=[:;?!»])", "\xa0", french)


def worded(value: object, language: str) -> object:
    """Write a length as its readers do: in French with a comma."""
    if not isinstance(value, float):
        return value
    return f"{value:g}".replace(".", "," if language == "fr" else ".")


def shown(value: object, most: int = LONGEST_SHOWN) -> str:
    """Make a value fit for one line of a message: short, and nothing in it steers a terminal."""
    text = str(value)
    if len(text) > most:
        text = text[: most - 1] + "…"
    return "".join(
        character if character.isprintable() or character == "\xa0" else f"\\u{ord(character):04x}"
        for character in text
    )
