"""What the system refuses to do with a file, in words: its own are English and for programmers."""

import errno
from pathlib import Path

from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem

REFUSALS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "too_large",
    errno.EROFS: "read_only",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "file_for_folder",
    errno.EEXIST: "file_in_way",
    errno.EISDIR: "folder_in_way",
    errno.ENAMETOOLONG: "long_name",
    errno.ELOOP: "loop",
    errno.EIO: "disk_fails",
    errno.EBADF: "closed",
    errno.EBUSY: "busy",
    errno.ETXTBSY: "busy",
}
"""By the number of the error, the last part of its key; what is rarer keeps the system's words."""


def reason(error: OSError, language: str) -> str:
    """Say why something could not be done with a file."""
    known = REFUSALS.get(error.errno or 0)
    if known:
        return Message(f"files.{known}").told(language)
    return error.strerror or type(error).__name__


def unwritable(place: Path | str, error: OSError, language: str) -> Problem:
    """Tell of a file, a folder or another place that cannot be written."""
    said, told = Message("catalogue.unwritable"), reason(error, language)
    return Problem.error(place, said, language=language, reason=told)
