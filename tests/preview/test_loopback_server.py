"""Who may ask a server of ours: attacks that others' local servers have suffered, each refused."""

import socket
from collections.abc import Iterator
from http import HTTPStatus

import pytest

from roadmap_print.preview.loopback_server import (
    SECRET_HEADER,
    LoopbackServer,
    PageReply,
    RefusedError,
    told,
)

HEARD: list[object] = []


def _hear(question: object) -> PageReply:
    HEARD.append(question)
    return told({"heard": True})


def _refuse(_: object) -> PageReply:
    raise RefusedError(HTTPStatus.CONFLICT)


@pytest.fixture(scope="module")
def server() -> Iterator[LoopbackServer]:
    shell = {"/": lambda: PageReply("text/html", b"bare")}
    made = LoopbackServer(0, shell, {"/change": _hear, "/refuse": _refuse})
    with made.serving() as address:
        assert address == f"http://{made.names[0]}/#{made.secret}"
        yield made


def sent(server: LoopbackServer, *lines: str, body: str = "", method: str = "POST /change") -> int:
    """Send a request as it is written; give the status of the answer."""
    start = f"{method} HTTP/1.1"
    told = "\r\n".join((start, *lines, f"Content-Length: {len(body)}", "Connection: close"))
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as link:
        link.sendall(f"{told}\r\n\r\n{body}".encode())
        answer = b""
        while part := link.recv(65536):
            answer += part
    assert b"Access-Control-Allow" not in answer
    return int(answer.split()[1])


def own(server: LoopbackServer, **changed: str | None) -> list[str]:
    """Give the headers of a page of ours, but for some; None leaves one out."""
    headers: dict[str, str | None] = {
        "Host": server.names[0],
        "Origin": f"http://{server.names[0]}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
        SECRET_HEADER: server.secret,
    }
    headers |= {name.replace("_", "-"): value for name, value in changed.items()}
    port = str(server.server_port)
    return [f"{name}: {value.format(port=port)}" for name, value in headers.items() if value]


def test_a_page_of_ours_is_heard(server: LoopbackServer) -> None:
    assert sent(server, *own(server), body='{"a": 1}') == 200
    assert HEARD[-1] == {"a": 1}
    local = {"Host": "localhost:{port}", "Origin": "http://localhost:{port}"}
    assert sent(server, *own(server, **local), body="{}") == 200


def test_the_secret_has_128_bits_and_is_another_each_time(server: LoopbackServer) -> None:
    assert len(server.secret) == 22
    other = LoopbackServer(0, {}, {})
    other.server_close()
    assert other.secret != server.secret


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        # 1: another name that leads to 127.0.0.1 (DNS rebinding), also with an origin to match
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
        ({"Host": "LOCALHOST:{port}"}, 421),
        ({"Host": None}, 421),
        # 2: a page from elsewhere asks
        ({"Origin": "https://evil.example"}, 421),
        ({"Origin": "null"}, 421),
        # 3: a form, or a text, that a browser sends without asking beforehand
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content-Type": "text/plain; application/json"}, 415),
        ({"Content-Type": None}, 415),
        # 4: the origin is that of the host, but not that of this page
        ({"Host": "localhost:{port}"}, 421),
        ({"Origin": "http://localhost:{port}"}, 421),
        ({"Origin": "http://127.0.0.1:1"}, 421),
        ({"Origin": "https://127.0.0.1:{port}"}, 421),
        # 5: names that begin as ours do
        ({"Host": "127.0.0.1.evil.com:{port}"}, 421),
        ({"Origin": "http://127.0.0.1:{port}.evil.com"}, 421),
        ({"Origin": "http://127.0.0.1.evil.com:{port}"}, 421),
        ({"Origin": "http://127.0.0.1:{port}/"}, 421),
        # 6: nothing is said of who asks
        ({"Origin": None}, 421),
        ({"Sec-Fetch-Site": None}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        # 7: another program of this machine, or a page of an earlier server at this port
        ({SECRET_HEADER: None}, 403),
        ({SECRET_HEADER: "AAAAAAAAAAAAAAAAAAAAAA"}, 403),
        ({SECRET_HEADER: "é"}, 403),
    ],
)
def test_an_attack_is_refused(
    server: LoopbackServer, changed: dict[str, str | None], status: int
) -> None:
    before = len(HEARD)
    assert sent(server, *own(server, **changed), body="{}") == status
    assert len(HEARD) == before


