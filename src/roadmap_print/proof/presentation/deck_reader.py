"""Reads a presentation: slides one by one, layouts and masters, which they share, once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeVar
from xml.etree import ElementTree as ET

from PIL import Image

from roadmap_print.proof.extract.page_values import Box, Colour, DecodedCode
from roadmap_print.proof.findings import UnreadableError, finding
from roadmap_print.proof.presentation.colours import ColourScheme, share
from roadmap_print.proof.presentation.deck import Deck, DeckSection, DeckShape, DeckSlide
from roadmap_print.proof.presentation.grounds import Field, PictureLoader, field, opened, seen
from roadmap_print.proof.presentation.package import MOST_SLIDES, Package
from roadmap_print.proof.presentation.picture_codes import find_codes, paint
from roadmap_print.proof.presentation.shape_tree import EMU, PlacedShape, shapes
from roadmap_print.proof.presentation.text_styles import TextStyles, shrunk

FILE: Final = ""
"""What the relationships of the whole file are told of."""
NOTHING: Final = ET.Element("nothing")
"""Stands in for an element that is not there."""
MOST_PIXELS: Final = 4_000_000_000  # of all pictures together, that are looked at
KEPT_PICTURES: Final = 8  # opened ones, which masters show on every slide
MOST_SHAPES: Final = 500  # of a slide, each of which is held against all others
_TEXTS: Final = {"title": "titleStyle", "ctrTitle": "titleStyle", "": "otherStyle"}
"""The master's styles that a shape inherits from, by its kind: all others from its body's."""
_OFF: Final = frozenset({"0", "false"})

Found = TypeVar("Found")


def read_deck(package: Package) -> Deck:
    """Read a presentation.

    Raises UnreadableError for what is none or out of bounds, and whatever a damaged one raises.
    """
    main = package.related(FILE, "officeDocument")
    if main is None or (root := package.xml(main)).tag != "presentation":
        raise UnreadableError(finding("no_presentation"))
    size, listed = root.find("sldSz"), root.findall("sldIdLst/sldId")
    if size is None or not listed:
        raise UnreadableError(finding("no_slides"))
    if len(listed) > MOST_SLIDES:
        raise UnreadableError(finding("too_many_slides", most=MOST_SLIDES))
    leads = package.relationships(main)
    page = Box(0, 0, *(int(size.get(key, "0")) / EMU for key in ("cx", "cy")))
    reader = _SlideReader(package, root, page)
    slides = tuple(
        reader.slide(number, each.get("id", ""), leads[each.get("r:id", "")].target)
        for number, each in enumerate(listed, start=1)
    )
    core = package.related(FILE, "core-properties")
    told = NOTHING if core is None else package.xml(core)
    return Deck(
        width=page.width,
        height=page.height,
        title=told.findtext("title") or "",
        language=told.findtext("language") or "",
        slides=slides,
        sections=tuple(_sections(root, {each.id: each.number for each in slides})),
        external=tuple(package.external()),
        from_right=root.get("rtl") in {"1", "true"},
    )


def _sections(root: ET.Element, numbers: Mapping[str, int]) -> Iterator[DeckSection]:
    for each in root.iter("section"):
        ids = (kid.get("id", "") for kid in each.iter("sldId"))
        own = tuple(numbers[id_] for id_ in ids if id_ in numbers)
        yield DeckSection(each.get("name", ""), own)


@dataclass(frozen=True)
class _StyledSheet:
    """A slide, layout or master: its part and shapes, and how its colours are called."""

    part: str
    root: ET.Element
    shapes: Sequence[PlacedShape]
    scheme: ColourScheme

    @property
    def shows_master(self) -> bool:
        """Whether the shapes of what it is made from are seen on it."""
        return self.root.get("showMasterSp") not in _OFF


class _SlideReader:
    def __init__(self, package: Package, root: ET.Element, page: Box) -> None:
        self._package, self._root, self._page = package, root, page
        self._masters: dict[str, _StyledSheet] = {}
        self._layouts: dict[str, _StyledSheet] = {}
        self._pixels = MOST_PIXELS
        self._opened = lru_cache(maxsize=KEPT_PICTURES)(self._open)

    def slide(self, number: int, id_: str, part: str) -> DeckSlide:
        """Read a slide."""
        layout, master = self._inherited(part)
        slide = self._sheet(part, layout.scheme)
        if len(slide.shapes) > MOST_SHAPES:
            raise UnreadableError(finding("too_many_shapes", slide=number, most=MOST_SHAPES))
        fields = list(self._beneath(slide, layout, master))
        found: list[DeckShape] = []
        tops: list[int] = []  # how many fields lie under each shape, or are its own
        for placed in slide.shapes:
            likes = [placed.like(layout.shapes, of_master=False)]
            likes.append((likes[0] or placed).like(master.shapes, of_master=True))
            known = [each for each in likes if each]
            box = _first(each.box for each in (placed, *known))
            if box is None:
                continue  # it has no place, and nobody sees it
            own = list(self._field(slide, placed, box))
            under = fields if placed.is_picture else [*fields, *own]
            found.append(self._shape(slide, placed, box, known, master, under))
            fields.extend(own)
            tops.append(len(fields))
        upon = [tuple(each.box for each in fields[top:] if each.solid) for top in tops]
        seen_shapes = (replace(each, upon=over) for each, over in zip(found, upon, strict=True))
        return DeckSlide(number, id_, part, tuple(seen_shapes), self._notes(part))

    def _shape(
        self,
        slide: _StyledSheet,
        placed: PlacedShape,
        box: Box,
        likes: Sequence[PlacedShape],
        master: _StyledSheet,
        fields: Sequence[Field],
    ) -> DeckShape:
        leads = self._package.relationships(slide.part)
        click = placed.properties.find("hlinkClick")
        styles = self._styles(placed, likes, master, slide.scheme)
        paragraphs = (
            tuple(styles.runs(paragraph, shrunk(body), leads))
            for body in placed.bodies
            for paragraph in body.findall("p")
        )
        shown = placed.element.find("blipFill") if placed.is_picture else None
        below = () if placed.is_table else seen(fields, box)
        return DeckShape(
            placed=placed,
            box=box,
            paragraphs=tuple(paragraphs),
            below=below,
            upon=(),
            codes=tuple(self._codes(slide.part, shown, box, below)),
            link=None if click is None else leads.get(click.get("r:id", "")),
        )

    def _styles(
        self,
        placed: PlacedShape,
        likes: Sequence[PlacedShape],
        master: _StyledSheet,
        scheme: ColourScheme,
    ) -> TextStyles:
        usual = self._root.find("defaultTextStyle")
        own = master.root.find(f"txStyles/{_TEXTS.get(placed.kind, 'bodyStyle')}")
        lists = [each.element.find("txBody/lstStyle") for each in (placed, *likes)]
        # A text box asks the presentation first: PowerPoint leaves the master's style aside.
        lists += [own, usual] if placed.kind else [usual, own]
        reference = placed.element.find("style/fontRef")
        given = tuple(each for each in lists if each is not None)
        return TextStyles(given, scheme, scheme.fonts, reference)

    def _inherited(self, part: str) -> tuple[_StyledSheet, _StyledSheet]:
        """Return the layout and the master of a slide."""
        named = self._package.related(part, "slideLayout")
        if named is None:
            raise UnreadableError(finding("no_part", part="slideLayout"))
        above = self._package.related(named, "slideMaster")
        if above is None:
            raise UnreadableError(finding("no_part", part="slideMaster"))
        if above not in self._masters:
            theme = self._package.related(above, "theme")
            scheme = ColourScheme.of(self._package.xml(theme) if theme else None)
            self._masters[above] = self._sheet(above, scheme)
        if named not in self._layouts:
            self._layouts[named] = self._sheet(named, self._masters[above].scheme)
        return self._layouts[named], self._masters[above]

    def _sheet(self, part: str, scheme: ColourScheme) -> _StyledSheet:
        root = self._package.xml(part)
        named = _first((root.find("clrMap"), root.find("clrMapOvr/overrideClrMapping")))
        own = scheme if named is None else scheme.mapped(named.attrib)
        return _StyledSheet(part, root, shapes(root), own)

    def _beneath(
        self, slide: _StyledSheet, layout: _StyledSheet, master: _StyledSheet
    ) -> Iterator[Field]:
        """Yield what lies under all shapes of a slide, the lowest first."""
        for sheet in (slide, layout, master):
            if (ground := sheet.root.find("cSld/bg")) is not None:
                filled, style = ground.find("bgPr"), ground.find("bgRef")
                loader = self._loader(sheet.part)
                yield from field(filled, self._page, slide.scheme, style, loader)
                break
        for sheet, is_seen in (
            (master, slide.shows_master and layout.shows_master),
            (layout, slide.shows_master),
        ):
            for placed in sheet.shapes if is_seen else ():
                if placed.box and not placed.kind:
                    yield from self._field(sheet, placed, placed.box)

    def _field(self, sheet: _StyledSheet, placed: PlacedShape, box: Box) -> Iterator[Field]:
        """Yield the field that a shape's fill, or a picture, makes."""
        element = placed.element
        holder = element if element.tag == "pic" else element.find("spPr")
        style = element.find("style/fillRef")
        yield from field(holder, box, sheet.scheme, style, self._loader(sheet.part))

    def _codes(
        self, part: str, shown: ET.Element | None, box: Box, below: tuple[Colour, ...]
    ) -> Iterator[DecodedCode]:
        """Yield the codes of a picture; where a drawing stands behind its pixels, those of both."""
        picture = self._picture(part, shown)
        found = () if picture is None else tuple(find_codes(picture, box, below))
        drawn = None if shown is None or not found else shown.find("blip/extLst/ext/svgBlip")
        if drawn is None:
            yield from found
            return
        painting = self._painting(part, drawn)
        codes = () if painting is None else find_codes(painting, box, below)
        texts = {each.text for each in codes}
        yield from (each for each in found if each.text in texts)

    def _painting(self, part: str, drawn: ET.Element) -> Image.Image | None:
        lead = self._package.relationships(part).get(drawn.get("r:embed", ""))
        if lead is None or lead.external:
            return None
        return paint(self._package.xml(lead.target))

    def _loader(self, part: str) -> PictureLoader:
        return lambda fill: self._picture(part, fill)

    def _picture(self, part: str, fill: ET.Element | None) -> Image.Image | None:
        """Return the pixels of the picture that a fill is of, as it is cropped."""
        blip = None if fill is None else fill.find("blip")
        lead = self._package.relationships(part).get(
            "" if blip is None else blip.get("r:embed", "")
        )
        if fill is None or lead is None or lead.external:
            return None
        whole, crop = self._opened(lead.target), fill.find("srcRect")
        if whole is None or crop is None or not crop.attrib:
            return whole
        left, top, right, bottom = (share(crop, key) for key in "ltrb")
        width, height = whole.size
        kept = (left * width, top * height, (1 - right) * width, (1 - bottom) * height)
        return whole.crop(kept)

    def _open(self, part: str) -> Image.Image | None:
        """Return a picture's pixels, None once so many were looked at that no deck has them."""
        found = opened(self._package.part(part)) if self._pixels > 0 else None
        self._pixels -= found.width * found.height if found else 0
        return found

    def _notes(self, part: str) -> str:
        """Return what a slide's notes say, without its number and the picture of it."""
        notes = self._package.related(part, "notesSlide")
        bodies = shapes(self._package.xml(notes)) if notes else ()
        return "\n".join(
            "".join(each.text or "" for each in paragraph.iter("t"))
            for placed in bodies
            if placed.kind == "body"
            for paragraph in placed.element.iter("p")
        )


def _first(found: Iterator[Found | None] | Sequence[Found | None]) -> Found | None:
    return next((each for each in found if each is not None), None)
