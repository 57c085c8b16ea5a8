"""A logo is a small picture in the catalogue's own folder, and nothing else."""

from __future__ import annotations

import base64
import importlib
import io
from pathlib import Path

import pytest
from PIL import Image

from roadmap_print.catalogue.logo import LogoError, check, fetch


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'

REFUSED = {
    "script": "<script>alert(1)</script>",
    "script in another name space": '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
    "event": '<rect onload="alert(1)"/>',
    "event in capitals": '<rect ONCLICK="alert(1)"/>',
    "foreign object": "<foreignObject><p/></foreignObject>",
    "frame": "<iframe/>",
    "handler": '<handler type="application/ecmascript"/>',
    "listener": '<listener event="click"/>',
    "image on the web": '<image href="https://example.org/a.png"/>',
    "image in a file": '<image xlink:href="file:///etc/passwd"/>',
    "image beside it": '<image href="other.png"/>',
    "use of another file": '<use href="other.svg#a"/>',
    "SVG in data": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "javascript": '<a href="javascript:alert(1)"/>',
    "style sheet": "<style>@import 'https://example.org/a.css'</style>",
    "style that paints": "<style>a { fill: url(https://example.org/a) }</style>",
    "escaped style": r"<style>a { fill: u\72l(https://example.org/a) }</style>",
    "parted style": "<style>a { fill: ur<!-- -->l(https://example.org/a) }</style>",
    "attribute that paints": '<rect fill="url(https://example.org/a#b)"/>',
    "style attribute": '<rect style="fill: url(file:///etc/passwd)"/>',
    "style in CDATA": "<style><![CDATA[@import 'a.css']]></style>",
    "processing instruction": '<?xml-stylesheet href="a.css"?>',
}

PICTURE = base64.b64encode(png(4, 3)).decode()
EMBEDDED = f"data:image/png;base64,{PICTURE}"

BROKEN = {
    "no picture": "data:image/png;,A",
    "a signature alone": "data:image/png;base64,iVBORw0KGgo=",
    "a drawing by another name": "data:image/png;base64,PHN2Zy8+",
    "a GIF by another name": "data:image/jpeg;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwA",
    "a cut one": EMBEDDED[:-40],
}

ALLOWED = {
    "shape": '<path d="M0 0h10"/>',
    "gradient": '<linearGradient id="g"/><rect fill="url(#g)"/>',
    "use of its own": '<path id="a"/><use href="#a"/>',
    "picture inside": f'<image href="{EMBEDDED}"/>',
    "picture in lines": f'<image href="{EMBEDDED[:60]}\n  {EMBEDDED[60:]}"/>',
    "style": "<style>.a { fill: red }</style>",
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_svg_that_runs_or_refers_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(f"{HEAD}{REFUSED[name]}</svg>")
    with pytest.raises(LogoError, match=r"script|reference"):
        check(fetch("logo.svg", tmp_path))


@pytest.mark.parametrize("name", BROKEN)
def test_a_picture_inside_is_held_to_what_any_is(name: str) -> None:
    with pytest.raises(LogoError, match="broken"):
        check(f'{HEAD}<image href="{BROKEN[name]}"/></svg>'.encode())


def test_pictures_inside_have_25_million_pixels_together() -> None:
    inner = base64.b64encode(png(5_000, 2_501)).decode()
    one = f'<image href="data:image/png;base64,{inner}"/>'
    check(f"{HEAD}{one}</svg>".encode())
    with pytest.raises(LogoError, match="pixels"):
        check(f"{HEAD}{one}{one}</svg>".encode())


@pytest.mark.parametrize("name", ALLOWED)
def test_a_plain_svg_is_taken(name: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(f"{HEAD}{ALLOWED[name]}</svg>")
    check(fetch("logo.svg", tmp_path))


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "b">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "https://example.org/a.dtd"> %a;',
    ],
)
def test_an_entity_is_refused(subset: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(f"<!DOCTYPE svg [{subset}]>{HEAD}</svg>")
    with pytest.raises(LogoError, match="entity"):
        check(fetch("logo.svg", tmp_path))


@pytest.mark.parametrize("encoding", ["UTF-7", "no-such", "UTF-32", "idna", "rot13"])
def test_an_encoding_that_hides_is_refused(encoding: str, tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}+ADw-script/+AD4-</svg>'
    (tmp_path / "logo.svg").write_text(text)
    with pytest.raises(LogoError, match="broken"):
        check(fetch("logo.svg", tmp_path))


def test_laughs_are_refused_before_they_grow(tmp_path: Path) -> None:
    lines = [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)]
    (tmp_path / "logo.svg").write_text(f"<!DOCTYPE svg [{''.join(lines)}]>{HEAD}&a11;</svg>")
    with pytest.raises(LogoError, match="entity"):
        check(fetch("logo.svg", tmp_path))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_taken_and_a_cut_one_refused(kind: str, tmp_path: Path) -> None:
    importlib.import_module(
        "roadmap_print.render.weasyprint_import"
    )  # as where the reader is watching
    path = tmp_path / "logo"
    Image.effect_noise((80, 60), 50).save(path, kind)
    check(fetch("logo", tmp_path))
    whole = path.read_bytes()
    for length in (20, len(whole) // 2, len(whole) * 3 // 4):
        path.write_bytes(whole[:length])
        with pytest.raises(LogoError, match="broken"):
            check(fetch("logo", tmp_path))


@pytest.mark.slow
def test_a_picture_has_25_million_pixels_at_most(tmp_path: Path) -> None:
    for height in (5_000, 5_001):
        Image.new("1", (5_000, height)).save(tmp_path / f"{height}.png")
    check(fetch("5000.png", tmp_path))
    with pytest.raises(LogoError, match="pixels"):
        check(fetch("5001.png", tmp_path))


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"%PDF-1.7", b"<html></html>", b"\x1f\x8b\x08svgz"]
)
def test_no_other_picture_is_taken(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(LogoError, match="type"):
        check(fetch("logo.png", tmp_path))


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../secret.png", "a/../../secret.png", "C:\\logo.png", "file:///etc/passwd",
     "https://example.org/a.png", "a\0.png", "\\\\server\\share\\a.png"],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    home = tmp_path / "home"
    home.mkdir()
    with pytest.raises(LogoError, match="outside"):
        check(fetch(name, home))


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "secret.png")
    home = tmp_path / "home"
    home.mkdir()
    (home / "logo.png").symlink_to(tmp_path / "secret.png")
    (home / "folder").symlink_to(tmp_path)
    for name in ("logo.png", "folder/secret.png"):
        with pytest.raises(LogoError, match="outside"):
            check(fetch(name, home))


def test_a_device_or_a_pipe_is_no_logo(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever."""
    import os

    os.mkfifo(tmp_path / "logo.png")
    with pytest.raises(LogoError, match="missing"):
        check(fetch("logo.png", tmp_path))


@pytest.mark.parametrize(("more", "reason"), [(1, "large"), (0, "broken")])
def test_a_logo_has_at_most_two_megabytes(more: int, reason: str) -> None:
    head = b"\x89PNG\r\n\x1a\n"
    with pytest.raises(LogoError) as caught:
        check(head + bytes(2_000_000 - len(head) + more))
    assert str(caught.value) == reason
