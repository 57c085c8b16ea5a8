"""Who got what: a file of JSON lines beside the outputs, so that nobody gets the same twice.

A line is written and on the disk before the message's last octet leaves ("sending"), and another
when the server has answered ("sent" or "refused"). A "sending" that nothing follows means that
nobody knows: the connection or this program broke between the two, and it is not sent again.
"""

import json
import os
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from roadmap_print.mailer.mail_words import MailError
from roadmap_print.processes.file_lock import is_free

FILE_NAME: Final = "mail-sent.jsonl"


class Status(StrEnum):
    """How far a message got; in the file, in this order."""

    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"


def statuses(path: Path, mailing: str) -> dict[str, Status]:
    """Tell the last status of each address in this mailing; nothing where there is no file yet.

    Addresses are in lower case. Raises MailError where a whole line cannot be understood: guessing
    could send somebody the same twice. A last line cut short was never acted on and is passed over,
    one that has lost its end alone, as by an editor, counts.
    """
    found: dict[str, Status] = {}
    for number, line in enumerate(_whole_lines(path), 1):
        try:
            entry = json.loads(line)
            address, status = entry["address"].casefold(), Status(entry["status"])
            if entry["message"] == mailing:
                found[address] = status
        except (ValueError, KeyError, TypeError, AttributeError):
            raise MailError("record_broken", line=number) from None
    return found


def _whole_lines(path: Path) -> list[bytes]:
    try:
        *lines, last = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise MailError("unreadable", reason=error) from None
    return [*lines, last] if _is_whole(last) else lines


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


class Record:
    """The record open for writing, by one process at a time; a context manager."""

    def __init__(self, path: Path, mailing: str) -> None:
        """Open or make the file; raises MailError where another run holds it."""
        self._mailing = mailing
        try:
            self._file = path.open("ab", buffering=0)
            free = is_free(self._file.fileno())
        except OSError as error:
            raise MailError("unreadable", reason=error) from None
        if not free:
            self._file.close()
            raise MailError("record_busy")
        whole = sum(len(line) + 1 for line in _whole_lines(path))
        if self._file.tell() < whole:
            self._file.write(b"\n")
        self._file.truncate(whole)  # drops a last line cut short
        _sync_folder(path.parent)

    def note(self, address: str, status: Status, reply: str = "") -> None:
        """Add a line, and return when it is on the disk; raises MailError where it cannot be."""
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "address": address,
            "status": status,
            "message": self._mailing,
        }
        if reply:
            entry["reply"] = reply
        try:
            line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
            while line:  # a disk nearly full takes a part, and then says why it takes no more
                line = line[self._file.write(line) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            raise MailError("unwritable", reason=error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _sync_folder(folder: Path) -> None:
    """So that a new file's name is on the disk as well as its lines."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
