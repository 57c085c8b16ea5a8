"""What a speaker reads: what a step is for, and of each resource on the slide all that is known."""

from collections.abc import Iterator

from roadmap_print.content.view import Entry, Roadmap
from roadmap_print.layout.page_model import Page
from roadmap_print.render.presentation.slide_placement import links_of

OBJECTIVES = frozenset({"station", "step", "pair"})
"""The roles of slides whose notes say what a step is for."""


def slide_notes(page: Page, roadmap: Roadmap) -> list[str]:
    """Return the paragraphs of a slide's notes, empty where there is nothing to say."""
    notes: list[str] = []
    stations = [each for each in roadmap.stations if each.number in page.steps]
    if page.role in OBJECTIVES:
        for station in stations:
            titled = roadmap.words.step_titled.format(number=station.number, title=station.title)
            notes += [titled, *station.objectives]
    if page.role == "title":
        sender = roadmap.sender
        told = (roadmap.title, roadmap.subtitle, roadmap.edition, sender.name, sender.service)
        notes += [each for each in told if each]
    known = {each.address: each for each in roadmap.entries}
    known |= {each.address: each for station in stations for each in station.entries}
    for address in dict.fromkeys(_addresses(page)):
        notes += _of_entry(known[address]) if address in known else [address]
    return notes


def _of_entry(entry: Entry) -> list[str]:
    """Say all that is known of a resource; its address is whole."""
    told = [entry.citation] if entry.citation else [each for each in entry.details if each]
    level = [entry.level.label] if entry.level else []
    return [entry.title, *dict.fromkeys([*told, *([entry.credit] if entry.credit else []), *level]),
            entry.address]  # fmt: skip


def _addresses(page: Page) -> Iterator[str]:
    """Yield the addresses that a slide leads to, in reading order."""
    for link in links_of(page.content):
        if not link.target.startswith("#"):
            yield link.target
