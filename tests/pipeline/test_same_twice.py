"""The same catalogue gives the same bytes, whoever builds it, where and when.

No program is patched: the second build runs as on another machine's clock, in a process whose
standard library says that it is another day and that there is one core.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import icc
import pikepdf
import pytest
from pdfs import Pdf, roadmap_print
from rows import BOOKLET

from roadmap_print.pipeline import cache
from roadmap_print.publications.registry import Publication

ROOT = Path(__file__).parents[2]
ROADMAP = ROOT / "tests/catalogues/roadmap.yaml"
SMALL = ROOT / "tests" / "support" / "spoiled_roadmap.yaml"
EPOCH = "1795586400"  # 2026-11-25, 06:00 UTC: the day before in Honolulu

ANOTHER_DAY = """\
import datetime, os, time

AHEAD = 400 * 86400
clock, Now = time.time, datetime.datetime


class Later(Now):
    @classmethod
    def now(cls, tz=None):
        return Now.now(tz) + datetime.timedelta(seconds=AHEAD)

    @classmethod
    def today(cls):
        return cls.now()


time.time = lambda: clock() + AHEAD
datetime.datetime = Later
os.cpu_count = lambda: 1
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Another day, time zone, hash seed, language, home and number of cores."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "sitecustomize.py").write_text(ANOTHER_DAY, "utf-8")
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))
    return {
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Honolulu",
        "LC_ALL": "C",
        "LANGUAGE": "en",
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"TZ": "Europe/Paris", "PYTHONHASHSEED": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def build(catalogue: Path, folder: Path, *options: str, **environment: str) -> Path:
    ended = roadmap_print(
        "build", str(catalogue), "--output", "out", *options, cwd=folder, **environment
    )
    assert ended.returncode == 0, ended.stderr
    return folder / "out"


def test_elsewhere_it_is_another_day(elsewhere: dict[str, str]) -> None:
    asked = "import datetime, os, time; print(datetime.datetime.now().year, os.cpu_count())"
    said = [
        subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for environment in ({}, elsewhere)
    ]
    assert int(said[1][0]) > int(said[0][0])
    assert said[1][1] == "1"


@pytest.mark.slow
def test_every_file_of_the_roadmap_is_the_same_twice(
    printed: dict[Publication, Pdf], elsewhere: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "ailleurs, à côté"
    folder.mkdir(mode=0o700)
    catalogue = folder / "roadmap.yaml"
    shutil.copyfile(ROADMAP, catalogue)
    before = os.umask(0o077)
    try:
        out = build(Path("roadmap.yaml"), folder, **elsewhere)
    finally:
        os.umask(before)
    written = {file.name: file.read_bytes() for file in out.iterdir()}
    expected = {f"{each}.pdf": pdf.path.read_bytes() for each, pdf in printed.items()}
    beside = printed[BOOKLET].path.with_name(cache.NAME)
    assert _records(written.pop(cache.NAME)) == _records(beside.read_bytes())
    assert written.keys() == expected.keys()
    assert [name for name in expected if written[name] != expected[name]] == []


def _records(record: bytes) -> dict[str, object]:
    """Give what a record tells of files, but for where their catalogue lies."""
    files = json.loads(record)["files"]
    return {name: {**told, "catalogue": ""} for name, told in files.items()}


@pytest.mark.slow
def test_files_for_paper_are_the_same_twice(elsewhere: dict[str, str], tmp_path: Path) -> None:
    profile = tmp_path / "press.icc"
    profile.write_bytes(icc.profile())
    options = ("--press", "--icc", str(profile), "--fold", "a3", "--fold", "a4", "--no-proof")
    found = []
    for name, environment in (("here", {}), ("there", elsewhere)):
        (tmp_path / name).mkdir()
        only = ("--only", "booklet", "--only", "poster")
        out = build(SMALL, tmp_path / name, *only, *options, **environment)
        found.append({file.name: file.read_bytes() for file in out.iterdir()})
    assert len([name for name in found[0] if name.endswith(".pdf")]) == 6
    assert found[0] == found[1]


@pytest.mark.slow
def test_the_date_is_that_of_source_date_epoch(elsewhere: dict[str, str], tmp_path: Path) -> None:
    folders = tmp_path / "here", tmp_path / "there", tmp_path / "undated"
    for folder in folders:
        folder.mkdir()
    here, there, undated = (
        build(SMALL, folder, "--only", "booklet", "--no-proof", **environment) / "booklet.pdf"
        for folder, environment in zip(
            folders,
            ({"SOURCE_DATE_EPOCH": EPOCH}, {**elsewhere, "SOURCE_DATE_EPOCH": EPOCH}, {}),
            strict=True,
        )
    )
    assert here.read_bytes() == there.read_bytes()
    with pikepdf.open(here) as dated, pikepdf.open(undated) as plain:
        assert str(dated.docinfo["/CreationDate"]) == "D:20261125060000Z"
        assert str(dated.docinfo["/ModDate"]) == "D:20261125060000Z"
        with dated.open_metadata() as metadata:
            assert metadata["xmp:CreateDate"] == "2026-11-25T06:00:00Z"
        assert "/CreationDate" not in plain.docinfo


@pytest.mark.parametrize("epoch", ["tomorrow", "-1", "1e9", "99999999999999", "١٢"])
def test_what_is_no_date_is_told(epoch: str, tmp_path: Path) -> None:
    ended = roadmap_print("build", str(SMALL), cwd=tmp_path, SOURCE_DATE_EPOCH=epoch)
    assert ended.returncode == 2, ended.stderr
    assert "SOURCE_DATE_EPOCH" in ended.stderr
    assert "Traceback" not in ended.stderr
