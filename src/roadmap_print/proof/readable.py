"""Reading a stranger's file: whatever is wrong inside it is the file's fault, and said so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from roadmap_print.i18n.translator import Message
from roadmap_print.proof.findings import Finding, UnreadableError


@contextmanager
def readable() -> Iterator[None]:
    """Say why a file cannot be read.

    A PDF may be wrong in more ways than anybody can list: an entry that is missing, of another
    kind, or that leads back to itself. So whatever reading it raises is told of the file.

    Raises UnreadableError.
    """
    import pikepdf

    try:
        yield
    except UnreadableError:
        raise
    except pikepdf.PasswordError as error:
        raise UnreadableError(Finding(Message("proof.locked"))) from error
    except pikepdf.PdfError as error:
        raise UnreadableError(Finding(Message("proof.no_pdf"))) from error
    except Exception as error:
        reason = str(error).rstrip(".") or type(error).__name__
        raise UnreadableError(
            Finding(Message("proof.malformed"), 0, "", {"reason": reason})
        ) from error
