"""Read mutants for some seconds; nothing but a catalogue or problems may come of them.

    python tests/fuzz/fuzz_reader.py 30 [SEED]

An audit hook watches that no socket is made, no program started but fontconfig's, and no file
opened but the catalogue, fonts and what Python imports. A mutant that fails is kept beside this
file's caller as fuzz-failure.yaml.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from mutations import mutant

from roadmap_print.catalogue.reader import read
from roadmap_print.pages.content import addresses
from roadmap_print.pages.markdown import paragraphs
from roadmap_print.problems import Severity

FORBIDDEN = ("socket.", "urllib.", "http.", "smtplib.", "os.system", "os.exec", "ctypes.")
PYTHON = tuple({*sys.path, sys.prefix, sys.base_prefix, str(Path(os.__file__).parent)} - {""})


class Watch:
    """What the audit hook has seen and should not have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: list[str] = []
        self.on = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Judge an event of the interpreter (PEP 578)."""
        if not self.on:
            return
        program = event == "subprocess.Popen" and arguments[0] != "fc-list"
        file = event == "open" and not self._may_open(arguments[0])
        if program or file or event.startswith(FORBIDDEN):
            self.seen.append(f"{event} {arguments!r}"[:300])

    def _may_open(self, file: object) -> bool:
        path = os.fsdecode(file) if isinstance(file, str | bytes) else str(file)
        return isinstance(file, int) or path.startswith((str(self.folder), *PYTHON, "/dev/null"))


def judge(path: Path) -> None:
    """Read a mutant, and lay out the words of one that is sound."""
    reading = read(path)
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    if (reading.catalogue is None) != bool(errors):
        raise AssertionError("neither a catalogue nor an error")
    if reading.catalogue is not None:
        addresses(reading.catalogue)
        for question in reading.catalogue.introduction:
            paragraphs(question.text, reading.catalogue.language)


def main(seconds: float, seed: int) -> None:
    """Fuzz for so many seconds."""
    end, count = time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder:
        watch, path = Watch(Path(folder)), Path(folder, "roadmap.yaml")
        sys.addaudithook(watch)
        while time.monotonic() < end:
            path.write_bytes(mutant(Random(seed + count)))
            watch.on = True
            try:
                judge(path)
            except Exception:
                Path("fuzz-failure.yaml").write_bytes(path.read_bytes())
                sys.stderr.write(f"seed {seed + count}\n")
                raise
            finally:
                watch.on = False
            count += 1
            if watch.seen:
                raise SystemExit(f"seed {seed + count - 1}: {watch.seen}")
    sys.stdout.write(f"{count} mutants read, seeds {seed} to {seed + count - 1}\n")


if __name__ == "__main__":
    given = [*sys.argv[1:], "30", str(int(time.time()))]
    main(float(given[0]), int(given[1] if len(sys.argv) > 2 else given[-1]))
