"""What a foot says of where the line goes on."""

from dataclasses import replace

import pytest
from kits import kit_of
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.fonts.script_fonts import EXTENTS
from roadmap_print.publications.booklet.foot import WayOn, way_on


@pytest.mark.parametrize("options", [None, BuildOptions(page="a5")], ids=["A4", "A5"])
def test_lines_further_apart_end_where_ours_do(
    roadmap: Catalogue, options: BuildOptions | None
) -> None:
    kit = kit_of(BOOKLET, roadmap, options)
    tall = replace(kit, sheet=replace(kit.sheet, extent=EXTENTS["Arab"]))
    way = WayOn("Puis", "Suite", "step-2", 7, None)
    ours, others = (way_on(each, way)[-1].bottom for each in (kit, tall))
    assert others == pytest.approx(ours, abs=0.05)
