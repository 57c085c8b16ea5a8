"""Where pages break: no hole inside a step, no row alone, a line that changes colour at stops."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pdfs import MM, Pdf
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.publications.booklet.resource_index import alphabetical
from roadmap_print.publications.registry import Publication
from roadmap_print.render.stylesheet import style

GOOD = Path(__file__).parents[1] / "catalogues" / "good"
RULES = Rules(room=252, first=40, last=19, heading=13, gap=5, widest_gap=13, group_gap=3.5)
LIST = Rules(room=240, first=17, last=0, heading=0, gap=0, widest_gap=0, group_gap=0)
AXIS, END = 20.0, 273.0  # mm: the line, the end of the text area
HOLE = 76.0  # mm: a quarter of the page and what stands below the lowest text of an entry
META = style(BOOKLET, BuildOptions()).type("meta")


@pytest.fixture(scope="session")
def booklet(printed: dict[Publication, Pdf]) -> Pdf:
    return printed[BOOKLET]


def sizes(spans: tuple[Span, ...]) -> list[int]:
    return [span.end - span.start for span in spans]


def units(*groups: int, height: float = 22) -> list[Unit]:
    return [Unit(height, number) for number, count in enumerate(groups) for _ in range(count)]


def test_no_break_before_a_heading_that_leaves_a_hole() -> None:
    assert sizes(distribute(units(1, 2, 7), RULES)) == [5, 5]


def test_a_break_before_a_heading_where_little_stays_white() -> None:
    assert sizes(distribute(units(4, 3, 2), RULES)) == [4, 5]


def test_no_entry_alone_on_either_side_where_another_break_is_as_good() -> None:
    spans = distribute(units(3, 7, 3), RULES)
    parted = spans[0].end
    assert 3 + 2 <= parted <= 3 + 7 - 2


def test_no_page_of_a_list_has_but_a_row() -> None:
    for count in range(45, 140):
        spans = distribute(units(count, height=5.4), LIST)
        assert len(spans) == -(-(count + 3) // 44)  # 41 rows on the first page
        assert min(sizes(spans)) >= 10, count


def test_steps_go_on_after_a_full_page(booklet: Pdf, roadmap: Catalogue) -> None:
    """Of the pages of a step, only its last may end with white: there are notes."""
    checked = 0
    for step in range(1, len(roadmap.steps) + 1):
        pages = [i + 1 for i, text in enumerate(booklet.texts) if f"Étape {step} · " in text]
        for page in pages[:-1]:
            lowest = max(bottom for _, _, _, bottom in booklet.boxes(page) if bottom < END)
            assert END - lowest < HOLE, page
            checked += 1
    assert checked >= 4


def line_colours(booklet: Pdf, page: int) -> np.ndarray:
    """Return the pixels of the line from the head of a page to its foot, ten a millimetre."""
    image = booklet.document[page].render(scale=10 * MM).to_numpy().astype(int)
    return image[:, round(AXIS * 10)]


def cuts(pixels: np.ndarray) -> Iterator[float]:
    """Yield where in mm a colour ends at another, with nothing white 2 mm above or below."""
    white = (pixels > 225).all(axis=1)
    for y in range(10, len(pixels) - 10):
        change = abs(pixels[y - 3] - pixels[y + 3]).max() > 40
        if change and not white[max(0, y - 20) : y + 20].any():
            yield y / 10


def test_the_line_changes_colour_at_stations_and_stops_alone(booklet: Pdf) -> None:
    for page in range(len(booklet.document)):
        assert not list(cuts(line_colours(booklet, page))), page + 1


def test_the_line_goes_on_in_its_colour_overleaf(booklet: Pdf) -> None:
    ends = [line_colours(booklet, page)[[0, -1]] for page in range(len(booklet.document))]
    assert len(ends) > 10
    for page, (above, below) in enumerate(pairwise(ends), start=1):
        assert abs(above[1] - below[0]).max() < 10, page


def test_numbers_in_titles_count() -> None:
    titles = ["Repères n° 54", "Repères n° 6", "Repères", "Repères à lire", "Repères n° 70"]
    assert sorted(titles, key=alphabetical) == [
        "Repères",
        "Repères à lire",
        "Repères n° 6",
        "Repères n° 54",
        "Repères n° 70",
    ]
    assert sorted(["Écouter", "12 gestes", "Agir", "2 gestes"], key=alphabetical) == [
        "2 gestes",
        "12 gestes",
        "Agir",
        "Écouter",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [BuildOptions(large_print=True), BuildOptions(page="a5")], ids=["large print", "a5"]
)
def test_variants_keep_heads_and_names_whole(
    roadmap: Catalogue, tmp_path: Path, options: BuildOptions
) -> None:
    pdf = written(roadmap, tmp_path, options)
    boxes = [text for text in pdf.texts if "Commencée le Terminée le" in text]
    assert len(boxes) == 2
    assert all(" 4 " in text or "Règlementation" in text for text in boxes)
    text = " ".join(pdf.texts)
    for whole in ("artificialintelligenceact", "eur-lex.europa.eu", "creatis-myriad.github.io"):
        assert whole in text, whole
    assert "7, 10, 12, 14, 16" in text


@pytest.mark.slow
def test_an_index_of_eighty_ends_with_a_page_of_it(tmp_path: Path) -> None:
    catalogue = read(GOOD / "eighty-resources.yaml").catalogue
    assert catalogue
    pdf = written(catalogue, tmp_path, BuildOptions(page="a5"))
    pages = [i + 1 for i, text in enumerate(pdf.texts) if "Éditeur" in text and "Pages" in text]
    rows = [len({round(link.top) for link in pdf.links if link.page == page}) for page in pages]
    assert sum(rows) == len(catalogue.resources)
    assert min(rows) >= 10


def written(catalogue: Catalogue, folder: Path, options: BuildOptions) -> Pdf:
    codes = encode(addresses(catalogue))
    made = make(BOOKLET, PageSource(catalogue, codes, options))
    path = folder / "booklet.pdf"
    path.write_bytes(made.pdf)
    return Pdf(path)
