"""The pages of the real roadmap in a real browser."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator

import pytest
from browsing import ROADMAP, chromium
from playwright.sync_api import Page, expect
from watching import Watching, soon, watching

pytestmark = pytest.mark.slow

SHOWN = ("--only", "booklet", "--only", "poster")
PAGES = 12  # of the booklet
TITLE = "Initiez-vous à l’intelligence artificielle"
UP_TO_DATE = 3.0  # s from save to new pages on a machine that does other things; 0.5 on a quiet one


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    """Watch the real roadmap."""
    with watching(ROADMAP, tmp_path_factory.mktemp("real"), *SHOWN) as running:
        yield running


@pytest.fixture(scope="module")
def window(real: Watching) -> Iterator[Page]:
    """Open a window; whatever the browser complains of is a failure."""
    complaints: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1000, "height": 800})
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(real.address)
        yield page
    assert complaints == []


@pytest.fixture
def page(window: Page, real: Watching) -> Page:
    """Give the window with the good booklet in it."""
    real.save(real.good)
    window.goto(real.address)
    expect(window.locator("main section[data-shown]")).to_have_count(PAGES)
    expect(window.locator("#problems")).to_be_hidden()
    return window


def test_every_page_is_there_with_its_links(page: Page) -> None:
    pictures = page.locator("main img")
    expect(pictures).to_have_count(PAGES)
    expect(pictures.nth(3)).to_have_attribute("alt", f"Page 4 sur {PAGES}")
    soon(lambda: pictures.first.evaluate("image => image.complete && image.naturalWidth") == 794)
    outward = page.locator(f'#page-4 a[title*="{TITLE}"]').first
    expect(outward).to_have_attribute("href", re.compile(r"^https://mentor\.gouv\.fr/"))
    expect(outward).to_have_attribute("rel", "noreferrer")
    expect(outward).to_have_attribute("target", "_blank")
    assert _overlaps(page, "#page-4", f'#page-4 a[title*="{TITLE}"]')


def _overlaps(page: Page, outer: str, inner: str) -> bool:
    a, b = (page.locator(each).first.bounding_box() for each in (outer, inner))
    assert a
    assert b
    return (
        a["x"] <= b["x"]
        and b["x"] + b["width"] <= a["x"] + a["width"]
        and a["y"] <= b["y"]
        and b["y"] + b["height"] <= a["y"] + a["height"]
        and b["width"] > 10 < a["width"]
    )


def test_a_link_to_a_page_goes_there(page: Page) -> None:
    link = page.locator('main a[href^="#page-"]').first
    target = str(link.get_attribute("href"))
    link.click()
    soon(
        lambda: (
            page.locator(target).evaluate("it => Math.abs(it.getBoundingClientRect().top)") < 120
        )
    )


@pytest.mark.parametrize("how", ["save", "save_by_rename"])
def test_a_save_changes_its_pages_alone_and_the_place_is_kept(
    page: Page, real: Watching, how: str
) -> None:
    page.locator("#page-4").scroll_into_view_if_needed()
    page.evaluate("window.same = true; document.querySelector('#page-9 img').same = true")
    place = page.evaluate("scrollY")
    before = page.locator("#page-4").get_attribute("data-shown")
    text = real.good.replace(TITLE, f"Un titre neuf, par {how}")
    assert text != real.good
    time.sleep(0.3)  # the browser tells where it is
    getattr(real, how)(text)
    seconds = soon(lambda: page.locator(f'#page-4 a[title*="neuf, par {how}"]').count())
    picture = page.locator("#page-4 img")
    soon(lambda: picture.evaluate("image => image.complete && image.naturalWidth > 0"))
    assert page.locator("#page-4").get_attribute("data-shown") != before
    assert page.evaluate("window.same && document.querySelector('#page-9 img').same")
    assert abs(page.evaluate("scrollY") - place) < 2
    assert seconds < UP_TO_DATE * max(1, os.getloadavg()[0] / (os.cpu_count() or 1))


def test_a_mistake_is_shown_with_its_line_and_gone_when_mended(page: Page, real: Watching) -> None:
    wrong = real.good.replace("level: discovery", "level: discover", 1)
    line = 1 + wrong[: wrong.index("level: discover\n")].count("\n")
    real.save(wrong)
    problem = page.locator("#problems li")
    expect(problem).to_have_count(1)
    expect(problem).to_contain_text(f"roadmap.yaml:{line}:")
    expect(problem).to_contain_text("vouliez-vous dire")
    expect(page.locator("#status")).to_have_text("Ci-dessous, les dernières pages correctes.")
    expect(page.locator("main section[data-shown]")).to_have_count(PAGES)
    assert f"roadmap.yaml:{line}:" in real.said()
    real.save(real.good)
    expect(page.locator("#problems")).to_be_hidden()


def test_all_mistakes_are_shown_at_once(page: Page, real: Watching) -> None:
    real.save(real.good.replace("level: discovery", "level: <b>discover</b>"))
    expected = real.good.count("level: discovery\n")
    assert expected > 3
    expect(page.locator("#problems li")).to_have_count(expected)
    assert page.locator("#problems li b").count() == 0


def test_a_half_saved_file_is_not_told_of(page: Page, real: Watching) -> None:
    page.evaluate(
        "const panel = document.querySelector('#problems');"
        "new MutationObserver(() => { window.told ||= !panel.hidden })"
        ".observe(panel, {attributes: true})"
    )
    text = real.good.replace(TITLE, "Écrit en deux fois")
    with real.catalogue.open("w", encoding="utf-8") as file:
        for part in (text[:5000], text[5000:20000], text[20000:]):
            file.write(part)
            file.flush()
            time.sleep(0.1)
    expect(page.locator('#page-4 a[title*="deux fois"]').first).to_be_visible()
    assert not page.evaluate("window.told")


def test_a_catalogue_may_go_and_come_back(page: Page, real: Watching) -> None:
    problem = page.locator("#problems li")
    away = real.catalogue.with_name("away.yaml")
    real.catalogue.rename(away)
    expect(problem).to_have_count(1)
    expect(page.locator("main section[data-shown]")).to_have_count(PAGES)
    away.rename(real.catalogue)
    expect(page.locator("#problems")).to_be_hidden()
    real.catalogue.unlink()
    expect(problem).to_have_count(1)
    real.save(real.good.replace(TITLE, "De retour"))
    expect(page.locator("#problems")).to_be_hidden()
    expect(page.locator('#page-4 a[title*="De retour"]').first).to_be_visible()


def test_its_folder_may_go_and_come_back(page: Page, real: Watching) -> None:
    folder = real.catalogue.parent
    away = folder.with_name("away")
    folder.rename(away)
    expect(page.locator("#problems li")).to_have_count(1)
    away.rename(folder)
    expect(page.locator("#problems")).to_be_hidden()
    real.save(real.good.replace(TITLE, "Toujours là"))
    expect(page.locator('#page-4 a[title*="Toujours"]').first).to_be_visible()


def test_a_reload_keeps_the_place(page: Page) -> None:
    page.locator("#page-12").evaluate("it => it.scrollIntoView()")
    soon(
        lambda: page.evaluate("Number(sessionStorage['place-booklet']) === scrollY && scrollY > 0")
    )
    place = page.evaluate("scrollY")
    page.reload()
    expect(page.locator("main section[data-shown]")).to_have_count(PAGES)
    soon(lambda: abs(page.evaluate("scrollY") - place) < 2)


def test_another_publication_is_a_key_away(page: Page, real: Watching) -> None:
    page.get_by_role("link", name="Affiche").press("Enter")
    poster = page.locator("main.poster section[data-shown]")
    expect(poster).to_have_count(1)
    before = poster.get_attribute("data-shown")
    time.sleep(0.3)
    real.save(real.good.replace(TITLE, "Titre d’affiche"))
    expect(page.locator('main.poster a[title*="Titre d’affiche"]').first).to_be_visible()
    assert poster.get_attribute("data-shown") != before
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
