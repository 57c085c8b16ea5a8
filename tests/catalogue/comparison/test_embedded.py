"""The catalogue out of a finished PDF: ours, somebody else's, a damaged or a locked one."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdfs import Pdf
from rows import BOOKLET, POSTER

from roadmap_print.catalogue.comparison import embedded
from roadmap_print.catalogue.comparison.editions import opened
from roadmap_print.problems import ProblemsError
from roadmap_print.processes.limited import Limits
from roadmap_print.publications.registry import Publication

ROADMAP = Path(__file__).parents[2] / "catalogues" / "roadmap.yaml"
LOGO = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>"
CATALOGUE = """\
title: Parcours
language: fr
publisher: {logo: art/logo.svg}
formats: [{id: course, label: Cours}]
steps: [{title: Un, resources: []}]
resources: {}
"""
Attached = dict[str, tuple[bytes, str, pikepdf.Name]]


def written(path: Path, files: Attached) -> Path:
    with pikepdf.new() as document:
        document.add_blank_page()
        for name, (data, kind, relationship) in files.items():
            document.attachments[name] = pikepdf.AttachedFileSpec(
                document, data, filename=name, mime_type=kind, relationship=relationship
            )
        document.save(path)
    return path


def catalogue(text: str = CATALOGUE) -> Attached:
    return {"parcours.yaml": (text.encode(), "application/yaml", pikepdf.Name.Source)}


def logo(data: bytes = LOGO) -> Attached:
    return {"logo.svg": (data, "image/svg+xml", pikepdf.Name.Source)}


def problem(path: Path) -> str:
    with pytest.raises(ProblemsError) as raised, opened(str(path), Path("none.yaml")):
        pass
    (found,) = raised.value.problems
    return str(found)


def test_a_booklet_is_the_edition_that_it_was_made_from(printed: dict[Publication, Pdf]) -> None:
    with opened(str(printed[BOOKLET].path), Path("none.yaml")) as edition:
        assert edition.reading.source == ROADMAP.read_bytes()
        assert edition.reading.catalogue is not None
        assert edition.reading.logo is None


def test_its_logo_comes_along(tmp_path: Path) -> None:
    works = {"a.bib": (b"@misc{a}", "application/x-bibtex", pikepdf.Name.Supplement)}
    pdf = written(tmp_path / "copy", works | logo() | catalogue())  # whatever it is called
    with opened(str(pdf), Path("none.yaml")) as edition:
        assert edition.reading.problems == ()
        assert edition.reading.logo
        assert edition.reading.logo.data == LOGO


@pytest.mark.parametrize("files", [{}, logo(LOGO + b"<"), logo(b"no picture")])
def test_a_logo_that_is_missing_or_unsound_is_done_without(tmp_path: Path, files: Attached) -> None:
    pdf = written(tmp_path / "booklet.pdf", catalogue() | files)
    with opened(str(pdf), Path("none.yaml")) as edition:
        assert edition.reading.catalogue is not None, edition.reading.problems
        assert edition.reading.logo is None


def test_what_is_wrong_with_the_catalogue_names_pdf_and_line(tmp_path: Path) -> None:
    pdf = written(tmp_path / "booklet.pdf", catalogue(CATALOGUE + "editon: Mai\n"))
    with opened(str(pdf), Path("none.yaml")) as edition:
        assert edition.reading.catalogue is None
        (found,) = edition.reading.problems
        assert str(found).startswith(f"{pdf}:parcours.yaml:7:1: ")


def test_a_pdf_without_a_catalogue(tmp_path: Path, printed: dict[Publication, Pdf]) -> None:
    yaml = {"a.yaml": (b"a: 1", "application/yaml", pikepdf.Name.Supplement)}
    for each in (printed[POSTER].path, written(tmp_path / "foreign.pdf", logo() | yaml)):
        assert problem(each).startswith(f"{each}: error: this PDF holds no catalogue; give a ")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda _: b"<html>Please log in</html>",
        lambda data: data.replace(b"Filespec", b"Nonsense").replace(b"EF", b"FE"),
    ],
)
def test_a_damaged_pdf(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    pdf = written(tmp_path / "booklet.PDF", catalogue())
    pdf.write_bytes(damage(pdf.read_bytes()))
    assert "error: this is no PDF that can be read; " in problem(pdf)


@pytest.mark.parametrize("user", ["secret", ""])
def test_a_locked_pdf_and_one_that_only_forbids_copying(tmp_path: Path, user: str) -> None:
    source, pdf = written(tmp_path / "plain.pdf", catalogue()), tmp_path / "booklet.pdf"
    with pikepdf.open(source) as document:
        document.save(pdf, encryption=pikepdf.Encryption(owner="owner", user=user))
    if user:
        assert problem(pdf).endswith("this PDF asks for a password; save it without one")
    else:
        with opened(str(pdf), Path("none.yaml")) as edition:
            assert edition.reading.catalogue is not None


@pytest.mark.slow
def test_a_small_file_that_unpacks_to_more_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"title: A\n" + b"#" * 100_000_000
    pdf = written(tmp_path / "booklet.pdf", catalogue(data.decode()))
    assert pdf.stat().st_size < 200_000
    monkeypatch.setattr(embedded, "LIMITS", Limits(seconds=5, megabytes=80))
    assert "error: this is no PDF that can be read; " in problem(pdf)
