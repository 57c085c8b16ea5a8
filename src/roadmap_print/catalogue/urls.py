"""Web addresses as the link holds them, the code holds them and the page prints them: one form.

What RFC 3986 does not allow in an address is percent-encoded, a host name by IDNA 2008 with the
mapping of UTS #46, as browsers do. What it allows stays as it was written, so that encoding an
encoded address changes nothing. Parameters that only track the reader are left out.
"""

import ipaddress
import re
import string
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

ALPHANUMERIC = frozenset(string.ascii_letters + string.digits)
UNRESERVED = "-._~"  # besides letters and digits; RFC 3986, 2.3
SUB_DELIMS = "!$&'()*+,;="  # RFC 3986, 2.2
PATH = UNRESERVED + SUB_DELIMS + ":@/"  # RFC 3986, 3.3
QUERY = PATH + "?"  # RFC 3986, 3.4, and the fragment of 3.5 likewise

KEPT_IN_DOI = "/:;,.()@!$&'*+=-_~"

PARTS = re.compile(
    r"([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
)
"""Scheme, authority, path, query and fragment, as RFC 3986, appendix B, parts them."""

LARGEST_PORT = 65_535
LONGEST_HOST = 253  # characters; RFC 1035, 2.3.4, without the root's dot
PRINTABLE = re.compile(r"[!-~]*")
INKLESS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Letters and marks that Unicode calls default-ignorable, but for variation selectors, which belong
to the emoji before them; and the blank of braille."""
LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")

TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|msclkid|twclid|ttclid|yclid"
    r"|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|srsltid"
    r"|_ga|_gl)",
    re.IGNORECASE,
)
"""Names of parameters that say where a reader came from and nothing of where to go."""

CODE_BYTES = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213),
    *(251, 287, 331, 362, 412, 450, 504, 560, 624, 666),
    *(711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370),
    *(1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331),
)
"""Bytes that a code of version 1, 2 … 40 holds at level M (ISO/IEC 18004, table 7)."""

LARGEST_VERSION = 32
"""The largest code that a poor copy is still read from (docs/standards.md); 1,538 bytes."""
MOST_BYTES = CODE_BYTES[LARGEST_VERSION - 1]
MOST_HOME_BYTES = CODE_BYTES[24 - 1]
"""Bytes of the newest edition's address with a step's id behind it: small codes hold it, too."""

QUIET_MODULES = 8  # four on either side
MODULE_MM = 0.5


class AddressError(ValueError):
    """A text is no address that can be printed; its argument is what is wrong with it.

    `space`, `scheme`, `no-scheme`, `twice` (a scheme in the place of the host), `user`, `host` or
    `port`.
    """


def host(address: str) -> str:
    """Give the host of an address, in lower case and without its port; empty for none."""
    return urlsplit(address).hostname or ""


def domain(address: str) -> str:
    """Give the host without the `www.` that nobody says."""
    return host(address).removeprefix("www.")


class _Parts(NamedTuple):
    scheme: str
    authority: str
    path: str
    query: str | None
    fragment: str | None

    def __str__(self) -> str:
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{self.scheme}://{self.authority}{self.path}{query}{fragment}"


def encode(address: str) -> str:
    """Give the one form of an http or https address; AddressError where there is none."""
    if unseen(address) is not None:
        raise AddressError("space")
    scheme, authority, path, *more = _split(address)
    query, fragment = (each and _percent(each, QUERY) for each in more)
    return str(_Parts(scheme, _authority(authority), _percent(path, PATH), query, fragment))


def unseen(address: str) -> int | None:
    """Find the first character that is not there to be seen; None where there is none."""
    if PRINTABLE.fullmatch(address):
        return None
    # a space, control, surrogate or bidi mark; what is printable and leaves nothing on paper
    return next((i for i, each in enumerate(address) if _is_unseen(each)), None)


def _is_unseen(character: str) -> bool:
    return not character.isprintable() or character.isspace() or character in INKLESS


def tracking(address: str) -> tuple[str, ...]:
    """Name the tracking parameters of an encoded address, in their order."""
    query = _split(address).query or ""
    return tuple(name for name in map(_name, query.split("&")) if TRACKING.fullmatch(name))


def without_tracking(address: str) -> str:
    """Leave the tracking parameters out of an encoded address, and all else as it is."""
    parts = _split(address)
    if parts.query is None or not tracking(address):
        return address
    kept = [pair for pair in parts.query.split("&") if not TRACKING.fullmatch(_name(pair))]
    return str(parts._replace(query="&".join(kept) if kept else None))


def code_version(address: str) -> int | None:
    """Give the version of the code at level M that holds an encoded address; None: too long."""
    sizes = enumerate(CODE_BYTES[:LARGEST_VERSION], start=1)
    return next((version for version, capacity in sizes if len(address) <= capacity), None)


def step_address(home: str, step: str) -> str:
    """Give the address of a step on the page of the newest edition, by its id."""
    return f"{home.partition('#')[0]}#{step}"


def code_width(version: int) -> float:
    """Give the width in mm of a code of this version, quiet zone included, at 0.5 mm a module."""
    return (17 + 4 * version + QUIET_MODULES) * MODULE_MM


def doi_address(doi: str) -> str:
    """Return the address of a DOI; only what would end or break a link is percent-encoded."""
    return "https://doi.org/" + quote(doi, safe=KEPT_IN_DOI)


def _split(address: str) -> _Parts:
    found = PARTS.fullmatch(address)
    if not found or found[1].lower() not in {"http", "https"}:
        # "example.org:8080/page" is a host and its port, not a scheme
        raise AddressError("scheme" if found and "." not in found[1] else "no-scheme")
    scheme, authority, *rest = found.groups()
    if authority is None:
        raise AddressError("host")
    return _Parts(scheme.lower(), authority, *rest)


def _authority(authority: str) -> str:
    """Encode host and port; a user name before them is refused (RFC 9110, 4.2.4)."""
    if "@" in authority:
        raise AddressError("user")
    if authority.startswith("["):
        name, bracket, port = authority.partition("]")
        return _literal(name[1:], bracket) + _port(port)
    name, colon, port = authority.partition(":")
    if name.lower().rpartition(".")[2] in {"http", "https"}:
        raise AddressError("twice")
    return _host(name) + _port(colon + port)


def _literal(address: str, bracket: str) -> str:
    try:
        ipaddress.IPv6Address(address)
    except ValueError as error:
        raise AddressError("host") from error
    if not bracket or "%" in address:
        raise AddressError("host")
    return f"[{address}]"


def _port(port: str) -> str:
    if port in {"", ":"}:
        return ""
    if not re.fullmatch(r":[0-9]{1,5}", port) or int(port[1:]) > LARGEST_PORT:
        raise AddressError("port")
    return port


def _host(name: str) -> str:
    if "%" in name:
        name = unquote(name)
    if not name.isascii():
        name = _idna(name)
    labels = name.removesuffix(".").split(".")
    if len(name) > LONGEST_HOST or not all(map(LABEL.fullmatch, labels)):
        raise AddressError("host")
    return name


def _idna(name: str) -> str:
    import idna

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise AddressError("host") from error


def _percent(text: str, allowed: str) -> str:
    """Encode what is not allowed, leaving `%` where it already begins an encoded byte."""
    if not set(text) - set(allowed) - ALPHANUMERIC:
        return text
    pieces = re.split(r"(%[0-9A-Fa-f]{2})", text)
    return "".join(
        piece if place % 2 else quote(piece, safe=allowed) for place, piece in enumerate(pieces)
    )


def _name(pair: str) -> str:
    return unquote(pair.partition("=")[0])
