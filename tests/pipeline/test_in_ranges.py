"""Large publications made by several processes: the same as by one, and in bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from decks import HOME, catalogue_of, source
from rows import BOOKLET, SLIDES

from roadmap_print.cli.commands.make import build as command
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.layout.page_model import Page
from roadmap_print.pipeline import in_ranges, shared_work
from roadmap_print.pipeline.jobs import JobProgress
from roadmap_print.pipeline.publication_pdf import compose
from roadmap_print.proof.extract import page_pixels, tag_tree
from roadmap_print.proof.extract.page_values import Wishes
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.ranges.page_ranges import PageRange, split
from roadmap_print.render.weasyprint_pdf import PageError, render_range

GROW = Path(__file__).parents[2] / "bench" / "grow.py"
ROADMAP = Path(__file__).parents[1] / "catalogues" / "roadmap.yaml"
SMALL = partial(split, whole=0, most=100)


@pytest.fixture(scope="module")
def composed() -> tuple[Composed, Assets]:
    _, assets, pages = compose(
        SLIDES, source(SLIDES, catalogue_of(4, 6, home=HOME), BuildOptions())
    )
    return pages, assets


@pytest.fixture(scope="module")
def slides(composed: tuple[Composed, Assets]) -> bytes:
    pages, assets = composed
    return render_range(PageRange(pages), assets, lambda _: None).pdf


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_ranges, "split", SMALL)


@pytest.mark.slow
@pytest.mark.usefixtures("in_parts")
def test_ranges_are_rendered_and_told_of(composed: tuple[Composed, Assets]) -> None:
    heard: list[str] = []
    pages = composed[0].pages
    pdf, undrawn = in_ranges.render_pages(*composed, heard.append, (), {})
    count = len(SMALL(composed[0]))
    assert count > 2
    assert heard == [f"Range {n} of {count} of {pages} pages" for n in range(count + 1)]
    assert len(tag_tree.read(pdf).sizes) == pages
    assert undrawn == ()


@pytest.mark.slow
@pytest.mark.usefixtures("in_parts")
def test_the_same_comes_of_it_twice(composed: tuple[Composed, Assets]) -> None:
    one, other = (in_ranges.render_pages(*composed, lambda _: None, (), {}) for _ in range(2))
    assert one == other


@pytest.mark.slow
@pytest.mark.usefixtures("in_parts")
def test_a_page_that_is_wrong_is_told_as_where_there_is_one_range(
    composed: tuple[Composed, Assets],
) -> None:
    """As a link to a place that no page has."""
    pages, assets = composed

    def astray(drawn: Sequence[Page]) -> str:
        return pages.write(drawn).replace("</section>", '<a href="#nowhere">x</a></section>', 1)

    with pytest.raises(PageError, match="nowhere"):
        in_ranges.render_pages(replace(pages, write=astray), assets, lambda _: None, (), {})


@pytest.mark.slow
def test_pages_looked_at_by_several_are_those_of_one(
    slides: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    links, wishes = tag_tree.read(slides).links, Wishes(inks=True, grounds=True)
    monkeypatch.setattr(shared_work, "FEW", 10)
    monkeypatch.setattr(shared_work, "PART", 20)
    shared = list(shared_work.look(slides, links, 4.0, wishes))
    assert [page.number for page in shared] == list(range(1, len(links) + 1))
    assert shared == list(page_pixels.look(slides, links, 4.0, wishes))


@pytest.mark.slow
@pytest.mark.parametrize("count", [5, 950])
def test_codes_are_made_once_each_in_their_order(count: int) -> None:
    addresses = [f"https://www.example.org/{number % 900}" for number in range(count)]
    made = shared_work.encode_addresses(addresses)
    assert list(made) == list(dict.fromkeys(addresses))
    assert made[addresses[-1]] == encode([addresses[-1]])[addresses[-1]]


def test_a_booklet_is_announced_with_its_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "message_language", lambda: "en")
    said = [command._announced(JobProgress(each, 0.1, 473)) for each in (BOOKLET, SLIDES)]  # noqa: SLF001
    assert said == ["booklet: 473 pages, 237 sheets to make", "slides: 473 pages to make"]


MEASURE = """
import json, resource, sys, time
from pathlib import Path
import roadmap_print
start = time.perf_counter()
ended = roadmap_print.build(Path(sys.argv[1]), Path(sys.argv[2])).files
children = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "failed": [each.file.name for each in ended if not hasattr(each, "made")],
    "seconds": time.perf_counter() - start,
    "memory": children.ru_maxrss / 1024,
}))
"""


def measured(catalogue: Path, folder: Path) -> Mapping[str, Any]:
    """Build the usual publications; return the seconds and the most that a process took, in MB."""
    command = [sys.executable, "-c", MEASURE, str(catalogue), str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Mapping[str, Any] = json.loads(ended.stdout)
    assert found["failed"] == []
    return found


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """The shipped roadmap and one of ten times the resources, built in turn."""
    folder = tmp_path_factory.mktemp("grown")
    subprocess.run([sys.executable, GROW, ROADMAP, "10", folder / "large.yaml"], check=True)
    one = measured(ROADMAP, folder / "one")
    large = measured(folder / "large.yaml", folder / "large")
    again = measured(ROADMAP, folder / "again")
    return {**one, "seconds": (one["seconds"] + again["seconds"]) / 2}, large


@pytest.mark.slow
def test_ten_times_the_resources_take_less_than_ten_times_as_long(grown: tuple[Any, Any]) -> None:
    one, large = grown
    assert large["seconds"] < 9 * one["seconds"]


@pytest.mark.slow
def test_memory_grows_with_a_range_and_not_with_all_pages(grown: tuple[Any, Any]) -> None:
    one, large = grown
    assert large["memory"] < 800, "a gigabyte is the most that any process may take"
    assert large["memory"] < 3 * one["memory"]
