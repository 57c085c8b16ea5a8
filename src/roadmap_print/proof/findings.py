"""A fault of a page before it is told: what, where on the page, where in the catalogue."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from roadmap_print.i18n import cldr
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Severity

WARNINGS = {
    Message("proof.fine_module"),
    Message("proof.nearer"),
    Message("proof.inky"),
    Message("proof.boxes"),
    Message("proof.several_faces"),
    Message("proof.small_on_slide"),
    Message("proof.low_on_slide"),
    Message("proof.no_section"),
    Message("proof.slides_changed"),
    Message("proof.slides_added"),
    Message("proof.slides_removed"),
}
"""What is told and yet may leave the house; all else is an error."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault; `page` counts from 1, 0 for the whole file; `path` is a key of the catalogue."""

    message: Message
    page: int = 0
    path: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return Severity.WARNING if self.message in WARNINGS else Severity.ERROR

    def said(self, language: str) -> tuple[str, str | None]:
        """Say what is wrong, and what would be right where that is known."""
        values = {
            name: cldr.number(value, 2, language) if isinstance(value, float) else value
            for name, value in self.values.items()
        }
        hint = self.message.hint
        return self.message.said(language, values), hint and hint.said(language, values)


def finding(key: str, page: int = 0, path: str = "", /, **values: object) -> Finding:
    """Return a finding by its key in the area `proof`."""
    return Finding(Message("proof." + key), page, path, values)


class UnreadableError(Exception):
    """A file that cannot be looked at; `finding` is why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return self.finding.said("en")[0]


@contextmanager
def readable() -> Iterator[None]:
    """Raise UnreadableError for whatever reading a PDF raises.

    It may be wrong in more ways than anybody can list. What has no room is no fault of its form.
    """
    import pikepdf

    try:
        yield
    except (UnreadableError, MemoryError, RecursionError):
        raise
    except pikepdf.PasswordError as error:
        raise UnreadableError(finding("locked")) from error
    except pikepdf.PdfError as error:
        raise UnreadableError(finding("no_pdf")) from error
    except Exception as error:
        raise UnreadableError(finding("malformed", reason=_reason(error))) from error


@contextmanager
def readable_slides() -> Iterator[None]:
    """Raise UnreadableError for whatever reading slides raises."""
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(finding("malformed_presentation", reason=_reason(error))) from error


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
