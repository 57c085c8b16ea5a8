"""A text that no page holds is told with the place that it has in the catalogue."""

from __future__ import annotations

import pickle
import re
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from rows import BOOKLET, SLIDES

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.catalogue.texts import texts
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.printed_text import PrintedText, join, path_of
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, compose
from roadmap_print.publications.registry import Publication

READING = read(Path(__file__).parents[1] / "support" / "spoiled_roadmap.yaml")
LONG = "Savoir encore autre chose. " * 160


def lengthened(value: Any, path: str) -> Any:  # noqa: ANN401
    """Return a catalogue in which the text at a path is too long for any page."""
    if not path:
        return LONG
    key = re.match(r"\.?[\w-]+|\[\d+\]", path)[0]  # type: ignore[index]
    name, rest = key.strip(".[]"), path[len(key) :]
    if is_dataclass(value):
        return replace(value, **{name: lengthened(getattr(value, name), rest)})  # type: ignore[type-var]
    if isinstance(value, tuple):
        place = int(name)
        return (*value[:place], lengthened(value[place], rest), *value[place + 1 :])
    return {**value, name: lengthened(value[name], rest)}


NOT_PRINTED = re.compile(r"\.(id|format|level|language|year|doi)$|resources\[|^language$")
ADDRESS = re.compile(r"(url|home|website|email)$")
PATHS = [
    path
    for path, _ in texts(READING.catalogue)
    if not NOT_PRINTED.search(path) and not ADDRESS.search(path)
]


def test_there_are_many_texts() -> None:
    keys = {re.sub(r"\[\d+\]|^resources\.\w+", "", path) for path in PATHS}
    assert len(PATHS) > 25
    assert {"steps.objectives", "steps.title", ".note", ".publisher", ".duration"} <= keys
    assert {"publisher.name", "introduction.text", "introduction.heading", "levels.label"} <= keys


@pytest.mark.slow
@pytest.mark.parametrize("publication", [BOOKLET, SLIDES], ids=str)
@pytest.mark.parametrize("path", [path for path in PATHS if not path.startswith("formats")])
def test_a_text_of_any_length_is_laid_out(publication: Publication, path: str) -> None:
    """What `check` accepts, `build` delivers: it goes on over pages, or is cut where it recurs."""
    catalogue = READING.catalogue
    assert catalogue is not None
    codes = encode(addresses(catalogue))
    source = PageSource(lengthened(catalogue, path), codes, BuildOptions())
    assert compose(publication, source)[2].pages >= 4


def test_a_printed_text_is_its_text_and_keeps_its_path_in_another_process() -> None:
    text = PrintedText("Savoir", "steps[0].title")
    sent = pickle.loads(pickle.dumps(text))  # noqa: S301  our own
    assert (sent, path_of(sent), repr(sent)) == ("Savoir", "steps[0].title", "'Savoir'")
    assert path_of("Savoir") == ""


@pytest.mark.parametrize(
    ("lengths", "path"), [((9, 2), "0"), ((2, 9), "1"), ((3, 3, 4), "0"), ((1, 2, 9), "2")]
)
def test_a_text_made_of_several_comes_from_what_is_most_of_it(
    lengths: tuple[int, ...], path: str
) -> None:
    parts = [PrintedText("x" * length, str(place)) for place, length in enumerate(lengths)]
    assert path_of(join(parts)) == path
