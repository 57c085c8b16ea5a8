"""Codes from pixels: what is measured, and what a poor copy leaves of them."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from roadmap_print.proof.extract import qr_scan
from roadmap_print.proof.extract.qr_scan import find

ADDRESS = "https://www.example.org/a/rather/long/address/to/have/a/finder?and=alignment"


def picture(pixels: int, quiet: int = 4, text: str = ADDRESS) -> Image.Image:
    """Draw a code of whole pixels a module on a white page."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = Image.fromarray(np.asarray(code.to_image(scale=1, add_quiet_zones=False)))
    large = image.resize((image.width * pixels, image.height * pixels), Image.Resampling.NEAREST)
    page = Image.new("L", [side + 40 * pixels for side in large.size], 255)
    if quiet < 4:
        page.paste(0, (0, 0, (20 - quiet) * pixels, page.height))
    page.paste(large, (20 * pixels, 20 * pixels))
    return page


def grey(image: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(image, dtype=np.uint8)


def test_a_module_is_measured_to_a_hundredth() -> None:
    for pixels in (3, 4, 6):
        (code,) = find(grey(picture(pixels)), scale=10.0)
        assert code.text == ADDRESS
        assert code.module == pytest.approx(pixels / 10, rel=0.01)
        assert code.box.width == pytest.approx(code.modules * pixels / 10, rel=0.01)


def test_a_module_between_two_pixels_is_measured_too() -> None:
    image = picture(10)
    shrunk = image.resize([round(side * 0.437) for side in image.size], Image.Resampling.BOX)
    (code,) = find(grey(shrunk), scale=10.0)
    assert code.module == pytest.approx(0.437, rel=0.01)


@pytest.mark.parametrize("quiet", [1, 2, 3])
def test_the_white_around_is_measured_in_modules(quiet: int) -> None:
    found = find(grey(picture(4, quiet)), scale=10.0)
    if found:  # at one module, a decoder may already see nothing
        assert found[0].quiet == pytest.approx(quiet, abs=0.3)
    else:
        assert quiet == 1


def test_a_clean_code_survives_a_poor_copy() -> None:
    (code,) = find(grey(picture(4)), scale=10.0)
    assert code.sturdy


def test_a_code_that_reads_at_its_best_alone_is_told() -> None:
    """Blurred by 0.4 module, it reads; blurred by a copy once more, it does not."""
    soft = picture(4).filter(ImageFilter.GaussianBlur(4 * 0.4))
    found = find(grey(soft), scale=10.0)
    assert found
    assert not found[0].sturdy


def test_light_on_dark_is_no_code() -> None:
    assert find(255 - grey(picture(4)), scale=10.0) == ()


@pytest.mark.slow  # which is where zbar is installed
def test_another_decoder_reads_the_poor_copy_too(tmp_path: Path) -> None:
    image = grey(picture(4))
    (code,) = find(image, scale=1.0)
    edges = (code.box.left, code.box.top, code.box.right, code.box.bottom)
    copy = tmp_path / "copy.png"
    qr_scan.poor_copy(image, edges, code.module).save(copy)
    zbar = ["zbarimg", "--quiet", "--raw", str(copy)]
    assert (
        subprocess.run(zbar, capture_output=True, text=True, check=True).stdout.strip() == ADDRESS
    )
