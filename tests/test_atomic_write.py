"""Who may read a file is what the system and the user say, not we."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pdfs import roadmap_print

from roadmap_print import atomic_write
from roadmap_print.pipeline import cache

CATALOGUE = Path(__file__).parent / "catalogues/good/one-step.yaml"


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    ("mask", "expected"), [(0o022, 0o644), (0o077, 0o600), (0o027, 0o640), (0o002, 0o664)]
)
def test_a_new_file_follows_the_umask(mask: int, expected: int, tmp_path: Path) -> None:
    with umask(mask):
        atomic_write.place(b"new", tmp_path / "file")
    assert mode(tmp_path / "file") == expected


@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664, 0o444])
def test_a_file_that_is_replaced_keeps_its_mode(kept: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(kept)
    with umask(0o022):
        atomic_write.place(b"new", path)
    assert path.read_bytes() == b"new"
    assert mode(path) == kept


def test_a_draft_of_a_file_that_few_may_read_is_read_by_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, replace, modes = tmp_path / "file", Path.replace, []
    path.write_bytes(b"old")
    path.chmod(0o600)

    def seen(draft: Path, target: Path) -> Path:
        modes.append(mode(draft))
        return replace(draft, target)

    def opened(draft: Path, flags: int, allowed: int) -> int:
        modes.append(allowed)
        return os_open(draft, flags, allowed)

    os_open = os.open
    monkeypatch.setattr(Path, "replace", seen)
    monkeypatch.setattr(os, "open", opened)
    atomic_write.place(b"new", path)
    assert modes == [0o600, 0o600]


@pytest.mark.slow
def test_a_build_and_a_mail_draft_follow_the_umask(tmp_path: Path) -> None:
    with umask(0o077):
        for command in (("build", "--no-proof"), ("mail", "--from", "ia@exemple.fr")):
            only = ("--only", "slides", "-o", "out")
            ended = roadmap_print(command[0], str(CATALOGUE), *command[1:], *only, cwd=tmp_path)
            assert ended.returncode == 0, ended.stderr
    made = {path.name: mode(path) for path in (tmp_path / "out").iterdir()}
    assert made == dict.fromkeys(("slides.pdf", "mail.eml", cache.NAME), 0o600)


@pytest.mark.parametrize("name", ["file", "list[1]*.csv"])
def test_a_file_that_is_written_again_stays_a_link_and_its_drafts_go(
    name: str, tmp_path: Path
) -> None:
    (real := tmp_path / "elsewhere").mkdir()
    (tmp_path / name).symlink_to(real / name)
    (real / f".{name}-0a1b2c3d").touch()
    (other := real / ".list1x.csv-0a1b2c3d").touch()
    for data in (b"first", b"second"):
        atomic_write.rewrite(data, tmp_path / name)
        assert (real / name).read_bytes() == data
    assert (tmp_path / name).is_symlink()
    assert {*real.iterdir()} == {real / name, other}


def test_only_drafts_of_ours_are_swept(tmp_path: Path) -> None:
    draft, notes, folder = (
        tmp_path / f".slides.pdf-{each}" for each in ("0a1b2c3d", "notes.txt", "deadbeef")
    )
    draft.touch()
    notes.touch()
    folder.mkdir()
    atomic_write.sweep(tmp_path, ["slides*.pdf"])
    assert {path.name for path in tmp_path.iterdir()} == {notes.name, folder.name}
