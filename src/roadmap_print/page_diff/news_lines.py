"""What is new, a line each, for a letter: fewer words than the report, and each thing once."""

from collections.abc import Iterator, Sequence

from roadmap_print.catalogue.comparison.compare import UNPRINTED, Change, ChangedThing, ChangeKind
from roadmap_print.i18n.translator import Message, say
from roadmap_print.page_diff.diff_report import field_name, ranges

MOST = 25
"""Lines of a letter; whoever wants more runs `changes`."""

BETWEEN = {"step", "step_title"}
UNTOLD = {ChangedThing.CATALOGUE, ChangedThing.LEVEL, ChangedThing.FORMAT}


def lines(changes: Sequence[Change], language: str) -> tuple[str, ...]:
    """Say what readers find otherwise: no ids, no other order of the same things."""
    told = list(_lines(changes, language))
    if len(told) <= MOST:
        return tuple(told)
    return (*told[: MOST - 1], say(language, "changes.more", n=len(told) - MOST + 1))


def _lines(changes: Sequence[Change], language: str) -> Iterator[str]:
    """Make one line of what has happened to the same thing in several steps."""
    whole = {(each.kind, each.step) for each in changes if each.thing is ChangedThing.STEP}
    groups: dict[tuple[ChangeKind, ChangedThing, str], list[Change]] = {}
    for change in changes:
        inside = change.thing is ChangedThing.OBJECTIVE and (change.kind, change.step) in whole
        # What stands elsewhere in the same list is no news.
        elsewhere = any(edit.name in BETWEEN for edit in change.edits)
        reordered = change.kind is ChangeKind.MOVED and not elsewhere
        if change.printed and change.thing not in UNTOLD and not inside and not reordered:
            groups.setdefault((change.kind, change.thing, change.key), []).append(change)
    for group in groups.values():
        yield _line(group[0], sorted({each.step for each in group if each.step}), language)


def _line(change: Change, steps: Sequence[int], language: str) -> str:
    what = say(language, f"changes.what.{change.thing}.{change.kind}")
    title = change.title
    if change.thing is ChangedThing.STEP:
        title = f"{change.step}. {title}"
    elif steps:
        gone = change.kind is ChangeKind.REMOVED
        key = "changes.in_old_steps" if gone else "changes.in_steps"
        what += say(language, key, n=len(steps), steps=ranges(steps, language))
    if change.kind is ChangeKind.EDITED and change.thing is not ChangedThing.OBJECTIVE:
        fields = dict.fromkeys(
            field_name(edit.name, language) for edit in change.edits if edit.name not in UNPRINTED
        )
        title += f" ({', '.join(fields)})"
    return Message("changes.named").told(language, name=what, what=title)
