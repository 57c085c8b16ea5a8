"""The server by itself: who may ask for what; and how the command begins and ends."""

from __future__ import annotations

import http.client
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
def looking(running: Watching) -> Iterator[http.client.HTTPResponse]:
    """Listen to what is sent to a browser."""
    with closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)) as connection:
        connection.request("GET", "/events?view=slides")
        with connection.getresponse() as stream:
            yield stream


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


@pytest.mark.parametrize("path", ["/watch.css", "/watch.js"])
def test_what_the_page_needs_is_there(small: Watching, path: str) -> None:
    answer = ask(small, path)
    assert answer.status == 200
    assert len(answer.body) > 500


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
        "/pages/00000000000000000000-1.png",
        "/pages/00000000000000000000-9.png",
        "//evil.example/",
        "/look?view=slides&page=0",
    ],
)
def test_nothing_else_is_served(small: Watching, path: str) -> None:
    answer = ask(small, path)
    assert answer.status == 404
    assert answer.body == b""


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_no_other_method_is_known(small: Watching, method: str) -> None:
    assert ask(small, "/", method=method).status == 501


@pytest.mark.parametrize("path", ["/", "/events", "/watch.js", "/pages/00000000000000000000-1.png"])
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


def test_a_page_from_elsewhere_may_not_ask(small: Watching) -> None:
    elsewhere = {"Origin": "https://evil.example"}
    assert ask(small, "/look?view=slides&page=0", method="POST", **elsewhere).status == 421
    ours = {"Origin": small.address.rstrip("/")}
    assert ask(small, "/look?view=slides&page=0", method="POST", **ours).status == 204
    assert ask(small, "/look?view=slides&page=-1", method="POST", **ours).status == 404


def test_no_other_address_of_the_machine_is_listened_at(small: Watching) -> None:
    for address in ("127.0.0.2", socket.gethostbyname(socket.gethostname())):
        if address != "127.0.0.1":
            with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
                socket.create_connection((address, small.port), timeout=2)


def test_a_picture_is_the_same_for_ever(small: Watching) -> None:
    line = ""
    with looking(small) as stream:
        while '"key"' not in line:
            line = stream.readline().decode()
    key = line.partition('"key": "')[2][:20]
    path = f"/pages/{key}-1.png"
    answer = ask(small, path)
    assert answer.body.startswith(b"\x89PNG")
    assert "immutable" in answer.headers["Cache-Control"]
    tag = answer.headers["ETag"]
    assert ask(small, path, If_None_Match=tag).status == 304


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


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_and_leaves_no_process(number: int, status: int, tmp_path: Path) -> None:
    with watching(SMALL, tmp_path, "--only", "slides") as running, looking(running) as stream:
        stream.readline()
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
