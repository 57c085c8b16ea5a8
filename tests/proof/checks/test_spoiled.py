"""Each fault that the proof-reader knows, made on purpose in a good booklet, and told."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import spoiling as spoil
from PIL import Image
from rows import BOOKLET, SLIDES
from spoiling import Spot, booklet, edited, painted, proofread, reading, rewritten, spots, told
from test_print_files import FOLD_FAULTS, PRESS_FAULTS

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.translator import Message, texts
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.extract import page_pixels, tag_tree
from roadmap_print.proof.extract.page_values import DecodedCode, FinishedPage, PageFigure
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import OutputFile

AXES = "https://www.example.org/axes?le%C3%A7on=1"
SCALES = "https://www.example.org/echelles"


@cache
def sheets() -> list[FinishedPage]:
    return list(page_pixels.look(booklet(), tag_tree.read(booklet()).links, 8.75))


def placed(address: str) -> tuple[FinishedPage, DecodedCode, PageFigure]:
    """Return a code in a step, with the figure that it is: the last one of its address."""
    for sheet in reversed(sheets()):
        for code in sheet.codes:
            if code.text == address:
                return sheet, code, next(f for f in sheet.figures if f.box.holds(code.box, 1))
    raise AssertionError(address)


def code_spot(address: str) -> Spot:
    sheet, _, figure = placed(address)
    return Spot(sheet.number - 1, figure.mark)


def smaller_code() -> bytes:
    _, code, _ = placed(SCALES)
    x, y = code.box.left / spoil.PX, code.box.top / spoil.PX
    small = spoil.within(spoil.operator("cm", 0.5, 0, 0, 0.5, x * 0.5, y * 0.5))
    return rewritten(code_spot(SCALES), small)


def slightly_smaller_code() -> bytes:
    _, code, _ = placed(SCALES)
    x, y = code.box.left / spoil.PX, code.box.top / spoil.PX
    small = spoil.within(spoil.operator("cm", 0.6, 0, 0, 0.6, x * 0.4, y * 0.4))
    return rewritten(code_spot(SCALES), small)


def beside_code() -> bytes:
    sheet, code, _ = placed(SCALES)
    return painted(sheet.number - 1, code.box.left - 3, code.box.top, 2, 5, 0.4)


def image_of(page: pikepdf.Page, mark: int) -> str:
    """Return the name of the picture that is drawn for a piece of tagged content."""
    inside = False
    for each in pikepdf.parse_content_stream(page):
        if str(each.operator) == "BDC":
            inside = each.operands[1].get("/MCID") == mark
        elif inside and str(each.operator) == "Do":
            return str(each.operands[0])
    raise AssertionError(mark)


def exchanged_codes() -> bytes:
    """Draw one code in the place of another, as a mixed-up file name would."""
    sheet, _, figure = placed(SCALES)
    other_sheet, _, other = placed(AXES)

    def edit(document: pikepdf.Pdf) -> None:
        page, other_page = document.pages[sheet.number - 1], document.pages[other_sheet.number - 1]
        right = other_page.Resources.XObject[image_of(other_page, other.mark)]
        page.Resources.XObject[image_of(page, figure.mark)] = right

    return edited(edit)


def foreign_code() -> bytes:
    """Put the code of another address into the place of one."""
    sheet, _, figure = placed(SCALES)
    code = encode(["https://www.example.org/wrong"])["https://www.example.org/wrong"]
    picture = Image.open(io.BytesIO(code.png)).convert("L")

    def edit(document: pikepdf.Pdf) -> None:
        page = document.pages[sheet.number - 1]
        image = document.make_stream(
            picture.tobytes(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        page.Resources.XObject[image_of(page, figure.mark)] = image

    return edited(edit)


def other_address(uri: str) -> Callable[[pikepdf.Pdf], None]:
    def edit(document: pikepdf.Pdf) -> None:
        for each in spoil.annotations(document, uri):
            each.A.URI = pikepdf.String("https://www.example.org/elsewhere")

    return edit


def without_links(uri: str) -> Callable[[pikepdf.Pdf], None]:
    def edit(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            kept = [
                each
                for each in page.obj.get("/Annots", ())
                if each.get("/A", pikepdf.Dictionary()).get("/URI") != uri
            ]
            page.obj.Annots = pikepdf.Array(kept)

    return edit


def each_gone(text: str) -> bytes:
    """Take a text out wherever it stands."""
    pdf = booklet()
    for spot in spots(text):
        pdf = _on(pdf, spot, spoil.gone)
    return pdf


def _on(pdf: bytes, spot: Spot, change: Callable[[spoil.Block], spoil.Block]) -> bytes:
    def edit(document: pikepdf.Pdf) -> None:
        page = document.pages[spot.page]
        spoil._write(document, page, list(spoil._changed(spoil._read(page), spot.mark, change)))  # noqa: SLF001

    return edited(edit, pdf)


def steps_exchanged(document: pikepdf.Pdf) -> None:
    """Read two entries in the wrong order."""
    lists = [each for each in spoil.elements(document, "L") if len(each.K) > 1]
    for each in lists:
        kids = list(each.K)
        each.K = pikepdf.Array(reversed(kids))


def blank_page(document: pikepdf.Pdf) -> None:
    document.add_blank_page(page_size=(595.28, 841.89))


def all_of(kind: str, change: Callable[[Any], object]) -> Callable[[pikepdf.Pdf], None]:
    def edit(document: pikepdf.Pdf) -> None:
        for each in spoil.elements(document, kind):
            change(each)

    return edit


def renamed(kind: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    return all_of(kind, lambda each: each.__setattr__("S", pikepdf.Name(f"/{other}")))


def deeper(element: pikepdf.Object) -> None:
    element.S = pikepdf.Name("/H5")


def marked_as(text: str, *changed: tuple[Any, pikepdf.Operator]) -> bytes:
    """Open the tagged content of a text, or of a code's address, in another way, or not at all."""
    spot = code_spot(text) if text.startswith("http") else in_step(text)

    def edit(document: pikepdf.Pdf) -> None:
        page, inside, kept = document.pages[spot.page], False, []
        for operands, operator in spoil._read(page):  # noqa: SLF001
            if str(operator) == "BDC" and operands[1].get("/MCID") == spot.mark:
                inside = True
                kept += changed
            elif inside and str(operator) == "EMC":
                inside = False
                kept += [(operands, operator)] if changed else []
            else:
                kept.append((operands, operator))
        spoil._write(document, page, kept)  # noqa: SLF001

    return edited(edit)


