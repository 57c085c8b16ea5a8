"""The table of publications: who is in it, and that nobody asks which one something is."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.i18n.translator import texts
from roadmap_print.publications import registry

PACKAGE = Path(registry.__file__).parents[1]
NAMES = ["booklet", "handout", "poster", "wall", "slides", "leaflet", "talk"]
AT_HOME = {PACKAGE / "publications"}
FILES = [file for file in PACKAGE.rglob("*.py") if not AT_HOME & {file, *file.parents}]


def test_packages_are_found_in_their_order() -> None:
    folders = {path.parent.name for path in (PACKAGE / "publications").glob("*/__init__.py")}
    assert [str(each) for each in registry.every()] == NAMES
    worded = {key.split(".")[1] for key in texts("en", "publications")}
    assert {each.name for each in registry.every()} == folders == worded
    assert registry.named(["slides", "poster", "slides"]) == (SLIDES, POSTER)
    assert registry.named([]) == registry.usual() == (BOOKLET, POSTER, SLIDES)


def test_an_unknown_name_is_said_to_be_one() -> None:
    with pytest.raises(registry.UnknownPublicationError) as caught:
        registry.get("flyer")
    assert str(caught.value) == f"no publication 'flyer'; there are {', '.join(NAMES)}"


@pytest.mark.parametrize("taken", [{"name": "booklet"}, {"order": 10}])
def test_a_name_and_a_place_are_given_once(taken: dict[str, object]) -> None:
    other = replace(SLIDES, **{"name": "other", "order": 11, **taken})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="booklet"):
        registry.register(other)
    assert [str(each) for each in registry.every()] == NAMES


def test_one_that_is_made_by_name_alone_is_not_usual() -> None:
    for name in set(NAMES) - {"booklet", "poster", "slides"}:
        row = registry.get(name)
        assert not row.by_default
        assert registry.named([name, "poster"]) == (row, POSTER)


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 150


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_nobody_asks_which_publication_it_is(file: Path) -> None:
    """No name in the code: neither as a text, nor as the beginning of a file's, nor imported."""
    tree = ast.parse(file.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            assert not _is_name(node.value), f"line {node.lineno}: {node.value!r}"
        elif isinstance(node, ast.Attribute):
            assert node.attr not in {each.name.upper() for each in registry.every()}, node.lineno
        elif isinstance(node, ast.ImportFrom):
            packages = {f"publications.{each}" for each in registry.every()}
            assert not any(each in (node.module or "") for each in packages), node.lineno


def _is_name(text: str) -> bool:
    first = text.replace(".", " ").replace("-", " ").replace("/", " ").partition(" ")[0]
    return any(each.name == first for each in registry.every()) and " " not in text
