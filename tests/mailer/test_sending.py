"""Sending, against a real mail server on loopback that refuses, hangs up and takes little."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import resource
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from itertools import product
from smtplib import SMTPException, SMTPServerDisconnected
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from click.testing import CliRunner
from rows import BOOKLET

from roadmap_print.catalogue.reading import reader
from roadmap_print.cli.app import main
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.mailer import actions, smtp_server
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.sending import Pace
from roadmap_print.pipeline import cache
from roadmap_print.publications.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CATALOGUE = """\
title: Roadmap
language: fr
publisher: {name: CHU d’Exemple, email: ia@exemple.fr}
formats: [{id: video, label: Vidéos}]
steps: [{title: Un, resources: [one]}]
resources: {one: {title: Un, format: video, url: "https://exemple.fr/1"}}
"""
LIST = "name,address,language\nZoé,zoe@exemple.fr,fr\nBob,bob@example.org,en\n,c@example.org,en\n"
HANG = 60  # seconds after which a process hangs, on a busy machine too
ALL = ["zoe@exemple.fr", "bob@example.org", "c@example.org"]


class Postbox:
    """A server's handler: keeps what it takes; `on_recipient` and `on_data` may do otherwise."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.sessions: set[int] = set()
        self.on_recipient: Callable[[SMTP, str], str | None] = lambda _server, _address: None
        self.on_data: Callable[[SMTP, Envelope], str | None] = lambda _server, _envelope: None

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.sessions.add(id(session))
        if answer := self.on_recipient(server, address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if answer := self.on_data(server, envelope):
            return answer
        self.taken.append(envelope)
        return "250 taken"

    @property
    def addresses(self) -> list[str]:
        return [address for envelope in self.taken for address in envelope.rcpt_tos]

    def message(self, number: int) -> EmailMessage:
        content = self.taken[number].content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=SMTP_POLICY)
        assert isinstance(message, EmailMessage)
        return message


