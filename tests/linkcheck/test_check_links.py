"""`roadmap-print links`, against servers on loopback that do what the web does."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from email.utils import formatdate
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from hypercorn.asyncio import serve
from hypercorn.config import Config
from links_server import HANG_UP, Request, Response, Server, handles, hide_localhost, redirect

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.markdown import blocks
from roadmap_print.linkcheck import answer_cache, dns, link_report, network
from roadmap_print.linkcheck.addresses import addresses
from roadmap_print.linkcheck.answer_cache import DAY, HOUR, CachedAnswer
from roadmap_print.linkcheck.check_links import CheckedLink, CheckOptions
from roadmap_print.linkcheck.check_links import check as check_all
from roadmap_print.linkcheck.queries import Endpoints, QueryKind, RateLimits, query_for
from roadmap_print.linkcheck.verdicts import Answer, Hop, LinkVerdict, Reason, Reply, check_reply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

QUICK = RateLimits(pause=0.02, request=0.5, run=8)


class Mark(NamedTuple):
    line: int
    column: int


def catalogue(*urls: str, **more: object) -> Catalogue:
    resources = {
        f"r{number}": {"title": "T", "format": "f", "url": url} for number, url in enumerate(urls)
    }
    return from_data(
        Catalogue,
        {
            "title": "T",
            "language": "en",
            "formats": [{"id": "f", "label": "F"}],
            "steps": [{"id": "s", "title": "S", "resources": []}],
            "resources": resources,
            **more,
        },
    )


def marks(written: Catalogue) -> dict[str, Mark]:
    return {
        f"resources.{key}.url": Mark(10 * n + 10, 10) for n, key in enumerate(written.resources)
    }


def check(
    written: Catalogue, positions: dict[str, Mark], options: CheckOptions
) -> tuple[CheckedLink, ...]:
    (links,) = check_all([addresses(written, positions, lambda _: {})], options)
    return links


TRUSTED, ONCE = network.trusted, network.trusted()


@pytest.fixture(autouse=True)
def _authorities_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare most tests the 60 ms that the system's list of authorities takes."""
    monkeypatch.setattr(network, "trusted", lambda: ONCE)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def wishes(tmp_path: Path, server: Server) -> CheckOptions:
    endpoints = Endpoints(server.url("/oembed"), server.url("/api/handles/"))
    return CheckOptions(limits=QUICK, endpoints=endpoints, file=tmp_path / "links.json")


def answers(wishes: CheckOptions, *urls: str) -> list[Answer]:
    written = catalogue(*urls)
    links = check(written, marks(written), wishes)
    found = {link.address.url: link.answer for link in links}
    return [found[url] for url in urls]


def verdict(wishes: CheckOptions, url: str) -> tuple[LinkVerdict, Reason]:
    (answer,) = answers(wishes, url)
    return answer.verdict, answer.reason


# Pages


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, (LinkVerdict.ALIVE, Reason.ANSWERS)),
        (204, (LinkVerdict.ALIVE, Reason.ANSWERS)),
        (404, (LinkVerdict.DEAD, Reason.NOT_FOUND)),
        (410, (LinkVerdict.DEAD, Reason.GONE)),
        (304, (LinkVerdict.UNKNOWN, Reason.STATUS)),
        (400, (LinkVerdict.UNKNOWN, Reason.STATUS)),
        (401, (LinkVerdict.UNKNOWN, Reason.LOGIN)),
        (403, (LinkVerdict.UNKNOWN, Reason.FORBIDDEN)),
        (429, (LinkVerdict.UNKNOWN, Reason.TOO_MANY)),
        (451, (LinkVerdict.UNKNOWN, Reason.STATUS)),
        (500, (LinkVerdict.UNKNOWN, Reason.SERVER)),
        (503, (LinkVerdict.UNKNOWN, Reason.SERVER)),
        (999, (LinkVerdict.UNKNOWN, Reason.BOT_WALL)),
    ],
)
def test_a_status_gives_a_verdict(
    server: Server, wishes: CheckOptions, status: int, expected: tuple[LinkVerdict, Reason]
) -> None:
    server.routes["/page"] = Response(status, body=b"" if status in {204, 304} else b"text")
    assert verdict(wishes, server.url("/page")) == expected


@pytest.mark.parametrize(
    "wall",
    [
        Response(403, {"cf-mitigated": "challenge"}),
        Response(404, {"cf-mitigated": "challenge"}),
        Response(202, {"x-amzn-waf-action": "challenge"}, b""),
        Response(200, body=b"<html><head><title>Just a moment...</title>"),
        Response(200, body=b'<iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=1">'),
    ],
)
def test_a_bot_wall_is_neither_alive_nor_dead(
    server: Server, wishes: CheckOptions, wall: Response
) -> None:
    server.routes["/page"] = wall
    assert verdict(wishes, server.url("/page")) == (LinkVerdict.UNKNOWN, Reason.BOT_WALL)


def test_a_script_of_a_wall_in_the_real_page_is_no_wall(
    server: Server, wishes: CheckOptions
) -> None:
    script = b'<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
    server.routes["/page"] = Response(200, body=script)
    assert verdict(wishes, server.url("/page")) == (LinkVerdict.ALIVE, Reason.ANSWERS)


