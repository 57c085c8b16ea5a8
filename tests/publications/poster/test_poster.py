"""Posters as they leave the press: sheets, codes, links, what is read, nothing over anything."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from layouts import catalogue_of, material, print_to
from pdfs import MM, Pdf
from rows import POSTER

from roadmap_print.catalogue.model import Catalogue, Publisher
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.view import Roadmap
from roadmap_print.publications.poster import SHEETS

HOME = "https://www.exemple.org/feuille-de-route"


@dataclass(frozen=True)
class Printed:
    roadmap: Roadmap
    pdf: Pdf


def printed_from(
    catalogue: Catalogue, folder: Path, options: BuildOptions | None = None
) -> Printed:
    made = material(POSTER, catalogue, options)
    return Printed(made.roadmap, Pdf(print_to(folder / "poster.pdf", POSTER, made)))


def sent(catalogue: Catalogue) -> Catalogue:
    publisher = Publisher(name="CHU Exemple", email="contact@exemple.org")
    return replace(catalogue, home=HOME, publisher=publisher, readers="pour les soignants")


@pytest.fixture(scope="module")
def poster(roadmap: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed_from(sent(roadmap), tmp_path_factory.mktemp("poster"))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A roadmap on several hand sheets."""
    options = BuildOptions(poster_size="a3")
    return printed_from(catalogue_of(12, 4), tmp_path_factory.mktemp("sheets"), options)


@pytest.mark.slow
def test_each_code_reads_and_is_its_link(poster: Printed) -> None:
    expected = Counter(entry.address for entry in poster.roadmap.entries)
    expected[HOME] += 1
    assert expected.total() == 58
    assert Counter(code.address for code in poster.pdf.codes) == expected
    for code in poster.pdf.codes:
        over = {link.address for link in poster.pdf.links if link.holds(code)}
        assert over == {code.address}


@pytest.mark.slow
def test_a_whole_cell_is_a_link(poster: Printed) -> None:
    """From the code to its text, wherever one touches or clicks."""
    for code in (code for code in poster.pdf.codes if code.address != HOME):
        over = [link for link in poster.pdf.links if link.holds(code)]
        widest = max(over, key=lambda link: (link.right - link.left) * (link.bottom - link.top))
        assert widest.left <= code.left + 0.3
        assert widest.right >= code.right - 0.3
        assert (widest.right - widest.left) * (widest.bottom - widest.top) > 1.2 * (
            (code.right - code.left) * (code.bottom - code.top)
        )


@pytest.mark.slow
def test_modules_are_of_a2(poster: Printed) -> None:
    assert poster.pdf.sizes == [pytest.approx(SHEETS["a2"], abs=0.5)]
    sizes = {entry.address: entry.code.size for entry in poster.roadmap.entries}
    for code in poster.pdf.codes:
        if code.address != HOME:
            assert (code.right - code.left) / sizes[code.address] >= 0.6 - 0.02
        else:
            assert code.right - code.left >= 80 - 1


@pytest.mark.slow
def test_no_text_lies_over_another_or_on_a_code(poster: Printed, sheets: Printed) -> None:
    for pdf in (poster.pdf, sheets.pdf):
        for page in range(1, len(pdf.sizes) + 1):
            boxes = sorted(pdf.boxes(page))
            assert len(boxes) > 40
            for place, a in enumerate(boxes):
                for b in boxes[place + 1 :]:
                    if b[0] > a[2]:
                        break
                    across, down = min(a[2], b[2]) - b[0], min(a[3], b[3]) - max(a[1], b[1])
                    assert min(across, down) < 0.6, (a, b)


def test_the_head_says_what_it_is_for_whom_and_by_whom(poster: Printed) -> None:
    (text,) = poster.pdf.texts
    for words in ("CHU Exemple", "47 ressources", "pour les soignants", "sur votre téléphone"):
        assert words in text
    for words in ("contact@exemple.org", "exemple.org/feuille-de-route", "13 ressources"):
        assert words in text


