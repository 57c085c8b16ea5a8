"""Where an address is printed: the pages of the PDFs at hand that have a link to it.

The pages are asked themselves, not the catalogue: what lies there may be of another edition, or
of some steps alone, and it is those copies that are read. What bears another title was made from
another catalogue, and its pages are nobody's business here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.publications.registry import Publication

if TYPE_CHECKING:
    import pikepdf

Pages = dict[str, tuple[int, ...]]
"""The pages of each publication, from 1."""


class PrintedPages:
    """The links of the PDFs in a folder that bear the title of a catalogue."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._pages: Mapping[str, dict[str, list[int]]] = defaultdict(dict)
        for publication in Publication:
            for page, address in _links(folder / f"{publication}.pdf", catalogue):
                pages = self._pages[unquote(address)].setdefault(publication.value, [])
                if page not in pages:
                    pages.append(page)

    def pages(self, address: str) -> Pages:
        """Return where an address is printed; empty where no PDF has it."""
        found: Mapping[str, Sequence[int]] = self._pages.get(unquote(address), {})
        return {publication: tuple(pages) for publication, pages in found.items()}


def _links(path: Path, catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    """Yield page and address of each link; none of a file that is missing, another's or no PDF."""
    if not path.is_file():
        return
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            if _letters(_title(pdf)) != _letters(catalogue.title):
                return
            for number, page in enumerate(pdf.pages, start=1):
                for annotation in page.get("/Annots", ()):
                    action = annotation.get("/A")
                    if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
                        yield number, str(action["/URI"])
    except (OSError, pikepdf.PdfError, AttributeError, TypeError, ValueError):  # damaged
        return


def _title(pdf: pikepdf.Pdf) -> str:
    """Give the title in a PDF's metadata, where `build` puts it; empty without."""
    return str(pdf.open_metadata().get("dc:title", ""))


def _letters(title: str) -> list[str]:
    """Leave out of a title what is typeset otherwise than it is written."""
    return [each for each in title if each.isalnum()]
