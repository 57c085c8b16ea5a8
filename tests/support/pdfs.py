"""A finished PDF as a stranger sees it: pixels, text, links, fonts, boxes."""

import os
import subprocess
import sys
import traceback
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

from roadmap_print import __main__
from roadmap_print.pipeline import jobs
from roadmap_print.proof import proofread
from roadmap_print.publications.registry import usual

MM = 25.4 / 72
DPI = 150
LARGEST = {"forty-steps", "eighty-resources"}
EASY = {"english", "one-step"}


@dataclass(frozen=True)
class Placed:
    """A link or a code: a page from 1, mm from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    address: str

    def holds(self, other: "Placed") -> bool:
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.page == other.page and self.left < x < self.right and self.top < y < self.bottom


@dataclass(frozen=True)
class Pdf:
    path: Path

    @cached_property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.path)

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        return [(w * MM, h * MM) for w, h in (page.get_size() for page in self.document)]

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, white space folded."""
        pages = (page.get_textpage().get_text_range() for page in self.document)
        return [" ".join(text.replace("\u202f", " ").split()) for text in pages]

    @cached_property
    def codes(self) -> list[Placed]:
        """Every code that is read from the pixels of a page."""
        return [code for page in range(len(self.document)) for code in self._codes(page)]

    def _codes(self, page: int) -> list[Placed]:
        image = self.document[page].render(scale=DPI / 72, grayscale=True).to_numpy()
        found = zxingcpp.read_barcodes(image.squeeze(), formats=zxingcpp.BarcodeFormat.QRCode)
        mm = 25.4 / DPI
        placed = []
        for code in found:
            corners = code.position
            points = [
                getattr(corners, corner)
                for corner in ("top_left", "top_right", "bottom_left", "bottom_right")
            ]
            xs, ys = [p.x * mm for p in points], [p.y * mm for p in points]
            placed.append(Placed(page + 1, min(xs), min(ys), max(xs), max(ys), code.text))
        return placed

    @cached_property
    def links(self) -> list[Placed]:
        """Every link to an address."""
        found = []
        with pikepdf.open(self.path) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                height = float(page.mediabox[3])
                for annotation in page.get("/Annots", []):
                    if "/A" in annotation:
                        x1, y1, x2, y2 = (float(v) for v in annotation.Rect)
                        top, bottom = height - max(y1, y2), height - min(y1, y2)
                        edges = (min(x1, x2) * MM, top * MM, max(x1, x2) * MM, bottom * MM)
                        found.append(Placed(number, *edges, str(annotation.A.URI)))
        return found

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """Whether each font is embedded, by its name without the subset's tag."""
        fonts = {}
        with pikepdf.open(self.path) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                    name = str(item.FontName).lstrip("/").partition("+")[2]
                    fonts[name] = any(f"/FontFile{n}" in item for n in ("", "2", "3"))
        return fonts

    @cached_property
    def figures(self) -> list[str | None]:
        """The alternative text of each figure."""
        with pikepdf.open(self.path) as pdf:
            return [
                str(item.Alt) if "/Alt" in item else None
                for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
            ]

    @cached_property
    def bookmarks(self) -> list[tuple[int, str]]:
        """Level and title of each bookmark."""
        return [(mark.level, mark.get_title()) for mark in self.document.get_toc()]

    def boxes(self, page: int) -> list[tuple[float, float, float, float]]:
        """The boxes of text and pictures on a page, in mm from its upper left corner."""
        height = self.sizes[page - 1][1]
        kinds = (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE)
        found = []
        for item in self.document[page - 1].get_objects(filter=kinds):
            left, bottom, right, top = (value * MM for value in item.get_bounds())
            found.append((left, height - top, right, height - bottom))
        return found


def cases(catalogues: Iterable[Path]) -> list[Any]:
    """Parameters of a test, by name: the largest catalogues, and easy ones, are slow tests."""
    slow = LARGEST | EASY
    return [
        pytest.param(file, id=file.stem, marks=pytest.mark.slow if file.stem in slow else ())
        for file in catalogues
    ]


def roadmap_print(
    *arguments: str, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run our own command as a user does, in a process of its own.

    It parts from this one, which has imported all that it needs: half of the time that a small
    build takes. One in another environment starts afresh, since modules read theirs once.
    """
    if sys.platform == "linux" and environment.items() <= {("LC_ALL", "C"), ("LC_ALL", "C.UTF-8")}:
        return _parted(arguments, cwd, environment)
    return subprocess.run(
        [sys.executable, "-m", "roadmap_print", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _parted(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    jobs.warm_up(usual())
    proofread.load()
    with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8") as err:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as Python does for users
            process = os.fork()
            if not process:
                os.chdir(cwd)
                os.environ.update(environment)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                os._exit(_ended(arguments))
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        for file in (out, err):
            file.seek(0)
        return subprocess.CompletedProcess(arguments, status, out.read(), err.read())


def _ended(arguments: Sequence[str]) -> int:
    """Be the command until it ends; return its exit status."""
    sys.argv = ["roadmap-print", *arguments]
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    try:
        __main__.run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001  as Python ends where nobody has caught it
        traceback.print_exc()
        return 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    return 0
