"""An edition in another language beside the one it was made from: what is still to be translated.

Texts that people read are held against those of the other edition: one that stands in both has
been left as it was. Names, addresses, references and what is a number are the same in any language.
"""

from collections.abc import Iterator, Mapping

from roadmap_print.catalogue.model import Catalogue, Resource
from roadmap_print.catalogue.reading.diagnostics import Position, find_position
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.catalogue.texts import texts
from roadmap_print.i18n.cldr import language_name
from roadmap_print.i18n.languages import primary_subtag, same_language
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem, Severity

PROSE = "title", "subtitle", "readers", "introduction", "levels", "formats", "audiences", "steps"
Told = tuple[str, Message, Mapping[str, object]]


def untranslated(file: str, reading: Reading, other: Catalogue) -> tuple[Problem, ...]:
    """Warn of what an edition has in the words or in the language of another, in its order.

    `file` is what the edition is called; one that has errors is not compared.
    """
    here = reading.catalogue
    if here is None:
        return ()
    told = (
        [("language", Message("like.one_language"), {"text": here.language})]
        if same_language(here.language, other.language)
        else [*_texts(here, other), *_languages(here, other, reading.language)]
    )
    return tuple(sorted((_problem(file, reading, *each) for each in told), key=_place))


def _place(problem: Problem) -> Position:
    return Position(problem.line, problem.column)


def _problem(
    file: str, reading: Reading, path: str, said: Message, values: Mapping[str, object]
) -> Problem:
    at, language = find_position(reading.positions, path), reading.language
    return Problem(
        Severity.WARNING, file, *at, path, *said.both(language, values), language=language
    )


def _texts(here: Catalogue, other: Catalogue) -> Iterator[Told]:
    """Yield the texts that stand in both, titles of resources by a sentence of their own.

    The title of a resource that says which language it is in is as it should be.
    """
    theirs = {text.casefold() for _, text in _prose(other)}
    for path, text in _prose(here):
        if text.casefold() in theirs and any(map(str.isalpha, text)):
            resource = path.startswith("resources.") and path.endswith(".title")
            said = Message("like.title" if resource else "like.text")
            if not resource or _is_of_edition(here, path):
                yield path, said, {"text": text}


def _is_of_edition(here: Catalogue, path: str) -> bool:
    """Say whether a resource claims the language of its edition, for it names none of its own."""
    return here.resources[path.removeprefix("resources.").removesuffix(".title")].language is None


def _prose(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield what people read in their language: titles, objectives, notes, labels, introduction."""
    for name in PROSE:
        yield from (each for each in texts(getattr(catalogue, name), name) if not _is_id(each[0]))
    for key, resource in catalogue.resources.items():
        for name in ("title", "note"):
            yield from texts(getattr(resource, name) or "", f"resources.{key}.{name}")


def _is_id(path: str) -> bool:
    return path.endswith(".id") or ".resources[" in path or ".audiences[" in path


def _languages(here: Catalogue, other: Catalogue, told_in: str) -> Iterator[Told]:
    """Yield the resources that would be of another language, for they do not name their own."""
    for key, resource in here.resources.items():
        before = other.resources.get(key)
        if before is None or before.url != resource.url:
            continue
        was, now = (
            _language(each, edition) for each, edition in ((before, other), (resource, here))
        )
        if not same_language(was, now):
            names = (language_name(primary_subtag(each), told_in) or each for each in (was, now))
            values = dict(zip(("name", "other"), names, strict=True)) | {"near": f"language: {was}"}
            yield f"resources.{key}.language", Message("like.language"), values


def _language(resource: Resource, edition: Catalogue) -> str:
    return resource.language or edition.language
