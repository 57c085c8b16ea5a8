"""What travels inside the booklet: whoever has the PDF can make it again, or cite from it."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from roadmap_print.catalogue.logo import media_type, read
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.citations import bibtex
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
    catalogue: Catalogue, file: Path, source: bytes, logo: Path | None
) -> tuple[Attachment, ...]:
    """Return the catalogue as it was read, `source`, its logo, and its published works.

    Extracted into one folder, they are what the booklet is made from: `file` gives the name.
    """
    our_words, kind = words(catalogue.language), "application/yaml"
    found = [Attachment(safe(file), kind, "Source", our_words.attached_catalogue, source)]
    if logo:
        data = read(logo)
        kind = media_type(data) or "application/octet-stream"
        found.append(Attachment(safe(logo), kind, "Source", our_words.attached_logo, data))
    if works := bibtex(catalogue).encode():
        kind = "application/x-bibtex"
        found.append(Attachment(REFERENCES, kind, "Supplement", our_words.attached_works, works))
    return tuple(sorted(found, key=lambda each: each.name))


def safe(file: Path) -> str:
    """Return a file's name in ASCII, as every viewer and system can write it."""
    plain = unicodedata.normalize("NFKD", file.name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-") or "roadmap.yaml"
