"""Bookmarks as Firefox, Chrome, Edge and Safari export them: the Netscape Bookmark File Format.

Folders are steps. The format has no closing tags but for folders, so that an entry goes on until
the next begins.
"""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from roadmap_print.exchange.record import Contents, LostRecord, ResourceRecord

_MARK = re.compile(
    r"<!DOCTYPE\s+NETSCAPE-Bookmark-file-1|<DL[\s>].*?<A\s[^>]*HREF", re.IGNORECASE | re.DOTALL
)


def looks_like_bookmarks(text: str) -> bool:
    """Say whether a text is a file of bookmarks."""
    return bool(_MARK.search(text[:100_000]))


def read_bookmarks(text: str) -> Contents:
    """Read each bookmark under its folders; the file's heading is no folder."""
    parser = _BookmarkParser()
    parser.feed(text)
    parser.close()
    parser.end()
    return Contents(tuple(parser.found), parser.title)


class _BookmarkParser(HTMLParser):
    """Collects bookmarks; `into` says what the text that comes belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[ResourceRecord | LostRecord] = []
        self.title = ""
        self.folders: list[str] = []
        self.folder = ""
        self.toolbar, self.is_toolbar = "", False
        self.into = ""
        self.entry: dict[str, str] = {}
        self.unplaced: tuple[str, ...] = ()
        self.line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an entry, a folder, or the description of what stands above."""
        into = {"h1": "heading", "h3": "folder", "a": "title", "dd": "note"}.get(tag)
        if tag == "dl":
            self.end()
            self.folders.append(self.folder)
            self.folder = ""
        elif tag in {"dt", "h1", "hr"}:
            self.end()
        attributes = {name: value or "" for name, value in attrs}
        if tag == "h3":
            self.folder, self.is_toolbar = "", "personal_toolbar_folder" in attributes
        if tag == "a":
            self._begin(attributes)
        if into:
            self.into = into

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self.end()
        self.line = self.getpos()[0]
        self.entry = {"url": attributes.get("href", "")}
        self.unplaced = tuple(name for name in ("tags",) if attributes.get(name))

    def handle_endtag(self, tag: str) -> None:
        """End a folder or a text."""
        if tag == "dl":
            self.end()
            del self.folders[-1:]
        if tag in {"h1", "h3", "a", "dl"}:
            self.into = ""

    def handle_data(self, data: str) -> None:
        """Take a text to where it belongs; a folder's description is nobody's."""
        if self.into == "heading":
            self.title = (self.title + data).strip()
        elif self.into == "folder":
            self.folder += data
            self.toolbar = self.folder if self.is_toolbar else self.toolbar
        elif self.into and self.entry:
            self.entry[self.into] = self.entry.get(self.into, "") + data

    def end(self) -> None:
        """Put the entry, if there is one, to those that are found."""
        if self.entry:
            fields = {key: text.strip() for key, text in self.entry.items()}
            steps, unplaced = self._steps(), self.unplaced
            self.found.append(ResourceRecord(self.line, fields, steps, unplaced=unplaced))
        self.entry, self.into = {}, ""

    def _steps(self) -> tuple[str, ...]:
        """Give the folders; the browser's bar is none for what has a folder of its own in it."""
        named = tuple(name.strip() for name in self.folders if name.strip())
        own = tuple(name for name in named if name != self.toolbar.strip())
        return own or named
