"""The PDFs behind the pages shown: made, proof-read and delivered by `build` itself.

It runs in a process of its own that may be ended at any moment, since `build` leaves either the
old file or the new one; a newer save ends it.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from roadmap_print.preview.page_renderer import Order

POLITE = 10  # nice: the pages in view go before
TOLD = (0, 1)  # exit statuses of a build that has said what it found, and counted it


@dataclass(frozen=True, slots=True)
class PrintedFiles:
    """How a build ended: `made` are its lines of results, `told` those about problems."""

    status: int
    made: tuple[str, ...]
    told: tuple[str, ...]


def command(order: Order, output: Path) -> tuple[str, ...]:
    """Return the command that delivers what an order shows."""
    options = ["--output", str(output)]
    if order.options.poster_size:
        options += ["--poster-size", order.options.poster_size]
    if order.options.steps:
        options += ["--steps", ",".join(map(str, order.options.steps))]
    if order.options.audience:
        options += ["--for", order.options.audience]
    for publication in order.publications:
        options += ["--only", publication.name]
    # -P: else Python would look for modules in the folder where the user happens to be.
    program = (sys.executable, "-P", "-m", "roadmap_print")
    return (*program, "build", *options, "--", str(order.file))


class BuildProcess:
    """At most one build at a time; `told` hears how one ended that was not ended by us."""

    def __init__(self, command: Sequence[str], told: Callable[[PrintedFiles], None]) -> None:
        self._command = command
        self._told = told
        self._running: subprocess.Popen[str] | None = None
        self._lock = Lock()

    def start(self) -> None:
        """Build, in place of a build that is still going on."""
        self.stop()
        self._running = subprocess.Popen(  # noqa: S603  our own command
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        with suppress(OSError, AttributeError):  # it has ended; no priorities on this system
            os.setpriority(os.PRIO_PROCESS, self._running.pid, POLITE)
        Thread(target=self._listen, args=(self._running,), daemon=True).start()

    def stop(self) -> None:
        """End a build that is going on; what stood in the output folder stands there."""
        with self._lock:
            running, self._running = self._running, None
        if running:
            running.terminate()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        made, told = process.communicate()
        lines = told.splitlines()
        problems = lines[:-1] if process.returncode in TOLD else lines
        with self._lock:
            if self._running is process:
                self._running = None
                self._told(
                    PrintedFiles(process.returncode, tuple(made.splitlines()), tuple(problems))
                )
