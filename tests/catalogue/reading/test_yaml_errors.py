"""A mistake in the YAML may stand anywhere, at the very end of a cut file above all."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_print.catalogue.reading.reader import read

ROADMAP = Path(__file__).parents[3] / "tests/catalogues/roadmap.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "a: b\ndef",
        "a:\n  b: c\n  def",
        "a: b\r\n  d\r\ndef",
        "a: [b",
        "a: {",
        'a: "b',
        "a: |x",
        "\ta",
        "a: *",
        "a: &",
        "a: !",
        "a: b: ",
        "a: 'b'c",
        "a: b\n%x",
        "a: b\n- c",
        "?",
        "a:b\nc: d: e",
        "- ",
    ],
)
def test_a_file_that_ends_amid_a_mistake_is_told_of(text: str, tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_bytes(text.encode())
    reading = read(path)
    assert reading.catalogue is None
    assert reading.problems


@pytest.mark.parametrize("part", range(8))
def test_the_roadmap_cut_anywhere_is_told_of(part: int, tmp_path: Path) -> None:
    """A download or a copy that broke off."""
    data = ROADMAP.read_bytes()
    path = tmp_path / "roadmap.yaml"
    for length in range(part * 109, len(data) - 1_000, 8 * 109):
        path.write_bytes(data[:length])
        reading = read(path)
        assert reading.catalogue is None, length
        assert reading.problems
