"""The command: which files it adds, and what it says where it cannot."""

import shutil
from pathlib import Path

import icc
import pikepdf
import pytest
import spoiling as spoil
from click.testing import CliRunner, Result
from rows import BOOKLET, POSTER

from roadmap_print.cli.app import main
from roadmap_print.layout.overflow import too_high
from roadmap_print.pipeline import publication_pdf
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant

pytestmark = pytest.mark.slow


def build(folder: Path, *options: str) -> Result:
    catalogue = folder / "roadmap.yaml"
    shutil.copy(spoil.CATALOGUE, catalogue)
    return CliRunner().invoke(main, ["build", str(catalogue), "-o", str(folder / "out"), *options])


def written(folder: Path) -> set[str]:
    return {file.name for file in (folder / "out").glob("*.pdf")}


def test_files_for_paper_come_from_the_same_command(tmp_path: Path) -> None:
    profile = tmp_path / "press.icc"
    profile.write_bytes(icc.profile())
    options = ("--press", "--icc", str(profile), "--fold", "a3", "--fold", "a4")
    ended = build(tmp_path, *options, "--only", "booklet", "--only", "poster")
    assert ended.exit_code == 0, ended.output
    expected = [
        OutputFile(each, paper).name for each in (BOOKLET, POSTER) for paper in (None, *each.papers)
    ]
    assert written(tmp_path) == set(expected)
    lines = [line for line in ended.stdout.splitlines() if not line.startswith("  ")]
    assert [Path(line.partition(": ")[0]).name for line in lines] == expected
    with pikepdf.open(tmp_path / "out" / "booklet-press.pdf") as document:
        assert document.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFX
    renamed = {
        "booklet-press.pdf": "à l’atelier.pdf",
        "poster-press.pdf": "booklet-fold-a3.pdf",
        "booklet-fold-a4.pdf": "à plier.pdf",
    }
    for name, other in renamed.items():
        shutil.copy(tmp_path / "out" / name, tmp_path / other)
    pdfs = [str(tmp_path / name) for name in renamed.values()]
    again = CliRunner().invoke(
        main, ["proof", "--catalogue", str(tmp_path / "roadmap.yaml"), *pdfs]
    )
    assert again.exit_code == 0, again.output
    assert "livret pour l’imprimeur" in again.stdout
    assert "affiche pour l’imprimeur" in again.stdout
    assert "livret à plier en A4" in again.stdout


def test_what_nobody_asked_for_is_not_made(tmp_path: Path) -> None:
    assert build(tmp_path, "--only", "booklet", "--no-proof").exit_code == 0
    assert written(tmp_path) == {"booklet.pdf"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--only", "slides", "--press"), "--press is for booklet, poster and wall"),
        (("--only", "slides", "--poster-size", "a1"), "--poster-size is for poster"),
        (("--only", "poster", "--fold", "a3"), "--fold a3 is for booklet"),
        (("--icc", __file__), "--icc goes with --press"),
        (("--press", "--icc", __file__), "ICC"),
        (("--press", "--icc", "nowhere.icc"), "nowhere.icc"),
        (("--fold", "a2"), "a2"),
    ],
)
def test_what_cannot_be_made_is_a_fault_of_the_command(
    options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    ended = build(tmp_path, *options)
    assert ended.exit_code == 2
    assert said in ended.stderr
    assert not (tmp_path / "out").exists()


def test_one_file_that_fails_keeps_no_other_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A5 pages do not fit: the old sheets stay, booklet and other sheets are delivered."""
    laid_out = publication_pdf.make

    def narrow(*arguments: object, **named: object) -> publication_pdf.Pages:
        if getattr(getattr(arguments[1], "options", None), "page", "") == "a5":
            raise too_high("no room")
        return laid_out(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(publication_pdf, "make", narrow)
    (tmp_path / "out").mkdir()
    old = tmp_path / "out" / OutputFile(BOOKLET, PaperVariant.FOLD_A4).name
    old.write_bytes(b"the last good one")
    ended = build(tmp_path, "--only", "booklet", "--fold", "a3", "--fold", "a4", "--no-proof")
    assert ended.exit_code == 1
    assert "no room" in ended.stderr
    assert written(tmp_path) == {"booklet.pdf", "booklet-fold-a3.pdf", "booklet-fold-a4.pdf"}
    assert old.read_bytes() == b"the last good one"


def test_nothing_for_paper_is_made_of_a_faulty_booklet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> publication_pdf.Pages:
        raise too_high("no room")

    monkeypatch.setattr(publication_pdf, "make", nothing)
    ended = build(tmp_path, "--only", "booklet", "--press", "--fold", "a3")
    assert ended.exit_code == 1
    assert ended.stderr.count("no room") == 1
    assert written(tmp_path) == set()
