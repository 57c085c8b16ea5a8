"""Reading a stranger's file: whatever is wrong inside it is the file's fault, and said so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from roadmap_print.proof.findings import UnreadableError, finding


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
        raise UnreadableError(finding("locked")) from error
    except pikepdf.PdfError as error:
        raise UnreadableError(finding("no_pdf")) from error
    except Exception as error:
        reason = str(error).rstrip(".") or type(error).__name__
        raise UnreadableError(finding("malformed", reason=reason)) from error
