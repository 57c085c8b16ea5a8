"""One MIME message: the letter as text and HTML, the cover inside it, the PDFs attached.

mixed [ alternative [ text/plain, related [ text/html, image/png ] ], application/pdf … ]

The same letter and files give the same bytes: boundaries and the picture's Content-ID come from
the content, dates from the caller. Lines end in CRLF and no octet is above 127.

From and To are written here and not by the email library, which loses the quotes round a name
when it folds a long line (Python 3.11): what stands behind a comma would be an address of its own.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_string
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from roadmap_print.mailer.letter import Letter
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.publications.output_file import Suffix

_LINE: Final = 76  # characters; RFC 2047, section 2, where a word is encoded
_NAME_LONGEST: Final = 200  # characters, as of every name in a catalogue


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name, or none, and an address; raises MailError for a name not read back as it was."""

    name: str
    address: str

    def __post_init__(self) -> None:
        if len(self.name) > _NAME_LONGEST:
            raise MailError("name_long", count=len(self.name), most=_NAME_LONGEST)
        if _read(self.header("To")) != [(_solid(self.name), self.address)]:
            raise MailError("name_wrong", value=self.name)

    def header(self, field: str) -> str:
        """Write it as the header `field`, lines folded at the name's end and between its codes."""
        head = f"{field}: " + _phrase(self.name, field)
        last = head.rpartition("\n")[2]
        fold = "\r\n" if len(last) + len(self.address) + 3 > _LINE else ""
        return f"{head.rstrip(' ')}{fold} <{self.address}>\r\n"


def _phrase(name: str, field: str) -> str:
    """Quote or encode a name that stands behind `field` on its line."""
    if name.isascii():
        return name and '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    words = Header(name, "utf-8", maxlinelen=_LINE - 1, header_name=field)
    return words.encode(linesep="\r\n")


def _read(header: str) -> list[tuple[str, str]]:
    """Read the mailboxes of a header as a mail program does."""
    read = message_from_string(header, policy=SMTP)["To"]
    return [(_solid(each.display_name), each.addr_spec) for each in read.addresses]


def _solid(name: str) -> str:
    """Leave out the spaces: Python 3.11 reads one between the codes of a long name."""
    return "".join(name.split())


def draft(
    letter: Letter,
    *,
    sender: Mailbox | None = None,
    hidden: Sequence[str] = (),
    date: datetime | None = None,
) -> bytes:
    """Make one to be edited (`X-Unsent: 1`), without the Message-ID that the mail program gives.

    The addresses that are `hidden` stand in Bcc, one a line.
    """
    message = _message(letter)
    message["X-Unsent"] = "1"
    if date:
        message["Date"] = format_datetime(date)
    head = sender.header("From") if sender else ""
    head += "Bcc: " + ",\r\n ".join(hidden) + "\r\n" if hidden else ""
    return head.encode("ascii") + message.as_bytes()


def addressed(
    letter: Letter, *, sender: Mailbox, recipient: Mailbox, date: datetime, mailing: str
) -> bytes:
    """Make the message that one recipient gets; nobody else is named in it.

    By the Message-ID, of mailing and address, mail programs can tell one that comes twice.
    """
    message = _message(letter.to(recipient.name))
    mark = hashlib.sha256(f"{mailing} {recipient.address}".encode()).hexdigest()[:32]
    message["Date"] = format_datetime(date)
    message["Message-ID"] = f"<{mark}@{sender.address.partition('@')[2]}>"
    head = sender.header("From") + recipient.header("To")
    return head.encode("ascii") + message.as_bytes()


SUBTYPES: dict[Suffix, str] = {
    "pdf": "pdf",
    "pptx": "vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""What follows `application/` in the media type of an attachment."""


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message.set_content(letter.text(), cte="quoted-printable")
    mark, cover = _mark(letter), letter.cover
    picture = f"cover.{mark}@roadmap-print.invalid"
    html = letter.html(f"cid:{picture}" if cover else None)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    if cover:
        part = message.get_payload()[1]  # type: ignore[index]  # the HTML part
        assert isinstance(part, EmailMessage)  # noqa: S101  for the type checker
        part.add_related(
            cover, "image", "png", cid=f"<{picture}>", disposition="inline", filename="cover.png"
        )
    for enclosure in letter.enclosures:
        name = enclosure.file_name(letter.title, letter.language)
        kind = SUBTYPES[enclosure.suffix]
        message.add_attachment(enclosure.data, "application", kind, filename=name)
    message["Content-Language"] = letter.language
    _fix_boundaries(message, mark)
    return message


def _mark(letter: Letter) -> str:
    content = hashlib.sha256(letter.text().encode())
    for data in (letter.cover or b"", *(enclosure.data for enclosure in letter.enclosures)):
        content.update(hashlib.sha256(data).digest())
    return content.hexdigest()[:32]


def _fix_boundaries(message: EmailMessage, mark: str) -> None:
    """Else the library takes a random one; a hash of the content does not occur in the content."""
    multiparts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(multiparts):
        part.set_boundary(f"roadmap-{mark}-{number}")
