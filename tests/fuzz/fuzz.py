"""Read and print odd catalogues for some seconds; only pages or problems may come of them.

    python tests/fuzz/fuzz.py 30 [SEED]

Mutants of a real and of a small catalogue, and catalogues made from the models. All that are
sound are laid out in every publication; some are rendered and proof-read. An audit hook watches
that no socket is made, no program started but fontconfig's, nothing written, and no file opened
but the catalogue, its logo, our own and what Python imports. A catalogue that fails is kept in the
working folder as fuzz-failure.yaml.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from mutations import mutant
from PIL import Image
from trees import tree
from watch import Watch

from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.overflow import FitError
from roadmap_print.pipeline import publication_pdf
from roadmap_print.problems import Severity
from roadmap_print.proof import proofread
from roadmap_print.publications.registry import Publication, every, sheet_names
from roadmap_print.render.weasyprint_pdf import PageError

RENDERED = 0.12
"""Share of the layouts that are rendered, which takes twenty times as long."""
SLOWEST = 20.0  # s of processor time that a catalogue of a few dozen resources may take at most


class Printed:
    """How catalogues have ended."""

    def __init__(self) -> None:
        self.ends: Counter[str] = Counter()
        self.first: dict[str, int] = {}

    def judge(self, path: Path, random: Random, seed: int) -> None:
        """Read a catalogue, and print one that is sound."""
        start = time.process_time()
        reading = read(path)
        errors = [each for each in reading.problems if each.severity is Severity.ERROR]
        if (reading.catalogue is None) != bool(errors):
            raise AssertionError("neither a catalogue nor an error")
        self.ends["refused" if errors else "sound"] += 1
        if reading.catalogue is not None:
            made = (each for each in every() if not each.lacks(reading.catalogue))
            for publication in made:
                end = printed(reading, publication, random)
                self.ends[end] += 1
                self.first.setdefault(end, seed)
        seconds = time.process_time() - start
        if seconds > SLOWEST:
            raise AssertionError(f"{seconds:.1f} s")


def printed(reading: Reading, publication: Publication, random: Random) -> str:
    """Lay a publication out, or make and proof-read it; say in a word how it ended."""
    catalogue = reading.catalogue
    assert catalogue
    codes = encode(addresses(catalogue, step_codes=publication.step_codes))
    some = random.sample(
        range(1, 1 + len(catalogue.steps)), random.randint(1, len(catalogue.steps))
    )
    steps = tuple(sorted(some)) if random.random() < 0.3 else ()
    options = BuildOptions(steps, random.choice(sheet_names("poster_size")))
    content = publication_pdf.PageSource(catalogue, codes, options, reading.logo)
    try:
        if random.random() > RENDERED:
            publication_pdf.compose(publication, content)
            return "laid out"
        made = publication_pdf.make(publication, content)
    except FitError:
        return "does not fit"
    except PageError as error:
        return f"page: {_kind(str(error))}"
    file = options.file(publication)
    report = proofread.read(made.pdf, file, catalogue, reading.positions, file="f")
    return "right" if report.right else f"proof: {_kind(report.problems[0].message)}"


def _kind(message: str) -> str:
    """Give what messages of one kind have in common."""
    return re.sub(r'"[^"]*"|\d+', "…", message)[:50]


def logos(folder: Path) -> None:
    """Put pictures into a folder for catalogues to name."""
    head = '<svg xmlns="http://www.w3.org/2000/svg"'
    (folder / "logo.svg").write_text(f'{head} viewBox="0 0 9 4"><path d="M0 0h9v4z"/></svg>')
    (folder / "odd.svg").write_text(f'{head} width="1e9" height="0"><text>a</text><g/></svg>')
    Image.new("RGB", (60, 20)).save(folder / "logo.png")
    Image.new("CMYK", (60, 20)).save(folder / "logo.jpg")
    Image.new("1", (9000, 1)).save(folder / "wide.png")


def main(seconds: float, seed: int) -> None:
    """Fuzz for so many seconds, counted from when all is imported."""
    count, done = 0, Printed()
    with tempfile.TemporaryDirectory() as folder:
        watch, path = Watch(Path(folder)), Path(folder, "roadmap.yaml")
        logos(Path(folder))
        tempfile.tempdir = folder
        publication_pdf.warm_up(every())
        sys.addaudithook(watch)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            random = Random(seed + count)
            path.write_bytes(random.choice((mutant, tree))(random))
            watch.on = True
            try:
                done.judge(path, random, seed + count)
            except BaseException:
                watch.on = False
                Path("fuzz-failure.yaml").write_bytes(path.read_bytes())
                sys.stderr.write(f"seed {seed + count}\n")
                raise
            watch.on = False
            count += 1
            if watch.seen:
                raise SystemExit(f"seed {seed + count - 1}: {watch.seen}")
    sys.stdout.write(f"{count} catalogues, seeds {seed} to {seed + count - 1}\n")
    for end_, number in done.ends.most_common():
        sys.stdout.write(f"{number:6} {end_} (first: {done.first.get(end_, seed)})\n")


if __name__ == "__main__":
    given = [*sys.argv[1:], "30", str(int(time.time()))]
    main(float(given[0]), int(given[1] if len(sys.argv) > 2 else given[-1]))
