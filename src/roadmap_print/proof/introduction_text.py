"""The introduction's words and links, out of its CommonMark by the parser that the reader has.

What is compared is what became of them on the pages: whether they are all there, in order, and
where the links lead. That CommonMark itself is read rightly is markdown-it's to prove.
"""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_print.catalogue.model import Catalogue


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of the introduction: its words, where its links lead, and its key."""

    text: str
    links: tuple[str, ...]
    path: str


def prose(catalogue: Catalogue) -> tuple[Prose, ...]:
    """Return the paragraphs of the introduction in order, without their headings."""
    from roadmap_print.catalogue.commonmark import parser

    found = []
    for number, question in enumerate(catalogue.introduction):
        path = f"introduction[{number}].text"
        for token in parser().parse(question.text):
            if token.type == "inline":
                kids = token.children or []
                links = (kid.attrGet("href") for kid in kids if kid.type == "link_open")
                words = "".join(kid.content or " " * (kid.nesting == 0) for kid in kids)
                found.append(Prose(words, tuple(map(str, filter(None, links))), path))
            elif token.type in {"fence", "code_block"}:
                found.append(Prose(token.content, (), path))
    return tuple(found)
