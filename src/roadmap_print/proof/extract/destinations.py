"""Where links inside a PDF and its bookmarks lead: the page of each destination, or of its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

_NONE: Any = pikepdf.Dictionary()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark, and the page that it leads to: 0 for none."""

    title: str
    page: int


class Destinations:
    """The pages of a document by what leads to them (ISO 32000-1, 12.3.2); `pages` by object."""

    def __init__(self, document: pikepdf.Pdf, pages: Mapping[tuple[int, int], int]) -> None:
        root = document.Root
        self._pages = pages
        self._names: dict[str, Any] = {
            name.removeprefix("/"): value for name, value in root.get("/Dests", _NONE).items()
        }
        if (tree := root.get("/Names", _NONE).get("/Dests")) is not None:
            self._names |= {str(name): value for name, value in pikepdf.NameTree(tree).items()}

    def of(self, link: Any) -> int | None:  # noqa: ANN401
        """Return the page that a link leads to, 0 where there is none, None where it leads out."""
        action = link.get("/A", _NONE)
        if "/Dest" in link:
            return self._page(link.Dest)
        return self._page(action.get("/D")) if action.get("/S") == "/GoTo" else None

    def bookmarks(self, document: pikepdf.Pdf) -> Iterator[Bookmark]:
        """Yield all bookmarks in order."""
        with document.open_outline() as outline:
            yield from self._bookmarks(outline.root)

    def _bookmarks(self, items: Any) -> Iterator[Bookmark]:  # noqa: ANN401
        for item in items:
            action = _NONE if item.action is None else item.action
            to = action.get("/D") if item.destination is None else item.destination
            yield Bookmark(item.title, self._page(to))
            yield from self._bookmarks(item.children)

    def _page(self, to: Any) -> int:  # noqa: ANN401
        if isinstance(to, (pikepdf.String, pikepdf.Name, str)):
            to = self._names.get(str(to).removeprefix("/"))
        if isinstance(to, pikepdf.Dictionary):
            to = to.get("/D")
        if isinstance(to, pikepdf.Array) and len(to):
            return self._pages.get(to[0].objgen, 0) if isinstance(to[0], pikepdf.Object) else 0
        return 0
