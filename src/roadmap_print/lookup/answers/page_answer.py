"""What a page says of itself: `citation_*` tags, JSON-LD, OpenGraph, its title, in this order.

`citation_*` are the tags that Google Scholar reads ("Inclusion guidelines for webmasters"); JSON-LD
goes by schema.org, OpenGraph by ogp.me.
"""

import codecs
import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, Final

from roadmap_print.exchange.author_names import natural_name, printed_name
from roadmap_print.exchange.record import Field, ResourceRecord
from roadmap_print.lookup.answers.answer_values import (
    GarbledAnswerError,
    mapping_at,
    mappings,
    text_at,
)

CITATION: Final = {
    "title": ("citation_title",),
    "journal": ("citation_journal_abbrev", "citation_journal_title", "citation_conference_title"),
    "year": ("citation_publication_date", "citation_date", "citation_year", "citation_online_date"),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "doi": ("citation_doi",),
    "pmid": ("citation_pmid",),
    "publisher": ("citation_publisher", "citation_technical_report_institution"),
    "language": ("citation_language",),
}
"""The tags of each key, the first that is there."""
OPEN_GRAPH: Final = {
    "title": ("og:title", "twitter:title"),
    "publisher": ("og:site_name",),
    "language": ("og:locale",),
}
LINKED_KINDS: Final = {
    **dict.fromkeys(("ScholarlyArticle", "MedicalScholarlyArticle"), "article"),
    "Report": "document",
    "Course": "course",
    "VideoObject": "video",
    "Book": "book",
    "PodcastEpisode": "podcast",
    "Dataset": "dataset",
    "SoftwareApplication": "tool",
    "LearningResource": "course",
    **dict.fromkeys(("Article", "NewsArticle", "BlogPosting", "TechArticle", "WebPage"), ""),
}
"""Types of schema.org that say what a page is about, by pictograms."""
PUBLISHED: Final = frozenset({"article", "book"})
"""Pictograms of what is cited with authors and year."""
_EMPTY: Final = re.compile(r"\W*(?:null|undefined|none|untitled|n/a|title|\{\{.*\}\}|\$\{.*\})?\W*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")
_REGION = re.compile(r"(?!zh|pt)[a-z]{2}[-_][A-Za-z]{2}")
_HEAD: Final = 4096
_MOST: Final = 1_000_000
"""Bytes of a page that are read."""

Fields = dict[str, Field]


def read_page(body: bytes) -> ResourceRecord | None:
    """Read a page; None where it has no title, GarbledAnswerError where it is no page."""
    if body.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8")) or not body.strip():
        raise GarbledAnswerError
    head = _Head()
    with contextlib.suppress(AssertionError):  # a declaration that is none: what was read counts
        head.feed(_text(body[:_MOST]))
    tags = head.tags
    found: Fields = {}
    kind = "article" if tags.get("citation_title") else ""
    for fields, told in (_citation(tags), _linked(head.scripts), _open_graph(tags)):
        found = {**fields, **found}
        kind = kind or told
    found = {"title": " ".join(head.title.split()), "language": head.language, **found}
    if _REGION.fullmatch(str(found["language"])):  # which nobody meant to say
        found["language"] = str(found["language"])[:2]
    kept = {key: value for key, value in found.items() if _says(value)}
    return ResourceRecord(1, kept, kind=kind) if "title" in kept else None


class _Head(HTMLParser):
    """What a page says of itself; scripts may stand in its body, too.

    `tags` has the contents of each meta tag by its name, in small letters.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = self.language = ""
        self.tags: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self._within = ""
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what begins; a drawing in the page may have a title of its own."""
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        elif tag == "meta":
            name = (given.get("name") or given.get("property") or "").lower()
            content = " ".join((given.get("content") or "").split())
            if name and _says(content):
                self.tags.setdefault(name, []).append(content)
        elif tag == "title" and not self._titled:
            self._within, self._titled = tag, True
        elif tag == "script" and given.get("type") == "application/ld+json":
            self._within = tag
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Keep what stands within a title or a script."""
        if self._within == "title":
            self.title += data
        elif self._within == "script":
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Leave the title or the script."""
        self._within = "" if tag == self._within else self._within


