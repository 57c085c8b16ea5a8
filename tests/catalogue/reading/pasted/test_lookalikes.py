"""Characters that only look like YAML's signs are told where they stand for one, else nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.pasted import lookalikes
from roadmap_print.catalogue.reading.reader import read

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
title: Parcours
language: fr
formats:
  - id: course
    label: Cours
steps:
  - title: Comprendre
    objectives:
      - Savoir ce que c’est
      - Savoir le dire
    resources: [a]
resources:
  a:
    title: Les bases
    format: course
    url: https://example.org/a
"""
SPACES = ["\xa0", "\u202f", "\u3000", "\u2007", "\u2009", "\u2003", "\u205f"]
HYPHENS = ["–", "—", "−", "‑", "•", "▪", "*"]


def places(text: str) -> list[tuple[int, int]]:
    problems = Diagnostics("roadmap.yaml", "en")
    assert lookalikes.mend(text, problems) == SOUND
    return [(problem.line, problem.column) for problem in problems.told]


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("    format:", "@@@@format:", (15, 1)),
        ("    format:", "  @ format:", (15, 3)),
        ("  - title:", "@@- title:", (7, 1)),
        ("  - title:", "  -@title:", (7, 4)),
        ("- Savoir ce", "-@Savoir ce", (9, 8)),
        ("title: Les", "title:@Les", (14, 11)),
        ("steps:", "@steps:", (6, 1)),
    ],
)
def test_a_space_that_yaml_does_not_know(
    old: str, new: str, place: tuple[int, int], space: str
) -> None:
    text = SOUND.replace(old, new.replace("@", space))
    if new.startswith("@steps"):
        problems = Diagnostics("roadmap.yaml", "en")
        lookalikes.mend(text, problems)
        assert [(each.line, each.column) for each in problems.told] == [place]
    else:
        assert places(text) == [place]


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_what_stands_for_a_hyphen(hyphen: str) -> None:
    assert places(SOUND.replace("  - title", f"  {hyphen} title")) == [(7, 3)]
    assert places(SOUND.replace("- Savoir", f"{hyphen} Savoir")) == [(9, 7), (10, 7)]
    assert places(SOUND.replace("- Savoir le", f"{hyphen}\xa0Savoir le")) == [(10, 7)]


def test_a_bullet_may_touch_its_text() -> None:
    assert places(SOUND.replace("- Savoir le", "•Savoir le")) == [(10, 7)]


@pytest.mark.parametrize("line", ["\xa0", "    \u3000"])
def test_an_empty_line_of_such_spaces(line: str) -> None:
    problems = Diagnostics("roadmap.yaml", "en")
    mended = lookalikes.mend(SOUND.replace("steps:", f"{line}\nsteps:"), problems)
    assert not mended.partition("steps:")[0].splitlines()[-1].strip(" ")
    assert [each.line for each in problems.told] == [6]


@pytest.mark.parametrize(
    "note",
    [
        "|\n      – un\n      • deux\n\n      \xa0trois\n      title:\xa0quatre",
        ">-\n      – un",
        "Une remarque\n      – et sa suite\n      \xa0et sa fin",
        "\n      – une remarque",
        "\n      \xa0une remarque",
        '"Une remarque\n      – et sa suite\n      title:\xa0et sa fin"',
        '"Une remarque\n      \xa0title: et sa fin"',
        "'Une remarque\n\n      – et sa suite'",
        "voir\xa0: les bases",
        "\xa0les bases",
        "«\xa0les bases\xa0»",
        "les bases – et la suite\n    # – une remarque\n    #\xa0une autre",
        "les bases * et la suite",
    ],
)
def test_a_text_may_hold_them_all(note: str, tmp_path: Path) -> None:
    text = SOUND.replace("    url:", f"    note: {note}\n    url:")
    problems = Diagnostics("roadmap.yaml", "en")
    assert lookalikes.mend(text, problems) == text
    assert not problems.told
    if "voir" not in note:  # a colon with a space after it makes a key of any text
        path = tmp_path / "roadmap.yaml"
        path.write_text(text, encoding="utf-8")
        assert not read(path).problems


@pytest.mark.parametrize("item", ["voir:\xa0les bases", "Voir\xa0– et savoir", "\xa0Voir"])
def test_an_item_may_hold_them_all(item: str) -> None:
    text = SOUND.replace("Savoir ce que c’est", item)
    assert lookalikes.mend(text, Diagnostics("roadmap.yaml", "en")) == text


def test_a_character_has_its_name_in_both_languages() -> None:
    assert lookalikes.name("\xa0", "fr") == "espace insécable"
    assert lookalikes.name("\xa0", "en") == "no-break space"
    assert lookalikes.name("∶", "fr") == "ratio"
