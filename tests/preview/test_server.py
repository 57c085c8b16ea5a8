"""The server by itself: who may ask for what; and how the command begins and ends."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pdfs import roadmap_print
from watching import Watching, soon, watching

from roadmap_print.pipeline import cache

SMALL = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    """Watch a catalogue of one step."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "secret.txt").write_text("secret")
    with watching(SMALL, folder, "--only", "slides", "-o", "made") as running:
        yield running


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def ask(running: Watching, path: str, *, method: str = "GET", **headers: str) -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)) as connection:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


@contextmanager
def waiting(running: Watching) -> Iterator[None]:
    """Wait for what is new, as a browser does."""
    number = json.loads(running.ask("/sight", view="slides", after=0))["number"]
    question = json.dumps({"view": "slides", "after": number + 1000})
    with closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)) as connection:
        connection.request("POST", "/sight", question, running.headers)
        yield


@pytest.mark.slow
def test_the_page_says_that_nothing_else_may_run_in_it(small: Watching) -> None:
    answer = ask(small, "/")
    assert answer.status == 200
    policy = dict(
        part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b'<html lang="fr">' in answer.body


@pytest.mark.parametrize("path", ["/watch.css", "/watch.js", "/ask.js", "/pages.js"])
def test_what_the_page_needs_is_there(small: Watching, path: str) -> None:
    answer = ask(small, path)
    assert answer.status == 200
    assert len(answer.body) > 300


@pytest.mark.parametrize(
    "path",
    [
        "/roadmap.yaml",
        "/content/roadmap.yaml",
        "/secret.txt",
        "/../secret.txt",
        "/pages/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/made/slides.pdf",
        "/watch.js?x",
        "/sight",
        "/picture",
        "//evil.example/",
    ],
)
def test_nothing_else_is_served(small: Watching, path: str) -> None:
    answer = ask(small, path)
    assert answer.status == 404
    assert answer.body == b""


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_no_other_method_is_known(small: Watching, method: str) -> None:
    assert ask(small, "/", method=method).status == 501


@pytest.mark.parametrize("path", ["/", "/watch.js", "/nothing"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost", ""]
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(
    small: Watching, path: str, host: str
) -> None:
    answer = ask(small, path, Host=host.format(port=small.port))
    assert answer.status == 421
    assert answer.body == b""


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}"])
def test_its_own_names_are_answered(small: Watching, host: str) -> None:
    assert ask(small, "/", Host=host.format(port=small.port)).status == 200


def test_no_other_address_of_the_machine_is_listened_at(small: Watching) -> None:
    for address in ("127.0.0.2", socket.gethostbyname(socket.gethostname())):
        if address != "127.0.0.1":
            with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
                socket.create_connection((address, small.port), timeout=2)


@pytest.mark.slow
def test_a_page_has_its_picture(small: Watching) -> None:
    soon(lambda: json.loads(small.ask("/sight", view="slides", after=0))["pages"])
    page = json.loads(small.ask("/sight", view="slides", after=0))["pages"][0]
    assert small.ask("/picture", key=page["key"], scale=1).startswith(b"\x89PNG")


@pytest.mark.slow
def test_the_files_are_delivered_too_and_again_after_a_save(small: Watching) -> None:
    made = small.folder / "made/slides.pdf"
    soon(made.is_file)
    first = made.read_bytes()
    small.save(small.good.replace("title:", "title: Neuf,", 1))
    soon(lambda: made.read_bytes() != first)
    with pikepdf.open(made) as pdf:
        assert "Neuf" in str(pdf.docinfo["/Title"])
    assert {path.name for path in made.parent.iterdir()} == {"slides.pdf", cache.NAME}
    assert small.said().splitlines()[:2] == ["Mise en page…", "Écriture et relecture des PDF…"]


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_and_leaves_no_process(number: int, status: int, tmp_path: Path) -> None:
    with watching(SMALL, tmp_path, "--only", "slides") as running, waiting(running):
        start = time.monotonic()
        assert running.end(number) == status
        assert time.monotonic() - start < 5
    assert "Traceback" not in (tmp_path / "errors.txt").read_text("utf-8")
    soon(lambda: not _alive(running.process.pid))


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_port_that_is_taken_is_a_fault_of_the_command_line(small: Watching) -> None:
    ended = roadmap_print(
        "watch",
        str(small.catalogue),
        "--no-browser",
        "--port",
        str(small.port),
        cwd=small.catalogue.parent,
    )
    assert ended.returncode == 2
    assert f"le port {small.port} n’est pas disponible" in ended.stderr


def _told(running: Watching, *requests: str) -> bytes:
    """Send requests as they are, and give all that is answered until the connection ends."""
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as connection:
        host = f"Host: 127.0.0.1:{running.port}\r\n"
        connection.sendall("".join(each.format(host=host) for each in requests).encode())
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.slow
@pytest.mark.parametrize("target", ["http://[", "http://[::1", "//[", "http://]/", "http://[x]/"])
def test_what_is_no_address_is_found_nowhere(small: Watching, target: str) -> None:
    assert _told(small, f"GET {target} HTTP/1.1\r\n{{host}}\r\n").startswith(b"HTTP/1.1 404")


@pytest.mark.parametrize("header", ["Content-Length: {length}", "Transfer-Encoding: chunked"])
def test_a_body_is_not_the_next_request(small: Watching, header: str) -> None:
    inner = "GET /watch.css HTTP/1.1\r\n{host}\r\n"
    first = "GET /watch.js HTTP/1.1\r\n{host}" + header.replace("{length}", "70") + "\r\n\r\n"
    told = _told(small, first, inner)
    assert told.startswith(b"HTTP/1.1 400 ")
    assert told.count(b"HTTP/1.1 ") == 1


def test_a_second_origin_is_looked_at(small: Watching) -> None:
    own = f"Origin: http://127.0.0.1:{small.port}\r\n"
    both = own + "Origin: http://example.org\r\n"
    assert b" 200 " in _told(small, "GET / HTTP/1.1\r\n{host}" + own + "\r\n")
    assert b" 421 " in _told(small, "GET / HTTP/1.1\r\n{host}" + both + "\r\n")
