"""What the proof-reader tells: problems with their places, and a summary of what was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

from roadmap_print.catalogue.reading.diagnostics import find_position
from roadmap_print.problems import Problem, Severity

if TYPE_CHECKING:
    from roadmap_print.catalogue.reading.diagnostics import Position
    from roadmap_print.i18n.translator import Message
    from roadmap_print.proof.findings import Finding
    from roadmap_print.publications.registry import PaperVariant, Publication

NAMES = {
    "fr": {
        "booklet": "livret",
        "poster": "affiche",
        "slides": "diapositives",
        "press": "pour l’imprimeur",
        "fold-a3": "à plier en A3",
        "fold-a4": "à plier en A4",
    },
    "en": {"press": "for the press", "fold-a3": "to fold, A3", "fold-a4": "to fold, A4"},
}


def named(publication: str, printing: str | None, language: str) -> str:
    """Return what to call a file in "fr" or "en"."""
    names = NAMES["fr" if language == "fr" else "en"]
    parts = [publication, printing] if printing else [publication]
    return " ".join(names.get(part, part) for part in parts)


class Weakest(NamedTuple):
    """The code that is the hardest to read: its module in mm, its step and entry."""

    page: int
    module: float
    step: int
    title: str


def counted(number: int, noun: str, language: str) -> str:
    """Count what has an s in the plural; in French, nothing is singular."""
    singular = number < 2 if language == "fr" else number == 1
    return f"{number} {noun}" if singular else f"{number} {noun}s"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was looked at: `smallest` text in pt, the lowest `contrast` of a text.

    `examples` are those of the `codes` that show how to read one, and belong to no entry.
    `distance` in m is where all codes of a poster read from, None for what is not hung up.
    """

    publication: str
    pages: int
    codes: int
    examples: int
    links: int
    texts: int
    smallest: float
    contrast: float
    distance: float | None
    fonts: tuple[str, ...]
    weakest: Weakest | None
    printing: str | None = None

    def said(self, language: str) -> str:
        """Say it in one line."""
        french = language == "fr"
        name = named(self.publication, self.printing, language)
        colon = "\N{NO-BREAK SPACE}: " if french else ": "
        parts = [
            counted(self.pages, "page", language),
            counted(self.codes, "code", language) + self._aside(language),
            counted(self.links, "lien" if french else "link", language),
            counted(self.texts, "texte" if french else "text", language),
            f"{'corps' if french else 'type'} ≥ {number(self.smallest, 1, language)} pt",
            f"{'contraste' if french else 'contrast'} ≥ {number(self.contrast, 1, language)}",
        ]
        if self.distance is not None:
            metres = number(self.distance, 2, language)
            parts.append(f"lisible à {metres} m" if french else f"reads from {metres} m")
        if weakest := self.weakest:
            step = f", {'étape' if french else 'step'} {weakest.step}" if weakest.step else ""
            parts.append(
                f"{'code le plus faible' if french else 'weakest code'}{colon}page {weakest.page}, "
                f"{number(weakest.module, 2, language)} mm{step}, {weakest.title}"
            )
        return f"{name}{colon}{', '.join(parts)}"

    def _aside(self, language: str) -> str:
        if not self.examples:
            return ""
        return f" ({self.examples} {'en exemple' if language == 'fr' else 'as an example'})"

    def as_json(self) -> dict[str, object]:
        """Return what JSON can hold, figures as exact as they were measured."""
        told = asdict(self) | {
            "smallest": round(self.smallest, 2),
            "contrast": round(self.contrast, 2),
            "distance": None if self.distance is None else round(self.distance, 2),
        }
        if weakest := self.weakest:
            told["weakest"] = weakest._asdict() | {"module": round(weakest.module, 3)}
        return told


@dataclass(frozen=True, slots=True)
class Report:
    """All that is wrong with one PDF, and what was looked at.

    `paths` are the catalogue's keys that the problems are about, empty where there is none.
    """

    problems: tuple[Problem, ...]
    summary: Summary
    paths: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the pages may leave the house: there may be warnings."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Formatter:
    """Turns faults into problems: `pdf` and `file` are the names of PDF and catalogue."""

    publication: Publication
    pdf: str
    file: str
    marks: Mapping[str, Position]
    language: str
    printing: PaperVariant | None = None

    def report(self, faults: Iterable[Finding], summary: Summary) -> Report:
        """Return the problems in the order of the pages, each once."""
        told: dict[Problem, str] = {}
        for fault in sorted(faults, key=lambda f: f.page):
            told.setdefault(self._problem(fault), fault.path)
        return Report(tuple(told), summary, tuple(told.values()))

    def _problem(self, fault: Finding) -> Problem:
        line, column = find_position(self.marks, fault.path) if fault.path else (0, 0)
        saying = fault.saying
        return Problem(
            severity=saying.severity,
            file=self.file if line else self.pdf,
            line=line,
            column=column,
            where=self._where(fault.page),
            message=self._said(saying.message, fault.values),
            hint=self._said(saying.hint, fault.values) if saying.hint else None,
            language=self.language,
        )

    def _said(self, message: Message, values: Mapping[str, object]) -> str:
        worded = {
            name: number(value, 2, self.language) if isinstance(value, float) else value
            for name, value in values.items()
        }
        return message.said(self.language, worded)

    def _where(self, page: int) -> str:
        name = named(self.publication, self.printing, self.language)
        return f"{name}, page {page}" if page else name


def number(value: float, digits: int, language: str) -> str:
    """Write a number as its readers do."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "fr" else text
