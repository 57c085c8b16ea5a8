"""The date that a file bears: the one that is asked for, never the clock's.

https://reproducible-builds.org/specs/source-date-epoch/
"""

import os
import re
from datetime import UTC, datetime

VARIABLE = "SOURCE_DATE_EPOCH"
LAST = 253_402_300_799
"""The last second of the year 9999, in seconds since 1970."""


class DateError(ValueError):
    """The environment asks for a date that is none; its argument is what stands there."""


def document_date() -> datetime | None:
    """Return the date of `SOURCE_DATE_EPOCH` in UTC, None where it is not set or empty.

    Raises DateError for what is no number of seconds since 1970, or lies beyond the year 9999.
    """
    text = os.environ.get(VARIABLE, "")
    if not text:
        return None
    if re.fullmatch("[0-9]{1,12}", text) and int(text) <= LAST:
        return datetime.fromtimestamp(int(text), UTC)
    raise DateError(text)
