"""What is said of changes and of pages, in English and in French."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap_print.catalogue.comparison.compare import ChangedThing, ChangeKind
from roadmap_print.i18n.translator import Message
from roadmap_print.publications.registry import Publication

ADDED, REMOVED, MOVED, EDITED = ChangeKind

NOUNS = {
    ChangedThing.CATALOGUE: Message("catalogue", "catalogue"),
    ChangedThing.QUESTION: Message("question", "question"),
    ChangedThing.LEVEL: Message("level", "niveau"),
    ChangedThing.FORMAT: Message("format", "format"),
    ChangedThing.STEP: Message("step", "étape"),
    ChangedThing.OBJECTIVE: Message("objective", "objectif"),
    ChangedThing.RESOURCE: Message("resource", "ressource"),
}
FEMININE = {ChangedThing.QUESTION, ChangedThing.STEP, ChangedThing.RESOURCE}
DONE = {
    ADDED: Message("added", "ajouté"),
    REMOVED: Message("removed", "retiré"),
    MOVED: Message("moved", "déplacé"),
    EDITED: Message("edited", "modifié"),
}

ONE_CHANGE = Message("1 change", "1 changement")
CHANGES = Message("{n} changes", "{n} changements")

NOTHING_AGAIN = Message("nothing", "rien")
ONE_PAGE = Message("page {pages} (of {total})", "page {pages} (sur {total})")
MANY_PAGES = Message("pages {pages} (of {total})", "pages {pages} (sur {total})")
NAMES = {
    Publication.BOOKLET: Message("booklet", "livret"),
    Publication.POSTER: Message("poster", "affiche"),
    Publication.SLIDES: Message("slides", "diapositives"),
}

IN_STEPS = (
    Message(", step {steps}", ", étape {steps}"),
    Message(", steps {steps}", ", étapes {steps}"),
)
IN_OLD_STEPS = (
    Message(", former step {steps}", ", ancienne étape {steps}"),
    Message(", former steps {steps}", ", anciennes étapes {steps}"),
)
NEWS_MORE = Message("and {n} more changes", "et {n} autres changements")
AND = Message(" and ", " et ")


def what(kind: ChangeKind, thing: ChangedThing, language: str) -> str:
    """Say what has happened to what: “resource added”, with a capital."""
    noun, done = say(NOUNS[thing], language), say(DONE[kind], language)
    ending = "e" if language == "fr" and thing in FEMININE else ""
    return f"{noun} {done}{ending}".capitalize()


def field(name: str, language: str) -> str:
    """Give a field's name as people say it: that of the last key of its path."""
    first, _, last = name.partition(".")
    if first == "headings":
        return f"{Message(f'changes.fields.{first}').told(language)} ({last})"
    return Message(f"changes.fields.{last or first}").told(language)


def listed(parts: Sequence[str], language: str) -> str:
    """Join parts as a sentence does: “4, 9 and 12”."""
    *before, last = parts
    return say(AND, language).join(filter(None, (", ".join(before), last)))


def ranges(numbers: Sequence[int], language: str) -> str:
    """Write page numbers, which rise, as for a print dialog: “2-5, 9 and 12”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run)
    return listed(parts, language)


def say(message: Message, language: str, **values: object) -> str:
    """Say a message of the report."""
    return message.told(language, **values)
