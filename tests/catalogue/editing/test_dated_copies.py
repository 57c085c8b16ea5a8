"""A catalogue as it was: kept by dates, for its user alone, and not without end."""

import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from roadmap_print.catalogue.editing.dated_copies import DatedCopies, default_folder

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def copies(tmp_path: Path) -> DatedCopies:
    return DatedCopies(tmp_path / "mine" / "roadmap.yaml", tmp_path / "copies")


def test_a_copy_has_its_date_and_is_its_users_alone(tmp_path: Path, copies: DatedCopies) -> None:
    paris = NOON.astimezone(timezone(timedelta(hours=1)))
    file = copies.keep(b"title: x\r\n", paris)
    assert file
    assert file.read_bytes() == b"title: x\r\n"
    assert file.name == "2026-11-30T12-00-00Z.yaml"
    assert copies.listed() == [(NOON, file)]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert file.parent.name.startswith("roadmap-")
    assert file.parent.parent == tmp_path / "copies"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_there_is_one_a_minute_and_none_of_what_is_kept_already(copies: DatedCopies) -> None:
    assert copies.keep(b"a", NOON)
    assert copies.keep(b"b", NOON + timedelta(seconds=59)) is None
    assert copies.keep(b"b", NOON - timedelta(seconds=59)) is None
    assert copies.keep(b"a", NOON + timedelta(hours=1)) is None
    assert copies.keep(b"b", NOON + timedelta(seconds=60))
    assert [each.file.read_bytes() for each in copies.listed()] == [b"b", b"a"]


def test_the_newest_fifty_are_kept(copies: DatedCopies) -> None:
    for number in range(60):
        copies.keep(str(number).encode(), NOON + timedelta(minutes=number))
    kept = [each.file.read_bytes() for each in copies.listed()]
    assert kept == [str(number).encode() for number in range(59, 9, -1)]


def test_catalogues_of_one_name_have_folders_of_their_own(tmp_path: Path) -> None:
    places = [tmp_path / name / "ma carte/é.yaml" for name in "ab"]
    both = [DatedCopies(place, tmp_path / "copies") for place in places]
    files = [each.keep(b"a", NOON) for each in both]
    assert files[0] != files[1]
    assert all(file and file.parent.parent == tmp_path / "copies" for file in files)


def test_a_link_and_its_catalogue_are_one(tmp_path: Path) -> None:
    place, link = tmp_path / "roadmap.yaml", tmp_path / "other" / "link.yaml"
    place.write_bytes(b"a")
    link.parent.mkdir()
    link.symlink_to(place)
    DatedCopies(place, tmp_path / "copies").keep(b"a", NOON)
    assert DatedCopies(link, tmp_path / "copies").listed()


def test_other_files_are_no_copies(copies: DatedCopies) -> None:
    file = copies.keep(b"a", NOON)
    assert file
    (file.parent / "notes.yaml").write_bytes(b"")
    (file.parent / f".{file.name}-0a1b2c3d").write_bytes(b"")
    assert copies.listed() == [(NOON, file)]


def test_they_lie_outside_the_catalogues_folder() -> None:
    assert default_folder().parts[-2:] == ("roadmap-print", "copies")
    assert default_folder().is_absolute()
