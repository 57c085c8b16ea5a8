"""The links and bookmarks of a PDF, and where they lead: the page of each destination or name."""

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from roadmap_print.proof.extract.page_values import Bookmark, PageCoordinates, PageLink

NONE: Any = pikepdf.Dictionary()


class Destinations:
    """The pages of a document by what leads to them (ISO 32000-1, 12.3.2); `pages` by object.

    Where it is a part of another, `whole` has the pages of that one, from 0, by their names.
    """

    def __init__(self, document: pikepdf.Pdf, whole: Mapping[str, int] | None = None) -> None:
        self._whole = whole or {}
        root = document.Root
        self.pages = {page.obj.objgen: place for place, page in enumerate(document.pages, start=1)}
        self._names: dict[str, Any] = {
            name.removeprefix("/"): value for name, value in root.get("/Dests", NONE).items()
        }
        if (tree := root.get("/Names", NONE).get("/Dests")) is not None:
            self._names |= {str(name): value for name, value in pikepdf.NameTree(tree).items()}

    def links(self, page: pikepdf.Page) -> Iterator[PageLink]:
        """Yield the links of a page."""
        frame = PageCoordinates(*map(float, page.cropbox))
        for annotation in page.obj.get("/Annots", ()):
            if annotation.get("/Subtype") != "/Link":
                continue
            x0, y0, x1, y1 = (float(edge) for edge in annotation.get("/Rect", (0, 0, 0, 0)))
            action, to = annotation.get("/A", NONE), annotation.get("/Dest")
            inside = "/Dest" in annotation or action.get("/S") == "/GoTo"
            uri = action.get("/URI")
            yield PageLink(
                box=frame.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)),
                uri=None if uri is None else str(uri),
                target=self._page(to if "/Dest" in annotation else action.get("/D"))
                if inside
                else None,
                sentence=str(annotation.get("/Contents", "")),
                number=annotation.objgen[0],
                tagged="/StructParent" in annotation,
            )

    def bookmarks(self, document: pikepdf.Pdf) -> Iterator[Bookmark]:
        """Yield all bookmarks in order."""
        with document.open_outline() as outline:
            yield from self._bookmarks(outline.root)

    def _bookmarks(self, items: Any) -> Iterator[Bookmark]:  # noqa: ANN401
        for item in items:
            action = NONE if item.action is None else item.action
            to = action.get("/D") if item.destination is None else item.destination
            yield Bookmark(item.title, self._page(to))
            yield from self._bookmarks(item.children)

    def _page(self, to: Any) -> int:  # noqa: ANN401
        if isinstance(to, (pikepdf.String, pikepdf.Name, str)):
            name = str(to).removeprefix("/")
            if name in self._whole:
                return self._whole[name] + 1
            to = self._names.get(name)
        if isinstance(to, pikepdf.Dictionary):
            to = to.get("/D")
        if isinstance(to, pikepdf.Array) and len(to):
            return self.pages.get(to[0].objgen, 0) if isinstance(to[0], pikepdf.Object) else 0
        return 0
