"""The addresses that the printed pages hold, each once, with every place that it comes from.

The pages are asked themselves, not the catalogue: what lies there may be of another edition, or
of some steps alone, and it is those copies that are read. What bears another title was made from
another catalogue, and its pages are nobody's business here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from roadmap_print.catalogue import commonmark
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.pipeline import catalogue_identity
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import UnknownPublicationError, every

if TYPE_CHECKING:
    import pikepdf

# What registration agencies give out (Crossref's advice for finding DOIs in text), and those who
# divide their prefix (DOI Handbook, 2.2.2).
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")

Pages = dict[str, tuple[int, ...]]
"""The pages of each publication, from 1."""


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
    catalogue: Catalogue, positions: Mapping[str, Position], printed: Callable[[str], Pages]
) -> tuple[Address, ...]:
    """Collect all that is printed, in the order of the file; `printed` gives an address's pages."""
    written = [(positions.get(where, (0, 0)), where, url) for where, url in _written(catalogue)]
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


class PrintedPages:
    """The links of the whole editions in a folder that bear the title of a catalogue."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._pages: Mapping[str, dict[str, list[int]]] = defaultdict(dict)
        for publication in every():
            whole = OutputFile(publication)
            for page, address in _links(folder / whole.name, whole, catalogue):
                pages = self._pages[unquote(address)].setdefault(publication.name, [])
                if page not in pages:
                    pages.append(page)

    def pages(self, address: str) -> Pages:
        """Return where an address is printed; empty where no PDF has it."""
        found: Mapping[str, Sequence[int]] = self._pages.get(unquote(address), {})
        return {publication: tuple(pages) for publication, pages in found.items()}


def _links(path: Path, whole: OutputFile, catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    """Yield page and address of each link; none of a file that is missing, another's or no PDF."""
    with suppress(UnknownPublicationError):
        yield from file_stamp.looked_into(path, partial(_links_in, whole, catalogue)) or ()


def _links_in(
    whole: OutputFile, catalogue: Catalogue, document: pikepdf.Pdf
) -> list[tuple[int, str]]:
    is_whole = (file_stamp.read(document) or whole) == whole
    ours = is_whole and catalogue_identity.bears_title(document, catalogue)
    return [*catalogue_identity.links(document)] if ours else []
