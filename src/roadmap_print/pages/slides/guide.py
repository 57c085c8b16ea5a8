"""How to read the slides: what to do with a code, the formats, the levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.pages.slides import line
from roadmap_print.pages.slides.card import Figure, level_pips
from roadmap_print.pages.slides.frame import Frame, Text
from roadmap_print.pages.slides.front import heading_text

COLUMNS = 3
GUTTER = 12.0  # mm
TOP = 52.0  # mm: the columns' headings
SIGN = 14.0  # mm: a pictogram
UNDER_HEADING = 6.0  # mm
BETWEEN = 7.0  # mm from a sign to the next
BESIDE = 6.0  # mm from a sign to its name


@dataclass(frozen=True, slots=True)
class Sign:
    """A pictogram or pips, with its name and what it asks for; places within the column."""

    figure: Figure
    name: Text
    text: Text | None

    @property
    def end(self) -> float:
        """The lower edge."""
        words = (self.text or self.name).end
        return max(words, self.figure.y + self.figure.height)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over signs; `again` where the section goes on in another column."""

    x: float
    heading: Text
    again: bool
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A slide that says how to read the others."""

    kind = "guide"
    first: bool
    route: str
    heading: Text
    top: float
    sections: tuple[Section, ...]


# What a sign needs: its figure at a height, its name, what it asks for.
_Item = tuple[Callable[[float], Figure], str, str]


def guide_slides(frame: Frame) -> Iterator[Guide]:
    """Lay out gestures, formats and levels in columns, on as many slides as they take."""
    words = frame.roadmap.words
    titled = (
        (words.gestures, _gestures(frame)),
        (words.formats, _formats(frame)),
        (words.levels, _levels(frame)),
    )
    sections = [part for title, items in titled for part in _sections(frame, title, items)]
    step = _width(frame) + GUTTER
    for start in range(0, len(sections), COLUMNS):
        yield Guide(
            first=start == 0,
            route=line.straight(frame, frame.ink),
            heading=heading_text(frame, words.slides_how_to_read),
            top=TOP,
            sections=tuple(
                replace(section, x=frame.mm("left") + i * step)
                for i, section in enumerate(sections[start : start + COLUMNS])
            ),
        )


def _gestures(frame: Frame) -> list[_Item]:
    items = frame.roadmap.words.slide_gestures.items()
    return [(_pictogram(frame, sign), name, text) for sign, (name, text) in items]


def _formats(frame: Frame) -> list[_Item]:
    return [(_pictogram(frame, kind.id), kind.label, "") for kind in frame.roadmap.kinds]


def _levels(frame: Frame) -> list[_Item]:
    middle = frame.type("sign-name").line / 2
    return [
        (lambda y, level=level: level_pips(frame, level, 0.0, y + middle), level.label, "")
        for level in frame.roadmap.levels
    ]


def _pictogram(frame: Frame, name: str) -> Callable[[float], Figure]:
    return lambda y: Figure(frame.assets.pictogram(name, frame.ink), 0.0, y, SIGN, SIGN)


def _sections(frame: Frame, title: str, items: Sequence[_Item]) -> Iterator[Section]:
    """Set signs under their heading, in as many columns as they take."""
    heading = frame.text(title, "heading", (0.0, 0.0, _width(frame), 24.0))
    top, end = heading.end + UNDER_HEADING, frame.mm("bottom") - TOP
    signs: list[Sign] = []
    again = False
    for item in items:
        sign = _sign(frame, item, signs[-1].end + BETWEEN if signs else top)
        if signs and sign.end > end:
            yield Section(0.0, heading, again, tuple(signs))
            signs, again = [], True
            sign = _sign(frame, item, top)
        signs.append(sign)
    if signs:
        yield Section(0.0, heading, again, tuple(signs))


def _sign(frame: Frame, item: _Item, y: float) -> Sign:
    figure_at, name, text = item
    figure = figure_at(y)
    x = figure.width + BESIDE
    width = _width(frame) - x
    set_name = frame.text(name, "sign-name", (x, y, width, frame.mm("bottom") - TOP - y))
    if not text:
        drop = max(0.0, (figure.height - set_name.height) / 2)
        return Sign(figure, set_name.moved(drop), None)
    return Sign(figure, set_name, frame.text(text, "sign-text", (x, set_name.end, width, 60.0)))


def _width(frame: Frame) -> float:
    return (frame.right - frame.mm("left") - GUTTER * (COLUMNS - 1)) / COLUMNS
