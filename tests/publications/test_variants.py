"""Large print, black and white, A5: real PDFs of the shipped roadmap and of hard catalogues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2.raw as pdfium
import pytest
from pdfs import MM, Pdf, roadmap_print
from PIL import Image
from rows import BOOKLET, POSTER, SLIDES
from test_printed import folded, placed

from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.proof import proofread
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication, every, usual
from roadmap_print.render.stylesheet import style

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ROADMAP = ROOT / "tests/catalogues/roadmap.yaml"
GOOD = ROOT / "tests" / "catalogues" / "good"
ALL = pytest.mark.parametrize("publication", usual(), ids=str)
LARGE, GREY, A5 = BuildOptions(large_print=True), BuildOptions(grey=True), BuildOptions(page="a5")
VARIANTS = {"large print": LARGE, "grey": GREY, "a5": A5}
PLACEMENTS = 57
A0, A1, A2, A4, A5_PAGE = (841, 1189), (594, 841), (420, 594), (210, 297), (148, 210)
OPERATORS = {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}
TONER = 0.15  # of a page

Printer = Callable[[Publication, BuildOptions], Pdf]


@pytest.fixture(scope="module")
def variant(roadmap: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Printer:
    """Print a variant of the shipped roadmap, once."""
    folder, codes = tmp_path_factory.mktemp("variants"), encode(addresses(roadmap))

    @cache
    def printed(publication: Publication, choice: BuildOptions) -> Pdf:
        made = make(publication, PageSource(roadmap, codes, choice))
        return _written(made.pdf, folder / f"{publication}-{hash(choice)}.pdf")

    return printed


def type_sizes(pdf: Pdf) -> Iterator[float]:
    """Yield the size in pt of every text on the pages."""
    for page in pdf.document:
        text = page.get_textpage()
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), textpage=text):
            yield item.get_font_size() * abs(item.get_matrix().d)


def modules(pdf: Pdf, roadmap: Catalogue) -> dict[str, float]:
    """Return the width of the finest module in mm of each address's codes."""
    sizes = {code.address: code.size for code in encode(addresses(roadmap)).values()}
    found: dict[str, float] = {}
    for code in pdf.codes:
        module = (code.right - code.left) / sizes[code.address]
        found[code.address] = min(module, found.get(code.address, module))
    return found


def coverage(pdf: Pdf) -> list[float]:
    """Return the black share of each page."""
    return [
        1 - float(page.render(scale=1, grayscale=True).to_numpy().mean()) / 255
        for page in pdf.document
    ]


def colours(pdf: Pdf) -> Counter[str]:
    """Count the operators and spaces of colour in a file, those of gradients and pictures too."""
    found: Counter[str] = Counter()
    with pikepdf.open(pdf.path) as opened:
        forms = [
            item
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ]
        for content in [*opened.pages, *forms]:
            found.update(
                str(each.operator)
                for each in pikepdf.parse_content_stream(content)
                if str(each.operator) in OPERATORS
                and not isinstance(each.operands[0], pikepdf.Name)
            )
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/ColorSpace" in item:
                space = item.ColorSpace
                if isinstance(space, pikepdf.Name):
                    found[str(space)] += 1
    return found


def margin(pdf: Pdf) -> float:
    """Return the least distance in mm of any text or code from the edges of its page."""
    least = []
    for code in pdf.codes:
        width, height = pdf.sizes[code.page - 1]
        least += [code.left, code.top, width - code.right, height - code.bottom]
    for page, (width, height) in zip(pdf.document, pdf.sizes, strict=True):
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
            left, bottom, right, top = (value * MM for value in item.get_bounds())
            least += [left, bottom, width - right, height - top]
    return float(min(least))


@pytest.mark.parametrize(
    ("publication", "choice", "size"),
    [
        (BOOKLET, LARGE, A4),
        (POSTER, LARGE, A0),
        (BOOKLET, GREY, A4),
        (POSTER, GREY, A2),
        (BOOKLET, A5, A5_PAGE),
    ],
)
def test_every_placement_is_on_pages_of_the_right_size(
    variant: Printer,
    roadmap: Catalogue,
    publication: Publication,
    choice: BuildOptions,
    size: tuple[int, int],
) -> None:
    pdf = variant(publication, choice)
    expected = Counter(resource.url for resource in placed(roadmap))
    assert expected.total() == PLACEMENTS
    assert all(page == pytest.approx(size, abs=0.5) for page in pdf.sizes)
    assert not expected - Counter(code.address for code in pdf.codes)
    assert not expected - Counter(link.address for link in pdf.links)
    text = squashed("".join(pdf.texts))
    for resource in placed(roadmap):
        assert squashed(resource.title) in text
    for step in roadmap.steps:
        assert squashed(step.title) in text
        if "objectives" not in publication.prints.gives_way:
            assert all(squashed(each) in text for each in step.objectives)


