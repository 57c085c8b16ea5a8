"""Typefaces of a house: its own files, those that its licence lets it embed, and whole texts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont, newTable
from hospitals import packaged

from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_file import BrandReading
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.fonts.faces import Face, face
from roadmap_print.layout import font_metrics
from roadmap_print.layout.font_metrics import Type, figure_drop
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Run
from roadmap_print.problems import Severity
from roadmap_print.render.assets import Assets

REGULAR, BOLD = "HankenGrotesk-Regular.otf", "HankenGrotesk-Bold.otf"
ENGLISH = Reading(None, (), {}, "en")
FAMILY = """\
typography:
  fonts:
    - family: A
      source: file
      files: [{path: one.otf}, {path: two.otf}]
  base: A
"""


def licence(flags: int) -> Callable[[TTFont], None]:
    def forbid(font: TTFont) -> None:
        table: Any = font["OS/2"]
        table.fsType = flags

    return forbid


def vary(font: TTFont) -> None:
    table: Any = newTable("fvar")
    font["fvar"] = table
    table.axes, table.instances = [], []


def house(folder: Path, text: str = FAMILY, change: Callable[[TTFont], None] | None = None) -> Path:
    """Write a brand file, and beside it a family of two files of which the first is changed."""
    for name, file in {"one.otf": REGULAR, "two.otf": BOLD}.items():
        font: Any = TTFont(packaged(file))
        if change and name == "one.otf":
            change(font)
        font.save(folder / name)
    brand = folder / "_brand.yml"
    brand.write_text(text, "utf-8")
    return brand


def read_brand(file: Path, reading: Reading = ENGLISH) -> BrandReading:
    return brand_file.read_of(file, file, reading)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (licence(0x0002), "forbids embedding it"),
        (licence(0x0100), "forbids embedding parts of it"),
        (licence(0x0200), "forbids embedding it"),
        (vary, "variable font"),
    ],
    ids=["restricted", "no subset", "bitmaps", "variable"],
)
def test_what_may_not_be_embedded_is_told(
    change: Callable[[TTFont], None], words: str, tmp_path: Path
) -> None:
    reading = read_brand(house(tmp_path, change=change))
    (problem,) = (each for each in reading.problems if each.severity is Severity.ERROR)
    assert words in str(problem)
    assert problem.where == "typography.fonts[0].files[0]"
    assert (problem.line, problem.hint is None) == (5, False)


@pytest.mark.parametrize("flags", [0x0000, 0x0004, 0x0008])
def test_what_may_be_printed_or_edited_may_be_embedded(flags: int, tmp_path: Path) -> None:
    """Of OS/2.fsType: installable, preview and print, editable."""
    reading = read_brand(house(tmp_path, change=licence(flags)))
    assert reading.brand
    assert {*reading.brand.fonts} == {"title", "text", "text-semibold", "text-italic"}


def test_a_file_that_is_no_typeface_is_told(tmp_path: Path) -> None:
    brand = house(tmp_path)
    (tmp_path / "one.otf").write_bytes(b"OTTO" + bytes(200))
    assert "no typeface that can be read" in str(read_brand(brand).problems[0])


def test_what_was_read_is_measured_and_printed_whatever_takes_its_place(tmp_path: Path) -> None:
    secret, own = tmp_path / "secret.otf", tmp_path / "house"
    secret.write_bytes(packaged("SourceSansPro-It.otf").read_bytes())
    own.mkdir()
    fonts = getattr(read_brand(house(own)).brand, "fonts", {})
    (own / "one.otf").replace(tmp_path / "moved.otf")
    (own / "one.otf").symlink_to(secret)
    was = (tmp_path / "moved.otf").read_bytes()
    style = Measurer("en", fonts).styled("Nous", Type("text", 10, 12))
    moved = Type("house-text", 10, 12, Face(tmp_path / "moved.otf"))
    assert Assets(fonts).read("roadmap:font/house-text")[0] == was
    assert style.width("Nous") == moved.width("Nous") != Type("text-italic", 10, 12).width("Nous")
    assert figure_drop(style.font) == figure_drop(moved.font) != figure_drop("text-italic")


def test_faces_are_chosen_by_weight_and_slant(tmp_path: Path) -> None:
    reading = read_brand(house(tmp_path))
    assert reading.brand
    files = {name: face.path.name for name, face in reading.brand.fonts.items()}
    assert files == {
        "title": "two.otf",
        "text": "one.otf",
        "text-semibold": "two.otf",
        "text-italic": "one.otf",
    }
    assert [each.where for each in reading.problems] == ["typography.base"]
    assert "no italic" in str(reading.problems[0])


def test_a_family_without_a_heavier_file_leaves_text_ours(tmp_path: Path) -> None:
    text = FAMILY.replace(", {path: two.otf}", "")
    reading = read_brand(house(tmp_path, text))
    assert reading.brand
    assert {*reading.brand.fonts} == {"title"}
    assert "no heavier file than 400" in str(reading.problems[0])


@pytest.mark.parametrize("source", ["google", "bunny", "system"])
def test_nothing_is_fetched(source: str, tmp_path: Path) -> None:
    text = f"typography:\n  fonts: [{{family: A, source: {source}}}]\n  base: A\n"
    reading = read_brand(house(tmp_path, text))
    assert reading.brand
    assert reading.brand.fonts == {}
    assert {each.severity for each in reading.problems} == {Severity.WARNING}
    assert "nothing is fetched" in str(reading.problems[0])


@pytest.mark.parametrize(("weight", "right"), [("bold", True), ("650", True), ("fat", False)])
def test_a_weight_is_a_number_or_a_name(weight: str, right: bool, tmp_path: Path) -> None:  # noqa: FBT001
    text = FAMILY.replace("base: A", f"base: {{family: A, weight: {weight}}}")
    told = [str(each) for each in read_brand(house(tmp_path, text)).problems]
    assert any("no weight of a typeface" in each for each in told) is not right


def test_letters_that_it_lacks_are_told_and_the_whole_text_is_set_in_ours(tmp_path: Path) -> None:
    catalogue = tmp_path / "roadmap.yaml"
    catalogue.write_text(
        "title: Жизнь и AI\nlanguage: en\nformats: [{id: a, label: A}]\n"
        "steps: [{title: One, resources: []}]\nresources: {}\n",
        "utf-8",
    )
    reading = read_brand(house(tmp_path), read(catalogue))
    told = [each for each in reading.problems if "lacks" in each.message]
    assert [each.where for each in told] == ["typography.base"] * 2  # a file each
    assert "Ж" in told[0].message
    assert reading.brand
    measurer = Measurer("en", reading.brand.fonts)
    style = Type("text", 10, 12)
    ours, theirs = face("text"), reading.brand.fonts["text"]
    assert measurer.styled("Life", style).file == theirs
    assert measurer.styled("Life", style).face == "house-text"
    assert (measurer.styled("Life Жизнь", style).face, measurer.styled("Ж", style).file) == (
        "text",
        ours,
    )
    assert measurer.width("Life", style) != style.width("Life")
    lines = measurer.wrap_runs(
        [Run("Life ", style, "#000000"), Run("Жизнь", Type("text-semibold", 10, 12), "#000000")], 9
    )
    assert {run.type.face for line in lines for run in line} == {"text", "text-semibold"}


def test_a_narrow_space_is_missed_by_no_text(tmp_path: Path) -> None:
    """French sets one before ":", and many typefaces have none; nothing is drawn there."""
    font: Any = TTFont(packaged(REGULAR))
    assert 0x202F not in font.getBestCmap()
    house(tmp_path)
    assert font_metrics.draws(Face(tmp_path / "one.otf"), "Objectif IA\u202f: deux")


def test_figures_stand_in_the_middle_of_a_disc_in_any_typeface() -> None:
    """The measure was taken of the title's face first: 0.09 em."""
    assert figure_drop("title") == pytest.approx(0.089, abs=0.001)
    assert figure_drop("text") == pytest.approx(-0.051, abs=0.001)
