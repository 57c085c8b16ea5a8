"""What a finished file says of itself: a PDF in its metadata (XMP), slides in their properties.

By publication, variants and steps it is known wherever it lies and whatever it is called; a file
without them is a foreign one. Edition and revision tell which of two copies is the newer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from roadmap_print.processes.limited import LimitError, Limits, run_limited
from roadmap_print.publications import registry
from roadmap_print.publications.output_file import GREY, LARGE_PRINT, PPTX, OutputFile, Suffix
from roadmap_print.publications.registry import PaperVariant

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf

    from roadmap_print.package_stamp import StampedPackage

Answer = TypeVar("Answer")

LIMITS = Limits(seconds=5, megabytes=400)
NAMESPACE, PREFIX = "urn:roadmap-print:file#", "roadmap"
PROPERTIES = {
    "publication": "Which publication the file is",
    "variants": "What it was made as: large-print, grey, press, fold-a3, fold-a4",
    "steps": "The numbers of the steps in it, where not all are",
    "audience": "Which readers it is for, by their id in the catalogue, where it is not for all",
    "levels": "Which levels its resources have, by their ids, where it has not those of all",
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
        "audience": file.audience,
        "levels": " ".join(file.levels),
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
    return _file(_told(document))


def _file(told: Mapping[str, str], suffix: Suffix = "pdf") -> OutputFile | None:
    """Return what a file is by its properties; raises what `read` does."""
    if not told.get("publication"):
        return None
    variants = told.get("variants", "").split()
    papers = [PaperVariant(each) for each in variants if each not in {LARGE_PRINT, GREY}]
    return OutputFile(
        registry.get(told["publication"]),
        papers[0] if papers else None,
        tuple(map(int, told.get("steps", "").split())),
        large_print=LARGE_PRINT in variants,
        grey=GREY in variants,
        suffix=suffix,
        audience=told.get("audience") or None,
        levels=tuple(told.get("levels", "").split()),
    )


def read_slides(package: StampedPackage) -> OutputFile | None:
    """Return what slides say that they are; None for foreign ones. Raises what `read` does."""
    return _file(package.told, PPTX)


def look(path: Path) -> OutputFile | None:
    """Return what the file at a path says that it is; None for a foreign, damaged or missing one.

    Raises UnknownPublicationError.
    """
    if path.suffix.lower() == f".{PPTX}":
        return _look_at_slides(path)
    return looked_into(path, read)


def recognised(path: Path) -> OutputFile | None:
    """Return what `look` does; None for what is published by somebody else, too."""
    try:
        return look(path)
    except registry.UnknownPublicationError:
        return None


def _look_at_slides(path: Path) -> OutputFile | None:
    from roadmap_print.package_stamp import read_package

    try:
        return read_slides(read_package(path))
    except registry.UnknownPublicationError:
        raise
    except Exception:  # noqa: BLE001  a file may be wrong in more ways than anybody can list
        return None


def looked_into(path: Path, ask: Callable[[pikepdf.Pdf], Answer]) -> Answer | None:
    """Return what a file's document answers; None for one that is damaged, boundless or missing.

    It is opened within bounds: whoever finds a PDF in a folder knows nothing of it. Raises
    UnknownPublicationError.
    """
    import pikepdf  # noqa: F401  once, for all processes

    if not path.is_file():
        return None
    try:
        return run_limited(LIMITS, _ask, path, ask)
    except LimitError:
        return None


def _ask(path: Path, ask: Callable[[pikepdf.Pdf], Answer]) -> Answer | None:
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            return ask(document)
    except registry.UnknownPublicationError:
        raise
    except Exception:  # noqa: BLE001  a file may be wrong in more ways than anybody can list
        return None


def _told(document: pikepdf.Pdf) -> dict[str, str]:
    metadata = document.open_metadata()
    return {name: str(metadata.get(f"{{{NAMESPACE}}}{name}", "")) for name in PROPERTIES}
