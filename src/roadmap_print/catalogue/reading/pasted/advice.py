"""What is told of texts and addresses that were pasted, each with what to write instead."""

import re

from roadmap_print.catalogue import urls
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.pasted import detours, mojibake, written_addresses
from roadmap_print.catalogue.schema_types import FILE, MARKDOWN, Text
from roadmap_print.i18n.translator import LONGEST_OFFERED, Message
from roadmap_print.problems import Remedy

LOST = "\N{REPLACEMENT CHARACTER}"
WRITTEN_OUT = {"filter", "redirect", "video"}
"""Detours that hold the address behind; that of a proxy is made of its host's name."""
DASH = re.compile("[\u2010-\u2015\u2212]")
SHOWN_BEFORE = 40
"""Characters of an address that lead to what is wrong in it."""


def warn_of_text(text: str, kind: Text, path: str, problems: Diagnostics) -> None:
    """Warn of a text that was read in the wrong encoding."""
    if text.isascii() or (kind.exact and kind is not MARKDOWN) or kind is FILE:
        return
    if found := mojibake.spoilt(text):
        remedy = None if kind.exact else Remedy(found.text)  # a block of text has its own lines
        said, hint = Message("catalogue.spoilt"), write(found.right)
        problems.warn(path, said, hint, remedy, text=found.word, near=found.right)
    if LOST in text:
        word = next(word for word in text.split(" ") if LOST in word)
        problems.warn(path, Message("catalogue.lost"), text=word)


def warn_of_detour(
    address: str, path: str, problems: Diagnostics, *, in_text: bool = False
) -> None:
    """Warn of an address that leads to its page by way of something else, and may stand in a text.

    There the address is not all that stands at the path, so that no remedy takes its place.
    """
    if not (found := detours.detour(address)):
        return
    hint = write(found.inner) or Message("catalogue.detour_hint")
    is_exact = found.kind in WRITTEN_OUT and not in_text
    remedy = Remedy(found.inner) if found.inner and is_exact else None
    said, host = Message(f"catalogue.detour.{found.kind}"), urls.host(address)
    problems.warn(path, said, hint, remedy, text=host, near=found.inner)


def warn_of_end(given: str, path: str, problems: Diagnostics) -> None:
    """Warn of an address that ends in a quotation mark of the text that it was copied from.

    Dots stand for what was left out of it, so that without them it need not be the address.
    """
    if (near := written_addresses.without_end(given)) == given:
        return
    end = given[len(near) :]
    shortened = "…" in end
    hint = Message("catalogue.address_hint.scheme") if shortened else write(near)
    remedy = None if shortened else Remedy(near)
    problems.warn(path, Message("catalogue.address_end"), hint, remedy, text=end, near=near)


def warn_of_dash(doi: str, path: str, problems: Diagnostics) -> None:
    """Warn of a DOI with a word processor's dashes in the place of its hyphens."""
    if dash := DASH.search(doi):
        near = DASH.sub("-", doi)
        said = Message("catalogue.doi_dash")
        problems.warn(path, said, write(near), Remedy(near), text=dash[0], near=near)


def write(near: str | None) -> Message | None:
    """Give the remedy to write a text, unless there is none or a message would cut it short."""
    return Message("catalogue.write") if near and len(near) <= LONGEST_OFFERED else None


def tell_address(text: str, path: str, error: urls.AddressError, problems: Diagnostics) -> None:
    """Tell what is wrong with an address, and offer the one that it was to be.

    That is certain where nothing but signs are around it; a host alone may be of http or https.
    """
    near = written_addresses.meant(text)
    further = detours.detour(near) if near else None
    near = further.inner if further and further.inner else near
    before = text[: urls.unseen(text)][-SHOWN_BEFORE:]
    message = Message(f"catalogue.address.{error}")
    hint = write(near) or Message(f"catalogue.address_hint.{error}")
    is_exact = near and "http" in text.lower() and not re.search(r"\w\s", text.strip())
    remedy = Remedy(near) if near and is_exact else None
    problems.error(path, message, hint, remedy, text=text, before=before, near=near)
