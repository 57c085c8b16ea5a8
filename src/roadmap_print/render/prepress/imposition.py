"""A booklet on sheets to print on both sides and fold: two pages side by side, saddle-stitch order.

Eight pages fold as (8,1)(2,7)(6,3)(4,5). Sheets lie in each other, and each one pushes those
inside it out by its own thickness: their pages stand nearer to the spine by as much (creep), so
that all margins are alike in the folded booklet.
"""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import SIGNATURE
from roadmap_print.render.prepress import merged_resources, page_copies
from roadmap_print.render.prepress.page_copies import PT
from roadmap_print.render.ranges.pdf_saving import written

THICKNESS = 0.1  # mm: office paper of 80 g/m²
MARK = 8.0  # mm that the fold's mark is long; a printer leaves some 4 of them white
DASH = "[4 2] 0 d"


class Side(NamedTuple):
    """One side of a sheet: the pages on it, from 0, and how far in points they are moved."""

    left: int
    right: int
    move_left: float
    move_right: float


def order(count: int, *, mirrored: bool = False) -> Iterator[tuple[int, int, int]]:
    """Yield the sides as they are printed, a sheet's front before its back.

    Each is the left page and the right one, from 0, and the sheet, from the outermost; where pages
    are leafed through from the right, the two are `mirrored`.

    Raises ValueError where sheets cannot hold so many pages and be full.
    """
    if count % SIGNATURE:
        raise ValueError(f"{count} pages are no multiple of {SIGNATURE}")
    for number in range(count // SIGNATURE):
        first, last = 2 * number, count - 1 - 2 * number
        for left, right in ((last, first), (first + 1, last - 1)):
            yield (right, left, number) if mirrored else (left, right, number)


def fold(pdf: bytes, size: tuple[float, float], file: OutputFile | None = None) -> bytes:
    """Return a booklet's pages on sheets of a size in mm: nothing is enlarged or shrunk.

    They say in their metadata which `file` they are.

    Raises ValueError where its pages are no multiple of four.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source:
        links, targets = list(_links(source)), dict(_targets(source))
        mirrored = page_copies.is_mirrored(source)
        with page_copies.bare(source) as document:
            middle, height, creep = size[0] / 2 * PT, size[1] * PT, THICKNESS * PT
            width = float(document.pages[0].mediabox[2])
            sides = [
                Side(left, right, middle - width + creep * nth, middle - creep * nth)
                for left, right, nth in order(len(document.pages), mirrored=mirrored)
            ]
            for side in sides:
                _draw(document, side, middle, height)
            _link(document, links, targets, sides)
            del document.pages[: -len(sides)]
            document.Root.ViewerPreferences = page_copies.preferences(
                source,
                DisplayDocTitle=True,
                PrintScaling=Name("/None"),
                Duplex=Name.DuplexFlipShortEdge,
            )
            if file:
                file_stamp.write(document, file, source)
            return written(document)


def _draw(document: pikepdf.Pdf, side: Side, middle: float, height: float) -> None:
    """Add a side of a sheet after the pages that are drawn on it."""
    left, right = document.pages[side.left], document.pages[side.right]
    resources = left.resources
    if resources.objgen != right.resources.objgen:
        resources, names = merged_resources.merge(resources, right.resources)
        right.Contents = document.make_stream(merged_resources.drawn_by(names, right))
    mark = MARK * PT  # at head and foot, where no page has anything; as an artifact
    lines = page_copies.line(middle, 0, middle, mark)
    lines += page_copies.line(middle, height - mark, middle, height)
    marks = f"/Artifact BMC\nq {DASH}\n".encode() + lines + b"Q\nEMC\n"
    content = (
        _half(left, 0, side.move_left, middle, height)
        + _half(right, middle, side.move_right, middle, height)
        + marks
    )
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 2 * middle, height],
        Resources=resources,
        Contents=document.make_stream(content),
        Annots=[],
    )
    document.pages.append(pikepdf.Page(page))


def _half(page: pikepdf.Page, edge: float, shift: float, width: float, height: float) -> bytes:
    """Draw a page on the half of a sheet that begins at `edge`, moved by `shift`."""
    clip = f"q {edge:.3f} 0 {width:.3f} {height:.3f} re W n\n1 0 0 1 {shift:.3f} 0 cm\n"
    return clip.encode() + page_copies.drawn(page) + b"Q\n"


def _links(source: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Yield the links, each after the number of its page, from 0."""
    for number, page in enumerate(source.pages):
        for each in page.obj.get("/Annots", ()):
            if each.get("/Subtype") == Name.Link:
                yield number, each


def _targets(source: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, float, float]]]:
    """Yield the places that have names: page, from 0, and where on it."""
    if "/Names" not in source.Root or "/Dests" not in source.Root.Names:
        return
    numbers: Any = {page.objgen: number for number, page in enumerate(source.pages)}
    for name, place in pikepdf.NameTree(source.Root.Names.Dests).items():
        page, x, y = place[0], place[2], place[3]  # with /XYZ between, as WeasyPrint writes it
        yield str(name), (numbers[page.objgen], float(x), float(y))


def _link(
    document: pikepdf.Pdf,
    links: list[tuple[int, Any]],
    targets: dict[str, tuple[int, float, float]],
    sides: list[Side],
) -> None:
    """Lay each link where its text stands on the sheets."""
    sheets = document.pages[-len(sides) :]
    places: dict[int, tuple[pikepdf.Page, float]] = {}
    for side, page in zip(sides, sheets, strict=True):
        places[side.left] = page, side.move_left
        places[side.right] = page, side.move_right
    for number, each in links:
        page, shift = places[number]
        x1, y1, x2, y2 = map(float, each.Rect)
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[min(x1, x2) + shift, min(y1, y2), max(x1, x2) + shift, max(y1, y2)],
            Border=[0, 0, 0],
            F=4,  # printed, for what that is worth (ISO 32000-2, 12.5.3)
            Contents=String(str(each.get("/Contents", ""))),
        )
        if "/A" in each:
            link.A = Dictionary(S=Name.URI, URI=String(str(each.A.URI)))
        elif target := targets.get(str(each.get("/Dest", ""))):
            number_there, x, y = target
            there, moved = places[number_there]
            link.Dest = Array([there.obj, Name.XYZ, x + moved, y, 0])
        page.Annots.append(document.make_indirect(link))
