"""From what a server said to one of three verdicts, with its reason; nothing here asks the network.

Two verdicts would lie. A machine that a bot wall turns away knows nothing of the page behind it:
calling it dead has good resources struck from the next edition, calling it alive prints dead ones.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from urllib.parse import urlsplit

from roadmap_print.catalogue.urls import domain
from roadmap_print.linkcheck import stand_ins
from roadmap_print.linkcheck.queries import QueryKind
from roadmap_print.linkcheck.stand_ins import StandIn

_PERMANENT = frozenset({301, 308})
_START_PAGE = re.compile(
    r"/?([a-z]{2}([-_][A-Za-z]{2})?/?)?(index\.\w+|(accueil|home|homepage|welcome|default)(\.\w+)?/?)?"
)

# Marks of the pages that bot walls (Cloudflare, Imperva, DataDome, Akamai) send in place of the
# page. Their scripts stand in the real pages too, so that the name of the firm alone says nothing.
_WALL_HEADERS = frozenset({"cf-mitigated", "x-amzn-waf-action"})
_WALL_TEXT = re.compile(
    rb"/orchestrate/chl_page/|cf-browser-verification|<title>\s*Just a moment\.\.\.\s*</title>"
    rb'|id="main-iframe" src="/_Incapsula_Resource|geo\.captcha-delivery\.com/captcha'
    rb"|[?&]bm-verify=",
    re.IGNORECASE,
)


class LinkVerdict(StrEnum):
    """Whether a reader who scans the code will get there."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "cannot-tell"


class Reason(StrEnum):
    """Why; `words` says each in the reader's language."""

    ANSWERS = "answers"
    VIDEO = "video-there"
    REGISTERED = "doi-registered"

    NOT_FOUND = "not-found"
    GONE = "gone"
    NO_HOST = "no-such-host"
    WITHDRAWN = "video-withdrawn"
    UNREGISTERED = "doi-not-registered"

    LOGIN = "login"
    FORBIDDEN = "forbidden"
    TOO_MANY = "too-many-requests"
    BOT_WALL = "bot-wall"
    SERVER = "server-error"
    STATUS = "odd-status"
    RESTRICTED = "video-restricted"
    NOWHERE = "doi-leads-nowhere"
    SERVICE = "odd-service-answer"
    TIMEOUT = "time-out"
    CONNECTION = "no-connection"
    GARBLED = "garbled-answer"
    CERTIFICATE = "certificate"
    INVALID = "invalid-address"
    LOOP = "redirect-loop"
    REDIRECT = "bad-redirect"
    PRIVATE = "redirect-into-private-network"
    START_PAGE = "redirect-to-start-page"
    ERROR_PAGE = "redirect-to-error-page"
    LOGIN_PAGE = "login-page"
    SAYS_LOST = "says-not-found"
    FOR_SALE = "domain-for-sale"
    RESTING = "host-asks-to-wait"
    NO_NETWORK = "no-network"
    NO_TIME = "no-time"
    NEVER_ASKED = "never-asked"


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the status that gave it, and the address it leads to."""

    status: int
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was learned of one address.

    `detail` completes the reason (a status, a time in s); `offer` is the address that a permanent
    redirect asks everyone to use; `wait` is for how many s the host wants to be left alone.
    """

    verdict: LinkVerdict
    reason: Reason
    detail: str = ""
    hops: tuple[Hop, ...] = ()
    offer: str | None = None
    wait: float = 0


def unknown(reason: Reason, detail: str = "", hops: tuple[Hop, ...] = ()) -> Answer:
    """Give the verdict that nothing can be told, which most reasons lead to."""
    return Answer(LinkVerdict.UNKNOWN, reason, detail, hops)


