"""From a file's bytes to its text by rule, never by a guess from its letters.

A byte-order mark says what follows. Without one, what is sound UTF-8 is UTF-8: a text in another
encoding is hardly ever so by chance. All else is Windows-1252, which Excel writes in France.
"""

import codecs
from pathlib import Path
from typing import Final

from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import reason

MOST_BYTES: Final = 50_000_000
"""A browser's bookmarks of many years with their icons have some 10 MB."""

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read_bytes(path: Path) -> bytes:
    """Read a file of at most 50 MB; raises ExchangeError where it cannot be."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # one may wait for ever
            raise ExchangeError(Message("catalogue.no_plain_file"))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        told = reason(error, message_language())
        raise ExchangeError(Message("catalogue.unreadable"), reason=told) from None
    if len(data) > MOST_BYTES:
        raise ExchangeError(Message("exchange.too_large"), most=MOST_BYTES // 1_000_000)
    return data


def decode(data: bytes) -> str:
    """Give the text; what Windows-1252 has no letter for becomes U+FFFD, as anything broken does.

    Raises ExchangeError where a NUL says that the file is no text.
    """
    text = _decode(data)
    if "\0" in text:
        raise ExchangeError(Message("exchange.no_text"))
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
