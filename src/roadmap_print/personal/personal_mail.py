"""Each person's booklet to that person: a draft each, or a message of a mailing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from roadmap_print import atomic_write
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.dates import document_date
from roadmap_print.i18n.languages import message_languages, primary_subtag
from roadmap_print.mailer import attachments, letter, mailing, message
from roadmap_print.mailer.attachments import Enclosure
from roadmap_print.mailer.letter import Letter
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.mailing import Mailing
from roadmap_print.mailer.message import Mailbox
from roadmap_print.mailer.recipients import Recipient
from roadmap_print.personal.base_making import PERSONAL
from roadmap_print.personal.copies import Copy, CopyTask
from roadmap_print.personal.journal import DRAFT, Journal
from roadmap_print.personal.people_build import PeopleOrder
from roadmap_print.pipeline import input_hashes
from roadmap_print.problems import Problem, ProblemsError

Hold = Callable[[AbstractContextManager[None]], None]


@dataclass(frozen=True, slots=True)
class PersonalMailing(Mailing):
    """A mailing whose recipients get a file of their own, by the rows that they stand in."""

    copies: Mapping[int, Path]

    def own(self, recipient: Recipient) -> Letter:
        """Return the letter with the file of one recipient."""
        enclosure = Enclosure(PERSONAL.name, self.copies[recipient.line].read_bytes())
        return replace(Mailing.own(self, recipient), enclosures=(enclosure,))

    def write_draft(self, recipient: Recipient, sender: Mailbox | None) -> Path:
        """Write one recipient's draft beside their file; raises MailError."""
        own = self.own(recipient).to(recipient.mailbox.name)
        data = message.draft(own, sender=sender, date=document_date())
        path = self.copies[recipient.line].with_suffix(DRAFT)
        try:
            atomic_write.place(recipient.mailbox.header("To").encode("ascii") + data, path)
        except OSError as error:
            raise MailError("unwritable", reason=error) from None
        return path


def prepare(
    catalogues: Sequence[Path], people: Path, output: Path, budget: float, hold: Hold
) -> tuple[PersonalMailing, tuple[Recipient, ...], Reading]:
    """Gather what everybody on a list gets, as it was made before, in whatever variant that was.

    What keeps others out of the folder is given to `hold`. Raises ProblemsError with all that is
    wrong: of the catalogue, of the list, of files that are not there or not of today's catalogue.
    """
    order = PeopleOrder(catalogues, people, output, BuildOptions())
    reading, task = order.read()
    if task is None or reading.catalogue is None:
        raise ProblemsError(reading.problems)
    if task.folder.is_dir():
        hold(task.alone())
    journal = Journal(task.folder)
    copies = _finished(task, journal)
    problems = list(_lacking(task, copies, journal))
    if problems:
        raise ProblemsError(tuple(problems))
    files = [task.folder / each.file for each in copies]
    with mailing.placed(task.folder, task.language):
        heaviest = max(files, key=lambda each: each.stat().st_size)
        attachments.within_budget((heaviest,), budget, task.language)
    jobs, language = task.jobs.jobs.values(), mailing.letter_language(reading)
    own = {primary_subtag(job.catalogue.language): job.catalogue for job in jobs}
    letters = {
        each: letter.write(own.get(each, reading.catalogue), (), (), each, counted=False)
        for each in message_languages()
    }
    shown = [input_hashes.content(job.catalogue, job.logo) for job in jobs]
    by_row = {each.person.row: file for each, file in zip(copies, files, strict=True)}
    told = (task.language, language, letters, "".join(shown), output, ())
    recipients = []
    for each in task.people:
        wanted = primary_subtag(each.base.language)
        mailbox = Mailbox(each.name, each.address)
        recipients.append(Recipient(each.row, mailbox, wanted if wanted in letters else language))
    return PersonalMailing(*told, by_row), tuple(recipients), reading


def _finished(task: CopyTask, journal: Journal) -> tuple[Copy, ...]:
    """Return the copies by the variant and the names that most of them stand there in."""
    there = {each.name for each in task.folder.glob("*.pdf")}
    found: list[tuple[Copy, ...]] = []
    for large, grey, named in product((False, True), repeat=3):
        jobs = {
            key: replace(job, options=replace(job.options, large_print=large, grey=grey))
            for key, job in task.jobs.jobs.items()
        }
        tried = replace(task, jobs=replace(task.jobs, jobs=jobs), named=named)
        found.append(tried.copies())
    return max(
        found,
        key=lambda copies: sum(e.file in there and journal.knows(e.file, e.inputs) for e in copies),
    )


def _lacking(task: CopyTask, copies: tuple[Copy, ...], journal: Journal) -> Iterator[Problem]:
    """Tell of people without an address, with somebody else's, or without a finished file."""
    rows: dict[str, int] = {}
    for copy in copies:
        address, row = copy.person.address.casefold(), copy.person.row
        if not address:
            yield task.problem(copy, "no_address")
        elif address in rows:
            yield task.problem(copy, f"same_address:{rows[address]}")
        rows.setdefault(address, row)
        if not journal.finished(task.folder / copy.file, copy.inputs):
            yield task.problem(copy, "not_made")