def squashed(text: str) -> str:
    return re.sub(r"\s", "", folded(text)).replace("\u00a0", "")


@pytest.mark.parametrize("publication", [BOOKLET, POSTER])
def test_large_print_is_large(variant: Printer, publication: Publication) -> None:
    assert min(type_sizes(variant(publication, LARGE))) >= 16 - 0.01


def test_slides_are_large_print_as_they_are(printed: dict[Publication, Pdf]) -> None:
    assert min(type_sizes(printed[SLIDES])) >= 16
    assert style(SLIDES, LARGE) == style(SLIDES, BuildOptions())


@pytest.mark.parametrize(("publication", "larger"), [(BOOKLET, 1.0), (POSTER, 594 / 420)])
def test_codes_in_large_print_are_no_smaller_on_the_same_sheet(
    variant: Printer,
    printed: dict[Publication, Pdf],
    roadmap: Catalogue,
    publication: Publication,
    larger: float,
) -> None:
    usual = modules(printed[publication], roadmap)
    large = modules(variant(publication, LARGE), roadmap)
    assert large.keys() == usual.keys()
    pixels = 2 * 25.4 / 150 / 25  # mm that a module of the smallest code may be misread by
    assert all(large[address] >= larger * usual[address] - pixels for address in usual)


def test_a_large_poster_takes_as_many_sheets_as_it_needs(tmp_path: Path) -> None:
    command = ("build", str(ROADMAP), "--large-print", "--only", "poster", "-o", "out")
    ended = roadmap_print(*command, "--poster-size", "a2", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    poster = Pdf(tmp_path / "out" / "poster-large-print.pdf")
    assert len(poster.sizes) > 1
    assert {tuple(sorted(map(round, size))) for size in poster.sizes} == {A2}
    assert len(poster.codes) == PLACEMENTS


def test_the_folded_booklet_is_laid_out_for_its_page(variant: Printer, roadmap: Catalogue) -> None:
    pdf = variant(BOOKLET, A5)
    assert min(type_sizes(pdf)) >= 10 - 0.01
    assert len(pdf.sizes) % 4 == 0
    assert len(pdf.sizes) <= 24
    assert min(modules(pdf, roadmap).values()) >= 0.4 - 0.02
    assert margin(pdf) >= 7


@ALL
def test_grey_pages_have_no_colour(
    variant: Printer, printed: dict[Publication, Pdf], publication: Publication
) -> None:
    found = colours(variant(publication, GREY))
    assert found.keys() == {"g", "G", "/DeviceGray"}
    assert "rg" in colours(printed[publication])


@ALL
def test_grey_pages_take_little_toner(variant: Printer, publication: Publication) -> None:
    assert max(coverage(variant(publication, GREY))) <= TONER


@ALL
def test_a_logo_loses_its_colour(tmp_path: Path, publication: Publication) -> None:
    picture, drawing = tmp_path / "logo.png", tmp_path / "logo.svg"
    Image.new("RGBA", (40, 20), (200, 30, 30, 128)).save(picture)
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
        '<linearGradient id="g"><stop offset="0" stop-color="#c00"/>'
        '<stop offset="0.4" stop-color="#0c0"/><stop offset="1" stop-color="#00c"/>'
        '</linearGradient><rect width="20" height="20" fill="url(#g)"/>'
        '<rect x="20" width="20" height="20" fill="#c00"/></svg>'
    )
    catalogue = read(GOOD / "one-step.yaml").catalogue
    assert catalogue
    codes = encode(addresses(catalogue))
    for path in (picture, drawing):
        logo = PictureFile(path, path.read_bytes())
        made = make(publication, PageSource(catalogue, codes, GREY, logo))
        file = tmp_path / "grey.pdf"
        file.write_bytes(made.pdf)
        assert colours(Pdf(file)).keys() <= {"g", "G", "/DeviceGray"}
        page = Pdf(file).document[0].render(scale=1).to_numpy()
        assert np.array_equal(page[:, :, 0], page[:, :, 2])
        if publication is BOOKLET:
            plain = make(publication, PageSource(catalogue, codes, GREY))
            without = _written(plain.pdf, tmp_path / "plain.pdf")
            assert coverage(Pdf(file))[0] > coverage(without)[0]


