from __future__ import annotations

from dataclasses import dataclass, fields
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError

from roadmap_print.i18n.page_words import ENGLISH, FRENCH, Noun, Words, words
from roadmap_print.i18n.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = [field.name for field in fields(Words)]


@dataclass(frozen=True)
class Kind:
    label: str
    id: str = "x"


@dataclass(frozen=True)
class Group:
    kind: Kind
    entries: tuple[Kind, ...]


@dataclass(frozen=True)
class Edition:
    edition: str | None = None
    publisher: str | None = None
    contact: tuple[str, ...] = ()
    levels: tuple[Kind, ...] = ()
    stations: tuple[Kind, ...] = ()
    entries: tuple[Kind, ...] = ()
    mark: str = ""


def texts(value: object) -> Iterator[str]:
    """Every text in a word, whatever holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)


def placeholders(value: object) -> list[set[str]]:
    return [{name for _, name, _, _ in Formatter().parse(t) if name} for t in texts(value)]


def test_there_are_words_to_test() -> None:
    assert len(NAMES) > 40
    assert sum(1 for name in NAMES for _ in texts(getattr(FRENCH, name))) > 60


@pytest.mark.parametrize("name", NAMES)
def test_a_word_says_something_and_takes_the_same_in_both_languages(name: str) -> None:
    french, english = getattr(FRENCH, name), getattr(ENGLISH, name)
    assert all(text.strip() for language in (french, english) for text in texts(language))
    assert placeholders(french) == placeholders(english)
    if isinstance(french, dict):
        assert list(french) == list(english)


@pytest.mark.parametrize("name", NAMES)
def test_a_word_is_typographically_right_as_it_stands(name: str) -> None:
    for language in (FRENCH, ENGLISH):
        for text in texts(getattr(language, name)):
            assert typeset(text, language.language) == text
            assert "'" not in text


def test_french_for_french_and_english_for_all_others() -> None:
    assert words("fr") is words("FR-be") is FRENCH
    assert words("en-GB") is words("de") is words("frr") is ENGLISH


def test_sentences_are_filled_in_and_braces_in_a_title_are_text() -> None:
    assert FRENCH.open("Qui a peur\u202f?") == "Ouvrir\u00a0: Qui a peur\u202f?"
    assert FRENCH.go_to("Les enjeux") == "Aller à\u00a0: Les enjeux"
    assert FRENCH.code_of("{x}", "cnil.fr") == "Code QR\u00a0: {x} (cnil.fr)"
    assert FRENCH.level_of("Découverte") == "Niveau\u00a0: Découverte"


def test_languages_are_named_and_an_unknown_one_by_its_code() -> None:
    assert FRENCH.in_language("en") == "en anglais"
    assert FRENCH.in_language("pt-BR") == "en portugais"
    assert ENGLISH.in_language("FR") == "in French"
    assert FRENCH.in_language("tlh") == "tlh"


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0\u00a0ressource", "0\u00a0resources"),
        (1, "1\u00a0ressource", "1\u00a0resource"),
        (2, "2\u00a0ressources", "2\u00a0resources"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, french: str, english: str) -> None:
    assert FRENCH.resources(number) == french
    assert ENGLISH.resources(number) == english


def test_counts_by_format_follow_the_label() -> None:
    groups = [Group(Kind("Cours en ligne"), (Kind("a"),) * 4), Group(Kind("Vidéos"), (Kind("b"),))]
    assert FRENCH.counts(groups) == "Cours en ligne\u00a04\u00a0· Vidéos\u00a01"
    assert not FRENCH.counts([])


def test_the_colophon_tells_of_the_edition() -> None:
    entries = (Kind("a", "1"), Kind("a", "1"), Kind("b", "2"))
    edition = Edition("Mai 2026", "CHU", ("https://a.fr",), entries, entries[:1], entries)
    parts = dict(FRENCH.colophon_parts(edition))
    assert (
        parts["L’édition"][0].replace("\u00a0", " ")
        == "Mai 2026 · 1 étape · 3 arrêts · 2 ressources"
    )
    assert parts["Publié par"] == ("CHU", "https://a.fr")
    assert parts["Les niveaux"] == ("Niveaux proposés par la rédaction.",)


def test_a_language_as_a_sentence_begins_with_a_capital() -> None:
    assert FRENCH.sentence_in("en-GB") == "En anglais"
    assert ENGLISH.sentence_in("fr") == "In French"
    assert FRENCH.sentence_in("tlh") == "tlh"


def test_the_colophon_is_silent_on_what_is_not_known() -> None:
    names = [name for name, _ in FRENCH.colophon_parts(Edition())]
    assert names == ["L’édition", "La composition"]


def test_a_word_that_does_not_exist_fails_in_a_template() -> None:
    page = Environment(undefined=StrictUndefined, autoescape=True).from_string("{{ words.absent }}")
    with pytest.raises(UndefinedError):
        page.render(words=FRENCH)


def test_a_noun_has_two_forms() -> None:
    assert all(isinstance(getattr(FRENCH, f"{name}_noun"), Noun) for name in ("step", "stop"))
