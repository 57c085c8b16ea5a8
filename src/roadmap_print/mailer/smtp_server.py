"""The mail server: TLS from the start or STARTTLS with a verified certificate, or no connection."""

import base64
import re
import smtplib
import ssl
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

from roadmap_print.mailer.mail_words import MailError

_HOST: Final = re.compile(r"[A-Za-z0-9.-]+|[0-9A-Fa-f:.]+")  # a name, or an IPv6 address
_CONNECT_TIMEOUT: Final = 30  # s
_ANSWER_TIMEOUT: Final = 300  # s; a server scans the message before it answers, RFC 5321 4.5.3.2
_LEAVE_TIMEOUT: Final = 5  # s
_TLS_PORT, _STARTTLS_PORT = 465, 587  # RFC 8314
_LOGGED_IN: Final = 235


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where to hand messages over; `security` is "tls" or "starttls", there is no third."""

    host: str
    port: int
    security: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def parse(text: str, security: str | None) -> SmtpServer:
    """Read `HOST` or `HOST:PORT`, "tls" for 465 or no port unless told; raises MailError."""
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.netloc != text or not _HOST.fullmatch(host) or parts.username is not None:
        raise MailError("server_wrong", value=text)
    if security is None:
        security = "tls" if port in (None, _TLS_PORT) else "starttls"
    return SmtpServer(host, port or (_TLS_PORT if security == "tls" else _STARTTLS_PORT), security)


class Connection:
    """A connection that comes back: opened when needed, dropped when broken; a context manager."""

    def __init__(self, server: SmtpServer, context: ssl.SSLContext) -> None:
        self._server = server
        self._context = context
        self._smtp: smtplib.SMTP | None = None

    def open(self) -> smtplib.SMTP:
        """Give the live connection, encrypted and logged in; raises MailError for none."""
        if self._smtp is None:
            self._smtp = _connect(self._server, self._context)
        return self._smtp

    def drop(self) -> None:
        """Give up a broken connection, without a word to the server."""
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Take leave of the server after the last message; after a fault, just hang up."""
        try:
            if kind is None and self._smtp is not None and self._smtp.sock is not None:
                self._smtp.sock.settimeout(_LEAVE_TIMEOUT)
                self._smtp.quit()
        except OSError:
            pass  # all that was to be sent is sent
        finally:
            self.drop()


def _connect(server: SmtpServer, context: ssl.SSLContext) -> smtplib.SMTP:
    place = (server.host, server.port)
    try:
        if server.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(*place, timeout=_CONNECT_TIMEOUT, context=context)
        else:
            smtp = smtplib.SMTP(*place, timeout=_CONNECT_TIMEOUT)
        try:
            if server.security != "tls":
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if server.user is not None:
                _log_in(smtp, server.user, server.password or "")
            assert smtp.sock is not None  # noqa: S101  for the type checker
            smtp.sock.settimeout(_ANSWER_TIMEOUT)
        except BaseException:
            smtp.close()
            raise
    except ssl.SSLCertVerificationError as error:
        raise MailError("certificate", reason=error.verify_message) from None
    except ssl.SSLError as error:
        raise MailError("no_tls", reason=error.reason or error) from None
    except smtplib.SMTPNotSupportedError:
        raise MailError("no_starttls") from None
    except (smtplib.SMTPException, OSError) as error:
        raise MailError("unreachable", place=f"{server.host}:{server.port}", reason=error) from None
    return smtp


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """By PLAIN where offered, since the library's own login cannot take an accented password."""
    try:
        if "PLAIN" in smtp.esmtp_features.get("auth", "").upper().split():
            secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
            code, reply = smtp.docmd("AUTH", f"PLAIN {secret}")
        else:
            code, reply = smtp.login(user, password)
    except UnicodeEncodeError:
        raise MailError("password_ascii") from None
    except smtplib.SMTPNotSupportedError:
        raise MailError("no_login") from None
    except smtplib.SMTPAuthenticationError as error:
        raise MailError("login_refused", reply=said(error.smtp_code, error.smtp_error)) from None
    if code != _LOGGED_IN:
        raise MailError("login_refused", reply=said(code, reply))


def said(code: int, reply: bytes | str) -> str:
    """Quote an answer of the server."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return " ".join(f"{code} {text}".split())
