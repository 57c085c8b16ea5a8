"""Imports run one way: whoever reads the folder names knows the way the data takes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "roadmap_print"
ROOMS = {  # a room may import from rooms of a lower floor, and from its own
    "dates": 0,
    "problems": 0,
    "publications": 0,
    "resources": 0,
    "completion": 0,
    "words": 0,
    "delivery": 0,
    "streams": 0,
    "report": 1,
    "processes": 1,
    "history": 1,
    "catalogue": 1,
    "editions": 2,
    "pages": 2,
    "proof": 2,
    "workers": 3,
    "record": 3,
    "build": 4,
    "check": 4,
    "changes": 5,
    "links": 5,
    "mail": 5,
    "watch": 5,
    "cli": 6,
    "manual": 7,
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(module: str) -> str:
    return module.removeprefix("roadmap_print").lstrip(".").partition(".")[0]


def imports(file: Path) -> Iterator[str]:
    """Yield the modules of our own that a file imports, in functions too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("roadmap_print"):
            if node.module == "roadmap_print":
                yield from (f"roadmap_print.{name.name}" for name in node.names)
            else:
                yield str(node.module)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("roadmap_print"))


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 60


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_run_one_way(file: Path) -> None:
    own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own in {"__init__", "__main__"} or own not in ROOMS:
        assert own in {"__init__", "__main__", "arguments", "edge"}, f"no floor for {own}"
        return
    for module in imports(file):
        other = room(module)
        if other in ROOMS and other != own:
            assert ROOMS[other] < ROOMS[own], f"{own} imports {module}"


def test_the_proof_reader_knows_nothing_of_the_pages() -> None:
    for file in (PACKAGE / "proof").glob("*.py"):
        assert not any(room(module) == "pages" for module in imports(file)), file.name


def test_one_module_knows_weasyprint() -> None:
    knowing = {
        file.name for file in FILES if "weasyprint" in _imported(file) or "pydyf" in _imported(file)
    }
    assert knowing <= {"pdf.py", "embedded.py", "engine.py", "tagging.py", "tree.py"}
    assert "pdf.py" in knowing


def _imported(file: Path) -> set[str]:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.Import):
            names.update(name.name.partition(".")[0] for name in node.names)
    return names
