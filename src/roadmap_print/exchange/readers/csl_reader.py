"""CSL JSON, which Zotero, Mendeley, Crossref and Pandoc exchange (citationstyles.org, 1.0.2)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from roadmap_print.exchange.author_names import printed_name
from roadmap_print.exchange.record import Contents, Field, LostRecord, ResourceRecord
from roadmap_print.i18n.translator import Message

KINDS: Final = {
    **dict.fromkeys(("article", "article-journal", "article-magazine", "review"), "article"),
    **dict.fromkeys(("article-newspaper", "paper-conference", "journal-article"), "article"),
    **dict.fromkeys(("book", "chapter", "entry-encyclopedia", "entry-dictionary"), "book"),
    **dict.fromkeys(("document", "report", "thesis", "legislation", "pamphlet"), "document"),
    **dict.fromkeys(("webpage", "post", "post-weblog"), "website"),
    **dict.fromkeys(("motion_picture", "broadcast"), "video"),
    "song": "podcast",
    "dataset": "dataset",
    "software": "tool",
    "event": "event",
}
"""Pictograms of the types of items."""
NO_JOURNAL: Final = frozenset({"website", "video", "podcast", "tool"})
"""What stands in no journal."""
NAMES: Final = {
    "title": ("title",),
    "journal": ("container-title-short", "short-container-title", "container-title"),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("page", "number"),
    "doi": ("DOI",),
    "pmid": ("PMID",),
    "url": ("URL",),
    "publisher": ("publisher",),
    "language": ("language",),
    "note": ("note",),
}
"""What each key of the catalogue is called, the first that is there."""
READ: Final = frozenset({"id", "type", "author", "issued", "citation-key"}).union(*NAMES.values())
_TELLING: Final = frozenset({"title", "author", "issued", "DOI", "URL"})
HOUSEKEEPING: Final = frozenset(
    {"accessed", "source", "ISSN", "journalAbbreviation", "event-place"}
)
"""What nobody misses."""


def is_csl(data: object) -> bool:
    """Say whether JSON is an item or a list of items: with a type, and what makes a reference."""
    items = data if isinstance(data, list) else [data]
    return any(isinstance(each, dict) and "type" in each and _TELLING & {*each} for each in items)


def read_csl(data: object, lines: Mapping[int, int]) -> Contents:
    """Read each item of parsed JSON; `lines` has the line that each begins on."""
    items = data if isinstance(data, list) else [data]
    return Contents(tuple(_found(each, lines.get(place, 1)) for place, each in enumerate(items)))


def _found(item: object, line: int) -> ResourceRecord | LostRecord:
    if not isinstance(item, dict):
        return LostRecord(line, str(item), Message("exchange.lost.no_item"))
    fields: dict[str, Field] = {key: _first(item, names) for key, names in NAMES.items()}
    fields |= {"authors": tuple(filter(None, map(_author, _listed(item.get("author")))))}
    fields["year"] = _year(item.get("issued"))
    kind = KINDS.get(str(item.get("type", "")), "")
    if kind in NO_JOURNAL:  # a page's container is the site that it is of
        fields["publisher"] = fields["publisher"] or fields.pop("journal")
        fields["journal"] = ""
    return ResourceRecord(
        line,
        fields,
        kind=kind,
        id=str(item.get("citation-key") or item.get("id") or ""),
        unplaced=tuple(name for name in item if name not in READ | HOUSEKEEPING),
    )


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Give a text or a number; Crossref has lists of one text in places."""
    values = (value for name in names for value in _listed(item.get(name)))
    return next((str(each) for each in values if isinstance(each, str | int) and each), "")


def _listed(value: object) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


def _author(name: object) -> str:
    if not isinstance(name, dict):
        return name if isinstance(name, str) else ""
    parts = {key: value for key, value in name.items() if isinstance(value, str)}
    if team := parts.get("literal") or parts.get("name"):
        return team
    particles = (parts.get("dropping-particle"), parts.get("non-dropping-particle"))
    family = " ".join(filter(None, (*particles, parts.get("family"))))
    return printed_name(family, parts.get("given", ""), parts.get("suffix", ""))


def _year(issued: object) -> str:
    """Give the year of a date in parts, or of one in words."""
    if not isinstance(issued, dict):
        return str(issued or "")
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else []
    if isinstance(first, list) and first and first[0]:
        return str(first[0])
    return str(issued.get("raw") or issued.get("literal") or "")
