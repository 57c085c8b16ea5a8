"""Each floor of the proof, on a page that stands just under it and on one just over it."""

from collections.abc import Callable
from dataclasses import replace

import drawing as draw
import pikepdf
import pytest
from drawing import CODE, FLOORS, HEIGHT, MODULES, Part, box, code, drawn, ink, subject, text
from rows import BOOKLET, LEAFLET, POSTER, SLIDES, TALK

from roadmap_print.catalogue.model import Format
from roadmap_print.proof.checks.codes import code_contents, link_targets
from roadmap_print.proof.checks.structure import contrast, overlap, page_sizes
from roadmap_print.proof.checks.text import completeness
from roadmap_print.proof.extract.page_values import Box
from roadmap_print.proof.requirements import floors
from roadmap_print.proof.subject import normalise_text
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication, every

Page = Callable[[], bytes]


def level(value: int) -> float:
    return value / 255


def inked(value: int) -> str:
    return f"{level(value)} g"


# Text: WCAG 2.2, 1.4.3. Greys of 8 bits: 118 has 4.54 to white, 119 has 4.48; 148 has 3.03.
def pale(value: int, size: float, font: str = "Helvetica") -> bytes:
    return drawn([Part(text("HEIH", size=size, grey=level(value), font=font))], fonts=[font])


def on_two_grounds(share: float) -> bytes:
    """Stand a dark text on white, a share of its box on a grey that is too near to it."""
    edges = ink("HEI", 24)
    ground = box(20 + edges.left, 25, (edges.right - edges.left) * share, 20, inked(120))
    return drawn([ground, Part(text("HEI", size=24, grey=level(90)))])


def figure(value: int) -> bytes:
    return drawn([Part(box(20, 20, 20, 10, inked(value)) + " 1 g 85 85 20 10 re f", "Figure")])


def coloured(blue: int) -> bytes:
    return drawn([box(20, 20, 20, 10, f"{level(100)} {level(100)} {level(blue)} rg")])


def toner(share: float) -> bytes:
    return drawn([box(0, 0, draw.WIDTH, HEIGHT * share)])


def veiled(part: float, value: int, size: float = 17.5) -> bytes:
    """Draw a text through a mask, of which no fill knows."""
    return drawn(
        [Part("/Veil gs " + text("I    I", size=size, grey=level(value)))],
        state=lambda document: _mask(document, part),
    )


def _mask(document: pikepdf.Pdf, part: float) -> pikepdf.Dictionary:
    group = document.make_stream(
        f"{part} g 0 0 900 900 re f".encode(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 900, 900],
        Group=pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceGray),
    )
    return pikepdf.Dictionary(
        {"/SMask": pikepdf.Dictionary(Type=pikepdf.Name.Mask, S=pikepdf.Name.Luminosity, G=group)}
    )


def washed(part: float) -> bytes:
    """Lay a veil of white over a black text."""
    return drawn(
        [Part(text("IHI", size=20)), "/Veil gs " + box(15, 25, 40, 20, "1 g")],
        state=lambda _: pikepdf.Dictionary({"/ca": part}),
    )


def painted(height: float) -> bytes:
    """Paint over the foot of a bold I of 40 pt, whose stem is 0.16 em wide, to so many em."""
    edges, em = ink("I", 40, "Helvetica-Bold"), 40 / draw.PT
    over = box(19, 30 - 0.1, edges.right + 2, height * em + 0.1, "1 g")
    return drawn([Part(text("I", size=40, font="Helvetica-Bold")), over])


CONTRAST: dict[str, tuple[str, Page, Page]] = {
    "text": ("PALE", lambda: pale(119, 12), lambda: pale(118, 12)),
    "large text": ("PALE", lambda: pale(150, 18), lambda: pale(149, 18)),
    "what is large": ("PALE", lambda: pale(148, 17.9), lambda: pale(148, 18)),
    **{
        f"what is large in {font}": (
            "PALE",
            lambda font=font: pale(148, 13.9, font),  # type: ignore[misc]
            lambda font=font: pale(148, 14, font),  # type: ignore[misc]
        )
        for font in ("Helvetica-Bold", "Any-Black", "Any-Heavy", "Any-Semibold")
    },
    "a ground of several": ("PALE", lambda: on_two_grounds(0.45), lambda: on_two_grounds(0.39)),
    "a picture": ("PALE_PICTURE", lambda: figure(149), lambda: figure(148)),
    "a faded text": ("PALE", lambda: veiled(0.72, 102), lambda: veiled(0.78, 102)),
    "a text like its ground": ("HIDDEN", lambda: pale(232, 12), lambda: pale(229, 12)),
    "a veil": ("COVERED", lambda: washed(46 / 255), lambda: washed(34 / 255)),
    "a letter painted over": ("COVERED", lambda: painted(0.24), lambda: painted(0.15)),
}
GREY: dict[str, tuple[str, Page, Page]] = {
    "colour": ("COLOURED", lambda: coloured(126), lambda: coloured(123)),
    "toner": ("INKY", lambda: toner(0.153), lambda: toner(0.147)),
}


