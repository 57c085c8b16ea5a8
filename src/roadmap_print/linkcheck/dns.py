"""Host names: looked up without holding up the end, and told inside from outside."""

import asyncio
import contextlib
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

_Row = tuple[Any, ...]  # of socket.getaddrinfo: the last is the address, with the port second
# The resolver is sure that there is no such host; EAI_AGAIN and others say that it could not ask.
NO_SUCH_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


def any_known(hosts: Iterable[str]) -> bool:
    """Tell whether the resolver knows one of these hosts."""
    for host in hosts:
        with contextlib.suppress(OSError, UnicodeError):
            return bool(socket.getaddrinfo(host, None))
    return False


async def is_private(host: str) -> bool:
    """Tell whether a host is inside: this machine, its network, a cloud's own services.

    A public page must not send this program there (server-side request forgery); an address that
    the editors wrote themselves, a hospital's intranet say, may be there. `host` is in ASCII, as
    the connection will look it up. Where the look-up fails the connection's own will fail, too.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if isinstance(loop.getaddrinfo, PinnedResolver):
            loop.getaddrinfo.refuse(host, error)
        return False  # the request itself will tell
    return any(is_inside(str(row[4][0])) for row in found)


class PinnedResolver:
    """A loop's look-ups, each name's once in a run: what was judged is what is connected to.

    Else a name server could name a public address to whoever judges, and 127.0.0.1 to whoever
    connects ("DNS rebinding"). A proxy that the environment names looks up by itself.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._look_up = loop.getaddrinfo
        self._known: dict[str, list[_Row] | Exception] = {}

    async def __call__(
        self, host: bytes | str | None, port: bytes | str | int | None, **_family: int
    ) -> list[_Row]:
        """Look up a name as the loop does, for streams; raises what that raised."""
        name = host.decode("ascii") if isinstance(host, bytes) else str(host)
        if name not in self._known:
            found = await self._look_up(name, None, type=socket.SOCK_STREAM)
            self._known.setdefault(name, found)  # somebody may have been quicker: theirs counts
        known = self._known[name]
        if isinstance(known, Exception):
            raise type(known)(*known.args)
        return [(*row[:4], (row[4][0], port or 0, *row[4][2:])) for row in known]

    def refuse(self, host: str, error: Exception) -> None:
        """Let a name that could not be judged not be looked up again."""
        self._known.setdefault(host, error)


def is_inside(address: str) -> bool:
    """Tell whether an IP address is none of the public internet's."""
    return not ipaddress.ip_address(address.partition("%")[0]).is_global


class Daemons(ThreadPoolExecutor):
    """Threads for look-ups, which cannot be cancelled: the usual pool would hold up Ctrl-C."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """Run `fn` in a thread of its own."""
        future: Future[Any] = Future()

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001  whoever waits for it gets it
                future.set_exception(error)

        threading.Thread(target=work, daemon=True).start()
        return future
