"""Of texts that stand twice in a catalogue, a fault of one is told with the line of that one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from rows import BOOKLET
from spoiling import annotations, edited, told

from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.translator import Message
from roadmap_print.pipeline import publication_pdf
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.proof import proofread
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.render.html_templates import Composed

CATALOGUE = """\
title: Deux fois le même
language: fr
formats:
  - {id: course, label: Cours}
steps:
  - title: Lire une courbe
    objectives: [Savoir lire une courbe]
    resources: [a, c]
  - title: Lire une courbe
    objectives: [Savoir lire une courbe]
    resources: [b]
resources:
  a:
    title: Quatre courbes trompeuses
    format: course
    url: https://example.org/a
    language: en
  b:
    title: Quatre courbes trompeuses
    format: course
    url: https://example.org/b
    language: de
  c: {title: Autre, format: course, url: https://example.org/c}
"""
SECOND_OBJECTIVE, SECOND_STEP, B, B_ADDRESS, B_LANGUAGE = 10, 9, 19, 21, 22


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    file = tmp_path_factory.mktemp("equal") / "roadmap.yaml"
    file.write_text(CATALOGUE, "utf-8")
    return read(file)


def made(reading: Reading, change: Callable[[str], str] = str) -> bytes:
    """Make the booklet, its pages changed before they are rendered."""
    assert reading.catalogue is not None
    compose = publication_pdf.compose

    def changed(*arguments: Any) -> tuple[Any, Any, Composed]:  # noqa: ANN401
        roadmap, assets, composed = compose(*arguments)
        return roadmap, assets, replace(composed, write=lambda _: change(composed.html))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publication_pdf, "compose", changed)
        codes = encode(addresses(reading.catalogue))
        return make(BOOKLET, PageSource(reading.catalogue, codes, BuildOptions())).pdf


def glue_last(text: str) -> Callable[[str], str]:
    """Return what takes the spaces out of a text where it is printed for the last time."""

    def glue(html: str) -> str:
        before, found, after = html.rpartition(f">{text}<")
        assert found
        return before + found.replace(" ", "") + after

    return glue


SPOILED: dict[str, tuple[Message, int, Callable[[str], str]]] = {
    "an objective of the second step without its spaces": (
        *(Message("proof.glued"), SECOND_OBJECTIVE),
        glue_last("Savoir lire une courbe"),
    ),
    "a title in the second step without its spaces": (
        *(Message("proof.glued"), B),
        glue_last("Quatre courbes trompeuses"),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SPOILED)
def test_a_fault_of_the_second_is_told_with_its_line(name: str, reading: Reading) -> None:
    rule, line, change = SPOILED[name]
    assert lines(made(reading, change), rule, reading) == {line}


def lines(pdf: bytes, rule: Message, reading: Reading) -> set[int]:
    """Proof-read a booklet, and return the lines with which a fault is told."""
    assert reading.catalogue is not None
    made = OutputFile(BOOKLET)
    report = proofread.read(pdf, made, reading.catalogue, reading.positions, file="f")
    return {each.line for each in told(report, rule)}


@pytest.mark.slow
def test_sound_pages_are_no_fault(reading: Reading) -> None:
    assert reading.catalogue is not None, reading.problems
    pdf = made(reading)
    file = OutputFile(BOOKLET)
    report = proofread.read(pdf, file, reading.catalogue, reading.positions, file="f")
    assert report.problems == ()


def title_leads_elsewhere(document: pikepdf.Pdf) -> None:
    for each in annotations(document, "https://example.org/b"):
        left, bottom, right, top = map(float, each.Rect)
        if right - left > 2 * (top - bottom):
            each.A.URI = pikepdf.String("https://example.org/c")


def second_bookmark_leads_elsewhere(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        waiting = list(outline.root)
        found = []
        while waiting:
            item = waiting.pop(0)
            found += [item] if "Lire une courbe" in item.title else []
            waiting.extend(item.children)
        found[1].destination = pikepdf.make_page_destination(document, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "rule", "line"),
    [
        (title_leads_elsewhere, Message("proof.title_not_link"), B_ADDRESS),
        (second_bookmark_leads_elsewhere, Message("proof.bookmark_astray"), SECOND_STEP),
    ],
)
def test_a_link_of_the_second_is_told_with_its_line(
    change: Callable[[pikepdf.Pdf], object], rule: Message, line: int, reading: Reading
) -> None:
    assert lines(edited(change, made(reading)), rule, reading) == {line}
