"""The back cover: the newest edition's code, who speaks, and nothing that is not known."""

from dataclasses import replace

import pytest
from kits import blocks_of, kit_of, lowest, pictures_of, shapes_of
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue, Publisher
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.fonts.script_fonts import EXTENTS
from roadmap_print.layout.page_model import FieldShape, Page
from roadmap_print.publications.booklet.back_cover import back_page

A5 = BuildOptions(page="a5")
LARGE = BuildOptions(large_print=True)
SENDER = Publisher(
    name="Centre hospitalier de l’Exemple",
    service="Direction de la recherche et de l’innovation",
    address="12 rue de l’Exemple, 00000 Ville",
    phone="01 00 00 00 00",
    email="roadmap@ch-exemple.test",
    website="https://www.ch-exemple.test/roadmap",
)
ALL = pytest.mark.parametrize("options", [None, A5, LARGE], ids=["usual", "A5", "large print"])


@pytest.fixture
def full(roadmap: Catalogue) -> Catalogue:
    return replace(
        roadmap,
        home="https://exemple.test/roadmap-ia",
        publisher=SENDER,
        licence="CC BY 4.0",
        review="Novembre 2027",
        revision=3,
    )


def back(catalogue: Catalogue, options: BuildOptions | None = None) -> Page:
    kit = kit_of(BOOKLET, catalogue, options)
    kit = replace(kit, roadmap=replace(kit.roadmap, mark="VFMCJ6"))
    return back_page(kit)


def said(page: Page) -> list[str]:
    texts = (block.text for block in blocks_of(page))
    return [text.replace("\n", " ").replace("\u00a0", " ") for text in texts]


@ALL
def test_all_that_is_known_is_said_on_the_page(
    full: Catalogue, options: BuildOptions | None
) -> None:
    page = back(full, options)
    texts = said(page)
    for text in (
        "Terminus", "exemple.test/roadmap-ia", SENDER.name, SENDER.service, SENDER.address,
        SENDER.email, "Novembre 2026", "Prochaine relecture : Novembre 2027", "CC BY 4.0",
        "Empreinte : VFMCJ6 · révision 3", "ch-exemple.test/roadmap",
    ):  # fmt: skip
        assert text.replace(" ", "") in [each.replace(" ", "") for each in texts], text
    assert any(text.startswith("Existe en gros caractères") for text in texts)
    assert lowest(page) < kit_of(BOOKLET, full, options).frame.height - 10


def test_addresses_are_links(full: Catalogue) -> None:
    runs = [run for block in blocks_of(back(full)) for line in block.lines for run in line]
    targets = {run.link.target for run in runs if run.link}
    assert targets == {full.home, SENDER.website, f"mailto:{SENDER.email}"}


def test_the_code_is_large_and_clear(full: Catalogue) -> None:
    page = back(full)
    (code,) = (each for each in pictures_of(page) if each.pixelated)
    assert code.link is not None
    assert code.link.target == full.home
    assert code.area.width > 42
    for block in blocks_of(page):
        beside = block.start >= code.area.end - 1
        assert beside or block.top >= code.area.bottom - 2 or block.bottom <= code.area.top + 2


def test_what_is_not_known_is_left_out_and_the_rest_moves_up(roadmap: Catalogue) -> None:
    page = back(replace(roadmap, home=None, publisher=None, levels=()))
    assert said(page) == ["Terminus", "Cette édition", "Novembre 2026", "Empreinte : VFMCJ6"]
    assert min(block.top for block in blocks_of(page)[1:]) < 110
    assert not shapes_of(page, FieldShape)


@ALL
def test_texts_of_any_length_stay_on_the_page(
    full: Catalogue, options: BuildOptions | None
) -> None:
    long = replace(
        full,
        licence="À copier, à distribuer et à adapter, en citant l’établissement. " * 3,
        publisher=replace(SENDER, name="Centre hospitalier " * 6, service="Direction " * 15),
    )
    page = back(long, options)
    height = kit_of(BOOKLET, full, options).frame.height
    assert lowest(page) < height - 5


def test_a_name_of_any_length_leaves_the_rest_on_the_smallest_page(full: Catalogue) -> None:
    """Columns are filled one after the other, where rows would leave much of the page blank."""
    name = ("Groupement hospitalier de territoire du littoral, recherche clinique " * 3)[:199]
    kit = kit_of(BOOKLET, replace(full, publisher=replace(SENDER, name=name)), A5)
    sheet, roadmap = replace(kit.sheet, extent=EXTENTS["Arab"]), replace(kit.roadmap, mark="VFMCJ6")
    page = back_page(replace(kit, sheet=sheet, roadmap=roadmap))
    assert lowest(page) <= kit.frame.height - 10
    texts = [each.replace(" ", "") for each in said(page)]
    for text in (
        name,
        SENDER.address,
        SENDER.email,
        "Prochaine relecture : Novembre 2027",
        "CC BY 4.0",
    ):
        assert text.replace(" ", "") in texts


@pytest.mark.parametrize("options", [A5, LARGE], ids=["A5", "large print"])
def test_an_e_mail_that_fits_no_line_goes_on_before_its_at(
    full: Catalogue, options: BuildOptions
) -> None:
    sender = replace(SENDER, email="parcours-ia@chu-exemple.test")
    page = back(replace(full, publisher=sender), options)
    (mail,) = (each for each in blocks_of(page) if "@" in each.text)
    assert [line[0].text for line in mail.lines] == ["parcours-ia", "@chu-exemple.test"]


def test_an_address_that_fits_no_line_is_broken_before_a_mark(full: Catalogue) -> None:
    host = "centre-hospitalier-de-villeneuve.exemple.test"
    sender = replace(SENDER, email=f"ia@{host}", website=f"https://{host}")
    page = back(replace(full, publisher=sender), A5)
    broken = [
        ["".join(run.text for run in line) for line in block.lines]
        for block in blocks_of(page)
        if host in "".join(run.text for line in block.lines for run in line)
    ]
    assert len(broken) == 2
    assert all(line[0] in "@.-" and line[-1] != "-" for lines in broken for line in lines[1:])
    assert all(lines[0][-1] != "-" for lines in broken)
