"""The remedies that problems carry, spliced into the file, and nothing else of it changed."""

import errno
import os
import stat
from pathlib import Path
from random import Random

import pytest
from mutations import mutant

from roadmap_print.catalogue.editing import mending
from roadmap_print.catalogue.editing.mending import mend, mend_file
from roadmap_print.catalogue.reading import reader
from roadmap_print.problems import Problem, Remedy, Severity

SOURCE = """\
title: Pathway
language: en_GB  # for us
formats: [{id: course, label: Courses}]
levels: [{id: easy, label: Découverte}]
steps:
  - title: One
    resources: [a, b]
resources:
  # the first
  a:
    title: A
    format: course
    level: Découverte  # a label
    url: https://example.org/?utm_source=x&b=1  # its page
    reference: {doi: "https://doi.org/10.1234/a"}
  b:
    title: B
    format: course
    url: https://example.org/b
    reference:
      doi: DOI:10.1234/b   # of B
"""
MENDED = (
    SOURCE.replace("en_GB", "en-GB")
    .replace("level: Découverte", "level: easy")
    .replace("utm_source=x&", "")
    .replace("https://doi.org/", "")
    .replace("DOI:", "")
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_exact_remedies_are_spliced_in(tmp_path: Path, newline: str, mark: str) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_bytes((mark + SOURCE).replace("\n", newline).encode())
    path.chmod(0o640)
    done = mend_file(path)
    assert path.read_bytes() == (mark + MENDED).replace("\n", newline).encode()
    assert [(each.line, each.new) for each in done.mended] == [
        (2, "en-GB"),
        (13, "easy"),
        (14, "https://example.org/?b=1"),
        (15, "10.1234/a"),
        (21, "10.1234/b"),
    ]
    assert done.refused is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert not reader.read(path).problems
    assert [file.name for file in tmp_path.iterdir()] == ["roadmap.yaml"]


def test_what_is_only_likely_is_left(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    wrong = MENDED.replace("format: course", "format: cours", 1).replace("b]", "c]")
    wrong = wrong.replace("doi: 10.1234/b", "doi: see 10.1234/b")
    path.write_text(wrong, "utf-8")
    assert mend_file(path) == mending.Mending(())
    assert path.read_text("utf-8") == wrong
    assert reader.read(path).problems


def test_a_sound_file_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(MENDED, "utf-8")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert mend_file(path) == mending.Mending(())
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_file_that_changed_meanwhile_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(SOURCE, "utf-8")
    real = reader.read_source

    def read_source(source: bytes, place: Path) -> reader.Reading:
        path.write_text("title: mine\n", "utf-8")
        return real(source, place)

    monkeypatch.setattr(reader, "read_source", read_source)
    done = mend_file(path)
    assert not done.mended
    assert done.refused
    assert "--fix" in done.refused.sentence
    assert path.read_text("utf-8") == "title: mine\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write what it likes")
def test_a_file_that_may_not_be_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(SOURCE, "utf-8")
    path.chmod(0o400)
    assert mend_file(path).refused
    assert path.read_text("utf-8") == SOURCE


def test_a_folder_that_takes_no_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(SOURCE, "utf-8")

    def place(data: bytes, path: Path) -> None:
        raise OSError(errno.ENOSPC, f"no space for {len(data)}", str(path))

    monkeypatch.setattr(mending.atomic_write, "place", place)
    done = mend_file(path)
    assert done.refused
    assert done.refused.line == 0
    assert not done.mended
    assert path.read_text("utf-8") == SOURCE


def test_a_value_that_cannot_be_set_leaves_the_others_to_be() -> None:
    found = [problem(1, 4, Remedy("\ud800")), problem(2, 4, Remedy("z"))]
    text, done = mend("a: x\nb: y\n", found)
    assert text == "a: x\nb: z\n"
    assert len(done) == 1


def test_a_link_stays_a_link_and_the_draft_of_a_killed_run_goes(tmp_path: Path) -> None:
    path, link = tmp_path / "roadmap.yaml", tmp_path / "link.yaml"
    path.write_text(SOURCE, "utf-8")
    link.symlink_to(path.name)
    (draft := tmp_path / ".roadmap.yaml-0a1b2c3d").touch()
    assert mend_file(link).mended
    assert not draft.exists()
    assert link.is_symlink()
    assert path.read_text("utf-8") == MENDED


def test_mistakes_of_yaml_that_hide_one_another_are_mended_in_one_run(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    pasted = SOURCE.replace("  - title", "\xa0 -\xa0title").replace(
        "    format", "\xa0\xa0  format"
    )
    path.write_text(pasted.replace("title: B", "title:\xa0B"), "utf-8")
    done = mend_file(path)
    assert path.read_text("utf-8") == MENDED
    assert "\\u00a0" in str(done.mended[0])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: Health: a start", 'title: "Health: a start"'),
        ("title: @home", 'title: "@home"'),
        ("title: 'L'eau'", 'title: "L\'eau"'),
        ("title: a: b  # c", None),
        ("title: a: b\n      c", None),
        ("title: - a", None),
        (
            "title: One\n    objectives:\n      - Know : all",
            'title: One\n    objectives:\n      - "Know : all"',
        ),
        ("title: One\n    objectives:\n      - Know: all  # c", None),
        ("title: One\n    objectives:\n      - Know: all\n          of it", None),
        ("title: One\n    objectives:\n      - Know: 'all'", None),
        ("title: One\n    objectives:\n      - Know: |\n          all", None),
    ],
)
def test_a_value_that_needs_quotes_gets_them(tmp_path: Path, wrong: str, right: str | None) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(MENDED.replace("title: One", wrong), "utf-8")
    mend_file(path)
    assert path.read_text("utf-8") == MENDED.replace("title: One", right or wrong)
    assert bool(reader.read(path).problems) == (right is None)


