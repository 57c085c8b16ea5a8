"""Files that people have and that are not read: what each is, so that its remedy can be said."""

import io
import re
import zipfile
import zlib
from typing import Final

from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.text_decoding import decode
from roadmap_print.i18n.translator import Message

UNREAD: Final = {
    "references": r"%0 \w|RT [A-Z][\w ,]*$|FN .*\sVR |PT [A-Z]\s|<rdf:RDF|<xml>|<PubmedArt|<mods",
    "links": r'\{(?s:.)*(?:"roots"\s*:|"text/x-moz-place)|<opml|<rss|<feed',
    "document": r"%PDF|\{\\rtf|word/|ppt/|.*opendocument\.(?:text|presentation)",
    "spreadsheet": r".*opendocument\.spreadsheet",
    "catalogue": r"(?:#.*\s|---\s|\s)*title\s*:(?s:.)*^(?:formats|steps|resources)\s*:",
}
"""What a file of each kind begins with."""

_UNREAD = {key: re.compile(pattern, re.MULTILINE) for key, pattern in UNREAD.items()}
_DECLARATIONS = re.compile(r"\s*(?:<[?!][^>]*>\s*)*")
_HEAD: Final = 20_000
_NO_TABLE = re.compile(r"\s*[^;,\t\r\n]*(?:[\r\n]|$)")
_DAMAGES = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError)
"""What Python makes of a ZIP that is damaged, encrypted or packed in a way it does not know."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def refuse_unread(data: bytes) -> None:
    """Raise ExchangeError for what is not read; it says what to do instead."""
    begins = _DECLARATIONS.sub("", _names_within(data) or _head(data), count=1)
    key = next((key for key, pattern in _UNREAD.items() if pattern.match(begins)), None)
    if key:
        raise ExchangeError(Message(f"exchange.unread.{key}"))


def refuse_loose_links(text: str) -> None:
    """Raise ExchangeError for a text of addresses that is no table."""
    if _NO_TABLE.match(text) and _ADDRESS.search(text):
        raise ExchangeError(Message("exchange.unread.loose_links"))


def _head(data: bytes) -> str:
    try:
        return decode(data[:_HEAD])
    except ExchangeError:
        return ""


def _names_within(data: bytes) -> str:
    """Give the type that OpenDocument tells, or the parts of a file of Word or PowerPoint."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if "mimetype" in names:
                return packed.open("mimetype").read(99).decode()
    except _DAMAGES:
        return ""
    return "\n".join(name for name in names if name.startswith(("word/", "ppt/")))
