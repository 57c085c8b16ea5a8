"""A house's template, opened: its layouts by what they are for, without the slides in it.

A layout is known by its name in one of the languages that PowerPoint and LibreOffice call it by,
else by its type, which LibreOffice writes wrongly, else by what it holds.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from roadmap_print.package_stamp import CONTENT_TYPES, PackageError, read_entries
from roadmap_print.render import html_templates
from roadmap_print.render.presentation.slide_placement import EmuBox

KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "title": (
        ("title",),
        ("title slide", "diapositive de titre", "titelfolie", "titre", "titelseite"),
    ),
    "content": (
        ("obj", "tx"),
        ("title and content", "titre et contenu", "titel und inhalt", "title, content",
         "titre, contenu", "titel, inhalt", "title and text", "titre et texte"),
    ),
    "title_only": (("titleOnly",), ("title only", "titre seul", "nur titel")),
    "two": (
        ("twoObj", "twoTxTwoObj"),
        ("two content", "deux contenus", "zwei inhalte", "title, 2 content",
         "titre, 2 contenus", "titel, 2 inhalte", "title and 2 content", "titre et 2 contenus"),
    ),
}  # fmt: skip
"""The layouts that a deck is made in: their types (ECMA-376, 19.7.15), and their names."""
NEEDED = ("title", "content")
_TEXTS_OF = {"content": 1, "two": 2}
"""How many texts layouts have besides their title, at least."""
_TITLES, _TEXTS = ("title", "ctrTitle"), ("body", "subTitle", "obj", "")
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OTHERS = (
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
_LEFT_OUT = ("/slide", "/vbaProject", "/printerSettings", "/commentAuthors", "/authors",
             "/handoutMaster", "/tags")  # fmt: skip
UNSAID = 18.0
"""Points that texts have where nothing says their size (ECMA-376, 21.1.2.3.9)."""
PROPERTIES = {"presProps": "presentation_properties", "viewProps": "view_properties"}
"""Parts that a presentation has besides its slides, and our templates of them."""
_PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


Presentation: TypeAlias = Any
Master: TypeAlias = Any
Layout: TypeAlias = Any
Shape: TypeAlias = Any
"""Of python-pptx, whose own types do not go far enough."""


class TemplateLackError(ValueError):
    """A template lacks layouts that are needed; its argument is a tuple of their kinds."""


@dataclass(frozen=True, slots=True)
class LayoutSlot:
    """A placeholder of a layout: its kind and number, its place, what of it is free for text."""

    kind: str
    number: int
    box: EmuBox
    inner: EmuBox


@dataclass(frozen=True, eq=False)
class DeckLayout:
    """A layout, looked at once: python-pptx asks the master for each place anew."""

    layout: Layout

    @cached_property
    def slots(self) -> tuple[LayoutSlot, ...]:
        """The placeholders that texts go into: the title, then the others along the slide."""
        found = [_slot(each) for each in self.layout.placeholders]
        known = [each for each in found if each and each.kind in (*_TITLES, *_TEXTS)]
        return tuple(
            sorted(known, key=lambda each: (each.kind not in _TITLES, each.box.left, each.number))
        )

    @property
    def titled(self) -> bool:
        """Whether it has a title."""
        return any(each.kind in _TITLES for each in self.slots)

    @property
    def texts(self) -> int:
        """How many placeholders it has for more than a title and what stands under it."""
        return sum(each.kind not in (*_TITLES, "subTitle") for each in self.slots)

    @cached_property
    def feet(self) -> tuple[tuple[str, str, str], ...]:
        """The kind, name and number of its footer and of its slide number, where it has them."""
        return tuple(
            (_kind(each), each.name, str(_number(each)))
            for each in self.layout.placeholders
            if _kind(each) in {"ftr", "sldNum"}
        )

    def type_size(self, slot: LayoutSlot) -> float:
        """Return the size in pt that a placeholder sets its texts in, by it or its master."""
        runs = (run for each in self._styles(slot) for run in each.iter(f"{{{_A}}}defRPr"))
        return next((int(run.get("sz")) / 100 for run in runs if run.get("sz")), UNSAID)

    def alignment(self, slot: LayoutSlot) -> str:
        """Return the side that a placeholder sets its texts to, as DrawingML calls it."""
        return next((side for each in self._styles(slot) if (side := each.get("algn"))), "l")

    def _styles(self, slot: LayoutSlot) -> Iterator[Any]:
        """Yield what is said of a placeholder's texts, by it first and by its master last."""
        master, titled = self.layout.slide_master, slot.kind in _TITLES
        own = [xml_of(each) for each in self.layout.placeholders if _number(each) == slot.number]
        kinds = _TITLES if titled else ("body",)
        inherited = [xml_of(each) for each in master.placeholders if _kind(each) in kinds]
        style = xml_of(master).iter(f"{{{_P}}}{'titleStyle' if titled else 'bodyStyle'}")
        for element in (*own, *inherited, *style):
            yield from element.iter(f"{{{_A}}}lvl1pPr")


@dataclass(frozen=True, slots=True)
class HouseLayouts:
    """The layouts of a template by what they are for; the needed ones are there."""

    by_kind: Mapping[str, DeckLayout]

    def first(self, *kinds: str) -> DeckLayout:
        """Return the layout of the first kind that there is."""
        return next(self.by_kind[kind] for kind in kinds if kind in self.by_kind)


