"""Messages to a mail server: TLS or nothing, one recipient at a time, at a steady pace.

The library's own `sendmail` cannot tell a message that was lost on the way from one of which only
the answer was lost. So the last octets of a message, the full stop that hands it over, go out
alone, after the record has been told: what breaks before was not sent, what breaks after is
uncertain, and nobody gets it twice.
"""

from __future__ import annotations

import base64
import re
import smtplib
import ssl
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from roadmap_print.mail.record import Record, Status
from roadmap_print.mail.words import MailError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from roadmap_print.mail.recipients import Recipient

_CONNECT_TIMEOUT: Final = 30  # s
_ANSWER_TIMEOUT: Final = 300  # s; a server scans the message before it answers, RFC 5321 4.5.3.2
_TLS_PORT, _STARTTLS_PORT = 465, 587  # RFC 8314
_READY, _GO_AHEAD, _CLOSING, _LOGGED_IN = 250, 354, 421, 235
_DROPPED: Final = (smtplib.SMTPServerDisconnected, OSError)


class Verdict(StrEnum):
    """What became of a message; the value is its phrase in `words`."""

    SENT = "sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one recipient's message, and what the server said."""

    recipient: Recipient
    verdict: Verdict
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """Where to hand messages over; `security` is "tls" or "starttls", there is no third."""

    host: str
    port: int
    security: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def server(text: str, security: str | None) -> Server:
    """Read `HOST` or `HOST:PORT`; without a word on security, 465 or no port means "tls".

    Raises MailError where it is none.
    """
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.netloc != text or parts.username is not None or not text.isprintable():
        raise MailError("server_wrong", value=text)
    if security is None:
        security = "tls" if port in (None, _TLS_PORT) else "starttls"
    return Server(host, port or (_TLS_PORT if security == "tls" else _STARTTLS_PORT), security)


