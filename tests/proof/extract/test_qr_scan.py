"""Codes from pixels: what is measured, and what a poor copy leaves of them."""

import math
import subprocess
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

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


@pytest.mark.parametrize("off", [-7, 7])  # pixels, half a module
@pytest.mark.parametrize("side", ["top", "left", "bottom", "right"])
def test_a_side_told_half_a_module_off_is_found(
    side: str, off: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = grey(picture(14))
    [seen] = zxingcpp.read_barcodes(page)
    names = ("top_left", "top_right", "bottom_right", "bottom_left")
    places = {name: getattr(seen.position, name) for name in names}
    across, down = (off, 0) if side in {"left", "right"} else (0, off)
    moved = {
        name: SimpleNamespace(x=at.x + across * (side in name), y=at.y + down * (side in name))
        for name, at in places.items()
    }
    told = SimpleNamespace(text=seen.text, extra=seen.extra, position=SimpleNamespace(**moved))
    monkeypatch.setattr(qr_scan, "_decode", lambda _: [told])
    [code] = find(page, scale=10.0)
    assert code.module == pytest.approx(1.4, rel=0.01)
    assert code.quiet > 3.95


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


SHORT = [f"https://{name}.{end}" for name in ("x", "un", "has") for end in ("io", "fr", "ai")]


@pytest.mark.parametrize("pixels", [3.5, 4.4, 5.3, 8.2])
def test_the_smallest_code_survives_wherever_it_stands(pixels: float) -> None:
    """Its pixels begin anywhere in a module; it has no pattern that tells its fourth corner."""
    fine = 20
    for number, address in enumerate(SHORT):
        image = picture(fine, text=address)
        place = (number * 7 % fine, number * 11 % fine)
        page = ImageChops.offset(image, *place)
        side = round(image.width * pixels / fine)
        (code,) = find(grey(page.resize((side, side), Image.Resampling.BOX)), scale=1.0)
        assert (code.modules, code.text, code.sturdy) == (21, address, True), place


@pytest.mark.parametrize("text", [ADDRESS, SHORT[0]])
def test_a_blurred_code_does_not_survive_whatever_its_size(text: str) -> None:
    (code,) = find(grey(picture(8, text=text).filter(ImageFilter.GaussianBlur(8 * 0.45))), 1.0)
    assert not code.sturdy


def test_light_on_dark_is_no_code() -> None:
    assert find(255 - grey(picture(4)), scale=10.0) == ()


def copied(pixels: int = 10) -> NDArray[np.uint8]:
    """Return the poor copy of a code of so many pixels a module."""
    image = grey(picture(pixels))
    (code,) = find(image, scale=1.0)
    edges = (code.box.left, code.box.top, code.box.right, code.box.bottom)
    return np.asarray(qr_scan.poor_copy(image, edges, code.module))


def test_a_poor_copy_is_as_poor_as_the_standards_say() -> None:
    """3.5 pixels a module, skew of 3°, 4 % of perspective, greys from 55 to 205, noise of 6."""
    copy = copied()
    (seen,) = zxingcpp.read_barcodes(copy, formats=zxingcpp.BarcodeFormat.QRCode)
    modules = 17 + 4 * int(seen.extra["Version"])
    at = seen.position
    assert copy.shape[0] == pytest.approx((modules + 10) * 3.5, abs=2)
    across, down = at.top_right.x - at.top_left.x, at.top_right.y - at.top_left.y
    assert math.degrees(math.atan2(-down, across)) == pytest.approx(3, abs=0.4)
    narrower = across / (at.bottom_right.x - at.bottom_left.x)
    assert narrower == pytest.approx(1 - 0.04 * modules / (modules + 10), abs=0.005)
    field = copy[5:12, 5:30].astype(float)  # of white around the code
    assert field.mean() == pytest.approx(205, abs=3)
    assert field.std() == pytest.approx(0.75 * 6, abs=0.5)  # a quarter is lost to JPEG
    assert np.percentile(copy, 5) == pytest.approx(60, abs=6)


def test_ink_spreads_and_edges_blur_in_a_poor_copy() -> None:
    """A black square of 20 modules: its edges are farther out by 0.08 module, and soft by 0.3.

    The perspective adds 0.1 module in the middle of the picture.
    """
    page = np.full((400, 400), 255, np.uint8)
    page[100:300, 100:300] = 0
    copy = np.asarray(qr_scan.poor_copy(page, (100, 100, 300, 300), 10.0)).astype(float)
    middle = copy.shape[0] // 2
    share = (205 - copy[middle - 8 : middle + 8]) / 150
    width = share.sum(axis=1).mean() / 3.5
    assert width == pytest.approx(20.1 + 2 * 0.08, abs=0.05)
    falling = np.sort(share.mean(axis=0))
    soft = ((falling > 0.1) & (falling < 0.9)).sum() / 2 / 3.5  # of 2.56 deviations, an edge
    assert soft == pytest.approx(2.56 * 0.3, abs=0.12)


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
