"""The example says truly what its parts are."""

import re

from pdfs import Pdf
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.pages.assets import Assets
from roadmap_print.pages.booklet.example import example
from roadmap_print.pages.booklet.frame import Frame
from roadmap_print.pages.choice import Choice
from roadmap_print.pages.codes import encode
from roadmap_print.pages.content import addresses
from roadmap_print.pages.prepare import prepare
from roadmap_print.pages.styles import style
from roadmap_print.publications import Publication
from roadmap_print.words import FRENCH


def _frame(roadmap: Catalogue, choice: Choice) -> Frame:
    sheet = style(Publication.BOOKLET, choice)
    formats = [each.id for each in roadmap.formats]
    ready = prepare(roadmap, encode(addresses(roadmap)))
    return Frame(ready, Assets(formats, in_grey=False), sheet)


def test_names_and_lines_stand_clear_of_each_other_and_of_the_text(roadmap: Catalogue) -> None:
    for choice in (Choice(), Choice(page="a5"), Choice(large_print=True)):
        frame = _frame(roadmap, choice)
        shown = example(frame)
        assert shown
        line = frame.type("meta").line
        boxes = [(n.x, n.y + 0.1, n.x + n.width, n.y + line - 0.1) for n in shown.names]
        for i, (left, top, right, bottom) in enumerate(boxes):
            assert right <= frame.width + 1.01
            assert bottom <= shown.height
            for a, b, c, d in boxes[:i]:
                assert right <= a or c <= left or bottom <= b or d <= top
        assert all(leader.width > 0 < leader.height for n in shown.names for leader in n.leaders)


def test_a_part_that_is_not_there_is_not_named(roadmap: Catalogue) -> None:
    bare = {
        key: each.model_copy(update={"level": None, "publisher": None, "reference": None})
        for key, each in roadmap.resources.items()
    }
    shown = example(_frame(roadmap.model_copy(update={"resources": bare}), Choice()))
    assert shown
    parts = FRENCH.parts
    assert not {parts.level, parts.publisher, parts.reference} & {n.text for n in shown.names}


def test_the_booklet_names_all_parts(printed: dict[Publication, Pdf]) -> None:
    page = next(text for text in printed[Publication.BOOKLET].texts if FRENCH.example in text)
    below = page.partition(FRENCH.example)[2]
    assert all(name in below for name in FRENCH.parts if name != FRENCH.parts.reference)


def test_no_name_is_parted_from_its_initials(printed: dict[Publication, Pdf]) -> None:
    raw = [page.get_textpage().get_text_range() for page in printed[Publication.BOOKLET].document]
    assert any("Vadasz" in text for text in raw)
    for name in ("Kahkoska(?=.A)", "Rijo(?=.R)", "Shambour(?=.M)", "Vadasz(?=.B)"):
        after = [found for text in raw for found in re.findall(f"{name}(.)", text, re.DOTALL)]
        assert after
        assert not set(after) & {"\r", "\n"}


def test_a_language_is_a_sentence_behind_a_reference(printed: dict[Publication, Pdf]) -> None:
    whole = " ".join(printed[Publication.BOOKLET].texts)
    assert "En anglais." in whole
    assert ". ·" not in whole
