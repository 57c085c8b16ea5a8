"""What comes in from elsewhere: looked up or read from a file, shown first, then spliced in.

It is planned for the file as it stands there, which is sound; what is typed and not in it yet stays
beside it. Of a file that a browser sends, the name is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import count

from roadmap_print.catalogue.reading.reader import read_source
from roadmap_print.editor.edit_requests import StaleActionError
from roadmap_print.editor.session import EditSession
from roadmap_print.exchange.cleaning import plain_text
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.file_reading import read_contents
from roadmap_print.exchange.planning.import_plan import FileContents
from roadmap_print.exchange.planning.import_report import (
    PreviewEntry,
    added_words,
    counted,
    losses_and_doubts,
    preview_steps,
)
from roadmap_print.exchange.planning.importing import ImportDraft, ImportTarget, draft_contents
from roadmap_print.exchange.record import Contents, LostRecord
from roadmap_print.i18n.translator import Message
from roadmap_print.lookup.identify import identify
from roadmap_print.lookup.look_up import look_up
from roadmap_print.problems import Problem, ProblemsError

MOST_TYPED = 20  # lines that are looked up at once
MOST_FILE = 25_000_000  # bytes
OWN = "catalogue"


@dataclass
class Arrivals:
    """What was offered last, under a number, and the session that takes it in."""

    session: EditSession
    _offered: dict[int, ImportDraft] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=count)

    def look_up(self, typed: str, step: int | None) -> Mapping[str, object]:
        """Offer what sources say of numbers and addresses, one a line; this asks the network."""
        lines = dict.fromkeys(filter(None, map(str.strip, typed.splitlines())))
        return self._offer(lambda target: _looked_up(tuple(lines), target), step)

    def read(self, data: bytes, end: str, step: int | None) -> Mapping[str, object]:
        """Offer what a file has; `end` is that of its name, which may tell its format."""
        language = self.session.language
        if len(data) > MOST_FILE:
            said, most = Message("exchange.too_large"), MOST_FILE // 1_000_000
            return _refused(Problem.error("", said, language=language, most=most))
        try:
            contents = read_contents(data, end)
        except ExchangeError as error:
            return _refused(error.problem("", language))
        file = FileContents("", contents, plain_text(contents.title))
        return self._offer(lambda _: (file,), step)

    def take_in(self, number: int) -> Sequence[str]:
        """Write what was offered, and give the path of its first resource.

        Raises StaleActionError where something else has been offered since, or cannot come in any
        more beside what was typed.
        """
        draft = self._offered.pop(number, None)
        if draft is None:
            raise StaleActionError
        self.session.bring_in(OWN, (draft.target.source or b"").decode(), draft.text)
        plan = draft.plan
        ids = [each.id for each in plan.incoming] or [each.other for each in plan.doubled]
        return ["resources", ids[0]]

    def _offer(
        self, gather: Callable[[ImportTarget], tuple[FileContents, ...]], step: int | None
    ) -> Mapping[str, object]:
        target = self._target(step)
        if target is None:
            said, language = Message("edit.mend_first"), self.session.language
            return _refused(Problem.error("", said, language=language))
        try:
            draft = draft_contents(gather(target), target, None if step is None else step + 1)
        except ProblemsError as error:
            return _refused(*error.problems)
        number = next(self._numbers)
        self._offered = {number: draft}
        return {"number": number, **_told(draft)}

    def _target(self, step: int | None) -> ImportTarget | None:
        """Give the file as it stands there; None where it has errors, or not yet such steps."""
        file, language = self.session.files[OWN], self.session.language
        reading = read_source((file.disk or "").encode("utf-8", "surrogateescape"), file.path)
        tree = file.tree or {}
        if reading.catalogue is None:
            return None
        if step is not None and len(tree.get("steps") or ()) != len(reading.catalogue.steps):
            return None
        taken = frozenset(tree.get("resources") or ())
        return ImportTarget(file.path, reading.catalogue, language, reading.source, reading, taken)


def _looked_up(typed: Sequence[str], target: ImportTarget) -> tuple[FileContents, ...]:
    """Look up what can be, and name what is nothing that can, or too much at once."""
    wanted = {line: identify(line) for line in typed[:MOST_TYPED]}
    known = tuple(filter(None, wanted.values()))
    lost = {line: "lookup.unknown" for line in wanted if not wanted[line]}
    lost |= dict.fromkeys(typed[MOST_TYPED:], "lookup.too_many")
    return (
        *look_up(known, target.catalogue, target.language),
        *(
            FileContents(line, Contents((LostRecord(0, "", Message(key)),)), "")
            for line, key in lost.items()
        ),
    )


def _told(draft: ImportDraft) -> Mapping[str, object]:
    """Give what would come in, what is there already, and what must be looked at."""
    plan, language = draft.plan, draft.target.language
    titles = {each.id: each.record.text("title") for each in plan.incoming}
    titles |= {id_: each.title for id_, each in draft.target.catalogue.resources.items()}
    return {
        "empty": plan.is_empty,
        "count": len(plan.incoming),
        "counted": counted(plan, language),
        "words": list(added_words(draft)),
        "steps": [
            {"heading": each.heading, "entries": [_entry(one, titles) for one in each.entries]}
            for each in preview_steps(draft)
        ],
        "there": [
            {"name": each.record.name, "title": titles[each.other]}
            for each in plan.doubled
            if not each.listed
        ],
        "problems": list(map(_problem, losses_and_doubts(draft))),
    }


def _entry(entry: PreviewEntry, titles: Mapping[str, str]) -> Mapping[str, object]:
    fields = [asdict(each) for each in entry.fields]
    return {"title": titles[entry.id], "fields": fields}


def _problem(problem: Problem) -> Mapping[str, object]:
    name = problem.where or problem.file
    return {"line": problem.line, "name": name, "text": problem.sentence}


def _refused(*problems: Problem) -> Mapping[str, object]:
    return {"empty": True, "counted": "", "problems": list(map(_problem, problems))}
