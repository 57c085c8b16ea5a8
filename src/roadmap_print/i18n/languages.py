"""The language of messages is the editor's; that of the pages is the catalogue's own."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parents[1] / "locales"
"""A folder a language; `messages.yaml` in it is all that the program says in that language."""


@cache
def message_languages() -> tuple[str, ...]:
    """Give the languages that have a `messages.yaml`, by the alphabet."""
    return tuple(sorted(file.parent.name for file in LOCALES.glob("*/messages.yaml")))


def primary(tag: str) -> str:
    """Give the primary subtag of a BCP 47 tag or of a locale: fr of fr-CH, fry of fry."""
    return re.split(r"[-_.@]", tag, maxsplit=1)[0].lower()


def message_language(catalogue: str | None = None) -> str:
    """Choose the language of messages: the environment's, else that of the catalogue.

    English where the environment names a language without messages, or nothing names one.
    """
    named = _environment()
    if not named and catalogue:
        named = (primary(catalogue),)
    return next((each for each in named if each in message_languages()), "en")


def _environment() -> tuple[str, ...]:
    """Give the languages that the environment names, as GNU gettext orders them.

    LANGUAGE counts for nothing where the locale is none, C or POSIX.
    """
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if primary(locale) in {"", "c", "posix"}:
        return ()
    return tuple(map(primary, filter(None, os.environ.get("LANGUAGE", "").split(":")))) or (
        primary(locale),
    )
