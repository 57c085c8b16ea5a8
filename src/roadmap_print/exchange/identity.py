"""When two entries are one resource: by DOI, by PMID, or by an address that leads to one page."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from roadmap_print.catalogue import urls

_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(10\..+)", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]+(?:\.[0-9]+)*/\S+")
_PUBMED = re.compile(
    r"https?://(?:www\.ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d{1,8})/?",
    re.IGNORECASE,
)
_PMC = re.compile(
    r"(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/PMC(\d+)", re.IGNORECASE
)
_YOUTUBE = re.compile(
    r"(?:m\.)?youtube(?:-nocookie)?\.com/(?:embed|shorts|live|v)/([\w-]{11})|youtu\.be/([\w-]{11})"
)
_PORTS: Final = {"http": ":80", "https": ":443"}
_CLICKED: Final = {"feature", "si", "pp", "ab_channel"}
"""Parameters of YouTube that say how somebody came there."""


def doi_of(text: str) -> str:
    """Find a DOI in a text or an address, without what goes before it or ends the sentence."""
    address = _DOI_ADDRESS.search(text)
    found = _DOI.search(unquote(address[1].partition("#")[0]) if address else text)
    return found[0].rstrip(".,;") if found else ""


def pmid_of(address: str) -> str:
    """Give the PMID that an address of PubMed's ends in; empty where it is another's."""
    found = _PUBMED.fullmatch(address)
    return found[1] if found else ""


def pubmed_address(pmid: str) -> str:
    """Give the address of an article in PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def pmc_address(number: str) -> str:
    """Give the address of an article in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{number}/"


def is_doi_address(address: str) -> bool:
    """Say whether an address is that of a DOI."""
    return bool(_DOI_ADDRESS.fullmatch(address)) and bool(doi_of(address))


def identities(url: str, doi: str, pmid: str) -> frozenset[str]:
    """Give all that a resource goes by: two that share one of them are one."""
    return frozenset(_identities(url, doi, pmid))


def _identities(url: str, doi: str, pmid: str) -> Iterator[str]:
    if found := doi or (is_doi_address(url) and doi_of(url)):
        yield f"doi:{found.casefold()}"
    if found := pmid or pmid_of(url):
        yield f"pmid:{found}"
    if url and not is_doi_address(url) and not pmid_of(url):
        yield f"url:{canonical(url)}"


def canonical(address: str) -> str:
    """Write an address as all that lead to its page are written; it need not be a working one.

    Scheme, `www.`, the usual port, a last slash, tracking and ways into YouTube and PubMed Central
    count for nothing.
    """
    try:
        whole = urls.without_tracking(urls.encode(address))
    except urls.AddressError:
        return address.casefold()
    parts = urlsplit(whole)
    host = parts.netloc.lower().removesuffix(_PORTS[parts.scheme]).removeprefix("www.")
    place, query = host + parts.path.rstrip("/"), parts.query
    if article := _PMC.fullmatch(place):
        return pmc_address(article[1])
    if video := _YOUTUBE.fullmatch(place):
        place, query = "youtube.com/watch", f"v={video[1] or video[2]}&{query}".rstrip("&")
    if place == "youtube.com/watch":
        pairs = sorted(pair for pair in parse_qsl(query) if pair[0] not in _CLICKED)
        query = urlencode(pairs)
    return f"{place}?{query}#{parts.fragment}".rstrip("#").rstrip("?")
