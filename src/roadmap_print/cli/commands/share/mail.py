"""The `mail` command from its options to its exit status."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from roadmap_print.catalogue.reading import reader
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.cli.param_types import check_date
from roadmap_print.i18n.translator import say
from roadmap_print.mailer import actions, recipients, smtp_server
from roadmap_print.mailer import mailing as mailings
from roadmap_print.mailer.letter import NO_NEWS
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.mailing import Mailing
from roadmap_print.mailer.message import Mailbox
from roadmap_print.mailer.recipients import Recipient
from roadmap_print.mailer.sending import SendingOutcome
from roadmap_print.mailer.smtp_server import SmtpServer
from roadmap_print.problem_report import report
from roadmap_print.problems import Problem, ProblemsError


@dataclass(frozen=True, slots=True)
class MailArguments:
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


def run(options: MailArguments, news: Mapping[str, Sequence[str]] = NO_NEWS) -> int:
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
            click.echo(actions.dry_run(mailing, listed, sender))
    except ProblemsError as error:
        _report(error.problems)
        return 1
    return 0


def _gather(
    options: MailArguments, reading: Reading, news: Mapping[str, Sequence[str]]
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
            default = mailings.letter_language(reading)
            listed = recipients.read(options.recipients, default, reading.language)
    except ProblemsError as error:
        problems += error.problems
    if mailing is None or problems:
        raise ProblemsError(tuple(problems))
    return mailing, listed


def _sender(options: MailArguments, reading: Reading) -> Mailbox:
    """Take --from, else the publisher."""
    try:
        return _given_sender(options, reading.language) or actions.publisher(reading.catalogue)
    except MailError as error:
        line, column = reading.positions.get("publisher.email", (0, 1))
        file, where = str(options.catalogue), "publisher.email"
        problem = error.problem(reading.language, file, line=line, column=column, where=where)
        raise ProblemsError((problem,)) from None


@contextmanager
def _blamed(option: str, language: str) -> Iterator[None]:
    """Say that an option is at fault."""
    try:
        yield
    except MailError as error:
        raise click.BadParameter(error.said(language), param_hint=option) from None


def _given_sender(options: MailArguments, language: str) -> Mailbox | None:
    with _blamed("--from", language):
        return None if options.sender is None else actions.sender(options.sender)


def _draft(options: MailArguments, mailing: Mailing) -> int:
    if options.text:
        click.echo(actions.plain_text(mailing.letter), nl=False)
        return 0
    sender = _given_sender(options, mailing.language)
    with mailings.placed(mailing.folder / actions.DRAFT_NAME, mailing.language):
        click.echo(actions.write_draft(mailing, sender))
    click.echo(say(mailing.language, "mail.draft_note"), err=True)
    return 0


def _send(
    options: MailArguments, mailing: Mailing, listed: tuple[Recipient, ...], sender: Mailbox
) -> int:
    chosen = _server(options, mailing.language)

    def tell(outcome: SendingOutcome, number: int, count: int) -> None:
        verdict = say(mailing.language, f"mail.status.{outcome.verdict}")
        click.echo(f"{number}/{count} {outcome.recipient.address} {verdict}", err=True)

    with mailings.placed(mailing.record, mailing.language):
        delivery = actions.send(
            mailing, listed, sender, chosen, per_minute=options.per_minute, tell=tell
        )
    complaints = actions.complaints(delivery, mailing, str(options.recipients), chosen)
    _report(complaints)
    click.echo(delivery.summary(mailing.language))
    return 1 if complaints else 0


def _server(options: MailArguments, language: str) -> SmtpServer:
    with _blamed("--server", language):
        chosen = smtp_server.parse(options.server or "", options.security)
    if options.user is None:
        return chosen

    def ask(user: str, host: str) -> str:
        question = say(language, "mail.password_prompt", user=user, host=host)
        answer: str = click.prompt(question, hide_input=True, err=True)
        return answer

    try:
        found = actions.password(chosen.host, options.user, ask if sys.stdin.isatty() else None)
    except MailError as error:
        raise click.UsageError(error.said(language)) from None
    return replace(chosen, user=options.user, password=found)


def _report(problems: Sequence[Problem]) -> None:
    if problems:
        report(problems, "text", problems[0].language)
