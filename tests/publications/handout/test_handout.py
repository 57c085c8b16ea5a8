"""The handout: a step's own pages, for one sheet."""

from pathlib import Path

import pytest
from pdfs import Pdf, roadmap_print

from roadmap_print.catalogue.model import Catalogue

ROADMAP = Path(__file__).parents[2] / "catalogues/roadmap.yaml"


@pytest.mark.slow
def test_a_step_is_handed_out_on_one_sheet_with_its_legend(
    tmp_path: Path, roadmap: Catalogue
) -> None:
    arguments = ("build", str(ROADMAP), "--handout", "--steps", "6", "--output", "out")
    ended = roadmap_print(*arguments, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert [file.name for file in (tmp_path / "out").glob("*.pdf")] == ["handout-step-6.pdf"]
    pdf = Pdf(tmp_path / "out" / "handout-step-6.pdf")
    assert 1 <= len(pdf.texts) <= 2
    assert "Étape 6 sur 7" in pdf.texts[0]
    assert "déjà" not in " ".join(pdf.texts)
    for level in roadmap.levels:
        assert level.label in pdf.texts[0]
    wanted = sorted(roadmap.resources[id_].url for id_ in roadmap.steps[5].resources)
    assert sorted(code.address for code in pdf.codes) == wanted


def test_a_handout_is_of_steps_that_are_named(tmp_path: Path) -> None:
    ended = roadmap_print("build", str(ROADMAP), "--handout", cwd=tmp_path)
    assert ended.returncode == 2
    assert "--handout va avec --steps" in ended.stderr or "--handout goes" in ended.stderr
