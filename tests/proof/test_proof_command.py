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
from rows import BOOKLET, POSTER, SLIDES
from spoiling import booklet

from roadmap_print.cli.app import main
from roadmap_print.proof.publication_guess import kind
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication


@pytest.fixture
def made(tmp_path: Path) -> Path:
    pdf = tmp_path / "booklet.pdf"
    pdf.write_bytes(booklet())
    return pdf


POINT = 25.4 / 72  # mm


def run(*arguments: object) -> tuple[int, str, str]:
    catalogue = ("--catalogue", str(spoil.CATALOGUE))
    result = CliRunner().invoke(main, ["proof", *map(str, arguments), *catalogue])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.slow
def test_a_good_booklet(made: Path) -> None:
    status, out, err = run(made)
    assert status == 0
    assert out.startswith(f"{made}: livret\xa0: ")
    assert "code le plus faible" in out
    assert err == "0 erreur, 0 avertissement\n"


def test_the_report_as_json(made: Path) -> None:
    status, out, _ = run(made, "--format", "json")
    told = json.loads(out)
    assert status == 0
    assert told["errors"] == 0
    assert told["summaries"][0]["file"] == str(made)
    assert told["summaries"][0]["weakest"]["module"] == pytest.approx(0.725, rel=0.01)


def test_another_catalogue_is_told(made: Path) -> None:
    good = Path(__file__).parents[1] / "catalogues" / "good" / "one-step.yaml"
    result = CliRunner().invoke(main, ["proof", str(made), "--catalogue", str(good)])
    assert result.exit_code == 1
    assert "manque ou est illisible" in result.stderr


def make_foreign(path: Path) -> None:
    """Take away what a file says of itself."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        del document.Root.Metadata
        document.save(path)


@pytest.mark.slow
def test_steps_that_were_not_printed_are_not_missed(tmp_path: Path) -> None:
    pdf = tmp_path / "booklet.pdf"
    pdf.write_bytes(booklet((1,)))
    assert run(pdf)[0] == 0, "it says itself which steps it holds"
    make_foreign(pdf)
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


def one_side(document: pikepdf.Pdf, file: Path) -> None:
    """Leave one side of an A4 sheet that is to be folded."""
    del document.pages[1:]
    (page,) = document.pages
    page.mediabox = page.trimbox = pikepdf.Array([0, 0, 297 / POINT, 210 / POINT])
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
    page = document.pages[0]
    page.contents_add(document.make_stream(b"Q Q Q Q Q Q"))
    page.trimbox = pikepdf.Array([20, 20, *(float(edge) - 20 for edge in page.mediabox[2:])])
    document.save(file)


BROKEN: list[tuple[Callable[[pikepdf.Pdf, Path], None], str, str]] = [
    (locked, "booklet.pdf", "demande un mot de passe"),
    (locked, "any.pdf", "demande un mot de passe"),
    (circle, "booklet.pdf", "holds itself"),
    (empty, "booklet.pdf", "n’a aucune page"),
    (empty, "any.pdf", "n’a aucune page"),
    (empty, "booklet-press.pdf", "n’a aucune page"),
    (empty, "booklet-fold-a3.pdf", "n’a aucune page"),
    (one_side, "booklet-fold-a4.pdf", "le nombre est impair"),
    (no_place, "booklet.pdf", "ne couvre aucune zone de la page"),
    (no_place, "booklet-fold-a4.pdf", "ne couvre aucune zone de la page"),
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
        del document.Root.Metadata  # which says what it was before
        broken(document, tmp_path / name)
    status, out, err = run(tmp_path / name)
    assert status == 1, err
    assert name in err
    assert said in err.replace("\xa0", " ")
    assert "Traceback" not in err + out


@pytest.mark.slow
def test_one_broken_file_does_not_silence_the_next(made: Path, tmp_path: Path) -> None:
    with pikepdf.open(made) as document:
        locked(document, tmp_path / "poster.pdf")
    status, out, err = run(tmp_path / "poster.pdf", made)
    assert status == 1
    assert "mot de passe" in err
    assert out.startswith(f"{made}: livret\xa0: ")


def test_what_is_not_there(tmp_path: Path) -> None:
    assert run(tmp_path / "none.pdf")[0] == 2


@pytest.mark.parametrize(
    ("name", "size", "slug", "expected"),
    [
        ("à plier.pdf", (420, 297), 0, (BOOKLET, PaperVariant.FOLD_A3)),
        ("poster.pdf", (297, 210), 0, (BOOKLET, PaperVariant.FOLD_A4)),
        ("booklet-fold-a3.pdf", (297, 420), 0, (POSTER, None)),
        ("a.pdf", (210.2, 296.8), 0, (BOOKLET, None)),
        ("booklet.pdf", (338.7, 190.5), 0, (SLIDES, None)),
        ("a.pdf", (210, 297), 10, (BOOKLET, PaperVariant.PRESS)),
        ("booklet.pdf", (841, 1189), 10, (POSTER, PaperVariant.PRESS)),
        # no sheet of ours: by name, then by shape
        ("poster-press.pdf", (230, 317), 0, (POSTER, PaperVariant.PRESS)),
        ("poster (2).pdf", (230, 317), 0, (POSTER, None)),
        ("a.pdf", (230, 317), 0, (BOOKLET, None)),
        ("a.pdf", (500, 700), 0, (POSTER, None)),
    ],
)
def test_a_file_is_known_by_its_sheet_then_by_its_name(
    name: str,
    size: tuple[float, float],
    slug: float,
    expected: tuple[Publication, PaperVariant | None],
) -> None:
    document = pikepdf.new()
    point = 72 / 25.4
    width, height = (point * (length + 2 * slug) for length in size)
    page = document.add_blank_page(page_size=(width, height))
    edge = point * slug
    page.trimbox = pikepdf.Array([edge, edge, width - edge, height - edge])
    file = io.BytesIO()
    document.save(file)
    assert kind(file.getvalue(), Path(name)) == OutputFile(*expected)
