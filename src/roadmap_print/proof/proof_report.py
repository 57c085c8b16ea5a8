"""What the proof-reader tells: problems with their places, and a summary of what was looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from roadmap_print.catalogue.reading.diagnostics import Position, find_position
from roadmap_print.i18n.cldr import number
from roadmap_print.i18n.translator import say
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof.checks.codes.code_contents import Weakest
from roadmap_print.proof.findings import Finding
from roadmap_print.publications.output_file import OutputFile


def named(file: OutputFile, language: str) -> str:
    """Return what to call a file."""
    return _named(file.publication.name, file.paper, language)


def _named(publication: str, paper: str | None, language: str) -> str:
    name = say(language, f"publications.{publication}.name")
    return f"{name} {say(language, f'report.printings.{paper}')}" if paper else name


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
        codes = say(language, "report.codes", n=self.codes)
        if self.examples:
            codes = say(language, "proof_report.codes_and_examples", codes=codes, n=self.examples)
        figures = [
            say(language, "report.pages", n=self.pages),
            codes,
            say(language, "proof_report.links", n=self.links),
            say(language, "proof_report.texts", n=self.texts),
            say(language, "proof_report.type", size=number(self.smallest, 1, language)),
            say(language, "proof_report.contrast", ratio=number(self.contrast, 1, language)),
        ]
        if self.distance is not None:
            metres = number(self.distance, 2, language)
            figures.append(say(language, "proof_report.distance", metres=metres))
        if weakest := self.weakest:
            key = "proof_report.weakest_in_step" if weakest.step else "proof_report.weakest"
            values = weakest._asdict() | {"module": number(weakest.module, 2, language)}
            figures.append(say(language, key, **values))
        name = _named(self.publication, self.printing, language)
        return say(language, "proof_report.summary", file=name, figures=", ".join(figures))

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
    """What is wrong with a PDF and what was looked at; `paths` are the problems' keys, or empty."""

    problems: tuple[Problem, ...]
    summary: Summary
    paths: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the pages may leave the house: there may be warnings."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Formatter:
    """Turns findings into problems: `pdf` and `file` are the names of PDF and catalogue."""

    made: OutputFile
    pdf: str
    file: str
    positions: Mapping[str, Position]
    language: str

    def report(self, findings: Iterable[Finding], summary: Summary) -> Report:
        """Return the problems in the order of the pages, each once."""
        told: dict[Problem, str] = {}
        for finding in sorted(findings, key=lambda f: f.page):
            told.setdefault(self._problem(finding), finding.path)
        return Report(tuple(told), summary, tuple(told.values()))

    def _problem(self, finding: Finding) -> Problem:
        line, column = find_position(self.positions, finding.path) if finding.path else (0, 0)
        message, hint = finding.said(self.language)
        where = named(self.made, self.language)
        if finding.page:
            where = say(self.language, "report.place", file=where, page=finding.page)
        return Problem(
            severity=finding.severity,
            file=self.file if line else self.pdf,
            line=line,
            column=column,
            where=where,
            message=message,
            hint=hint,
            language=self.language,
        )
