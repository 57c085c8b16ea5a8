"""The documentation holds: every command as it is written, every link and picture, every recipe."""

from __future__ import annotations

import re
import shlex
import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import click
import pytest
import yaml
from pdfs import Pdf, roadmap_print
from rows import BOOKLET

from roadmap_print.cli.app import main
from roadmap_print.cli.inputs import settings_file
from roadmap_print.publications.registry import Publication

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "tests/catalogues/good"
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "README.fr.md"])
TRIED = ("editors", "editors.fr", "it", "it.fr", "print-shops", "print-shops.fr")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|<(https?://[^>]+)>")
STAYS_OPEN = {"watch", "edit"}
ASKS_THE_NETWORK = {"links"}


class Written(NamedTuple):
    """A command as a page has it."""

    page: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page}: {' '.join(self.words)}"


def commands(page: Path) -> list[Written]:
    """Give every command that a page tells people to type, in order, each once."""
    text = page.read_text("utf-8")
    typed = re.findall(r"^(?: {4}.*?)?\broadmap-print (\w[^`\n|#>]*)", text, re.MULTILINE)
    inline = re.findall(r"`(?:\S*/)?roadmap-print (\w[^`>]*)[^`]*`", text)
    found = (tuple(shlex.split(each)) for each in (*typed, *inline))
    return [Written(page.name, words) for words in dict.fromkeys(found)]


ALL = [each for page in PAGES for each in commands(page)]


def test_there_are_commands_to_try() -> None:
    assert len(ALL) > 60
    assert {each.words[0] for each in ALL} >= set(main.commands) - STAYS_OPEN - ASKS_THE_NETWORK


@pytest.mark.parametrize("written", ALL, ids=str)
def test_every_command_is_one_that_there_is(
    written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parsed as Click would, where the files lie that it names: no option is wrong, no value."""
    monkeypatch.chdir(tmp_path)
    name, *words = written.words
    for file in (Path(word) for word in ("content/roadmap.yaml", *words) if Path(word).suffix):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for folder in (word for word in words if word.endswith("/")):
        Path(folder).mkdir()
    unsaid = () if words else (click.MissingParameter,)  # a name in a table of commands
    with suppress(click.exceptions.Exit, *unsaid):  # --help exits
        main.commands[name].make_context(name, words)


@pytest.mark.slow
@pytest.mark.parametrize("page", TRIED)
def test_a_page_is_followed_to_its_end(
    page: str, tmp_path: Path, printed: dict[Publication, Pdf]
) -> None:
    """Each command of its fences typed in its order, on a small catalogue; none fails."""
    typed = fenced(page)
    if "init" not in {each.words[0] for each in typed}:
        assert roadmap_print("init", cwd=tmp_path).returncode == 0
    for name in ("spring", "printemps"):
        (tmp_path / name).mkdir()
        shutil.copy(printed[BOOKLET].path, tmp_path / name / "booklet.pdf")
    for name in ("departments", "services"):
        (tmp_path / name / "cardio").mkdir(parents=True)
        for place in ("cardio/roadmap.yaml", "neuro.yaml"):
            shutil.copy(CATALOGUES / "one-step.yaml", tmp_path / name / place)
        (tmp_path / f"{name}.txt").write_text(f"# those of the night\n{name}/neuro.yaml\n", "utf-8")
    for name in ("list.csv", "liste.csv"):
        (tmp_path / name).write_text("Nom;E-mail\nZoé;zoe@example.org\n", "utf-8")
    for each in typed:
        if each.words[0] not in STAYS_OPEN | ASKS_THE_NETWORK:
            ended = roadmap_print(*each.words, cwd=tmp_path)
            assert ended.returncode == 0, f"{each}\n{ended.stderr}"


def fenced(page: str) -> list[Written]:
    """Give the commands of a page that are made to be typed one after the other."""
    text = (ROOT / f"docs/{page}.md").read_text("utf-8")
    lines = [
        line for kind, inside in FENCE.findall(text) if kind == "sh" for line in inside.splitlines()
    ]
    return [Written(page, tuple(shlex.split(line)[1:])) for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for inside, outside in LINK.findall(page.read_text("utf-8")):
        target, _, heading = unquote(inside or outside).partition("#")
        if target.startswith("http"):
            continue
        file = page.parent / target if target else page
        assert file.exists(), target
        if heading:
            assert heading in map(anchor, file.read_text("utf-8").splitlines()), heading


def anchor(line: str) -> str:
    """Give what a forge calls a heading by (GitHub's rule)."""
    text = line.lstrip("#").strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-") if line.startswith("#") else ""


def test_what_is_said_in_one_language_is_said_in_the_other() -> None:
    """The same headings and the same commands, in the same order."""
    pairs = [page for page in PAGES if page.name.endswith(".fr.md") and page.parent != ROOT]
    assert len(pairs) > 3
    for french in pairs:
        english = french.with_name(french.name.replace(".fr", ""))
        shapes = [
            (
                re.findall(r"^(#+) ", text, re.MULTILINE),
                [each.words[0] for each in commands(page)],
                [kind for kind, _ in FENCE.findall(text)],
            )
            for page in (french, english)
            for text in [page.read_text("utf-8")]
        ]
        assert shapes[0] == shapes[1], french.name


def test_examples_of_a_catalogue_and_recipes_of_a_forge_are_yaml() -> None:
    found = [
        inside
        for page in PAGES
        for kind, inside in FENCE.findall(page.read_text("utf-8"))
        if kind == "yaml"
    ]
    assert len(found) > 6
    assert all(isinstance(yaml.safe_load(each), dict) for each in found)


def test_settings_are_sound(tmp_path: Path) -> None:
    texts = [
        inside
        for page in PAGES
        for kind, inside in FENCE.findall(page.read_text("utf-8"))
        if kind == "toml"
    ]
    assert len(texts) == 2
    for text in texts:
        (tmp_path / settings_file.NAME).write_text(text, "utf-8")
        with click.Context(main):
            found = settings_file.look(tmp_path / "roadmap.yaml")
        assert (found.problems, set(found.values)) == ((), {"build", "mail"})


def test_the_container_runs_commands_that_there_are() -> None:
    text = (ROOT / "Containerfile").read_text("utf-8")
    for script in re.findall(r"sh (scripts/\S+)", text):
        assert (ROOT / script).is_file()
    for page in ("it.md", "it.fr.md"):
        (line,) = re.findall(
            r"^ {4}VENV=(\S+ sh .*)$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE
        )
        assert f"VENV={line} \\\n" in text


def test_windows_scripts_end_their_lines_as_windows_does() -> None:
    for file in (ROOT / "scripts/windows").glob("*.bat"):
        data = file.read_bytes()
        assert data.isascii()
        assert data.count(b"\n") == data.count(b"\r\n") > 3
