"""Grey, large print and what is new, in composed pages: what is drawn, before it is.

The same in finished PDFs of the whole roadmap is in `test_variants.py` and `test_since.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
import spoiling as spoil
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.news import since
from roadmap_print.pipeline.publication_pdf import PageSource, compose
from roadmap_print.publications.output_file import GREY, LARGE_PRINT
from roadmap_print.publications.registry import Publication, every
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.stylesheet import style

TELLING = [BOOKLET, POSTER, SLIDES]  # of what is new
IN_GREY = [each for each in every() if GREY in each.variants]
IN_LARGE_PRINT = [each for each in every() if LARGE_PRINT in each.variants]
TYPE = re.compile(r"\bfont(?:-size)?:[^;}\"]*?([\d.]+)pt")
CODE = re.compile(r'href="([^"#]*)"[^>]*?;width:([\d.]+)mm[^>]*><img class="fill pixelated"')


def catalogue() -> Catalogue:
    found = spoil.reading().catalogue
    assert found is not None
    return found


@cache
def composed(publication: Publication, options: BuildOptions) -> tuple[Composed, Assets]:
    codes = encode(addresses(catalogue()))
    _, assets, pages = compose(publication, PageSource(catalogue(), codes, options))
    return pages, assets


def body(pages: Composed) -> str:
    return pages.html.partition("<body")[2]


def drawings(pages: Composed, assets: Assets) -> Iterator[str]:
    for address in set(re.findall(r"roadmap:made/\w+", pages.html)):
        content, kind = assets.read(address)
        if kind == "image/svg+xml":
            yield content.decode()


def colours(text: str) -> set[str]:
    """Return the colours that a text sets, but black, white and none by name."""
    assert not re.search(r"\b(?:rgba?|hsla?|oklch|lab)\(", text)
    return {each.upper() for each in re.findall(r"#[0-9A-Fa-f]{3,8}\b", text)}


def is_grey(colour: str) -> bool:
    digits = colour[1:]
    size = len(digits) // 3
    return digits[:size] == digits[size : 2 * size] == digits[2 * size : 3 * size]


@pytest.mark.parametrize("publication", IN_GREY)
def test_grey_pages_and_their_drawings_have_no_colour(publication: Publication) -> None:
    pages, assets = composed(publication, BuildOptions(grey=True))
    texts = [pages.html, *drawings(pages, assets)]
    assert len(texts) > 1
    found = set().union(*map(colours, texts))
    assert "#000000" in found
    assert {each for each in found if not is_grey(each)} == set()
    usual, of_usual = composed(publication, BuildOptions())
    in_colour = set().union(*map(colours, [usual.html, *drawings(usual, of_usual)]))
    assert len([each for each in in_colour if not is_grey(each)]) > 3


def least_type(publication: Publication, options: BuildOptions) -> float:
    """Return the smallest type in pt on the sheet, of all styles and pages."""
    pages, _ = composed(publication, options)
    found = [float(size) for size in TYPE.findall(pages.html)]
    assert len(found) > 8
    return min(found)


@pytest.mark.parametrize("publication", IN_LARGE_PRINT)
def test_large_print_has_no_small_type(publication: Publication) -> None:
    assert least_type(publication, BuildOptions(large_print=True)) >= 16


def test_ordinary_print_has() -> None:
    assert least_type(BOOKLET, BuildOptions()) < 16


@pytest.mark.parametrize("publication", IN_LARGE_PRINT)
def test_no_style_of_large_print_is_small(publication: Publication) -> None:
    """Nor one that no page of this roadmap happens to use."""
    sheet = style(publication, BuildOptions(large_print=True))
    least = float(sheet.properties.get("least-type", "0pt").removesuffix("pt"))
    types = [name for name, value in sheet.properties.items() if "pt/" in value]
    assert len(types) > 5
    assert [name for name in types if max(least, sheet.type(name).size) < 16] == []


def code_sides(publication: Publication, options: BuildOptions) -> dict[str, float]:
    """Return the width in mm on the sheet of each address's smallest code."""
    pages, _ = composed(publication, options)
    found: dict[str, float] = {}
    for address, width in CODE.findall(pages.html):
        side = float(width)
        found[address] = min(side, found.get(address, side))
    return found


