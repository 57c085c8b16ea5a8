"""The command `proof` on PowerPoint files: which file is what, exit status, formats."""

import json
from pathlib import Path

import foreign_decks as decks
import pytest
import spoiling as spoil
from click.testing import CliRunner
from packages import entries, packed
from rows import SLIDES, TALK

from roadmap_print.cli.app import main
from roadmap_print.cli.commands.check.proof import finished
from roadmap_print.package_stamp import stamp_package
from roadmap_print.proof.publication_guess import kind
from roadmap_print.publications.output_file import PPTX, OutputFile


@pytest.fixture
def made(tmp_path: Path) -> Path:
    file = tmp_path / "slides.pptx"
    file.write_bytes(decks.good())
    return file


def run(*arguments: object) -> tuple[int, str, str]:
    catalogue = ("--catalogue", str(spoil.CATALOGUE))
    result = CliRunner().invoke(main, ["proof", *map(str, arguments), *catalogue])
    return result.exit_code, result.stdout, result.stderr


def test_a_good_deck(made: Path) -> None:
    status, out, err = run(made)
    assert status == 0
    assert out.startswith(f"{made}: diapositives\xa0: 10 pages, 6 codes")
    assert err == "0 erreur, 0 avertissement\n"


def test_the_report_as_json(made: Path) -> None:
    made.write_bytes(
        decks.changed(
            lambda deck: (
                decks.pictures(deck)[0].element.getparent().remove(decks.pictures(deck)[0].element)
            )
        )
    )
    status, out, _ = run(made, "--format", "json")
    told = json.loads(out)
    assert status == 1
    assert told["summaries"][0]["pages"] == 10
    assert told["problems"][0]["file"] == str(spoil.CATALOGUE)
    assert told["problems"][0]["line"] > 1


def test_what_a_file_says_of_itself_counts_before_its_name() -> None:
    told = {"publication": "talk", "steps": "1 2"}
    data = packed(stamp_package(entries(decks.good()), told))
    assert kind(data, Path("slides.pptx")) == OutputFile(TALK, steps=(1, 2), suffix=PPTX)


@pytest.mark.parametrize(
    ("name", "row"), [("talk.pptx", TALK), ("talk-old.PPTX", TALK), ("mine.pptx", SLIDES)]
)
def test_a_foreign_file_goes_by_its_name(name: str, row: object) -> None:
    assert kind(decks.good(), Path(name)) == OutputFile(row, suffix=PPTX)


def test_a_deck_by_another_name_is_a_deck() -> None:
    assert kind(decks.good(), Path("slides.pdf")).suffix == PPTX


def test_decks_of_the_folder_are_found(tmp_path: Path) -> None:
    for name in ("slides.pptx", "holiday.pptx", "talk.pptx"):
        (tmp_path / name).write_bytes(decks.good())
    assert [each.name for each in finished(tmp_path)] == ["slides.pptx", "talk.pptx"]
