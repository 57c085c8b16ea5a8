"""What has changed, told to people as text or Markdown, and to programs as JSON."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from roadmap_print.catalogue.comparison.compare import Change, ChangeKind, Edit, match_steps
from roadmap_print.catalogue.comparison.renaming import rename
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.i18n import cldr
from roadmap_print.i18n.translator import Message, say
from roadmap_print.page_diff.page_comparison import ComparisonOutcome
from roadmap_print.page_diff.page_matching import Matter
from roadmap_print.problem_report import json_text

LONG = 120
"""Characters from which on a text is shown only where it differs."""
AROUND = 30  # characters shown before and after that
SPECIAL = re.compile(r"(https?://[^\s»]+)|([\\`*_{}\[\]<>#|~&])")


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found; `outcomes` is None where nobody asked for pages."""

    names: tuple[str, str]
    catalogues: tuple[Catalogue, Catalogue]
    changes: tuple[Change, ...]
    outcomes: tuple[ComparisonOutcome, ...] | None


ReportLine = tuple[str, tuple[str, ...]]
"""One thing in words, with its details a line each."""


def text(found: Comparison, language: str) -> str:
    """Write the report for a terminal."""
    parts = [_heading(found, language)]
    for heading, lines in _sections(found, language).items():
        parts.append(f"\n{heading}")
        for line, details in lines:
            parts += [f"  {line}", *(f"      {detail}" for detail in details)]
    return "\n".join(parts)


def markdown(found: Comparison, language: str) -> str:
    """Write the report as CommonMark, in which what the catalogue says is text and no markup."""
    parts = [f"# {_escaped(_heading(found, language))}"]
    for heading, lines in _sections(found, language).items():
        parts.append(f"\n## {_escaped(heading)}\n")
        for line, details in lines:
            parts += [f"- {_escaped(line)}", *(f"  - {_escaped(detail)}" for detail in details)]
    return "\n".join(parts)


def as_json(found: Comparison, language: str) -> str:  # noqa: ARG001  as the others
    """Write the report for programs, in no language."""
    told = {
        "old": found.names[0],
        "new": found.names[1],
        "changes": [asdict(change) for change in found.changes],
        "printed": None if found.outcomes is None else dict(map(_outcome, found.outcomes)),
    }
    return json_text(told)


REPORTS = {"text": text, "markdown": markdown, "json": as_json}


def _outcome(outcome: ComparisonOutcome) -> tuple[str, dict[str, object]]:
    if outcome.matter is None:
        unfit = outcome.new or outcome.old
        return outcome.publication.name, {
            "print": None,
            "failed": "new" if outcome.new else "old",
            "reason": unfit.message if unfit else None,
        }
    return outcome.publication.name, {"print": outcome.matter.again, **asdict(outcome.matter)}


def _escaped(text: str) -> str:
    """Write text for CommonMark; an address becomes a link."""
    return SPECIAL.sub(lambda found: f"<{found[1]}>" if found[1] else f"\\{found[2]}", text)


def _heading(found: Comparison, language: str) -> str:
    count = len(found.changes)
    changes = say(language, "changes.count", n=count) if count else say(language, "changes.same")
    old, new = found.names
    return Message("changes.heading").told(language, old=old, new=new, changes=changes)


def _sections(found: Comparison, language: str) -> dict[str, list[ReportLine]]:
    """Group the changes under the step as it is now, and put the pages behind them."""
    old, new = found.catalogues[0].steps, found.catalogues[1].steps
    renamed = rename(*found.catalogues).catalogue.steps
    now = {before + 1: place + 1 for place, before in match_steps(renamed, new).items()}
    sections: dict[str, list[ReportLine]] = {}
    for change in found.changes:
        number = now.get(change.step or 0) if change.kind is ChangeKind.REMOVED else change.step
        if change.step is None:
            heading = say(language, "changes.front")
        elif number is None:
            values = {"n": change.step, "title": old[change.step - 1].title}
            heading = Message("changes.old_step").told(language, **values)
        else:
            title = new[number - 1].title
            heading = Message("changes.step").told(language, n=number, title=title)
        what = say(language, f"changes.what.{change.thing}.{change.kind}")
        line = Message("changes.named").told(language, name=what, what=change.title)
        details = tuple(_detail(edit, language) for edit in change.edits)
        sections.setdefault(heading, []).append((line, details))
    if found.outcomes is not None:
        sections[say(language, "changes.again")] = list(_again(found.outcomes, language))
    return sections


