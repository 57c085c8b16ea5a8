"""The command: which file is what, exit status, JSON."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import spoiling as spoil
from click.testing import CliRunner
from spoiling import booklet

from roadmap_print.cli import main
from roadmap_print.proof.command import publication
from roadmap_print.publications import Publication


@pytest.fixture
def made(tmp_path: Path) -> Path:
    pdf = tmp_path / "booklet.pdf"
    pdf.write_bytes(booklet())
    return pdf


def run(*arguments: object) -> tuple[int, str, str]:
    catalogue = ("--catalogue", str(spoil.CATALOGUE))
    result = CliRunner().invoke(main, ["proof", *map(str, arguments), *catalogue])
    return result.exit_code, result.stdout, result.stderr


def test_a_good_booklet(made: Path) -> None:
    status, out, err = run(made)
    assert status == 0
    assert out.startswith("livret\xa0: ")
    assert "code le plus faible" in out
    assert err == "0 erreur, 0 avertissement\n"


def test_the_report_as_json(made: Path) -> None:
    status, out, _ = run(made, "--format", "json")
    told = json.loads(out)
    assert status == 0
    assert told["errors"] == 0
    assert told["summaries"][0]["weakest"]["module"] == pytest.approx(0.5, rel=0.01)


def test_another_catalogue_is_told(made: Path) -> None:
    good = Path(__file__).parents[1] / "catalogues" / "good" / "one-step.yaml"
    result = CliRunner().invoke(main, ["proof", str(made), "--catalogue", str(good)])
    assert result.exit_code == 1
    assert "aucun code ne donne" in result.stderr


def test_steps_that_were_not_printed_are_not_missed(tmp_path: Path) -> None:
    pdf = tmp_path / "booklet.pdf"
    pdf.write_bytes(booklet((1,)))
    assert run(pdf, "--steps", "1")[0] == 0
    status, _, err = run(pdf)
    assert status == 1
    assert re.search("Les pièges.*n’est pas dans le texte", err)


def test_what_is_no_pdf(tmp_path: Path) -> None:
    file = tmp_path / "booklet.pdf"
    file.write_text("nothing")
    status, _, err = run(file)
    assert status == 1
    assert "pas un PDF lisible" in err


def locked(document: pikepdf.Pdf, file: Path) -> None:
    document.save(file, encryption=pikepdf.Encryption(owner="o", user="u"))


def circle(document: pikepdf.Pdf, file: Path) -> None:
    """Let an element of the tags hold the one that holds it."""
    top = spoil.elements(document, "H1")[0]
    top.K = pikepdf.Array([document.Root.StructTreeRoot.K, top])
    document.save(file)


def empty(document: pikepdf.Pdf, file: Path) -> None:
    del document.pages[:]
    document.save(file)


def one_page(document: pikepdf.Pdf, file: Path) -> None:
    del document.pages[1:]
    document.save(file)


def no_place(document: pikepdf.Pdf, file: Path) -> None:
    for page in document.pages:
        for each in page.obj.get("/Annots", ()):
            del each["/Rect"]
    document.save(file)


def no_page(document: pikepdf.Pdf, file: Path) -> None:
    """Give a page no box that is one."""
    document.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 0])
    document.save(file)


def no_size(document: pikepdf.Pdf, file: Path) -> None:
    document.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 0, 0])
    document.save(file)


def huge(document: pikepdf.Pdf, file: Path) -> None:
    document.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 90_000, 90_000])
    document.save(file)


def cut_short(document: pikepdf.Pdf, file: Path) -> None:
    document.save(file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def unbalanced(document: pikepdf.Pdf, file: Path) -> None:
    document.pages[0].contents_add(document.make_stream(b"Q Q Q Q Q Q"))
    document.save(file)


BROKEN: list[tuple[Callable[[pikepdf.Pdf, Path], None], str, str]] = [
    (locked, "booklet.pdf", "demande un mot de passe"),
    (locked, "any.pdf", "demande un mot de passe"),
    (circle, "booklet.pdf", "holds itself"),
    (empty, "booklet.pdf", "n’a aucune page"),
    (empty, "any.pdf", "n’a aucune page"),
    (empty, "booklet-press.pdf", "n’a aucune page"),
    (empty, "booklet-fold-a3.pdf", "n’a aucune page"),
    (one_page, "booklet-fold-a4.pdf", "le nombre est impair"),
    (no_place, "booklet.pdf", "n’a pas de place sur la page"),
    (no_place, "booklet-fold-a4.pdf", "n’a pas de place sur la page"),
    (no_page, "booklet.pdf", "n’est pas construit"),
    (no_size, "booklet.pdf", ""),
    (huge, "booklet.pdf", "la page fait 31750,00 × 31750,00 mm"),
    (cut_short, "booklet.pdf", ""),
    (unbalanced, "booklet-press.pdf", "n’est pas construit"),
]


@pytest.mark.parametrize(("broken", "name", "said"), BROKEN)
def test_a_broken_file_is_told_and_is_no_fault_of_ours(
    broken: Callable[[pikepdf.Pdf, Path], None], name: str, said: str, tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(booklet())) as document:
        broken(document, tmp_path / name)
    status, out, err = run(tmp_path / name)
    assert status == 1, err
    assert name in err
    assert said in err.replace("\xa0", " ")
    assert "Traceback" not in err + out


def test_one_broken_file_does_not_silence_the_next(made: Path, tmp_path: Path) -> None:
    with pikepdf.open(made) as document:
        locked(document, tmp_path / "poster.pdf")
    status, out, err = run(tmp_path / "poster.pdf", made)
    assert status == 1
    assert "mot de passe" in err
    assert out.startswith("livret\xa0: ")


def test_what_is_not_there(tmp_path: Path) -> None:
    assert run(tmp_path / "none.pdf")[0] == 2


def test_a_file_is_known_by_its_name_or_its_sheet() -> None:
    assert publication(Path("slides-press.pdf"), 210, 297) is Publication.SLIDES
    assert publication(Path("a.pdf"), 338.7, 190.5) is Publication.SLIDES
    assert publication(Path("a.pdf"), 297, 420) is Publication.POSTER
    assert publication(Path("a.pdf"), 210, 297) is Publication.BOOKLET
