"""A draft shown, then written when somebody says so: the same for all that adds to a catalogue."""

import sys
from itertools import product

import click

from roadmap_print.cli.param_types import usage_error
from roadmap_print.cli.quiet import note, tell_done
from roadmap_print.exchange.planning.import_report import import_problems, preview
from roadmap_print.exchange.planning.importing import ImportDraft, ImportTarget, write_import
from roadmap_print.i18n.languages import message_languages
from roadmap_print.i18n.translator import Message, say
from roadmap_print.problem_report import report


def show_and_write(draft: ImportDraft, *, dry_run: bool, yes: bool) -> int:
    """Show what comes in and write it when asked to; return 1 where nothing at all can come in.

    Raises ProblemsError where it cannot be written, click.UsageError where there is nobody to ask.
    """
    target = draft.target
    show = tell_done if yes else click.echo  # whoever is asked, or asks for it, reads it
    show(preview(draft))
    if problems := import_problems(draft):
        report(problems, "text", target.language)
    if draft.plan.is_empty:
        note(say(target.language, "exchange.preview.nothing"))
        return 0 if draft.plan.doubled else 1
    if not dry_run and _is_wanted(target, yes=yes):
        write_import(draft)
        tell_done(target.path)
    return 0


def _is_wanted(target: ImportTarget, *, yes: bool) -> bool:
    """Ask, unless that is answered already; raises click.UsageError where there is nobody."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise usage_error("yes_needed")
    question = Message("exchange.preview.question").told(target.language, file=target.path)
    answers = {
        word: key
        for key, language in product(("yes", "no"), message_languages())
        for word in say(language, f"exchange.preview.{key}").split()
    }
    answer = ""
    while not answer:  # Click's own question takes "y" and no "oui"
        given = click.prompt(question, default="no", show_default=False, err=True)
        answer = answers.get(given.strip().casefold(), "")
    return answer == "yes"