@pytest.mark.parametrize("name", CONTRAST)
def test_contrast(name: str) -> None:
    rule, wrong, right = CONTRAST[name]
    assert rule in draw.rules_told(contrast.check, subject(wrong()))
    assert rule not in draw.rules_told(contrast.check, subject(right()))


@pytest.mark.parametrize(("black", "told"), [("0 0 0 1 k", False), ("0 0 0 .9 k", True)])
def test_black_ink_alone_is_the_darkest_that_a_press_has(black: str, told: bool) -> None:  # noqa: FBT001
    field, words = box(10, 20, 60, 20, "0.447 0.498 0.596 rg"), text("Words", size=9)
    pdf = drawn([Part(f"{field} {words.replace('0 g', black)}")])
    assert ("PALE" in draw.rules_told(contrast.check, subject(pdf))) == told


@pytest.mark.parametrize("value", [118, 121, 125])
def test_inks_keep_nearly_all_of_a_contrast(value: int) -> None:
    """What the screen's file has enough of, the press's has: a viewer mixes its inks paler."""
    pdf, press = pale(value, 12), OutputFile(BOOKLET, PaperVariant.PRESS)
    for file, floor in ((OutputFile(BOOKLET), 118), (press, 121)):
        found = replace(subject(pdf), file=file)
        assert ("PALE" in draw.rules_told(contrast.check, found)) == (value > floor)


@pytest.mark.parametrize("name", GREY)
def test_grey(name: str) -> None:
    rule, wrong, right = GREY[name]
    grey = replace(FLOORS, grey=True)
    assert rule in draw.rules_told(contrast.check, subject(wrong(), grey))
    assert rule not in draw.rules_told(contrast.check, subject(right(), grey))
    assert draw.rules_told(contrast.check, subject(wrong())) == set()


@pytest.mark.parametrize(
    ("label", "under", "wrong"),
    [
        ("Courses", "a", False),  # two formats of one label: whose picture it is nobody tells
        ("Videos", "a", True),
        ("Videos", "", True),
        ("Videos", "ab", False),  # one heading over both: it is the picture of either
    ],
)
def test_pictures_that_look_alike(label: str, under: str, wrong: bool) -> None:  # noqa: FBT001
    """Draw one picture under a heading that stands over some formats, and under a label."""
    pictures = [
        Part(box(left, 20, 5, 5), "Figure", alt) for left, alt in ((5, "More"), (20, label))
    ]
    seen = subject(drawn([*pictures, Part(text("HI"))]))
    formats = (Format(id="a", label="Courses"), Format(id="b", label=label))
    step = replace(seen.catalogue.steps[0], headings=dict.fromkeys(under, "More"))
    catalogue = replace(seen.catalogue, formats=formats, steps=(step,))
    told = draw.rules_told(contrast.check, replace(seen, catalogue=catalogue))
    assert ("ALIKE" in told) == wrong


def at_edge(left: float) -> bytes:
    """Let a text's ink begin so far from the left edge."""
    return drawn([Part(text("HI", left - ink("HI").left))])


def cut(depth: float) -> bytes:
    """Cut off so much of a text's ink."""
    edges = ink("HI")
    clip = box(20 + edges.left + depth, 20, 50, 30, "").replace("re f", "re W n")
    return drawn([Part(f"{clip} {text('HI')}")])


def upon(down: float, size: float, other: float) -> bytes:
    """Let the ink of one text reach so far into that of another."""
    upper, lower = ink("HI", size), ink("HI", other)
    base = 30 + upper.low + down - lower.high
    return drawn([Part(text("HI", size=size)), Part(text("HI", base=base, size=other))])


def upon_picture(down: float) -> bytes:
    edges = ink("HI")
    low = box(20, 20, 20, 10 + edges.low + down)
    return drawn([Part(low, "Figure"), Part(text("HI"))])


