"""What a secretary does, played in a real browser by keyboard and mouse on the real roadmap."""

from __future__ import annotations

import re
import signal
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from browsing import ROADMAP, now, opened, step
from playwright.sync_api import Browser, CDPSession, Page, expect
from scripts import write_catalogue
from watching import Editing, Watching, soon, watching

from sources import DOI

pytestmark = pytest.mark.slow

TOO_SMALL = """
[...document.querySelectorAll('button, summary, input, select, textarea, a')]
  .filter(each => each.checkVisibility() && !each.closest('[data-pages]') && !each.matches('.skip'))
  .filter(each => {
    const box = each.getBoundingClientRect();
    return box.width < 24 || box.height < 24;
  })
  .map(each => each.outerHTML.slice(0, 90))
"""  # WCAG 2.2, 2.5.8: 24 CSS px
MANY_TIMES = 4
ROUNDS = 3


def test_the_secret_leaves_the_address_and_a_reload_keeps_it(page: Page, editing: Watching) -> None:
    assert editing.secret not in page.url
    page.reload()
    expect(page.locator("#form h2")).to_be_visible()


def test_a_resource_goes_to_another_step_and_stands_in_a_third(
    page: Page, editing: Watching
) -> None:
    step(page, 1)
    first = now(editing).steps[0].resources[0]
    free = [at for at, each in enumerate(now(editing).steps) if first not in each.resources]
    menu = page.locator("ol.resources > li").first.locator(".menu")
    menu.locator("summary").click()
    menu.locator("button").nth(len(free)).click()  # the first of “also”
    soon(lambda: now(editing).steps[free[0]].resources[-1] == first)
    expect(menu).not_to_have_attribute("open", "")
    menu.locator("summary").click()
    menu.locator("button").first.click()
    soon(lambda: now(editing).steps[free[1]].resources[-1] == first)
    assert first not in now(editing).steps[0].resources


def test_each_thing_to_mend_leads_to_its_field(page: Page, editing: Watching) -> None:
    step(page, 2)
    name = now(editing).steps[1].resources[0]
    page.locator(f"#resource-{name}").click()
    page.locator(f"#catalogue-resources-{name}-url").fill("example.org/x")
    problem = page.locator(f"#catalogue-resources-{name}-url-problem")
    expect(problem).to_contain_text("https://")
    step(page, 5)
    page.locator("#catalogue-steps-4-title").fill("")
    expect(page.locator(".mend")).to_have_text("2 points à corriger")
    assert editing.catalogue.read_text("utf-8") == editing.good
    page.locator(".mend").click()
    page.locator(".problems button").first.click()
    expect(page.locator("#catalogue-steps-4-title")).to_be_focused()
    page.locator(".mend").click()
    page.locator(".problems button").last.click()
    expect(page.locator(f"#catalogue-resources-{name}-url")).to_be_focused()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.locator(".mend")).to_be_hidden()


def test_a_search_leads_to_a_resource(page: Page) -> None:
    page.get_by_label("Chercher", exact=True).fill("deep learning")
    page.locator(".results button").filter(has_text="Deep Learning").first.click()
    expect(page.locator(":focus")).to_have_attribute("aria-expanded", "true")


def test_what_another_program_writes_is_shown(page: Page, editing: Watching) -> None:
    field = page.get_by_label("Titre", exact=True)
    editing.save_by_rename(re.sub(r"(?m)^title: .*$", "title: Venu d’ailleurs", editing.good))
    expect(field).to_have_value("Venu d’ailleurs")


def test_what_both_have_changed_is_shown_twice(page: Page, editing: Watching) -> None:
    field = page.get_by_label("Langue")
    field.fill("pas une langue")
    expect(page.locator(".mend")).to_be_visible()
    editing.save(editing.good.replace("language: fr\n", "language: en\n", 1))
    clash = page.locator(".clash")
    expect(clash).to_contain_text("pas une langue")
    expect(clash).to_contain_text("Langue")
    expect(field).to_have_value("en")
    page.get_by_role("button", name="Prendre le vôtre").click()
    expect(field).to_have_value("pas une langue")
    expect(clash).to_be_hidden()
    assert "\nlanguage: en\n" in editing.catalogue.read_text("utf-8")


def test_two_windows_see_the_same(page: Page, editing: Watching, browser: Browser) -> None:
    with opened(browser, editing) as other:
        page.get_by_label("Titre", exact=True).fill("De la première fenêtre")
        expect(other.get_by_label("Titre", exact=True)).to_have_value("De la première fenêtre")
        other.get_by_label("Sous-titre").fill("De la seconde")
        expect(page.get_by_label("Sous-titre")).to_have_value("De la seconde")