def test_a_host_that_does_not_exist_is_dead(server: Server, wishes: CheckOptions) -> None:
    server.routes["/page"] = Response()
    gone, there = answers(wishes, "https://no-such-host.invalid/page", server.url("/page"))
    assert (gone.verdict, gone.reason) == (LinkVerdict.DEAD, Reason.NO_HOST)
    assert there.verdict is LinkVerdict.ALIVE


def test_a_resolver_that_could_not_ask_tells_nothing(
    server: Server, wishes: CheckOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.routes["/page"] = Response()
    real = socket.getaddrinfo

    def failing(host: str | bytes, *rest: int, **more: int) -> object:
        if host in {b"www.example.org", "www.example.org"}:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", failing)
    unsure, there = answers(wishes, "https://www.example.org/", server.url("/page"))
    assert (unsure.verdict, unsure.reason) == (LinkVerdict.UNKNOWN, Reason.CONNECTION)
    assert there.verdict is LinkVerdict.ALIVE


def test_without_a_network_no_host_is_called_dead(wishes: CheckOptions) -> None:
    found = answers(wishes, "https://one.invalid/", "https://two.invalid/")
    assert {(answer.verdict, answer.reason) for answer in found} == {
        (LinkVerdict.UNKNOWN, Reason.NO_NETWORK)
    }
    assert wishes.file
    assert answer_cache.load(wishes.file) == {}


def test_a_catalogue_of_one_host_cannot_doubt_the_network(wishes: CheckOptions) -> None:
    found = answers(wishes, "https://one.invalid/a", "https://one.invalid/b")
    assert {answer.reason for answer in found} == {Reason.NO_HOST}


def test_a_network_is_doubted_by_names_that_were_known_before(
    wishes: CheckOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = CachedAnswer(Answer(LinkVerdict.ALIVE, Reason.ANSWERS), time.time())
    assert wishes.file
    answer_cache.store(wishes.file, {"https://known.example/": known}, time.time())
    urls = ["https://known.example/", "https://new.invalid/"]
    monkeypatch.setattr(dns, "any_known", lambda _: False)
    assert answers(wishes, *urls)[1].reason is Reason.NO_NETWORK
    monkeypatch.setattr(dns, "any_known", lambda hosts: hosts == ["known.example"])
    assert answers(wishes, *urls)[1].reason is Reason.NO_HOST


@pytest.mark.slow
def test_silence_and_refusals_tell_nothing(server: Server, wishes: CheckOptions) -> None:
    server.routes["/slow"] = Response(delay=5)
    server.routes["/hangs-up"] = HANG_UP
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        refusing = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        found = answers(
            replace(wishes, limits=replace(QUICK, request=0.2)),
            server.url("/slow"),
            server.url("/hangs-up", "localhost"),
            refusing,
        )
    assert [(answer.verdict, answer.reason) for answer in found] == [
        (LinkVerdict.UNKNOWN, Reason.TIMEOUT),
        (LinkVerdict.UNKNOWN, Reason.CONNECTION),
        (LinkVerdict.UNKNOWN, Reason.CONNECTION),
    ]


def test_a_fault_that_passes_is_asked_again(server: Server, wishes: CheckOptions) -> None:
    server.routes["/page"] = [Response(503), HANG_UP, Response(200)]
    assert verdict(wishes, server.url("/page")) == (LinkVerdict.ALIVE, Reason.ANSWERS)
    first, second, third = (request.at for request in server.requests)
    assert second - first >= QUICK.pause
    assert third - second >= 2 * QUICK.pause


def test_a_page_that_is_not_found_is_asked_once(server: Server, wishes: CheckOptions) -> None:
    assert verdict(wishes, server.url("/page"))[0] is LinkVerdict.DEAD
    assert server.paths() == ["/page"]


# Manners


def test_it_says_who_asks(server: Server, wishes: CheckOptions) -> None:
    server.routes["/page"] = Response()
    answers(wishes, server.url("/page"))
    assert server.requests[0].headers["user-agent"].startswith("roadmap-print/0.1.0 ")


@pytest.mark.slow
@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_honoured_by_all_requests_to_the_host(
    server: Server, wishes: CheckOptions, *, as_date: bool
) -> None:
    def later(_request: Request) -> Response:
        if len(server.requests) > 1:
            return Response()
        ahead = formatdate(time.time() + 2, usegmt=True) if as_date else "1"
        return Response(429, {"Retry-After": ahead})

    server.routes = {f"/{number}": later for number in range(4)}
    alone = replace(wishes, limits=replace(QUICK, per_host=1))
    found = answers(alone, *(server.url(f"/{number}") for number in range(4)))
    assert {answer.verdict for answer in found} == {LinkVerdict.ALIVE}
    refused, *others = (request.at for request in server.requests)
    assert len(others) == 4
    assert min(others) - refused >= 0.99


def test_a_host_that_asks_for_hours_is_left_alone(server: Server, wishes: CheckOptions) -> None:
    server.routes = {f"/{n}": Response(429, {"Retry-After": "7200"}) for n in range(5)}
    alone = replace(wishes, limits=replace(QUICK, per_host=1))
    urls = [server.url(f"/{n}") for n in range(5)]
    found = answers(alone, *urls)
    assert {(answer.verdict, answer.reason) for answer in found} == {
        (LinkVerdict.UNKNOWN, Reason.RESTING)
    }
    assert len(server.requests) == 1
    answers(replace(alone, max_age=0), *urls)
    assert len(server.requests) == 1, "the next run must not ask before the time either"


@pytest.mark.slow
def test_a_few_at_a_time_a_host(server: Server, wishes: CheckOptions) -> None:
    urls = [f"/{number}" for number in range(12)]
    server.routes = dict.fromkeys(urls, Response(delay=0.05))
    answers(wishes, *map(server.url, urls))
    assert server.most_at_once == QUICK.per_host


def test_hosts_do_not_wait_for_each_other(server: Server, wishes: CheckOptions) -> None:
    server.routes = dict.fromkeys(("/1", "/2", "/3", "/4"), Response(delay=0.1))
    with Server(host="127.0.0.2") as other:
        other.routes = server.routes
        urls = [one.url(path) for path in server.routes for one in (server, other)]
        answers(wishes, *urls)
        first = max(server.requests[0].at, other.requests[0].at)
        assert first < min(server.requests[2].at, other.requests[2].at)


def test_no_more_than_the_bound_in_all(wishes: CheckOptions) -> None:
    with Server(host="127.0.0.1") as server:
        server.routes["/"] = Response(delay=0.05)
        hosts = [f"127.0.0.1:{server.port}/?{n}" for n in range(6)]
        server.routes |= {f"/?{n}": Response(delay=0.05) for n in range(6)}
        limits = replace(QUICK, per_host=6, at_once=3)
        answers(replace(wishes, limits=limits), *(f"http://{host}" for host in hosts))
        assert server.most_at_once == 3


@pytest.mark.slow
def test_waiting_for_a_place_is_not_the_addresss_fault(
    server: Server, wishes: CheckOptions
) -> None:
    urls = [f"/{number}" for number in range(6)]
    server.routes = dict.fromkeys(urls, Response(delay=0.1))
    limits = replace(QUICK, per_host=6, at_once=1, attempts=1, request=0.3)
    found = answers(replace(wishes, limits=limits), *map(server.url, urls))
    assert {answer.verdict for answer in found} == {LinkVerdict.ALIVE}


def test_a_host_that_was_silent_gets_one_chance_an_address(
    server: Server, wishes: CheckOptions
) -> None:
    urls = [f"/{number}" for number in range(4)]
    server.routes = dict.fromkeys(urls, HANG_UP)
    limits = replace(QUICK, per_host=1, attempts=3)
    found = answers(replace(wishes, limits=limits), *map(server.url, urls))
    assert {answer.reason for answer in found} == {Reason.CONNECTION}
    assert len(server.requests) == limits.attempts + 3


def test_one_address_in_many_places_is_asked_once(server: Server, wishes: CheckOptions) -> None:
    url = server.url("/page")
    written = catalogue(url, url, url + "#part", home=url)
    links = check(written, {**marks(written), "home": Mark(3, 7)}, wishes)
    assert server.paths() == ["/page"]
    lines = [str(problem) for problem in link_report.problems(links, "roadmap.yaml", "en")]
    assert [line.split(": ")[0] for line in lines] == [
        "roadmap.yaml:3:7",
        "roadmap.yaml:10:10",
        "roadmap.yaml:20:10",
        "roadmap.yaml:30:10",
    ]


def test_an_address_of_several_catalogues_is_asked_once(
    server: Server, wishes: CheckOptions
) -> None:
    server.routes["/own"] = Response()
    both = catalogue(server.url("/page")), catalogue(server.url("/own"), server.url("/page"))
    first, second = check_all([addresses(each, {}, lambda _: {}) for each in both], wishes)
    assert sorted(server.paths()) == ["/own", "/page"]
    verdicts = [link.answer.verdict for link in (*first, *second)]
    assert verdicts == [LinkVerdict.DEAD, LinkVerdict.ALIVE, LinkVerdict.DEAD]


# Bounds


def test_only_the_beginning_of_a_page_is_read(server: Server, wishes: CheckOptions) -> None:
    server.routes["/film"] = Response(endless=True)
    patient = replace(wishes, limits=replace(QUICK, request=20))
    start = time.monotonic()
    assert verdict(patient, server.url("/film")) == (LinkVerdict.ALIVE, Reason.ANSWERS)
    assert time.monotonic() - start < patient.limits.request
    assert server.sent["/film"] < 20_000_000  # what the sockets' buffers took


@pytest.mark.slow
def test_a_page_that_drips_is_alive_and_costs_little(server: Server, wishes: CheckOptions) -> None:
    server.routes["/drip"] = Response(body=b"x" * 1000, drip=0.05)
    patient = replace(wishes, limits=replace(QUICK, request=20))
    start = time.monotonic()
    assert verdict(patient, server.url("/drip")) == (LinkVerdict.ALIVE, Reason.ANSWERS)
    assert time.monotonic() - start < patient.limits.request


@pytest.mark.slow
def test_the_whole_run_is_bounded(server: Server, wishes: CheckOptions) -> None:
    urls = [f"/{number}" for number in range(60)]
    server.routes = dict.fromkeys(urls, Response(delay=0.2))
    start = time.monotonic()
    found = answers(replace(wishes, limits=replace(QUICK, run=0.5)), *map(server.url, urls))
    assert time.monotonic() - start < 6  # of the twelve seconds that they take one by one
    reasons = {answer.reason for answer in found}
    assert reasons == {Reason.ANSWERS, Reason.NO_TIME}
    assert wishes.file
    kept = {entry.answer.reason for entry in answer_cache.load(wishes.file).values()}
    assert kept == {Reason.ANSWERS}


# Redirects


def test_redirects_are_followed_and_kept(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {
        "/a/1": redirect(301, "2"),
        "/a/2": redirect(308, "/a/3"),
        "/a/3": redirect(302, server.url("/a/4")),
        "/a/4": Response(),
    }
    (answer,) = answers(wishes, server.url("/a/1"))
    assert answer.hops == (
        Hop(301, server.url("/a/2")),
        Hop(308, server.url("/a/3")),
        Hop(302, server.url("/a/4")),
    )
    assert answer.offer == server.url("/a/3"), "as far as it is permanent"


def test_a_temporary_redirect_offers_nothing(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {
        "/a": redirect(302, "/b"),
        "/b": redirect(301, "/c"),
        "/c": Response(),
    }
    (answer,) = answers(wishes, server.url("/a"))
    assert (answer.verdict, answer.offer) == (LinkVerdict.ALIVE, None)


def test_a_redirect_to_a_page_that_is_gone_is_dead(server: Server, wishes: CheckOptions) -> None:
    server.routes["/a"] = redirect(301, "/gone")
    (answer,) = answers(wishes, server.url("/a"))
    assert (answer.verdict, answer.offer, len(answer.hops)) == (LinkVerdict.DEAD, None, 1)


def test_a_page_sent_to_the_start_page_may_be_gone(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {"/course/12": redirect(301, "/fr/"), "/fr/": Response()}
    (answer,) = answers(wishes, server.url("/course/12"))
    assert (answer.verdict, answer.reason, answer.offer) == (
        LinkVerdict.UNKNOWN,
        Reason.START_PAGE,
        None,
    )


def test_a_short_address_may_lead_to_a_start_page(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {"/x7": redirect(302, server.url("/", "localhost")), "/": Response()}
    assert verdict(wishes, server.url("/x7")) == (LinkVerdict.ALIVE, Reason.ANSWERS)


@pytest.mark.parametrize(("to", "offered"), [("https", True), ("http", False)])
def test_nobody_is_sent_from_https_to_http(to: str, *, offered: bool) -> None:
    moved = Hop(301, f"{to}://a.fr/y")
    answer = check_reply(QueryKind.PAGE, "https://a.fr/x", Reply(200), (moved,))
    assert (answer.verdict, answer.offer) == (LinkVerdict.ALIVE, moved.address if offered else None)


def test_a_redirect_loop_ends(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {"/a": redirect(302, "/b"), "/b": redirect(302, "/a")}
    assert verdict(wishes, server.url("/a")) == (LinkVerdict.UNKNOWN, Reason.LOOP)
    assert len(server.requests) <= 4


def test_redirects_that_never_repeat_end_too(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {f"/{n}": redirect(302, f"/{n + 1}") for n in range(100)}
    assert verdict(wishes, server.url("/0")) == (LinkVerdict.UNKNOWN, Reason.LOOP)
    assert len(server.requests) == QUICK.redirects + 1


def test_a_page_that_sets_a_cookie_and_sends_back_is_alive(
    server: Server, wishes: CheckOptions
) -> None:
    def page(request: Request) -> Response:
        if "seen=yes" in request.headers.get("cookie", ""):
            return Response()
        return Response(302, {"Location": "/page", "Set-Cookie": "seen=yes"}, b"")

    server.routes["/page"] = page
    assert verdict(wishes, server.url("/page")) == (LinkVerdict.ALIVE, Reason.ANSWERS)


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "http://[::1",
        "https://example.org/" + "x" * 5000,
        "http://localhost:99999/",
        "https://localhost:65536/",
    ],
)
def test_a_redirect_to_anything_but_the_web_is_not_followed(
    server: Server, wishes: CheckOptions, target: str
) -> None:
    server.routes["/a"] = redirect(301, target)
    (answer,) = answers(wishes, server.url("/a"))
    assert (answer.verdict, answer.reason, answer.hops) == (
        LinkVerdict.UNKNOWN,
        Reason.REDIRECT,
        (),
    )
    assert server.paths() == ["/a"]


def test_a_redirect_from_outside_to_inside_is_not_followed(
    server: Server, wishes: CheckOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_localhost(monkeypatch)
    server.routes |= {"/a": redirect(301, server.url("/inner", "localhost")), "/inner": Response()}
    assert verdict(wishes, server.url("/a")) == (LinkVerdict.UNKNOWN, Reason.PRIVATE)
    assert server.paths() == ["/a"]


Resolver = dict[str, list[str | socket.gaierror]]
"""What each name's first, second … and every later look-up gives."""


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Resolver:
    """Answer for names in .test; 127.0.0.2 alone is inside."""
    told: Resolver = {}
    real = socket.getaddrinfo

    def look_up(host: str | bytes, *rest: int, **more: int) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name.endswith(".test"):
            given = told[name]
            answer = given.pop(0) if len(given) > 1 else given[0]
            if isinstance(answer, socket.gaierror):
                raise answer
            return [row for each in answer.split() for row in real(each, *rest, **more)]
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(dns, "is_inside", lambda address: address == "127.0.0.2")
    return told


OUT, IN = "127.0.0.1", "127.0.0.2"
NOT_NOW = socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


@pytest.mark.parametrize(
    ("target", "given", "reason"),
    [
        ("other.test", [IN], Reason.PRIVATE),
        ("other.test", [OUT, IN], Reason.CONNECTION),  # judged as outside, so connected outside
        ("other.test", [NOT_NOW, IN], Reason.CONNECTION),
        ("origin.test", [OUT, IN], Reason.CONNECTION),  # another port of the same host
    ],
)
def test_nobody_is_sent_inside_by_a_name_that_changes_its_mind(
    server: Server,
    wishes: CheckOptions,
    resolver: Resolver,
    target: str,
    given: list[str],
    reason: Reason,
) -> None:
    resolver |= {"origin.test": [OUT], target: given}
    with Server(host=IN) as inner:
        inner.routes["/inner"] = Response()
        server.routes["/a"] = redirect(302, inner.url("/inner", target))
        assert verdict(wishes, server.url("/a", "origin.test")) == (LinkVerdict.UNKNOWN, reason)
        assert inner.paths() == []


@pytest.mark.parametrize(
    ("origin", "target", "reason"),
    [
        (f"{OUT} {IN}", IN, Reason.PRIVATE),  # whoever is outside as well is a stranger
        (f"{IN} {OUT}", f"{OUT} {IN}", Reason.PRIVATE),
        (OUT, f"{OUT} {IN}", Reason.PRIVATE),
        (IN, IN, Reason.ANSWERS),
    ],
)
def test_who_is_outside_as_well_sends_nobody_inside(
    wishes: CheckOptions, resolver: Resolver, origin: str, target: str, reason: Reason
) -> None:
    resolver |= {"origin.test": [origin], "other.test": [target]}
    with Server(host=origin.split(maxsplit=1)[0]) as first, Server(host=IN) as inner:
        inner.routes["/inner"] = Response()
        first.routes["/a"] = redirect(302, inner.url("/inner", "other.test"))
        assert verdict(wishes, first.url("/a", "origin.test"))[1] == reason
        assert bool(inner.paths()) is (reason is Reason.ANSWERS)


def test_a_user_s_name_in_a_redirect_is_not_sent(server: Server, wishes: CheckOptions) -> None:
    target = server.url("/b").replace("http://", "http://user:secret@")
    server.routes |= {"/a": redirect(301, target), "/b": Response()}
    (answer,) = answers(wishes, server.url("/a"))
    assert answer.verdict is LinkVerdict.ALIVE
    assert "authorization" not in server.requests[-1].headers
    assert [hop.address for hop in answer.hops] == [server.url("/b")]


def test_a_redirect_to_another_public_host_is_followed(
    server: Server, wishes: CheckOptions, resolver: Resolver
) -> None:
    resolver |= {"origin.test": [NOT_NOW, OUT], "other.test": [OUT]}
    server.routes |= {"/a": redirect(302, server.url("/b", "other.test")), "/b": Response()}
    assert verdict(wishes, server.url("/a", "origin.test")) == (LinkVerdict.ALIVE, Reason.ANSWERS)
    assert server.requests[-1].headers["host"] == f"other.test:{server.port}"


def test_a_redirect_inside_the_private_network_is_followed(
    server: Server, wishes: CheckOptions
) -> None:
    server.routes |= {"/a": redirect(302, server.url("/b", "localhost")), "/b": Response()}
    assert verdict(wishes, server.url("/a")) == (LinkVerdict.ALIVE, Reason.ANSWERS)


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("192.168.1.1", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fd00::1", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", True),  # noqa: S104
        ("168.63.129.16", True),  # Azure's own service
        ("100.100.100.200", True),  # Alibaba's
        ("224.0.0.1", True),
        ("ff02::1", True),
        ("fec0::1", True),
        ("::127.0.0.1", True),
        ("::ffff:169.254.169.254", True),
        ("::ffff:168.63.129.16", True),
        ("64:ff9b::a9fe:a9fe", True),
        ("64:ff9b::a83f:8110", True),
        ("64:ff9b:1::808:808", True),
        ("2002:7f00:1::", True),
        ("2002:a9fe:a9fe::1", True),
        ("2001:0:4136:e378:8000:63bf:5601:5601", True),  # Teredo
        ("193.51.0.1", False),
        ("::ffff:193.51.0.1", False),
        ("64:ff9b::c133:1", False),
        ("2002:c133:1::1", False),
        ("2001:660::1", False),
    ],
)
def test_inside_is_told_from_outside(address: str, *, inside: bool) -> None:
    assert dns.is_inside(address) is inside
    assert asyncio.run(dns.is_private(address.partition("%")[0])) is inside


# Videos and DOIs


def oembed(request: Request) -> Response:
    video = parse_qs(urlsplit(parse_qs(urlsplit(request.path).query)["url"][0]).query)["v"][0]
    return {
        "there": Response(body=b'{"type": "video", "title": "T"}'),
        "withdrawn": Response(404, body=b"Not Found"),
        "malformed": Response(400, body=b"Bad Request"),
        "no-embed": Response(401, body=b"Unauthorized"),
        "private": Response(403, body=b"Forbidden"),
        "private-200": Response(200, body=b"Forbidden"),
        "trouble": Response(500),
    }[video]


@pytest.mark.parametrize(
    ("video", "expected"),
    [
        ("there", (LinkVerdict.ALIVE, Reason.VIDEO)),
        ("withdrawn", (LinkVerdict.DEAD, Reason.WITHDRAWN)),
        ("malformed", (LinkVerdict.DEAD, Reason.WITHDRAWN)),
        ("no-embed", (LinkVerdict.UNKNOWN, Reason.RESTRICTED)),
        ("private", (LinkVerdict.UNKNOWN, Reason.RESTRICTED)),
        ("private-200", (LinkVerdict.UNKNOWN, Reason.RESTRICTED)),
        ("trouble", (LinkVerdict.UNKNOWN, Reason.SERVER)),
    ],
)
def test_youtube_is_asked_by_oembed(
    server: Server, wishes: CheckOptions, video: str, expected: tuple[LinkVerdict, Reason]
) -> None:
    watch = f"https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D{video}"
    server.routes[f"/oembed?format=json&url={watch}"] = oembed
    assert verdict(wishes, f"https://www.youtube.com/watch?v={video}&t=12s") == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=abc_123-XYZ",
        "https://youtube.com/watch?list=PL1&v=abc_123-XYZ",
        "https://m.youtube.com/watch?v=abc_123-XYZ#t=1",
        "https://youtu.be/abc_123-XYZ?si=share",
        "https://www.youtube.com/shorts/abc_123-XYZ",
        "https://www.youtube.com/live/abc_123-XYZ?feature=share",
        "https://www.youtube-nocookie.com/embed/abc_123-XYZ",
    ],
)
def test_every_form_of_a_video_asks_the_same(url: str) -> None:
    asked = query_for(url, Endpoints())
    assert asked.kind is QueryKind.VIDEO
    assert asked.asks == (
        "https://www.youtube.com/oembed?format=json"
        "&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc_123-XYZ"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@channel",
        "https://www.youtube.com/",
        "https://notyoutube.com/watch?v=abc",
        "https://doi.org/",
        "https://www.doi.org/the-identifier/",
        "https://example.org/10.1000/1",
    ],
)
def test_other_pages_are_asked_themselves(url: str) -> None:
    assert query_for(url, Endpoints()) == query_for(url + "#part", Endpoints())
    assert query_for(url, Endpoints()).kind is QueryKind.PAGE
    assert query_for(url, Endpoints()).asks == url


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (handles(200, 1), (LinkVerdict.ALIVE, Reason.REGISTERED)),
        (handles(404, 100), (LinkVerdict.DEAD, Reason.UNREGISTERED)),
        (handles(200, 200), (LinkVerdict.UNKNOWN, Reason.NOWHERE)),
        (handles(500, 2), (LinkVerdict.UNKNOWN, Reason.SERVER)),
        (Response(404, body=b"<html>"), (LinkVerdict.UNKNOWN, Reason.SERVICE)),
        (Response(200, body=b"[" * 9000), (LinkVerdict.UNKNOWN, Reason.SERVICE)),
        (Response(403), (LinkVerdict.UNKNOWN, Reason.FORBIDDEN)),
    ],
)
def test_dois_are_asked_of_the_handle_service(
    server: Server, wishes: CheckOptions, reply: Response, expected: tuple[LinkVerdict, Reason]
) -> None:
    server.routes["/api/handles/10.1016/s0140-6736%2801%29?type=URL"] = reply
    assert verdict(wishes, "https://doi.org/10.1016/S0140-6736(01)") == expected


