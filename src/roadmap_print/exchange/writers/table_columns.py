"""The columns of a catalogue as a table: a row each time that a resource stands in a step.

So each step keeps its order, and a resource that several steps use has a row in each. What no step
uses has a row without a step. Steps and levels are numbered, so that a spreadsheet sorts them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from roadmap_print.catalogue.model import Catalogue, Format, Resource
from roadmap_print.exchange.record import KEYS, OF_WORK
from roadmap_print.i18n.languages import message_languages, primary_subtag
from roadmap_print.i18n.translator import Message

SEVERAL: Final = "; "
"""Between the authors of a cell."""
COLUMNS: Final = ("step", "id", *KEYS)


def headings(language: str) -> list[str]:
    """Name the columns in a language of messages."""
    names = (Message(f"changes.fields.{column}").or_name(language) for column in COLUMNS)
    return [name[:1].upper() + name[1:] for name in names]


def rows(catalogue: Catalogue) -> Iterator[list[str]]:
    """Give the headings, in the catalogue's language where messages are in it, then each row."""
    language = primary_subtag(catalogue.language)
    yield headings(language if language in message_languages() else "en")
    unused = dict(catalogue.resources)
    for number, step in enumerate(catalogue.steps, 1):
        for id_ in step.resources:
            unused.pop(id_, None)
            yield _row(catalogue, f"{number}. {step.title}", id_)
    for id_ in unused:
        yield _row(catalogue, "", id_)


def _row(catalogue: Catalogue, step: str, id_: str) -> list[str]:
    resource = catalogue.resources[id_]
    cells = {"step": step, "id": id_, **{key: _cell(resource, key) for key in KEYS}}
    cells["format"] = _labels(catalogue.formats)[resource.format]
    levels = {each.id: f"{place}. {each.label}" for place, each in enumerate(catalogue.levels, 1)}
    cells["level"] = levels.get(resource.level or "", "")
    return [cells[column] for column in COLUMNS]


def _labels(formats: Sequence[Format]) -> dict[str, str]:
    """Give each format's label, or its id where another has the same label."""
    counts = Counter(each.label for each in formats)
    return {each.id: each.label if counts[each.label] == 1 else each.id for each in formats}


def _cell(resource: Resource, key: str) -> str:
    holder = resource.reference if key in OF_WORK else resource
    value = getattr(holder, key.replace("-", "_"), None)
    return SEVERAL.join(value) if isinstance(value, tuple) else value or ""
