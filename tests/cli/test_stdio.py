"""Standard streams that are full, closed or let go of, and Ctrl-C before anything has begun."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
WRONG = Path(__file__).parents[1] / "catalogues/bad/several-at-once.yaml"
FULL = "standard output: error: this cannot be written: the disk is full; free some of it and"
CLOSED = "standard output: error: this cannot be written: it is closed\n1 error, 0 warnings\n"

QUIET = "0 erreur, 0 avertissement\n"

INTERRUPTED = """
import os, sys
from roadmap_print.__main__ import run
class Interrupt:
    def find_spec(self, name, *_):
        if name == "{module}":
            os.kill(os.getpid(), 2)
sys.meta_path.insert(0, Interrupt())
run()
"""


def shell(line: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-c", line.replace("ROADMAP", '"$0" -m roadmap_print'), sys.executable]
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, env=environment
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
@pytest.mark.parametrize("command", ["schema", "--help", "check --format json"])
def test_a_full_disk_behind_the_results_is_a_sentence(command: str) -> None:
    ended = shell(f'ROADMAP {command} "$@" >/dev/full', *([GOOD] if "check" in command else []))
    assert ended.returncode == 1
    assert ended.stderr.startswith(FULL)
    assert len(ended.stderr.splitlines()) == 2


@pytest.mark.slow
def test_a_closed_output_is_a_sentence_where_there_is_a_result() -> None:
    ended = shell("ROADMAP schema >&-")
    assert (ended.returncode, ended.stderr) == (1, CLOSED)
    ended = shell('ROADMAP check "$1" >&-', GOOD)
    assert (ended.returncode, ended.stderr) == (0, QUIET)


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("catalogue", "status"), [(GOOD, 0), (WRONG, 1), (Path("no"), 2)])
def test_messages_that_nobody_hears_change_no_status(
    where: str, catalogue: Path, status: int
) -> None:
    ended = shell(f'ROADMAP check "$1" {where}', catalogue)
    assert (ended.returncode, ended.stdout, ended.stderr) == (status, "", "")


@pytest.mark.slow
def test_no_file_is_written_into_by_what_was_meant_for_a_closed_stream(tmp_path: Path) -> None:
    ended = shell('ROADMAP init "$1" <&- >&- 2>&-; ROADMAP check "$1/roadmap.yaml"', tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "0 errors, 0 warnings\n")


@pytest.mark.slow
def test_a_reader_that_has_had_enough_is_no_fault() -> None:
    ended = shell("ROADMAP schema | :")
    assert (ended.returncode, ended.stderr) == (0, "")
    ended = shell("(trap '' PIPE; sleep 0.1; ROADMAP schema) | head -c 1")
    assert (ended.stdout, ended.stderr) == ("{", "")


@pytest.mark.parametrize(
    "module", ["signal", "roadmap_print.cli.app", "click", "roadmap_print.cli.commands.check.check"]
)
def test_ctrl_c_while_modules_are_imported_is_quiet(module: str) -> None:
    program = INTERRUPTED.format(module=module)
    ended = subprocess.run(
        [sys.executable, "-c", program, "check", GOOD],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


def test_ctrl_c_that_is_to_be_ignored_is_ignored() -> None:
    program = INTERRUPTED.format(module="roadmap_print.cli.commands.check.check")
    ended = shell('trap "" INT; "$0" -c "$1" check "$2"', program, GOOD)
    assert ended.returncode == 0, ended.stderr
