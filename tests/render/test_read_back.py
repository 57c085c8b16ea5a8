"""Texts that mix directions, set and read back: no letter is lost, and none changes its place.

By PDFium as the proof reads, by the places of characters; by poppler word for word, since both
order lines by rules of their own and neither keeps to Unicode's.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from rows import BOOKLET

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Frame
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Link, Page, Run, TextBlock
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.problems import Severity
from roadmap_print.proof import proofread
from roadmap_print.proof.extract import page_pixels, tag_tree
from roadmap_print.proof.extract.character_order import in_reading_order
from roadmap_print.proof.subject import normalise_text, unmirrored
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.render.assets import Assets
from roadmap_print.render.page_html import DocumentFacts, compose_pages
from roadmap_print.render.ranges.page_ranges import PageRange
from roadmap_print.render.stylesheet import style
from roadmap_print.render.weasyprint_pdf import render_range

STYLE = Type("text", 11, 14)
LINK = Link("https://example.org/a", "Ouvrir")
WORDS = (
    *("אבג", "דרך", "שלום:", "مقدمة", "الدرس", "الكتاب،", "WHO", "Machine Learning", "2024"),
    *("(5 min)", "(IA)", "·", "2024;26:12–15", "https://example.org/ar/1?page=100"),
    *("+33 1 23 45 67 89", "10.1000/xyz", "a@example.org", "«אב»", "C++", "!", "12"),
)
TEXTS = (
    "مراجعة WHO 2024 حول الدرس",
    "فيديو: كيف نغسل أيدينا؟ (5 min)",
    "مقدمة (IA) 2024: الدرس الثاني",
    "מדריך לרחיצת ידיים - מהדורה שנייה",
    "Graphical integrity revisited (2nd ed.)!",
    "example.org/ar/1/0?page=100",
    "אבג 𝔘 2024 𝔘𝔙",
    LIGATURES := "الدرس الأول ولا (2)",
)
CONTROLS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
MIRRORED = [False, True]
POPPLER = shutil.which("pdftotext") or ""


@cache
def texts() -> tuple[str, ...]:
    chance = random.Random(12)
    mixed = (" ".join(chance.choices(WORDS, k=chance.randint(1, 5))) for _ in range(60))
    return (*TEXTS, *mixed)


@cache
def printed(*, mirrored: bool) -> bytes:
    """Set each text once as a paragraph of one look, once in two looks and a link."""
    pages = [_page(texts()[at : at + 22], mirrored=mirrored) for at in range(0, len(texts()), 22)]
    assets = Assets({})
    facts = DocumentFacts("Titre", "De quoi", None, "he" if mirrored else "fr", _css())
    whole = PageRange(compose_pages(pages, assets, facts))
    return render_range(whole, assets, lambda _: None).pdf


def _css() -> str:
    from roadmap_print.publications.registry import get

    return style(get("booklet"), BuildOptions()).css


def _page(some: tuple[str, ...], *, mirrored: bool) -> Page:
    blocks = [block for row, text in enumerate(some) for block in _blocks(text, 10 + 12 * row)]
    return Page(Frame(210, 297, mirrored), tuple(blocks))


def _blocks(text: str, top: float) -> tuple[TextBlock, ...]:
    whole = ((Run(text, STYLE, "#000000"),),)
    start, _, rest = text.partition(" ")
    strong = Run(f"{start} ", Type("text-semibold", 11, 14), "#000000")
    parts = ((strong, Run(rest, STYLE, "#000000", LINK)),) if rest else whole
    return TextBlock(15, top, 180, whole, 14), TextBlock(15, top + 6, 180, parts, 14)


def paragraphs(pdf: bytes) -> list[str]:
    """Return the texts of a file's paragraphs along its tags."""
    structure = tag_tree.read(pdf)
    runs: dict[tuple[int, int | None], list[str]] = {}
    for sheet in page_pixels.look(pdf, structure.links, 2):
        for run in in_reading_order(sheet.runs):
            runs.setdefault((sheet.number, run.mark), []).append(run.text)
    found: dict[int, str] = {}
    for content in structure.contents:
        element = structure.elements[content.element]
        holder = element.parents[max(element.path.index("P"), 0)]
        found[holder] = found.get(holder, "") + "".join(runs.get((content.page, content.mark), ()))
    return list(found.values())


