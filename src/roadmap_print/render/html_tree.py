"""From a filled template to the elements that WeasyPrint lays out.

Templates are well-formed XML: the C parser reads them in a twentieth of the time of an HTML
parser, and a tag that is not closed is an error instead of a guess.
"""

import re
from collections import Counter
from collections.abc import Collection
from xml.etree import ElementTree as ET

from roadmap_print.catalogue.glyph_coverage import BOX

# XML 1.0, 2.2: what no document may hold; a catalogue can have U+FFFE, with a warning.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEIGHT = 6  # a class repeated so often weighs more than any selector of `styles/`


def tree(html: str, undrawn: Collection[str] = ()) -> ET.Element:
    """Return the root of a page's elements; raises ET.ParseError for a tag left open.

    For each of the `undrawn` characters a box is printed; what is read aloud or shown by a
    viewer, the title and the attributes, keeps it.
    """
    root = parse(html)
    if undrawn:
        boxes = dict.fromkeys(map(ord, undrawn), BOX)
        for element in root.iter():
            if element.text and element.tag != "title":
                element.text = element.text.translate(boxes)
            if element.tail:
                element.tail = element.tail.translate(boxes)
    _share_styles(root)
    return root


def parse(html: str) -> ET.Element:
    """Return the root of a page's elements as they are written; raises ET.ParseError."""
    return ET.fromstring(_NO_CHARACTER.sub("\ufffd", html))  # noqa: S314  our own text, escaped by Jinja


def _share_styles(root: ET.Element) -> None:
    """Replace a `style` attribute that is not the only one of its kind by a class.

    WeasyPrint computes the style of an element anew for each `style` attribute, and then that
    of all that is inside; where selectors alone decide, equal elements share one.
    """
    counts = Counter(element.get("style", "") for element in root.iter())
    names = {
        style: f"style-{i}"
        for i, (style, count) in enumerate(counts.items())
        if style and count > 1
    }
    for element in root.iter():
        if name := names.get(element.get("style", "")):
            del element.attrib["style"]
            element.set("class", f"{element.get('class', '')} {name}")
    sheet = ET.SubElement(root[0], "style")
    sheet.text = "".join(f"{f'.{name}' * _WEIGHT}{{{style}}}" for style, name in names.items())