def unnumbered_item(document: pikepdf.Pdf) -> None:
    """Say that a list is none: its items stay."""
    spoil.elements(document, "L")[0].S = pikepdf.Name.Div


def paragraph_in_list(document: pikepdf.Pdf) -> None:
    spoil.elements(document, "LI")[0].S = pikepdf.Name.P


def empty_list(document: pikepdf.Pdf) -> None:
    del spoil.elements(document, "L")[0]["/K"]


def untagged_link(document: pikepdf.Pdf) -> None:
    del spoil.annotations(document, SCALES)[0].StructParent


def silent_link(document: pikepdf.Pdf) -> None:
    spoil.annotations(document, SCALES)[0].Contents = pikepdf.String(SCALES)


def crossed_link(document: pikepdf.Pdf) -> None:
    for each in spoil.annotations(document, SCALES):
        each.A.URI = pikepdf.String("https://www.autre.test/echelles")


def without_title(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.DisplayDocTitle = False


def pale_picture() -> bytes:
    sheet, _, _ = placed(SCALES)
    figure = next(f for f in sheet.figures if f.box.width < 12)
    box = figure.box
    return painted(
        sheet.number - 1, box.left - 0.2, box.top - 0.2, box.width + 0.4, box.height + 0.4, 0.9
    )


def covered(text: str, part: tuple[float, float, float, float]) -> bytes:
    """Paint a part of a text white: its left, top, right and bottom edge as shares of its box."""
    spot = in_step(text)
    (run,) = [run for run in sheets()[spot.page].runs if run.mark == spot.mark][:1]
    left, top = run.box.left + part[0] * run.box.width, run.box.top + part[1] * run.box.height
    width, height = (part[2] - part[0]) * run.box.width, (part[3] - part[1]) * run.box.height
    return painted(spot.page, left, top, width, height, 1)


def seen_through(text: str, state: Callable[[pikepdf.Pdf], pikepdf.Dictionary]) -> bytes:
    """Draw a text under a graphics state."""
    spot = in_step(text)
    pale = spoil.within(spoil.operator("gs", pikepdf.Name.Pale))

    def edit(document: pikepdf.Pdf) -> None:
        page = document.pages[spot.page]
        page.Resources.ExtGState = pikepdf.Dictionary({"/Pale": state(document)})
        block = list(spoil._changed(spoil._read(page), spot.mark, pale))  # noqa: SLF001
        spoil._write(document, page, block)  # noqa: SLF001

    return edited(edit)


def pale(_: pikepdf.Pdf) -> pikepdf.Dictionary:
    return pikepdf.Dictionary({"/ca": 0.15})


def masked(document: pikepdf.Pdf) -> pikepdf.Dictionary:
    """Let a seventh of a text through, of which no fill knows."""
    grey = document.make_stream(
        b"0.15 g -9999 -9999 19999 19999 re f",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[-9999, -9999, 9999, 9999],
        Group=pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceGray),
    )
    mask = pikepdf.Dictionary(Type=pikepdf.Name.Mask, S=pikepdf.Name.Luminosity, G=grey)
    return pikepdf.Dictionary({"/SMask": mask})


