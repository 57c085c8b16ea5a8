"""A second build makes what has changed and nothing else: real pages composed, none drawn.

What a file holds is the text of its composed pages, so that it tells what it was made from. What
needs whole PDFs and processes of their own is in `test_cache.py`.
"""

from __future__ import annotations

import multiprocessing
import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

import pikepdf
import pytest
import spoiling as spoil
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.overflow import too_high
from roadmap_print.pipeline import build as builder
from roadmap_print.pipeline import cache, jobs, publication_pdf
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof import proofread
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications import file_stamp
from roadmap_print.publications.booklet import compose as booklet_pages
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication, usual
from roadmap_print.render.html_templates import Composed, PageMaterial

ALL = {"booklet", "poster", "slides"}
UNCHANGED: set[str] = set()


class Workshop:
    """A folder with a catalogue, and what builds in it end with, by file."""

    def __init__(self, folder: Path) -> None:
        self.catalogue = folder / "roadmap.yaml"
        self.output = folder / "out"
        self.ended: dict[str, object] = {}
        self.asked: list[Publication] = []
        shutil.copy(spoil.CATALOGUE, self.catalogue)

    def makes(
        self,
        options: BuildOptions | None = None,
        publications: Sequence[Publication] | None = None,
        proofread_in: str | None = None,
        *,
        force: bool = False,
    ) -> set[str]:
        """Build as the command does, and name what was delivered."""
        options = options or BuildOptions()
        files = options.files(publications or usual())
        before = cache.look(self.output, files, force=force)
        reading = read(self.catalogue)
        assert reading.catalogue is not None, reading.problems
        source = self.catalogue.read_bytes()
        catalogue = reading.catalogue
        job = jobs.Job(
            files, catalogue, self.catalogue, source, reading.positions, options, proofread_in
        )
        task = builder.BuildTask(job, self.output, before, "en", force)
        self.asked.clear()
        ended = builder.build(task, self._ready, lambda _: None)
        told = (builder.Built, builder.UpToDate, builder.Failed)
        self.ended = {each.file.name[:-4]: each for each in ended if isinstance(each, told)}
        return {name for name, each in self.ended.items() if isinstance(each, builder.Built)}

    def _ready(self, publications: Sequence[Publication]) -> list[Connection]:
        """Start a worker; a thread does, where nothing is drawn."""
        self.asked += publications
        ours, theirs = multiprocessing.Pipe()

        def work() -> None:
            with theirs:
                job = theirs.recv()
                jobs._make_all(theirs, job.publications, job)  # noqa: SLF001

        threading.Thread(target=work, daemon=True).start()
        return [ours]

    def edit(self, old: str, new: str) -> None:
        text = self.catalogue.read_text("utf-8")
        assert old in text
        self.catalogue.write_text(text.replace(old, new), "utf-8")

    def pages(self, name: str) -> str:
        return (self.output / f"{name}.pdf").read_text("utf-8")

    def said(self, name: str) -> str:
        failed = self.ended[name]
        assert isinstance(failed, builder.Failed)
        return " ".join(each.message for each in failed.problems)


