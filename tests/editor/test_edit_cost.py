"""An edit costs less than a check: what was judged, or read of the last edit, is kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from editing import SMALL, opened, put, text

from roadmap_print.catalogue.reading.reader import read_source

COUNT = 60


def large(season: str) -> str:
    """Return a catalogue of texts that no other test has had judged."""
    listed = "".join(f"      - r{number}\n" for number in range(COUNT))
    more = "".join(
        f"  r{number}:\n    title: Une leçon d’{season} n° {number}\n    format: course\n"
        f"    url: https://example.org/{season}/{number}\n"
        f"    note: Réservée à l’équipe {number}, {season}\n"
        for number in range(COUNT)
    )
    return SMALL.replace("      - deux\n", f"      - deux\n{listed}") + more


SHARE = 0.75
"""Of a first check: an edit is read as a text, spliced and checked, which takes more by itself."""


def calls(work: Callable[[], object]) -> int:
    """Count the functions that work calls, which no busy machine changes."""
    count = 0

    def called(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_an_edit_costs_less_than_a_check(catalogue: Path) -> None:
    read_source(large("printemps").encode(), catalogue)  # what is loaded once is in neither
    source = large("été")
    catalogue.write_text(source, "utf-8")
    checked = calls(lambda: read_source(source.encode(), catalogue))
    session = opened(catalogue)
    put(session, ["title"], "Un autre titre")
    path: list[str | int] = ["resources", "r7", "title"]
    edited = calls(lambda: put(session, path, "Une autre leçon"))
    assert "Une autre leçon" in text(catalogue)
    assert edited < SHARE * checked


def test_what_was_judged_once_is_told_again(catalogue: Path) -> None:
    """Whatever is kept, each check tells all: a wrong text, twice, and where it stands by then."""
    source = large("hiver").replace("d’hiver n° 9\n", "d’Ã©tÃ© n° 9\n", 1)
    first, second, moved = (
        read_source(each.encode(), catalogue).problems
        for each in (source, source, f"# a line more\n{source}")
    )
    assert [each.where for each in first] == ["resources.r9.title"]
    assert first == second
    assert [each.line for each in moved] == [first[0].line + 1]
