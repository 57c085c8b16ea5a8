"""The catalogue that travels inside a booklet, and its logo: a finished PDF is an edition, too."""

from pathlib import Path
from typing import NamedTuple

from roadmap_print.processes.limited import Limits, run_or_refuse

MARK, MARK_WITHIN = b"%PDF-", 1024
"""A file is a PDF that has the mark in its first kilobyte (ISO 32000-1, Annex H, note 13)."""
CATALOGUE_TYPE = "application/yaml"
LIMITS = Limits(seconds=5, megabytes=400)
"""A booklet of thousands of resources, with a catalogue of 10 MB in it, takes a tenth of that."""


class EmbeddedCatalogue(NamedTuple):
    """What was put into a PDF: the catalogue under its `name`, and the bytes of its logo."""

    name: str
    data: bytes
    logo: bytes | None


class NoCatalogueError(Exception):
    """A PDF cannot be compared: its argument is a key of the messages `editions.pdf`."""


def is_pdf(path: Path) -> bool:
    """Say whether a file is a PDF, or is called one; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            return MARK in file.read(MARK_WITHIN) or path.suffix.lower() == ".pdf"
    except OSError:
        return False


def read(path: Path) -> EmbeddedCatalogue:
    """Take the catalogue out of a PDF, within bounds; raises NoCatalogueError for one without."""
    return run_or_refuse(LIMITS, NoCatalogueError("broken"), _take_out, path)


def _take_out(path: Path) -> EmbeddedCatalogue:
    """Find what the pages were made from: a `Source` of YAML's type (ISO 19005-3, 6.8).

    The other `Source` is the logo.
    """
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            found = [
                (file.get_file().mime_type, file.filename, file.get_file().read_bytes())
                for file in document.attachments.values()
                if file.relationship == pikepdf.Name.Source
            ]
    except pikepdf.PasswordError:
        raise NoCatalogueError("locked") from None
    except Exception:  # noqa: BLE001  a PDF may be wrong in more ways than anybody can list
        raise NoCatalogueError("broken") from None
    catalogue = next((each for each in found if each[0] == CATALOGUE_TYPE), None)
    if catalogue is None:
        raise NoCatalogueError("bare")
    _, name, data = catalogue
    return EmbeddedCatalogue(
        name, data, next((each[2] for each in found if each != catalogue), None)
    )
