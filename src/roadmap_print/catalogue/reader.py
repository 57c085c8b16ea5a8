"""The catalogue's file to one frozen value, or to all that is wrong with it at once.

    file → source (text) → nodes (YAML tree) → shape (models' keys and types) → references
         → the frozen catalogue → cautions (warnings)

Each step tells what it finds and leaves the rest to the next, as far as sense can be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from roadmap_print.catalogue import cautions, nodes, references, shape, source, syntax
from roadmap_print.catalogue.findings import (
    Findings,
    Mark,
    catalogue_language,
    interface_language,
)
from roadmap_print.catalogue.model import Catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from roadmap_print.catalogue.nodes import Node
    from roadmap_print.problems import Problem

__all__ = ["Mark", "Reading", "read"]


class Reading(NamedTuple):
    """What was read: a catalogue unless a problem is an error, and where each value stands.

    `marks` has the place of a value by its key's path, such as `resources.cho-2024.url` or
    `steps[0].title`; `language` is "fr" or "en", the one that the problems are told in.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    marks: Mapping[str, Mark]
    language: str


def read(path: Path) -> Reading:
    """Read a catalogue, and tell every problem in the order of the file; nothing is raised."""
    findings = Findings(str(path), interface_language())
    catalogue = _catalogue(path, findings)
    problems = sorted(findings.problems, key=lambda problem: (problem.line, problem.column))
    return Reading(catalogue, tuple(problems), findings.marks, findings.language)


def _catalogue(path: Path, findings: Findings) -> Catalogue | None:
    data = source.read_bytes(path, findings)
    text = None if data is None else source.decode(data, findings)
    if text is None:
        return None
    findings.language = catalogue_language(text)
    node = _tree(text, findings) if source.allowed(text, findings) else None
    return None if node is None else _from_tree(node, findings)


def _tree(text: str, findings: Findings) -> Node | None:
    try:
        return nodes.compose(text, findings)
    except yaml.MarkedYAMLError as error:
        syntax.explain(error, text, findings)
        return None


def _from_tree(node: Node, findings: Findings) -> Catalogue | None:
    data = shape.read_model(node, Catalogue, findings)
    if data is None:
        return None
    references.check(data, findings)
    if findings.failed:
        return None
    references.name_steps(data)
    catalogue = Catalogue.model_validate(data)
    cautions.caution(catalogue, findings)
    return catalogue
