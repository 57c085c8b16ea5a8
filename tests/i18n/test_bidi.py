"""Levels of texts that mix directions, held against those of the library that sets them."""

import ctypes
import ctypes.util
import random
from itertools import pairwise

import pytest

from roadmap_print.i18n.bidi import Isolate, embed, find_isolates, resolve

ALPHABET = "abÉ אב مر12٣٤ ()[]{}.,:;/-+%€!?«»\u0301\u064e\u05b0 \u00a0#\u200c\u200d–·"
MARKS = "\u0301\u064e\u05b0\u200c\u200d"


def pango() -> ctypes.CDLL | None:
    name = ctypes.util.find_library("pango-1.0") or "libpango-1.0.so.0"
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    found = library.pango_log2vis_get_embedding_levels
    found.restype = ctypes.POINTER(ctypes.c_uint8)
    found.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
    return library


def pango_levels(library: ctypes.CDLL, text: str, level: int) -> list[int]:
    direction, written = ctypes.c_int(level), text.encode()
    found = library.pango_log2vis_get_embedding_levels(written, len(written), direction)
    return [found[place] for place in range(len(text))]


def sound(text: str) -> bool:
    """Tell whether no mark stands on a bracket: there FriBidi 1.0.8 leaves out a rule of N0."""
    return not any(a in "()[]{}" and b in MARKS for a, b in pairwise(text))


def test_levels_are_those_of_the_library_that_sets_texts() -> None:
    library = pango()
    if library is None:
        pytest.skip("Pango has another name here")
    chance, tried = random.Random(20261129), 0
    while tried < 5_000:
        text = "".join(chance.choice(ALPHABET) for _ in range(chance.randint(1, 14)))
        if not sound(text):
            continue
        tried += 1
        for level in (0, 1):
            assert resolve(text, level) == pango_levels(library, text, level), (text, level)


def test_a_mark_goes_with_the_bracket_that_it_stands_on() -> None:
    """UAX #9, N0: FriBidi leaves it where it is."""
    assert resolve("م(a)\u0301 م", 0)[3:5] == resolve("م(a) م", 0)[3:4] * 2


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("مراجعة WHO 2024 حول", "rtl", []),
        ("كيف نغسل أيدينا؟ (5 min)", "rtl", ["5 min"]),
        ("مجلة 2024;26(3):12–15.", "rtl", ["2024;26(3):12–15"]),
        ("Lancet 2024;26:12", "rtl", []),
        ("هاتف +33 1 23 45 67 89.", "rtl", ["+33 1 23 45 67 89"]),
        ("https://example.org/ar/1?page=100، ثم", "rtl", ["https://example.org/ar/1?page=100"]),
        ("انظر https://example.org/ar/.", "rtl", ["https://example.org/ar/"]),
        ("بريد parcours@chu.fr", "rtl", ["parcours@chu.fr"]),
        ("سطر 12 من 24", "rtl", []),
        ("3 ساعات\u00a0· 2024\u00a0· WHO", "rtl", ["3 ساعات", "2024", "WHO"]),
        ("Dupont A. مجلة 2024.", "ltr", ["2024"]),
        ("Lancet 2024 · 3 min", "ltr", []),
    ],
)
def test_what_stays_together_is_found(text: str, direction: str, expected: list[str]) -> None:
    found = find_isolates(text, direction)  # type: ignore[arg-type]
    assert [text[each.start : each.end] for each in found] == expected


def read(text: str, level: int, *isolates: Isolate) -> str:
    """Return a text as it is seen, from the left to the right (UAX #9, L2)."""
    placed = [(own, text[at]) for at, own in embed(text, level, isolates) if at is not None]
    for limit in range(max(own for own, _ in placed), 0, -1):
        start = 0
        while start < len(placed):
            end = start
            while end < len(placed) and placed[end][0] >= limit:
                end += 1
            placed[start:end] = placed[start:end][::-1]
            start = max(end, start + 1)
    return "".join(letter for _, letter in placed)


@pytest.mark.parametrize(
    ("text", "level", "seen"),
    [
        ("אבג 5 min", 1, "5 min גבא"),
        ("אבג (5 min) דה", 1, "הד )5 min( גבא"),
        ("אבג · Machine Learning · 2024", 1, "2024 · Machine Learning · גבא"),
        ("Titre · אבג · 2024", 0, "Titre · גבא · 2024"),
        ("Dupont A. אבג 2024.", 0, "Dupont A. גבא 2024."),
        ("אבג +33 1 23 45 67 89", 1, "+33 1 23 45 67 89 גבא"),
    ],
)
def test_parts_and_numbers_stand_in_their_order(text: str, level: int, seen: str) -> None:
    assert read(text, level) == seen


def test_an_isolate_inside_another_has_its_own_direction() -> None:
    text = "Voir « אבג (Learn!) דה » ici"
    outer, inner = Isolate(5, 23, "rtl"), Isolate(12, 18, "ltr")
    places = list(embed(text, 0, (outer, inner)))
    assert [at for at, _ in places if at is not None] == list(range(len(text)))
    levels = {at: own for at, own in places if at is not None}
    assert {levels[at] for at in range(12, 18)} == {2}
    assert levels[8] == 1
    assert levels[0] == levels[27] == 0
