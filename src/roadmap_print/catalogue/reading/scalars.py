"""One scalar to the text that the catalogue holds, by the kind of text that it should be."""

import re
import unicodedata
from functools import lru_cache

from roadmap_print.catalogue import commonmark, urls
from roadmap_print.catalogue.reading.diagnostics import Diagnostics, Position
from roadmap_print.catalogue.reading.pasted import advice, lookalikes
from roadmap_print.catalogue.reading.pasted.lookalikes import STRANGE
from roadmap_print.catalogue.reading.source_file import FORBIDDEN
from roadmap_print.catalogue.schema_types import ADDRESS, DOI, IDS, MARKDOWN, POINTER, Text
from roadmap_print.i18n.translator import LONGEST_OFFERED, Message
from roadmap_print.problems import Remedy

EASY_VERSION = 10
"""The largest code that a telephone reads at once from paper at 0.5 mm a module."""

NOTHING = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
"""Unicode's categories of what draws nothing, or only on a letter before it."""

DOI_PREFIX = re.compile(r"(https?://(dx\.|www\.)?doi\.org/|doi\s*:?\s*)?", re.IGNORECASE)
LONGEST_EXACT = 1_000
LONGEST_ADDRESS = 10_000
"""Characters beyond which a text is not looked at: patterns cost more than its length."""


def read_text(
    given: str, kind: Text, path: str, problems: Diagnostics, at: Position | None = None
) -> str | None:
    """Give the text of a scalar; None where it is not of its kind, which is told.

    A mistaken id is given all the same: it may still be pointed to.
    """
    if (sound := _sound_text(given, kind, problems.language)) is not None:
        return sound
    return _judged(given, kind, path, problems, at)


@lru_cache(maxsize=50_000)
def _sound_text(given: str, kind: Text, language: str) -> str | None:
    """Give the text of a scalar of which nothing is to be told, once for all its readings."""
    trial = Diagnostics("", language)
    text = _judged(given, kind, "", trial, None)
    return None if trial.told else text


def _judged(
    given: str, kind: Text, path: str, problems: Diagnostics, at: Position | None
) -> str | None:
    text = given if kind.exact else fold(given)
    if hidden := _hidden(given, kind):
        code = f"U+{ord(hidden):04X}"
        problems.error(path, Message("catalogue.control"), at=at, code=code)
    elif stray := _stray(given, kind):
        _tell_stray(stray, given, kind, path, problems, at)
    elif kind.most is not None and len(text) > kind.most:
        bounds = {"count": len(text), "most": kind.most}
        problems.error(path, Message("catalogue.long_text"), kind.too_long, at=at, **bounds)
    elif not shows(text):
        problems.error(path, Message("catalogue.empty"), at=at)
    elif kind is ADDRESS:
        return _address(text, path, problems)
    elif kind.wrong is None or _fits(text, kind):
        advice.warn_of_text(text, kind, path, problems)
        if kind is DOI:
            advice.warn_of_dash(text, path, problems)
        return text
    else:
        near = kind.wrong.mend(text[:LONGEST_EXACT])
        fits = _fits(near, kind) and len(near) <= LONGEST_OFFERED
        hint = Message("catalogue.write") if fits else None
        remedy = Remedy(near) if hint and _is_exact(text, near, kind) else None
        problems.error(path, kind.wrong.message, hint, remedy, at=at, text=text, near=near)
        return text if kind in IDS else None
    return None


def _is_exact(text: str, near: str, kind: Text) -> bool:
    """Say whether a guess is certain: not of an id, which is pointed to, nor of words before a DOI.

    Its address and `doi:` are parts of how DOIs are written (DOI Handbook, 3.4).
    """
    if kind is DOI:
        return bool(DOI_PREFIX.fullmatch(text.strip().removesuffix(near)))
    return kind not in IDS


def _stray(given: str, kind: Text) -> str | None:
    """Find a space or a character without width that cannot be meant; a label may hold one."""
    if not kind.exact or kind in {ADDRESS, MARKDOWN} or not (found := STRANGE.search(given)):
        return None
    clean = lookalikes.blank(given[:LONGEST_EXACT]).strip(" ")
    return found[0] if kind is not POINTER or _fits(clean, POINTER) else None


def _tell_stray(
    character: str, given: str, kind: Text, path: str, problems: Diagnostics, at: Position | None
) -> None:
    """Tell of a space or a character without width where each one counts, as in a DOI."""
    clean = lookalikes.blank(given[:LONGEST_EXACT]).strip(" ")
    near = kind.wrong.mend(clean) if kind.wrong and not _fits(clean, kind) else clean
    values = {"text": lookalikes.name(character, problems.language), "near": near}
    exact = _fits(near, kind) and len(near) <= LONGEST_OFFERED
    hint = Message("catalogue.write" if exact else "catalogue.control_hint")
    said, code = Message("catalogue.stray"), f"U+{ord(character):04X}"
    remedy = Remedy(near) if exact and at is None else None
    problems.error(path, said, hint, remedy, at=at, code=code, **values)


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
        advice.tell_address(text, path, error, problems)
        return None
    advice.warn_of_detour(address, path, problems)
    advice.warn_of_end(text, path, problems)
    final = urls.without_tracking(address)
    if final != address:
        names = ", ".join(urls.tracking(address))
        said, hint = Message("catalogue.tracked"), advice.write(final)
        problems.warn(path, said, hint, Remedy(final), names=names, near=final)
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
