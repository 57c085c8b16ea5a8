"""Codes and links against the catalogue: every address there, equal in print, code and link."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap_print.proof import requirements
from roadmap_print.proof.extract.page_values import DecodedCode, FinishedPage, PageLink, grouped
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.minimum_sizes import SLACK, MinimumSizes


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with codes and links."""
    yield from _counted(subject)
    found, floors = reach(subject), subject.floors
    if found is not None and floors.module * SLACK <= found < floors.distance * SLACK:
        yield finding("nearer", subject.sheets[0].number, reach=found, distance=floors.distance)
    known = {each.resource.url: f"resources.{each.id}.url" for each in subject.placements}
    known |= {subject.home: "home"} if subject.home else {}
    known |= {each.address: each.path for each in _owed(subject)}
    same = [code for code, _ in _all(subject) if code.text == subject.home]  # a resource's, too
    home = max(same, key=lambda code: code.box.height, default=None)
    introduction = (uri for prose in subject.introduction for uri in prose.links)
    allowed = {*known, *introduction, *requirements.allowed_links(subject.catalogue)}
    for sheet in subject.sheets:
        for code in sheet.codes:
            path = known.get(code.text, "")
            yield from _address(code, sheet, path, linked=subject.linked)
            height = subject.floors.home if code is home else subject.floors.code
            yield from _legible(code, sheet, subject.floors, path, height)
        for link in sheet.links:
            if link.uri and link.uri not in allowed:
                yield finding("strange_link", sheet.number, address=link.uri)


def _all(subject: Subject) -> Iterator[tuple[DecodedCode, FinishedPage]]:
    for sheet in subject.sheets:
        for code in sheet.codes:
            yield code, sheet


def _counted(subject: Subject) -> Iterator[Finding]:
    """Yield each placement for which no code, or no link, is left."""
    codes = Counter(code.text for code, _ in _all(subject))
    links = Counter(link.uri for sheet in subject.sheets for link in sheet.links if link.uri)
    for address, owed in grouped((each.address, each) for each in _owed(subject)).items():
        for each in owed[codes[address] :]:
            yield finding("no_code", _page(subject, address), each.place, **each.values)
        for each in owed[links[address] :] if subject.linked else ():
            yield finding("no_link", 0, each.place, **each.values)


class Owed(NamedTuple):
    """A code that must stand on the pages: its address, and the key of it and of its place."""

    address: str
    path: str
    place: str
    title: str
    step: int

    @property
    def values(self) -> dict[str, object]:
        """What is said of it where it is missing."""
        return {"address": self.address, "title": self.title, "step": self.step}


def _owed(subject: Subject) -> Iterator[Owed]:
    """Yield a code an entry; where steps have one, that, or without home their first entry's."""
    home, catalogue, publication = subject.home, subject.catalogue, subject.file.publication
    coded = publication.coded(subject.steps) if publication.step_codes else ()
    if coded and home:
        for number in coded:
            step, path = catalogue.steps[number - 1], f"steps[{number - 1}]"
            address = requirements.step_address(home, step)
            yield Owed(address, f"{path}.id", f"{path}.title", step.title, number)
    else:
        every = subject.placements
        first = {each.number: each for each in reversed(every) if each.number in coded}
        for each in first.values() if publication.step_codes else every:
            path = f"resources.{each.id}.url"
            yield Owed(each.resource.url, path, each.path, each.resource.title, each.number)
    if home:
        yield Owed(home, "home", "home", catalogue.title, 0)


def _page(subject: Subject, address: str) -> int:
    """Return the page on which an address has a link that no code goes with, 0 for none."""
    for sheet in subject.sheets:
        read = {code.text for code in sheet.codes}
        if address not in read and any(link.uri == address for link in sheet.links):
            return sheet.number
    return 0


def _address(
    code: DecodedCode, sheet: FinishedPage, path: str, *, linked: bool
) -> Iterator[Finding]:
    if not path:
        yield finding("strange_code", sheet.number, address=code.text)
    if not linked:
        return
    link = beside(code, sheet.links)
    if link is None:
        yield finding("code_without_link", sheet.number, path, address=code.text)
    elif link.uri != code.text:
        yield finding("code_not_link", sheet.number, path, address=code.text, link=link.uri or "")


def beside(code: DecodedCode, links: Sequence[PageLink]) -> PageLink | None:
    """Return the link that lies on a code: the smallest, where several do."""
    half = code.box.width / 2
    near = (link for link in links if link.box.top < code.box.bottom - half)
    over = [link for link in near if min(link.box.shared(code.box)) > half]
    return min(over, key=lambda link: link.box.width * link.box.height, default=None)


def _legible(
    code: DecodedCode, sheet: FinishedPage, floors: MinimumSizes, path: str, height: float
) -> Iterator[Finding]:
    """Yield what makes a code hard to read; `height` is the share of the page's that it needs."""
    values = {"address": code.text, "module": code.module, "quiet": code.quiet}
    if not code.sturdy:
        yield finding("frail_code", sheet.number, path, **values)
    if code.module < floors.module * SLACK:
        yield finding("small_module", sheet.number, path, **values, floor=floors.module)
    elif code.module < floors.fine_module * SLACK:
        yield finding("fine_module", sheet.number, path, **values, floor=floors.fine_module)
    quiet, least_white = floors.seen_white
    if code.quiet < quiet or code.white < least_white:
        white = {"white": code.white, "floor": floors.white}
        yield finding("no_quiet_zone", sheet.number, path, **values, **white)
    share = (code.modules + 2 * floors.quiet) * code.module / sheet.height
    if share < height * SLACK:
        shares = {"share": round(share * 100), "floor": round(height * 100)}
        yield finding("low_code", sheet.number, path, **values, **shares)


def reach(subject: Subject) -> float | None:
    """Return the metres from which all codes of a poster read, None for what is not hung up."""
    modules = [code.module for code, _ in _all(subject)]
    return min(modules) if modules and subject.floors.distance else None


def examples(subject: Subject) -> int:
    """Count the codes that show once more how an entry's is read."""
    found = Counter(code.text for code, _ in _all(subject))
    owed = Counter(each.address for each in _owed(subject))
    return sum(max(0, found[address] - count) for address, count in owed.items())


class Weakest(NamedTuple):
    """The code that is the hardest to read: its module in mm, its step and entry."""

    page: int
    module: float
    step: int
    title: str


def weakest(subject: Subject) -> Weakest | None:
    """Return the code with the finest modules, a frail one before all; None for no code."""
    every = list(_all(subject))
    if not every:
        return None
    code, sheet = min(every, key=lambda pair: (pair[0].sturdy, round(pair[0].module, 2)))
    owner = next((each for each in _owed(subject) if each.address == code.text), None)
    step, title = (owner.step, owner.title) if owner else (0, subject.catalogue.title)
    return Weakest(sheet.number, code.module, step, title)
