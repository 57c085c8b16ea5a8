"""What the system refuses to do with a file, in words: its own are English and for programmers."""

from __future__ import annotations

import errno

from roadmap_print.i18n.translator import Message

_NOT_ALLOWED = Message("you have no right to it", "vous n’en avez pas le droit")
_FULL = Message(
    "the disk is full; free some of it and begin again",
    "le disque est plein ; libérez de la place et recommencez",
)

REFUSALS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: Message(
        "files as large as this are not allowed here",
        "les fichiers de cette taille ne sont pas admis ici",
    ),
    errno.EROFS: Message("this disk is read-only", "ce disque est en lecture seule"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: Message("its folder is not there", "son dossier n’est pas là"),
    errno.ENOTDIR: Message(
        "what should be its folder is a file", "ce qui devrait être son dossier est un fichier"
    ),
    errno.EEXIST: Message(
        "what should be a folder is a file", "ce qui devrait être un dossier est un fichier"
    ),
    errno.EISDIR: Message("there is a folder of this name", "il y a un dossier de ce nom"),
    errno.ENAMETOOLONG: Message("its name is too long", "son nom est trop long"),
    errno.ELOOP: Message(
        "the links that lead to it lead back to themselves",
        "les liens qui y mènent tournent en rond",
    ),
    errno.EIO: Message(
        "the disk does not answer as it should", "le disque ne répond pas comme il devrait"
    ),
    errno.EBADF: Message("it is closed", "elle est fermée"),
    errno.EBUSY: Message("another program holds it", "un autre programme le retient"),
    errno.ETXTBSY: Message("another program holds it", "un autre programme le retient"),
}
"""By the number of the error; what is rarer keeps the system's words."""


def reason(error: OSError, language: str) -> str:
    """Say in "fr" or "en" why something could not be done with a file."""
    said = REFUSALS.get(error.errno or 0)
    return said.said(language, {}) if said else error.strerror or type(error).__name__
