"""A catalogue that is edited, with its drafts and copies in a folder of the test.

For tests in a browser, the real roadmap with a form open on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from editing import SMALL, opened
from watching import Editing, Watching, soon, watching

from roadmap_print.cli.commands.make import edit
from roadmap_print.editor.session import EditSession
from sources import lookup_sources

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0"/></svg>'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(edit, "default_folder", lambda: tmp_path / "data/drafts")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = tmp_path / "content/roadmap.yaml"
    file.parent.mkdir()
    file.write_text(SMALL, "utf-8")
    return file


@pytest.fixture
def session(catalogue: Path) -> EditSession:
    return opened(catalogue)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    import browsing

    with browsing.chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    """Edit the real roadmap, beside a logo and with sources on loopback."""
    import browsing

    folder = tmp_path_factory.mktemp("editing")
    with pytest.MonkeyPatch.context() as patch, lookup_sources(patch):
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        with watching(browsing.ROADMAP, folder, running_class=Editing) as running:
            (running.catalogue.parent / "chu.svg").write_text(LOGO)
            yield running


@pytest.fixture
def page(browser: Browser, editing: Watching) -> Iterator[Page]:
    """Open the form on the good catalogue; whatever the browser complains of is a failure."""
    import browsing

    while json.loads(editing.ask("/undo")).get("undo"):
        pass
    editing.save(editing.good)
    editing.catalogue.with_name("_brand.yml").unlink(missing_ok=True)
    soon(lambda: not json.loads(editing.ask("/state", after=0))["problems"])
    with browsing.opened(browser, editing) as page:
        yield page
