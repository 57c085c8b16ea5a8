"""The cover: it draws any number of steps, each stop a bead, and a long title gives way."""

from dataclasses import replace
from itertools import pairwise

import pytest
from kits import blocks_of, kit_of, shapes_of, with_formats, with_steps
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.page_model import DiscShape, IconShape, LineShape, Page
from roadmap_print.publications.booklet.cover import cover_page
from roadmap_print.publications.booklet.cover_route import plan_rows

A5 = BuildOptions(page="a5")
LARGE = BuildOptions(large_print=True)
TITLE = "Comprendre et évaluer les systèmes d’intelligence artificielle à l’hôpital "


def cover(catalogue: Catalogue, options: BuildOptions | None = None) -> Page:
    return cover_page(kit_of(BOOKLET, catalogue, options))


def numerals(page: Page) -> list[str]:
    return [block.text for block in blocks_of(page) if block.text.isdigit()]


@pytest.mark.parametrize("steps", [1, 2, 7, 12, 13, 24, 25, 40, 120, 400])
def test_any_number_of_steps_is_drawn_on_the_page(roadmap: Catalogue, steps: int) -> None:
    page = cover(with_steps(roadmap, steps))
    discs = shapes_of(page, DiscShape)
    assert len(discs) == steps
    assert all(disc.diameter / 2 < disc.start < 210 - disc.diameter / 2 for disc in discs)
    assert all(130 < disc.top < 272 for disc in discs)
    assert numerals(page)[0] == "1"
    if steps < 100:
        assert numerals(page) == [str(number) for number in range(1, steps + 1)]
    drawn = [disc for disc in discs if disc.diameter > 4]
    for one, other in pairwise(drawn):
        apart = ((one.start - other.start) ** 2 + (one.top - other.top) ** 2) ** 0.5
        assert apart > min(one.diameter, other.diameter)


@pytest.mark.parametrize("options", [None, LARGE], ids=["usual", "large print"])
def test_no_letter_is_smaller_than_it_may_be(
    roadmap: Catalogue, options: BuildOptions | None
) -> None:
    least = 16 if options else 10
    for steps in (7, 12, 24, 40):
        page = cover(with_steps(roadmap, steps), options)
        sizes = [run.type.size for block in blocks_of(page) for line in block.lines for run in line]
        assert min(sizes) >= least


@pytest.mark.parametrize("options", [None, A5, LARGE], ids=["usual", "A5", "large print"])
@pytest.mark.parametrize("first", [1, 100])
def test_numbers_are_read_whatever_stands_over_and_under_them(
    roadmap: Catalogue, options: BuildOptions | None, first: int
) -> None:
    """Some of many steps, under the longest texts that a cover may have, and over an edition."""
    long = (TITLE * 3)[:200].strip()
    more = {"subtitle": long, "readers": long, "edition": long, "title": (TITLE * 6).strip()}
    least = 16 if options is LARGE else 10
    for count, texts in ((12, {}), (12, more), (60, more)):
        all_steps = replace(with_steps(roadmap, first + count - 1), **texts)
        chosen = replace(options or BuildOptions(), steps=tuple(range(first, first + count)))
        page = cover(all_steps, chosen)
        sizes = [run.type.size for block in blocks_of(page) for line in block.lines for run in line]
        assert min(sizes) >= least - 0.05
        discs = shapes_of(page, DiscShape)
        largest = max(disc.diameter for disc in discs)
        numbered = [disc for disc in discs if disc.diameter == largest]
        for one, other in pairwise(numbered):
            apart = ((one.start - other.start) ** 2 + (one.top - other.top) ** 2) ** 0.5
            assert apart > one.diameter


