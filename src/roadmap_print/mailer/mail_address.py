"""One mail address, or a line of text for a header: clean, or an error that says why not.

Whatever ends up in a header or in a command to the mail server has gone through here, so that no
line break from a catalogue or a list of recipients can start a header or a command of its own.
"""

import re
import unicodedata
from typing import Final

from roadmap_print.catalogue.reading.pasted.lookalikes import STRANGE
from roadmap_print.mailer.mail_words import MailError

# The dot-atom of RFC 5322 and host labels of RFC 1123; a quoted local part is left out on purpose.
_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
# Control, line and paragraph separators, and lone surrogates.
_FORBIDDEN: Final = frozenset({"Cc", "Zl", "Zp", "Cs"})
# Embeddings, overrides and isolates: they would show a name in another order than it is written.
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What is not seen: signs without a width, and spaces other than the space.
_UNSEEN: Final = frozenset({"Cf", "Zs"})
_LINE_LONGEST: Final = 998  # characters of a header's line, RFC 5322 2.1.1
_LOCAL_LONGEST, _LONGEST = 64, 254  # octets, RFC 5321 4.5.3.1 and its erratum 1690


def one_line(text: str) -> str:
    """Trim `text` for a header; raises MailError for a control character, plain or encoded.

    RFC 2047: the email library decodes what stands between "=?" and "?=", line breaks and all; it
    takes seconds over a line longer than one may be.
    """
    if len(text) > _LINE_LONGEST:
        raise MailError("long_line", count=len(text), most=_LINE_LONGEST)
    for character in text:
        if unicodedata.category(character) in _FORBIDDEN or character in _BIDI:
            raise MailError("control", character=f"U+{ord(character):04X}")
    if "?=" in text.partition("=?")[2]:
        raise MailError("encoded")
    return text.strip()


def mail_address(text: str) -> str:
    """Give the address in ASCII, its host in IDNA; raises MailError where it is none."""
    text = one_line(text)
    if not text:
        raise MailError("address_empty")
    for character in text:
        if character != " " and _is_unseen(character):
            named = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
            raise MailError("address_unseen", value=text, character=named)
    if text.count("@") > 1 or set(text) & set("<>,; "):
        raise MailError("address_several", value=text)
    local, _, host = text.partition("@")
    if not local.isascii():
        raise MailError("address_ascii", value=text)
    address = f"{local}@{_host(host, text)}"
    if not _LOCAL.fullmatch(local) or len(local) > _LOCAL_LONGEST or len(address) > _LONGEST:
        raise MailError("address_wrong", value=text)
    return address


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or bool(STRANGE.match(character))


def _host(host: str, text: str) -> str:
    import idna

    try:
        encoded = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise MailError("address_wrong", value=text) from None
    ascii_host = encoded.lower()
    labels = ascii_host.split(".")
    if len(labels) == 1 or not all(map(_LABEL.fullmatch, labels)):
        raise MailError("address_wrong", value=text)
    return ascii_host
