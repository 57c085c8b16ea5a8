"""A process that the system ends is told in a sentence; what the others made is delivered."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from roadmap_print.pipeline import jobs
from roadmap_print.pipeline.catalogue_build import build_catalogue
from roadmap_print.pipeline.jobs import Failed

CATALOGUE = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"


@pytest.mark.slow
def test_what_one_process_cannot_make_keeps_no_other_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = jobs._made  # noqa: SLF001

    def ended(connection: object, publication: object, job: object) -> object:
        if str(publication) == "poster":
            os.kill(os.getpid(), signal.SIGKILL)
        return made(connection, publication, job)

    monkeypatch.setattr(jobs, "_made", ended)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    result = build_catalogue(CATALOGUE, tmp_path, proofread=False)
    (failed,) = (each for each in result.files if isinstance(each, Failed))
    assert failed.file.name == "poster.pdf"
    assert "mémoire" in failed.problems[0].message or "memory" in failed.problems[0].message
    assert {each.name for each in tmp_path.glob("*.pdf")} == {"booklet.pdf", "slides.pdf"}
