"""A deck that holds all of a small catalogue, made by python-pptx, and spoiled one fault at a time.

It is nothing like ours: the proof is to read a deck as a stranger's.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import spoiling as spoil
from lxml import etree
from packages import entries, packed, saved
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Mm, Pt
from rows import SLIDES

from roadmap_print.catalogue.model import Resource
from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.page_words import words
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import PPTX, OutputFile

WIDTH, HEIGHT = 338.67, 190.5  # mm
TITLE_ONLY = 5  # the layout of python-pptx's own template
INK, WHITE = RGBColor(0x22, 0x22, 0x22), RGBColor(0xFF, 0xFF, 0xFF)
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

Deck = Any
Shape = Any
"""What python-pptx makes, which has no types: a presentation; a slide, a shape, a run."""


@cache
def codes() -> Mapping[str, bytes]:
    catalogue = spoil.reading().catalogue
    assert catalogue is not None
    return {key: code.png for key, code in encode(addresses(catalogue)).items()}


@cache
def good() -> bytes:
    """Make a deck without a fault."""
    catalogue = spoil.reading().catalogue
    assert catalogue is not None
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    core = deck.core_properties
    core.title, core.language = catalogue.title, catalogue.language
    slide = add_slide(deck, catalogue.title)
    assert catalogue.subtitle
    assert catalogue.edition
    assert catalogue.publisher
    write(slide, catalogue.subtitle, catalogue.edition, catalogue.publisher.name)
    slide = add_slide(deck, "Les niveaux")
    write(slide, *(level.label for level in catalogue.levels))
    parts: dict[str, list[int]] = {"Début": [0, 1]}
    met: set[str] = set()
    formats = [each.id for each in catalogue.formats]
    for number, step in enumerate(catalogue.steps, start=1):
        begins = len(deck.slides)
        slide = add_slide(deck, step.title)
        write(slide, *step.objectives)
        noted = [*step.objectives, *(catalogue.resources[id_].url for id_ in step.resources)]
        slide.notes_slide.notes_text_frame.text = "\n".join(noted)
        in_order = sorted(
            step.resources, key=lambda id_: formats.index(catalogue.resources[id_].format)
        )
        for place, id_ in enumerate(in_order, start=1):
            slide = add_slide(deck, f"{step.title} ({place})")
            add_entry(slide, catalogue.resources[id_], again=id_ in met)
        met.update(step.resources)
        parts[f"{number}. {step.title}"] = [*range(begins, len(deck.slides))]
    slide = add_slide(deck, "À vous")
    assert catalogue.home
    add_code(slide, catalogue.home, Mm(100), words("fr").newest)
    write(slide, domain(catalogue.home))
    parts["Fin"] = [len(deck.slides) - 1]
    add_sections(deck, parts)
    return saved(deck)


def add_slide(deck: Deck, title: str) -> Shape:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = Mm(10), Mm(8), Mm(300), Mm(25)
    head.text_frame.text = title
    style(head.text_frame.paragraphs[0].runs[0], Pt(32))
    return slide


def run_properties(run: Shape) -> Shape:
    return run._r.get_or_add_rPr()  # noqa: SLF001  it has no other name


def properties(shape: Shape) -> Shape:
    return next(each for each in shape.element.iter() if each.tag.endswith("}cNvPr"))


def style(run: Shape, size: int = Pt(20), language: str = "fr") -> None:
    run.font.size = size
    run.font.color.rgb = INK
    run_properties(run).set("lang", language)


def write(slide: Shape, *texts: str) -> Shape:
    box = slide.shapes.add_textbox(Mm(150), Mm(40), Mm(170), Mm(100))
    frame = box.text_frame
    for number, text in enumerate(texts):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = text
        style(run)
    return box


def add_code(slide: Shape, address: str, side: int, says: str) -> None:
    picture = slide.shapes.add_picture(io.BytesIO(codes()[address]), Mm(15), Mm(45), side, side)
    properties(picture).set("descr", says)
    picture.click_action.hyperlink.address = address


def add_entry(slide: Shape, resource: Resource, *, again: bool) -> None:
    host = domain(resource.url)
    work = resource.reference
    more = [resource.publisher, resource.duration, resource.note, host]
    more += [work.authors[0], "et al", work.journal, work.year] if work else []
    box = write(slide, resource.title, *(filter(None, [host] if again else more)))
    run = box.text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = resource.url
    run_properties(run).set("lang", resource.language or "fr")
    add_code(slide, resource.url, Mm(60), f"Code QR\xa0: {host}, {resource.title}")


def add_sections(deck: Deck, parts: Mapping[str, list[int]]) -> None:
    """Part slides into sections, as PowerPoint writes it: python-pptx has no word for them."""
    element = deck.element
    ids = [each.get("id") for each in element.sldIdLst]
    extension = etree.SubElement(
        etree.SubElement(element, element.tag.replace("}presentation", "}extLst")),
        element.tag.replace("}presentation", "}ext"),
        uri=SECTIONS,
    )
    sections = etree.SubElement(extension, f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    for number, (name, slides) in enumerate(parts.items()):
        guid = f"{{00000000-0000-0000-0000-{number:012d}}}"
        section = etree.SubElement(sections, f"{{{P14}}}section", name=name, id=guid)
        listed = etree.SubElement(section, f"{{{P14}}}sldIdLst")
        for slide in slides:
            etree.SubElement(listed, f"{{{P14}}}sldId", id=ids[slide])


def changed(change: Callable[[Deck], object], data: bytes | None = None) -> bytes:
    """Return a deck, the good one unless given, with a change."""
    deck = Presentation(io.BytesIO(data or good()))
    change(deck)
    return saved(deck)


def replaced(name: str, old: bytes, new: bytes, data: bytes | None = None) -> bytes:
    """Return a deck with other bytes in one of its parts."""
    parts = entries(data or good())
    assert old in parts[name], (name, parts[name])
    return packed({**parts, name: parts[name].replace(old, new)})


def proofread(data: bytes, steps: tuple[int, ...] = ()) -> Report:
    found = spoil.reading()
    assert found.catalogue is not None
    made = OutputFile(SLIDES, steps=steps, suffix=PPTX)
    return proof.read(
        data, made, found.catalogue, found.positions, file="roadmap.yaml", language="en"
    )


def shapes(deck: Deck) -> Iterator[Shape]:
    """Yield all shapes of all slides."""
    for slide in deck.slides:
        yield from slide.shapes


def pictures(deck: Deck) -> list[Shape]:
    return [each for each in shapes(deck) if each.element.tag.endswith("}pic")]


def texts(deck: Deck, text: str) -> list[Shape]:
    """Return the runs of a text."""
    found = [
        run
        for shape in shapes(deck)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.text == text
    ]
    assert found, text
    return found


def emu(millimetres: float) -> int:
    return int(Mm(millimetres))
