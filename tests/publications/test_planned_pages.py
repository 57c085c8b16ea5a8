"""A roadmap that is planned and has nothing in it yet prints as well as a full one."""

from pathlib import Path

import pytest
from pdfs import Pdf, roadmap_print

PLANNED = """\
title: Parcours en préparation
language: fr
formats: [{id: course, label: Cours}]
steps:
  - {title: Comprendre, resources: []}
  - {title: Approfondir, resources: []}
resources: {}
"""


@pytest.mark.slow
def test_steps_without_resources_are_printed_without_an_index(tmp_path: Path) -> None:
    (tmp_path / "roadmap.yaml").write_text(PLANNED, encoding="utf-8")
    ended = roadmap_print("build", "roadmap.yaml", "-o", "out", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    booklet = Pdf(tmp_path / "out/booklet.pdf")
    assert len(booklet.texts) == 4
    for title in ("Comprendre", "Approfondir"):
        assert sum(title in text for text in booklet.texts[1:3]) >= 1
    assert not any("Toutes les ressources" in text for text in booklet.texts)
