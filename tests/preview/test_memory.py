"""However often a catalogue is saved, `watch` holds no more than after the first saves."""

from __future__ import annotations

import multiprocessing
import resource
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from rows import SLIDES

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.preview import page_renderer
from roadmap_print.preview.page_renderer import Order, Painted, Saved, Settled
from roadmap_print.processes import pool

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="by /proc"),
]

GOOD = (Path(__file__).parents[1] / "catalogues/good/one-step.yaml").read_text("utf-8")
TITLE = next(line for line in GOOD.splitlines() if line.startswith("title:"))
FEW, MANY, GROWTH = 10, 150, 1.15


def resident(process: int) -> int:
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize()


def heard(connection: Connection) -> Iterator[object]:
    while True:
        yield connection.recv()


@pytest.mark.parametrize("until", [Settled, Painted], ids=["painted to the end", "superseded"])
def test_saves_without_end_take_no_memory(until: type[object], tmp_path: Path) -> None:
    file = tmp_path / "roadmap.yaml"
    file.write_text(GOOD, "utf-8")
    taken = []
    with pool.running(page_renderer.work, [(Order(file, (SLIDES,), BuildOptions()),)]) as (ours,):
        (painter,) = multiprocessing.active_children()
        events = heard(ours)
        assert painter.pid
        for number in range(MANY):
            title = f"Une édition {number}"
            file.write_text(GOOD.replace(TITLE, f"title: {title}"), "utf-8")
            next(each for each in events if isinstance(each, Saved) and each.title == title)
            next(each for each in events if isinstance(each, until))
            taken.append(resident(painter.pid))
    assert taken[-1] < GROWTH * taken[FEW - 1]
