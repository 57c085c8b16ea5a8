"""Many codes and pages shared by processes of their own, which give their memory back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from roadmap_print.processes import pool

if TYPE_CHECKING:
    from roadmap_print.content.qr_codes import QrCode
    from roadmap_print.proof.extract.page_values import FinishedPage, PageLink, Wishes

FEW_CODES = 400  # up to which one process makes all, in half a second
SOME_CODES = 200  # made by one of several

FEW = 1_000  # pages and links up to which one process looks at all: five shipped booklets
PART = 500  # pages and links, about, that are looked at by one of several


def encode_addresses(addresses: Sequence[str]) -> dict[str, QrCode]:
    """Return a code for each address as `encode` does, by several processes where many are."""
    from roadmap_print.content.qr_codes import encode

    different = list(dict.fromkeys(addresses))
    if len(different) <= FEW_CODES:
        return encode(different)
    parts = [
        (different[start : start + SOME_CODES],) for start in range(0, len(different), SOME_CODES)
    ]
    made = dict(pool.results(encode, parts))
    return {address: code for number in sorted(made) for address, code in made[number].items()}


def look(
    pdf: bytes, links: Sequence[Sequence[PageLink]], scale: float, wishes: Wishes
) -> Iterator[FinishedPage]:
    """Look at the pages of a file as `page_pixels.look` does, in several processes where many are.

    Links tell how long a page takes: most are codes, which are decoded twice.
    """
    from roadmap_print.proof.extract import page_pixels

    weights = [1 + len(of_page) for of_page in links]
    if sum(weights) <= FEW or len(weights) == 1:
        yield from page_pixels.look(pdf, links, scale, wishes)
        return
    jobs = [(pdf, links, scale, wishes, places) for places in _parts(weights)]
    waiting: dict[int, list[FinishedPage]] = {}
    following = 0
    for number, pages in pool.results(_looked, jobs):
        waiting[number] = pages
        while following in waiting:
            yield from waiting.pop(following)
            following += 1


def _parts(weights: Sequence[int]) -> Iterator[range]:
    """Share places out, in their order, so that each part is about as heavy."""
    reached = accumulate(weights)
    parts = [end // PART for end in reached]
    for _, group in groupby(range(len(parts)), parts.__getitem__):
        places = list(group)
        yield range(places[0], places[-1] + 1)


def _looked(
    pdf: bytes, links: Sequence[Sequence[PageLink]], scale: float, wishes: Wishes, places: range
) -> list[FinishedPage]:
    from roadmap_print.proof.extract import page_pixels

    return list(page_pixels.look(pdf, links, scale, wishes, places))
