"""Answers about an article, of PubMed and of arXiv.

NCBI's `esummary` and `esearch` are JSON ("E-utilities in depth", version 2.0), arXiv's an Atom feed
of one entry ("arXiv API User's Manual").
"""

from typing import Final
from xml.etree import ElementTree as ET

from roadmap_print.exchange.author_names import natural_name
from roadmap_print.exchange.readers.tagged_lines import plain_title
from roadmap_print.exchange.record import Field, ResourceRecord
from roadmap_print.lookup.answers.answer_values import (
    mapping_at,
    mappings,
    parsed,
    parsed_xml,
    text_at,
)

_NAMES: Final = {"a": "http://www.w3.org/2005/Atom"}


def read_pubmed(body: bytes) -> ResourceRecord | None:
    """Read the summary of the one article that was asked for, of PubMed or PubMed Central."""
    result = mapping_at(parsed(body), "result")
    article = next((mapping_at(result, key) for key in result if key.isdigit()), {})
    if not text_at(article, "title"):
        return None
    numbers = {
        text_at(each, "idtype"): text_at(each, "value")
        for each in mappings(article.get("articleids"))
    }
    fields: dict[str, Field] = {
        "title": plain_title(text_at(article, "title")),
        "authors": tuple(text_at(each, "name") for each in mappings(article.get("authors"))),
        "journal": text_at(article, "source"),
        "year": text_at(article, "pubdate") or text_at(article, "epubdate"),
        "volume": text_at(article, "volume"),
        "issue": text_at(article, "issue"),
        "pages": text_at(article, "pages"),
        "doi": numbers.get("doi", ""),
        "pmid": numbers.get("pubmed") or numbers.get("pmid", ""),
        "language": text_at(article, "lang"),
    }
    return ResourceRecord(1, fields, kind="article")


def read_pmid(body: bytes) -> ResourceRecord | None:
    """Read the one number that a search for a DOI finds."""
    numbers = mapping_at(parsed(body), "esearchresult").get("idlist")
    match numbers:
        case [str(pmid)]:
            return ResourceRecord(1, {"pmid": pmid}, kind="article")
    return None


def read_arxiv(body: bytes) -> ResourceRecord | None:
    """Read the entry; arXiv tells a number that it lacks in an entry, too.

    The DOI of a later article is left out: it is another version's.
    """
    entry = parsed_xml(body).find("a:entry", _NAMES)
    if entry is None or "/api/errors" in _text(entry, "a:id"):
        return None
    names = [_text(each, "a:name") for each in entry.findall("a:author", _NAMES)]
    fields: dict[str, Field] = {
        "title": _text(entry, "a:title"),
        "authors": tuple(map(natural_name, filter(None, names))),
        "journal": "arXiv",
        "year": _text(entry, "a:published"),
    }
    if not fields["title"]:
        return None
    return ResourceRecord(1, fields, kind="article")


def _text(element: ET.Element, path: str) -> str:
    return " ".join((element.findtext(path, "", _NAMES) or "").split())
