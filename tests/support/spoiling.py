"""Good PDFs made bad, one fault at a time, as a broken template or another program might."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from rows import BOOKLET

from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.translator import Message, texts
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.extract import page_pixels, tag_tree
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication

CATALOGUE = Path(__file__).with_name("spoiled_roadmap.yaml")
PX = 25.4 / 96  # mm, the unit of a page's content

Block = list[tuple[Any, pikepdf.Operator]]


@cache
def reading() -> Reading:
    found = read(CATALOGUE)
    assert found.catalogue is not None, found.problems
    return found


@cache
def booklet(steps: tuple[int, ...] = ()) -> bytes:
    catalogue = reading().catalogue
    assert catalogue is not None
    codes = encode(addresses(catalogue))
    return make(BOOKLET, PageSource(catalogue, codes, BuildOptions(steps))).pdf


def proofread(pdf: bytes, publication: Publication = BOOKLET) -> Report:
    found = reading()
    assert found.catalogue is not None
    return proof.read(
        pdf,
        OutputFile(publication),
        found.catalogue,
        found.positions,
        file="roadmap.yaml",
        language="en",
    )


def told(report: Report, saying: Message) -> list[Any]:
    """Return the problems that are this saying, whatever its values are."""
    words = re.split(r"\{\w+\}", texts("en", "proof")[saying]["other"])
    pattern = re.compile(".*".join(map(re.escape, words)), re.DOTALL)
    return [each for each in report.problems if pattern.fullmatch(each.message)]


def edited(change: Callable[[pikepdf.Pdf], object], pdf: bytes | None = None) -> bytes:
    with pikepdf.open(io.BytesIO(pdf or booklet())) as document:
        change(document)
        file = io.BytesIO()
        document.save(file)
    return file.getvalue()


@dataclass(frozen=True)
class Spot:
    """Where a text stands: the index of its page, the number of its content."""

    page: int
    mark: int


@cache
def spots(text: str) -> tuple[Spot, ...]:
    """Find every place of a text, by its start."""
    data = booklet()
    found = tuple(
        Spot(sheet.number - 1, run.mark)
        for sheet in page_pixels.look(data, tag_tree.read(data).links, 2)
        for run in sheet.runs
        if run.mark is not None and run.text.replace("\xa0", " ").startswith(text)
    )
    assert found, text
    return found


def rewritten(spot: Spot, change: Callable[[Block], Block]) -> bytes:
    """Change what is drawn for one piece of tagged content."""

    def edit(document: pikepdf.Pdf) -> None:
        page = document.pages[spot.page]
        _write(document, page, list(_changed(_read(page), spot.mark, change)))

    return edited(edit)


def _read(page: pikepdf.Page) -> Block:
    return [(list(each.operands), each.operator) for each in pikepdf.parse_content_stream(page)]


def _write(document: pikepdf.Pdf, page: pikepdf.Page, block: Block) -> None:
    page.Contents = document.make_stream(pikepdf.unparse_content_stream(block))


def _changed(all_: Block, mark: int, change: Callable[[Block], Block]) -> Iterator[Any]:
    block: Block | None = None
    for operands, operator in all_:
        if block is None:
            yield operands, operator
            if str(operator) == "BDC" and operands[1].get("/MCID") == mark:
                block = []
        elif str(operator) == "EMC":
            yield from change(block)
            yield operands, operator
            block = None
        else:
            block.append((operands, operator))


def operator(name: str, *operands: object) -> tuple[Any, pikepdf.Operator]:
    return list(operands), pikepdf.Operator(name)


def within(*before: tuple[Any, pikepdf.Operator]) -> Callable[[Block], Block]:
    """Put something before a block, for that block alone."""
    return lambda block: [operator("q"), *before, *block, operator("Q")]


def moved(right: float, down: float) -> Callable[[Block], Block]:
    """Move by millimetres."""
    return within(operator("cm", 1, 0, 0, 1, right / PX, down / PX))


def gone(_: Block) -> Block:
    return []


def replaced(name: str, *operands: object) -> Callable[[Block], Block]:
    """Give every operator of this name other operands."""

    def change(block: Block) -> Block:
        assert any(str(each) == name for _, each in block)
        return [(list(operands) if str(each) == name else before, each) for before, each in block]

    return change


def painted(page: int, left: float, top: float, width: float, height: float, grey: float) -> bytes:
    """Paint a rectangle, in mm from the top left, over all else."""

    def edit(document: pikepdf.Pdf) -> None:
        points = [left * 72 / 25.4, 841.889764 - (top + height) * 72 / 25.4]
        box = f"{points[0]} {points[1]} {width * 72 / 25.4} {height * 72 / 25.4}"
        document.pages[page].contents_add(
            document.make_stream(f"/Artifact BMC q {grey} g {box} re f Q EMC".encode())
        )

    # The page's own changes are undone first: it draws from its top left.
    def isolated(document: pikepdf.Pdf) -> None:
        document.pages[page].contents_add(document.make_stream(b"q"), prepend=True)
        document.pages[page].contents_add(document.make_stream(b"Q"))
        edit(document)

    return edited(isolated)


def elements(document: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the elements of a kind, in reading order."""

    def walk(kid: pikepdf.Object) -> Iterator[Any]:
        if isinstance(kid, pikepdf.Array):
            for each in kid:
                yield from walk(each)
        elif isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == f"/{kind}":
                yield kid
            if "/K" in kid and "/S" in kid:
                yield from walk(kid.K)

    found = list(walk(document.Root.StructTreeRoot.K))
    assert found, kind
    return found


def annotations(document: pikepdf.Pdf, uri: str) -> list[Any]:
    found = [
        each
        for page in document.pages
        for each in page.obj.get("/Annots", ())
        if each.get("/A", pikepdf.Dictionary()).get("/URI") == uri
    ]
    assert found, uri
    return found
