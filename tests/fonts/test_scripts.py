"""Catalogues of many scripts are printed, proof and all, and their words read back."""

import os
import re
import unicodedata
from pathlib import Path

import pytest
from pdfs import Pdf, roadmap_print
from scripts import SAMPLES, write_catalogue

pytestmark = pytest.mark.slow
SIZES = {"few": (6, 3), "many steps": (99, 4), "full steps": (12, 20)}
ALL = [(language, size) for size in SIZES for language in SAMPLES]
"""What `make scripts` prints, in half an hour; CI prints a third of the first size and one each of
the others."""
SOME = [*((each, "few") for each in [*SAMPLES][::3]), ("ar", "many steps"), ("th", "full steps")]
WANTED = ("booklet", "poster", "slides")


def letters(text: str) -> str:
    """Return the letters of a text, whatever stands between them."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(("language", "size"), ALL if os.environ.get("SCRIPTS") else SOME)
def test_a_catalogue_of_any_script_is_printed_and_reads_back(
    language: str, size: str, tmp_path: Path
) -> None:
    file = write_catalogue(tmp_path / "roadmap.yaml", language, *SIZES[size])
    ended = roadmap_print("build", str(file), "-o", "out", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    said = SAMPLES[language]
    for name in WANTED:
        text = letters(" ".join(Pdf(tmp_path / f"out/{name}.pdf").texts))
        for word in " ".join((said.title, *said.titles)).split():
            assert letters(word) in text, f"{name}: {word}"
