"""Booklets put together: a set may be larger than the memory."""

import tracemalloc
import zipfile
from pathlib import Path

from roadmap_print.personal.delivery import deliver

MEGABYTE = 1_000_000


def test_a_zip_is_written_copy_by_copy(tmp_path: Path) -> None:
    files = [tmp_path / f"{number:04}.pdf" for number in range(1, 31)]
    for number, file in enumerate(files):
        file.write_bytes(bytes([number]) * MEGABYTE)
    tracemalloc.start()
    try:
        deliver("zip", files, tmp_path / "people.zip")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 5 * MEGABYTE
    with zipfile.ZipFile(tmp_path / "people.zip") as packed:
        assert packed.namelist() == [each.name for each in files]
        assert packed.read("0030.pdf") == files[-1].read_bytes()
