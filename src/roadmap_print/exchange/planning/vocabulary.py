"""The formats, levels and audiences of a catalogue, and those that records bring along."""

import re
from collections.abc import Sequence
from typing import Final

from roadmap_print.catalogue.model import Audience, Catalogue, Format, Level
from roadmap_print.catalogue.reading.suggestions import free_name, meant_by, slug
from roadmap_print.catalogue.schema_types import AUDIENCE
from roadmap_print.exchange.planning.classification import (
    NUMBERED,
    find_format,
    find_kind,
    find_level,
    kind_of_address,
    rank,
)
from roadmap_print.exchange.record import ResourceRecord
from roadmap_print.i18n.languages import message_languages, primary_subtag
from roadmap_print.i18n.translator import say

MOST_LEVELS: Final = 6
LONGEST_ID: Final = 40
_UNKNOWN: Final = 1_000
"""Rank of a level of which nothing says how hard it is: behind those that are known."""


class Vocabulary:
    """What a record's words for format, level and audiences stand for.

    A catalogue that is there keeps its levels, and gets a format where none stands for a record's;
    a new one takes all words as the files have them.
    """

    def __init__(self, catalogue: Catalogue, *, new: bool) -> None:
        self.formats, self.levels = list(catalogue.formats), list(catalogue.levels)
        self.audiences = list(catalogue.audiences)
        self.language, self.new = words_language(catalogue), new
        self.ranks: dict[str, int] = {}

    def format_of(self, record: ResourceRecord) -> str:
        """Give the id of a record's format."""
        word = record.text("format")
        kind = record.kind
        if kind in {"", "website"}:  # what says nothing of what is there
            kind = kind_of_address(record.text("url"))
        if word and self.new:
            found = next((each for each in self.formats if slug(each.label) == slug(word)), None)
        else:
            found = find_format(word, self.formats) if word else find_kind(kind, self.formats)
        if found is None:
            label = word or say(self.language, f"exchange.kinds.{kind}")
            found = Format(id=_free(label, "format", self.formats), label=label)
            self.formats.append(found)
        return found.id

    def level_of(self, record: ResourceRecord) -> str | None:
        """Give the id of a record's level, empty where it names none; None: there is no such."""
        word = record.text("level")
        if not word or not self.new:
            found = find_level(word, self.levels) if word else None
            return found.id if found else None if word else ""
        numbered = NUMBERED.fullmatch(word)
        label = numbered[2] if numbered else word
        known = next((each for each in self.levels if slug(each.label) == slug(label)), None)
        if known is None and len(self.levels) < MOST_LEVELS:
            known = Level(id=_free(label, "level", self.levels), label=label)
            hard = int(numbered[1]) if numbered else rank(word)
            self.ranks[known.id] = _UNKNOWN if hard is None else hard
            self.levels.append(known)
        return known.id if known else None

    def audiences_of(self, record: ResourceRecord) -> tuple[list[str], list[str]]:
        """Give the ids of a record's audiences, and the words that none here stands for."""
        given = record.fields.get("audiences", ())
        named = [given] if isinstance(given, str) else list(given)
        found = {each: self._audience(each) for each in named}
        return [id_ for id_ in found.values() if id_], [each for each in named if not found[each]]

    def _audience(self, word: str) -> str | None:
        known = meant_by(word, {each.id: each.label for each in self.audiences})
        if known or not self.new:
            return known
        named = word if re.fullmatch(AUDIENCE.pattern or "", slug(word)) else ""
        made = Audience(id=_free(named, "audience", self.audiences), label=word)
        self.audiences.append(made)
        return made.id

    def ordered_levels(self) -> list[Level]:
        """Give the levels from the easiest on, as far as their words say."""
        return sorted(self.levels, key=lambda level: self.ranks.get(level.id, 0))


def words_language(catalogue: Catalogue) -> str:
    """Give the language of the words that we add: the catalogue's where we have them, else ours."""
    language = primary_subtag(catalogue.language)
    return language if language in message_languages() else "en"


def _free(label: str, otherwise: str, known: Sequence[Format | Level | Audience]) -> str:
    """Make an id of a label that none of those that are known has."""
    name = slug(label)[:LONGEST_ID].strip("-") or otherwise
    return free_name(name, {each.id for each in known})
