"""The slides, read from their PDF as a stranger would: pixels, text, links, bookmarks."""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pdfs import cases
from pypdfium2 import raw
from roadmap_print.publications.slides.card import level_pips
from roadmap_print.publications.slides.entries import even, shared
from roadmap_print.publications.slides.frame import SlideFrame
from roadmap_print.publications.slides.front_matter import title_slide
from rows import SLIDES

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content import view
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.layout.route_line import SmallPath
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import Stylesheet

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "tests/catalogues/good").glob("*.yaml"))
WIDTH, HEIGHT, LINE = 338.67, 190.5, 33.0  # mm
MM = 25.4 / 72
DPI = 150
SIDES = {1: 92.0, 2: 58.0, 3: 52.0}  # mm: dark squares by how many a slide has


@dataclass(frozen=True)
class Letters:
    """Text that stands together; a box from the upper left corner, in mm."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Square:
    """A code as decoded: what it says, where its dark square begins and its side, in mm."""

    address: str
    left: float
    top: float
    side: float


@dataclass(frozen=True)
class Deck:
    """A PDF of slides."""

    pdf: bytes
    composed: int

    @cached_property
    def document(self) -> pdfium.PdfDocument:
        return pdfium.PdfDocument(self.pdf)

    def __len__(self) -> int:
        return len(self.document)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(page.get_textpage().get_text_range() for page in self.document)

    @cached_property
    def pixels(self) -> tuple[NDArray[np.uint8], ...]:
        return tuple(page.render(scale=DPI / 72).to_numpy()[:, :, ::-1] for page in self.document)

    @cached_property
    def squares(self) -> tuple[tuple[Square, ...], ...]:
        return tuple(tuple(decoded(picture)) for picture in self.pixels)

    @cached_property
    def letters(self) -> tuple[tuple[Letters, ...], ...]:
        return tuple(tuple(letters(page)) for page in self.document)

    @cached_property
    def links(self) -> tuple[tuple[str, ...], ...]:
        with pikepdf.open(io.BytesIO(self.pdf)) as pdf:
            return tuple(tuple(addresses(page)) for page in pdf.pages)

    @cached_property
    def bookmarks(self) -> tuple[tuple[int, str, int], ...]:
        """Level from 0, title, page from 0."""
        return tuple(
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in self.document.get_toc()
        )


def decoded(picture: NDArray[np.uint8]) -> Iterator[Square]:
    mm = 25.4 / DPI
    for code in sorted(zxingcpp.read_barcodes(picture), key=lambda code: code.position.top_left.x):
        corner, other = code.position.top_left, code.position.bottom_right
        side = ((other.x - corner.x) + (other.y - corner.y)) / 2
        yield Square(code.text, corner.x * mm, corner.y * mm, side * mm)


def letters(page: pdfium.PdfPage) -> Iterator[Letters]:
    textpage = page.get_textpage()
    for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        needed = raw.FPDFTextObj_GetText(item.raw, textpage.raw, None, 0)
        buffer = (ctypes.c_ushort * (needed // 2))()
        raw.FPDFTextObj_GetText(item.raw, textpage.raw, buffer, needed)
        text = bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")
        if not text.strip():
            continue
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(item.raw, size)
        left, bottom, right, top = (edge * MM for edge in item.get_bounds())
        points = size.value * abs(item.get_matrix().d)
        yield Letters(text, points, left, HEIGHT - top, right, HEIGHT - bottom)


def addresses(page: pikepdf.Page) -> Iterator[str]:
    for annotation in page.obj.get("/Annots", []):
        if "/A" in annotation and "/URI" in annotation.A:
            yield str(annotation.A.URI)


def squashed(text: str) -> str:
    """Drop what typography and line breaks change."""
    text = unicodedata.normalize("NFC", text).replace("'", "’").replace("...", "…")
    return re.sub(r"\s|[\u200b\ufeff\x02]", "", text)


def deck_of(catalogue: Catalogue, steps: tuple[int, ...] = ()) -> Deck:
    codes = encode(view.addresses(catalogue))
    pages = make(SLIDES, PageSource(catalogue, codes, BuildOptions(steps=steps)))
    return Deck(pages.pdf, pages.pages)


def catalogue_of(path: Path) -> Catalogue:
    catalogue = read(path).catalogue
    assert catalogue
    return catalogue


@pytest.fixture(scope="module")
def roadmap() -> Catalogue:
    return catalogue_of(ROOT / "tests/catalogues/roadmap.yaml")


@pytest.fixture(scope="module")
def deck(roadmap: Catalogue) -> Deck:
    return deck_of(roadmap)


@pytest.fixture(scope="module", params=cases(CATALOGUES))
def good(request: pytest.FixtureRequest) -> Deck:
    return deck_of(catalogue_of(request.param))


def placed(catalogue: Catalogue) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Yield the title of each step, its formats' headings and under each the resources' ids."""
    for step in catalogue.steps:
        groups = []
        for kind in catalogue.formats:
            ids = [id_ for id_ in step.resources if catalogue.resources[id_].format == kind.id]
            if ids:
                groups.append((step.headings.get(kind.id, kind.label), ids))
        yield step.title, groups


