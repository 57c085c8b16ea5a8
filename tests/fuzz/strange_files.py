"""Strange logos, PDFs and lists of recipients for some seconds; each is taken or told.

    python tests/fuzz/strange_files.py 30 [SEED]

Mutants of sound files: bytes exchanged, parts doubled or left out, numbers made huge. What raises
anything but the errors of its reader, or takes longer than MOST_SECONDS of our own processor's
time, is kept in the working folder as fuzz-failure.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pikepdf
from PIL import Image

import roadmap_print
from roadmap_print.catalogue.logo import LogoError
from roadmap_print.catalogue.logo_trial import check_drawn
from roadmap_print.mailer import recipients
from roadmap_print.problems import ProblemsError

CATALOGUE = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
MOST_SECONDS = 10.0
NUMBER = re.compile(rb"\d+")
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><defs>
<linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#c00"/></linearGradient>
<pattern id="p" width="5" height="5"><path d="M0 0h5v5z"/></pattern><mask id="m"><use href="#r"/>
</mask></defs><rect id="r" width="40" height="30" fill="url(#g)" transform="rotate(3)"/>
<path d="M1 1c2 3 4 5 6 7a1 2 3 0 1 4 5z" stroke-dasharray="1 2" fill="url(#p)" mask="url(#m)"/>
<text x="3" y="9" font-size="5">Nous</text><use href="#r"/></svg>"""
LIST = "nom;adresse;langue\nAnne Dû;anne@example.org;fr\nBob;bob@example.org;en\n".encode()


def mutant(data: bytes, random: Random) -> bytes:
    """Spoil a file in one to four places."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.choice((1, 2, 8, 40, 400)))
        part, way = data[start:end], random.randrange(4)
        new = (bytes([random.randrange(256)]) + part[1:], b"", part * random.choice((2, 50, 2000)))
        if way < len(new):
            data = data[:start] + new[way] + data[end:]
        elif numbers := [*NUMBER.finditer(data)]:
            found, huge = random.choice(numbers), random.choice((b"0", b"-1", b"1e9", b"99999999"))
            data = data[: found.start()] + huge + data[found.end() :]
    return data


def picture(kind: str) -> bytes:
    """Give a small sound picture."""
    file = io.BytesIO()
    Image.effect_noise((40, 20), 60).save(file, kind)
    return file.getvalue()


def booklet() -> bytes:
    """Give a small PDF whose streams are to be read as they stand, so that mutants reach them."""
    file = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(3):
            document.add_blank_page(page_size=(595, 842))
        form = document.make_stream(b"0 0 9 9 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        document.pages[0].contents_add(b"q 1 0 0 1 0 0 cm /F Do Q BT ET")
        document.save(file, compress_streams=False)
    return file.getvalue()


def try_logo(data: bytes, _file: Path) -> None:
    """Check a logo as whoever reads a catalogue does."""
    with suppress(LogoError):
        check_drawn(data)


def try_pdf(data: bytes, file: Path) -> None:
    """Proof-read a PDF as a stranger's."""
    file.write_bytes(data)
    with suppress(roadmap_print.UnreadableError, roadmap_print.NoStepError):
        roadmap_print.proofread(file, CATALOGUE, roadmap_print.read(CATALOGUE))


def try_list(data: bytes, file: Path) -> None:
    """Read a list of recipients."""
    file.write_bytes(data)
    with suppress(ProblemsError):
        recipients.read(file, "fr", "fr")


def main(seconds: float, seed: int) -> None:
    """Fuzz for so many seconds."""
    kinds: dict[str, tuple[bytes, Callable[[bytes, Path], None]]] = {
        "svg": (SVG, try_logo),
        "png": (picture("PNG"), try_logo),
        "jpeg": (picture("JPEG"), try_logo),
        "pdf": (booklet(), try_pdf),
        "csv": (LIST, try_list),
    }
    done: Counter[str] = Counter()
    end = time.monotonic() + seconds
    sys.stdout.write(f"seed {seed}\n")
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            random = Random(seed + done.total())
            kind = random.choice([*kinds])
            sound, attempt = kinds[kind]
            data, start = mutant(sound, random), time.process_time()
            try:
                attempt(data, Path(folder, f"strange.{kind}"))
                assert time.process_time() - start < MOST_SECONDS
            except BaseException:
                Path(f"fuzz-failure.{kind}").write_bytes(data)
                sys.stderr.write(f"seed {seed + done.total()}, {kind}\n")
                raise
            done[kind] += 1
    sys.stdout.write(f"{done.total()} files: {dict(done)}\n")


if __name__ == "__main__":
    given = [*sys.argv[1:], "30"][0]
    main(float(given), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time()))
