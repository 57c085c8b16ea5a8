"""Colours become the greys that are as bright."""

import io
from typing import Any

import pytest
from PIL import Image

from roadmap_print.render import greyscale


@pytest.mark.parametrize(
    ("command", "grey"),
    [
        (b"1 0 0 rg", b"0.2126 g"),
        (b"0 1 0 RG", b"0.7152 G"),
        (b"0 0 1 rg", b"0.0722 g"),
        (b"0.5 0.5 0.5 RG", b"0.5 G"),
        (b"1 1 1 rg", b"1 g"),
        (b"1 0 0 1 0 0 cm", b"1 0 0 1 0 0 cm"),
    ],
)
def test_a_colour_is_said_in_one_component(command: bytes, grey: bytes) -> None:
    assert greyscale.commands([command]) == [grey]


def test_what_is_no_command_stays() -> None:
    assert greyscale.commands([1, "text"]) == [1, "text"]


def test_a_gradient_of_gradients_is_grey() -> None:
    parts: list[dict[str, Any]] = [{"C0": [1, 0, 0], "C1": [0, 1, 0]}, {"C0": [0, 0, 1]}]
    gradient = {"ColorSpace": "/DeviceRGB", "Function": {"Functions": parts}}
    greyscale.shading(gradient)
    assert gradient["ColorSpace"] == "/DeviceGray"
    assert parts == [{"C0": [0.2126], "C1": [0.7152]}, {"C0": [0.0722]}]


def test_a_group_is_blended_in_grey_and_a_form_alone_is_none() -> None:
    form: dict[str, Any] = {"Group": {"CS": "/DeviceRGB"}}
    greyscale.group(form)
    greyscale.group({})
    assert form["Group"]["CS"] == "/DeviceGray"


@pytest.mark.parametrize(
    ("colour", "grey"), [((255, 0, 0, 255), 76), ((0, 0, 0, 0), 255), ((0, 0, 0, 255), 0)]
)
def test_what_is_transparent_in_a_picture_is_white(
    colour: tuple[int, int, int, int], grey: int
) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (2, 2), colour).save(file, "PNG")
    with Image.open(io.BytesIO(greyscale.picture(file.getvalue()))) as found:
        assert found.mode == "L"
        assert found.getpixel((0, 0)) == grey
