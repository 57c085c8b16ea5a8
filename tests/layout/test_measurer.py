"""How wide words are and where their lines end: runs of several looks as one paragraph."""

from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roadmap_print.fonts import shaping
from roadmap_print.fonts.script_fonts import script_of
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, draws, ems
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Run
from roadmap_print.paths import font_files

PLAIN, STRONG = Type("text", 12, 15), Type("text-semibold", 12, 15)
MEASURER = Measurer("fr")


def runs(*parts: tuple[str, Type], whole: bool = False) -> list[Run]:
    return [Run(text, style, "#000000", whole=whole) for text, style in parts]


def said(lines: tuple[tuple[Run, ...], ...]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def test_a_width_is_the_sum_of_its_parts_and_grows_with_size() -> None:
    both = MEASURER.runs_width(runs(("Lire ", PLAIN), ("cnil.fr", STRONG)))
    assert both == pytest.approx(MEASURER.width("Lire ", PLAIN) + MEASURER.width("cnil.fr", STRONG))
    twice = MEASURER.width("m", Type("text", 24, 30))
    assert twice == pytest.approx(2 * MEASURER.width("m", PLAIN))
    assert 0 < MEASURER.width("m", PLAIN) < 12 * MM_PER_PT


@pytest.mark.parametrize("face", font_files())
@given(text=st.text(st.sampled_from("AVTLPYfijrty.,’«»—:/ 0147éŒßŁőşẾΆПРд\u00ad"), max_size=40))
@example(text="fff ffi")
@example(text="l’\u00ad.")
def test_a_width_is_what_the_shaper_draws(face: str, text: str) -> None:
    """Kerning looks at two letters; where letters become one, a text is shaped whole."""
    known = "".join(each for each in text if draws(face, each))
    for _, run in groupby(known, key=script_of):
        part = "".join(run)
        assert ems((face,), part) == pytest.approx(sum(shaping.advances(part, font_files()[face])))


@pytest.mark.parametrize("face", font_files())
def test_a_line_is_as_long_as_its_words_and_what_joins_them(face: str) -> None:
    style, (start, *rest) = Type(face, 12, 15), ["AVA", "To", "Ves", "l’”", "Août", "(j)"]
    length, last = style.width(start), start
    for word in rest:
        length += style.joint(last, " ", word) + style.width(word)
        last = word
    assert length == pytest.approx(style.width(" ".join([start, *rest])))
    assert style.width("AVA") < sum(map(style.width, "AVA"))
    parted = style.width("A") + style.joint("A", "", "V") + style.width("V")  # as hosts may be
    assert parted == pytest.approx(style.width("AV"))


@pytest.mark.parametrize("measure", [25.0, 40.0, 60.0])
def test_no_line_of_runs_is_longer_than_its_measure(measure: float) -> None:
    parts = runs(
        ("Commission nationale de l’informatique et des libertés · 20 min · ", PLAIN),
        ("cnil.fr", STRONG),
        ("/fr/intelligence-artificielle", PLAIN),
    )
    lines = MEASURER.wrap_runs(parts, measure)
    assert len(lines) > 1
    assert max(map(MEASURER.runs_width, lines)) <= measure + 1e-6
    together = "".join(run.text for run in parts).replace(" ", "")
    assert "".join(said(lines)).replace(" ", "") == together
    assert not any(line.startswith(" ") for line in said(lines))


def test_a_first_line_that_begins_later_is_shorter() -> None:
    parts = runs(("un deux trois quatre cinq six", PLAIN))
    first, *_ = MEASURER.wrap_runs(parts, 30, indent=15)
    assert MEASURER.runs_width(first) <= 15 + 1e-6


def test_what_is_whole_is_not_parted_where_it_fits_a_line() -> None:
    start, name = "un mot ", "nom à garder"
    room = MEASURER.width(f"{start}{name[:5]}", PLAIN) + 1
    assert MEASURER.width(name, PLAIN) < room < MEASURER.width(start + name, PLAIN)
    parted = said(MEASURER.wrap_runs(runs((start, PLAIN), (name, PLAIN)), room))
    kept = [*runs((start, PLAIN)), *runs((name, PLAIN), whole=True)]
    assert said(MEASURER.wrap_runs(kept, room))[-1] == name
    assert len(parted) == 2


def test_a_title_is_shortened_between_words() -> None:
    title = "Une longue formation en ligne"
    room = MEASURER.width("Une longue formation…", PLAIN)
    assert MEASURER.elide(title, PLAIN, room) == "Une longue formation…"
    assert MEASURER.elide(title, PLAIN, 200) == title
    short = MEASURER.elide("Anticonstitutionnellement", PLAIN, 20)
    assert short.endswith("…")
    assert MEASURER.width(short, PLAIN) <= 20


def test_the_widest_word_is_the_least_measure() -> None:
    text = "le biais algorithmique"
    assert MEASURER.widest_word(text, PLAIN) == MEASURER.width("algorithmique", PLAIN)
    assert MEASURER.widest_word("", PLAIN) == 0


TITLE = Type("title", 20.0, 24.0)


@pytest.mark.parametrize(
    ("lines", "face"),
    [
        (("Βασικό βήμα", "προγραμματισμού 1"), "text-semibold"),
        (("Основной шаг", "1"), "text-semibold"),
        (("Les données", "1"), "title"),
    ],
)
def test_all_lines_of_a_title_have_one_face(lines: tuple[str, ...], face: str) -> None:
    runs = Measurer().styled_runs([Run(line, TITLE, "#000000") for line in lines])
    assert [run.type.face for run in runs] == [face] * len(lines)
    assert [run.text for run in runs] == list(lines)


def test_a_letter_that_reaches_back_is_known_wherever_a_line_may_begin() -> None:
    """The ink of a j begins before its place, so that it would stand in a code's quiet zone."""
    measurer, style = Measurer("fr"), Type("title", 12, 15)
    assert measurer.overhang("Un jour", style) > 0.05
    assert measurer.overhang("Шта је", style) > 0.05
    assert measurer.overhang("Un beau", style) < 0.05


def test_a_letter_that_reaches_on_is_known_where_lines_begin_at_the_right() -> None:
    """The last letter of a line of Latin on a page in Arabic: that of an f does."""
    style = Type("title", 12, 15)
    usual = Measurer("he").overhang("Un beau", style)
    assert Measurer("he").overhang("Machine off", style) > usual + 0.03
    assert Measurer("fr").overhang("Machine off", style) < 0.03


def test_a_text_that_mixes_directions_is_as_long_as_its_parts() -> None:
    """They are set by themselves: no letter of one is drawn nearer to one of the other."""
    style = Measurer("ar").styled("مقدمة", Type("text-semibold", 30, 36))
    parts = ("مقدمة (", "IA", ") ", "2024", ": الدرس")
    whole = style.width("".join(parts))
    assert whole == pytest.approx(sum(map(style.width, parts)), abs=0.01)


def test_words_that_are_held_together_part_before_a_word_is_cut() -> None:
    long = "anticonstitutionnellement"
    measure = MEASURER.width(long, PLAIN) + 1.0
    assert MEASURER.width(f"à\u00a0{long}", PLAIN) > measure
    lines = MEASURER.wrap(f"et à\u00a0{long}", PLAIN, measure)
    assert long in [line.strip() for line in lines]


def test_words_that_were_broken_are_not_broken_again() -> None:
    """A preview lays all of a catalogue out at each save, and next to all of it is as it was."""
    said_twice = [runs(("Une note que rien n’a changée depuis", PLAIN)) for _ in range(2)]
    one, again = (MEASURER.wrap_runs(each, 30) for each in said_twice)
    assert one is again
    assert MEASURER.wrap_runs(said_twice[0], 40) != one
    assert Measurer("de").wrap_runs(said_twice[0], 30) is not one
