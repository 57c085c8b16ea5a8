"""Lines are as few and as even as can be, and end in no word that belongs to the next."""

import pytest

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.layout.font_metrics import Type, wrap

STYLE = Type("text", 11, 15.5)
BOLD = Type("text-semibold", 10.5, 12.6)
DATE, HOSPITAL = "Novembre 2026\u00a0·", "Centre hospitalier de Lyon"
MEASURES = range(45, 120, 5)


@pytest.fixture(scope="session")
def texts(roadmap: Catalogue) -> list[str]:
    found = [text for step in roadmap.steps for text in (step.title, *step.objectives)]
    found += [resource.title for resource in roadmap.resources.values()]
    assert len(found) > 50
    return found


def fill(text: str, style: Type, measure: float) -> tuple[str, ...]:
    """Break a text as a browser does: each line as full as it can be."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if style.width(longer) <= measure:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@pytest.mark.parametrize("measure", MEASURES)
def test_no_line_is_too_wide_and_none_too_many(texts: list[str], measure: int) -> None:
    for text in texts:
        lines = wrap(text, STYLE, measure)
        assert " ".join(lines) == text
        assert len(lines) == len(fill(text, STYLE, measure))
        assert all(STYLE.width(line) <= measure + 0.01 for line in lines)
        assert wrap(" ".join(lines), STYLE, measure) == lines


def _hanging(lines: tuple[str, ...]) -> int:
    ends = [line.split(" ")[-1] for line in lines[:-1]]
    return sum(len(end) <= 2 and end.isalpha() for end in ends)


@pytest.mark.parametrize("measure", MEASURES)
def test_no_short_word_hangs_where_full_lines_would_have_none(
    texts: list[str], measure: int
) -> None:
    for text in texts:
        if not _hanging(fill(text, STYLE, measure)):
            assert not _hanging(wrap(text, STYLE, measure)), text


def test_an_abbreviation_is_not_parted() -> None:
    text = "Être familier de l’existence des RGPD, AI act et du positionnement de la France"
    first, _ = wrap(text, STYLE, 116)
    assert not first.endswith(" AI")


def test_a_letter_that_names_a_kind_stays_with_it() -> None:
    text = "Prévention de l’hépatite B chronique chez les soignants"
    assert wrap(text, STYLE, 50)[0].endswith("hépatite B")


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("Données et outils pour les PME", 40, ("Données et outils", "pour les PME")),
        ("The METRIC-framework for AI", 45, ("The METRIC-framework", "for AI")),
        (f"{DATE} {HOSPITAL}", 60, (DATE, HOSPITAL)),
        ("Groupe INSA – OpenClassrooms", 42, ("Groupe INSA –", "OpenClassrooms")),
        ("Groupe INSA – OpenClassrooms en ligne", 42, ("Groupe INSA –", "OpenClassrooms en ligne")),
    ],
)
def test_no_word_is_left_alone_and_dots_and_dashes_end_lines(
    text: str, measure: float, lines: tuple[str, ...]
) -> None:
    assert wrap(text, BOLD, measure) == lines
