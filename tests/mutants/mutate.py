"""Lines of the code made wrong, one at a time: the tests named beside each have to turn red.

    python tests/mutants/mutate.py                       all of mutants.yaml
    python tests/mutants/mutate.py --count 20            twenty of them, by a seed that is printed
    python tests/mutants/mutate.py --count 20 --seed 7   the same twenty again

The checkout is copied for each process and the copies are changed, never the checkout. The named
tests run once without a mutant first: what is red anyway proves nothing.
"""

import argparse
import os
import queue
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import perf_counter

import yaml

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("mutants.yaml")
SOURCE = "src/roadmap_print"
LEFT_OUT = shutil.ignore_patterns(".*", "output", "build", "dist")
LONGEST = 240  # seconds after which a mutant that hangs counts as killed
RED, GREEN = 1, 0  # how pytest ends


@dataclass(frozen=True)
class Mutant:
    """A part of a line of one file, what it is made, and the tests that have to notice."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.old!r} → {self.new!r}"

    @property
    def package(self) -> str:
        """The folder of the file, or the file itself where it is in none."""
        return self.file.rpartition("/")[0] or self.file

    def complaint(self, root: Path) -> str:
        """Say why this row is to be mended, nothing where it fits the code."""
        path = root / SOURCE / self.file
        count = path.read_text("utf-8").count(self.old) if path.is_file() else 0
        if count != 1:
            return f"mend mutants.yaml, {self}: the part stands {count} times in the file"
        missing = [each for each in self.tests if not _is_there(root, each)]
        return f"mend mutants.yaml, {self}: there is no {missing[0]}" if missing else ""


def _is_there(root: Path, test: str) -> bool:
    """Tell whether there is a file of tests, and in it the one that is named."""
    path, _, name = test.partition("::")
    text = (root / path).read_text("utf-8") if (root / path).is_file() else None
    return text is not None and (not name or f"def {name.partition('[')[0]}(" in text)


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    SURVIVED = "SURVIVED"
    UNTESTED = "NO TEST RAN"


FATES = {RED: Fate.KILLED, GREEN: Fate.SURVIVED}


def table(path: Path = TABLE) -> tuple[Mutant, ...]:
    """Read the table of mutants."""
    rows = yaml.safe_load(path.read_text("utf-8"))
    return tuple(
        Mutant(file, row["old"], row["new"], tuple(row["tests"]))
        for file, found in rows.items()
        for row in found
    )


def run(mutants: Sequence[Mutant], root: Path, workers: int) -> dict[Mutant, Fate]:
    """Try each mutant in a copy of the checkout; tell of each as it ends."""
    found: dict[Mutant, Fate] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies: queue.Queue[Path] = queue.Queue()
        for number in range(workers):
            copies.put(_copied(root, Path(folder) / str(number)))
        named = sorted({test for mutant in mutants for test in mutant.tests})
        code, said = _tested(named, copies.queue[0], None)
        if code != GREEN:
            sys.exit(f"{said}\nthe named tests are red without any mutant: mend them first")

        def tried(mutant: Mutant) -> None:
            copy, start = copies.get(), perf_counter()
            found[mutant], test = _fate(mutant, copy)
            copies.put(copy)
            seconds = perf_counter() - start
            print(f"{found[mutant]:<12}{seconds:5.1f} s  {mutant}  {test}", flush=True)

        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(tried, mutants))
    return found


def _copied(root: Path, copy: Path) -> Path:
    shutil.copytree(root, copy, ignore=LEFT_OUT, symlinks=True)
    # Compiled here, so that of each mutant Python compiles the one file that has another date.
    subprocess.run([sys.executable, "-m", "compileall", "-q", copy / "src"], check=True)
    return copy


def _fate(mutant: Mutant, copy: Path) -> tuple[Fate, str]:
    """Change one part of a copy, run the tests, change it back; give the test that noticed, too."""
    path = copy / SOURCE / mutant.file
    text, times = path.read_text("utf-8"), path.stat()
    path.write_text(text.replace(mutant.old, mutant.new), "utf-8")
    try:
        code, said = _tested(mutant.tests, copy, LONGEST)
    except subprocess.TimeoutExpired:
        code, said = RED, ""
    path.write_text(text, "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    noticed = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", said, re.MULTILINE)
    return FATES.get(code, Fate.UNTESTED), noticed[1] if noticed else ""


def _tested(tests: Sequence[str], copy: Path, limit: float | None) -> tuple[int, str]:
    """Run tests on a copy; return how pytest ended and what it said."""
    environment = os.environ | {
        "PYTHONPATH": str(copy / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / ".hypothesis"),
    }
    pytest = [sys.executable, "-m", "pytest", "-x", "-n", "0", "-p", "no:cacheprovider"]
    ended = subprocess.run(
        [*pytest, "--no-header", "--tb=line", *tests],
        cwd=copy,
        env=environment,
        timeout=limit,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Try all mutants, or some by a seed; 1 where any survives."""
    parser = argparse.ArgumentParser(description="Make the code wrong, line by line.")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--count", type=int, help="how many, all where it is not said")
    parser.add_argument("--only", default="", help="those whose file begins so")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--table", type=Path, default=TABLE)
    asked = parser.parse_args(arguments)
    start = perf_counter()
    mutants = [each for each in table(asked.table) if each.file.startswith(asked.only)]
    if wrong := [said for each in mutants if (said := each.complaint(asked.root))]:
        print(*wrong, sep="\n")
        return 1
    if asked.count is not None:
        mutants = random.Random(asked.seed).sample(mutants, min(asked.count, len(mutants)))
        print(f"{len(mutants)} mutants by the seed {asked.seed}", flush=True)
    found = run(mutants, asked.root, min(asked.workers, len(mutants)))
    alive = [each for each, ended in found.items() if ended is not Fate.KILLED]
    print(f"{len(found) - len(alive)} killed of {len(found)}, {perf_counter() - start:.0f} s")
    print(*(f"{found[each]}: {each}; run {' '.join(each.tests)}" for each in alive), sep="\n")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
