"""The `mail` command from its options to its exit status."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from roadmap_print.catalogue.reading import reader
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.cli.inputs import settings_file
from roadmap_print.cli.inputs.catalogue_files import Chosen
from roadmap_print.cli.param_types import ArgumentError, check_date, usage_error
from roadmap_print.cli.quiet import note, tell_done
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
from roadmap_print.problem_report import report, status
from roadmap_print.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from roadmap_print.personal.personal_mail import PersonalMailing


@dataclass(frozen=True, slots=True)
class MailArguments:
    """What the command line says; `recipients` is the file after --to, `budget` is in MB."""

    catalogues: Sequence[Path]
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
    people: Path | None = None


def run_all(context: click.Context, chosen: Chosen, options: Mapping[str, Any]) -> int:
    """Do for each catalogue what the options ask, and give the worst exit status.

    Raises click.UsageError where what is typed is at fault.
    """
    problems = list(chosen.problems)
    statuses: list[int] = []
    servers = cache(_server)  # whose password is asked for once
    several = [chosen.files] if options["people"] else [[each] for each in chosen.files]
    for files in several:
        try:
            statuses.append(_run_one(context, chosen, files, options, servers))
        except ArgumentError as error:  # of this catalogue alone
            if not chosen.several:
                raise
            problems.append(error.of(files[0]))
            statuses.append(error.exit_code)
        except ProblemsError as error:
            problems += error.problems
    _report(tuple(dict.fromkeys(problems)))
    return max(status(problems), *statuses, 0)


def _run_one(
    context: click.Context,
    chosen: Chosen,
    files: Sequence[Path],
    options: Mapping[str, Any],
    servers: Callable[..., SmtpServer],
) -> int:
    merged = settings_file.of_catalogue(files[0]).applied(context, options)
    if merged["people"] and any(merged[each] for each in ("recipients", "only", "since", "text")):
        raise usage_error("each_their_own")
    if merged["send"] and merged["text"]:
        raise usage_error("text_or_send")
    if merged["send"] and not ((merged["recipients"] or merged["people"]) and merged["server"]):
        raise usage_error("send_alone")
    news, since = NO_NEWS, merged.pop("since")
    if since:
        from roadmap_print.cli.commands.check.changes import news_since

        news = news_since(since, files[0])
    if not options["people"]:
        merged["output"] = chosen.folder(files[0], merged["output"])
    return run(MailArguments(files, **merged), news, servers)


def run(
    options: MailArguments, news: Mapping[str, Sequence[str]], servers: Callable[..., SmtpServer]
) -> int:
    """Do what the options ask, and return the exit status.

    `news` says in each language what is new, a line each; `servers` give the one to send by.

    Raises click.UsageError where an option or the environment is at fault.
    """
    check_date()
    try:
        mailing, listed, reading = _gathered(options, news)
        _report(mailing.warnings)
        sender = _sender(options, reading) if listed else None
        if options.send and sender:
            server = servers(options.server, options.security, options.user, mailing.language)
            return _send(options, mailing, listed, sender, server)
        if options.text and not listed:
            click.echo(actions.plain_text(mailing.letter), nl=False)
            return 0
        if listed and not options.people:
            with mailings.placed(mailing.record, mailing.language):
                shown = actions.dry_run(mailing, listed)
            (click.echo if options.text else tell_done)(shown)
        if not options.text:
            _draft(options, mailing, listed)
    except ProblemsError as error:
        _report(error.problems)
        return 1
    return 0


def _gathered(
    options: MailArguments, news: Mapping[str, Sequence[str]]
) -> tuple[Mailing, tuple[Recipient, ...], Reading]:
    """Gather what is sent to whom: the same to all, or to each their own."""
    if options.people:
        from roadmap_print.personal import personal_mail

        asked = (options.catalogues, options.people, options.output, options.budget)
        return personal_mail.prepare(*asked, click.get_current_context().with_resource)
    reading = reader.read(options.catalogues[0])
    return *_gather(options, reading, news), reading


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
            options.catalogues[0],
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


def _sender(options: MailArguments, reading: Reading) -> Mailbox | None:
    """Take --from, else the publisher; None where there is neither and nothing is to be sent."""
    publisher = reading.catalogue and reading.catalogue.publisher
    if not (options.send or options.sender or (publisher and publisher.email)):
        return None
    try:
        return _given_sender(options, reading.language) or actions.publisher(reading.catalogue)
    except MailError as error:
        line, column = reading.positions.get("publisher.email", (0, 1))
        file, where = str(options.catalogues[0]), "publisher.email"
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


def _draft(options: MailArguments, mailing: Mailing, listed: Sequence[Recipient]) -> None:
    """Write the draft, or one a language of the list, or each person's own."""
    language = mailing.language
    sender = _given_sender(options, language)
    if options.people:
        own = cast("PersonalMailing", mailing)
        with mailings.placed(own.folder, language):
            for each in listed:
                tell_done(own.write_draft(each, sender))
        note(say(language, "mail.own_note"))
        return
    if len(listed) > actions.MOST_HIDDEN:
        many = MailError("many", count=len(listed), most=actions.MOST_HIDDEN)
        _report((many.warning(language, str(options.recipients)),))
    with mailings.placed(mailing.folder / actions.DRAFT_NAME, language):
        for draft in actions.write_drafts(mailing, sender, listed):
            tell_done(draft)
    note(say(language, f"mail.{'hidden' if listed else 'draft'}_note"))


def _send(
    options: MailArguments,
    mailing: Mailing,
    listed: tuple[Recipient, ...],
    sender: Mailbox,
    chosen: SmtpServer,
) -> int:
    def tell(outcome: SendingOutcome, number: int, count: int) -> None:
        verdict = say(mailing.language, f"mail.status.{outcome.verdict}")
        note(f"{number}/{count} {outcome.recipient.address} {verdict}")

    with mailings.placed(mailing.record, mailing.language):
        delivery = actions.send(
            mailing, listed, sender, chosen, per_minute=options.per_minute, tell=tell
        )
    complaints = actions.complaints(
        delivery, mailing, str(options.people or options.recipients), chosen
    )
    _report(complaints)
    tell_done(delivery.summary(mailing.language))
    return 1 if complaints else 0


def _server(
    server: str | None, security: str | None, user: str | None, language: str
) -> SmtpServer:
    with _blamed("--server", language):
        chosen = smtp_server.parse(server or "", security)
    if user is None:
        return chosen

    def ask(user: str, host: str) -> str:
        question = say(language, "mail.password_prompt", user=user, host=host)
        answer: str = click.prompt(question, hide_input=True, err=True)
        return answer

    try:
        found = actions.password(chosen.host, user, ask if sys.stdin.isatty() else None)
    except MailError as error:
        raise click.UsageError(error.said(language)) from None
    return replace(chosen, user=user, password=found)


def _report(problems: Sequence[Problem]) -> None:
    if problems:
        report(problems, "text", problems[0].language)
