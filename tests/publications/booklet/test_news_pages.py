"""What is new: steps with their changes in order, on as many pages as they take."""

from dataclasses import replace

import pytest
from kits import blocks_of, elements_of, kit_of, lowest, shapes_of
from rows import BOOKLET

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.view import Chapter, News, Novelty
from roadmap_print.layout.page_model import FieldShape
from roadmap_print.publications.booklet.news_pages import count_news, news_pages
from roadmap_print.publications.page_kit import PageKit


def with_news(roadmap: Catalogue, changes: int) -> PageKit:
    """Return a kit with so many changes in each step, of each kind in turn."""
    kit = kit_of(BOOKLET, roadmap)
    kinds = tuple(ChangeKind)
    chapters = tuple(
        Chapter(
            station,
            station.title,
            tuple(
                Novelty(kinds[n % 4], f"Changement {n}", None, "titre changé", station.entries[0])
                for n in range(changes)
            ),
        )
        for station in kit.roadmap.stations
    )
    gone = Chapter(None, "Étape retirée", (Novelty(kinds[1], "Une étape", None, "", None),))
    news = News("Ce qui a changé.", (*chapters, gone))
    return replace(kit, roadmap=replace(kit.roadmap, news=news))


def test_nothing_new_takes_no_page(roadmap: Catalogue) -> None:
    assert news_pages(kit_of(BOOKLET, roadmap), {}) == ()


def test_each_change_is_a_row_with_its_page(roadmap: Catalogue) -> None:
    kit = with_news(roadmap, 2)
    places = {(s.number, e.id): 40 + s.number for s in kit.roadmap.stations for e in s.entries}
    pages = news_pages(kit, places)
    assert len(pages) == count_news(kit)
    assert len([item for page in pages for item in elements_of(page, "li")]) == 2 * 7 + 1
    texts = [block.text for page in pages for block in blocks_of(page)]
    for station in kit.roadmap.stations:
        assert texts.count(f"p.\u00a0{40 + station.number}") == 2
        assert station.title in texts


@pytest.mark.slow
def test_many_changes_go_on_and_say_where(roadmap: Catalogue) -> None:
    kit = with_news(roadmap, 30)
    pages = news_pages(kit, {})
    assert len(pages) > 4
    assert all(lowest(page) <= kit.mm("front-foot") + 0.1 for page in pages)
    for page in pages[1:]:
        first = blocks_of(page)[0]
        assert first.text.endswith("(suite)") or first.text in {"1", "2", "3", "4", "5", "6", "7"}
        last = [block for block in blocks_of(page) if not block.artifact][-1]
        assert last.tag != "h2"


def test_kinds_are_told_apart_by_shape_and_word(roadmap: Catalogue) -> None:
    kit = kit_of(BOOKLET, roadmap)
    looks = {}
    for kind in ChangeKind:
        badge = kit.badge(kind, 0.0, 0.0)
        fields = [shape for shape in badge.shapes if isinstance(shape, FieldShape)]
        looks[kind] = tuple(
            (f.colour == "#FFFFFF", f.radius > 0, f.area.height > 1) for f in fields
        )
        (word,) = badge.content
        assert word.text == kit.roadmap.words["changed"][kind]  # type: ignore[union-attr]
    assert len(set(looks.values())) == len(ChangeKind)
    (page, *_) = news_pages(with_news(roadmap, 4), {})
    assert shapes_of(page, FieldShape)
