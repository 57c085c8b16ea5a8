"""What is done with a mailing: a draft, its words, a plan of who would get it, or the sending."""

import os
import ssl
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from typing import Final

from roadmap_print.atomic_write import place, sweep
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.dates import document_date
from roadmap_print.i18n import cldr
from roadmap_print.i18n.translator import say
from roadmap_print.mailer import message, sending, sent_log
from roadmap_print.mailer.letter import Letter
from roadmap_print.mailer.mail_address import mail_address, one_line
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.mailing import Mailing
from roadmap_print.mailer.message import Mailbox
from roadmap_print.mailer.recipients import Recipient
from roadmap_print.mailer.smtp_server import Connection, SmtpServer
from roadmap_print.problems import Problem

DRAFT_NAME: Final = "mail.eml"
MOST_HIDDEN: Final = 100
"""People that a mail server has to take for one message (RFC 5321, 4.5.3.1.8)."""
PASSWORD_VARIABLE: Final = "ROADMAP_PRINT_SMTP_PASSWORD"  # noqa: S105  a name, not a password


@dataclass(slots=True)
class Delivery:
    """What became of a run: outcomes in order, who had it before, who is left and why."""

    already: int
    unsure: tuple[Recipient, ...]
    left: int
    outcomes: list[sending.SendingOutcome] = field(default_factory=list)
    stopped: MailError | None = None

    def summary(self, language: str) -> str:
        """Say it in one line."""
        counts = Counter(outcome.verdict for outcome in self.outcomes)
        return say(
            language,
            "mail.summary",
            sent=counts[sending.SendingVerdict.SENT],
            refused=counts[sending.SendingVerdict.REFUSED],
            uncertain=counts[sending.SendingVerdict.UNCERTAIN] + len(self.unsure),
            already=self.already,
            left=self.left,
        )


def sender(text: str) -> Mailbox:
    """Read `ADDRESS` or `Name <ADDRESS>`; raises MailError where it is neither."""
    name, address = parseaddr(one_line(text))
    return Mailbox(name, mail_address(address or text))


def publisher(catalogue: Catalogue | None) -> Mailbox:
    """Take the publisher for the sender; raises MailError where its address is missing or none."""
    known = catalogue.publisher if catalogue else None
    if known is None or known.email is None:
        raise MailError("no_sender")
    return Mailbox(one_line(known.name or ""), mail_address(known.email))


def write_drafts(
    mailing: Mailing, sender: Mailbox | None, listed: Sequence[Recipient] = ()
) -> tuple[Path, ...]:
    """Write `mail.eml` beside the PDFs, whole or not at all; raises MailError.

    Whoever is on a list stands in Bcc. A list in several languages makes a draft for each:
    `mail-en.eml` holds the words and the people of another language than the catalogue's.
    """
    languages = dict.fromkeys(each.language for each in listed) or [mailing.letter_language]
    drafts = {}
    for language in languages:
        own = len(languages) == 1 or language == mailing.letter_language
        hidden = [each.address for each in listed if each.language == language]
        draft = mailing.folder / (DRAFT_NAME if own else f"mail-{language}.eml")
        drafts[draft] = message.draft(
            mailing.letters[language], sender=sender, hidden=hidden, date=document_date()
        )
    try:
        sweep(mailing.folder, [draft.name for draft in drafts])
        for draft, data in drafts.items():
            place(data, draft)
    except OSError as error:
        raise MailError("unwritable", reason=error) from None
    return tuple(drafts)


def plain_text(words: Letter) -> str:
    """Give the words to paste into a message, the subject first."""
    return say(words.language, "mail.subject_line", subject=words.subject) + "\n\n" + words.text()


