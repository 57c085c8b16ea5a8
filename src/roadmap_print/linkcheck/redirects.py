"""One step of a redirect: where it leads, or why it is not followed."""

from __future__ import annotations

import httpx

from roadmap_print.catalogue.urls import LARGEST_PORT
from roadmap_print.linkcheck import dns
from roadmap_print.linkcheck.answers import Answer, Hop, Reason, unknown
from roadmap_print.linkcheck.verdicts import Reply

_LONGEST = 4000  # characters; the longest address that a code can hold has 2,331
_SHOWN = 60  # characters of an address that is refused


async def follow(
    asked: str, reply: Reply, hops: tuple[Hop, ...], most: int
) -> tuple[Hop, ...] | Answer:
    """Give the redirects with this one added, or the answer that ends them."""
    location = reply.location or ""
    target = _target(hops[-1].address if hops else asked, location)
    if target is None:
        return unknown(Reason.REDIRECT, ascii(location[:_SHOWN]), hops)
    # Once to set a cookie and back is usual; more is not.
    if len(hops) >= most or [asked, *(hop.address for hop in hops)].count(str(target)) > 1:
        return unknown(Reason.LOOP, str(len(hops)), hops)
    origin, aim = (url.raw_host.decode("ascii") for url in (httpx.URL(asked), target))
    if aim != origin and await dns.is_private(aim) and not await dns.is_private(origin):
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
    return target if usable and target.host else None
