"""Whom things are for, ticked in a real browser, and the edition that is printed of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import BUILT, now, opened, step
from playwright.sync_api import Browser, Page, expect
from watching import Editing, Watching, soon, watching

from roadmap_print.catalogue.model import Objective

pytestmark = pytest.mark.slow

SMALL = """\
title: Le courrier
language: fr
formats: [{id: course, label: Cours}]
steps:
  # Les bases pour commencer
  - title: Les bases
    objectives:
      - Clarifier les notions  # à relire
      - Lire une étude
    resources: [r1, r2]
  - {title: La suite, resources: [r2]}
resources:
  r1: {title: Nombres, format: course, url: "https://example.org/1"}
  r2: {title: Images, format: course, url: "https://example.org/2"}
"""


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    folder = tmp_path_factory.mktemp("audiences")
    (folder / "small.yaml").write_text(SMALL, "utf-8")
    with watching(folder / "small.yaml", folder, running_class=Editing) as running:
        yield running


@pytest.fixture
def page(browser: Browser, editing: Watching) -> Iterator[Page]:
    with opened(browser, editing) as page:
        yield page


def test_an_edition_is_ticked_together_and_printed(page: Page, editing: Watching) -> None:
    step(page, 1)
    expect(page.locator(".audiences")).to_have_count(0)  # nobody is declared yet
    page.locator("#part-audiences").click()
    for label in ("Soignants", "Secrétaires"):
        page.get_by_label("Un nouveau public").fill(label)
        page.keyboard.press("Enter")
        soon(lambda label=label: label in {each.label for each in now(editing).audiences})
    step(page, 1)
    page.locator("#catalogue-steps-0-objectives-1-audiences-soignants").check()
    soon(lambda: Objective(text="Lire une étude", audiences=("soignants",))
         in now(editing).steps[0].objectives)  # fmt: skip
    page.locator("#catalogue-steps-0-objectives-1").fill("Lire bien une étude")
    soon(lambda: now(editing).steps[0].objective_texts[1] == "Lire bien une étude")
    page.locator("#resource-r1").click()
    page.locator("#catalogue-resources-r1-audiences-soignants").check()
    soon(lambda: now(editing).resources["r1"].audiences == ("soignants",))
    step(page, 2)
    page.locator("#catalogue-steps-1-audiences-secretaires").check()
    page.locator("#catalogue-steps-1-audiences-soignants").check()
    soon(lambda: now(editing).steps[1].audiences == ("soignants", "secretaires"))
    page.locator("#catalogue-steps-1-audiences-soignants").uncheck()
    soon(lambda: now(editing).steps[1].audiences == ("secretaires",))
    text = editing.catalogue.read_text("utf-8")
    assert "# Les bases pour commencer\n" in text
    assert "- Clarifier les notions  # à relire\n" in text
    page.locator("#part-audiences").click()
    expect(page.locator("#form")).to_contain_text("2 endroits le nomment")
    page.locator("#to-print").click()
    page.get_by_label("Édition").select_option(label="Soignants")
    page.locator("#form").get_by_role("button", name="Livret").click()
    expect(page.get_by_role("link", name="booklet-soignants.pdf")).to_be_visible(timeout=BUILT)


def test_a_last_tick_taken_away_leaves_the_key_out(page: Page, editing: Watching) -> None:
    step(page, 1)
    box = page.locator("#catalogue-steps-0-objectives-1-audiences-soignants")
    expect(box).to_be_checked()
    box.uncheck()
    soon(lambda: now(editing).steps[0].objectives[1] == "Lire bien une étude")
    page.locator("#resource-r1").click()
    page.locator("#catalogue-resources-r1-audiences-soignants").uncheck()
    soon(lambda: now(editing).resources["r1"].audiences == ())
    assert "audiences: []" not in editing.catalogue.read_text("utf-8")
