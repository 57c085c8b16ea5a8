"""Which characters no available font can draw: on paper they would be empty boxes.

Our two typefaces are asked first, then the system's fonts, which fill in what ours lack.
"""

import functools
import subprocess
import unicodedata

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

MOST_ASKED = 20
"""Characters that the system's fonts are asked for: some 10 ms each."""


def drawn(text: str) -> frozenset[str]:
    """Give the characters of a text that draw something by themselves."""
    return frozenset(each for each in set(text) if unicodedata.category(each) not in UNSEEN)


def undrawn(text: str) -> frozenset[str]:
    """Give the characters of a text that neither our fonts nor the system's can draw."""
    rare = drawn(text) - COMMON
    if not rare:
        return frozenset()
    lacking = sorted(each for each in rare if ord(each) not in _ours())
    return frozenset(each for each in lacking[:MOST_ASKED] if not _system_has(each))


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


@functools.cache
def _system_has(character: str) -> bool:
    """Ask fontconfig, as the layout engine will; where it cannot be asked, ours alone count."""
    command = ("fc-list", "-q", f":charset={ord(character):x}")
    try:
        asked = subprocess.run(command, capture_output=True, timeout=5, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0