def in_a_form(document: pikepdf.Pdf) -> None:
    """Print small and pale where no judge of texts would look."""
    page = document.pages[2]
    font = next(iter(page.Resources.Font.keys()))
    form = document.make_stream(
        f"BT {font} 3 Tf 0.9 g 60 500 Td <0003> Tj ET".encode(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 595, 842],
        Resources=page.Resources,
    )
    page.Resources.XObject["/Hidden"] = form
    page.contents_add(document.make_stream(b"/Artifact BMC /Hidden Do EMC"))


def without_fonts(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            for key in {"/FontFile2", "/FontFile3"} & {*each.keys()}:
                del each[key]


def a_note(document: pikepdf.Pdf) -> None:
    page = document.pages[3]
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[9, 9, 90, 90]
    )
    page.Annots.append(note)


def nowhere(document: pikepdf.Pdf) -> None:
    del spoil.annotations(document, SCALES)[0]["/Rect"]


def each_page(change: Callable[[pikepdf.Page], object], *pages: int) -> Callable[[], bytes]:
    """Change pages by their index, all where none is named."""

    def edit(document: pikepdf.Pdf) -> None:
        for number, page in enumerate(document.pages):
            if not pages or number in pages:
                change(page)

    return lambda: edited(edit)


def boxed(*edges: float) -> Callable[[pikepdf.Page], object]:
    """Give a page another sheet."""
    return lambda page: page.obj.update({"/MediaBox": pikepdf.Array(edges)})


def in_step(text: str) -> Spot:
    """Return where a text stands first: in its step, the index comes last."""
    return spots(text)[0]


def leading_to(name: str, target: Callable[[pikepdf.Pdf], Any]) -> Callable[[pikepdf.Pdf], None]:
    """Let the links inside the file that lead to a name lead to something else."""

    def edit(document: pikepdf.Pdf) -> None:
        links = [
            each
            for page in document.pages
            for each in page.obj.get("/Annots", ())
            if each.get("/Dest") == name
        ]
        assert links
        for each in links:
            found = target(document)
            each.Dest = pikepdf.Array(found) if isinstance(found, list) else found

    return edit


def a_leftover(document: pikepdf.Pdf) -> None:
    page = document.pages[2]
    page.Resources.Font["/Left"] = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    text = b"/Artifact BMC BT /Left 12 Tf 1 0 0 1 90 12 Tm (None) Tj ET EMC"
    page.contents_add(document.make_stream(text))


def link_moved(document: pikepdf.Pdf) -> None:
    for each in spoil.annotations(document, SCALES):
        each.Rect = pikepdf.Array([9, 9, 40, 20])


def pages_exchanged(document: pikepdf.Pdf) -> None:
    page = document.pages[2]
    del document.pages[2]
    document.pages.insert(1, page)


