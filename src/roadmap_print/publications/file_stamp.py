"""What a finished file says of itself in its metadata (XMP).

By publication, variants and steps it is known wherever it lies and whatever it is called; a file
without them is a foreign one. Edition and revision tell which of two copies is the newer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap_print.publications import registry
from roadmap_print.publications.output_file import GREY, LARGE_PRINT, OutputFile
from roadmap_print.publications.registry import PaperVariant

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf

NAMESPACE, PREFIX = "urn:roadmap-print:file#", "roadmap"
PROPERTIES = {
    "publication": "Which publication the file is",
    "variants": "What it was made as: large-print, grey, press, fold-a3, fold-a4",
    "steps": "The numbers of the steps in it, where not all are",
    "edition": "Which edition of the roadmap it shows, as it is printed",
    "revision": "A whole number: of two files, the one with the greater is the newer",
}
"""Each property with what PDF/A wants to know of it (ISO 19005-3, 6.6.2.3)."""


def properties(
    file: OutputFile, edition: str | None = None, revision: str | None = None
) -> dict[str, str]:
    """Return what a file says of itself, without what goes without saying."""
    told = {
        "publication": file.publication.name,
        "variants": " ".join(file.variants),
        "steps": " ".join(map(str, file.steps)),
        "edition": edition,
        "revision": revision,
    }
    return {name: value for name, value in told.items() if value}


def write(document: pikepdf.Pdf, file: OutputFile, source: pikepdf.Pdf | None = None) -> None:
    """Let a document say what it is, and which edition where the `source` of its pages does."""
    from pikepdf.models import PdfMetadata

    known = _told(source) if source else {}
    told = properties(file, known.get("edition"), known.get("revision"))
    PdfMetadata.register_xml_namespace(NAMESPACE, PREFIX)
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name, value in told.items():
            metadata[f"{{{NAMESPACE}}}{name}"] = value


def read(document: pikepdf.Pdf) -> OutputFile | None:
    """Return what a document says that it is; None for a foreign one.

    Raises UnknownPublicationError for what is published by somebody else, or by a newer program;
    ValueError for metadata that no program of ours writes.
    """
    told = _told(document)
    if not told["publication"]:
        return None
    variants = told["variants"].split()
    papers = [PaperVariant(each) for each in variants if each not in {LARGE_PRINT, GREY}]
    return OutputFile(
        registry.get(told["publication"]),
        papers[0] if papers else None,
        tuple(map(int, told["steps"].split())),
        large_print=LARGE_PRINT in variants,
        grey=GREY in variants,
    )


def look(path: Path) -> OutputFile | None:
    """Return what the file at a path says that it is; None for a foreign, damaged or missing one.

    Raises UnknownPublicationError.
    """
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            return read(document)
    except registry.UnknownPublicationError:
        raise
    except Exception:  # noqa: BLE001  a PDF may be wrong in more ways than anybody can list
        return None


def _told(document: pikepdf.Pdf) -> dict[str, str]:
    metadata = document.open_metadata()
    return {name: str(metadata.get(f"{{{NAMESPACE}}}{name}", "")) for name in PROPERTIES}
