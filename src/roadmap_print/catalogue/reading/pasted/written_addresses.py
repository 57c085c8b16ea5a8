"""The address that was meant, where what was pasted is none: in quotes, in brackets, half typed.

What is offered is an address that a catalogue may hold, in the form that link and code hold it;
where no such address can be told, none is offered.
"""

import re

from roadmap_print.catalogue import urls
from roadmap_print.catalogue.reading.pasted.lookalikes import SPACES, UNSEEN

LONGEST = 4_000
"""Characters of a text in which an address is looked for."""
WRAPPED = re.compile(r"https?://[^\s\"“”„‟«»‹›<>\[\]{}|\\^`]+", re.IGNORECASE)
"""An address among other things, as far as what ends it in prose."""
AROUND = " \t\r\n\"'“”„‟‘’«»‹›<>[](){}|`.,;"
FULL_WIDTH = str.maketrans("\uff1a\uff0f\uff0e", ":/.")
EMPHASIS = re.compile(r"^([*_~]+)(.+)\1$")
"""Markdown's own signs around an address."""
SPACED = re.compile(r"^(https?)\s*:\s*//\s*", re.IGNORECASE)
LEFT_BEHIND = '»›”“„’>"…'
"""What closes a quote or a sentence in prose, and no address: RFC 3986 allows none of it."""
OPENS = {")": "(", "]": "[", "}": "{"}
SCHEME = re.compile(r"\s*h{0,2}(?:tt?p|pt?t)(?P<safe>s?)(?:\s*[:;.]+\s*/*|/+)\s*", re.IGNORECASE)
"""`https://` as hands write it: without its colon, a letter or a slash, or with one too many."""
DOI = re.compile(r"(?:doi\s*:?\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
HOST = re.compile(r"(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]+(?::[0-9]+)?|\[[0-9a-f:.]+\]", re.IGNORECASE)


def meant(text: str) -> str | None:
    """Give the address that a text was to be; None where more than one could be meant, or none."""
    if len(text) > LONGEST:
        return None
    clean = re.sub(f"[{UNSEEN}]", "", text).translate(FULL_WIDTH).strip(AROUND + SPACES)
    clean = EMPHASIS.sub(r"\2", SPACED.sub(r"\1://", clean))
    found = WRAPPED.findall(clean)
    bare = _closed(found[-1]) if found and clean.endswith(found[-1]) else clean
    if re.search(r"\s", bare):
        return None
    if doi := DOI.fullmatch(bare):
        bare = f"https://doi.org/{doi[1]}"
    return _in_order(bare)


def without_end(address: str) -> str:
    """Give an address without the quotation mark or dots that were copied along at its end."""
    return address.rstrip(LEFT_BEHIND)


def _closed(address: str) -> str:
    """Leave out a bracket at the end that was opened before the address, and stops."""
    while address[-1] in ")]}" and address.count(address[-1]) > address.count(OPENS[address[-1]]):
        address = address[:-1].rstrip(".,;")
    return address


def _in_order(address: str) -> str | None:
    """Give an address one scheme, and the form that link and code hold."""
    scheme, rest = "https", address.replace("\\", "/") if SCHEME.match(address) else address
    while found := SCHEME.match(rest):
        scheme, rest = f"http{found['safe'].lower()}", rest[found.end() :]
    rest = rest.removeprefix("//")
    if not HOST.fullmatch(re.split(r"[/?#]", rest)[0]):
        return None
    try:
        return urls.without_tracking(urls.encode(f"{scheme}://{rest}"))
    except urls.AddressError:
        return None
