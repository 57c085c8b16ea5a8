"""Formats are known by their words; no two of a catalogue have the same sign."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.brand.pictogram_guess import LETTER, guess_pictograms
from roadmap_print.layout.pictograms import draw_pictogram

ROOT = Path(__file__).parents[2]
DRAWN = {path.stem for path in (ROOT / "styles" / "pictograms").glob("*.svg")}
FORMATS = {
    "Cours en ligne": "course",
    "Formations": "course",
    "Online-Kurse": "course",
    "Vidéos": "video",
    "Webinaire": "video",
    "Películas": "video",
    "Documentation": "document",
    "Fiches pratiques": "document",
    "Articles": "article",
    "Pubblicazioni": "article",
    "Livres": "book",
    "Bücher": "book",
    "Podcasts": "podcast",
    "Émissions de radio": "podcast",
    "Sites web": "website",
    "Site": "website",
    "Webseiten": "website",
    "Outils": "tool",
    "Herramientas": "tool",
    "Applications": "app",
    "Apps": "app",
    "Événements": "event",
    "Congrès": "event",
    "Jeux de données": "dataset",
    "Datasets": "dataset",
    "Jeux": "game",
    "Serious games": "game",
    "Quiz": "game",
    "Kursy": "course",
    "Książki": "book",
    "Kurser": "course",
    "Videolar": "video",
    "Μαθήματα": "course",
    "Курсы": "course",
    "Відео": "video",
    "Дані": "dataset",
    "Khóa học": "course",
    "الدروس": "course",
    "فيديوهات": "video",
    "أدوات": "tool",
    "ویدئوها": "video",
    "סרטונים": "video",
    "पाठ्यक्रम": "course",
    "วิดีโอ": "video",
    "オンライン講座": "course",
    "动画视频": "video",
    "동영상 강의": "video",
}


@pytest.mark.parametrize(("label", "name"), FORMATS.items())
def test_a_format_is_known_by_its_label(label: str, name: str) -> None:
    assert guess_pictograms([("x", label)]) == {"x": name}
    assert guess_pictograms([("x", label.upper())]) == {"x": name}


@pytest.mark.parametrize("name", sorted({*FORMATS.values()}))
def test_a_format_is_known_by_its_id_and_drawn(name: str) -> None:
    assert guess_pictograms([(name, "قراءة")]) == {name: name}
    assert name in DRAWN


def test_the_id_counts_for_more_than_the_label() -> None:
    assert guess_pictograms([("video", "Cours")]) == {"video": "video"}


def test_what_is_not_known_is_a_letter_of_its_own() -> None:
    unknown = [("a", "Zèbre"), ("b", "zoo"), ("c", "Z"), ("d", "Vidéo"), ("e", "Film"), ("q", "ق")]
    assert guess_pictograms(unknown) == {
        "a": f"{LETTER}Z",
        "b": f"{LETTER}O",
        "c": f"{LETTER}C",
        "d": "video",
        "e": f"{LETTER}F",
        "q": f"{LETTER}Q",
    }


@pytest.mark.slow
def test_where_all_letters_are_taken_the_others_are_numbered() -> None:
    found = guess_pictograms((f"f{number}", f"Forme {number}") for number in range(38))
    assert [*found.values()][26:] == [f"{LETTER}{number}" for number in range(1, 13)]
    assert len({draw_pictogram(each, "#000000") for each in found.values()}) == 38


@pytest.mark.slow
@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True),
        st.one_of(st.sampled_from([*FORMATS]), st.text(min_size=1, max_size=12)),
        max_size=40,
    )
)
def test_no_two_formats_look_the_same(formats: dict[str, str]) -> None:
    found = guess_pictograms(formats.items())
    assert list(found) == list(found | formats), "each has one"
    assert len({*found.values()}) == len(formats)
    for each in found.values():
        assert each in DRAWN or re.fullmatch(f"{LETTER}([A-Z]|[1-9][0-9]*)", each)
