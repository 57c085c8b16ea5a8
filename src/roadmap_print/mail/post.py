"""The command's way: catalogue and PDFs → one mailing → a draft, its words, a plan, or the post."""

from __future__ import annotations

import os
import ssl
import textwrap
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from roadmap_print.mail import enclosures, letter, message, record, sending
from roadmap_print.mail.address import mail_address, one_line
from roadmap_print.mail.words import LANGUAGES, MailError, interface_language, say, size
from roadmap_print.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.catalogue.reader import Reading
    from roadmap_print.mail.enclosures import Enclosure
    from roadmap_print.mail.letter import Letter
    from roadmap_print.mail.message import Mailbox
    from roadmap_print.mail.recipients import Recipient
    from roadmap_print.problems import Problem

DRAFT_NAME: Final = "mail.eml"
PASSWORD_VARIABLE: Final = "ROADMAP_PRINT_SMTP_PASSWORD"  # noqa: S105  a name, not a password


@dataclass(frozen=True, slots=True)
class Mailing:
    """What everybody gets, before it is addressed; `warnings` are for the editor."""

    language: str
    letters: Mapping[str, Letter]
    enclosures: tuple[Enclosure, ...]
    cover: bytes | None
    identity: str
    folder: Path
    warnings: tuple[Problem, ...]

    @property
    def record(self) -> Path:
        """Say where it is written who got it."""
        return self.folder / record.FILE_NAME

    def addressed(self, recipient: Recipient, sender: Mailbox) -> bytes:
        """Make one recipient's message, dated now."""
        return message.addressed(
            self.letters[recipient.language],
            self.enclosures,
            self.cover,
            sender=sender,
            recipient=recipient.mailbox,
            date=datetime.now(UTC),
            mailing=self.identity,
        )


@dataclass(slots=True)
class Delivery:
    """What became of a run: outcomes in order, who had it before, who is left and why."""

    already: int
    unsure: int
    left: int
    outcomes: list[sending.Outcome] = field(default_factory=list)
    stopped: MailError | None = None

    def number(self, verdict: sending.Verdict) -> int:
        """Count the outcomes of one kind."""
        return sum(outcome.verdict is verdict for outcome in self.outcomes)

    def summary(self, language: str) -> str:
        """Say it in one line."""
        return say(
            language,
            "summary",
            sent=self.number(sending.Verdict.SENT),
            refused=self.number(sending.Verdict.REFUSED),
            uncertain=self.number(sending.Verdict.UNCERTAIN) + self.unsure,
            already=self.already,
            left=self.left,
        )


def prepare(  # noqa: PLR0913  what a mailing is made of
    reading: Reading,
    source: Path,
    folder: Path,
    *,
    only: Sequence[str] = (),
    budget: float = 10,
    news: Sequence[str] = (),
) -> Mailing:
    """Gather what is sent: the words from the catalogue read from `source`, the PDFs in `folder`.

    `budget` is the largest message in MB; `news` says, a line each, what is new. Raises
    ProblemsError with all that is wrong of the catalogue or of the PDFs.
    """
    catalogue = reading.catalogue
    if catalogue is None:
        raise ProblemsError(reading.problems)
    language = interface_language(catalogue.language)
    _fit_for_headers(catalogue, reading, source, language)
    with placed(folder, language):
        files = enclosures.paths(folder, only)
    enclosed = _read(files, language)
    with placed(folder, language):
        enclosures.within_budget(files, budget, language)
    with placed(folder / "booklet.pdf", language):
        cover = enclosures.cover(folder / "booklet.pdf")
    letters = {each: letter.write(catalogue, enclosed, news, each) for each in LANGUAGES}
    return Mailing(
        language=language,
        letters=letters,
        enclosures=enclosed,
        cover=cover,
        identity=letter.identity(letters.values(), enclosed),
        folder=folder,
        warnings=_warnings(files, source, folder, language),
    )


