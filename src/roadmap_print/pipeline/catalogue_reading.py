"""A catalogue and the style of its house, read together: where one is wrong nothing is made."""

from pathlib import Path

from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_file import BrandReading
from roadmap_print.catalogue.reading.reader import Reading, read


def read_with_brand(
    file: Path, brand: Path | None = None, language: str | None = None
) -> tuple[Reading, BrandReading]:
    """Read a catalogue and its brand, the file that is named or the nearest; nothing is raised.

    The reading tells the problems of both, and has no catalogue where either has an error.
    """
    reading = read(file, language=language)
    house = brand_file.read_of(file, brand, reading)
    problems = (*reading.problems, *house.problems)
    catalogue = None if house.failed else reading.catalogue
    return reading._replace(catalogue=catalogue, problems=problems), house
