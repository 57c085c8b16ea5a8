"""What a "#" behind a space cuts off, told apart from a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.catalogue.reading.type_errors import quoted

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
title: Parcours
language: fr
formats: [{{id: course, label: Cours}}]
steps:
  - title: Comprendre
    objectives: [Savoir]
    resources: [a]
resources:
  a:
    title: {title}
    format: course
    url: https://example.org/a
"""


def told(title: str, tmp_path: Path) -> list[tuple[int, int, str]]:
    path = tmp_path / "roadmap.yaml"
    path.write_text(SOUND.format(title=title), encoding="utf-8")
    return [(each.line, each.column, each.hint or "") for each in read(path).problems]


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Dossier #33 pour les soignants", "Dossier #33 pour les soignants"),
        ("Dossier  #33", "Dossier #33"),
        ("Dossier\t#été", "Dossier #été"),
        ("Dossier #33  # à relire", "Dossier #33"),
        ("Ticket #🙂 ouvert", "Ticket #🙂 ouvert"),
        ("Ticket ##12", "Ticket ##12"),
        ("Équipe #(a)", "Équipe #(a)"),
        ("Programmer en C #", "Programmer en C #"),
        ("Dossier # 33", "Dossier # 33"),
        ('"Dossier" #33', "Dossier #33"),
        ("'Dossier' #33", "Dossier #33"),
        ("L’été \u00e0\n      venir #2", "L’été à venir #2"),
    ],
)
def test_a_text_that_is_cut_is_told(title: str, cut: str, tmp_path: Path) -> None:
    [(line, column, hint)] = told(title, tmp_path)
    assert hint.endswith(quoted(cut))
    lines = SOUND.format(title=title).split("\n")
    assert lines[line - 1][column - 1 :].startswith("#")


@pytest.mark.parametrize(
    "title",
    [
        "Dossier # à relire",
        "Dossier # 2 h à relire",
        "Dossier ## à relire",
        "Dossier #--- à relire ---",
        '"Dossier"  # à relire',
        "Programmer en C# sans peur",
        "Dossier#33",
        '"Dossier #33"',
        "'Dossier #33'",
        "|\n      Dossier #33",
        ">-\n      Dossier #33",
    ],
)
def test_a_comment_is_none(title: str, tmp_path: Path) -> None:
    assert told(title, tmp_path) == []


def test_what_is_no_text_has_lost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    text = SOUND.format(title="Les bases").replace("format: course", "format: course #33")
    path.write_text(text.replace("language: fr", "language: fr #1"), encoding="utf-8")
    assert not read(path).problems
