"""The `mail` command from its options to its exit status."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from roadmap_print.arguments import check_date
from roadmap_print.catalogue import reader
from roadmap_print.mail import mailing as mailings
from roadmap_print.mail import post, recipients, server
from roadmap_print.mail.letter import NO_NEWS
from roadmap_print.mail.words import MailError, say
from roadmap_print.problems import ProblemsError
from roadmap_print.report import report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from roadmap_print.catalogue.reader import Reading
    from roadmap_print.mail.mailing import Mailing
    from roadmap_print.mail.message import Mailbox
    from roadmap_print.mail.recipients import Recipient
    from roadmap_print.mail.sending import Outcome
    from roadmap_print.mail.server import Server
    from roadmap_print.problems import Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; `recipients` is the file after --to, `budget` is in MB."""

    catalogue: Path
    output: Path
    only: tuple[str, ...]
    budget: float
    text: bool
    sender: str | None
    recipients: Path | None
    send: bool
    server: str | None
    security: str | None
    user: str | None
    per_minute: float


def run(options: Options, news: Mapping[str, Sequence[str]] = NO_NEWS) -> int:
    """Do what the options ask, and return the exit status.

    `news` says in each language what is new, a line each.

    Raises click.UsageError where an option or the environment is at fault.
    """
    check_date()
    reading = reader.read(options.catalogue)
    try:
        mailing, listed = _gather(options, reading, news)
        _report(mailing.warnings)
        if options.recipients is None:
            return _draft(options, mailing)
        sender = _sender(options, reading)
        if options.send:
            return _send(options, mailing, listed, sender)
        with mailings.placed(mailing.record, mailing.language):
            click.echo(post.dry_run(mailing, listed, sender))
    except ProblemsError as error:
        _report(error.problems)
        return 1
    return 0


def _gather(
    options: Options, reading: Reading, news: Mapping[str, Sequence[str]]
) -> tuple[Mailing, tuple[Recipient, ...]]:
    """Read the PDFs and the list, and tell what is wrong of both together."""
    problems: list[Problem] = []
    mailing: Mailing | None = None
    listed: tuple[Recipient, ...] = ()
    try:
        mailing = mailings.prepare(
            reading,
            options.catalogue,
            options.output,
            only=options.only,
            budget=options.budget,
            news=news,
            final=options.send,
        )
    except ProblemsError as error:
        problems += error.problems
    try:
        if options.recipients is not None:
            listed = recipients.read(options.recipients, reading.language, reading.language)
    except ProblemsError as error:
        problems += error.problems
    if mailing is None or problems:
        raise ProblemsError(tuple(problems))
    return mailing, listed


def _sender(options: Options, reading: Reading) -> Mailbox:
    """Take --from, else the publisher."""
    given = _given_sender(options, reading.language)
    if given:
        return given
    try:
        return post.publisher(reading.catalogue)
    except MailError as error:
        line, column = reading.marks.get("publisher.email", (0, 1))
        file, where = str(options.catalogue), "publisher.email"
        problem = error.problem(reading.language, file, line=line, column=column, where=where)
        raise ProblemsError((problem,)) from None


def _given_sender(options: Options, language: str) -> Mailbox | None:
    if options.sender is None:
        return None
    try:
        return post.sender(options.sender)
    except MailError as error:
        raise click.BadParameter(error.said(language), param_hint="--from") from None


def _draft(options: Options, mailing: Mailing) -> int:
    if options.text:
        click.echo(post.plain_text(mailing), nl=False)
        return 0
    sender = _given_sender(options, mailing.language)
    with mailings.placed(mailing.folder / post.DRAFT_NAME, mailing.language):
        click.echo(post.write_draft(mailing, sender))
    click.echo(say(mailing.language, "draft_note"), err=True)
    return 0


def _send(
    options: Options, mailing: Mailing, listed: tuple[Recipient, ...], sender: Mailbox
) -> int:
    chosen = _server(options, mailing.language)

    def tell(outcome: Outcome, number: int, count: int) -> None:
        verdict = say(mailing.language, outcome.verdict)
        click.echo(f"{number}/{count} {outcome.recipient.address} {verdict}", err=True)

    with mailings.placed(mailing.record, mailing.language):
        delivery = post.send(
            mailing, listed, sender, chosen, per_minute=options.per_minute, tell=tell
        )
    complaints = post.complaints(delivery, mailing, str(options.recipients), chosen)
    _report(complaints)
    click.echo(delivery.summary(mailing.language))
    return 1 if complaints else 0


def _server(options: Options, language: str) -> Server:
    try:
        chosen = server.parse(options.server or "", options.security)
    except MailError as error:
        raise click.BadParameter(error.said(language), param_hint="--server") from None
    if options.user is None:
        return chosen

    def ask(user: str, host: str) -> str:
        question = say(language, "password_prompt", user=user, host=host)
        answer: str = click.prompt(question, hide_input=True, err=True)
        return answer

    try:
        found = post.password(chosen.host, options.user, ask if sys.stdin.isatty() else None)
    except MailError as error:
        raise click.UsageError(error.said(language)) from None
    return replace(chosen, user=options.user, password=found)


def _report(problems: Sequence[Problem]) -> None:
    if problems:
        report(problems, "text", problems[0].language)
