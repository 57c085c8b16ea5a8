"""Whose a finished file is: the same catalogue's that is printed now, or another one's.

A catalogue has no number of its own, and title and path say too little: every team has a
"Learning roadmap" in `content/roadmap.yaml`. So a file is the catalogue's own where the record
says that it came from the very file, seen from the output folder, whatever stands in that today;
or else, as the record may be gone and catalogues are moved, where it bears the same title and
leads for the most part to the same addresses.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.pipeline.cache import CacheEntry
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import PPTX
from roadmap_print.publications.registry import UnknownPublicationError

if TYPE_CHECKING:
    import pikepdf

REGISTRARS = "https://doi.org/"  # what a work is cited by, besides its address


def seen_from(folder: Path, file: Path) -> str:
    """Return the path of a catalogue from an output folder: both may move together."""
    try:
        return os.path.relpath(file.resolve(), folder.resolve()).replace(os.sep, "/")
    except ValueError:  # on two drives
        return str(file.resolve())


def others_title(
    path: Path, catalogue: Catalogue, file: Path, entry: CacheEntry | None
) -> str | None:
    """Return the title in a finished file of ours that is another catalogue's; None for no such.

    `file` is what the catalogue is read from, `entry` what is recorded of the file as it stands.
    """
    if not path.is_file() or (entry and entry.catalogue == seen_from(path.parent, file)):
        return None
    try:
        if path.suffix == f".{PPTX}":
            told = _of_slides(path)
        else:
            told = file_stamp.looked_into(path, _of_pdf)
    except Exception:  # noqa: BLE001  a damaged file is nobody's
        return None
    return told[0] if told and not _is_of(*told, catalogue) else None


def is_edited(path: Path) -> bool:
    """Tell whether somebody's work is at a path: slides not as we wrote them, or a foreign PDF."""
    if not path.is_file():
        return False
    if path.suffix != f".{PPTX}":
        return bool(file_stamp.looked_into(path, _is_foreign))
    from roadmap_print.package_stamp import PackageError, read_package

    try:
        return read_package(path).edited
    except (PackageError, OSError):  # nobody knows what is in it
        return True


def _is_foreign(document: pikepdf.Pdf) -> bool:
    try:
        return file_stamp.read(document) is None
    except UnknownPublicationError:  # of ours, with a publication more
        return False


def _of_pdf(document: pikepdf.Pdf) -> tuple[str, set[str]] | None:
    """Return title and addresses of a PDF of ours, None for a foreign one."""
    if file_stamp.read(document) is None:
        return None
    return title(document), {address for _, address in links(document)}


def _of_slides(path: Path) -> tuple[str, set[str]] | None:
    """Return title and addresses of slides of ours, None for foreign ones."""
    from roadmap_print.package_stamp import read_package

    package = read_package(path)
    return (package.title, set(package.addresses)) if package.told else None


def _is_of(name: str, addresses: set[str], catalogue: Catalogue) -> bool:
    if _letters(name) != _letters(catalogue.title):
        return False
    known = {unquote(each.url) for each in catalogue.resources.values()}
    known |= {unquote(catalogue.home)} if catalogue.home else set()
    found = {unquote(address) for address in addresses}
    found = {address for address in found if not address.startswith(REGISTRARS)}
    return 2 * len(found & known) >= len(found)


def bears_title(document: pikepdf.Pdf, catalogue: Catalogue) -> bool:
    """Tell whether a PDF has the title of a catalogue, but for how it is typeset."""
    return _letters(title(document)) == _letters(catalogue.title)


def title(document: pikepdf.Pdf) -> str:
    """Give the title in a PDF's metadata, where `build` puts it; empty without."""
    return str(document.open_metadata().get("dc:title", "") or document.docinfo.get("/Title", ""))


def links(document: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Yield page, from 1, and address of each link."""
    import pikepdf

    for number, page in enumerate(document.pages, start=1):
        for annotation in page.get("/Annots", ()):
            action = annotation.get("/A")
            if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
                yield number, str(action["/URI"])


def _letters(text: str) -> list[str]:
    """Leave out of a title what is typeset otherwise than it is written."""
    return [each for each in text if each.isalnum()]
