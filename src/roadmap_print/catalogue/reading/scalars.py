"""One scalar to the text that the catalogue holds, by the kind of text that it should be."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from roadmap_print.catalogue import commonmark, urls
from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.model import MOST_CHARACTERS, PATTERNS, Kind
from roadmap_print.catalogue.reading.source_file import FORBIDDEN
from roadmap_print.catalogue.reading.suggestions import slug

if TYPE_CHECKING:
    from roadmap_print.catalogue.reading.diagnostics import Findings, Position
    from roadmap_print.catalogue.reading.yaml_tree import Scalar

EASY_VERSION = 10
"""The largest code that a telephone reads at once from paper at 0.5 mm a module."""


class Place(NamedTuple):
    """Where a text stands, and whom to tell what is wrong with it."""

    path: str
    mark: Position
    findings: Findings


def read_text(node: Scalar, kind: Kind, place: Place) -> str | None:
    """Give the text of a scalar; None where it is not of its kind, which is told."""
    text = node.text if kind in EXACT else fold(node.text)
    if _hidden(node.text, kind, place) or _too_long(text, kind, place):
        return None
    if not shows(text):
        place.findings.error(place.path, say.EMPTY, say.EMPTY_HINT, at=place.mark)
        return None
    if kind is Kind.ADDRESS:
        return _address(text, place)
    sound = _matches(text, kind, place)
    return text if sound or kind is Kind.ID else None  # a bad id may still be pointed to


NOTHING = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
"""Unicode's categories of what draws nothing, or only on a letter before it."""

LONGEST_EXACT = 1_000
LONGEST_ADDRESS = 10_000
"""Characters beyond which a text is not looked at: patterns cost more than its length."""

SHOWN_BEFORE = 40
"""Characters of an address that lead to what is wrong in it."""

EXACT = frozenset(
    {Kind.ID, Kind.ADDRESS, Kind.MARKDOWN, Kind.YEAR, Kind.LANGUAGE, Kind.DOI, Kind.EMAIL}
)


def fold(text: str) -> str:
    """Fold white space to one space, and keep the no-break spaces that the editors set.

    Letters and their accents become one character where there is one, as macOS does not write
    them: fonts draw those well, the two apart badly.
    """
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


def shows(text: str) -> bool:
    """Say whether a text leaves anything on paper: a letter, a figure, a sign."""
    return any(unicodedata.category(each) not in NOTHING for each in text)


def _hidden(text: str, kind: Kind, place: Place) -> bool:
    """Tell of a character that may not stand in a text, nor come of one, as Markdown's &#x202E;."""
    hidden = FORBIDDEN.search(text)  # "\0" between double quotes is one
    if not hidden and kind is Kind.MARKDOWN and "&#" in text[: MOST_CHARACTERS[kind]]:
        hidden = FORBIDDEN.search(_decoded(text[: MOST_CHARACTERS[kind]]))
    if hidden:
        code, hint = f"U+{ord(hidden[0]):04X}", say.CONTROL_HINT
        place.findings.error(place.path, say.CONTROL, hint, at=place.mark, code=code)
    return hidden is not None


def _decoded(text: str) -> str:
    """Give the words of a text in CommonMark."""
    return "".join(token.content for token in commonmark.inline(text))


def _too_long(text: str, kind: Kind, place: Place) -> bool:
    bounds = {"count": len(text), "most": MOST_CHARACTERS.get(kind, len(text))}
    if long := bounds["count"] > bounds["most"]:
        hint = LONG_HINTS.get(kind, say.LONG_LINE_HINT)
        place.findings.error(place.path, say.LONG_TEXT, hint, at=place.mark, **bounds)
    return long


LONG_HINTS = {Kind.MARKDOWN: say.LONG_TEXT_HINT, Kind.EMAIL: say.BAD_EMAIL_HINT}


def _matches(text: str, kind: Kind, place: Place) -> bool:
    if kind not in PATTERNS or _fits(text, kind):
        return True
    message, hint = MISMATCHES[kind]
    near = _mended(text[:LONGEST_EXACT], kind)
    hint = say.WRITE if _fits(near, kind) else hint
    place.findings.error(place.path, message, hint, at=place.mark, text=text, near=near)
    return False


def _fits(text: str, kind: Kind) -> bool:
    pattern = PATTERNS[kind].strip("^$")
    return len(text) <= LONGEST_EXACT and bool(re.fullmatch(pattern, text))


def _mended(text: str, kind: Kind) -> str:
    """Guess what a mistaken text was meant to be."""
    if kind is Kind.ID:
        return slug(text)
    if kind is Kind.LANGUAGE:
        return text.strip().replace("_", "-")
    if kind is Kind.DOI:
        return re.sub(r"^.*?(?=10\.)", "", text.strip())
    return text.strip()


MISMATCHES = {
    Kind.ID: (say.BAD_ID, say.BAD_ID_HINT),
    Kind.YEAR: (say.BAD_YEAR, say.BAD_YEAR_HINT),
    Kind.LANGUAGE: (say.BAD_LANGUAGE, say.BAD_LANGUAGE_HINT),
    Kind.DOI: (say.BAD_DOI, say.BAD_DOI_HINT),
    Kind.EMAIL: (say.BAD_EMAIL, say.BAD_EMAIL_HINT),
}


def _address(text: str, place: Place) -> str | None:
    if len(text) > LONGEST_ADDRESS:
        _address_too_long(len(text), place)
        return None
    try:
        address = urls.encode(text)
    except urls.AddressError as error:
        message, hint = say.ADDRESS[error.reason], say.ADDRESS_HINT[error.reason]
        before = text[: urls.unseen(text)][-SHOWN_BEFORE:]
        place.findings.error(place.path, message, hint, at=place.mark, text=text, before=before)
        return None
    final = urls.without_tracking(address)
    if final != address:
        names = ", ".join(urls.tracking(address))
        hint = say.TRACKED_HINT
        place.findings.warn(place.path, say.TRACKED, hint, at=place.mark, names=names, near=final)
    return final if _fits_a_code(final, place) else None


def _fits_a_code(address: str, place: Place) -> bool:
    version, count = urls.code_version(address), len(address)
    if version is None:
        _address_too_long(count, place)
    elif version > EASY_VERSION:
        most = urls.CODE_BYTES[EASY_VERSION - 1]
        place.findings.warn(
            place.path,
            say.LARGE_CODE,
            say.LARGE_CODE_HINT,
            at=place.mark,
            count=count,
            width=urls.code_width(version),
            most=most,
        )
    return version is not None


def _address_too_long(count: int, place: Place) -> None:
    message, hint = say.ADDRESS_TOO_LONG, say.ADDRESS_TOO_LONG_HINT
    most = urls.CODE_BYTES[-1]
    place.findings.error(place.path, message, hint, at=place.mark, count=count, most=most)
