"""A text that is ready to print and still says where in the catalogue it came from."""

from collections.abc import Iterable
from typing import Self


class PrintedText(str):
    """A text of the catalogue; `path` is its key's, such as `steps[1].objectives[0]`.

    It equals a plain text of the same letters, and what is made of it by cutting, joining or
    typesetting is a plain text again: whoever makes such a text says where it is from.
    """

    __slots__ = ("path",)
    path: str

    def __new__(cls, text: str, path: str = "") -> Self:
        """Make a text that came from `path`, empty for words that are no catalogue's."""
        made = super().__new__(cls, text)
        made.path = path
        return made


def path_of(text: str) -> str:
    """Return the path of the key that a text came from, empty where it is none of a catalogue."""
    return text.path if isinstance(text, PrintedText) else ""


def longest(*texts: str | None) -> str:
    """Return the text that takes the most room, the first of several: that one is to be shorter."""
    return max(filter(None, texts), key=len, default="")


def join(parts: Iterable[str | None], separator: str = " ") -> PrintedText:
    """Join what parts there are.

    The whole is said to come from where the part does that is most of it, else the first.
    """
    given = tuple(filter(None, parts))
    whole, most = separator.join(given), longest(*given)
    return PrintedText(whole, path_of(most if 2 * len(most) >= len(whole) else given[0]))
