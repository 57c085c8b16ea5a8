"""Whom to ask about an address, mostly its own page but not always, and how hard.

YouTube answers 200 for a video that was withdrawn, so its oEmbed address is asked, which answers
404. A publisher's page says little of a DOI, and turns machines away; the handle service says
whether the DOI is registered (handle.net, "Handle Proxy Server REST API").
"""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, quote, unquote, urlsplit

from roadmap_print.catalogue.urls import host

_DOI_HOSTS = frozenset({"doi.org", "www.doi.org", "dx.doi.org"})
_YOUTUBE_HOSTS = frozenset(
    prefix + host
    for prefix in ("", "www.", "m.", "music.")
    for host in ("youtube.com", "youtube-nocookie.com")
)
_VIDEO_FOLDERS = frozenset({"embed", "live", "shorts", "v"})
_NO_VIDEOS = frozenset({"videoseries", "live_stream", "playlist"})
"""What stands in the place of a video where a playlist or a channel is embedded."""


class QueryKind(StrEnum):
    """What is asked about."""

    PAGE = "page"
    VIDEO = "video"
    DOI = "doi"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The services asked in place of a page; another may be set for a mirror, or for tests."""

    oembed: str = "https://www.youtube.com/oembed"
    handles: str = "https://doi.org/api/handles/"


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


@dataclass(frozen=True, slots=True)
class Query:
    """One request to make: two addresses that lead to the same one ask it once."""

    kind: QueryKind
    asks: str


def query_for(address: str, endpoints: Endpoints) -> Query:
    """Find what to ask about an address; a fragment is the browser's own affair and left out."""
    if doi := _doi(address):
        path = quote(doi.lower(), safe="/")  # DOIs know no case
        return Query(QueryKind.DOI, f"{endpoints.handles.rstrip('/')}/{path}?type=URL")
    if video := _video(address):
        return Query(QueryKind.VIDEO, f"{endpoints.oembed}?format=json&url={quote(video, safe='')}")
    scheme, colon, rest = address.partition("#")[0].partition(":")
    return Query(QueryKind.PAGE, scheme.lower() + colon + rest)


def _doi(address: str) -> str | None:
    path = unquote(urlsplit(address).path).lstrip("/")
    return path if host(address) in _DOI_HOSTS and path.startswith("10.") else None


def _video(address: str) -> str | None:
    """Give a video's or playlist's own address, in the one form that oEmbed surely knows."""
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    folder, _, rest = parts.path.strip("/").partition("/")
    video = playlist = ""
    if host(address) == "youtu.be":
        video = folder
    elif host(address) in _YOUTUBE_HOSTS:
        video = rest if folder in _VIDEO_FOLDERS else query.get("v", [""])[0]
        playlist = query.get("list", [""])[0]
        video = "" if video in _NO_VIDEOS else video
    if video:
        return f"https://www.youtube.com/watch?v={quote(video, safe='')}"
    return f"https://www.youtube.com/playlist?list={quote(playlist, safe='')}" if playlist else None
