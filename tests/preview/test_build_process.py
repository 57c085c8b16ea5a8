"""The build behind the pages: one at a time, ended by a newer one, its faults shown."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from queue import Queue

import pytest
from rows import BOOKLET, POSTER
from watching import soon, watching

from roadmap_print.cli.commands.make.watch import Watch
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.pipeline.jobs import Failed
from roadmap_print.preview.build_process import BuildProcess, PrintedFiles, command
from roadmap_print.preview.page_renderer import Order, Painted, Saved
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.problems import Problem, Severity
from roadmap_print.publications.output_file import OutputFile

SMALL = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
ORDER = Order(Path("-odd.yaml"), (BOOKLET, POSTER), BuildOptions((1, 3), "a1", audience="nurse"))
FAULT = "output/poster.pdf: erreur: affiche, page 1: un code ne se lit pas"
PROBLEM = Problem(Severity.ERROR, "a.yaml", 3, 4, "title", "too long")


def program(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


def test_the_command_says_what_is_shown() -> None:
    told = command(ORDER, Path("made"))
    options = "--output made --poster-size a1 --steps 1,3 --for nurse --only booklet --only poster"
    options += " -- -odd.yaml"
    assert told[-len(options.split()) - 1 :] == ("build", *options.split())


@pytest.mark.parametrize("status", [0, 1])
def test_what_a_build_says_is_told_without_its_count(status: int) -> None:
    heard: Queue[PrintedFiles] = Queue()
    script = f"""
import sys
print("a.pdf: 3 pages")
print("a fault", "another", "2 errors", sep="\\n", file=sys.stderr)
sys.exit({status})"""
    BuildProcess(program(script), heard.put).start()
    assert heard.get(timeout=20) == PrintedFiles(
        status, ("a.pdf: 3 pages",), ("a fault", "another")
    )


def test_all_of_a_traceback_is_told() -> None:
    heard: Queue[PrintedFiles] = Queue()
    script = "import sys; sys.stderr.write('Traceback\\nKeyError\\n'); sys.exit(70)"
    BuildProcess(program(script), heard.put).start()
    assert heard.get(timeout=20).told == ("Traceback", "KeyError")


def test_a_newer_build_ends_an_older_one(tmp_path: Path) -> None:
    heard: Queue[PrintedFiles] = Queue()
    script = f"""
import time
from pathlib import Path
first = Path({str(tmp_path / "first")!r})
if first.exists():
    print("second")
else:
    first.touch()
    time.sleep(60)"""
    printing = BuildProcess(program(script), heard.put)
    printing.start()
    soon((tmp_path / "first").exists)
    printing.start()
    assert heard.get(timeout=20).made == ("second",)
    printing.stop()
    assert heard.empty()


def test_a_fault_that_the_proof_found_is_shown_until_the_next_save() -> None:
    board = PreviewState(ORDER.publications, "fr")
    watch = Watch(board, ORDER, Path("output"))
    watch.hear(Saved("Titre", "fr", ()))
    watch.printed(PrintedFiles(1, (), (FAULT,)))
    assert board.sight.problems == (FAULT,)
    assert board.sight.failed
    assert board.sight.status == "Au moins un PDF du dossier output est encore le dernier bon."
    watch.hear(Saved("Titre", "fr", ()))
    assert board.sight.problems == ()
    watch.printed(PrintedFiles(0, (), ()))
    assert not board.sight.failed
    assert board.sight.status == "Les PDF du dossier output sont à jour."


def test_a_publication_that_does_not_fit_is_told_of_once_and_mended() -> None:
    board = PreviewState(ORDER.publications, "en")
    watch = Watch(board, ORDER, Path("output"))
    watch.hear(Failed(OutputFile(POSTER), (PROBLEM,)))
    watch.printed(PrintedFiles(1, (), (str(PROBLEM),)))
    assert board.sight.problems == (str(PROBLEM),)
    watch.hear(Saved("Title", "en", ()))
    watch.hear(Failed(OutputFile(POSTER), (PROBLEM,)))
    watch.hear(Painted(POSTER, ()))
    assert board.sight.problems == ()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process in /proc")
def test_a_painter_that_the_system_ends_is_told(tmp_path: Path) -> None:
    with watching(SMALL, tmp_path, "--only", "slides") as running:
        pid = running.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        assert children
        os.kill(int(children[0]), signal.SIGKILL)
        running.process.communicate(timeout=20)
        assert running.process.returncode == 1
        assert "too little memory" in running.said()


@pytest.mark.slow
def test_steps_that_the_catalogue_has_not_are_told_with_their_place(tmp_path: Path) -> None:
    with watching(SMALL, tmp_path, "--steps", "9") as running:
        soon(lambda: "pas d’étape 9" in running.said())
        assert "content/roadmap.yaml:" in running.said()


@pytest.mark.slow
def test_an_audience_that_the_catalogue_has_not_is_told_with_its_place(tmp_path: Path) -> None:
    with watching(SMALL, tmp_path, "--for", "clinican") as running:
        soon(lambda: "il n’y a pas de public «\xa0clinican\xa0»" in running.said())
        assert "content/roadmap.yaml:" in running.said()
