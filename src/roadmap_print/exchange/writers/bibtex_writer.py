"""BibTeX in UTF-8, for BibTeX, BibLaTeX and every reference manager."""

import re
from collections.abc import Iterable
from typing import Final

from roadmap_print.catalogue.model import Catalogue, Reference, Resource
from roadmap_print.content.citations import named_authors
from roadmap_print.exchange.author_names import split_name

_ESCAPES: Final = str.maketrans(
    {mark: f"\\{mark}" for mark in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, even those after a backslash
        "}": r"\textbraceright{}",
    }
)
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=[`!?])(?=`)|(?<=')(?=')")
"""Between signs of which TeX makes one: a dash, a quotation mark, a mark upside down."""
_PAGE_RANGE = re.compile(
    r"(?P<start>(?P<letters>[A-Za-z]{0,2})[1-9]\d{0,6}(?:\.e\d+)?|[ivxlc]+)"
    r"[-–](?P<end>(?:(?P=letters))?\d+(?:\.e\d+)?|[ivxlc]+)"
)


def works_as_bibtex(catalogue: Catalogue) -> str:
    """Return all published works as one file, in the order of their ids.

    The ids are the keys, so that what a manuscript cites outlives the next edition.
    """
    return as_bibtex((key, each) for key, each in catalogue.resources.items() if each.reference)


def as_bibtex(resources: Iterable[tuple[str, Resource]]) -> str:
    """Return resources, each with its id, as one file in the order of their ids."""
    return "\n".join(_entry(key, each) for key, each in sorted(resources, key=lambda pair: pair[0]))


def _entry(key: str, resource: Resource) -> str:
    work = resource.reference or Reference()
    fields = {
        "author": " and ".join(_authors(work)),
        "title": f"{{{_escaped(resource.title)}}}",  # a second brace keeps its capitals
        "journal": _escaped(work.journal or ""),
        "year": _escaped(work.year or ""),
        "volume": _escaped(work.volume or ""),
        "number": _escaped(work.issue or ""),
        "pages": _pages(_escaped(work.pages or "")),
        "doi": _verbatim(work.doi or ""),
        "pmid": work.pmid or "",
        "url": _verbatim(resource.url),
        "language": _escaped(resource.language or ""),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "article" if work.journal else "misc"
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _authors(work: Reference) -> list[str]:
    names, more = named_authors(work)
    return [*map(_name, names), *(["others"] if more else [])]


def _name(name: str) -> str:
    """Turn `De Marchi DF Jr` into `De Marchi, Jr, D. F.`; a team's name stays whole, in braces."""
    person = split_name(name)
    if person is None:
        return f"{{{_escaped(name)}}}"
    return ", ".join(
        _escaped(part) for part in (person.family, person.suffix, person.given) if part
    )


def _pages(pages: str) -> str:
    """Write ranges of pages with two hyphens, as BibTeX has them; a number's own hyphens stay."""
    return ", ".join(_range(part) for part in pages.split(", "))


def _range(part: str) -> str:
    found = _PAGE_RANGE.fullmatch(part)
    return f"{found['start']}--{found['end']}" if found and _rises(*found.group(1, 3)) else part


def _rises(start: str, end: str) -> bool:
    """Say whether pages follow each other, `1661-78` being short for `1661-1678`.

    What falls is the number of an article, such as `1024-1`.
    """
    first, last = (re.sub(r"\.e\d+$|[A-Za-z]", "", each) for each in (start, end))
    return not (first and last) or int(first[: -len(last)] + last) >= int(first)


def _escaped(text: str) -> str:
    return _LIGATURE.sub("{}", text.translate(_ESCAPES))


def _verbatim(address: str) -> str:
    """Keep an address as it is but for braces, which would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D")
