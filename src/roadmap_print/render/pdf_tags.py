"""The tag tree mended where WeasyPrint leaves it unfinished."""

from collections.abc import Callable, Iterator
from typing import Any

import pydyf

from roadmap_print.fonts.script_fonts import is_shuffled
from roadmap_print.layout.words import HYPHEN
from roadmap_print.render.weasyprint_import import weasyprint_draw, weasyprint_tags

FURNITURE = {"Type": "/Pagination"}
"""Of an artifact: what each page repeats and no screen reader reads (ISO 32000-1, 14.8.2.2)."""
WITHOUT_TAG = {None, "html", "body"}
"""Boxes of no element, and of those that WeasyPrint gives no tag; the file says its language."""

DRAW_TEXT = "draw_text"
"""The name of WeasyPrint's function that draws a text."""


def set_aside(pdf: pydyf.PDF) -> None:
    """Make artifacts of the pages' margins: page numbers and what stands beside them.

    WeasyPrint tags them as text of elements that hang in no tree, so that they are neither
    content nor decoration (ISO 14289-1, 7.1).
    """
    objects = {each.reference: each for each in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    hanging = set(_below(root, objects))
    parents = objects[root["ParentTree"]]["Nums"]
    numbered = dict(zip(parents[::2], parents[1::2], strict=True))
    for number, page in enumerate(pdf.page_references):
        elements = numbered[number]
        loose = {mark for mark, each in enumerate(elements) if each not in hanging}
        if loose:
            _mark(objects[objects[page]["Contents"]], loose)
            elements[:] = ["null" if i in loose else each for i, each in enumerate(elements)]


def _below(element: Any, objects: dict[bytes, Any]) -> Iterator[bytes]:  # noqa: ANN401
    """Yield the references of all elements of a tree."""
    for kid in element["K"]:
        if isinstance(kid, bytes) and (below := objects[kid]).get("Type") == "/StructElem":
            yield kid
            yield from _below(below, objects)


def _mark(stream: pydyf.Stream, loose: set[int]) -> None:
    parts = stream.stream
    for place, part in enumerate(parts):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in loose:
            parts[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary(FURNITURE)]


def _say_languages() -> None:
    """Let each element of the tag tree say its `lang`, which WeasyPrint 70 leaves out.

    One with `data-spoken` is said by these words instead of its letters; one with `data-artifact`
    is left out of the tree, so that `set_aside` makes an artifact of it. The tree is built
    box by box in one function, the only place that has both at hand.
    """
    build = weasyprint_tags._build_box_tree  # noqa: SLF001

    def build_and_say(box: Any, *rest: Any) -> Iterator[pydyf.Dictionary]:  # noqa: ANN401
        box = getattr(box, "_box", box)  # what is absolutely placed stands in a wrapper
        own = {} if box.element_tag in WITHOUT_TAG else box.element.attrib
        language, spoken = own.get("lang"), own.get("data-spoken")
        elements = list(build(box, *rest))
        if "data-artifact" in own:
            return
        for element in elements:
            if language:
                element["Lang"] = pydyf.String(language)
            if spoken:
                element["ActualText"] = pydyf.String(spoken)
            yield element

    weasyprint_tags._build_box_tree = build_and_say  # noqa: SLF001


def _say_what_was_written() -> None:
    """Let shuffled scripts and words parted by a hyphen read back as they were written.

    It is said beside them (ISO 32000-1, 14.9.4), which PDFium and poppler read; WeasyPrint 70 marks
    a text just before it draws it, and has no hook for more.
    """
    draw: Callable[..., None] = getattr(weasyprint_draw, DRAW_TEXT)

    def say_and_draw(stream: Any, box: Any, *rest: Any) -> None:  # noqa: ANN401  WeasyPrint's own
        mark = stream.stream[-2] if len(stream.stream) > 1 else None
        otherwise = is_shuffled(box.text) or box.text.endswith(HYPHEN)
        if otherwise and isinstance(mark, pydyf.Dictionary) and "MCID" in mark:
            mark["ActualText"] = pydyf.String(box.text.removesuffix(HYPHEN))
        draw(stream, box, *rest)

    setattr(weasyprint_draw, DRAW_TEXT, say_and_draw)


_say_languages()
_say_what_was_written()
