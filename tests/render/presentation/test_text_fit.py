"""Texts fit, in the face that is named and in one a tenth wider."""

from dataclasses import replace

from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Run, TextBlock, glued_lines
from roadmap_print.render.presentation.slide_placement import EMU, EmuBox, SlidePlacement
from roadmap_print.render.presentation.slide_text import office_language, paragraph_of
from roadmap_print.render.presentation.svg_outlines import mirrored, path_commands, read_outlines
from roadmap_print.render.presentation.text_fit import (
    ARIAL,
    BESIDE,
    SUBSTITUTE,
    TextBox,
    WideMeasurer,
    fit_boxes,
    widen_boxes,
)

TEXT = Type("text", 20, 25)
WIDE = WideMeasurer(Measurer("en"))


def box(words: str, start: float, top: float, width: float, style: Type = TEXT) -> TextBox:
    lines = Measurer("en").wrap(words, style, width)
    block = TextBlock(
        start, top, width, tuple((Run(line, style, "#000000"),) for line in lines), style.leading,
        glued=glued_lines(words, lines),
    )  # fmt: skip
    return TextBox((paragraph_of(block),), Area(start, top, width, block.height))


def test_lines_become_the_paragraph_that_they_were() -> None:
    words = "state-of-the-art methods, one after another, in Rindfleischetikettierungsgesetz"
    for width in (30.0, 45.0, 70.0, 200.0):
        assert box(words, 0, 0, width).text == words


def test_a_text_in_a_wider_face_is_no_higher_than_its_room() -> None:
    words = "Whoever reads this slide has another typeface than we have, and a wider one"
    for width in (60.0, 90.0, 120.0):
        one = box(words, 0, 0, width)
        scale = WIDE.scale_for(one.paragraphs, width, one.area.height)
        wider = width / scale / ARIAL["text"] / SUBSTITUTE
        lines = len(Measurer("en").wrap(words, TEXT, wider))
        assert lines * TEXT.size * scale * 1.2 * 25.4 / 72 <= one.area.height + 0.01


def test_what_stands_under_a_text_that_grows_moves_down() -> None:
    upper = box("Words that just fit their line here", 0, 20, 104)
    lower = box("Under it", 0, 30, 104)
    found = fit_boxes([upper, lower], [], 100.0, WIDE)
    assert found.boxes[1].area.top >= found.boxes[0].area.bottom
    (scale, other) = found.scales
    assert scale == other


def test_a_text_grows_no_further_than_what_stands_under_it() -> None:
    words = "Words that fill the line that they have on the page as nearly as can be"
    upper = box(words, 0, 20, TEXT.width(words) + 0.1)
    obstacle = Area(0, upper.area.bottom + 1, 80, 10)
    assert len(upper.paragraphs[0].block.lines) == 1
    found = fit_boxes([upper], [obstacle], 100.0, WIDE)
    assert found.boxes[0].area.bottom <= obstacle.top + 0.02
    assert found.scales[0] < 1.0


def test_no_word_is_cut_that_is_whole_on_the_page() -> None:
    one = box("extraordinarily", 0, 0, TEXT.width("extraordinarily") + 0.5)
    (scale,) = fit_boxes([one], [], 200.0, WIDE).scales
    assert TEXT.width("extraordinarily") * scale * ARIAL["text"] * SUBSTITUTE <= one.area.width


def test_a_text_takes_width_that_nobody_has() -> None:
    left, right = box("One", 0, 0, 50), box("Two", 60, 0, 50)
    wider, last = widen_boxes([left, right], [], 115.0)
    assert wider.area.end == 60.0 - BESIDE
    assert last.area.end == 115.0
    centred = replace(left.paragraphs[0].block, align="center")
    still = TextBox((replace(left.paragraphs[0], block=centred),), left.area)
    assert widen_boxes([still], [], 115.0) == (still,)


def test_a_drawing_becomes_outlines() -> None:
    turned = '<g transform="rotate(90 12 12)"><path d="M12 2L12 10" stroke="#112233"/></g>'
    (outline,) = read_outlines(turned)
    (_, ((x, y),)), _ = outline.commands
    assert (round(x, 3), round(y, 3)) == (22.0, 12.0)
    assert mirrored(outline, 24.0).commands[0][1][0][0] == 2.0
    arc = path_commands("M0 0A10 10 0 0 1 10 10")
    assert arc[-1][0] == "curveTo"
    assert tuple(map(round, arc[-1][1][-1])) == (10, 10)


def test_a_mirrored_page_is_placed_from_the_right() -> None:
    frame, window = Frame(200, 100, mirrored=True), Area(10, 20, 100, 50)
    whole = SlidePlacement.whole(frame)
    assert whole.box(Area(10, 0, 20, 5)).left == 170 * EMU
    inside = SlidePlacement.into(frame, window, EmuBox(0, 0, 50 * EMU, 50 * EMU))
    assert inside.scale == 0.5
    assert inside.box(window) == EmuBox(0, 0, 50 * EMU, 25 * EMU)
    assert inside.foot == 120.0


def test_office_knows_a_language_by_its_country() -> None:
    assert [office_language(each) for each in ("fr", "en-GB", "he", "zh-Hant")] == [
        "fr-FR", "en-GB", "he-IL", "zh-Hant"
    ]  # fmt: skip