@contextmanager
def placed(place: Path, language: str) -> Iterator[None]:
    """Turn a MailError into the problem of a file or folder."""
    try:
        yield
    except MailError as error:
        raise ProblemsError((error.problem(language, str(place)),)) from None


def _fit_for_headers(
    catalogue: Catalogue, reading: Reading, source: Path, language: str
) -> None:
    """Let no control character of the catalogue come near a header."""
    publisher = catalogue.publisher.name if catalogue.publisher else None
    values = {"title": catalogue.title, "edition": catalogue.edition, "publisher.name": publisher}
    problems = []
    for where, value in values.items():
        try:
            one_line(value or "")
        except MailError as error:
            line, column = reading.marks.get(where, (0, 1))
            place = {"line": line, "column": column, "where": where}
            problems.append(error.problem(language, str(source), **place))
    if problems:
        raise ProblemsError(tuple(problems))


def _read(files: Sequence[Path], language: str) -> tuple[Enclosure, ...]:
    read, problems = [], []
    for file in files:
        try:
            read.append(enclosures.read(file))
        except MailError as error:
            problems.append(error.problem(language, str(file)))
    if problems:
        raise ProblemsError(tuple(problems))
    return tuple(read)


def _warnings(
    files: Sequence[Path], source: Path, folder: Path, language: str
) -> tuple[Problem, ...]:
    changed = source.stat().st_mtime
    stale = [file for file in files if file.stat().st_mtime < changed]
    warnings = [MailError("stale").warning(language, str(file)) for file in stale]
    octets = enclosures.message_size(files)
    if octets > enclosures.HEAVY:
        heavy = MailError("heavy", size=size(language, octets))
        warnings.append(heavy.warning(language, str(folder)))
    return tuple(warnings)


def sender_of(catalogue: Catalogue, given: str | None) -> Mailbox | None:
    """Take the sender from `--from`, else from the publisher; None where neither names one.

    Raises MailError where the address is none.
    """
    if given is not None:
        name, address = parseaddr(one_line(given))
        return message.Mailbox(one_line(name), mail_address(address or given))
    publisher = catalogue.publisher
    if publisher is None or publisher.email is None:
        return None
    return message.Mailbox(one_line(publisher.name or ""), mail_address(publisher.email))


def write_draft(mailing: Mailing, sender: Mailbox | None) -> Path:
    """Write `mail.eml` beside the PDFs, whole or not at all; raises MailError."""
    data = message.draft(
        mailing.letters[mailing.language],
        mailing.enclosures,
        mailing.cover,
        sender=sender,
        date=_source_date(),
    )
    draft, part = mailing.folder / DRAFT_NAME, mailing.folder / f".{DRAFT_NAME}.part"
    try:
        part.write_bytes(data)
        part.replace(draft)
    except OSError as error:
        raise MailError("unwritable", reason=error.strerror) from None
    finally:
        part.unlink(missing_ok=True)
    return draft


def _source_date() -> datetime | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise MailError("epoch", value=seconds) from None


def plain_text(mailing: Mailing) -> str:
    """Give the words to paste into a message, the subject first."""
    return _words(mailing.letters[mailing.language], mailing.language)


def _words(words: Letter, language: str) -> str:
    return say(language, "subject_line", subject=words.subject) + "\n\n" + words.text()


def dry_run(mailing: Mailing, listed: Sequence[Recipient], sender: Mailbox) -> str:
    """Show what would go to whom: each language's words once, then everybody; raises MailError."""
    language = mailing.language
    known = record.statuses(mailing.record, mailing.identity)
    lines = []
    for each in dict.fromkeys(recipient.language for recipient in listed):
        first = next(recipient for recipient in listed if recipient.language == each)
        octets = len(mailing.addressed(first, sender))
        lines += [
            say(language, "languages", language=say(language, each)),
            textwrap.indent(_words(mailing.letters[each].to(first.mailbox.name), language), "    "),
            "    " + say(language, "size_line", size=size(language, octets)),
            "",
        ]
    lines.append(say(language, "recipients"))
    phrases = [_standing(known.get(recipient.address.casefold())) for recipient in listed]
    for recipient, phrase in zip(listed, phrases, strict=True):
        lines.append(f"    {_row(recipient)}  {say(language, phrase)}")
    counts = {each: phrases.count(each) for each in ("waiting", "already", "uncertain")}
    return "\n".join([*lines, "", say(language, "dry_run", **counts)])


