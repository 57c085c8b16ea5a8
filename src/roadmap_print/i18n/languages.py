"""The language of messages is the editor's; that of the pages' own words is the catalogue's.

A language is matched by its primary subtag (BCP 47, RFC 5646, 2.2.1): `fr-CA` is French, `fry`,
which is Frisian, is not.
"""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parents[1] / "locales"
"""A folder a language: in `messages.yaml` all that is said, in `pages.yaml` all that is printed."""
PAGE_FALLBACK = "en"


@cache
def message_languages() -> tuple[str, ...]:
    """Give the languages that have a `messages.yaml`, by the alphabet."""
    return tuple(sorted(file.parent.name for file in LOCALES.glob("*/messages.yaml")))


def primary_subtag(tag: str) -> str:
    """Return what a BCP 47 tag or a locale begins with, in small letters: `pt` of `pt-BR`."""
    return re.split(r"[-_.@]", tag, maxsplit=1)[0].lower()


def written_language(tag: str) -> str:
    """Return what a language's words and typography go by: its primary subtag in all but one.

    Chinese in traditional characters is `zh-hant`; the regions that write them say so by
    themselves (CLDR, likely subtags).
    """
    language, *subtags = re.split("[-_]", tag.lower())
    traditional = language == "zh" and not {"hant", "hk", "mo", "tw"}.isdisjoint(subtags)
    return "zh-hant" if traditional and "hans" not in subtags else primary_subtag(tag)


def message_language(catalogue: str | None = None) -> str:
    """Choose the language of messages: the environment's, else that of the catalogue.

    English where the environment names a language without messages, or nothing names one.
    """
    named = _environment()
    if not named and catalogue:
        named = (primary_subtag(catalogue),)
    return next((each for each in named if each in message_languages()), "en")


def common_language(languages: Iterable[str]) -> str:
    """Give the language that all of them are, else that of messages."""
    different = set(languages)
    return different.pop() if len(different) == 1 else message_language()


def _environment() -> tuple[str, ...]:
    """Give the languages that the environment names, as GNU gettext orders them.

    LANGUAGE counts for nothing where the locale is none, C or POSIX.
    """
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if primary_subtag(locale) in {"", "c", "posix"}:
        return ()
    return tuple(map(primary_subtag, filter(None, os.environ.get("LANGUAGE", "").split(":")))) or (
        primary_subtag(locale),
    )


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags are of one language, wherever it is spoken."""
    return primary_subtag(one) == primary_subtag(other)


def page_file(language: str) -> Path:
    """Return where the words of a `written_language` are, or would be."""
    return LOCALES / language / "pages.yaml"


def page_language_exists(tag: str) -> bool:
    """Tell whether there are words of ours in a catalogue's language."""
    return page_file(written_language(tag)).is_file()


def page_language(tag: str) -> str:
    """Return the language that our words stand in on the pages of a catalogue."""
    return written_language(tag) if page_language_exists(tag) else PAGE_FALLBACK
