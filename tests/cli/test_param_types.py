"""What options take: numbers of steps, files that are there, dates."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from roadmap_print.cli.app import main
from roadmap_print.cli.param_types import CATALOGUE, STEPS, ArgumentError, check_date, known_steps
from roadmap_print.problems import check_steps


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("1", (1,)),
        ("1-4", (1, 2, 3, 4)),
        ("3-3", (3,)),
        ("6,1-2", (1, 2, 6)),
        (" 1 - 2 , 4 ", (1, 2, 4)),
        ("2,2,1-2", (1, 2)),
        ("9999", (9999,)),
    ],
)
def test_steps_as_people_write_pages(written: str, numbers: tuple[int, ...]) -> None:
    assert STEPS.convert(written, None, None) == numbers


@pytest.mark.parametrize("written", ["", "0", "-1", "1-", "a", "1,,2", "4-1", "10000", "1.5", "٣"])
def test_what_are_no_steps(written: str) -> None:
    with pytest.raises(click.BadParameter):
        STEPS.convert(written, None, None)


def test_steps_end_with_the_last_of_the_catalogue() -> None:
    check_steps((1, 3), 3, "en")
    with pytest.raises(ArgumentError, match="no step 4: the catalogue has 3"), known_steps():
        check_steps((1, 4), 3, "en")


def test_a_catalogue_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "roadmap.yaml"
    file.touch()
    assert CATALOGUE.convert(str(file), None, None) == file
    for wrong in (tmp_path, tmp_path / "none.yaml", Path("a\0b")):
        with pytest.raises(ArgumentError):
            CATALOGUE.convert(wrong, None, None)


def test_a_file_that_may_not_be_looked_at_is_left_to_its_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: Path, **_: object) -> object:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "stat", refuse)
    assert CATALOGUE.convert("shut/roadmap.yaml", None, None) == Path("shut/roadmap.yaml")


@pytest.mark.parametrize(
    "arguments",
    [["export", "csv", "-o"], ["import", __file__, "-o"], ["build", "-o"], ["init"], ["check"]],
)
def test_nothing_is_no_name(arguments: list[str]) -> None:
    told = CliRunner().invoke(main, [*arguments, ""])
    assert told.exit_code == 2, told.output
    assert "nothing is written here" in told.stderr or "this is a folder, not a file" in told.stderr


@pytest.mark.parametrize("value", ["0", "", "253402300799"])
def test_a_date_is_seconds_since_1970(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    check_date()


@pytest.mark.parametrize("value", ["253402300800", "-1", "now"])
def test_a_date_beyond_the_year_9999_is_none(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(click.UsageError):
        check_date()
