"""Where the disk is full, read-only or gone, the old file stays whole and a sentence says why."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rows import SLIDES

from roadmap_print import atomic_write
from roadmap_print.cli.app import main
from roadmap_print.pipeline import cache, jobs
from roadmap_print.publications.output_file import OutputFile

GOOD = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"

LIMITED = """
import resource, sys
from roadmap_print import atomic_write
from roadmap_print.cli.app import main
place = atomic_write.place
def on_a_full_disk(data, path):
    if path.name == "slides.pdf":
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 200_000_000))
    try:
        place(data, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000_000, 200_000_000))
atomic_write.place = on_a_full_disk
main()
"""
"""The system itself stops writing, in the middle of the slides."""

NO_TEMPORARY_FILES = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
from roadmap_print.cli.app import main
main()
"""


def build(program: str, *options: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8", **more}
    return subprocess.run(
        [sys.executable, "-c", program, "build", GOOD, "--no-proof", *options],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def in_process(*options: str | Path) -> Result:
    return CliRunner().invoke(main, ["build", str(GOOD), "--no-proof", *map(str, options)])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".roadmap-print.json")


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may write into; root may all but what is marked immutable."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "slides.pdf").write_text("old")
    if os.geteuid():
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
        return
    chattr = shutil.which("chattr")
    if not chattr or subprocess.run([chattr, "+i", folder], check=False).returncode:
        pytest.skip("root, and no file system that knows immutable folders")
    yield folder
    subprocess.run([chattr, "-i", folder], check=True)


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_file_and_delivers_the_others(tmp_path: Path) -> None:
    (tmp_path / "slides.pdf").write_text("old")
    ended = build(LIMITED, "-o", tmp_path)
    assert ended.returncode == 1
    assert ended.stderr == (
        f"{tmp_path}/slides.pdf: erreur: ceci ne peut être écrit\xa0: "
        "les fichiers de cette taille ne sont pas admis ici\n1 erreur, 0 avertissement\n"
    )
    assert names(tmp_path) == ["booklet.pdf", "poster.pdf", "slides.pdf"]
    assert (tmp_path / "slides.pdf").read_text() == "old"
    assert [line.partition(":")[0] for line in ended.stdout.splitlines()] == [
        f"{tmp_path}/booklet.pdf",
        f"{tmp_path}/poster.pdf",
    ]


@pytest.mark.slow
def test_an_old_file_that_could_not_be_replaced_is_still_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: bytes, path: Path) -> None:
        if path.name == "slides.pdf":
            raise OSError(errno.ENOSPC, "No space left on device")
        place(data, path)

    place, slides = atomic_write.place, [OutputFile(SLIDES)]
    assert in_process("-o", tmp_path, "--only", "slides").exit_code == 0
    before = cache.look(tmp_path, slides, force=False)
    monkeypatch.setattr(atomic_write, "place", full)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert in_process("-o", tmp_path, "--only", "slides").exit_code == 1
    assert before.complete
    assert cache.look(tmp_path, slides, force=False) == before


@pytest.mark.slow
def test_no_room_for_temporary_files_is_no_fault_of_ours(tmp_path: Path) -> None:
    temporary, output = tmp_path / "temporary", tmp_path / "output"
    temporary.mkdir()
    ended = build(NO_TEMPORARY_FILES, "-o", output, "--only", "slides", TMPDIR=str(temporary))
    assert ended.returncode == 1
    told, count = ended.stderr.splitlines()
    assert told.startswith(f"{GOOD}: erreur: diapositives: les pages n’ont pu être faites\xa0: ")
    assert "les fichiers de cette taille ne sont pas admis ici" in told
    assert "TMPDIR" in told
    assert count == "1 erreur, 0 avertissement"
    assert names(output) == names(temporary) == []


@pytest.mark.parametrize("most", [1_000, 8_000])
def test_init_leaves_nothing_half_written(most: int, tmp_path: Path) -> None:
    """There is room for a part of the catalogue, or for the catalogue and not for its schema."""
    program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    command = (sys.executable, "-c", f"{program}; from roadmap_print.cli.app import main; main()")
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(
        [*command, "init", tmp_path], capture_output=True, text=True, check=False, env=environment
    )
    assert ended.returncode == 1
    assert "this cannot be written: files as large as this are not allowed" in ended.stderr
    assert names(tmp_path) == []


@pytest.mark.slow
def test_a_read_only_folder_is_one_line(read_only: Path) -> None:
    ended = in_process("-o", read_only, "--only", "slides")
    assert ended.exit_code == 1
    assert ended.stderr == (
        f"{read_only}/slides.pdf: erreur: ceci ne peut être écrit\xa0: "
        "permission refusée\n1 erreur, 0 avertissement\n"
    )
    assert names(read_only) == ["slides.pdf"]
    assert (read_only / "slides.pdf").read_text() == "old"


def test_a_file_in_place_of_the_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = in_process("-o", tmp_path / "file/output", "--only", "slides")
    assert ended.exit_code == 1
    assert ended.stderr == (
        f"{tmp_path}/file/output: erreur: ceci ne peut être écrit\xa0: "
        "ce qui devrait être son dossier est un fichier\n1 erreur, 0 avertissement\n"
    )


@pytest.mark.slow
def test_a_folder_in_place_of_the_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "slides.pdf").mkdir()
    ended = in_process("-o", tmp_path, "--only", "slides")
    assert ended.exit_code == 1
    assert ended.stderr.startswith(
        f"{tmp_path}/slides.pdf: erreur: ceci ne peut être écrit\xa0: il y a un dossier de ce nom\n"
    )
    assert names(tmp_path) == ["slides.pdf"]


def test_a_folder_that_goes_meanwhile_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made_and_gone(*_: object) -> Iterator[object]:
        shutil.rmtree(output)
        yield jobs.Finished(OutputFile(SLIDES), b"%PDF", 1, 1, 0.0, None)

    output = tmp_path / "output"
    monkeypatch.setattr(jobs, "make", made_and_gone)
    ended = in_process("-o", output, "--only", "slides")
    assert ended.exit_code == 1
    assert ended.stderr == (
        f"{output}/slides.pdf: erreur: ceci ne peut être écrit\xa0: "
        "son dossier n’existe pas\n1 erreur, 0 avertissement\n"
    )
    assert not output.exists()
