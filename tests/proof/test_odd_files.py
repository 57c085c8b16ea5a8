"""Odd texts that are sound: their pages are right, and nothing is told of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.markdown import blocks
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.problems import Severity
from roadmap_print.proof import proofread
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication, usual


def catalogue(text: str) -> dict[str, Any]:
    """Return a catalogue that has a text wherever one may stand."""
    work = {"authors": [text, "Doe J"], "journal": text, "year": "2024", "volume": text}
    return {
        "title": text,
        "subtitle": text,
        "language": "fr",
        "edition": text,
        "publisher": {"name": text},
        "introduction": [{"heading": text, "text": text}, {"heading": "Deux", "text": "Voilà."}],
        "levels": [{"id": "easy", "label": text}, {"id": "hard", "label": "B"}],
        "formats": [{"id": "course", "label": text}, {"id": "video", "label": "Vidéos"}],
        "steps": [
            {"title": text, "objectives": [text], "resources": ["a", "b"]},
            {"title": "Deux", "headings": {"video": text}, "resources": ["b"]},
        ],
        "resources": {
            "a": resource("1", title=text, level="easy", publisher=text, note=text, duration=text),
            "b": resource("2", title="Autre", reference={**work, "issue": text, "pages": text}),
        },
    }


def resource(name: str, **keys: object) -> dict[str, Any]:
    return {"format": "course", "url": f"https://example.org/{name}", **keys}


def told(made: dict[str, Any], publication: Publication, folder: Path) -> list[str]:
    """Print a catalogue, and return the errors that the proof tells."""
    path = folder / "roadmap.yaml"
    path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    reading = read(path)
    assert reading.catalogue is not None, reading.problems
    codes = encode(addresses(reading.catalogue))
    pdf = make(publication, PageSource(reading.catalogue, codes, BuildOptions(), reading.logo)).pdf
    report = proofread.read(
        pdf, OutputFile(publication), reading.catalogue, reading.positions, file="f"
    )
    return [each.message for each in report.problems if each.severity is Severity.ERROR]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "publication"),
    [
        pytest.param("a\u200eb \u2060c \u180e", POSTER, id="signs that draw nothing"),
        pytest.param("a\U0001e001 b", SLIDES, id="a bookmark with a box"),
        pytest.param("aالعربية", BOOKLET, id="brackets among Arabic letters"),
        pytest.param("עברית", BOOKLET, id="a citation among Hebrew letters"),
        pytest.param("مقدمة في الاصطناعي (2)", SLIDES, id="Arabic words, a ligature, a figure"),
        pytest.param("10⁻³ et p‑q", BOOKLET, id="dashes drawn by themselves"),
        pytest.param(
            "Ångström A\u030angstro\u0308m " * 5, SLIDES, id="accents apart, as macOS writes"
        ),
        pytest.param("Donaudampfschiff" * 9, BOOKLET, id="a word wider than the measure"),
        pytest.param("a𝔘", POSTER, id="wide letters of other fonts"),
        pytest.param("ae\u0301\u0302\u0303", POSTER, id="accents upon accents"),
    ],
)
def test_an_odd_text_is_no_fault(text: str, publication: Publication, tmp_path: Path) -> None:
    assert told(catalogue(text), publication, tmp_path) == []


@pytest.mark.slow
def test_much_may_stand_between_a_title_and_its_address(tmp_path: Path) -> None:
    made = catalogue("Ici")
    long = dict.fromkeys(("publisher", "duration"), "Une longue mention " * 10)
    made["resources"]["a"] |= {"title": "Seule", **long}
    assert told(made, SLIDES, tmp_path) == []


INTRODUCTIONS = {
    "numbers": "7. sept\n\n8. huit\n\n   et demi\n9. neuf\n   - dix\n",
    "hard breaks": "\\\n".join(["ligne"] * 30),
    "code": "```\n" + "a = 1\n" * 30 + "```\n",
    "lists in lists": "- a\n" + "  - b\n" * 20,
    "links over two lines": "Voir <https://www.exemple.org/un-forum> et " * 20,
    "pictures": "![une image](https://example.org/a.png) [b](mailto:a@b.c)",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", INTRODUCTIONS.values(), ids=INTRODUCTIONS.keys())
def test_an_introduction_takes_the_pages_that_were_laid_out(text: str, tmp_path: Path) -> None:
    introduction = [{"heading": "Un", "text": text}, {"heading": "Deux", "text": "Et puis. " * 99}]
    assert told(catalogue("Ici") | {"introduction": introduction}, BOOKLET, tmp_path) == []


def test_a_list_counts_on() -> None:
    found = blocks("7. a\n7. b\n   1. c\n\n8. d\n", "fr")
    assert [block.inside[-1].number for block in found] == ["7.", "8.", "1.", "9."]


@pytest.mark.slow
def test_a_title_may_grow_by_its_typography(tmp_path: Path) -> None:
    made = catalogue("Ici")
    made["introduction"][0]["heading"] = ("Quoi; " * 83).strip()
    assert told(made, BOOKLET, tmp_path) == []


@pytest.mark.slow
def test_what_is_higher_than_a_page_goes_on(tmp_path: Path) -> None:
    introduction = [{"heading": "Un", "text": "Et puis. " * 600}]
    made = catalogue("Ici") | {"introduction": introduction}
    made["steps"][0]["objectives"] = ["Savoir encore autre chose. " * 15] * 12
    assert told(made, BOOKLET, tmp_path) == []


@pytest.mark.slow
def test_equal_titles_in_a_step_are_no_fault(tmp_path: Path) -> None:
    made = catalogue("Ici")
    made["resources"] = {name: resource(name, title="Ici", publisher="P") for name in "abc"}
    made["steps"][0]["resources"] = ["a", "b", "c"]
    assert told(made, BOOKLET, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("publication", usual())
def test_the_newest_edition_may_be_at_the_address_of_a_resource(
    publication: Publication, tmp_path: Path
) -> None:
    made = catalogue("Ici")
    made["home"] = made["resources"]["a"]["url"] = "https://artificialintelligenceact.eu/the-act/"
    assert told(made, publication, tmp_path) == []


@pytest.mark.slow
def test_a_host_wider_than_the_code_of_home_is_printed(tmp_path: Path) -> None:
    made = catalogue("Ici")
    made["home"] = "https://artificialintelligenceact.eu/the-act/"
    assert told(made, POSTER, tmp_path) == []


@pytest.mark.slow
def test_what_a_logo_says_is_a_picture_s(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">'
        '<g opacity=".8"><rect width="40" height="40" fill="#035"/>'
        '<text x="45" y="25" font-size="14">CHU</text></g>'
        '<text x="45" y="38" font-size="4" fill="#999">depuis 1900</text></svg>'
    )
    made = catalogue("Ici")
    made["publisher"]["logo"] = logo.name
    assert told(made, BOOKLET, tmp_path) == []


@pytest.mark.slow
def test_a_doi_may_hold_any_sign(tmp_path: Path) -> None:
    made = catalogue("Ici")
    made["resources"]["b"]["reference"]["doi"] = "10.1000/a_(b)<c>::d;e%25#f"
    assert told(made, BOOKLET, tmp_path) == []


def test_the_note_on_levels_may_be_wider_than_their_names(tmp_path: Path) -> None:
    made = catalogue("Ici")
    made["levels"] = [{"id": "easy", "label": "1"}]
    made["formats"] = [{"id": each["id"], "label": "F"} for each in made["formats"]]
    assert told(made, POSTER, tmp_path) == []


@pytest.mark.slow
def test_a_station_keeps_clear_of_the_legend_above_it(tmp_path: Path) -> None:
    titles = [
        *("Τεχνητή νοημοσύνη και υγεία", "IA & santé 🎓👩‍⚕️", "Un titre qui finit par un tiret-"),
        "Voir https://example.org/a_b?c=d&e=f pour la suite",
    ]
    resources = {
        f"{name}{number}": resource(
            f"{name}{number}", title=title, publisher="P" if name == "b" else title, level="easy"
        )
        for number, title in enumerate(titles)
        for name in "abc"
    }
    made = {
        "title": titles[0],
        "language": "fr",
        "edition": "2026",
        "formats": [{"id": "course", "label": "Cours"}, {"id": "video", "label": "Vidéos"}],
        "levels": [{"id": "easy", "label": "Facile"}],
        "steps": [
            {"title": title, "objectives": [title], "resources": [f"{c}{number}" for c in "abc"]}
            for number, title in enumerate(titles)
        ],
        "resources": {
            key: {**each, "format": "video" if key[0] == "c" else "course"}
            for key, each in resources.items()
        },
    }
    assert told(made, POSTER, tmp_path) == []
