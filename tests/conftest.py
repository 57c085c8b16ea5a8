"""The roadmap as it was shipped once, read once and printed once for all tests.

Tests of code run on this copy, so that whoever edits `content/roadmap.yaml` turns none of them red;
`test_content.py` alone reads that one.
"""

import fcntl
import os
import signal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from pdfs import Pdf, roadmap_print

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content import qr_codes
from roadmap_print.publications.registry import Publication, usual

ROOT = Path(__file__).parents[1]
# A shell that runs the tests in the background lets them ignore Ctrl-C, and their processes too.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and nohup a hang-up

# No example has so long and no longer: a busy machine takes any time.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# What is said is in the catalogue's language, whoever runs the tests.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
os.environ.pop("SOURCE_DATE_EPOCH", None)  # who builds packages sets it

# Hundreds of tests ask for the codes of one roadmap, a millisecond each, always the same.
qr_codes._code = cache(qr_codes._code)  # noqa: SLF001

ROADMAP = ROOT / "tests/catalogues/roadmap.yaml"


@pytest.fixture(scope="session")
def roadmap() -> Catalogue:
    reading = read(ROADMAP)
    assert reading.catalogue is not None, reading.problems
    return reading.catalogue


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[Publication, Pdf]:
    """Print the roadmap by the command itself, in a folder of its own that all processes read.

    What is printed is what is made where nobody names an output.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "printed"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "out").exists():
            ended = roadmap_print("build", str(ROADMAP), "--output", "draft", cwd=folder)
            assert ended.returncode == 0, ended.stderr
            assert len(ended.stdout.splitlines()) >= len(usual())
            (folder / "draft").rename(folder / "out")
    return {each: Pdf(folder / "out" / f"{each}.pdf") for each in usual()}
