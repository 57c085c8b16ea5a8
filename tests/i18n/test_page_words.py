"""The files of words: complete, right as they stand, and each key used."""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import yaml
from jinja2 import Environment, StrictUndefined, UndefinedError

from roadmap_print.catalogue.comparison.compare import ChangedThing, ChangeKind
from roadmap_print.i18n import cldr, languages, page_words
from roadmap_print.i18n.page_words import PLACEHOLDERS, Words, WordsError, words
from roadmap_print.i18n.typography import QUOTES, typeset

ROOT = Path(__file__).parents[2]
FILES = sorted(languages.LOCALES.glob("*/pages.yaml"))
TRANSLATED = [file for file in FILES if file.parent.name not in languages.message_languages()]
ENGLISH, FRENCH = words("en"), words("fr")
PLURALS = {"steps", "stops", "resources", "all_up_to_date"}
USED = re.compile(r"\b\w*words(?:\([^()]*(?:\.\w+)*\))?(?:\.(\w+)|\[\"(\w+)\"\])")
IN_WORDS = re.compile(r"\bself(?:\.texts|\._counted)?(?:\.|\[\"|\(\")(\w+)")
OURS = {name for name in vars(Words) if not name.startswith("__")} | {
    field.name for field in fields(Words)
}


def load(file: Path) -> dict[str, str | dict[str, str]]:
    return yaml.safe_load(file.read_text("utf-8"))


def texts(file: Path) -> Iterator[tuple[str, str]]:
    """Every text with its path."""
    for key, value in load(file).items():
        for inner, text in value.items() if isinstance(value, dict) else [("", value)]:
            yield f"{key}.{inner}".rstrip("."), text


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def numbers_by_plural(language: str) -> dict[str, set[int]]:
    """Numbers of things that are printed, by the category of their plural."""
    found = defaultdict(set)
    for number in range(10_000):
        found[cldr.plural_category(number, language)].add(number)
    return found


def paths(file: Path) -> set[str]:
    """The paths of all texts but the categories of plurals, which each language has its own of."""
    return {
        path.partition(".")[0] if path.split(".")[0] in PLURALS else path for path, _ in texts(file)
    }


def used_words() -> set[str]:
    """What templates and code ask of words, by the names that words go by there."""
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "src").rglob("*.py")]
    found = (USED.findall(file.read_text("utf-8")) for file in files)
    inside = IN_WORDS.findall(Path(page_words.__file__).read_text("utf-8"))
    return {name for each in found for pair in each for name in pair} | set(inside)


