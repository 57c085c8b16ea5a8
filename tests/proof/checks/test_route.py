"""Faults of what stands around titles, of where links lead, and of words, each made and told."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pikepdf
import pytest
import spoiling as spoil
from jinja2 import DictLoader
from rows import BOOKLET, POSTER, SLIDES
from spoiling import booklet, edited, proofread, reading, told

from roadmap_print.catalogue.model import Publisher
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.translator import Message
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication, every
from roadmap_print.render import html_templates

pytestmark = pytest.mark.slow

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">'
    '<rect width="30" height="20" fill="#123"/></svg>'
)
SCALES, TRAPS = "https://www.example.org/echelles", "https://www.example.org/pieges"


def broken(name: str, old: str, new: str, publication: Publication = BOOKLET) -> bytes:
    """Make a publication with a template in which something else stands."""
    catalogue = reading().catalogue
    assert catalogue is not None
    environment = html_templates._environment.__wrapped__()  # noqa: SLF001
    sources = {
        each: environment.loader.get_source(environment, each)[0]
        for each in environment.list_templates(extensions=["html", "xml"])
    }
    assert old in sources[name]
    sources[name] = sources[name].replace(old, new)
    environment.loader = DictLoader(sources)
    with mock.patch.object(html_templates, "_environment", return_value=environment):
        codes = encode(addresses(catalogue))
        return make(publication, PageSource(catalogue, codes, BuildOptions())).pdf


def titles_exchanged(document: pikepdf.Pdf) -> None:
    """Lead the titles of two entries to each other's address, and their codes as before."""
    for uri, other in ((SCALES, TRAPS), (TRAPS, SCALES)):
        for each in spoil.annotations(document, uri):
            left, bottom, right, top = map(float, each.Rect)
            if not 0.9 < (right - left) / (top - bottom) < 1.1:
                each.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(other), New=1)
                each.A.URI = pikepdf.String(other + "#")
    for page in document.pages:
        for each in page.obj.get("/Annots", ()):
            if each.get("/A", pikepdf.Dictionary()).get("/New"):
                each.A.URI = pikepdf.String(str(each.A.URI).removesuffix("#"))


def other_sentence(document: pikepdf.Pdf) -> None:
    for each in spoil.annotations(document, SCALES):
        each.Contents = pikepdf.String("Ouvrir : autre chose")


def link_moved(document: pikepdf.Pdf) -> None:
    for each in spoil.annotations(document, SCALES):
        left, bottom, right, top = map(float, each.Rect)
        if right - left > 2 * (top - bottom):
            each.Rect = pikepdf.Array([left, bottom - 40, right, top - 40])


def inner(document: pikepdf.Pdf) -> list[Any]:
    found = [
        each for page in document.pages for each in page.obj.get("/Annots", ()) if "/Dest" in each
    ]
    assert len(found) > 2
    return found


def to_first_page(document: pikepdf.Pdf) -> None:
    for each in inner(document):
        each.Dest = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])


def to_no_name(document: pikepdf.Pdf) -> None:
    for each in inner(document):
        each.Dest = pikepdf.String("nowhere")


