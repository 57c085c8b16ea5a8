"""The languages of the pages that our own faces draw: each printed, its words in their places."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import spoiling as spoil
import yaml
from pdfs import Pdf, roadmap_print
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.languages import LOCALES, page_file
from roadmap_print.i18n.page_words import words
from roadmap_print.pipeline.news import since
from roadmap_print.pipeline.publication_pdf import PageSource, compose

LANGUAGES = ["de", "el", "es", "it", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi"]
SMALL = {"changed", "gesture_names", "step_of", "continuation", "opposite", "overleaf", "terminus"}
"""Words that stand in a badge, a legend or beside a disc."""

CATALOGUE = """\
title: Alpha beta gamma
language: {language}
edition: 2026-11
revision: 3
review: 2027-05
licence: CC BY 4.0
home: https://example.org/roadmap
publisher: {{name: Alpha, email: a@example.org}}
introduction: [{{heading: Beta gamma, text: Alpha beta.}}]
levels: [{{id: low, label: Alpha}}, {{id: high, label: Beta}}]
formats: [{{id: course, label: Alpha beta}}, {{id: video, label: Gamma}}]
steps:
  - {{title: {first}, objectives: [Alpha beta], resources: [r1, r2]}}
  - {{title: Gamma alpha, resources: [{second}]}}
resources:
  r1: {{title: Delta, format: course, level: low, url: "https://example.org/1"}}
  r2: {{title: Epsilon, format: video, language: la, url: "https://example.org/2"}}
  r3: {{title: Zeta, format: video, level: high, url: "https://example.org/3"}}
  {last}
"""
R4 = 'r4: {title: Eta, format: video, level: high, url: "https://example.org/4"}'


def columns(text: str) -> int:
    """How many Latin letters wide a text is, about."""
    wide = {"F": 2, "W": 2}
    return sum(
        wide.get(unicodedata.east_asian_width(each), 1)
        for each in text
        if unicodedata.category(each) not in {"Cf", "Mn"}
    )


@cache
def small(language: str) -> dict[str, str]:
    texts = yaml.safe_load(page_file(language).read_text("utf-8"))
    return {
        f"{key}.{name}": text
        for key in SMALL
        for name, text in (texts[key] if isinstance(texts[key], dict) else {"": texts[key]}).items()
    }


@pytest.mark.parametrize("file", sorted(LOCALES.glob("*/pages.yaml")), ids=lambda f: f.parent.name)
def test_words_in_small_places_are_about_as_short_as_the_french(file: Path) -> None:
    for key, text in small(file.parent.name).items():
        usual = max(columns(small("fr")[key]), columns(small("en")[key]))
        assert columns(text) <= max(1.35 * usual, usual + 5), (key, text)


def said(text: str) -> str:
    """What is sure to be printed of a text: what stands before the first thing filled in."""
    return next(before for before, *_ in Formatter().parse(text)).replace("\u202f", " ")


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").split())


@pytest.mark.parametrize("language", ["de", "es", "it", "pt"])
def test_a_booklet_has_the_words_of_its_language(language: str) -> None:
    found = spoil.reading().catalogue
    assert found is not None
    catalogue: Catalogue = replace(found, language=language)
    retitled = {id_: replace(each, title="Z") for id_, each in catalogue.resources.items()}
    old = replace(catalogue, edition="2025", resources=retitled)
    options = BuildOptions(since=since(old, catalogue))
    source = PageSource(catalogue, encode(addresses(catalogue)), options)
    _, _, pages = compose(BOOKLET, source)
    body = plain(html.unescape(re.sub("<[^>]*>", " ", pages.html.partition("<body")[2])))
    ours = words(language)
    assert (ours.language, "How to read" in body) == (language, False)
    for text in (
        *(ours.how_to_read, ours.gestures, ours.index, ours.news, ours.terminus),
        *(ours.resources(len(catalogue.resources)), ours.steps(len(catalogue.steps))),
        *(ours.since_edition.format(edition="2025"), ours["changed"]["edited"]),
        *ours["gesture_hints"].values(),
    ):
        assert plain(text) in body, text


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_publications_are_printed_and_pass_the_proof(language: str, tmp_path: Path) -> None:
    new = CATALOGUE.format(language=language, first="Beta", second="r3, r1, r4", last=R4)
    old = CATALOGUE.format(language=language, first="Beta beta", second="r3", last="")
    (tmp_path / "new.yaml").write_text(new, "utf-8")
    (tmp_path / "old.yaml").write_text(old.replace("2026-11", "2026-05"), "utf-8")
    arguments = ("new.yaml", "--all", "--since", "old.yaml", "--output", "out")
    ended = roadmap_print("build", *arguments, cwd=tmp_path, LC_ALL="C")
    assert (ended.returncode, ended.stderr) == (0, "")
    ours = words(language)
    for name, texts in {
        "booklet": (ours.terminus, ours.index, ours.news, said(ours.next_review)),
        "poster": (said(ours.also_as_at), ours["changed"]["added"], ours.on_your_phone),
        "slides": (ours.slides_how_to_read, ours.gestures, ours.newest),
        "leaflet": (ours.how_to_read_short, ours.all_steps, ours.next_step),
        "talk": (ours.your_turn,),
        "wall": (ours.each_code_opens,),
    }.items():
        printed = plain(" ".join(Pdf(tmp_path / "out" / f"{name}.pdf").texts))
        for text in texts:
            assert plain(text) in printed, (name, text)