@pytest.mark.parametrize("options", [None, A5, LARGE], ids=["usual", "A5", "large print"])
def test_formats_without_end_leave_the_route_its_room(
    roadmap: Catalogue, options: BuildOptions | None
) -> None:
    page = cover(with_formats(roadmap, 30, TITLE * 2), options)
    tops = [disc.top for disc in shapes_of(page, DiscShape)]
    assert tops == sorted(tops)
    assert tops[-1] - tops[0] > 0.2 * page.frame.height


def test_each_resource_is_a_bead_on_the_stretch_of_its_step(roadmap: Catalogue) -> None:
    page = cover(roadmap)
    beads = shapes_of(page, IconShape)
    legend = sum(bead.area.top > 270 for bead in beads)
    assert legend == len(roadmap.formats)
    assert len(beads) - legend == sum(len(step.resources) for step in roadmap.steps)
    rows = sorted({round(disc.top, 1) for disc in shapes_of(page, DiscShape)})
    for row, step in zip(rows, roadmap.steps, strict=True):
        own = [bead for bead in beads if abs(bead.area.top + bead.area.height / 2 - row) < 1]
        assert len(own) == len(step.resources)


def test_beads_of_a_full_step_stand_apart(roadmap: Catalogue) -> None:
    full = replace(roadmap.steps[0], resources=tuple(roadmap.resources))
    page = cover(replace(roadmap, steps=(full,)))
    beads = [bead for bead in shapes_of(page, IconShape) if bead.area.top < 270]
    starts = sorted(bead.area.start for bead in beads)
    assert 10 < len(beads) < len(roadmap.resources)
    assert all(after - before >= 4.9 for before, after in pairwise(starts))


def test_titles_stand_clear_of_line_and_turns(roadmap: Catalogue) -> None:
    long = [replace(step, title=TITLE.strip()) for step in with_steps(roadmap, 12).steps]
    page = cover(replace(roadmap, steps=tuple(long)))
    titles = [block for block in blocks_of(page) if block.text.startswith("Comprendre et")]
    rows = sorted({disc.top for disc in shapes_of(page, DiscShape)})
    assert len(titles) == 12
    for title, row in zip(titles, rows, strict=True):
        assert len(title.lines) == 1
        assert title.text.endswith("…")
        assert title.bottom < row - 1.8 - 1.0
        assert all(title.top > other + 1.8 for other in rows if other < row)
        assert title.start > 45
        assert title.start + title.width < 165


@pytest.mark.parametrize("letters", [30, 90, 200, 300])
def test_a_long_title_is_set_smaller_and_no_word_of_it_broken(
    roadmap: Catalogue, letters: int
) -> None:
    title = (TITLE * 5)[:letters].strip()
    page = cover(replace(roadmap, title=title))
    (head,) = (block for block in blocks_of(page) if block.tag == "h1")
    assert head.text.split() == title.split()
    assert head.bottom < 122
    assert (head.lines[0][0].type.size == 45) == (letters == 30)


def test_a_word_wider_than_the_page_is_whole(roadmap: Catalogue) -> None:
    word = "Hexakosioihexekontahexaphobie" * 2
    (head,) = (b for b in blocks_of(cover(replace(roadmap, title=word))) if b.tag == "h1")
    assert head.text == word


def test_an_odd_number_of_rows_leaves_at_the_end_and_an_even_at_the_start(
    roadmap: Catalogue,
) -> None:
    for steps, edge in ((7, "190.00"), (12, "20.00"), (1, "190.00")):
        last = shapes_of(cover(with_steps(roadmap, steps)), LineShape)[-1]
        assert last.path.endswith(f"L{edge} 302.00")


def test_two_stations_stand_in_a_row_from_thirteen_steps_on(roadmap: Catalogue) -> None:
    plans = {
        steps: plan_rows(kit_of(BOOKLET, with_steps(roadmap, steps)), 137, 268.4)
        for steps in (12, 13, 24, 25, 60)
    }
    assert [plan.columns for plan in plans.values()] == [1, 2, 2, 4, 5]
    assert [plan.label is None for plan in plans.values()] == [False, False, False, True, True]
