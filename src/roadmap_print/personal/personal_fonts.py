"""The typefaces of names: of each face one subset a script, whatever the names.

So a copy that is made alone has the same bytes as among ten thousand.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from roadmap_print.fonts import shaping
from roadmap_print.fonts.faces import Face
from roadmap_print.fonts.script_fonts import script_of
from roadmap_print.personal.name_setting import NameGlyph
from roadmap_print.render.pdf_objects import without_encoding

MOST_LETTERS = 3_000
"""Letters of a script that one subset holds: of Han letters a name has its own alone."""
UNSEEN = "\u200b"
_SIGNS = frozenset([*range(0x20, 0x7F), 0xA0, 0xB7, 0x2010, 0x2011, 0x2013, 0x2018, 0x2019, 0x2026])
_EXTRA = 0x0700
"""Where the letters of Arabic end that names have; further on are forms for old texts."""


@dataclass(frozen=True, slots=True)
class FontProgram:
    """A font cut to a script, as the objects of a file have it: metrics in thousandths of an em."""

    name: str
    is_otf: bool
    data: bytes
    length: int
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    height: int
    slant: float


def program(face: Face, script: str, glyphs: Sequence[NameGlyph]) -> FontProgram:
    """Return the font that draws glyphs of a script."""
    letters = _letters(face, script)
    if len(letters) <= MOST_LETTERS:
        return _cut(face, letters | _signs(face), frozenset())
    return _cut(face, frozenset(), frozenset(each.drawn.number for each in glyphs))


@cache
def _letters(face: Face, script: str) -> frozenset[int]:
    letters = shaping.characters(face.source, face.index)
    own = frozenset(each for each in letters if script_of(chr(each)) in {script, "Zinh"})
    return frozenset(each for each in own if each < _EXTRA) if script == "Arab" else own


@cache
def _signs(face: Face) -> frozenset[int]:
    return _SIGNS & shaping.characters(face.source, face.index)


@cache
def _cut(face: Face, letters: frozenset[int], glyphs: frozenset[int]) -> FontProgram:
    from fontTools.ttLib import TTFont

    data = shaping.subset(face.content(), face.index, letters, glyphs)
    with TTFont(BytesIO(data), lazy=True) as font:
        is_otf = "CFF " in font
        tables: Any = font
        em, head, line = tables["head"].unitsPerEm, tables["head"], tables["hhea"]
        name = "".join(filter(str.isalnum, font["name"].getDebugName(6) or face.path.stem))
        metrics = [head.xMin, head.yMin, head.xMax, head.yMax, line.ascent, line.descent]
        metrics.append(getattr(tables["OS/2"], "sCapHeight", 0) or line.ascent)
        slant = float(tables["post"].italicAngle)
    left, low, right, high, ascent, descent, height = (round(each * 1000 / em) for each in metrics)
    whole = without_encoding(data) if is_otf else data
    box, packed = (left, low, right, high), zlib.compress(whole, 9)
    return FontProgram(name, is_otf, packed, len(whole), box, ascent, descent, height, slant)


def font_objects(
    first: int, face: Face, script: str, glyphs: Sequence[NameGlyph]
) -> Mapping[int, bytes]:
    """Return the objects of a font from the number `first` on, which is that of the font itself."""
    font = program(face, script, glyphs)
    tag = f"{script.upper()}PP"[:6].ljust(6, "P")  # six letters, as a subset's name begins
    name = f"/{tag}+{font.name}"
    in_order = sorted((each.drawn for each in glyphs), key=lambda each: bool(each.letters))
    drawn = {each.number: each for each in in_order}  # one that says its letters comes last
    widths = " ".join(f"{key} [{drawn[key].advance * 1000:.0f}]" for key in sorted(drawn))
    kind, file, extra = (
        ("/CIDFontType0", "/FontFile3", "/Subtype /OpenType")
        if font.is_otf
        else ("/CIDFontType2", "/FontFile2", f"/Length1 {font.length}")
    )
    map_ = "" if font.is_otf else " /CIDToGIDMap /Identity"
    box = " ".join(map(str, font.box))
    return {
        first: (
            f"<< /Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H "
            f"/DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 4} 0 R >>"
        ).encode(),
        first + 1: (
            f"<< /Type /Font /Subtype {kind} /BaseFont {name} /FontDescriptor {first + 2} 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/W [{widths}]{map_} >>"
        ).encode(),
        first + 2: (
            f"<< /Type /FontDescriptor /FontName {name} /Flags 4 /FontBBox [{box}] "
            f"/ItalicAngle {font.slant:g} /Ascent {font.ascent} /Descent {font.descent} "
            f"/CapHeight {font.height} /StemV 80 {file} {first + 3} 0 R >>"
        ).encode(),
        first + 3: stream(font.data, f"{extra} /Filter /FlateDecode"),
        first + 4: stream(_letters_of_glyphs(drawn)),
    }


def stream(data: bytes, extra: str = "") -> bytes:
    """Return a stream as an object of a file."""
    return f"<< {extra} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _letters_of_glyphs(drawn: Mapping[int, shaping.Glyph]) -> bytes:
    """Say which letters glyphs stand for (ISO 32000-1, 9.10.3); of none, what has no width."""
    said = [
        f"<{number:04x}> <{(drawn[number].letters or UNSEEN).encode('utf-16-be').hex()}>"
        for number in sorted(drawn)
    ]
    parts = [said[at : at + 100] for at in range(0, len(said), 100)]
    maps = "\n".join(f"{len(p)} beginbfchar\n{chr(10).join(p)}\nendbfchar" for p in parts)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
        "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
        f"<0000> <ffff>\nendcodespacerange\n{maps}\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
