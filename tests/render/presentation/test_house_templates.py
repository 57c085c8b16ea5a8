"""Slides in templates of houses, each with a lack or an oddity."""

from itertools import product
from pathlib import Path

import house_templates
import pytest
from editable_decks import ENGLISH, A, element, made, opened, title
from openxml_audit import FileFormat, OpenXmlValidator
from packages import entries, packed

from roadmap_print.package_stamp import PackageError
from roadmap_print.render.presentation.house_template import (
    DeckLayout,
    TemplateLackError,
    check_template,
    house_layouts,
    open_template,
)
from roadmap_print.render.presentation.slide_placement import EMU

TEMPLATES = house_templates.all_good()
ROADMAP = ENGLISH.parents[1] / "roadmap.yaml"


@pytest.fixture(params=list(TEMPLATES))
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.getbasetemp() / f"{request.param}.potx"
    file.write_bytes(TEMPLATES[request.param])
    return file


def test_there_are_eight_two_of_them_saved_by_libreoffice() -> None:
    assert len(TEMPLATES) == 8
    assert sum(name.startswith("libreoffice") for name in TEMPLATES) == 2


def test_a_deck_is_made_in_each(template: Path) -> None:
    deck = opened(made("talk", ENGLISH, template))
    titles = [title(slide) for slide in deck.slides]
    assert titles[0] == "Understanding artificial intelligence"
    assert "Step 1: First things" in titles
    assert "This sample must go" not in titles
    size = open_template(template)
    assert (deck.slide_width, deck.slide_height) == (size.slide_width, size.slide_height)


def test_texts_stay_in_the_placeholders_of_the_house(template: Path) -> None:
    deck = opened(made("talk", ENGLISH, template))
    step = next(slide for slide in deck.slides if title(slide).startswith("Step 1"))
    texts = [shape for shape in step.placeholders if "Know the words" in shape.text_frame.text]
    (body,) = texts
    slots = DeckLayout(step.slide_layout).slots
    assert (body.left, body.top, body.width, body.height) in [each.box for each in slots]
    several = [each.number for each in slots].count(body.placeholder_format.idx) > 1
    assert bool(element(body).xpath("p:spPr/a:xfrm")) == several, "else nobody knows which it is"
    assert not [run.get("sz") for run in element(body).iter(f"{A}rPr") if run.get("sz")]


def test_what_is_drawn_has_colours_of_the_house_s_theme(template: Path) -> None:
    slides = opened(made("talk", ENGLISH, template)).slides
    path = next(slide for slide in slides if title(slide) == "The route")
    assert list(element(path).iter(f"{A}schemeClr"))
    assert not list(element(path).iter(f"{A}srgbClr"))
    wide = open_template(template).slide_width
    for shape in path.shapes:
        assert shape.left is None or 0 <= shape.left <= shape.left + shape.width <= wide


@pytest.mark.slow
def test_what_is_drawn_fills_the_width_of_the_body(template: Path) -> None:
    deck = opened(made("slides", ENGLISH, template))
    layouts = house_layouts(open_template(template))
    body = layouts.first("content").slots[1].box
    (slide, *_) = [each for each in deck.slides if title(each).startswith("Courses")]
    drawn = [each for each in slide.shapes if each.name.startswith("line")]
    assert min(each.left for each in drawn) == pytest.approx(body.left, abs=EMU)
    assert max(each.left + each.width for each in drawn) == pytest.approx(body.right, abs=EMU)


def test_words_keep_clear_of_the_white_fields_of_codes(tmp_path: Path) -> None:
    """A house's ground may have any colour: what is white on paper is seen on it."""
    template = tmp_path / "wide.potx"
    template.write_bytes(TEMPLATES["wide"])
    for slide in opened(made("slides", ROADMAP, template)).slides:
        codes = [each for each in slide.shapes if each.name.startswith("code")]
        others = [each for each in slide.shapes if each.has_text_frame and each.text_frame.text]
        others += [each for each in slide.shapes if each.name.startswith("level")]
        for code, other in product(codes, others):
            across = other.left < code.left + code.width and code.left < other.left + other.width
            down = other.top < code.top + code.height and code.top < other.top + other.height
            assert not (across and down), (title(slide), other.name)


def test_the_counts_of_a_step_are_no_point_of_a_list(template: Path) -> None:
    slides = opened(made("slides", ENGLISH, template)).slides
    step = next(each for each in slides if title(each).startswith("Step 2"))
    objective, counts = [*step.placeholders][1].text_frame.paragraphs
    assert counts.text.startswith("Courses\u00a02")
    assert element(counts).xpath("a:pPr/a:buNone")
    assert not element(objective).xpath("a:pPr/a:buNone")


@pytest.mark.slow
def test_powerpoint_has_nothing_to_repair(template: Path, tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    file.write_bytes(made("talk", ENGLISH, template))
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    assert [str(each) for each in validator.validate(file).errors] == []


def test_what_a_template_lacks_is_told(tmp_path: Path) -> None:
    file = tmp_path / "poor.pptx"
    file.write_bytes(house_templates.titles_only())
    with pytest.raises(TemplateLackError) as raised:
        check_template(file)
    assert raised.value.args[0] == ("content",)


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"a" * 5000])
def test_what_is_no_template_is_told(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "house.potx"
    file.write_bytes(content)
    with pytest.raises(PackageError):
        check_template(file)


def test_a_package_whose_table_points_before_its_start_is_no_template(tmp_path: Path) -> None:
    file, data = tmp_path / "house.potx", house_templates.plain()
    file.write_bytes(data[:-6] + len(data).to_bytes(4, "little") + data[-2:])
    with pytest.raises(PackageError):
        check_template(file)


def test_a_package_of_another_kind_is_no_template(tmp_path: Path) -> None:
    file = tmp_path / "house.potx"
    parts = entries(house_templates.plain())
    file.write_bytes(packed({"word/document.xml": parts["ppt/presentation.xml"]}))
    with pytest.raises(PackageError):
        check_template(file)
