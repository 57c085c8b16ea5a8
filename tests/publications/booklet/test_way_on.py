"""What a foot says of where the line goes on."""

from dataclasses import replace

import pytest
from kits import kit_of
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.fonts.script_fonts import EXTENTS
from roadmap_print.layout.page_model import TextBlock
from roadmap_print.publications.booklet.foot import WayOn, page_foot, way_on
from roadmap_print.publications.booklet.step_pages.step_sizes import settings

LONG = "Comprendre et évaluer les systèmes d’intelligence artificielle à l’hôpital et en ville"


@pytest.mark.parametrize("options", [None, BuildOptions(page="a5")], ids=["A4", "A5"])
def test_lines_further_apart_end_where_ours_do(
    roadmap: Catalogue, options: BuildOptions | None
) -> None:
    kit = kit_of(BOOKLET, roadmap, options)
    tall = replace(kit, sheet=replace(kit.sheet, extent=EXTENTS["Arab"]))
    way = WayOn("Puis", "Suite", "step-2", 7, None)
    ours, others = (way_on(each, way)[-1].bottom for each in (kit, tall))
    assert others == pytest.approx(ours, abs=0.05)


@pytest.mark.parametrize("script", ["Arab", "Deva", "Thai"])
def test_codes_end_as_far_above_it_in_any_script(roadmap: Catalogue, script: str) -> None:
    kit = kit_of(BOOKLET, roadmap)
    tall = replace(kit, sheet=replace(kit.sheet, extent=EXTENTS[script]))
    way = WayOn("Puis", "Suite", "step-2", 7, None)
    ours, others = (way_on(each, way)[0].top - settings(each)[0].bottom for each in (kit, tall))
    assert others == pytest.approx(ours)


def foot(catalogue: Catalogue, after: float, *, personal: bool = False) -> list[TextBlock]:
    kit = kit_of(BOOKLET, catalogue)
    named = replace(kit, roadmap=replace(kit.roadmap, personal=personal))
    return page_foot(named, 12, after=after)


@pytest.mark.parametrize(
    ("edition", "said"), [(None, "12"), ("2026", "2026 · 12"), (LONG * 2, "12")]
)
def test_a_title_without_room_leaves_no_dot_before_the_number(
    roadmap: Catalogue, edition: str | None, said: str
) -> None:
    (block,) = foot(replace(roadmap, title=LONG * 2, edition=edition), after=120.0)
    assert block.text.replace("\u00a0", " ") == said


@pytest.mark.parametrize("edition", [None, "2026", LONG * 2])
@pytest.mark.parametrize("after", [0.0, 120.0])
def test_an_edition_leaves_room_for_a_name(
    roadmap: Catalogue, edition: str | None, after: float
) -> None:
    slot, behind = foot(replace(roadmap, edition=edition), after, personal=True)
    assert slot.width >= 20.0
    assert behind.start == pytest.approx(slot.start + slot.width)
    assert behind.text.replace("\u00a0", " ") in {" · 12", " · 2026 · 12"}
