"""What may be touched while a catalogue is read and printed, held by an audit hook (PEP 578)."""

from __future__ import annotations

import os
import socket
import sys
import zoneinfo
from pathlib import Path

from roadmap_print.i18n.languages import LOCALES
from roadmap_print.paths import folder

FONTS = (".ttf", ".otf", ".ttc", ".otc")
FORBIDDEN = ("socket.", "urllib.", "http.", "smtplib.", "os.system", "os.exec", "os.rename")
PYTHON = {*sys.path, sys.prefix, sys.base_prefix, str(Path(os.__file__).parent)} - {""}
OURS = {str(folder("templates")), str(folder("styles")), str(LOCALES)}
"""Templates, sheets, words and what Python imports; fonts lie in packages of Python's."""
TIME_ZONES = {*zoneinfo.TZPATH, "/etc/localtime", "/etc/timezone"}
"""Babel asks for the machine's time zone when it is imported."""


MOST_TOLD = 5


class Watch:
    """What the audit hook has seen and should not have.

    Files in `home` and the system's fonts may be read, and written where WeasyPrint keeps the
    fonts of a document. Processes of our own talk by pairs of sockets that have no address.
    """

    def __init__(self, home: Path) -> None:
        self.seen: list[str] = []
        self.on = False
        self._home = home
        self._drafts = str(home / "weasyprint-")
        self._allowed = tuple(f"{each}/" for each in {str(home)} | PYTHON | OURS | TIME_ZONES)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Judge an event of the interpreter."""
        if not self.on or len(self.seen) >= MOST_TOLD:
            return
        program = event == "subprocess.Popen" and arguments[0] != "fc-match"
        file = event == "open" and not self._may_open(*arguments)
        paired = event == "socket.__new__" and arguments[1] == socket.AF_UNIX
        if program or file or (event.startswith(FORBIDDEN) and not paired):
            self.seen.append(f"{event} {arguments!r}"[:300])

    def _may_open(self, file: object, mode: object = "r", *_: object) -> bool:
        if isinstance(file, int):
            return True
        path = os.path.abspath(os.fsdecode(file)) if isinstance(file, str | bytes) else str(file)  # noqa: PTH100  no file is asked
        if isinstance(file, str) and (self._home / file).is_file():  # opened from its folder
            path = str(self._home / file)
        reads = not set(str(mode or "r")) & set("wax+")
        known = reads and (f"{path}/".startswith(self._allowed) or path.endswith(FONTS))
        return known or path == "/dev/null" or path.startswith(self._drafts)
