"""The example says truly what its parts are."""

import re
from dataclasses import replace

from pdfs import Pdf
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.page_words import words
from roadmap_print.publications.booklet.example import example
from roadmap_print.publications.booklet.frame import BookletFrame
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import style


def _frame(roadmap: Catalogue, options: BuildOptions) -> BookletFrame:
    sheet = style(BOOKLET, options)
    formats = [each.id for each in roadmap.formats]
    ready = prepare(roadmap, encode(addresses(roadmap)))
    return BookletFrame(ready, Assets(formats, in_grey=False), sheet)


def test_names_and_lines_stand_clear_of_each_other_and_of_the_text(roadmap: Catalogue) -> None:
    for options in (BuildOptions(), BuildOptions(page="a5"), BuildOptions(large_print=True)):
        frame = _frame(roadmap, options)
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
        key: replace(each, level=None, publisher=None, reference=None)
        for key, each in roadmap.resources.items()
    }
    shown = example(_frame(replace(roadmap, resources=bare), BuildOptions()))
    assert shown
    parts = words("fr")["parts"]
    absent = {parts["level"], parts["publisher"], parts["reference"]}
    assert not absent & {n.text for n in shown.names}


def test_the_booklet_names_all_parts(printed: dict[Publication, Pdf]) -> None:
    french = words("fr")
    page = next(text for text in printed[BOOKLET].texts if french.example in text)
    below = page.partition(french.example)[2]
    assert all(name in below for key, name in french["parts"].items() if key != "reference")


def test_no_name_is_parted_from_its_initials(printed: dict[Publication, Pdf]) -> None:
    raw = [page.get_textpage().get_text_range() for page in printed[BOOKLET].document]
    assert any("Vadasz" in text for text in raw)
    for name in ("Kahkoska(?=.A)", "Rijo(?=.R)", "Shambour(?=.M)", "Vadasz(?=.B)"):
        after = [found for text in raw for found in re.findall(f"{name}(.)", text, re.DOTALL)]
        assert after
        assert not set(after) & {"\r", "\n"}


def test_a_language_is_a_sentence_behind_a_reference(printed: dict[Publication, Pdf]) -> None:
    whole = " ".join(printed[BOOKLET].texts)
    assert "En anglais." in whole
    assert ". ·" not in whole
