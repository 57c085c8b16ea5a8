"""Warnings: what can be printed and yet is hardly meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roadmap_print.catalogue import addresses
from roadmap_print.catalogue import messages as say

if TYPE_CHECKING:
    from roadmap_print.catalogue.findings import Findings
    from roadmap_print.catalogue.model import Catalogue

NUMBERED = re.compile(r"/(\d{4,})-[^/]+")
"""A course's number with a slug behind it, as in /courses/8248141-objectif-ia."""


def caution(catalogue: Catalogue, findings: Findings) -> None:
    """Warn of resources that no step lists, and of pages that stand there twice."""
    used = {name for step in catalogue.steps for name in step.resources}
    for name in catalogue.resources:
        if name not in used:
            where = f"resources.{name}"
            at = findings.mark(where)
            findings.warn(where, say.UNUSED, say.UNUSED_HINT, at=at, text=name)
    _same_pages(catalogue, findings)


def _same_pages(catalogue: Catalogue, findings: Findings) -> None:
    first: dict[str, str] = {}
    for name, resource in catalogue.resources.items():
        page = _page(resource.url)
        other = first.setdefault(page, name)
        if other == name:
            continue
        where, line = f"resources.{name}.url", findings.mark(f"resources.{other}.url").line
        at, values = findings.mark(where), {"other": other, "line": line}
        if catalogue.resources[other].url == resource.url:
            findings.warn(where, say.SAME_ADDRESS, say.SAME_ADDRESS_HINT, at=at, **values)
        else:
            found = NUMBERED.search(resource.url)
            number = found[1] if found else ""
            hint = say.SAME_COURSE_HINT
            findings.warn(where, say.SAME_COURSE, hint, at=at, number=number, **values)


def _page(address: str) -> str:
    """Give what two addresses of one page share: all but the slug behind a number."""
    start = address.index("//") + 2
    end = start + len(addresses.host(address))
    return address[start:end].lower() + NUMBERED.sub(r"/\1", address[end:])
