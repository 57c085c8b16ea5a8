"""A finished booklet with a stream of its own for each place that a personal copy fills.

What a copy puts there replaces that stream, what its tag says and the list of fonts; all else of
the file stays as it is, to the byte. Until then a stream is empty and its tag is silent.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import SLOT, Page, TextBlock, blocks
from roadmap_print.render.ranges.pdf_saving import written

if TYPE_CHECKING:
    import pikepdf

_ARTIFACT = "/Artifact <</Type /Pagination>> BDC"


@dataclass(frozen=True, slots=True)
class PersonalSlot:
    """A place on a page, counted from 0, in pt from its lower left corner.

    `name` is what goes there. `drawing` is the number of the object that draws it, as what is
    `marked`; `tag` that of the object that reads it, 0 for decoration; `said` is that tag as it is,
    without its brackets.
    """

    name: str
    page: int
    left: float
    bottom: float
    width: float
    height: float
    size: float
    colour: str
    right: bool
    marked: str = _ARTIFACT
    drawing: int = 0
    tag: int = 0
    said: bytes = b""

    def drawn(self, commands: bytes = b"") -> bytes:
        """Return the commands of its stream, from its lower left corner."""
        place = f"{self.marked} q 1 0 0 1 {self.left:.3f} {self.bottom:.3f} cm\n"
        return place.encode() + commands + b"\nQ EMC\n"


@dataclass(frozen=True, slots=True)
class BaseFile:
    """The bytes of a booklet with its slots, and what an update of it has to say of it.

    `fonts` are its lists of fonts by the numbers of their objects, without their brackets.
    """

    pdf: bytes
    slots: tuple[PersonalSlot, ...]
    fonts: Mapping[int, bytes]
    pages: int
    start: int
    size: int
    trailer: bytes
    identifier: bytes


def make_base(pdf: bytes, drawn: Sequence[Page]) -> BaseFile:
    """Put an empty stream into each slot of the pages that a file was `drawn` from."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        tags = _tags(document)
        slots = [
            _add(document, slot, tags.get((number, slot.name)))
            for number, page in enumerate(drawn)
            for slot in _slots(page, number)
        ]
        return _read(written(document), slots)


def _slots(page: Page, number: int) -> Iterator[PersonalSlot]:
    for block in blocks(page.content):
        if block.slot:
            yield _slot(block, page, number)


def _slot(block: TextBlock, page: Page, number: int) -> PersonalSlot:
    run, frame = block.lines[0][0], page.frame
    left = frame.left(Area(block.start, block.top, block.width, block.height))
    return PersonalSlot(
        block.slot,
        number,
        left / MM_PER_PT,
        (frame.height - block.bottom) / MM_PER_PT,
        block.width / MM_PER_PT,
        block.height / MM_PER_PT,
        run.type.size,
        run.colour,
        (block.align == "end") != frame.mirrored,
    )


def _tags(document: pikepdf.Pdf) -> dict[tuple[int, str], Any]:
    """Find the elements of the tag tree that are kept for something, by page and name."""
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    found = {}
    for element in _elements(document.Root.StructTreeRoot):
        said = str(element.get("/ActualText", ""))
        if said.startswith(SLOT):
            page = pages[element.Pg.objgen]
            found[page, said.removeprefix(SLOT)] = element
            del element["/ActualText"]
    return found


def _elements(parent: Any) -> Iterator[Any]:  # noqa: ANN401  pikepdf's objects have any keys
    import pikepdf

    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _add(document: pikepdf.Pdf, slot: PersonalSlot, tag: Any) -> PersonalSlot:  # noqa: ANN401  as above
    """Draw a stream over a page, as what its tag reads, or as decoration."""
    import pikepdf

    page = document.pages[slot.page]
    if not isinstance(page.obj.Contents, pikepdf.Array):
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q")
        page.obj.Resources.Font = document.make_indirect(page.obj.Resources.Font)
    if tag is not None:
        read = _parents(document)[int(page.obj.StructParents)]
        kids = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
        tag.K = pikepdf.Array([*kids, len(read)])
        slot = replace(slot, marked=f"{tag.S} <</MCID {len(read)}>> BDC")
        read.append(tag)
    page.obj.Contents.append(document.make_stream(slot.drawn()))
    return slot


def _parents(document: pikepdf.Pdf) -> dict[int, Any]:
    """Give the tags of each page's marked content, by the number that the page has in the tree."""
    listed = list(document.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, listed[::2]), listed[1::2], strict=True))


def _read(pdf: bytes, slots: Sequence[PersonalSlot]) -> BaseFile:
    """Find the objects of the slots in the file as it was written."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        parents = _parents(document)
        count = Counter(slot.page for slot in slots)
        placed = []
        for slot in slots:
            page: Any = document.pages[slot.page].obj
            drawing = page.Contents[-count[slot.page]]
            count[slot.page] -= 1
            placed.append(_placed(slot, drawing, parents[int(page.StructParents)]))
        fonts = {
            page.obj.Resources.Font.objgen[0]: _inside(page.obj.Resources.Font)
            for page in (document.pages[slot.page] for slot in slots)
        }
        trailer: Any = document.trailer
        kept = [
            f"{key} {trailer[key].objgen[0]} 0 R" for key in ("/Root", "/Info") if key in trailer
        ]
        start = int(pdf[pdf.rindex(b"startxref") + len("startxref") :].split()[0])
        told = (start, int(trailer.Size), " ".join(kept).encode(), bytes(trailer.ID[0]))
        return BaseFile(pdf, tuple(placed), fonts, len(document.pages), *told)


def _placed(slot: PersonalSlot, drawing: Any, read: Any) -> PersonalSlot:  # noqa: ANN401  as above
    """Say which objects of the file are a slot's stream and tag."""
    number = drawing.objgen[0]
    if slot.marked == _ARTIFACT:
        return replace(slot, drawing=number)
    tag = read[int(slot.marked.partition("/MCID ")[2].partition(">")[0])]
    return replace(slot, drawing=number, tag=tag.objgen[0], said=_inside(tag))


def _inside(dictionary: Any) -> bytes:  # noqa: ANN401  as above
    """Return what stands between the brackets of a dictionary."""
    said: bytes = dictionary.unparse(resolved=True)
    return said.strip().removeprefix(b"<<").removesuffix(b">>").strip()
