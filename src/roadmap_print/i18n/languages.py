"""Which language the pages' own words are in: the catalogue's where there is a file for it.

A language is matched by its primary subtag (BCP 47, RFC 5646, 2.2.1): `fr-CA` is French, `fry`,
which is Frisian, is not.
"""

from __future__ import annotations

from pathlib import Path

LOCALES = Path(__file__).parents[1] / "locales"
PAGE_FALLBACK = "en"


def primary_subtag(tag: str) -> str:
    """Return what a tag begins with, in small letters: `pt` of `pt-BR`."""
    return tag.lower().partition("-")[0]


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags are of one language, wherever it is spoken."""
    return primary_subtag(one) == primary_subtag(other)


def page_file(language: str) -> Path:
    """Return where the words of a language (a primary subtag) are, or would be."""
    return LOCALES / language / "pages.yaml"


def page_language_exists(tag: str) -> bool:
    """Tell whether there are words of ours in a catalogue's language."""
    return page_file(primary_subtag(tag)).is_file()


def page_language(tag: str) -> str:
    """Return the language that our words stand in on the pages of a catalogue."""
    return primary_subtag(tag) if page_language_exists(tag) else PAGE_FALLBACK
