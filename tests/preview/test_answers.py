"""What the preview's server answers, in this process: types, headers, pictures by their keys."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import drawing as draw
import pytest
from rows import BOOKLET, SLIDES

from roadmap_print.preview.loopback_server import SECRET_HEADER, LoopbackServer
from roadmap_print.preview.page_images import pages
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.preview.server import preview_server
from roadmap_print.publications.registry import Publication

KEY = "0123456789abcdef0123"
LOOKED: list[tuple[Publication, int]] = []


@pytest.fixture(scope="module")
def server() -> Iterator[LoopbackServer]:
    board = PreviewState((BOOKLET, SLIDES), "en")
    board.show(pages={SLIDES: pages(draw.drawn([draw.text("HI")]), [KEY])})
    made = preview_server(0, board, lambda *looked: LOOKED.append(looked))
    with made.serving():
        yield made


def asked(server: LoopbackServer, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(server.names[0], timeout=10)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=names)
    return _answer(connection)


def _answer(connection: HTTPConnection) -> tuple[HTTPResponse, bytes]:
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def own_headers(server: LoopbackServer) -> dict[str, str]:
    return {
        "Origin": f"http://{server.names[0]}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
        SECRET_HEADER: server.secret,
    }


def question(
    server: LoopbackServer, path: str, body: str, **headers: str | None
) -> tuple[int, bytes]:
    """Ask as our page does, but for some headers; None leaves one out."""
    connection = HTTPConnection(server.names[0], timeout=10)
    told = own_headers(server) | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(
        "POST",
        path,
        body.encode(),
        {name: value for name, value in told.items() if value is not None},
    )
    answer, said = _answer(connection)
    return answer.status, said


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/watch.css", "text/css; charset=utf-8"),
        ("/watch.js", "text/javascript; charset=utf-8"),
        ("/ask.js", "text/javascript; charset=utf-8"),
        ("/pages.js", "text/javascript; charset=utf-8"),
        ("/pages.css", "text/css; charset=utf-8"),
    ],
)
def test_each_file_has_its_type(server: LoopbackServer, path: str, kind: str) -> None:
    answer, body = asked(server, path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert int(answer.headers["Content-Length"]) == len(body) > 100


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/watch.css", "/nothing"])
def test_each_answer_has_its_headers(
    server: LoopbackServer, path: str, name: str, value: str
) -> None:
    assert asked(server, path)[0].headers[name] == value


@pytest.mark.parametrize(
    ("directive", "value"),
    [
        ("default-src", "'none'"),
        ("img-src", "blob: data:"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("connect-src", "'self'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "'none'"),
    ],
)
def test_nothing_from_elsewhere_is_shown(
    server: LoopbackServer, directive: str, value: str
) -> None:
    policy = asked(server, "/")[0].headers["Content-Security-Policy"]
    assert dict(part.split(" ", 1) for part in policy.split("; "))[directive] == value


def test_a_picture_is_found_by_its_key(server: LoopbackServer) -> None:
    status, body = question(server, "/picture", json.dumps({"key": KEY, "scale": 2}))
    assert (status, body[:4]) == (200, b"\x89PNG")


def test_a_page_that_gave_way_to_a_newer_one_has_no_picture(server: LoopbackServer) -> None:
    """It is asked for while the newer one comes; a refusal would be an error in the browser."""
    gone = json.dumps({"key": KEY[:-1] + "0", "scale": 1})
    assert question(server, "/picture", gone) == (200, b"")


@pytest.mark.parametrize(
    ("path", "asked_for", "status"),
    [
        ("/picture", {"key": KEY, "scale": 0}, 404),
        ("/picture", {"key": KEY, "scale": 4}, 404),
        ("/picture", {"key": KEY, "scale": True}, 400),
        ("/picture", {"key": "../" + KEY, "scale": 1}, 404),
        ("/picture", {"key": [KEY], "scale": 1}, 404),
        ("/picture", {}, 400),
        ("/look", {"view": "slides", "page": -1}, 400),
        ("/look", {"view": "slides", "page": "0"}, 400),
        ("/look", [], 400),
        ("/sight", {"view": "slides"}, 400),
        ("/nothing", {}, 404),
        ("/", {}, 404),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    server: LoopbackServer, path: str, asked_for: object, status: int
) -> None:
    assert question(server, path, json.dumps(asked_for)) == (status, b"")


def test_what_is_looked_at_is_told(server: LoopbackServer) -> None:
    status, _ = question(server, "/look", json.dumps({"view": "slides", "page": 3}))
    assert (status, LOOKED[-1]) == (200, (SLIDES, 3))


def test_the_newest_sight_is_given_at_once_and_its_number(server: LoopbackServer) -> None:
    status, body = question(server, "/sight", json.dumps({"view": "slides", "after": 0}))
    sight = json.loads(body)
    assert (status, sight["number"], sight["pages"][0]["key"]) == (200, 2, KEY)
