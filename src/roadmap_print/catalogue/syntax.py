"""Mistakes in the YAML itself, told by their usual cause and not in the parser's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap_print.catalogue.findings import START, Mark
from roadmap_print.catalogue.messages import Message

if TYPE_CHECKING:
    import yaml

    from roadmap_print.catalogue.findings import Findings

NOT_YAML = Message("this line cannot be read as YAML", "cette ligne n’est pas du YAML lisible")


def explain(error: yaml.MarkedYAMLError, text: str, findings: Findings) -> None:
    mark = error.problem_mark or error.context_mark
    at = Mark(mark.line + 1, mark.column + 1) if mark else START
    findings.error("", NOT_YAML, at=at)
