"""Whether links, bookmarks and printed numbers point to the pages on which things stand."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from roadmap_print.i18n.page_words import words
from roadmap_print.proof.extract.placements import PlacedStep, Route, TaggedText
from roadmap_print.proof.extract.reading_text import alike
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.requirements import Placement
from roadmap_print.proof.subject import is_heading, normalise_text

PAGES = re.compile(r"(?:\d+(?:[–-]\d+)?,?)+")  # of an index, folded


def check(route: Route) -> Iterator[Finding]:
    """Yield what points to another page than that of what it names."""
    names = Names(route)
    yield from _links(route, names)
    yield from _bookmarks(route, names)
    yield from _numbers(route, names)
    yield from _index(route)
    yield from _repeats(route)
    yield from _feet(route)


ELLIPSIS = normalise_text("…")


class Names:
    """The pages on which what is named by a text stands: a step's heading, else any heading."""

    def __init__(self, route: Route) -> None:
        self._shortened = "titles" in route.subject.prints.gives_way
        self._headings: dict[str, set[int]] = defaultdict(set)
        self._steps: dict[str, set[int]] = defaultdict(set)
        self.steps: dict[str, list[int]] = defaultdict(list)
        for each in route.placed:
            if any(map(is_heading, each.block.element.path)):
                self._headings[each.block.text].add(each.block.page)
        for number in route.subject.steps:
            title = route.subject.catalogue.steps[number - 1].title
            text = route.reading.wanted(title)
            self._steps[text] |= route.pages.get(number, frozenset())
            self.steps[text].append(number)

    def pages(self, text: str) -> Collection[int]:
        """Return the pages of what a link of this text may lead to, none where nothing is known."""
        own: Collection[int] = self._steps.get(text, set())
        if self._shortened:
            longer = (self._steps[each] for each in self._steps if each.startswith(text))
            own = set(own).union(*longer)
        return own or self.headings(text)

    def kept(self, text: str) -> str:
        """Return what of a title is there where it may have been cut short."""
        return text.removesuffix(ELLIPSIS) if self._shortened else text

    def path(self, text: str, before: str = "", place: int = 0) -> str:
        """Return the key of the step so titled: by the number `before`, else by its turn, or ""."""
        numbers = self.steps.get(text)
        if not numbers:
            return ""
        turn = numbers[place % len(numbers)]
        number = next((each for each in numbers if str(each) == before), turn)
        return f"steps[{number - 1}].title"

    def heads(self, text: str, page: int) -> bool:
        """Tell whether a heading of this text stands on a page."""
        own = (heading for heading, pages in self._headings.items() if page in pages)
        return any(alike(heading, text) for heading in own)

    def headings(self, text: str) -> Collection[int]:
        """Return the pages of all headings of this text."""
        return self._headings.get(text, set())


def _links(route: Route, names: Names) -> Iterator[Finding]:
    """Yield each link inside the file whose page is not that of what its text names."""
    before = ""
    for each in route.placed:
        link, number = route.subject.leads.get(each.block.element.number), before
        before = each.block.text or before
        if link is None or link.uri is not None or each.block.element.kind != "Link":
            continue
        path = names.path(each.block.text, number)
        if not link.target:
            yield finding("leads_nowhere", each.block.page, path, title=link.sentence)
            continue
        pages = names.pages(each.block.text)
        if pages and link.target not in pages:
            values = {"title": link.sentence, "found": link.target, "page": _said(pages)}
            yield finding("leads_astray", each.block.page, path, **values)
        if pages and names.kept(each.block.text) not in route.reading.wanted(link.sentence):
            values = {"sentence": link.sentence, "address": _said(pages)}
            yield finding("says_otherwise", each.block.page, path, **values)


def _said(pages: Collection[int]) -> str:
    return ", ".join(map(str, sorted(pages)))


def _bookmarks(route: Route, names: Names) -> Iterator[Finding]:
    """Yield bookmarks that lead to no heading of their name, and steps that none of theirs does."""
    led: dict[str, list[int]] = defaultdict(list)
    step = re.escape(normalise_text(words(route.subject.catalogue.language).step))
    numbered = re.compile(rf"(?:{step})?(\d+)\W*(.+)")
    for mark in route.subject.structure.bookmarks:
        text = route.reading.wanted(mark.title)
        pages = names.headings(text)
        if not pages and (said := numbered.fullmatch(text)) and said[2] in names.steps:
            text, pages = said[2], route.pages.get(int(said[1]), frozenset())
            led[text].append(mark.page)
            if pages and mark.page not in pages:
                yield _astray(mark.title, mark.page, pages, names.path(text, said[1]))
            continue
        if pages and not names.heads(text, mark.page):
            path = names.path(text, place=len(led[text]))
            yield _astray(mark.title, mark.page, pages, path)
        led[text].append(mark.page)
    for text, numbers in names.steps.items():
        for place, number in enumerate(numbers):
            pages = route.pages.get(number) or names.headings(text)
            if led[text] and pages and not set(led[text]) & set(pages):
                found = led[text][min(place, len(led[text]) - 1)]
                yield _astray(text, found, pages, names.path(text, place=place))


