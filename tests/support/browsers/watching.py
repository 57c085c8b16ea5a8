"""`roadmap-print watch` as a user starts it, in a process of its own."""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from rows import SLIDES

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.preview.page_renderer import Order, PageRenderer
from roadmap_print.publications.registry import Publication

PATIENCE = 40.0  # s: a machine with other work to do is no failure


class Watching:
    """A running watch; `catalogue` may be changed, `good` is what it was."""

    COMMAND = "watch"

    def __init__(self, catalogue: Path, *options: str) -> None:
        self.catalogue = catalogue
        self.good = catalogue.read_text("utf-8")
        self.folder = catalogue.parents[1]
        name, data = str(catalogue.relative_to(self.folder)), str(self.folder / "data")
        command = [sys.executable, "-m", "roadmap_print", self.COMMAND, name, "--no-browser"]
        self.errors = (self.folder / "errors.txt").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [*command, *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "LC_ALL": "C", "XDG_DATA_HOME": data},
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        self.greeting = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/#([\w-]{22})", self.greeting)
        if not found:
            self.end(signal.SIGKILL)
            raise AssertionError(self.said())
        self.address, self.port, self.secret = found[0], int(found[1]), found[2]

    @property
    def headers(self) -> dict[str, str]:
        """What a page of ours sends along with a question."""
        return {
            "Origin": f"http://127.0.0.1:{self.port}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
            "X-Roadmap-Print-Secret": self.secret,
        }

    def ask(self, path: str, **question: object) -> bytes:
        """Ask as a page of ours does."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request("POST", path, json.dumps(question), self.headers)
            with connection.getresponse() as answer:
                return answer.read()

    def said(self) -> str:
        """Everything on standard error so far."""
        return Path(self.errors.name).read_text("utf-8")

    def save(self, text: str) -> None:
        """Save by writing into the file."""
        self.catalogue.write_text(text, "utf-8")

    def save_by_rename(self, text: str) -> None:
        """Save as careful editors do: a new file, moved into the old one's place."""
        draft = self.catalogue.with_suffix(".tmp")
        draft.write_text(text, "utf-8")
        draft.replace(self.catalogue)

    def end(self, number: int = signal.SIGINT) -> int:
        """Ask it to end; give its exit status."""
        with suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(self.process.pid, number)
        with suppress(ValueError):  # it was ended before
            self.process.communicate(timeout=PATIENCE)
        self.errors.close()
        return self.process.returncode


class Editing(Watching):
    """A running `edit`, which keeps drafts in the folder `data` beside the catalogue's."""

    COMMAND = "edit"


@contextmanager
def watching(
    original: Path, folder: Path, *options: str, running_class: type[Watching] = Watching
) -> Iterator[Watching]:
    """Watch a copy of a catalogue, content/roadmap.yaml in a folder."""
    catalogue = folder / "content/roadmap.yaml"
    catalogue.parent.mkdir()
    catalogue.write_text(original.read_text("utf-8"), "utf-8")
    running = running_class(catalogue, *options)
    try:
        yield running
    finally:
        running.end(signal.SIGKILL)


def soon(true: Callable[[], object]) -> float:
    """Wait until something is true; give the seconds that it took."""
    start = time.monotonic()
    while not true():
        assert time.monotonic() - start < PATIENCE, "it has not come true"
        time.sleep(0.01)
    return time.monotonic() - start


class Eye:
    """A painter and what it says, which is taken from it at once: a pipe holds a few pages."""

    LOOKED = "looked"

    def __init__(self, file: Path, publication: Publication = SLIDES) -> None:
        self.ours, self._theirs = multiprocessing.Pipe()
        self._said = SimpleQueue[object]()
        Thread(target=self._listen, daemon=True).start()
        self.painter = PageRenderer(self._theirs, Order(file, (publication,), BuildOptions()))

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                self._said.put(self.ours.recv())

    def look(self) -> list[object]:
        self.painter.look()
        self._theirs.send(self.LOOKED)
        return list(iter(self._said.get, self.LOOKED))
