"""Each floor of files for paper, on a sheet just under it and on one just over it."""

from collections.abc import Callable, Sequence

import drawing as draw
import pikepdf
import pytest
from drawing import box, drawn, subject

from roadmap_print.proof.checks.paper import print_files
from roadmap_print.publications.registry import PaperVariant

Page = Callable[[], bytes]
# A sheet of 100 × 60 mm: a page of 80 × 40 mm in it, 3 mm of bleed round that.
TRIM, BLED = (10.0, 10.0, 90.0, 50.0), (7.0, 7.0, 93.0, 53.0)
MARKS = box(49.9, 0, 0.2, 7, "0 0 0 1 k") + " " + box(49.9, 53, 0.2, 7, "0 0 0 1 k")


def sheet(
    *content: str,
    trim: Sequence[float] = TRIM,
    bleed: Sequence[float] = BLED,
    media: Sequence[float] = (0, 0, 100, 60),
    count: int = 4,
) -> bytes:
    boxes = {"MediaBox": media, "TrimBox": trim, "BleedBox": bleed}
    return _for_paper(drawn(content, *[[]] * (count - 1), boxes=boxes))


def folded(
    *content: str, size: tuple[float, float] = (420, 297), count: int = 2, marks: str = ""
) -> bytes:
    drawing = (*content, marks or box(size[0] / 2, 0, 0.5, size[1]))
    return _for_paper(drawn(*[drawing] * count, size=size), Duplex=pikepdf.Name.DuplexFlipShortEdge)


def _for_paper(pdf: bytes, **wishes: pikepdf.Name) -> bytes:
    def edit(document: pikepdf.Pdf) -> None:
        document.Root.ViewerPreferences = pikepdf.Dictionary(
            PrintScaling=pikepdf.Name("/None"), **wishes
        )

    return draw.spoil.edited(edit, pdf)


def inks(cyan: float) -> bytes:
    return sheet(box(20, 20, 10, 10, f"{cyan} .7 .7 .7 k"))


def line(width: float, ink: str = "0 0 0 1 K") -> bytes:
    return sheet(f"{ink} {width} w 60 60 m 90 60 l S")


def low_box(height: float) -> bytes:
    return sheet(box(20, 20, 30, height * 25.4 / 72, "0 0 0 1 k"))


def bleed_of(width: float) -> bytes:
    edges = (TRIM[0] - width, TRIM[1] - width, TRIM[2] + width, TRIM[3] + width)
    return sheet(bleed=edges)


def at_trim(begin: float, end: float, width: float = 9, ink: str = "0 0 0 1 k") -> bytes:
    """Draw colour over the upper trim, from so many mm inside to so many outside."""
    return sheet(box(20, 50 - begin, width, begin + end, ink))


def slanting(aside: float) -> bytes:
    """Let colour go on beyond the trim so many mm farther right."""
    inside, outside = box(20, 40, 9, 10, "0 0 0 1 k"), box(20 + aside, 50, 9 + aside, 3)
    return sheet(inside, outside)


PRESS: dict[str, tuple[str, Page, Page]] = {
    "all inks": ("PRESS_INK", lambda: inks(0.71), lambda: inks(0.69)),
    "a line": ("PRESS_LINE", lambda: line(0.485), lambda: line(0.495)),
    "a low box": ("PRESS_LINE", lambda: low_box(0.485), lambda: low_box(0.495)),
    "a white line": (
        "PRESS_LINE_IN_WHITE",
        lambda: line(0.735, "0 0 0 0 K"),
        lambda: line(0.745, "0 0 0 0 K"),
    ),
    "the bleed": ("PRESS_BOXES", lambda: bleed_of(2.89), lambda: bleed_of(2.91)),
    "room round the bleed": (
        "PRESS_BOXES",
        lambda: sheet(media=(0, 0, 93.09, 60)),
        lambda: sheet(media=(0, 0, 93.11, 60)),
    ),
    "the sheet's corner": (
        "PRESS_ORIGIN",
        lambda: sheet(media=(0, -0.11, 100, 60)),
        lambda: sheet(media=(0, -0.09, 100, 60)),
    ),
    "where colour ends": ("PRESS_BLEED", lambda: at_trim(3, 2.4), lambda: at_trim(3, 2.9)),
    "what touches the trim": ("PRESS_BLEED", lambda: at_trim(3, 0.1), lambda: at_trim(-0.1, 0.1)),
    "how near the trim is": (
        "PRESS_BLEED",
        lambda: sheet(box(20, 40, 9, 9.9, "0 0 0 1 k")),
        lambda: sheet(box(20, 40, 9, 9.3, "0 0 0 1 k")),
    ),
    "how much may end": ("PRESS_BLEED", lambda: at_trim(3, 0, 1.5), lambda: at_trim(3, 0, 0.8)),
    "what is ink": (
        "PRESS_BLEED",
        lambda: at_trim(3, 0, 9, "0 0 0 0.25 k"),
        lambda: at_trim(3, 0, 9, "0 0 0 0.18 k"),
    ),
    "a slanting line": ("PRESS_BLEED", lambda: slanting(2.2), lambda: slanting(1.4)),
    "pages of a signature": (
        "PRESS_PAGES",
        lambda: sheet(count=6),
        lambda: sheet(count=8),
    ),
}
EDGE = {  # the line in the middle of A3 that shows the fold, so far from the edges
    "far": box(210, 8.6, 0.5, 279.8),
    "within": box(210, 7.2, 0.5, 282.6),
}
FOLD: dict[str, tuple[str, Page, Page]] = {
    "the sheet's width": (
        "FOLD_SIZE",
        lambda: folded(size=(420.11, 297)),
        lambda: folded(size=(420.09, 297)),
    ),
    "the sheet's height": (
        "FOLD_SIZE",
        lambda: folded(size=(420, 296.89)),
        lambda: folded(size=(420, 296.91)),
    ),
    "where the fold is shown": (
        "FOLD_MARK",
        lambda: folded(marks=EDGE["far"]),
        lambda: folded(marks=EDGE["within"]),
    ),
    "both sides": ("FOLD_SIDES", lambda: folded(count=3), lambda: folded(count=2)),
}


@pytest.mark.parametrize("name", PRESS)
def test_the_press(name: str) -> None:
    _judge(PRESS[name], PaperVariant.PRESS)


@pytest.mark.parametrize("name", FOLD)
def test_folding(name: str) -> None:
    _judge(FOLD[name], PaperVariant.FOLD_A3)


def _judge(case: tuple[str, Page, Page], printing: PaperVariant) -> None:
    rule, wrong, right = case
    assert rule in draw.rules_told(print_files.check, subject(wrong(), printing=printing))
    assert draw.rules_told(print_files.check, subject(right(), printing=printing)) == set()


def test_a_good_sheet_is_right() -> None:
    for pdf, printing in ((sheet(MARKS), PaperVariant.PRESS), (folded(), PaperVariant.FOLD_A3)):
        assert draw.rules_told(print_files.check, subject(pdf, printing=printing)) == set()
