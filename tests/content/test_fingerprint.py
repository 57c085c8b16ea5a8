"""The mark of an edition: the same in all publications, another for any other content."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pdfs import Pdf
from rows import SLIDES

from roadmap_print.catalogue.fields import frozen, key
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue, Question
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.catalogue.schema_types import NAME
from roadmap_print.content.fingerprint import ALPHABET, LENGTH, fingerprint
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import Roadmap, addresses
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


def ready(catalogue: Catalogue) -> Roadmap:
    return prepare(catalogue, encode(addresses(catalogue)))


def catalogue_of(text: str, folder: Path) -> Catalogue:
    file = folder / "roadmap.yaml"
    file.write_text(text, encoding="utf-8")
    reading = read(file)
    assert reading.catalogue, reading.problems
    return reading.catalogue


def mark_of(text: str, folder: Path) -> str:
    return fingerprint(ready(catalogue_of(text, folder)))


def test_a_newer_program_gives_the_marks_that_copies_bear(tmp_path: Path) -> None:
    assert [mark_of(text, tmp_path) for text in (SMALL, WORKS)] == ["832XGQ", "W7RP47"]


@frozen
class Longer(Question):
    """A question of a newer program."""

    aside: str | None = key(NAME, default=None)


Longer.__name__ = "Question"  # as that program calls it, too


def test_another_key_of_a_question_counts_where_it_is_given(tmp_path: Path) -> None:
    made = ready(catalogue_of(SMALL, tmp_path))
    (old,) = made.introduction
    bare = Longer(heading=old.heading, text=old.text)
    given = Longer(heading=old.heading, text=old.text, aside="Un aparté")
    mark, same, other = (
        fingerprint(replace(made, introduction=(each,))) for each in (old, bare, given)
    )
    assert mark == same != other


def test_a_comment_an_order_and_ids_change_no_mark(tmp_path: Path) -> None:
    assert mark_of(SMALL, tmp_path) == mark_of(REORDERED, tmp_path)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (SMALL, "Feuille", "Feuilles"),
        (SMALL, "Second", "Deuxième"),
        (SMALL, "org/b", "org/c"),
        (SMALL, "[a, b]", "[b, a]"),
        (SMALL, "Parce que", "Pour cela"),
        (SMALL, "Une note", "Autre note"),
        (WORKS, "Un A", "Autre A"),
        (WORKS, "1000/1", "1000/2"),
        (WORKS, "Une revue", "Autre revue"),
        (WORKS, "Journal", "Gazette"),
        (WORKS, "2023", "2022"),
        (WORKS, "1 h", "2 h"),
    ],
)
def test_what_any_publication_shows_changes_the_mark(
    text: str, old: str, new: str, tmp_path: Path
) -> None:
    assert text.count(old) == 1
    assert mark_of(text, tmp_path) != mark_of(text.replace(old, new), tmp_path)


def test_the_logo_belongs_to_the_edition(tmp_path: Path) -> None:
    made, logo = ready(catalogue_of(SMALL, tmp_path)), PictureFile(Path("logo.svg"), b"<svg/>")
    assert fingerprint(made, logo) != fingerprint(made)


def test_a_mark_is_short_and_does_not_depend_on_itself(roadmap: Catalogue) -> None:
    made = ready(roadmap)
    assert MARK.fullmatch(fingerprint(made))
    assert fingerprint(replace(made, mark="XXXXXX")) == fingerprint(made)


@pytest.mark.parametrize("publication", usual(), ids=str)
def test_all_publications_bear_the_mark_once_with_the_edition(
    printed: dict[Publication, Pdf], roadmap: Catalogue, publication: Publication
) -> None:
    """Where a reader looks for whose it is: on the last page, and at the foot of each slide."""
    expected, texts = fingerprint(ready(roadmap)), printed[publication].texts
    assert expected in texts[-1]
    assert str(roadmap.edition) in texts[-1]
    bearing = sum(expected in text for text in texts)
    assert bearing == (len(texts) if publication is SLIDES else 1)
