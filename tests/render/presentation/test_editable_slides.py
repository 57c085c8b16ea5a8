"""What stands in a PowerPoint file of ours, read by somebody else's library."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from decks import source
from editable_decks import ENGLISH, MIRRORED, A, P, all_shapes, element, made, opened, title
from hospitals import furnish
from PIL import Image

from roadmap_print.brand import brand_file
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.package_stamp import PackageError, read_package
from roadmap_print.pipeline.publication_pdf import present
from roadmap_print.publications import registry
from roadmap_print.render.presentation.presentation_file import drawn_logo

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
NAMES = ["slides", "talk"]
LEGENDS = ENGLISH.with_name("six-levels.yaml")  # two slides say how to read the others


@pytest.mark.parametrize("name", NAMES)
def test_each_code_is_a_picture_that_says_where_it_leads(name: str) -> None:
    codes = 0
    for slide in opened(made(name)).slides:
        for shape in slide.shapes:
            if shape.name.startswith("code "):
                codes += 1
                with Image.open(io.BytesIO(shape.image.blob)) as image:
                    (read_code,) = zxingcpp.read_barcodes(image.convert("L"))
                    assert image.width >= 600
                assert shape.click_action.hyperlink.address == read_code.text
                described = element(shape).xpath("p:nvPicPr/p:cNvPr/@descr")[0]
                assert described.startswith("QR code:")
                assert re.match(r"https?://(?:www\.)?", read_code.text)
    assert codes >= 1


def test_each_code_is_drawn_as_well_sharp_at_any_size() -> None:
    """PowerPoint shows the drawing, other programs the pixels: both are the same code."""
    for slide in opened(made("talk")).slides:
        for shape in slide.shapes:
            if shape.name.startswith("code "):
                (drawing,) = element(shape).iter(f"{SVG}svgBlip")
                part = slide.part.related_part(drawing.get(f"{R}embed"))
                assert part.content_type == "image/svg+xml"
                drawn = drawn_logo(part.blob, "image/svg+xml", 100.0, 100.0)
                codes = [zxingcpp.read_barcodes(Image.open(io.BytesIO(each)).convert("L"))
                         for each in (drawn, shape.image.blob)]  # fmt: skip
                ((of_drawing,), (of_pixels,)) = codes
                assert of_drawing.text == of_pixels.text


@pytest.mark.parametrize("catalogue", [ENGLISH, MIRRORED, LEGENDS], ids=lambda path: path.stem)
@pytest.mark.parametrize("name", NAMES)
def test_each_slide_has_a_title_of_its_own(name: str, catalogue: Path) -> None:
    titles = [title(slide) for slide in opened(made(name, catalogue)).slides]
    assert all(titles)
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", NAMES)
def test_each_run_says_its_language_and_each_shape_has_a_number(name: str) -> None:
    for slide in opened(made(name)).slides:
        runs = list(element(slide).iter(f"{A}rPr"))
        assert runs
        assert {run.get("lang") for run in runs} <= {"en-GB", "fr-FR"}
        numbers = [each.get("id") for each in element(slide).iter(f"{P}cNvPr")]
        assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", NAMES)
def test_what_says_nothing_is_decoration(name: str) -> None:
    for slide in opened(made(name)).slides:
        for shape in all_shapes(slide.shapes):
            words = shape.has_text_frame and shape.text_frame.text
            xml = element(shape)
            named = next(xml.iter(f"{P}cNvPr"))
            told = named.get("descr") or DECORATIVE in {e.get("uri") for e in named.iter(f"{A}ext")}
            assert words or told, shape.name
            assert named.get("name")


def test_sections_hold_all_slides_a_step_each() -> None:
    deck = opened(made("slides"))
    sections = list(element(deck.part).iter(SECTIONS))
    names = [each.get("name").replace("\u00a0", " ") for each in sections]
    assert [name for name in names if name.startswith("Step")] == [
        "Step 1: First things",
        "Step 2: Second thoughts",
    ]
    listed = [each.get("id") for section in sections for each in section.iter() if each.get("id")]
    assert [each for each in listed if each.isdigit()] == [
        str(slide.slide_id) for slide in deck.slides
    ]


def test_notes_say_what_a_slide_has_no_room_for() -> None:
    catalogue = read(ENGLISH).catalogue
    assert catalogue
    notes = "\n".join(
        slide.notes_slide.notes_text_frame.text
        for slide in opened(made("slides")).slides
        if slide.has_notes_slide
    )
    for resource in catalogue.resources.values():
        assert resource.url in notes
    assert "Know the words: model, data, training" in notes


def test_the_route_leads_to_the_first_slide_of_each_step() -> None:
    deck = opened(made("slides"))
    (path,) = [slide for slide in deck.slides if slide.slide_layout.name == "Path"]
    targets = [
        shape.click_action.target_slide
        for shape in path.shapes
        if shape.shape_type is not None and element(shape).xpath("p:nvSpPr/p:cNvPr/a:hlinkClick")
    ]
    assert [title(slide) for slide in targets] == ["First things", "Second thoughts"]


def test_slides_have_numbers_that_count_themselves() -> None:
    first, *others = opened(made("slides")).slides
    assert not list(element(first).iter(f"{A}fld"))
    for slide in others:
        assert [each.get("type") for each in element(slide).iter(f"{A}fld")] == ["slidenum"]


def test_titles_and_texts_have_the_places_of_their_layout() -> None:
    """So that whoever changes the layout changes every slide."""
    for slide in opened(made("slides")).slides:
        for shape in slide.placeholders:
            assert not element(shape).xpath("p:spPr/a:xfrm"), shape.name


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bytes_twice_and_nobody_s_name(name: str) -> None:
    data = made(name)
    made.cache_clear()
    assert made(name) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {each.date_time[:3] for each in package.infolist()} == {(1980, 1, 1)}
        names = package.namelist()
        assert len(names) == len(set(names))
        assert not [each for each in names if "thumbnail" in each or "printer" in each]
        core = package.read("docProps/core.xml").decode()
    assert "<dc:title>Understanding artificial intelligence</dc:title>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert "Canny" not in core
    assert "python-pptx" not in core


def test_lines_that_begin_at_the_right_do_so_on_slides() -> None:
    for slide in opened(made("slides", MIRRORED)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and not shape.is_placeholder and shape.name[:4] != "disc":
                for paragraph in element(shape).iter(f"{A}pPr"):
                    assert paragraph.get("rtl") in {"0", "1"}
                    assert paragraph.get("algn") in {"r", "l", "ctr"}
    master = element(opened(made("slides", MIRRORED)).slide_masters[0])
    title_style = next(master.iter(f"{P}titleStyle"))
    assert title_style[0].get("rtl") == "1"
    assert title_style[0].get("algn") == "r"


def test_a_house_s_colours_and_typefaces_are_in_the_theme(tmp_path: Path) -> None:
    reading = read(ENGLISH)
    brand, problems, _ = brand_file.read_of(ENGLISH, furnish("saint-roch", tmp_path), reading)
    assert problems == ()
    assert reading.catalogue
    options = BuildOptions(brand=brand)
    content = source(registry.get("talk"), reading.catalogue, options)
    deck = opened(present(registry.get("talk"), replace(content, options=options)).pdf)
    theme = (
        deck.slide_masters[0]
        .part.part_related_by(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
        )
        .blob.decode()
    )
    assert "Arial" in theme  # for the faces that the house does not choose
    assert brand
    if brand.fonts:
        assert len(set(re.findall(r'<a:latin typeface="([^"]+)"', theme))) == 2
    (logo,) = [s for s in deck.slides[0].shapes if s.name.startswith("logo")]
    assert logo.image.content_type == "image/png"


def test_a_logo_of_discs_is_no_level() -> None:
    catalogue = read(ENGLISH).catalogue
    assert catalogue
    drawing = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 160">
        <rect width="96" height="156" fill="none" stroke="#111"/><circle cx="50" cy="80" r="30"/>
        </svg>"""
    content = source(registry.get("talk"), catalogue, BuildOptions())
    content = replace(content, logo=PictureFile(Path("logo.svg"), drawing))
    deck = opened(present(registry.get("talk"), content).pdf)
    assert [s.name[:4] for s in deck.slides[0].shapes if s.name[:4] in {"logo", "leve"}] == ["logo"]


def test_a_file_says_what_it_is_and_what_was_edited(tmp_path: Path) -> None:
    file = tmp_path / "slides.pptx"
    file.write_bytes(made("slides"))
    package = read_package(file)
    assert package.told["publication"] == "slides"
    assert package.told["edition"] == "November 2026"
    assert not package.edited
    assert package.title == "Understanding artificial intelligence"
    deck = opened(made("slides"))
    deck.slides[3].shapes.title.text_frame.text = "Mine"
    deck.slides.add_slide(deck.slide_layouts[1])
    identifiers = element(deck.slides)
    identifiers.remove(identifiers[5])
    deck.save(file)
    package = read_package(file)
    assert package.edited
    assert package.edits.changed == (4,)
    assert package.edits.added == (len(deck.slides),)
    assert package.edits.removed == 1


def test_what_is_no_package_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "slides.pptx"
    for data in (b"", b"PK\x03\x04 no more", b"%PDF-1.7"):
        file.write_bytes(data)
        with pytest.raises(PackageError):
            read_package(file)
