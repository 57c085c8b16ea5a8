"""What keeps pages from being made is told as it is: the disk, the logo, or a fault of ours."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.pipeline import jobs
from roadmap_print.render import weasyprint_pdf
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.ranges.page_ranges import PageRange
from roadmap_print.render.weasyprint_pdf import TemporaryFileError

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests/catalogues/good/one-step.yaml"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.slow
@pytest.mark.parametrize("file", ["styles/slides.css", "templates/pages.html"])
def test_a_file_of_ours_that_is_missing_is_a_fault_of_ours(file: str, tmp_path: Path) -> None:
    for name in ("src", "templates", "styles"):
        ignored = shutil.ignore_patterns("*.pyc.*")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    (tmp_path / file).unlink()
    ended = subprocess.run(
        [sys.executable, "-m", "roadmap_print", "build", GOOD, "--only", "slides", "-o", "out"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
    )
    assert ended.returncode == 70
    assert Path(file).name in ended.stderr
    assert "TMPDIR" not in ended.stderr


@pytest.mark.parametrize(
    ("error", "told_as"),
    [
        (FileNotFoundError(errno.ENOENT, "none", "/gone/weasyprint-a1/font"), TemporaryFileError),
        (OSError(errno.ENOSPC, "No space left on device"), TemporaryFileError),
        (FileNotFoundError(errno.ENOENT, "none", "/site-packages/SourceSansPro-It.otf"), OSError),
        (OSError("cannot load library 'libpango-1.0'"), OSError),
    ],
)
def test_only_what_concerns_temporary_files_is_told_as_such(
    error: OSError, told_as: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    catalogue = read(GOOD).catalogue
    assert catalogue
    monkeypatch.setattr(weasyprint_pdf._Page, "render", failing)  # noqa: SLF001
    with pytest.raises(told_as) as caught:
        weasyprint_pdf.render_range(
            PageRange(Composed(lambda _: "<html><head/></html>", ())), Assets(), lambda _: None
        )
    assert isinstance(caught.value, jobs.unmakeable()) == (told_as is TemporaryFileError)
    if told_as is TemporaryFileError:
        message, hint = jobs.told(caught.value, catalogue)
        assert str(error.filename or "TMPDIR") in f"{message} {hint}"
