"""`roadmap-print add`: what sources say of a work or an address, shown, then in the catalogue."""

from collections.abc import Iterable
from pathlib import Path

from roadmap_print.cli.commands.exchange.confirmation import show_and_write
from roadmap_print.cli.param_types import argument_error, default_catalogue, known_steps
from roadmap_print.exchange.planning.importing import check_step, draft_contents, existing_target
from roadmap_print.i18n.translator import Message
from roadmap_print.lookup.identify import Identifier, identify
from roadmap_print.lookup.look_up import look_up


def run(
    whats: Iterable[str], catalogue: Path | None, step: int | None, *, dry_run: bool, yes: bool
) -> int:
    """Look up, show what was found and write it when asked to; return the exit status.

    It is 1 where something was not found. Raises ArgumentError for what cannot be looked up at all,
    ProblemsError for a catalogue that cannot be added to.
    """
    wanted = dict.fromkeys(map(_identified, whats))
    target = existing_target(catalogue or default_catalogue())
    with known_steps("--step"):
        check_step(target, step)
    found = look_up(tuple(wanted), target.catalogue, target.language)
    draft = draft_contents(found, target, step)
    status = show_and_write(draft, dry_run=dry_run, yes=yes)
    return max(status, int(bool(draft.plan.lost)))


def _identified(typed: str) -> Identifier:
    found = identify(typed)
    if found is None:
        raise argument_error(typed, Message("lookup.unknown"))
    return found
