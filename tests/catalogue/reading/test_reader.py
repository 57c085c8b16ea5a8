from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from roadmap_print.catalogue.model import Catalogue, Reference
from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.problems import Severity

GOOD = sorted((Path(__file__).parents[2] / "catalogues" / "good").glob("*.yaml"))
ROADMAP = Path(__file__).parents[3] / "tests/catalogues/roadmap.yaml"

SMALL = """\
title: A roadmap
language: en
formats: [{id: course, label: Courses}]
steps:
  - title: Understand
    resources: [a]
resources:
  a: {title: A, format: course, url: https://example.org/}
"""


def reading_of(text: str | bytes, folder: Path) -> Reading:
    path = folder / "roadmap.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path)


def catalogue_of(text: str | bytes, folder: Path) -> Catalogue:
    reading = reading_of(text, folder)
    assert reading.catalogue is not None, reading.problems
    return reading.catalogue


def test_the_shipped_roadmap_has_no_problem() -> None:
    reading = read(ROADMAP)
    assert reading.problems == ()
    assert reading.catalogue is not None
    assert sum(len(step.resources) for step in reading.catalogue.steps) == 57


def test_good_catalogues_are_read() -> None:
    assert len(GOOD) >= 5
    assert all(read(path).catalogue for path in GOOD)


@pytest.mark.parametrize("written", ["26", '"26"', "'26'", "026", "2.60", "1_000", "0x1F", "1e3"])
def test_a_number_prints_as_it_is_written(written: str, tmp_path: Path) -> None:
    text = SMALL.replace(
        "https://example.org/}", f"https://a.b/, reference: {{volume: {written}}}}}"
    )
    reference = catalogue_of(text, tmp_path).resources["a"].reference
    assert reference == Reference(volume=written.strip("\"'"))


@pytest.mark.parametrize(
    "written", ["no", "Yes", "true", "null", "~", "2026-11-23", ".inf", "12:30"]
)
def test_a_word_that_yaml_takes_for_something_else_is_text(written: str, tmp_path: Path) -> None:
    assert catalogue_of(f"{SMALL}edition: {written}\n", tmp_path).edition == written


def test_white_space_in_a_line_is_folded(tmp_path: Path) -> None:
    text = SMALL.replace("A roadmap", '"  A \\t road\\n\\n   map "')
    assert catalogue_of(text, tmp_path).title == "A road map"
    block = SMALL.replace("A roadmap", ">\n  A road\n  map\n")
    assert catalogue_of(block, tmp_path).title == "A road map"


def test_a_no_break_space_stays(tmp_path: Path) -> None:
    assert catalogue_of(SMALL.replace("A road", "A\xa0road"), tmp_path).title == "A\xa0roadmap"


def test_an_introduction_keeps_its_lines(tmp_path: Path) -> None:
    text = f'{SMALL}introduction: [{{heading: H, text: "one\\n\\n- two\\n"}}]\n'
    assert catalogue_of(text, tmp_path).introduction[0].text == "one\n\n- two\n"


def test_markup_in_a_text_is_text(tmp_path: Path) -> None:
    title = "<script>{{ 7*7 }}{% raw %}&amp;url(file:///etc/passwd)"
    assert catalogue_of(SMALL.replace("A roadmap", f'"{title}"'), tmp_path).title == title


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(line_end: str, start: bytes, tmp_path: Path) -> None:
    data = start + SMALL.replace("\n", line_end).encode()
    assert catalogue_of(data, tmp_path) == catalogue_of(SMALL, tmp_path)
    assert reading_of(data, tmp_path).positions["steps[0].title"] == Position(5, 12)


def test_a_line_separator_shifts_no_line_number(tmp_path: Path) -> None:
    text = SMALL.replace("A roadmap", '"A\u2028road\x85map"')
    assert catalogue_of(text, tmp_path).title == "A road map"
    assert reading_of(text, tmp_path).positions["language"] == Position(2, 11)


def test_marks_name_the_place_of_each_value(tmp_path: Path) -> None:
    marks = reading_of(SMALL, tmp_path).positions
    assert marks["title"] == Position(1, 8)
    assert marks["formats[0].label"] == Position(3, 31)
    assert marks["steps"] == Position(4, 1)
    assert marks["steps[0].resources[0]"] == Position(6, 17)
    assert marks["resources.a.url"] == Position(8, 38)


