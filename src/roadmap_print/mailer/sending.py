"""Messages to a mail server, one recipient at a time, at a steady pace.

The library's own `sendmail` cannot tell a message that was lost on the way from one of which only
the answer was lost. So the last octets of a message, the full stop that hands it over, go out
alone, after the record has been told: what breaks before was not sent, what breaks after is
uncertain, and nobody gets it twice.
"""

import re
import smtplib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from roadmap_print.mailer.mail_words import MailError, Octets
from roadmap_print.mailer.recipients import Recipient
from roadmap_print.mailer.sent_log import Record, Status
from roadmap_print.mailer.smtp_server import Connection, said

# RFC 5321 4.2: what an answer starts with says good, go on, refused for now, refused for good.
_GOOD, _GO_ON, _PASSING, _LASTING = 200, 300, 400, 500
_READY, _FORWARDED, _GO_AHEAD, _CLOSING = 250, 251, 354, 421


class SendingVerdict(StrEnum):
    """What became of a message; the value is its phrase in `words`."""

    SENT = "sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    BROKEN = "broken"  # the connection, before the hand-over: not sent


_LOST: Final = (SendingVerdict.UNCERTAIN, SendingVerdict.BROKEN)


@dataclass(frozen=True, slots=True)
class SendingOutcome:
    """What became of one recipient's message, and what the server said or what broke."""

    recipient: Recipient
    verdict: SendingVerdict
    reply: str | OSError = ""


class Pace:
    """So many messages a minute at most, evenly spread."""

    def __init__(self, per_minute: float) -> None:
        self._interval = 60 / per_minute  # s
        self._next = 0.0

    def wait(self) -> None:
        """Sleep until the next message may go."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._interval


def deliver(
    recipients: Iterable[Recipient],
    body: Callable[[Recipient], bytes],
    sender: str,
    connection: Connection,
    record: Record,
    pace: Pace,
) -> Iterator[SendingOutcome]:
    """Hand over one message a recipient, and say at once what became of each.

    Raises MailError where going on makes no sense: no connection, a refused sender, a message over
    the server's limit, the connection dropped twice in a row.
    """
    breaks = 0
    for recipient in recipients:
        message = body(recipient)
        for _ in range(2):
            pace.wait()
            smtp = connection.open()
            try:
                outcome = _hand_over(smtp, recipient, message, sender, record)
            except OSError as error:  # smtplib's own errors are OSErrors as well
                outcome = SendingOutcome(recipient, SendingVerdict.BROKEN, error)
            if outcome.verdict in _LOST:
                connection.drop()
            if outcome.verdict is not SendingVerdict.BROKEN:
                break
        breaks = breaks + 1 if outcome.verdict in _LOST else 0
        yield outcome
        if breaks > 1:
            raise MailError("dropped", reason=outcome.reply)


def _hand_over(
    smtp: smtplib.SMTP, recipient: Recipient, message: bytes, sender: str, record: Record
) -> SendingOutcome:
    """Send one message; raises OSError where the connection broke before the hand-over."""
    limit = smtp.esmtp_features.get("size", "")  # in octets; empty where the server names none
    if limit.isdecimal() and 0 < int(limit) < len(message):
        raise MailError("too_large", limit=Octets(int(limit)), size=Octets(len(message)))
    options = [f"SIZE={len(message)}"] if smtp.has_extn("size") else []
    _answered(smtp.rset())
    code, reply = _answered(smtp.mail(sender, options))
    if code >= _LASTING:  # the same for everybody
        raise MailError("sender_refused", sender=sender, reply=said(code, reply))
    if code == _READY:
        code, reply = _answered(smtp.rcpt(recipient.address))
    if code in (_READY, _FORWARDED):
        code, reply = _answered(smtp.docmd("DATA"))
    if code != _GO_AHEAD:
        return _refused(recipient, said(code, reply), record)
    smtp.send(_dot_stuffed(message))
    record.note(recipient.address, Status.SENDING)
    try:
        smtp.send(b".\r\n")
        code, reply = smtp.getreply()
    except OSError as error:
        return SendingOutcome(recipient, SendingVerdict.UNCERTAIN, error)
    if code >= _PASSING:
        return _refused(recipient, said(code, reply), record)
    if code < _GOOD or code >= _GO_ON:
        return SendingOutcome(recipient, SendingVerdict.UNCERTAIN, said(code, reply))
    record.note(recipient.address, Status.SENT, said(code, reply))
    return SendingOutcome(recipient, SendingVerdict.SENT, said(code, reply))


def _refused(recipient: Recipient, reply: str, record: Record) -> SendingOutcome:
    record.note(recipient.address, Status.REFUSED, reply)
    return SendingOutcome(recipient, SendingVerdict.REFUSED, reply)


def _answered(answer: tuple[int, bytes]) -> tuple[int, bytes]:
    """Pass the answer on, but take 421 ("closing") for a dropped connection."""
    if answer[0] == _CLOSING:
        raise smtplib.SMTPException(said(*answer))
    return answer


def _dot_stuffed(message: bytes) -> bytes:
    """RFC 5321 4.5.2: a line that starts with a full stop gets another; the last line is ended."""
    stuffed = re.sub(rb"(?m)^\.", b"..", message)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"
