"""One MIME message: the letter as text and HTML, the cover inside it, the PDFs attached.

mixed [ alternative [ text/plain, related [ text/html, image/png ] ], application/pdf … ]

The same letter and files give the same bytes: boundaries and the picture's Content-ID come from
the content, dates from the caller. Lines end in CRLF and no octet is above 127.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from roadmap_print.mail.enclosures import Enclosure
    from roadmap_print.mail.letter import Letter


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name, which may be empty, and an address."""

    name: str
    address: str

    def header(self) -> Address:
        """Give it as From or To hold it, quoted and encoded as needed."""
        return Address(display_name=self.name, addr_spec=self.address)


def draft(
    letter: Letter,
    enclosures: tuple[Enclosure, ...],
    cover: bytes | None,
    *,
    sender: Mailbox | None,
    date: datetime | None,
) -> bytes:
    """Make a message without recipients that mail programs open for editing (`X-Unsent: 1`).

    It has no Message-ID, which the mail program gives when it sends, and no Date unless given.
    """
    message = _message(letter, enclosures, cover)
    message["X-Unsent"] = "1"
    if sender:
        message["From"] = sender.header()
    if date:
        message["Date"] = format_datetime(date)
    return message.as_bytes()


def addressed(
    letter: Letter,
    enclosures: tuple[Enclosure, ...],
    cover: bytes | None,
    *,
    sender: Mailbox,
    recipient: Mailbox,
    date: datetime,
    mailing: str,
) -> bytes:
    """Make the message that one recipient gets; nobody else is named in it.

    The Message-ID comes from the mailing's mark and the address: should the same message ever
    arrive twice, mail programs can tell.
    """
    message = _message(letter.to(recipient.name), enclosures, cover)
    mark = hashlib.sha256(f"{mailing} {recipient.address}".encode()).hexdigest()[:32]
    message["From"] = sender.header()
    message["To"] = recipient.header()
    message["Date"] = format_datetime(date)
    message["Message-ID"] = f"<{mark}@{sender.address.partition('@')[2]}>"
    return message.as_bytes()


def _message(
    letter: Letter, enclosures: tuple[Enclosure, ...], cover: bytes | None
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message.set_content(letter.text(), cte="quoted-printable")
    mark = _mark(letter, enclosures, cover)
    picture = f"cover.{mark}@roadmap-print.invalid"
    html = letter.html(f"cid:{picture}" if cover else None)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    if cover:
        part = message.get_payload()[1]  # type: ignore[index]  # the HTML part
        assert isinstance(part, EmailMessage)  # noqa: S101  for the type checker
        part.add_related(
            cover, "image", "png", cid=f"<{picture}>", disposition="inline", filename="cover.png"
        )
    for enclosure in enclosures:
        name = enclosure.file_name(letter.title, letter.language)
        message.add_attachment(enclosure.data, "application", "pdf", filename=name)
    message["Content-Language"] = letter.language
    _fix_boundaries(message, mark)
    return message


def _mark(letter: Letter, enclosures: tuple[Enclosure, ...], cover: bytes | None) -> str:
    content = hashlib.sha256(letter.text().encode())
    for data in (cover or b"", *(enclosure.data for enclosure in enclosures)):
        content.update(hashlib.sha256(data).digest())
    return content.hexdigest()[:32]


def _fix_boundaries(message: EmailMessage, mark: str) -> None:
    """Else the library takes a random one; a hash of the content does not occur in the content."""
    multiparts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(multiparts):
        part.set_boundary(f"roadmap-{mark}-{number}")