def test_step_ids_come_from_titles_and_never_collide(tmp_path: Path) -> None:
    titles = ["L’IA, c’est quoi ?", "Cœur", "Cœur", "人工知能", "coeur-2"]
    steps = [{"title": title, "resources": []} for title in titles]
    steps.append({"id": "coeur", "title": "x", "resources": []})
    text = SMALL.replace("- title: Understand\n    resources: [a]", "").replace(
        "steps:\n", f"steps: {steps}\n".replace("’", "’")
    )
    ids = [step.id for step in catalogue_of(text, tmp_path).steps]
    assert ids == ["l-ia-c-est-quoi", "coeur-2", "coeur-3", "step", "coeur-2-2", "coeur"]


@pytest.mark.parametrize("key", ["subtitle", "edition", "levels", "introduction", "publisher"])
def test_an_optional_key_may_be_left_empty(key: str, tmp_path: Path) -> None:
    assert catalogue_of(f"{SMALL}{key}:\n", tmp_path) == catalogue_of(SMALL, tmp_path)


def test_a_step_may_have_no_resources(tmp_path: Path) -> None:
    for written in ("[]", ""):
        text = SMALL.replace("[a]", written)
        assert catalogue_of(text, tmp_path).steps[0].resources == ()


def test_an_address_is_encoded_and_rid_of_tracking(tmp_path: Path) -> None:
    text = SMALL.replace("https://example.org/", '"https://exämple.org/é?utm_source=x&q=1"')
    text += 'home: https://example.org/ü\npublisher: {website: "http://bücher.example"}\n'
    catalogue = catalogue_of(text, tmp_path)
    assert catalogue.resources["a"].url == "https://xn--exmple-cua.org/%C3%A9?q=1"
    assert catalogue.home == "https://example.org/%C3%BC"
    assert catalogue.publisher is not None
    assert catalogue.publisher.website == "http://xn--bcher-kva.example"


def test_the_yaml_version_may_be_named(tmp_path: Path) -> None:
    assert catalogue_of(f"%YAML 1.2\n---\n{SMALL}", tmp_path) == catalogue_of(SMALL, tmp_path)


@pytest.mark.parametrize(("language", "word"), [("fr", "manque"), ("en-GB", "missing")])
def test_problems_are_told_in_the_catalogue_s_language(
    language: str, word: str, tmp_path: Path
) -> None:
    problem = reading_of(f"language: {language}\n", tmp_path).problems[0]
    assert word in problem.message


@pytest.mark.parametrize(("locale", "word"), [("fr_FR.UTF-8", "manque"), ("de_DE", "missing")])
def test_other_languages_are_spoken_of_in_the_locale_s(
    locale: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert word in reading_of("language: de\n", tmp_path).problems[0].message


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (missing,) = read(tmp_path / "none.yaml").problems
    (folder,) = read(tmp_path).problems
    assert missing.message == "there is no such file"
    assert folder.message == "this is a folder, not a file"
    assert missing.line == folder.line == 0


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = SMALL.replace("format: course", "format: video").replace("[a]", "[b]") + "colour: red\n"
    places = [(each.line, each.column) for each in reading_of(text, tmp_path).problems]
    assert len(places) == 3
    assert places == sorted(places)


def test_catalogues_never_change(tmp_path: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        catalogue_of(SMALL, tmp_path).title = "Another"  # type: ignore[misc]


def test_many_warnings_hide_no_error(tmp_path: Path) -> None:
    """Each kind is told up to a thousand times; an error is an error even where it is not told."""
    tracked = "".join(
        f"  r{n}: {{title: R, format: course, url: 'https://a.b/{n}?utm_source=x'}}\n"
        for n in range(1_100)
    )
    reading = reading_of(f"{SMALL}{tracked}  last: {{title: R, format: course}}\n", tmp_path)
    assert reading.catalogue is None
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    assert [each.where for each in errors] == ["resources.last.url"]
    assert len(reading.problems) == 1_001


@pytest.mark.parametrize("hidden", [r"\0", r"\e[31m", r"\x7f", r"\uFEFF", r"\u202e", r"\u2067"])
def test_a_control_character_in_disguise_is_refused(hidden: str, tmp_path: Path) -> None:
    reading = reading_of(SMALL.replace("A roadmap", f'"A{hidden}"'), tmp_path)
    assert [each.where for each in reading.problems] == ["title"]
    assert "control character" in reading.problems[0].message


@pytest.mark.parametrize("blank", ["\xa0", "\u2009", "\u202f \u3000"])
def test_a_title_of_white_space_is_empty(blank: str, tmp_path: Path) -> None:
    reading = reading_of(SMALL.replace("A roadmap", f'"{blank}"'), tmp_path)
    assert [each.message for each in reading.problems] == ["nothing is written here"]
