"""Time the command from cold and hold the figures against what is promised of them.

    make bench

Each figure is the median of whole processes, from the start of Python to its end, after one
run that nobody counts; the commands that are compared take turns, so that a machine busy with
something else slows them alike. Memory is the peak of the largest process. Ends with 1 where
a figure misses its limit.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grow
import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "content" / "roadmap.yaml"
PLAIN = Path(__file__).with_name("plain_booklet.py")
OURS = (sys.executable, "-m", "roadmap_print")
PUBLICATIONS = ("booklet", "poster", "slides")
TIMES = 20  # as many resources


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: seconds of wall clock, peak memory in MB."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure and what it may be at most."""

    name: str
    figure: float
    most: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the figure is within its limit."""
        return self.figure <= self.most


def main() -> int:
    """Print all figures; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, help="runs that count, 5 at least")
    runs = max(5, parser.parse_args().runs)
    with tempfile.TemporaryDirectory() as name:
        try:
            limits = list(figures(Path(name), runs))
        except subprocess.CalledProcessError as error:
            sys.exit(f"{shlex.join(map(str, error.cmd))} failed:\n{error.output}")
    print()
    for limit in limits:
        verdict = "" if limit.kept else "  MISSED"
        print(f"{limit.name:52}{limit.figure:8.2f}{limit.most:8.2f} {limit.unit:6}{verdict}")
    return 0 if all(limit.kept for limit in limits) else 1


def figures(folder: Path, runs: int) -> Iterator[Limit]:
    """Measure; print what was measured, yield what is promised."""
    print(f"Medians of {runs} runs from cold; Python {sys.version.split()[0]}")
    print(f"{'':36}{'s':>8}{'pages':>7}{'MB':>6}{'kB':>6}")
    yield from whole_builds(folder, runs)
    yield from short_commands(runs)
    yield from growth(folder)


def whole_builds(folder: Path, runs: int) -> Iterator[Limit]:
    """Compare the booklet with the plain one, and more publications with fewer, a catalogue each.

    Without the proof, as others draw pages, and with it, as `build` makes them.
    """
    one, usual, every = folder / "one", folder / "usual", folder / "every"
    commands = {
        "plain booklet": (sys.executable, PLAIN, CATALOGUE, folder / "plain.pdf"),
        "booklet": build(CATALOGUE, one, "--only", "booklet"),
        "booklet, proof-read": build(CATALOGUE, one, "--only", "booklet", proof=True),
        "usual": build(CATALOGUE, usual),
        "usual, proof-read": build(CATALOGUE, usual, proof=True),
        "all": build(CATALOGUE, every, "--all", proof=True),
    }
    taken = in_turn(commands, runs)
    files = [usual / f"{name}.pdf" for name in PUBLICATIONS]
    report("plain booklet (Typst, segno)", taken["plain booklet"], [folder / "plain.pdf"])
    report("booklet", taken["booklet"], [one / "booklet.pdf"])
    report("booklet, proof-read", taken["booklet, proof-read"], [one / "booklet.pdf"])
    report("booklet, poster, slides", taken["usual"], files)
    report("booklet, poster, slides, proof-read", taken["usual, proof-read"], files)
    report("all publications, proof-read", taken["all"], [*every.glob("*.pdf")])
    seconds = {name: each.seconds for name, each in taken.items()}
    booklet = seconds["booklet"] / seconds["plain booklet"]
    more = seconds["all"] / seconds["usual, proof-read"]
    yield Limit("booklet against the plain booklet", booklet, 3.0, "times")
    yield Limit(
        "usual outputs against the booklet", seconds["usual"] / seconds["booklet"], 1.6, "times"
    )
    yield Limit("all outputs against the usual ones", more, 2.2, "times")
    for path, most in zip(files, (400, 400, 500), strict=True):
        yield Limit(path.name, path.stat().st_size / 1000, most, "kB")


def short_commands(runs: int) -> Iterator[Limit]:
    """Time what makes no page."""
    commands = {"--help": (*OURS, "--help"), "check": (*OURS, "check", CATALOGUE)}
    taken = in_turn(commands, runs)
    for name, most in (("--help", 0.2), ("check", 0.4)):
        report(name, taken[name], [])
        yield Limit(name, taken[name].seconds, most, "s")


def growth(folder: Path) -> Iterator[Limit]:
    """Compare the booklet of a catalogue with many times the resources with that of ours."""
    large, output = folder / "large.yaml", folder / "large"
    grow.main(CATALOGUE, TIMES, large)
    name = f"booklet, {TIMES} times the resources"
    whole = run(build(large, output, "--only", "booklet"))
    report(name, whole, [output / "booklet.pdf"])
    few = statistics.median(render_time(CATALOGUE) for _ in range(5))
    yield Limit(f"{name}: render time", render_time(large) / few, 22, "times")
    yield Limit(f"{name}: memory", whole.memory, 1000, "MB")


def build(
    catalogue: Path, output: Path, *options: str, proof: bool = False
) -> tuple[str | Path, ...]:
    """Return the command that makes pages anew, and proof-reads them where that is wanted."""
    options_wanted = ("--force",) if proof else ("--force", "--no-proof")
    anew = [each for each in options_wanted if each in known_options()]
    return (*OURS, "build", catalogue, "--output", output, "--quiet", *anew, *options)


@cache
def known_options() -> str:
    """Return what `build` says of its options: an older one, to compare with, has fewer."""
    return subprocess.check_output([*OURS, "build", "--help"], text=True)


def in_turn(commands: dict[str, Sequence[str | Path]], runs: int) -> dict[str, Run]:
    """Return the medians of commands that take turns, after a run that does not count."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for count in range(runs + 1):
        for name, command in commands.items():
            result = run(command)
            if count:
                taken[name].append(result)
    return {
        name: Run(
            statistics.median(each.seconds for each in results),
            max(each.memory for each in results),
        )
        for name, results in taken.items()
    }


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end; raise CalledProcessError where it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        arguments = [str(part) for part in command]
        process = subprocess.Popen(arguments, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, arguments, said.read())
    unit = 1e6 if sys.platform == "darwin" else 1e3  # getrusage(2): bytes there, kB here
    return Run(seconds, usage.ru_maxrss / unit)


def render_time(catalogue: Path) -> float:
    """Return the seconds of the booklet alone, without start, reading and codes."""
    script = Path(__file__).with_name("render_seconds.py")
    return float(subprocess.check_output([sys.executable, script, catalogue]))


def report(name: str, result: Run, files: Sequence[Path]) -> None:
    """Print a line of the table."""
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in files)
    size = sum(path.stat().st_size for path in files) / 1000
    rest = f"{pages:7}{result.memory:6.0f}{size:6.0f}" if pages else f"{result.memory:13.0f}"
    print(f"{name:36}{result.seconds:8.3f}{rest}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
