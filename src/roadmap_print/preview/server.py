"""The pages at an address of this machine alone.

Nothing is served but what is listed in `_Handler`: no file is looked up by a name that a request
gives. A page from elsewhere could have its own name lead to 127.0.0.1 (DNS rebinding); its
requests carry that name as their host, and are refused.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from roadmap_print.i18n.translator import say
from roadmap_print.paths import folder
from roadmap_print.preview.page_images import SCALES, picture
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.publications.registry import Publication
from roadmap_print.render import html_templates

LOOPBACK = "127.0.0.1"
POLL = 0.05  # s until the end is noticed
HEARTBEAT = 15.0  # s between signs of life on a quiet stream, so that closed ones are noticed
_PICTURE = re.compile(rf"/pages/([0-9a-f]{{20}})-([{SCALES[0]}-{SCALES[-1]}])\.png")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Look = Callable[[Publication, int], None]


class PreviewServer(ThreadingHTTPServer):
    """Serves a board, at a free port for 0; tells `look` what is shown. Raises OSError."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, board: PreviewState, look: Look) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.board = board
        self.look = look

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as HTTPServer would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.socket.getsockname()[1]

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Answer while the block lasts; give the address."""
        Thread(target=self.serve_forever, args=(POLL,), daemon=True).start()
        try:
            yield f"http://{self.names[0]}/"
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
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = 60  # s that a connection may idle

    def version_string(self) -> str:
        return "roadmap-print"

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what concerns the roadmap."""

    def do_GET(self) -> None:
        if not self._is_ours():
            return
        address = urlsplit(self.path)
        if match := _PICTURE.fullmatch(address.path):
            self._picture(match[1], int(match[2]))
        elif address.path == "/events":
            self._events(_publication(address.query, self.server.board))
        elif address.path in _FILES and not address.query:
            media_type, content = _FILES[address.path]
            self._answer(content(self.server.board), media_type)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Hear what is looked at: a publication and a page."""
        if not self._is_ours():
            return
        address = urlsplit(self.path)
        page = parse_qs(address.query).get("page", [""])[0]
        if address.path != "/look" or not re.fullmatch(r"\d{1,4}", page):
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        self.server.look(_publication(address.query, self.server.board), int(page))
        self.close_connection = True  # whatever the request's body is, it is not read
        self._send(HTTPStatus.NO_CONTENT, {"Connection": "close"})

    def _is_ours(self) -> bool:
        """Whether the request comes from a page of ours, or from the user himself."""
        origin = self.headers.get("Origin")
        ours = self.headers.get_all("Host", []) in [[name] for name in self.server.names]
        if ours and origin in {None, *(f"http://{name}" for name in self.server.names)}:
            return True
        self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def _picture(self, key: str, scale: int) -> None:
        """Answer with a page's picture, which never changes under its key."""
        tag = f'"{key}-{scale}"'
        lasting = {"ETag": tag, "Cache-Control": "private, max-age=31536000, immutable"}
        page = self.server.board.page(key)
        if self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, lasting)
        elif page:
            self._answer(picture(page, scale), "image/png", lasting)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _events(self, publication: Publication) -> None:
        """Send each sight as it comes, until the browser goes away."""
        self.close_connection = True
        told = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
        self._send(HTTPStatus.OK, told | {"Connection": "close"})
        self.wfile.write(b"retry: 1000\n\n")
        number, before = 0, ""
        while True:
            number, sight = self.server.board.after(number, HEARTBEAT)
            text = sight.as_json(publication)
            sent = f"data: {text}\n\n" if text != before else ":\n\n"
            self.wfile.write(sent.encode("utf-8", "replace"))
            before = text

    def _answer(self, body: bytes, media_type: str, headers: dict[str, str] | None = None) -> None:
        told = {"Content-Type": media_type, "Content-Length": str(len(body))}
        self._send(HTTPStatus.OK, told | (headers or {"Cache-Control": "no-store"}))
        self.wfile.write(body)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._send(status, {"Content-Length": "0", "Connection": "close"})

    def _send(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (_HEADERS | headers).items():
            self.send_header(name, value)
        self.end_headers()


def _publication(query: str, board: PreviewState) -> Publication:
    """Return the publication that is asked for, the first one where it is not shown."""
    shown = board.sight.publications
    asked = parse_qs(query).get("view", [""])[0]
    return next((each for each in shown if each.name == asked), shown[0])


def _page(board: PreviewState) -> bytes:
    sight = board.sight
    names = ("views", "problems", "lost", "no_script")
    said = {name: say(sight.language, f"watch.{name}") for name in names}
    keys = {each.name: f"publications.{each.name}.name" for each in sight.publications}
    page = say(sight.language, "watch.page", number="{number}", total="{total}")
    return html_templates.page(
        "commands/watch.html",
        language=sight.language,
        title=sight.title,
        said=said,
        page=page,
        views={name: say(sight.language, key).capitalize() for name, key in keys.items()},
    ).encode("utf-8", "replace")


def _file(name: str) -> Callable[[PreviewState], bytes]:
    return lambda _board: (folder("templates") / "commands" / name).read_bytes()


_FILES: dict[str, tuple[str, Callable[[PreviewState], bytes]]] = {
    "/": ("text/html; charset=utf-8", _page),
    "/watch.css": ("text/css; charset=utf-8", _file("watch.css")),
    "/watch.js": ("text/javascript; charset=utf-8", _file("watch.js")),
}