def _detail(edit: Edit, language: str) -> str:
    if edit.name == "after":
        if edit.new is None:
            return say(language, "changes.now_first")
        return Message("changes.now_after").told(language, title=edit.new)
    old, new = _shortened(edit.old, edit.new)
    nothing = say(language, "changes.nothing")
    name = field_name(edit.name, language)
    return Message("changes.edit").told(
        language, field=name, old=old or nothing, new=new or nothing
    )


def _shortened(*texts: str | None) -> tuple[str | None, str | None]:
    """Cut off what two long texts have in common, all but a few words around the difference."""
    old, new = (" ".join(text.split()) if text else text for text in texts)
    if not old or not new or max(len(old), len(new)) <= LONG:
        return old, new
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    first, second = (_middle(text, start, len(text) - end) for text in (old, new))
    return first, second


def _middle(text: str, start: int, end: int) -> str:
    left = text.rfind(" ", 0, max(0, start - AROUND)) + 1 if start > AROUND else 0
    right = text.find(" ", end + AROUND)
    right = len(text) if right < 0 else right
    return ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")


def _again(outcomes: Sequence[ComparisonOutcome], language: str) -> Iterator[ReportLine]:
    for outcome in outcomes:
        name = say(language, f"publications.{outcome.publication.name}.name")
        what, details = _what_again(outcome, language)
        yield Message("changes.named").told(language, name=name, what=what), details
    matters = [outcome.matter for outcome in outcomes if outcome.matter]
    if any(matter.again and len(matter.again) < matter.new for matter in matters):
        yield say(language, "changes.rest"), ()


def _what_again(outcome: ComparisonOutcome, language: str) -> tuple[str, tuple[str, ...]]:
    matter = outcome.matter
    if matter is None:
        message = Message("changes.unfit_new") if outcome.new else Message("changes.unfit_old")
        unfit = outcome.new or outcome.old
        help_ = (outcome.new.remedy,) if outcome.new and outcome.new.remedy else ()
        return message.told(language, reason=unfit.message if unfit else ""), help_
    if not matter.again and not matter.removed:
        return say(language, "changes.nothing"), ()
    if outcome.publication.one_sheet and matter.new == 1:
        return say(language, f"publications.{outcome.publication.name}.differs"), ()
    return _pages(matter, language), tuple(_fates(matter, language))


def _pages(matter: Matter, language: str) -> str:
    if len(matter.again) == matter.new:
        return say(language, "changes.all_pages", total=matter.new)
    if not matter.again:
        return say(language, "changes.nothing")
    pages, count = ranges(matter.again, language), len(matter.again)
    return say(language, "changes.pages", n=count, pages=pages, total=matter.new)


def _fates(matter: Matter, language: str) -> Iterator[str]:
    """Tell the pages' fates apart where they are not all edited in their places."""
    if matter.edited == matter.again and not matter.removed:
        return
    for fate in ("added", "edited", "removed", "renumbered"):
        pages: tuple[int, ...] = getattr(matter, fate)
        if pages:
            yield say(language, f"changes.fates.{fate}", pages=ranges(pages, language))


def field_name(name: str, language: str) -> str:
    """Give a field's name as people say it: that of the last key of its path."""
    first, _, last = name.partition(".")
    if first == "headings":
        return f"{say(language, 'changes.fields.headings')} ({last})"
    return Message(f"changes.fields.{last or first}").or_name(language)


def ranges(numbers: Sequence[int], language: str) -> str:
    """Write page numbers, which rise, as for a print dialog: “2-5, 9 and 12”."""
    parts: list[str] = []
    for _, group in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        run = [number for _, number in group]
        parts += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run)
    return cldr.listed(parts, language)