def test_a_killed_editor_loses_nothing_that_was_typed(browser: Browser, tmp_path: Path) -> None:
    with watching(ROADMAP, tmp_path, running_class=Editing) as running:
        page = browser.new_page()
        page.goto(running.address)
        page.get_by_label("Titre", exact=True).fill("Écrit avant la panne")
        page.get_by_label("Langue").fill("pas une langue")
        time.sleep(2.0)
        running.end(signal.SIGKILL)
        page.close()
        assert "Écrit avant la panne" in running.catalogue.read_text("utf-8")
        assert "pas une langue" not in running.catalogue.read_text("utf-8")
        again = Editing(running.catalogue)
        with opened(browser, again) as page:
            expect(page.get_by_label("Langue")).to_have_value("pas une langue")
            expect(page.locator("#state")).to_contain_text("est de retour")
        again.end(signal.SIGKILL)


@pytest.mark.usefixtures("page")
def test_a_closed_window_loses_nothing_that_was_typed(editing: Watching, browser: Browser) -> None:
    window = browser.new_page()
    window.goto(editing.address)
    window.get_by_label("Titre", exact=True).fill("Écrit avant la fermeture")
    time.sleep(2.0)
    window.close()
    assert "Écrit avant la fermeture" in editing.catalogue.read_text("utf-8")


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("width", [320, 1280])
def test_every_part_can_be_used_by_everybody(
    browser: Browser, editing: Watching, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, editing, width) as narrow:
        parts = narrow.locator("nav button[id^=part-]").evaluate_all(
            "all => all.map(each => each.id)"
        )
        for part in parts:
            if width < 1000 and not narrow.locator("nav").is_visible():
                narrow.locator("details.parts > summary").click()
            narrow.locator(f"#{part}").click()
            for fold in narrow.locator(".resource .fold").all()[:1]:
                fold.click()
            if part == "part-arrivals":
                narrow.locator("#typed").fill(f"{DOI}\nabc")
                narrow.locator("#look-up").click()
                expect(narrow.locator("#offer")).to_be_visible()
            narrow.evaluate(
                "document.querySelectorAll('#form details').forEach(each => { each.open = true })"
            )
            found = (
                Axe().run(narrow, options={"resultTypes": ["violations"]}).response["violations"]
            )
            said = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]
            assert said == [], part
            assert narrow.evaluate("document.documentElement.scrollWidth") <= width, part
            small = narrow.evaluate(TOO_SMALL)
            assert small == [], part


def test_a_thousand_resources_are_no_burden(browser: Browser, tmp_path: Path) -> None:
    """What is done to them takes about as long as with our hundred: no list is drawn whole."""
    large = write_catalogue(tmp_path / "large.yaml", "de", 114, 10)
    with ExitStack() as both:
        works = []
        for catalogue in (ROADMAP, large):
            folder = tmp_path / f"at-{catalogue.stem}"
            folder.mkdir()
            running = both.enter_context(watching(catalogue, folder, running_class=Editing))
            window = both.enter_context(opened(browser, running))
            window.route("**/sight", lambda _: None)  # pages are another matter
            works.append(window)
        spent = [[_seconds_of_work(each) for each in works] for _ in range(ROUNDS)]
    ours, theirs = map(min, zip(*spent, strict=True))
    assert theirs < MANY_TIMES * ours


def _seconds_of_work(page: Page) -> float:
    """Give how long the browser works for some edits and searches."""
    measure = page.context.new_cdp_session(page)
    measure.send("Performance.enable")
    before = _task_seconds(measure)
    page.locator("#part-step-5").click()
    page.locator("ol.resources .fold").first.click()
    page.locator("#catalogue-steps-5-title").press_sequentially("abc")
    expect(page.locator("#state")).not_to_have_text("…")
    page.locator("#part-all").click()
    for text in ("1", "", "2", ""):
        page.locator("#search-all").fill(text)
    page.locator("#search").fill("5")
    page.locator("#search").fill("")
    page.wait_for_timeout(500)
    return _task_seconds(measure) - before


def _task_seconds(measure: CDPSession) -> float:
    found = measure.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in found if each["name"] == "TaskDuration"))


def test_no_secret_no_form(browser: Browser, editing: Watching) -> None:
    page = browser.new_page()
    page.goto(editing.address.partition("#")[0])
    expect(page.locator("#loading")).to_contain_text("Ouvrez l’adresse que montre le terminal")
    page.close()
