"""Which characters no available font can draw: on paper they would be empty boxes.

Our two typefaces are asked first, then what stands in for them (`roadmap_print.fonts.faces`).
"""

import functools
import unicodedata
from collections.abc import Collection

from roadmap_print.fonts.faces import stand_in
from roadmap_print.paths import font_files

COMMON = frozenset(
    {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x17F))} | set("ŒœŸ‘’“”–—…•€\n\t\r")
)
"""Latin characters that our fonts are known to draw, as a test proves; these cost nothing."""

UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Mn", "Me"})
"""Categories of characters that draw nothing, or only on another one."""

BOX = "\N{BALLOT BOX}"
"""What is printed for a character that no font draws: our fonts have it, and a file that holds
glyphs for nothing is no PDF/UA (ISO 14289-1, 7.21.8)."""


def drawn(text: str) -> frozenset[str]:
    """Give the characters of a text that draw something by themselves."""
    return frozenset(each for each in set(text) if unicodedata.category(each) not in UNSEEN)


def undrawn(text: str, language: str) -> frozenset[str]:
    """Give the characters of a text that no font of ours, of a package or of the system draws."""
    rare = drawn(text) - COMMON
    lacking = sorted(each for each in rare if ord(each) not in _ours()) if rare else ()
    return frozenset(each for each in lacking if not stand_in(each, language, bold=False))


def boxed_share(text: str, missing: Collection[str]) -> float:
    """Give the share of a text's letters for which boxes would be printed."""
    seen = [each for each in text if unicodedata.category(each) not in UNSEEN]
    return sum(each in missing for each in seen) / len(seen) if seen else 0.0


def name(character: str) -> str:
    """Give a character's number, and its Unicode name where it has one."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".strip()


@functools.cache
def _ours() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    codes: set[int] = set()
    for style in ("text", "title"):
        with TTFont(str(font_files()[style]), lazy=True) as font:
            codes.update(font.getBestCmap() or ())
    return frozenset(codes)
