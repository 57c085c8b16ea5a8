"""The route: each step with its page, in as many tracks and on as many pages as they take."""

from dataclasses import replace

import pytest
from decks import catalogue_of, laid_out
from kits import blocks_of, kit_of, lowest, shapes_of, with_formats, with_steps
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.page_model import FieldShape, TextBlock, blocks
from roadmap_print.publications.booklet.compose import draw_pages
from roadmap_print.publications.booklet.route import count_route, route_pages

A5 = BuildOptions(page="a5")
LARGE = BuildOptions(large_print=True)


def _leads(block: TextBlock) -> bool:
    return block.link is not None and block.link.target.startswith("#step-")


@pytest.mark.parametrize("options", [None, A5, LARGE], ids=["usual", "A5", "large print"])
@pytest.mark.parametrize("steps", [1, 3, 7, 12, 13, 40, 41, 400])
def test_each_step_is_there_with_its_page(
    roadmap: Catalogue, options: BuildOptions | None, steps: int
) -> None:
    kit = kit_of(BOOKLET, with_steps(roadmap, steps), options)
    numbers = {station.number: 1000 + station.number for station in kit.roadmap.stations}
    pages = route_pages(kit, numbers, index=9)
    assert len(pages) == count_route(kit)[0]
    titles = [block for page in pages for block in blocks_of(page) if _leads(block)]
    assert [block.text.split("\u00a0")[-1] for block in titles] == list(map(str, numbers.values()))
    assert [block.link and block.link.target for block in titles] == [
        f"#step-{number}" for number in numbers
    ]
    assert all(lowest(page) <= kit.mm("front-foot") + 8 for page in pages)


def test_a_route_without_objectives_has_a_longer_form_that_tells_them(roadmap: Catalogue) -> None:
    kit = kit_of(BOOKLET, roadmap, A5)
    plain, told = (route_pages(kit, {}, index=9, told=each) for each in (False, True))
    assert (len(plain), len(told)) == count_route(kit)
    shown = [" ".join(b.text for page in pages for b in blocks_of(page)) for pages in (plain, told)]
    assert ["Comment les rendre exploitables" in each for each in shown] == [False, True]


@pytest.mark.parametrize("options", [None, A5, LARGE], ids=["usual", "A5", "large print"])
def test_a_step_with_much_to_tell_stands_on_its_page(
    roadmap: Catalogue, options: BuildOptions | None
) -> None:
    long = "Comprendre et évaluer les systèmes d’intelligence artificielle " * 3
    full = replace(
        roadmap.steps[0],
        resources=tuple(roadmap.resources),
        objectives=tuple(f"{number} {long}" for number in range(40)),
    )
    catalogue = replace(roadmap, steps=(full, *roadmap.steps[1:]))
    kit = kit_of(BOOKLET, with_formats(catalogue, 30, long), options)
    for told in (False, True):
        for page in route_pages(kit, {}, index=9, told=told):
            assert lowest(page) <= kit.mm("front-foot") + 1


def test_a_folded_roadmap_has_no_page_of_notes(roadmap: Catalogue) -> None:
    pages = draw_pages(kit_of(BOOKLET, roadmap, A5))
    assert len(pages) <= 24
    titles = [next(iter(blocks_of(page))).text for page in pages]
    assert "Notes" not in titles


def test_a_dozen_steps_have_a_line_for_the_day_each(roadmap: Catalogue) -> None:
    (page,) = route_pages(kit_of(BOOKLET, roadmap), {})
    assert len(shapes_of(page, FieldShape)) == len(roadmap.steps)


def test_objectives_give_way_before_a_step_does(roadmap: Catalogue) -> None:
    many = tuple(f"Comprendre ce que dit l’objectif {n}, et bien davantage " * 3 for n in range(9))
    full = [replace(step, objectives=many) for step in with_steps(roadmap, 9).steps]
    (page,) = route_pages(kit_of(BOOKLET, replace(roadmap, steps=tuple(full))), {}, index=4)
    assert not any("objectif" in block.text for block in blocks_of(page))
    (page,) = route_pages(kit_of(BOOKLET, roadmap), {}, index=4)
    assert any("Clarifier les notions" in block.text for block in blocks_of(page))


def test_a_long_title_is_cut_at_a_word(roadmap: Catalogue) -> None:
    title = ("Comprendre et évaluer " * 14).strip()
    steps = (replace(roadmap.steps[0], title=title), *roadmap.steps[1:])
    (page,) = route_pages(kit_of(BOOKLET, replace(roadmap, steps=steps)), {})
    first = next(block for block in blocks_of(page) if _leads(block))
    assert len(first.lines) == 2
    assert title.startswith(first.text.replace("\n", " ").rstrip("…"))


@pytest.mark.slow
def test_numbers_of_three_figures_are_as_large_as_text_must_be() -> None:
    pages = laid_out(BOOKLET, catalogue_of(120, 1))
    numerals = [
        block
        for page in pages
        for block in blocks(page.content)
        if block.text == "100" and not block.artifact
    ]
    assert numerals
    assert all(run.type.size >= 10.0 for block in numerals for run in block.lines[0])
