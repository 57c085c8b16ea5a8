"""Files that are made to hurt whoever opens them: one sentence each, soon, and in little memory."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import foreign_decks as decks
import pytest
import spoiling as spoil
from click.testing import CliRunner
from packages import entries, packed

from roadmap_print.cli.app import main
from roadmap_print.proof.findings import UnreadableError
from roadmap_print.proof.presentation import package

SLIDE = "ppt/slides/slide3.xml"
PRESENTATION = "ppt/presentation.xml"


def with_part(name: str, content: bytes) -> bytes:
    return packed({**entries(decks.good()), name: content})


def bomb() -> bytes:
    """Return a deck one of whose slides is 64 MB of spaces."""
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries(decks.good()).items():
            if name != SLIDE:
                made.writestr(name, content)
        with made.open(SLIDE, "w", force_zip64=True) as part:
            for _ in range(64):
                part.write(b" " * 2**20)
    return file.getvalue()


def lying_bomb() -> bytes:
    """Return a bomb that says of itself that it is small."""
    data = bytearray(bomb())
    size = (2**26).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def laughs() -> bytes:
    """Return a deck in which each entity holds ten of the one before."""
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    return with_part(SLIDE, f"<!DOCTYPE p [{entities}]><p>&l9;</p>".encode())


def stolen() -> bytes:
    return with_part(SLIDE, b'<!DOCTYPE p [<!ENTITY f SYSTEM "file:///etc/passwd">]><p>&f;</p>')


def many_slides() -> bytes:
    first, rest = entries(decks.good())[PRESENTATION].split(b"</p:sldIdLst>", 1)
    one = first[first.rfind(b"<p:sldId ") :]
    return with_part(PRESENTATION, first + one * 10_000 + b"</p:sldIdLst>" + rest)


def many_elements() -> bytes:
    whole = entries(decks.good())[SLIDE]
    return with_part(SLIDE, whole.replace(b"</p:spTree>", b"<a/>" * 300_000 + b"</p:spTree>"))


def many_shapes() -> bytes:
    whole = entries(decks.good())[SLIDE]
    return with_part(SLIDE, whole.replace(b"</p:spTree>", b"<p:sp/>" * 501 + b"</p:spTree>"))


def deep_groups() -> bytes:
    whole = entries(decks.good())[SLIDE]
    nested = b"<p:grpSp>" * 50_000 + b"</p:grpSp>" * 50_000
    return with_part(SLIDE, whole.replace(b"</p:spTree>", nested + b"</p:spTree>"))


def many_parts() -> bytes:
    empty = {f"ppt/media/{number}": b"" for number in range(package.MOST_PARTS + 1)}
    return packed({**entries(decks.good()), **empty})


def twice() -> bytes:
    file = io.BytesIO(decks.good())
    with zipfile.ZipFile(file, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr(SLIDE, "<p/>")
    return file.getvalue()


def compressed_otherwise() -> bytes:
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_LZMA) as made:
        for name, content in entries(decks.good()).items():
            made.writestr(name, content)
    return file.getvalue()


def encrypted() -> bytes:
    """Say of every entry that it asks for a password."""
    data = bytearray(decks.good())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            data[at + place] |= 1
    return bytes(data)


def missing(name: str) -> bytes:
    parts = entries(decks.good())
    del parts[name]
    return packed(parts)


def circle() -> bytes:
    """Let a slide be made from itself."""
    name = "ppt/slides/_rels/slide3.xml.rels"
    return decks.replaced(name, b"../slideLayouts/slideLayout6.xml", b"slide3.xml")


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a bomb": ("32 MB", bomb),
    "a bomb that lies": ("is damaged", lying_bomb),
    "a thousand million laughs": ("defines entities", laughs),
    "a file of the reader's": ("defines entities", stolen),
    "ten thousand slides": ("more than 2000 slides", many_slides),
    "a million shapes": ("more than 200000 elements", many_elements),
    "a slide full of shapes": ("slide 3 has more than 500 shapes", many_shapes),
    "groups in groups": ("", deep_groups),
    "a part a picture": ("more than 20000 parts", many_parts),
    "a part twice": ("twice", twice),
    "a name that leads out": ("leads out", lambda: with_part("ppt/../../evil.xml", b"<p/>")),
    "a name from the root": ("leads out", lambda: with_part("/etc/evil.xml", b"<p/>")),
    "a name of Windows": ("leads out", lambda: with_part("ppt\\slides\\evil.xml", b"<p/>")),
    "another compression": ("no PowerPoint file", compressed_otherwise),
    "a password": ("asks for a password", encrypted),
    "an old file": ("PowerPoint before 2007", lambda: package.OLD_OFFICE + bytes(4000)),
    "a document of Word": ("no PowerPoint file", lambda: with_part(PRESENTATION, b"<document/>")),
    "an empty file": ("no PowerPoint file", lambda: b""),
    "half a file": ("no PowerPoint file", lambda: decks.good()[:20_000]),
    "no slide in it": ("lacks the part ppt/slides/slide3.xml", lambda: missing(SLIDE)),
    "no slides": (
        "has no slide",
        lambda: with_part(PRESENTATION, b'<presentation><sldSz cx="1" cy="1"/></presentation>'),
    ),
    "no XML": ("is damaged", lambda: with_part(SLIDE, b"<p:sld")),
    "a slide of itself": ("lacks the part slideMaster", circle),
    "a size that is no number": (
        "is damaged",
        lambda: decks.replaced(PRESENTATION, b'cx="12192120"', b'cx="wide"'),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    said, make = HOSTILE[name]
    file = tmp_path / "slides.pptx"
    file.write_bytes(make())
    start = time.process_time()
    result = CliRunner(env={"LC_ALL": "C.UTF-8"}).invoke(
        main, ["proof", str(file), "--catalogue", str(english(tmp_path))]
    )
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert time.process_time() - start < 5


def english(folder: Path) -> Path:
    file = folder / "roadmap.yaml"
    text = spoil.CATALOGUE.read_text("utf-8").replace("language: fr", "language: en")
    file.write_text(text, "utf-8")
    return file


def test_a_bomb_takes_little_memory() -> None:
    data = bomb()
    tracemalloc.start()
    with pytest.raises(UnreadableError):
        package.Package(data).part(SLIDE)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * package.MOST_PART_BYTES


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 10_000)
    found = package.Package(packed({"a": bytes(9_000), "b": bytes(9_000)}))
    assert len(found.part("a")) == 9_000
    assert len(found.part("a")) == 9_000, "what was read is not counted again"
    with pytest.raises(UnreadableError):
        found.part("b")


def test_links_are_not_loaded_when_the_file_is_opened() -> None:
    assert list(package.Package(decks.good()).external()) == []
