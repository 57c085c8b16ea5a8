"""PubMed's own format (`.nbib`), after the NLM's description of MEDLINE/PubMed data elements."""

import re
from typing import Final

from roadmap_print.exchange.author_names import printed_name
from roadmap_print.exchange.readers.tagged_lines import TaggedRecord, plain_title, read_tagged
from roadmap_print.exchange.record import Contents, Field, ResourceRecord

TAGS: Final = {
    "journal": ("TA", "JT"),
    "year": ("DP", "DEP"),
    "volume": ("VI",),
    "issue": ("IP",),
    "pages": ("PG",),
    "pmid": ("PMID",),
    "language": ("LA",),
    "publisher": ("PB",),
}
"""The tags of each key, the first that is there."""

_TAG = re.compile(r"([A-Z]{2,4}) *- (.*)")
_MARKED_DOI = re.compile(r"(\S+) \[doi\]")


def looks_like_nbib(text: str) -> bool:
    """Say whether a record begins in a text."""
    return bool(re.search(r"^PMID- ?\d", text, re.MULTILINE))


def read_nbib(text: str) -> Contents:
    """Read each record, from its PMID to the next."""
    return Contents(tuple(map(_record, read_tagged(text, _TAG, "PMID"))))


def _record(found: TaggedRecord) -> ResourceRecord:
    fields: dict[str, Field] = {key: found.first(*tags) for key, tags in TAGS.items()}
    fields |= {"title": plain_title(found.first("TI", "BTI")), "authors": _authors(found)}
    marked = (
        _MARKED_DOI.search(text) for tag in ("LID", "AID") for text in found.fields.get(tag, ())
    )
    fields["doi"] = next((doi[1] for doi in marked if doi), "")
    unplaced = ("abstract",) if found.first("AB") else ()
    return ResourceRecord(found.line, fields, kind="article", unplaced=unplaced)


def _authors(found: TaggedRecord) -> tuple[str, ...]:
    """Take the names as PubMed prints them, then the teams; full names where it prints none."""
    persons = found.fields.get("AU") or [_author(name) for name in found.fields.get("FAU", ())]
    return (*persons, *found.fields.get("CN", ()))


def _author(name: str) -> str:
    family, _, given = name.partition(", ")
    return printed_name(family, given)
