"""All resources by their letters: each once, with its pages, on as few pages as hold them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from kits import blocks_of, elements_of, kit_of, lowest, with_formats
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.page_model import Picture, TextBlock
from roadmap_print.publications.booklet.letter_pages import count_index, index_pages
from roadmap_print.publications.page_kit import PageKit

A5 = BuildOptions(page="a5")
LARGE = BuildOptions(large_print=True)


def places(kit: PageKit) -> dict[tuple[int, str], int]:
    return {
        (station.number, entry.id): station.number + 3
        for station in kit.roadmap.stations
        for entry in station.entries
    }


def rows(kit: PageKit, *, large: bool = False) -> list[tuple[str, str]]:
    """Return title and pages of each resource, in printed order."""
    found = []
    for page in index_pages(kit, places(kit), large=large):
        for item in elements_of(page, "li"):
            texts = [each.text for each in item.children if isinstance(each, TextBlock)]
            if len(texts) == 2:
                found.append((texts[0].replace("\n", " "), texts[1]))
    return found


def many(catalogue: Catalogue, count: int) -> Catalogue:
    """Return a catalogue of so many resources, all in its first step."""
    own = list(catalogue.resources.values())
    resources = {
        f"r{n}": replace(own[n % len(own)], url=f"https://example.org/{n}") for n in range(count)
    }
    step = replace(catalogue.steps[0], resources=tuple(resources))
    return replace(catalogue, resources=resources, steps=(step,))


@pytest.mark.parametrize("options", [None, A5, LARGE], ids=["usual", "A5", "large print"])
def test_formats_without_end_leave_the_columns_their_room(
    roadmap: Catalogue, options: BuildOptions | None
) -> None:
    long = "Comprendre et évaluer les systèmes d’intelligence artificielle " * 3
    kit = kit_of(BOOKLET, with_formats(roadmap, 30, long), options)
    pages = index_pages(kit, places(kit), large=False)
    assert len(pages) == len(
        index_pages(kit_of(BOOKLET, roadmap, options), places(kit), large=False)
    )
    assert all(lowest(page) <= kit.mm("index-foot") for page in pages)


def test_each_resource_stands_once_with_all_its_pages(roadmap: Catalogue) -> None:
    found = rows(kit_of(BOOKLET, roadmap))
    assert len(found) == len(roadmap.resources)
    for id_, resource in roadmap.resources.items():
        steps = [n for n, step in enumerate(roadmap.steps, start=4) if id_ in step.resources]
        (said,) = (pages for title, pages in found if _same(title, resource.title))
        assert _numbers(said) == steps


def _same(printed: str, written: str) -> bool:
    letters = ["".join(filter(str.isalnum, text.casefold())) for text in (printed, written)]
    whole = not printed.endswith("…")
    return letters[0] == letters[1] if whole else letters[1].startswith(letters[0])


def _numbers(said: str) -> list[int]:
    found: list[int] = []
    for part in said.split(", "):
        first, _, last = part.partition("–")
        assert not last or int(last) - int(first) > 1
        found += range(int(first), int(last or first) + 1)
    return found


def test_room_is_kept_for_the_numbers_that_are_printed_and_no_others(roadmap: Catalogue) -> None:
    """A title is cut where nothing else puts all of them on one page."""
    kit = kit_of(BOOKLET, roadmap)
    assert sum(title.endswith("…") for title, _ in rows(kit)) <= 1


def test_letters_are_headings_in_order(roadmap: Catalogue) -> None:
    kit = kit_of(BOOKLET, roadmap)
    (page,) = index_pages(kit, places(kit), large=False)
    letters = [block.text for block in blocks_of(page) if block.tag == "h3"]
    assert letters == sorted(letters)
    assert page.anchor == "index"


def test_columns_are_of_one_height_and_nothing_overlaps(roadmap: Catalogue) -> None:
    kit = kit_of(BOOKLET, roadmap)
    (page,) = index_pages(kit, places(kit), large=False)
    assert lowest(page) <= kit.mm("index-foot") + 0.1
    columns: dict[float, list[TextBlock]] = {}
    for item in elements_of(page, "li"):
        title, *others = item.children
        if isinstance(title, TextBlock) and title.link:
            columns.setdefault(title.start, []).append(title)
            level, pages = others
            assert isinstance(level, Picture)
            assert isinstance(pages, TextBlock)
            assert title.start + title.width < level.area.start
            assert level.area.end < pages.start
    first, second = columns.values()
    assert abs(first[-1].bottom - second[-1].bottom) < 20
    for column in (first, second):
        assert all(one.bottom <= other.top + 0.01 for one, other in pairwise(column))


@pytest.mark.parametrize("options", [None, A5, LARGE], ids=["usual", "A5", "large print"])
@pytest.mark.parametrize("count", [1, 40, 55, 80, 300])
@pytest.mark.parametrize("large", [False, True])
def test_as_many_pages_as_were_counted_hold_all(
    roadmap: Catalogue, options: BuildOptions | None, count: int, *, large: bool
) -> None:
    kit = kit_of(BOOKLET, many(roadmap, count), options)
    pages = index_pages(kit, places(kit), large=large)
    assert len(pages) == count_index(kit, large=large)
    assert len(rows(kit, large=large)) == count
    assert all(lowest(page) <= kit.mm("index-foot") + 0.1 for page in pages)
    if count == 55 and not options and not large:
        assert len(pages) == 1


def test_pages_known_later_take_no_page_more(roadmap: Catalogue) -> None:
    """Resources in all steps have long lists of pages, or ranges."""
    steps = [replace(step, resources=tuple(roadmap.resources)) for step in roadmap.steps]
    kit = kit_of(BOOKLET, replace(roadmap, steps=tuple(steps)))
    for apart in (1, 2, 13):
        known = {key: 3 + apart * key[0] for key in places(kit)}
        assert len(index_pages(kit, known, large=False)) == count_index(kit, large=False)
