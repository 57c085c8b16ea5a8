"""An edition in another language: what is still the other's, and what would change its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap_print.catalogue.comparison.translation import untranslated
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.commands.check.check import check
from roadmap_print.problems import Severity

if TYPE_CHECKING:
    from pathlib import Path

FRENCH = """\
title: Comprendre l’IA
language: fr
publisher: {name: F-CRIN}
introduction: [{heading: Pourquoi, text: Parce que.}]
levels: [{id: easy, label: Facile}]
formats: [{id: course, label: Cours}]
steps:
  - {title: Un, objectives: [Savoir lire], headings: {course: Leçons}, resources: [a, b]}
resources:
  a: {title: Les bases, format: course, level: easy, url: "https://a.org/", note: À lire}
  b: {title: Machine Learning, format: course, url: "https://b.org/", language: en, note: "1, 2"}
"""
ENGLISH = (
    FRENCH.replace("language: fr", "language: en")
    .replace("Comprendre l’IA", "Understanding AI")
    .replace("Pourquoi, text: Parce que.", "Why, text: Because.")
    .replace("Facile", "Easy")
    .replace("label: Cours", "label: Courses")
    .replace("{title: Un,", "{title: One,")
    .replace("Savoir lire", "Know to read")
    .replace("Leçons", "Lessons")
    .replace("Les bases", "The basics")
    .replace("À lire", "To read")
    .replace("https://a.org/", "https://a.org/en")
)


def told(text: str, tmp_path: Path, other: str = FRENCH) -> list[tuple[int, str]]:
    for name, each in (("fr.yaml", other), ("en.yaml", text)):
        (tmp_path / name).write_text(each, encoding="utf-8")
    french, english = read(tmp_path / "fr.yaml"), read(tmp_path / "en.yaml")
    assert french.catalogue
    assert english.catalogue
    found = untranslated("en.yaml", english, french.catalogue)
    assert all(each.severity is Severity.WARNING for each in found)
    assert all(each.hint for each in found)
    return [(each.line, each.where) for each in found]


def test_an_edition_that_is_translated_has_nothing_to_tell(tmp_path: Path) -> None:
    assert told(ENGLISH, tmp_path) == []


@pytest.mark.parametrize(
    ("new", "old", "place"),
    [
        ("Understanding AI", "Comprendre l’IA", (1, "title")),
        ("Why", "Pourquoi", (4, "introduction[0].heading")),
        ("Because.", "Parce que.", (4, "introduction[0].text")),
        ("Easy", "FACILE", (5, "levels[0].label")),
        ("label: Courses", "label: Cours", (6, "formats[0].label")),
        ("{title: One", "{title: Un", (8, "steps[0].title")),
        ("Know to read", "Savoir lire", (8, "steps[0].objectives[0]")),
        ("Lessons", "Leçons", (8, "steps[0].headings.course")),
        ("The basics", "Les bases", (10, "resources.a.title")),
        ("To read", "À lire", (10, "resources.a.note")),
        ("https://a.org/en", "https://a.org/", (10, "resources.a.language")),
    ],
)
def test_what_is_still_the_other_edition_s_is_told(
    new: str, old: str, place: tuple[int, str], tmp_path: Path
) -> None:
    assert new in ENGLISH
    assert told(ENGLISH.replace(new, old), tmp_path) == [place]


def test_a_resource_that_says_its_language_keeps_its_title(tmp_path: Path) -> None:
    text = ENGLISH.replace("The basics", "Les bases").replace("https://a.org/en", "https://a.org/")
    assert told(text.replace("level: easy", "language: fr"), tmp_path) == []
    assert len(told(text, tmp_path)) == 2


def test_one_language_is_nothing_to_compare(tmp_path: Path) -> None:
    assert told(FRENCH, tmp_path) == [(2, "language")]


def test_check_tells_it_as_a_warning_and_strictly_as_an_error(tmp_path: Path) -> None:
    told(ENGLISH.replace("Easy", "Facile"), tmp_path)
    french, english = tmp_path / "fr.yaml", tmp_path / "en.yaml"
    for strict, severity in ((False, Severity.WARNING), (True, Severity.ERROR)):
        [problem] = check([english], like=french, strict=strict)[0]
        assert (problem.severity, problem.where) == (severity, "levels[0].label")


def test_another_edition_with_errors_is_told_of(tmp_path: Path) -> None:
    told(ENGLISH, tmp_path)
    french = tmp_path / "fr.yaml"
    french.write_text("title: A\n", encoding="utf-8")
    problems = check([tmp_path / "en.yaml"], like=french)[0]
    assert {each.file for each in problems} == {str(french)}
