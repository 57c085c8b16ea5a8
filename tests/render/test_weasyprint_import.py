"""WeasyPrint as we import it: what it seldom uses is there when it is used."""

import subprocess
import sys
from pathlib import Path

import pytest
from pdfs import Pdf
from rows import SLIDES

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make

SMALL = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"


@pytest.mark.slow
def test_fonts_are_subset_by_fonttools_where_harfbuzz_does_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    catalogue = read(SMALL).catalogue
    assert catalogue
    codes = encode(addresses(catalogue))
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    made = make(SLIDES, PageSource(catalogue, codes, BuildOptions()))
    file = tmp_path / "slides.pdf"
    file.write_bytes(made.pdf)
    assert catalogue.title in "".join(Pdf(file).texts).replace("\n", " ")


@pytest.mark.slow
def test_what_is_seldom_used_is_not_imported_before() -> None:
    said = (
        "import sys, roadmap_print.render.weasyprint_pdf;"
        "print([name for name in sys.modules if 'subset' in name]);"
        "from fontTools import subset; print(subset.Options.__module__)"
    )
    ended = subprocess.run((sys.executable, "-c", said), capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["[]", "fontTools.subset"]