def slides_of_steps(deck: Deck, catalogue: Catalogue) -> list[range]:
    """Find the slides of each step by the bookmarks."""
    starts = [page for level, _, page in deck.bookmarks if level == 0][-len(catalogue.steps) - 1 :]
    assert len(starts) == len(catalogue.steps) + 1  # and the last slide
    return [range(start, end) for start, end in pairwise(starts)]


def test_every_slide_is_one_page_of_16_to_9(deck: Deck) -> None:
    assert len(deck) == deck.composed
    for number, page in enumerate(deck.document, start=1):
        assert page.get_size() == pytest.approx((WIDTH / MM, HEIGHT / MM), abs=0.1)
        assert f"{number} / {len(deck)}" in deck.texts[number - 1]
    assert len(deck.pdf) <= 500_000


def test_every_code_says_what_the_link_and_the_catalogue_say(
    deck: Deck, roadmap: Catalogue
) -> None:
    shown = [square.address for squares in deck.squares for square in squares]
    wanted = [
        roadmap.resources[id_].url
        for _, groups in placed(roadmap)
        for _, ids in groups
        for id_ in ids
    ]
    assert len(wanted) == 57
    assert shown == wanted
    for squares, links in zip(deck.squares, deck.links, strict=True):
        assert [square.address for square in squares] == list(dict.fromkeys(links))
        assert len(links) >= 3 * len(squares)  # title, address and code


def test_codes_are_as_large_as_the_last_row_needs(deck: Deck) -> None:
    seen = set()
    for squares in filter(None, deck.squares):
        seen.add(len(squares))
        for square in squares:
            assert square.side == pytest.approx(SIDES[len(squares)], abs=0.6)
        assert squares[0].left == pytest.approx(60, abs=0.4)
        assert len({round(square.top) for square in squares}) == 1
    assert seen == {1, 2, 3}


def test_a_format_has_at_most_three_entries_a_slide_evenly_shared(
    deck: Deck, roadmap: Catalogue
) -> None:
    slides = iter([len(squares) for squares in deck.squares if squares])
    for _, groups in placed(roadmap):
        for _, ids in groups:
            left = len(ids)
            while left > 0:
                left -= next(slides)
            assert left == 0  # no slide mixes two formats


