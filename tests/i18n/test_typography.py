from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from roadmap_print.i18n.typography import _RANKED, _UNITS, RULES, quotation_pairs, typeset

NO_BREAK = "\u00a0"
NARROW = "\u202f"

FRENCH = {
    "Que faut-il apprendre ?": f"Que faut-il apprendre{NARROW}?",
    "Que faut-il apprendre?": f"Que faut-il apprendre{NARROW}?",
    "Vraiment ?!": f"Vraiment{NARROW}?!",
    "un ; deux": f"un{NARROW}; deux",
    "Objectif IA : un projet": f"Objectif IA{NO_BREAK}: un projet",
    "Objectif IA: un projet": f"Objectif IA{NO_BREAK}: un projet",
    "Formats :": f"Formats{NO_BREAK}:",
    "« agir ! »": f"«{NO_BREAK}agir{NARROW}!{NO_BREAK}»",
    "«agir»": f"«{NO_BREAK}agir{NO_BREAK}»",
    'le "machine learning" ici': f"le «{NO_BREAK}machine learning{NO_BREAK}» ici",
    "l'IA aujourd'hui": "l’IA aujourd’hui",
    '"dit "oui" ici"': f"«{NO_BREAK}dit «{NO_BREAK}oui{NO_BREAK}» ici{NO_BREAK}»",
    'un écran de 5" ici': 'un écran de 5" ici',
    'd\'"IA"': f"d’«{NO_BREAK}IA{NO_BREAK}»",
    "deep learning...": "deep learning…",
    "Et après...?": f"Et après…{NARROW}?",
    "en 17 min": f"en 17{NO_BREAK}min",
    "27 % des 10 h": f"27{NO_BREAK}% des 10{NO_BREAK}h",
    "N° 4": f"N°{NO_BREAK}4",
    "n° 4 et n°5": f"n°{NO_BREAK}4 et n°{NO_BREAK}5",
    "voir p. 12": f"voir p.{NO_BREAK}12",
    "250 000 dossiers": f"250{NO_BREAK}000 dossiers",
    "1 000 000 d'actes": f"1{NO_BREAK}000{NO_BREAK}000 d’actes",
    "70 000 000 000 de jetons": f"70{NO_BREAK}000{NO_BREAK}000{NO_BREAK}000 de jetons",
    "de 1 000 à 12 000": f"de 1{NO_BREAK}000 à 12{NO_BREAK}000",
    "au 1/10 000 (1:10 000)": f"au 1/10{NO_BREAK}000 (1:10{NO_BREAK}000)",
    "20 000 €, 45 k€": f"20{NO_BREAK}000{NO_BREAK}€, 45{NO_BREAK}k€",
    "12,5 millions d'euros": f"12,5{NO_BREAK}millions d’euros",
    "2 000 kbit/s, 5 mg/L": f"2{NO_BREAK}000{NO_BREAK}kbit/s, 5{NO_BREAK}mg/L",
    "130 km/h, 20 m², 37 °C": f"130{NO_BREAK}km/h, 20{NO_BREAK}m², 37{NO_BREAK}°C",
    " % d'un nombre en gras": f"{NO_BREAK}% d’un nombre en gras",
    "1 h 30 min 20 s": f"1{NO_BREAK}h{NO_BREAK}30{NO_BREAK}min{NO_BREAK}20{NO_BREAK}s",
    "le 1er mars 2026": f"le 1er{NO_BREAK}mars 2026",
    "un score ≥ 80 %": f"un score ≥{NO_BREAK}80{NO_BREAK}%",
    "01 23 45 67 89": NO_BREAK.join(["01", "23", "45", "67", "89"]),
    "+33 1 23 45 67 89": f"+33 1{NO_BREAK}23{NO_BREAK}45{NO_BREAK}67{NO_BREAK}89",
    "de Louis XIV à Charles X": f"de Louis{NO_BREAK}XIV à Charles{NO_BREAK}X",
    "Napoléon Ier, François Ier.": f"Napoléon{NO_BREAK}Ier, François{NO_BREAK}Ier.",
    "un essai de phase II": f"un essai de phase{NO_BREAK}II",
    "au XIXe siècle, 2e édition": f"au{NO_BREAK}XIXe{NO_BREAK}siècle, 2e{NO_BREAK}édition",
    "la Ve République": f"la{NO_BREAK}Ve{NO_BREAK}République",
    "n°s 4 et § 2": f"n°s{NO_BREAK}4 et §{NO_BREAK}2",
    "pp. 3, art. 4, fig. 5": f"pp.{NO_BREAK}3, art.{NO_BREAK}4, fig.{NO_BREAK}5",
    "Tab. 6, t. II": f"Tab.{NO_BREAK}6, t.{NO_BREAK}II",
    "chap. IV, Vol. 3": f"chap.{NO_BREAK}IV, Vol.{NO_BREAK}3",
    "M. le Dr Martin, Mme Curie": f"M.{NO_BREAK}le Dr{NO_BREAK}Martin, Mme{NO_BREAK}Curie",
    " : suite d’un mot en gras": f"{NO_BREAK}: suite d’un mot en gras",
    "Voir https://a.fr/x?y=1 : oui": f"Voir https://a.fr/x?y=1{NO_BREAK}: oui",
    "(https://a.fr) ?": f"(https://a.fr){NARROW}?",
    '"https://a.fr/x"': f"«{NO_BREAK}https://a.fr/x{NO_BREAK}»",
}

