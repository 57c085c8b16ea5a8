"""What a page may see of the world: fonts, codes, the publisher's picture."""

import io
import pickle
from pathlib import Path

import pytest
from PIL import Image

from roadmap_print.content.qr_codes import encode
from roadmap_print.fonts import faces
from roadmap_print.paths import font_files
from roadmap_print.render.assets import Assets

TEAL = "#004D57"


@pytest.mark.parametrize("name", sorted(font_files()))
def test_each_font_is_there(name: str) -> None:
    content, kind = Assets().read(f"roadmap:font/{name}")
    assert kind == "font/otf"
    assert content.startswith((b"OTTO", b"\0\1\0\0"))


def test_nothing_else_is_there() -> None:
    for address in ("file:///etc/passwd", "https://example.org/", "roadmap:made/0"):
        with pytest.raises(KeyError):
            Assets().read(address)


def test_a_code_is_a_picture_of_one_pixel_a_module() -> None:
    (code,) = encode(["https://example.org"]).values()
    assets = Assets()
    content, kind = assets.read(assets.code(code))
    assert kind == "image/png"
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.width == code.size + 8


@pytest.mark.parametrize(
    ("kind", "suffix", "in_grey"),
    [
        ("image/png", "PNG", "image/png"),
        ("image/jpeg", "JPEG", "image/png"),
        ("image/svg+xml", "", "image/svg+xml"),
    ],
)
def test_each_kind_of_picture_keeps_its_colour_or_loses_it(
    kind: str, suffix: str, in_grey: str, tmp_path: Path
) -> None:
    file = tmp_path / "logo"
    if suffix:
        Image.new("RGB", (2, 2), TEAL).save(file, suffix)
    else:
        file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    for grey, wanted in ((False, kind), (True, in_grey)):
        assets = Assets(in_grey=grey)
        content, found = assets.read(assets.image(file.read_bytes()))
        assert found == wanted
        assert (content == file.read_bytes()) is not (grey and bool(suffix))


def test_a_drawing_says_that_it_is_one() -> None:
    assets = Assets()
    assert assets.read(assets.svg("<svg/>")) == (b"<svg/>", "image/svg+xml")


def test_a_process_that_has_chosen_no_face_draws_in_those_that_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pages in ranges are drawn in processes of their own, which some systems start afresh."""
    name = faces.stand_in("ก", "", bold=True)
    assets = Assets()
    address = assets.font(name)
    copied = pickle.loads(pickle.dumps(assets))  # noqa: S301  our own
    monkeypatch.setattr(faces, "_known", {})  # as in such a process
    content, kind = copied.read(address)
    assert kind == "font/otf"
    assert content.startswith(b"\0\1\0\0")
