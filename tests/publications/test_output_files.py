"""A file says what is in it, by its name and in its metadata, and whose it is."""

import subprocess
from pathlib import Path

import pikepdf
import pytest
from pdfs import Pdf, roadmap_print
from rows import BOOKLET, SLIDES

from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, get

SMALL = Path(__file__).parents[1] / "support" / "spoiled_roadmap.yaml"
PRESS, A3 = PaperVariant.PRESS, PaperVariant.FOLD_A3


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (OutputFile(BOOKLET), "booklet.pdf"),
        (OutputFile(BOOKLET, steps=(6,)), "booklet-step-6.pdf"),
        (OutputFile(BOOKLET, steps=(1, 4, 6)), "booklet-steps-1-4-6.pdf"),
        (OutputFile(SLIDES, large_print=True, grey=True), "slides-large-print-grey.pdf"),
        (OutputFile(BOOKLET, A3, (1, 2), grey=True), "booklet-steps-1-2-grey-fold-a3.pdf"),
        (OutputFile(BOOKLET, PRESS, large_print=True), "booklet-large-print-press.pdf"),
        (OutputFile(SLIDES, steps=(*range(1, 41), 50)), "slides-steps-1-to-40-50.pdf"),
    ],
)
def test_a_name_says_what_is_in_a_file(file: OutputFile, name: str) -> None:
    assert file.name == name
    with pikepdf.new() as document:
        assert file_stamp.read(document) is None
        file_stamp.write(document, file)
        assert file_stamp.read(document) == file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "roadmap.yaml").write_bytes(SMALL.read_bytes())
    return tmp_path


def build(place: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return roadmap_print("build", "roadmap.yaml", "-o", "out", "--no-proof", *options, cwd=place)


def stamps(folder: Path) -> dict[str, OutputFile | None]:
    return {path.name: file_stamp.look(path) for path in folder.glob("*.pdf")}


def told(path: Path) -> tuple[str | None, str | None]:
    with pikepdf.open(path) as document:
        metadata = document.open_metadata()
        keys = (f"{{{file_stamp.NAMESPACE}}}{name}" for name in ("edition", "revision"))
        edition, revision = map(metadata.get, keys)
        return edition, revision


def test_each_finished_file_says_what_it_is_and_of_which_edition(place: Path) -> None:
    booklet = "--only", "booklet"
    catalogue = place / "roadmap.yaml"
    text = catalogue.read_text("utf-8").replace("Printemps 2026", "Été <1> & 2\nrevision: 3")
    catalogue.write_text(text, "utf-8")
    assert build(place, "--steps", "2", "--large-print", "--grey").returncode == 0
    assert build(place, *booklet, "--press", "--fold", "a3", "--fold", "a4").returncode == 0
    found = stamps(place / "out")
    assert len(found) == 7
    assert {name: name for name in found} == {
        name: each and each.name for name, each in found.items()
    }
    editions = {told(path) for path in (place / "out").glob("*.pdf")}
    assert editions == {("Été <1> & 2", "3")}
    slides = Pdf(place / "out" / "slides-step-2-large-print-grey.pdf")
    assert sum("révision 3" in " ".join(text.split()) for text in slides.texts) > 1
    kept = build(place, "--steps", "2", "--large-print", "--grey").stdout
    assert kept.count("à jour") == 3
    assert "booklet-step-2-large-print-grey.pdf: à jour" in kept


@pytest.mark.slow
def test_files_are_held_to_what_they_say(place: Path) -> None:
    assert build(place, "--only", "slides", "--steps", "2").returncode == 0
    (place / "out").rename(place / "output")
    other = place / "output" / "other.pdf"
    (place / "output" / "slides-step-2.pdf").rename(other)
    (place / "output" / "foreign.pdf").write_bytes(b"nothing")
    ended = roadmap_print("proof", "--catalogue", "roadmap.yaml", cwd=place)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count("diapositives\xa0: ") == 1
    with pikepdf.open(other, allow_overwriting_input=True) as document:
        with document.open_metadata() as metadata:
            metadata[f"{{{file_stamp.NAMESPACE}}}publication"] = "flyer"
        document.save(other)
    ended = roadmap_print("proof", "--catalogue", "roadmap.yaml", cwd=place)
    assert ended.returncode == 1
    assert "no publication 'flyer'" in ended.stderr


@pytest.mark.slow
def test_another_catalogues_file_is_left_alone(place: Path) -> None:
    slides, text = ("--only", "slides"), SMALL.read_text("utf-8")
    catalogue, made = place / "roadmap.yaml", place / "out" / "slides.pdf"
    assert build(place, *slides).returncode == 0
    catalogue.write_text(text.replace("title: Lire une courbe", "title: Lire deux courbes"))
    assert build(place, *slides).returncode == 0, "the same file, whatever stands in it"
    moved = catalogue.rename(place / "moved.yaml")
    moved_to = "build", "moved.yaml", "-o", "out", "--no-proof", *slides
    moved.write_text(moved.read_text("utf-8").replace("Les pièges", "Les biais"), "utf-8")
    assert roadmap_print(*moved_to, cwd=place).returncode == 0, "it is the same, elsewhere"
    before = made.read_bytes()
    catalogue.write_text(moved.read_text("utf-8").replace("www.example.org/", "www.example.net/"))
    ended = build(place, *slides)
    assert ended.returncode == 1, "the same title, and other addresses"
    said = "slides.pdf: erreur: ce fichier est celui d’un autre catalogue, « Lire deux courbes », "
    assert f"{said}fait à partir de ../moved.yaml" in ended.stderr.replace("\xa0", " ")
    assert "--force" in ended.stderr
    assert made.read_bytes() == before
    (place / "out" / ".roadmap-print.json").unlink()
    assert build(place, *slides).returncode == 1, "the pages tell where no record does"
    assert build(place, *slides, "--force").returncode == 0
    assert made.read_bytes() != before


def test_what_another_program_made_is_replaced_where_that_is_asked_for(place: Path) -> None:
    (folder := place / "out").mkdir()
    slides, file = ("--only", "slides"), folder / "slides.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(file)
    before = file.read_bytes()
    ended = build(place, *slides)
    assert ended.returncode == 1
    assert "slides.pdf: erreur: quelqu’un a modifié ce fichier, ou il ne vient" in ended.stderr
    assert "--force" in ended.stderr
    assert file.read_bytes() == before
    assert build(place, *slides, "--force").returncode == 0
    (folder / ".roadmap-print.json").unlink()
    assert build(place, *slides).returncode == 0, "ours, without a record"
    file.write_bytes(b"%PDF-1.7 broken")
    assert build(place, *slides).returncode == 0, "what nobody can read is nobody's"


def test_a_file_is_one_of_its_publication_in_every_process() -> None:
    import pickle

    assert pickle.loads(pickle.dumps(BOOKLET)) is get("booklet")  # noqa: S301  our own
