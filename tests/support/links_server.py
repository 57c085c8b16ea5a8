"""A web server on loopback that does to a link checker what the web does to it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from roadmap_print.linkcheck import dns

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    import pytest

PHRASE = "As it pleases"


@dataclass(frozen=True)
class Request:
    """One request as it came, with the time of the monotonic clock."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass(frozen=True)
class Response:
    """What to send; `delay` before it and `drip` between the bytes of its body, in s."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"<title>Good</title>"
    delay: float = 0
    drip: float = 0
    endless: bool = False


HANG_UP = Response(status=0)


def redirect(status: int, to: str) -> Response:
    return Response(status, {"Location": to}, b"")


def handles(status: int, code: int) -> Response:
    return Response(status, body=json.dumps({"responseCode": code, "handle": "10.1/x"}).encode())


Route = Response | list[Response]


def hide_localhost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `localhost` be inside a private network, and 127.0.0.1 outside of it."""

    async def inside(host: str) -> bool:
        await asyncio.sleep(0)
        return host == "localhost"

    monkeypatch.setattr(dns, "leads_inside", inside)
    monkeypatch.setattr(dns, "is_private", inside)


class Server:
    """Routes by path, with a record of the requests and of how many were under way at once.

    A list of responses is given one after another, the last for good.
    """

    def __init__(self, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.routes: dict[str, Route | Callable[[Request], Response]] = {}
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.sent = Counter[str]()
        self._at_once = 0
        self._asked = defaultdict[str, int](int)
        self._tls, self._host = tls, host
        self._main: asyncio.Task[None] | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._main
        self._loop.call_soon_threadsafe(self._main.cancel)
        self._thread.join(5)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{'https' if self._tls else 'http'}://{host or self._host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def _run(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            with contextlib.suppress(asyncio.CancelledError):
                runner.run(self._serve())

    async def _serve(self) -> None:
        self._main = asyncio.current_task()
        server = await asyncio.start_server(self._talk, self._host, 0, ssl=self._tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._turn(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client has gone, or the test is over
        finally:
            writer.transport.abort()
            await asyncio.sleep(0)  # the transport closes its socket in the next turn of the loop

    async def _turn(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("ascii").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        request = Request(head[0].split(" ")[1], headers, time.monotonic())
        self.requests.append(request)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return await self._answer(self._response(request), request, writer)
        finally:
            self._at_once -= 1

    def _response(self, request: Request) -> Response:
        route = self.routes.get(request.path, Response(404))
        if callable(route):
            return route(request)
        if isinstance(route, Response):
            return route
        turn = self._asked[request.path]
        self._asked[request.path] += 1
        return route[min(turn, len(route) - 1)]

    async def _answer(
        self, response: Response, request: Request, writer: asyncio.StreamWriter
    ) -> bool:
        await asyncio.sleep(response.delay)
        if response is HANG_UP:
            return False
        length = {} if response.endless else {"Content-Length": str(len(response.body))}
        lines = [f"{name}: {value}" for name, value in {**response.headers, **length}.items()]
        status = f"HTTP/1.1 {response.status} {PHRASE}"
        writer.write("\r\n".join([status, *lines, "", ""]).encode())
        await self._send(response, request, writer)
        return not response.endless

    async def _send(
        self, response: Response, request: Request, writer: asyncio.StreamWriter
    ) -> None:
        if response.drip:
            for byte in response.body:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(response.drip)
        else:
            writer.write(response.body)
            self.sent[request.path] += len(response.body)
        while response.endless:
            writer.write(b"x" * 65_536)
            self.sent[request.path] += 65_536
            await writer.drain()
        await writer.drain()
