"""What a print shop gets: boxes, bleed, marks, and black ink alone for text and codes."""

import io
import shutil
import subprocess
from pathlib import Path

import icc
import numpy as np
import pikepdf
import pypdfium2
import pytest
from pdfs import MM, Pdf
from PIL import Image
from rows import BOOKLET, POSTER

from roadmap_print import icc_profile
from roadmap_print.icc_profile import Profile
from roadmap_print.publications.registry import Publication
from roadmap_print.render.prepress.inks import PressInks
from roadmap_print.render.prepress.press_sheet import press
from roadmap_print.render.prepress.separation import separate

pytestmark = pytest.mark.slow

TRIMS = {BOOKLET: (210, 297), POSTER: (420, 594)}
AXIS = 20.0  # mm from the trim to the line
PRESS = Profile(icc.profile(), "Press of the tests")
CODE_PAGE, BACK_COVER = range(5, 6), range(12, 13)


@pytest.fixture(scope="module", params=TRIMS)
def publication(request: pytest.FixtureRequest) -> Publication:
    chosen: Publication = request.param
    return chosen


@pytest.fixture(scope="module")
def pressed(
    printed: dict[Publication, Pdf], tmp_path_factory: pytest.TempPathFactory
) -> dict[Publication, Path]:
    folder = tmp_path_factory.mktemp("pressed")
    files = {each: folder / f"{each}-press.pdf" for each in TRIMS}
    for each, file in files.items():
        file.write_bytes(press(printed[each].path.read_bytes(), None))
    return files


def box(edges: object) -> list[float]:
    return [float(edge) * MM for edge in edges]  # type: ignore[attr-defined]


def test_boxes_are_trim_bleed_and_sheet(
    pressed: dict[Publication, Path], publication: Publication
) -> None:
    width, height = TRIMS[publication]
    with pikepdf.open(pressed[publication]) as document:
        assert len(document.pages) == (12 if publication is BOOKLET else 1)
        for page in document.pages:
            media, bleed, trim = map(box, (page.mediabox, page.bleedbox, page.trimbox))
            assert media[:2] == [0, 0]
            assert trim[2] - trim[0] == pytest.approx(width, abs=0.05)
            assert trim[3] - trim[1] == pytest.approx(height, abs=0.05)
            assert np.abs(np.subtract(bleed, trim)) == pytest.approx([3, 3, 3, 3], abs=0.01)
            assert np.abs(np.subtract(media, trim)) == pytest.approx([10, 10, 10, 10], abs=0.01)
            assert "/CropBox" not in page.obj


def test_nothing_is_there_but_pages(pressed: dict[Publication, Path]) -> None:
    for file in pressed.values():
        with pikepdf.open(file) as document:
            assert not any("/Annots" in page.obj for page in document.pages)
            assert {"/StructTreeRoot", "/Outlines", "/Names", "/OutputIntents", "/AF"}.isdisjoint(
                document.Root.keys()
            )
            assert "/Metadata" not in document.Root
            assert document.Root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")
        assert b"sRGB" not in file.read_bytes()


