"""What the system's fonts can draw, asked of fontconfig as the layout engine does."""

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FORMAT = "%{file}\n%{index}\n%{family[0]}"
_BOLD, _REGULAR = 200, 80  # fontconfig's weights


@dataclass(frozen=True, slots=True)
class SystemFont:
    """A file that the system has, the `index` of a font in a collection, its family's name."""

    path: Path
    index: int
    family: str


@cache
def system_font(character: str, language: str, *, bold: bool) -> SystemFont | None:
    """Return the font that the system would draw a character in, None where it has none."""
    weight = _BOLD if bold else _REGULAR
    asked = f"sans-serif:charset={ord(character):x}:weight={weight}:variable=false:color=false"
    told = _ask("fc-match", "-f", _FORMAT, f"{asked}:lang={language}" if language else asked)
    lines = told.split("\n")
    if len(lines) < 3:
        return None
    found = SystemFont(Path(lines[0]), int(lines[1]) & 0xFFFF, lines[2])
    return found if _has(found, character) else None


def _ask(*command: str) -> str:
    """Return what fontconfig says, nothing where it cannot be asked."""
    try:
        asked = subprocess.run(command, capture_output=True, timeout=5, check=False, text=True)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout if asked.returncode == 0 else ""


def _has(font: SystemFont, character: str) -> bool:
    from roadmap_print.fonts.shaping import characters

    try:
        return ord(character) in characters(font.path, font.index)
    except OSError:
        return False