def _written(pdf: bytes, file: Path) -> Pdf:
    file.write_bytes(pdf)
    return Pdf(file)


@pytest.mark.parametrize("name", ["long", "english"])
@pytest.mark.parametrize("choice", VARIANTS.values(), ids=VARIANTS)
def test_hard_catalogues_are_proofread(name: str, choice: BuildOptions) -> None:
    file = GOOD / f"{name}.yaml"
    reading = read(file)
    assert reading.catalogue
    codes = encode(addresses(reading.catalogue))
    for publication in [BOOKLET] if choice is A5 else [BOOKLET, POSTER]:
        made = make(publication, PageSource(reading.catalogue, codes, choice))
        found = proofread.read(
            made.pdf, choice.file(publication), reading.catalogue, reading.positions, file=str(file)
        )
        assert not found.problems


def test_what_is_not_as_promised_is_told(
    printed: dict[Publication, Pdf], roadmap: Catalogue
) -> None:
    for made, fault in (
        (OutputFile(BOOKLET, large_print=True), "16,00 pt"),
        (OutputFile(BOOKLET, grey=True), "de la couleur"),
    ):
        found = proofread.read(printed[BOOKLET].path, made, roadmap, {}, file="", language="fr")
        assert not found.right
        assert any(fault in problem.message for problem in found.problems)


def test_much_toner_is_told(variant: Printer, roadmap: Catalogue, tmp_path: Path) -> None:
    spoiled = tmp_path / "booklet.pdf"
    with pikepdf.open(variant(BOOKLET, GREY).path) as pdf:
        pdf.pages[0].contents_add(b"q 0 g 0 0 600 150 re f Q", prepend=True)
        pdf.save(spoiled)
    found = proofread.read(spoiled, OutputFile(BOOKLET, grey=True), roadmap, {}, file="")
    assert any(re.search(r"ink covers 2\d", problem.message) for problem in found.problems)


def test_the_options_of_build_and_proof(tmp_path: Path) -> None:
    catalogue, options = str(GOOD / "english.yaml"), ("--large-print", "--grey")
    built = roadmap_print("build", catalogue, *options, "-o", "out", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    made = sorted(file.name for file in (tmp_path / "out").glob("*.pdf"))
    assert made == [f"{each}-large-print-grey.pdf" for each in ("booklet", "poster", "slides")]
    files = [f"out/{name}" for name in made]
    read_again = roadmap_print("proof", *files, "--catalogue", catalogue, *options, cwd=tmp_path)
    assert read_again.returncode == 0, read_again.stderr
    poster = Pdf(tmp_path / "out" / "poster-large-print-grey.pdf")
    assert sorted(poster.sizes[0]) == pytest.approx(A1, abs=0.5)
    assert "rg" not in colours(poster)


def test_a_fold_and_large_print_do_not_go_together_on_a4(tmp_path: Path) -> None:
    ended = roadmap_print("build", str(ROADMAP), "--large-print", "--fold", "a4", cwd=tmp_path)
    assert ended.returncode == 2
    assert "--fold a3" in ended.stderr


def test_a_variant_sets_nothing_that_nobody_reads() -> None:
    """A misspelt property would be silent."""
    sheets = [file for file in (ROOT / "styles").glob("*.css") if _variant(file.stem)]
    assert len(sheets) >= 4
    for sheet in sheets:
        publications = [each for each in every() if sheet.stem.startswith(each.name)]
        own = set(re.findall(r"--([\w-]+)\s*:", sheet.read_text("utf-8")))
        for publication in publications or every():
            known = style(publication, BuildOptions()).properties
            assert own <= known.keys(), sheet.name


def _variant(name: str) -> bool:
    return any(name.endswith(variant) for variant in ("a5", "large-print", "grey"))
