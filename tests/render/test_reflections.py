"""A page whose lines run from the right is the other's reflection: x → width − x − width of it.

The same catalogue is laid out twice, so that texts are the same and differences are faults. Who
sets a piece by the left or right of the paper, and not along the frame, is found here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
import spoiling as spoil
from rows import BOOKLET, LEAFLET, POSTER

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.pictograms import DIRECTIONAL, draw_pictogram
from roadmap_print.pipeline.publication_pdf import PageSource, compose, make
from roadmap_print.publications import page_kit
from roadmap_print.publications.registry import Publication, every
from roadmap_print.render.assets import Assets

PLACE = re.compile(r"left:([-\d.]+)mm;top:([-\d.]+)mm;width:([\d.]+)mm(?:;height:([\d.]+)mm)?")
STYLED = re.compile(r'<(\w+) class="at[^>]*?style="([^"]*)"')
WIDTH = re.compile(r"@page \{ size: ([\d.]+)mm")
DRAWN = re.compile(r"background-image:url\(([^)]+)\)")
PICTURE = re.compile(r'<img class="(?:at|fill)[^"]*"[^>]* src="([^"]+)"')
SCALE = 2.0  # pixels a point
NEAR = 0.02  # mm that two roundings make


def source(catalogue: Catalogue) -> PageSource:
    """Return a catalogue with a home, which the wall poster needs."""
    catalogue = replace(catalogue, home="https://www.example.org/parcours")
    return PageSource(catalogue, encode(addresses(catalogue, step_codes=True)), BuildOptions())


def from_right(patch: pytest.MonkeyPatch) -> None:
    """Let the lines of every page run from the right."""
    patch.setattr(page_kit, "language_direction", lambda _: "rtl")


@dataclass(frozen=True)
class Both:
    """The pages of a publication and their reflection, each with what is drawn on them."""

    usual: str
    assets: Assets
    mirrored: str
    other_assets: Assets


@pytest.fixture(scope="module", params=every(), ids=str)
def both(request: pytest.FixtureRequest, roadmap: Catalogue) -> Both:
    _, assets, usual = compose(request.param, source(roadmap))
    with pytest.MonkeyPatch.context() as patch:
        from_right(patch)
        _, other_assets, mirrored = compose(request.param, source(roadmap))
    assert mirrored.mirrored
    assert not usual.mirrored
    return Both(usual.html, assets, mirrored.html, other_assets)


def places(html: str) -> list[tuple[str, float, float, float]]:
    """Return tag, left, top and width of each piece, in the order in which it is read."""
    found = []
    for tag, style in STYLED.findall(html):
        left, top, width, _ = PLACE.match(style).groups()  # type: ignore[union-attr]
        found.append((tag, float(left), float(top), float(width)))
    return found


@pytest.mark.slow
def test_each_piece_stands_where_its_reflection_would(both: Both) -> None:
    width = float(WIDTH.search(both.usual)[1])  # type: ignore[index]
    before, after = places(both.usual), places(both.mirrored)
    assert len(before) == len(after) > 20
    for (tag, left, top, wide), other in zip(before, after, strict=True):
        assert other[0] == tag
        assert other[1:] == pytest.approx((width - left - wide, top, wide), abs=NEAR)


def drawings(html: str, assets: Assets) -> Iterator[str]:
    for address in DRAWN.findall(html):
        yield assets.read(address)[0].decode()


@pytest.mark.slow
def test_what_is_drawn_behind_is_turned_as_a_whole(both: Both) -> None:
    """Pictograms alone are turned back, and those that have a direction are not."""
    width = WIDTH.search(both.usual)[1]  # type: ignore[index]
    turn = f'<g transform="translate({float(width):g} 0) scale(-1 1)">'
    icon = r'<g transform="translate\([\d. -]+\) scale\([\d. -]+\)">'
    drawn = list(drawings(both.usual, both.assets))
    assert drawn
    for before, after in zip(drawn, drawings(both.mirrored, both.other_assets), strict=True):
        assert turn in after
        assert turn not in before
        plain = (re.sub(icon, "<g>", each.replace(turn, "<g>")) for each in (before, after))
        assert next(plain) == next(plain)


@pytest.mark.slow
def test_level_dots_fill_from_the_other_side_and_codes_stay(both: Both) -> None:
    pairs = [*zip(PICTURE.findall(both.usual), PICTURE.findall(both.mirrored), strict=True)]
    assert pairs
    for before, after in pairs:
        (content, kind), (turned, _) = both.assets.read(before), both.other_assets.read(after)
        if kind != "image/svg+xml":  # a code, a logo
            assert turned == content
        elif b"<circle" in content and b'viewBox="0 0 24 24"' not in content:
            middles = [re.findall(rb'cx="([\d.]+)"', each) for each in (content, turned)]
            assert middles[0] == middles[1][::-1]


@pytest.mark.slow
@pytest.mark.parametrize("publication", [BOOKLET, POSTER, LEAFLET], ids=str)
def test_the_pixels_of_a_page_lie_on_the_other_s(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but texts and codes: what differs lies where one of these stands."""
    catalogue = spoil.reading().catalogue
    assert catalogue is not None
    usual = make(publication, source(catalogue)).pdf
    from_right(monkeypatch)
    mirrored = make(publication, source(catalogue)).pdf
    with pikepdf.open(io.BytesIO(mirrored)) as document:
        preferences = document.Root.ViewerPreferences
        assert ("/Direction" in preferences) == (publication is not POSTER)  # it has no leaves
    one, other = pdfium.PdfDocument(usual), pdfium.PdfDocument(mirrored)
    assert len(one) == len(other)
    for page, turned in zip(one, other, strict=True):
        seen, reflected = pixels(page), pixels(turned)[:, ::-1]
        differs = np.abs(seen.astype(int) - reflected) > 60
        differs[free(page)] = False
        differs[free(turned)[:, ::-1]] = False
        assert differs.mean() < 0.0005


def pixels(page: pdfium.PdfPage) -> np.ndarray:
    return np.asarray(page.render(scale=SCALE, grayscale=True).to_numpy().squeeze())


def free(page: pdfium.PdfPage) -> np.ndarray:
    """Return where texts, pictures and drawings inside drawings stand, with two points round it."""
    width, height = (round(each * SCALE) for each in page.get_size())
    mask = np.zeros(pixels(page).shape, bool)
    for each in page.get_objects(max_depth=4):
        if isinstance(each, pdfium.PdfTextObj | pdfium.PdfImage) or small(each):
            left, bottom, right, top = (edge * SCALE for edge in each.get_bounds())
            rows = slice(max(0, int(height - top - 4)), int(height - bottom + 4))
            mask[rows, max(0, int(left - 4)) : int(right + 4)] = True
    assert mask.mean() < 0.6
    assert width <= mask.shape[1]
    return mask


def small(each: pdfium.PdfObject) -> bool:
    """Tell whether it may be a part of a pictogram."""
    left, bottom, right, top = each.get_bounds()
    return max(right - left, top - bottom) < 30


def test_pictograms_that_have_a_direction_are_known() -> None:
    drawn = {name: draw_pictogram(name, "#000000") for name in DIRECTIONAL}
    assert len(drawn) == len(DIRECTIONAL) > 2
    assert "video" not in DIRECTIONAL
