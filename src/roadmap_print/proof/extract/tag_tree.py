"""What a screen reader finds: the tag tree, the links, the languages, by pikepdf."""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pikepdf

from roadmap_print.proof.extract.destinations import NONE, Destinations
from roadmap_print.proof.extract.page_values import Content, PageCoordinates, Structure, TagElement

SIGNS = frozenset({"So", "Sk"})  # Unicode's categories of what emoji are
SFNT = (b"\0\1\0\0", b"OTTO", b"true")  # what OpenType and TrueType fonts begin with
GLYPHS = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")  # of a CMap, with its text

SIMPLEX = "/Simplex"


def read(pdf: bytes) -> Structure:
    """Read a PDF's structure; raises pikepdf.PdfError for what is no PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return _read(document)


def _read(document: pikepdf.Pdf) -> Structure:
    root = document.Root
    destinations = Destinations(document)
    lang = str(root.get("/Lang", ""))
    walk = _Walk(destinations.pages, lang)
    walk.go(root.get("/StructTreeRoot", NONE).get("/K"), None, None)
    frames = [PageCoordinates(*map(float, page.cropbox)) for page in document.pages]
    preferences = root.get("/ViewerPreferences", NONE)
    wholes = [frame.box(*frame) for frame in frames]
    return Structure(
        sizes=tuple((whole.width, whole.height) for whole in wholes),
        title=str(document.docinfo.get("/Title", "")),
        shows_title=bool(preferences.get("/DisplayDocTitle", False)),
        lang=lang,
        marked=bool(root.get("/MarkInfo", NONE).get("/Marked", False)),
        bookmarks=tuple(destinations.bookmarks(document)),
        links=tuple(tuple(destinations.links(page)) for page in document.pages),
        elements=tuple(walk.elements),
        contents=tuple(walk.contents),
        annotations=walk.annotations,
        undrawn=frozenset(_undrawn(document)),
        pictured=frozenset(_pictured(document)),
        from_right=preferences.get("/Direction") == "/R2L",
        duplex=str(preferences.get("/Duplex", SIMPLEX)) != SIMPLEX,
    )


class _Walk:
    """Goes through the tag tree once, in reading order."""

    def __init__(self, pages: Mapping[tuple[int, int], int], lang: str) -> None:
        self._pages = pages
        self._lang = lang
        self.elements: list[TagElement] = []
        self.contents: list[Content] = []
        self.annotations: dict[int, int] = {}
        self._seen: set[tuple[int, int]] = set()

    def go(self, kid: Any, parent: TagElement | None, page: int | None) -> None:  # noqa: ANN401
        """Take in one kid of an element, or a list of them."""
        if isinstance(kid, pikepdf.Array):
            for each in kid:
                self.go(each, parent, page)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            self._element(kid, parent, page)
        elif parent is not None and kid is not None:
            self._leaf(kid, parent, page)

    def _leaf(self, kid: Any, parent: TagElement, page: int | None) -> None:  # noqa: ANN401
        if not isinstance(kid, pikepdf.Dictionary):
            self.contents.append(Content(page or 0, int(kid), parent.number))
        elif "/MCID" in kid:
            self.contents.append(Content(self._page(kid, page) or 0, int(kid.MCID), parent.number))
        elif "/Obj" in kid:
            self.annotations[kid.Obj.objgen[0]] = parent.number

    def _element(self, kid: Any, parent: TagElement | None, page: int | None) -> None:  # noqa: ANN401
        if kid.is_indirect and kid.objgen in self._seen:
            msg = "one of its tags holds itself, or stands in two places"
            raise ValueError(msg)
        self._seen.add(kid.objgen)
        kind = str(kid.S)[1:]
        element = TagElement(
            number=len(self.elements),
            kind=kind,
            path=(*(parent.path if parent else ()), kind),
            parents=(*(parent.parents if parent else ()), len(self.elements)),
            alt=str(kid.get("/Alt", "")),
            lang=str(kid.get("/Lang", parent.lang if parent else self._lang)),
            scoped="/ID" in kid or _has_scope(kid.get("/A")),
            spoken=str(kid.get("/ActualText", "")),
        )
        self.elements.append(element)
        self.go(kid.get("/K"), element, self._page(kid, page))

    def _page(self, kid: Any, page: int | None) -> int | None:  # noqa: ANN401
        return self._pages.get(kid.Pg.objgen) if "/Pg" in kid else page


def _has_scope(attributes: Any) -> bool:  # noqa: ANN401
    each = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return any(isinstance(one, pikepdf.Dictionary) and "/Scope" in one for one in each)


def _mapped(document: pikepdf.Pdf) -> Iterator[tuple[bytes, int, str]]:
    """Yield each embedded font, with each number of a glyph that it is used for and its text."""
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Subtype") == "/Type0":
            about = entry.DescendantFonts[0].get("/FontDescriptor", NONE)
            file = about.get("/FontFile3", about.get("/FontFile2"))
            if file is not None and "/ToUnicode" in entry:
                font = file.read_bytes()
                for glyph, text in GLYPHS.findall(entry.ToUnicode.read_bytes()):
                    said = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
                    yield font, int(glyph, 16), said


def _undrawn(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield the characters whose glyph number is beyond the last one of the embedded font."""
    yield from (text for font, glyph, text in _mapped(document) if glyph >= _glyphs(font))


def _pictured(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield the characters that are drawn as pictures: their glyphs have no outline.

    Coloured emoji are. PDFium leaves them out of a page's text; other readers give them.
    """
    for font, glyph, text in _mapped(document):
        if glyph < _glyphs(font) and _has_no_outline(font, glyph):
            yield from (each for each in text if unicodedata.category(each) in SIGNS)


@lru_cache(maxsize=64)
def _tables(font: bytes) -> Mapping[bytes, int]:
    """Return where each table of an OpenType or TrueType font begins; none of another."""
    count = int.from_bytes(font[4:6], "big") if font[:4] in SFNT else 0
    places = range(12, 12 + 16 * count, 16)
    return {font[at : at + 4]: int.from_bytes(font[at + 8 : at + 12], "big") for at in places}


def _glyphs(font: bytes) -> int:
    """Return how many glyphs a font has, by its `maxp` table, or may have."""
    start = _tables(font).get(b"maxp")
    return 1 << 16 if start is None else int.from_bytes(font[start + 4 : start + 6], "big")


def _has_no_outline(font: bytes, glyph: int) -> bool:
    """Tell whether a glyph of a TrueType font is empty, by its `loca` table."""
    tables = _tables(font)
    if b"loca" not in tables or b"head" not in tables:
        return False
    long = int.from_bytes(font[tables[b"head"] + 50 : tables[b"head"] + 52], "big")
    width = 4 if long else 2
    first = tables[b"loca"] + glyph * width
    begin, end = (font[at : at + width] for at in (first, first + width))
    return begin == end