def level_sign(document: pikepdf.Pdf) -> Any:  # noqa: ANN401  an element of the tag tree
    """Return what shows the level of the last entry of a step that has one."""
    return [each for each in spoil.elements(document, "Figure") if "Niveau" in str(each.Alt)][-1]


def without_level(document: pikepdf.Pdf) -> None:
    sign = level_sign(document)
    sign.S = pikepdf.Name.Span
    del sign["/Alt"]


def other_level(document: pikepdf.Pdf) -> None:
    level_sign(document).Alt = pikepdf.String("Niveau\xa0: Grand pas")


def levels_alike() -> bytes:
    """Draw the discs of one level in the place of those of another."""
    alts = {}
    structure = tag_tree.read(booklet())
    for each in structure.contents:
        alts[each.page, each.mark] = structure.elements[each.element].alt
    sheet = sheets()[2]
    easy, hard = (
        next(f for f in sheet.figures if name in alts[sheet.number, f.mark])
        for name in ("Premier pas", "Grand pas")
    )
    drawing: spoil.Block = []
    rewritten(Spot(2, easy.mark), lambda block: drawing.extend(block) or block)
    down = hard.box.top - easy.box.top
    return rewritten(Spot(2, hard.mark), lambda _: spoil.moved(0, down)(drawing))


TITLE = "Échelles et repères"

