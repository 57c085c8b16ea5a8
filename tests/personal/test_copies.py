"""Many copies: killed, resumed, begun again; one bad row costs that row."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from roadmap_print.personal import copies
from roadmap_print.personal.base_making import BaseJobs
from roadmap_print.personal.copies import BatchRunner, Copy, CopyTask, make_copies
from roadmap_print.personal.journal import NAME, Journal, JournalLine
from roadmap_print.personal.people import BaseKey, Person
from roadmap_print.personal.personal_file import PersonalBase
from roadmap_print.personal.personal_proof import PersonalProof
from roadmap_print.processes import pool

Make = Callable[..., CopyTask]


@pytest.fixture
def task(
    jobs: BaseJobs, base: PersonalBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Make:
    """Give tasks whose base is there already."""
    monkeypatch.setattr(copies, "build_base", lambda *_: base)

    def make(*names: str, folder: str = "people", **options: bool) -> CopyTask:
        people = [Person(n, n + 1, name, BaseKey("fr")) for n, name in enumerate(names, 1)]
        return CopyTask(people, jobs, tmp_path / "class.csv", tmp_path / folder, "en", **options)

    return make


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.glob("*.pdf")}


def made(task: CopyTask) -> copies.CopiesMade:
    with task.alone():
        return make_copies(task, lambda _ended, _of: None, BatchRunner(batch=2))


def test_a_bad_row_costs_that_row(task: Make) -> None:
    work = task("Ana", "W" * 200, "Bo", "Bo")
    ended = made(work)
    assert (ended.made, ended.kept) == (3, 0)
    (problem,) = ended.problems
    assert problem.line == 3
    assert "does not fit" in problem.message
    files = contents(work.folder)
    assert sorted(files) == ["0001.pdf", "0003.pdf", "0004.pdf"]
    assert files["0003.pdf"] == files["0004.pdf"] != files["0001.pdf"]


@pytest.mark.slow
def test_what_is_there_is_kept_what_is_missing_or_spoiled_is_made_again(task: Make) -> None:
    work = task("Ana", "Bo", "Cy")
    made(work)
    before = contents(work.folder)
    (work.folder / "0001.pdf").unlink()
    (work.folder / "0002.pdf").write_bytes(b"spoiled")
    assert (made(work).made, made(work).kept) == (2, 3)
    assert contents(work.folder) == before


@pytest.mark.slow
def test_a_copy_is_the_same_alone_and_among_many(task: Make) -> None:
    made(alone := task("Bo", folder="alone"))
    made(many := task("Ana", "Bo", "محمد", folder="many"))
    assert contents(alone.folder)["0001.pdf"] == contents(many.folder)["0002.pdf"]


@pytest.mark.slow
def test_who_left_the_list_has_no_file_any_more(task: Make) -> None:
    made(task("Ana", "Bo"))
    stranger = task("Cy").folder / "other.pdf"
    stranger.write_bytes(b"somebody else's")
    made(work := task("Ana"))
    assert sorted(contents(work.folder)) == ["0001.pdf", "other.pdf"]


@pytest.mark.slow
def test_nothing_of_somebody_else_stays_where_a_copy_cannot_be_made(task: Make) -> None:
    made(work := task("Ana", "Bo"))
    mine = contents(work.folder)["0001.pdf"]
    made(task("Ana", "W" * 200))
    assert contents(work.folder) == {"0001.pdf": mine}


def test_the_copy_of_before_stays_where_the_same_person_gets_none(
    task: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(work := task("Ana"))
    before = contents(work.folder)
    monkeypatch.setattr(PersonalProof, "faults", lambda *_: iter(["name"]))
    changed = replace(work, people=[replace(work.people[0], done=frozenset({(1, "map")}))])
    assert made(changed).failed == 1
    assert contents(work.folder) == before


def test_all_are_made_again_where_that_is_asked_for(task: Make) -> None:
    made(work := task("Ana", "Bo"))
    ended = made(replace(work, force=True))
    assert (ended.made, ended.kept) == (2, 0)


def test_what_is_missing_without_having_failed_is_told_by_retry_failed(task: Make) -> None:
    made(task("Ana", "Bo"))
    ended = made(task("Ana", "Eve", retry=True))
    assert (ended.made, ended.kept, ended.failed) == (0, 1, 0)
    (problem,) = ended.problems
    assert "1 booklet of this list is not there" in problem.message
    assert "without --retry-failed" in (problem.hint or "")


@pytest.mark.slow
def test_names_stand_in_file_names_and_journal_only_where_they_are_asked_for(task: Make) -> None:
    made(work := task("Ève Martin", "Ève Martin"))
    told = (work.folder / NAME).read_text("utf-8").casefold()
    assert "martin" not in told
    assert "ve" not in "".join(contents(work.folder)).replace("people", "")
    made(task("Ève Martin", "Ève Martin", folder="named", named=True))
    named = contents(work.folder.with_name("named"))
    assert sorted(named) == ["0001-eve-martin.pdf", "0002-eve-martin.pdf"]
    made(again := task("Ève Martin", "Ève Martin", folder="named"))
    assert sorted(contents(again.folder)) == ["0001.pdf", "0002.pdf"]
    assert "martin" not in (again.folder / NAME).read_text("utf-8")


@pytest.mark.slow
def test_a_batch_whose_process_dies_is_begun_again(
    task: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying(monkeypatch, tmp_path / "deaths", 3)
    ended = made(work := task("Ana", "Bo", "Cy"))
    assert ended.problems == ()
    assert len(contents(work.folder)) == 3
    assert (tmp_path / "deaths").read_text() == "died" * 3


@pytest.mark.slow
def test_one_that_dies_four_times_is_told_with_its_rows_and_tried_again_by_option(
    task: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        dying(patch, tmp_path / "deaths", 99)
        ended = made(work := task("Ana", "Bo", "Cy"))
    assert [each.line for each in ended.problems] == [2, 3]
    assert "ended four times" in ended.problems[0].message
    assert sorted(contents(work.folder)) == ["0003.pdf"]
    (work.folder / "0003.pdf").unlink()
    again = made(task("Ana", "Bo", "Cy", retry=True))
    assert again.made == 2
    assert sorted(contents(work.folder)) == ["0001.pdf", "0002.pdf"]


def test_what_a_killed_run_has_started_makes_no_more_copies(
    task: Make, base: PersonalBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, real = task(*(f"Name {number}" for number in range(200))), copies.make_personal

    def slowly(base: PersonalBase, person: Person) -> bytes:
        time.sleep(0.05)
        return real(base, person)

    monkeypatch.setattr(copies, "make_personal", slowly)
    work.folder.mkdir()
    jobs = [(base, work.copies(), work.folder)]
    running = get_context("fork").Process(target=make_all, args=(jobs,))
    running.start()
    while running.is_alive() and not contents(work.folder):
        time.sleep(0.02)
    running.kill()
    running.join()
    time.sleep(1)
    before = len(contents(work.folder))
    time.sleep(1)
    assert 0 < before == len(contents(work.folder)) < 200


def make_all(jobs: list[tuple[PersonalBase, list[Copy], Path]]) -> None:
    list(pool.results(copies.make_batch, jobs))


def dying(monkeypatch: pytest.MonkeyPatch, deaths: Path, times: int) -> None:
    """Let the process that makes the copy of Ana be killed so many times."""
    real = copies.make_personal
    deaths.write_text("")

    def make(base: PersonalBase, person: Person) -> bytes:
        if person.name == "Ana" and deaths.stat().st_size < 4 * times:
            with deaths.open("a") as file:
                file.write("died")
            os.kill(os.getpid(), signal.SIGKILL)
        return real(base, person)

    monkeypatch.setattr(copies, "make_personal", make)


def test_a_fault_of_a_finished_file_keeps_it_back(
    task: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copies.make_personal

    def swapped(base: PersonalBase, person: Person) -> bytes:
        return real(base, person if person.number != 1 else Person(1, 2, "Eve", person.base))

    monkeypatch.setattr(copies, "make_personal", swapped)
    ended = made(work := task("Ana", "Bo"))
    assert [each.line for each in ended.problems] == [2]
    assert sorted(contents(work.folder)) == ["0002.pdf"]


def test_a_line_that_was_cut_off_is_none(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add([JournalLine("1", "0001.pdf", "a")])
    with (tmp_path / NAME).open("a") as file:
        file.write('{"inputs": "2", "fi')
    again = Journal(tmp_path)
    again.add([JournalLine("3", "0003.pdf", "c")])
    assert sorted(Journal(tmp_path).lines) == ["0001.pdf", "0003.pdf"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("catalogue", "options"),
    [
        ("support/mirrored_roadmap.yaml", ()),
        ("catalogues/roadmap.yaml", ("--grey", "--large-print")),
    ],
)
def test_names_of_all_scripts_stand_in_every_variant(
    catalogue: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    tests = Path(__file__).parents[1]
    people = tests.parent / "scripts/conformance/people.csv"
    command = [sys.executable, "-m", "roadmap_print", "build", str(tests / catalogue), *options]
    subprocess.run([*command, "--people", str(people), "-o", str(tmp_path)], check=True)
    assert len(contents(tmp_path / "people")) == 6


@pytest.mark.slow
def test_killed_at_any_time_the_same_command_makes_the_same_set(
    catalogue_file: Path, tmp_path: Path
) -> None:
    cores = os.cpu_count() or 1
    count, batch = copies.BATCH * (cores + 1), copies.BATCH
    people = tmp_path / "class.csv"
    rows = [f"Name {number},{number % 2 + 1}" for number in range(count)]
    people.write_text("\n".join(["name,done", *rows]))
    command = [sys.executable, "-m", "roadmap_print", "build", str(catalogue_file), "--people"]
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    subprocess.run([*command, str(people), "-o", str(whole)], check=True)
    for seen in (1, batch * cores + batch // 5):  # the second time, a batch at least has ended
        running = subprocess.Popen([*command, str(people), "-o", str(broken)])
        while running.poll() is None and len(contents(broken / "people")) < seen:
            time.sleep(0.02)
        running.kill()
        running.wait()
    ended = subprocess.run(
        [*command, str(people), "-o", str(broken)], check=True, capture_output=True, text=True
    )
    assert "jour\u00a0: 0" not in ended.stdout
    assert len(contents(broken / "people")) == count
    assert contents(broken / "people") == contents(whole / "people")
    assert not list((broken / "people").glob(".*pdf-*"))
