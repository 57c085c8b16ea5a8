"""The mark on each page: the same for the same content, another for any other."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pdfs import Pdf
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.fields import frozen, key
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue, Question
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.catalogue.schema_types import NAME
from roadmap_print.content.fingerprint import ALPHABET, LENGTH, fingerprint
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import Roadmap, addresses
from roadmap_print.content.visible_fields import visible_fields
from roadmap_print.publications.registry import Publication, usual

SMALL = """\
language: fr
title: Feuille
introduction: [{heading: Pourquoi, text: Parce que.}]
formats: [{id: course, label: Cours}]
steps: [{title: Pas, objectives: [Un but], resources: [a, b]}]
resources:
  a: {title: Premier, format: course, url: "https://example.org/a", note: Une note}
  b: {title: Second, format: course, url: "https://example.org/b"}
"""
WORKS = """\
language: fr
title: Feuille
formats: [{id: course, label: Cours}]
steps: [{title: Pas, resources: [a, b]}]
resources:
  a:
    {title: A, format: course, url: "https://example.org/a", publisher: Une revue, duration: 1 h,
     reference: {authors: [Un A], journal: Journal, year: "2024", doi: 10.1000/1}}
  b:
    {title: B, format: course, url: "https://example.org/b",
     reference: {authors: [Deux B], journal: Annales, year: "2023"}}
"""
REORDERED = """\
# Un commentaire
title: "Feuille"
language: fr
resources:
  zwei: {url: "https://example.org/b", format: course, title: Second}
  eins: {note: Une  note, title: Premier, url: "https://example.org/a", format: course}
steps: [{resources: [eins, zwei], title: Pas, id: autre, objectives: [Un but]}]
formats: [{label: Cours, id: course}]
introduction: [{text: Parce que., heading: Pourquoi}]
"""
MARK = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def ready(publication: Publication, catalogue: Catalogue) -> Roadmap:
    return prepare(visible_fields(publication, catalogue), encode(addresses(catalogue)))


def catalogue_of(text: str, folder: Path) -> Catalogue:
    file = folder / "roadmap.yaml"
    file.write_text(text, encoding="utf-8")
    reading = read(file)
    assert reading.catalogue, reading.problems
    return reading.catalogue


def marks(text: str, folder: Path) -> dict[Publication, str]:
    catalogue = catalogue_of(text, folder)
    return {each: fingerprint(each, ready(each, catalogue)) for each in usual()}


def changed(old: str, new: str, folder: Path, text: str = SMALL) -> set[str]:
    assert text.count(old) == 1
    before, after = marks(text, folder), marks(text.replace(old, new), folder)
    return {
        publication.name for publication in usual() if before[publication] != after[publication]
    }


def test_a_newer_program_gives_the_marks_that_copies_bear(tmp_path: Path) -> None:
    found = [{str(each): mark for each, mark in marks(text, tmp_path).items()}
        for text in (SMALL, WORKS)]  # fmt: skip
    assert found == [
        {"booklet": "23P8GV", "poster": "572F9J", "slides": "9Q7C6C"},
        {"booklet": "CQX4CJ", "poster": "429QFF", "slides": "97F85V"},
    ]


@frozen
class Longer(Question):
    """A question of a newer program."""

    aside: str | None = key(NAME, default=None)


def test_another_key_of_a_question_counts_where_it_is_given(tmp_path: Path) -> None:
    made = ready(BOOKLET, catalogue_of(SMALL, tmp_path))
    (old,) = made.introduction
    bare = Longer(heading=old.heading, text=old.text)
    given = Longer(heading=old.heading, text=old.text, aside="Un aparté")
    mark, same, other = (
        fingerprint(BOOKLET, replace(made, introduction=(each,))) for each in (old, bare, given)
    )
    assert mark == same != other


def test_a_comment_an_order_and_ids_change_no_mark(tmp_path: Path) -> None:
    assert marks(SMALL, tmp_path) == marks(REORDERED, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("Feuille", "Feuilles", {"booklet", "poster", "slides"}),
        ("Second", "Deuxième", {"booklet", "poster", "slides"}),
        ("org/b", "org/c", {"booklet", "poster", "slides"}),
        ("[a, b]", "[b, a]", {"booklet", "poster", "slides"}),
        ("Parce que", "Pour cela", {"booklet"}),
        ("Une note", "Autre note", {"booklet"}),
    ],
)
def test_what_a_publication_shows_changes_its_mark(
    old: str, new: str, seen: set[str], tmp_path: Path
) -> None:
    assert changed(old, new, tmp_path) == seen


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("Un A", "Autre A", {"booklet"}),
        ("1000/1", "1000/2", {"booklet"}),
        ("Une revue", "Autre revue", {"booklet", "poster"}),
        ("Journal", "Gazette", {"booklet", "slides"}),
        ("Annales", "Archives", {"booklet", "poster", "slides"}),
        ("2023", "2022", {"booklet", "poster", "slides"}),
        ("1 h", "2 h", {"booklet", "slides"}),
    ],
)
def test_what_is_shown_of_a_work_changes_its_mark(
    old: str, new: str, seen: set[str], tmp_path: Path
) -> None:
    assert changed(old, new, tmp_path, WORKS) == seen


def test_the_logo_belongs_to_all_that_show_it(tmp_path: Path) -> None:
    catalogue, logo = catalogue_of(SMALL, tmp_path), PictureFile(Path("logo.svg"), b"<svg/>")
    changed = {
        each
        for each in usual()
        if fingerprint(each, ready(each, catalogue), logo)
        != fingerprint(each, ready(each, catalogue))
    }
    assert changed == {BOOKLET, POSTER, SLIDES}


def test_a_mark_is_short_and_does_not_depend_on_itself(roadmap: Catalogue) -> None:
    found = {fingerprint(each, ready(each, roadmap)) for each in usual()}
    assert len(found) == len(usual())
    assert all(MARK.fullmatch(each) for each in found)
    made = replace(ready(POSTER, roadmap), mark="XXXXXX")
    assert fingerprint(POSTER, made) in found


@pytest.mark.parametrize("publication", usual(), ids=str)
def test_the_mark_stands_once_with_the_edition(
    printed: dict[Publication, Pdf], roadmap: Catalogue, publication: Publication
) -> None:
    """Where a reader looks for whose it is: on the last page, and at the foot of each slide."""
    expected = fingerprint(publication, ready(publication, roadmap))
    texts = printed[publication].texts
    assert expected in texts[-1]
    assert str(roadmap.edition) in texts[-1]
    bearing = sum(expected in text for text in texts)
    assert bearing == (len(texts) if publication is SLIDES else 1)
