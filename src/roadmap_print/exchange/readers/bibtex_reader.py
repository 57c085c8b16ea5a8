"""BibTeX and BibLaTeX as reference managers and people write them.

A broken entry is told with its line, and the rest read. TeX is decoded in texts, and never in an
address or a DOI, where `&` and `_` are letters like others.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from roadmap_print.exchange.author_names import printed_name
from roadmap_print.exchange.record import Contents, Field, LostRecord, ResourceRecord
from roadmap_print.i18n.translator import Message

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

KINDS: Final = {
    **dict.fromkeys(("article", "inproceedings", "conference", "periodical"), "article"),
    **dict.fromkeys(("book", "inbook", "incollection", "proceedings", "collection"), "book"),
    **dict.fromkeys(("techreport", "report", "manual", "phdthesis", "thesis"), "document"),
    **dict.fromkeys(("online", "electronic", "webpage", "www"), "website"),
    **dict.fromkeys(("video", "movie"), "video"),
    "audio": "podcast",
    "dataset": "dataset",
    "software": "tool",
}
"""Pictograms of the types of entries; `misc` may be anything."""
NAMES: Final = {
    "title": ("title",),
    "journal": ("shortjournal", "journal", "journaltitle", "booktitle"),
    "year": ("year", "date"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "language": ("langid", "language"),
    "note": ("note",),
}
"""What each key of the catalogue may be called, the first that is there."""
VERBATIM: Final = {
    "url": ("url", "link", "howpublished"),
    "doi": ("doi",),
    "pmid": ("pmid",),
}
OTHERS: Final = frozenset({"author", "subtitle", "eprint", "archiveprefix", "eprinttype"})
"""What is read besides."""
INHERITED: Final = ("booktitle", "journal", "year", "date", "publisher")
"""What an entry has of the one that its `crossref` names, a book's or a conference's."""
HOUSEKEEPING: Final = frozenset(
    {"bdsk-url-1", "date-added", "date-modified", "day", "month", "timestamp", "urldate", "pdf"}
    | {"copyright", "file", "issn", "mendeley-groups", "primaryclass", "shorttitle"}
    | {"hal_id", "hal_version", "hal_local_reference"}
)
"""What nobody misses."""

_ENTRY = re.compile(r"^[ \t]*@(?!comment|string|preamble)\w+\s*[{(]", re.MULTILINE | re.IGNORECASE)
_PART = re.compile(r'"([^"]*)"|\{([^{}]*)\}|([\w.:-]+)')
_JOINED = re.compile(rf"(?:{_PART.pattern})(?:\s*#\s*(?:{_PART.pattern}))+")
SIGNS: Final = {"textbraceleft": r"\{", "textbraceright": r"\}", "textasciicircum": "^", "^": "^"}
"""What the decoder loses or takes for another sign, and what it keeps."""
_SIGN = re.compile(
    r"\\(?:(textbraceleft|textbraceright|textasciicircum)(?:\{\}|\s+|(?![A-Za-z]))|(\^)\{\})"
)
_BARE = re.compile(r"(?<!\\)[%&#]")
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
_URL_COMMAND = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_ADDRESS = re.compile(r"https?://\S+")
_PMID_NOTE = re.compile(r"\bPMID:?\s*(\d{1,8})\b")


def looks_like_bibtex(text: str) -> bool:
    """Say whether there is an entry in a text."""
    return bool(_ENTRY.search(text))


def read_bibtex(text: str) -> Contents:
    """Read each entry, the broken ones lost with their line."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_parse_stack
    from bibtexparser.model import Entry, String

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it says is told by us
    blocks = parse_string(text, parse_stack=[]).blocks
    entries = {(block.start_line or 0) + 1: entry for block in blocks if (entry := _entry(block))}
    keys = {line: entry.key for line, entry in entries.items()}
    for line, entry in entries.items():  # a key that stands there twice is no error here
        entry.key = str(line)
    library = Library([each for each in blocks if isinstance(each, String)] + [*entries.values()])
    for middleware in default_parse_stack(allow_inplace_modification=True):
        library = middleware.transform(library)
    read = {int(each.key): each for each in library.blocks if isinstance(each, Entry)}
    for each in read.values():
        for field in each.fields:
            field.value = _concatenated(str(field.value), library)
    given = {line: _given(entry) for line, entry in read.items()}
    parents = {keys[line].lower(): fields for line, fields in given.items()}
    records = [
        _record(entry, _with_parent(given[line], parents), line, keys[line])
        for line, entry in read.items()
    ]
    lost = [found for block in blocks if not _entry(block) for found in _lost_in(block)]
    return Contents(tuple(sorted([*records, *lost], key=lambda each: each.line)))


def _concatenated(value: str, library: "Library") -> str:
    """Join what `#` joins: texts in quotation marks or braces, numbers, names of strings."""
    if not _JOINED.fullmatch(value):
        return value
    strings = {name.lower(): str(each.value) for name, each in library.strings_dict.items()}
    parts = (found[0] or found[1] or found[2] for found in _PART.findall(value))
    return "".join(strings.get(part.lower(), part) for part in parts)


def _entry(block: "Block") -> "Entry | None":
    """Give a block's entry, also where a key or a field stands there twice."""
    from bibtexparser.model import Entry, ParsingFailedBlock

    found = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
    return found if isinstance(found, Entry) else None


