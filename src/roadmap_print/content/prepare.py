"""The catalogue made ready to print: typeset, numbered, coloured, each entry with its code.

It is done here for all pages, so that none forgets a rule of typography and all three
publications say the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from roadmap_print.brand.palette import Palette
from roadmap_print.catalogue.model import Catalogue, Question, Reference, Resource, Step
from roadmap_print.content import citations
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.view import Entry, FormatView, Group, LevelView, Roadmap, Station, domain
from roadmap_print.i18n.languages import same_language
from roadmap_print.i18n.page_words import words
from roadmap_print.i18n.typography import closed, typeset

COLOURFUL = Palette()


def prepare(
    catalogue: Catalogue,
    codes: Mapping[str, QrCode],
    numbers: Collection[int] = (),
    palette: Palette = COLOURFUL,
) -> Roadmap:
    """Make a catalogue ready to print; `numbers` choose steps, which keep number and colour."""
    maker = _Maker(catalogue, codes, palette)
    colours = palette.stations(max(1, len(catalogue.steps)))
    stations = tuple(
        maker.station(number, step, colours[number - 1])
        for number, step in enumerate(catalogue.steps, start=1)
        if not numbers or number in numbers
    )
    publisher = catalogue.publisher
    return Roadmap(
        title=maker.text(catalogue.title),
        subtitle=maker.optional(catalogue.subtitle),
        language=catalogue.language,
        edition=maker.optional(catalogue.edition),
        home=codes[catalogue.home] if catalogue.home else None,
        publisher=maker.optional(publisher.name) if publisher else None,
        contact=tuple(filter(None, (publisher.website, publisher.email))) if publisher else (),
        introduction=tuple(
            Question(heading=maker.text(question.heading), text=question.text)
            for question in catalogue.introduction
        ),
        levels=tuple(maker.levels.values()),
        kinds=maker.used_kinds(stations),
        stations=stations,
        words=maker.words,
    )


class _Maker:
    """What making an entry needs to know of its catalogue."""

    def __init__(self, catalogue: Catalogue, codes: Mapping[str, QrCode], palette: Palette) -> None:
        self.catalogue = catalogue
        self.codes = codes
        self.words = words(catalogue.language)
        count = len(catalogue.levels)
        colours = palette.levels(count)
        self.levels = {
            level.id: LevelView(rank, count, self.text(level.label), colours[rank - 1])
            for rank, level in enumerate(catalogue.levels, start=1)
        }

    def text(self, text: str, language: str | None = None) -> str:
        return closed(typeset(text, language or self.catalogue.language))

    def optional(self, text: str | None) -> str | None:
        return None if text is None else self.text(text)

    def station(self, number: int, step: Step, colour: str) -> Station:
        return Station(
            number=number,
            id=step.id,
            title=self.text(step.title),
            objectives=tuple(map(self.text, step.objectives)),
            groups=tuple(self._groups(step)),
            colour=colour,
        )

    def used_kinds(self, stations: Collection[Station]) -> tuple[FormatView, ...]:
        used = {group.kind.id for station in stations for group in station.groups}
        return tuple(
            FormatView(format_.id, self.text(format_.label))
            for format_ in self.catalogue.formats
            if format_.id in used
        )

    def _groups(self, step: Step) -> list[Group]:
        resources = [(id_, self.catalogue.resources[id_]) for id_ in step.resources]
        groups = []
        for format_ in self.catalogue.formats:
            kind = FormatView(format_.id, self.text(step.headings.get(format_.id, format_.label)))
            entries = tuple(
                self._entry(id_, resource, kind)
                for id_, resource in resources
                if resource.format == format_.id
            )
            if entries:
                groups.append(Group(kind, entries))
        return groups

    def _entry(self, id_: str, resource: Resource, kind: FormatView) -> Entry:
        other = resource.language if self._is_other(resource.language) else None
        parts = (
            self.optional(resource.publisher),
            self.optional(resource.note),
            self.optional(resource.duration),
            self.words.in_language(other) if other else None,
        )
        work = resource.reference and citations.closed(resource.reference)
        journal = work.journal if work else None
        published = " ".join(filter(None, (work.journal, work.year))) if work else None
        return Entry(
            id=id_,
            title=self.text(resource.title, resource.language),
            kind=kind,
            level=self.levels.get(resource.level or ""),
            code=self.codes[resource.url],
            lang=other,
            meta=tuple(filter(None, parts)) if not resource.reference else (),
            source=self.optional(resource.publisher) or journal or domain(resource.url),
            citation=self._citation(resource, work, other),
            brief=tuple(filter(None, (published or parts[0], *parts[2:]))),
            doi=self._doi(resource),
        )

    def _citation(
        self, resource: Resource, work: Reference | None, other: str | None
    ) -> str | None:
        """Cite a published work, its language behind it, then what other entries say too."""
        if work is None:
            return None
        return citations.with_remarks(
            work,
            self.words.sentence_in(other) if other else None,
            self.optional(resource.publisher),
            self.optional(resource.note),
            self.optional(resource.duration),
        )

    def _doi(self, resource: Resource) -> str | None:
        if resource.reference is None or resource.reference.doi is None:
            return None
        address = citations.doi_address(resource.reference.doi)
        return address if address.lower() != resource.url.lower() else None

    def _is_other(self, language: str | None) -> bool:
        return language is not None and not same_language(language, self.catalogue.language)
