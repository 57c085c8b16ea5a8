"""The editing of one catalogue and its brand: one state, changed by one request at a time.

What a browser asks is applied to the text that is worked on; what is sound of that is written
into the file at once, the rest into the journal. A file that another program has changed is never
written over: what it says is taken in, field by field, and where both say something else of one
field, both are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from threading import Condition
from typing import Any

from roadmap_print.catalogue.editing.edits import Edit, EditRefusedError, key_path
from roadmap_print.catalogue.editing.edits import Path as KeyPath
from roadmap_print.catalogue.editing.splice import apply_edits
from roadmap_print.catalogue.editing.three_way_merge import merge_texts
from roadmap_print.editor import edit_requests
from roadmap_print.editor.draft_journal import Draft, DraftJournal, Kept
from roadmap_print.editor.edit_history import EditHistory, EditStep, step
from roadmap_print.editor.edit_requests import Action, StaleActionError
from roadmap_print.editor.edited_file import ChangedOutsideError, EditedFile
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import reason

ATTEMPTS = 3  # times that a file is written again which another program keeps writing


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A field of which we and another program say different things."""

    document: str
    path: KeyPath
    mine: Any
    theirs: Any


class EditSession:
    """What is edited; `models` has the class of the table of keys for each document."""

    def __init__(
        self,
        files: Mapping[str, EditedFile],
        models: Mapping[str, type],
        journal: DraftJournal,
        language: str,
    ) -> None:
        self.files, self.language = files, language
        self._models, self._journal = models, journal
        self._changed = Condition()
        self._revision = 1
        self._history = EditHistory()
        self._conflicts: list[OpenConflict] = []
        self._said = ""
        self._recovered = False

    def open(self) -> None:
        """Read the files, and what an earlier editor could not write of them. Raises OSError."""
        drafts, conflicts = self._journal.read()
        self._conflicts = [
            OpenConflict(each["document"], tuple(each["path"]), each["mine"], each["theirs"])
            for each in conflicts
        ]
        for name, file in self.files.items():
            file.disk = file.read_disk()
            file.work_on(file.disk or "")
            draft = drafts.get(str(file.path))
            if draft and draft.working != file.working:
                self._recovered = True
                self._take_in(name, draft.disk or "", draft.working, file.disk)
        self._store()

    def state(self, after: int = 0, patience: float = 0) -> dict[str, object]:
        """Give all that a form shows, once it is newer than a revision or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._revision > after, patience)
            files = self.files.items()
            return {
                "revision": self._revision,
                "language": self.language,
                "documents": {name: file.tree for name, file in files},
                "problems": [
                    {
                        "document": name,
                        "where": each.where,
                        "severity": each.severity,
                        "text": each.sentence,
                        "line": each.line,
                    }
                    for name, file in files
                    for each in file.problems
                ],
                "saved": all(file.is_saved for _, file in files),
                "recovered": self._recovered,
                "said": self._said,
                "undo": bool(self._history.done),
                "redo": bool(self._history.undone),
                "conflicts": [
                    {**asdict(each), "where": key_path(each.path)} for each in self._conflicts
                ],
            }

    def act(self, action: Action) -> KeyPath:
        """Do what is asked, and give the path of what it made or changed.

        Raises BadActionError, StaleActionError, and EditRefusedError where the text cannot be had.
        """
        with self._changed:
            name = str(action.get("document"))
            if name not in self.files:
                raise edit_requests.BadActionError
            if action.get("revision") != self._revision and action.get("do") != "set":
                raise StaleActionError
            file = self.files[name]
            edits, path = edit_requests.edits_of(action, file.tree, self._models[name])
            before = file.working
            after = apply_edits(_begun(before, path), edits) if edits else before
            what = (action["do"], path) if action["do"] == "set" else None
            self._change(name, what, after, () if before == file.disk else edits)
            return path

    def bring_in(self, name: str, base: str, text: str) -> None:
        """Take in what a text has more than `base`, which the file held; one step to undo.

        Raises StaleActionError where that goes against what was typed since.
        """
        with self._changed:
            self._change(name, None, _merged(base, self.files[name].working, text))

    def _change(self, name: str, what: object, text: str, edits: Sequence[Edit] = ()) -> None:
        before = self.files[name].working
        if text != before:
            self._put(name, text, edits)
            self._history.add(step(name, what, before, self.files[name].working))
            self._recovered = False

    def undo(self) -> None:
        """Take back what was done last; raises StaleActionError where it was changed since."""
        with self._changed:
            self._turn(self._history.done, self._history.undone)

    def redo(self) -> None:
        """Do again what was taken back last; raises StaleActionError where it was changed since."""
        with self._changed:
            self._turn(self._history.undone, self._history.done)

    def _turn(self, pile: list[EditStep], other: list[EditStep]) -> None:
        if not pile:
            return
        last = pile[-1]
        file = self.files[last.document]
        now, back = file.working, last.before
        if now != last.after:
            try:
                back = _merged(last.after, back, now)
            except StaleActionError:
                pile.pop()  # else it would stand before all that was done earlier
                self._tell()
                raise
        pile.pop()
        other.append(step(last.document, None, now, back))
        self._put(last.document, back)

    def resolve(self, number: int, *, mine: bool) -> None:
        """Settle a conflict: theirs stands there already."""
        with self._changed:
            if not 0 <= number < len(self._conflicts):
                raise StaleActionError
            conflict = self._conflicts.pop(number)
            if not mine:
                self._put(conflict.document, self.files[conflict.document].working)
                return
            action = {"do": "set", "path": list(conflict.path), "value": conflict.mine or ""}
            document = {"document": conflict.document, "revision": self._revision}
            self.act(action | document)

    def follow(self) -> None:
        """Take in what other programs have written since."""
        with self._changed:
            if any(self._is_changed(file) for file in self.files.values()):
                self._store()
                self._tell()

    def _is_changed(self, file: EditedFile) -> bool:
        try:
            return file.read_disk() != file.disk
        except OSError:
            return False

    def _put(self, name: str, text: str, edits: Sequence[Edit] = ()) -> None:
        self.files[name].work_on(text)
        self._store(edits)
        self._tell()

    def _tell(self) -> None:
        self._revision += 1
        self._changed.notify_all()

    def _store(self, edits: Sequence[Edit] = ()) -> None:
        """Write what can be written, and keep the rest; what the system refuses is said.

        `edits` are those that led to what is worked on.
        """
        self._said = ""
        try:
            for name in self.files:
                self._write(name, edits)
        except OSError as error:
            self._refuse(error)
        try:
            self._journal.keep(self._kept())
        except OSError as error:
            self._refuse(error)

    def _kept(self) -> Kept:
        """Give what is not in the files, with the text that both knew."""
        drafts = {
            str(file.path): Draft(file.working, file.disk if file.held is None else file.held)
            for file in self.files.values()
            if not file.is_saved
        }
        return Kept(drafts, [asdict(each) for each in self._conflicts])

    def _refuse(self, error: OSError) -> None:
        said = Message("catalogue.unwritable")
        self._said = said.told(self.language, reason=reason(error, self.language))

    def _write(self, name: str, edits: Sequence[Edit]) -> None:
        file = self.files[name]
        for _ in range(ATTEMPTS):
            now = file.read_disk()
            if now != file.disk:
                base = (file.disk or "") if file.held is None else file.held
                file.disk = now
                self._take_in(name, base, file.working, now)
            if file.held is not None:
                said = Message("edit.gone" if now is None else "edit.held")
                self._said = said.told(self.language, file=file.path.name)
                return
            try:
                file.save(edits)
            except ChangedOutsideError:
                continue
            return

    def _take_in(self, name: str, base: str, mine: str, theirs: str | None) -> None:
        """Work on what another program wrote, with what we have changed of what both knew.

        Where that is no YAML, or no file any more, ours stays and is not written.
        """
        file = self.files[name]
        file.held = None
        if theirs is None and file.may_be_missing and mine == base:
            theirs = ""
        if theirs is not None and mine == base:
            file.work_on(theirs)
            return
        try:
            merged = None if theirs is None else merge_texts(*map(_document, (base, mine, theirs)))
        except EditRefusedError:
            merged = None
        if merged is None:
            file.held = base
            file.work_on(mine)
            return
        file.work_on(merged.text)
        self._conflicts += [
            OpenConflict(name, each.path, each.mine, each.theirs) for each in merged.conflicts
        ]


def _merged(base: str, mine: str, theirs: str) -> str:
    """Bring what mine has changed into theirs; raise StaleActionError where both have."""
    merged = merge_texts(base, mine, theirs)
    if merged.conflicts:
        raise StaleActionError
    return merged.text


def _begun(text: str, path: KeyPath) -> str:
    """Begin a file in which nothing stands with the key that is written first."""
    return f"{_closed(text)}{path[0]}:\n" if _is_blank(text) else text


def _document(text: str) -> str:
    """Give a text in which nothing stands as one that is merged: without a key."""
    return f"{_closed(text)}{{}}\n" if _is_blank(text) else text


def _is_blank(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _closed(text: str) -> str:
    return text if text.endswith("\n") or not text else f"{text}\n"
