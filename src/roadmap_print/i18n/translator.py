"""What is said to people: by a key of `locales/<language>/messages.yaml`, placeholders filled in.

A file is read an area at a time, such as `catalogue` or `help`: what a command does not say costs
nothing. A text that is missing in a language is said in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from roadmap_print.i18n import cldr
from roadmap_print.i18n.languages import LOCALES

LONGEST_SHOWN = 60
"""Characters of a mistaken value that a message repeats."""
LONGEST_OFFERED = 400
"""Characters of a right value that a message offers: an address, a list of names."""
WHOLE = {"near", "names", "command"}
"""Values that are right, and are of no use when they are cut short."""
LONGEST_REPORTED = 2_400
"""Characters of a value in a report; the longest address that a code holds has 2,331."""

CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
"""CLDR's plural categories: a text that has a form for each chooses it by the value `n`."""

Forms = Mapping[str, str]


class Message(str):
    """One thing to say, by its key."""

    __slots__ = ()

    def said(self, language: str, values: Mapping[str, object]) -> str:
        """Say it, the values made fit for a line of a terminal; a length in French with a comma."""
        fit: dict[str, object] = {}
        for name, each in values.items():
            told = cldr.short_number(each, language) if isinstance(each, float) else each
            fit[name] = shown(told, LONGEST_OFFERED if name in WHOLE else LONGEST_SHOWN)
        return say(language, self, **fit | _count(values))

    def told(self, language: str, **values: object) -> str:
        """Say it in a report, the values longer than an error's but fit for a terminal as well."""
        fit = {name: shown(each, LONGEST_REPORTED) for name, each in values.items()}
        return say(language, self, **fit | _count(values))

    def or_name(self, language: str) -> str:
        """Say it, or where no language has it, name the last part of its key."""
        known = self in texts("en", _area(self))
        return say(language, self) if known else self.rpartition(".")[2]

    @property
    def hint(self) -> Message | None:
        """Give its remedy, which has the same key and `_hint`, where there is one."""
        key = Message(f"{self}_hint")
        return key if key in texts("en", _area(key)) else None

    def both(
        self, language: str, values: Mapping[str, object], hint: Message | None = None
    ) -> tuple[str, str | None]:
        """Say it and its remedy, its own unless another is given."""
        hint = hint or self.hint
        return self.said(language, values), hint and hint.said(language, values)


def say(language: str, key: str, /, **values: object) -> str:
    """Say what a key stands for; a value is put in as it is, never read as a format."""
    area = _area(key)
    forms = texts(language, area).get(key) or texts("en", area)[key]
    if len(forms) == 1:
        return forms["other"].format(**values)
    category = cldr.plural_category(int(str(values["n"])), language)
    return forms.get(category, forms["other"]).format(**values)


@cache
def texts(language: str, area: str) -> Mapping[str, Forms]:
    """Give the texts of an area by their keys, each in its plural forms, or in `other` alone."""
    source = areas(language).get(area)
    if source is None:
        return {}
    import yaml

    rules = {"fr": no_break}.get(language, str)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root = yaml.compose(source, Loader=loader)
    return {
        key: {name: rules(text) for name, text in forms.items()} for key, forms in _flat("", root)
    }


@cache
def areas(language: str) -> Mapping[str, str]:
    """Part a file at the keys of its first column, so that each area can be read by itself."""
    source = (LOCALES / language / "messages.yaml").read_text(encoding="utf-8")
    parts = re.split(r"^(?=[\w-]+:)", source, flags=re.MULTILINE)[1:]
    return {part.partition(":")[0]: part for part in parts}


def _flat(key: str, node: object) -> Iterator[tuple[str, Forms]]:
    value = getattr(node, "value", None)
    if isinstance(value, str):
        yield key, {"other": value}
        return
    pairs = {name.value: inner for name, inner in value or ()}
    if "other" in pairs and pairs.keys() <= CATEGORIES:
        yield key, {name: inner.value for name, inner in pairs.items()}
        return
    for name, inner in pairs.items():
        yield from _flat(f"{key}.{name}" if key else name, inner)


def _area(key: str) -> str:
    return key.partition(".")[0]


def _count(values: Mapping[str, object]) -> dict[str, object]:
    return {"n": values["n"]} if "n" in values else {}


def no_break(french: str) -> str:
    """Keep French punctuation beside its word."""
    return re.sub(r"(?<=«) | (?=[:;?!»])", "\xa0", french)


def shown(value: object, most: int = LONGEST_SHOWN) -> str:
    """Make a value fit for one line of a message: short, and nothing in it steers a terminal."""
    text = str(value)
    if len(text) > most:
        text = text[: most - 1] + "…"
    return "".join(
        character if character.isprintable() or character == "\xa0" else f"\\u{ord(character):04x}"
        for character in text
    )
