"""Eight templates of invented houses, each with one lack or oddity that real ones have.

Six are made here from python-pptx's own; two were saved by LibreOffice and lie beside the tests.
None was saved by PowerPoint, which runs on none of our machines.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pptx
from packages import entries, packed, saved
from pptx.util import Emu

SAVED = Path(__file__).parents[2] / "render" / "presentation" / "templates"
WIDE = 12192000
_TEMPLATE = b"presentationml.template.main+xml"
_FRENCH = {
    "Title Slide": "Diapositive de titre",
    "Title and Content": "Titre et contenu",
    "Section Header": "En-tête de section",
    "Two Content": "Deux contenus",
    "Title Only": "Titre seul",
    "Blank": "Vide",
}


def plain() -> bytes:
    """Return a template of 4:3 with a slide in it that shows how the house looks."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "This sample must go"
    slide.notes_slide.notes_text_frame.text = "These notes too"  # type: ignore[union-attr]
    return saved(presentation)


def wide() -> bytes:
    """Return one of 16:9, in dark colours: words are light on it."""
    presentation = pptx.Presentation()
    _widen(presentation)
    master = presentation.slide_masters[0]
    mapping = next(each for each in _xml(master) if each.tag.endswith("}clrMap"))
    for name, part in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        mapping.set(name, part)
    return saved(presentation)


def french() -> bytes:
    """Return one whose layouts say by their French names alone what they are for."""
    presentation = pptx.Presentation()
    for layout in presentation.slide_layouts:
        _xml(layout).attrib.pop("type", None)
        common = next(iter(_xml(layout)))
        common.set("name", _FRENCH.get(layout.name, f"Autre {layout.name}"))
    return saved(presentation)


def footless() -> bytes:
    """Return one without footer, date and number, on its master and its layouts."""
    presentation = pptx.Presentation()
    master = presentation.slide_masters[0]
    for part in (master, *master.slide_layouts):
        for shape in list(part.placeholders):
            if _xml(shape).ph.get("type") in {"ftr", "dt", "sldNum"}:
                _xml(shape).getparent().remove(_xml(shape))
    return saved(presentation)


def two_masters() -> bytes:
    """Return one whose first master has a layout for covers alone; the second has all."""
    presentation = pptx.Presentation()
    return packed(_with_poor_master(entries(saved(presentation))))


def titles_only() -> bytes:
    """Return one that lacks a layout for a title with content."""
    presentation = pptx.Presentation()
    _keep(presentation, {"Title Slide", "Title Only", "Blank"})
    return saved(presentation)


def as_potx(template: bytes) -> bytes:
    """Return a template as PowerPoint saves one to begin from, with the type of such a file."""
    parts = entries(template)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"presentationml.presentation.main+xml", _TEMPLATE)
    return packed(parts)


MADE: Mapping[str, Callable[[], bytes]] = {
    "plain": plain,
    "wide": wide,
    "french": french,
    "footless": footless,
    "two-masters": two_masters,
    "potx": lambda: as_potx(wide()),
}
"""Templates that decks can be made in."""


def all_good() -> dict[str, bytes]:
    """Return every template that a deck can be made in, by its name."""
    found = {name: make() for name, make in MADE.items()}
    return found | {file.stem: file.read_bytes() for file in sorted(SAVED.glob("*.[po]*"))}


def _xml(proxy: Any) -> Any:  # noqa: ANN401
    return proxy._element  # noqa: SLF001


def _widen(presentation: Any) -> None:  # noqa: ANN401
    """Make all of a presentation as much wider as 16:9 is than 4:3."""
    factor = WIDE / presentation.slide_width
    presentation.slide_width = Emu(WIDE)
    master = presentation.slide_masters[0]
    for part in (master, *master.slide_layouts):
        for place in _xml(part).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"):
            for point, key in zip(place, ("x", "cx"), strict=False):
                point.set(key, str(round(int(point.get(key)) * factor)))


def _keep(presentation: Any, names: set[str]) -> None:  # noqa: ANN401
    layouts = presentation.slide_masters[0].slide_layouts
    for layout in list(layouts):
        if layout.name not in names:
            layouts.remove(layout)


def _with_poor_master(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Put a master before the one of a package: a copy with one layout, for covers."""
    master, layout, theme = "slideMasters/slideMaster", "slideLayouts/slideLayout", "theme/theme"
    copied = dict(parts)
    copied[f"ppt/{master}2.xml"] = _one_layout(parts[f"ppt/{master}1.xml"])
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/slideLayout" Target="../{layout}12.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/theme" Target="../{theme}3.xml"/></Relationships>'
    )
    copied["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = rels.encode()
    copied[f"ppt/{layout}12.xml"] = parts[f"ppt/{layout}1.xml"]
    own = parts["ppt/slideLayouts/_rels/slideLayout1.xml.rels"]
    copied["ppt/slideLayouts/_rels/slideLayout12.xml.rels"] = own.replace(
        b"slideMaster1.xml", b"slideMaster2.xml"
    )
    copied[f"ppt/{theme}3.xml"] = parts[f"ppt/{theme}1.xml"]
    kind = "application/vnd.openxmlformats-officedocument"
    declared = "".join(
        f'<Override PartName="/ppt/{name}.xml" ContentType="{kind}.{what}+xml"/>'
        for name, what in (
            (f"{master}2", "presentationml.slideMaster"),
            (f"{layout}12", "presentationml.slideLayout"),
            (f"{theme}3", "theme"),
        )
    )
    types = parts["[Content_Types].xml"]
    copied["[Content_Types].xml"] = types.replace(b"</Types>", declared.encode() + b"</Types>")
    relation = f'<Relationship Id="rId99" Type="{office}/slideMaster" Target="{master}2.xml"/>'
    rels_name = "ppt/_rels/presentation.xml.rels"
    copied[rels_name] = parts[rels_name].replace(
        b"</Relationships>", relation.encode() + b"</Relationships>"
    )
    first = b"<p:sldMasterIdLst>"
    copied["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(
        first, first + b'<p:sldMasterId id="2147484000" r:id="rId99"/>'
    )
    return copied


def _one_layout(master: bytes) -> bytes:
    start, end = master.index(b"<p:sldLayoutIdLst>"), master.index(b"</p:sldLayoutIdLst>")
    only = b'<p:sldLayoutIdLst><p:sldLayoutId id="2147484001" r:id="rId1"/>'
    return master[:start] + only + master[end:]
