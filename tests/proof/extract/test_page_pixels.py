"""Pages looked at closely: what a first look does not find, a second one in finer pixels does."""

import drawing as draw
import pytest
from drawing import CODE, MODULES, Part, code, drawn

from roadmap_print.proof.extract import page_pixels, tag_tree

COARSE = 1.5  # pixels a module, in which no code is found


def seen(pdf: bytes, scale: float) -> list[str]:
    links = tag_tree.read(pdf).links
    return [code.text for sheet in page_pixels.look(pdf, links, scale) for code in sheet.codes]


@pytest.mark.parametrize("linked", [True, False])
def test_a_code_that_is_not_found_is_looked_for_in_finer_pixels(linked: bool) -> None:  # noqa: FBT001
    module = 0.5
    side = MODULES * module
    links = [(20.0, 15.0, 20 + side, 15 + side)] if linked else []
    pdf = drawn([Part(code(20, 15, module), "Figure")], links=links)
    assert seen(pdf, COARSE / module) == [CODE]


def test_a_code_that_finer_pixels_do_not_show_is_not_found() -> None:
    assert seen(drawn([Part(code(20, 15, 0.5), "Figure")]), 0.7) == []


def test_a_code_found_twice_is_told_once() -> None:
    pdf = drawn([Part(code(20, 15, 0.5), "Figure"), Part(code(55, 15, 0.5), "Figure")])
    assert seen(pdf, draw.FLOORS.scale / 2) == [CODE, CODE]