def test_there_are_files_and_words_to_test() -> None:
    assert {file.parent.name for file in FILES} >= {"en", "fr"}
    assert sum(1 for _ in texts(FILES[0])) > 90


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_language_has_all_keys_and_no_other(file: Path) -> None:
    assert paths(file) == paths(languages.page_file("en"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_noun_has_the_plurals_that_its_language_counts_with(file: Path) -> None:
    """Those of fractions and of millions are no numbers of ours; the file must have `other`."""
    needed = set(numbers_by_plural(file.parent.name)) | {"other"}
    for noun in PLURALS:
        assert set(load(file)[noun]) == needed, noun


@pytest.mark.parametrize("file", TRANSLATED, ids=lambda file: file.parent.name)
def test_a_translation_says_whether_a_native_speaker_has_read_it(file: Path) -> None:
    head = file.read_text("utf-8").splitlines()[1]
    assert re.fullmatch(r"# Read by a native speaker: (no|yes, .+)\.", head)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_text_says_something_and_has_the_placeholders_of_its_key(file: Path) -> None:
    plurals = numbers_by_plural(file.parent.name)
    for path, text in texts(file):
        assert text.strip(), path
        key, _, form = path.partition(".")
        told = placeholders(text)
        if key in PLURALS and len(plurals.get(form, ())) == 1:
            told.add("n")  # a form of one number alone may say it in a word
        assert told == PLACEHOLDERS.get(key, set()), path


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_text_is_typographically_right_as_it_stands(file: Path) -> None:
    for path, text in texts(file):
        assert typeset(text, file.parent.name) == text, path
        assert "'" not in text, path


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_what_our_words_quote_stands_in_the_marks_of_the_language(file: Path) -> None:
    opening, closing = QUOTES[file.parent.name]
    space = "\u00a0" if file.parent.name == "fr" else ""
    for key, name in (("since_edition", "edition"), ("formerly_titled", "title")):
        assert f"{opening}{space}{{{name}}}{space}{closing}" in load(file)[key], key


def test_each_key_is_used_and_each_that_is_used_is_there() -> None:
    used, keys = used_words(), set(load(languages.page_file("en")))
    assert len(used & keys) > 50
    assert keys - used == set()
    asked = set(
        re.findall(
            r"\bwords\.(\w+)",
            "".join(file.read_text("utf-8") for file in (ROOT / "templates").rglob("*.html")),
        )
    )
    assert asked - keys - OURS == set()


def test_kinds_of_change_and_keys_of_a_catalogue_have_words() -> None:
    assert set(ENGLISH["changed"]) == set(ChangeKind)
    assert set(ENGLISH["things"]) <= set(ChangedThing)
    assert set(ENGLISH["gesture_names"]) == set(ENGLISH["gesture_hints"])
    assert set(ENGLISH["slide_gesture_texts"]) <= set(ENGLISH["gesture_names"])


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("overview", "{titel}", "titel"),
        ("open_sentence", "Open {titel}", "titel"),
        ("steps", {"other": "{steps}"}, "steps"),
        ("page", False, "page"),
        ("parts", {"tick": None}, "parts"),
    ],
)
def test_a_file_with_another_placeholder_or_no_text_is_refused(
    key: str, text: object, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "pages.yaml"
    file.write_text(yaml.safe_dump({**load(languages.page_file("en")), key: text}), "utf-8")
    with pytest.raises(WordsError, match=said):
        page_words.read(file)


def test_a_key_that_is_not_there_is_an_error_at_once() -> None:
    with pytest.raises(AttributeError, match="absent"):
        assert FRENCH.absent
    with pytest.raises(AttributeError):
        assert FRENCH.parts
    for key in ("absent", "overview"):
        with pytest.raises(KeyError):
            assert FRENCH[key]
    page = Environment(undefined=StrictUndefined, autoescape=True).from_string("{{ words.absent }}")
    with pytest.raises(UndefinedError):
        page.render(words=FRENCH)


@pytest.mark.parametrize(
    ("tag", "language", "lang"),
    [
        ("fr", "fr", {}),
        ("FR-be", "fr", {}),
        ("zh-CN", "zh", {}),
        ("zh-Hant-HK", "zh-hant", {}),
        ("zh_TW", "zh-hant", {}),
        ("zh-Hans-TW", "zh", {}),
        ("fry", "en", {"lang": "en"}),
        ("frr", "en", {"lang": "en"}),
        ("en-GB", "en", {}),
        ("de-CH", "de", {}),
        ("fi", "en", {"lang": "en"}),
    ],
)
def test_words_are_found_by_the_primary_subtag(
    tag: str, language: str, lang: dict[str, str]
) -> None:
    assert (words(tag).language, words(tag).lang) == (language, lang)


def test_sentences_are_filled_in_and_braces_in_a_title_are_text() -> None:
    asked = FRENCH.open_sentence.format(title="Qui a peur\u202f?")
    assert asked == "Ouvrir\u00a0: Qui a peur\u202f?"
    assert FRENCH.go_to_sentence.format(title="Les enjeux") == "Aller à\u00a0: Les enjeux"
    code = FRENCH.code_sentence.format(title="{x}", domain="cnil.fr")
    assert code == "Code QR\u00a0: {x} (cnil.fr)"
    assert FRENCH.level_sentence.format(label="Découverte") == "Niveau\u00a0: Découverte"


@pytest.mark.parametrize(
    ("document", "named", "said", "sentence"),
    [
        ("fr", "en-GB", "en anglais", "En anglais"),
        ("fr", "pt-BR", "en portugais", "En portugais"),
        ("en", "FR", "in French", "In French"),
        ("fr", "tlh", "en klingon", "En klingon"),
        ("fr", "qqq", "qqq", "qqq"),
        ("de", "fr", "auf Französisch", "Auf Französisch"),
        ("zh-TW", "en", "英文", "英文"),
        ("zh-CN", "en", "英语", "英语"),
        ("fi", "en", "englanti", "Englanti"),  # no word of ours amid the catalogue's
        ("xx", "fr", "in French", "In French"),
    ],
)
def test_languages_are_named_and_an_unknown_one_by_its_code(
    document: str, named: str, said: str, sentence: str
) -> None:
    assert words(document).in_language(named) == said
    assert words(document).sentence_in(named) == sentence


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0\u00a0ressource", "0\u00a0resources"),
        (1, "1\u00a0ressource", "1\u00a0resource"),
        (2, "2\u00a0ressources", "2\u00a0resources"),
        (1_000, "1\u202f000\u00a0ressources", "1,000\u00a0resources"),
        (1_000_000, "1\u202f000\u202f000\u00a0ressources", "1,000,000\u00a0resources"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, french: str, english: str) -> None:
    assert FRENCH.resources(number) == french
    assert ENGLISH.resources(number) == english


def test_a_language_has_as_many_plurals_as_the_cldr_gives_it() -> None:
    polish = Words(
        "pl", "pl", {"steps": {"one": "{n} krok", "few": "{n} kroki", "other": "{n} k."}}
    )
    assert [polish.steps(n) for n in (1, 2, 5, 22)] == ["1 krok", "2 kroki", "5 k.", "22 kroki"]
    unknown = Words("xx", "xx", {"steps": {"one": "{n} one", "other": "{n} other"}})
    assert [unknown.steps(n) for n in (1, 1_000)] == ["1 one", "1,000 other"]  # as in English


def test_words_are_read_without_babel() -> None:
    """It takes longer to import than all words to read."""
    code = (
        "import sys; from roadmap_print.i18n.page_words import words; words('fr').overview;"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
