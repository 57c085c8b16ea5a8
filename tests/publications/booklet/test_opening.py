"""Before you set off: columns of even height, one list where there is one, signs explained."""

from dataclasses import replace

import pytest
from kits import blocks_of, elements_of, kit_of, lowest, pictures_of, shapes_of
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue, Question
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.page_model import DiscShape, FieldShape, Page
from roadmap_print.publications.booklet.opening import opening_pages

LARGE = BuildOptions(large_print=True)
A5 = BuildOptions(page="a5")
ODD = """Un texte **gras** et *penché*, `code`, [lien](https://example.org/a).

1. un
2. deux

   encore

   - dedans

> citation

---

```
code
  en retrait
```
"""


def opening(
    catalogue: Catalogue, options: BuildOptions | None = None, *, split: bool = False
) -> tuple[Page, ...]:
    return opening_pages(kit_of(BOOKLET, catalogue, options), split=split)


def asked(catalogue: Catalogue, *texts: str) -> Catalogue:
    questions = tuple(Question(heading=f"Question {n}", text=text) for n, text in enumerate(texts))
    return replace(catalogue, introduction=questions)


def test_introduction_and_signs_stand_on_one_page(roadmap: Catalogue) -> None:
    (page,) = opening(roadmap)
    texts = [block.text for block in blocks_of(page)]
    assert texts[0] == "Avant de partir"
    assert texts.index("Comment lire ces pages") > texts.index("Que faut-il apprendre\u202f?")
    assert lowest(page) < 274
    first, second = (
        [block for block in blocks_of(page) if block.start in starts and 36 < block.top < 180]
        for starts in ((36, 41), (120, 125))
    )
    assert abs(first[-1].bottom - second[-1].bottom) < 15


def test_the_list_of_three_is_one_list(roadmap: Catalogue) -> None:
    (page,) = opening(roadmap)
    (found,) = (each for each in elements_of(page, "ul") if "apprendre" in str(each))
    assert [child.tag for child in found.children] == ["li"] * 3  # type: ignore[union-attr]


def test_signs_have_a_page_of_their_own_where_there_is_one_to_spare(roadmap: Catalogue) -> None:
    prose, signs = opening(roadmap, split=True)
    assert "Comment lire ces pages" not in [block.text for block in blocks_of(prose)]
    assert blocks_of(signs)[0].text == "Comment lire ces pages"
    assert lowest(signs) < 274


@pytest.mark.parametrize("split", [False, True])
def test_a_roadmap_without_introduction_explains_its_signs(
    roadmap: Catalogue, *, split: bool
) -> None:
    (page,) = opening(replace(roadmap, introduction=()), split=split)
    assert blocks_of(page)[0].text == "Comment lire ces pages"
    assert len([each for each in pictures_of(page) if each.pixelated]) == 1


@pytest.mark.parametrize("options", [None, LARGE, A5], ids=["usual", "large print", "A5"])
@pytest.mark.parametrize("times", [1, 40, 160])
def test_a_long_introduction_takes_the_pages_that_it_needs(
    roadmap: Catalogue, options: BuildOptions | None, times: int
) -> None:
    long = asked(roadmap, "Et puis encore une phrase. " * times, "- un point\n" * times)
    pages = opening(long, options)
    kit = kit_of(BOOKLET, long, options)
    words = " ".join(block.text for page in pages for block in blocks_of(page)).split()
    assert words.count("phrase.") == times
    assert words.count("point") == times
    for page in pages:
        assert lowest(page) <= kit.mm("front-foot") + 1


def test_no_heading_ends_a_column(roadmap: Catalogue) -> None:
    for times in range(20, 60, 7):
        long = asked(roadmap, *["Et puis encore une phrase qui suit. " * times] * 3)
        for page in opening(long):
            prose = [b for b in blocks_of(page) if "phrase" in b.text or "Question" in b.text]
            last = {block.start: block.tag for block in prose}
            assert set(last.values()) <= {"p"}  # none where signs have the page to themselves


def test_all_of_commonmark_is_set(roadmap: Catalogue) -> None:
    page = opening(asked(roadmap, ODD), split=True)[0]
    texts = [block.text for block in blocks_of(page)]
    assert texts[2:] == [
        "Un texte gras et penché, code, lien.", "1.", "un", "2.", "deux", "encore", "dedans",
        "citation", "code\n\u00a0\u00a0en retrait",
    ]  # fmt: skip
    (ordered,) = elements_of(page, "ol")
    assert [child.tag for child in ordered.children] == ["li", "li"]  # type: ignore[union-attr]
    (run,) = (r for b in blocks_of(page) for line in b.lines for r in line if r.link)
    assert run.link is not None
    assert run.link.target == "https://example.org/a"
    faces = {r.text.strip(): r.type.face for b in blocks_of(page) for line in b.lines for r in line}
    assert (faces["gras"], faces["penché"]) == ("text-semibold", "text-italic")
    assert len(shapes_of(page, FieldShape)) == 2  # a bar beside the quotation, a rule
    bullets = [disc for disc in shapes_of(page, DiscShape) if disc.diameter < 2]
    assert len(bullets) == 1


def test_levels_and_formats_that_nothing_uses_are_not_explained(roadmap: Catalogue) -> None:
    resources = {id_: replace(each, level="discovery") for id_, each in roadmap.resources.items()}
    one = kit_of(BOOKLET, replace(roadmap, resources=resources), BuildOptions(steps=(4,)))
    texts = [block.text for page in opening_pages(one, split=False) for block in blocks_of(page)]
    assert "Découverte / accessible" in texts
    assert "Approfondissement" not in texts


@pytest.mark.parametrize("options", [None, LARGE, A5], ids=["usual", "large print", "A5"])
def test_no_word_of_a_level_s_name_is_cut(roadmap: Catalogue, options: BuildOptions | None) -> None:
    word = "Approfondissements"
    levels = tuple(replace(each, label=f"{word} {each.id}") for each in roadmap.levels)
    pages = opening(replace(roadmap, levels=levels), options, split=True)
    named = [b for page in pages for b in blocks_of(page) if b.text.startswith(word)]
    assert len(named) == len(levels)
    assert all(block.lines[0][0].text.startswith(word) for block in named)
