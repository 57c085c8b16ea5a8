"""Imports run one way: whoever reads the folder names knows the way the data takes."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import roadmap_print

PACKAGE = Path(__file__).parents[1] / "src" / "roadmap_print"
ROOMS = {  # a room may import from rooms of a lower floor, and from its own
    "dates": 0,
    "paths": 0,
    "atomic_write": 0,
    "package_stamp": 0,
    "i18n": 0,
    "fonts": 1,
    "catalogue.text_kinds": 0,
    "publications.minimum_sizes": 0,
    "publications.registry": 1,
    "problems": 1,
    "publications.output_file": 3,
    "publications.file_stamp": 4,
    "os_errors": 2,
    "icc_profile": 1,
    "problem_report": 3,
    "processes": 0,
    "render.weasyprint_import": 1,
    "catalogue": 3,
    "brand": 4,
    "brand.palette": 0,
    "content": 5,
    "exchange": 6,
    "layout": 6,
    "render": 7,
    "publications": 8,
    "proof": 8,
    "pipeline": 9,
    "linkcheck": 10,
    "mailer": 10,
    "page_diff": 10,
    "preview": 10,
    "lookup": 11,
    "personal": 11,
    "editor": 12,
    "public API": 13,  # names of the package itself, which the commands call
    "cli": 14,
    "__main__": 15,
}
COMMANDS = ("cli", "commands")
MOST_LINES = 58_640
MOST_MODULES = 12
FOLDERS = (
    "bench",
    "content",
    "docs",
    "requirements",
    "scripts",
    "src",
    "styles",
    "templates",
    "tests",
)
ROOT_OF_TESTS = Path(__file__).parent
TESTS = sorted(ROOT_OF_TESTS.rglob("*.py"))
FILES = sorted(PACKAGE.rglob("*.py"))


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Give all nodes of a file, parsed once for all that is asked of it."""
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


def room(module: str) -> str:
    """Give the room that a module is in, by the longest name that the table has."""
    name = module.removeprefix("roadmap_print").lstrip(".")
    if not name or name in roadmap_print.__all__:
        return "public API"
    return max((each for each in ROOMS if f"{name}.".startswith(f"{each}.")), key=len)


def imports(file: Path) -> Iterator[str]:
    """Yield the modules of our own that a file imports, in functions too."""
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("roadmap_print"):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("roadmap_print"))


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 60


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_run_one_way(file: Path) -> None:
    if file == PACKAGE / "__init__.py":
        return  # the public API gives what stands anywhere, when it is asked for
    own = room(_module(file))
    for module in imports(file):
        other = room(module)
        if other != own:
            assert ROOMS[other] < ROOMS[own], f"{own} imports {module}"


def test_no_module_imports_itself_by_way_of_others() -> None:
    """In a room, too, and where an import stands in a function or for the type checker alone."""
    files = {_module(file): file for file in FILES}
    graph = {
        module: {_nearest(each, files) for each in imports(file)} - {module}
        for module, file in files.items()
    }
    assert sum(map(len, graph.values())) > 300
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def _module(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _nearest(name: str, modules: Collection[str]) -> str:
    """Give the module that a name is of: itself, or the one that defines it."""
    return name if name in modules else name.rpartition(".")[0]


def test_the_proof_reader_knows_nothing_of_the_pages() -> None:
    for file in (PACKAGE / "proof").rglob("*.py"):
        rooms = {room(module) for module in imports(file)}
        assert not rooms & {"content", "layout", "render", "publications"}, file.name


def test_one_module_imports_weasyprint_and_three_what_it_writes_with() -> None:
    of_weasyprint = {file.name for file in FILES if "weasyprint" in _imported(file)}
    of_pydyf = {file.name for file in FILES if "pydyf" in _imported(file)}
    assert of_weasyprint == {"weasyprint_import.py"}
    assert of_pydyf == {"weasyprint_pdf.py", "pdf_objects.py", "pdf_tags.py"}


def test_what_is_imported_is_installed_with_us() -> None:
    """Each library is a dependency of our own, also where another one would bring it along."""
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    clauses = [
        *project["dependencies"],
        *(optional["keyring"] + optional["pptx"] + optional["sheets"] + optional["cluster"]),
    ]
    named = {re.split(r"[^\w.-]", each)[0].lower() for each in clauses}
    imported = set().union(*map(_imported, FILES)) - sys.stdlib_module_names
    imported -= {"__future__", "_typeshed", "roadmap_print"}  # the second is for mypy alone
    assert "pydyf" in imported
    distributions = packages_distributions()
    for name in sorted(imported):
        bearers = {each.lower() for each in distributions.get(name, [name])}  # not all installed
        assert named & bearers, f"{name} is no dependency"


def _imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.Import):
            names.update(name.name.partition(".")[0] for name in node.names)
    return names


@pytest.mark.parametrize("files", [FILES, TESTS], ids=["src", "tests"])
def test_no_folder_is_crowded(files: list[Path]) -> None:
    modules = Counter(file.parent for file in files if file.name != "__init__.py")
    assert {folder.name: count for folder, count in modules.items() if count > MOST_MODULES} == {}


def test_no_package_is_called_as_what_tools_write() -> None:
    assert not {file.parent.name for file in FILES} & {"build", "dist", "output"}


def test_each_class_has_a_name_of_its_own() -> None:
    places = defaultdict(set)
    for file in FILES:
        for node in nodes(file):
            if isinstance(node, ast.ClassDef):
                places[node.name].add(_module(file))
    assert len(places) > 100
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_each_module_has_a_name_of_its_own() -> None:
    """Parts of a page are called alike in each publication, a command as what it runs."""
    places = defaultdict(set)
    for file in FILES:
        parts = file.relative_to(PACKAGE).parts
        if file.name != "__init__.py" and parts[0] != "publications" and parts[:2] != COMMANDS:
            places[file.name].add(_module(file))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_the_tests_mirror_the_package() -> None:
    """Each folder of tests is one of the package, but for what tests share."""
    folders = {file.parent.relative_to(ROOT_OF_TESTS) for file in TESTS}
    own = {
        Path(),
        *map(
            Path,
            (
                "support",
                "support/drawn",
                "support/presentation",
                "support/browsers",
                "fuzz",
                "mutants",
                "random_catalogues",
            ),
        ),
    }
    assert len(folders) > 10
    assert {each for each in folders - own if not (PACKAGE / each).is_dir()} == set()


def test_the_public_api_gives_what_it_names() -> None:
    """Typed, documented, and costing nothing until it is asked for."""
    for name in roadmap_print.__all__:
        assert getattr(roadmap_print, name).__doc__
    with pytest.raises(AttributeError, match="absent"):
        _ = roadmap_print.absent
    program = "import sys, roadmap_print; print([n for n in sys.modules if 'roadmap_print.' in n])"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "[]"


def test_the_source_stays_small() -> None:
    assert sum(file.read_text("utf-8").count("\n") for file in FILES) <= MOST_LINES


def test_typefaces_come_from_packages() -> None:
    """Neither they nor packages lie among our files."""
    root = ROOT_OF_TESTS.parent
    own = [file for folder in FOLDERS for file in (root / folder).rglob("*")]
    foreign = {".deb", ".otf", ".ttc", ".ttf", ".whl", ".woff", ".woff2"}
    assert len(own) > 500
    assert [each.name for each in (*own, *root.iterdir()) if each.suffix in foreign] == []
