"""How many processes may work beside each other; told without loading what starts them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


class Allowance:
    """How many processes may work beside each other, where fewer than there are processors."""

    count: int | None = None


def processors() -> int:
    """Say how many processes may work beside each other: as many as there are processors.

    Fewer or more are what `allowed` says, in the processes that are started meanwhile as well.
    """
    return Allowance.count or os.cpu_count() or 1


@contextmanager
def allowed(count: int | None) -> Iterator[None]:
    """Let so many processes work beside each other while the block lasts; None leaves it as is."""
    before = Allowance.count
    Allowance.count = count or before
    try:
        yield
    finally:
        Allowance.count = before
