"""The catalogue made ready to print: typeset, numbered, coloured, each entry with its code.

It is done here for all pages, so that none forgets a rule of typography and all three
publications say the same.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from itertools import chain
from typing import TypeAlias

from roadmap_print.brand.pictogram_guess import guess_pictograms
from roadmap_print.brand.theme import DEFAULT, Hue, Theme
from roadmap_print.catalogue.audiences.choice import printed_steps
from roadmap_print.catalogue.fields import keys_of
from roadmap_print.catalogue.model import Catalogue, Publisher, Question, Reference, Resource, Step
from roadmap_print.catalogue.text_kinds import TextKind
from roadmap_print.catalogue.urls import doi_address, domain, step_address
from roadmap_print.content import citations
from roadmap_print.content.printed_text import PrintedText, join
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.view import (
    Entry,
    FeaturedEntry,
    FormatView,
    Group,
    LevelView,
    Roadmap,
    Sender,
    Station,
)
from roadmap_print.i18n.languages import same_language
from roadmap_print.i18n.page_words import DOT, words
from roadmap_print.i18n.typography import typeset

MOST_FEATURED = 3
TextsByKind: TypeAlias = dict[TextKind, tuple[PrintedText, ...]]


def prepare(
    catalogue: Catalogue,
    codes: Mapping[str, QrCode],
    numbers: Collection[int] = (),
    theme: Theme = DEFAULT,
) -> Roadmap:
    """Make a catalogue ready to print; `numbers` choose steps, which keep number and colour."""
    maker, printed = _Maker(catalogue, codes, theme), printed_steps(catalogue, numbers)
    hues = theme.hues(max(1, len(catalogue.steps)))
    stations = tuple(
        maker.station(number, step, hues[number - 1])
        for number, step in enumerate(catalogue.steps, start=1)
        if number in printed
    )
    publisher = catalogue.publisher
    return Roadmap(
        title=maker.text(catalogue.title, "title"),
        subtitle=maker.line(catalogue),
        language=catalogue.language,
        edition=maker.optional(catalogue.edition, "edition"),
        home=codes[catalogue.home] if catalogue.home else None,
        publisher=maker.optional(publisher.name, "publisher.name") if publisher else None,
        contact=tuple(_contact(publisher)) if publisher else (),
        introduction=tuple(
            maker.question(question, f"introduction[{place}]")
            for place, question in enumerate(catalogue.introduction)
        ),
        levels=maker.used_levels(stations),
        kinds=maker.used_kinds(stations),
        stations=stations,
        words=maker.words,
        theme=theme,
        step_count=len(catalogue.steps),
        revision=catalogue.revision,
        readers=maker.optional(catalogue.readers, "readers"),
        licence=maker.optional(catalogue.licence, "licence"),
        review=maker.optional(catalogue.review, "review"),
        sender=maker.sender(publisher) if publisher else Sender(),
        time=maker.time({entry.id for station in stations for entry in station.entries}),
    )


def _contact(publisher: Publisher) -> Iterator[PrintedText]:
    for key in ("website", "email"):
        if address := getattr(publisher, key):
            yield PrintedText(address, f"publisher.{key}")


def _featured(step: Step, entries: Collection[Entry]) -> Iterator[tuple[Entry, str | None]]:
    """Yield what stands for a step, with a shorter title where it has one.

    Where the editors have not chosen, that is the first of each format that is not known from an
    earlier step, or where all are, the first of each.
    """
    if step.featured:
        by_id = {entry.id: entry for entry in entries}
        yield from ((by_id[each.id], each.title) for each in step.featured)
        return
    first: dict[str, Entry] = {}
    for entry in [each for each in entries if each.earlier is None] or entries:
        first.setdefault(entry.kind.id, entry)
    yield from ((entry, None) for entry in list(first.values())[:MOST_FEATURED])


class _Maker:
    """What making an entry needs to know of its catalogue."""

    def __init__(self, catalogue: Catalogue, codes: Mapping[str, QrCode], theme: Theme) -> None:
        self.catalogue = catalogue
        self.codes = codes
        self.words = words(catalogue.language)
        count = len(catalogue.levels)
        colours = theme.level_colours(count)
        self.levels = {
            level.id: LevelView(
                rank, count, self.text(level.label, f"levels[{rank - 1}].label"), colours[rank - 1]
            )
            for rank, level in enumerate(catalogue.levels, start=1)
        }
        self.labels = {
            format_.id: self.text(format_.label, f"formats[{place}].label")
            for place, format_ in enumerate(catalogue.formats)
        }
        self.pictograms = guess_pictograms((each.id, each.label) for each in catalogue.formats)
        self.met: dict[str, int] = {}

    def text(self, text: str, path: str, language: str | None = None) -> PrintedText:
        return PrintedText(typeset(text, language or self.catalogue.language), path)

    def optional(self, text: str | None, path: str) -> PrintedText | None:
        return None if text is None else self.text(text, path)

    def texts(self, value: Catalogue | Step | Resource, path: str = "") -> TextsByKind:
        """Give the texts of a value whose rows say what kind they are, a kind after the other."""
        found: TextsByKind = dict.fromkeys(TextKind, ())
        for name, row in keys_of(type(value)).items():
            if row.printed and (text := getattr(value, name)):
                found[row.printed] += (self.text(text, f"{path}{name}"),)
        return found

    def line(self, value: Catalogue | Step, path: str = "") -> PrintedText | None:
        """Give these texts in one line, None where there are none."""
        return join(chain(*self.texts(value, path).values()), DOT) or None

    def question(self, question: Question, path: str) -> Question:
        return Question(
            heading=self.text(question.heading, f"{path}.heading"),
            text=PrintedText(question.text, f"{path}.text"),
        )

    def sender(self, publisher: Publisher) -> Sender:
        given = {
            each.name: self.optional(getattr(publisher, each.name), f"publisher.{each.name}")
            for each in fields(Sender)
        }
        return Sender(**given)

    def station(self, number: int, step: Step, hue: Hue) -> Station:
        """Make a step; those before it are made already."""
        path = f"steps[{number - 1}]"
        groups = tuple(self._groups(step, path))
        entries = tuple(entry for group in groups for entry in group.entries)
        self.met = dict.fromkeys(step.resources, number) | self.met
        home = self.catalogue.home
        return Station(
            number=number,
            id=step.id,
            title=self.text(step.title, f"{path}.title"),
            objectives=(
                *(
                    self.text(objective, f"{path}.objectives[{place}]")
                    for place, objective in enumerate(step.objective_texts)
                ),
                *filter(None, (self.line(step, f"{path}."),)),
            ),
            groups=groups,
            hue=hue,
            featured=tuple(
                FeaturedEntry(entry, self._featured_title(step, path, entry, title))
                for entry, title in _featured(step, entries)
            ),
            code=self.codes.get(step_address(home, step.id)) if home else None,
            time=self.time(step.resources),
        )

    def time(self, ids: Collection[str]) -> str | None:
        """Say how long resources take, None where that is not told of any."""
        given = [int(told) for id_ in ids if (told := self.catalogue.resources[id_].minutes)]
        return self.words.time(sum(given), at_least=len(given) < len(ids)) if any(given) else None

    def used_levels(self, stations: Collection[Station]) -> tuple[LevelView, ...]:
        """Give the levels that the legend tells of; each still counts all that there are."""
        used = {entry.level for station in stations for entry in station.entries}
        return tuple(level for level in self.levels.values() if level in used)

    def used_kinds(self, stations: Collection[Station]) -> tuple[FormatView, ...]:
        used = {group.kind.id for station in stations for group in station.groups}
        return tuple(
            FormatView(id_, label, self.pictograms[id_])
            for id_, label in self.labels.items()
            if id_ in used
        )

    def _featured_title(self, step: Step, path: str, entry: Entry, title: str | None) -> str:
        if title is None:
            return entry.title
        place = [each.id for each in step.featured].index(entry.id)
        return self.text(title, f"{path}.featured[{place}].title", entry.lang)

    def _groups(self, step: Step, path: str) -> list[Group]:
        resources = [(id_, self.catalogue.resources[id_]) for id_ in step.resources]
        groups = []
        for format_, label in self.labels.items():
            heading = self.optional(step.headings.get(format_), f"{path}.headings.{format_}")
            kind = FormatView(format_, heading or label, self.pictograms[format_])
            entries = tuple(
                self._entry(id_, resource, kind)
                for id_, resource in resources
                if resource.format == format_
            )
            if entries:
                groups.append(Group(kind, entries))
        return groups

    def _entry(self, id_: str, resource: Resource, kind: FormatView) -> Entry:
        path = f"resources.{id_}"
        other = resource.language if self._is_other(resource.language) else None
        texts = self.texts(resource, f"{path}.")
        every = tuple(chain(*texts.values()))
        short = (*texts[TextKind.HIGHLIGHT], *texts[TextKind.FACT])
        publisher = join(texts[TextKind.SOURCE], DOT)
        language = self.words.in_language(other) if other else None
        work = resource.reference and citations.bound(resource.reference, f"{path}.reference")
        journal = work.journal if work else None
        published = join((work.journal, work.year)) if work else None
        cited = citations.short(work) if work else None
        told = (*short, *texts[TextKind.REMARK], language)
        return Entry(
            id=id_,
            title=self.text(resource.title, f"{path}.title", resource.language),
            kind=kind,
            level=self.levels.get(resource.level or ""),
            code=self.codes[resource.url],
            lang=other,
            details=tuple(filter(None, (*every, language))) if not work else (),
            credit=publisher or journal or domain(resource.url),
            citation=self._citation(work, other, *every),
            brief=tuple(filter(None, (published or publisher, *short, language))),
            doi=self._doi(resource, f"{path}.reference.doi"),
            meta=tuple(filter(None, (cited, publisher, *told))),
            source=publisher or published or "",
            earlier=self.met.get(id_),
            highlights=texts[TextKind.HIGHLIGHT],
        )

    def _citation(
        self, work: Reference | None, other: str | None, *remarks: str | None
    ) -> PrintedText | None:
        """Cite a published work, its language behind it, then what other entries say too."""
        if work is None:
            return None
        language = self.words.sentence_in(other) if other else None
        return citations.with_remarks(work, language, *remarks)

    def _doi(self, resource: Resource, path: str) -> PrintedText | None:
        if resource.reference is None or resource.reference.doi is None:
            return None
        address = doi_address(resource.reference.doi)
        return PrintedText(address, path) if address.lower() != resource.url.lower() else None

    def _is_other(self, language: str | None) -> bool:
        return language is not None and not same_language(language, self.catalogue.language)
