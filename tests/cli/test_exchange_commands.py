"""The commands `import` and `export`, as their users meet them."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import main
from roadmap_print.cli.commands.exchange import export

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests/exchange/files"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a catalogue where commands look for it."""
    (tmp_path / "content").mkdir()
    source = ROOT / "tests/catalogues/roadmap.yaml"
    (tmp_path / "content/roadmap.yaml").write_bytes(source.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_a_preview_comes_first_and_nothing_is_written_without_a_yes(folder: Path) -> None:
    before = (folder / "content/roadmap.yaml").read_bytes()
    shown = run("import", FILES / "zotero.bib", "--dry-run")
    assert (shown.exit_code, "Guide d'implémentation" in shown.stdout) == (0, True)
    asked = run("import", FILES / "zotero.bib")
    assert (asked.exit_code, asked.stdout) == (2, shown.stdout)
    assert "--yes" in asked.stderr
    assert (folder / "content/roadmap.yaml").read_bytes() == before


def test_a_workbook_without_resources_is_told_with_its_sheets(folder: Path) -> None:
    book = Workbook()
    book.active.append(["Notes de réunion"])
    book.create_sheet("Villes").append(["Lyon"])
    book.save(folder / "links.xlsx")
    told = run("import", "links.xlsx", "--dry-run")
    assert told.exit_code == 1
    assert "links.xlsx:1:1: erreur: feuille «\u00a0Sheet\u00a0» (Sheet et Villes)" in told.stderr


def test_a_yes_writes_a_catalogue_that_check_accepts(folder: Path) -> None:
    done = run("import", FILES / "excel-windows-1252.csv", "--yes", "--step", "3")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "content/roadmap.yaml")
    reading = read(folder / "content/roadmap.yaml")
    assert reading.catalogue is not None
    assert reading.catalogue.steps[2].resources[-3:] == (
        "oeuvre-ia-hopital",
        "qualite-donnees",
        "regles-usage",
    )
    assert reading.catalogue.resources["regles-usage"].level == "advanced"
    again = run("import", FILES / "excel-windows-1252.csv", "--yes", "--step", "3")
    assert (again.exit_code, "3 déjà là" in again.stdout) == (0, True)
    assert "Rien à ajouter." in again.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("n", False), ("", False), ("Non", False), ("peut-être\nOui", True), ("o", True), ("y", True)],
)
def test_a_question_is_asked_on_a_terminal(typed: str, wanted: bool, folder: Path) -> None:  # noqa: FBT001
    """Answered in French or English; by no or nothing, nothing is written."""
    before = (folder / "content/roadmap.yaml").read_bytes()
    ours, theirs = pty.openpty()
    os.write(ours, f"{typed}\n".encode())
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "fr_FR.UTF-8"}
    command = [sys.executable, "-m", "roadmap_print", "import", str(FILES / "zotero.bib")]
    done = subprocess.run(
        command,
        stdin=theirs,
        capture_output=True,
        cwd=folder,
        env=environment,
        check=False,
        timeout=60,
    )
    os.close(ours)
    os.close(theirs)
    asked = "Écrire cela dans content/roadmap.yaml\xa0? [o/N]"
    assert done.stderr.decode().count(asked) == 1 + typed.count("\n")
    assert done.returncode == 0
    assert ((folder / "content/roadmap.yaml").read_bytes() != before) is wanted


