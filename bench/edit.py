"""What an edit in the browser costs: `make bench-edit`, CATALOGUE=big.yaml COUNT=20 for others.

The editor is asked what its page asks, so no browser is needed: a title, an address and the title
of all are typed, and the page that shows them is waited for, with its picture. Told are medians by
the clock, from the question (the browser waits 0.3 s for the next keystroke before it), and of the
processors, until the page is there; what follows behind it is in neither.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TICK = os.sysconf("SC_CLK_TCK")
LOOKED = 0.6  # s until the editor has heard which page is looked at

Seen = dict[str, Any]


class Editor:
    """A running editor, asked as its page asks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        found = re.search(r"http://([^/]+)/#([\w-]+)", process.stdout.readline())  # type: ignore[union-attr]
        if found is None:
            sys.exit("the editor has not started")
        self.host, self.secret = found.groups()
        self.process = process.pid
        self.view = next(iter(json.loads(self.ask("/form"))["views"]))

    def ask(self, _path: str, **question: object) -> bytes:
        """Ask one question, and give its answer."""
        connection = http.client.HTTPConnection(self.host)
        headers = {
            "Content-Type": "application/json",
            "Origin": f"http://{self.host}",
            "Sec-Fetch-Site": "same-origin",
            "X-Roadmap-Print-Secret": self.secret,
        }
        connection.request("POST", _path, json.dumps(question), headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return data

    def until(self, shown: Callable[[Seen], object]) -> Seen:
        """Wait for a sight of the pages of which something holds."""
        after = 0
        while not shown(seen := json.loads(self.ask("/sight", view=self.view, after=after))):
            after = seen["number"]
        return dict(seen)

    def used(self) -> float:
        """Give the seconds of the processors that the editor and what it started have used."""
        return sum(map(_used, _family(self.process)))

    def edit(self, path: Sequence[str], value: str, before: str, address: str) -> tuple[float, ...]:
        """Type something, and give the seconds until the page with an address is another."""
        seen = self.until(lambda each: not each["status"])
        old = {page["key"] for page in seen["pages"]}
        place = next((n for n, page in enumerate(seen["pages"]) if _has(page, address)), 0)
        self.ask("/look", view=self.view, page=place)
        time.sleep(LOOKED)
        led_to = value if path[-1] == "url" else address
        used, start = self.used(), time.perf_counter()
        question = {"do": "set", "document": "catalogue", "path": path, "value": value}
        self.ask("/act", before=before, **question)

        def new(each: Seen) -> list[str]:
            pages = [page for page in each["pages"] if _has(page, led_to)]
            return [page["key"] for page in pages if page["key"] not in old]

        self.ask("/picture", key=new(self.until(new))[0], scale=1)
        return time.perf_counter() - start, self.used() - used


def _has(page: Seen, address: str) -> bool:
    return any(link["address"] == address for link in page["links"])


def _family(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, children.read_text("ascii").split()):
            yield from _family(child)


def _used(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


@contextmanager
def _running(catalogue: Path) -> Iterator[Editor]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "content", "roadmap.yaml")
        copy.parent.mkdir()
        shutil.copy(catalogue, copy)
        data = {"XDG_DATA_HOME": f"{folder}/data", "XDG_CACHE_HOME": f"{folder}/cache"}
        command = [sys.executable, "-m", "roadmap_print", "edit", str(copy), "--no-browser"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, **data}
        ) as process:
            try:
                yield Editor(process)
            finally:
                process.terminate()


def main() -> None:
    """Print a line of figures for each kind of edit."""
    catalogue = Path(os.environ.get("CATALOGUE") or ROOT / "content" / "roadmap.yaml")
    count = int(os.environ.get("COUNT") or "10")
    with _running(catalogue) as editor:
        for kind in ("title", "url", "title of all"):
            taken = []
            for number in range(count):
                state = json.loads(editor.ask("/state", after=0))["documents"]["catalogue"]
                id_, values = list(state["resources"].items())[7 * number % len(state["resources"])]
                path = ["title"] if kind == "title of all" else ["resources", id_, kind]
                before = state["title"] if kind == "title of all" else values[kind]
                value = f"{before}{number}" if kind == "url" else f"{before[:40].rstrip()} {number}"
                taken.append(editor.edit(path, value, before, values["url"]))
            seconds, used = map(statistics.median, zip(*taken, strict=True))
            print(f"{kind}: {seconds:.2f} s, {used:.2f} s of processors", flush=True)


if __name__ == "__main__":
    main()
