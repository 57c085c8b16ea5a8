"""What somebody typed: a number (DOI, PMID, PMC, arXiv, ISBN) or an address, in any spelling."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

from roadmap_print.catalogue import urls
from roadmap_print.catalogue.reading.pasted import detours
from roadmap_print.exchange.identity import doi_of, pmc_address, pmid_of, pubmed_address

_ARXIV_PREFIX: Final = "10.48550/arxiv."
_ARXIV_ADDRESS = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/(?P<id>[^?#]+?)(?:\.pdf)?/?",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"(?:arxiv\s*:?\s*)?(?P<id>\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7})"
    r"(?:v\d+)?(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_PMID = re.compile(r"(?:(?:pubmed|pmid)(?:\s+id)?\s*[:#]?\s*0*)?([1-9]\d{0,7})", re.IGNORECASE)
_ISBN = re.compile(r"(?:urn:)?(?:isbn(?:-1[03])?\s*:?\s*)?([\dx][\dx\s-]{8,20})", re.IGNORECASE)
_DOI = re.compile(
    r"(?:(?:info:|urn:)?doi\s*[:=/]?\s*)?(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/)?(?P<doi>10\.\S+)",
    re.IGNORECASE,
)
_PUBLISHERS_PAGE = re.compile(
    r"(?:/(?:doi|article|articles|chapter|book|content|pdf)/(?:[a-z]{3,9}/)?|[?&](?:id|doi)=)"
    r"(?P<doi>10\.\d{4,9}/[^?#&]+)"
)
_BEHIND_DOI = re.compile(
    r"(?:(?:/|\.)(?:abstract|epdf|epub|full|full-text|fulltext|html|meta|pdf))+/?$"
    r"|(?<=\d)v\d+(?:\.full(?:\.pdf|-text)?)?$|/$"
)
"""What publishers write behind a DOI: the form of the page, the version of a preprint."""
_OXFORD = re.compile(r"(10\.1093/[^/]+/[^/]+)/\d+")
"""Oxford has a number of its own behind the DOI."""
_PMC = re.compile(
    r"(?:(?:https?://)?(?:www\.ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/"
    r"|PMCID\s*:?\s*)?PMC\s*:?\s*0*(?P<number>[1-9]\d{0,8})(?:[/?#].*)?",
    re.IGNORECASE,
)
_VIDEO_HOSTS: Final = {
    "youtube.com": "youtube",
    "youtube-nocookie.com": "youtube",
    "youtu.be": "youtube",
    "vimeo.com": "vimeo",
}
_SHORT_ISBN: Final = 10
_MOST_DETOURS: Final = 3
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))


class IdentifierKind(StrEnum):
    """What was typed, and so whom to ask."""

    DOI = "doi"
    PMID = "pmid"
    PMC = "pmc"
    ARXIV = "arxiv"
    ISBN = "isbn"
    YOUTUBE = "youtube"
    VIMEO = "vimeo"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Identifier:
    """What is looked up: its kind, its number, and the address that a reader is led to, if known.

    `typed` is how somebody wrote it.
    """

    kind: IdentifierKind
    value: str
    address: str
    typed: str


def identify(text: str) -> Identifier | None:
    """Tell what somebody typed; None where it is none of these, or a digit of it is wrong."""
    typed = _straight(text.strip().strip("<>").translate(_HYPHENS))
    for find in _FINDERS:
        if found := find(typed):
            kind, value, address = found
            return Identifier(kind, value, address, text.strip())
    return None


def _straight(typed: str) -> str:
    """Give the address behind a mail filter, a library's proxy or youtu.be, else what was typed."""
    whole = f"https://{typed}" if typed.lower().startswith("www.") else typed
    for _ in range(_MOST_DETOURS):
        try:
            found = detours.detour(urls.encode(whole))
        except urls.AddressError:
            break
        if not (found and found.inner):
            break
        whole = typed = found.inner
    return typed


_Found = tuple[IdentifierKind, str, str] | None


def _doi(typed: str) -> _Found:
    found = _DOI.fullmatch(typed)
    bare = found["doi"] if found else ""
    if "doi.org/" in typed.lower():  # an address: its query and fragment are no part of the DOI
        bare = unquote(re.split("[?#]", bare, maxsplit=1)[0])
    doi = doi_of(bare)
    if doi.lower().startswith(_ARXIV_PREFIX):
        return _arxiv(doi[len(_ARXIV_PREFIX) :])
    return (IdentifierKind.DOI, doi, urls.doi_address(doi)) if doi else None


def _pmid(typed: str) -> _Found:
    found = _PMID.fullmatch(typed)
    pmid = found[1] if found else pmid_of(typed.partition("?")[0])
    return (IdentifierKind.PMID, pmid, pubmed_address(pmid)) if pmid else None


def _pmc(typed: str) -> _Found:
    found = _PMC.fullmatch(typed)
    return (IdentifierKind.PMC, found["number"], pmc_address(found["number"])) if found else None


def _arxiv(typed: str) -> _Found:
    address = _ARXIV_ADDRESS.fullmatch(typed.partition("?")[0].partition("#")[0])
    found = _ARXIV.fullmatch(address["id"] if address else typed)
    if not found:
        return None
    number = re.sub(r"\.[a-z]{2}/", "/", found["id"].lower())  # the subject class is no part of it
    return IdentifierKind.ARXIV, number, f"https://arxiv.org/abs/{number}"


def _isbn(typed: str) -> _Found:
    found = _ISBN.fullmatch(typed)
    digits = re.sub(r"[\s-]", "", found[1]).upper() if found else ""
    if not is_isbn(digits):
        return None
    number = digits if len(digits) > _SHORT_ISBN else long_isbn(digits)
    return IdentifierKind.ISBN, number, f"https://openlibrary.org/isbn/{number}"


def is_isbn(digits: str) -> bool:
    """Check an ISBN of 10 or 13 digits by its last one (ISO 2108, annex A)."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum((10 - place) * each for place, each in enumerate(values)) % 11 == 0
    return bool(re.fullmatch(r"97[89]\d{10}", digits)) and digits[-1] == _check_digit(digits[:-1])


def long_isbn(digits: str) -> str:
    """Write an ISBN of 10 digits in 13."""
    stem = f"978{digits[:-1]}"
    return stem + _check_digit(stem)


def _check_digit(stem: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(stem))
    return str(-total % 10)


def _address(typed: str) -> _Found:
    whole = f"https://{typed}" if typed.lower().startswith("www.") else typed
    if not re.match("https?://", whole, re.IGNORECASE):
        return None
    try:
        address = urls.encode(whole)
    except urls.AddressError:
        return None
    if doi := _hidden_doi(address):
        return IdentifierKind.DOI, doi, whole
    host = urls.domain(address).removeprefix("m.").removeprefix("music.")
    kind = IdentifierKind(_VIDEO_HOSTS.get(host, "page"))
    return kind, address.partition("#")[0], whole


def _hidden_doi(address: str) -> str:
    """Find the DOI in the address of a publisher's page."""
    found = _PUBLISHERS_PAGE.search(unquote(address))
    bare = _BEHIND_DOI.sub("", found["doi"]) if found else ""
    oxford = _OXFORD.fullmatch(bare)
    return doi_of(oxford[1] if oxford else bare)


_FINDERS: Final[tuple[Callable[[str], _Found], ...]] = (
    _doi,
    _isbn,
    _pmid,
    _pmc,
    _arxiv,
    _address,
)
