"""What a test of leaflets asks of one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pdfs import Pdf

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.i18n.translator import Message

HOME = "https://www.exemple.fr/roadmap-ia"


@dataclass(frozen=True)
class Leaflet:
    """A printed file, what it was made of, and what was said of what it lacks."""

    pdf: Pdf
    catalogue: Catalogue
    notes: tuple[Message, ...]


Printer: TypeAlias = Callable[..., Leaflet]