def headed(between: int) -> bytes:
    """End a page in a heading after another, with so many texts between them."""
    texts = [Part(text("text", base=44 - 4 * n, size=9)) for n in range(between)]
    first, last = Part(text("One", base=50), "H2"), Part(text("Two", base=8), "H2")
    return drawn([first, *texts, last], [Part(text("text"))])


def followed(below: float, value: int = 0) -> bytes:
    """Let something begin so far below a heading's ink whose text is on the next page."""
    heading = Part(text("HI", base=40), "H2")
    return drawn([heading, box(20, 5, 20, 35 - below, inked(value))], [Part(text("text"))])


PLACES: dict[str, tuple[str, Page, Page]] = {
    "the safe zone": ("OUTSIDE", lambda: at_edge(4.85), lambda: at_edge(4.95)),
    "the page": ("OFF_PAGE", lambda: at_edge(-0.15), lambda: at_edge(-0.05)),
    "a clip": ("CLIPPED", lambda: cut(0.55), lambda: cut(0.45)),
    "the size of text": (
        "SMALL_TEXT",
        lambda: drawn([Part(text("HI", size=7.94))]),
        lambda: drawn([Part(text("HI", size=7.96))]),
    ),
    "texts of two sizes": ("OVERLAP", lambda: upon(0.37, 12, 14), lambda: upon(0.33, 12, 14)),
    "lines of one text": ("OVERLAP", lambda: upon(1.01, 12, 12), lambda: upon(0.96, 12, 12)),
    "a picture": ("ON_PICTURE", lambda: upon_picture(0.37), lambda: upon_picture(0.33)),
    "a list of headings": ("STRANDED", lambda: headed(2), lambda: headed(1)),
    "what follows a heading": ("STRANDED", lambda: followed(12.4), lambda: followed(11.6)),
    "a shade below a heading": ("STRANDED", lambda: followed(5, 197), lambda: followed(5, 193)),
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str) -> None:
    rule, wrong, right = PLACES[name]
    assert rule in draw.rules_told(overlap.check, subject(wrong()))
    assert rule not in draw.rules_told(overlap.check, subject(right()))


@pytest.mark.parametrize(
    ("letters", "starts", "lie_on_each_other"),
    [
        ("لله", (20, 18, 16), False),  # one letter after the other, from the right
        ("لله", (20, 18, 30, 18), True),  # and begun anew upon them
        ("LLO", (20, 18, 16), True),  # Latin letters never do
    ],
)
def test_letters_of_a_foot(letters: str, starts: tuple[int, ...], lie_on_each_other: bool) -> None:  # noqa: FBT001
    drawn_one = subject(drawn([Part(text("HI"))]))
    [page] = drawn_one.sheets
    foot = replace(page.runs[0], mark=None, artifact=True)
    written = zip(letters * 2, starts, strict=False)
    runs = [replace(foot, text=each, box=Box(at, 5, at + 3, 8)) for each, at in written]
    seen = replace(drawn_one, sheets=(replace(page, runs=tuple(runs)),))
    assert ("OVERLAP" in draw.rules_told(overlap.check, seen)) == lie_on_each_other


@pytest.mark.parametrize(
    ("letters", "share", "lie_on_each_other"),
    [("لله", 0.44, False), ("لله", 0.46, True), ("HI", 0.14, False), ("HI", 0.16, True)],
)
def test_lines_of_one_text(letters: str, share: float, lie_on_each_other: bool) -> None:  # noqa: FBT001
    """Let a line reach so many em, and what any ink may, into the next: tails of Arabic go deep."""
    drawn_one = subject(drawn([Part(text("HI"))]))
    [page] = drawn_one.sheets
    line = replace(page.runs[0], text=letters, mark=1, box=Box(20, 10, 30, 20))
    top = 20 - overlap.TOUCH - share * line.size * overlap.MM
    runs = (line, replace(line, mark=2, box=Box(20, top, 30, top + 10)))
    seen = replace(drawn_one, sheets=(replace(page, runs=runs),))
    assert ("OVERLAP" in draw.rules_told(overlap.check, seen)) == lie_on_each_other


def one_code(module: float, *more: str, link: float = 1.0) -> bytes:
    """Draw a code in the middle of its page, with a link over so much of its width."""
    side = MODULES * module
    return drawn(
        [Part(code(20, 15, module), "Figure"), *more], links=[(20, 15, 20 + link * side, 15 + side)]
    )


