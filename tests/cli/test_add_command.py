"""The command `add`, as its users meet it, with sources on loopback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from links_server import Response, Server

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import main
from roadmap_print.lookup import look_up
from sources import CROSSREF, DOI, lookup_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roadmap_print.catalogue.model import Catalogue

ROOT = Path(__file__).parents[2]
FILE = Path("content/roadmap.yaml")
SEARCH = "/pubmed_search?db=pubmed&retmode=json&tool=roadmap-print&term=10.1234%2Fab.5%5Bdoi%5D"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Sources that know one article and one page; the working folder has a catalogue."""
    (tmp_path / "content").mkdir()
    source = ROOT / "tests/catalogues/roadmap.yaml"
    (tmp_path / FILE).write_bytes(source.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(look_up, "store_file", lambda: tmp_path / "cache/lookups.json")
    with lookup_sources(monkeypatch) as running:
        running.routes["/page"] = Response(body="<title>Guide de l’IA</title>".encode())
        yield running


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["add", *arguments])


def catalogue() -> Catalogue:
    found = read(FILE).catalogue
    assert found is not None
    return found


@pytest.mark.slow
def test_each_field_is_shown_with_its_source_before_anything_is_written(server: Server) -> None:
    before = FILE.read_bytes()
    shown = run(DOI, "--step", "2", "--dry-run")
    assert (shown.exit_code, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert "  zola-2024  Deep learning  [Crossref]" in lines
    assert [line.split(None, 1)[1].strip() for line in lines if "[Crossref]" in line][1:] == [
        "Zola J  [Crossref]",
        "Radiology  [Crossref]",
        "2024  [Crossref]",
    ]
    assert f"https://doi.org/{DOI}" in shown.stdout
    assert run(DOI, "--step", "2").exit_code == 2  # there is nobody to ask
    assert FILE.read_bytes() == before
    assert server.paths() == [CROSSREF, SEARCH]  # what was found is kept


@pytest.mark.slow
def test_one_entry_is_spliced_in_and_never_doubled(server: Server) -> None:
    before = FILE.read_text("utf-8").splitlines()
    done = run(f"https://dx.doi.org/{DOI}", "-y", "--step", "2")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, str(FILE))
    assert [line for line in before if line not in FILE.read_text("utf-8").splitlines()] == []
    found = catalogue()
    entry = found.resources["zola-2024"]
    assert entry.reference is not None
    assert (entry.title, entry.format, entry.reference.doi) == ("Deep learning", "document", DOI)
    assert found.steps[1].resources[-1] == "zola-2024"
    written, asked = FILE.read_bytes(), len(server.requests)
    again = run(f"doi:{DOI.upper()}", "--step", "2", "-y")
    assert (again.exit_code, FILE.read_bytes()) == (0, written)
    line = next(
        n for n, each in enumerate(written.decode().splitlines(), 1) if "zola-2024:" in each
    )
    assert f"« zola-2024 », ligne {line} du catalogue" in again.stderr.replace("\xa0", " ")
    listed = run(DOI, "--step", "3", "-y")
    assert (listed.exit_code, catalogue().steps[2].resources[-1]) == (0, "zola-2024")
    assert len(server.requests) == asked  # what is there is not asked for


def test_a_page_without_a_step_comes_into_none(server: Server) -> None:
    done = run(server.url("/page"), "--yes")
    assert (done.exit_code, "Dans aucune étape" in done.stdout) == (0, True), done.output
    found = catalogue()
    entry = found.resources["guide-ia"]
    assert (entry.title, entry.url) == ("Guide de l’IA", server.url("/page"))
    assert not any("guide-ia" in step.resources for step in found.steps)


def test_one_that_is_not_found_is_named_and_the_others_come_in(server: Server) -> None:
    done = run(server.url("/none"), DOI, "--yes")
    assert done.exit_code == 1
    said = done.stderr.replace("\xa0", " ")
    assert f"{server.url('/none')}: avertissement: rien n’a été trouvé" in said
    assert ": la page : page introuvable (404)" in said
    assert "zola-2024" in catalogue().resources
    assert run(server.url("/none"), "--yes").exit_code == 1


@pytest.mark.slow
def test_a_paper_that_is_there_under_its_other_number_is_named(server: Server) -> None:
    """By its PMID alone, where its DOI is typed; and by its DOI, where its PMID is."""
    by_pmid = "  old:\n    title: Old\n    format: document\n    url: {}\n"
    pubmed = "https://pubmed.ncbi.nlm.nih.gov/38200199/"
    FILE.write_text(FILE.read_text("utf-8").rstrip() + "\n" + by_pmid.format(pubmed), "utf-8")
    found = {"esearchresult": {"idlist": ["38200199"]}}
    server.routes[SEARCH] = Response(body=json.dumps(found).encode())
    before = FILE.read_bytes()
    done = run(DOI, "--yes")
    assert "« old », ligne" in done.stderr.replace("\xa0", " ")
    article = {"title": "T", "articleids": [{"idtype": "doi", "value": "10.2196/50890"}]}
    answer = json.dumps({"result": {"38421690": article}}).encode()
    server.routes["/pubmed?db=pubmed&retmode=json&tool=roadmap-print&id=38421690"] = Response(
        body=answer
    )
    done = run("38421690", "--yes")
    assert "« cho-2024 », ligne" in done.stderr.replace("\xa0", " ")
    assert FILE.read_bytes() == before


@pytest.mark.slow
def test_one_work_in_two_spellings_is_one(server: Server) -> None:
    page = '<meta name="citation_title" content="T"><meta name="citation_doi" content="{}">'
    server.routes["/article"] = Response(body=page.format(DOI.upper()).encode())
    done = run(DOI, server.url("/article"), f"doi:{DOI}", "--yes")
    assert "qu’une autre des ressources demandées désigne" in done.stderr
    assert "ligne 0" not in done.stderr
    assert [key for key in catalogue().resources if "zola" in key] == ["zola-2024"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["978-0-262-03384-9"], "978-0-262-03384-9"),
        (["deep learning", DOI], "deep learning"),
        ([DOI, "--step", "99"], "--step"),
        ([DOI, "--catalogue", "none.yaml"], "none.yaml"),
        ([], "WHAT"),
    ],
)
def test_faults_of_the_command_line_are_told_before_anybody_is_asked(
    server: Server, arguments: list[str], said: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.output
    assert server.requests == []
