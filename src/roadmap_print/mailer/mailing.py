"""One mailing from the catalogue and the PDFs: everything but whom it goes to."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.i18n import cldr
from roadmap_print.i18n.languages import message_languages, primary_subtag
from roadmap_print.mailer import attachments, letter, message, sent_log
from roadmap_print.mailer.attachments import Enclosure
from roadmap_print.mailer.letter import NO_NEWS, Letter
from roadmap_print.mailer.mail_address import one_line
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.message import Mailbox
from roadmap_print.mailer.recipients import Recipient
from roadmap_print.problems import Problem, ProblemsError
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import usual


@dataclass(frozen=True, slots=True)
class Mailing:
    """What everybody gets, before it is addressed; `warnings` are for the editor.

    `language` is that of messages, `letter_language` of letters unless the list names another.
    """

    language: str
    letter_language: str
    letters: Mapping[str, Letter]
    identity: str
    folder: Path
    warnings: tuple[Problem, ...]

    @property
    def letter(self) -> Letter:
        """The one for whoever is not on a list."""
        return self.letters[self.letter_language]

    @property
    def record(self) -> Path:
        """Say where it is written who got it."""
        return self.folder / sent_log.FILE_NAME

    def own(self, recipient: Recipient) -> Letter:
        """Return one recipient's letter."""
        return self.letters[recipient.language]

    def addressed(self, recipient: Recipient, sender: Mailbox) -> bytes:
        """Make one recipient's message, dated now."""
        return message.addressed(
            self.own(recipient),
            sender=sender,
            recipient=recipient.mailbox,
            date=datetime.now(UTC),
            mailing=self.identity,
        )


def prepare(
    reading: Reading,
    source: Path,
    folder: Path,
    *,
    only: Sequence[str] = (),
    budget: float = 10,
    news: Mapping[str, Sequence[str]] = NO_NEWS,
    final: bool = False,
) -> Mailing:
    """Gather what is sent: the words from the catalogue read from `source`, the PDFs in `folder`.

    `budget` is the largest message in MB; `news` are lines in each language. What is `final` cannot
    be taken back: then PDFs that do not show what the catalogue says are an error, and else a
    warning. Raises ProblemsError with all that is wrong of the catalogue or of the PDFs.
    """
    catalogue = reading.catalogue
    if catalogue is None:
        raise ProblemsError(reading.problems)
    language = reading.language
    _fit_for_headers(catalogue, reading, source, language)
    with placed(folder, language):
        files = attachments.paths(folder, only)
    enclosed = _read(files, language)
    with placed(folder, language):
        attachments.within_budget(files, budget, language)
    covered = attachments.covered(folder)
    with placed(covered or folder, language):
        cover = attachments.cover(covered) if covered else None
    recorded, faults = attachments.check_freshness(files, catalogue, source, reading.logo)
    if final:
        _refuse(faults, language)
    letters = {
        each: letter.write(
            catalogue, enclosed, news.get(each, ()), each, counted=recorded, cover=cover
        )
        for each in reversed(message_languages())  # identities of mailings sent rest on this order
    }
    return Mailing(
        language=language,
        letter_language=letter_language(reading),
        letters=letters,
        identity=letter.identity(tuple(letters.values())),
        folder=folder,
        warnings=_warnings(files, faults, folder, only, language),
    )


def letter_language(reading: Reading) -> str:
    """Give the catalogue's language where a letter can be in it, else that of messages."""
    pages = primary_subtag(reading.catalogue.language) if reading.catalogue else ""
    return pages if pages in message_languages() else reading.language


@contextmanager
def placed(place: Path, language: str) -> Iterator[None]:
    """Turn a MailError into the problem of a file or folder."""
    try:
        yield
    except MailError as error:
        raise ProblemsError((error.problem(language, str(place)),)) from None


def _refuse(errors: Sequence[tuple[Path, MailError]], language: str) -> None:
    if errors:
        raise ProblemsError(tuple(error.problem(language, str(place)) for place, error in errors))


def _fit_for_headers(catalogue: Catalogue, reading: Reading, source: Path, language: str) -> None:
    """Let no control character of the catalogue come near a header."""
    publisher = catalogue.publisher.name if catalogue.publisher else None
    values = {"title": catalogue.title, "edition": catalogue.edition, "publisher.name": publisher}
    problems = []
    for where, value in values.items():
        try:
            one_line(value or "")
        except MailError as error:
            line, column = reading.positions.get(where, (0, 1))
            problems.append(
                error.problem(language, str(source), line=line, column=column, where=where)
            )
    if problems:
        raise ProblemsError(tuple(problems))


def _read(files: Sequence[Path], language: str) -> tuple[Enclosure, ...]:
    read, errors = [], []
    for file in files:
        try:
            read.append(attachments.read(file))
        except MailError as error:
            errors.append((file, error))
    _refuse(errors, language)
    return tuple(read)


def _warnings(
    files: Sequence[Path],
    faults: Sequence[tuple[Path, MailError]],
    folder: Path,
    only: Sequence[str],
    language: str,
) -> tuple[Problem, ...]:
    wanted = () if only else (folder / OutputFile(each).name for each in usual())
    warnings = [(path, MailError("left_out")) for path in wanted if path not in files]
    warnings += faults
    if excerpts := attachments.excerpts(folder, only):
        warnings.append((folder, MailError("excerpts", names=", ".join(excerpts))))
    octets = attachments.message_size(files)
    if octets > attachments.HEAVY:
        fewer = attachments.lighter(files, attachments.HEAVY)
        told = cldr.size(octets, language)
        heavy = MailError("heavy_fewer" if fewer else "heavy", size=told, fewer=fewer)
        warnings.append((folder, heavy))
    return tuple(error.warning(language, str(place)) for place, error in warnings)