def quiet(modules: float, value: int = 0) -> bytes:
    """Draw a line so many modules from the code."""
    return white(modules * 0.6, 0.6, value)


def white(apart: float, module: float, value: int = 0) -> bytes:
    """Draw a line so many mm from a code of this module."""
    return one_code(module, box(20 - apart - 1, 15, 1, 10, inked(value)))


@pytest.mark.parametrize("phase", range(8))
def test_enough_white_is_enough_wherever_pixels_begin(phase: int) -> None:
    module, start = 0.66, 20 + phase * 0.02  # mm
    begins = start + MODULES * module + 4.02 * module - ink("I").left
    page = drawn([Part(code(start, 15, module), "Figure"), text("I", begins, 20)])
    found = subject(page, replace(FLOORS, module=0.52))
    assert "NO_QUIET_ZONE" not in draw.rules_told(code_contents.check, found)


def high(share: float) -> bytes:
    """Draw a code that takes so much of the page's height with its quiet zone."""
    return one_code(share * HEIGHT / (MODULES + 8))


SLIDE = MinimumSizes(0, 0, text=18.0, code=0.60, home=0.80)
AS_HOME = "https://www.example.org/courbes"
CODES: dict[str, tuple[str, MinimumSizes, Page, Page]] = {
    "a module": ("SMALL_MODULE", FLOORS, lambda: one_code(0.390), lambda: one_code(0.402)),
    "a fine module": ("FINE_MODULE", FLOORS, lambda: one_code(0.488), lambda: one_code(0.502)),
    "the white around": ("NO_QUIET_ZONE", FLOORS, lambda: quiet(3.6), lambda: quiet(4.0)),
    "the millimetres around": (
        "NO_QUIET_ZONE",
        FLOORS,
        lambda: white(1.75, 0.4),
        lambda: white(2.0, 0.4),
    ),
    "the millimetres around a small code": (
        "NO_QUIET_ZONE",
        FLOORS,
        lambda: white(1.75, 0.3),
        lambda: white(2.0, 0.3),
    ),
    "what is white": ("NO_QUIET_ZONE", FLOORS, lambda: quiet(2, 233), lambda: quiet(2, 237)),
    "the height": ("LOW_CODE", SLIDE, lambda: high(0.58), lambda: high(0.61)),
    "a link's place": (
        "CODE_WITHOUT_LINK",
        FLOORS,
        lambda: one_code(0.6, link=0.47),
        lambda: one_code(0.6, link=0.53),
    ),
    "the safe zone": (
        "OUTSIDE",
        FLOORS,
        lambda: drawn([code(4.75, 15, 0.6)]),
        lambda: drawn([code(5.0, 15, 0.6)]),
    ),
    "the distance": (
        "NEARER",
        replace(FLOORS, distance=0.60),
        lambda: one_code(0.585),
        lambda: one_code(0.602),
    ),
}


@pytest.mark.parametrize("name", CODES)
def test_codes(name: str) -> None:
    rule, least, wrong, right = CODES[name]
    check = overlap.check if rule == "OUTSIDE" else code_contents.check
    assert rule in draw.rules_told(check, subject(wrong(), least))
    assert rule not in draw.rules_told(check, subject(right(), least))


@pytest.mark.parametrize(("share", "low"), [(0.78, True), (0.81, False)])
def test_the_code_of_the_newest_edition_is_larger(share: float, low: bool) -> None:  # noqa: FBT001
    found = subject(high(share), SLIDE)
    found = replace(found, catalogue=replace(found.catalogue, home=CODE))
    assert ("LOW_CODE" in draw.rules_told(code_contents.check, found)) is low


@pytest.mark.parametrize(
    ("publication", "right", "wrong"),
    [
        (BOOKLET, (210.09, 296.91), (210.11, 297)),
        (BOOKLET, (148.09, 210), (148, 209.89)),
        (POSTER, (297, 420.09), (297, 420.11)),
        (POSTER, (420.09, 594), (420.11, 594)),
        (POSTER, (594, 840.91), (594, 840.89)),
        (POSTER, (841, 1189.09), (841, 1189.11)),
        (SLIDES, (338.667 * 1.0018, 190.5), (338.667 * 1.0022, 190.5)),
    ],
)
def test_the_size_of_pages(
    publication: Publication, right: tuple[float, float], wrong: tuple[float, float]
) -> None:
    for size, told in ((right, set()), (wrong, {"SIZE"})):
        found = subject(drawn([], size=size), draw.COARSE, publication)
        assert draw.rules_told(page_sizes.check, found) == told