def _undrawn(composed: Composed, *_: object) -> tuple[bytes, tuple[str, ...]]:
    return composed.html.encode(), ()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workshop = Workshop(tmp_path_factory.mktemp("built"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publication_pdf, "render_pages", _undrawn)
        assert workshop.makes() == ALL
    return workshop.output


@pytest.fixture
def workshop(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setattr(publication_pdf, "render_pages", _undrawn)
    shutil.copytree(built, tmp_path / "out")
    return Workshop(tmp_path)


def test_the_second_time_there_is_nothing_to_do(workshop: Workshop) -> None:
    before = {path: path.stat().st_mtime_ns for path in workshop.output.iterdir()}
    assert len(before) == 4
    assert workshop.makes() == UNCHANGED
    assert workshop.asked == [], "no process is started"
    assert all(isinstance(each, builder.UpToDate) for each in workshop.ended.values())
    assert {path: path.stat().st_mtime_ns for path in workshop.output.iterdir()} == before


def test_a_comment_is_nothing_to_do(workshop: Workshop) -> None:
    workshop.edit("title: Lire une courbe", "# a comment\ntitle: Lire une courbe")
    assert workshop.makes() == UNCHANGED


def test_a_note_makes_all_since_all_bear_the_mark_of_the_edition(workshop: Workshop) -> None:
    workshop.edit("Sans inscription", "Sans compte")
    assert workshop.makes() == ALL
    assert "Sans compte" in workshop.pages("booklet")
    assert workshop.makes() == UNCHANGED


def test_a_title_makes_all(workshop: Workshop) -> None:
    workshop.edit("Lire une courbe", "Lire deux courbes")
    assert workshop.makes() == ALL
    assert all("Lire deux courbes" in workshop.pages(name) for name in ALL)
    assert workshop.makes() == UNCHANGED


def test_a_publication_that_nobody_asks_for_is_left(workshop: Workshop) -> None:
    workshop.edit("Lire une courbe", "Lire deux courbes")
    assert workshop.makes(publications=[SLIDES]) == {"slides"}
    assert "Lire une courbe" in workshop.pages("poster")
    assert workshop.makes() == {"booklet", "poster"}


def test_an_option_makes_those_that_it_concerns(workshop: Workshop) -> None:
    assert workshop.makes(BuildOptions(poster_size="a1")) == {"poster"}
    assert workshop.makes(BuildOptions(poster_size="a1")) == UNCHANGED
    assert workshop.makes() == {"poster"}
    assert workshop.makes(BuildOptions(grey=True)) == {f"{name}-grey" for name in ALL}
    assert workshop.makes() == UNCHANGED, "a variant is another file"
    assert workshop.makes(BuildOptions(steps=(2,), large_print=True)) == {
        f"{name}-step-2-large-print" for name in ALL
    }


def test_a_file_that_fails_keeps_its_old_one_and_no_other_back(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compose(material: PageMaterial) -> NoReturn:
        raise too_high(material.roadmap.title)

    before = workshop.pages("booklet")
    workshop.edit("Les axes en dix minutes", "Les axes en vingt minutes")
    monkeypatch.setattr(booklet_pages, "compose", compose)
    assert workshop.makes() == {"poster", "slides"}
    assert workshop.said("booklet")
    assert workshop.pages("booklet") == before
    assert workshop.makes() == UNCHANGED
    assert workshop.asked == [BOOKLET], "it is tried again"
    shutil.copy(spoil.CATALOGUE, workshop.catalogue)
    assert workshop.makes() == {"poster", "slides"}, "the old booklet is of this text"


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the proof find a fault in the pages of the slides, and none elsewhere."""

    def read(
        pdf: bytes, made: OutputFile, catalogue: Catalogue, *_: object, **__: object
    ) -> Report:
        assert catalogue.title in pdf.decode()
        if made.publication is not SLIDES:
            return Report((), None)  # type: ignore[arg-type]
        fault = Problem(Severity.ERROR, "slides.pdf", 0, 0, "", "a code is missing", None, "en")
        return Report((fault,), None, ("",))  # type: ignore[arg-type]

    monkeypatch.setattr(proofread, "read", read)


@pytest.mark.usefixtures("strict")
def test_pages_with_a_fault_replace_none(workshop: Workshop) -> None:
    before = workshop.pages("slides")
    workshop.edit("Lire une courbe", "Lire deux courbes")
    assert workshop.makes(proofread_in="en") == {"booklet", "poster"}
    assert workshop.said("slides") == "a code is missing"
    assert workshop.pages("slides") == before


@pytest.mark.usefixtures("strict")
def test_what_nobody_proofread_is_made_again_for_who_asks(workshop: Workshop) -> None:
    assert workshop.makes(proofread_in="en") == {"booklet", "poster"}
    assert workshop.makes(publications=[POSTER], proofread_in="en") == UNCHANGED
    assert workshop.makes() == UNCHANGED


def _of_another_catalogue(workshop: Workshop, title: str) -> None:
    """Put another catalogue's slides in place of ours."""
    with pikepdf.new() as document:
        document.docinfo["/Title"] = title
        file_stamp.write(document, OutputFile(SLIDES))
        document.save(workshop.output / "slides.pdf")


def test_another_catalogues_file_is_refused(workshop: Workshop) -> None:
    _of_another_catalogue(workshop, "Autre parcours")
    before = (workshop.output / "slides.pdf").read_bytes()
    workshop.edit("Lire une courbe", "Lire deux courbes")
    assert workshop.makes() == {"booklet", "poster"}
    assert "Autre parcours" in workshop.said("slides")
    assert (workshop.output / "slides.pdf").read_bytes() == before
    assert workshop.makes(force=True) == ALL
    assert "Lire deux courbes" in workshop.pages("slides")


def test_our_own_file_is_replaced_whatever_made_it(workshop: Workshop) -> None:
    _of_another_catalogue(workshop, "Lire une courbe")
    assert workshop.makes() == {"slides"}


def test_force_makes_what_is_up_to_date(workshop: Workshop) -> None:
    assert workshop.makes(publications=[POSTER], force=True) == {"poster"}
    assert workshop.makes() == UNCHANGED


def test_a_file_that_somebody_touched_is_made_again(workshop: Workshop) -> None:
    original = workshop.pages("poster")
    with (workshop.output / "poster.pdf").open("ab") as file:
        file.write(b"by hand")
    (workshop.output / "slides.pdf").unlink()
    assert workshop.makes() == {"poster", "slides"}
    assert workshop.pages("poster") == original


@pytest.mark.parametrize("record", ["[[[[", "{}", '{"format": 1, "files": {}}'])
def test_a_record_that_is_none_has_all_made_again(workshop: Workshop, record: str) -> None:
    sound = (workshop.output / cache.NAME).read_text("utf-8")
    (workshop.output / cache.NAME).write_text(record, "utf-8")
    assert workshop.makes() == ALL
    assert (workshop.output / cache.NAME).read_text("utf-8") == sound


def test_an_older_edition_to_compare_with_is_an_option_too(workshop: Workshop) -> None:
    from roadmap_print.pipeline.news import since

    new = read(workshop.catalogue).catalogue
    assert new is not None
    old = replace(new, steps=(replace(new.steps[0], title="Un axe"), *new.steps[1:]))
    options = BuildOptions(since=since(old, new))
    assert workshop.makes(options) == ALL
    assert workshop.makes(options) == UNCHANGED
    assert workshop.makes() == ALL
