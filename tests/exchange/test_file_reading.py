"""Files as people have them: each entry comes out as a record, or is lost with its line and name.

`files/<file>.txt` has what is read of `files/<file>`; UPDATE_REPORTS=1 writes them anew, and
whoever does so reads them.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.file_reading import read_file
from roadmap_print.exchange.record import Contents, LostRecord, ResourceRecord

FOLDER = Path(__file__).parent / "files"
FILES = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".expected.txt"))


def told(contents: Contents) -> Iterator[str]:
    """Write what was read, a paragraph each."""
    yield f"title: {contents.title}\n"
    for each in contents.found:
        yield "\n"
        yield from _lost(each) if isinstance(each, LostRecord) else _record(each)


def _lost(lost: LostRecord) -> Iterator[str]:
    yield f"{lost.line} LOST {lost.said}: {lost.name}\n"


def _record(record: ResourceRecord) -> Iterator[str]:
    yield f"{record.line} {' > '.join(record.steps)}\n"
    extra = {"kind": record.kind, "id": record.id, "unplaced": ", ".join(record.unplaced)}
    for key, value in {**record.fields, **extra}.items():
        if value:
            yield f"  {key}: {value if isinstance(value, str) else ' | '.join(value)}\n"
    for doubt in record.doubts:
        yield f"  ? {doubt.key} {doubt.said}: {dict(doubt.values)}\n"


def test_there_are_forty_files_and_what_is_read_of_each() -> None:
    assert len(FILES) >= 40
    expected = {path.name.removesuffix(".expected.txt") for path in FOLDER.glob("*.expected.txt")}
    assert expected == {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_as_people_have_it(path: Path) -> None:
    report = "".join(told(read_file(path)))
    expected = path.with_name(f"{path.name}.expected.txt")
    if os.environ.get("UPDATE_REPORTS"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_or_told(seed: int, tmp_path: Path) -> None:
    """Whatever bytes are lost, doubled or strange."""
    random = Random(seed)
    source = random.choice(FILES)
    data = bytearray(source.read_bytes())
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(data))
        stop = start + random.randint(0, 60)
        strange = random.choice([b'"', b"{", b"}", b"\n", b"[", b"<", b"\\", b"#", b"\xe9", b"%"])
        data[start:stop] = random.choice([b"", strange, bytes(data[start:stop]) * 2])
    file = tmp_path / source.name
    file.write_bytes(bytes(data))
    with suppress(ExchangeError):
        assert read_file(file).found


def packed(**parts: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as written:
        for name, text in parts.items():
            written.writestr(name.replace("__", "/"), text)
    return file.getvalue()


def opened(kind: str) -> bytes:
    return packed(mimetype=f"application/vnd.oasis.opendocument.{kind}", content="<x/>")


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("my.enw", b"%0 Journal Article\n%T A title\n", "references"),
        ("refworks.txt", b"\xef\xbb\xbfRT Journal Article\nT1 A title\n", "references"),
        ("savedrecs.txt", b"FN Clarivate Analytics\nVR 1.0\nPT J\nTI A title\n", "references"),
        ("zotero.rdf", b'<?xml version="1.0"?>\n<rdf:RDF xmlns:z="z"/>', "references"),
        ("endnote.xml", b'<?xml version="1.0"?><xml><records/></xml>', "references"),
        ("pubmed.xml", b"<?xml?><!DOCTYPE PubmedArticleSet>\n<PubmedArticleSet/>", "references"),
        ("Bookmarks", b'{\n  "checksum": "x",\n  "roots": {}\n}', "links"),
        ("bookmarks.json", b'{"type":"text/x-moz-place-container","children":[]}', "links"),
        ("feeds.opml", b'<?xml version="1.0"?><opml version="1.0"/>', "links"),
        ("list.pdf", b"%PDF-1.7\n", "document"),
        ("list.rtf", rb"{\rtf1 https://a.fr/}", "document"),
        ("list.docx", packed(_rels="", word__document="<x/>"), "document"),
        ("list.odt", opened("text"), "document"),
        ("list.ods", opened("spreadsheet"), "spreadsheet"),
        ("roadmap.yaml", b"# ours\ntitle: A\nlanguage: fr\nsteps: []\n", "catalogue"),
        ("links-alone.txt", b"https://a.fr/1\nhttps://a.fr/2\n", "loose_links"),
        ("links.txt", b"Mes liens\nhttps://a.fr/1\nhttps://a.fr/2\n", "loose_links"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(
    name: str, data: bytes, key: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ExchangeError) as caught:
        read_file(tmp_path / name)
    assert caught.value.said == f"exchange.unread.{key}"
    assert all(caught.value.problem(name, language).hint for language in ("en", "fr"))


def test_a_packed_file_whose_first_part_is_damaged_is_told(tmp_path: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 9)
    data = bytearray(packed.getvalue())
    start = data.index(b"mimetype") + len("mimetype")
    data[start : start + 9] = b"\xff" * 9
    (tmp_path / "damaged.ods").write_bytes(data)
    with pytest.raises(ExchangeError):
        read_file(tmp_path / "damaged.ods")


@pytest.mark.parametrize("name", ["package.json", "nodes.json"])
def test_a_json_of_something_else_is_no_list_of_references(name: str, tmp_path: Path) -> None:
    texts = {"package.json": '{"name":"x","type":"module"}', "nodes.json": '{"nodes":[{"id":1}]}'}
    (tmp_path / name).write_text(texts[name], "utf-8")
    with pytest.raises(ExchangeError, match=r"exchange\.unknown_json"):
        read_file(tmp_path / name)
