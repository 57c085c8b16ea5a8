"""What was done, to be undone and done again, for as long as the editor is open.

A step is a text before and after. Where the text has changed otherwise since, as by another
program, the step alone is taken back, by the same merge that such a change is followed with.
"""

import time
import zlib
from dataclasses import dataclass, field

TOGETHER = 3.0  # s: typing in one field, with no longer a pause, is one step


@dataclass(frozen=True, slots=True)
class EditStep:
    """One thing done to a file; `what` is equal for steps that belong together."""

    document: str
    what: object
    packed_before: bytes = field(repr=False)
    packed_after: bytes = field(repr=False)

    @property
    def before(self) -> str:
        """Give the text before."""
        return zlib.decompress(self.packed_before).decode("utf-8", "surrogatepass")

    @property
    def after(self) -> str:
        """Give the text after."""
        return zlib.decompress(self.packed_after).decode("utf-8", "surrogatepass")


def step(document: str, what: object, before: str, after: str) -> EditStep:
    """Make a step of two texts."""
    return EditStep(document, what, _packed(before), _packed(after))


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


class EditHistory:
    """Two piles of steps: what can be undone, and what can be done again."""

    def __init__(self) -> None:
        self.done: list[EditStep] = []
        self.undone: list[EditStep] = []
        self._last = 0.0

    def add(self, new: EditStep) -> None:
        """Take in what was done; what was undone before is gone."""
        now = time.monotonic()
        soon, self._last = now - self._last < TOGETHER, now
        self.undone.clear()
        top = self.done[-1] if self.done else None
        same = top and (top.document, top.what, top.packed_after) == (
            new.document,
            new.what,
            new.packed_before,
        )
        if top and same and soon and new.what is not None:
            self.done[-1] = EditStep(top.document, top.what, top.packed_before, new.packed_after)
        else:
            self.done.append(new)
