"""Any catalogue has its leaflets: every piece in its panel, clear of folds and of its likes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from rows import LEAFLET

from roadmap_print.catalogue.model import Catalogue, Format, Level, Resource, Step
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.frame import Area
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import DiscShape, Element, Node, Page, Picture, TextBlock
from roadmap_print.publications.leaflet import SHEET
from roadmap_print.publications.leaflet.compose import leaflet_pages
from roadmap_print.publications.leaflet.entry_pieces import PlacedPiece, parts
from roadmap_print.publications.leaflet.panels import FOLD_CLEAR
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.text_fitting import cropped, fitted
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import PageMaterial
from roadmap_print.render.stylesheet import style

GOOD = sorted((Path(__file__).parents[2] / "catalogues" / "good").glob("*.yaml"))
TOUCH = 0.3  # mm that boxes of lines may share
WIDER = 1.02  # times as wide as measured, at most, may a line be


def kit(catalogue: Catalogue, steps: tuple[int, ...] | None = None) -> PageKit:
    options = BuildOptions(steps=steps)
    roadmap = prepare(catalogue, encode(addresses(catalogue, step_codes=True)), steps)
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


def coded(pages: Iterable[Page], home: str | None) -> list[str]:
    """Return the addresses of all codes in reading order, but for that of the newest edition."""
    found = (node for page in pages for node in leaves(page.content))
    links = (each.link for each in found if isinstance(each, Picture) and each.pixelated)
    return [link.target for link in links if link and link.target != home]


def any_catalogue(seed: int) -> Catalogue:
    """Make a catalogue of words without sense: few or many steps, short texts and long ones."""
    chance = Random(seed)

    def line(most: int) -> str:
        words = (
            "".join(chance.choices("abcdefghilmnorstu", k=chance.choice((1, 2, 3, 5, 8, 14))))
            for _ in range(chance.choice((1, 2, 4, 8, 20, 40)))
        )
        return " ".join(words)[:most].strip()

    formats = [Format(id=f"f{each}", label=line(200)) for each in range(chance.randint(1, 5))]
    levels = [Level(id=f"l{each}", label=line(60)) for each in range(chance.randint(0, 6))]
    resources = {
        f"r{each}": Resource(
            title=line(500),
            format=chance.choice(formats).id,
            level=chance.choice(levels).id if levels else None,
            url=f"https://example.org/{each}/{'x' * chance.choice((0, 0, 0, 20, 60, 300))}",
            publisher=chance.choice((None, line(200))),
        )
        for each in range(chance.choice((0, 1, 3, 8, 25)))
    }
    steps = [
        Step(
            id=f"s{each}",
            title=line(200),
            objectives=tuple(line(500) for _ in range(chance.randint(0, 4))),
            resources=tuple(chance.sample(list(resources), chance.randint(0, len(resources)))),
        )
        for each in range(chance.choice((1, 2, 3, 4, 7)))
    ]
    home = chance.choice((None, f"https://example.org/{'h' * chance.randint(0, 100)}"))
    return Catalogue(
        title=line(200),
        language="fr",
        home=home,
        levels=tuple(levels),
        formats=tuple(formats),
        steps=tuple(steps),
        resources=resources,
    )


@pytest.mark.parametrize("first", [1, 100])
@pytest.mark.parametrize("length", [10, 190])
def test_stations_on_the_cover_stand_apart_under_their_numbers(first: int, length: int) -> None:
    """A dozen steps under a short title or the longest texts, of two or of three digits."""
    text = ("comprendre les données " * 10)[:length].strip()
    last = first + 11
    steps = tuple(Step(id=f"s{n}", title=f"Étape {n}", resources=()) for n in range(1, last + 1))
    more = {"title": text * 2, "subtitle": text, "readers": text, "home": "https://example.org"}
    formats = (Format(id="x", label="Cours"),)
    catalogue = Catalogue(language="fr", formats=formats, steps=steps, resources={}, **more)
    cover = next(leaflet_pages(kit(catalogue, tuple(range(first, last + 1)))))
    check([cover])
    discs = [each for each in cover.shapes if isinstance(each, DiscShape)]
    assert len(discs) == 12
    assert all(b.top - a.top > a.diameter for a, b in pairwise(discs))
    numerals = [
        each.lines[0][0]
        for each in leaves(cover.content)
        if isinstance(each, TextBlock) and each.text.isdigit()
    ]
    assert all(each.type.size >= 9.5 for each in numerals)


@pytest.mark.parametrize("seed", [*range(8), 67, 126])
def test_everything_has_its_place_on_the_leaflets_of_any_catalogue(seed: int) -> None:
    catalogue = any_catalogue(seed)
    pages = list(leaflet_pages(kit(catalogue)))
    assert len(pages) % 2 == 0
    check(pages)
    order = [each.id for each in catalogue.formats]
    owed = [
        each.url
        for step in catalogue.steps
        for each in sorted(
            (catalogue.resources[id_] for id_ in step.resources),
            key=lambda each: order.index(each.format),
        )
    ]
    assert coded(pages[2 * (catalogue.home is not None) :], catalogue.home) == owed


@pytest.mark.slow
@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_everything_has_its_place_on_the_leaflets_of_hard_catalogues(file: Path) -> None:
    catalogue = read(file).catalogue
    assert catalogue is not None
    check(leaflet_pages(kit(catalogue)))


def test_many_steps_are_parted_evenly_into_sheets(whole: Catalogue) -> None:
    steps = tuple(
        replace(whole.steps[0], id=f"s{each}", title=f"Étape n° {each}", resources=(), featured=())
        for each in range(1, 14)
    )
    pages = list(leaflet_pages(kit(replace(whole, steps=steps))))
    assert len(pages) == 2 * 2 + 2 * 13
    assert [len(coded([pages[side]], whole.home)) for side in (1, 3)] == [6, 7]
    texts = [each.text for each in leaves(pages[2].content) if isinstance(each, TextBlock)]
    assert "feuille\xa02 sur\xa02\xa0: étapes\xa07 à\xa013" in texts


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


@pytest.mark.slow
def test_a_host_that_has_no_room_beside_its_code_stands_whole_under_it(roadmap: Catalogue) -> None:
    host = "plateforme-recherche-clinique.example"
    resources = {
        name: replace(each, url=f"https://{host}/{name}/{'x' * 120}")
        for name, each in roadmap.resources.items()
    }
    pages = list(leaflet_pages(kit(replace(roadmap, resources=resources))))
    found = [node for page in pages for node in leaves(page.content)]
    hosts = [each for each in found if isinstance(each, TextBlock) and each.text.startswith(host)]
    assert len(hosts) == sum(len(step.resources) for step in roadmap.steps)
    assert {len(each.lines) for each in hosts} == {1}
    check(pages)


@pytest.mark.parametrize("letters", range(40, 201, 16))
def test_the_code_leaves_its_room_to_a_sender_of_any_length(whole: Catalogue, letters: int) -> None:
    name = ("Centre hospitalier et universitaire de Villeneuve " * 4)[:letters].strip()
    sender = replace(
        whole.publisher, name=name, service="Données de santé " * 6, address="Rue longue " * 10
    )
    page = next(leaflet_pages(kit(replace(whole, publisher=sender, review="Novembre 2027"))))
    texts = [each.text for each in leaves(page.content) if isinstance(each, TextBlock)]
    assert name in [" ".join(each.split()) for each in texts]
