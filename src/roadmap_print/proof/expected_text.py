"""What a publication promises to print of its catalogue, word for word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_print.catalogue.fields import keys_of
from roadmap_print.catalogue.model import Catalogue, Reference, Resource, Step
from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.catalogue.urls import domain
from roadmap_print.i18n.page_words import words
from roadmap_print.proof.requirements import Placement
from roadmap_print.proof.subject import Subject, normalise_text

MOST_NAMED = 2  # authors, before "et al."; docs/standards.md, "References"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that has its place in the order; `near` are those that belong to it, in any order.

    `among` is how many letters of the same entry may stand among those. One that `may_end` early
    does so at a colon, before a bracket or with "…"; an `optional` one may be left out.
    """

    text: str
    path: str
    near: tuple[tuple[str, str], ...] = ()
    among: int = 0
    may_end: bool = False
    optional: bool = False


def anywhere(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield what has no place in the order: whose and which edition it is, the legend."""
    catalogue = subject.catalogue
    prints = subject.prints.keys
    publisher = catalogue.publisher.name if catalogue.publisher else None
    texts = {
        "title": (catalogue.title, "title"),
        "edition": (catalogue.edition, "edition"),
        "publisher": (publisher, "publisher.name"),
    }
    for key, (text, path) in texts.items():
        if text and key in prints:
            yield text, path
    yield from _shown(catalogue, "", subject)
    used = {each.resource.level for each in subject.placements} if "levels" in prints else ()
    for number, level in enumerate(catalogue.levels):
        if level.id in used:
            yield level.label, f"levels[{number}].label"
    yield from _times(subject)
    if subject.home:
        yield domain(subject.home), "home"


def _times(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield how long each step takes, and all, each resource counted once."""
    resources, prints = subject.catalogue.resources, subject.prints.keys
    listed = {n: subject.catalogue.steps[n - 1].resources for n in subject.steps}
    wanted = [(ids, f"steps[{n - 1}].resources") for n, ids in listed.items() if "times" in prints]
    if "total" in prints:
        wanted.append((tuple({id_ for ids in listed.values() for id_ in ids}), "resources"))
    for ids, path in wanted:
        given = [int(resources[id_].minutes or 0) for id_ in ids if resources[id_].minutes]
        if total := sum(given):
            our_words = words(subject.catalogue.language)
            yield our_words.time(total, at_least=len(given) != len(ids)), path


def _shown(
    value: Catalogue | Step | Resource, path: str, subject: Subject, without: TextKind | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the texts of a value whose rows say that they are of a kind that is shown."""
    for name, row in keys_of(type(value)).items():
        shown = row.printed in subject.file.publication.visible.kinds and row.printed != without
        if shown and (text := getattr(value, name)):
            yield text, f"{path}{name}"


def pieces(subject: Subject) -> Iterator[Piece]:
    """Yield what stands in the order of the catalogue."""
    prints, gives_way = subject.prints.keys, "objectives" in subject.prints.gives_way
    met: set[str] = set()
    questions = subject.catalogue.introduction if "introduction" in prints else ()
    for index, question in enumerate(questions):
        path = f"introduction[{index}]"
        yield Piece(question.heading, f"{path}.heading")
        for prose in subject.introduction:
            if prose.path == f"{path}.text" and normalise_text(prose.text):
                yield Piece(prose.text, prose.path)
    for number in subject.steps:
        step, path = subject.catalogue.steps[number - 1], f"steps[{number - 1}]"
        yield Piece(step.title, f"{path}.title", may_end="titles" in subject.prints.gives_way)
        for index, objective in enumerate(step.objective_texts if "objectives" in prints else ()):
            key = f"{path}.objectives[{index}]"
            optional = gives_way and index > 0
            yield Piece(objective, key, may_end=gives_way, optional=optional)
        yield from (Piece(*each) for each in _shown(step, f"{path}.", subject))
        for each in subject.placements:
            if each.number == number and "entries" in prints:
                yield Piece(
                    each.resource.title,
                    f"resources.{each.id}.title",
                    tuple(_entry(each, subject, again=each.id in met)),
                    _among(each, subject),
                )
        met.update(subject.catalogue.steps[number - 1].resources)


def _entry(each: Placement, subject: Subject, *, again: bool) -> Iterator[tuple[str, str]]:
    """Yield what stands with a resource's title; less, where it was met in an earlier step."""
    path, resource = f"resources.{each.id}", each.resource
    yield domain(resource.url), f"{path}.url"
    if again and subject.prints.repeats:
        return
    visible, work = subject.file.publication.visible, resource.reference
    gives_way = subject.prints.gives_way
    told = work and visible.rather == "work" and any(getattr(work, key) for key in visible.of_work)
    for text, key in _shown(resource, f"{path}.", subject, TextKind.SOURCE if told else None):
        if not _says(domain(resource.url), text) and key.rpartition(".")[2] not in gives_way:
            yield _before(domain(resource.url), text), key
    if work and subject.prints.citations:
        for text in _citation(work):
            yield text, f"{path}.reference"


def _says(host: str, text: str) -> bool:
    """Tell whether a host's name, all of it or before the last dot, is the letters of a text."""
    said = _letters(text)
    return bool(said) and said in {_letters(host), _letters(host.split(".")[-2:][0])}


def _before(host: str, text: str) -> str:
    """Return a text without the host that it ends in, which may stand apart from it."""
    return text.removesuffix(host).rstrip(" \u00a0–-·,(") if text.endswith(host) else text


def _letters(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, apart))


def _among(each: Placement, subject: Subject) -> int:
    """Count the letters that may stand between an entry's title and the last that is its own."""
    catalogue, work = subject.catalogue, each.resource.reference
    labels = [level.label for level in catalogue.levels]
    labels += [format_.label for format_ in catalogue.formats]
    labels += catalogue.steps[each.number - 1].headings.values()
    return max(map(len, labels)) + len((work and work.journal) or "")


def _citation(work: Reference) -> Iterator[str]:
    """Yield what a line under a title has of a published work: who is named first, where, when."""
    named = [name for name in work.authors if not _others(name)]
    yield from named[:1]
    if len(named) > MOST_NAMED or len(named) < len(work.authors):
        yield "et al"
    yield from filter(None, (work.journal, work.year))


def _others(name: str) -> bool:
    return re.match(r"et\b|others", name, re.IGNORECASE) is not None
