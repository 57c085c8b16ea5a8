"""Host names: looked up without holding up the end, and told inside from outside."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    the editors wrote themselves, a hospital's intranet say, may be there.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False  # the request itself will tell
    return any(is_inside(str(row[4][0])) for row in found)


def is_inside(address: str) -> bool:
    """Tell whether an IP address is none of the public internet's."""
    return not ipaddress.ip_address(address.partition("%")[0]).is_global


class Daemons(ThreadPoolExecutor):
    """Threads for name look-ups that nobody waits for.

    A look-up cannot be cancelled and may take half a minute; with the usual pool, Ctrl-C would
    end only then.
    """

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
