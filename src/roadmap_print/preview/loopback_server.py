"""A server for one person on this machine: who may ask, and for what.

A page from elsewhere can send requests to 127.0.0.1, and can have its own name lead there (DNS
rebinding); another user or program of this machine can open the port. None of them is answered:

- `Host` is one of our two names with our port, letter by letter.
- All but the bare page is asked for by POST with JSON, so that a browser asks beforehand for a page
  from elsewhere (CORS), which is refused; `Origin` is ours and `Sec-Fetch-Site` says that one of
  our own pages asks. What is missing is refused.
- Each such request carries a secret of 128 bits, which stands in the fragment of the address that
  was opened. A fragment is sent to no server, and a header, unlike a cookie, to no other port.

What is served stands in two tables; no file is looked up by a name that a request gives.
"""

import json
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import Any, NamedTuple

from roadmap_print.paths import folder

LOOPBACK = "127.0.0.1"
POLL = 0.05  # s until the end is noticed
SECRET_BYTES = 16
SECRET_HEADER = "X-Roadmap-Print-Secret"  # noqa: S105  the header's name
MOST_BYTES = 40_000_000  # of a question: a booklet in base64
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src blob: data:; script-src 'self'; style-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class PageReply(NamedTuple):
    """What a request is answered with."""

    media_type: str
    body: bytes
    status: HTTPStatus = HTTPStatus.OK


Shell = Mapping[str, Callable[[], PageReply]]
"""What a browser may have without the secret: pages of ours before anything is in them."""

Questions = Mapping[str, Callable[[Mapping[str, Any]], PageReply]]
"""What it may ask, by its path; whoever answers raises RefusedError."""


class RefusedError(Exception):
    """A request is not answered."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def told(value: object, status: HTTPStatus = HTTPStatus.OK) -> PageReply:
    """Answer with a value as JSON."""
    text = json.dumps(value, ensure_ascii=False)
    return PageReply("application/json", text.encode("utf-8", "replace"), status)


def command_file(name: str, media_type: str) -> Callable[[], PageReply]:
    """Answer with a file of the pages that commands show, which is ours."""
    path = folder("templates") / "commands" / name
    return lambda: PageReply(f"{media_type}; charset=utf-8", path.read_bytes())


class LoopbackServer(ThreadingHTTPServer):
    """Answers by its tables, at a free port for 0. Raises OSError where there is no such port."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, shell: Shell, questions: Questions) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.secret = secrets.token_urlsafe(SECRET_BYTES)
        self.shell, self.questions = shell, questions

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as HTTPServer would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.socket.getsockname()[1]

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Answer while the block lasts; give the address, with the secret."""
        Thread(target=self.serve_forever, args=(POLL,), daemon=True).start()
        try:
            yield f"http://{self.names[0]}/#{self.secret}"
        finally:
            self.shutdown()
            self.server_close()

    @property
    def names(self) -> tuple[str, str]:
        """The hosts that a browser may ask for."""
        return f"{LOOPBACK}:{self.server_port}", f"localhost:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  as inherited
        """Say nothing of a browser that went away; let a fault of our own be seen."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: LoopbackServer
    protocol_version = "HTTP/1.1"
    timeout = 60  # s that a connection may idle

    def version_string(self) -> str:
        return "roadmap-print"

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what concerns the roadmap."""

    def do_GET(self) -> None:
        self._answer(self._bare_page)

    def do_POST(self) -> None:
        self._answer(self._question)

    def _answer(self, found: Callable[[], PageReply]) -> None:
        try:
            reply = found()
        except RefusedError as error:
            self.send_error(error.status)
        else:
            self._send(reply, {"Content-Type": reply.media_type})

    def send_error(self, code: int, *_: object) -> None:
        """Refuse a request; Python's own page, for what is no HTTP, would repeat parts of it."""
        self.close_connection = True  # whatever its body is, it is not read
        self._send(PageReply("text/plain", b"", HTTPStatus(code)), {"Connection": "close"})

    def _bare_page(self) -> PageReply:
        self._check_head()
        origin, site = self._headers("Origin"), self._headers("Sec-Fetch-Site")
        ours = origin in ([], *self._origins()) and site in ([], ["none"], ["same-origin"])
        _hold(ours, HTTPStatus.MISDIRECTED_REQUEST)
        _hold(not self._has_body(), HTTPStatus.BAD_REQUEST)
        _hold(self.path in self.server.shell, HTTPStatus.NOT_FOUND)
        return self.server.shell[self.path]()

    def _question(self) -> PageReply:
        self._check_head()
        _hold(self._headers("Origin") in self._origins(), HTTPStatus.MISDIRECTED_REQUEST)
        _hold(self._headers("Sec-Fetch-Site") == ["same-origin"], HTTPStatus.FORBIDDEN)
        carried = "".join(self._headers(SECRET_HEADER)).encode("utf-8", "replace")
        _hold(compare_digest(carried, self.server.secret.encode()), HTTPStatus.FORBIDDEN)
        _hold(self.path in self.server.questions, HTTPStatus.NOT_FOUND)
        json_alone = self._headers("Content-Type") == ["application/json"]
        _hold(json_alone, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        return self.server.questions[self.path](self._read_json())

    def _check_head(self) -> None:
        """Hold that all headers were understood, what stands behind one that was not, too."""
        _hold(not self.headers.get_payload(), HTTPStatus.BAD_REQUEST)
        ours = self._headers("Host") in [[name] for name in self.server.names]
        _hold(ours, HTTPStatus.MISDIRECTED_REQUEST)

    def _origins(self) -> list[list[str]]:
        """Give the origin of pages under the host that is asked for: the other name is another."""
        return [[f"http://{host}"] for host in self._headers("Host")]

    def _headers(self, name: str) -> list[str]:
        return self.headers.get_all(name, [])

    def _has_body(self) -> bool:
        lengths = self._headers("Content-Length")
        return lengths not in ([], ["0"]) or bool(self._headers("Transfer-Encoding"))

    def _read_json(self) -> Mapping[str, Any]:
        length = "".join(self._headers("Content-Length"))
        sound = length.isascii() and length.isdigit() and not self._headers("Transfer-Encoding")
        _hold(sound, HTTPStatus.LENGTH_REQUIRED)
        small = len(length) < len(str(MOST_BYTES)) + 1 and int(length) <= MOST_BYTES
        _hold(small, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            value = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        return value

    def _send(self, reply: PageReply, headers: Mapping[str, str]) -> None:
        self.send_response(reply.status)
        for name, value in (_HEADERS | dict(headers)).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)


def _hold(sound: bool, status: HTTPStatus) -> None:  # noqa: FBT001  what is to be true
    """Refuse a request by a status unless something holds of it."""
    if not sound:
        raise RefusedError(status)
