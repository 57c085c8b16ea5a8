"""Three invented hospitals on a page: each in its own colours, logo and typefaces."""

import io
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from hospitals import NAMES, furnish

from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_file import Brand
from roadmap_print.brand.palette import contrast
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import main
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import FieldShape, LineShape, Page, route_path
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.publications import registry
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.registry import PrintedTexts, Publication
from roadmap_print.render.html_templates import Composed, PageMaterial

CATALOGUE = Path(__file__).parents[1] / "support" / "spoiled_roadmap.yaml"
FIELD = Area(-5, -5, 220, 100)
LOGO = Area(150, 14, 45, 20)
STATIONS = {"left": 40, "top": 120, "pitch": 30, "size": 20}  # mm
SCALE = 4  # pixels a mm


def compose(material: PageMaterial) -> Composed:
    """Show what a house has: its field, its logo, its stations, its faces."""
    kit = PageKit.of(material, 210, 297)
    theme, shapes, content = kit.theme, list[object](), list[object]()
    if theme.field:
        shapes.append(FieldShape(FIELD, theme.primary.surface))
    on_logo, logo = kit.logo(LOGO, on_field=theme.field, name_style=Type("title", 12, 14))
    ink = theme.primary.on_surface if theme.field else theme.ink
    title = kit.text("Жизнь", Type("title", 30, 36), 20, 60, 170, colour=ink, tag="h1")
    shapes, content = [*shapes, *on_logo], [*logo, title]
    for place, station in enumerate(kit.roadmap.stations):
        top = STATIONS["top"] + place * STATIONS["pitch"]
        path = route_path([(20, top), (190, top)])
        shapes.append(LineShape(path, 4, station.hue.surface, edge=station.hue.edge))
        disc, numeral = kit.disc(station, STATIONS["left"], top, STATIONS["size"])
        named = kit.text(station.title, Type("text", 12, 15), 60, top + 4, 120, tag="h2")
        shapes, content = [*shapes, disc], [*content, numeral, named]
    return kit.document([Page(kit.frame, tuple(content), tuple(shapes))])  # type: ignore[arg-type]


SHEET = Publication("specimen", 98, f"{__name__}:compose", lambda *_: MinimumSizes(0.5, 0.5, 9, 8),
    PrintedTexts(frozenset({"title"}), first=1), sheets={"a4": (210, 297)}, own=0.0,
    styles=("booklet",), variants=frozenset({"grey"}))  # fmt: skip


@pytest.fixture(scope="module")
def brands(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Brand]:
    """Read the hospitals' files, and delete them: pages show what was read then."""
    reading, found = read(CATALOGUE), {}
    for name in NAMES:
        file = furnish(name, tmp_path_factory.mktemp(name))
        brand, problems, _ = brand_file.read_of(CATALOGUE, file, reading)
        assert problems == ()
        assert brand
        shutil.rmtree(file.parent)
        found[name] = brand
    return found


@pytest.fixture(scope="module")
def sheets(brands: Mapping[str, Brand]) -> Iterator[dict[str, bytes]]:
    catalogue = read(CATALOGUE).catalogue
    assert catalogue
    codes = encode(addresses(catalogue))
    catalogue = replace(catalogue, publisher=None)
    registry.register(SHEET)
    options = {name: BuildOptions(brand=brand) for name, brand in brands.items()}
    options["grey"] = BuildOptions(brand=brands["saint-roch"], grey=True)
    made = {name: make(SHEET, PageSource(catalogue, codes, each)) for name, each in options.items()}
    yield {name: each.pdf for name, each in made.items()}
    registry.unregister(SHEET)


