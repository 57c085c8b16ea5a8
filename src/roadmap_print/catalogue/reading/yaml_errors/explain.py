"""Mistakes in the YAML itself, told by their usual cause and not in the parser's words.

A parser stops at the first such mistake. Where its cause is plain (a colon in a title without
quotes) the line is mended in a copy of the text and read on, so that the mistakes after it are
told in the same run. Nothing is ever printed from a mended copy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.reading import yaml_tree
from roadmap_print.catalogue.reading.diagnostics import START, Position
from roadmap_print.catalogue.reading.yaml_errors import between_lines, in_line
from roadmap_print.catalogue.reading.yaml_errors.yaml_error import Slip, Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from roadmap_print.catalogue.reading.diagnostics import Findings
    from roadmap_print.catalogue.reading.yaml_tree import Node

MOST_MENDED = 20
LONGEST_MENDED = 500_000
"""Characters of a text that is read again after mending, so that the work stays bounded."""

LONGEST_LINE = 5_000
"""Characters of a line whose mistake is looked into."""


def tree(text: str, findings: Findings) -> Node | None:
    """Make the tree of a text, mended where it has to be; all mistakes of the YAML are told."""
    told: set[int] = set()
    while True:
        try:
            return yaml_tree.compose(text, findings)
        except yaml.MarkedYAMLError as error:
            slip = explain(error, text)
        if slip.at.line in told:
            return None
        told.add(slip.at.line)
        again = slip.mended and len(told) <= MOST_MENDED and len(text) <= LONGEST_MENDED
        findings.error("", slip.message, slip.hint, at=slip.at, **slip.values)
        if not again or slip.mended is None:
            return None
        text = "\n".join(slip.mended)


def explain(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """Find the usual cause of what stopped the parser."""
    mark = _mark(error.problem_mark) or START
    context_mark = _mark(error.context_mark) or mark
    lines = re.split(r"\r\n|\r|\n", text)
    told = Stop(str(error.problem), str(error.context), mark, context_mark, lines)
    causes = CAUSES if max(len(told.line), len(told.context_line)) <= LONGEST_LINE else ()
    slips = (cause(told) for cause in causes)
    return next(filter(None, slips), Slip(mark, say.NOT_YAML, say.NOT_YAML_HINT, {}))


def _mark(mark: yaml.Mark | None) -> Position | None:
    return Position(mark.line + 1, mark.column + 1) if mark else None


CAUSES: tuple[Callable[[Stop], Slip | None], ...] = (
    between_lines.tab,
    in_line.open_quote,
    in_line.quote_closed_late,
    in_line.escape,
    in_line.after_quote,
    in_line.colon_in_text,
    in_line.glued,
    between_lines.no_colon,
    in_line.bad_start,
    in_line.directive,
    between_lines.hyphen,
    between_lines.block_text,
    between_lines.bracket,
    between_lines.too_far,
    between_lines.indentation,
    between_lines.document,
)
"""The usual causes, the plainest first."""
