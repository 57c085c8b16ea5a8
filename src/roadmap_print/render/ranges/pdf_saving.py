"""PDFs as pikepdf has them: saved to the same bytes for the same pages, their streams compared."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import pikepdf


def save(document: pikepdf.Pdf, file: BinaryIO, **options: Any) -> None:  # noqa: ANN401  pikepdf's
    """Write a document into a file, the same bytes for the same pages."""
    import pikepdf

    modes = pikepdf.ObjectStreamMode
    document.save(file, deterministic_id=True, object_stream_mode=modes.generate, **options)


def written(document: pikepdf.Pdf, **options: Any) -> bytes:  # noqa: ANN401  those of pikepdf
    """Return the bytes that `save` writes."""
    file = io.BytesIO()
    save(document, file, **options)
    return file.getvalue()


def stream_key(stream: Any) -> bytes:  # noqa: ANN401  pikepdf's objects have any keys
    """Return what is equal for streams that say and hold the same."""
    about = repr(sorted((key, repr(value)) for key, value in stream.items()))
    return sha256(about.encode() + stream.read_raw_bytes()).digest()
