"""`_brand.yml`: found beside or above, read with places and remedies, bounded by its own folder."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hospitals import furnish, packaged
from PIL import Image

from roadmap_print import paths
from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_file import BrandReading
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.cli.app import main
from roadmap_print.problems import Severity

CATALOGUE = Path(__file__).parents[1] / "support" / "spoiled_roadmap.yaml"
ENGLISH = Reading(None, (), {}, "en")

WRONG = {
    "no colour": ('color: {primary: "blau"}', "1:18", "color.primary", "is no colour; write"),
    "nearly a name": (
        'color:\n  palette: {blue: "#000091"}\n  primary: bleu',
        "3:12",
        "color.primary",
        'did you mean "blue"?',
    ),
    "without the sign": ("color: {primary: 95C11F}", "1:18", "color.primary", '"#95C11F"'),
    "a comment": ("color:\n  primary: #95C11F", "2:11", "color.primary", "between quotes"),
    "see-through": ('color: {primary: "#95C11F80"}', "1:18", "color.primary", 'write "#95C11F"'),
    "round in a circle": (
        "color: {palette: {a: b, b: a}, primary: a}",
        "1:22",
        "color.palette.a",
        "in a circle",
    ),
    "text too pale": ('color: {foreground: "#AAAAAA"}', "1:21", "color.foreground", "2.3 to 1"),
    "text for a screen": (
        'color: {foreground: "#FFFFFF", background: "#000000"}',
        "1:21",
        "color.foreground",
        "made for a dark screen",
    ),
    "white": ('color: {primary: "#FAFAFA"}', "1:18", "color.primary", "nobody sees #FAFAFA"),
    "no cover": (
        "defaults: {roadmap-print: {cover: Feld}}",
        "1:35",
        "defaults.roadmap-print.cover",
        '"plain"',
    ),
    "no such logo": ("logo: gone.svg", "1:7", "logo.medium", "there is no file"),
    "logo elsewhere": ("logo: ../logo.png", "1:7", "logo.medium", "in the folder of this file"),
    "logo on the web": (
        "logo: {large: {light: 'https://example.org/logo.svg'}}",
        "1:23",
        "logo.large.light",
        "nothing is fetched",
    ),
    "a picture of nothing": (
        "logo: {images: {blue: }, large: blue}",
        "1:23",
        "logo.images.blue",
        "nothing is written here",
    ),
    "no such typeface": (
        "typography:\n  fonts:\n  - {family: A, files: [{path: a.otf, weight: 400}]}\n  base: A",
        "3:25",
        "typography.fonts[0].files[0]",
        "there is no file",
    ),
    "no family": ("typography: {fonts: [{source: file}]}", "1:22", "typography", "missing"),
    "a name alone": ("meta: Trois-Rives", "1:7", "meta", "keys are expected"),
    "a colour alone": ('color: "#000091"', "1:8", "color", "primary, secondary"),
    "a typeface alone": ("typography: Trois", "1:13", "typography", "fonts, base, headings"),
    "a cover alone": ("defaults: {roadmap-print: plain}", "1:27", "defaults", "cover, logo"),
    "a list": ("color: [a]", "1:8", "color", "keys are expected"),
    "no YAML": ('meta: {name: "A}', "1:14", "", "never closed"),
    "an anchor": ("meta: {name: &a B}", "1:14", "meta.name", "cannot stand here"),
}


def written(folder: Path, text: str) -> Path:
    file = folder / "_brand.yml"
    file.write_text(text, "utf-8")
    return file


def read(file: Path) -> BrandReading:
    return brand_file.read_of(CATALOGUE, file, ENGLISH)


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_place_and_a_remedy(case: str, tmp_path: Path) -> None:
    text, place, where, words = WRONG[case]
    reading = read(file := written(tmp_path, text))
    told = [each for each in reading.problems if each.severity is Severity.ERROR]
    assert told
    assert reading.brand is None
    first = str(told[0])
    assert first.startswith(f"{file}:{place}")
    assert told[0].where.startswith(where)
    assert words in first
    assert told[0].hint


def test_all_errors_are_told_in_one_go(tmp_path: Path) -> None:
    text = """\
logo: gone.svg
color: {primary: no, secondary: "#12"}
defaults: {roadmap-print: {cover: x}}
"""
    lines = [each.line for each in read(written(tmp_path, text)).problems]
    assert lines == [1, 2, 2, 3]


def test_keys_of_other_programs_are_left_alone_and_unknown_ones_noted(tmp_path: Path) -> None:
    text = """\
meta: {name: A house, link: {home: "https://example.org"}}
color: {primary: "#000091", tertiary: nothing we read, primry: red}
typography: {monospace: {family: [odd]}, base: {size: 11pt}}
defaults: {quarto: {a: &anchor 1}, bootstrap: {}}
website: true
"""
    reading = read(written(tmp_path, text))
    told = [(each.severity, each.where, each.line, each.column) for each in reading.problems]
    assert told == [
        (Severity.WARNING, "color.primry", 2, 56),
        (Severity.WARNING, "website", 5, 1),
    ]
    assert "did you mean" not in reading.problems[0].sentence  # primary is there already
    assert reading.brand
    assert reading.brand.name == "A house"


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "meta:\n", "color: {}\n"])
def test_an_empty_brand_is_ours(text: str, tmp_path: Path) -> None:
    reading = read(written(tmp_path, text))
    assert reading.problems == ()
    assert reading.brand
    assert reading.brand.colours is None


def test_colours_may_be_named_twice_over_and_have_a_dark_form(tmp_path: Path) -> None:
    text = """\