def test_the_doi_of_a_reference_is_checked_too(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {"/page": Response(), "/api/handles/10.2196/50890?type=URL": handles(404, 100)}
    resource = {"title": "T", "format": "f", "url": server.url("/page")}
    resources = {
        "a": {**resource, "reference": {"doi": "10.2196/50890"}},
        "b": {**resource, "url": "https://dx.doi.org/10.2196/50890"},
    }
    links = check(catalogue(resources=resources), {}, wishes)
    dead = {
        place.where
        for link in links
        for place in link.address.places
        if link.answer.verdict is LinkVerdict.DEAD
    }
    assert dead == {"resources.a.reference.doi", "resources.b.url"}
    assert len(server.requests) == 2


def test_links_of_the_introduction_are_checked_too(server: Server, wishes: CheckOptions) -> None:
    server.routes["/a"] = Response()
    text = f"See [here]({server.url('/a')}) and <{server.url('/b')}>, not [there](mailto:a@b.fr)."
    written = catalogue(introduction=[{"heading": "H", "text": text}], resources={})
    links = check(written, {"introduction[0].text": Mark(4, 5)}, wishes)
    assert {(link.address.url, link.answer.verdict) for link in links} == {
        (server.url("/a"), LinkVerdict.ALIVE),
        (server.url("/b"), LinkVerdict.DEAD),
    }
    assert {place.line for link in links for place in link.address.places} == {4}


def test_every_link_that_the_page_prints_is_checked(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {"/a": Response(), "/c": Response()}
    upper = server.url("/a").replace("http:", "HTTP:")
    text = f"[a]({upper}), <{upper}#b> and [c][]\n\n[c]: {server.url('/c').replace('h', 'H')}"
    spans = [span for each in blocks(text, "en") for line in each.lines for span in line]
    printed = [span.address for span in spans if span.address]
    assert len(printed) == 3
    written = catalogue(introduction=[{"heading": "H", "text": text}], resources={})
    links = check(written, {}, wishes)
    assert [link.address.url for link in links] == printed
    assert {link.answer.verdict for link in links} == {LinkVerdict.ALIVE}
    assert sorted(server.paths()) == ["/a", "/c"]


def test_an_offer_from_an_upper_case_scheme_stays_on_https() -> None:
    asks = query_for("HTTPS://Example.org/A?b", Endpoints()).asks
    assert asks == "https://Example.org/A?b"


# The cache


def test_a_second_run_asks_nothing(server: Server, wishes: CheckOptions) -> None:
    server.routes |= {"/a": Response(), "/b": Response(403), "/d": redirect(301, "/a")}
    urls = [server.url(path) for path in ("/a", "/b", "/c", "/d")]
    first = answers(wishes, *urls)
    asked = len(server.requests)
    assert answers(wishes, *urls) == first
    assert len(server.requests) == asked


@pytest.mark.parametrize(
    ("path", "age", "again"),
    [
        ("/alive", 6 * DAY, False),
        ("/alive", 8 * DAY, True),
        ("/dead", HOUR / 2, False),
        ("/dead", 2 * HOUR, True),
        ("/walled", HOUR / 2, False),
        ("/walled", 2 * HOUR, True),
        ("/alive", -HOUR, True),  # a clock that went back
    ],
)
def test_an_answer_is_good_for_its_time(
    server: Server, wishes: CheckOptions, path: str, age: float, *, again: bool
) -> None:
    server.routes |= {"/alive": Response(), "/walled": Response(403)}
    answers(wishes, server.url(path))
    assert wishes.file
    older = {
        key: replace(entry, asked=entry.asked - age)
        for key, entry in answer_cache.load(wishes.file).items()
    }
    assert len(older) == 1
    answer_cache.store(wishes.file, older, time.time())
    answers(wishes, server.url(path))
    assert len(server.requests) == 1 + again


def test_a_wish_for_fresh_answers_asks_again(server: Server, wishes: CheckOptions) -> None:
    server.routes["/a"] = Response()
    answers(wishes, server.url("/a"))
    answers(replace(wishes, max_age=0), server.url("/a"))
    assert len(server.requests) == 2


def test_offline_gives_what_was_learned_at_any_age(server: Server, wishes: CheckOptions) -> None:
    server.routes["/a"] = Response()
    assert wishes.file
    answers(wishes, server.url("/a"))
    aged = {
        key: replace(entry, asked=entry.asked - 30 * DAY)
        for key, entry in answer_cache.load(wishes.file).items()
    }
    answer_cache.store(wishes.file, aged, time.time())
    offline = replace(wishes, offline=True)
    written = catalogue(server.url("/a"), server.url("/b"))
    old, never = check(written, marks(written), offline)
    assert (old.answer.verdict, never.answer.reason) == (LinkVerdict.ALIVE, Reason.NEVER_ASKED)
    assert old.age == pytest.approx(30 * DAY, abs=60)
    assert len(server.requests) == 1


def test_what_is_too_old_leaves_the_cache(tmp_path: Path) -> None:
    file, now = tmp_path / "links.json", time.time()
    old = CachedAnswer(Answer(LinkVerdict.ALIVE, Reason.ANSWERS), now - 91 * DAY)
    new = CachedAnswer(
        Answer(LinkVerdict.DEAD, Reason.GONE, "410", (Hop(301, "https://b.fr/"),)), now
    )
    answer_cache.store(file, {"https://a.fr/": old, "https://c.fr/": new}, now)
    assert answer_cache.load(file) == {"https://c.fr/": new}
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\x00",
        b"[" * 100_000,
        b'{"format": 2, "entries": {}}',
        b'{"format": 2, "entries": {"u": {"answer": {"verdict": "fine"}, "asked": 1}}}',
    ],
)
def test_a_spoiled_cache_is_as_good_as_none(
    server: Server, wishes: CheckOptions, content: bytes
) -> None:
    server.routes["/a"] = Response()
    assert wishes.file
    wishes.file.write_bytes(content)
    assert verdict(wishes, server.url("/a")) == (LinkVerdict.ALIVE, Reason.ANSWERS)
    assert len(answer_cache.load(wishes.file)) == 1


