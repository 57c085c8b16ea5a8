"""Texts as databases and browsers keep them, made fit for a catalogue, or flagged.

What can be mended without a doubt is mended: mark-up, entities, line breaks, what cannot be seen,
ways to write a DOI. What a person must look at is told: capitals throughout, letters that were
lost, what a key of the catalogue does not take.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from roadmap_print.catalogue import urls
from roadmap_print.catalogue.reading.scalars import fold, shows
from roadmap_print.catalogue.reading.source_file import FORBIDDEN
from roadmap_print.catalogue.schema_types import ADDRESS, LANGUAGE, NAME, POINTER, ListOf, Text
from roadmap_print.exchange.author_names import printed_name
from roadmap_print.exchange.identity import doi_of, pubmed_address
from roadmap_print.exchange.record import KEYS, Doubt, Field, LostRecord, ResourceRecord
from roadmap_print.i18n import cldr
from roadmap_print.i18n.languages import LOCALES
from roadmap_print.i18n.translator import Message

_TAGS: Final = (
    r"jats:[\w-]+|mml:[\w-]+|abbr|a|bold|br|b|cite|div|em|font|inf|italic|i|li|ol|p|scp|sc|small"
    r"|span|strong|sub|sup|title|tt|ul|u"
)
_TAG = re.compile(
    rf"</?(?P<name>{_TAGS})(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>", re.IGNORECASE
)
_BREAKING: Final = frozenset(
    ["br", "div", "li", "ol", "p", "title", "ul", "jats:p", "jats:title", "jats:sec"]
)
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]|" + FORBIDDEN.pattern)
_LINE_END = re.compile("[\r\n\t\v\f\x85\u2028\u2029]+")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);")
_LOST_LETTER: Final = "\ufffd"
_NO_VALUE = re.compile(
    r"#(?:REF!|N/A|NAME\?|NOM\?|VALUE!|VALEUR!|DIV/0!|NULL!|NUL!|NUM!|NOMBRE!|SPILL!|CALC!)"
)
"""What a spreadsheet shows where a formula fails, in English and French."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.[ -]?)+[^\W\d_]{2,}|[^,.]*[^\W\d_]{2},? (?:[^\W\d_]\.[ -]?)+")
LONGEST_STEP: Final = 510
"""Characters of a heading that becomes a step's title, with the number before it."""
LEAST_CAPITALS: Final = 10
"""Letters of a title from which on capitals throughout are no acronym."""


def clean(record: ResourceRecord) -> ResourceRecord | LostRecord:
    """Make a record fit for a catalogue, or tell why it cannot come in."""
    doubts = list(record.doubts)
    fields = dict(_cleaned(record, doubts))
    title, url = str(fields.get("title", "")), _with_address(fields)
    name = title or url or record.name
    if not shows(title):
        return LostRecord(record.line, name, Message("exchange.lost.no_title"))
    if not url:
        return LostRecord(record.line, name, Message("exchange.lost.no_address"))
    address = _address(url, str(fields.get("doi", "")))
    if address is None:
        return LostRecord(record.line, name, Message("exchange.lost.bad_address"), {"text": url})
    fields |= {"url": address}
    mend = fold if record.verbatim else plain_text
    named = (mend(each)[:LONGEST_STEP] for each in record.steps if not _NO_VALUE.fullmatch(each))
    steps = tuple(filter(None, named))
    ordered = {key: fields[key] for key in KEYS if key in fields}
    return replace(record, steps=steps, fields=ordered, doubts=tuple(doubts))


def plain_text(text: str) -> str:
    """Give a text on one line without mark-up, entities and what cannot be seen."""
    for _ in range(2):  # some registers encode what is encoded already
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = _TAG.sub(lambda tag: " " if tag["name"].lower() in _BREAKING else "", text)
    return fold(_UNSEEN.sub("", _LINE_END.sub(" ", text))).strip()


def _cleaned(record: ResourceRecord, doubts: list[Doubt]) -> Iterator[tuple[str, Field]]:
    """Give the fields in the catalogue's order, and add what is to be looked at."""
    for key, row in KEYS.items():
        given = record.fields.get(key, "")
        kind = row.type.item if isinstance(row.type, ListOf) else row.type
        if not isinstance(kind, Text):
            continue
        mend = _BY_KEY.get(key, plain_text)
        if record.verbatim:
            mend = str if kind.exact else fold
        texts = (given,) if isinstance(given, str) else given
        held = (_held(key, mend(each), kind, doubts) for each in texts if each)
        if values := tuple(filter(None, held)):
            yield key, values if isinstance(row.type, ListOf) else values[0]


