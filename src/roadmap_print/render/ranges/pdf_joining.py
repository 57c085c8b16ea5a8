"""Files of page ranges joined into one: one tag tree, one list of bookmarks, one set of names.

The first file gives what is said of the whole: metadata, attachments, how to print. Where a range
has a subset of a typeface, it keeps its own: another range's has other glyphs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from roadmap_print.render.ranges.pdf_saving import stream_key, written

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True, slots=True)
class RenderedRange:
    """The file of a range.

    `levels` are those of its bookmarks, in their order, `elsewhere` the anchors that are
    another range's; `undrawn` the characters that no font at hand could draw.
    """

    pdf: bytes
    levels: tuple[int, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    undrawn: tuple[str, ...] = ()


def join(ranges: Sequence[RenderedRange]) -> bytes:
    """Return one PDF of all ranges, in their order."""
    import pikepdf

    with ExitStack() as opened:
        whole = opened.enter_context(pikepdf.open(io.BytesIO(ranges[0].pdf)))
        names: dict[bytes, Any] = dict(_destinations(whole, ranges[0]))
        marks = list(_bookmarks(whole, ranges[0], 0))
        tags, pictures = _TagTree(whole), _Pictures(whole)
        for each in ranges[1:]:
            with pikepdf.open(io.BytesIO(each.pdf)) as part:
                first = len(whole.pages)
                tags.shift(part)
                for page in part.pages:
                    whole.pages.append(page)
                tags.add(part)
                pictures.share(whole.pages[first])
                marks += _bookmarks(part, each, first)
                places = _places(part, first)
                for name, (page, *place) in _destinations(part, each):
                    leads = whole.pages[places[page.objgen]].obj
                    names[name] = pikepdf.Array([leads, *place])
        tags.finish()
        if names:
            listed = [
                each for name in sorted(names) for each in (pikepdf.String(name), names[name])
            ]
            whole.Root.Names.Dests = pikepdf.Dictionary(Names=pikepdf.Array(listed))
        _write_outline(whole, marks)
        return written(whole)


def _destinations(part: pikepdf.Pdf, of: RenderedRange) -> Iterator[tuple[bytes, Any]]:
    """Yield the names that a range's own pages have, and their places."""
    names: Any = part.Root.get("/Names", {})
    listed: Any = names.get("/Dests", {}).get("/Names", [])
    for name, place in zip(listed[::2], listed[1::2], strict=True):
        if str(name) not in of.elsewhere:
            yield bytes(name), place


def _places(part: pikepdf.Pdf, first: int) -> Mapping[Any, int]:
    """Return by a page's object number the place that it has in the whole."""
    return {page.objgen: first + place for place, page in enumerate(part.pages)}


class _TagTree:
    """The tags of the first file, which those of the others are hung into.

    A page's tags and those of a link are found by numbers (ISO 32000-1, 14.7.4.4), which go on from
    one range to the next.
    """

    def __init__(self, whole: pikepdf.Pdf) -> None:
        self._whole = whole
        self._root = whole.Root.StructTreeRoot
        (self._document,) = self._root.K
        self._next = _next_number(whole)

    def shift(self, part: pikepdf.Pdf) -> None:
        """Give what a range's pages hold the numbers that follow, before they are copied."""
        for page in part.pages:
            page.obj.StructParents = int(page.obj.StructParents) + self._next
            for note in page.obj.get("/Annots", ()):
                if "/StructParent" in note:
                    note.StructParent = int(note.StructParent) + self._next

    def add(self, part: pikepdf.Pdf) -> None:
        """Hang in the tags of a range whose pages have been copied."""
        root = self._whole.copy_foreign(part.Root.StructTreeRoot)
        (document,) = root.K
        for kid in document.K:
            kid.P = self._document
        self._document.K.extend(document.K)
        numbers = root.ParentTree.Nums
        for place in range(0, len(numbers), 2):
            numbers[place] = int(numbers[place]) + self._next
        self._root.ParentTree.Nums.extend(numbers)
        self._next += _next_number(part)

    def finish(self) -> None:
        """Say which number is free."""
        self._root.ParentTreeNextKey = self._next


def _next_number(part: pikepdf.Pdf) -> int:
    return 1 + max(map(int, list(part.Root.StructTreeRoot.ParentTree.Nums)[::2]), default=-1)


class _Pictures:
    """The pictures of all ranges: what several show, such as a logo, is there once."""

    def __init__(self, whole: pikepdf.Pdf) -> None:
        self._known: dict[bytes, Any] = {}
        self.share(whole.pages[0])

    def share(self, page: pikepdf.Page) -> None:
        """Take pictures that are known already in the place of a range's own."""
        pictures: Any = page.obj.Resources.get("/XObject", {})
        for name, picture in pictures.items():
            if picture.get("/Subtype") == "/Image" and "/SMask" not in picture:
                known = self._known.setdefault(stream_key(picture), picture)
                page.obj.Resources.XObject[name] = known


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: its level, from 1, and where on which page, from 0, it leads."""

    level: int
    title: str
    page: int
    place: tuple[Any, ...]


def _bookmarks(part: pikepdf.Pdf, of: RenderedRange, first: int) -> Iterator[OutlineEntry]:
    places = _places(part, first)
    with part.open_outline() as outline:
        for level, item in zip(of.levels, _flat(outline.root), strict=True):
            destination: Any = item.destination
            page, *place = destination
            yield OutlineEntry(level, item.title, places[page.objgen], tuple(place))


def _flat(items: Sequence[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _write_outline(whole: pikepdf.Pdf, marks: Sequence[OutlineEntry]) -> None:
    """Write the bookmarks anew: each under the nearest before it that has a higher rank."""
    import pikepdf

    if "/Outlines" in whole.Root:
        del whole.Root.Outlines
    with whole.open_outline() as outline:
        above: list[tuple[int, list[pikepdf.OutlineItem]]] = [(0, outline.root)]
        for mark in marks:
            while above[-1][0] >= mark.level:
                above.pop()
            place = pikepdf.Array([whole.pages[mark.page].obj, *mark.place])
            item = pikepdf.OutlineItem(mark.title, destination=place)
            above[-1][1].append(item)
            above.append((mark.level, item.children))
