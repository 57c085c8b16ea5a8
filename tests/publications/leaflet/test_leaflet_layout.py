"""Any catalogue has its leaflets: every piece in its panel, clear of folds and of its likes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rows import LEAFLET

from roadmap_print.catalogue.model import Catalogue, Format, Level, Resource, Step
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.frame import Area
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Element, Node, Page, Picture, TextBlock
from roadmap_print.publications.leaflet import SHEET
from roadmap_print.publications.leaflet.compose import leaflet_pages
from roadmap_print.publications.leaflet.fitted_text import cropped, fitted
from roadmap_print.publications.leaflet.panels import FOLD_CLEAR
from roadmap_print.publications.leaflet.step_columns import PlacedPiece, parts
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import PageMaterial
from roadmap_print.render.stylesheet import style

GOOD = sorted((Path(__file__).parents[2] / "catalogues" / "good").glob("*.yaml"))
TOUCH = 0.3  # mm that boxes of lines may share
WIDER = 1.02  # times as wide as measured, at most, may a line be
word = st.text("abcdefghilmnorstu", min_size=1, max_size=14)
line = st.lists(word, min_size=1, max_size=40).map(" ".join)


def kit(catalogue: Catalogue) -> PageKit:
    options = BuildOptions()
    roadmap = prepare(catalogue, encode(addresses(catalogue, step_codes=True)))
    material = PageMaterial(roadmap, Assets(), style(LEAFLET, options), options)
    return PageKit.of(material, *SHEET)


def leaves(nodes: Iterable[Node]) -> Iterator[TextBlock | Picture]:
    for node in nodes:
        if isinstance(node, Element):
            yield from leaves(node.children)
        else:
            yield node


def boxes(page: Page) -> Iterator[tuple[Area, str]]:
    """Yield where the words and pictures of a page stand, the white round codes left out."""
    measurer = Measurer()
    for each in leaves(page.content):
        if isinstance(each, Picture):
            quiet = 4 * each.area.width / 37 if each.pixelated else 0.0  # of the smallest code
            yield each.area.grown(-quiet), each.alt
            continue
        for place, runs in enumerate(each.lines):
            width = measurer.runs_width(runs)
            indent = each.indent if place == 0 else 0.0
            start = each.start + indent + (each.width - width) / 2 * (each.align == "center")
            yield Area(start, each.top + place * each.line, width, each.line), each.text


def check(pages: Iterable[Page]) -> None:
    for number, page in enumerate(pages):
        folds = LEAFLET.folds[number % 2]
        found = list(boxes(page))
        for area, text in found:
            assert area.start >= 6.0 - TOUCH, text
            assert area.end <= SHEET[0] - 6.0 + TOUCH, text
            assert area.top >= 6.0, text
            assert area.bottom <= SHEET[1] - 6.0, text
            for fold in folds:
                far = area.end <= fold - FOLD_CLEAR + TOUCH or area.start >= fold + FOLD_CLEAR
                assert far, f"page {number + 1}: {text}"
        for place, (area, text) in enumerate(found):
            for other, words in found[place + 1 :]:
                across = min(area.end, other.end) - max(area.start, other.start)
                down = min(area.bottom, other.bottom) - max(area.top, other.top)
                assert min(across, down) < TOUCH, f"page {number + 1}: {text} / {words}"


def titles(pages: Iterable[Page]) -> list[str]:
    """Return what every link to an address says, codes apart."""
    nodes = (node for page in pages for node in leaves(page.content))
    texts = (node for node in nodes if isinstance(node, TextBlock) and node.link)
    return [each.text for each in texts if each.link and each.link.target.startswith("http")]


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    formats = tuple(
        Format(id=f"f{each}", label=draw(line)[:200]) for each in range(draw(st.integers(1, 5)))
    )
    levels = tuple(
        Level(id=f"l{each}", label=draw(line)[:60]) for each in range(draw(st.integers(0, 6)))
    )
    resources = {
        f"r{each}": Resource(
            title=draw(line)[:500],
            format=draw(st.sampled_from(formats)).id,
            level=draw(st.sampled_from(levels)).id if levels else None,
            url=f"https://example.org/{each}/{'x' * draw(st.integers(0, 300))}",
            publisher=draw(st.none() | line.map(lambda text: text[:200])),
        )
        for each in range(draw(st.integers(0, 25)))
    }
    steps = tuple(
        Step(
            id=f"s{each}",
            title=draw(line)[:200],
            objectives=tuple(draw(st.lists(line.map(lambda text: text[:500]), max_size=4))),
            resources=tuple(draw(st.permutations(list(resources)))),
        )
        for each in range(draw(st.integers(1, 4)))
    )
    home = f"https://example.org/{'h' * draw(st.integers(0, 100))}"
    return Catalogue(
        title=draw(line)[:200],
        language="fr",
        home=draw(st.sampled_from([None, home])),
        levels=levels,
        formats=formats,
        steps=steps,
        resources=resources,
    )


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(catalogues())
def test_everything_has_its_place_on_the_leaflets_of_any_catalogue(catalogue: Catalogue) -> None:
    pages = list(leaflet_pages(kit(catalogue)))
    assert len(pages) % 2 == 0
    check(pages)
    sheets = len(pages) // 2 - (catalogue.home is not None)
    assert sheets >= len(catalogue.steps)


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_everything_has_its_place_on_the_leaflets_of_hard_catalogues(file: Path) -> None:
    catalogue = read(file).catalogue
    assert catalogue is not None
    check(leaflet_pages(kit(catalogue)))


def test_what_no_panel_holds_is_cut_between_lines(roadmap: Catalogue) -> None:
    own = kit(roadmap)
    block = own.text("mot " * 300, own.type("meta"), 0.0, 0.0, 40.0)
    room = 60.0
    cut = list(parts(PlacedPiece((block,), (), block.height), room))
    assert [piece.begins for piece in cut] == [True, *[False] * (len(cut) - 1)]
    assert all(piece.height <= room for piece in cut)
    assert sum((piece.blocks[0].lines for piece in cut), ()) == block.lines


def test_a_text_is_set_smaller_before_it_is_cut_short(roadmap: Catalogue) -> None:
    own = kit(roadmap)
    text, title = "Comprendre les enjeux de l’intelligence", own.type("cover-title")
    high = fitted(own, text, title, Area(0, 0, 78, 60))
    low = fitted(own, text, title, Area(0, 0, 78, 16))
    assert high.lines[0][0].type.size == 32
    assert 9.5 <= low.lines[0][0].type.size < 32
    assert low.text.replace("\n", " ") == text
    assert cropped(high, 1, own.measurer).text.endswith("…")
