"""Letters that no font can draw."""

from pathlib import Path

from roadmap_print import proof
from roadmap_print.catalogue.reader import read
from roadmap_print.pages.choice import Choice
from roadmap_print.pages.codes import encode
from roadmap_print.pages.content import addresses
from roadmap_print.pages.make import make
from roadmap_print.problems import Severity
from roadmap_print.proof.letters import package
from roadmap_print.publications import Publication

# A private letter: no font that is not made for it has one.
CATALOGUE = """\
title: Des lettres
language: fr
formats: [{id: course, label: Cours}]
steps: [{title: Une étape, resources: [one]}]
resources:
  one:
    title: Un \ue123 cours
    format: course
    url: https://www.example.org/
"""


def test_a_letter_that_no_font_has_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "roadmap.yaml"
    file.write_text(CATALOGUE, "utf-8")
    found = read(file)
    assert found.catalogue is not None
    codes = encode(addresses(found.catalogue))
    pdf = make(Publication.BOOKLET, found.catalogue, codes, Choice(), lambda _: None).pdf
    report = proof.read(
        pdf, Publication.BOOKLET, found.catalogue, found.marks, file=str(file), language="fr"
    )
    (problem,) = report.problems
    assert problem.severity is Severity.WARNING
    assert "U+E123" in problem.message
    assert problem.line == 7
    assert problem.hint == "installez fonts-noto-core"
    assert report.right


def test_the_package_is_that_of_the_script() -> None:
    assert package("日") == "fonts-noto-cjk"
    assert package("한") == "fonts-noto-cjk"
    assert package("🙂") == "fonts-noto-color-emoji"
    assert package("ᚠ") == "fonts-noto-core"