LISTED = """title: T
language: fr
formats:
  - id: d
    label: D
steps:
  - title: Un
    resources:
      - a
      - b
      - c
  - title: Deux
    objectives:
      - Un
    resources: []
resources:
  a: {title: A, format: d, url: "https://a.fr/1"}
  b: {title: B, format: d, url: "https://a.fr/2"}
  c: {title: C, format: d, url: "https://a.fr/3"}
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("      - b", "     - b"),
        ("      - b", "    - b"),
        ("      - b", "       - b"),
        ("      - b\n      - c", "        - b\n        - c"),
        ("  - title: Deux", "   - title: Deux"),
        ("  - title: Deux", " - title: Deux"),
        ("    objectives:", "   objectives:"),
        ("    label: D", "   label: D"),
    ],
)
def test_a_line_goes_to_the_column_of_its_neighbours(
    tmp_path: Path, right: str, wrong: str
) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(LISTED.replace(right, wrong), "utf-8")
    assert reader.read(path).problems
    done = mend_file(path)
    assert path.read_text("utf-8") == LISTED
    column = len(right) - len(right.lstrip()) + 1
    assert str(done.mended[0]).endswith(f"colonne {column}")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("    objectives:", "     objectives:"),  # it, or the line above
        ("    objectives:", "   objectives: Un\n     et deux\n    featured:"),  # what goes on, too
        ("  - title: Deux\n    objectives:", "   - title: Deux\n     objectives:"),  # its keys, too
    ],
)
def test_a_line_that_may_belong_elsewhere_stays(tmp_path: Path, right: str, wrong: str) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(before := LISTED.replace(right, wrong), "utf-8")
    mend_file(path)
    assert path.read_text("utf-8") == before


def test_quotes_that_are_new_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(MENDED.replace("title: One", 'title: "A": B'), "utf-8")
    (told,) = map(str, mend_file(path).mended)
    assert told.endswith(r': "A": B → "\"A\": B"')


def test_several_values_that_need_quotes_are_mended_in_one_run(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(MENDED.replace("title: B", "title: B: b").replace("Pathway", "A: b"), "utf-8")
    assert len(mend_file(path).mended) == 2
    assert not reader.read(path).problems


@pytest.mark.parametrize("data", [b"title: \xe9t\xe9\n", b"", b"\xff\xfea\x00", b"a: [\n"])
def test_a_file_that_cannot_be_read_is_left(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_bytes(data)
    assert mend_file(path) == mending.Mending(())
    assert path.read_bytes() == data
    assert mend_file(tmp_path / "none.yaml") == mending.Mending(())


def problem(line: int, column: int, remedy: Remedy | None) -> Problem:
    return Problem(Severity.ERROR, "f", line, column, "", "", remedy=remedy)


@pytest.mark.parametrize(
    ("source", "found", "made"),
    [
        ("a: x\n", [problem(1, 4, Remedy("y: z"))], 'a: "y: z"\n'),
        ("a: x\n", [problem(1, 1, Remedy("z"))], "a: z\n"),
        ("a: [b, xyz]\n", [problem(1, 9, Remedy("z"))], "a: [b, z]\n"),
        ("a:  'x' # c\n", [problem(1, 5, Remedy("z"))], "a:  'z' # c\n"),
        ("a: [x]\n", [problem(1, 1, Remedy("z"))], None),
        ("a: x\n", [problem(1, 4, None), problem(0, 0, Remedy("z"))], None),
        ("a: x\n", [problem(9, 4, Remedy("z"))], None),
        ("a: x\n", [problem(1, 4, Remedy("z", "y"))], None),
        ("a: x\n  y\n", [problem(1, 4, Remedy('"x"', "x"))], None),
        ("a: xx\n", [problem(1, 4, Remedy("y", "x")), problem(1, 5, Remedy("z", "x"))], "a: yz\n"),
        ("a: xx\n", [problem(1, 4, Remedy("y", "xx")), problem(1, 5, Remedy("z", "x"))], "a: xz\n"),
        (
            "a: xy\n",
            [problem(1, 4, Remedy("q", "xy")), problem(1, 5, Remedy("yy", "y"))],
            "a: xyy\n",
        ),
        ("a: x\n", [problem(1, 4, Remedy("w")), problem(1, 4, Remedy("z"))], "a: w\n"),
        ("a: [\nb:\xa0x\n", [problem(2, 3, Remedy(" ", "\xa0"))], "a: [\nb: x\n"),
    ],
)
def test_a_remedy_is_applied_at_its_place(
    source: str, found: list[Problem], made: str | None
) -> None:
    text, done = mend(source, found)
    assert text == (made or source)
    assert bool(done) == bool(made)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300))
def test_whatever_is_mended_is_no_worse_after_it(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_bytes(mutant(Random(seed)))
    before = reader.read(path).problems
    assert mend_file(path).refused is None
    after = reader.read(path).problems
    assert not [each for each in after if each.remedy]
    if all(each.where for each in before):  # no mistake of YAML hid others
        assert _errors(after) <= _errors(before)


def _errors(problems: tuple[Problem, ...]) -> int:
    return sum(each.severity is Severity.ERROR for each in problems)