SPOILED: dict[str, tuple[Message, Callable[[], bytes]]] = {
    "two codes exchanged": (Message("proof.no_code"), exchanged_codes),
    "a code of another catalogue": (Message("proof.strange_code"), foreign_code),
    "a code's link led elsewhere": (
        Message("proof.code_not_link"),
        lambda: edited(other_address(SCALES)),
    ),
    "an unknown link": (Message("proof.strange_link"), lambda: edited(other_address(SCALES))),
    "an address without links": (Message("proof.no_link"), lambda: edited(without_links(SCALES))),
    "a code without a link": (
        Message("proof.code_without_link"),
        lambda: edited(without_links(SCALES)),
    ),
    "a code at 50 %": (Message("proof.small_module"), smaller_code),
    "a code at 60 %": (Message("proof.fine_module"), slightly_smaller_code),
    "ink beside a code": (Message("proof.no_quiet_zone"), beside_code),
    "a title removed": (Message("proof.missing"), lambda: each_gone(TITLE)),
    "an objective removed": (Message("proof.missing"), lambda: each_gone("Repérer un axe")),
    "an answer removed": (Message("proof.missing"), lambda: each_gone("Une seconde réponse")),
    "an edition removed": (Message("proof.missing"), lambda: each_gone("Printemps")),
    "entries in another order": (Message("proof.elsewhere"), lambda: edited(steps_exchanged)),
    "a reference removed": (Message("proof.not_with"), lambda: each_gone("Documentation · Tuff E")),
    "an address removed": (Message("proof.not_with"), lambda: each_gone("example.org")),
    "a note removed": (
        Message("proof.not_with"),
        lambda: each_gone("Cours en ligne · École d’essai"),
    ),
    "a blank page": (Message("proof.empty_page"), lambda: edited(blank_page)),
    "a text off the page": (
        Message("proof.off_page"),
        lambda: rewritten(in_step(TITLE), spoil.moved(-70, 0)),
    ),
    "a text at the edge": (
        Message("proof.outside"),
        lambda: rewritten(in_step(TITLE), spoil.moved(-59, 0)),
    ),
    "a text cut off": (
        Message("proof.clipped"),
        lambda: rewritten(
            in_step(TITLE),
            spoil.within(
                spoil.operator("re", 0, 0, 200, 2000), spoil.operator("W"), spoil.operator("n")
            ),
        ),
    ),
    "a text in 5 pt": (
        Message("proof.small_text"),
        lambda: rewritten(
            in_step(TITLE),
            lambda block: [([o[0], 5 / 0.75] if str(op) == "Tf" else o, op) for o, op in block],
        ),
    ),
    "a text on another": (
        Message("proof.overlap"),
        lambda: rewritten(in_step(TITLE), spoil.moved(0, 4)),
    ),
    "a text on a code": (
        Message("proof.on_picture"),
        lambda: rewritten(in_step(TITLE), spoil.moved(placed(SCALES)[1].box.left - 45, 8)),
    ),
    "a text painted over": (
        Message("proof.hidden"),
        lambda: painted(in_step(TITLE).page, 38, 40, 125, 220, 1),
    ),
    "the right half of a text painted over": (
        Message("proof.covered"),
        lambda: covered(TITLE, (0.5, -0.1, 1.1, 1.1)),
    ),
    "the lower half of a text painted over": (
        Message("proof.covered"),
        lambda: covered(TITLE, (-0.1, 0.5, 1.1, 1.1)),
    ),
    "a letter painted over": (
        Message("proof.covered"),
        lambda: covered(TITLE, (0.4, -0.1, 0.46, 1.1)),
    ),
    "a note laid on a page": (Message("proof.notes"), lambda: edited(a_note)),
    "a text in a form": (Message("proof.buried"), lambda: edited(in_a_form)),
    "a text seen through": (Message("proof.pale"), lambda: seen_through(TITLE, pale)),
    "a text seen through a mask": (Message("proof.pale"), lambda: seen_through(TITLE, masked)),
    "a text that draws nothing": (
        Message("proof.hidden"),
        lambda: rewritten(in_step(TITLE), spoil.within(spoil.operator("Tr", 3))),
    ),
    "fonts left out": (Message("proof.not_embedded"), lambda: edited(without_fonts)),
    "a link without a place": (Message("proof.link_nowhere"), lambda: edited(nowhere)),
    "one page larger": (Message("proof.size"), each_page(boxed(-20, -20, 615, 862), 3)),
    "one page of the other size": (
        Message("proof.size"),
        each_page(boxed(0, 0, 419.53, 595.28), 3),
    ),
    "pages of Letter": (Message("proof.size"), each_page(boxed(0, 0, 612, 792))),
    "a page turned": (
        Message("proof.turned"),
        each_page(lambda page: page.rotate(90, relative=True), 3),
    ),
    "a page cropped": (
        Message("proof.cropped"),
        each_page(lambda page: page.obj.update({"/CropBox": pikepdf.Array([0, 9, 595, 841])}), 3),
    ),
    "a text in light grey": (
        Message("proof.pale"),
        lambda: rewritten(in_step(TITLE), spoil.replaced("rg", 0.75, 0.75, 0.75)),
    ),
    "a picture veiled": (Message("proof.pale_picture"), pale_picture),
    "no tags": (
        Message("proof.untagged"),
        lambda: edited(lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    ),
    "another language": (
        Message("proof.language"),
        lambda: edited(lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("en"))),
    ),
    "no title in the window": (Message("proof.no_window_title"), lambda: edited(without_title)),
    "a text outside the tags": (Message("proof.text_untagged"), lambda: marked_as(TITLE)),
    "a text that the tags do not know": (
        Message("proof.text_untagged"),
        lambda: marked_as(
            TITLE, spoil.operator("BDC", pikepdf.Name.Span, pikepdf.Dictionary(MCID=9999))
        ),
    ),
    "a text said to be decoration": (
        Message("proof.missing"),
        lambda: marked_as("Une seconde réponse", spoil.operator("BMC", pikepdf.Name.Artifact)),
    ),
    "a code said to be decoration": (
        Message("proof.code_untagged"),
        lambda: marked_as(SCALES, spoil.operator("BMC", pikepdf.Name.Artifact)),
    ),
    "a list that is none": (Message("proof.nesting"), lambda: edited(unnumbered_item)),
    "a list with a paragraph": (Message("proof.nesting"), lambda: edited(paragraph_in_list)),
    "a table that is none": (
        Message("proof.nesting"),
        lambda: edited(renamed("LI", "TR")),
    ),
    "a list without items": (Message("proof.holds_nothing"), lambda: edited(empty_list)),
    "headings with a gap": (Message("proof.heading_gap"), lambda: edited(all_of("H3", deeper))),
    "no first heading": (Message("proof.first_heading"), lambda: edited(all_of("H1", deeper))),
    "pictures without text": (
        Message("proof.no_alt"),
        lambda: edited(all_of("Figure", lambda each: each.__delitem__("/Alt"))),
    ),
    "a link outside the tags": (Message("proof.link_untagged"), lambda: edited(untagged_link)),
    "a link without a sentence": (
        Message("proof.link_without_sentence"),
        lambda: edited(silent_link),
    ),
    "a link that reads otherwise": (
        Message("proof.link_reads_otherwise"),
        lambda: edited(crossed_link),
    ),
    "an English title as French": (
        Message("proof.no_language"),
        lambda: edited(
            all_of("Link", lambda each: each.__delitem__("/Lang") if "/Lang" in each else None)
        ),
    ),
    "a table without headers": (
        Message("proof.no_table_headers"),
        lambda: edited(renamed("L", "Table")),
    ),
    "no bookmarks": (
        Message("proof.no_bookmark"),
        lambda: edited(lambda pdf: pdf.Root.__delitem__("/Outlines")),
    ),
}

