"""The typefaces of a house: which of its files stand in for which of our faces.

A face is named as in `paths.font_files`. A house gives files for it or keeps ours: nothing is
fetched, and nothing that a machine happens to have installed is printed.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roadmap_print.brand.brand_model import BrandFontFamily, BrandFontFile, BrandType
from roadmap_print.brand.brand_model import BrandTypography as Typography
from roadmap_print.catalogue.glyph_coverage import drawn
from roadmap_print.catalogue.logo import LogoError, fetch
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.fonts.faces import Face
from roadmap_print.i18n.translator import Message

MOST_BYTES = 10_000_000
WEIGHTS = {
    **dict.fromkeys(("thin", "hairline"), 100),
    **dict.fromkeys(("extra-light", "ultra-light"), 200),
    "light": 300,
    **dict.fromkeys(("normal", "regular", "book"), 400),
    "medium": 500,
    **dict.fromkeys(("semi-bold", "semibold", "demi-bold"), 600),
    "bold": 700,
    **dict.fromkeys(("extra-bold", "ultra-bold"), 800),
    **dict.fromkeys(("black", "heavy"), 900),
}
"""Names of weights, as brand.yml has them, and their numbers in OpenType (OS/2, usWeightClass)."""
NUMBER = re.compile(r"[1-9]\d{0,2}|1000")

RESTRICTED, NO_SUBSET, BITMAPS = 0x0002, 0x0100, 0x0200
USE = 0x000F
"""OS/2.fsType: licence bits, of which the lowest alone forbids embedding; no subsetting (we print
the letters that are used); bitmaps alone.
https://learn.microsoft.com/typography/opentype/spec/os2#fstype"""
ITALIC = 0x0001  # of OS/2.fsSelection
MOST_TOLD = 20
"""Characters that a warning names."""
HEAVIER = 100
"""What the face that stresses is heavier than that of the text, at least."""


class FontError(ValueError):
    """A font file cannot be printed with; its argument is a key of the messages about fonts."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face that may be embedded."""

    face: Face
    weight: int
    italic: bool


def choose(keys: Typography | None, folder: Path, problems: Diagnostics) -> dict[str, Face]:
    """Give the face that stands in for each of our faces; those without one stay ours."""
    if keys is None:
        return {}
    reader = _Families(keys, folder, problems)
    base, headings = keys.base or BrandType(), keys.headings or BrandType()
    found: dict[str, Face] = {}
    if family := headings.family or base.family:
        where = "typography.headings" if headings.family else "typography.base"
        wanted = _weight(headings, "typography.headings", 700, problems)
        files = reader.files(family, where)
        if upright := [each for each in files if not each.italic] or files:
            found["title"] = _nearest(upright, wanted).face
    if base.family:
        wanted = _weight(base, "typography.base", 400, problems)
        found |= _text_faces(reader.files(base.family, "typography.base"), wanted, problems)
    return found


def _text_faces(files: Sequence[FontFile], wanted: int, problems: Diagnostics) -> dict[str, Face]:
    """Choose the faces of text: one for it, one that stresses, one that slants.

    A family without a heavier one cannot set an entry, so all text stays ours then.
    """
    upright = [each for each in files if not each.italic]
    if not upright:
        return {}
    text = _nearest(upright, wanted)
    heavier = [each for each in upright if each.weight >= text.weight + HEAVIER]
    if not heavier:
        problems.warn("typography.base", Message("brand.no_heavier"), weight=text.weight)
        return {}
    slanted = [each for each in files if each.italic]
    if not slanted:
        problems.warn("typography.base", Message("brand.no_italic"))
    return {
        "text": text.face,
        "text-semibold": _nearest(heavier, 600).face,
        "text-italic": _nearest(slanted or upright, wanted).face,
    }


def _nearest(files: Iterable[FontFile], weight: int) -> FontFile:
    return min(files, key=lambda each: abs(each.weight - weight))


def _weight(keys: BrandType | BrandFontFile, where: str, usual: int, problems: Diagnostics) -> int:
    if keys.weight is None:
        return usual
    text = keys.weight.strip().lower()
    if NUMBER.fullmatch(text):
        return int(text)
    if (named := WEIGHTS.get(text.replace(" ", "-"))) is None:
        problems.error(f"{where}.weight", Message("brand.bad_weight"), text=keys.weight)
    return named or usual


class _Families:
    """The families that have files, each read when it is first asked for."""

    def __init__(self, keys: Typography, folder: Path, problems: Diagnostics) -> None:
        self._folder, self._problems = folder, problems
        self._named = {each.family.lower(): (i, each) for i, each in enumerate(keys.fonts)}
        self._read: dict[str, list[FontFile]] = {}

    def files(self, family: str, where: str) -> list[FontFile]:
        """Give the files of a family that can be printed with; what cannot be had is told."""
        name = family.lower()
        if name not in self._read:
            self._read[name] = list(self._files(family, where))
        return self._read[name]

    def _files(self, family: str, where: str) -> Iterator[FontFile]:
        place, known = self._named.get(family.lower(), (0, BrandFontFamily(family=family)))
        if not known.files:
            self._problems.warn(where, Message("brand.no_files"), text=family)
        for i, each in enumerate(known.files):
            at = f"typography.fonts[{place}].files[{i}]"
            try:
                data = fetch(each.path, self._folder, MOST_BYTES)
                weight, italic = inspect(data)
            except (FontError, LogoError) as error:
                said = Message(f"brand.font.{error}")
                self._problems.error(at, said, Message(f"brand.font_hint.{error}"), text=each.path)
                continue
            weight = _weight(each, at, weight, self._problems)
            italic = each.style == "italic" if each.style else italic
            yield FontFile(Face(self._folder / each.path, data=data), weight, italic)


def inspect(data: bytes) -> tuple[int, bool]:
    """Return a font's weight and whether it slants; FontError says why it cannot be embedded."""
    if len(data) > MOST_BYTES:
        raise FontError("large")
    from fontTools.ttLib import TTFont

    font: Any
    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            os2, tables = font["OS/2"], set(font.keys())
            known = (font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm)
            allowed, weight = os2.fsType, os2.usWeightClass
            italic = bool(os2.fsSelection & ITALIC)
    except Exception as error:  # whatever a reader of fonts stumbles over is in the file
        raise FontError("broken") from error
    if not all(known):
        raise FontError("broken")
    if "fvar" in tables:
        raise FontError("variable")
    if not tables & {"glyf", "CFF "}:
        raise FontError("outlines")
    if allowed & USE == RESTRICTED or allowed & BITMAPS:
        raise FontError("forbidden")
    if allowed & NO_SUBSET:
        raise FontError("subset")
    return weight, italic


def warn_of_letters(fonts: Mapping[str, Face], texts: str, problems: Diagnostics) -> None:
    """Tell which characters of the texts a house's typefaces lack; our face sets such a text."""
    for face in dict.fromkeys(fonts.values()):
        missing = sorted(each for each in drawn(texts) if not face.has(each))
        if missing:
            heads = fonts.get("title") == face and "typography.headings" in problems.positions
            where = "typography.headings" if heads else "typography.base"
            told, count = " ".join(missing[:MOST_TOLD]), len(missing)
            problems.warn(where, Message("brand.lacking"), text=face.path.name, names=told, n=count)
