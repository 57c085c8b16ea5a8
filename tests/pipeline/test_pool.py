import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Connection

import pytest

from roadmap_print.pipeline import pool
from roadmap_print.pipeline.pool import CrashError, events, running


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
        process.join(timeout=5)
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
    assert time.monotonic() - start < 5
