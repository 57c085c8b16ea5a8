"""From a file to its text: each sign that is no text, each line end that editors do not count."""

from pathlib import Path

import pytest

from roadmap_print.catalogue.editing.mending import mend_file
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.catalogue.reading.source_file import place, read_bytes

SMALL = """\
title: A road{sign}map
language: en
formats: [{{id: course, label: Courses}}]
steps: [{{title: Understand, resources: [a]}}]
resources: {{a: {{title: A, format: course, url: https://example.org/}}}}
"""


def titled(sign: str, folder: Path) -> str | None:
    """Return the title of a catalogue that has a sign in it, None where it is refused."""
    file = folder / "roadmap.yaml"
    file.write_bytes(SMALL.format(sign=sign).encode("utf-8", "surrogatepass"))
    catalogue = read(file).catalogue
    return catalogue.title if catalogue else None


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_line_end_of_yaml_alone_is_a_space(sign: str, tmp_path: Path) -> None:
    assert titled(sign, tmp_path) == "A road map"


@pytest.mark.parametrize(
    "sign", ["\0", "\x07", "\x7f", "\x80", "\x9f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff"]
)
def test_a_sign_that_is_no_text_is_refused(sign: str, tmp_path: Path) -> None:
    assert titled(sign, tmp_path) is None


def test_words_of_bytes_are_all_put_right(tmp_path: Path) -> None:
    file = tmp_path / "roadmap.yaml"
    title = "Œdème – Été 🙂 L’hôpital"
    file.write_text(SMALL.format(sign=title.encode().decode("latin-1")), encoding="utf-8")
    mend_file(file)
    assert title in (found := file.read_text(encoding="utf-8"))
    assert found == SMALL.format(sign=title)


@pytest.mark.parametrize("sign", ["\u200e", "\u200f", "\xad", "é", "中", "🎓"])
def test_a_sign_that_is_text_stays(sign: str, tmp_path: Path) -> None:
    assert titled(sign, tmp_path) == f"A road{sign}map"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "latin-1"])
def test_a_file_in_another_encoding_is_refused(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "roadmap.yaml"
    marks = {"utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}
    file.write_bytes(marks.get(encoding, b"") + SMALL.format(sign="é").encode(encoding))
    reading = read(file)
    assert reading.catalogue is None
    (problem,) = reading.problems
    assert ("UTF-16" in problem.message) is (encoding != "latin-1")


@pytest.mark.parametrize(("more", "told"), [(0, 0), (1, 1)])
def test_a_file_has_at_most_ten_megabytes(more: int, told: int, tmp_path: Path) -> None:
    file, problems = tmp_path / "roadmap.yaml", Diagnostics("roadmap.yaml", "en")
    file.write_bytes(bytes(10_000_000 + more))
    data = read_bytes(file, problems)
    assert len(problems.told) == told
    assert (data is None) is bool(told)


@pytest.mark.parametrize(
    ("index", "line", "column"),
    [(0, 1, 1), (1, 1, 2), (3, 2, 1), (5, 3, 1), (7, 4, 1), (8, 4, 2)],
)
def test_a_place_is_counted_as_editors_count(index: int, line: int, column: int) -> None:
    assert place("a\r\nb\rc\nde", index) == (line, column)


@pytest.mark.parametrize(("depth", "deep"), [(31, False), (33, True)])
def test_a_file_is_at_most_32_deep(depth: int, deep: bool, tmp_path: Path) -> None:  # noqa: FBT001
    file = tmp_path / "roadmap.yaml"
    file.write_text(f"a: {'[' * (depth - 1)}b{']' * (depth - 1)}\n")
    assert any("32" in problem.message for problem in read(file).problems) is deep


@pytest.mark.parametrize(("length", "warned"), [(213, False), (214, True)])
def test_a_code_that_is_hard_to_read_is_warned_of(
    length: int,
    warned: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    file, start = tmp_path / "roadmap.yaml", "https://example.org/"
    address = start + "a" * (length - len(start))
    file.write_text(SMALL.format(sign=" ").replace(start, address))
    assert bool(read(file).problems) is warned