class Pace:
    """So many messages a minute at most, evenly spread."""

    def __init__(self, per_minute: float) -> None:
        self._interval = 60 / per_minute  # s
        self._next = 0.0

    def wait(self) -> None:
        """Sleep until the next message may go."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._interval


class Connection:
    """A connection that comes back: opened when needed, dropped when broken; a context manager."""

    def __init__(self, server: Server, context: ssl.SSLContext) -> None:
        self._server = server
        self._context = context
        self._smtp: smtplib.SMTP | None = None

    def open(self) -> smtplib.SMTP:
        """Give the live connection, encrypted and logged in; raises MailError where there is none."""
        if self._smtp is None:
            self._smtp = _connect(self._server, self._context)
        return self._smtp

    def drop(self) -> None:
        """Give up a broken connection, without a word to the server."""
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def close(self) -> None:
        """Take leave of the server."""
        try:
            if self._smtp is not None:
                self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            pass  # all that was to be sent is sent
        finally:
            self.drop()


def deliver(
    recipients: Iterable[Recipient],
    body: Callable[[Recipient], bytes],
    sender: str,
    connection: Connection,
    record: Record,
    pace: Pace,
) -> Iterator[Outcome]:
    """Hand over one message a recipient, and say at once what became of each.

    Raises MailError where going on makes no sense: no connection, a refused sender, a message over
    the server's limit, the connection dropped twice in a row.
    """
    breaks = 0
    for recipient in recipients:
        message = body(recipient)
        while True:
            pace.wait()
            try:
                outcome = _hand_over(connection.open(), recipient, message, sender, record)
            except _DROPPED as error:
                connection.drop()
                breaks += 1
                if breaks > 1:
                    raise MailError("dropped", reason=readable(str(error))) from None
                continue
            break
        if outcome.verdict is Verdict.UNCERTAIN:
            connection.drop()
            breaks += 1
        else:
            breaks = 0
        yield outcome
        if breaks > 1:
            raise MailError("dropped", reason=outcome.reply)


def _hand_over(
    smtp: smtplib.SMTP, recipient: Recipient, message: bytes, sender: str, record: Record
) -> Outcome:
    """One message; raises one of `_DROPPED` where it broke before the hand-over."""
    _fits(smtp, message)
    code, reply = _answered(smtp.mail(sender, _options(smtp, message)))
    if code >= 500:  # noqa: PLR2004  a lasting refusal, and the same for all
        raise MailError("sender_refused", sender=sender, reply=_said(code, reply))
    if code == _READY:
        code, reply = _answered(smtp.rcpt(recipient.address))
    if code in (_READY, 251):
        code, reply = _answered(smtp.docmd("DATA"))
    if code != _GO_AHEAD:
        smtp.rset()
        record.note(recipient.address, Status.REFUSED, _said(code, reply))
        return Outcome(recipient, Verdict.REFUSED, _said(code, reply))
    smtp.send(_dot_stuffed(message))
    record.note(recipient.address, Status.SENDING)
    try:
        smtp.send(b".\r\n")
        code, reply = smtp.getreply()
    except _DROPPED as error:
        return Outcome(recipient, Verdict.UNCERTAIN, readable(str(error)))
    sent = code == _READY
    record.note(recipient.address, Status.SENT if sent else Status.REFUSED, _said(code, reply))
    return Outcome(recipient, Verdict.SENT if sent else Verdict.REFUSED, _said(code, reply))


def _answered(answer: tuple[int, bytes]) -> tuple[int, bytes]:
    """Pass the answer on, but take 421 ("closing") for a dropped connection."""
    if answer[0] == _CLOSING:
        raise smtplib.SMTPServerDisconnected(_said(*answer))
    return answer


def _limit(smtp: smtplib.SMTP) -> int:
    """Read how large a message the server takes, in octets; 0 where it does not say."""
    size = smtp.esmtp_features.get("size", "")
    return int(size) if size.isdecimal() else 0


def _fits(smtp: smtplib.SMTP, message: bytes) -> None:
    limit = _limit(smtp)
    if limit and len(message) > limit:
        raise MailError("too_large", limit=limit, size=len(message))


def _options(smtp: smtplib.SMTP, message: bytes) -> list[str]:
    return [f"SIZE={len(message)}"] if smtp.has_extn("size") else []


def _dot_stuffed(message: bytes) -> bytes:
    """RFC 5321 4.5.2: a line that starts with a full stop gets another; the last line is ended."""
    stuffed = re.sub(rb"(?m)^\.", b"..", message)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


def _connect(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    place = (server.host, server.port)
    try:
        if server.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                *place, timeout=_CONNECT_TIMEOUT, context=context
            )
        else:
            smtp = smtplib.SMTP(*place, timeout=_CONNECT_TIMEOUT)
        try:
            _secure_and_log_in(smtp, server, context)
        except BaseException:
            smtp.close()
            raise
    except ssl.SSLCertVerificationError as error:
        raise MailError("certificate", reason=error.verify_message) from None
    except ssl.SSLError as error:
        raise MailError("no_tls", reason=error.reason or error) from None
    except (smtplib.SMTPException, OSError) as error:
        reason = f"{server.host}:{server.port}: {readable(str(error))}"
        raise MailError("unreachable", reason=reason) from None
    return smtp


def _secure_and_log_in(smtp: smtplib.SMTP, server: Server, context: ssl.SSLContext) -> None:
    if server.security != "tls":
        try:
            smtp.starttls(context=context)
        except smtplib.SMTPNotSupportedError:
            raise MailError("no_starttls") from None
    smtp.ehlo_or_helo_if_needed()
    if server.user is not None:
        _log_in(smtp, server.user, server.password or "")
    assert smtp.sock is not None  # noqa: S101  for the type checker
    smtp.sock.settimeout(_ANSWER_TIMEOUT)


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """By PLAIN where offered, since the library's own login cannot take an accented password."""
    try:
        if "PLAIN" in smtp.esmtp_features.get("auth", "").upper().split():
            secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
            code, reply = smtp.docmd("AUTH", f"PLAIN {secret}")
            if code != _LOGGED_IN:
                raise smtplib.SMTPAuthenticationError(code, reply)
        else:
            smtp.login(user, password)
    except smtplib.SMTPNotSupportedError:
        raise MailError("no_login") from None
    except smtplib.SMTPAuthenticationError as error:
        raise MailError("login_refused", reply=_said(error.smtp_code, error.smtp_error)) from None


def _said(code: int, reply: bytes | str) -> str:
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return readable(f"{code} {text}")


def readable(text: str) -> str:
    """Put a server's words on one line, nothing in them that a terminal would obey."""
    folded = " ".join(text.split())
    return "".join(character if character.isprintable() else "\ufffd" for character in folded)[:300]
