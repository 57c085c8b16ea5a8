"""Answers of the registers of DOIs: Crossref, DataCite and doi.org, all of them near to CSL JSON.

They are as publishers fed them: titles missing or in a list, types of their own, teams as names.
"""

from collections.abc import Mapping
from typing import Any, Final

from roadmap_print.exchange.readers.csl_reader import read_csl
from roadmap_print.exchange.record import ResourceRecord
from roadmap_print.lookup.answers.answer_values import mapping_at, mappings, parsed, text_at

CROSSREF_TYPES: Final = {
    **dict.fromkeys(("journal-article", "proceedings-article", "posted-content"), "article"),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), "book"),
    **dict.fromkeys(("book-chapter", "book-part", "book-section"), "chapter"),
    **dict.fromkeys(("report", "dissertation", "standard"), "report"),
    **dict.fromkeys(("dataset", "database"), "dataset"),
}
"""Types of works in Crossref (api.crossref.org/types) by CSL's."""
DATACITE_TYPES: Final = {
    **dict.fromkeys(("JournalArticle", "Preprint", "ConferencePaper", "DataPaper"), "article"),
    **dict.fromkeys(("Book", "BookChapter"), "book"),
    **dict.fromkeys(("Report", "Dissertation", "Text", "Standard"), "report"),
    **dict.fromkeys(("Audiovisual", "Film"), "motion_picture"),
    "Dataset": "dataset",
    "Software": "software",
}
"""`resourceTypeGeneral` of DataCite's schema 4.5 by CSL's types."""


def read_crossref(body: bytes) -> ResourceRecord | None:
    """Read `message` of an answer of `/works/`."""
    item = dict(mapping_at(parsed(body), "message"))
    title, subtitle = text_at(item, "title"), text_at(item, "subtitle")
    if title and subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    kind = CROSSREF_TYPES.get(text_at(item, "type"), text_at(item, "type"))
    known = {"title": title, "type": kind, "page": item.get("page") or item.get("article-number")}
    return read_work({**item, **known})


def read_csl_answer(body: bytes) -> ResourceRecord | None:
    """Read what doi.org's content negotiation gives, which registers write in CSL JSON."""
    return read_work(mapping_at({"item": parsed(body)}, "item"))


def read_datacite(body: bytes) -> ResourceRecord | None:
    """Read the attributes of a DOI; a translated title counts where there is no other."""
    work = mapping_at(mapping_at(parsed(body), "data"), "attributes")
    titles = sorted(mappings(work.get("titles")), key=lambda each: bool(each.get("titleType")))
    publisher = text_at(work, "publisher") or text_at(mapping_at(work, "publisher"), "name")
    kind = text_at(mapping_at(work, "types"), "resourceTypeGeneral")
    item = {
        "type": DATACITE_TYPES.get(kind, ""),
        "title": next(filter(None, (text_at(each, "title") for each in titles)), ""),
        "author": [_creator(each) for each in mappings(work.get("creators"))],
        "issued": text_at(work, "publicationYear"),
        "publisher": publisher,
        "container-title": text_at(mapping_at(work, "container"), "title"),
        "language": text_at(work, "language"),
        "DOI": text_at(work, "doi"),
    }
    return read_work(item)


def read_work(item: Mapping[str, Any]) -> ResourceRecord | None:
    """Read one item; its own address is left out, since the DOI's is the one that lasts."""
    wanted = {key: value for key, value in item.items() if key not in {"URL", "id"}}
    found = read_csl(wanted, {}).found[0] if text_at(item, "title") else None
    return found if isinstance(found, ResourceRecord) else None


def _creator(name: Mapping[str, Any]) -> dict[str, str]:
    family = text_at(name, "familyName")
    if text_at(name, "nameType") == "Organizational" or not (
        family or "," in text_at(name, "name")
    ):
        return {"literal": text_at(name, "name")}
    before, _, behind = text_at(name, "name").partition(",")
    return {"family": family or before, "given": text_at(name, "givenName") or behind.strip()}