def pixel(pdf: bytes, start: float, top: float) -> str:
    """Give the colour at a place in mm."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=SCALE * 25.4 / 72).to_pil()
    red, green, blue = image.convert("RGB").getpixel((round(start * SCALE), round(top * SCALE)))
    return f"#{red:02X}{green:02X}{blue:02X}"


def fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        objects = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        names = {str(each["/BaseFont"]) for each in objects if "/BaseFont" in each}
    return {name.partition("+")[2] for name in names}


def station(number: int) -> tuple[float, float]:
    """Give a place on a disc that is clear of its numeral and its edge."""
    top = STATIONS["top"] + (number - 1) * STATIONS["pitch"]
    return STATIONS["left"] - 0.4 * STATIONS["size"], top


@pytest.mark.slow
def test_surfaces_have_the_exact_colours(sheets: Mapping[str, bytes]) -> None:
    assert pixel(sheets["trois-rives"], 10, 10) == "#000091"
    assert pixel(sheets["trois-rives"], *station(1)) == "#000091"
    assert pixel(sheets["clinique-du-parc"], 10, 10) == "#95C11F"
    assert pixel(sheets["clinique-du-parc"], *station(2)) == "#95C11F"
    assert pixel(sheets["saint-roch"], 10, 10) == "#FFFFFF"
    assert pixel(sheets["saint-roch"], *station(1)) == "#663399"


@pytest.mark.slow
def test_the_last_station_has_the_accent(
    sheets: Mapping[str, bytes], brands: Mapping[str, Brand]
) -> None:
    catalogue = read(CATALOGUE).catalogue
    assert catalogue
    last = station(len(catalogue.steps))
    for name in ("trois-rives", "saint-roch"):
        colours = brands[name].colours
        assert colours
        assert pixel(sheets[name], *last) == colours.accent


@pytest.mark.slow
def test_a_pale_line_is_cased_in_ink(sheets: Mapping[str, bytes]) -> None:
    """0.45 mm of it on either side, of 4 mm."""
    middle, edge = (150, STATIONS["top"]), (150, STATIONS["top"] - 2 + 0.2)
    assert pixel(sheets["clinique-du-parc"], *middle) == "#95C11F"
    assert contrast(pixel(sheets["clinique-du-parc"], *edge)) > 3
    assert pixel(sheets["trois-rives"], *edge) == pixel(sheets["trois-rives"], *middle)


def test_a_dark_field_has_the_white_logo_and_a_pale_one_a_tab(sheets: Mapping[str, bytes]) -> None:
    beside = (LOGO.start - 1.5, LOGO.top + 5)
    assert pixel(sheets["trois-rives"], *beside) == "#000091"
    assert pixel(sheets["clinique-du-parc"], *beside) == "#FFFFFF"
    assert pixel(sheets["trois-rives"], LOGO.start + 45 * 103 / 240, LOGO.top + 8) == "#FFFFFF"


def test_a_grey_sheet_has_the_logo_for_one_ink(sheets: Mapping[str, bytes]) -> None:
    cross = (LOGO.start + 40 * 30 / 120, LOGO.top + 10)
    assert pixel(sheets["grey"], *cross) == "#000000"
    assert pixel(sheets["saint-roch"], *cross) == "#F39200"


def test_texts_are_set_in_the_typefaces_of_the_house(sheets: Mapping[str, bytes]) -> None:
    """And a title in letters that its face lacks in ours, all of it."""
    assert any(name.startswith("house-title") for name in fonts(sheets["saint-roch"]))
    assert any(name.startswith("house-text") for name in fonts(sheets["saint-roch"]))
    for name in ("trois-rives", "clinique-du-parc"):
        assert not any(each.startswith("house") for each in fonts(sheets[name]))


def test_the_house_is_the_author_where_there_is_no_publisher(sheets: Mapping[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(sheets["trois-rives"])) as document:
        assert str(document.docinfo["/Author"]) == "Hôpital des Trois-Rives"


@pytest.mark.slow
def test_a_brand_is_an_option_and_a_change_of_it_makes_pages_anew(tmp_path: Path) -> None:
    """What it names counts as well: pages are made again where the logo differs."""
    catalogue = tmp_path / "roadmap.yaml"
    catalogue.write_text(CATALOGUE.read_text("utf-8"), "utf-8")
    brand = furnish("clinique-du-parc", tmp_path / "house")
    words = ["build", "--only", "poster", "--no-proof", "--output", str(tmp_path / "out")]

    def build(*more: str) -> str:
        ended = CliRunner().invoke(main, [*words, *more, str(catalogue)])
        assert ended.exit_code == 0, ended.output
        return ended.output

    named = ("--brand", str(brand))
    assert "à jour" not in build()
    assert "à jour" not in build(*named)
    assert "à jour" in build(*named)
    text = brand.read_text("utf-8")
    brand.write_text(f"# another comment\n{text}", "utf-8")
    assert "à jour" in build(*named)
    brand.write_text(text.replace("95C11F", "000091"), "utf-8")
    assert "à jour" not in build(*named)
    logo = tmp_path / "house" / "clinique-du-parc.svg"
    logo.write_text(logo.read_text("utf-8").replace("24330A", "000000"), "utf-8")
    assert "à jour" not in build(*named)


def test_a_faulty_brand_makes_no_pages(tmp_path: Path) -> None:
    catalogue = tmp_path / "roadmap.yaml"
    catalogue.write_text(CATALOGUE.read_text("utf-8"), "utf-8")
    (tmp_path / "_brand.yml").write_text("logo: gone.svg\n", "utf-8")
    ended = CliRunner().invoke(main, ["build", "--output", str(tmp_path / "out"), str(catalogue)])
    assert ended.exit_code == 1
    assert "_brand.yml:1:7" in ended.output
    assert not list((tmp_path / "out").glob("*.pdf"))
