"""The form in Firefox, by keyboard alone, driven by WebDriver BiDi."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from browsing import ROADMAP, now
from watching import Editing, soon, watching

pytestmark = pytest.mark.slow

PROGRAM = Path(__file__).with_name("firefox_keyboard.cjs")
BROWSERS = ("firefox-esr", "firefox")
LONGEST = 300  # s, on a machine with other work to do


def test_a_catalogue_is_edited_by_keyboard_in_firefox(tmp_path: Path) -> None:
    firefox, node = next(filter(None, map(shutil.which, BROWSERS)), None), shutil.which("node")
    modules = os.environ.get("NODE_PATH", f"{sys.prefix}/node_modules")
    if not (firefox and node and Path(modules, "puppeteer-core").is_dir()):
        pytest.fail("no Firefox, Node or puppeteer-core here; make test-slow installs them")
    with watching(ROADMAP, tmp_path, running_class=Editing) as running:
        second = now(running).steps[1].resources
        ended = subprocess.run(
            [node, str(PROGRAM), running.address, firefox],
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
            env={**os.environ, "NODE_PATH": modules, "HOME": str(tmp_path)},
        )
        assert (ended.returncode, ended.stdout) == (0, "[]"), ended.stderr
        soon(lambda: now(running).steps[2].objectives[0] == "Un objectif de Firefox")
        assert now(running).steps[2].title == "Au clavier, dans Firefox"
        assert now(running).steps[2].resources == second
