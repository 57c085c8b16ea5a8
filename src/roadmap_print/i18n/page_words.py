"""The words that are printed around a catalogue's own, in one place for each language.

They stand here as they are printed, typography included. Both languages fill in the same
dataclass, so that a word missing in one of them is found by the type checker, and a template
that asks for a word that does not exist fails instead of printing nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Sized


class Gesture(NamedTuple):
    """Something that a reader can do with a page."""

    name: str
    text: str


class Parts(NamedTuple):
    """What the parts of an entry are called where one is explained."""

    tick: str
    level: str
    title: str
    publisher: str
    reference: str
    address: str
    code: str


class Noun(NamedTuple):
    """A counted noun; `{n}` is the number."""

    singular: str
    plural: str


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...


class _Group(Protocol):
    """The entries of one format in a step."""

    @property
    def kind(self) -> _Labelled: ...
    @property
    def entries(self) -> Sized: ...


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


class _Edition(Protocol):
    """What the colophon tells of."""

    @property
    def edition(self) -> str | None: ...
    @property
    def mark(self) -> str: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def contact(self) -> Iterable[str]: ...
    @property
    def levels(self) -> Sized: ...
    @property
    def stations(self) -> Sized: ...
    @property
    def entries(self) -> Sequence[_Entry]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All words of one language, which `language` names; the methods fill in what varies."""

    language: str

    # Names of pages and their parts
    before: str
    overview: str
    step: str
    next_step: str
    continued: str
    end_of_line: str
    terminus: str
    notes: str
    page: str
    newest: str

    # How to read
    how_to_read: str
    slides_how_to_read: str
    gestures: str
    gesture_texts: Mapping[str, Gesture]
    slide_gestures: Mapping[str, Gesture]
    formats: str
    levels: str
    example: str
    parts: Parts

    # Back matter
    progress: str
    progress_text: str
    started: str
    finished: str
    index: str
    index_title: str
    index_publisher: str
    index_pages: str
    colophon: str
    edition: str
    answers: str
    levels_set: str
    mark: str
    mark_sentence: str
    made: str
    made_with: str

    # What is new: by the kinds, things and keys of a comparison
    news: str
    since_edition: str
    since_before: str
    changed: Mapping[str, str]
    before_steps: str
    front_matter: str
    whole_step: str
    gone_step: str
    formerly: str
    formerly_titled: str
    things: Mapping[str, str]
    fields: Mapping[str, str]

    # Files inside the PDF
    attached_catalogue: str
    attached_logo: str
    attached_works: str

    # Sentences and counts
    open_sentence: str
    go_to_sentence: str
    code_sentence: str
    level_sentence: str
    step_noun: Noun
    stop_noun: Noun
    resource_noun: Noun
    counted_as_one: frozenset[int]
    languages: Mapping[str, str]

    def open(self, title: str) -> str:
        """Say where a link to an address goes."""
        return self.open_sentence.format(title=title)

    def go_to(self, title: str) -> str:
        """Say where a link inside the publication goes."""
        return self.go_to_sentence.format(title=title)

    def code_of(self, title: str, domain: str) -> str:
        """Say what a code holds, for those who do not see it."""
        return self.code_sentence.format(title=title, domain=domain)

    def level_of(self, label: str) -> str:
        """Say what the pips show."""
        return self.level_sentence.format(label=label)

    def in_language(self, language: str) -> str:
        """Say in which language (BCP 47) a resource is; an unknown one by its code."""
        return self.languages.get(language.lower().partition("-")[0], language)

    def sentence_in(self, language: str) -> str:
        """Say it as a sentence, but for its full stop."""
        words = self.in_language(language)
        return words if words == language else words[0].upper() + words[1:]

    def count(self, kind: _Labelled, number: int) -> str:
        """Set a number behind a format's label, which has no singular to put it before."""
        return f"{kind.label}\u00a0{number}"

    def counts(self, groups: Iterable[_Group]) -> str:
        """Say how many resources of each format a step has."""
        return dotted(*(self.count(group.kind, len(group.entries)) for group in groups))

    def steps(self, number: int) -> str:
        """Count steps."""
        return self._counted(self.step_noun, number)

    def stops(self, number: int) -> str:
        """Count placements: a resource is a stop in each step that uses it."""
        return self._counted(self.stop_noun, number)

    def resources(self, number: int) -> str:
        """Count resources, each once."""
        return self._counted(self.resource_noun, number)

    def colophon_parts(self, roadmap: _Edition) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Tell of an edition: what it holds, its mark, who answers for it, levels, the type.

        Each under its name; what has several parts is set in one line if it fits, else in as many.
        """
        counts = (
            self.steps(len(roadmap.stations)),
            self.stops(len(roadmap.entries)),
            self.resources(len({entry.id for entry in roadmap.entries})),
        )
        parts = (
            (self.edition, [dotted(roadmap.edition, *counts)]),
            (self.mark, [self.mark_sentence.format(mark=roadmap.mark)] if roadmap.mark else []),
            (self.answers, [roadmap.publisher, *roadmap.contact]),
            (self.levels, [self.levels_set] if len(roadmap.levels) else []),
            (self.made, [self.made_with]),
        )
        found = ((name, tuple(filter(None, texts))) for name, texts in parts)
        return tuple((name, texts) for name, texts in found if texts)

    def _counted(self, noun: Noun, number: int) -> str:
        form = noun.singular if number in self.counted_as_one else noun.plural
        return form.format(n=number)


def words(language: str) -> Words:
    """Return the words of a language (BCP 47); English where there are none of its own."""
    return FRENCH if language.lower().partition("-")[0] == "fr" else ENGLISH


def dotted(*parts: str | None) -> str:
    """Join parts by middle dots, which end a line rather than begin one."""
    return "\u00a0· ".join(filter(None, parts))


FRENCH = Words(
    language="fr",
    before="Avant de partir",
    overview="Le parcours",
    step="Étape",
    next_step="Étape suivante",
    continued="(suite)",
    end_of_line="Vous voici au bout de la ligne",
    terminus="Terminus",
    notes="Notes",
    page="p.",
    newest="La dernière édition",
    how_to_read="Comment lire ces pages",
    slides_how_to_read="Comment lire ces diapositives",
    gestures="Les gestes",
    gesture_texts={
        "scan": Gesture(
            "Scanner",
            "Sur papier, visez le code avec l’appareil photo\u00a0: la page s’ouvre.",
        ),
        "click": Gesture(
            "Cliquer",
            "À l’écran, touchez un titre, un code ou une adresse\u00a0: c’est le même lien.",
        ),
        "tick": Gesture(
            "Cocher",
            "Chaque ressource est un arrêt\u00a0: une fois vue, cochez-la sur la ligne.",
        ),
    },
    slide_gestures={
        "scan": Gesture("Scanner", "Visez le code avec l’appareil photo, depuis votre place."),
        "click": Gesture(
            "Cliquer", "Dans le fichier, un titre, un code ou une adresse ouvre la même page."
        ),
    },
    formats="Les formats",
    levels="Les niveaux",
    example="Un arrêt, par exemple",
    parts=Parts(
        tick="la case à cocher",
        level="le niveau, s’il est donné",
        title="le titre",
        publisher="l’éditeur",
        reference="la référence",
        address="l’adresse",
        code="le code",
    ),
    progress="Mon parcours",
    progress_text="Cochez chaque ressource vue, et notez vos\u00a0dates.",
    started="Commencée le",
    finished="Terminée le",
    index="Toutes les ressources, de A à Z",
    index_title="Titre",
    index_publisher="Éditeur",
    index_pages="Pages",
    colophon="À propos de cette édition",
    edition="L’édition",
    answers="Publié par",
    levels_set="Niveaux proposés par la rédaction.",
    mark="L’empreinte",
    mark_sentence="{mark}\u00a0· Deux exemplaires de même empreinte ont le même contenu.",
    made="La composition",
    made_with=(
        "En Hanken Grotesk et Source Sans Pro, par roadmap-print\u202f; "
        "le catalogue est joint au PDF."
    ),
    attached_catalogue="Le catalogue dont ce livret est tiré",
    attached_logo="Le logo que nomme le catalogue",
    attached_works="Les travaux publiés du catalogue, en BibTeX",
    news="Quoi de neuf",
    since_edition="Ce qui a changé depuis l’édition «\u00a0{edition}\u00a0».",
    since_before="Ce qui a changé depuis l’édition précédente.",
    changed={
        "added": "Nouveau",
        "edited": "Modifié",
        "moved": "Déplacé",
        "removed": "Retiré",
    },
    before_steps="Avant les étapes",
    front_matter="Titre et mentions",
    whole_step="L’étape elle-même",
    gone_step="Étape retirée",
    formerly="auparavant étape\u00a0{number}",
    formerly_titled="auparavant étape «\u00a0{title}\u00a0»",
    things={
        "question": "introduction",
        "level": "niveau",
        "format": "format",
        "step": "étape",
        "objective": "objectif",
    },
    fields={
        "title": "titre changé",
        "subtitle": "sous-titre changé",
        "language": "langue changée",
        "home": "adresse de la dernière édition changée",
        "publisher": "éditeur changé",
        "heading": "titre changé",
        "text": "texte changé",
        "label": "nom changé",
        "headings": "intertitres changés",
        "format": "format changé",
        "level": "niveau changé",
        "url": "adresse changée",
        "duration": "durée changée",
        "note": "note changée",
        "reference": "référence changée",
    },
    open_sentence="Ouvrir\u00a0: {title}",
    go_to_sentence="Aller à\u00a0: {title}",
    code_sentence="Code QR\u00a0: {title} ({domain})",
    level_sentence="Niveau\u00a0: {label}",
    step_noun=Noun("{n}\u00a0étape", "{n}\u00a0étapes"),
    stop_noun=Noun("{n}\u00a0arrêt", "{n}\u00a0arrêts"),
    resource_noun=Noun("{n}\u00a0ressource", "{n}\u00a0ressources"),
    counted_as_one=frozenset({0, 1}),
    languages={
        "ar": "en arabe",
        "ca": "en catalan",
        "cs": "en tchèque",
        "da": "en danois",
        "de": "en allemand",
        "el": "en grec",
        "en": "en anglais",
        "es": "en espagnol",
        "fi": "en finnois",
        "fr": "en français",
        "hu": "en hongrois",
        "it": "en italien",
        "ja": "en japonais",
        "ko": "en coréen",
        "nl": "en néerlandais",
        "no": "en norvégien",
        "pl": "en polonais",
        "pt": "en portugais",
        "ro": "en roumain",
        "ru": "en russe",
        "sv": "en suédois",
        "tr": "en turc",
        "uk": "en ukrainien",
        "zh": "en chinois",
    },
)

ENGLISH = Words(
    language="en",
    before="Before you set off",
    overview="The route",
    step="Step",
    next_step="Next step",
    continued="(continued)",
    end_of_line="This is the end of the line",
    terminus="Terminus",
    notes="Notes",
    page="p.",
    newest="The newest edition",
    how_to_read="How to read these pages",
    slides_how_to_read="How to read these slides",
    gestures="What you can do",
    gesture_texts={
        "scan": Gesture("Scan", "On paper, point a camera at the code: the page opens."),
        "click": Gesture(
            "Click", "On a screen, touch a title, a code or an address: all one link."
        ),
        "tick": Gesture("Tick", "Each resource is a stop: once you have seen it, tick it off."),
    },
    slide_gestures={
        "scan": Gesture("Scan", "Point a camera at the code from where you sit."),
        "click": Gesture(
            "Click", "In the file, a title, a code or an address opens the same page."
        ),
    },
    formats="Formats",
    levels="Levels",
    example="A stop, for example",
    parts=Parts(
        tick="the box to tick",
        level="the level, if given",
        title="the title",
        publisher="the publisher",
        reference="the reference",
        address="the address",
        code="the code",
    ),
    progress="My progress",
    progress_text="Tick each resource that you have seen, and note your\u00a0dates.",
    started="Started on",
    finished="Finished on",
    index="All resources, from A to Z",
    index_title="Title",
    index_publisher="Publisher",
    index_pages="Pages",
    colophon="About this edition",
    edition="Edition",
    answers="Published by",
    levels_set="Levels proposed by the editors.",
    mark="Mark",
    mark_sentence="{mark}\u00a0· Two copies with the same mark have the same content.",
    made="Type",
    made_with=(
        "Set in Hanken Grotesk and Source Sans Pro by roadmap-print; "
        "the catalogue is attached to the PDF."
    ),
    attached_catalogue="The catalogue that this booklet is made from",
    attached_logo="The logo that the catalogue names",
    attached_works="The published works of the catalogue, in BibTeX",
    news="What is new",
    since_edition="What has changed since the edition “{edition}”.",
    since_before="What has changed since the edition before.",
    changed={
        "added": "New",
        "edited": "Changed",
        "moved": "Moved",
        "removed": "Withdrawn",
    },
    before_steps="Before the steps",
    front_matter="Title and imprint",
    whole_step="The step itself",
    gone_step="Withdrawn step",
    formerly="formerly step\u00a0{number}",
    formerly_titled="formerly step “{title}”",
    things={
        "question": "introduction",
        "level": "level",
        "format": "format",
        "step": "step",
        "objective": "objective",
    },
    fields={
        "title": "title changed",
        "subtitle": "subtitle changed",
        "language": "language changed",
        "home": "address of the newest edition changed",
        "publisher": "publisher changed",
        "heading": "title changed",
        "text": "text changed",
        "label": "name changed",
        "headings": "headings changed",
        "format": "format changed",
        "level": "level changed",
        "url": "address changed",
        "duration": "duration changed",
        "note": "note changed",
        "reference": "reference changed",
    },
    open_sentence="Open: {title}",
    go_to_sentence="Go to: {title}",
    code_sentence="QR code: {title} ({domain})",
    level_sentence="Level: {label}",
    step_noun=Noun("{n}\u00a0step", "{n}\u00a0steps"),
    stop_noun=Noun("{n}\u00a0stop", "{n}\u00a0stops"),
    resource_noun=Noun("{n}\u00a0resource", "{n}\u00a0resources"),
    counted_as_one=frozenset({1}),
    languages={
        "ar": "in Arabic",
        "ca": "in Catalan",
        "cs": "in Czech",
        "da": "in Danish",
        "de": "in German",
        "el": "in Greek",
        "en": "in English",
        "es": "in Spanish",
        "fi": "in Finnish",
        "fr": "in French",
        "hu": "in Hungarian",
        "it": "in Italian",
        "ja": "in Japanese",
        "ko": "in Korean",
        "nl": "in Dutch",
        "no": "in Norwegian",
        "pl": "in Polish",
        "pt": "in Portuguese",
        "ro": "in Romanian",
        "ru": "in Russian",
        "sv": "in Swedish",
        "tr": "in Turkish",
        "uk": "in Ukrainian",
        "zh": "in Chinese",
    },
)