def _held(key: str, text: str, kind: Text, doubts: list[Doubt]) -> str:
    """Hold one text against what its key takes; empty where it takes nothing of it."""
    free = not kind.pattern or kind in {ADDRESS, POINTER}
    if text and (_NO_VALUE.fullmatch(text) or not (free or re.fullmatch(kind.pattern or "", text))):
        doubts.append(Doubt(key, Message("exchange.doubt.left_out"), {"text": text}))
        return ""
    most = NAME.most if kind is POINTER else kind.most  # a new catalogue makes a label of it
    if most is not None and len(text) > most:
        doubts.append(Doubt(key, Message("exchange.doubt.shortened"), {"most": most}))
        text = (text[: most - 1].rpartition(" ")[0] or text[: most - 1]) + "…"
    if _LOST_LETTER in text:
        doubts.append(Doubt(key, Message("exchange.doubt.lost_letter"), {"text": text}))
    if key == "title" and _in_capitals(text):
        doubts.append(Doubt(key, Message("exchange.doubt.capitals"), {"text": text}))
    return text


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= LEAST_CAPITALS and " " in text


def _year(text: str) -> str:
    found = _YEAR.search(text)
    return found[0] if found else plain_text(text)


def _pmid(text: str) -> str:
    found = re.search(r"\d+", text)
    return found[0].lstrip("0") if found else plain_text(text)


def _unbroken(text: str) -> str:
    """Give an address or number without white space around it and what cannot be seen in it."""
    return _UNSEEN.sub("", html.unescape(text) if "&amp;" in text else text).strip().strip("<>")


def _doi(text: str) -> str:
    return doi_of(_unbroken(text)) or plain_text(text)


def _minutes(text: str) -> str:
    found = re.match(r"(\d+)\s*(?:min.*)?$", text.strip())
    return found[1].lstrip("0") or "0" if found else plain_text(text)


def _author(text: str) -> str:
    """Clean a name; one that stands there as `J. Smith` or `Smith J.` is printed as `Smith J`."""
    name = plain_text(text)
    return printed_name(name, "") if _DOTTED.fullmatch(name) else name


def language_tag(text: str) -> str:
    """Give the tag of a language that is named in English, French, itself or by an ISO code."""
    plain = plain_text(text).replace("_", "-")
    name = plain.casefold()
    if name in _LIBRARY_CODES:
        return _LIBRARY_CODES[name]
    return plain if re.fullmatch(LANGUAGE.pattern or "", plain) else _languages().get(name, plain)


_CODES: Final = (
    "ara-ar cat-ca chi-zh zho-zh cze-cs ces-cs dan-da dut-nl nld-nl eng-en fin-fi fre-fr fra-fr "
    "ger-de deu-de gre-el ell-el heb-he hin-hi hun-hu ita-it jpn-ja kor-ko nor-no per-fa fas-fa "
    "pol-pl por-pt rum-ro ron-ro rus-ru spa-es swe-sv tha-th tur-tr ukr-uk vie-vi "
    "ngerman-de american-en british-en francais-fr"
)
_LIBRARY_CODES = {
    long: short for long, _, short in (each.partition("-") for each in _CODES.split())
}
"""ISO 639-2 codes, which libraries use (MARC, PubMed), and names that BibLaTeX has."""


@cache
def _languages() -> Mapping[str, str]:
    """Give the tag of each language that has pages by its names in English, French and itself."""
    tags = {file.parent.name for file in LOCALES.glob("*/pages.yaml")}
    return {
        str(cldr.language_name(tag, each)).casefold(): tag
        for tag in tags
        for each in ("en", "fr", tag)
    }


_BY_KEY: Final[Mapping[str, Callable[[str], str]]] = {
    "url": _unbroken,
    "doi": _doi,
    "pmid": _pmid,
    "year": _year,
    "minutes": _minutes,
    "language": language_tag,
    "authors": _author,
}


def _with_address(fields: dict[str, Field]) -> str:
    """Give the address, made of DOI or PMID where it is missing; empty where they are, too."""
    url, doi, pmid = (str(fields.get(key, "")) for key in ("url", "doi", "pmid"))
    if url.startswith("www."):
        return f"https://{url}"
    if not url:
        return urls.doi_address(doi) if doi else pmid and pubmed_address(pmid)
    bare = doi_of(url)
    is_bare = bare and re.fullmatch(
        r"(?:doi:?\s*)?10\..*|https?://dx\.doi\.org/.*", url, re.IGNORECASE
    )
    return urls.doi_address(bare) if is_bare else url


def _address(url: str, doi: str) -> str | None:
    """Give an address without tracking that a code holds, the DOI's where it does not."""
    try:
        address = urls.without_tracking(urls.encode(url))
    except urls.AddressError:
        address = ""
    if address and urls.code_version(address) is not None:
        return address
    return urls.doi_address(doi) if doi else None
