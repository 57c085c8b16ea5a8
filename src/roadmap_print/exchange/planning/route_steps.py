"""The steps that records go to: those of the catalogue, found by heading, and new ones."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.suggestions import slug
from roadmap_print.exchange.planning.vocabulary import words_language
from roadmap_print.exchange.record import LostRecord, ResourceRecord
from roadmap_print.i18n.translator import say

_NUMBERED = re.compile(
    r"\s*(?:(?:[ée]tape|step)\s+(?P<told>\d{1,3})\s*(?:[-–—:.)]\s*|$)"
    r"|(?P<bare>\d{1,3})(?:[.):]\s+|\s*$))(?P<title>.*?)\s*",
    re.IGNORECASE,
)
"""A step's number before its title: `3. Éthique`, `Étape 3 : Éthique`, `3`."""


@dataclass(slots=True)
class PlannedStep:
    """A step and the ids that are added to it; `id` is empty and `is_new` where it is added."""

    title: str
    id: str
    is_new: bool
    members: set[str] = field(default_factory=set)
    added: list[str] = field(default_factory=list)


class RouteSteps:
    """Steps by their number or heading; a heading that none of them has begins one."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.steps = [
            PlannedStep(each.title, each.id, is_new=False, members=set(each.resources))
            for each in catalogue.steps
        ]
        self._there = tuple(self.steps)
        self._language = words_language(catalogue)
        self._by_heading: dict[str, PlannedStep] = {}

    def numbered(self, number: int) -> PlannedStep:
        """Give a step of the catalogue by its number, from 1."""
        return self._there[number - 1]

    def headed(self, heading: str) -> PlannedStep:
        """Find the step of a heading, or begin one."""
        name = slug(heading) or heading
        if name not in self._by_heading:
            self._by_heading[name] = self._find(heading) or self._begin(heading)
        return self._by_heading[name]

    def _find(self, heading: str) -> PlannedStep | None:
        numbered = _NUMBERED.fullmatch(heading)
        title = numbered["title"] if numbered else heading
        number = int(numbered["told"] or numbered["bare"]) if numbered else 0
        same = [step for step in self._there if _is_meant(step, heading, title)]
        if not title:
            same = [*self._there]
        at_place = (step for step in same if self._there.index(step) == number - 1)
        return next(at_place, same[0] if same and title else None)

    def _begin(self, heading: str) -> PlannedStep:
        """Begin a step; one of which the file has the number alone is called by that."""
        numbered = _NUMBERED.fullmatch(heading)
        title = numbered["title"] if numbered else heading
        if numbered and not title:
            number = numbered["told"] or numbered["bare"]
            title = say(self._language, "exchange.preview.untitled", number=number)
        self.steps.append(PlannedStep(title, "", is_new=True))
        return self.steps[-1]


def _is_meant(step: PlannedStep, heading: str, title: str) -> bool:
    names = {slug(heading), slug(title)} - {""}
    return bool(names & {slug(step.title), step.id}) or step.title in {heading, title}


def titles_of_headings(
    found: Sequence[ResourceRecord | LostRecord],
) -> Mapping[tuple[str, ...], str]:
    """Give each path of headings the title of its step: the last, with the one above where needed.

    That is where another path ends in a heading of that name.
    """
    paths = dict.fromkeys(
        each.steps for each in found if isinstance(each, ResourceRecord) and each.steps
    )
    names = Counter(slug(path[-1]) for path in paths)
    return {
        path: " – ".join(path[-2:]) if names[slug(path[-1])] > 1 else path[-1] for path in paths
    }