def check_template(file: Path) -> None:
    """Raise PackageError where a file is no template, TemplateLackError where it lacks a layout."""
    house_layouts(open_template(file))


def open_template(file: Path) -> Presentation:
    """Open a template, `.potx` too, without its slides.

    Raises PackageError where it is none.
    """
    return open_package(read_entries(file))


def open_package(entries: Mapping[str, bytes]) -> Presentation:
    """Open the files of a presentation without its slides; raises PackageError."""
    import pptx

    plain = dict(entries)
    for other in _OTHERS:
        plain[CONTENT_TYPES] = plain.get(CONTENT_TYPES, b"").replace(other.encode(), _MAIN.encode())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in plain.items():
            package.writestr(name, content)
    try:
        presentation = pptx.Presentation(file)
        _empty(presentation)
        _complete(presentation)
    except Exception as error:  # whatever a library stumbles over is in the file
        raise PackageError(str(error)) from error
    return presentation


def xml_of(proxy: Shape) -> Any:  # noqa: ANN401  lxml has no types
    """Return the XML of an object of python-pptx."""
    return proxy._element  # noqa: SLF001


def _empty(presentation: Presentation) -> None:
    """Take out slides, and what is of them, macros, a printer or the picture of the first one."""
    root, part = xml_of(presentation.part), presentation.part
    for name in ("sldIdLst", "custShowLst", "handoutMasterIdLst", "custDataLst", "modifyVerifier"):
        for each in root.findall(f"{{{root.nsmap['p']}}}{name}"):
            root.remove(each)
    for each in list(root.iter(f"{_P14}sectionLst")):
        each.getparent().getparent().remove(each.getparent())
    for identifier, relation in list(part.rels.items()):
        if relation.reltype.endswith(_LEFT_OUT):
            part.rels.pop(identifier)
    package = presentation.part.package
    rels = package._rels  # noqa: SLF001
    for identifier, relation in list(rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            rels.pop(identifier)


def _complete(presentation: Presentation) -> None:
    """Add the parts without which PowerPoint offers to repair a file; LibreOffice writes fewer."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    own = presentation.part
    kinds = {each.reltype.rpartition("/")[2] for each in own.rels.values()}
    for kind, template in PROPERTIES.items():
        if kind not in kinds:
            content = html_templates.page(f"presentation/{template}.xml").encode()
            name = PackURI(f"/ppt/{kind}.xml")
            part = Part(name, f"{_PRESENTATIONML}.{kind}+xml", own.package, content)
            own.relate_to(part, f"{_RELATIONSHIPS}/{kind}")


def house_layouts(presentation: Presentation) -> HouseLayouts:
    """Find the layouts of the first master that has all that are needed.

    Raises TemplateLackError with what the best one lacks.
    """
    found = [_kinds(master) for master in presentation.slide_masters]
    best = max(found, key=lambda each: sum(kind in each for kind in NEEDED), default={})
    if lacking := tuple(kind for kind in NEEDED if kind not in best):
        raise TemplateLackError(lacking)
    return HouseLayouts(best)


def _kinds(master: Master) -> dict[str, DeckLayout]:
    layouts = [DeckLayout(each) for each in master.slide_layouts]
    found = {kind: _found(kind, layouts) for kind in KINDS}
    return {kind: layout for kind, layout in found.items() if layout is not None}


def _found(kind: str, layouts: Sequence[DeckLayout]) -> DeckLayout | None:
    types, names = KINDS[kind]
    able = [each for each in layouts if each.titled and each.texts >= _TEXTS_OF.get(kind, 0)]
    by_type = (each for each in able if xml_of(each.layout).get("type") in types)
    by_name = (each for each in able if each.layout.name.strip().casefold() in names)
    by_content = (each for each in able if kind == "content" and len(each.slots) == 2)
    return next(by_name, None) or next(by_type, None) or next(by_content, None)


def _slot(shape: Shape) -> LayoutSlot | None:
    kind = _kind(shape)
    if shape.left is None or shape.width is None or not shape.width or not shape.height:
        return None
    box = EmuBox(shape.left, shape.top, shape.width, shape.height)
    left, top, right, bottom = _insets(shape)
    inner = EmuBox(box.left + left, box.top + top, box.width - left - right,
                box.height - top - bottom)  # fmt: skip
    return LayoutSlot(kind, _number(shape), box, inner)


def _kind(shape: Shape) -> str:
    return str(xml_of(shape).ph.get("type", ""))


def _number(shape: Shape) -> int:
    return int(xml_of(shape).ph.get("idx", 0))


def _insets(shape: Shape) -> list[int]:
    """Return what a placeholder keeps free inside, PowerPoint's own where it says nothing."""
    body = next(iter(xml_of(shape).iter(f"{{{_A}}}bodyPr")), None)
    usual = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
    return [int(body.get(key, value)) if body is not None else value
            for key, value in usual.items()]  # fmt: skip


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme_shown(layout: Layout) -> dict[str, str]:
    """Return the colours of the theme that a layout is in, by the names that shapes call them."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml

    master = layout.slide_master
    root: Any = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    known = {}
    for each in next(root.iter(f"{{{_A}}}clrScheme")):
        value = next(iter(each), None)
        if value is not None:
            name = each.tag.rpartition("}")[2]
            known[name] = f"#{value.get('lastClr') or value.get('val')}"
    names = xml_of(master).find(f"{{{xml_of(master).nsmap['p']}}}clrMap")
    return {name: known[part] for name, part in names.attrib.items() if part in known}
