"""Warnings: what can be printed and yet is hardly meant."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from roadmap_print.catalogue import glyph_coverage, urls
from roadmap_print.catalogue import texts as walk
from roadmap_print.catalogue.glyph_coverage import boxed_share
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.references import resources_of, steps_of
from roadmap_print.fonts.script_fonts import COMMON, package_for, script_of
from roadmap_print.i18n.cldr import language_name, script_name
from roadmap_print.i18n.languages import page_language_exists, primary_subtag
from roadmap_print.i18n.translator import Message

MOST_BOXED = 0.5
"""The share of a text's letters from which on boxes in their place are an error."""
SHOWN = 8
"""Characters that a message shows."""
NAMELESS = frozenset({COMMON, "Zinh", "Zzzz"})
"""Scripts of signs, of marks and of what Unicode does not know."""
NUMBERED = re.compile(r"/(\d{4,})-[^/]+")
"""A course's number with a slug behind it, as in /courses/8248141-objectif-ia."""


def check(data: Mapping[str, Any], problems: Diagnostics) -> None:
    """Warn of resources not printed, pages that stand there twice, words and fonts that lack."""
    if not problems.failed:  # a mistaken id has made its resource look unused
        tag, used = (
            data["language"],
            {name for _, step in steps_of(data) for name in step["resources"]},
        )
        if not page_language_exists(tag):
            language = primary_subtag(tag)
            name = language_name(language, problems.language) or tag
            problems.warn("language", Message("catalogue.untranslated"), name=name, text=language)
        for name in data["resources"]:
            if name not in used:
                problems.warn(f"resources.{name}", Message("catalogue.unused"), text=name)
    _same_pages(data, problems)
    _undrawn(data, problems)


def _undrawn(data: Mapping[str, Any], problems: Diagnostics) -> None:
    """Tell of what no font draws: once for what one package has; signs of no script, each once."""
    texts, language = list(walk.texts(data)), primary_subtag(data.get("language") or "")
    missing = glyph_coverage.undrawn("".join(text for _, text in texts), language)
    if not missing:
        return
    lacking: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in missing:
        if (script := script_of(each)) not in NAMELESS:
            lacking[package_for(script, language) or script][script].add(each)
    letters = {
        each for scripts in lacking.values() for each in chain.from_iterable(scripts.values())
    }
    signs = missing - letters
    for where, text in texts:
        if not letters.intersection(text):  # where it does, their font will have the signs, too
            for character in sorted(signs.intersection(text)):
                name = glyph_coverage.name(character)
                problems.warn(where, Message("catalogue.undrawn"), text=character, name=name)
            signs -= set(text)
    for scripts in lacking.values():
        _undrawn_scripts(texts, scripts, package_for(next(iter(scripts)), language), problems)


def _undrawn_scripts(
    texts: Sequence[tuple[str, str]],
    scripts: Mapping[str, set[str]],
    package: str,
    problems: Diagnostics,
) -> None:
    """Tell of scripts; it is an error where most of a title or of all texts would be boxes."""
    characters = set().union(*scripts.values())
    found = [(where, text) for where, text in texts if characters.intersection(text)]
    titles = [
        where
        for where, text in found
        if where.endswith("title") and boxed_share(text, characters) > MOST_BOXED
    ]
    whole = boxed_share("".join(text for _, text in texts), characters) > MOST_BOXED
    hint = Message(f"catalogue.undrawn_script_{'package' if package else 'system'}_hint")
    names = [script_name(each, problems.language) or each for each in sorted(scripts)]
    shown = " ".join(sorted(characters)[:SHOWN])
    values = {"name": ", ".join(names), "text": shown, "package": package}
    where = (titles or [found[0][0]])[0]
    if titles or whole:
        problems.error(where, Message("catalogue.undrawn_script"), hint, at=None, **values)
    else:
        problems.warn(where, Message("catalogue.undrawn_script"), hint, at=None, **values)


def _same_pages(data: Mapping[str, Any], problems: Diagnostics) -> None:
    first: dict[str, tuple[str, str]] = {}
    for path, resource in resources_of(data):
        url, where = resource.get("url"), f"{path}.url"
        if url is None:
            continue
        other, other_url = first.setdefault(_page(url), (path, url))
        if other == path:
            continue
        line = problems.position(f"{other}.url").line
        values = {"other": other.removeprefix("resources."), "line": line}
        if other_url == url:
            problems.warn(where, Message("catalogue.same_address"), at=None, **values)
        else:
            found = NUMBERED.search(url)
            number, hint = found[1] if found else "", Message("catalogue.same_course_hint")
            problems.warn(
                where, Message("catalogue.same_course"), hint, at=None, number=number, **values
            )


def _page(address: str) -> str:
    """Give what two addresses of one page share: all but the slug behind a number."""
    host = urls.host(address)
    rest = address[address.index("//") + 2 + len(host) :]
    return host + NUMBERED.sub(r"/\1", rest)
