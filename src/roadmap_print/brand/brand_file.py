"""The house's own style from `_brand.yml` to one frozen value, or to all that is wrong with it.

The file lies beside the catalogue or in a folder above it, as Quarto and Shiny look for theirs, or
is named. What it names lies in its own folder; nothing else is read, and nothing is fetched.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from roadmap_print.brand import brand_fonts, brand_logos
from roadmap_print.brand.brand_colours import Colours, read_colours
from roadmap_print.brand.brand_logos import Logo
from roadmap_print.brand.brand_model import BrandKeys
from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.reading import source_file, validator, yaml_errors
from roadmap_print.catalogue.reading.diagnostics import Diagnostics, TooManyError

if TYPE_CHECKING:
    from roadmap_print.problems import Problem

NAME = "_brand.yml"


@dataclass(frozen=True, slots=True)
class Brand:
    """A house: its name, colours, logos and the font files of its faces, all sound.

    `logo` is for white paper, `dark_logo` for a dark field, `plain_logo` for one ink. `fonts` are
    by the names of our own faces, which they stand in for. `field` tells whether covers have one.
    """

    file: Path
    name: str | None = None
    colours: Colours | None = None
    field: bool = True
    logo: Logo | None = None
    dark_logo: Logo | None = None
    plain_logo: Logo | None = None
    fonts: Mapping[str, Path] = field(default_factory=dict)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that its pages depend on."""
        logos = (self.logo, self.dark_logo, self.plain_logo)
        pictures = (each.path for each in logos if each)
        return tuple(dict.fromkeys((self.file, *pictures, *self.fonts.values())))


class BrandReading(NamedTuple):
    """What was read: no brand where there is no file, or where a problem is an error."""

    brand: Brand | None
    problems: tuple[Problem, ...]
    failed: bool = False


NONE = BrandReading(None, ())


def candidates(catalogue: Path) -> Iterator[Path]:
    """Yield where the brand of a catalogue may lie, the nearest first."""
    folder = Path(os.path.abspath(catalogue)).parent  # noqa: PTH100  "..", links left alone
    yield from (each / NAME for each in (folder, *folder.parents))


def find(catalogue: Path) -> Path | None:
    """Give the file of a catalogue's house; None where it has none."""
    found = next((each for each in candidates(catalogue) if os.path.isfile(each)), None)  # noqa: PTH113  never raises
    if found is None:
        return None
    with suppress(ValueError):  # as short as the catalogue is named
        return Path(os.path.relpath(found)) if not catalogue.is_absolute() else found
    return found


def read(file: Path | None, language: str) -> BrandReading:
    """Read the file of a house; problems are told in `language`, in the order of the file."""
    if file is None:
        return NONE
    problems = Diagnostics(str(file), language)
    brand = None
    with suppress(TooManyError):
        brand = _brand(file, problems)
    told = sorted(problems.told, key=lambda problem: (problem.line, problem.column))
    return BrandReading(None if problems.failed else brand, tuple(told), problems.failed)


def _brand(file: Path, problems: Diagnostics) -> Brand | None:
    data = source_file.read_bytes(file, problems)
    text = None if data is None else source_file.decode(data, problems)
    if text is None or not source_file.allowed(text, problems):
        return None
    if not text.strip():
        return Brand(file)
    node = yaml_errors.tree(text, problems)
    values: Any = node and validator.read_model(node, BrandKeys, problems)
    if values is None or problems.failed:
        return None
    keys = from_data(BrandKeys, values)
    ours = keys.defaults and keys.defaults.roadmap_print
    name = keys.meta and keys.meta.name
    logos = brand_logos.choose(keys.logo, ours and ours.logo, file.parent, problems)
    return Brand(
        file=file,
        name=(name.full or name.short) if name else None,
        colours=read_colours(keys.color, problems) if keys.color else None,
        field=ours is None or ours.cover == "field",
        logo=logos.get("light"),
        dark_logo=logos.get("dark"),
        plain_logo=logos.get("plain"),
        fonts=brand_fonts.choose(keys.typography, file.parent, problems),
    )
