"""Texts are measured in the one face that they are printed in, and boxes have their width."""

import pytest

from roadmap_print.layout.font_metrics import Type, ems
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Run

TITLE = Type("title", 20.0, 24.0)


@pytest.mark.parametrize(
    ("lines", "face"),
    [
        (("Βασικό βήμα", "προγραμματισμού 1"), "text-semibold"),
        (("Основной шаг", "1"), "text-semibold"),
        (("Les données", "1"), "title"),
    ],
)
def test_all_lines_of_a_title_have_one_face(lines: tuple[str, ...], face: str) -> None:
    runs = Measurer().styled_runs([Run(line, TITLE, "#000000") for line in lines])
    assert [run.type.face for run in runs] == [face] * len(lines)
    assert [run.text for run in runs] == list(lines)


def test_a_mark_that_no_font_draws_is_as_wide_as_the_box_for_it() -> None:
    for mark in "\u094d\u0e34":
        assert ems("text", mark) >= ems("text", "\N{BALLOT BOX}")
    assert ems("text", "\ufe0f") == 0