def test_what_is_read_is_in_order_and_steps_have_bookmarks(poster: Printed) -> None:
    stations = poster.roadmap.stations
    named = [f"{each.number} · {each.title}" for each in stations]
    assert [title for _, title in poster.pdf.bookmarks] == named
    with pikepdf.open(poster.pdf.path) as pdf:
        spoken = [
            str(item.ActualText)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/H2"
        ]
    assert spoken[0] == "Étape\u00a01\u00a0: Comprendre ce qu’est l’IA"
    assert len(spoken) == len(stations)
    for kind in poster.roadmap.kinds:
        assert kind.label in poster.pdf.figures or kind.label in poster.pdf.texts[0]


def test_entries_stand_beside_their_own_step(poster: Printed) -> None:
    """Nearest on the start side, by distance on the page."""
    codes = [code for code in poster.pdf.codes if code.address != HOME]
    rows = sorted(codes, key=lambda code: code.top)
    page = poster.pdf.document[0].get_textpage()
    height = poster.pdf.sizes[0][1]
    tops = []
    for station in poster.roadmap.stations:
        found = page.search(max(station.title.split(" "), key=len), match_case=True)
        boxes = []
        while place := found.get_next():
            left, low, _, high = (edge * MM for edge in page.get_charbox(place[0]))
            if left < 115 and high - low > 4.5:  # mm: a label's title
                boxes.append(height - high)
        tops.append(max(boxes))  # what is above is the sheet's title
    assert tops == sorted(tops)
    place = 0
    for station, top, end in zip(poster.roadmap.stations, tops, [*tops[1:], height], strict=True):
        own = Counter(entry.address for entry in station.entries)
        stand = rows[place : place + own.total()]
        assert Counter(code.address for code in stand) == own
        assert all(top - 18 < code.top < end for code in stand)
        place += own.total()


@pytest.mark.slow
def test_several_sheets_say_which_they_are_and_the_line_goes_on(sheets: Printed) -> None:
    count = len(sheets.pdf.sizes)
    assert count > 1
    last = 0
    for number, text in enumerate(sheets.pdf.texts, start=1):
        assert f"Feuille {number} sur {count}" in text
        last = number
    assert last == count
    for number in range(count):
        image = sheets.pdf.document[number].render(scale=2, grayscale=True).to_numpy()
        foot = image[-4:, : image.shape[1] // 8]
        assert bool(foot.min() < 200) is (number + 1 < count)
    with pikepdf.open(sheets.pdf.path) as pdf:
        headings = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/H1"
        ]
    assert len(headings) == 1


@pytest.mark.slow
@pytest.mark.parametrize("steps", [1, 5])
def test_without_home_publisher_levels_and_resources(steps: int, tmp_path: Path) -> None:
    bare = replace(catalogue_of(steps, 0, home=False), levels=(), formats=())
    made = printed_from(bare, tmp_path)
    assert len(made.pdf.sizes) == 1
    assert not made.pdf.codes
    assert all(station.title.split()[0] in made.pdf.texts[0] for station in made.roadmap.stations)


@pytest.mark.slow
def test_a_badge_stands_over_a_title_and_not_on_a_code(tmp_path: Path, roadmap: Catalogue) -> None:
    from roadmap_print.catalogue.comparison.compare import ChangeKind

    made = material(POSTER, roadmap)
    first, *rest = made.roadmap.stations
    group, *others = first.groups
    fresh = replace(group.entries[0], news=ChangeKind.ADDED)
    changed = replace(group, entries=(fresh, *group.entries[1:]))
    station = replace(first, groups=(changed, *others))
    made = replace(made, roadmap=replace(made.roadmap, stations=(station, *rest)))
    pdf = Pdf(print_to(tmp_path / "poster.pdf", POSTER, made))
    assert "Nouveau" in pdf.texts[0]
    assert len(pdf.codes) == 57


def test_grey_spares_toner(tmp_path: Path, roadmap: Catalogue) -> None:
    made = printed_from(roadmap, tmp_path, BuildOptions(grey=True))
    image = made.pdf.document[0].render(scale=1, grayscale=True).to_numpy()
    assert (image < 128).mean() < 0.15
    assert len(made.pdf.codes) == 57
