"""The one door to the network: asks politely, in bounded time, and reads no more than it needs.

A page is asked by GET and left after its first kilobytes. HEAD would spare little of that, cannot
show a bot wall's page, and many servers answer it wrongly (404, 405, nothing at all), so that
each fault had to be asked twice. Redirects are followed by hand, since each step needs a look.
"""

import asyncio
import contextlib
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Self

import certifi
import httpx

from roadmap_print.catalogue.urls import LARGEST_PORT
from roadmap_print.linkcheck import dns
from roadmap_print.linkcheck.queries import Query, QueryKind, RateLimits
from roadmap_print.linkcheck.verdicts import Answer, Hop, Reason, Reply, check_reply, unknown

_LONGEST = 4000  # characters; the longest address that a code can hold has 2,331
_SHOWN = 60  # characters of an address that is refused
_PASSING = frozenset({429, 502, 503, 504})
_SILENCE = frozenset({Reason.TIMEOUT, Reason.CONNECTION})


def ask(
    questions: Sequence[Query], limits: RateLimits, heard: Callable[[Query, Answer], None]
) -> None:
    """Tell each answer to `heard` as it comes, so that Ctrl-C (KeyboardInterrupt) loses none."""
    with _runner() as runner:
        runner.run(_ask(questions, limits, heard))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is known of an address, and what it sent, as far as the bounds let it."""

    answer: Answer
    body: bytes = b""


class Fetcher:
    """Fetches one address after another, with the manners and bounds of all questions.

    To be closed by `with`: until then it knows which hosts asked to be left alone.
    """

    def __init__(self, limits: RateLimits, purpose: str) -> None:
        self._limits, self._purpose = limits, purpose

    def __enter__(self) -> Self:
        """Make the client ready."""
        self._runner = _runner()
        self._client = _client(self._limits, self._purpose)
        self._asker = _Asker(self._client, self._limits)
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._runner.run(self._client.aclose())
        self._runner.close()

    def fetch(self, address: str, accept: str, spacing: float = 0.0) -> Fetched:
        """Ask for an address, through its redirects; its host then rests for `spacing` s."""
        self._client.headers["Accept"] = accept
        return self._runner.run(self._fetch(Query(QueryKind.PAGE, address), spacing))

    async def _fetch(self, question: Query, spacing: float) -> Fetched:
        try:
            reply, hops = await self._asker.reach(question)
            self._asker.spare(question.asks, spacing)
        except Exception as error:  # noqa: BLE001  five libraries read what a server sent
            return Fetched(unknown(Reason.GARBLED, type(error).__name__))
        if isinstance(reply, Answer):
            return Fetched(reply)
        return Fetched(check_reply(question.kind, question.asks, reply, hops), reply.body)


def _runner() -> asyncio.Runner:
    """Make a loop that looks each name up once, in a thread that holds nothing up."""
    runner = asyncio.Runner()
    loop = runner.get_loop()
    loop.set_default_executor(dns.Daemons())
    loop.getaddrinfo = dns.PinnedResolver(loop)  # type: ignore[method-assign]
    return runner


async def _ask(
    questions: Sequence[Query], limits: RateLimits, heard: Callable[[Query, Answer], None]
) -> None:
    waiting = dict.fromkeys(questions)

    async def one(question: Query) -> None:
        try:
            answer = await asker.answer(question)
        except Exception as error:  # noqa: BLE001  five libraries read what a server sent
            answer = unknown(Reason.GARBLED, type(error).__name__)
        del waiting[question]
        heard(question, answer)

    client = _client(limits, "link checker")
    async with client:
        asker = _Asker(client, limits)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limits.run), asyncio.TaskGroup() as group:
                for question in questions:
                    group.create_task(one(question))
    for question in waiting:
        heard(question, unknown(Reason.NO_TIME, f"{limits.run:.0f}"))


def _client(limits: RateLimits, purpose: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        http2=True,
        verify=trusted(),
        timeout=limits.request,
        limits=httpx.Limits(max_connections=limits.at_once),
        headers={
            "User-Agent": f"roadmap-print/{version('roadmap-print')} ({purpose})",
            "Accept": "text/html, application/json;q=0.9, */*;q=0.8",
            "Accept-Encoding": "identity",  # nothing to unpack: no bomb, and marks can be seen
        },
        event_hooks={"response": [_take_location]},
    )


def trusted() -> ssl.SSLContext:
    """Give the system's authorities (none on macOS) and Mozilla's (without a hospital's own)."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


async def _take_location(response: httpx.Response) -> None:
    """Keep a redirect's address from httpx, which would refuse the whole answer for a bad one."""
    response.extensions["location"] = response.headers.pop("location", None)


@dataclass(slots=True)
class _Host:
    """What one run knows: `not_before`, monotonic s; `silences` since the host last answered."""

    gate: asyncio.Semaphore
    not_before: float = 0.0
    silences: int = 0


class _Asker:
    """One run: what is known of each host, and the places that are free."""

    def __init__(self, client: httpx.AsyncClient, limits: RateLimits) -> None:
        self._client = client
        self._limits = limits
        self._gate = asyncio.Semaphore(limits.at_once)
        self._hosts: defaultdict[str, _Host] = defaultdict(
            lambda: _Host(asyncio.Semaphore(limits.per_host))
        )

    async def answer(self, question: Query) -> Answer:
        """Ask one question, through its redirects."""
        reply, hops = await self.reach(question)
        if isinstance(reply, Answer):
            return reply
        return check_reply(question.kind, question.asks, reply, hops)

    async def reach(self, question: Query) -> tuple[Reply | Answer, tuple[Hop, ...]]:
        """Follow the redirects to the last reply, or to why one is not followed."""
        hops: tuple[Hop, ...] = ()
        while True:
            reply = await self._patiently(hops[-1].address if hops else question.asks)
            if not reply.is_redirect:
                return reply, hops
            further = await _follow(question.asks, reply, hops, self._limits.redirects)
            if isinstance(further, Answer):
                return further, hops
            hops = further

    def spare(self, address: str, wait: float) -> None:
        """Leave the host of an address alone for `wait` s."""
        host = self._hosts[httpx.URL(address).netloc.decode()]
        host.not_before = max(host.not_before, time.monotonic() + wait)

    async def _patiently(self, address: str) -> Reply:
        """Ask again where the fault may pass; a silent host gets one chance an address."""
        try:
            host = self._hosts[httpx.URL(address).netloc.decode()]
        except httpx.InvalidURL:
            return Reply(failure=Reason.INVALID)
        for attempt in range(self._limits.attempts):
            reply = await self._in_turn(host, address)
            host.silences = host.silences + 1 if reply.failure in _SILENCE else 0
            if reply.status not in _PASSING and not host.silences:
                break
            wait = self._limits.pause * 2**attempt if reply.wait is None else reply.wait
            host.not_before = max(host.not_before, time.monotonic() + wait)
            if host.silences >= self._limits.attempts:
                break
        return reply

    async def _in_turn(self, host: _Host, address: str) -> Reply:
        async with host.gate:
            wait = host.not_before - time.monotonic()
            if wait > self._limits.patience:
                return Reply(failure=Reason.RESTING, detail=f"{wait:.0f}", wait=wait)
            await asyncio.sleep(max(wait, 0))
            async with self._gate:
                return await self._fetch(address)

    async def _fetch(self, address: str) -> Reply:
        try:
            async with (
                asyncio.timeout(self._limits.request),
                self._client.stream("GET", address) as response,
            ):
                return await self._read(response)
        except (TimeoutError, httpx.TimeoutException):
            return Reply(failure=Reason.TIMEOUT, detail=f"{self._limits.request:.0f}")
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
            return Reply(failure=Reason.INVALID)
        except (httpx.HTTPError, OSError) as error:
            return _unreachable(error)

    async def _read(self, response: httpx.Response) -> Reply:
        """Take the status and the first bytes; the status stands where the rest does not come."""
        body = b""
        with contextlib.suppress(TimeoutError, httpx.HTTPError):
            async with asyncio.timeout(self._limits.request / 3):
                async for chunk in response.aiter_raw(4096):
                    body += chunk
                    if len(body) >= self._limits.body:
                        break
        return Reply(
            status=response.status_code,
            location=response.extensions["location"],
            headers=frozenset(response.headers),
            body=body[: self._limits.body],
            wait=_retry_after(response.headers.get("retry-after")),
        )


async def _follow(
    asked: str, reply: Reply, hops: tuple[Hop, ...], most: int
) -> tuple[Hop, ...] | Answer:
    location = reply.location or ""
    target = _target(hops[-1].address if hops else asked, location)
    if target is None:
        return unknown(Reason.REDIRECT, ascii(location[:_SHOWN]), hops)
    # Once to set a cookie and back is usual; more is not.
    if len(hops) >= most or [asked, *(hop.address for hop in hops)].count(str(target)) > 1:
        return unknown(Reason.LOOP, str(len(hops)), hops)
    origin, aim = (url.raw_host.decode("ascii") for url in (httpx.URL(asked), target))
    if aim != origin and await dns.leads_inside(aim) and not await dns.is_private(origin):
        return unknown(Reason.PRIVATE, target.host, hops)
    return (*hops, Hop(reply.status, str(target)))


def _target(address: str, location: str) -> httpx.URL | None:
    """Give the absolute address; None where it is none of the web's, or absurd."""
    if len(location) > _LONGEST:
        return None
    try:
        target = httpx.URL(address).join(location)
        usable = target.scheme in {"http", "https"} and (target.port or 0) <= LARGEST_PORT
    except (httpx.InvalidURL, ValueError):
        return None
    if not usable or not target.host:
        return None
    return target.copy_with(userinfo=b"")  # nobody here goes by the name that a server gives


def _retry_after(value: str | None) -> float | None:
    """Read Retry-After (RFC 9110, section 10.2.3), seconds or a date, as s from now."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    with contextlib.suppress(ValueError, OverflowError):
        return max(parsedate_to_datetime(value).timestamp() - time.time(), 0.0)
    return None


def _unreachable(error: BaseException) -> Reply:
    """Find the first cause of a connection that failed: no such host, its certificate, or else."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, socket.gaierror) and cause.errno in dns.NO_SUCH_HOST:
            return Reply(failure=Reason.NO_HOST)
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Reply(failure=Reason.CERTIFICATE, detail=cause.verify_message)
        cause = cause.__cause__ or cause.__context__
    return Reply(failure=Reason.CONNECTION)
