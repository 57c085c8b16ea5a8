"""What is new since an older catalogue, ready to print: marks on entries, and a list of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from roadmap_print.catalogue.comparison.compare import UNTOLD, Change, ChangedThing, ChangeKind
from roadmap_print.content.build_options import Since
from roadmap_print.content.printed_text import PrintedText
from roadmap_print.content.view import Chapter, News, Novelty, Roadmap, Station
from roadmap_print.i18n.page_words import Words, dotted
from roadmap_print.i18n.typography import typeset

_KEYS = {
    ChangedThing.QUESTION: "introduction",
    ChangedThing.LEVEL: "levels",
    ChangedThing.FORMAT: "formats",
    ChangedThing.STEP: "steps[{place}].title",
    ChangedThing.OBJECTIVE: "steps[{place}].objectives",
    ChangedThing.RESOURCE: "resources.{key}.title",
}
"""Where a changed thing's title stands in the new catalogue, or the list that has it."""


def with_news(roadmap: Roadmap, since: Since | None) -> Roadmap:
    """Mark what is new in a roadmap, and tell it; the same where nothing is."""
    if since is None:
        return roadmap
    stations = tuple(_marked(station, since.changes) for station in roadmap.stations)
    formatter = _NewsFormatter(replace(roadmap, stations=stations), since)
    chapters = tuple(formatter.chapters(since.changes))
    if not chapters:
        return roadmap
    return replace(roadmap, stations=stations, news=News(formatter.since_when(), chapters))


def _marked(station: Station, changes: Iterable[Change]) -> Station:
    """Mark the entries of a step that are new in it or edited."""
    kinds = {
        change.key: change.kind
        for change in changes
        if change.thing is ChangedThing.RESOURCE and change.step == station.number
        if change.kind in {ChangeKind.ADDED, ChangeKind.EDITED}
    }
    groups = tuple(
        replace(
            group, entries=tuple(replace(each, news=kinds.get(each.id)) for each in group.entries)
        )
        for group in station.groups
    )
    return replace(station, groups=groups)


class _NewsFormatter:
    """Turns changes into what a reader is told, step by step."""

    def __init__(self, roadmap: Roadmap, since: Since) -> None:
        self.words: Words = roadmap.words
        self.roadmap = roadmap
        self.since = since
        self.languages = dict(since.languages)
        self.stations = {station.number: station for station in roadmap.stations}

    def since_when(self) -> str:
        """Say since which edition, where the two have names that differ."""
        edition = self._text(self.since.edition or "")
        if not edition or edition == self.roadmap.edition:
            return self.words.since_before
        return self.words.since_edition.format(edition=edition)

    def chapters(self, changes: Sequence[Change]) -> Iterator[Chapter]:
        """Gather the changes of each step, and merge those of one thing."""
        gathered: defaultdict[tuple[str, int], list[Change]] = defaultdict(list)
        for change in changes:
            place = self._place(change)
            if place is not None:
                gathered[place].append(change)
        for (where, number), told in gathered.items():
            station = self.stations.get(number) if where == "step" else None
            elsewhere = self.words.before_steps if where == "front" else self.words.gone_step
            title = station.title if station else elsewhere
            yield Chapter(station, title, tuple(self._novelties(told, station)))

    def _place(self, change: Change) -> tuple[str, int] | None:
        """Return the chapter that a change belongs to, None where its step is not printed."""
        number = change.step
        if number is None:
            return ("front", 0)
        if change.kind is ChangeKind.REMOVED:
            now = self.since.steps[number - 1]
            if now is None:
                return ("gone", number)
            number = now
        return ("step", number) if number in self.stations else None

    def _novelties(self, changes: Sequence[Change], station: Station | None) -> Iterator[Novelty]:
        """Tell each thing once: what has moved and was edited is edited."""
        whole = any(
            each.thing is ChangedThing.STEP and each.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}
            for each in changes
        )
        things: defaultdict[tuple[ChangedThing, str, bool], list[Change]] = defaultdict(list)
        for change in changes:
            if not (whole and change.thing is ChangedThing.OBJECTIVE):
                gone = change.kind is ChangeKind.REMOVED
                things[change.thing, change.key, gone].append(change)
        for told in things.values():
            yield self._novelty(told, station)

    def _novelty(self, told: Sequence[Change], station: Station | None) -> Novelty:
        change = next((each for each in told if each.kind is ChangeKind.EDITED), told[0])
        gone = change.kind is ChangeKind.REMOVED
        is_there = change.thing is ChangedThing.RESOURCE and not gone
        entries = station.entries if station and is_there else ()
        entry = next((each for each in entries if each.id == change.key), None)
        lang = entry.lang if entry else self.languages.get(change.key)
        place = {"place": (change.step or 1) - 1, "key": change.key}
        path = "" if gone else _KEYS.get(change.thing, "").format(**place)
        title: str = PrintedText(typeset(change.title, lang or self.roadmap.language), path)
        ours = self.words.lang.get("lang")
        if change.thing is ChangedThing.CATALOGUE:
            title, lang = self.words.front_matter, ours
        if change.thing is ChangedThing.STEP and station:
            title, lang = self.words.whole_step, ours
        detail = dotted(*dict.fromkeys(self._details(told)))
        return Novelty(change.kind, title, lang, detail, entry)

    def _details(self, told: Sequence[Change]) -> Iterator[str]:
        """Say what a thing is, where its title does not, and what of it is another now."""
        if not (told[0].thing is ChangedThing.STEP and told[0].kind is not ChangeKind.REMOVED):
            yield self.words["things"].get(told[0].thing, "")
        is_step = told[0].thing is ChangedThing.STEP
        for change in told:
            for edit in change.edits:
                if edit.name == "step":
                    yield self.words.formerly.format(number=edit.old)
                elif edit.name == "step_title" or (is_step and edit.name == "title"):
                    yield self.words.formerly_titled.format(title=self._text(edit.old or ""))
                elif change.kind is ChangeKind.EDITED:
                    key = edit.name.partition(".")[0]
                    yield "" if key in UNTOLD else self.words["fields"].get(key, key)

    def _text(self, text: str) -> str:
        return typeset(text, self.roadmap.language)