@pytest.mark.parametrize("publication", [each for each in IN_LARGE_PRINT if not each.one_sheet])
def test_codes_in_large_print_are_no_smaller(publication: Publication) -> None:
    usual, large = (
        code_sides(publication, BuildOptions(large_print=each)) for each in (False, True)
    )
    assert usual.keys() == large.keys()
    assert len(usual) >= 4
    assert all(large[address] >= side - 0.01 for address, side in usual.items())


# What is new.


def news(*, changed: bool = True) -> BuildOptions:
    """Compare with an edition without one resource, with another title, and one that is gone."""
    new = catalogue()
    if not changed:
        return BuildOptions(since=since(replace(new, edition="Hiver 2025"), new))
    first, second = new.steps
    gone = replace(new.resources["scales"], title="Vieux guide", url="https://gone.test/a")
    retitled = replace(new.resources["scales"], title="Échelles")
    old = replace(
        new,
        edition="Hiver 2025",
        steps=(
            replace(first, resources=("axes", "scales")),
            replace(second, resources=("traps", "axes", "gone")),
        ),
        resources={**new.resources, "scales": retitled, "gone": gone},
    )
    return BuildOptions(since=since(old, new))


BADGE = r">(Nouveau|Modifié|Déplacé|Retiré)</p>"
TITLE = r'href="([^"]*)" title="[^"]*"'


def items(publication: Publication) -> list[str]:
    """Return the entries of all lists of a publication that tells what is new."""
    pages, _ = composed(publication, news())
    return re.findall(r"<li>(.*?)</li>", body(pages), re.DOTALL)


@pytest.mark.parametrize("publication", TELLING)
def test_a_badge_stands_beside_what_is_new_and_nowhere_else(publication: Publication) -> None:
    found = set()
    for entry in items(publication):
        badge, link = re.search(BADGE, entry), re.search(TITLE, entry)
        if badge and link and "pixelated" in entry:
            found.add((badge[1], link[1]))
    resources = catalogue().resources
    assert found == {("Nouveau", resources["tufte"].url), ("Modifié", resources["scales"].url)}


@pytest.mark.parametrize("publication", [BOOKLET, SLIDES])
def test_the_list_tells_of_all_by_text_and_link(publication: Publication) -> None:
    pages, _ = composed(publication, news())
    html = body(pages).replace("\u00a0", " ")
    assert "Quoi de neuf" in html
    assert "Ce qui a changé depuis l’édition « Hiver 2025 »." in " ".join(html.split())
    told = {}
    for row in items(publication):
        badge, link = re.search(BADGE, row), re.search(TITLE, row)
        if badge and "pixelated" not in row:
            words = " ".join(re.sub(r"<[^>]*>", " ", row).split())
            told[badge[1]] = (link[1] if link else None, words)
    resources = catalogue().resources
    assert {kind: address for kind, (address, _) in told.items()} == {
        "Nouveau": resources["tufte"].url,
        "Modifié": resources["scales"].url,
        "Retiré": None,
    }
    assert "Graphical integrity revisited" in told["Nouveau"][1]
    assert "Échelles et repères" in told["Modifié"][1]
    assert "Vieux guide" in told["Retiré"][1]
    assert "gone.test" not in html


def test_a_poster_has_no_list() -> None:
    pages, _ = composed(POSTER, news())
    assert "Vieux guide" not in pages.html


@pytest.mark.parametrize("publication", TELLING)
def test_where_nothing_is_new_pages_are_as_ever(publication: Publication) -> None:
    assert news(changed=False).since is None
    pages, _ = composed(publication, news(changed=False))
    assert pages == composed(publication, BuildOptions())[0]
    assert "Nouveau" not in pages.html
