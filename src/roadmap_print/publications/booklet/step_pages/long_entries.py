"""A resource whose words no page holds, cut into parts: the last resort, so that all is printed."""

from collections.abc import Iterator

from roadmap_print.content.view import Entry
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.font_metrics import Type
from roadmap_print.publications.booklet.step_pages.entry_block import EntryPart, EntrySetter

SPARE = 2  # lines that a part leaves free for the signs among its words


def cut_entry(
    setter: EntrySetter, entry: Entry, measure: float, room: float, *, beside: float = 0.0
) -> tuple[EntryPart, ...]:
    """Return a resource as one part, as several where its words are higher than `room` mm.

    The first has `beside` mm less, where its code stands over its words.
    """
    whole = EntryPart(entry, entry.title, entry.meta)
    if setter.height(whole, measure, narrow=False) + beside <= room:
        return (whole,)
    title, meta = setter.kit.type("entry-title"), setter.meta
    titles = list(_cut(setter, entry.title, title, measure, room - beside))
    said = list(_cut(setter, dotted(*entry.meta), meta, measure, room))
    rows = [(text, "") for text in titles] + [("", text) for text in said or [""]]
    return tuple(
        EntryPart(entry, text, (more,), first=place == 0, last=place == len(rows) - 1)
        for place, (text, more) in enumerate(rows)
    )


def _cut(setter: EntrySetter, text: str, style: Type, measure: float, room: float) -> Iterator[str]:
    """Yield a text in pieces that are no higher than the room, cut where its lines end."""
    lines = setter.kit.measurer.wrap(text, style, measure) if text else ()
    most = max(1, int(room / style.line) - SPARE)
    at = 0
    for first in range(0, len(lines), most):
        start = text.index(lines[first], at)
        for line in lines[first : first + most]:
            at = text.index(line, at) + len(line)
        yield text[start:at]
