"""PowerPoint never finds "a problem with content": what it asks, and that testers see it."""

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import foreign_decks as decks
import package_rules as rules
import pytest
from packages import entries, packed

SLIDE = "ppt/slides/slide4.xml"
LEADS = "ppt/slides/_rels/slide4.xml.rels"
TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"


def cut(name: str, start: bytes, end: bytes) -> bytes:
    """Return a deck without what stands between two signs of a part, these included."""
    content = entries(decks.good())[name]
    at = content.index(start)
    return decks.replaced(name, content[at : content.index(end, at) + len(end)], b"")


def without(name: str) -> bytes:
    parts = entries(decks.good())
    del parts[name]
    return packed(parts)


def entry_twice() -> bytes:
    file = io.BytesIO(decks.good())
    with zipfile.ZipFile(file, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr(SLIDE, entries(decks.good())[SLIDE])
    return file.getvalue()


def slide_twice() -> bytes:
    content = entries(decks.good())[PRESENTATION]
    at = content.index(b"<p:sldId ")
    first = content[at : content.index(b"/>", at) + 2]
    return decks.replaced(PRESENTATION, first, first * 2)


def other_order() -> bytes:
    """Put a run's properties behind its text."""
    content = entries(decks.good())[SLIDE]
    at = content.index(b"<a:r>") + len(b"<a:r>")
    text = content.index(b"<a:t>", at)
    end = content.index(b"</a:t>", at) + len(b"</a:t>")
    changed = content[:at] + content[text:end] + content[at:text] + content[end:]
    return packed({**entries(decks.good()), SLIDE: changed})


CORRUPTIONS: dict[str, Callable[[], bytes]] = {
    "two shapes of one number": lambda: decks.replaced(SLIDE, b'id="3" name', b'id="2" name'),
    "no picture": lambda: without("ppt/media/image1.png"),
    "a picture that leads nowhere": lambda: decks.replaced(SLIDE, b'r:embed="', b'r:embed="no'),
    "a colour by its name": lambda: decks.replaced(SLIDE, b'"222222"', b'"White"'),
    "children in another order": other_order,
    "a control character": lambda: decks.replaced(SLIDE, b"Les axes", b"Les\x0baxes"),
    "a size below nothing": lambda: decks.replaced(SLIDE, b'cx="', b'cx="-'),
    "a slide twice in the list": slide_twice,
    "a link that leads nowhere": lambda: decks.replaced(
        SLIDE, b'hlinkClick r:id="', b'hlinkClick r:id="no'
    ),
    "a slide without its type": lambda: cut(TYPES, b'<Override PartName="/ppt/slides/slide4', b">"),
    "an entry twice": entry_twice,
    "a number of two relationships": lambda: decks.replaced(LEADS, b'Id="rId2"', b'Id="rId1"'),
}


@pytest.mark.slow
def test_one_of_python_pptx_has_but_its_own_faults(tmp_path: Path) -> None:
    """Its template brings a thumbnail and a printer's settings along."""
    file = tmp_path / "good.pptx"
    file.write_bytes(decks.good())
    assert rules.by_audit(file) + rules.by_integrity(file) == []
    found = rules.by_package(file.read_bytes())
    assert len(found) == 2
    assert all(each.split(", ")[-1].endswith((".jpeg", ".bin")) for each in found)


@pytest.mark.slow
@pytest.mark.parametrize("name", CORRUPTIONS)
def test_a_tester_sees_each_corruption(name: str, tmp_path: Path) -> None:
    known = rules.by_package(decks.good())
    file = tmp_path / "spoiled.pptx"
    file.write_bytes(CORRUPTIONS[name]())
    try:
        found = set(rules.faults(file)) - set(known)
    except Exception as error:  # noqa: BLE001  a tester that breaks down has seen it as well
        found = {str(error)}
    assert found
