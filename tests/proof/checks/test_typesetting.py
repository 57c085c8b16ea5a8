"""Words whole, one face a text, addresses in one line: each just wrong, and right."""

from dataclasses import replace

import drawing as draw
import pytest
from drawing import COARSE, Part, drawn, subject, text
from rows import BOOKLET

from roadmap_print.proof.checks.text import typesetting

UNBROKEN, BROKEN = (
    replace(BOOKLET, prints=replace(BOOKLET.prints, unbroken=each)) for each in (True, False)
)
STEP = Part(text("Les axes", base=55), "H2")
TITLE = "LBody/Link"


def lines(*words: str, kind: str = TITLE, size: float = 9) -> Part:
    """Set a text in lines."""
    set_ = (text(each, 20, 40 - 5 * number, size) for number, each in enumerate(words))
    return Part(" ".join(set_), kind)


def told(*parts: Part, publication: object = BOOKLET) -> set[str]:
    found = subject(drawn([STEP, *parts]), COARSE, publication)  # type: ignore[arg-type]
    return draw.rules_told(draw.on_route(typesetting.check), draw.of_steps(found, 1, 2))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("Les axes en dix min", "utes"), True),
        (("Les axes en dix ", "minutes"), False),
        (("Les axe", "s en dix minutes"), True),
        (("Les", "axes", "en", "dix", "minutes"), False),
        (("Graphical integr", "ity revisited"), True),
        (("Graphical integrity", "revisited"), False),
    ],
)
def test_no_line_of_a_title_ends_inside_a_word(words: tuple[str, ...], wrong: bool) -> None:  # noqa: FBT001
    assert told(lines(*words)) == ({"BROKEN_WORD"} if wrong else set())


@pytest.mark.parametrize("kind", ["H3", "P", "H2"])
def test_headings_and_objectives_are_titles_too(kind: str) -> None:
    words = {"H3": "Cours en li|gne", "P": "Nommer les deux a|xes", "H2": "Les ax|es"}[kind]
    assert told(lines(*words.split("|"), kind=kind)) == {"BROKEN_WORD"}


def test_a_word_that_fits_no_line_may_break() -> None:
    """The column is as broad as its broadest line: the word alone is broader than that."""
    assert told(lines("Document", "ation", kind="H3")) == set()
    assert told(lines("Graphical inte", "grity revisited")) == {"BROKEN_WORD"}


def test_what_breaks_after_a_hyphen_or_between_figures_is_no_word() -> None:
    found = subject(drawn([STEP, lines("Sans ins", "cription", kind="P")]), COARSE)
    assert draw.rules_told(draw.on_route(typesetting.check), found) == set()  # a note is no title


def mixed(first: str, second: str, font: str) -> Part:
    return Part(text(first, 20, 40, 9) + " " + text(second, 50, 40, 9, font=font), TITLE)


@pytest.mark.parametrize(
    ("first", "second", "font", "wrong"),
    [
        ("Les axes en dix", "minutes", "Helvetica-Bold", True),
        ("Les axes en dix", "minutes", "Helvetica", False),
        ("Les axes en di", "x minutes", "Helvetica-Bold", True),
    ],
)
def test_all_letters_of_a_title_are_of_one_face(
    first: str,
    second: str,
    font: str,
    wrong: bool,  # noqa: FBT001
) -> None:
    assert told(mixed(first, second, font)) == ({"SEVERAL_FACES"} if wrong else set())


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("www.example.", "org"), True),
        (("example.org/eche", "lles"), True),
        (("example.org/", "echelles"), True),
        (("Cours en ligne", "example.org/echelles"), False),
        (("example.org", "en ligne"), False),
        (("doi.org/10.5555/", "12345678"), True),
        (("un example", "organique"), False),
    ],
)
def test_an_address_stands_in_one_line(words: tuple[str, ...], wrong: bool) -> None:  # noqa: FBT001
    parts = lines("Échelles et repères"), lines(*words, kind="LBody/P", size=8)
    assert told(*parts, publication=UNBROKEN) == ({"BROKEN_ADDRESS"} if wrong else set())
    assert told(*parts, publication=BROKEN) == set()


def test_a_host_that_has_no_room_in_a_line_may_break() -> None:
    parts = lines("Échelles"), lines("example", ".org", kind="LBody/P", size=24)
    assert told(*parts, publication=UNBROKEN) == set()
