"""How hard the network may be asked: figures only, so that knowing them costs no heavy import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Bounds of one run; times in s.

    per_host: requests under way at one host. at_once: at all of them.
    attempts: at one address where the fault may pass; pause: after the first, doubled each time.
    patience: the longest Retry-After waited for; a host that asks for more is left alone.
    request: one request, its look-up and its first bytes. run: the whole, whatever the number.
    body: bytes read of a page. redirects: followed for one address.
    """

    per_host: int = 2
    at_once: int = 16
    attempts: int = 3
    pause: float = 1.0
    patience: float = 30.0
    request: float = 15.0
    run: float = 600.0
    body: int = 16_384
    redirects: int = 10