@pytest.mark.parametrize(
    "name", ["Host", "Origin", "Sec-Fetch-Site", "Content-Type", SECRET_HEADER]
)
def test_a_header_that_stands_there_twice_is_refused(server: LoopbackServer, name: str) -> None:
    headers = own(server)
    again = next(each for each in headers if each.startswith(name))
    assert sent(server, *headers, again, body="{}") >= 400
    assert sent(server, *headers, f"{name}: evil.example", body="{}") >= 400


# 8: a file is asked for by its name
@pytest.mark.parametrize(
    "path",
    [
        "/change?x",
        "/../change",
        "/change/",
        "/./change",
        "/%63hange",
        "/..%5c..%5cetc%5cpasswd",
        "/..\\..\\secret.txt",
        "http://[",
        "http://127.0.0.1/change",
        "//evil.example/",
        "*",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_is_looked_up_by_its_name(server: LoopbackServer, method: str, path: str) -> None:
    assert (
        sent(server, *own(server), body="{}" * (method == "POST"), method=f"{method} {path}") == 404
    )


@pytest.mark.parametrize("body", ["", "[]", "1", '"a"', "null", "{", "\xff", "[" * 100_000])
def test_what_is_no_json_of_keys_is_refused(server: LoopbackServer, body: str) -> None:
    assert sent(server, *own(server), body=body) == 400


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Content-Length: 99999999999999999999", 413),
        ("Content-Length: 50000000", 413),
        ("Content-Length: -1", 411),
        ("Content-Length: +2", 411),
        ("Content-Length: ٢", 411),
        ("Transfer-Encoding: chunked", 411),
    ],
)
def test_a_body_of_no_sound_length_is_not_read(
    server: LoopbackServer, line: str, status: int
) -> None:
    told = "\r\n".join(("POST /change HTTP/1.1", *own(server), line)).encode()
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as link:
        link.sendall(told + b"\r\n\r\n{}")
        assert int(link.recv(65536).split()[1]) == status


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT"])
def test_no_other_method_is_known(server: LoopbackServer, method: str) -> None:
    assert sent(server, *own(server), method=f"{method} /change") == 501


@pytest.mark.parametrize("line", ["secret GET /", "secret / HTTP/1.1", "GET / secret/1.1"])
def test_what_is_no_request_is_refused_without_a_word_of_it(
    server: LoopbackServer, line: str
) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as link:
        link.sendall(f"{line}\r\n\r\n".encode())
        link.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: link.recv(65536), b""))
    assert b"secret" not in answer
    assert b"<" not in answer


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ((), 200),
        (("Sec-Fetch-Site: none",), 200),
        (("Sec-Fetch-Site: same-origin",), 200),
        (("Sec-Fetch-Site: cross-site",), 421),
        (("Sec-Fetch-Site: same-site",), 421),
        (("Origin: https://evil.example",), 421),
        (("Origin: null",), 421),
    ],
)
def test_the_bare_page_is_for_whoever_opens_it_here(
    server: LoopbackServer, lines: tuple[str, ...], status: int
) -> None:
    assert sent(server, f"Host: {server.names[0]}", *lines, method="GET /") == status


@pytest.mark.parametrize("line", ["é: é", "no header", "a b: c"])
@pytest.mark.parametrize("behind", ["Content-Length: 9", "Origin: https://evil.example"])
def test_a_header_that_hides_those_behind_it_is_refused(
    server: LoopbackServer, line: str, behind: str
) -> None:
    """A body would be read as the next request, another's page be taken for ours."""
    host = f"Host: {server.names[0]}"
    assert sent(server, host, line, behind, method="GET /") == 400
    assert sent(server, *own(server), line, behind, body="{}") == 400


def test_the_bare_page_is_for_no_request_with_a_body_or_a_second_origin(
    server: LoopbackServer,
) -> None:
    host, own_origin = f"Host: {server.names[0]}", f"Origin: http://{server.names[0]}"
    assert sent(server, host, body="GET / HTTP/1.1", method="GET /") == 400
    twice = (own_origin, "Origin: https://evil.example")
    assert sent(server, host, *twice, method="GET /") == 421


def test_a_question_may_be_refused_by_who_answers(server: LoopbackServer) -> None:
    assert sent(server, *own(server), body="{}", method="POST /refuse") == 409
