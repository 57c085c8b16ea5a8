"""What the proof-reader tells: problems with their places, and a summary of what was looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

from roadmap_print.i18n.publication_words import words_of
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem, Severity

if TYPE_CHECKING:
    from roadmap_print.proof.findings import Finding
    from roadmap_print.publications.output_file import OutputFile

PAPERS = {
    "press": Message("for the press", "pour l’imprimeur"),
    "fold-a3": Message("to fold, A3", "à plier en A3"),
    "fold-a4": Message("to fold, A4", "à plier en A4"),
}


def named(file: OutputFile, language: str) -> str:
    """Return what to call a file in "fr" or "en"."""
    return _named(file.publication.name, file.paper, language)


def _named(publication: str, paper: str | None, language: str) -> str:
    parts = [words_of(publication).name, *([PAPERS[paper]] if paper else [])]
    return " ".join(part.told(language) for part in parts)


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
        name = _named(self.publication, self.printing, language)
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
    """All that is wrong with one PDF, and what was looked at."""

    problems: tuple[Problem, ...]
    summary: Summary

    @property
    def right(self) -> bool:
        """Whether the pages may leave the house: there may be warnings."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Formatter:
    """Turns faults into problems: `pdf` and `file` are the names of PDF and catalogue."""

    made: OutputFile
    pdf: str
    file: str
    marks: Mapping[str, tuple[int, int]]
    language: str

    def problems(self, faults: Iterable[Finding]) -> tuple[Problem, ...]:
        """Return the problems in the order of the pages, each once."""
        told = dict.fromkeys(
            (fault.page, self._problem(fault)) for fault in sorted(faults, key=lambda f: f.page)
        )
        return tuple(problem for _, problem in told)

    def _problem(self, fault: Finding) -> Problem:
        line, column = self._mark(fault.path) if fault.path else (0, 0)
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
        name = named(self.made, self.language)
        return f"{name}, page {page}" if page else name

    def _mark(self, path: str) -> tuple[int, int]:
        """Return where a key stands, or the nearest above it."""
        while path and path not in self.marks:
            path = re.sub(r"(\.[^.\[]*|\[\d+\]|^[^.\[]*)$", "", path)
        return tuple(self.marks.get(path, (1, 1)))  # type: ignore[return-value]


def number(value: float, digits: int, language: str) -> str:
    """Write a number as its readers do."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "fr" else text
