"""`docs/standards.md` gives each number that the proof holds pages to, with its source."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from roadmap_print.brand import palette
from roadmap_print.content import citations
from roadmap_print.proof import expected_text, requirements
from roadmap_print.proof.checks.paper import print_files
from roadmap_print.proof.checks.presentation import slide_shapes
from roadmap_print.proof.checks.structure import contrast, line_clearance
from roadmap_print.proof.checks.text import typesetting
from roadmap_print.proof.extract import bare_strips, line_strokes, qr_scan
from roadmap_print.publications import (
    booklet,
    leaflet,
    minimum_sizes,
    poster,
    registry,
    slides,
    talk,
    wall,
)
from roadmap_print.publications.output_file import OutputFile

TEXT = (Path(__file__).parents[2] / "docs/standards.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.+?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
SOURCES = ("standard: ", "measured", "custom", "ours")
HELD: dict[str, tuple[ModuleType, ...]] = {
    "Sizes": (requirements, minimum_sizes, booklet, leaflet, poster, slides, talk, wall),
    "A poor copy": (qr_scan,),
    "Places": (line_clearance, line_strokes, bare_strips, typesetting),
    "Contrast": (contrast,),
    "Slides to edit": (slide_shapes,),
    "On paper": (print_files, registry),
    "References": (expected_text,),
}
SHARED = {"quiet": 4.0, "white": 2.0, "margin": 5.0}
"""Floors that are the same on all pages."""
ELSEWHERE = {
    "Sizes": SHARED,
    "Places": {"clear": 1.5},
    "Contrast": {"LIGHT": palette.LIGHT},
    "References": {"MOST_AUTHORS": float(citations.MOST_AUTHORS)},
}
"""Numbers that a section holds of other modules."""


def rows(section: str, width: int) -> list[list[str]]:
    """Return the cells of a section's tables of so many columns, without their heads."""
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [each for each in cells if len(each) == width and each[0] not in {"name", "page", "---"}]


def numbers(text: str) -> tuple[float, ...]:
    return tuple(map(float, re.findall(r"\d+(?:\.\d+)?", text)))


def written(section: str) -> dict[str, tuple[float, ...]]:
    return {name.strip("`"): numbers(value) for name, value, *_ in rows(section, 4)}


def constants(*modules: ModuleType) -> dict[str, tuple[float, ...]]:
    """Return the numbers that modules set for themselves."""
    found: dict[str, tuple[float, ...]] = {}
    for module in modules:
        source = Path(str(module.__file__)).read_text("utf-8")
        set_here = re.findall(r"^([A-Z][A-Z0-9_, ]*)(?:: .+?)? = ", source, re.MULTILINE)
        for name in (each for names in set_here for each in names.split(", ")):
            value = getattr(module, name)
            several = value if isinstance(value, tuple) else (value,)
            if all(isinstance(each, int | float) for each in several):
                found[name] = tuple(map(float, several))
    return found


@pytest.mark.parametrize("section", HELD)
def test_each_number_of_the_proof_stands_there_with_its_value(section: str) -> None:
    held = constants(*HELD[section]) | ELSEWHERE.get(section, {})
    assert held
    assert written(section) == {
        name: value if isinstance(value, tuple) else (value,) for name, value in held.items()
    }


@pytest.mark.parametrize("row", rows("Sizes", 8), ids=lambda row: row[0])
def test_the_floors_of_each_page_stand_there(row: list[str]) -> None:
    made = OutputFile(registry.get(row[0].split()[0]))
    width, height = numbers(row[1])
    found = requirements.floors(made, width, height)
    names = ("module", "fine_module", "text", "code", "home", "distance")
    assert [round(getattr(found, name), 2) for name in names] == [float(each) for each in row[2:]]
    assert {name: getattr(found, name) for name in SHARED} == SHARED
    assert found.clear == (1.5 if min(width, height) > booklet.A5_WIDTH else 1.0)


def test_each_page_that_is_offered_has_its_floors() -> None:
    sheets = {(row[0].split()[0], numbers(row[1])) for row in rows("Sizes", 8)}
    rows_ = [each for each in registry.every() if not each.of_steps]  # whose pages are another's
    offered = {(each.name, size) for each in rows_ for size in each.sheets.values()}
    assert {each for each in sheets if each[0] != "slides"} == offered


def test_each_number_has_a_source() -> None:
    told = [row[3] for section in HELD for row in rows(section, 4)]
    assert len(told) > 30
    assert [each for each in told if not each.startswith(SOURCES)] == []


def test_what_the_program_cites_is_a_section() -> None:
    cited = [
        (file.name, section)
        for file in Path(registry.__file__).parents[1].rglob("*.py")
        for section in re.findall(r'standards\.md\W+"([^"]+)"', file.read_text("utf-8"))
    ]
    assert {"requirements.py", "qr_scan.py", "contrast.py", "print_files.py"} <= {
        name for name, _ in cited
    }
    assert {section for _, section in cited} <= set(SECTIONS)
