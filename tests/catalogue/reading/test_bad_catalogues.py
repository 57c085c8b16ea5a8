"""Each mistake in tests/catalogues/bad is told exactly as the report beside it says.

A file holds one mistake; run with `UPDATE_REPORTS=1`, this writes the
reports anew, to be read before they are committed. What no file in a repository can be (too
large, UTF-16 that an editor would mend, a folder) is made by a function, its report in `made`.
"""

from __future__ import annotations

import os
import re
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.i18n.translator import Message, texts

if TYPE_CHECKING:
    from collections.abc import Callable

BAD = Path(__file__).parents[2] / "catalogues/bad"
FILES = sorted(BAD.glob("*.yaml"))
SOUND = (BAD.parent / "good/english.yaml").read_text(encoding="utf-8")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def with_logo(name: str, data: bytes) -> bytes:
    """Write a logo, and give the catalogue that names it."""
    Path(name).write_bytes(data)
    return f"publisher:\n  logo: {name}\n{SOUND}".encode()


def wide(pixels: int) -> bytes:
    """Give a PNG that claims so many pixels a side and has none."""
    chunks = (b"IHDR" + pixels.to_bytes(4) * 2 + b"\x08" + bytes(4), b"IDAT")
    return PNG[:8] + b"".join(
        (len(chunk) - 4).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) for chunk in chunks
    )


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


MADE: dict[str, Callable[[], bytes]] = {
    "introduction-too-long-in-all": lambda: SOUND.replace(
        "introduction:\n", "introduction:\n" + f"- {{heading: More, text: {'a' * 18_000}}}\n" * 6
    ).encode(),
    "email-too-long": f"publisher: {{email: {'a' * 243}@hospital.org}}\n{SOUND}".encode,
    "file-too-large": lambda: b"title: " + b"a" * 10_000_000,
    "file-is-a-pdf": lambda: b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n1 0 obj",
    "file-too-many-values": lambda: b"title: [" + b"a," * 500_000 + b"]",
    "yaml-line-too-long": lambda: b"language: en\ntitle: " + b"a: " * 3_000,
    "logo-large": lambda: with_logo("logo.png", PNG + bytes(2_000_000)),
    "logo-pixels": lambda: with_logo("logo.png", wide(50_000)),
    "logo-broken": lambda: with_logo("logo.png", PNG),
    "logo-elements": lambda: with_logo("logo.svg", svg("<g/>" * 20_001)),
    "logo-use": lambda: with_logo("logo.svg", svg('<g id="a"><use href="#a"/></g>')),
    "logo-drawing": lambda: with_logo("logo.svg", svg('<g transform="rotate(a)"/>')),
    "logo-unreadable": f"publisher: {{logo: {'a' * 300}.png}}\n{SOUND}".encode,
}

MISSING_FILES = {
    "file-missing": lambda _: None,
    "file-is-a-folder": Path.mkdir,
    "file-unreadable": lambda path: path.symlink_to(path),
    "file-is-a-pipe": os.mkfifo,
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def report(name: str) -> str:
    """Read a catalogue in the working folder and give its problems, a line each."""
    return "".join(f"{problem}\n" for problem in read(Path(name)).problems)


def hold(told: str, expected: Path) -> None:
    if os.environ.get("UPDATE_REPORTS"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


def test_there_are_sixty_mistakes_and_a_report_of_each() -> None:
    assert len(FILES) >= 60
    reports = {path.stem for path in BAD.glob("*.txt")}
    assert reports == {path.stem for path in FILES}
    made = {path.stem for path in (BAD / "made").glob("*.txt")}
    assert made == MADE.keys() | MISSING_FILES.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_told_exactly(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    hold(report(path.name), path.with_suffix(".txt"))


@pytest.mark.parametrize("name", MADE)
def test_a_made_mistake_is_told_exactly(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("roadmap.yaml").write_bytes(MADE[name]())
    hold(report("roadmap.yaml"), BAD / f"made/{name}.txt")


@pytest.mark.parametrize("name", MISSING_FILES)
def test_a_file_that_is_none_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    MISSING_FILES[name](Path("roadmap.yaml"))
    hold(report("roadmap.yaml"), BAD / f"made/{name}.txt")


@cache
def all_reports() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(BAD.rglob("*.txt")))


MESSAGES = texts("en", "catalogue")
OF_OTHERS = {
    "catalogue.there_already",
    "catalogue.there_already_hint",
    "catalogue.unwritable",
    "catalogue.refused",
    "catalogue.refused_hint",
    "catalogue.undrawn_script_package_hint",
}
"""Told by `init` and `build`, and held in test_check and test_full_disk; what depends on packages
in test_glyph_coverage."""


@pytest.mark.parametrize("key", sorted(MESSAGES.keys() - OF_OTHERS))
def test_no_message_is_forgotten(key: str) -> None:
    """Each message of the reader stands in one of the reports, in either language."""
    values = dict.fromkeys(re.findall(r"(?<!{){(\w+)}", MESSAGES[key]["other"]), "\0")
    patterns = [
        re.escape(Message(key).said(language, values)).replace(r"\\u0000", ".+")
        for language in ("en", "fr")
    ]
    assert any(re.search(pattern, all_reports()) for pattern in patterns), patterns
