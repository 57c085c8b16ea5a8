"""One scalar to the text that the catalogue holds, by the kind of text that it should be."""

import re
import unicodedata

from roadmap_print.catalogue import commonmark, urls
from roadmap_print.catalogue.reading.diagnostics import Diagnostics, Position
from roadmap_print.catalogue.reading.source_file import FORBIDDEN
from roadmap_print.catalogue.schema_types import ADDRESS, ID, MARKDOWN, Text
from roadmap_print.i18n.translator import Message

EASY_VERSION = 10
"""The largest code that a telephone reads at once from paper at 0.5 mm a module."""

NOTHING = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
"""Unicode's categories of what draws nothing, or only on a letter before it."""

LONGEST_EXACT = 1_000
LONGEST_ADDRESS = 10_000
"""Characters beyond which a text is not looked at: patterns cost more than its length."""

SHOWN_BEFORE = 40
"""Characters of an address that lead to what is wrong in it."""


def read_text(
    given: str, kind: Text, path: str, problems: Diagnostics, at: Position | None = None
) -> str | None:
    """Give the text of a scalar; None where it is not of its kind, which is told.

    A mistaken id is given all the same: it may still be pointed to.
    """
    text = given if kind.exact else fold(given)
    if hidden := _hidden(given, kind):
        code = f"U+{ord(hidden):04X}"
        problems.error(path, Message("catalogue.control"), at=at, code=code)
    elif kind.most is not None and len(text) > kind.most:
        bounds = {"count": len(text), "most": kind.most}
        problems.error(path, Message("catalogue.long_text"), kind.too_long, at=at, **bounds)
    elif not shows(text):
        problems.error(path, Message("catalogue.empty"), at=at)
    elif kind is ADDRESS:
        return _address(text, path, problems)
    elif kind.wrong is None or _fits(text, kind):
        return text
    else:
        near = kind.wrong.mend(text[:LONGEST_EXACT])
        hint = Message("catalogue.write") if _fits(near, kind) else None
        problems.error(path, kind.wrong.message, hint, at=at, text=text, near=near)
        return text if kind is ID else None
    return None


def fold(text: str) -> str:
    """Fold white space to one space, and keep the no-break spaces that the editors set.

    Letters and their accents become one character where there is one, as macOS does not write
    them: fonts draw those well, the two apart badly.
    """
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


def shows(text: str) -> bool:
    """Say whether a text leaves anything on paper: a letter, a figure, a sign."""
    return any(unicodedata.category(each) not in NOTHING for each in text)


def _hidden(text: str, kind: Text) -> str | None:
    """Find a character that may not stand in a text, nor come of one, as Markdown's &#x202E;."""
    hidden = FORBIDDEN.search(text)  # "\0" between double quotes is one
    if not hidden and kind is MARKDOWN and "&#" in text[: kind.most]:
        words = "".join(token.content for token in commonmark.inline(text[: kind.most]))
        hidden = FORBIDDEN.search(words)
    return hidden and hidden[0]


def _fits(text: str, kind: Text) -> bool:
    return len(text) <= LONGEST_EXACT and bool(re.fullmatch((kind.pattern or "").strip("^$"), text))


def _address(text: str, path: str, problems: Diagnostics) -> str | None:
    if len(text) > LONGEST_ADDRESS:
        return text if _fits_a_code(text, path, problems) else None
    try:
        address = urls.encode(text)
    except urls.AddressError as error:
        message = Message(f"catalogue.address.{error}")
        hint = Message(f"catalogue.address_hint.{error}")
        before = text[: urls.unseen(text)][-SHOWN_BEFORE:]
        problems.error(path, message, hint, text=text, before=before)
        return None
    final = urls.without_tracking(address)
    if final != address:
        names = ", ".join(urls.tracking(address))
        problems.warn(path, Message("catalogue.tracked"), names=names, near=final)
    return final if _fits_a_code(final, path, problems) else None


def _fits_a_code(address: str, path: str, problems: Diagnostics) -> bool:
    version, count = urls.code_version(address), len(address)
    if version is None:
        most = urls.MOST_BYTES
        problems.error(path, Message("catalogue.address_too_long"), count=count, most=most)
    elif version > EASY_VERSION:
        most, width = urls.CODE_BYTES[EASY_VERSION - 1], urls.code_width(version)
        problems.warn(path, Message("catalogue.large_code"), count=count, width=width, most=most)
    return version is not None