def _row(recipient: Recipient) -> str:
    name = f"  {recipient.mailbox.name}" if recipient.mailbox.name else ""
    return f"{recipient.address}  {recipient.language}{name}"


def _standing(status: record.Status | None) -> str:
    standing = {record.Status.SENT: "already", record.Status.SENDING: "uncertain"}
    return standing.get(status, "waiting") if status else "waiting"


def password(server: sending.Server, ask: Callable[[str, str], str] | None) -> str:
    """Find the password: the environment, the keyring, else `ask(user, host)`; raises MailError."""
    user = server.user or ""
    found = os.environ.get(PASSWORD_VARIABLE) or _from_keyring(server.host, user)
    if found:
        return found
    if ask is None:
        raise MailError("no_password", user=user, variable=PASSWORD_VARIABLE)
    return ask(user, server.host)


def _from_keyring(host: str, user: str) -> str | None:
    """Ask the system's keyring, where the `keyring` package is installed (`keyring set HOST USER`)."""
    try:
        import keyring  # noqa: PLC0415  optional
    except ImportError:
        return None
    try:
        return keyring.get_password(host, user)
    except keyring.errors.KeyringError:
        return None


def send(  # noqa: PLR0913  what goes, to whom, how
    mailing: Mailing,
    listed: Sequence[Recipient],
    sender: Mailbox,
    server: sending.Server,
    *,
    per_minute: float,
    tell: Callable[[sending.Outcome, int, int], None],
) -> Delivery:
    """Send to everybody who has not had it, telling each outcome with its number and their count.

    Raises MailError where another run is under way or the record cannot be read.
    """
    with record.Record(mailing.record, mailing.identity) as open_record:
        known = record.statuses(mailing.record, mailing.identity)
        standing = [_standing(known.get(each.address.casefold())) for each in listed]
        waiting = [each for each, at in zip(listed, standing, strict=True) if at == "waiting"]
        delivery = Delivery(standing.count("already"), standing.count("uncertain"), len(waiting))
        if not waiting:
            return delivery
        connection = sending.Connection(server, ssl.create_default_context())
        outcomes = sending.deliver(
            waiting,
            lambda recipient: mailing.addressed(recipient, sender),
            sender.address,
            connection,
            open_record,
            sending.Pace(per_minute),
        )
        with closing(connection):
            try:
                for number, outcome in enumerate(outcomes, 1):
                    delivery.outcomes.append(outcome)
                    delivery.left -= 1
                    tell(outcome, number, len(waiting))
            except MailError as error:
                delivery.stopped = error
    return delivery


def complaints(
    delivery: Delivery, mailing: Mailing, listed: Path, server: sending.Server
) -> tuple[Problem, ...]:
    """Tell of everybody who did not surely get it, by address, and of what ended the run."""
    problems = []
    for outcome in delivery.outcomes:
        error = _complaint(outcome, mailing)
        if error:
            line, address = outcome.recipient.line, outcome.recipient.address
            problems.append(error.problem(mailing.language, str(listed), line=line, where=address))
    if delivery.stopped:
        problems.append(delivery.stopped.problem(mailing.language, server.host))
    return tuple(problems)


def _complaint(outcome: sending.Outcome, mailing: Mailing) -> MailError | None:
    if outcome.verdict is sending.Verdict.REFUSED:
        return MailError("refused_by", reply=outcome.reply)
    if outcome.verdict is sending.Verdict.UNCERTAIN:
        return MailError("uncertain_by", record=mailing.record)
    return None