UNITS = (
    *("%", "‰", "€", "k€", "M€", "Md€", "$", "£", "¥", "euro", "euros", "dollar", "dollars"),
    *("franc", "francs", "million", "millions", "milliard", "milliards"),
    *("s", "µs", "ms", "ns", "min", "minute", "minutes", "h", "heure", "heures"),
    *("jour", "jours", "semaine", "semaines", "mois", "an", "ans"),
    *("m", "km", "cm", "mm", "µm", "nm", "m²", "m³", "km²", "cm³", "ha"),
    *("g", "kg", "mg", "µg", "ng", "l", "L", "ml", "mL", "cl", "cL", "dl", "dL", "µl", "µL"),
    *("mmol", "mol", "UI", "°", "°C", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "TW"),
    *("Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "Pa", "kPa", "mmHg", "dB", "ppm"),
    *("octet", "octets", "ko", "Mo", "Go", "To", "Po", "bit", "bits", "kbit", "Mbit", "Gbit"),
    *("Tbits", "pt", "px", "page", "pages"),
)
RANKED = (
    *("siècle", "siècles", "millénaire", "millénaires", "République", "édition"),
    *("arrondissement", "étape", "partie", "chapitre", "tome", "acte", "année", "semestre"),
    *("trimestre", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
ABBREVIATIONS = ("p", "P", "pp", "art", "Art", "chap", "fig", "Fig", "tab", "vol", "Vol", "t", "T")
PEOPLE = ("M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Dre", "Pr", "Pre", "Mgr")
TENS, ONES = ("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = [ten + one for ten in TENS for one in ONES if ten + one]

LEFT_ALONE = [
    "https://www.youtube.com/watch?v=P8ERBy91Y90&t=395s",
    "https://exemple.fr/a:b;c!d?e='f'...g",
    "www.exemple.fr/?q=l'ia",
    "exemple.fr/page?id=8;x=1",
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "doi:10.14744/AnatolJCardiol.2019.28661",
    "o'neil.d'arc@exemple.fr",
    "10:30",
    "à 10:30 et 3:1, en 16:9",
    "std::vector, s41746-024-01196-4, urn:isbn:978",
    "`l'if x: print('?')...`",
    "../x et x/... et 1...5 et ....",
    "(!) et [?]",
    "ratio 3:1",
    "une note :)",
    "5'30\"",
    "2019;22(Suppl 2):8-9",
    "en 2026 100 personnes",
    "COVID-19 500 malades, CO2 400 fois",
    "12 3456, 1234 567, 12 34",
    "https://exemple.fr/10%20000/Louis%20XIV",
    "`10 000 € pour Louis XIV`",
    "Ces 3 s’y perdent, 2 m’ont dit",
    "apprendre le ML, un CV, un CD, à I/O",
    "un monsieur Dr, la partie d’Ivan",
    "",
]

ENGLISH = {
    "It's here...": "It’s here…",
    'the "big" one': "the “big” one",
    "the 'big' one": "the ‘big’ one",
    "authors' work in the '90s and 1980's": "authors’ work in the ’90s and 1980’s",
    "('Why?')": "(‘Why?’)",
    "What is this?": "What is this?",
    "Research: a Tutorial": "Research: a Tutorial",
}

QUOTED = {
    "de": ('die "grüne" Zone, gibt\'s...', "die „grüne“ Zone, gibt’s…"),
    "es": ('¿la "zona" verde?', "¿la «zona» verde?"),
    "it": ('l\'attività "verde"', "l’attività «verde»"),
    "nl": ('foto\'s en "bronnen"', "foto’s en ‘bronnen’"),
    "pl": ('"krok" drugi', "„krok” drugi"),
    "sv": ('ett "steg"', "ett ”steg”"),
    "ru": ('"шаг" (второй)', "«шаг» (второй)"),
    "uk": ('п\'ятий "крок"', "п’ятий «крок»"),
    "ar": ('خطوة "أولى"', "خطوة «أولى»"),
    "he": ('דו"ח על "צעד"', 'דו"ח על ”צעד”'),
    "hi": ('यह "चरण" है', "यह “चरण” है"),
    "ja": ('これは"手順"です', "これは「手順」です"),
    "zh": ('这是"步骤"吗', "这是“步骤”吗"),
    "zh-Hant": ('這是"步驟"嗎', "這是「步驟」嗎"),
    "ko": ('이 "단계"는', "이 “단계”는"),
}
LANGUAGES = st.sampled_from([*RULES, "fi"])
MARKS = st.sampled_from("aÉ'’\"«»“”‘?!;:…. ()[]-/`n°p@&%\n\u00a0\u202f\ue000")
PIECES = st.sampled_from(
    [
        "...",
        "12",
        " min",
        " 000",
        " €",
        "h 30",
        "Louis XIV",
        "1er mars",
        "Ve ",
        "01 23 45 67 89",
        "https://a.fr/b",
        "www.a.fr",
        "10.1000/a",
        "a@b.fr",
        "n° ",
        "p. ",
    ]
)
TEXTS = st.text() | st.lists(MARKS | PIECES, max_size=14).map("".join)
PATHS = st.text("abcXYZ019-._~:/?#[]@!$&'()*+,;=%", max_size=30)
WORDS = st.sampled_from(["", "Voir ", "l'adresse : ", "« ", "Quoi ? ", "n° 4, "])
ENDS = st.sampled_from(["", " ?", " : suite", " »", " ; l'autre...", " !"])


def bare(text: str) -> str:
    return re.sub(r"[\s\"'’‘“”„«»「」]", "", text).replace("…", "...")


@pytest.mark.parametrize(("plain", "expected"), FRENCH.items())
def test_french(plain: str, expected: str) -> None:
    assert typeset(plain, "fr") == expected


@pytest.mark.parametrize(("table", "tried"), [(_UNITS, UNITS), (_RANKED, RANKED)])
def test_each_row_is_tried(table: str, tried: tuple[str, ...]) -> None:
    rows = table.replace("$", "\\$").split("|")
    assert [row for row in rows if not any(re.fullmatch(row, word) for word in tried)] == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_number_stays_with_its_unit(unit: str) -> None:
    assert typeset(f"en 17 {unit}, oui", "fr") == f"en 17{NO_BREAK}{unit}, oui"
    assert typeset(f"en 17 {unit}x", "fr") == f"en 17 {unit}x"


@pytest.mark.parametrize("word", ABBREVIATIONS)
def test_an_abbreviation_stays_with_its_number(word: str) -> None:
    assert typeset(f"voir {word}. 12", "fr") == f"voir {word}.{NO_BREAK}12"
    assert typeset(f"voir {word}. suivante", "fr") == f"voir {word}. suivante"


@pytest.mark.parametrize("word", RANKED)
def test_a_rank_stays_with_what_it_ranks(word: str) -> None:
    assert typeset(f"au 2e {word}", "fr") == f"au 2e{NO_BREAK}{word}"
    assert typeset(f"au XXIe {word}", "fr").endswith(f"XXIe{NO_BREAK}{word}")


@pytest.mark.parametrize("word", PEOPLE)
def test_a_title_stays_with_its_name(word: str) -> None:
    assert typeset(f"par {word} Curie", "fr") == f"par {word}{NO_BREAK}Curie"


@pytest.mark.parametrize("number", ROMAN)
def test_a_king_stays_with_his_number(number: str) -> None:
    assert typeset(f"Louis {number} régna", "fr") == f"Louis{NO_BREAK}{number} régna"


@pytest.mark.parametrize(("plain", "expected"), ENGLISH.items())
def test_english(plain: str, expected: str) -> None:
    assert typeset(plain, "en") == expected


@pytest.mark.parametrize("language", QUOTED)
def test_each_language_has_its_quotation_marks(language: str) -> None:
    plain, printed = QUOTED[language]
    assert typeset(plain, language) == printed


def test_pairs_to_count_by_mean_one_thing_each() -> None:
    assert quotation_pairs("fr-CA") == (("«", "»"), ("“", "”"))
    assert quotation_pairs("de") == (("„", "“"), ("«", "»"))
    assert quotation_pairs("nl") == (("«", "»"), ("“", "”")), "’ is an apostrophe too"
    assert quotation_pairs("la") == (("“", "”"), ("«", "»"))


def test_no_space_before_a_mark_but_in_french() -> None:
    for language in RULES.keys() - {"fr"}:
        assert typeset("A: b; c? D!", language) == "A: b; c? D!"


def test_an_inch_is_no_quotation_where_words_have_no_spaces() -> None:
    assert typeset('画面は5"または7"', "ja") == '画面は5"または7"'


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_not_french_prose_is_left_alone(text: str) -> None:
    assert typeset(text, "fr") == text


def test_a_language_without_rules_is_left_alone() -> None:
    assert typeset('Mitä ? "Se" on\'s...', "fi") == 'Mitä ? "Se" on\'s...'


def test_numbers_in_other_languages_are_left_alone() -> None:
    text = "10 000 patients, 20 000 €, Louis XIV, 5 %, fig. 3"
    assert typeset(text, "de") == typeset(text, "en") == text


def test_a_region_has_the_rules_of_its_language() -> None:
    assert typeset("Quoi ?", "FR-be") == f"Quoi{NARROW}?"


@pytest.mark.slow
@given(TEXTS, LANGUAGES)
@example('"a "b" c"', "fr")
@example('"0 "0""', "fr")
@example("«?»", "fr")
@example("\ue000`'`", "en")
def test_doing_it_again_changes_nothing(text: str, language: str) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once


@pytest.mark.slow
@given(TEXTS, LANGUAGES)
def test_only_spaces_and_quotation_marks_change(text: str, language: str) -> None:
    assert bare(typeset(text, language)) == bare(text)


@pytest.mark.slow
@given(TEXTS, LANGUAGES)
def test_no_hyphen_is_made(text: str, language: str) -> None:
    made = typeset(text, language)
    assert [made.count(mark) for mark in "-‑–—"] == [text.count(mark) for mark in "-‑–—"]


@pytest.mark.slow
@given(
    WORDS, st.sampled_from(["https://a.fr/", "ftp://a.fr/?", "www.a.fr/", "10.1000/"]), PATHS, ENDS
)
def test_an_address_and_a_doi_come_out_as_they_were(
    before: str, start: str, path: str, after: str
) -> None:
    for language in RULES:
        assert start + path in typeset(f"{before}{start}{path}{after}", language)


@pytest.mark.slow
@given(WORDS, st.emails(), ENDS)
def test_an_email_comes_out_as_it_was(before: str, email: str, after: str) -> None:
    plain = re.sub(r"[^\w.+%'@-]", "x", email)
    for language in RULES:
        assert plain in typeset(f"{before}{plain}{after}", language)


@given(st.integers(0, 23), st.integers(0, 59))
def test_times_and_ratios_come_out_as_they_were(left: int, right: int) -> None:
    for pair in (f"{left}:{right:02}", f"{left}:{right}"):
        assert pair in typeset(f"À {pair} : l'{pair} ?", "fr")


@pytest.mark.parametrize(
    "run", [" ", "a", '"', "a.", "« ", "a' ", '"a ', "10.", "1 ", "1 000 ", "II "]
)
def test_a_long_text_takes_no_longer_than_its_length(run: str) -> None:
    start = process_time()
    typeset(run * 30_000, "fr")
    assert process_time() - start < 1


def test_every_text_of_the_roadmap_keeps_its_addresses_and_words() -> None:
    path = Path(__file__).parents[2] / "tests/catalogues/roadmap.yaml"
    catalogue = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    for resource in catalogue["resources"].values():
        assert typeset(resource["url"], "fr") == resource["url"]
        assert bare(typeset(resource["title"], "fr")) == bare(resource["title"])
