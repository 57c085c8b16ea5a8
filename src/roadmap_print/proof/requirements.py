"""What is promised of the catalogue, and the floors of the pages.

Of the introduction, what is compared is what became of its words and links on the pages. That
CommonMark itself is read rightly is markdown-it's to prove, whose parser the reader has as well.
The figures and their sources: docs/standards.md, "Sizes".
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from roadmap_print.catalogue.model import Catalogue, Resource, Step
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.output_file import OutputFile

LARGE_PRINT = 16.0  # pt, and more: what readers with low vision need
TONER = 0.15  # of a page, at most, that a black-and-white printer blackens


def floors(file: OutputFile, width: float, height: float) -> MinimumSizes:
    """Return the floors of a file whose pages are of this size in mm."""
    usual = file.publication.minimum_sizes(width, height)
    text = max(LARGE_PRINT, usual.text) if file.large_print else usual.text
    return replace(usual, text=text, grey=file.grey)


KEPT = "/:;,.()@!$&'*+=-_~"  # of a DOI in an address


@dataclass(frozen=True, slots=True)
class Placement:
    """A resource in a step: `number` is the step's, `path` the key that lists it."""

    number: int
    id: str
    resource: Resource
    path: str


def placements(
    catalogue: Catalogue, steps: Collection[int] = (), first: int | None = None
) -> tuple[Placement, ...]:
    """Return what is printed in the chosen steps, or all, in printed order, the `first` of each."""
    formats = [format_.id for format_ in catalogue.formats]
    found = []
    for index, step in enumerate(catalogue.steps):
        if not steps or index + 1 in steps:
            listed = [
                Placement(
                    index + 1, id_, catalogue.resources[id_], f"steps[{index}].resources[{i}]"
                )
                for i, id_ in enumerate(step.resources)
            ]
            in_order = sorted(listed, key=lambda each: formats.index(each.resource.format))
            found.extend(in_order[:first])
    return tuple(found)


def step_address(home: str, step: Step) -> str:
    """Return where the newest edition has a step: its id behind the address, not its number."""
    return f"{home.partition('#')[0]}#{step.id}"


def allowed_links(catalogue: Catalogue) -> Iterator[str]:
    """Yield where links may lead that no code has to: publisher, DOIs."""
    if publisher := catalogue.publisher:
        if publisher.website:
            yield publisher.website
        if publisher.email:
            yield f"mailto:{publisher.email}"
    for resource in catalogue.resources.values():
        yield from doi_links(resource)


def doi_links(resource: Resource) -> Iterator[str]:
    """Yield the addresses that a resource's DOI may be written as."""
    if resource.reference and (doi := resource.reference.doi):
        yield f"https://doi.org/{doi}"
        for kept in ("", "%"):  # a "%" is one of the DOI's own, or begins what is encoded
            yield f"https://doi.org/{quote(doi, safe=KEPT + kept)}"


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
