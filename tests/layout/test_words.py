"""Where lines may end in scripts with and without spaces."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.words import (
    HYPHEN,
    SEAM,
    hyphenation,
    join_lines,
    join_words,
    phrases_go_on,
    split_letters,
    split_words,
)

SAMPLES = {
    "th": "เรียนรู้สุขอนามัยของมือในโรงพยาบาล (5 min)",
    "ja": "この道筋は、患者と接する「すべて」の人のためのものです（1〜6）。",
    "zh": "本路线适合所有与患者打交道的人员，先打好“基础”。",
    "ko": "이 과정은 환자와 함께 일하는 모든 사람을 위한 것입니다",
    "fr": "Les soins, l’équipe & l’avant-propos",
}
NOT_FIRST, NOT_LAST = "、。」）？！ー”，", "「（“"
"""Signs that no line begins or ends with (JIS X 4051)."""
LETTERS = st.text(st.sampled_from("aé กำ้ิที่ข้นหมอ国語、。（ひ）ーア🎓👩‍⚕️️한국"), max_size=30)


@given(LETTERS, st.sampled_from([*SAMPLES]))
def test_words_are_the_whole_text(text: str, language: str) -> None:
    assert join_words(split_words(text, language)) == text
    assert "".join(split_letters(text)) == text


@given(LETTERS)
def test_no_letter_is_parted_from_its_marks(text: str) -> None:
    starts = [word[0] for joint, word in split_words(text, "th") if joint == SEAM]
    assert not any(unicodedata.category(each) == "Mn" for each in starts)
    letters = list(split_letters(text))[1:]
    assert not any(unicodedata.category(each[0]) == "Mn" for each in letters)


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_signs_stay_with_their_letters(language: str) -> None:
    words = [word for _, word in split_words(SAMPLES[language], language)]
    assert len(words) > 15
    assert not any(word[0] in NOT_FIRST for word in words)
    assert not any(word[-1] in NOT_LAST for word in words)


def test_thai_is_parted_between_words_and_not_at_spaces_alone() -> None:
    words = [word for _, word in split_words(SAMPLES["th"], "th")]
    assert "มือ" in words
    assert words[-2:] == ["(5", "min)"]


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        (
            "病院での手指衛生を学ぶためのロードマップ",
            80,
            ("病院での手指衛生を", "学ぶためのロードマップ"),
        ),
        ("人工知能を学ぶための道", 50, ("人工知能を", "学ぶための道")),
        ("消毒薬についての WHO 2024 レビュー", 60, ("消毒薬についての", "WHO 2024", "レビュー")),
    ],
)
def test_lines_of_a_japanese_title_end_where_phrases_do(
    text: str, measure: float, lines: tuple[str, ...]
) -> None:
    measurer, style = Measurer("ja"), Type("title", 20, 24)
    assert measurer.wrap(text, style, measure) == lines


@given(LETTERS, st.sampled_from([*SAMPLES]))
def test_phrases_end_between_words(text: str, language: str) -> None:
    words = split_words(text, language)
    go_on = phrases_go_on(words, language)
    assert len(go_on) == len(words)
    assert language == "ja" or not any(go_on)


@pytest.mark.parametrize("language", ["ko", "fr"])
def test_scripts_with_spaces_are_parted_there(language: str) -> None:
    text = SAMPLES[language]
    assert [word for _, word in split_words(text, language)] == text.split(" ")


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("measure", [30.0, 55.0, 200.0])
def test_lines_hold_the_text_within_their_measure(language: str, measure: float) -> None:
    style, measurer = Type("text", 12, 15), Measurer(language)
    lines = measurer.wrap(SAMPLES[language], style, measure)
    assert all(measurer.width(line, style) <= measure + 0.01 for line in lines)
    bare = "".join(lines).replace(" ", "")
    assert bare == SAMPLES[language].replace(" ", "")
    assert SEAM not in bare


def test_without_icu_letters_keep_their_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    split_words.cache_clear()
    try:
        parts = [word for _, word in split_words("ข้อมูล กำ", "th")]
        assert parts[0] == "ข้"
        assert join_words(split_words("ข้อมูล กำ", "th")) == "ข้อมูล กำ"
    finally:
        split_words.cache_clear()


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        ("de", "Grundstücksverkehrsgenehmigung", "Grund-stücks-ver-kehrs-ge-neh-mi-gung"),
        ("de-CH", "„Versicherungen“,", "„Ver-si-che-run-gen“,"),
        ("sv", "sjukvårdsrådgivningen", "sjuk-vårds-råd-giv-ning-en"),
        ("de", "Kapitel", "Kapitel"),
        ("de", "https://www.beispielhaft.example.org/", "https://www.beispielhaft.example.org/"),
        ("de", "Versicherungen2024", "Versicherungen2024"),
        ("zz", "Grundstücksverkehrsgenehmigung", "Grundstücksverkehrsgenehmigung"),
    ],
)
def test_long_words_alone_are_parted_by_syllables(language: str, word: str, parts: str) -> None:
    ends = [0, *hyphenation(word, language), len(word)]
    assert "-".join(word[start:end] for start, end in pairwise(ends)) == parts


@pytest.mark.parametrize("measure", [14.0, 18.0, 30.0, 45.0])
def test_a_word_that_is_wider_than_a_line_ends_in_hyphens(measure: float) -> None:
    text = "Das Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz lesen"
    style = Type("text", 11, 14)
    lines = Measurer("de").wrap(text, style, measure)
    assert sum(each.endswith(HYPHEN) for each in lines) >= 2
    assert max(Measurer("de").width(each, style) for each in lines) <= measure
    assert join_lines(lines) == text
    assert not any(HYPHEN in each for each in Measurer("de").wrap(text, style, 200))


@pytest.mark.slow
@pytest.mark.parametrize("measure", [-1.0, 1e-9, 0.5])
def test_a_measure_narrower_than_a_letter_has_a_line_a_letter(measure: float) -> None:
    text = "Versicherungen und"
    lines = Measurer("de").wrap(text, Type("text", 11, 14), measure)
    assert lines == tuple(text.replace(" ", ""))


def test_lines_are_joined_as_they_were_parted() -> None:
    for language, text in SAMPLES.items():
        if " " not in text or language == "fr":
            assert join_lines(Measurer(language).wrap(text, Type("text", 11, 14), 30)) == text
