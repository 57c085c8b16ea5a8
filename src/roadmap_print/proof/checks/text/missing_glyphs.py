"""Letters and their fonts: none that no font could draw, none drawn by a font that is not there."""

import unicodedata
from collections.abc import Iterator

from roadmap_print.catalogue.texts import texts
from roadmap_print.proof.extract.reading_text import boxed
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject

# Debian's packages; other systems name theirs alike.
ASIAN = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")
EMOJI = range(0x1F000, 0x1FB00)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield where in the catalogue letters stand that no font could draw, and fonts left out."""
    for sheet in subject.sheets:
        for font in sorted({run.font for run in sheet.runs if not run.embedded}):
            name = font.partition("+")[2] or font  # as it is called, without the subset's tag
            yield finding("not_embedded", sheet.number, font=name)
    undrawn = subject.structure.undrawn | boxed(subject)
    if not undrawn:
        return
    left = set(undrawn)
    for path, text in texts(subject.catalogue):
        if found := sorted(undrawn & set(text)):
            left -= set(found)
            yield _fault(found, path)
    if left:
        yield _fault(sorted(left), "")


def _fault(characters: list[str], path: str) -> Finding:
    named = ", ".join(f"{each} (U+{ord(each):04X})" for each in characters)
    packages = ", ".join(sorted({package(each) for each in characters}))
    return finding("boxes", 0, path, characters=named, package=packages)


def package(character: str) -> str:
    """Return the package of Noto fonts that is likely to draw a character."""
    if ord(character) in EMOJI:
        return "fonts-noto-color-emoji"
    if unicodedata.name(character, "").startswith(ASIAN):
        return "fonts-noto-cjk"
    return "fonts-noto-core"