def bookmarks_to_first_page(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            item.destination = pikepdf.make_page_destination(document, 0)
            waiting.extend(item.children)


def without_levels(document: pikepdf.Pdf) -> None:
    for each in spoil.elements(document, "Figure"):
        if str(each.Alt).startswith("Niveau"):
            each.S = pikepdf.Name.Span


def other_levels(document: pikepdf.Pdf) -> None:
    for each in spoil.elements(document, "Figure"):
        if str(each.Alt).startswith("Niveau"):
            each.Alt = pikepdf.String("Niveau : Grand pas")


def with_logo(pdf: bytes) -> Report:
    """Read a booklet against a catalogue that names a logo."""
    found = reading()
    assert found.catalogue is not None
    publisher = Publisher(name="Service d’essai", logo="logo.svg")
    catalogue = replace(found.catalogue, publisher=publisher)
    return proof.read(pdf, OutputFile(BOOKLET), catalogue, found.positions, file="f", language="en")


OVERVIEW, INDEX, STEP = "booklet/overview.html", "booklet/index.html", "booklet/step.html"
NUMBER = "{{ d.numeral }}"
HEADING = "{{ heading.lines | lines }}"
GLUED = '{{ lines | join | replace(" ", "") | replace("\u00a0", "") }}</a>'
AFTER = "{{ lines | lines }}</a>"

ROUTE_FAULTS: dict[str, tuple[Message, Callable[[], bytes]]] = {
    "two titles' links exchanged": (
        Message("proof.title_not_link"),
        lambda: edited(titles_exchanged),
    ),
    "a link that says another title": (
        Message("proof.says_otherwise"),
        lambda: edited(other_sentence),
    ),
    "a link that says another step": (
        Message("proof.says_otherwise"),
        lambda: broken(OVERVIEW, "(title=item.station.title)", '(title="Plus loin")'),
    ),
    "a link beside its text": (Message("proof.link_aside"), lambda: edited(link_moved)),
    "numbers that are all equal": (
        Message("proof.no_number"),
        lambda: broken("disc.html", NUMBER, "5"),
    ),
    "a step without a number": (
        Message("proof.no_number"),
        lambda: broken(STEP, "{{ disc(sheet.disc) }}", ""),
    ),
    "numbers in the overview that are another's": (
        Message("proof.no_number"),
        lambda: broken(OVERVIEW, "{{ disc(item.disc) }}", "<div>7</div>"),
    ),
    "no formats": (Message("proof.no_format"), lambda: broken(STEP, HEADING, "·")),
    "one format for all": (
        Message("proof.no_format"),
        lambda: broken(STEP, HEADING, "Cours en ligne"),
    ),
    "no levels": (Message("proof.no_level"), lambda: edited(without_levels)),
    "levels that are all equal": (Message("proof.other_level"), lambda: edited(other_levels)),
    "links inside that lead to the first page": (
        Message("proof.leads_astray"),
        lambda: edited(to_first_page),
    ),
    "links inside that lead nowhere": (Message("proof.leads_nowhere"), lambda: edited(to_no_name)),
    "bookmarks that lead to the first page": (
        Message("proof.bookmark_astray"),
        lambda: edited(bookmarks_to_first_page),
    ),
    "another page in the overview": (
        Message("proof.wrong_page"),
        lambda: broken(
            OVERVIEW, "{{ pages[item.station.id] }}", "{{ pages[item.station.id] + 1 }}"
        ),
    ),
    "another page in the index": (
        Message("proof.wrong_page"),
        lambda: broken(INDEX, "{{ line.pages | lines }}", "3"),
    ),
    "another page of the next step": (
        Message("proof.wrong_page"),
        lambda: broken(STEP, "{{ pages[sheet.way.station.id] }}", "1"),
    ),
    "a page twice": (
        Message("proof.miscounted"),
        lambda: edited(lambda pdf: pdf.pages.append(pdf.pages[4])),
    ),
    "titles without their spaces": (
        Message("proof.glued"),
        lambda: broken("entry.html", AFTER, GLUED),
    ),
    "a paragraph without its spaces": (
        Message("proof.glued"),
        lambda: broken(
            "booklet/introduction.html",
            "{{ answer.html | safe }}",
            '{{ answer.html | replace("qui lisent", "quilisent") | safe }}',
        ),
    ),
    "what a template forgot": (
        Message("proof.leftover"),
        lambda: broken("entry.html", AFTER, AFTER + "<p>{{ none }}</p>"),
    ),
    "a name of a template": (
        Message("proof.leftover"),
        lambda: broken(
            "booklet/colophon.html", "{{ part.name }}</p>", "{{ part.name }} {{ '{{' }}</p>"
        ),
    ),
}
ROUTE_SAYINGS = [*(saying for saying, _ in ROUTE_FAULTS.values()), Message("proof.no_logo")]

ELSEWHERE = {
    "no levels on slides": (
        *(
            Message("proof.no_level"),
            "slides/resources.html",
            "{{ parts.pips(card.entry, card.pips, words) }}",
            "",
        ),
        SLIDES,
    ),
    "no levels on the poster": (
        *(Message("proof.no_level"), "entry.html", "{% if figure %}", "{% if false %}"),
        POSTER,
    ),
    "another format on the poster": (
        *(
            Message("proof.no_format"),
            "poster.html",
            'alt="{{ entry.kind.label }}"',
            'alt="Vidéos"',
        ),
        POSTER,
    ),
    "another format on slides": (
        *(
            Message("proof.no_format"),
            "slides/resources.html",
            "{{ slide.heading.lines | lines }}",
            "Vidéos",
        ),
        SLIDES,
    ),
    "numbers on the poster that are all equal": (
        *(Message("proof.no_number"), "poster.html", "{{ station.number }}", "1"),
        POSTER,
    ),
    "numbers on slides that are all equal": (
        *(Message("proof.no_number"), "disc.html", "{{ d.numeral }}", "2"),
        SLIDES,
    ),
    "titles on slides without spaces": (
        *(Message("proof.glued"), "slides/resources.html", "{{ card.title.lines | lines }}"),
        '{{ card.title.lines | join | replace(" ", "") }}',
        SLIDES,
    ),
    "another host on the poster": (
        *(
            Message("proof.link_reads_otherwise"),
            "poster.html",
            "{{ shape.host.lines|lines }}",
            "doi.org",
        ),
        POSTER,
    ),
}


@pytest.mark.parametrize("name", ROUTE_FAULTS)
def test_each_fault_on_the_way_is_told(name: str) -> None:
    saying, spoiled = ROUTE_FAULTS[name]
    assert told(proofread(spoiled()), saying)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_fault_of_poster_and_slides_is_told(name: str) -> None:
    saying, template, old, new, publication = ELSEWHERE[name]
    assert told(proofread(broken(template, old, new, publication), publication), saying)


@pytest.mark.parametrize("publication", every())
def test_a_template_that_changes_nothing_is_no_fault(publication: Publication) -> None:
    pdf = broken("entry.html", AFTER, AFTER, publication)
    assert proofread(pdf, publication).problems == ()


def test_a_cover_without_its_logo_is_told(tmp_path: Path) -> None:
    catalogue = reading().catalogue
    assert catalogue is not None
    (logo := tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    codes = encode(addresses(catalogue))
    pdf = make(BOOKLET, PageSource(catalogue, codes, BuildOptions(), logo)).pdf
    assert with_logo(pdf).problems == ()
    (missing,) = told(with_logo(booklet()), Message("proof.no_logo"))
    assert missing.line > 1


def test_a_fault_on_the_way_names_page_and_line() -> None:
    (one, *_) = told(proofread(edited(without_levels)), Message("proof.no_level"))
    assert re.fullmatch(r"booklet, page \d+", one.where)
    assert "level: easy" in spoil.CATALOGUE.read_text("utf-8").splitlines()[one.line - 1]
