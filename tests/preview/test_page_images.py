"""A page as a browser shows it: its size in px, and where its links are."""

import io

import drawing as draw
import pytest
from PIL import Image

from roadmap_print.preview.page_images import pages, picture

PAGE = draw.drawn([draw.text("HI")], links=[(10, 20, 30, 45)])
PX = 96 / 25.4  # a mm


def test_a_page_has_its_size_in_css_pixels() -> None:
    (page,) = pages(PAGE, ["key"])
    assert (page.width, page.height) == pytest.approx((100 * PX, 60 * PX), abs=0.1)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_picture_is_as_fine_as_the_screen(scale: int) -> None:
    (page,) = pages(PAGE, ["key"])
    with Image.open(io.BytesIO(picture(page, scale))) as found:
        assert found.width == pytest.approx(scale * 100 * PX, abs=1)


def test_a_link_has_its_place_in_hundredths() -> None:
    (link,) = pages(PAGE, ["key"])[0].links
    assert (link.left, link.width) == pytest.approx((10, 20), abs=0.1)
    assert (link.top, link.height) == pytest.approx((25, 41.67), abs=0.1)
    assert link.address == draw.CODE
