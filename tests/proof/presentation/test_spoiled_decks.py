"""Each fault that slides can have, made on purpose in a good deck, and told; just under, not."""

import io
from collections.abc import Callable
from typing import Final

import foreign_decks as decks
import pytest
from foreign_decks import Shape, changed, emu, pictures, properties, replaced, run_properties, texts
from lxml import etree
from PIL import Image
from pptx.dml.color import MSO_THEME_COLOR, RGBColor
from pptx.util import Pt
from spoiling import told

from roadmap_print.i18n.translator import Message

Change = Callable[[decks.Deck], object]
TITLE: Final = "Échelles et repères"
OTHER: Final = "https://www.example.org/ailleurs"
IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
CORE: Final = "docProps/core.xml"


def slide(deck: decks.Deck, number: int) -> Shape:
    return deck.slides[number - 1]


def gone(shape: Shape) -> None:
    shape.element.getparent().remove(shape.element)


def recode(deck: decks.Deck) -> None:
    """Let the first entry's picture be the code of the second, its link as it was."""
    first, second, *_ = pictures(deck)
    blips = (each.element.blipFill.find(f"{{{decks.A}}}blip") for each in (first, second))
    one, other = blips
    rid = slide(deck, 4).part.relate_to(slide(deck, 5).part.related_part(other.rEmbed), IMAGE)
    one.set(next(key for key in one.attrib if key.endswith("}embed")), rid)


def grey(level: int, size: float = 20) -> Change:
    def paint(deck: decks.Deck) -> None:
        (run,) = texts(deck, "Printemps 2026")
        run.font.color.rgb, run.font.size = RGBColor(level, level, level), Pt(size)

    return paint


def on_field(level: int, *, last: bool = False) -> Change:
    """Put a field of grey under a text, or over it."""

    def paint(deck: decks.Deck) -> None:
        box = next(each for each in slide(deck, 3).shapes if each != slide(deck, 3).shapes.title)
        field = slide(deck, 3).shapes.add_shape(1, emu(140), emu(30), emu(190), emu(120))
        field.fill.solid()
        field.fill.fore_color.rgb = RGBColor(level, level, level)
        if not last:
            box.element.addprevious(field.element)

    return paint


def on_background(deck: decks.Deck) -> None:
    fill = slide(deck, 3).background.fill
    fill.solid()
    fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1


def in_theme_colour(brightness: float) -> Change:
    def paint(deck: decks.Deck) -> None:
        (run,) = texts(deck, "Printemps 2026")
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        run.font.color.brightness = brightness

    return paint


def clear(share: int) -> Change:
    """Let a text show what is below it."""

    def paint(deck: decks.Deck) -> None:
        (run,) = texts(deck, "Printemps 2026")
        colour = run_properties(run).find(f"{{{decks.A}}}solidFill")[0]
        etree.SubElement(colour, f"{{{decks.A}}}alpha", val=str(share * 1000))

    return paint


def on_photo(deck: decks.Deck) -> None:
    """Put a picture under a text that is dark where the text stands, and light elsewhere."""
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste("#333333", (0, 60, 400, 120))
    file = io.BytesIO()
    picture.save(file, "PNG")
    shapes = slide(deck, 3).shapes
    box = next(each for each in shapes if each != shapes.title)
    shown = shapes.add_picture(file, 0, 0, emu(decks.WIDTH), emu(decks.HEIGHT))
    properties(shown).set("descr", "Une salle")
    box.element.addprevious(shown.element)


def said(number: int, text: str) -> Change:
    """Give the title of a slide another text."""

    def write(deck: decks.Deck) -> None:
        slide(deck, number).shapes.title.text_frame.paragraphs[0].runs[0].text = text

    return write


def resized(side: float) -> Change:
    def size(deck: decks.Deck) -> None:
        first = pictures(deck)[0]
        first.width = first.height = emu(side)

    return size


def moved(left: float) -> Change:
    return lambda deck: setattr(pictures(deck)[0], "left", emu(left))


def cut(level: int) -> Change:
    """Crop a part of the first code's quiet zone, so that the grey of a field below is there."""

    def crop(deck: decks.Deck) -> None:
        first = pictures(deck)[0]
        first.crop_left = 0.05
        field = slide(deck, 4).shapes.add_shape(1, emu(5), emu(35), emu(80), emu(80))
        field.fill.solid()
        field.fill.fore_color.rgb = RGBColor(level, level, level)
        first.element.addprevious(field.element)

    return crop


