"""What `check` accepts is delivered: a catalogue of each kind that was once refused."""

from pathlib import Path

import pytest
from building import faults
from kinds import KINDS

from roadmap_print.content.build_options import BuildOptions

QUICK = [name for name, kind in KINDS.items() if kind.quick]


def refused(name: str, folder: Path) -> list[str]:
    file = folder / "roadmap.yaml"
    kind = KINDS[name]
    file.write_text(kind.text, "utf-8")
    return list(faults(file, kind.only, BuildOptions(large_print=kind.large_print)))


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_a_sound_catalogue_is_delivered(name: str, tmp_path: Path) -> None:
    assert refused(name, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in KINDS if name not in QUICK])
def test_a_sound_catalogue_is_delivered_in_time(name: str, tmp_path: Path) -> None:
    assert refused(name, tmp_path) == []
