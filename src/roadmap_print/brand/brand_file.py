"""The house's own style from `_brand.yml` to one frozen value, or to all that is wrong with it.

The file lies beside the catalogue or in a folder above it, as Quarto and Shiny look for theirs, or
is named. What it names lies in its own folder; nothing else is read, and nothing is fetched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from roadmap_print import paths
from roadmap_print.brand import brand_fonts, brand_logos
from roadmap_print.brand.brand_colours import Colours, read_colours
from roadmap_print.brand.brand_model import BrandKeys, BrandPages
from roadmap_print.brand.theme import Logo
from roadmap_print.catalogue import texts as walk
from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.reading import source_file, validator, yaml_errors
from roadmap_print.catalogue.reading.diagnostics import Diagnostics, TooManyError
from roadmap_print.fonts.faces import Face

if TYPE_CHECKING:
    from roadmap_print.catalogue.reading.reader import Reading
    from roadmap_print.problems import Problem

NAME = "_brand.yml"


@dataclass(frozen=True, slots=True)
class Brand:
    """A house: its name, colours, logos and its faces, all sound.

    `logo` is for white paper, `dark_logo` for a dark field, `plain_logo` for one ink. `fonts` are
    by the names of our own faces, which they stand in for. `cover` says whether covers have a
    field of the colour; where it says nothing, those of a house with a colour have.
    """

    name: str | None = None
    colours: Colours | None = None
    cover: str | None = None
    logo: Logo | None = None
    dark_logo: Logo | None = None
    plain_logo: Logo | None = None
    fonts: Mapping[str, Face] = dataclasses.field(default_factory=dict, hash=False)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that its pages show something of."""
        logos = (self.logo, self.dark_logo, self.plain_logo)
        pictures = (each.file.path for each in logos if each)
        return tuple(dict.fromkeys((*pictures, *(each.path for each in self.fonts.values()))))


class BrandReading(NamedTuple):
    """What was read: no brand where there is no file, or where a problem is an error."""

    brand: Brand | None = None
    problems: tuple[Problem, ...] = ()
    failed: bool = False


def read_of(file: Path, named: Path | None, reading: Reading) -> BrandReading:
    """Read the brand of a catalogue, read from `file`: the one that is `named`, or the nearest.

    Letters of the catalogue that the house's typefaces lack are told as well.
    """
    own = named or paths.nearest(file, NAME)
    if own is None:
        return BrandReading()
    problems = Diagnostics(str(own), reading.language)
    return _reading(source_file.read_bytes(own, problems), own, reading, problems)


def read_source(source: bytes, own: Path, reading: Reading) -> BrandReading:
    """Read what stands in the file of a brand or is to stand there; as `read_of` does."""
    return _reading(source, own, reading, Diagnostics(str(own), reading.language))


def _reading(
    source: bytes | None, own: Path, reading: Reading, problems: Diagnostics
) -> BrandReading:
    brand = None
    with suppress(TooManyError):
        brand = None if source is None else _brand(source, own, problems)
    if brand and reading.catalogue:
        texts = "".join(text for _, text in walk.texts(reading.catalogue))
        brand_fonts.warn_of_letters(brand.fonts, texts, problems)
    told = sorted(problems.told, key=lambda problem: (problem.line, problem.column))
    return BrandReading(None if problems.failed else brand, tuple(told), problems.failed)


def _brand(source: bytes, file: Path, problems: Diagnostics) -> Brand | None:
    text = source_file.decode(source, problems)
    if text is None or not source_file.allowed(text, problems):
        return None
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return Brand()
    node = yaml_errors.tree(text, problems)
    values: Any = node and validator.read_model(node, BrandKeys, problems, others=())
    if values is None:
        return None
    if any(each.where.startswith("typography") for each in problems.told):
        values.pop("typography", None)  # it may lack what a family must have
    keys = from_data(BrandKeys, values)
    ours = (keys.defaults and keys.defaults.roadmap_print) or BrandPages()
    name = keys.meta and keys.meta.name
    logos = brand_logos.choose(keys.logo, ours.logo, file.parent, problems)
    return Brand(
        name=(name.full or name.short) if name else None,
        colours=read_colours(keys.color, problems) if keys.color else None,
        cover=ours.cover,
        logo=logos.get("light"),
        dark_logo=logos.get("dark"),
        plain_logo=logos.get("plain"),
        fonts=brand_fonts.choose(keys.typography, file.parent, problems),
    )