SPOILED["leafed through from the right"] = (
    Message("proof.leafed_from_right"),
    lambda: edited(
        lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/Direction", pikepdf.Name.R2L)
    ),
)

SPOILED |= {
    "a link to a step that leads to another page": (
        Message("proof.leads_astray"),
        lambda: edited(leading_to("step-2", lambda pdf: [pdf.pages[3].obj, pikepdf.Name.Fit])),
    ),
    "a link to a step that leads nowhere": (
        Message("proof.leads_nowhere"),
        lambda: edited(leading_to("step-2", lambda _: pikepdf.String("gone"))),
    ),
    "a value without a text": (Message("proof.leftover"), lambda: edited(a_leftover)),
    "a link that lies beside its text": (Message("proof.link_aside"), lambda: edited(link_moved)),
    "pages in another order": (Message("proof.miscounted"), lambda: edited(pages_exchanged)),
    "a level that is not shown": (Message("proof.no_level"), lambda: edited(without_level)),
    "a level of another name": (Message("proof.other_level"), lambda: edited(other_level)),
    "two levels that look the same": (Message("proof.alike"), levels_alike),
}

ELSEWHERE_PROVED = {
    "no_pdf": "test_command",
    "locked": "test_command",
    "no_pages": "test_command",
    "leafed_from_left": "test_mirrored_pages",
    **dict.fromkeys(("no_format", "no_number", "says_otherwise"), "test_mirrored_pages"),
    "malformed": "test_command",
    "boundless": "test_hostile_files",
    "frail_code": "test_scan",
    "low_code": "test_codes_too_low_for_a_slide",
    "bookmark_astray": "test_equal_texts",
    "glued": "test_equal_texts",
    "stranded": "test_floors",
    "title_not_link": "test_equal_texts",
    "no_logo": "test_a_cover_without_the_logo",
    "wrong_page": "test_an_index_of_other_pages",
    "boxes": "test_letters",
    "nearer": "test_distance",
    "coloured": "test_variants",
    "inky": "test_variants",
    "near_line": "test_line_clearance",
    "ink_at_fold": "test_line_clearance",
    "ink_at_edge": "test_line_clearance",
    "beside_another": "test_step_places",
    "back_to_back": "test_step_places",
    "unfilled_sheets": "test_step_places",
    "no_repeat": "test_step_places",
    "wrong_repeat": "test_step_places",
    "broken_word": "test_typesetting",
    "several_faces": "test_typesetting",
    "broken_address": "test_typesetting",
    **dict.fromkeys(
        (
            *("no_slide_title", "two_slide_titles", "same_slide_title", "title_not_first"),
            *("no_section", "not_in_notes", "text_without_language", "from_elsewhere"),
            *("section_astray", "small_on_slide", "low_on_slide"),
        ),
        "test_spoiled_decks",
    ),
    **dict.fromkeys(("slides_changed", "slides_added", "slides_removed"), "test_edited_decks"),
    **dict.fromkeys(
        (
            *("no_presentation", "old_presentation", "malformed_presentation", "no_slides"),
            *("too_many_slides", "too_many_parts", "too_many_bytes", "too_many_elements"),
            *("too_many_shapes", "part_twice", "part_name", "no_part", "document_type"),
        ),
        "test_hostile_packages",
    ),
}


