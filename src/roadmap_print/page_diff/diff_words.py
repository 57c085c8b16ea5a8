"""How changes and pages are named in a report."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap_print.i18n import cldr
from roadmap_print.i18n.translator import say


def field(name: str, language: str) -> str:
    """Give a field's name as people say it: that of the last key of its path."""
    first, _, last = name.partition(".")
    if first == "headings":
        return f"{say(language, 'changes.fields.headings')} ({last})"
    return say(language, f"changes.fields.{last or first}")


def ranges(numbers: Sequence[int], language: str) -> str:
    """Write page numbers, which rise, as for a print dialog: “2-5, 9 and 12”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run)
    return cldr.listed(parts, language)
