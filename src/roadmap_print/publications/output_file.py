"""What one file is: a publication, and what it is an edition of; its name says so.

The parts of a name stand in this order: steps, audience, large print, grey, then press or fold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from roadmap_print.publications.registry import PaperVariant, Publication

LARGE_PRINT, GREY = "large-print", "grey"
PPTX: Final = "pptx"
Suffix: TypeAlias = Literal["pdf", "pptx"]
SUFFIXES: Final[tuple[Suffix, ...]] = ("pdf", PPTX)
LISTED = 12  # steps that a name lists one by one


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file that a build writes: `steps` by number, all where empty; `paper` what it is for.

    `audience` is the id of the readers whose edition it is, None where it is for all, `levels` are
    those that somebody's own is limited to. By its `suffix` it is a PDF, or slides to edit.
    """

    publication: Publication
    paper: PaperVariant | None = None
    steps: tuple[int, ...] = ()
    large_print: bool = False
    grey: bool = False
    suffix: Suffix = "pdf"
    audience: str | None = None
    levels: tuple[str, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """What it was made as, in the order of its name."""
        found = {LARGE_PRINT: self.large_print, GREY: self.grey, self.paper or "": bool(self.paper)}
        return tuple(variant for variant, is_wanted in found.items() if is_wanted)

    @property
    def name(self) -> str:
        """The name that it has in the output folder."""
        parts = (self.publication.name, *_steps(self.steps), self.audience, *self.variants)
        return f"{'-'.join(filter(None, parts))}.{self.suffix}"

    @property
    def pages(self) -> OutputFile:
        """The file that this one is made from, itself where it is for no paper."""
        return replace(self, paper=None, suffix="pdf")

    @property
    def papers(self) -> tuple[OutputFile, ...]:
        """All that may be made from it for paper."""
        return tuple(replace(self, paper=paper) for paper in self.publication.papers)


def _steps(numbers: tuple[int, ...]) -> Iterator[str]:
    """Yield what a name says of steps; of many, runs: 1-to-40."""
    if not numbers:
        return
    yield "step" if len(numbers) == 1 else "steps"
    if len(numbers) <= LISTED:
        yield from map(str, numbers)
        return
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    yield from (f"{run[0]}-to-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
