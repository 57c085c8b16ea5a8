"""The addresses that the printed pages hold, each once, with every place that it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from roadmap_print.catalogue import commonmark
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.linkcheck.printed_pages import Pages

# What registration agencies give out (Crossref's advice for finding DOIs in text).
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class AddressPlace:
    """An address's key, line and column from 1 (0: not known), and the pages that print it."""

    where: str
    line: int
    column: int
    pages: Pages = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Address:
    """One address, and all the places that hold it, in the order of the file."""

    url: str
    places: tuple[AddressPlace, ...]


def addresses(
    catalogue: Catalogue, marks: Mapping[str, Position], printed: Callable[[str], Pages]
) -> tuple[Address, ...]:
    """Collect all that is printed, in the order of the file; `printed` gives an address's pages."""
    written = [(marks.get(where, (0, 0)), where, url) for where, url in _written(catalogue)]
    found: dict[str, list[AddressPlace]] = {}
    for mark, where, url in sorted(written, key=lambda each: each[0]):
        found.setdefault(url, []).append(AddressPlace(where, *mark, printed(url)))
    return tuple(Address(url, tuple(places)) for url, places in found.items())


def _written(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    if catalogue.home:
        yield "home", catalogue.home
    if catalogue.publisher and catalogue.publisher.website:
        yield "publisher.website", catalogue.publisher.website
    for number, question in enumerate(catalogue.introduction):
        for url in _in_text(question.text):
            yield f"introduction[{number}].text", url
    for key, resource in catalogue.resources.items():
        yield f"resources.{key}.url", resource.url
        doi = _DOI.search((resource.reference and resource.reference.doi) or "")
        if doi:
            yield f"resources.{key}.reference.doi", "https://doi.org/" + quote(doi[0])


def _in_text(text: str) -> Iterator[str]:
    if "]" not in text and "<" not in text:
        return  # without a parser, which costs its import
    for token in commonmark.inline(text):
        if token.type == "link_open":
            yield str(token.attrGet("href"))