def test_several_files_make_a_new_catalogue(folder: Path) -> None:
    made = run("import", FILES / "firefox.html", FILES / "pubmed.nbib", "-o", "neu/x.yaml", "-y")
    assert made.exit_code == 0
    reading = read(folder / "neu/x.yaml")
    assert reading.catalogue is not None
    assert reading.catalogue.title == "Menu des marque-pages"
    assert run("import", FILES / "firefox.html", "-o", "neu/x.yaml", "-y").exit_code == 1
    german = run("import", FILES / "firefox.html", "-o", "de.yaml", "--language", "de", "-y")
    assert german.exit_code == 0
    assert "language: de\n" in (folder / "de.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--output", "new.yaml", "--step", "2"], 2),
        (["--output", "new.yaml", "--catalogue", "content/roadmap.yaml"], 2),
        (["--language", "fr"], 2),
        (["--output", "new.yaml", "--language", "français"], 2),
        (["--step", "99"], 2),
        (["--step", "0"], 2),
        (["--catalogue", "none.yaml"], 2),
    ],
)
def test_a_fault_of_the_command_line_is_told(
    folder: Path, arguments: list[str], status: int
) -> None:
    assert folder.is_dir()
    result = run("import", FILES / "zotero.bib", "--yes", *arguments)
    assert (result.exit_code, bool(result.stderr)) == (status, True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.bib", b""),
        ("text.txt", b"nothing of the kind\n"),
        ("broken.json", b'[{"type": "book",'),
        ("other.json", b'{"a": 1}'),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("book.xlsx", b"PK\x03\x04 broken"),
        ("old.xls", b"\xd0\xcf\x11\xe0"),
        ("quotes.csv", b'Titre;Lien\n"a;b\n'),
        ("columns.csv", b"a;b\n1;2\n"),
    ],
)
def test_a_file_of_which_nothing_can_be_made_is_told(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    result = run("import", name, "--yes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(name)
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["liste.xlsx", "refs.ris", "refs.bib", "liens.CSV", "b.html"])
def test_check_says_of_a_list_that_it_is_to_be_imported(folder: Path, name: str) -> None:
    (folder / name).write_text("Titre;Lien\n", encoding="utf-8")
    result = run("check", name)
    assert result.exit_code == 1
    assert f"roadmap-print import {name}" in result.stderr


def test_an_export_goes_to_standard_output_or_a_file(folder: Path) -> None:
    written = run("export", "csv")
    assert written.stdout_bytes.startswith("\ufeffÉtape;Identifiant;".encode())
    assert run("export", "csv", "-o", "out.csv").stdout == "out.csv\n"
    assert (folder / "out.csv").read_bytes() == written.stdout_bytes
    book = run("export", "xlsx")
    assert load_workbook(io.BytesIO(book.stdout_bytes)).active["A1"].value == "Étape"
    assert run("export", "bib", "-o", "no/such/folder.bib").exit_code == 1


class Terminal(io.StringIO):
    """Somebody who looks on."""

    def isatty(self) -> bool:
        return True


def test_a_workbook_takes_no_file_s_place_that_nobody_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    catalogue, book = folder / "content/roadmap.yaml", Path("roadmap.xlsx")
    export.run("xlsx", catalogue, None)
    before = book.read_bytes()
    assert load_workbook(book).active["A1"].value == "Étape"
    catalogue.write_text(catalogue.read_text("utf-8").replace("A", "B", 1), "utf-8")
    with pytest.raises(click.UsageError, match=r"roadmap.xlsx.*name it by --output"):
        export.run("xlsx", catalogue, None)
    assert book.read_bytes() == before
    export.run("xlsx", catalogue, book)
    assert book.exists()


def test_a_catalogue_with_errors_is_not_exported(folder: Path) -> None:
    (folder / "bad.yaml").write_text("title: x\n", encoding="utf-8")
    result = run("export", "md", "bad.yaml")
    assert (result.exit_code, result.stdout) == (1, "")


def test_an_export_never_takes_the_place_of_its_catalogue_or_of_no_file(folder: Path) -> None:
    catalogue = folder / "content/roadmap.yaml"
    before = catalogue.read_bytes()
    (folder / "link.csv").symlink_to(catalogue)
    for place in ("content/roadmap.yaml", "content/../content/roadmap.yaml", "link.csv"):
        result = run("export", "csv", "-o", place)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "this is the catalogue itself" in result.stderr
    assert catalogue.read_bytes() == before
    os.mkfifo(folder / "pipe")
    assert run("export", "csv", "-o", "pipe").exit_code == 2
    assert (folder / "pipe").is_fifo()


def test_what_is_written_goes_where_a_link_leads(folder: Path) -> None:
    link, real = Path("link.yaml"), folder / "content/roadmap.yaml"
    link.symlink_to(real)
    assert run("import", FILES / "zotero.bib", "--catalogue", link, "--yes").exit_code == 0
    assert link.is_symlink()
    assert b"implementation" in real.read_bytes()
    Path("list.csv").symlink_to("real.csv")
    assert run("export", "csv", "-o", "list.csv").exit_code == 0
    assert Path("real.csv").read_bytes() == Path("list.csv").read_bytes()
    assert Path("list.csv").is_symlink()


def test_a_new_catalogue_takes_no_file_s_place(folder: Path) -> None:
    (folder / "list.csv").write_text("titre;lien\nA;https://example.org/a\n", encoding="utf-8")
    result = run("import", "list.csv", "-o", "list.csv", "-y")
    assert result.exit_code == 1
    assert "there is a file of this name already; name another file" in result.stderr
