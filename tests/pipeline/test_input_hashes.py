"""What counts as an input of a publication: all that its pages are made from, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta
from rows import BOOKLET, POSTER

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.pipeline import input_hashes
from roadmap_print.publications.registry import Publication, every, get
from roadmap_print.render.stylesheet import style

ROOT = Path(__file__).parents[2]
COMMANDS = sorted((ROOT / "templates/commands").iterdir())
VARIANTS = (BuildOptions(page="a5"), BuildOptions(large_print=True), BuildOptions(grey=True))


def concerned(file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[Publication]:
    """Change a file in a copy of our templates and styles; name whose pages that would change."""
    for name in ("templates", "styles"):
        shutil.copytree(ROOT / name, folder / name)
    monkeypatch.setattr(input_hashes, "folder", lambda name: folder / name)
    before = input_hashes.toolchain_hashes(every())
    changed = folder / file.relative_to(ROOT)
    changed.write_bytes(changed.read_bytes() + b"\n")
    after = input_hashes.toolchain_hashes(every())
    return {each for each in every() if before[each] != after[each]}


def templates() -> set[str]:
    """Return the templates that the pages' own leads to."""
    environment = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True)
    found: set[str] = set()
    waiting = ["pages.html"]
    while waiting:
        name = waiting.pop()
        found.add(name)
        source = (ROOT / "templates" / name).read_text("utf-8")
        named = meta.find_referenced_templates(environment.parse(source))
        waiting += [each for each in named if each and each not in found]
    return found


def test_there_are_files_of_commands() -> None:
    assert {"mail.html", "watch.css", "watch.html", "watch.js"} < {file.name for file in COMMANDS}


@pytest.mark.parametrize("file", COMMANDS, ids=lambda file: file.name)
def test_what_a_command_shows_or_sends_is_no_pages(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert concerned(file, tmp_path, monkeypatch) == set()


@pytest.mark.parametrize(
    ("file", "whose"),
    [
        ("templates/base.html", set(every())),
        ("templates/metadata.xml", set(every())),
        ("templates/pages.html", set(every())),
        ("styles/pictograms/video.svg", set(every())),
        ("styles/booklet-a5.css", {BOOKLET, get("handout")}),  # whose pages are the booklet's
        ("styles/poster.css", {POSTER, get("wall")}),
        ("styles/talk.css", {get("talk")}),
    ],
)
def test_what_a_page_is_made_from_counts(
    file: str, whose: set[Publication], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert concerned(ROOT / file, tmp_path, monkeypatch) == whose


def test_all_that_counts_is_some_pages() -> None:
    """So that nobody puts what is no page's beside the pages', and has all of them made anew."""
    slides = set((ROOT / "templates/presentation").iterdir())
    files = {*(ROOT / "templates").rglob("*.*")} - {*COMMANDS, *slides}
    used = {ROOT / "templates" / name for name in templates()}
    assert files == used | {ROOT / "templates/metadata.xml"}  # which is in every file of pages
    sheets = {path.stem for path in (ROOT / "styles").glob("*.*")}
    own = {
        name
        for name in sheets
        if name.partition("-")[0] in {own for each in every() for own in each.styles}
    }
    shared = {
        name for each in every() for variant in VARIANTS for name in style(each, variant).names
    }
    assert sheets - own == shared - own
