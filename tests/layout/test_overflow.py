"""A text that no page holds is told with the place that it has in the catalogue."""

from __future__ import annotations

import multiprocessing
import pickle
import re
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rows import BOOKLET, SLIDES

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.catalogue.texts import texts
from roadmap_print.cli.app import main
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.printed_text import PrintedText, join, path_of
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.overflow import FitError
from roadmap_print.pipeline.jobs import Failed
from roadmap_print.pipeline.publication_pdf import PageSource, compose
from roadmap_print.preview.page_renderer import Order, PageRenderer
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
NEVER = {  # cut short, made smaller or not printed there; or another text's like, and slow
    BOOKLET: r"^(title|subtitle|edition)$",
    SLIDES: r"^(edition|publisher|introduction)|objectives|note|resources\.(?!axes)",
}
CASES = [
    pytest.param(publication, path, id=f"{publication}: {path}")
    for publication, never in NEVER.items()
    for path in PATHS
    if not re.search(never, path)
]


def test_there_are_many_texts() -> None:
    keys = {re.sub(r"\[\d+\]|^resources\.\w+", "", path) for path in PATHS}
    assert len(PATHS) > 25
    assert {"steps.objectives", "steps.title", ".note", ".publisher", ".duration"} <= keys
    assert {"publisher.name", "introduction.text", "introduction.heading", "levels.label"} <= keys


@pytest.mark.parametrize(("publication", "path"), CASES)
def test_each_text_that_is_too_long_says_where_it_is_from(
    publication: Publication, path: str
) -> None:
    catalogue = READING.catalogue
    assert catalogue is not None
    codes = encode(addresses(catalogue))
    with pytest.raises(FitError) as caught:
        compose(publication, PageSource(lengthened(catalogue, path), codes, BuildOptions()))
    assert caught.value.path == path


HEADING = "Intitulé qui dit beaucoup trop de choses. " * 11
TWICE = f"""title: Deux fois le même
language: fr
formats:
  - {{id: course, label: Cours}}
steps:
  - title: Un
    headings:
      course: {HEADING}
    resources: [a]
  - title: Deux
    headings:
      course: {HEADING}
    resources: [a]
resources:
  a: {{title: A, format: course, url: "https://example.org/a"}}
"""


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """Write a catalogue with the same heading, that no slide holds, in two steps."""
    file = tmp_path / "roadmap.yaml"
    file.write_text(TWICE, "utf-8")
    return file


@pytest.mark.parametrize("options", [(), ("--no-proof",)], ids=["with proof", "without proof"])
@pytest.mark.parametrize(("step", "line"), [(1, 8), (2, 12)])
def test_an_equal_text_is_told_with_the_line_of_the_one_that_is_printed(
    twice: Path, step: int, line: int, options: tuple[str, ...]
) -> None:
    chosen = ("--only", "slides", "--steps", str(step), *options)
    ended = CliRunner().invoke(main, ["build", str(twice), "-o", str(twice.parent), *chosen])
    assert ended.exit_code == 1
    assert f"{twice}:{line}:15: erreur: diapositives: aucune diapositive" in ended.stderr


@pytest.mark.parametrize(("step", "line"), [(1, 8), (2, 12)])
def test_watch_tells_the_line_too(twice: Path, step: int, line: int) -> None:
    ours, theirs = multiprocessing.Pipe()
    choice = BuildOptions(steps=(step,))
    PageRenderer(theirs, Order(twice, (SLIDES,), choice)).look()
    said = []
    while ours.poll():
        said.append(ours.recv())
    (failed,) = (each for each in said if isinstance(each, Failed))
    (problem,) = failed.problems
    assert (problem.file, problem.line, problem.column) == (str(twice), line, 15)


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
