"""Whether what stands around titles is the catalogue's: numbers, formats, levels, the logo."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from roadmap_print.i18n.page_words import words
from roadmap_print.proof.extract.placements import FORMAT, PlacedEntry, Route
from roadmap_print.proof.extract.reading_text import alike
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.requirements import Placement
from roadmap_print.proof.subject import normalise_text

COUNT = r"(\d+/)?\d+$"  # how many there are, or which of several slides it is
LETTER = 2  # letters at most of a heading in the index, behind another entry's page
SHORT = "..."  # ends what a slide has no room for


def check(route: Route) -> Iterator[Finding]:
    """Yield what stands around titles and is not what the catalogue has."""
    if "numbers" in route.subject.prints.keys:
        numbered = {each.step for each in route.placed if each.numbered}
        for number in (each for each in route.subject.steps if each not in numbered):
            yield _number(number, min(route.pages.get(number, {0})), route)
    yield from _misnumbered(route)
    rules = [_format, _level] if "levels" in route.subject.prints.keys else []
    for entry in route.entries:
        told = [
            [each for rule in rules for each in rule(one, entry, route)] for one in entry.owners
        ]
        yield from min(told, key=len)
    yield from _logo(route)


def _misnumbered(route: Route) -> Iterator[Finding]:
    """Yield each other place where a step's title follows a number that is not its own."""
    subject, wanted = route.subject, route.reading.wanted
    titles = {wanted(subject.catalogue.steps[number - 1].title): number for number in subject.steps}
    titles = {title: number for title, number in titles.items() if len(route.texts[title]) == 1}
    if "titles" in subject.prints.gives_way:  # what is left of one may be another's own
        titles = {
            title: number
            for title, number in titles.items()
            if sum(each.startswith(title) for each in titles) == 1
        }
    step = re.escape(normalise_text(words(subject.catalogue.language).step))
    said = re.compile(rf"(\d+)|{step}(\d+)(?:\D.*)?")
    for before, each in pairwise(route.placed):
        number, told = titles.get(each.block.text), said.fullmatch(before.block.text)
        itself = said.fullmatch(each.block.text)  # "Step 2", behind its own number or not
        twice = told and itself and {*told.groups()} & {*itself.groups()} - {None}
        named = before.block.text in titles or twice
        is_format = FORMAT in before.block.element.path  # one that is called "1"
        is_letter = FORMAT in each.block.element.path and len(each.block.text) <= LETTER
        other = named or is_format or is_letter
        if number and told and not other and str(number) not in told.groups():
            yield _number(number, each.block.page, route)


def _number(number: int, page: int, route: Route) -> Finding:
    values = {"title": route.subject.catalogue.steps[number - 1].title, "number": number}
    return finding("no_number", page, f"steps[{number - 1}].title", **values)


def _format(one: Placement, entry: PlacedEntry, route: Route) -> Iterator[Finding]:
    """Yield an entry that does not stand under its format, or has no sign of it."""
    path, label = _label(one, route)
    wanted = route.reading.wanted(label)
    if not entry.heading:
        signs = map(normalise_text, entry.figures)
        right = normalise_text(label) in signs or any(wanted in said for said in entry.words)
        right |= route.subject.prints.repeats and one.number > route.first[one.id]  # told there
    else:
        own = words(route.subject.catalogue.language)
        more = map(normalise_text, (own.continued, own.continuation))
        right = _same(entry.heading, wanted, more)
    if not right:
        yield finding("no_format", entry.page, path, label=label, title=one.resource.title)


def _same(heading: str, wanted: str, more: Iterable[str]) -> bool:
    """Tell whether a heading reads as wanted, whole or cut short, counted or said once `more`."""
    if heading.startswith(wanted) and re.fullmatch(COUNT, heading.removeprefix(wanted)):
        return True  # its own end may be a number, too
    parts = (heading, re.sub(COUNT, "", heading), *map(heading.removesuffix, more))
    short = [part.removesuffix(SHORT) for part in parts if part.endswith(SHORT) and part != SHORT]
    return any(alike(part, wanted) for part in parts) or any(map(wanted.startswith, short))


def _label(one: Placement, route: Route) -> tuple[str, str]:
    """Return the key and the text that entries of a format stand under in their step."""
    catalogue, format_ = route.subject.catalogue, one.resource.format
    headings = catalogue.steps[one.number - 1].headings
    if format_ in headings:
        return f"steps[{one.number - 1}].headings.{format_}", headings[format_]
    number = next(n for n, each in enumerate(catalogue.formats) if each.id == format_)
    return f"formats[{number}].label", catalogue.formats[number].label


def _level(one: Placement, entry: PlacedEntry, route: Route) -> Iterator[Finding]:
    """Yield an entry whose pips say another level than the catalogue's, or one where none is."""
    catalogue = route.subject.catalogue
    sentence = words(catalogue.language).level_sentence
    formats = {normalise_text(_label(each, route)[1]) for each in entry.owners}
    shown = [alt for alt in entry.figures if normalise_text(alt) not in formats]
    label = next((each.label for each in catalogue.levels if each.id == one.resource.level), None)
    wanted = [] if label is None else [normalise_text(sentence.format(label=label))]
    values = {"title": one.resource.title, "level": label or "–", "found": ", ".join(shown)}
    path = f"resources.{one.id}.level"
    if shown and list(map(normalise_text, shown)) != wanted:
        yield finding("other_level", entry.page, path, **values)
    elif wanted and not shown:
        yield finding("no_level", entry.page, path, **values)


def _logo(route: Route) -> Iterator[Finding]:
    catalogue = route.subject.catalogue
    publisher = catalogue.publisher
    if publisher is None or not publisher.logo:
        return
    if "logo" in route.subject.prints.keys:
        name = normalise_text(publisher.name or catalogue.title)
        blocks = (each.block for each in route.placed if each.block.alt)
        if not any(block.page == 1 and normalise_text(block.alt) == name for block in blocks):
            yield finding("no_logo", 1, "publisher.logo", logo=publisher.logo)
