"""What the preview's server answers, in this process: types, headers, pictures by their keys."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import drawing as draw
import pytest
from rows import BOOKLET, SLIDES

from roadmap_print.preview.page_images import pages
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.preview.server import PreviewServer

KEY = "0123456789abcdef0123"


@pytest.fixture(scope="module")
def server() -> Iterator[PreviewServer]:
    board = PreviewState((BOOKLET, SLIDES), "en")
    board.show(pages={SLIDES: pages(draw.drawn([draw.text("HI")]), {0: KEY})})
    made = PreviewServer(0, board, lambda *_: None)
    with made.serving():
        yield made


def asked(server: PreviewServer, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(server.names[0], timeout=10)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=names)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/watch.css", "text/css; charset=utf-8"),
        ("/watch.js", "text/javascript; charset=utf-8"),
        (f"/pages/{KEY}-1.png", "image/png"),
    ],
)
def test_each_file_has_its_type(server: PreviewServer, path: str, kind: str) -> None:
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
    server: PreviewServer, path: str, name: str, value: str
) -> None:
    assert asked(server, path)[0].headers[name] == value


@pytest.mark.parametrize(
    ("directive", "value"),
    [
        ("default-src", "'none'"),
        ("img-src", "'self' data:"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("connect-src", "'self'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "'none'"),
    ],
)
def test_nothing_from_elsewhere_is_shown(server: PreviewServer, directive: str, value: str) -> None:
    policy = asked(server, "/")[0].headers["Content-Security-Policy"]
    assert dict(part.split(" ", 1) for part in policy.split("; "))[directive] == value


def test_a_picture_is_sent_once(server: PreviewServer) -> None:
    answer, _ = asked(server, f"/pages/{KEY}-2.png")
    assert "immutable" in answer.headers["Cache-Control"]
    tag = answer.headers["ETag"]
    again, body = asked(server, f"/pages/{KEY}-2.png", If_None_Match=tag)
    assert (again.status, body) == (304, b"")
    other, _ = asked(server, f"/pages/{KEY}-1.png", If_None_Match=tag)
    assert other.status == 200


@pytest.mark.parametrize("path", [f"/pages/{KEY}-0.png", f"/pages/{KEY}-4.png", "/watch.js?a"])
def test_what_is_not_there_is_not_found(server: PreviewServer, path: str) -> None:
    assert asked(server, path)[0].status == 404
