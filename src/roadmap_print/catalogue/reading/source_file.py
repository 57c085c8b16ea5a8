"""From a file to its text: bounded, UTF-8, without what YAML does not allow in a text."""

import re
import shlex
from pathlib import Path

from roadmap_print.catalogue.reading.diagnostics import NOWHERE, START, Diagnostics, Position
from roadmap_print.catalogue.reading.pasted import advice, mojibake
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import reason
from roadmap_print.problems import Remedy

MOST_BYTES = 10_000_000
UNREADABLE = Message("catalogue.unreadable")
UNREAD = {
    FileNotFoundError: Message("catalogue.no_file"),
    IsADirectoryError: Message("catalogue.is_folder"),
}
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

LISTS = frozenset(
    {".bib", ".csv", ".enw", ".htm", ".html", ".markdown", ".md", ".nbib", ".ods", ".ris", ".tsv"}
    | {".xls", ".xlsm", ".xlsx"}
)
"""What the names of files end in that `import` takes, or that have to be saved anew for it."""

FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\u2029\u202f-\u2065\u206a-\ud7ff"
    "\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What is no printable character in YAML 1.2, 5.1, a byte-order mark inside the text, and what
turns the direction of the text after it (UAX #9, 2.1 to 2.4), so that it reads as something else
on paper than it is; the marks U+200E and U+200F are for texts in two directions."""

WORD = re.compile(r"(?:[^\W\d_]|[\x7f-\uffff])+")
CONTROL = re.compile(r"[\x80-\x9f]")
"""The control characters of Latin-1, which no keyboard writes."""

LINE_SEPARATORS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
"""Line ends to YAML and to no editor: they would shift every line number after them."""


def read_bytes(path: Path, problems: Diagnostics) -> bytes | None:
    """Read a file of at most 10 MB; None where it cannot be, with the reason in `problems`."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # one may wait for ever
            hint = Message("catalogue.no_file_hint")
            problems.error("", Message("catalogue.no_plain_file"), hint, at=NOWHERE)
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        said, told = UNREAD.get(type(error), UNREADABLE), reason(error, problems.language)
        problems.error("", said, at=NOWHERE, reason=told)
        return None
    if path.suffix.lower() in LISTS:
        problems.error("", Message("exchange.is_list"), at=NOWHERE, name=shlex.quote(str(path)))
        return None
    if len(data) > MOST_BYTES:
        problems.error("", Message("catalogue.too_large"), at=NOWHERE)
        return None
    return data


def decode(data: bytes, problems: Diagnostics) -> str | None:
    """Give the text of a file, which is UTF-8; None where it is not one."""
    if data.startswith(b"%PDF-"):
        problems.error("", Message("catalogue.is_pdf"), at=NOWHERE)
        return None
    if data.startswith(UTF16_MARKS):
        problems.error("", Message("catalogue.utf16"), Message("catalogue.save_as_utf8"), at=START)
        return None
    try:
        return data.decode("utf-8-sig").translate(LINE_SEPARATORS)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        hint, at = Message("catalogue.save_as_utf8"), place(before, len(before))
        problems.error("", Message("catalogue.not_utf8"), hint, at=at)
        return None


def allowed(text: str, problems: Diagnostics) -> bool:
    """Say whether a text holds only characters that a catalogue may hold."""
    if not (found := FORBIDDEN.search(text)):
        return True
    if not _tell_spoilt(text, problems):
        code = f"U+{ord(found[0]):04X}"
        at = place(text, found.start())
        problems.error("", Message("catalogue.control"), at=at, code=code)
    return False


def _tell_spoilt(text: str, problems: Diagnostics) -> bool:
    """Tell of words whose bytes of UTF-8 were each taken for a character, some for a control."""
    strange = (word for word in WORD.finditer(text) if CONTROL.search(word[0]))
    words = ((word, mojibake.word_of_bytes(word[0])) for word in strange)
    found = [(word, right) for word, right in words if right and not FORBIDDEN.search(right)]
    for word, right in found:
        hint, remedy = advice.write(right), Remedy(right, word[0])
        said, at = Message("catalogue.spoilt"), place(text, word.start())
        problems.error("", said, hint, remedy, at=at, text=word[0], near=right)
    return bool(found)


def place(text: str, index: int) -> Position:
    """Turn an index into line and column, counting lines as YAML and editors both do."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
