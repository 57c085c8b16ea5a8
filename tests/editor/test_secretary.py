"""What a secretary does, played in a real browser on the real roadmap, by keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browsing import BUILT, Keyboard, comments, now
from pdfs import roadmap_print
from playwright.sync_api import Page, expect
from watching import Watching, soon

from sources import DOI

pytestmark = pytest.mark.slow

TABLE = """\
Titre;Lien;Étape
Un tableau entier;https://example.org/tableau;Les données
Sans adresse;;Les données
"""


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)


def to_form(page: Page, keyboard: Keyboard, part: str = "") -> None:
    """Leap to the form, and to a part of the catalogue where one is named."""
    page.locator("body").press("Tab")
    expect(page.locator(":focus")).to_have_class("skip")
    if part:
        keyboard.push(part)
        expect(page.locator("#part")).to_be_focused()
    else:
        keyboard.press("Enter")


def test_a_title_is_changed_and_its_page_follows_sooner_than_a_build(
    page: Page, keyboard: Keyboard, editing: Watching
) -> None:
    sheets = page.locator("[data-pages] section[data-shown]")
    expect(sheets).to_have_count(12)
    first = sheets.first
    before = first.get_attribute("data-shown")
    to_form(page, keyboard)
    keyboard.write("Comprendre l’IA à l’hôpital", "Titre")
    shown = soon(lambda: first.get_attribute("data-shown") != before)
    text = editing.catalogue.read_text("utf-8")
    assert text == re.sub(r"(?m)^title: .*$", "title: Comprendre l’IA à l’hôpital", editing.good)
    expect(page.locator("#state")).to_have_text("Tout est enregistré")
    command = ("build", "content/roadmap.yaml", "-o", "plain", "--only", "booklet", "--no-proof")
    made: list[object] = []
    built = soon(lambda: made or made.append(roadmap_print(*command, cwd=editing.folder)))
    assert shown < built
    keyboard.press("Control+z")
    soon(lambda: editing.catalogue.read_text("utf-8") == editing.good)


def test_a_video_is_added_to_step_3(page: Page, keyboard: Keyboard, editing: Watching) -> None:
    to_form(page, keyboard, "Étape 3")
    keyboard.write("Les données en vidéo", "Titre d’une nouvelle ressource")
    keyboard.press("Enter")
    made = "les-donnees-en-video"
    expect(page.locator(":focus")).to_have_id(f"catalogue-resources-{made}-url")
    expect(page.locator(".mend")).to_have_text("1 point à corriger")
    assert made not in editing.catalogue.read_text("utf-8")
    keyboard.write("https://example.org/video")
    keyboard.write("Vidéos", "Format", back=True)
    expect(page.locator(".mend")).to_be_hidden()
    soon(lambda: made in now(editing).resources and now(editing).resources[made].format == "video")
    assert now(editing).steps[2].resources[-1] == made
    assert now(editing).resources[made].title == "Les données en vidéo"
    assert comments(editing.catalogue.read_text("utf-8")) == comments(editing.good)


def test_a_course_that_two_steps_use_is_dropped(
    page: Page, keyboard: Keyboard, editing: Watching
) -> None:
    catalogue = now(editing)
    uses = [each.resources for each in catalogue.steps]
    name = next(each for each in catalogue.resources if sum(each in one for one in uses) == 2)
    number = next(at for at, one in enumerate(uses, 1) if name in one)
    to_form(page, keyboard, f"Étape {number}")
    keyboard.push(f"resource-{name}")
    keyboard.push("La supprimer, dans les 2 étapes")
    soon(lambda: name not in now(editing).resources)
    assert all(name not in each.resources for each in now(editing).steps)
    keyboard.press("Control+z")
    soon(lambda: editing.catalogue.read_text("utf-8") == editing.good)


def test_resources_and_steps_are_put_in_another_order(
    page: Page, keyboard: Keyboard, editing: Watching
) -> None:
    to_form(page, keyboard, "Étape 2")
    ids = now(editing).steps[1].resources
    for key, order in (
        ("down", (ids[1], ids[0], *ids[2:])),
        ("last", (ids[1], *ids[2:], ids[0])),
        ("up", (ids[1], *ids[2:-1], ids[0], ids[-1])),
        ("first", ids),
    ):
        keyboard.find(f"place-{ids[0]}-{key}", back=key in {"up", "first"})
        keyboard.press("Enter")
        soon(lambda wanted=order: now(editing).steps[1].resources == wanted)  # type: ignore[misc]
        for at, id_ in enumerate(order):
            expect(page.locator("ol.resources .fold").nth(at)).to_have_id(f"resource-{id_}")
        expect(page.locator(f"#place-{ids[0]}-{key}")).to_be_focused()
    keyboard.find("step-1-down", back=True)
    keyboard.press("Space")
    soon(lambda: now(editing).steps[2].title == "Types de modèles")
    expect(page.locator("#step-2-down")).to_be_focused()
    assert sorted(comments(editing.catalogue.read_text("utf-8"))) == sorted(comments(editing.good))


def test_the_house_gets_its_name_logo_and_colours(
    page: Page, keyboard: Keyboard, editing: Watching
) -> None:
    to_form(page, keyboard, "Éditeur et couleurs")
    keyboard.write("CHU de Nulle Part", "Nom de l’établissement")
    keyboard.write("chu.svg", "Logo")
    keyboard.write("#95C11F", "Couleur principale")
    style = editing.catalogue.with_name("_brand.yml")
    soon(lambda: style.exists() and "#95C11F" in style.read_text("utf-8"))
    soon(lambda: now(editing).publisher is not None and now(editing).publisher.logo == "chu.svg")  # type: ignore[union-attr]
    assert now(editing).publisher.name == "CHU de Nulle Part"  # type: ignore[union-attr]


def test_step_6_is_printed_as_a_handout(page: Page, keyboard: Keyboard, editing: Watching) -> None:
    to_form(page, keyboard, "Imprimer")
    keyboard.find("Polycopié d’une étape")
    for _ in range(5):
        keyboard.press("ArrowDown")
    keyboard.push("Le produire")
    link = page.get_by_role("link", name="Ouvrir handout-step-6.pdf")
    expect(link).to_be_focused(timeout=BUILT)
    assert (editing.folder / "output/handout-step-6.pdf").read_bytes().startswith(b"%PDF")


def test_a_message_is_drafted_and_its_booklet_tells_which_pages_to_print_again(
    page: Page, keyboard: Keyboard, editing: Watching
) -> None:
    to_form(page, keyboard, "Imprimer")
    keyboard.push("Produire le brouillon")
    link = page.get_by_role("link", name="Enregistrer mail.eml")
    expect(link).to_be_focused(timeout=BUILT)
    with page.expect_download() as download:
        keyboard.press("Enter")
    assert b"application/pdf" in Path(download.value.path()).read_bytes()
    keyboard.push("Étape 3", back=True)
    keyboard.write("Les données, autrement", "catalogue-steps-2-title")
    soon(lambda: now(editing).steps[2].title == "Les données, autrement")
    keyboard.push("part-print", back=True)
    keyboard.find("again-list")
    expect(page.locator("#again-list option").nth(1)).to_be_attached()
    keyboard.write("booklet.pdf")
    keyboard.push("Dire quelles pages")
    expect(page.locator(".outcome pre")).to_contain_text("À réimprimer", timeout=BUILT)


def test_an_article_is_added_by_its_doi(page: Page, keyboard: Keyboard, editing: Watching) -> None:
    to_form(page, keyboard, "Étape 2")
    keyboard.push("Ajouter par DOI ou adresse")
    expect(page.locator("#typed")).to_be_focused()
    keyboard.write(DOI)
    keyboard.push("Interroger")
    expect(page.locator("#offer")).to_be_focused()
    offer = page.locator(".offer")
    expect(offer).to_contain_text("Étape 2")
    expect(offer.locator("dl")).to_contain_text("Radiology d’après Crossref")
    assert editing.catalogue.read_text("utf-8") == editing.good
    keyboard.push("L’écrire dans le catalogue")
    expect(page.locator("#resource-zola-2024")).to_be_focused()
    assert now(editing).steps[1].resources[-1] == "zola-2024"
    keyboard.push("Ajouter par DOI ou adresse")
    keyboard.write(f"https://doi.org/{DOI}\nabc")
    keyboard.push("Interroger")
    expect(offer).to_contain_text("est déjà là, sous « Deep learning »")
    expect(offer).to_contain_text("abc – ")
    keyboard.press("Control+z")
    soon(lambda: editing.catalogue.read_text("utf-8") == editing.good)


def test_a_table_is_imported(
    page: Page, keyboard: Keyboard, editing: Watching, tmp_path: Path
) -> None:
    page.on("filechooser", lambda _: None)  # from here on no dialogue of the system opens
    (tmp_path / "liens.csv").write_text(TABLE, "cp1252")
    to_form(page, keyboard, "Ajouter, importer")
    keyboard.find("arrivals-file")
    with page.expect_file_chooser() as chooser:
        keyboard.press("Enter")
    chooser.value.set_files(tmp_path / "liens.csv")
    keyboard.push("Montrer ce qu’il contient")
    expect(page.locator(".offer")).to_contain_text("Un tableau entier")
    expect(page.locator(".offer .problems")).to_contain_text("Ligne 3, Sans adresse")
    keyboard.push("Laisser")
    expect(page.locator("#part")).to_be_focused()
    assert editing.catalogue.read_text("utf-8") == editing.good
    keyboard.push("Montrer ce qu’il contient")
    expect(page.locator("#offer")).to_be_focused()
    keyboard.push("L’écrire dans le catalogue")
    soon(lambda: now(editing).steps[2].resources[-1] == "tableau-entier")
    expect(page.locator("#resource-tableau-entier")).to_be_focused()


def test_a_long_table_is_shown_as_far_as_it_is_looked_at(
    page: Page, keyboard: Keyboard, tmp_path: Path
) -> None:
    rows = [f"Titre {n};https://example.org/{n};Les données" for n in range(60)]
    (tmp_path / "liens.csv").write_text("\n".join(["Titre;Lien;Étape", *rows]))
    page.locator("#part-arrivals").focus()
    keyboard.press("Enter")
    page.locator("#arrivals-file").set_input_files(tmp_path / "liens.csv")
    keyboard.push("Montrer ce qu’il contient")
    expect(page.locator("#offer")).to_be_focused()
    keyboard.find("Étape 3")
    entries = page.locator(".entries > li")
    expect(entries).to_have_count(0)
    keyboard.press("Enter")
    expect(entries).to_have_count(51)
    keyboard.push("En montrer 10")
    expect(entries).to_have_count(60)
    expect(page.locator(":focus")).to_contain_text("Titre 50")
