"""The pictures and PDFs that a form offers by number: no request names a file."""

from collections.abc import Sequence
from pathlib import Path

PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg"})
MOST_FILES = 200


def pictures(folder: Path) -> Sequence[str]:
    """Give the names of what may be a logo in a folder."""
    return [each.name for each in _files(folder, PICTURES)]


def printed(folder: Path) -> Sequence[Path]:
    """Give the PDFs of a folder, the newest first."""
    return sorted(_files(folder, {".pdf"}), key=lambda file: file.stat().st_mtime, reverse=True)


def _files(folder: Path, kinds: frozenset[str] | set[str]) -> list[Path]:
    try:
        found = sorted(each for each in folder.iterdir() if each.suffix.lower() in kinds)
        return [each for each in found if each.is_file()][:MOST_FILES]
    except OSError:
        return []