_VERDICTS = {
    401: (LinkVerdict.UNKNOWN, Reason.LOGIN),
    403: (LinkVerdict.UNKNOWN, Reason.FORBIDDEN),
    404: (LinkVerdict.DEAD, Reason.NOT_FOUND),
    407: (LinkVerdict.UNKNOWN, Reason.FORBIDDEN),
    410: (LinkVerdict.DEAD, Reason.GONE),
    429: (LinkVerdict.UNKNOWN, Reason.TOO_MANY),
    999: (LinkVerdict.UNKNOWN, Reason.BOT_WALL),  # LinkedIn
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request brought, or why nothing; `wait` is Retry-After in s, None for none."""

    status: int = 0
    location: str | None = None
    headers: frozenset[str] = frozenset()
    body: bytes = b""
    wait: float | None = None
    failure: Reason | None = None
    detail: str = ""

    @property
    def is_redirect(self) -> bool:
        """Whether it names another address to ask."""
        return self.status in {301, 302, 303, 307, 308} and self.location is not None


def check_reply(kind: QueryKind, asked: str, reply: Reply, hops: tuple[Hop, ...]) -> Answer:
    """Give the verdict on the address that was asked, after the redirects `hops`."""
    if reply.failure:
        verdict = LinkVerdict.DEAD if reply.failure is Reason.NO_HOST else LinkVerdict.UNKNOWN
        return Answer(verdict, reply.failure, reply.detail, hops, wait=reply.wait or 0)
    return _CHECKS[kind](asked, reply, hops)


def _page(asked: str, reply: Reply, hops: tuple[Hop, ...]) -> Answer:
    if reply.headers & _WALL_HEADERS or _WALL_TEXT.search(reply.body):
        return unknown(Reason.BOT_WALL, str(reply.status), hops)
    if not 200 <= reply.status < 300:
        return _refusal(reply, hops)
    if hops and _lost_its_path(asked, hops[-1].address):
        return unknown(Reason.START_PAGE, hops[-1].address, hops)
    if found := _stand_in(asked, reply, hops):
        return unknown(Reason(found), hops[-1].address if hops else "", hops)
    return Answer(LinkVerdict.ALIVE, Reason.ANSWERS, str(reply.status), hops, _offer(asked, hops))


def _video(_asked: str, reply: Reply, hops: tuple[Hop, ...]) -> Answer:
    """Judge oEmbed's answer: 404 for a withdrawn video, 400 for an id that is none.

    401 and 403 mean that the owner allows no embedding or made it private; private ones were
    seen as 200 with the bare word "Forbidden".
    """
    if reply.status in {400, 404}:
        return Answer(LinkVerdict.DEAD, Reason.WITHDRAWN, str(reply.status), hops)
    if reply.status not in {200, 401, 403}:
        return _refusal(reply, hops)
    if reply.status == 200 and _json(reply.body).get("type"):
        return Answer(LinkVerdict.ALIVE, Reason.VIDEO, "", hops)
    return unknown(Reason.RESTRICTED, str(reply.status), hops)


def _doi(asked: str, reply: Reply, hops: tuple[Hop, ...]) -> Answer:
    """Judge the handle service's answer by its `responseCode`; its HTTP status repeats it."""
    code = _json(reply.body).get("responseCode")
    if code == 1:
        return Answer(LinkVerdict.ALIVE, Reason.REGISTERED, "", hops)
    if code == 100:
        return Answer(LinkVerdict.DEAD, Reason.UNREGISTERED, "", hops)
    if code == 200:
        return unknown(Reason.NOWHERE, "", hops)
    if reply.status in {403, 429} or reply.status >= 500:
        return _refusal(reply, hops)
    return unknown(Reason.SERVICE, urlsplit(asked).netloc, hops)


_CHECKS: dict[QueryKind, Callable[[str, Reply, tuple[Hop, ...]], Answer]] = {
    QueryKind.PAGE: _page,
    QueryKind.VIDEO: _video,
    QueryKind.DOI: _doi,
}


def _refusal(reply: Reply, hops: tuple[Hop, ...]) -> Answer:
    server = Reason.SERVER if 500 <= reply.status < 600 else Reason.STATUS
    verdict, reason = _VERDICTS.get(reply.status, (LinkVerdict.UNKNOWN, server))
    return Answer(verdict, reason, str(reply.status), hops, wait=reply.wait or 0)


def _json(body: bytes) -> dict[str, object]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _offer(asked: str, hops: tuple[Hop, ...]) -> str | None:
    """Give the address to write instead: by permanent redirects alone, never from https to http."""
    lasting = [hop.address for hop in takewhile(lambda hop: hop.status in _PERMANENT, hops)]
    offer = lasting[-1] if lasting else asked
    worse = asked.startswith("https:") and not offer.startswith("https:")
    return None if worse or offer == asked or stand_ins.by_address(offer) else offer


def _stand_in(asked: str, reply: Reply, hops: tuple[Hop, ...]) -> StandIn | None:
    """Tell what has come in the place of the page, unless it is what was asked for by its name."""
    found = stand_ins.by_address(hops[-1].address) if hops else None
    return None if stand_ins.by_address(asked) else found or stand_ins.by_title(reply.body)


def _lost_its_path(asked: str, end: str) -> bool:
    """Tell whether a page leads to its site's own start page, which is how many sites say 404."""
    was_start, is_start = (
        _START_PAGE.fullmatch(parts.path) and not parts.query
        for parts in (urlsplit(asked), urlsplit(end))
    )
    return bool(domain(asked) == domain(end) and is_start and not was_start)
