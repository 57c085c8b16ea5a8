"""A hand that goes on before the server has answered: each answer takes `browsing.LATE`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import now, opened, step
from playwright.sync_api import Browser, Page, expect
from watching import Editing, Watching, soon, watching

from roadmap_print.catalogue.model import Objective

pytestmark = pytest.mark.slow

SMALL = """\
title: Le courrier
language: fr
audiences:
  - {id: nurses, label: Soignants}
  - {id: clerks, label: Secrétaires}
formats: [{id: course, label: Cours}]
steps:
  - title: Les bases
    objectives: [Lire, Citer, Compter, Juger]
    resources: [r1]
  - {title: La suite, resources: [r1]}
resources:
  r1: {title: Nombres, format: course, url: "https://example.org/1"}
"""
TEXTS = "#catalogue-steps-0-objectives"
BOXES = "#catalogue-steps-1-audiences"


@pytest.fixture
def editing(tmp_path: object) -> Iterator[Watching]:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, "utf-8")
    with watching(file, tmp_path, running_class=Editing) as running:
        yield running


@pytest.fixture
def page(browser: Browser, editing: Watching) -> Iterator[Page]:
    with opened(browser, editing) as page:
        yield page


def texts(editing: Watching) -> tuple[str, ...]:
    return now(editing).steps[0].objective_texts


def test_a_tick_stands_until_its_answer_is_there(page: Page, editing: Watching) -> None:
    step(page, 2)
    boxes = [page.locator(f"{BOXES}-{name}") for name in ("nurses", "clerks")]
    for box, on in ((0, True), (1, True), (0, False), (1, False), (1, True), (0, True)):
        boxes[box].set_checked(on)
    for _ in range(60):
        assert [box.is_checked() for box in boxes] == [True, True]
        page.wait_for_timeout(50)
    assert now(editing).steps[1].audiences == ("nurses", "clerks")


def test_a_text_and_whom_it_is_for_are_given_at_once(page: Page, editing: Watching) -> None:
    step(page, 1)
    page.locator(f"{TEXTS}-0").fill("Lire bien")
    page.locator(f"{TEXTS}-0-audiences-nurses").check()
    page.locator(f"{TEXTS}-0").fill("Lire mieux")
    wanted = Objective(text="Lire mieux", audiences=("nurses",))
    soon(lambda: now(editing).steps[0].objectives[0] == wanted)


def test_a_button_pressed_twice_takes_one_item_away(page: Page, editing: Watching) -> None:
    step(page, 1)
    page.get_by_role("button", name="Supprimer : Objectifs 1").dblclick()
    expect(page.locator(f"{TEXTS}-3")).to_have_count(0)
    page.wait_for_timeout(1000)
    assert texts(editing) == ("Citer", "Compter", "Juger")


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        ("3-up", "3-first", ("Juger", "Lire", "Citer", "Compter")),
        ("0-last", "1-first", ("Citer", "Compter", "Juger", "Lire")),
        ("0-last", "0-down", ("Citer", "Lire", "Compter", "Juger")),
        ("1-first", "0-last", ("Citer", "Compter", "Juger", "Lire")),
        ("2-first", "add", ("Compter", "Lire", "Citer", "Juger", "")),
    ],
)
def test_a_button_is_about_the_item_that_it_stood_at(
    page: Page, first: str, then: str, left: tuple[str, ...]
) -> None:
    step(page, 1)
    page.locator(f"{TEXTS}-{first}").click()
    page.locator(f"{TEXTS}-{then}").click()
    soon(
        lambda: (
            [
                page.locator(f"{TEXTS}-{at}").input_value()
                for at in range(page.locator(".texts textarea").count())
            ]
            == list(left)
        )
    )


def test_what_is_typed_into_an_item_on_its_way_goes_with_it(page: Page, editing: Watching) -> None:
    step(page, 1)
    page.locator(f"{TEXTS}-0-last").click()
    page.locator(f"{TEXTS}-1").fill("Bien citer")
    soon(lambda: texts(editing) == ("Bien citer", "Compter", "Juger", "Lire"))


def test_who_goes_on_before_the_answer_is_not_brought_back(page: Page) -> None:
    step(page, 1)
    page.locator(f"{TEXTS}-add").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    there = page.evaluate("() => document.activeElement.textContent")
    expect(page.locator(f"{TEXTS}-4")).to_be_visible()
    assert page.evaluate("() => document.activeElement.textContent") == there
