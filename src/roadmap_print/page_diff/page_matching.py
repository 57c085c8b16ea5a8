"""Two editions of a PDF, page by page as they lie on paper: which of them to print again.

A page is what its pixels, its text and its links are. Both editions come from one run of one
program, so what is the same is the same to the last pixel.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

from roadmap_print.catalogue.comparison.matching import Pairs, likeness, match, match_alike
from roadmap_print.proof.extract.page_values import PageLink

SCALE = 1.0  # pixels a pt: 72 dpi, where a code's module of 0.40 mm still has a pixel of its own
MM = 72 / 25.4  # pt
FOLIO = re.compile(r"\d+\s*/\s*\d+")


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """A page: `whole` is all of it, `body` and `text`, with single spaces, all but its foot."""

    number: int
    whole: str
    body: str
    text: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What becomes of a publication's pages, by their new numbers; `removed` by their old ones.

    `renumbered` pages are the same but for their foot, which has another number or total.
    """

    old: int
    new: int
    edited: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    renumbered: tuple[int, ...] = ()

    @property
    def again(self) -> tuple[int, ...]:
        """The pages that are not on paper yet as they are now."""
        return tuple(sorted({*self.edited, *self.added, *self.renumbered}))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What no page of two editions has in common: a page that says `name` bears `sign`.

    Not counted is the name at the foot, before the page's number, which every page bears. An
    empty name is said by no page.
    """

    name: str
    sign: str

    def on(self, text: str) -> str:
        """Give the sign where a page's text says the name, however its lines are broken."""
        foot = rf"{re.escape(self.name)}·([^·]{{1,12}}·)?\d+/\d+"
        said = re.sub(foot, "", "".join(text.split()))
        return self.sign if self.name and self.name in said else ""


def look(pdf: bytes, foot: float, stamp: Stamp) -> tuple[ComparedPage, ...]:
    """Take in the pages of a finished PDF; `foot` is the height in mm of what numbers them."""
    import pikepdf
    import pypdfium2

    from roadmap_print.proof.extract.destinations import Destinations

    with pikepdf.open(io.BytesIO(pdf)) as read:
        destinations = Destinations(read)
        links = [list(destinations.links(page)) for page in read.pages]
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(
            _page(document[place], place + 1, foot * MM, links[place], stamp)
            for place in range(len(document))
        )


def compare(old: Sequence[ComparedPage], new: Sequence[ComparedPage]) -> Matter:
    """Say what becomes of each page, as one sheet of paper is held against another.

    Pages are the same by place, by all that is on them, by their body, as they stand between such
    pages, or by most of their words; so one that only has moved is not told as edited.
    """
    pairs = match(
        old,
        new,
        lambda page: (page.number, page.whole),
        lambda page: page.whole,
        lambda page: page.body,
    )
    pairs |= _between(pairs, len(old), len(new))
    pairs = match_alike(old, new, pairs, lambda one, other: likeness(one.text, other.text))
    edited: list[int] = []
    renumbered: list[int] = []
    for place, before in sorted(pairs.items()):
        now, then = new[place], old[before]
        if now.whole == then.whole:
            continue
        moved = now.number != then.number or len(old) != len(new)
        (renumbered if moved and now.body == then.body else edited).append(now.number)
    return Matter(
        len(old),
        len(new),
        tuple(edited),
        tuple(page.number for place, page in enumerate(new) if place not in pairs),
        tuple(page.number for place, page in enumerate(old) if place not in pairs.values()),
        tuple(renumbered),
    )


def _between(pairs: Pairs, old: int, new: int) -> dict[int, int]:
    """Pair what is left between two pairs of pages, where both editions have as many there."""
    found: dict[int, int] = {}
    taken = set(pairs.values())
    for (left, before), (right, behind) in pairwise([(-1, -1), *sorted(pairs.items()), (new, old)]):
        then = range(before + 1, behind)
        if len(then) == right - left - 1 and taken.isdisjoint(then):
            found |= dict(zip(range(left + 1, right), then, strict=True))
            taken.update(then)
    return found


def _page(
    page: pypdfium2.PdfPage, number: int, foot: float, links: Sequence[PageLink], stamp: Stamp
) -> ComparedPage:
    pixels = page.render(scale=SCALE).to_numpy()
    words = page.get_textpage()
    if not FOLIO.search(words.get_text_bounded(top=foot)):
        foot = 0.0  # a cover is all body
    whole = words.get_text_bounded()
    text = " ".join(words.get_text_bounded(bottom=foot).split())
    rows = len(pixels) - round(foot * SCALE)
    sign = stamp.on(whole)
    links = [link for link in links if link.uri]  # those inside are no matter of paper
    lowest = (page.get_height() - foot) / MM
    return ComparedPage(
        number,
        _digest(pixels.tobytes(), whole, sign, *map(_said, links)),
        _digest(
            pixels[:rows].tobytes(),
            text,
            sign,
            *(_said(link) for link in links if link.box.bottom <= lowest),
        ),
        text,
    )


def _said(link: PageLink) -> str:
    """Tell where a link stands, to a tenth of a mm, and where it leads."""
    return " ".join((*(f"{edge:.1f}" for edge in astuple(link.box)), link.uri or ""))


def _digest(picture: bytes, *said: str) -> str:
    digest = hashlib.sha256(picture)
    for each in said:
        digest.update(each.encode() + b"\0")
    return digest.hexdigest()
