"""Build random catalogues in all their publications: what `check` accepts must be delivered.

    python tests/random_catalogues/try_random.py 300 [SEED]

A catalogue that is refused, or of which a file fails, is kept in the working folder as
random-SEED.yaml, with what was said of it; the end is 1 then.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from building import first_audience
from sound_catalogue import catalogue

import roadmap_print
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.problems import Severity
from roadmap_print.publications import registry


def faults(seed: int, folder: Path) -> list[str]:
    """Build the catalogue of a seed in a folder, and tell of all that was not delivered."""
    file = folder / f"random-{seed}.yaml"
    file.write_text(catalogue(seed), "utf-8")
    wanted = [each for each in registry.every() if not each.of_steps]
    result = roadmap_print.build(file, folder / "out", wanted, where_possible=True)
    said = [*result.reading.problems, *(each for end in result.files for each in end.problems)]
    for options in _variants(result.reading.catalogue, seed) if result.reading.catalogue else ():
        variant = roadmap_print.build(file, folder / "out", wanted, options, where_possible=True)
        said += [each for end in variant.files for each in end.problems]
    return [str(each) for each in said if each.severity is Severity.ERROR]


def _variants(catalogue: Catalogue, seed: int) -> Iterator[BuildOptions]:
    """Yield what else a catalogue is built in: for an audience, in one of three other forms."""
    if audience := first_audience(catalogue):
        yield BuildOptions(audience=audience)
    forms = BuildOptions(large_print=True), BuildOptions(grey=True), BuildOptions(page="a5")
    yield forms[seed % len(forms)]


def main(count: int, first: int) -> int:
    """Try so many catalogues; give the exit status."""
    sys.stdout.write(f"{count} catalogues from seed {first}\n")
    failed = 0
    for seed in range(first, first + count):
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            found = faults(seed, Path(folder))
            if found:
                shutil.copy(Path(folder, f"random-{seed}.yaml"), ".")
        failed += bool(found)
        seconds = time.monotonic() - start
        sys.stdout.write(f"{seed}: {len(found)} faults, {seconds:.1f} s\n")
        sys.stdout.writelines(f"    {each}\n" for each in found)
        sys.stdout.flush()
    sys.stdout.write(f"{count - failed} of {count} are delivered whole\n")
    return int(failed > 0)


if __name__ == "__main__":
    given = [*sys.argv[1:], str(int(time.time()))]  # the clock's seconds, where none is given
    sys.exit(main(int(given[0]), int(given[1])))
