"""The record of who got what: on the disk in time, whole after a crash, one run at a time."""

from __future__ import annotations

import json
import os
import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.sent_log import Record, Status, statuses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mail-sent.jsonl"


def test_the_last_status_of_an_address_counts_for_its_mailing_alone(file: Path) -> None:
    assert statuses(file, "m") == {}
    with Record(file, "m") as record:
        record.note("Anne@example.org", Status.SENDING)
        record.note("Anne@example.org", Status.SENT, "250 ok")
        record.note("bob@example.org", Status.SENDING)
        record.note("c@example.org", Status.REFUSED, "550 no\n")
    with Record(file, "other") as record:
        record.note("bob@example.org", Status.SENT)
    assert statuses(file, "m") == {
        "anne@example.org": Status.SENT,
        "bob@example.org": Status.SENDING,
        "c@example.org": Status.REFUSED,
    }
    assert statuses(file, "other") == {"bob@example.org": Status.SENT}
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5
    assert set(json.loads(lines[1])) == {"at", "address", "status", "message", "reply"}


def test_a_line_is_on_the_disk_when_note_returns(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []
    with Record(file, "m") as record:
        monkeypatch.setattr(os, "fsync", lambda number: sizes.append(os.fstat(number).st_size))
        record.note("a@example.org", Status.SENDING)
    assert sizes == [file.stat().st_size]


@contextmanager
def room_for(octets: int) -> Iterator[None]:
    """Let the system write no file beyond a size, as a disk that is nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_line_that_the_disk_takes_in_part_is_an_error_and_no_line(file: Path) -> None:
    with Record(file, "m") as record:
        record.note("a@example.org", Status.SENT)
        whole = file.read_bytes()
        with room_for(len(whole) + 20), pytest.raises(MailError, match="cannot be written"):
            record.note("b@example.org", Status.SENDING)
    assert file.stat().st_size == len(whole) + 20
    assert statuses(file, "m") == {"a@example.org": Status.SENT}
    with Record(file, "m") as record:
        record.note("b@example.org", Status.SENT)
    assert statuses(file, "m") == {"a@example.org": Status.SENT, "b@example.org": Status.SENT}


def test_a_last_line_cut_short_is_dropped_and_the_next_one_whole(file: Path) -> None:
    with Record(file, "m") as record:
        record.note("a@example.org", Status.SENT)
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"address": "b@exam')
    assert statuses(file, "m") == {"a@example.org": Status.SENT}
    with Record(file, "m") as record:
        record.note("b@example.org", Status.SENT)
    assert file.read_bytes().startswith(whole)
    assert statuses(file, "m") == {"a@example.org": Status.SENT, "b@example.org": Status.SENT}


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"[]",
        b"{}",
        b'{"address": 3, "status": "sent", "message": "m"}',
        b'{"address": "a@b.fr", "status": "eaten", "message": "m"}',
        b"\xff",
        b"",
    ],
)
def test_a_line_that_cannot_be_understood_stops_the_work(file: Path, line: bytes) -> None:
    with Record(file, "m") as record:
        record.note("a@example.org", Status.SENT)
    file.write_bytes(file.read_bytes() + line + b"\n")
    with pytest.raises(MailError, match="line 2 cannot be read"):
        statuses(file, "m")


def test_two_runs_at_once_are_not_let_in(file: Path) -> None:
    with Record(file, "m"), pytest.raises(MailError, match="another run"):
        Record(file, "m")
    with Record(file, "m") as record:
        record.note("a@example.org", Status.SENT)


def test_a_last_line_that_has_lost_its_end_counts(tmp_path: Path) -> None:
    """As an editor leaves it: who has got the message does not get it again."""
    path = tmp_path / "sent.jsonl"
    with Record(path, "one") as record:
        record.note("a@example.org", Status.SENT)
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    assert statuses(path, "one") == {"a@example.org": Status.SENT}
    with Record(path, "one") as record:
        record.note("b@example.org", Status.SENT)
    assert [*statuses(path, "one")] == ["a@example.org", "b@example.org"]