def _astray(title: str, found: int, pages: Collection[int], path: str) -> Finding:
    title = " ".join(title.split())
    return finding("bookmark_astray", 0, path, title=title, found=found, page=_said(pages))


def _numbers(route: Route, names: Names) -> Iterator[Finding]:
    """Yield each "p. 5" that is not the page of what the link before it names."""
    number = re.compile(
        re.escape(normalise_text(words(route.subject.catalogue.language).page)) + r"(\d+)"
    )
    last: TaggedText | None = None
    before = path = ""
    for each in route.placed:
        block = each.block
        if block.element.kind == "Link" and block.text:
            last, path = block, names.path(block.text, before)
        before = block.text or before
        told = number.fullmatch(block.text)
        if told is None or last is None or last.page != block.page:
            continue
        pages = set(names.pages(last.text))
        for one in route.titled(last.text):
            pages |= route.stands.get(one.id, frozenset())
            path = path or f"resources.{one.id}.title"
        if pages and int(told[1]) not in pages:
            yield _wrong(last, told[1], pages, path, route)


def _wrong(
    link: TaggedText, found: str, pages: Collection[int], path: str, route: Route
) -> Finding:
    lead = route.subject.leads.get(link.element.number)
    title = lead.sentence if lead else link.text
    return finding("wrong_page", link.page, path, title=title, found=found, page=_said(pages))


def _index(route: Route) -> Iterator[Finding]:
    """Yield each row that begins with a title and ends with other pages than the title's own."""
    rows: dict[int, list[TaggedText]] = defaultdict(list)
    for each in route.placed:
        element = each.block.element
        row = next((kind for kind in ("TR", "LBody") if kind in element.path), "")
        if row and not each.step and each.block.text:
            rows[element.parents[element.path.index(row)]].append(each.block)
    for row_blocks in rows.values():
        title, last = row_blocks[0], row_blocks[-1]
        owners = route.owners(title)
        if not owners or not PAGES.fullmatch(last.text):
            continue
        found = set(_listed(last.text))
        pages = [route.stands.get(one.id, frozenset()) for one in owners]
        if found not in pages:
            path = f"resources.{owners[0].id}.title"
            said = last.text.replace(",", ", ")
            yield _wrong(title, said, pages[0], path, route)


def _listed(text: str) -> Iterator[int]:
    """Yield the pages that an index lists, as 2,4–8."""
    for part in filter(None, text.split(",")):
        first, *last = map(int, re.split("[–-]", part))
        yield from range(first, max(last, default=first) + 1)


def _repeats(route: Route) -> Iterator[Finding]:
    """Yield each "already in step 1, p. 4" that is not so of the entry above it."""
    own = words(route.subject.catalogue.language)
    before, after = map(re.escape, normalise_text(own.already_in).split("{number}"))
    page = re.escape(normalise_text(own.page))
    said = re.compile(rf"{before}(\d+)(?!\d){after}(?:\W*{page}(\d+))?")
    owners: Collection[Placement] = ()
    for each in route.placed:
        if each.block.element.kind == "Link":
            owners = route.owners(each.block, each.step) or owners
        told = said.search(each.block.text) if each.step and owners else None
        if told:
            yield from _repeat(int(told[1]), told[2], owners, each, route)


def _repeat(
    step: int, page: str | None, owners: Collection[Placement], each: PlacedStep, route: Route
) -> Iterator[Finding]:
    one, block = next(iter(owners)), each.block
    right = {at for owner in owners for at in route.standing.get((owner.id, step), ())}
    path, values = f"resources.{one.id}.title", {"title": one.resource.title, "step": step}
    link = route.subject.leads.get(block.element.number)
    if not right or step >= each.step:
        yield finding("no_repeat", block.page, path, **values)
    elif page and int(page) not in right:
        yield finding("wrong_repeat", block.page, path, **values, found=page, page=_said(right))
    elif link and link.uri is None and link.target not in right:
        values |= {"found": link.target or 0, "page": _said(right)}
        yield finding("leads_astray", block.page, path, **values)


def _feet(route: Route) -> Iterator[Finding]:
    sheets = route.subject.sheets
    for sheet in sheets if route.subject.prints.page_numbers else ():
        if said := sheet.miscounted(len(sheets), mirrored=route.subject.mirrored):
            own = f"{sheet.number} / {len(sheets)}"
            yield finding("miscounted", sheet.number, found=said, page=own)
