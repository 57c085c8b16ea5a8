"""Lines that mix directions as elements in the order in which they are read."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.page_model import Link, Run, TextBlock
from roadmap_print.render.directed_text import DirectedRun, LineNode, Stretch, direct_text

STYLE, STRONG = Type("text", 12, 15), Type("text-semibold", 12, 15)
LINK = Link("https://example.org/a", "Ouvrir")
WORDS = ["אבג", "مراجعة", "WHO", "2024", "(5 min)", "·", "؟", "a-b", "12–15", "Learning:", "٣"]


def run(text: str, **more: object) -> Run:
    return Run(text, STYLE, "#000000", **more)  # type: ignore[arg-type]


def block(*lines: Sequence[Run], **more: object) -> TextBlock:
    return TextBlock(20, 30, 50, tuple(map(tuple, lines)), 15, **more)  # type: ignore[arg-type]


def leaves(nodes: Sequence[LineNode]) -> Iterator[DirectedRun]:
    for node in nodes:
        if isinstance(node, DirectedRun):
            yield node
        else:
            yield from leaves(node.children)


def shown(nodes: Sequence[LineNode]) -> str:
    """Write a line with <> round what runs from the right, [] round what runs from the left."""
    return "".join(
        node.text
        if isinstance(node, DirectedRun)
        else ("<{}>" if node.direction == "rtl" else "[{}]").format(shown(node.children))
        for node in nodes
    )


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_no_letter_is_lost_or_moved(
    lines: list[list[str]],
    mirrored: bool,  # noqa: FBT001
    linked: bool,  # noqa: FBT001
) -> None:
    runs = [
        [
            run(" ".join(words[:2])),
            *([run(" ", link=LINK if linked else None)]),
            *([run(" ".join(words[2:]), link=LINK if linked else None)] if words[2:] else []),
        ]
        for words in lines
    ]
    made = block(*runs)
    found = direct_text(made, mirrored=mirrored)
    if found.lines is not None:
        texts = ["".join(each.text for each in leaves(line)) for line in found.lines]
        assert "\n".join(texts) == made.text


def test_a_text_without_letters_from_the_right_stays_as_it_is() -> None:
    found = direct_text(block([run("Machine Learning 2024 · 5 min")]), mirrored=False)
    assert (found.direction, found.lines) == ("ltr", None)


@pytest.mark.parametrize(
    ("text", "lang", "mirrored", "direction", "expected"),
    [
        ("אבג דה", None, True, "rtl", None),
        ("Machine Learning: A tutorial!", None, True, "ltr", None),
        ("אבג דה", None, False, "rtl", None),
        ("אבג (IA) 2024: דה", "he", False, "rtl", "אבג ([IA]) [2024]: דה"),
        ("אבג WHO 2024 דה", None, True, "rtl", "אבג [WHO 2024] דה"),
        ("Lire « אבג » (2024)", None, False, "ltr", "Lire « <אבג> » (2024)"),
        ("אבג · Machine Learning · 5 min", None, True, "rtl", "אבג · [Machine Learning] · [5 min]"),
        ("2024–2025", None, True, "ltr", None),
        ("2026-11 · FFMMVP · 1 / 22", None, True, "rtl", "[2026-11] · [FFMMVP] · [1 / 22]"),
        ("אבג · 3 דה", None, False, "ltr", "<אבג> · <[3] דה>"),
    ],
)
def test_what_turns_is_set_in_an_element_of_its_own(
    text: str,
    lang: str | None,
    mirrored: bool,  # noqa: FBT001
    direction: str,
    expected: str | None,
) -> None:
    found = direct_text(block([run(text)], lang=lang), mirrored=mirrored)
    assert found.direction == direction
    assert (found.lines and shown(found.lines[0])) == expected


def test_a_part_goes_on_in_the_next_line() -> None:
    """A paragraph is one: the end of a part in Latin letters is Latin in its second line too."""
    lines = [run("אבג · Machine")], [run("Learning! · דה")]
    found = direct_text(block(*lines), mirrored=True)
    assert found.lines is not None
    assert [shown(line) for line in found.lines] == ["אבג · [Machine]", "[Learning!] · דה"]


def test_a_link_is_one_element_whatever_it_mixes() -> None:
    linked = run("אבג (IA) דה", link=LINK)
    found = direct_text(block([run("Voir "), linked, run(" ici")]), mirrored=False)
    assert found.lines is not None
    stretches = [each for each in found.lines[0] if isinstance(each, Stretch)]
    assert [each.run for each in stretches] == [linked]
    assert shown(found.lines[0]) == "Voir <אבג ([IA]) דה> ici"


def test_words_of_another_language_keep_their_spaces_outside() -> None:
    """Else the space before them would stand at their far end."""
    found = direct_text(block([run("אבג 4"), run("\u00a0 p.\u00a05", lang="en")]), mirrored=True)
    assert found.lines is not None
    assert shown(found.lines[0]) == "אבג [4]\u00a0 [p.\u00a05]"


def test_what_a_first_line_leaves_free_is_at_the_page_s_start() -> None:
    found = direct_text(block([run("Machine Learning")], indent=5.0), mirrored=True)
    assert (found.direction, found.indent) == ("rtl", 5.0)
    assert found.lines is not None
    assert shown(found.lines[0]) == "[Machine Learning]"
    assert direct_text(block([run("אבג")], indent=5.0), mirrored=False).indent == 0.0
