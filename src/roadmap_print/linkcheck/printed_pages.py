"""Where an address is printed: the pages of the PDFs at hand that have a link to it.

The pages are asked themselves, not the catalogue: what lies there may be of another edition, or
of some steps alone, and it is those copies that are read. What bears another title was made from
another catalogue, and its pages are nobody's business here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.pipeline import catalogue_identity
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import every

Pages = dict[str, tuple[int, ...]]
"""The pages of each publication, from 1."""


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
    if not path.is_file():
        return
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            is_whole = (file_stamp.read(document) or whole) == whole
            if is_whole and catalogue_identity.bears_title(document, catalogue):
                yield from catalogue_identity.links(document)
    except (OSError, pikepdf.PdfError, LookupError, AttributeError, TypeError, ValueError):
        return  # damaged
