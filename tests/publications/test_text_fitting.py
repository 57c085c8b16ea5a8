"""Texts as large as their place allows, then shorter."""

from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.publications.text_fitting import Fitter, ended, sizes

STYLE = Type("title", 44.0, 50.0)
FITTER = Fitter(Measurer("fr"), 24.0)
TEXTS = st.lists(st.sampled_from(("un", "soin", "hôpital", "recommandations")), min_size=1)


def test_sizes_go_down_to_the_floor_and_no_further() -> None:
    found = [each.size for each in sizes(STYLE, 24.0)]
    assert found[0] == 44
    assert found[-1] == 24
    assert found == sorted(set(found), reverse=True)
    assert [each.size for each in sizes(Type("text", 20.0, 25.0), 24.0)] == [20]


@given(TEXTS, st.floats(60, 300), st.floats(20, 80))
def test_the_largest_size_that_fits_is_taken(
    words: list[str], measure: float, height: float
) -> None:
    text = " ".join(words)
    size = FITTER.type_for([text], STYLE, measure, height)
    larger = [each for each in sizes(STYLE, 24.0) if size is None or each.size > size.size]
    for each in larger:
        lines = FITTER.measurer.wrap(text, each, measure)
        widest = max(map(each.width, words))
        assert each.height(len(lines)) > height or widest > measure
    if size:
        assert size.height(len(FITTER.measurer.wrap(text, size, measure))) <= height + 0.02


def test_no_word_is_cut_that_smaller_type_would_keep_whole() -> None:
    word = "Anticonstitutionnellement"
    measure = STYLE.width(word) - 1
    size = FITTER.type_for([word], STYLE, measure, 100.0)
    assert size
    assert 24 <= size.size < STYLE.size
    assert size.width(word) <= measure


@given(TEXTS, st.floats(20, 300), st.integers(1, 4))
def test_a_shorter_text_fits_its_lines(words: list[str], measure: float, lines: int) -> None:
    text = " ".join(words)
    short = FITTER.shorten(text, STYLE, measure, lines)
    assert len(FITTER.measurer.wrap(short, STYLE, measure)) <= lines
    assert short == text or short.endswith("…")


def test_an_ellipsis_follows_a_word_and_no_mark() -> None:
    assert ended("Pour réussir vos projets,\u00a0: ") == "Pour réussir vos projets…"