def of_size(points: float) -> Change:
    return lambda deck: setattr(texts(deck, TITLE)[0].font, "size", Pt(points))


def shrinking(share: int) -> Change:
    """Let PowerPoint shrink a text, as it says that it did."""

    def shrink(deck: decks.Deck) -> None:
        body = slide(deck, 3).shapes[1].element.txBody.find(f"{{{decks.A}}}bodyPr")
        for each in list(body):
            body.remove(each)
        etree.SubElement(body, f"{{{decks.A}}}normAutofit", fontScale=str(share * 1000))

    return shrink


def leading(deck: decks.Deck) -> None:
    """Let a text inside the file lead to the second step's slide."""
    box = decks.write(slide(deck, 2), "Les pièges")
    box.click_action.target_slide = slide(deck, 7)


def astray(deck: decks.Deck) -> None:
    leading(deck)
    slide(deck, 2).shapes[-1].click_action.target_slide = slide(deck, 4)


def linked_picture(deck: decks.Deck) -> None:
    slide(deck, 4).part.relate_to(
        "https://evil.example/tracker.png",
        IMAGE,
        is_external=True,
    )


def without_language(deck: decks.Deck) -> None:
    del run_properties(texts(deck, TITLE)[0]).attrib["lang"]


def first_read(deck: decks.Deck) -> None:
    head = slide(deck, 3).shapes.title.element
    head.getparent().append(head)


def above(deck: decks.Deck) -> None:
    head = slide(deck, 3).shapes.title
    head.top = emu(20)
    line = decks.write(slide(deck, 3), "Étape 1")
    line.top, line.height = emu(5), emu(14)
    head.element.addprevious(line.element)


def second_title(deck: decks.Deck) -> None:
    head = slide(deck, 3).shapes.title.element
    head.addnext(etree.fromstring(etree.tostring(head)))


FAULTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "no title": ("no_slide_title", lambda: changed(said(5, ""))),
    "no placeholder of a title": (
        "no_slide_title",
        lambda: changed(lambda deck: gone(slide(deck, 5).shapes.title)),
    ),
    "two titles": ("two_slide_titles", lambda: changed(second_title)),
    "equal titles": ("same_slide_title", lambda: changed(said(5, "Les axes (1)"))),
    "a title read last": ("title_not_first", lambda: changed(first_read)),
    "another code": ("code_not_link", lambda: changed(recode)),
    "no code": ("no_code", lambda: changed(lambda deck: gone(pictures(deck)[0]))),
    "a link elsewhere": (
        "strange_link",
        lambda: changed(lambda d: setattr(pictures(d)[0].click_action.hyperlink, "address", OTHER)),
    ),
    "a code without a link": (
        "code_without_link",
        lambda: changed(lambda d: setattr(pictures(d)[0].click_action.hyperlink, "address", None)),
    ),
    "a title that leads elsewhere": (
        "title_not_link",
        lambda: changed(
            lambda d: setattr(
                texts(d, TITLE)[0].hyperlink, "address", "https://www.example.org/pieges"
            )
        ),
    ),
    "a code described as another": (
        "says_otherwise",
        lambda: changed(lambda d: properties(pictures(d)[0]).set("descr", "Sept axes tronqués")),
    ),
    "no alternative text": (
        "no_alt",
        lambda: changed(lambda d: properties(pictures(d)[0]).set("descr", " ")),
    ),
    "a low code": ("low_on_slide", lambda: changed(resized(50))),
    "a code without quiet zone": ("no_quiet_zone", lambda: changed(cut(0x80))),
    "a code off the slide": ("off_page", lambda: changed(moved(-1))),
    "a covered code": (
        "covered",
        lambda: changed(
            lambda d: slide(d, 4).shapes.add_shape(1, emu(20), emu(50), emu(15), emu(15))
        ),
    ),
    "a covered text": ("covered", lambda: changed(on_field(255, last=True))),
    "a pale text": ("pale", lambda: changed(grey(0x96))),
    "a pale small text": ("pale", lambda: changed(grey(0x78, 17))),
    "a pale text of the theme": ("pale", lambda: changed(in_theme_colour(0.6))),
    "a text on a dark field": ("pale", lambda: changed(on_field(0x60))),
    "a text on a dark background": ("pale", lambda: changed(on_background)),
    "a text on a dark part of a photo": ("pale", lambda: changed(on_photo)),
    "a clear text": ("pale", lambda: changed(clear(40))),
    "small text": ("small_on_slide", lambda: changed(of_size(13.4))),
    "text shrunk too far": ("small_on_slide", lambda: changed(shrinking(65))),
    "text without language": ("text_without_language", lambda: changed(without_language)),
    "a title in another language": (
        "no_language",
        lambda: changed(
            lambda d: run_properties(texts(d, "Graphical integrity revisited")[0]).set("lang", "fr")
        ),
    ),
    "an objective not in the notes": (
        "not_in_notes",
        lambda: replaced("ppt/notesSlides/notesSlide1.xml", b"Nommer les deux", b"Voir les deux"),
    ),
    "an address not in the notes": (
        "not_in_notes",
        lambda: replaced("ppt/notesSlides/notesSlide2.xml", b"org/pieges", b"org/"),
    ),
    "no section": (
        "no_section",
        lambda: replaced("ppt/presentation.xml", b'name="1. Les axes"', b'name="Autre"'),
    ),
    "a section elsewhere": (
        "section_astray",
        lambda: replaced("ppt/presentation.xml", "Début".encode(), b"1. Les axes"),
    ),
    "a step's title elsewhere": ("elsewhere", lambda: changed(said(3, "Les abscisses"))),
    "an objective missing": (
        "missing",
        lambda: changed(lambda d: setattr(texts(d, "Nommer les deux axes")[0], "text", "Voir")),
    ),
    "a link inside the file astray": ("leads_astray", lambda: changed(astray)),
    "another language of the file": (
        "language",
        lambda: replaced(CORE, b"<dc:language>fr<", b"<dc:language>en<"),
    ),
    "no title of the file": ("no_window_title", lambda: replaced(CORE, b"Lire une", b"Tracer une")),
    "an empty slide": (
        "empty_page",
        lambda: changed(lambda deck: [gone(each) for each in slide(deck, 2).shapes]),
    ),
    "what is loaded from elsewhere": ("from_elsewhere", lambda: changed(linked_picture)),
    "what a template left": (
        "leftover",
        lambda: changed(
            lambda d: setattr(texts(d, "Repérer un axe tronqué")[0], "text", "{{ a }}")
        ),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told(name: str) -> None:
    saying, make = FAULTS[name]
    assert told(decks.proofread(make()), Message(f"proof.{saying}"))


SOUND: dict[str, Callable[[], bytes]] = {
    "as it is": decks.good,
    "saved again": lambda: changed(lambda _: None),
    "a code of enough height": lambda: changed(resized(51.5)),
    "a line above a title, read before it": lambda: changed(above),
    "a code cropped on white": lambda: changed(cut(0xFF)),
    "a picture at the edge": lambda: changed(moved(0)),
    "letters of 13.5 pt": lambda: changed(of_size(13.5)),
    "letters that shrink to 14 pt": lambda: changed(shrinking(70)),
    "a contrast of 3.1, large": lambda: changed(grey(0x91)),
    "a text of the theme": lambda: changed(in_theme_colour(0.5)),
    "a field under a text": lambda: changed(on_field(0x80)),
    "a light field upon a dark one": lambda: changed(
        lambda deck: [on_field(level)(deck) for level in (0xFF, 0x20)]
    ),
    "a text that shows little": lambda: changed(clear(80)),
    "a link inside the file": lambda: changed(leading),
    "decoration that is not told": lambda: changed(
        lambda d: slide(d, 3).shapes.add_shape(1, emu(-20), emu(150), emu(60), emu(5))
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_let_be(name: str) -> None:
    assert [each.message for each in decks.proofread(SOUND[name]()).problems] == []


@pytest.mark.parametrize(("level", "is_pale"), [(0x78, True), (0x75, False)])
def test_small_letters_want_more_contrast(level: int, is_pale: bool) -> None:  # noqa: FBT001
    """Of 4.42 and of 4.61, where 4.5 is the least; that they are small is told beside it."""
    report = decks.proofread(changed(grey(level, 17)))
    assert bool(told(report, Message("proof.pale"))) == is_pale


def test_a_fault_names_slide_and_line() -> None:
    (problem,) = decks.proofread(changed(lambda d: gone(pictures(d)[0]))).problems
    assert problem.where == "slides, page 4" or problem.line
