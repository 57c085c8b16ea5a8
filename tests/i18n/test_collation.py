"""Titles in the order in which a language's readers look them up."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.i18n.collation import index_letter, sort_key

ALPHABETS = {
    "fr": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
    "sv": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Å Ä Ö",
    "nb": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Æ Ø Å",
    "es": "A B C D E F G H I J K L M N Ñ O P Q R S T U V W X Y Z",
    "et": "A B C D E F G H I J K L M N O P Q R S Š Z Ž T U V W Õ Ä Ö Ü X Y",
    "pl": "A Ą B C Ć D E Ę F G H I J K L Ł M N Ń O Ó P Q R S Ś T U V W X Y Z Ź Ż",
    "cs": "A B C Č D E F G H CH I J K L M N O P Q R Ř S Š T U V W X Y Z Ž",
    "tr": "A B C Ç D E F G Ğ H I İ J K L M N O Ö P Q R S Ş T U Ü V W X Y Z",
    "hr": "A B C Č Ć D DŽ Đ E F G H I J K L LJ M N NJ O P Q R S Š T U V W X Y Z Ž",
    "ru": "А Б В Г Д Е Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я",
    "el": "Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ Ν Ξ Ο Π Ρ Σ Τ Υ Φ Χ Ψ Ω",
    "uk": "А Б В Г Ґ Д Е Є Ж З И І Ї Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ь Ю Я",
    "sr": "А Б В Г Д Ђ Е Ж З И Ј К Л Љ М Н Њ О П Р С Т Ћ У Ф Х Ц Ч Џ Ш",
    "ro": "A Ă Â B C D E F G H I Î J K L M N O P Q R S Ș T Ț U V W X Y Z",
    "vi": "A Ă Â B C D Đ E Ê G H I K L M N O Ô Ơ P Q R S T U Ư V X Y",
    "ar": "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي",
    "fa": "آ ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
    "he": "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת",
    "hi": "अ आ इ ई उ ऊ ऋ ए ऐ ओ औ क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल व श ष स ह",
    "th": "ก ข ค ฆ ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ ฒ ณ ด ต ถ ท ธ น บ ป ผ ฝ พ ฟ ภ ม ย ร ฤ ล ว ศ ษ ส ห ฬ อ ฮ",
    "ja": "あ か さ た な は ま や ら わ",
    "zh": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
}
"""Letters under which CLDR has an index in each language (characters/exemplarCharacters)."""

ORDERED = {
    "accents count after letters": ("fr", "cote coté côte côté coter"),
    "and case after accents": ("fr", "agir Agir ägir"),
    "ligatures are two letters": ("fr", "odontologie œdème Œdème oedipe ophtalmologie zona"),
    "as is ß": ("de", "Masern Maß Masse Mast"),
    "letters with a mark are the same": ("de", "Arzt Arztbrief Ärzte Arztstuhl"),
    "but not everywhere": ("sv", "Arzt Zink Ånga Ärzte Öl"),
    "two letters may be one": ("cs", "cena hora chata igla"),
    "a tone is no letter": ("vi", "ma má mạ mă mắ mâ mậ mb"),
    "and tones have their own order": ("vi", "ma mà mả mã má mạ mố mộ"),
    "dotted and dotless": ("tr", "hasta Isparta ışık iş İzmir jilet"),
    "figures stand before letters": ("en", "2nd 12th a"),
    "Hamza is no letter": ("ar", "ابن إدارة أمان بيت"),
    "Persian’s own letters": ("fa", "آب اب بار پا تاب جام چای زرد ژاله کتاب گل لب وقت هوا یار"),
    "final letters are the same": ("he", "מים נר פה צל"),
    "a vowel before its consonant": ("th", "กะ กา ก่า กาน กำ เก เกม แก โก ไก ขา เขา มา แม่"),
    "a point below is no letter": ("hi", "कलम क़लम काम ज़मीन जल फल"),
    "kana of both kinds, long vowels": (
        "ja",
        "ABC あい いす カード がん サーバー さくら データ バナナ",
    ),
    "a voiced syllable is no letter": ("ja", "がき かん がんか"),
    "pinyin": ("zh", "阿 步骤 大学 护理 理论 手术 卫生 文 学习 医院 指南 中国"),
    "strokes have no letters": ("zh-Hant", "ABC 一 中 醫"),
    "a maqaf parts words": ("he", "אב־טיפוס אבא"),
    "syllables": ("ko", "가나 각 까치 나라 병원 손 한국"),
    "own script first": ("ru", "ежи яблоко AI zebra"),
    "and in Korean": ("ko", "한국 AI"),
    "but Latin before kana": ("ja", "AI あい 手"),
    "other scripts stand behind": ("en", "zebra Ωμέγα Яблоко עברית हिन्दी"),
}


def ascend(texts: Sequence[str], language: str) -> None:
    keys = [sort_key(each, language) for each in texts]
    for (before, one), (after, other) in pairwise(zip(texts, keys, strict=True)):
        assert one < other, (before, after)


@pytest.mark.parametrize("language", ALPHABETS)
def test_an_alphabet_is_in_its_order_and_each_letter_its_own(language: str) -> None:
    letters = ALPHABETS[language].split()
    ascend(letters, language)
    assert [index_letter(f"« {letter} »", language) for letter in letters] == letters
    for before, after in pairwise(letters):
        assert sort_key(f"{before}\uffff", language) < sort_key(after, language)


@pytest.mark.parametrize(("language", "words"), ORDERED.values(), ids=ORDERED)
def test_words_are_in_order(language: str, words: str) -> None:
    ordered = words.split()
    ascend(ordered, language)


def test_numbers_in_titles_count_and_words_end() -> None:
    titles = ["Repères", "Repères à lire", "Repères n° 6", "Repères n° 54", "Reperesse"]
    ascend(titles, "fr")


def test_what_is_not_seen_does_not_part_a_word() -> None:
    assert sort_key("sug\u00adges\u200dtion", "fr")[:3] == sort_key("suggestion", "fr")[:3]
    assert sort_key("क\u0951ल", "hi")[:2] == sort_key("कल", "hi")[:2]  # an accent of the Vedas


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("« L’Âge »", "L"),
        ("“Œuvre”", "O"),
        ("¿Qué?", "Q"),
        ("…æther", "A"),
        ("#MeToo", "M"),
        ("(2) choses", "0–9"),
        ("٣ خطوات", "0–9"),
        ("²H", "0–9"),
        ("\u200eشبكة", "ش"),
        ("ﬁche", "F"),
        ("ß", "S"),
        ("한국", "ㅎ"),
        ("까치", "ㄱ"),
        ("ㅎㅎ", "ㅎ"),
        ("がん", "か"),
        ("パン", "は"),
        ("ゃく", "や"),
        ("んだ", "わ"),
        ("手術", "漢"),
        ("เกม", "ก"),
        ("كتاب", "ک"),
        ("हिन्दी", "ह"),
        ("\u0301 a", "A"),
        ("!?", "#"),
        ("", "#"),
    ],
)
def test_the_letter_of_a_title(title: str, letter: str) -> None:
    assert index_letter(title, "fr") == letter


@pytest.mark.parametrize(
    ("title", "language", "letter"),
    [
        ("手术", "zh", "S"),
        ("AI 入门", "zh", "A"),
        ("龘", "zh", "#"),
        ("亍", "zh", "#"),
        ("手術", "zh-TW", "漢"),
        ("學習", "zh-Hant-HK", "漢"),
        ("看護", "ja", "漢"),
        ("كتاب", "ar", "ك"),
        ("آب", "fa", "آ"),
    ],
)
def test_the_letter_of_a_title_in_its_language(title: str, language: str, letter: str) -> None:
    assert index_letter(title, language) == letter


def test_pinyin_letters_begin_where_they_do() -> None:
    """The first characters of each letter in GB 2312."""
    first = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
    assert "".join(index_letter(each, "zh") for each in first) == "ABCDEFGHJKLMNOPQRSTWXYZ"


def test_letters_are_a_languages_own() -> None:
    titles = {language: index_letter("Über Ångström", language) for language in ("de", "sv", "et")}
    assert titles == {"de": "U", "sv": "Y", "et": "Ü"}
    assert index_letter("İzmir", "tr-TR") == "İ"
    assert index_letter("Isı", "tr") == "I"


@given(st.text(min_size=1, max_size=8), st.sampled_from([*ALPHABETS, "hu", "vi", "zh"]))
def test_marks_before_a_title_do_not_move_it(title: str, language: str) -> None:
    key, quoted = sort_key(title, language), sort_key(f"« \u00a0“{title}”", language)
    assert key[:3] == quoted[:3]
    assert index_letter(title, language) == index_letter(f"« {title}", language)


SCRIPTS = st.text("aBÅñя̆їآئیשםก่เกดीक़क்があーー゙ヴ漢字学龘가힣ᄀ1٣ -\u00ad", max_size=5)


@given(
    st.lists(st.text(max_size=5) | SCRIPTS, max_size=9),
    st.sampled_from([*ALPHABETS, "hu", "is", "ko", "zh-TW"]),
)
def test_what_stands_under_a_letter_stands_together(titles: list[str], language: str) -> None:
    ordered = sorted(titles, key=lambda each: sort_key(each, language))
    letters = [index_letter(each, language) for each in ordered]
    changes = [after for before, after in pairwise(letters) if after != before]
    assert len(changes) == max(0, len(set(letters)) - 1)
