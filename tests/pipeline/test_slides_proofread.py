"""Slides that people edit, as `build` makes them: proof-read, kept back with a fault."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import own_decks
import pytest
from click.testing import CliRunner
from decks import source
from rows import SLIDES

from roadmap_print.cli.app import main
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.pipeline.publication_pdf import make, present
from roadmap_print.render.presentation import presentation_file

CATALOGUES = Path(__file__).parents[1] / "catalogues"
ONE_STEP, ROADMAP = CATALOGUES / "good" / "one-step.yaml", CATALOGUES / "roadmap.yaml"


def build(folder: Path, *options: str) -> tuple[int, str, str]:
    arguments = ["build", str(ONE_STEP), "-o", str(folder), "--only", "talk", "--pptx", *options]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.slow
def test_slides_are_proofread_and_then_up_to_date(tmp_path: Path) -> None:
    status, out, err = build(tmp_path)
    assert status == 0, err
    lines = out.splitlines()
    place = next(number for number, line in enumerate(lines) if "talk.pptx" in line)
    assert lines[place + 1].strip().startswith("exposé")
    assert build(tmp_path)[1].count("à jour") == 2


@pytest.mark.slow
def test_slides_with_a_fault_are_not_delivered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presentation_file, "slide_notes", lambda *_: [])
    status, _, err = build(tmp_path)
    assert status == 1
    assert "n’est pas dans les commentaires" in err
    assert (tmp_path / "talk.pdf").exists()
    assert not (tmp_path / "talk.pptx").exists()


@pytest.mark.slow
def test_what_is_not_proofread_is_where_that_is_asked_for(tmp_path: Path) -> None:
    assert build(tmp_path, "--no-proof")[0] == 0
    assert build(tmp_path, "--no-proof")[1].count("à jour") == 2
    status, out, err = build(tmp_path)
    assert status == 0, err
    assert "à jour" not in out


@pytest.mark.slow
def test_a_deck_takes_at_most_half_the_time_of_its_pdf() -> None:
    """Both from the catalogue on, without proof-reading, the faster of two runs each."""
    catalogue = own_decks.reading(ROADMAP).catalogue
    assert catalogue
    content = source(SLIDES, catalogue, BuildOptions())
    pdf, deck = (
        min(timed(lambda work=work: work(SLIDES, content)) for _ in range(2))
        for work in (make, present)
    )
    assert deck <= pdf / 2, (deck, pdf)


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
