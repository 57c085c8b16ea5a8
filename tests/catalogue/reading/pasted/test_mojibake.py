"""Texts read in another encoding are put right, and those that only look odd are left alone."""

from __future__ import annotations

import pytest

from roadmap_print.catalogue.reading.pasted.mojibake import spoilt, word_of_bytes

FRENCH = [
    "Santé",
    "à la carte, déjà",
    "L’été à l’hôpital",
    "Cœur et œuvre",
    "Ça ira…",
    "50 €",
    "n° 5",
]
OTHERS = ["Ünïcode", "Corazón", "Привет мир", "Ελληνικά", "“Hé", "😀 ok", "Straße", "Łódź"]


@pytest.mark.parametrize("text", [*FRENCH, *OTHERS])
@pytest.mark.parametrize("times", [1, 2])
def test_what_windows_made_of_it_is_undone(text: str, times: int) -> None:
    bad = text
    try:
        for _ in range(times):
            bad = bad.encode().decode("cp1252")
    except UnicodeDecodeError:
        pytest.skip("Windows has no character for one of its bytes")
    found = spoilt(bad)
    assert found
    assert found.text == text


@pytest.mark.parametrize("codec", ["mac_roman", "cp850"])
@pytest.mark.parametrize("text", FRENCH[:4])
def test_what_a_mac_or_dos_made_of_it_is_undone(text: str, codec: str) -> None:
    found = spoilt(text.encode().decode(codec))
    assert found
    assert found.text.replace("‚Äô", "’") == text


def test_a_no_break_space_that_became_one_is_undone() -> None:
    found = spoilt("Ã la santÃ©")
    assert found
    assert found.text == "à la santé"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ã\xa0 la carte", "à la carte"),
        ("De A Ã\xa0 Z", "De A à Z"),
        ("Î±-synuclÃ©ine", "α-synucléine"),
    ],
)
def test_what_proves_nothing_by_itself_is_undone(text: str, right: str) -> None:
    assert (found := spoilt(text))
    assert found.text == right


@pytest.mark.parametrize("word", ["Été", "Œdème", "L’hôpital", "Straße", "€", "Привет", "🙂"])
def test_a_word_of_bytes_is_put_together(word: str) -> None:
    assert word_of_bytes(word.encode().decode("latin-1")) == word
    assert word_of_bytes(word) is None


def test_the_first_word_is_named() -> None:
    assert (found := spoilt("Le mot santÃ© et lâ€™autre"))
    assert found[:2] == ("santÃ©", "santé")


@pytest.mark.parametrize(
    "text",
    [
        *("Santé", "« CAFÉ» et «SANTÉ»", "LA SANTÉ\xa0!", "MANHÃ», AMANHÃ\xa0: ÂME", "„Ä“ und „Å“"),
        *("santé\xa0»", "bâ\xa0»", "√π, √2", "Ô\xa0!", "naïveté", "Ø 5", "×2 ×3", "À », Ù\xa0»"),
        *("ÅÄÖ ÇÖÄ", "5 Å°", "¬p ∧ ¬q", "Привет", "日本語", "ÎLE Ï", "plain", "½ ¼", "Ærø’s"),
        *("MANHÃ\xa0: Ã", "SÃO JOÃO", "IRMÃ, NÃO", "Δ\xa0«a»"),
    ],
)
def test_what_is_meant_is_left_alone(text: str) -> None:
    assert spoilt(text) is None