FLOORS_OF: list[tuple[Publication, tuple[float, float], dict[str, float]]] = [
    (BOOKLET, (210, 297), {"module": 0.40, "fine_module": 0.50, "text": 10, "clear": 1.5}),
    (BOOKLET, (149.5, 210), {"fine_module": 0.50, "clear": 1.5}),
    (BOOKLET, (148, 210), {"module": 0.40, "fine_module": 0.40, "text": 10, "clear": 1.0}),
    (POSTER, (297, 420), {"module": 0.40, "text": 8, "distance": 0.40}),
    (POSTER, (420, 297), {"module": 0.40, "text": 8, "distance": 0.40}),
    (POSTER, (321, 454), {"module": 0.60, "text": 10.5}),
    (POSTER, (319, 451), {"module": 0.40, "text": 8}),
    (POSTER, (420, 594), {"module": 0.60, "text": 10.5, "distance": 0.60}),
    (POSTER, (841, 1189), {"module": 0.60, "text": 10.5, "distance": 0.60}),
    (SLIDES, (338.67, 190.5), {"module": 0, "text": 18, "code": 0.27, "home": 0.40}),
    (SLIDES, (169.33, 95.25), {"text": 9, "code": 0.27, "home": 0.40}),
    (LEAFLET, (297, 210), {"module": 0.40, "fine_module": 0.50, "text": 9.5, "clear": 1.5}),
    (TALK, (338.67, 190.5), {"module": 0, "text": 24, "code": 0.45, "home": 0.45}),
    (TALK, (169.33, 95.25), {"text": 12, "code": 0.45}),
]


@pytest.mark.parametrize(("publication", "size", "wanted"), FLOORS_OF)
def test_the_floors_of_each_sheet(
    publication: Publication, size: tuple[float, float], wanted: dict[str, float]
) -> None:
    found = floors(OutputFile(publication), *size)
    assert {key: getattr(found, key) for key in wanted} == pytest.approx(wanted, abs=0.005)
    assert (found.quiet, found.white, found.margin) == (4, 2, 5)


@pytest.mark.parametrize("publication", every())
def test_large_print_and_grey_have_floors_of_their_own(publication: Publication) -> None:
    usual = floors(OutputFile(publication), 420, 594)
    found = floors(OutputFile(publication, large_print=True, grey=True), 420, 594)
    assert found == replace(usual, text=max(16, usual.text), grey=True)


def test_a_page_is_seen_as_coarsely_as_a_poor_print() -> None:
    assert MinimumSizes(0.35, 0.35, text=8).scale == pytest.approx(10)
    assert MinimumSizes(0, 0, text=8).scale == pytest.approx(4.375)


def distant(letters: int) -> bytes:
    """Stand a title's host so many letters behind it, on slides that have nothing else."""
    titles = ("Les axes en dix minutes", "www.example.org")
    between = "x" * (letters - len(normalise_text(titles[0])))
    lines = (titles[0], between, titles[1])
    return drawn([Part(text(line, 5, 50 - 10 * n, 6)) for n, line in enumerate(lines)])


@pytest.mark.parametrize(("more", "told"), [(2, True), (-2, False)])
def test_the_room_in_which_an_entry_s_parts_must_stand(more: int, told: bool) -> None:  # noqa: FBT001
    """160 letters, and those that the catalogue has for entries."""
    host, title, labels = "example.org", "Les axes en dix minutes", "Documentation"
    among = len(labels) + len("École d’essai") + len("10 min")
    room = 160 + 2 * len(title) + len(host) + among
    found = subject(distant(room - len(host) - len("www.") + more), publication=SLIDES)
    faults = [each for each in completeness.check(found) if each.path == "resources.axes.url"]
    assert bool(faults) is told


@pytest.mark.parametrize(("apart", "told"), [(1.1, True), (0.9, False)])
def test_a_text_may_stand_a_millimetre_beside_its_link(apart: float, told: bool) -> None:  # noqa: FBT001
    left = 20 + ink("HI").right + apart
    pdf = drawn([Part(text("HI"), "Link")], links=[(left, 25, left + 20, 40)])
    assert (
        "LINK_ASIDE" in draw.rules_told(draw.on_route(link_targets.check), subject(pdf))
    ) is told