@given(st.integers(1, 500), st.integers(1, 9))
def test_shares_are_even(count: int, most: int) -> None:
    parts = even(count, most)
    assert sum(parts) == count
    assert max(parts) <= most
    assert max(parts) - min(parts) <= 1
    assert len(parts) == -(-count // most)
    assert list(parts) == sorted(parts, reverse=True)


def test_seven_are_three_and_two_and_two() -> None:
    assert even(7, 3) == (3, 2, 2)


def test_titles_and_objectives_stand_on_their_steps_slides(deck: Deck, roadmap: Catalogue) -> None:
    for step, slides in zip(roadmap.steps, slides_of_steps(deck, roadmap), strict=True):
        opening = squashed(deck.texts[slides[0]])
        assert squashed(step.title) in opening
        for objective in step.objectives:
            assert squashed(objective) in opening
        others = squashed("".join(deck.texts[page] for page in slides[1:]))
        for id_ in step.resources:
            assert squashed(roadmap.resources[id_].title) in others


def test_a_title_stands_on_the_slide_of_its_code(deck: Deck, roadmap: Catalogue) -> None:
    titles = titles_by_address(roadmap)
    for squares, text in zip(deck.squares, deck.texts, strict=True):
        for square in squares:
            assert any(title in squashed(text) for title in titles[square.address])


def test_bookmarks_are_the_steps_and_their_formats(deck: Deck, roadmap: Catalogue) -> None:
    found = [(level, squashed(title)) for level, title, _ in deck.bookmarks]
    wanted = []
    for title, groups in placed(roadmap):
        wanted.append((0, squashed(title)))
        wanted += [(1, squashed(heading)) for heading, _ in groups]
    start = found.index(wanted[0])
    assert [(level, re.sub(r"\d/\d$", "", title)) for level, title in found][
        start : start + len(wanted)
    ] == wanted


def test_titles_on_the_path_lead_to_their_steps(deck: Deck, roadmap: Catalogue) -> None:
    assert targets(deck, 2) == {slides[0] for slides in slides_of_steps(deck, roadmap)}


def targets(deck: Deck, page: int) -> set[int]:
    """Return the pages, from 0, that a page's links lead to."""
    found, position, link = set(), ctypes.c_int(0), raw.FPDF_LINK()
    document, shown = deck.document.raw, deck.document[page]
    while raw.FPDFLink_Enumerate(shown.raw, position, link):
        destination = raw.FPDFLink_GetDest(document, link)
        if destination:
            found.add(raw.FPDFDest_GetDestPageIndex(document, destination))
    return found


def test_the_line_enters_each_slide_where_and_as_it_left_the_one_before(deck: Deck) -> None:
    check_line(deck)


def test_the_line_runs_on_where_the_path_or_a_step_takes_several_slides() -> None:
    formats = [{"id": "course", "label": "Cours"}]
    catalogue = catalogue_with(formats=formats, resources={}, steps=11, objectives=9)
    deck = deck_of(catalogue)
    assert len(deck) > 4 + 11 * 2  # two slides of path, two or more a step
    check_line(deck)


def check_line(deck: Deck) -> None:
    middle = round(LINE / 25.4 * DPI)
    for before, after in pairwise(deck.pixels):
        assert tuple(before[middle, -2]) == tuple(after[middle, 1]) != (255, 255, 255)
        for above_and_below in (middle - 20, middle + 20):
            assert tuple(after[above_and_below, 1]) == (255, 255, 255)


def test_titles_are_of_24_points_or_more(deck: Deck, roadmap: Catalogue) -> None:
    titles = titles_by_address(roadmap)
    for squares, found in zip(deck.squares, deck.letters, strict=True):
        for square in squares:
            near = [each for each in found if is_near(each, square, beside=len(squares) == 1)]
            sizes = [each.size for each in near if begins(each, titles[square.address])]
            assert sizes
            assert min(sizes) >= 24


def is_near(each: Letters, square: Square, *, beside: bool) -> bool:
    if beside:
        return each.left > square.left + square.side and each.top > square.top - 5
    return each.top > square.top + square.side and abs(each.left - square.left) < 3


def begins(each: Letters, titles: list[str]) -> bool:
    return any(title.startswith(squashed(each.text)) for title in titles)


def titles_by_address(catalogue: Catalogue) -> dict[str, list[str]]:
    titles: dict[str, list[str]] = {}
    for resource in catalogue.resources.values():
        titles.setdefault(resource.url, []).append(squashed(resource.title))
    return titles


def test_an_address_is_a_host_only_where_its_slide_has_no_room(roadmap: Catalogue) -> None:
    """All cards of a slide alike; no slide pays for another one's title."""
    ready = prepare(roadmap, encode(view.addresses(roadmap)))
    frame = SlideFrame(ready, Assets(), Stylesheet(("tokens", "base", "slides")))
    groups = [group for station in ready.stations for group in station.groups]
    slides = [cards for group in groups for cards in shared(frame, group.entries)]
    in_full = [
        {"".join(card.address.lines) == card.entry.address for card in cards} for cards in slides
    ]
    assert all(len(each) == 1 for each in in_full)
    hosts = [cards for cards, full in zip(slides, in_full, strict=True) if full == {False}]
    assert len(hosts) <= len(slides) // 6
    ids = {card.entry.id for cards in slides if cards not in hosts for card in cards}
    assert {"rgpd", "ai-act"} <= ids


@pytest.mark.parametrize("current", [0, 9, 39])
def test_forty_stations_are_a_plain_small_path(current: int) -> None:
    path = SmallPath(1.1, 3.0, 0.6, "#C3CED1")
    drawn = path.draw(["#000000"] * 40, current, 2.1)
    assert drawn.count("<circle") == 1
    ticks = [float(x) for x in re.findall(r'd="M([\d.]+) [\d.]+v', drawn)]
    assert 6 <= len(ticks) <= 8
    assert all(abs(x - (3 + 2.1 * current)) > 4 for x in ticks)
    assert path.draw(["#000000"] * 12, 5, 7.0).count("<circle") == 12


def test_a_long_imprint_stays_clear_of_the_stations() -> None:
    catalogue = catalogue_of(ROOT / "tests/catalogues/good/long.yaml")
    ready = prepare(catalogue, encode(view.addresses(catalogue)))
    slide = title_slide(SlideFrame(ready, Assets(), Stylesheet(("tokens", "base", "slides"))))
    assert slide.imprint
    lowest = max(disc.y + disc.size / 2 for disc in slide.discs)
    assert slide.imprint.y - lowest >= 4 - 0.01
    assert slide.title.end < min(disc.y - disc.size / 2 for disc in slide.discs)


@pytest.mark.parametrize("count", range(1, 7))
def test_pips_are_of_five_millimetres(roadmap: Catalogue, count: int) -> None:
    frame = SlideFrame(
        prepare(roadmap, encode(view.addresses(roadmap)), (1,)),
        Assets(),
        Stylesheet(("tokens", "base", "slides")),
    )
    figure = level_pips(frame, view.LevelView(1, count, "", "#000000"), 0, 0)
    assert figure.height / (1 if count <= 3 else 2) >= 5
    assert figure.width / min(count, 3) >= 5


def test_the_newest_edition_has_the_largest_code(roadmap: Catalogue) -> None:
    address = "https://example.org/parcours"
    deck = deck_of(replace(roadmap, home=address), (7,))
    (square,) = deck.squares[-1]
    assert square.address == address
    assert square.side >= 0.4 * HEIGHT
    assert set(deck.links[-1]) == {address}


def test_without_home_the_last_slide_is_calm(deck: Deck) -> None:
    assert deck.squares[-1] == ()
    assert deck.links[-1] == ()


def test_chosen_steps_keep_their_numbers(roadmap: Catalogue) -> None:
    deck = deck_of(roadmap, (3, 6))
    assert len(deck) == deck.composed
    assert {each.text.strip() for each in deck.letters[0]} >= {"3", "6"}
    assert squashed(roadmap.steps[3].title) not in squashed("".join(deck.texts))


def test_there_are_hard_catalogues() -> None:
    assert len(CATALOGUES) >= 7


def test_slides_of_a_hard_catalogue_are_whole(good: Deck) -> None:
    assert len(good) == good.composed
    check_places(good)


def test_many_formats_leave_the_disc_of_a_step_free() -> None:
    formats = [f"format-{i}" for i in range(14)]
    catalogue = catalogue_with(
        formats=[{"id": id_, "label": f"Format {id_} au libellé plutôt long"} for id_ in formats],
        resources={
            f"r-{id_}": {"title": id_, "format": id_, "url": f"https://exemple.fr/{id_}"}
            for id_ in formats
        },
    )
    deck = deck_of(catalogue)
    check_places(deck)
    assert "14\u00a0ressources" in "".join(deck.texts)


def test_a_lone_code_of_the_shortest_address_leaves_the_disc_of_its_step_free() -> None:
    entry = {"title": "Court", "format": "course", "url": "http://a.fr"}
    deck = deck_of(
        catalogue_with(formats=[{"id": "course", "label": "Cours"}], resources={"r": entry})
    )
    (square,) = next(squares for squares in deck.squares if squares)
    quiet = 4 * square.side / 21
    corner = (square.left - quiet, square.top - quiet)
    assert dist(corner, (32.5, LINE)) >= 12.5  # the disc's middle and radius


def catalogue_with(
    formats: list[dict[str, str]],
    resources: dict[str, object],
    steps: int = 1,
    objectives: int = 1,
) -> Catalogue:
    step = {
        "objectives": ["Savoir lire ce que l’on a devant soi, et le dire à d’autres"] * objectives,
        "resources": [*resources],
    }
    return from_data(
        Catalogue,
        {
            "title": "Titre",
            "language": "fr",
            "formats": formats,
            "steps": [{"id": f"etape-{i}", "title": f"Étape {i}"} | step for i in range(steps)],
            "resources": resources,
        },
    )


def test_slides_of_the_roadmap_are_whole(deck: Deck) -> None:
    check_places(deck)


def check_places(deck: Deck) -> None:
    """Nothing under 18 pt, outside its slide, over other text or in a code's quiet zone."""
    for page, (found, shown) in enumerate(zip(deck.letters, pictures(deck), strict=True), start=1):
        assert found, page
        for each in found:
            assert each.size >= 17.99, (page, each)
            assert min(each.left, each.top) > 4, (page, each)
            assert each.right < WIDTH - 19.5, (page, each)
            assert each.bottom < HEIGHT - 3, (page, each)
            assert not [box for box in shown if overlap(box, each_box(each))], (page, each)
        for one, other in combinations(found, 2):
            assert not overlap(each_box(one), each_box(other)), (page, one, other)
        for one_box, other_box in combinations(shown, 2):
            assert not overlap(one_box, other_box), page


Box = tuple[float, float, float, float]  # left, top, right, bottom in mm


def each_box(each: Letters) -> Box:
    return each.left, each.top, each.right, each.bottom


def pictures(deck: Deck) -> Iterator[list[Box]]:
    for page in deck.document:
        edges = [
            [edge * MM for edge in image.get_bounds()]
            for image in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])
        ]
        yield [(left, HEIGHT - top, right, HEIGHT - bottom) for left, bottom, right, top in edges]


def overlap(one: Box, other: Box, grace: float = 0.3) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > grace and down > grace
