"""A PDF that asks for hours or for all memory is told in a sentence, whoever opens it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

import roadmap_print
from roadmap_print.linkcheck.addresses import PrintedPages
from roadmap_print.mailer import attachments
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.processes.limited import Limits
from roadmap_print.proof import proofread
from roadmap_print.publications import file_stamp

CATALOGUE = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
FEW = Limits(seconds=1, megabytes=130)


def _page(contents: bytes) -> pikepdf.Pdf:
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.pages[0].contents_add(contents)
    return document


def nested_forms() -> pikepdf.Pdf:
    """Ten forms of ten forms each, ten levels deep."""
    document, inner = _page(b"/F Do"), None
    for _ in range(10):
        form = document.make_stream(b"/F Do " * 10 if inner else b"0 0 9 9 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        form.Resources = Dictionary(XObject=Dictionary(F=inner)) if inner else Dictionary()
        inner = form
    document.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))
    return document


def endless_texts() -> pikepdf.Pdf:
    document = _page(b"BT /F 9 Tf (a) Tj ET " * 3_000_000)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    document.pages[0].Resources = Dictionary(Font=Dictionary(F=font))
    return document


def endless_metadata() -> pikepdf.Pdf:
    document = _page(b"")
    document.Root.Metadata = document.make_stream(b"<x>" + bytes(150_000_000))
    return document


def many_pages() -> pikepdf.Pdf:
    document = _page(b"0 0 500 800 re f " * 2_000)
    document.pages.extend([document.pages[0]] * 1_000)
    return document


HOSTILE = (nested_forms, endless_texts, endless_metadata, many_pages)


@pytest.mark.slow
@pytest.mark.parametrize("made", HOSTILE, ids=lambda made: made.__name__)
def test_a_file_without_bounds_is_told(
    made: Callable[[], pikepdf.Pdf], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofread, "_limits", lambda _: FEW)
    made().save(tmp_path / "booklet.pdf", fix_metadata_version=False)  # it would parse them here
    told = r"more time or memory|no PDF that can be read"
    with pytest.raises(roadmap_print.UnreadableError, match=told):
        roadmap_print.proofread(tmp_path / "booklet.pdf", CATALOGUE, roadmap_print.read(CATALOGUE))


def test_the_bounds_grow_with_the_catalogue() -> None:
    catalogue = roadmap_print.read(CATALOGUE).catalogue
    assert catalogue
    stops = len(catalogue.steps[0].resources)
    assert proofread._limits(catalogue).seconds == 10 + stops // 10  # noqa: SLF001


@pytest.mark.slow
def test_whoever_opens_a_file_is_not_held_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (file_stamp, attachments):
        monkeypatch.setattr(module, "LIMITS", FEW)
    file = tmp_path / "booklet.pdf"
    endless_metadata().save(file, fix_metadata_version=False)
    assert file_stamp.look(file) is None
    catalogue = roadmap_print.read(CATALOGUE).catalogue
    assert catalogue
    assert PrintedPages(tmp_path, catalogue).pages("https://example.org/") == {}
    endless_texts().save(file)
    with pytest.raises(MailError):
        attachments.cover(file)


def test_nobody_waits_at_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "booklet.pdf"
    os.mkfifo(pipe)
    assert file_stamp.look(pipe) is None
    with pytest.raises(OSError, match="booklet"):
        roadmap_print.proofread(pipe, CATALOGUE, roadmap_print.read(CATALOGUE))


def test_arrays_in_arrays_are_no_pdf(tmp_path: Path) -> None:
    whole = io.BytesIO()
    _page(b"").save(whole, static_id=True)
    deep = whole.getvalue().replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 100_000)
    (tmp_path / "booklet.pdf").write_bytes(deep)
    with pytest.raises(roadmap_print.UnreadableError):
        roadmap_print.proofread(tmp_path / "booklet.pdf", CATALOGUE, roadmap_print.read(CATALOGUE))


def test_a_page_without_a_height_is_none(tmp_path: Path) -> None:
    document = _page(b"")
    document.pages[0].MediaBox = Array([0, 0, 595, 0])
    document.save(tmp_path / "booklet.pdf")
    with pytest.raises(roadmap_print.UnreadableError):
        roadmap_print.proofread(tmp_path / "booklet.pdf", CATALOGUE, roadmap_print.read(CATALOGUE))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a fork has what is patched")
def test_it_is_read_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofread, "_read_strange", lambda *_: os.getpid())
    found: object = proofread.proofread_file(
        Path("f.pdf"), CATALOGUE, roadmap_print.read(CATALOGUE)
    )
    assert found != os.getpid()
