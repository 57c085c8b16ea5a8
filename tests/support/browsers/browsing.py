"""A real browser, and the form of `edit` in it, by mouse or by keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from watching import PATIENCE, Watching

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read

ROADMAP = Path(__file__).parents[3] / "tests/catalogues/roadmap.yaml"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
BUILT = 300_000  # ms for PDFs, on a machine with other work to do
NAME = """
() => {
  const { ariaLabel, labels, innerText, id } = document.activeElement;
  return [ariaLabel ?? labels?.[0]?.innerText ?? innerText ?? '', id];
}
"""
FARTHEST = 400  # presses of Tab
LATE = 400  # ms that an answer takes longer, as on a busy machine: who goes on too early fails
SLOW = """
late => {
  const ask = window.fetch;
  const wait = (answer) => new Promise((done) => setTimeout(() => done(answer), late));
  window.fetch = async (path, question) => {
    const answer = await ask(path, question);
    return ["/act", "/state", "/undo", "/redo"].includes(path) ? wait(answer) : answer;
  };
}
"""

expect.set_options(timeout=PATIENCE * 1000)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail("no Chromium on this machine; make test-slow installs it")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path) as launched,
    ):
        yield launched


class opened:  # noqa: N801  a block
    """The form in a window; whatever the browser complains of is a failure."""

    def __init__(self, browser: Browser, editing: Watching, width: int = 1280) -> None:
        self.complaints: list[str] = []
        self.page = browser.new_page(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.add_init_script(f"({SLOW})({LATE})")
        self.page.goto(editing.address)

    def __enter__(self) -> Page:
        """Wait until the form is there."""
        expect(self.page.locator("#form h2")).to_be_visible()
        return self.page

    def __exit__(self, *_: object) -> None:
        """Close the window."""
        self.page.close()
        assert self.complaints == [], self.complaints


class Keyboard:
    """Somebody without a mouse: what has the focus is all that can be pressed or typed into."""

    def __init__(self, page: Page) -> None:
        self._page, self.press = page, page.keyboard.press

    def find(self, name: str, *, back: bool = False) -> None:
        """Go to what a screen reader calls so, or what has that id, by Tab or Shift+Tab."""
        passed: list[str] = []
        for _ in range(FARTHEST):
            self.press("Shift+Tab" if back else "Tab")
            told, id_ = self._page.evaluate(NAME)
            if told.strip().startswith(name) or id_ == name:
                return
            passed.append(told[:40])
        pytest.fail(f"{name} is not reached: {passed}")

    def push(self, name: str, *, back: bool = False) -> None:
        """Go to a button or link and press it."""
        self.find(name, back=back)
        self.press("Enter")

    def write(self, text: str, name: str = "", *, back: bool = False) -> None:
        """Type in the place of what stands in a field, or choose what begins so."""
        if name:
            self.find(name, back=back)
        if self._page.evaluate("document.activeElement.matches('input, textarea')"):
            self.press("Control+a")
        self._page.keyboard.type(text)


def step(page: Page, number: int) -> None:
    """Go to a step, as one with a mouse does."""
    page.locator(f"#part-step-{number - 1}").click()
    expect(page.locator("#form h2")).to_contain_text(f"Étape {number}")


def now(editing: Watching) -> Catalogue:
    """Read the catalogue as it stands in its file."""
    found = read(editing.catalogue).catalogue
    assert found
    return found


def comments(text: str) -> list[str]:
    """Give the lines that are comments."""
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]
