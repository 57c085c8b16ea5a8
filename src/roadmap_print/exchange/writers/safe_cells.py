"""Cells that a spreadsheet neither runs nor rewrites, and that come back as they were.

A cell that begins with = + - @ or a tab is a formula to Excel (OWASP, "CSV Injection"); `1-4`
becomes a date, `012` loses its nought. An apostrophe before them keeps all as text. What has
apostrophes before such a text already gets one more, so that taking one off gives back each text.
"""

import re
from typing import Final

_RUN = re.compile(r"[=+\-@\t\r＝＋－＠]")
_MONTH: Final = (
    r"(?:jan|f[eé]b|f[eé]v|mar|apr|avr|may|mai|ju[nil]|aug|ao[uû]|sep|oct|nov|d[eé]c)[^\W\d]*\.?"
)
_REWRITTEN = re.compile(
    r"0\d.*"
    r"|\d{16,}"
    r"|\d+(?P<sign>[-/.:,\s])\d+(?:(?P=sign)\d+)*"
    r"|\d{1,3}(?:[\s.]\d{3})+,\d+"
    r"|\d+[.,]?\d*[eE][+-]?\d+"
    rf"|\d{{1,2}}[ /.-]{_MONTH}(?:[ /.-]\d{{1,4}})?|{_MONTH}[ /.-]\d{{1,4}}"
    r"|true|false|vrai|faux",
    re.IGNORECASE,
)


def protected(text: str) -> str:
    """Write a text for a CSV."""
    return f"'{text}" if _needs(text.lstrip("'")) else text


def quoted_apostrophe(text: str) -> str:
    """Write a text for a cell that is text already: it loses the apostrophe that it gets here."""
    return protected(text) if text.startswith("'") else text


def as_it_was(cell: str) -> str:
    """Give the text of a cell."""
    return cell[1:] if cell.startswith("'") and _needs(cell.lstrip("'")) else cell


def _needs(text: str) -> bool:
    return bool(_RUN.match(text) or _REWRITTEN.fullmatch(text))
