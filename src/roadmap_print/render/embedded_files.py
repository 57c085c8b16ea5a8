"""What travels inside the booklet: whoever has the PDF can make it again, or cite from it."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from roadmap_print.catalogue.logo import PictureFile, media_type
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.exchange.writers.bibtex_writer import works_as_bibtex
from roadmap_print.i18n.page_words import words

REFERENCES = "references.bib"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF; `relationship` is what it is to the pages (ISO 19005-3, 6.8)."""

    name: str
    media_type: str
    relationship: Literal["Source", "Supplement"]
    description: str
    data: bytes


def attachments(
    catalogue: Catalogue, file: Path, source: bytes, logo: PictureFile | None
) -> tuple[Attachment, ...]:
    """Return the catalogue as it was read, `source`, its logo, and its published works.

    Extracted into one folder, they are what the booklet is made from: `file` gives the name.
    """
    our_words, kind = words(catalogue.language), "application/yaml"
    found = [Attachment(safe(file), kind, "Source", our_words.attached_catalogue, source)]
    if logo:
        kind = media_type(logo.data) or "application/octet-stream"
        name, told = safe(logo.path), our_words.attached_logo
        found.append(Attachment(name, kind, "Source", told, logo.data))
    if works := works_as_bibtex(catalogue).encode():
        kind = "application/x-bibtex"
        found.append(Attachment(REFERENCES, kind, "Supplement", our_words.attached_works, works))
    return tuple(sorted(found, key=lambda each: each.name))


def safe(file: Path) -> str:
    """Return a file's name in ASCII, as every viewer and system can write it."""
    plain = unicodedata.normalize("NFKD", file.name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-") or "roadmap.yaml"
