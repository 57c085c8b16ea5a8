"""Addresses that lead to a page by way of something else: a mail filter, a proxy, a shortener.

Mail filters and search engines rewrite links, and a library's proxy lets in its own readers alone;
copied from there, such an address ends before the page does. Where it says what it leads to, that
is offered.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit

from roadmap_print.catalogue import urls


class Detour(NamedTuple):
    """What kind of detour an address is, and the address behind it; None where it hides it."""

    kind: str
    inner: str | None = None


FILTERS = {
    r"(?:.+\.)?safelinks\.protection\.(?:outlook\.com|office365\.us)": ("url",),
    r"statics\.teams\.cdn\.office\.net": ("url",),
    r"linkprotect\.cudasvc\.com": ("a",),
    r".+\.trendmicro\.com": ("url",),
    r"clicktime\.symantec\.com": ("u",),
    r"(?:protect|url)[\w-]*\.mimecast\.com": (),
    r"deref-(?:mail\.com|gmx\.\w+|web\.de|1und1\.de)": ("redirecturl", "redirectUrl"),
    r"urldefense(?:\.proofpoint)?\.com": (),
    r"secure-web\.cisco\.com": (),
}
"""Hosts of mail filters, and the parameters that hold the address behind."""
REDIRECTS = {
    r"(?:www\.)?google\.[a-z.]{2,6}/url": ("q", "url"),
    r"lm?\.facebook\.com/l\.php": ("u",),
    r"(?:www\.)?facebook\.com/(?:l|flx/warn)(?:\.php)?/?": ("u",),
    r"l\.(?:instagram|messenger|threads)\.\w+/.*": ("u",),
    r"(?:[a-z]{2,3}\.)?linkedin\.com/(?:safety/go|redir/.*)": ("url",),
    r"(?:www\.)?youtube\.com/redirect": ("q",),
    r"(?:www\.)?bing\.com/ck/a": (),
    r"duckduckgo\.com/l/?": ("uddg",),
    r"slack-redir\.net/link": ("url",),
    r"t\.umblr\.com/redirect": ("z",),
    r"(?:m\.)?vk\.com/away\.php": ("to",),
    r"out\.reddit\.com/.*": ("url",),
}
"""Hosts and paths of those who count who follows a link, and the parameters likewise."""
SHORTENERS = frozenset(
    {
        *("bit.ly", "bitly.com", "j.mp", "tinyurl.com", "tiny.cc", "t.co", "goo.gl", "ow.ly"),
        *("buff.ly", "is.gd", "v.gd", "cutt.ly", "rebrand.ly", "lnkd.in", "shorturl.at", "rb.gy"),
        *("urlr.me", "urlz.fr", "vu.fr", "t.ly", "bl.ink", "s.id", "dlvr.it", "fb.me", "adf.ly"),
        *("lc.cx", "u.to", "qr.ae", "trib.al", "kutt.it", "soo.gd", "tiny.one"),
    }
)
PROXY = re.compile(r"[\w-]*proxy[\w-]*|ezp|docelec|bases-doc")
PROXY_HOST = re.compile(
    rf"(?P<site>.+?)\.(?:(?:{PROXY.pattern})\..+|(?:[\w-]+\.)?idm\.oclc\.org)|(?P<www>www-[\w-]+)\..+"
)
SITE = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|gov|edu|int|info|eu|fr|be|ch|ca|uk|de|lu|it|es|nl)")
"""What the host of a publisher or a database ends in, so that no other host is taken for one."""


@lru_cache(maxsize=4096)  # `watch` and `edit` read the same addresses at every save
def detour(address: str) -> Detour | None:
    """Find what an encoded address leads by, None where it is a page's own."""
    return next(filter(None, (find(address) for find in FINDERS)), None)


def _filter(address: str) -> Detour | None:
    for host, names in FILTERS.items():
        if re.fullmatch(host, urls.host(address)):
            return Detour("filter", _parameter(address, names) or _of_path(address))
    return None


def _redirect(address: str) -> Detour | None:
    parts = urlsplit(address)
    for place, names in REDIRECTS.items():
        if re.fullmatch(place, urls.host(address) + parts.path):
            inner = _parameter(address, names)
            return Detour("redirect", inner) if inner or not names else None
    return None


def _proxy(address: str) -> Detour | None:
    """Find a library's proxy (EZproxy, OCLC's): a page's host within its own, or its login page."""
    parts, host = urlsplit(address), urls.host(address)
    is_login = re.fullmatch(r".*/login/?", parts.path)
    asked = is_login or any(map(PROXY.fullmatch, host.split(".")))
    if asked and (inner := _parameter(address, ("url", "qurl"))):
        return Detour("proxy", inner)
    found = PROXY_HOST.fullmatch(host)
    site = (found["site"] or found["www"]) if found else ""
    if "." not in site:  # EZproxy writes a dot as a hyphen, and a hyphen as two
        site = re.sub("--|-", lambda each: "-" if each[0] == "--" else ".", site)
    if not SITE.fullmatch(site):
        return None
    return Detour("proxy", _checked(address.replace(parts.netloc, site, 1)))


def _video(address: str) -> Detour | None:
    parts = urlsplit(address)
    video = parts.path.strip("/")
    if urls.host(address) not in {"youtu.be", "www.youtu.be"} or not re.fullmatch(r"[\w-]+", video):
        return None
    more = [(name, value) for name, value in parse_qsl(parts.query) if name in {"t", "list"}]
    return Detour("video", f"https://www.youtube.com/watch?{urlencode([('v', video), *more])}")


def _short(address: str) -> Detour | None:
    return Detour("short") if urls.domain(address) in SHORTENERS else None


FINDERS: tuple[Callable[[str], Detour | None], ...] = (_filter, _redirect, _proxy, _video, _short)


def _parameter(address: str, names: tuple[str, ...]) -> str | None:
    given = parse_qs(urlsplit(address).query)
    inner = next((given[name][0] for name in names if name in given), None)
    return inner and _checked(inner)


def _of_path(address: str) -> str | None:
    """Read what Proofpoint and Cisco write into the path, or into a parameter of their own form.

    In Proofpoint's version 2 "-" stands for "%" and "_" for "/"; in version 3 "*" for a character
    that is told further on, and then the address is not to be had.
    """
    parts = urlsplit(address)
    if found := re.search(r"/v3/__(https?:.+?)__;", address):
        return None if "*" in found[1] else _checked(re.sub("^(https?:)/+", r"\1//", found[1]))
    if given := parse_qs(parts.query).get("u"):
        proofpoint2 = parts.path.startswith("/v2/")
        return _checked(unquote(given[0].translate(PROOFPOINT)) if proofpoint2 else given[0])
    found = re.search(r"/(https?%3A%2F%2F[^/?#]+)", address, re.IGNORECASE)
    return _checked(unquote(found[1])) if found else None


PROOFPOINT = str.maketrans("-_", "%/")


def _checked(inner: str) -> str | None:
    """Give an address as it is to be written, and what it leads to if it is a detour as well."""
    try:
        address = urls.without_tracking(urls.encode(inner))
    except urls.AddressError:
        return None
    further = detour(address)
    return further.inner if further else address
