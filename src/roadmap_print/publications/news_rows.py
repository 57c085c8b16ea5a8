"""What is new, a row a change: its badge, what has changed, and how it was before.

Booklet and slides place the rows on pages of their own.
"""

from dataclasses import dataclass, replace

from roadmap_print.content.view import Chapter, News, Novelty
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.page_model import Part
from roadmap_print.publications.page_kit import PageKit

AFTER_BADGE = 0.35  # of a badge's room: from the widest badge to the titles


@dataclass(frozen=True, slots=True)
class NewsLook:
    """Types of badge, title and detail."""

    badge: Type
    title: Type
    detail: Type


def list_changes(news: News) -> tuple[tuple[int, Chapter, Novelty], ...]:
    """List what has changed, each with its chapter and that one's place."""
    return tuple(
        (place, chapter, novelty)
        for place, chapter in enumerate(news.chapters)
        for novelty in chapter.novelties
    )


def badge_room(kit: PageKit, news: News, look: NewsLook) -> float:
    """Return how far after the start of their badges all titles begin, in mm."""
    widest = max(kit.badge(kind, 0.0, 0.0, look.badge).width for kind, _ in news.counts)
    return widest + AFTER_BADGE * look.badge.line * 2


def place_counts(kit: PageKit, news: News, start: float, top: float, look: NewsLook) -> Part:
    """Place how many things are new, edited, moved and withdrawn, in a line: the rows' legend."""
    parts, at, gap = [], start, look.badge.line
    for kind, count in news.counts:
        badge = kit.badge(kind, at, top, look.badge)
        at += badge.width + gap / 2
        text = str(count)
        number = kit.text(
            text, replace(look.title, leading=look.badge.leading), at, top,
            kit.measurer.width(text, look.title), colour=kit.theme.ink,
        )  # fmt: skip
        at += number.width + 2 * gap
        parts += [badge, Part((number,))]
    return Part.of(parts, width=at - start, height=gap)


def place_news_row(
    kit: PageKit, novelty: Novelty, start: float, top: float, room: float, measure: float,
    look: NewsLook,
) -> Part:  # fmt: skip
    """Place a row: its badge, then from `room` on what has changed; `measure` mm in all.

    What is still printed is a link. Under its title stands what of it is another, or was.
    """
    badge_top = top + (look.title.line - look.badge.line) / 2
    badge = kit.badge(novelty.kind, start, badge_top, look.badge)
    entry = novelty.entry
    title = replace(
        kit.text(novelty.title, look.title, start + room, top, measure - room, lang=novelty.lang),
        link=kit.entry_link(entry) if entry else None,
    )
    blocks = [*badge.content, title]
    if novelty.detail:
        blocks.append(
            kit.words(
                novelty.detail,
                look.detail,
                start + room,
                title.bottom,
                measure - room,
                colour=kit.theme.grey,
            )
        )
    bottom = max(getattr(blocks[-1], "bottom", top), badge_top + badge.height)
    return Part(tuple(blocks), badge.shapes, measure, bottom - top)