def _lost_in(block: "Block") -> Iterator[LostRecord]:
    """Give a broken entry, and what looks like one in the text between others."""
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock

    line, raw = (block.start_line or 0) + 1, block.raw or ""
    if isinstance(block, ParsingFailedBlock):
        yield _lost(raw, line)
    elif isinstance(block, ImplicitComment):
        for found in _ENTRY.finditer(raw):
            yield _lost(raw[found.start() :], line + raw.count("\n", 0, found.start()))


def _lost(raw: str, line: int) -> LostRecord:
    name = raw.strip().partition("\n")[0]
    return LostRecord(line, name, Message("exchange.lost.broken_entry"))


def _given(entry: "Entry") -> dict[str, str]:
    return {each.key.lower(): str(each.value) for each in reversed(entry.fields)}


def _with_parent(
    given: Mapping[str, str], parents: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Add what stands in the entry that `crossref` names; where there is none, that is told."""
    parent = parents.get(given.get("crossref", "").lower())
    if parent is None:
        return {**given}
    own = {name: text for name, text in given.items() if name != "crossref"}
    return {name: parent[name] for name in INHERITED if name in parent} | own


def _record(entry: "Entry", given: Mapping[str, str], line: int, key: str) -> ResourceRecord:
    texts = _decoded({key: _first(given, names) for key, names in NAMES.items()})
    if subtitle := _decoded({"subtitle": given.get("subtitle", "")})["subtitle"]:
        texts["title"] = f"{texts['title']}: {subtitle}"
    texts["pages"] = re.sub("-{2,}|–", "-", texts["pages"])
    fields: dict[str, Field] = {**texts, "authors": _authors(given.get("author", ""))}
    fields |= {key: _verbatim(_first(given, names)) for key, names in VERBATIM.items()}
    fields |= _address(given, fields)
    read = OTHERS.union(*NAMES.values(), *VERBATIM.values()) | HOUSEKEEPING
    return ResourceRecord(
        line,
        fields,
        kind=KINDS.get(entry.entry_type.lower(), ""),
        id=key,
        unplaced=tuple(name for name in given if name not in read),
    )


def _first(given: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((given[name] for name in names if given.get(name)), "")


def _decoded(texts: Mapping[str, str]) -> dict[str, str]:
    """Decode TeX; what cannot be decoded stays as it is."""
    from bibtexparser.library import Library
    from bibtexparser.middlewares import LatexDecodingMiddleware
    from bibtexparser.model import Entry
    from bibtexparser.model import Field as BibtexField

    decoder = LatexDecodingMiddleware(keep_math_mode=False)
    fields = [BibtexField(key, _protected(text)) for key, text in texts.items()]
    decoder.transform_entry(entry := Entry("misc", "key", fields), Library())
    return {each.key: str(each.value) for each in entry.fields}


def _protected(text: str) -> str:
    """Put a backslash before what TeX takes for its own where a writer meant the sign itself."""
    text = _SIGN.sub(lambda sign: SIGNS[sign[1] or sign[2]], text)
    text = _BARE.sub(lambda sign: f"\\{sign[0]}", text)
    return _BARE_DOLLAR.sub(r"\\$", text) if len(_BARE_DOLLAR.findall(text)) % 2 else text


def _verbatim(text: str) -> str:
    """Take the address out of its command, and the backslashes that some managers put into it."""
    command = _URL_COMMAND.search(text)
    bare = re.sub(r"\\([&%#_~$^{}])(?:\{\})?", r"\1", command[1] if command else text)
    return re.sub(r"[{}]", "", bare.replace(r"\textasciitilde", "~")).strip()


def _address(given: Mapping[str, str], fields: Mapping[str, Field]) -> dict[str, str]:
    """Find an address and a PMID where they stand under other names."""
    found = {}
    note = _verbatim(given.get("note", ""))
    if not _ADDRESS.fullmatch(str(fields["url"])):  # `howpublished` may be in words
        address = _ADDRESS.search(f"{fields['url']} {note}")
        found["url"] = address[0].rstrip(".,;") if address else str(fields["url"])
    archive = given.get("archiveprefix") or given.get("eprinttype") or ""
    if not found.get("url", fields["url"]) and not fields["doi"] and archive.lower() == "arxiv":
        found["url"] = f"https://arxiv.org/abs/{_verbatim(given.get('eprint', ''))}"
    if pmid := _PMID_NOTE.search(note):
        found |= {"pmid": str(fields["pmid"]) or pmid[1], "note": ""}
    return found


def _authors(names: str) -> tuple[str, ...]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    return tuple(map(_author, split_multiple_persons_names(re.sub(r"\s+", " ", names).strip())))


def _author(name: str) -> str:
    """Print one author; what stands in braces is a team under its whole name."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if re.fullmatch(r"\{.*\}", name):
        return _decoded({"name": name})["name"]
    if name == "others":
        return "et al."
    try:
        parts = parse_single_name_into_parts(name, strict=False)
    except InvalidNameError:
        return _decoded({"name": name})["name"]
    pieces = {"family": [*parts.von, *parts.last], "given": parts.first, "suffix": parts.jr}
    told = _decoded({key: " ".join(words) for key, words in pieces.items()})
    return printed_name(told["family"], told["given"], told["suffix"])