@pytest.mark.slow
def test_a_good_booklet_has_no_fault() -> None:
    report = proofread(booklet())
    assert report.problems == ()
    assert report.right
    assert report.summary.codes == 7  # 5 entries, the legend's example, home
    assert report.summary.examples == 1
    assert "7 codes (1 as an example)" in report.summary.said("en")
    assert 0.72 < report.summary.weakest.module < 0.73


@pytest.mark.slow
def test_an_index_of_other_pages(tmp_path: Path) -> None:
    """Two steps of seven resources are enough for an index; then their pages are exchanged."""
    ids = [f"r{number}" for number in range(14)]
    found = {
        "title": "Deux pas",
        "language": "fr",
        "formats": [{"id": "course", "label": "Cours"}],
        "steps": [
            {"title": title, "resources": ids[place::2]}
            for place, title in enumerate(("Premier pas", "Second pas"))
        ],
        "resources": {
            each: {"title": f"Le {each}", "format": "course", "url": f"https://example.org/{each}"}
            for each in ids
        },
    }
    file = tmp_path / "roadmap.yaml"
    file.write_text(json.dumps(found), "utf-8")
    reading = read(file)
    assert reading.catalogue is not None
    source = PageSource(reading.catalogue, encode(addresses(reading.catalogue)), BuildOptions())

    def exchange(document: pikepdf.Pdf) -> None:
        step = document.pages[3].obj
        del document.pages[3]
        document.pages.insert(2, pikepdf.Page(step))

    def problems(pdf: bytes) -> Report:
        output = OutputFile(BOOKLET)
        return proof.read(
            pdf, output, reading.catalogue, reading.positions, file="f", language="en"
        )

    good = make(BOOKLET, source).pdf
    assert problems(good).right
    wrong = told(problems(edited(exchange, good)), Message("proof.wrong_page"))
    assert len(wrong) == len(ids)


@pytest.mark.slow
def test_a_cover_without_the_logo() -> None:
    found = reading()
    assert found.catalogue is not None
    assert found.catalogue.publisher is not None
    publisher = replace(found.catalogue.publisher, logo="logo.svg")
    catalogue = replace(found.catalogue, publisher=publisher)
    output = OutputFile(BOOKLET)
    report = proof.read(booklet(), output, catalogue, found.positions, file="f", language="en")
    assert told(report, Message("proof.no_logo"))


@pytest.mark.parametrize("name", SPOILED)
def test_each_fault_is_told(name: str) -> None:
    saying, make = SPOILED[name]
    assert told(proofread(make()), saying)


def test_every_sentence_has_its_fault() -> None:
    sayings = {key for key in texts("en", "proof") if not key.endswith("_hint")}
    told = [*(saying for saying, _ in SPOILED.values()), *(saying for _, saying in PRESS_FAULTS)]
    told += [*(saying for _, saying in FOLD_FAULTS)]
    assert sayings - set(told) == {f"proof.{name}" for name in ELSEWHERE_PROVED}


def test_codes_too_low_for_a_slide() -> None:
    assert told(proofread(booklet(), SLIDES), Message("proof.low_code"))


@pytest.mark.slow
def test_a_code_of_the_newest_edition_as_low_as_others() -> None:
    catalogue, positions = reading().catalogue, reading().positions
    assert catalogue is not None
    codes, options = encode(addresses(catalogue)), BuildOptions((1,))
    pdf = make(SLIDES, PageSource(catalogue, codes, options)).pdf
    address = catalogue.resources["axes"].url
    other = replace(catalogue, home=address)
    report = proof.read(
        pdf, OutputFile(SLIDES, steps=(1,)), other, positions, file="f", language="en"
    )
    (low,) = told(report, Message("proof.low_code"))
    assert address in low.message


def test_a_fault_names_page_and_line() -> None:
    (problem,) = [
        each
        for each in proofread(each_gone(TITLE)).problems
        if each.where.startswith("booklet") and each.line and "Échelles" in each.message
    ][:1]
    line = spoil.CATALOGUE.read_text("utf-8").splitlines()[problem.line - 1]
    assert TITLE in line


def test_pikepdf_can_save_it_again() -> None:
    """What spoils a PDF is the change, not the saving."""
    assert proofread(edited(lambda _: None)).problems == ()
    assert pikepdf.open(io.BytesIO(booklet())).pages
