"""What `check --fix` does: the remedies that problems carry, spliced into the file.

A round applies what one reading tells, and the text is read again, since what stops YAML hides the
problems behind it. The file is written once, at the end, unless somebody else has written it.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from roadmap_print import atomic_write
from roadmap_print.catalogue.editing.edits import EditRefusedError, SetValue
from roadmap_print.catalogue.editing.edits import Path as NodePath
from roadmap_print.catalogue.editing.source_tree import BOM, SourceNode, SourceText, line_starts
from roadmap_print.catalogue.editing.splice import apply_edits
from roadmap_print.catalogue.reading import reader
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import unwritable
from roadmap_print.problems import Problem

MOST_ROUNDS = 30
"""One for each mistake of YAML that hides the next, and some."""


class Mended(NamedTuple):
    """One remedy that was applied, at its place in the file as it was before that round."""

    file: str
    line: int
    column: int
    where: str
    old: str
    new: str
    language: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        values = {"where": where, "old": _visible(self.old), "new": _visible(self.new)}
        key = "mended" if f"{self.old}{self.new}".strip(" ") else "moved"
        said = Message(f"editing.{key}").told(self.language, column=len(self.new) + 1, **values)
        return f"{self.file}:{self.line}:{self.column}: {said}"

    def as_values(self) -> dict[str, object]:
        """Give what programs read of it."""
        return {key: value for key, value in self._asdict().items() if key != "language"}


def _visible(text: str) -> str:
    """Write spaces of other kinds as codes, and those at an end between quotes: they are mended."""
    told = re.sub(r"[^\S ]", lambda found: f"\\u{ord(found[0]):04x}", text)
    return told if told and told == told.strip() else f'"{told}"'


class Mending(NamedTuple):
    """What was mended in a file; `refused` says why it could not be written, if so."""

    mended: tuple[Mended, ...]
    refused: Problem | None = None


def mend_file(path: Path) -> Mending:
    """Apply to a catalogue's file the exact remedies of its problems; nothing is raised.

    A file that cannot be read is left to the next reading, which tells why.
    """
    reading = reader.read(path)
    before, mended = reading.source, list[Mended]()
    for _ in range(MOST_ROUNDS):
        reading, done = _mend_once(path, reading)
        if not done:
            break
        mended += done
    refused = _write(path, before, reading) if mended else None
    return Mending((), refused) if refused else Mending(tuple(mended))


def _mend_once(path: Path, reading: Reading) -> tuple[Reading, list[Mended]]:
    try:
        text, done = mend(reading.source.decode(), reading.problems)
    except UnicodeDecodeError:  # which is told, and has no remedy here
        return reading, []
    return reader.read_source(text.encode(), path) if done else reading, done


def _write(path: Path, before: bytes, after: Reading) -> Problem | None:
    """Put a text in its file's place, with its mode, where the file is still what was read."""
    try:
        with path.open("r+b") as file:  # one that may not be written stays
            found = file.read()
        if found != before:
            said = Message("editing.changed_meanwhile")
            return Problem.error(path, said, language=after.language)
        atomic_write.rewrite(after.source, path)
    except OSError as error:
        return unwritable(path, error, after.language)
    return None


def mend(source: str, problems: Iterable[Problem]) -> tuple[str, list[Mended]]:
    """Give a text with the remedies applied that its problems carry, and what was done.

    Where characters are replaced, the values wait for the next round, whose places are right again.
    """
    carried = [problem for problem in problems if problem.remedy and problem.line]
    text = source.removeprefix(BOM)
    made, done = _replace(text, carried)
    if done and _is_sound(text) and not _is_sound(made):  # another line goes on with one of them
        made, done = text, []
    if not done:
        made, done = _set_values(text, carried)
    return source[: len(source) - len(text)] + made, done


def _is_sound(text: str) -> bool:
    try:
        SourceText(text)
    except EditRefusedError:
        return False
    return True


def _replace(text: str, problems: Sequence[Problem]) -> tuple[str, list[Mended]]:
    """Replace characters, from the last place to the first, so that none is moved before it."""
    starts, done = line_starts(text), list[Mended]()
    floor = len(text)
    for problem in sorted(problems, key=lambda each: _index(starts, each), reverse=True):
        remedy, at = problem.remedy, _index(starts, problem)
        if remedy is None or remedy.old is None or at + len(remedy.old) > floor:
            continue
        if text.startswith(remedy.old, at) and remedy.old != remedy.new:
            text = text[:at] + remedy.new + text[at + len(remedy.old) :]
            done.insert(0, _mended(problem, remedy.old, remedy.new))
            floor = at
    return text, done


def _set_values(text: str, problems: Sequence[Problem]) -> tuple[str, list[Mended]]:
    """Set values, each once; those of a text that is no YAML have to wait."""
    try:
        source = SourceText(text)
    except EditRefusedError:
        return text, []
    starts, meant = line_starts(text), dict[NodePath, tuple[SetValue, Mended]]()
    for problem in problems:
        path = find_path(source.root, _index(starts, problem))
        if problem.remedy is None or problem.remedy.old is not None or path is None:
            continue
        old, new = source.find(path)[-1].text, problem.remedy.new
        if old not in {None, new}:
            meant.setdefault(path, (SetValue(path, new), _mended(problem, old or "", new)))
    return _set_all(text, [*meant.values()])


def _set_all(text: str, meant: list[tuple[SetValue, Mended]]) -> tuple[str, list[Mended]]:
    """Set values at once, or one by one where one of them cannot be set."""
    try:
        return apply_edits(text, [edit for edit, _ in meant]), [each for _, each in meant]
    except EditRefusedError:
        if len(meant) == 1:
            return text, []
    done = list[Mended]()
    for each in meant:
        text, told = _set_all(text, [each])
        done += told
    return text, done


def _index(starts: Sequence[int], problem: Problem) -> int:
    line = min(problem.line, len(starts))
    column = problem.remedy.column if problem.remedy else None
    return starts[line - 1] + (column or problem.column) - 1


def _mended(problem: Problem, old: str, new: str) -> Mended:
    place = problem.file, problem.line, problem.column, problem.where
    return Mended(*place, old, new, problem.language)


def find_path(node: SourceNode, index: int, path: NodePath = ()) -> NodePath | None:
    """Find the scalar that stands at an index of the text, or behind the key there."""
    if node.text is not None:
        return path
    for place, item in enumerate(node.items or ()):
        if item.start <= index <= item.end:
            return find_path(item, index, (*path, place))
    for key, value in node.pairs or ():
        if key.start <= index <= key.end or value.start <= index <= value.end:
            return find_path(value, index, (*path, key.text or ""))
    return None
