"""A logo that cannot be drawn is told by whoever reads the catalogue, in bounded time."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from roadmap_print.catalogue import logo_trial
from roadmap_print.catalogue.logo import LogoError, fetch
from roadmap_print.catalogue.logo_trial import check_drawn
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.processes.limited import Limits

CATALOGUE = """\
title: A roadmap
language: en
publisher: {name: A hospital, logo: logo.svg}
formats: [{id: course, label: Courses}]
steps: [{title: Understand, resources: [a]}]
resources: {a: {title: A, format: course, url: https://example.org/}}
"""
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
REPEATED = (
    f'{HEAD}<linearGradient id="g" spreadMethod="repeat" x1="0" x2="1e-7">'
    '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
    '<rect width="9" height="9" fill="url(#g)"/></svg>'
)
UNDRAWABLE = {
    "no view box": HEAD.replace("0 0 10 10", "a b") + '<path d="M0 0h9"/></svg>',
    "no transformation": f'{HEAD}<g transform="rotate(a)"><path d="M0 0h9"/></g></svg>',
    "a mask of itself": f'{HEAD}<mask id="m"><rect width="9" height="9" mask="url(#m)"/></mask>'
    '<rect width="9" height="9" mask="url(#m)"/></svg>',
    "9,000 groups in each other": HEAD + "<g>" * 9_000 + "</g>" * 9_000 + "</svg>",
    "an image that is nowhere": f'{HEAD}<image href="#it" width="9" height="9"/></svg>',
}
SLOW = {
    "9,000 uses of nothing": HEAD + '<use href="#no"/>' * 9_000 + "</svg>",
    "a gradient repeated without end": REPEATED,
}


@pytest.mark.parametrize("name", UNDRAWABLE)
def test_a_drawing_that_cannot_be_drawn_is_told(name: str) -> None:
    with pytest.raises(LogoError, match="drawing"):
        check_drawn(UNDRAWABLE[name].encode())


@pytest.mark.parametrize(
    ("colour", "seen"), [("#fff", False), ("#959595", False), ("#949494", True)]
)
def test_a_logo_that_paper_does_not_show_is_told(colour: str, seen: bool) -> None:  # noqa: FBT001
    """It would be refused when it is printed; on a field of colour, a white one is right."""
    drawing = f'{HEAD}<path d="M0 0h9v9z" fill="{colour}"/></svg>'.encode()
    check_drawn(drawing, on_white=False)
    if seen:
        check_drawn(drawing)
    else:
        with pytest.raises(LogoError, match="pale"):
            check_drawn(drawing)


def test_fine_strokes_of_a_wide_logo_are_seen_in_their_colour() -> None:
    head = HEAD.replace('viewBox="0 0 10 10"', 'viewBox="0 0 330 10"')
    check_drawn(f'{head}<path d="M10 9 20 1h.3L10.3 9z"/></svg>'.encode())


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_a_drawing_without_end_is_given_up(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo_trial, "LIMITS", Limits(seconds=1, megabytes=600))
    start = time.process_time()
    with pytest.raises(LogoError, match="drawing"):
        check_drawn(SLOW[name].encode())
    assert time.process_time() - start < 1  # of ours: it is another process that draws


def test_a_logo_is_drawn_once_however_often_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = f'{HEAD}<path d="M0 0h9v9z"/></svg>'.encode()
    check_drawn(drawing)
    monkeypatch.setattr(logo_trial, "run_limited", None)
    check_drawn(drawing)


def test_what_was_read_is_what_is_printed(tmp_path: Path) -> None:
    """Whatever stands in the file's place by then."""
    drawing, secret = f'{HEAD}<path d="M0 0h9v9z"/></svg>', tmp_path / "secret.svg"
    home = tmp_path / "home"
    home.mkdir()
    (home / "logo.svg").write_text(drawing)
    (home / "roadmap.yaml").write_text(CATALOGUE)
    reading = read(home / "roadmap.yaml")
    secret.write_text(drawing.replace("9v9", "3v3"))
    (home / "logo.svg").unlink()
    (home / "logo.svg").symlink_to(secret)
    assert reading.logo
    assert reading.logo.data == drawing.encode()


def test_a_file_exchanged_while_it_is_opened_stays_outside(tmp_path: Path) -> None:
    """Of thousands of readings while a link takes its place and gives it back, none follows it."""
    home, secret = tmp_path / "home", tmp_path / "secret.svg"
    home.mkdir()
    logo, own, link = home / "logo.svg", home / "own", home / "link"
    secret.write_text("secret")
    logo.write_text("own")
    ended = Event()

    def exchange() -> None:
        while not ended.is_set():
            own.write_text("own")
            link.symlink_to(secret)
            link.replace(logo)
            own.replace(logo)

    exchanging = Thread(target=exchange)
    exchanging.start()
    try:
        found = set(map(_fetched, [home] * 3_000))
    finally:
        ended.set()
        exchanging.join()
    assert b"own" in found
    assert found <= {b"own", b"", b"outside", b"missing", b"unreadable"}


def _fetched(home: Path) -> bytes:
    try:
        return fetch("logo.svg", home)
    except LogoError as error:
        return str(error).encode()


def test_a_pipe_in_its_place_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "logo.svg")
    monkeypatch.setattr(Path, "is_file", lambda _: True)  # as it was a moment ago
    with pytest.raises(LogoError, match="missing"):
        fetch("logo.svg", tmp_path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a fork has what is patched")
def test_it_is_drawn_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo_trial, "_drawn", lambda *_: os.getpid())
    assert logo_trial.draw(b"a picture of which nothing is kept", "") != os.getpid()
