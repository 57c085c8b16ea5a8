"""RIS as EndNote, Zotero, Ovid, Cochrane, ScienceDirect and others write it."""

import re
from typing import Final

from roadmap_print.exchange.author_names import printed_name
from roadmap_print.exchange.readers.csl_reader import NO_JOURNAL
from roadmap_print.exchange.readers.tagged_lines import TaggedRecord, plain_title, read_tagged
from roadmap_print.exchange.record import Contents, Field, ResourceRecord

KINDS: Final = {
    **dict.fromkeys(
        ("JOUR", "JFULL", "EJOUR", "MGZN", "NEWS", "CPAPER", "CONF", "INPR"), "article"
    ),
    **dict.fromkeys(("BOOK", "EBOOK", "CHAP", "ECHAP", "EDBOOK"), "book"),
    **dict.fromkeys(("RPRT", "THES", "GOVDOC", "LEGAL", "STAND", "PAMP", "SLIDE"), "document"),
    **dict.fromkeys(("ELEC", "BLOG", "WEB"), "website"),
    **dict.fromkeys(("VIDEO", "MPCT", "ADVS"), "video"),
    "SOUND": "podcast",
    "DATA": "dataset",
    "COMP": "tool",
}
"""Pictograms of the types of records; `GEN` may be anything."""
TAGS: Final = {
    "title": ("TI", "T1", "BT", "CT", "ST"),
    "journal": ("J2", "JA", "JO", "T2", "JF", "BT"),
    "year": ("PY", "Y1", "DA"),
    "volume": ("VL",),
    "issue": ("IS",),
    "publisher": ("PB",),
    "language": ("LA",),
    "note": ("N1",),
}
"""The tags of each key, the first that is there."""
READ: Final = frozenset(
    ["TY", "ID", "AU", "A1", "SP", "EP", "C7", "DO", "M3", "UR", "L1", "L2", "LK", "AN", "DB", "DP"]
)
HOUSEKEEPING: Final = frozenset(["Y2", "SN", "J1", "AD", "CY", "ET"])
"""What nobody misses: the day of the look-up, an ISSN, where the authors work."""

UNPLACED: Final = {"AB": "abstract", "N2": "abstract", "KW": "keywords", "A2": "editors"}
"""What the commonest tags are that a catalogue has no key for."""

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: |$)(.*)")
_ADDRESS = re.compile(r"https?://\S+?(?=;*(?:\s|$|;\w+://|;www\.))")
"""Semicolons part several addresses, and stand in one of them."""
_PUBMED = re.compile("pubmed|medline|nlm", re.IGNORECASE)


def looks_like_ris(text: str) -> bool:
    """Say whether a record begins in a text."""
    return bool(re.search(r"^TY {1,2}- ?\w", text, re.MULTILINE))


def read_ris(text: str) -> Contents:
    """Read each record, from TY to ER or to the next TY."""
    return Contents(tuple(map(_record, read_tagged(text, _TAG, "TY", "ER"))))


def _record(found: TaggedRecord) -> ResourceRecord:
    kind = KINDS.get(found.first("TY").upper(), "")
    fields: dict[str, Field] = {key: found.first(*tags) for key, tags in TAGS.items()}
    if fields["journal"] == fields["title"]:  # a book's title, under BT alone
        fields["journal"] = ""
    if kind in NO_JOURNAL:  # a page's second title is the site that it is of
        fields["publisher"] = fields["publisher"] or fields["journal"]
        fields["journal"] = ""
    fields["title"] = plain_title(str(fields["title"]))
    authors = found.fields.get("AU") or found.fields.get("A1") or []
    fields |= {"authors": tuple(map(_author, authors)), "pages": _pages(found)}
    fields |= {"doi": found.first("DO"), "url": _address(found), "pmid": _pmid(found)}
    read = READ.union(*TAGS.values()) | HOUSEKEEPING
    return ResourceRecord(
        found.line,
        fields,
        kind=kind,
        id=found.first("ID"),
        unplaced=tuple(UNPLACED.get(tag, tag) for tag in found.fields if tag not in read),
    )


def _author(name: str) -> str:
    """Print `Smith, John A., Jr.`; what has no comma is a team's name, or printed already."""
    family, *rest = [part.strip() for part in name.split(",")]
    return printed_name(family, *rest[:2]) if any(rest) else name.rstrip(", ")


def _pages(found: TaggedRecord) -> str:
    first, last = found.first("SP"), found.first("EP")
    if not first:
        return found.first("C7")
    return f"{first}-{last}" if last and last != first and "-" not in first else first


def _address(found: TaggedRecord) -> str:
    """Take the first address, rather the page's than the file's."""
    texts = (text for tag in ("UR", "LK", "L2", "L1") for text in found.fields.get(tag, ()))
    addresses = (_ADDRESS.search(text) for text in texts)
    return next((address[0] for address in addresses if address), found.first("UR"))


def _pmid(found: TaggedRecord) -> str:
    """Take the accession number where the database is PubMed; others number by themselves."""
    number, database = found.first("AN"), f"{found.first('DB')} {found.first('DP')}"
    return number if number.isdecimal() and _PUBMED.search(database) else ""
