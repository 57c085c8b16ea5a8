"""What a foot says: of where the line goes on, of the edition, the page's number."""

from dataclasses import replace

import pytest
from kits import kit_of
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.fonts.script_fonts import EXTENTS
from roadmap_print.publications.booklet.foot import WayOn, page_foot, way_on


@pytest.mark.parametrize("options", [None, BuildOptions(page="a5")], ids=["A4", "A5"])
def test_lines_further_apart_end_where_ours_do(
    roadmap: Catalogue, options: BuildOptions | None
) -> None:
    kit = kit_of(BOOKLET, roadmap, options)
    tall = replace(kit, sheet=replace(kit.sheet, extent=EXTENTS["Arab"]))
    way = WayOn("Puis", "Suite", "step-2", 7, None)
    ours, others = (way_on(each, way)[-1].bottom for each in (kit, tall))
    assert others == pytest.approx(ours, abs=0.05)


@pytest.mark.parametrize(
    ("title", "edition", "said"),
    [
        ("Courbes", "Juin 2026", "Courbes · Juin 2026 · 7"),
        ("Courbes", None, "Courbes · 7"),
        ("Courbe " * 60, "Juin 2026", "Juin 2026 · 7"),
        ("Courbe " * 60, None, "7"),
        ("Courbes", "Juin " * 60, "7"),
    ],
)
def test_what_has_no_room_leaves_no_dot_behind(
    title: str, edition: str | None, said: str, roadmap: Catalogue
) -> None:
    kit = kit_of(BOOKLET, replace(roadmap, title=title.strip(), edition=edition))
    [block] = page_foot(kit, 7)
    shown = "".join(run.text for line in block.lines for run in line)
    assert shown.replace("\u00a0", " ") == said