color:
  palette: {blue: "#009", brand: blue, white: white}
  primary: {light: brand, dark: white}
  secondary: rgb(225, 0, 15)
"""
    brand = read(written(tmp_path, text)).brand
    assert brand
    assert brand.colours
    assert (brand.colours.primary, brand.colours.accent) == ("#000099", "#E1000F")


def test_the_nearest_brand_beside_or_above_the_catalogue_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert paths.nearest(inner / "roadmap.yaml", brand_file.NAME) is None
    (tmp_path / "a" / "_brand.yml").mkdir()  # a folder is none
    above = written(tmp_path, "")
    assert paths.nearest(inner / "roadmap.yaml", brand_file.NAME) == above
    beside = written(inner, "")
    assert paths.nearest(inner / "roadmap.yaml", brand_file.NAME) == beside


def test_it_is_named_from_where_the_catalogue_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "")
    assert paths.nearest(Path("content/roadmap.yaml"), brand_file.NAME) == Path("_brand.yml")


def test_a_logo_is_the_largest_of_its_form(tmp_path: Path) -> None:
    for name, width in {"large.png": 1200, "small.png": 600}.items():
        Image.new("L", (width, 400)).save(tmp_path / name)
    (tmp_path / "ink.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3z"/></svg>'
    )
    text = """\
logo:
  images: {best: {path: large.png, alt: A house}}
  small: {light: small.png, dark: small.png}
  large: best
defaults: {roadmap-print: {logo: ink.svg}}
"""
    brand = read(written(tmp_path, text)).brand
    assert brand
    assert brand.logo
    logo = brand.logo
    assert (logo.file.path.name, logo.proportion, logo.alt) == ("large.png", 3, "A house")
    assert brand.dark_logo
    assert brand.dark_logo.file.path.name == "small.png"
    assert brand.plain_logo
    assert brand.plain_logo.proportion == 3


@pytest.mark.parametrize(("width", "errors"), [(531, 1), (532, 0)])
def test_a_logo_has_300_dpi_on_the_cover(width: int, errors: int, tmp_path: Path) -> None:
    """532 pixels on 45 mm are 300.3 dpi, 531 are 299.7."""
    Image.new("L", (width, 200)).save(tmp_path / "logo.png")
    found = read(written(tmp_path, "logo: logo.png")).problems
    assert len(found) == errors
    assert all("300" in str(each) and "pixels wide" in str(each) for each in found)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    Image.new("L", (900, 300)).save(tmp_path / "secret.png")
    (house / "logo.png").symlink_to(tmp_path / "secret.png")
    (problem,) = read(written(house, "logo: logo.png")).problems
    assert "does not lie in the folder" in str(problem)


def test_check_tells_of_a_brand_above_by_its_own_name(tmp_path: Path) -> None:
    """Another tool's broken file is told of as what it is."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "roadmap.yaml").write_text(CATALOGUE.read_text("utf-8"), "utf-8")
    file = written(tmp_path, "color: {primary: nope}\n")
    ended = CliRunner().invoke(main, ["check", str(folder / "roadmap.yaml")])
    assert ended.exit_code == 1
    assert f"{file}:1:18: erreur: color.primary" in ended.output.replace("\xa0", " ")
    good = furnish("clinique-du-parc", tmp_path / "house")
    named = ["check", "--brand", str(good), str(folder / "roadmap.yaml")]
    assert CliRunner().invoke(main, named).exit_code == 0


def test_a_brand_of_several_catalogues_is_told_of_once(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for path in paths:
        path.write_text(CATALOGUE.read_text("utf-8"), "utf-8")
    written(tmp_path, "color: {primary: nope}\n")
    ended = CliRunner().invoke(main, ["check", *map(str, paths)])
    assert ended.output.count("color.primary") == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = written(tmp_path, "meta: {name: A}")
    file.write_bytes(b"meta: \xff")
    assert "not UTF-8" in str(read(file).problems[0])
    os.truncate(file, 0)
    with file.open("r+b") as opened:
        opened.truncate(10_000_001)
    assert "10 MB" in str(read(file).problems[0])


def test_a_hospital_is_read_without_a_word(tmp_path: Path) -> None:
    reading = read(furnish("saint-roch", tmp_path))
    assert reading.problems == ()
    assert reading.brand
    assert {*reading.brand.fonts} == {"title", "text", "text-semibold", "text-italic"}
    assert len(reading.brand.files) == 6
    assert all(each.is_file() for each in reading.brand.files)


def test_the_example_of_the_manual_is_right(tmp_path: Path) -> None:
    """With the files that it names, and typefaces in their place."""
    manual = Path(__file__).parents[2] / "docs" / "house-style.md"
    file = written(tmp_path, manual.read_text("utf-8").split("```yaml")[1].split("```")[0])
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3z"/></svg>'
    )
    for name in ("logo.svg", "logo-white.svg", "logo-black.svg"):
        (tmp_path / name).write_text(drawing, "utf-8")
    (tmp_path / "fonts").mkdir()
    for style in ("Regular", "SemiBold", "Italic"):
        target = tmp_path / "fonts" / f"Trois-{style}.otf"
        target.write_bytes(packaged(f"HankenGrotesk-{style}.otf").read_bytes())
    reading = read(file)
    assert reading.problems == ()
    assert reading.brand
    assert reading.brand.plain_logo
