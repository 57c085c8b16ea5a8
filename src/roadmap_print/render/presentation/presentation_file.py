"""Composed slides to the bytes of a PowerPoint file: the same bytes from the same pages.

python-pptx opens the design, its relationships and parts, and writes the package; the slides
themselves are XML of ours, since it knows no sections, alternative texts, decoration, fields or
languages. So a house's template and our own design, a file too, go the same way.
"""

import contextlib
import io
import re
import uuid
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, starmap
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from roadmap_print.content.view import Roadmap
from roadmap_print.fonts.faces import Face
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Page, Picture, blocks, find_anchors, leaves
from roadmap_print.package_stamp import read_entries, stamp_package
from roadmap_print.render import html_templates
from roadmap_print.render.assets import Assets
from roadmap_print.render.presentation.base_deck import BaseDeck
from roadmap_print.render.presentation.colour_refs import ColourRefs
from roadmap_print.render.presentation.house_template import (
    DeckLayout,
    Presentation,
    open_package,
    open_template,
    xml_of,
)
from roadmap_print.render.presentation.slide_design import HouseDesign, OwnDesign, SlideDesign
from roadmap_print.render.presentation.slide_notes import slide_notes
from roadmap_print.render.presentation.slide_placement import links_of
from roadmap_print.render.presentation.slide_text import TextWriter, office_language
from roadmap_print.render.presentation.slide_writer import SlideMedia, SlideWriter
from roadmap_print.render.presentation.text_fit import WideMeasurer

CODE_SIDE = 600  # pixels of a code at least, where a program shows no drawings
SVG = "image/svg+xml"
CORE = "/core-properties"
"""How the relationship ends that leads to the title and language of a file."""
LOGO_SIDE = 1200  # pixels of a logo's width
EDITION = 60.0  # mm of 18 pt that the edition may take at the foot
FIRST_SLIDE = 256  # the least number that a slide may have (ECMA-376, 19.7.13)
Part: TypeAlias = Any
"""A part of a package, or its XML, as python-pptx and lxml have them: without types."""
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_LEVEL = re.compile(rb'<svg [^<>]* height="1mm">(<circle [^<>]*/>)+</svg>')
_ENDING = {"image/png": "png", "image/jpeg": "jpg", SVG: "svg"}


@dataclass(frozen=True)
class PresentationFile:
    """A deck that is to be written: in a house's `template`, or in our own design."""

    pages: Sequence[Page]
    roadmap: Roadmap
    assets: Assets
    told: Mapping[str, str]
    template: Path | None = None

    def data(self) -> bytes:
        """Return the file.

        Raises PackageError where the template is none, TemplateLackError where it lacks a layout.
        """
        presentation, design = self._designed()
        deck = _DeckWriter(self, presentation, design)
        deck.write()
        leads = presentation.part.package.iter_rels()
        if not any(each.reltype.endswith(CORE) for each in leads):  # Impress calls it another way
            _ = presentation.core_properties  # makes the part, and leads to it
        file = io.BytesIO()
        presentation.save(file)
        return packed(self._finished(file))

    @property
    def language(self) -> str:
        """The language of the catalogue."""
        return self.roadmap.language

    @cached_property
    def _steps(self) -> int:
        return len(self.roadmap.stations)

    def _designed(self) -> tuple[Presentation, SlideDesign]:
        theme = self.roadmap.theme
        if self.template:
            opened = open_template(self.template)
            return opened, HouseDesign.of(self.pages, opened, theme, self._steps)
        words = message_language(self.language)
        fonts = {name: _family(theme.fonts[name]) for name in theme.fonts}
        base = BaseDeck(self.pages, theme, self.language, self._steps, words, fonts)
        opened = open_package(base.entries())
        own = [DeckLayout(each) for each in opened.slide_masters[0].slide_layouts]
        return opened, OwnDesign(self.pages, own, ColourRefs.of_theme(theme, self._steps))

    def _finished(self, file: io.BytesIO) -> dict[str, bytes]:
        """Return the files of the package, with what it says of itself."""
        roadmap = self.roadmap
        entries = read_entries(file)
        said = {
            "title": roadmap.title,
            "subject": roadmap.subtitle or roadmap.summary,
            "creator": roadmap.publisher or roadmap.theme.name,
            "language": office_language(self.language),
        }
        core = html_templates.page("presentation/core_properties.xml", **said)
        entries["docProps/core.xml"] = core.encode()
        return stamp_package(entries, self.told)


