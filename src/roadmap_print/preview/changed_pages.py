"""A composed publication page by page: which pages are new, and a document of those alone.

Every page of a publication is laid out by us as a section of its own. One whose section is as
it was looks as it did, so it need not be rendered again; in the document that is rendered it
stays as a blank, so that page numbers, links and the count of pages come out right.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from roadmap_print.render.html_templates import Composed
from roadmap_print.render.html_tree import parse


def keys(composed: Composed) -> tuple[str, ...]:
    """Return a key for each page: pages of the same key look the same and link to the same."""
    root = parse(composed.html)
    sections = _sections(root, composed)
    if not sections:
        return tuple(_key(composed, number, composed.html) for number in range(composed.pages))
    head = ET.tostring(root[0], "unicode")
    pages = {name: page for page, section in enumerate(sections) for name in _anchors(section)}
    return tuple(
        _key(composed, number, head, ET.tostring(section, "unicode"), *_targets(section, pages))
        for number, section in enumerate(sections)
    )


def only(composed: Composed, numbers: Collection[int]) -> Composed:
    """Return the publication with all other pages (from 0) left blank."""
    root = parse(composed.html)
    sections = _sections(root, composed)
    for number, section in enumerate(sections):
        if number not in numbers:
            names = list(_anchors(section))
            kept = section.attrib.keys() - {"id", "style"}
            section.attrib = {name: value for name, value in section.items() if name in kept}
            section[:] = [ET.Element("p", {"id": name}) for name in names]
            section.text = None
    return replace(composed, html=ET.tostring(root, "unicode")) if sections else composed


def _sections(root: ET.Element, composed: Composed) -> Sequence[ET.Element]:
    """Return the pages' elements; none where they cannot be told apart, as on the poster."""
    sections = root.findall("body/section")
    return sections if len(sections) == composed.pages else ()


def _anchors(section: ET.Element) -> Iterator[str]:
    return (each.attrib["id"] for each in section.iter() if "id" in each.attrib)


def _targets(section: ET.Element, pages: dict[str, int]) -> Iterator[str]:
    links = (each.get("href", "") for each in section.iter("a"))
    return (str(pages.get(href[1:])) for href in links if href.startswith("#"))


def _key(composed: Composed, number: int, *parts: str) -> str:
    whole = "\0".join((f"{number} {composed.pages} {composed.zoom}", *parts))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20]