def dry_run(mailing: Mailing, listed: Sequence[Recipient]) -> str:
    """Show what would go to whom: each language's words once, then everybody; raises MailError."""
    language = mailing.language
    lines = []
    for each in dict.fromkeys(recipient.language for recipient in listed):
        first = next(recipient for recipient in listed if recipient.language == each)
        octets = len(message.draft(mailing.letters[each]))
        lines += [
            say(language, "mail.languages", language=cldr.language_name(each, language) or each),
            textwrap.indent(plain_text(mailing.letters[each].to(first.mailbox.name)), "    "),
            "    " + say(language, "mail.size_line", size=cldr.size(octets, language)),
            "",
        ]
    lines.append(say(language, "mail.recipients"))
    phrases = _progress(mailing, listed)
    for recipient, phrase in zip(listed, phrases, strict=True):
        mailbox = recipient.mailbox
        row = "  ".join(filter(None, (mailbox.address, recipient.language, mailbox.name)))
        lines.append(f"    {row}  {say(language, f'mail.status.{phrase}')}")
    counts = {each: phrases.count(each) for each in ("waiting", "already", "uncertain")}
    return "\n".join([*lines, "", say(language, "mail.dry_run", **counts)])


def _progress(mailing: Mailing, listed: Sequence[Recipient]) -> list[str]:
    """Tell how far each recipient's message has come; raises MailError for a broken record."""
    known = sent_log.statuses(mailing.record, mailing.identity)
    told = {sent_log.Status.SENT: "already", sent_log.Status.SENDING: "uncertain", None: "waiting"}
    return [told.get(known.get(each.address.casefold()), "waiting") for each in listed]


def password(host: str, user: str, ask: Callable[[str, str], str] | None) -> str:
    """Find the password: the environment, the keyring, else `ask(user, host)`; raises MailError."""
    found = os.environ.get(PASSWORD_VARIABLE) or _from_keyring(host, user)
    if found:
        return found
    if ask is None:
        raise MailError("no_password", user=user, variable=PASSWORD_VARIABLE)
    return ask(user, host)


def _from_keyring(host: str, user: str) -> str | None:
    """Ask the system's keyring (`keyring set HOST USER`), where that package is installed."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(host, user)
    except keyring.errors.KeyringError:
        return None
    return found


def send(
    mailing: Mailing,
    listed: Sequence[Recipient],
    sender: Mailbox,
    server: SmtpServer,
    *,
    per_minute: float,
    tell: Callable[[sending.SendingOutcome, int, int], None],
) -> Delivery:
    """Send to all who have not had it, telling each outcome; raises MailError for a bad record."""
    with sent_log.Record(mailing.record, mailing.identity) as open_record:
        told = list(zip(listed, _progress(mailing, listed), strict=True))
        waiting = [each for each, phrase in told if phrase == "waiting"]
        unsure = tuple(each for each, phrase in told if phrase == "uncertain")
        delivery = Delivery(len(told) - len(waiting) - len(unsure), unsure, len(waiting))
        if not waiting:
            return delivery
        try:
            with Connection(server, ssl.create_default_context()) as connection:
                outcomes = sending.deliver(
                    waiting,
                    lambda recipient: mailing.addressed(recipient, sender),
                    sender.address,
                    connection,
                    open_record,
                    sending.Pace(per_minute),
                )
                for number, outcome in enumerate(outcomes, 1):
                    delivery.outcomes.append(outcome)
                    delivery.left -= outcome.verdict is not sending.SendingVerdict.BROKEN
                    tell(outcome, number, len(waiting))
        except MailError as error:
            delivery.stopped = error
    return delivery


def complaints(
    delivery: Delivery, mailing: Mailing, listed: str, server: SmtpServer
) -> tuple[Problem, ...]:
    """Tell of everybody who did not surely get it, by address, and of what ended the run."""
    errors = [(each, MailError("uncertain_by", record=mailing.record)) for each in delivery.unsure]
    for outcome in delivery.outcomes:
        if outcome.verdict is not sending.SendingVerdict.SENT:
            values = {"record": mailing.record, "reply": outcome.reply, "reason": outcome.reply}
            errors.append((outcome.recipient, MailError(f"{outcome.verdict}_by", **values)))
    problems = [
        error.problem(mailing.language, listed, line=each.line, where=each.address)
        for each, error in sorted(errors, key=lambda pair: pair[0].line)
    ]
    if delivery.stopped:
        at_fault = mailing.record if delivery.stopped.phrase == "unwritable" else server.host
        problems.append(delivery.stopped.problem(mailing.language, str(at_fault)))
    return tuple(problems)