@dataclass
class _DeckWriter:
    """Who puts slides into an opened presentation."""

    file: PresentationFile
    presentation: Presentation
    design: SlideDesign

    def write(self) -> None:
        """Write all slides, their notes and sections."""
        pages, plans = self.file.pages, [self.design.plan(page) for page in self.file.pages]
        self._slides = [self._new_slide(number, plan.layout)
                        for number, plan in enumerate(plans, start=1)]  # fmt: skip
        self._media: dict[str, Sequence[Part]] = {}
        self._anchors = find_anchors(pages)
        titles: Counter[str] = Counter()
        for page, plan, part in zip(pages, plans, self._slides, strict=True):
            said = _title_of(page)
            titles[said] += 1
            writer = SlideWriter(
                plan,
                self.design.colours,
                TextWriter(self.design.colours, self.file.language, page.frame.mirrored),
                self._measurer,
                self._related(page, part),
                self._footer,
                f" ({titles[said]})" if titles[said] > 1 else "",
            )
            part._element = _slide(writer.shapes())  # noqa: SLF001
            self._write_notes(page, part)
        self._list_slides()
        self._list_sections()

    @cached_property
    def _measurer(self) -> WideMeasurer:
        roadmap = self.file.roadmap
        return WideMeasurer(Measurer(roadmap.language, roadmap.theme.fonts))

    @cached_property
    def _footer(self) -> str:
        roadmap, style = self.file.roadmap, Type("text", 18, 22)
        edition = self._measurer.measurer.elide(roadmap.edition or "", style, EDITION)
        return dotted(edition, roadmap.stamp_line)

    def _new_slide(self, number: int, layout: DeckLayout) -> Part:
        from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from pptx.opc.packuri import PackURI
        from pptx.parts.slide import SlidePart

        name = PackURI(f"/ppt/slides/slide{number}.xml")
        package = self.presentation.part.package
        part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, _slide(""))
        part.relate_to(layout.layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        return part

    def _related(self, page: Page, part: Part) -> SlideMedia:
        """Relate a slide to what its links lead to, and to its pictures."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        links: dict[str, str] = {}
        for link in links_of(page.content):
            target = self._anchors.get(link.target.removeprefix("#"))
            if link.target in links or (link.target.startswith("#") and target is None):
                continue
            if target is None:
                kind = RELATIONSHIP_TYPE.HYPERLINK
                links[link.target] = part.relate_to(link.target, kind, is_external=True)
            else:
                slide = self._slides[target]
                links[link.target] = part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        pictures = {
            each.source: tuple(part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
                               for image in self._images(each))
            for each in leaves(page.content)
            if isinstance(each, Picture)
        }  # fmt: skip
        return SlideMedia(links, pictures, lambda source: self.file.assets.read(source)[0].decode())

    def _images(self, picture: Picture) -> Sequence[Part]:
        """Return the parts of a picture: in pixels, of a code as a drawing too; none of a level."""
        from pptx.opc.packuri import PackURI
        from pptx.parts.image import ImagePart

        if picture.source not in self._media:
            number, package = len(self._media) + 1, self.presentation.part.package
            self._media[picture.source] = [
                ImagePart(
                    PackURI(f"/ppt/media/roadmap{number}.{_ENDING[kind]}"), kind, package, blob
                )
                for blob, kind in self._contents(picture)
            ]
        return self._media[picture.source]

    def _contents(self, picture: Picture) -> Iterator[tuple[bytes, str]]:
        content, kind = self.file.assets.read(picture.source)
        if picture.pixelated:
            yield enlarged(content), "image/png"
            yield outlined(content), SVG
        elif kind != SVG:
            yield content, kind
        elif not _is_level(content):
            area = picture.area
            yield drawn_logo(content, kind, area.width, area.height), "image/png"

    def _write_notes(self, page: Page, part: Part) -> None:
        from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from pptx.opc.packuri import PackURI
        from pptx.oxml import parse_xml
        from pptx.parts.slide import NotesSlidePart

        paragraphs = slide_notes(page, self.file.roadmap)
        if not paragraphs:
            return
        number = self._slides.index(part) + 1
        language = quoteattr(office_language(self.file.language))
        side = ' rtl="1" algn="r"' if page.frame.mirrored else ""
        said = "".join(
            f'<a:p><a:pPr{side}/><a:r><a:rPr lang={language} dirty="0"/>'
            f"<a:t>{escape(each)}</a:t></a:r></a:p>"
            for each in paragraphs
        )
        xml = (
            f"<p:notes {_NAMESPACES}><p:cSld><p:spTree>{_TREE}"
            '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr>'
            '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
            '<p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
            '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            '</p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>"
            "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
        )
        name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
        package = self.presentation.part.package
        notes = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, parse_xml(xml))
        notes.relate_to(self.presentation.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
        notes.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
        part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def _list_slides(self) -> None:
        """List slides, and the master of notes, in the presentation."""
        from pptx.opc.constants import RELATIONSHIP_TYPE
        from pptx.oxml import parse_xml

        own = self.presentation.part
        root = xml_of(own)
        kinds = [each.reltype for each in own.rels.values()]
        masters = root.find(f"{{{root.nsmap['p']}}}sldMasterIdLst")
        unlisted = _listed(root, "notesMasterIdLst") is None
        if RELATIONSHIP_TYPE.NOTES_MASTER in kinds and unlisted:
            identifier = own.relate_to(own.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
            masters.addnext(parse_xml(
                f'<p:notesMasterIdLst {_NAMESPACES}><p:notesMasterId r:id="{identifier}"/>'
                "</p:notesMasterIdLst>"
            ))  # fmt: skip
        listed = "".join(
            f'<p:sldId id="{number}" r:id="{own.relate_to(part, RELATIONSHIP_TYPE.SLIDE)}"/>'
            for number, part in enumerate(self._slides, start=FIRST_SLIDE)
        )
        after = [_listed(root, name) for name in ("sldMasterIdLst", "notesMasterIdLst")]
        last = [each for each in after if each is not None][-1]
        last.addnext(parse_xml(f"<p:sldIdLst {_NAMESPACES}>{listed}</p:sldIdLst>"))

    def _list_sections(self) -> None:
        """List a section for each step, and for what is before and after the steps."""
        from pptx.oxml import parse_xml

        root = xml_of(self.presentation.part)
        sections = "".join(starmap(_section, _sections(self.file.pages, self.file.roadmap)))
        extension = (
            f'<p:ext {_NAMESPACES} uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}">{sections}'
            "</p14:sectionLst></p:ext>"
        )
        extensions = _listed(root, "extLst")
        if extensions is None:
            root.append(parse_xml(f"<p:extLst {_NAMESPACES}>{extension}</p:extLst>"))
        else:
            extensions.insert(0, parse_xml(extension))


def _listed(root: Part, name: str) -> Part:
    return root.find(f"{{{root.nsmap['p']}}}{name}")


def _slide(shapes: str) -> Part:
    from pptx.oxml import parse_xml

    return parse_xml(
        f"<p:sld {_NAMESPACES}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _section(name: str, first: int, places: Sequence[int]) -> str:
    identifier = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{first} {name}")).upper()
    slides = "".join(f'<p14:sldId id="{FIRST_SLIDE + each}"/>' for each in places)
    return (
        f'<p14:section name={quoteattr(name)} id="{{{identifier}}}"><p14:sldIdLst>{slides}'
        "</p14:sldIdLst></p14:section>"
    )


def _sections(pages: Sequence[Page], roadmap: Roadmap) -> Iterator[tuple[str, int, list[int]]]:
    """Yield the name of each section, the place of its first slide, and of all its slides."""
    titles = {each.number: each.title for each in roadmap.stations}
    for steps, some in groupby(enumerate(pages), lambda each: each[1].steps):
        places = [place for place, _ in some]
        named = [roadmap.words.step_titled.format(number=number, title=titles[number])
                 for number in steps]  # fmt: skip
        name = dotted(*named) if named else _title_of(pages[places[0]])
        yield name, places[0], places


def _title_of(page: Page) -> str:
    """Return the title of a slide."""
    parts = [each for each in blocks(page.content) if each.role == "title"]
    return dotted(*(each.text.replace("\n", " ") for each in parts))


def _family(face: Face) -> str:
    """Return the name that a typeface goes by on a computer that has it."""
    with face.opened() as font:
        names: Any = font["name"]
        name = names.getBestFamilyName()
    return str(name or face.path.stem)


def _is_level(drawing: bytes) -> bool:
    """Tell whether a drawing is that of a level, discs alone: a logo may have discs, too."""
    return bool(_LEVEL.fullmatch(drawing))


def enlarged(code: bytes) -> bytes:
    """Return a code's picture with whole pixels a module, sharp where it is shown large."""
    from PIL import Image

    with Image.open(io.BytesIO(code)) as image:
        times = -(-CODE_SIDE // image.width)
        size = (image.width * times, image.height * times)
        file = io.BytesIO()
        plain = image.convert("1", dither=Image.Dither.NONE)
        plain.resize(size, Image.Resampling.NEAREST).save(file, "PNG", compress_level=6)
    return file.getvalue()


def outlined(code: bytes) -> bytes:
    """Return a code as a drawing, sharp at any size: a path of all dark stretches of modules."""
    from PIL import Image

    with Image.open(io.BytesIO(code)) as image:
        side, dark = image.width, image.convert("L").point(lambda grey: grey < 128).tobytes()
    rows = (dark[place : place + side] for place in range(0, side * side, side))
    drawn = "".join(
        f"M{found.start()} {down}h{len(found[0])}v1h-{len(found[0])}z"
        for down, row in enumerate(rows)
        for found in re.finditer(b"\x01+", row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{drawn}"/></svg>'
    ).encode()


def drawn_logo(drawing: bytes, kind: str, width: float, height: float) -> bytes:
    """Return a logo in SVG as a picture, which every PowerPoint shows; what is clear stays so."""
    import pypdfium2

    from roadmap_print.render.weasyprint_pdf import draw_alone

    with contextlib.closing(
        pypdfium2.PdfDocument(draw_alone(drawing, kind, width, height))
    ) as document:
        page = document[0]
        shown = page.render(scale=LOGO_SIDE / page.get_width(), fill_color=(255, 255, 255, 0))
        file = io.BytesIO()
        shown.to_pil().save(file, "PNG", optimize=True)
    return file.getvalue()


def packed(entries: Mapping[str, bytes]) -> bytes:
    """Write a package: the same bytes whenever it is written."""
    first = ("[Content_Types].xml", "_rels/.rels")
    names = [*first, *sorted(name for name in entries if name not in first)]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(entry, entries[name])
    return file.getvalue()