def ink_coverage(file: Path) -> list[tuple[float, ...]]:
    """Return the share of each page that cyan, magenta, yellow and black cover, by Ghostscript."""
    assert shutil.which("gs"), "Ghostscript is missing: sh scripts/system.sh test"
    command = ["gs", "-q", "-o", "-", "-r36", "-sDEVICE=inkcov", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [tuple(map(float, line.split()[:4])) for line in said.splitlines() if "CMYK" in line]


def cropped(pdf: Path, pages: range, trim: float, frame: tuple[float, ...], file: Path) -> Path:
    """Leave of pages what lies in a frame, in mm from the trim's lower left corner."""
    with pikepdf.open(pdf) as document:
        for number in reversed(range(len(document.pages))):
            if number + 1 not in pages:
                del document.pages[number]
        for page in document.pages:
            page.trimbox = page.bleedbox = page.mediabox
            page.mediabox = pikepdf.Array([(edge + trim) / MM for edge in frame])
        document.save(file)
    return file


@pytest.mark.parametrize(
    ("pages", "frame"),
    [(CODE_PAGE, (37, 226, 57, 238)), (BACK_COVER, (58, 100, 200, 215))],
    ids=["a code", "text"],
)
def test_text_and_codes_are_in_black_ink_alone(
    pages: range,
    frame: tuple[float, ...],
    printed: dict[Publication, Pdf],
    pressed: dict[Publication, Path],
    tmp_path: Path,
) -> None:
    """The frames leave out line, discs and headings, which are coloured on purpose."""
    file = cropped(pressed[BOOKLET], pages, 10, frame, tmp_path / "press.pdf")
    found = ink_coverage(file)
    assert len(found) == len(pages)
    for cyan, magenta, yellow, black in found:
        assert (cyan, magenta, yellow) == (0, 0, 0)
        assert black > 0.005
    screen = cropped(printed[BOOKLET].path, pages, 0, frame, tmp_path / "screen.pdf")
    if pages is BACK_COVER:  # a code is grey on the screen too
        assert all(sum(inks[:3]) > 0 for inks in ink_coverage(screen))


def test_the_line_is_in_colour(pressed: dict[Publication, Path]) -> None:
    for file in pressed.values():
        assert all(sum(inks[:3]) > 0.001 for inks in ink_coverage(file))


def grey(file: Path, page: int, scale: float = 8) -> np.ndarray:
    seen = pypdfium2.PdfDocument(file)[page]
    return np.asarray(seen.render(scale=scale * MM, grayscale=True).to_numpy().squeeze())


def test_the_line_reaches_the_end_of_the_bleed(pressed: dict[Publication, Path]) -> None:
    for page in range(1, 11):  # between the covers
        pixels = grey(pressed[BOOKLET], page)
        axis = round((10 + AXIS) * 8)
        above, below = pixels[: 10 * 8, axis], pixels[-10 * 8 :, axis]
        assert (above[7 * 8 + 1 :] < 200).all(), page
        assert (below[: 3 * 8 - 1] < 200).all(), page
        assert (above[: 7 * 8 - 1] > 250).all()
        assert (below[3 * 8 + 1 :] > 250).all()


def test_marks_stand_at_the_trim_and_clear_of_the_bleed(pressed: dict[Publication, Path]) -> None:
    for page in (0, 1, 11):
        pixels = grey(pressed[BOOKLET], page, 20)
        edge = pixels.copy()
        edge[7 * 20 - 1 : -7 * 20 + 1, 7 * 20 - 1 : -7 * 20 + 1] = 255
        rows, columns = np.nonzero(edge < 128)
        at_x, at_y = {round(x / 20) for x in columns}, {round(y / 20) for y in rows}
        assert {10, 220} <= at_x, at_x
        assert {10, 307} <= at_y, at_y
        ring = np.ones_like(edge, bool)  # between marks and bleed
        ring[102:-102, 102:-102] = False
        assert (edge[~ring] > 250).all()


@pytest.mark.parametrize("by", [None, PRESS], ids=["by the rule", "by a heavy profile"])
def test_total_ink_is_at_most_280_percent(
    by: Profile | None, printed: dict[Publication, Pdf]
) -> None:
    found: list[float] = []
    for publication in TRIMS:
        data = press(printed[publication].path.read_bytes(), by)
        with pikepdf.open(io.BytesIO(data)) as document:
            forms = [
                each
                for each in document.objects
                if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == pikepdf.Name.Form
            ]
            found += [ink for drawn in (*document.pages, *forms) for ink in _totals(drawn)]
    assert len(found) > 500
    assert max(found) > 1.5
    assert max(found) <= 2.8


def _totals(drawn: pikepdf.Page | pikepdf.Stream) -> list[float]:
    instructions = pikepdf.parse_content_stream(drawn)
    names = [str(each.operator) for each in instructions]
    assert {"rg", "RG", "cs", "CS"}.isdisjoint(names)
    return [
        sum(map(float, each.operands))  # type: ignore[arg-type]
        for each, name in zip(instructions, names, strict=True)
        if name in {"k", "K"}
    ]


@pytest.mark.parametrize("value", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_greys_take_black_alone(value: float) -> None:
    for inks in (PressInks(), PressInks(PRESS)):
        assert inks.paint(value, value, value)[:3] == (0, 0, 0)
        assert inks.paint(value, value, value)[3] == pytest.approx(1 - value, abs=0.001)


@pytest.mark.parametrize("colour", [(0.04, 0.25, 0.29), (0, 0, 0.1), (0.9, 0.3, 0), (0.3, 1, 0)])
def test_colours_keep_their_hue_and_the_limit(colour: tuple[float, float, float]) -> None:
    weakest, strongest = colour.index(min(colour)), colour.index(max(colour))
    for inks in (PressInks(), PressInks(PRESS)):
        found = inks.paint(*colour)
        assert sum(found) <= 2.8
        assert found[weakest] >= found[strongest]


def drawn(content: bytes) -> list[tuple[str, list[float]]]:
    """Separate a page that draws this, and return what it sets colours to and paints."""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.pages[0].Contents = document.make_stream(content)
        separate(document, PressInks())
        return [
            (str(each.operator), [float(operand) for operand in each.operands])  # type: ignore[arg-type]
            for each in pikepdf.parse_content_stream(document.pages[0])
        ]


def painted(content: bytes) -> list[list[float]]:
    """Return the inks in force at each painting of a text or a surface."""
    inks, saved, found = [0.0, 0.0, 0.0, 1.0], [], []
    for name, operands in drawn(content):
        if name == "k":
            inks = operands
        elif name == "q":
            saved.append(inks)
        elif name == "Q":
            inks = saved.pop()
        elif name in {"f", "T*"}:
            found.append(inks)
    return found


def test_a_colour_is_another_ink_in_text_than_on_a_surface() -> None:
    teal, text = list(PressInks().paint(0, 0.5, 0.5)), list(PressInks().text(0, 0.5, 0.5))
    assert teal[0] > 0.5
    assert text[:3] == [0, 0, 0]
    assert painted(b"0 .5 .5 rg BT T* ET f BT T* ET") == [text, teal, text]
    assert painted(b"0 .5 .5 rg q 1 0 0 rg BT T* ET Q BT T* ET f")[1:] == [text, teal]
    assert painted(b"BT 0 .5 .5 rg T* ET f") == [text, teal]
    assert painted(b"BT T* ET f") == [[0, 0, 0, 1], [0, 0, 0, 1]]


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_pictures_are_separated(mode: str) -> None:
    picture = Image.new("RGB", (4, 4), (200, 40, 10)).convert(mode)
    inks = np.asarray(PressInks().picture(picture)).reshape(-1, 4) / 255
    expected = PressInks().paint(200 / 255, 40 / 255, 10 / 255)
    assert inks == pytest.approx(np.tile(expected, (16, 1)), abs=0.02)


def test_no_claim_without_a_profile(pressed: dict[Publication, Path]) -> None:
    assert b"GTS_PDFX" not in pressed[BOOKLET].read_bytes()
    with pikepdf.open(pressed[BOOKLET]) as document:
        assert "/Trapped" not in document.docinfo


def test_a_profile_makes_it_pdf_x_4(
    printed: dict[Publication, Pdf], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = printed[POSTER].path.read_bytes()
    undated = press(data, PRESS)
    assert undated == press(data, PRESS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795586400")
    dated = press(data, PRESS)
    assert dated.startswith(b"%PDF-1.6")
    for file, date in ((undated, "1970-01-01T00:00:00Z"), (dated, "2026-11-25T06:00:00Z")):
        with pikepdf.open(io.BytesIO(file)) as document, document.open_metadata() as metadata:
            (intent,) = document.Root.OutputIntents
            assert intent.S == pikepdf.Name.GTS_PDFX
            assert str(intent.OutputConditionIdentifier) == "Press of the tests"
            assert intent.DestOutputProfile.read_bytes() == PRESS.data
            assert intent.DestOutputProfile.N == 4
            assert metadata["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert metadata["pdf:Trapped"] == "False"
            assert metadata["xmp:CreateDate"] == metadata["xmp:MetadataDate"] == date
            assert metadata["xmpMM:DocumentID"].startswith("uuid:")
            assert metadata["xmpMM:VersionID"] == "1"
            assert metadata["xmpMM:RenditionClass"] == "default"
            assert document.docinfo["/Trapped"] == pikepdf.Name("/False")
            assert str(document.docinfo["/CreationDate"])[2:10] == date[:10].replace("-", "")
            assert len(document.trailer.ID) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "none"),
        (b"%PDF-1.7" + bytes(200), "none"),
        (icc.profile()[:-8], "none"),
        (icc.profile(kind=b"mntr"), "class"),
        (icc.profile(kind=b"scnr"), "class"),
        (icc.profile(inks=b"RGB "), "inks"),
        (icc.profile(inks=b"GRAY"), "inks"),
        (icc.profile().replace(b"B2A0", b"none"), "none"),
    ],
)
def test_what_is_no_press_profile_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "press.icc"
    file.write_bytes(data)
    with pytest.raises(icc_profile.ProfileError) as raised:
        icc_profile.read(file)
    assert str(raised.value) == reason


def test_a_profile_is_read(tmp_path: Path) -> None:
    file = tmp_path / "press.icc"
    file.write_bytes(icc.profile())
    assert icc_profile.read(file) == PRESS
