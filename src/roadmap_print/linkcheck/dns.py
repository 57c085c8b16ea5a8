"""Host names: looked up without holding up the end, and told inside from outside."""

import asyncio
import contextlib
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
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


async def leads_inside(host: str) -> bool:
    """Tell whether a connection to a host may end inside: at this machine, in its network, cloud.

    A public page must not send this program there (server-side request forgery); an address that
    the editors wrote themselves, a hospital's intranet say, may be there. `host` is in ASCII, as
    the connection will look it up.
    """
    return any(map(is_inside, await _addresses(host)))


async def is_private(host: str) -> bool:
    """Tell whether a host is inside and nowhere else: whoever is outside as well is a stranger."""
    found = await _addresses(host)
    return bool(found) and all(map(is_inside, found))


async def _addresses(host: str) -> list[str]:
    """Look a host up; where that fails the connection's own will fail, too."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if isinstance(loop.getaddrinfo, PinnedResolver):
            loop.getaddrinfo.refuse(host, error)
        return []  # the request itself will tell
    return [str(row[4][0]) for row in found]


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
    """Tell whether an IP address is none of the public internet's, or carries one that is not."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if not found.is_global or found.is_multicast or found in _CLOUDS:
        return True
    if isinstance(found, ipaddress.IPv4Address):
        return False
    return found.is_site_local or any(is_inside(str(each)) for each in _carried(found))


_CLOUDS = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Public addresses that a cloud answers its own machines at: Azure's WireServer."""
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64 (RFC 6052, 2.1)
_COMPATIBLE = ipaddress.ip_network("::/96")  # RFC 4291, 2.5.5.1
_LOCALLY_TRANSLATED = ipaddress.ip_network("64:ff9b:1::/48")  # RFC 8215: by the network's own rule


def _carried(address: ipaddress.IPv6Address) -> Iterator[ipaddress.IPv4Address]:
    """Yield the IPv4 addresses at which a connection to an IPv6 address may end."""
    if address in _TRANSLATED or address in _COMPATIBLE:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _LOCALLY_TRANSLATED:
        yield ipaddress.IPv4Address("127.0.0.1")  # whichever it is, it is chosen inside
    yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))


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
