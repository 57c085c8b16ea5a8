"""Texts that were read in another encoding than their own: "SantÃ©" for "Santé".

UTF-8 writes a letter with an accent as two bytes; a program that takes each for a character of
Windows, of an old Mac or of DOS makes two of it. It is undone where the pair can hardly be meant:
"É" and a no-break space are such a pair, and French.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

LEADS = {
    "cp1252": "[ÂÃÄÅÆË]{}|â{}{{2}}|ð{}{{3}}|(?:[ÐÑÎÏרÙ]{}){{2,}}",
    "mac_roman": "[¬√≈ƒ]{}|‚{}{{2}}",
    "cp850": "[┬├┼─]{}|Ô{}{{2}}",
}
"""Encodings that UTF-8 is taken for, and what a character of it looks like there: its first byte
and those that follow, for which the braces stand. One letter of Greek, Cyrillic, Hebrew or Arabic
proves nothing, two in a row do."""
USUAL = "\xa0»›’”“‘…—–°·²³´"
"""What may follow a letter by itself."""
MEANT = re.compile(r"[\xa0-\u06ff\u2010-\u2044\u20a0-\u22ff\u2500-\u27bf\U0001f000-\U0001ffff]+")
"""What a pair is undone to: letters of these alphabets, marks, signs."""
MOST_TIMES = 3
"""How often one text may have been spoilt."""


class Spoilt(NamedTuple):
    """The first word that was spoilt, and what it should read; and the whole text likewise."""

    word: str
    right: str
    text: str


def spoilt(text: str) -> Spoilt | None:
    """Find what of a text was read in the wrong encoding; None where nothing surely was."""
    if text.isascii():
        return None
    right = text
    for _ in range(MOST_TIMES):
        right = _undone(right)
    if right != text or "â€" in text:
        right = _without_rests(right)
    words = zip(text.split(" "), right.split(" "), strict=True)
    changed = next(((old, new) for old, new in words if old != new), None)
    return Spoilt(*changed, right) if changed else None


def word_of_bytes(word: str) -> str | None:
    """Give a word whose bytes of UTF-8 stand there one by one, controls among them; else None."""
    try:
        data = (each.encode("latin-1" if each < "\u0100" else "cp1252") for each in word)
        meant = b"".join(data).decode()
    except UnicodeError:
        return None
    return meant if meant != word else None


def _undone(text: str) -> str:
    for codec in LEADS:
        if any(_is_sure(run, codec) for run, _ in _runs(_pattern(codec), codec, text)):
            found = list(_runs(_pattern(codec, alone=True), codec, text))
            for run, meant in reversed(found):
                text = text[: run.start()] + meant + text[run.end() :]
            return text
    return text


def _without_rests(text: str) -> str:
    """Undo what has lost its second byte, which is a no-break space or no character in Windows."""
    return re.sub("Ã(?= |$)", "à", text.replace("â€", "”"))


def _runs(pattern: re.Pattern[str], codec: str, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what may be bytes of UTF-8, each with what it was."""
    for run in pattern.finditer(text):
        meant = run[0].encode(codec).decode("utf-8", "ignore")
        if MEANT.fullmatch(meant):
            yield run, meant


@cache
def _pattern(codec: str, *, alone: bool = False) -> re.Pattern[str]:
    """Give the expression of what is spoilt; beside what surely is, a pair `alone` is, too."""
    following = (bytes([byte]).decode(codec, "ignore") for byte in range(0x80, 0xC0))
    shape = LEADS[codec].replace("{}", f"[{''.join(following)}]").format()
    return re.compile(shape.replace("){2,}", ")+") if alone else shape)


def _is_sure(run: re.Match[str], codec: str) -> bool:
    """Say whether a run can be nothing else, by what it is made of or what stands beside it."""
    before, after = run.string[: run.start()][-1:], run.string[run.end() :][:1]
    if codec != "cp1252":
        return before.islower() or after.islower()
    in_word = after.isalpha() and not run[0].endswith("\xa0")
    alone = run[0] == "Ã\xa0" and not before.isalnum()  # "à", which is a word by itself
    return (
        alone
        or in_word
        or (before.islower() and run[0][0].isupper())
        or not set(run[0][1:]) <= set(USUAL)
    )
