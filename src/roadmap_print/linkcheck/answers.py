"""What can be said of an address: three verdicts, each with its reason.

Two verdicts would lie. A machine that a bot wall turns away knows nothing of the page behind it:
calling it dead has good resources struck from the next edition, calling it alive prints dead ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    WALL = "bot-wall"
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
