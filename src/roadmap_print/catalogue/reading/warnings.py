"""Warnings: what can be printed and yet is hardly meant."""

import re
from collections.abc import Mapping
from typing import Any

from roadmap_print.catalogue import glyph_coverage, urls
from roadmap_print.catalogue import texts as walk
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.references import resources_of, steps_of
from roadmap_print.i18n.cldr import language_name
from roadmap_print.i18n.languages import page_language_exists, primary_subtag
from roadmap_print.i18n.translator import Message

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
    texts = list(walk.texts(data))
    missing = glyph_coverage.undrawn("".join(text for _, text in texts))
    for where, text in texts if missing else ():
        for character in sorted(missing.intersection(text)):
            name = glyph_coverage.name(character)
            problems.warn(where, Message("catalogue.undrawn"), text=character, name=name)


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
            problems.warn(where, Message("catalogue.same_address"), **values)
        else:
            found = NUMBERED.search(url)
            number, hint = found[1] if found else "", Message("catalogue.same_course_hint")
            problems.warn(where, Message("catalogue.same_course"), hint, number=number, **values)


def _page(address: str) -> str:
    """Give what two addresses of one page share: all but the slug behind a number."""
    host = urls.host(address)
    rest = address[address.index("//") + 2 + len(host) :]
    return host + NUMBERED.sub(r"/\1", rest)
