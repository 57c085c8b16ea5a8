"""Small pages drawn by PDF's own operators, to a tenth of a millimetre, for floors to be tried on.

Lengths are mm from the lower left corner, as PDF counts; sizes of type are points.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import pikepdf
import spoiling as spoil
from PIL import Image
from rows import BOOKLET

from roadmap_print.content.qr_codes import encode
from roadmap_print.proof import proofread as proof
from roadmap_print.proof import requirements
from roadmap_print.proof.extract import page_pixels, placements, tag_tree
from roadmap_print.proof.extract.paper import paper_sheets
from roadmap_print.proof.findings import Finding
from roadmap_print.proof.requirements import MinimumSizes
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication

PT = 72 / 25.4
WIDTH, HEIGHT = 100.0, 60.0
FLOORS = MinimumSizes(module=0.40, fine_module=0.50, text=8.0)
COARSE = replace(FLOORS, module=3.5)  # a pixel a mm, for what is not looked at
CODE = "https://www.example.org/axes"
Check = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True)
class Part:
    """A piece of tagged content: its operators, the kind of its element, what that says.

    A kind in a kind is written "LBody/Link".
    """

    content: str
    kind: str = "P"
    alt: str = "a picture"


def text(
    words: str,
    left: float = 20,
    base: float = 30,
    size: float = 12,
    grey: float = 0,
    font: str = "Helvetica",
) -> str:
    place = f"{left * PT:.4f} {base * PT:.4f} Td"
    signs = "".join(chr(each) if each < 128 else f"\\{each:o}" for each in words.encode("cp1252"))
    return f"BT /{font} {size} Tf {grey} g {place} ({signs}) Tj ET"


def stroke(*points: tuple[float, float], width: float) -> str:
    """Draw a line through points."""
    (x, y), *rest = ((across * PT, up * PT) for across, up in points)
    lines = " ".join(f"{across:.4f} {up:.4f} l" for across, up in rest)
    return f"0.5 G {width * PT:.4f} w {x:.4f} {y:.4f} m {lines} S"


def box(left: float, bottom: float, width: float, height: float, ink: str = "0 g") -> str:
    edges = " ".join(f"{each * PT:.4f}" for each in (left, bottom, width, height))
    return f"{ink} {edges} re f"


def code(left: float, bottom: float, module: float) -> str:
    """Draw the code of `CODE`, its dark square's lower left corner given."""
    side, quiet = (_code().width) * module, 4 * module
    place = f"{side * PT:.4f} 0 0 {side * PT:.4f} {(left - quiet) * PT:.4f}"
    return f"q {place} {(bottom - quiet) * PT:.4f} cm /Code Do Q"


@cache
def _code() -> Image.Image:
    return Image.open(io.BytesIO(encode([CODE])[CODE].png)).convert("L")


MODULES = _code().width - 8


def drawn(
    *pages: Sequence[Part | str],
    size: tuple[float, float] = (WIDTH, HEIGHT),
    fonts: Sequence[str] = ("Helvetica", "Helvetica-Bold"),
    boxes: dict[str, Sequence[float]] | None = None,
    state: Callable[[pikepdf.Pdf], pikepdf.Dictionary] | None = None,
    links: Sequence[tuple[float, float, float, float]] = (),
) -> bytes:
    """Write a PDF; a part that is a string is decoration, `links` lead to `CODE`."""
    document = pikepdf.new()
    image = document.make_stream(
        _code().tobytes(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=_code().width,
        Height=_code().height,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    elements = []
    for parts in pages:
        page = document.add_blank_page(page_size=(size[0] * PT, size[1] * PT))
        page.Resources = pikepdf.Dictionary(
            Font={f"/{name}": _font(name) for name in fonts},
            XObject={"/Code": image},
            ExtGState={"/Veil": state(document)} if state else {},
        )
        annotations = [document.make_indirect(_link(edges)) for edges in links]
        page.obj.Annots = pikepdf.Array(annotations)
        contents = []
        for mark, part in enumerate(parts):
            if isinstance(part, str):
                contents.append(f"/Artifact BMC q {part} Q EMC")
                continue
            *outer, kind = part.kind.split("/")
            contents.append(f"/{kind} <</MCID {mark}>> BDC q {part.content} Q EMC")
            element = pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), K=mark, Pg=page.obj)
            if kind == "Figure":
                element.Alt = pikepdf.String(part.alt)
            if kind == "Link":
                objects = [
                    pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=each) for each in annotations
                ]
                element.K = pikepdf.Array([mark, *objects])
            for each in reversed(outer):
                inner = document.make_indirect(element)
                element = pikepdf.Dictionary(S=pikepdf.Name(f"/{each}"), K=inner)
            elements.append(document.make_indirect(element))
        page.Contents = document.make_stream("\n".join(contents).encode())
        for name, edges in (boxes or {}).items():
            page.obj[f"/{name}"] = pikepdf.Array([edge * PT for edge in edges])
    tree = pikepdf.Dictionary(S=pikepdf.Name.Document, K=pikepdf.Array(elements))
    document.Root.StructTreeRoot = pikepdf.Dictionary(K=document.make_indirect(tree))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _font(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{name}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def _link(edges: Sequence[float]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=pikepdf.Array([edge * PT for edge in edges]),
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(CODE)),
    )


def subject(
    pdf: bytes,
    floors: MinimumSizes = FLOORS,
    publication: Publication = BOOKLET,
    printing: PaperVariant | None = None,
    *,
    mirrored: bool = False,
) -> Subject:
    """Look at a PDF as the proof does, and pretend that it is of the spoiled catalogue."""
    catalogue = spoil.reading().catalogue
    assert catalogue is not None
    found = tag_tree.read(pdf)
    wished = proof.wishes(publication, floors, mirrored=mirrored)
    return Subject(
        file=OutputFile(publication, printing, (1,)),
        catalogue=catalogue,
        steps=(1,),
        placements=requirements.placements(catalogue, (1,)),
        introduction=(),
        floors=floors,
        sheets=tuple(page_pixels.look(pdf, found.links, floors.scale, wished)),
        structure=found,
        paper=paper_sheets.look(pdf) if printing else None,
    )


class Ink(NamedTuple):
    """How far a text's ink reaches from where the text begins."""

    left: float
    low: float
    right: float
    high: float


def ink(words: str, size: float = 12, font: str = "Helvetica") -> Ink:
    (run,) = subject(drawn([text(words, size=size, font=font)])).sheets[0].runs
    box = run.box
    return Ink(box.left - 20, HEIGHT - box.bottom - 30, box.right - 20, HEIGHT - box.top - 30)


def rules_told(check: Check, found: Subject) -> set[str]:
    """Return the rules that a check finds broken, by the keys of their messages."""
    keys = (str(finding.message) for finding in check(found))
    return {key.removeprefix("proof.").upper() for key in keys}


def of_steps(found: Subject, *steps: int) -> Subject:
    """Pretend that a subject shows these steps."""
    return replace(found, steps=steps, placements=requirements.placements(found.catalogue, steps))


def on_route(check: Callable[[placements.Route], Iterable[Finding]]) -> Check:
    return lambda found: check(placements.follow(found))
