"""Letters that no font can draw."""

from pathlib import Path

import pytest
from rows import BOOKLET

from roadmap_print.catalogue.glyph_coverage import BOX
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.problems import Severity
from roadmap_print.proof import proofread
from roadmap_print.proof.checks.text.missing_glyphs import package
from roadmap_print.proof.extract import page_pixels, tag_tree
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication, usual
from roadmap_print.render import html_tree

# A private letter: no font that is not made for it has one.
CATALOGUE = """\
title: Des lettres
language: fr
formats: [{id: course, label: Cours}]
steps: [{title: Une étape, resources: [one]}]
resources:
  one:
    title: Un \U0010fabc cours
    format: course
    url: https://www.example.org/
"""


def printed(publication: Publication, folder: Path) -> tuple[bytes, proofread.Report]:
    file = folder / "roadmap.yaml"
    file.write_text(CATALOGUE, "utf-8")
    found = read(file)
    assert found.catalogue is not None
    codes = encode(addresses(found.catalogue))
    pdf = make(publication, PageSource(found.catalogue, codes, BuildOptions())).pdf
    report = proofread.read(
        pdf,
        OutputFile(publication),
        found.catalogue,
        found.positions,
        file=str(file),
        language="fr",
    )
    return pdf, report


def warned(report: proofread.Report) -> None:
    (problem,) = report.problems
    assert problem.severity is Severity.WARNING
    assert "U+10FABC" in problem.message
    assert problem.line == 7
    assert problem.hint == "installez fonts-noto-core"
    assert report.right


@pytest.mark.slow
@pytest.mark.parametrize("publication", usual())
def test_a_letter_that_no_font_has_is_named_with_its_line(
    publication: Publication, tmp_path: Path
) -> None:
    pdf, report = printed(publication, tmp_path)
    warned(report)
    found = tag_tree.read(pdf)
    assert not found.undrawn  # a box of our own font's stands there
    assert any(
        BOX in run.text for sheet in page_pixels.look(pdf, found.links, 2) for run in sheet.runs
    )
    assert any("\U0010fabc" in link.sentence for page in found.links for link in page)


@pytest.mark.slow
def test_a_glyph_for_nothing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program leaves it to the font what stands for a letter that it has not."""
    monkeypatch.setattr(html_tree, "BOX", "\U0010fabc")
    pdf, report = printed(BOOKLET, tmp_path)
    assert tag_tree.read(pdf).undrawn == {"\U0010fabc"}
    warned(report)


@pytest.mark.slow
def test_a_box_that_the_catalogue_has_is_no_fault(tmp_path: Path) -> None:
    changed = CATALOGUE.replace("Un \U0010fabc cours", f"Un {BOX} cours, Ωж")
    (tmp_path / "here.yaml").write_text(changed, "utf-8")
    found = read(tmp_path / "here.yaml")
    assert found.catalogue is not None
    codes = encode(addresses(found.catalogue))
    pdf = make(BOOKLET, PageSource(found.catalogue, codes, BuildOptions())).pdf
    report = proofread.read(
        pdf, OutputFile(BOOKLET), found.catalogue, found.positions, file="here.yaml"
    )
    assert report.problems == ()


def test_the_package_is_that_of_the_script() -> None:
    assert package("日") == "fonts-noto-cjk"
    assert package("한") == "fonts-noto-cjk"
    assert package("🙂") == "fonts-noto-color-emoji"
    assert package("ᚠ") == "fonts-noto-core"
