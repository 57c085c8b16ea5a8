"""What is to be had on paper or by mail: made by the commands themselves, in their own processes.

So what a command says is said here, too, and a window that is closed ends nothing half way.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from roadmap_print.mailer.actions import DRAFT_NAME
from roadmap_print.publications.registry import Publication

PATIENCE = 600  # s


@dataclass(frozen=True, slots=True)
class PaperOutcome:
    """How a command ended: the files that it made or found up to date, and what it said."""

    failed: bool
    files: tuple[Path, ...]
    said: str


@dataclass
class PaperWork:
    """Commands on one catalogue, one at a time; `files` are those that a browser may have."""

    catalogue: Path
    output: Path
    files: list[Path] = field(default_factory=list)
    _one: Lock = field(default_factory=Lock)

    def print(
        self,
        publication: Publication,
        step: int | None,
        variants: Sequence[str],
        audience: str | None = None,
    ) -> PaperOutcome:
        """Make a publication, or what one has of a step (from 1), in variants such as `grey`.

        It is the edition for an audience where one is named.
        """
        asked = [f"--{publication}"] if publication.of_steps else ["--only", str(publication)]
        wanted = [*asked, *(["--steps", str(step)] if step else [])]
        options = [f"--{each}" for each in variants]
        options += [f"--for={audience}"] if audience else []
        return self._run("build", *wanted, *options, "-o", str(self.output), "--", self._name)

    def changes(self, pdf: bytes | Path) -> PaperOutcome:
        """Tell what differs from a PDF that was printed, and which pages to print again."""
        if isinstance(pdf, Path):
            return self._changes(pdf)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "printed.pdf"
            file.write_bytes(pdf)
            return self._changes(file)

    def _changes(self, file: Path) -> PaperOutcome:
        told = self._run("changes", "--format", "markdown", "--", str(file), self._name)
        return replace(told, failed=told.failed and not told.said.startswith("#"))

    def draft(self) -> PaperOutcome:
        """Write the draft of a message with the PDFs."""
        made = self._run("build", "-o", str(self.output), "--", self._name)
        if made.failed:
            return made
        told = self._run("mail", "-o", str(self.output), "--", self._name)
        return PaperOutcome(told.failed, (self.output / DRAFT_NAME,), told.said)

    @property
    def _name(self) -> str:
        return str(self.catalogue)

    def _run(self, *arguments: str) -> PaperOutcome:
        # -P: else Python would look for modules in the folder where the user happens to be
        command = (sys.executable, "-P", "-m", "roadmap_print", *arguments)
        with self._one:
            ended = subprocess.run(  # noqa: S603  our own command
                command, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        names = (line.partition(": ")[0] for line in ended.stdout.splitlines())
        found = tuple(Path(name) for name in names if name.endswith(".pdf"))
        return PaperOutcome(ended.returncode != 0, found, (ended.stdout + ended.stderr).strip())
