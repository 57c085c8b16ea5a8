"""Another language of the pages is one file; where there is none, what is printed says so."""

import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from pdfs import Pdf, roadmap_print

from roadmap_print.i18n.languages import page_file
from roadmap_print.proof.extract import tag_tree
from roadmap_print.publications.registry import usual

ROOT = Path(__file__).parents[2]
SOUND = (ROOT / "tests/catalogues/good/english.yaml").read_text("utf-8")
ENGLISH: dict[str, Any] = yaml.safe_load(page_file("en").read_text("utf-8"))
PUBLISHED = [f"{publication}.pdf" for publication in usual()]

FINNISH = """\
title: Tekoälyn ymmärtäminen
language: fi
edition: Syksy 2026
home: https://example.org/polku
introduction: [{heading: Miksi tämä?, text: Se on tie.}]
levels: [{id: helppo, label: Helppo}, {id: vaikea, label: Vaikea}]
formats: [{id: course, label: Kurssit}, {id: video, label: Elokuvat}]
steps:
  - {title: Perusteet, objectives: [Tuntea sanat], resources: [r1, r2]}
  - {title: Syventäminen, resources: [r1, r3]}
resources:
  r1: {title: Tilastot, format: course, level: helppo, url: "https://example.org/1"}
  r2: {title: Metsä, format: video, publisher: Kustantamo, url: "https://example.org/2"}
  r3: {title: Une image, format: video, language: fr, url: "https://example.org/3"}
"""


def altered(value: Any) -> Any:  # noqa: ANN401  as YAML has it
    """A language that no one speaks: each word in capitals with an Ø before it."""
    if isinstance(value, dict):
        return {key: altered(each) for key, each in value.items()}
    return re.sub(r"(?<!\{)\b([^\W\d_]+)(?!\w*\})", lambda word: f"Ø{word[0].upper()}", value)


@pytest.fixture(scope="module")
def danish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A booklet, a poster and slides of a program that has one file more."""
    home = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", home / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in ("templates", "styles"):
        (home / name).symlink_to(ROOT / name)
    file = home / "src/roadmap_print/locales/da/pages.yaml"
    file.parent.mkdir()
    file.write_text(yaml.safe_dump(altered(ENGLISH), allow_unicode=True), "utf-8")
    (home / "roadmap.yaml").write_text(SOUND.replace("language: en-GB", "language: da-DK"), "utf-8")
    source = {"PYTHONPATH": str(home / "src")}
    ended = roadmap_print("build", "roadmap.yaml", "--output", ".", cwd=home, **source)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == "", "no warning where there are words"
    return home


def test_a_language_is_printed_by_one_file_alone(danish: Path) -> None:
    texts = " ".join(text for name in PUBLISHED for text in Pdf(danish / name).texts)
    words = altered(ENGLISH)
    for key in (
        "overview",
        "terminus",
        "this_edition",
        "levels_set",
    ):
        assert words[key] in texts, key
        assert ENGLISH[key] not in texts, key
    for each in words["gesture_hints"].values():
        assert each in texts
    assert "ØIN fransk" in texts, "the CLDR names French in Danish"
    assert any("ØQR ØCODE: " in (each or "") for each in Pdf(danish / "poster.pdf").figures)


def test_its_pages_are_tagged_in_that_language_alone(danish: Path) -> None:
    for name in PUBLISHED:
        structure = tag_tree.read((danish / name).read_bytes())
        assert structure.lang == "da-DK"
        assert {element.lang for element in structure.elements} == {"da-DK", "fr"}, name


@pytest.fixture(scope="module")
def finnish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in a language without a file, compared with an older edition."""
    folder = tmp_path_factory.mktemp("finnish")
    older = re.sub(r"  r2: .*\n", "", FINNISH).replace("r1, r2", "r1").replace("Syksy", "Kevät")
    (folder / "older.yaml").write_text(older.replace("title: Tekoälyn ", "title: "), "utf-8")
    (folder / "roadmap.yaml").write_text(FINNISH, "utf-8")
    arguments = ("roadmap.yaml", "--output", ".", "--since", "older.yaml")
    ended = roadmap_print("build", *arguments, cwd=folder)
    assert ended.returncode == 0, ended.stderr
    assert "roadmap.yaml:2:11: warning: language: our own words" in ended.stderr
    return folder


def languages_of_texts(file: Path) -> dict[str, set[str]]:
    """Which language each text of a PDF is tagged with, and each picture's."""
    structure, found = tag_tree.read(file.read_bytes()), defaultdict(set)
    document = pypdfium2.PdfDocument(file)
    texts: dict[tuple[int, int], str] = defaultdict(str)
    for number, page in enumerate(document, start=1):
        kinds, read = (pdfium.FPDF_PAGEOBJ_TEXT,), page.get_textpage()
        for item in page.get_objects(filter=kinds, textpage=read):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
            texts[number, mark] += item.extract()
    for content in structure.contents:
        element = structure.elements[content.element]
        text = texts.get((content.page, content.mark), element.alt)
        found[" ".join(text.split())].add(element.lang)
    return dict(found)


@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLISHED)
def test_our_own_words_are_tagged_as_english_and_the_catalogues_as_theirs(
    finnish: Path, name: str
) -> None:
    found = languages_of_texts(finnish / name)
    ours = {text for value in ENGLISH.values() for text in _texts(value) if len(text) > 2}
    printed = {text: languages for text, languages in found.items() if text in ours}
    sentences = {
        text: each for text, each in found.items() if text.startswith(("QR code", "Level"))
    }
    assert len(printed) >= (1 if name == "poster.pdf" else 5)
    assert len(sentences) > 3
    told = {**printed, **sentences}
    assert {text: each for text, each in told.items() if each != {"en"}} == {}
    for text in ("Perusteet", "Syventäminen", "Tilastot", "Kurssit", "Helppo", "Tuntea sanat"):
        assert found.get(text, {"fi"}) == {"fi"}, text
    assert found["Une image"] == {"fr"}


@pytest.mark.slow
def test_what_is_new_is_tagged_too(finnish: Path) -> None:
    booklet = languages_of_texts(finnish / "booklet.pdf")
    for text in ("What is new", "New", "Changed", "Title and imprint", "title changed"):
        assert booklet[text] == {"en"}, text
    assert booklet["Metsä"] == {"fi"}


@pytest.mark.slow
def test_no_english_stands_amid_the_catalogues_texts(finnish: Path) -> None:
    assert any("ranska" in text.casefold() for text in languages_of_texts(finnish / "booklet.pdf"))


@pytest.mark.parametrize(
    ("language", "warnings"), [("fi", 1), ("fry", 1), ("fr-CA", 0), ("pt-BR", 0)]
)
def test_check_warns_of_a_language_without_words(
    language: str, warnings: int, tmp_path: Path
) -> None:
    (tmp_path / "roadmap.yaml").write_text(FINNISH.replace(": fi", f": {language}"), "utf-8")
    ended = roadmap_print("check", "roadmap.yaml", cwd=tmp_path, LC_ALL="C")
    assert ended.returncode == 0
    told = ended.stdout + ended.stderr
    assert told.count(f"locales/{language}/pages.yaml") == warnings


def _texts(value: str | dict[str, str]) -> list[str]:
    return list(value.values()) if isinstance(value, dict) else [value]
