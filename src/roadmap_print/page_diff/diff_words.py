"""What is said of changes and of pages, in English and in French."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap_print.catalogue.comparison.compare import ChangedThing, ChangeKind
from roadmap_print.i18n.translator import Message

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
FIELDS = {
    "after": Message("place", "place"),
    "authors": Message("authors", "auteurs"),
    "doi": Message("DOI", "DOI"),
    "duration": Message("duration", "durée"),
    "edition": Message("edition", "édition"),
    "email": Message("e-mail", "courriel"),
    "format": Message("format", "format"),
    "heading": Message("heading", "intitulé"),
    "headings": Message("heading", "intertitre"),
    "home": Message("address of the newest edition", "adresse de la dernière édition"),
    "id": Message("id", "identifiant"),
    "issue": Message("issue", "numéro"),
    "journal": Message("journal", "revue"),
    "label": Message("label", "libellé"),
    "language": Message("language", "langue"),
    "level": Message("level", "niveau"),
    "logo": Message("logo", "logo"),
    "name": Message("publisher", "éditeur"),
    "note": Message("note", "note"),
    "pages": Message("pages", "pages"),
    "publisher": Message("publisher", "éditeur"),
    "step": Message("step", "étape"),
    "step_title": Message("step", "étape"),
    "subtitle": Message("subtitle", "sous-titre"),
    "text": Message("text", "texte"),
    "title": Message("title", "titre"),
    "url": Message("address", "adresse"),
    "volume": Message("volume", "volume"),
    "website": Message("website", "site"),
    "year": Message("year", "année"),
}
NOTHING = Message("nothing", "rien")
EDIT = Message("{field}: {old} → {new}", "{field} : {old} → {new}")
NOW_FIRST = Message("now first", "désormais en tête")
NOW_AFTER = Message("now after “{title}”", "désormais après « {title} »")

HEADING = Message("From {old} to {new}: {changes}", "De {old} à {new} : {changes}")
ONE_CHANGE = Message("1 change", "1 changement")
CHANGES = Message("{n} changes", "{n} changements")
SAME = Message("no change", "aucun changement")
FRONT = Message("Before the steps", "Avant les étapes")
STEP = Message("Step {n}: {title}", "Étape {n} : {title}")
OLD_STEP = Message("Former step {n}: {title}", "Ancienne étape {n} : {title}")

AGAIN = Message("To print again", "À réimprimer")
NOTHING_AGAIN = Message("nothing", "rien")
ONE_PAGE = Message("page {pages} (of {total})", "page {pages} (sur {total})")
MANY_PAGES = Message("pages {pages} (of {total})", "pages {pages} (sur {total})")
NAMED = Message("{name}: {what}", "{name} : {what}")
ALL_PAGES = Message("all {total}", "en entier ({total})")
FATES = {
    "added": Message("new: {pages}", "pages nouvelles : {pages}"),
    "edited": Message("edited: {pages}", "pages modifiées : {pages}"),
    "removed": Message(
        "gone (old numbers): {pages}", "pages disparues (anciens numéros) : {pages}"
    ),
    "renumbered": Message(
        "the same but for the number or the total at the foot: {pages}",
        "pages identiques, hormis leur numéro ou le total en bas de page : {pages}",
    ),
}
REST = Message(
    "All other pages stay as they are; in a new print, only the edition and the mark at their "
    "foot would be others.",
    "Les autres pages restent bonnes ; réimprimées, elles ne différeraient que par l’édition et "
    "l’empreinte en bas de page.",
)
UNFIT_OLD = Message(
    "all of it; the older edition could not be made ({reason})",
    "en entier ; l’ancienne édition n’a pu être composée ({reason})",
)
UNFIT_NEW = Message("cannot be made ({reason})", "composition impossible ({reason})")

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
        return f"{say(FIELDS[first], language)} ({last})"
    return say(FIELDS[last or first], language)


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