def _text(body: bytes) -> str:
    """Decode by the mark or the tag that says how, else as UTF-8, else as Windows-1252."""
    told = _CHARSET.search(body[:_HEAD])
    names = ("utf-8-sig", told[1].decode("ascii") if told else "utf-8", "utf-8", "cp1252")
    for name in names if body.startswith(codecs.BOM_UTF8) else names[1:]:
        try:  # a body that was cut may end within a letter
            text = codecs.getincrementaldecoder(name)().decode(body)
        except (LookupError, UnicodeError):
            continue
        return text
    return body.decode("cp1252", errors="replace")


def _says(value: Field) -> bool:
    """Tell whether a text says something: templates that were never filled in do not."""
    return bool(value) and not (isinstance(value, str) and _EMPTY.fullmatch(value.lower()))


def _named(tags: Mapping[str, list[str]], names: Mapping[str, tuple[str, ...]]) -> Fields:
    """Give the first text of each key's names."""
    found = {
        key: [text for name in known for text in tags.get(name, ())] for key, known in names.items()
    }
    return {key: texts[0] for key, texts in found.items() if texts}


def _citation(tags: Mapping[str, list[str]]) -> tuple[Fields, str]:
    fields = _named(tags, CITATION)
    listed = (name for each in tags.get("citation_authors", ()) for name in each.split(";"))
    authors = tags.get("citation_author") or list(listed)
    if authors:
        fields["authors"] = tuple(_author(name) for name in authors)
    ends = [*tags.get("citation_firstpage", ())[:1], *tags.get("citation_lastpage", ())[:1]]
    if ends:
        fields["pages"] = "-".join(dict.fromkeys(ends))
    return fields, ""


def _author(name: str) -> str:
    family, comma, given = name.strip().partition(",")
    return printed_name(family, given) if comma else natural_name(name.strip())


def _open_graph(tags: Mapping[str, list[str]]) -> tuple[Fields, str]:
    fields = _named(tags, OPEN_GRAPH)
    kind = (tags.get("og:type") or [""])[0].partition(".")[0]
    return fields, kind if kind in {"video", "book"} else ""


def _linked(scripts: Iterable[str]) -> tuple[Fields, str]:
    """Read the first thing of JSON-LD that the page can be about."""
    things = [each for each in _things(scripts) if _type(each)]
    thing = next(iter(sorted(things, key=lambda each: not LINKED_KINDS[_type(each)])), None)
    if thing is None:
        return {}, ""
    kind = LINKED_KINDS[_type(thing)]
    by = next(filter(None, (_name(thing.get(key)) for key in ("publisher", "provider"))), "")
    fields: Fields = {
        "title": text_at(thing, "headline") or text_at(thing, "name"),
        "publisher": by,
        "language": text_at(thing, "inLanguage"),
        "minutes": _minutes(text_at(thing, "duration") or text_at(thing, "timeRequired")),
    }
    if kind in PUBLISHED:
        names = map(_name, _listed(thing.get("author")))
        fields["authors"] = tuple(map(_author, filter(None, names)))
        fields["year"] = text_at(thing, "datePublished")
    return {key: value for key, value in fields.items() if _says(value)}, kind


def _things(scripts: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    for script in scripts:
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for each in mappings(value):
            yield from mappings(each.get("@graph")) if "@graph" in each else (each,)
            yield from filter(None, [mapping_at(each, "mainEntity")])


def _type(thing: Mapping[str, Any]) -> str:
    types = map(str, _listed(thing.get("@type")))
    return next((each for each in types if each in LINKED_KINDS), "")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(value: object) -> str:
    if isinstance(value, str):
        return value
    return next((text_at(each, "name") for each in mappings(value)), "")


def _minutes(duration: str) -> str:
    """Give an ISO 8601 duration in whole minutes."""
    found = _DURATION.fullmatch(duration)
    if not found:
        return ""
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    whole = hours * 60 + minutes + round(seconds / 60)
    return str(whole) if whole else ""
