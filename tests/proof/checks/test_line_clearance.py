"""What must keep off the line, off folds and off edges, just under each distance and just over."""

from dataclasses import replace

import drawing as draw
import pytest
import spoiling as spoil
from drawing import COARSE, HEIGHT, Part, box, drawn, ink, stroke, subject, text
from rows import POSTER

from roadmap_print.proof.checks.structure import line_clearance
from roadmap_print.proof.extract import page_pixels, tag_tree

LINE = ((20.0, 0.0), (20.0, HEIGHT))
FOLDED = replace(POSTER, folds=((50.0,), (60.0,)))


def told(*parts: Part | str, floors: draw.MinimumSizes = COARSE) -> set[str]:
    return draw.rules_told(line_clearance.check, subject(drawn(parts), floors))


def label(left: float, words: str = "HI", base: float = 30) -> Part:
    """Let a label's ink begin so far from the left edge."""
    return Part(text(words, left - ink(words).left, base))


@pytest.mark.parametrize(("apart", "wrong"), [(1.43, True), (1.47, False)])
def test_a_label_keeps_off_the_line(apart: float, wrong: bool) -> None:  # noqa: FBT001
    parts = (stroke(*LINE, width=2.6), label(20 + 1.3 + apart))
    assert told(*parts) == ({"NEAR_LINE"} if wrong else set())


@pytest.mark.parametrize(("apart", "wrong"), [(1.4, True), (1.5, False)])
def test_a_label_keeps_off_the_line_s_turns(apart: float, wrong: bool) -> None:  # noqa: FBT001
    """A quarter of a circle of 20 mm round the label's upper right corner, as a Bézier curve."""
    edges = ink("HI")
    right, top = 20 + edges.right, 30 + edges.high
    radius, width = 20.0, 2.0
    far = (radius - width / 2 - apart) / 2**0.5  # the corner is as far from the middle as it may
    x, y, k = right - far, top - far, 0.5523 * radius
    points = [(x + radius, y), (x + radius, y + k), (x + k, y + radius), (x, y + radius)]
    at = " ".join(f"{across * draw.PT:.4f} {up * draw.PT:.4f}" for across, up in points[1:])
    start = f"{points[0][0] * draw.PT:.4f} {points[0][1] * draw.PT:.4f}"
    turn = f"{width * draw.PT:.4f} w {start} m {at} c S"
    assert told(Part(text("HI")), turn) == ({"NEAR_LINE"} if wrong else set())


@pytest.mark.parametrize(("width", "line"), [(1.05, True), (0.95, False)])
def test_a_fine_stroke_is_no_line(width: float, line: bool) -> None:  # noqa: FBT001
    parts = (stroke(*LINE, width=width), label(20 + width / 2 + 0.5))
    assert told(*parts) == ({"NEAR_LINE"} if line else set())


@pytest.mark.parametrize(("length", "line"), [(20.5, True), (19.5, False)])
def test_a_short_stroke_is_no_line(length: float, line: bool) -> None:  # noqa: FBT001
    parts = (stroke((20, 30), (20, 30 + length), width=2.6), label(22))
    assert told(*parts) == ({"NEAR_LINE"} if line else set())


@pytest.mark.parametrize(("width", "line"), [(2.1, True), (1.9, False)])
def test_what_branches_off_is_finer_than_the_line_by_half(width: float, line: bool) -> None:  # noqa: FBT001
    branch = stroke((40, 28), (80, 28), width=width)
    parts = (stroke(*LINE, width=4), branch, label(50, base=29.6))
    assert told(*parts) == ({"NEAR_LINE"} if line else set())


def test_a_numeral_may_stand_on_the_line() -> None:
    assert told(stroke(*LINE, width=2.6), label(19.5, "7")) == set()


def test_a_smaller_page_may_ask_for_less() -> None:
    parts = (stroke(*LINE, width=2.6), label(20 + 1.3 + 1.2))
    assert told(*parts) == {"NEAR_LINE"}
    assert told(*parts, floors=replace(COARSE, clear=1.0)) == set()


def test_the_line_is_found_in_drawings_of_a_real_page() -> None:
    """The cover of the booklet, on which the line is in an SVG that WeasyPrint has embedded."""
    pdf = spoil.booklet()
    cover = next(page_pixels.look(pdf, tag_tree.read(pdf).links, 1))
    assert max(each.width for each in cover.strokes) == pytest.approx(3.6, abs=0.05)
    assert sum(each.length for each in cover.strokes) > 300


def stained(*parts: Part | str, page: int = 1) -> set[str]:
    """Return what is told of a folded page: the first or, after an empty one, the second."""
    pages = [[]] * (page - 1) + [parts]
    found = subject(drawn(*pages), replace(COARSE, module=0.4), FOLDED)
    return draw.rules_told(line_clearance.check, found) - {"NEAR_LINE"}


STAINS = {
    "before the fold": (box(35, 20, 9.8, 9), box(35, 20, 10.4, 9)),
    "behind the fold": (box(55.2, 20, 9, 9), box(54.6, 20, 9, 9)),
}


@pytest.mark.parametrize("name", STAINS)
def test_nothing_stands_beside_a_fold(name: str) -> None:
    right, wrong = STAINS[name]
    assert stained(right) == set()
    assert stained(wrong) == {"INK_AT_FOLD"}


@pytest.mark.parametrize("page", [1, 2])
def test_odd_and_even_pages_have_folds_of_their_own(page: int) -> None:
    assert bool(stained(box(48, 20, 4, 9), page=page)) is (page == 1)
    assert bool(stained(box(58, 20, 4, 9), page=page)) is (page == 2)


def test_the_line_may_cross_a_fold() -> None:
    line = stroke((-1, 25), (101, 25), width=2.6)
    assert stained(line) == set()
    assert stained(line, box(49, 26, 2, 2)) == {"INK_AT_FOLD"}


def test_a_pale_tint_may_lie_on_a_fold() -> None:
    assert stained(box(40, 20, 20, 9, f"{237 / 255} g")) == set()
    assert stained(box(40, 20, 20, 9, f"{232 / 255} g")) == {"INK_AT_FOLD"}


EDGES = {
    "left": ((6.2, 20), (5.7, 20)),
    "right": ((90.8, 20), (91.3, 20)),
    "lower": ((20, 6.2), (20, 5.7)),
    "upper": ((20, 50.8), (20, 51.3)),
}


@pytest.mark.parametrize("name", EDGES)
def test_nothing_stands_at_an_edge(name: str) -> None:
    right, wrong = (stained(box(*place, 3, 3)) for place in EDGES[name])
    assert (right, wrong) == (set(), {"INK_AT_EDGE"})
