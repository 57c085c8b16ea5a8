import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Connection

import pytest

from roadmap_print.processes import allowance, pool
from roadmap_print.processes.end_requests import end_requests
from roadmap_print.processes.pool import CrashError, events, results, running


def double(connection: Connection, number: int) -> None:
    connection.send(2 * number)


def fail(connection: Connection, number: int) -> None:
    connection.send(number)
    raise KeyError(f"fault {number}")


def wait_for_more(connection: Connection) -> None:
    with pytest.raises(EOFError):
        connection.recv()
    os._exit(7)


def part(connection: Connection, numbers: list[int]) -> None:
    with running(double, [(number,) for number in numbers]) as parts:
        for event in events(parts):
            connection.send(event)


def test_each_job_is_done_in_a_process_of_its_own() -> None:
    with running(double, [(1,), (2,)]) as connections:
        assert sorted(events(connections)) == [2, 4]


def test_a_process_may_part_into_others() -> None:
    with running(part, [([1, 2, 3],)]) as connections:
        assert sorted(events(connections)) == [2, 4, 6]


def test_a_fault_comes_home_with_its_traceback() -> None:
    with (
        running(fail, [(1,)]) as connections,
        pytest.raises(CrashError, match="KeyError: 'fault 1'"),
    ):
        list(events(connections))


def test_none_outlives_the_block() -> None:
    with running(wait_for_more, [(), ()]):
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []


def test_a_process_notices_that_nobody_listens() -> None:
    with running(wait_for_more, [()]) as (connection,):
        (process,) = multiprocessing.active_children()
        connection.close()
        process.join(timeout=30)
        assert process.exitcode == 7


def never_end(connection: Connection) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    connection.send("deaf")
    time.sleep(60)


def test_one_that_misses_the_call_to_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 0.1)
    start = time.monotonic()
    with running(never_end, [()]) as (connection,):
        assert connection.recv() == "deaf"
    assert multiprocessing.active_children() == []
    assert time.monotonic() - start < 30  # of the minute that it would take


def triple(number: int) -> int:
    if number < 0:
        raise KeyError(f"fault {number}")
    if number == 0:
        os._exit(7)
    return 3 * number


def process_id(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def test_each_answer_comes_with_the_place_of_its_job() -> None:
    found = dict(results(triple, [(number,) for number in range(1, 6)], 2))
    assert found == {0: 3, 1: 6, 2: 9, 3: 12, 4: 15}
    assert multiprocessing.active_children() == []


def test_each_answer_is_of_a_process_that_has_ended() -> None:
    found = [number for _, number in results(process_id, [(1,), (2,), (3,)], 2)]
    assert len({*found, os.getpid()}) == 4


@pytest.mark.parametrize(("number", "kind"), [(-1, CrashError), (0, pool.EndedError)])
def test_an_answer_that_fails_ends_all(number: int, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        list(results(triple, [(number,), (1,), (2,)], 1))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("number", "kind"), [(-1, CrashError), (0, pool.EndedError)])
def test_one_that_fails_keeps_no_other_back(number: int, kind: type[Exception]) -> None:
    found = dict(pool.outcomes(triple, [(number,), (1,), (2,)], 1))
    assert (type(found[0]), found[1], found[2]) == (kind, 3, 6)
    assert multiprocessing.active_children() == []


def how_many(_: int) -> int:
    return allowance.processors()


def test_fewer_may_work_beside_each_other_in_all_that_are_started() -> None:
    with allowance.allowed(7):
        with allowance.allowed(None):
            assert allowance.processors() == 7
        assert [*pool.results(how_many, [(0,)])] == [(0, 7)]
    assert allowance.processors() == os.cpu_count()


def take_all(number: int) -> int:
    if number:
        raise MemoryError
    return number


def be_ended(number: int) -> int:
    if number:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("work", [take_all, be_ended], ids=lambda work: work.__name__)
def test_a_process_without_memory_is_no_fault_of_ours(work: object) -> None:
    with pytest.raises(pool.EndedError):
        list(pool.results(work, [(0,), (1,)]))


def test_a_request_to_end_waits_while_a_process_is_born(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be lost in what the interpreter does around a fork, and its process left alone."""
    start, born = multiprocessing.process.BaseProcess.start, []

    def asked_meanwhile(process: multiprocessing.process.BaseProcess) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        start(process)
        born.append(process)

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", asked_meanwhile)
    with (
        pytest.raises(SystemExit),
        end_requests(pool.TO_END),
        running(wait_for_more, [()]),
    ):
        time.sleep(5)
    assert len(born) == 1
    assert multiprocessing.active_children() == []


def be_asked(connection: Connection) -> None:
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    finally:
        connection.send("unwound")


def test_a_process_that_is_asked_to_end_unwinds() -> None:
    with running(be_asked, [()]) as connections:
        assert list(events(connections)) == ["unwound"]
