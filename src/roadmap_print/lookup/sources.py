"""The table of sources: what each is asked by, how, and in which order.

A register knows more of a work than the page of its publisher, which often turns programs away; the
page comes last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from roadmap_print.exchange.record import ResourceRecord
from roadmap_print.linkcheck.queries import Endpoints
from roadmap_print.lookup.answers.article_answers import read_arxiv, read_pmid, read_pubmed
from roadmap_print.lookup.answers.book_answers import read_book, read_library
from roadmap_print.lookup.answers.page_answer import read_page
from roadmap_print.lookup.answers.register_answers import (
    read_crossref,
    read_csl_answer,
    read_datacite,
)
from roadmap_print.lookup.answers.video_answer import read_video
from roadmap_print.lookup.identify import Identifier, IdentifierKind

_JSON: Final = "application/json"
_CSL: Final = "application/vnd.citationstyles.csl+json"
_HTML: Final = "text/html, application/xhtml+xml;q=0.9"


@dataclass(frozen=True, slots=True)
class LookupSource:
    """One source; `place` is its address, to which what is asked is added where `{}` stands.

    `service` is the name by which another place may be set; `spacing` is in s between requests, as
    the source asks for.
    """

    name: str
    service: str
    place: str
    asks: str
    accept: str
    read: Callable[[bytes], ResourceRecord | None]
    spacing: float = 0.0

    def address(self, identifier: Identifier, services: Mapping[str, str]) -> str:
        """Give the address to ask."""
        if not self.place:
            return identifier.address
        place = services.get(self.service, self.place).rstrip("/")
        return place + self.asks.format(quote(identifier.value, safe=""))


_CROSSREF = LookupSource(
    "Crossref", "crossref", "https://api.crossref.org/works", "/{}", _JSON, read_crossref
)
_DATACITE = LookupSource(
    "DataCite", "datacite", "https://api.datacite.org/dois", "/{}", _JSON, read_datacite
)
_ARXIV_DOI = replace(_DATACITE, asks="/10.48550%2FarXiv.{}")
_DOI = LookupSource("doi.org", "doi", "https://doi.org", "/{}", _CSL, read_csl_answer)
_PUBMED = LookupSource(
    "PubMed",
    "pubmed",
    "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi",
    "?db=pubmed&retmode=json&tool=roadmap-print&id={}",
    _JSON,
    read_pubmed,
    spacing=0.34,
)
_PMC = replace(_PUBMED, name="PubMed Central", asks=_PUBMED.asks.replace("=pubmed", "=pmc"))
PMID_OF_DOI: Final = replace(
    _PUBMED,
    service="pubmed_search",
    place="https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esearch.fcgi",
    asks="?db=pubmed&retmode=json&tool=roadmap-print&term={}%5Bdoi%5D",
    read=read_pmid,
)
"""Says under which other number an article may be there already."""
_ARXIV = LookupSource(
    "arXiv",
    "arxiv",
    "https://export.arxiv.org/api/query",
    "?max_results=1&id_list={}",
    "application/atom+xml",
    read_arxiv,
    spacing=3.0,
)
_BOOKS = LookupSource(
    "Open Library",
    "books",
    "https://openlibrary.org/api/books",
    "?format=json&jscmd=data&bibkeys=ISBN:{}",
    _JSON,
    read_book,
)
_BNF = LookupSource(
    "BnF",
    "bnf",
    "https://catalogue.bnf.fr/api/SRU",
    "?version=1.2&operation=searchRetrieve&recordSchema=dublincore&maximumRecords=1"
    "&query=bib.isbn%20any%20%22{}%22",
    "application/xml, text/xml",
    read_library,
)
_YOUTUBE = LookupSource(
    "YouTube", "oembed", Endpoints().oembed, "?format=json&url={}", _JSON, read_video
)
_VIMEO = LookupSource(
    "Vimeo", "vimeo", "https://vimeo.com/api/oembed.json", "?url={}", _JSON, read_video
)
_PAGE = LookupSource("page", "", "", "", _HTML, read_page)

SOURCES: Final[Mapping[IdentifierKind, tuple[LookupSource, ...]]] = {
    IdentifierKind.DOI: (_CROSSREF, _DATACITE, _DOI, _PAGE),
    IdentifierKind.PMID: (_PUBMED, _PAGE),
    IdentifierKind.PMC: (_PMC, _PAGE),
    IdentifierKind.ARXIV: (_ARXIV, _ARXIV_DOI, _PAGE),
    IdentifierKind.ISBN: (_BOOKS, _BNF, _PAGE),
    IdentifierKind.YOUTUBE: (_YOUTUBE, _PAGE),
    IdentifierKind.VIMEO: (_VIMEO, _PAGE),
    IdentifierKind.PAGE: (_PAGE,),
}
"""Whom to ask for what, in this order."""
SERVICES: Final = {
    each.service: f"ROADMAP_PRINT_{each.service.upper()}"
    for sources in (*SOURCES.values(), (PMID_OF_DOI,))
    for each in sources
    if each.service
}
"""The variables of the environment that name another place of a source, for a mirror say."""
