"""Who speaks: sender, contact, edition, other forms, licence and levels, a block each.

A block without data is left out. What cannot be known is not said: other forms are offered where
there is somebody to ask for them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import inf

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.view import shown_address
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.page_model import Element, Link, Part, Run
from roadmap_print.publications.page_kit import PageKit

UNDER_HEADING = 0.8  # mm


@dataclass(frozen=True, slots=True)
class SenderLine:
    """A line of a block; an address has a `link`, `ours` are words of ours."""

    text: str
    link: Link | None = None
    strong: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class SenderBlock:
    """A heading and what is said under it; `ours` is a heading of our words.

    What is its `own` is the catalogue's to say; other blocks are general.
    """

    heading: str
    lines: tuple[SenderLine, ...]
    ours: bool = True
    own: bool = True


@dataclass(frozen=True, slots=True)
class SenderLook:
    """Types of heading, text and what is strong in it."""

    heading: Type
    text: Type
    strong: Type


def sender_blocks(kit: PageKit) -> tuple[SenderBlock, ...]:
    """Return all blocks that there is something to say in, the sender's own first."""
    words = kit.roadmap.words
    sender = kit.roadmap.sender
    own = (sender.service, sender.address)
    found = (
        SenderBlock(sender.name or words.answers, tuple(_plain(own)), ours=not sender.name),
        SenderBlock(words.questions, tuple(_contact(kit))),
        SenderBlock(words.this_edition, tuple(_edition(kit))),
        SenderBlock(words.other_forms, tuple(_other_forms(kit)), own=False),
        SenderBlock(words.licence, tuple(_plain([kit.roadmap.licence]))),
        SenderBlock(words.levels_heading, tuple(_levels(kit)), own=False),
    )
    return tuple(block for block in found if block.lines or not block.ours)


def _plain(texts: Iterable[str | None]) -> Iterator[SenderLine]:
    yield from (SenderLine(text) for text in texts if text)


def _contact(kit: PageKit) -> Iterator[SenderLine]:
    """Yield how the sender is reached: by e-mail, by telephone, on the web."""
    sender = kit.roadmap.sender
    if sender.email:
        mail = kit.link(f"mailto:{sender.email}", sender.email)
        yield SenderLine("", mail, strong=sender.email)
    yield from _plain([sender.phone])
    if sender.website:
        host = domain(sender.website)
        said = shown_address(sender.website)
        link = kit.link(sender.website, sender.name or host)
        yield SenderLine(said.removeprefix(host), link, strong=host)


def _edition(kit: PageKit) -> Iterator[SenderLine]:
    """Yield edition, when it is gone through again, and the mark by which copies are told."""
    roadmap = kit.roadmap
    words, stamp = roadmap.words, roadmap.stamp_line
    yield from _plain([roadmap.edition])
    if roadmap.review:
        yield SenderLine(words.next_review.format(review=roadmap.review), ours=True)
    if stamp:
        yield SenderLine(words.mark_named.format(mark=""), strong=stamp, ours=True)


def _other_forms(kit: PageKit) -> Iterator[SenderLine]:
    """Yield which forms there are, where somebody can be asked for them."""
    words = kit.roadmap.words
    if any(_contact(kit)):
        yield SenderLine(words.other_forms_ask, ours=True)
    elif kit.roadmap.home:
        yield SenderLine(words.other_forms_text, ours=True)


def _levels(kit: PageKit) -> Iterator[SenderLine]:
    """Yield who set the levels: the editors, not a measurement."""
    words = kit.roadmap.words
    if kit.roadmap.levels:
        yield SenderLine(words.levels_ask if any(_contact(kit)) else words.levels_text, ours=True)


def place_block(
    kit: PageKit, block: SenderBlock, start: float, top: float, measure: float, look: SenderLook
) -> Part:
    """Place a block: its heading, and under it its lines, each a paragraph."""
    heading = kit.text(
        block.heading,
        look.heading,
        start,
        top,
        measure,
        colour=kit.theme.ink,
        tag="h3",
        lang=kit.own_lang if block.ours else None,
    )
    nodes, at = [heading], heading.bottom + UNDER_HEADING
    for line in block.lines:
        nodes.append(
            kit.paragraph(
                line_runs(kit, line, look, measure), start, at, measure, leading=look.text.leading
            )
        )
        at = nodes[-1].bottom
    return Part((Element("div", tuple(nodes)),), (), measure, nodes[-1].bottom - top)


def line_runs(kit: PageKit, line: SenderLine, look: SenderLook, measure: float = inf) -> list[Run]:
    """Return a line's runs: a mark after its name; of an address the host, then its path.

    An address that is wider than the measure goes on before its @, else as hosts do.
    """
    lang = kit.own_lang if line.ours else None
    ink = kit.theme.ink if line.link else kit.theme.text
    text = Run(line.text, look.text, kit.theme.text, line.link, lang)
    whole = Run(line.strong, look.strong, ink, line.link, whole=True)
    strong, (owner, at, host) = [whole], line.strong.rpartition("@")
    if line.link and kit.measurer.width(line.strong, look.strong) > measure:
        parts = (owner, *wrap_address(at + host, look.strong, measure))
        strong = [replace(whole, text=each) for each in parts]
    return [run for run in ((*strong, text) if line.link else (text, *strong)) if run.text]
