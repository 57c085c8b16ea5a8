"""Whether texts are set as a printer sets them: words whole, one face a text, addresses in a line.

Judged are texts of the catalogue that stand by themselves: titles, headings, objectives, labels.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

from roadmap_print.catalogue.urls import domain
from roadmap_print.proof.extract.page_values import LineOfText, grouped
from roadmap_print.proof.extract.placements import PlacedStep, Route, TaggedText
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.requirements import doi_links
from roadmap_print.proof.subject import normalise_text

SPACED = ("LATIN", "GREEK", "CYRILLIC")  # scripts that have spaces between words
SAME_START = 0.5  # mm between lines that begin at one place, at most
FITS = 0.98  # of the broadest line, that a word which was broken may have filled
HEADS = re.compile(
    r"(?:^|\.)(?:title|subtitle|label|heading|objectives\[\d+\](?:\.text)?|headings\..+)$"
)
SCHEME = re.compile(r"https?://(?:www\.)?")


def check(route: Route) -> Iterator[Finding]:
    """Yield words that end in the next line, texts in several faces, addresses in two lines."""
    known = _known(route) if route.subject.prints.unbroken else {}
    pages = grouped((each.block.page, each.block) for each in route.placed)
    for each in route.placed:
        block = each.block
        if len(block.lines) > 1 or len(block.faces) > 1:
            for text, path in _own(each, route):
                yield from _broken(text, path, block, route)
                yield from _faces(text, path, block)
        if known and len(block.lines) > 1 and each.step:
            yield from _addresses(block, known, _room(block, pages[block.page]))


def _own(each: PlacedStep, route: Route) -> Iterator[tuple[str, str]]:
    """Yield the text of the catalogue that a block is, with its key, if it is a title or label."""
    yield from islice((way for way in route.ways(each) if HEADS.search(way[1])), 1)


def _broken(text: str, path: str, block: TaggedText, route: Route) -> Iterator[Finding]:
    """Yield a word that goes on in the next line, and would have had room in one."""
    apart = sorted({0, *route.reading.apart(text), len(block.text)})
    broadest = max(line.box.width for line in block.lines)
    for before, line in zip(block.lines, block.lines[1:], strict=False):
        at = line.begin
        start = max(each for each in apart if each <= at)
        if start == at or not _letters(block.text[at - 1 : at + 1]):
            continue
        end = min(each for each in apart if each > at)
        if _width(start, at, before) + _width(at, end, line) < FITS * broadest:
            word = block.text[start:end]
            yield finding("broken_word", block.page, path, word=word, text=text)


def _width(start: int, end: int, line: LineOfText) -> float:
    """Return about how wide letters are, by their share of a line."""
    inside = min(end, line.end) - max(start, line.begin)
    return line.box.width * inside / max(1, line.end - line.begin)


def _letters(pair: str) -> bool:
    """Tell whether two signs are letters of a script that has spaces between words."""
    names = [unicodedata.name(each, "") for each in pair]
    return len(pair) == 2 and pair.isalpha() and all(each.startswith(SPACED) for each in names)


def _faces(text: str, path: str, block: TaggedText) -> Iterator[Finding]:
    """Yield a text whose letters are not all of one face."""
    if len(block.faces) > 1:
        yield finding("several_faces", block.page, path, text=text, faces=", ".join(block.faces))


def _addresses(
    block: TaggedText, known: Mapping[str, Sequence[tuple[str, str]]], room: float
) -> Iterator[Finding]:
    """Yield each address, or as much of one as is printed, that goes on in the next line.

    A host that is longer than the `room` for its line may; a path would have been left out.
    """
    text, begins = block.text, [line.begin for line in block.lines[1:]]
    for host, addresses in known.items():
        at = text.find(host)
        if at < 0 or not _apart(block, at) or not _apart(block, at + len(host)):
            continue
        same, path = max((_common(address, text[at:]), path) for address, path in addresses)
        wide = sum(max(0.0, _width(at, at + same, line)) for line in block.lines)
        if same == len(host) and wide > room:
            continue
        if any(at < begin < at + same for begin in begins):
            yield finding("broken_address", block.page, path, address=text[at : at + same])


def _room(block: TaggedText, page: Sequence[TaggedText]) -> float:
    """Return the broadest line of what begins where a block does, on its page."""
    start = block.lines[0].box.left
    return max(
        line.box.width
        for each in page
        for line in each.lines
        if abs(line.box.left - start) < SAME_START
    )


def _common(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def _apart(block: TaggedText, place: int) -> bool:
    """Tell whether a word may begin or end at a place."""
    pair = block.text[max(0, place - 1) : place + 1]
    return place in block.begins or len(pair) < 2 or not pair.isalnum()


def _known(route: Route) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return by their host the addresses that entries print, without scheme, and their keys."""
    found: dict[str, str] = {}
    for each in route.subject.placements:
        for address in (each.resource.url, *doi_links(each.resource)):
            found.setdefault(address, f"resources.{each.id}.url")
    return grouped(
        (normalise_text(domain(address)), (normalise_text(SCHEME.sub("", address)), path))
        for address, path in found.items()
    )