@pytest.mark.slow
@pytest.mark.parametrize("mirrored", MIRRORED)
def test_pdfium_reads_each_text_along_the_tags(mirrored: bool) -> None:  # noqa: FBT001
    found = [unmirrored(normalise_text(each)) for each in paragraphs(printed(mirrored=mirrored))]
    wanted = [unmirrored(normalise_text(each)) for text in texts() for each in (text, text)]
    assert found == wanted


@pytest.mark.slow
@pytest.mark.skipif(not POPPLER, reason="poppler is not installed")
@pytest.mark.parametrize("mirrored", MIRRORED)
def test_poppler_reads_all_words(mirrored: bool, tmp_path: Path) -> None:  # noqa: FBT001
    file = tmp_path / "texts.pdf"
    file.write_bytes(printed(mirrored=mirrored))
    ended = subprocess.run(
        [POPPLER, str(file), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    found = words(ended.stdout)
    of_fonts = set(words(LIGATURES))  # a font that draws lam and alef in one has them turned
    wanted = words(" ".join(text for text in texts() for _ in "12"))
    wanted = Counter({word: count for word, count in wanted.items() if word not in of_fonts})
    assert wanted - found == Counter()
    assert ended.stdout.count("Machine Learning") == 2 * sum(
        text.count("Machine Learning") for text in texts()
    )


@pytest.mark.slow
def test_a_hyphen_at_the_end_of_a_line_is_drawn_and_not_read() -> None:
    text = "Rechtsschutzversicherungsgesellschaften"
    lines = Measurer("de").wrap(text, STYLE, 40)
    block = TextBlock(15, 10, 40, tuple((Run(each, STYLE, "#000000"),) for each in lines), 14)
    assets = Assets({})
    facts = DocumentFacts("Titre", "De quoi", None, "de", _css())
    page = Page(Frame(210, 297), (block,))
    whole = PageRange(compose_pages([page], assets, facts))
    pdf = render_range(whole, assets, lambda _: None).pdf
    assert len(lines) > 1
    assert paragraphs(pdf) == [text]
    (drawn,) = page_pixels.look(pdf, tag_tree.read(pdf).links, 2)
    first = min(drawn.runs, key=lambda run: run.box.top)
    assert first.box.right - first.box.left == pytest.approx(STYLE.width(lines[0]), abs=0.5)
    assert STYLE.width(lines[0]) > STYLE.width(lines[0].rstrip("-")) + 1


MIXED = """\
title: Essai
language: {language}
formats: [{{id: d, label: Docs}}]
steps: [{{title: "สำหรับผู้ป่วย 🎓 x", resources: [a, b]}}]
resources:
  a: {{title: "กำหนดการเรียนรู้ 🎓 (AI)", format: d, url: "https://example.org/a"}}
  b: {{title: "सीखना 🎓🎓 और <अभ्यास> & 𝔘", format: d, url: "https://example.org/b"}}
"""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_emoji_among_letters_that_glyphs_shuffle_are_read(language: str, tmp_path: Path) -> None:
    file = tmp_path / "roadmap.yaml"
    file.write_text(MIXED.format(language=language), "utf-8")
    reading = read(file)
    assert reading.catalogue is not None
    codes = encode(addresses(reading.catalogue))
    pdf = make(BOOKLET, PageSource(reading.catalogue, codes, BuildOptions())).pdf
    report = proofread.read(
        pdf,
        OutputFile(BOOKLET),
        reading.catalogue,
        reading.positions,
        file=str(file),
        language="fr",
    )
    assert [each for each in report.problems if each.severity is Severity.ERROR] == []


def words(text: str) -> Counter[str]:
    """Count the words of letters of one script, and the numbers."""
    plain = CONTROLS.sub(" ", text)
    return Counter(re.findall(r"[\u05d0-\u05ea]+|[\u0620-\u064a]+|[A-Za-z]+|\d+", plain))