class Loopback(Controller):
    """Listens on a port that the system chooses."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


class StartsTls(Loopback):
    """Listens in the clear and demands STARTTLS."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
        self._tls = options.pop("ssl_context")
        super().__init__(*arguments, **options)

    def factory(self) -> SMTP:
        return SMTP(self.handler, tls_context=self._tls, require_starttls=True, **self.SMTP_kwargs)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def certificate(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("ROADMAP_PRINT_SMTP_PASSWORD", "mot de passé")
    return authority


@pytest.fixture
def desk(tmp_path: Path, trusted: trustme.CA) -> Path:  # noqa: ARG001  the server is trusted
    (tmp_path / "roadmap.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "out").mkdir()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "out" / "booklet.pdf", deterministic_id=True)
    return tmp_path


def write_catalogue(desk: Path, text: str) -> None:
    """Write another catalogue, and let the PDF be newer."""
    (desk / "roadmap.yaml").write_text(text, encoding="utf-8")
    (desk / "out" / "booklet.pdf").touch()


@contextmanager
def listening(
    box: object,
    context: ssl.SSLContext | None,
    kind: type[Loopback] = Loopback,
    **options: Any,  # noqa: ANN401
) -> Iterator[int]:
    controller = kind(box, hostname="127.0.0.1", port=0, ssl_context=context, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def arguments(desk: Path, port: int, *more: str, security: str = "tls") -> list[str]:
    return [
        *["mail", str(desk / "roadmap.yaml"), "-o", str(desk / "out"), "--only", "booklet"],
        *["--to", str(desk / "list.csv"), "--send", "--server", f"localhost:{port}"],
        *["--security", security, "--per-minute", "100000", *more],
    ]


def mail(desk: Path, port: int, *more: str, security: str = "tls") -> tuple[int, str, str]:
    result = CliRunner().invoke(main, arguments(desk, port, *more, security=security))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def summary(output: str) -> list[int]:
    """Sent, refused, uncertain, sent before, left."""
    return [int("".join(filter(str.isdigit, part))) for part in output.split(",")]


def kept(desk: Path) -> list[tuple[str, str]]:
    lines = (desk / "out" / "mail-sent.jsonl").read_text(encoding="utf-8").splitlines()
    return [(entry["address"], entry["status"]) for entry in map(json.loads, lines)]


def hang_up(smtp_server: SMTP) -> str:
    assert isinstance(smtp_server.transport, asyncio.WriteTransport)
    smtp_server.transport.abort()
    return "250 nobody hears this"


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_everybody_gets_one_message_in_their_language(
    desk: Path, certificate: ssl.SSLContext, security: str
) -> None:
    box = Postbox()
    kind = Loopback if security == "tls" else StartsTls
    with listening(box, certificate, kind) as port:
        status, output, errors = mail(desk, port, security=security)
    assert (status, summary(output)) == (0, [3, 0, 0, 0, 0])
    assert [envelope.rcpt_tos for envelope in box.taken] == [[address] for address in ALL]
    assert {envelope.mail_from for envelope in box.taken} == {"ia@exemple.fr"}
    assert len(box.sessions) == 1
    for number, (address, greeting) in enumerate(
        zip(ALL, ("Bonjour Zoé,", "Hello Bob,", "Hello,"), strict=True)
    ):
        message = box.message(number)
        assert [each.addr_spec for each in message["To"].addresses] == [address]
        assert not any(other in message.as_string() for other in ALL if other != address)
        assert not {"Cc", "Bcc", "X-Unsent"} & set(message.keys())
        assert abs(message["Date"].datetime.timestamp() - time.time()) < 60
        body = message.get_body(("plain",))
        assert body is not None
        assert body.get_content().splitlines()[0] == greeting
        files = [part.get_content() for part in message.iter_attachments()]
        assert files == [(desk / "out" / "booklet.pdf").read_bytes()]
    assert len({box.message(number)["Message-ID"] for number in range(3)}) == 3
    assert "3/3 c@example.org envoyé" in errors


def test_lines_that_start_with_a_full_stop_arrive(desk: Path, certificate: ssl.SSLContext) -> None:
    hidden = CATALOGUE.replace("CHU d’Exemple", ".exemple.fr")
    write_catalogue(desk, hidden)
    box = Postbox()
    with listening(box, certificate) as port:
        assert mail(desk, port)[0] == 0
    body = box.message(0).get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines()[-2:] == [".exemple.fr", "ia@exemple.fr"]


def test_nothing_is_sent_without_send(desk: Path) -> None:
    result = CliRunner().invoke(
        main,
        [
            *["mail", str(desk / "roadmap.yaml"), "-o", str(desk / "out"), "--only", "booklet"],
            *["--to", str(desk / "list.csv")],
        ],
    )
    assert result.exit_code == 0
    for said in (*ALL, "Bonjour Zoé,", "Hello Bob,", "Objet", "Subject", "À envoyer\u00a0: 3"):
        assert said in result.stdout
    assert {path.name for path in (desk / "out").iterdir()} == {
        *("booklet.pdf", "mail.eml", "mail-en.eml")
    }


@pytest.mark.slow
def test_a_letter_is_not_sent_with_pdfs_of_another_edition(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box = Postbox()
    catalogue = reader.read(desk / "roadmap.yaml").catalogue
    assert catalogue is not None
    booklet = OutputFile(BOOKLET)
    inputs = cache.numbers([booklet], catalogue, BuildOptions(), None)[booklet]
    made = hashlib.sha256((desk / "out" / "booklet.pdf").read_bytes()).hexdigest()
    with listening(box, certificate) as port:
        os.utime(desk / "out" / "booklet.pdf", (1, 1))
        status, _, errors = mail(desk, port)
        assert (status, box.taken) == (1, [])
        assert "booklet.pdf: erreur: plus ancien que le catalogue" in errors
        line = cache.CacheEntry(inputs, inputs.number, made, "../roadmap.yaml", proofread=False)
        cache.add(desk / "out", "booklet.pdf", line)
        write_catalogue(desk, CATALOGUE + "edition: Mars 2027\n")
        status, _, errors = mail(desk, port)
        assert (status, box.taken) == (1, [])
        assert "booklet.pdf: erreur: ne montre pas ce que dit le catalogue" in errors
        assert "roadmap-print build" in errors
        assert not (desk / "out" / "mail-sent.jsonl").exists()
        write_catalogue(desk, CATALOGUE + "# the edition that was printed\n")
        os.utime(desk / "out" / "booklet.pdf", (1, 1))
        assert mail(desk, port)[0] == 0
    assert box.addresses == ALL


@pytest.mark.slow
def test_nothing_is_handed_over_that_the_record_cannot_hold(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box = Postbox()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with listening(box, certificate) as port:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))  # a part of the first line
        try:
            status, _, errors = mail(desk, port)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert (status, box.taken) == (1, [])
        assert "écriture impossible" in errors
        assert mail(desk, port)[0] == 0
    assert box.addresses == ALL


@pytest.mark.slow
def test_nobody_gets_it_twice_unless_it_is_another_edition(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box = Postbox()
    with listening(box, certificate) as port:
        mail(desk, port)
        mended = (
            LIST.replace("Zoé", "Zoë")
            .replace("zoe@", "ZOE@")
            .replace("example.org,en", "EXAMPLE.org,fr")
        )
        (desk / "list.csv").write_text(mended + "D,d@example.org,fr\n", encoding="utf-8")
        status, output, _ = mail(desk, port)
        assert (status, summary(output)) == (0, [1, 0, 0, 3, 0])
        assert box.addresses == [*ALL, "d@example.org"]
        write_catalogue(desk, CATALOGUE + "edition: Mars 2027\n")
        assert summary(mail(desk, port)[1]) == [4, 0, 0, 0, 0]
        pdf = desk / "out" / "booklet.pdf"
        pdf.write_bytes(pdf.read_bytes()[:-1] + b" ")
        assert summary(mail(desk, port)[1]) == [4, 0, 0, 0, 0]
        assert summary(mail(desk, port)[1]) == [0, 0, 0, 4, 0]
    assert len(box.taken) == 12


@pytest.mark.slow
@pytest.mark.parametrize("where", ["on_recipient", "on_data"])
def test_refusals_are_told_by_address_and_the_others_sent(
    desk: Path, certificate: ssl.SSLContext, where: str
) -> None:
    box = Postbox()
    refusal = "550 5.1.1 no \x1b[31msuch user"

    def refuse(_server: SMTP, it: str | Envelope) -> str | None:
        addresses = [it] if isinstance(it, str) else it.rcpt_tos
        return refusal if "bob@example.org" in addresses else None

    setattr(box, where, refuse)
    with listening(box, certificate) as port:
        status, output, errors = mail(desk, port)
        assert (status, summary(output)) == (1, [2, 1, 0, 0, 0])
        assert box.addresses == ["zoe@exemple.fr", "c@example.org"]
        assert "list.csv:3:1: erreur: bob@example.org: refusé par le serveur" in errors
        assert "550 5.1.1 no \ufffd[31msuch user" in errors
        assert ("bob@example.org", "refused") in kept(desk)
        refusal = ""
        status, output, _ = mail(desk, port)
    assert (status, summary(output)) == (0, [1, 0, 0, 2, 0])
    assert box.addresses[2:] == ["bob@example.org"]


def test_a_connection_dropped_before_the_hand_over_comes_back(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box = Postbox()
    dropped: list[str] = []

    def drop_once(server: SMTP, address: str) -> str | None:
        if address != "bob@example.org" or dropped:
            return None
        dropped.append(address)
        return hang_up(server)

    box.on_recipient = drop_once
    with listening(box, certificate) as port:
        status, output, _ = mail(desk, port)
    assert dropped
    assert (status, summary(output)) == (0, [3, 0, 0, 0, 0])
    assert box.addresses == ALL
    assert len(box.sessions) == 2


@pytest.mark.slow
@pytest.mark.parametrize("answer", ["hang up", "421 closing"])
def test_a_broken_run_stops_and_goes_on_where_it_stopped(
    desk: Path, certificate: ssl.SSLContext, answer: str
) -> None:
    box = Postbox()

    def break_off(server: SMTP, address: str) -> str | None:
        if address == ALL[0]:
            return None
        return answer if answer.startswith("421") else hang_up(server)

    box.on_recipient = break_off
    with listening(box, certificate) as port:
        status, output, errors = mail(desk, port)
        assert (status, summary(output)) == (1, [1, 0, 0, 0, 2])
        assert "relancez la commande" in errors
        assert box.addresses == ALL[:1]
        box.on_recipient = lambda _server, _address: None
        status, output, _ = mail(desk, port)
    assert (status, summary(output)) == (0, [2, 0, 0, 1, 0])
    assert box.addresses == ALL


def test_an_address_that_always_breaks_the_connection_keeps_nobody_waiting(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box = Postbox()
    box.on_recipient = lambda server, address: hang_up(server) if address == ALL[1] else None
    with listening(box, certificate) as port:
        status, output, errors = mail(desk, port)
    assert (status, summary(output)) == (1, [2, 0, 0, 0, 1])
    assert "bob@example.org: connexion coupée avant la remise" in errors
    assert box.addresses == [ALL[0], ALL[2]]


@pytest.mark.slow
def test_ctrl_c_ends_at_once_and_the_next_run_goes_on(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box, release = Postbox(), threading.Event()

    def dawdle(_server: SMTP, envelope: Envelope) -> None:
        if envelope.rcpt_tos == ["bob@example.org"]:
            os.kill(running.pid, signal.SIGINT)
            assert release.wait(2 * HANG)

    box.on_data = dawdle
    with listening(box, certificate) as port:
        running = subprocess.Popen(
            [sys.executable, "-m", "roadmap_print", *arguments(desk, port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            _, errors = running.communicate(timeout=HANG)
        finally:
            release.set()
        assert running.returncode == 130
        assert "Traceback" not in errors
        assert kept(desk)[-1] == ("bob@example.org", "sending")
        status, output, _ = mail(desk, port)
    assert (status, summary(output)) == (1, [1, 0, 1, 1, 0])
    assert box.addresses == ALL


@pytest.mark.slow
def test_a_full_disk_ends_the_run_and_sends_nothing_twice(
    desk: Path, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, sync = Postbox(), os.fsync

    def full(number: int) -> None:
        if box.taken:
            raise OSError(28, "No space left on device")
        sync(number)

    with listening(box, certificate) as port:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            status, output, errors = mail(desk, port)
        assert (status, summary(output)) == (1, [0, 0, 0, 0, 3])
        assert "mail-sent.jsonl: erreur: écriture impossible\u00a0: le disque est plein" in errors
        assert mail(desk, port)[0] == 0
    assert box.addresses == ALL


class HangsUpInTheBody(SMTP):
    """Says "go ahead", takes the first octets, and is gone, once."""

    breaks = 1

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802  aiosmtpd's name
        if HangsUpInTheBody.breaks:
            HangsUpInTheBody.breaks -= 1
            await self.push("354 go ahead")
            assert self._reader is not None
            await self._reader.read(1000)
            hang_up(self)
            await asyncio.sleep(0)
            return
        await super().smtp_DATA(arg)


class BodyBreaker(Loopback):
    def factory(self) -> SMTP:
        return HangsUpInTheBody(self.handler, **self.SMTP_kwargs)


@pytest.mark.slow
def test_a_message_broken_in_its_body_was_not_sent_and_goes_again(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    pdf = desk / "out" / "booklet.pdf"
    # More than the buffers between the two hold, else all could have gone before the break.
    pdf.write_bytes(pdf.read_bytes() + b"%" + os.urandom(6_000_000).replace(b"\n", b" "))
    box = Postbox()
    HangsUpInTheBody.breaks = 1
    with listening(box, certificate, BodyBreaker) as port:
        status, output, _ = mail(desk, port)
    assert (status, summary(output)) == (0, [3, 0, 0, 0, 0])
    assert HangsUpInTheBody.breaks == 0
    assert box.addresses == ALL


def test_a_lost_answer_is_uncertain_and_never_sent_again(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box = Postbox()

    def take_and_hang_up(server: SMTP, envelope: Envelope) -> str | None:
        if envelope.rcpt_tos != ["bob@example.org"]:
            return None
        box.taken.append(envelope)
        return hang_up(server)

    box.on_data = take_and_hang_up
    with listening(box, certificate) as port:
        status, output, errors = mail(desk, port)
        assert (status, summary(output)) == (1, [2, 0, 1, 0, 0])
        assert box.addresses == ALL
        assert "bob@example.org: la connexion s’est coupée pendant la remise" in errors
        assert ("bob@example.org", "sent") not in kept(desk)
        status, output, errors = mail(desk, port)
    assert (status, summary(output)) == (1, [0, 0, 1, 2, 0])
    assert "bob@example.org" in errors
    assert box.addresses == ALL


def test_two_lost_answers_in_a_row_end_the_run(desk: Path, certificate: ssl.SSLContext) -> None:
    box = Postbox()
    box.on_data = lambda server, _envelope: hang_up(server)
    with listening(box, certificate) as port:
        status, output, _ = mail(desk, port)
    assert (status, summary(output)) == (1, [0, 0, 2, 0, 1])


def test_the_record_is_told_before_the_message_can_arrive(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box, seen = Postbox(), []

    def look(_server: SMTP, _envelope: Envelope) -> None:
        seen.append(kept(desk)[-1])

    box.on_data = look
    with listening(box, certificate) as port:
        mail(desk, port)
    assert seen == [(address, "sending") for address in ALL]
    assert kept(desk)[1::2] == [(address, "sent") for address in ALL]


def test_a_server_that_takes_little_is_not_troubled(
    desk: Path, certificate: ssl.SSLContext
) -> None:
    box = Postbox()
    with listening(box, certificate, data_size_limit=2000) as port:
        status, output, errors = mail(desk, port)
    assert (status, summary(output)) == (1, [0, 0, 0, 0, 3])
    assert "2\u00a0ko au plus" in errors
    assert "joignez moins de PDF (--only)" in errors
    assert not box.taken


def test_a_refused_sender_ends_the_run(desk: Path, certificate: ssl.SSLContext) -> None:
    class Choosy(Postbox):
        async def handle_MAIL(self, *_arguments: object) -> str:  # noqa: N802  aiosmtpd's name
            return "553 not you"

    with listening(Choosy(), certificate) as port:
        status, output, errors = mail(desk, port)
    assert (status, summary(output)) == (1, [0, 0, 0, 0, 3])
    assert "ia@exemple.fr" in errors
    assert "553 not you" in errors


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_unknown_certificate_ends_it_before_a_word(
    desk: Path, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    stranger = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("localhost").configure_cert(stranger)
    refused_without_word(desk, stranger, security, "certificat non vérifié")


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_for_another_name_ends_it(
    desk: Path, authority: trustme.CA, security: str
) -> None:
    other = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("other.example.org").configure_cert(other)
    refused_without_word(desk, other, security, "certificat non vérifié")


@pytest.mark.parametrize(
    ("security", "said"), [("tls", "pas de connexion TLS"), ("starttls", "n’offre pas STARTTLS")]
)
def test_a_server_without_tls_is_sent_nothing(desk: Path, security: str, said: str) -> None:
    refused_without_word(desk, None, security, said, kind=Loopback)


def refused_without_word(
    desk: Path,
    context: ssl.SSLContext | None,
    security: str,
    said: str,
    kind: type[Loopback] | None = None,
) -> None:
    box, words = Postbox(), []

    async def listen(_server: SMTP, _session: object, _envelope: object, method: str) -> bool:
        words.append(method)
        return True

    box.authenticate = listen  # type: ignore[attr-defined]
    chosen = kind or (Loopback if security == "tls" else StartsTls)
    with listening(box, context, chosen) as port:
        status, output, errors = mail(desk, port, "--user", "anne", security=security)
    assert (status, summary(output)) == (1, [0, 0, 0, 0, 3])
    assert said in errors
    assert not box.sessions
    assert not words


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
@pytest.mark.parametrize("password", ["mot de passé", "secret"])
def test_login_with_the_password_of_the_environment(
    desk: Path,
    certificate: ssl.SSLContext,
    mechanism: str,
    password: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROADMAP_PRINT_SMTP_PASSWORD", password)
    given: list[LoginPassword] = []

    def authenticate(*arguments: Any) -> AuthResult:  # noqa: ANN401
        given.append(arguments[-1])
        return AuthResult(success=arguments[-1].password == password.encode())

    options: dict[str, Any] = {
        "authenticator": authenticate,
        "auth_require_tls": False,
        "auth_exclude_mechanism": {"PLAIN", "LOGIN"} - {mechanism},
    }
    box = Postbox()
    with listening(box, certificate, **options) as port:
        status, output, errors = mail(desk, port, "--user", "anne")
    if mechanism == "LOGIN" and not password.isascii():
        assert (status, given) == (1, [])
        assert "mots de passe ASCII" in errors
    else:
        assert (status, summary(output)) == (0, [3, 0, 0, 0, 0])
        assert given == [LoginPassword(b"anne", password.encode())]
    assert password not in output + errors


def test_a_wrong_password_is_told(desk: Path, certificate: ssl.SSLContext) -> None:
    def authenticate(*_arguments: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    options: dict[str, Any] = {"authenticator": authenticate, "auth_require_tls": False}
    with listening(Postbox(), certificate, **options) as port:
        status, _, errors = mail(desk, port, "--user", "anne")
    assert status == 1
    assert "refusé\u00a0: 535" in errors


def test_password_is_asked_for_in_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROADMAP_PRINT_SMTP_PASSWORD", raising=False)
    assert actions.password("h", "anne", lambda user, host: f"{user}@{host}") == "anne@h"
    with pytest.raises(MailError, match="ROADMAP_PRINT_SMTP_PASSWORD"):
        actions.password("h", "anne", None)
    monkeypatch.setenv("ROADMAP_PRINT_SMTP_PASSWORD", "secret")
    assert actions.password("h", "anne", None) == "secret"
    assert "secret" not in repr(smtp_server.SmtpServer("h", 1, "tls", "anne", "secret"))


def test_password_comes_from_the_keyring_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Keyring:
        class errors:  # noqa: N801  keyring's name
            class KeyringError(Exception):
                pass

        def get_password(self, host: str, user: str) -> str:
            if user == "nobody":
                raise self.errors.KeyringError
            return f"{host}/{user}"

    monkeypatch.delenv("ROADMAP_PRINT_SMTP_PASSWORD", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", Keyring())
    assert actions.password("h", "anne", None) == "h/anne"
    with pytest.raises(MailError):
        actions.password("h", "nobody", None)


def test_no_server_is_told(desk: Path) -> None:
    status, output, errors = mail(desk, 1)
    assert (status, summary(output)) == (1, [0, 0, 0, 0, 3])
    assert "serveur injoignable\u00a0: localhost:1\u00a0: personne ne répond à ce port" in errors


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "aucun serveur de ce"),
        (TimeoutError("timed out"), "pas de réponse"),
        (ConnectionResetError(104, "Connection reset by peer"), "le serveur a raccroché"),
        (SMTPServerDisconnected("Connection unexpectedly closed"), "le serveur a raccroché"),
        (PermissionError(13, "Permission denied"), "permission refusée"),
        (SMTPException("421 4.3.2 closing"), "421 4.3.2 closing"),
        (OSError(113, "No route to host"), "No route to host"),
    ],
)
def test_what_broke_is_told_in_the_editors_language(error: OSError, said: str) -> None:
    assert said in MailError("broken_by", reason=error).said("fr")


@pytest.mark.parametrize(
    ("text", "security", "expected"),
    [
        ("smtp.example.org", None, ("smtp.example.org", 465, "tls")),
        ("smtp.example.org:465", None, ("smtp.example.org", 465, "tls")),
        ("smtp.example.org:587", None, ("smtp.example.org", 587, "starttls")),
        ("smtp.example.org", "starttls", ("smtp.example.org", 587, "starttls")),
        ("smtp.example.org:2525", "tls", ("smtp.example.org", 2525, "tls")),
        ("[::1]:25", None, ("::1", 25, "starttls")),
    ],
)
def test_servers(text: str, security: str | None, expected: tuple[str, int, str]) -> None:
    parsed = smtp_server.parse(text, security)
    assert (parsed.host, parsed.port, parsed.security) == expected


@pytest.mark.parametrize(
    "text", ["", ":25", "a:b", "a:99999", "smtps://a", "u:p@a", "a/b", "a b", "a\r\nb", "a?b"]
)
def test_what_is_no_server(desk: Path, text: str) -> None:
    with pytest.raises(MailError):
        smtp_server.parse(text, None)
    assert mail(desk, 1, "--server", text)[0] == 2


def test_messages_keep_the_pace() -> None:
    pace, start = Pace(600), time.monotonic()
    for _ in range(3):
        pace.wait()
    assert 0.2 <= time.monotonic() - start < 2  # what the third would wait for at 60 a minute


def test_what_the_command_line_lacks_or_the_list_is_told(desk: Path) -> None:
    words = ["mail", str(desk / "roadmap.yaml"), "-o", str(desk / "out"), "--only", "booklet"]
    assert CliRunner().invoke(main, [*words, "--send"]).exit_code == 2
    for option, place in product(("--to", "--people", "--list"), ("none.csv", ".")):
        assert CliRunner().invoke(main, [*words, option, place]).exit_code == 2
    (desk / "roadmap.yaml").write_text(CATALOGUE.replace("ia@exemple", "ia.exemple"), "utf-8")
    listed = ["--to", str(desk / "list.csv")]
    result = CliRunner().invoke(main, [*words, *listed])
    assert result.exit_code == 1
    assert "roadmap.yaml:3:" in result.stderr
    assert "publisher.email" in result.stderr
    (desk / "list.csv").write_text("name,address,language\n,x,\n,y,\n", encoding="utf-8")
    (desk / "out" / "booklet.pdf").unlink()
    result = CliRunner().invoke(main, [*words, *listed])
    assert result.exit_code == 1
    assert result.stderr.count(": erreur: ") == 3
    assert not result.stdout