def test_a_cache_that_cannot_be_written_is_no_fault(
    server: Server, wishes: CheckOptions, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way of a folder")
    server.routes["/a"] = Response()
    blocked = replace(wishes, file=tmp_path / "file" / "links.json")
    assert verdict(blocked, server.url("/a")) == (LinkVerdict.ALIVE, Reason.ANSWERS)


# TLS and HTTP/2


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    made = trustme.CA()
    file = tmp_path_factory.mktemp("ca") / "ca.pem"
    made.cert_pem.write_to_path(str(file))
    return made, file


def context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(tls)
    return tls


def test_a_good_certificate_is_alive_a_wrong_one_is_not_told(
    wishes: CheckOptions, authority: tuple[trustme.CA, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
    monkeypatch.setattr(network, "trusted", TRUSTED)
    with (
        Server(context(authority[0], "127.0.0.1")) as good,
        Server(context(authority[0], "other.example")) as other,
        Server(context(trustme.CA(), "127.0.0.1")) as stranger,
    ):
        for server in (good, other, stranger):
            server.routes["/"] = Response()
        found = answers(wishes, good.url(), other.url(), stranger.url())
    assert [answer.reason for answer in found] == [
        Reason.ANSWERS,
        Reason.CERTIFICATE,
        Reason.CERTIFICATE,
    ]
    assert "127.0.0.1" in found[1].detail
    assert other.requests == stranger.requests == []


Send = Callable[[dict[str, object]], Awaitable[None]]


class H2Server(threading.Thread):
    """hypercorn, speaking nothing but HTTP/2 over TLS."""

    def __init__(self, authority: trustme.CA, folder: Path) -> None:
        super().__init__(daemon=True)
        self.versions: list[str] = []
        issued = authority.issue_cert("127.0.0.1")
        issued.private_key_pem.write_to_path(str(folder / "key.pem"))
        issued.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.config = Config()
        self.config.bind = [f"127.0.0.1:{self.port}"]
        self.config.alpn_protocols = ["h2"]
        self.config.certfile = str(folder / "cert.pem")
        self.config.keyfile = str(folder / "key.pem")
        self.config.errorlog = None
        self.config.graceful_timeout = 0.1

    def run(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.stop = asyncio.Event()
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(
            serve(self.app, self.config, shutdown_trigger=self.stop.wait)  # type: ignore[arg-type]
        )
        self.loop.close()

    async def app(self, scope: Mapping[str, str], _receive: object, send: Send) -> None:
        if scope["type"] != "http":
            return
        self.versions.append(scope["http_version"])
        status = 404 if scope["path"] == "/gone" else 200
        await send({"type": "http.response.start", "status": status, "headers": []})
        more = scope["path"].startswith("/film")
        for _ in range(400 if more else 0):
            body = {"type": "http.response.body", "body": b"x" * 65_536, "more_body": True}
            await send(body)
        await send({"type": "http.response.body", "body": b"text"})

    def wait(self) -> None:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)


@pytest.mark.slow
def test_http_2_is_spoken_and_a_large_page_does_not_block_the_others(
    wishes: CheckOptions,
    authority: tuple[trustme.CA, Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
    monkeypatch.setattr(network, "trusted", TRUSTED)
    server = H2Server(authority[0], tmp_path)
    server.start()
    server.wait()
    paths = ["/film1", "/film2", "/film3", "/gone", "/a", "/b", "/c"]
    start = time.monotonic()
    patient = replace(wishes, limits=replace(QUICK, request=20, run=60))
    found = answers(patient, *(f"https://127.0.0.1:{server.port}{path}" for path in paths))
    assert time.monotonic() - start < patient.limits.request
    server.loop.call_soon_threadsafe(server.stop.set)
    server.join(5)
    assert [answer.verdict for answer in found] == [
        LinkVerdict.DEAD if path == "/gone" else LinkVerdict.ALIVE for path in paths
    ]
    assert set(server.versions) == {"2"}


class GarbledServer(threading.Thread):
    """Answers every request in HTTP/2 with a status that is none."""

    def __init__(self, tls: ssl.SSLContext, status: str) -> None:
        super().__init__(daemon=True)
        tls.set_alpn_protocols(["h2"])
        self._tls, self._status = tls, status
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]

    def run(self) -> None:
        with self._socket, contextlib.suppress(OSError):
            while True:
                with self._tls.wrap_socket(self._socket.accept()[0], server_side=True) as client:
                    self._talk(client)

    def _talk(self, client: ssl.SSLSocket) -> None:
        settings = H2Configuration(client_side=False, validate_outbound_headers=False)
        talk = H2Connection(settings)
        talk.initiate_connection()
        while True:
            client.sendall(talk.data_to_send())
            if not (heard := client.recv(65_536)):
                return
            for event in talk.receive_data(heard):
                if isinstance(event, RequestReceived):
                    talk.send_headers(event.stream_id, [(":status", self._status)], end_stream=True)


@pytest.mark.parametrize("status", ["abc", "", "-5", "99999999999"])
def test_a_garbled_answer_costs_the_others_nothing(
    server: Server,
    wishes: CheckOptions,
    authority: tuple[trustme.CA, Path],
    monkeypatch: pytest.MonkeyPatch,
    status: str,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
    monkeypatch.setattr(network, "trusted", TRUSTED)
    garbled = GarbledServer(context(authority[0], "127.0.0.1"), status)
    garbled.start()
    server.routes["/page"] = Response(delay=0.1)
    bad, there = answers(wishes, f"https://127.0.0.1:{garbled.port}/", server.url("/page"))
    assert bad.verdict is LinkVerdict.UNKNOWN
    assert bad.reason is (Reason.GARBLED if status in {"abc", ""} else Reason.STATUS)
    assert there.verdict is LinkVerdict.ALIVE
