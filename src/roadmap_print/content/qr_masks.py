"""The mask of a code: of the eight that there are, the one with the fewest penalty points.

`qrcode` counts module by module, which is most of the time that a code takes. Here a row is one
number, and all that depends on the version alone is made once. The rules, and so the mask
chosen, are those of `qrcode` and of ISO/IEC 18004, 7.8.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qrcode import QRCode

_RUN = re.compile("0{5,}|1{5,}")
_FINDER = re.compile("(?=10111010000|00001011101)")

Rows = tuple[int, ...]


def best_mask(code: QRCode[Any]) -> int:
    """Return the number of the mask for a code whose version is set."""
    drawn = _drawn(code, 0)
    points = [penalty(_flipped(drawn, flips)) for flips in _flips(code.version)]
    return points.index(min(points))


def penalty(rows: Rows) -> int:
    """Return the points of a code's modules, a bit each, dark ones set."""
    side = len(rows)
    lines = [format(row, f"0{side}b") for row in rows]
    text = " ".join((*lines, *map("".join, zip(*lines, strict=True))))
    runs = sum(len(run) - 2 for run in _RUN.findall(text))
    finders = 40 * len(_FINDER.findall(text))
    dark = 100 * sum(map(int.bit_count, rows)) / side**2
    return runs + 3 * _blocks(rows) + finders + 10 * int(abs(dark - 50) / 5)


def _blocks(rows: Rows) -> int:
    """Count the squares of two by two modules of one colour."""
    inside = (1 << (len(rows) - 1)) - 1
    count = 0
    for row, below in pairwise(rows):
        unlike = row ^ below
        count += (~(unlike | unlike >> 1 | row ^ row >> 1) & inside).bit_count()
    return count


@cache
def _flips(version: int) -> tuple[Rows, ...]:
    """Return what each mask changes in a code masked by the first."""
    from qrcode import QRCode

    code = QRCode(version)
    code.add_data(b"0")
    first = _drawn(code, 0)
    return tuple(_flipped(first, _drawn(code, mask)) for mask in range(8))


def _drawn(code: QRCode[Any], mask: int) -> Rows:
    """Draw a code as it is judged: with the modules that name the mask left light."""
    code.makeImpl(True, mask)
    return tuple(_number(row) for row in code.modules)


def _number(row: Sequence[object]) -> int:
    return int("".join("1" if dark else "0" for dark in row), 2)


def _flipped(rows: Iterable[int], flips: Iterable[int]) -> Rows:
    return tuple(row ^ flip for row, flip in zip(rows, flips, strict=True))
