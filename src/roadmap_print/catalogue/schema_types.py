"""What may stand after a key: a text of some kind, a list, values by their ids, or further keys.

Each type names the Python type of its values, so that mypy holds the model against its rows.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import unquote

from roadmap_print.catalogue.reading.suggestions import slug
from roadmap_print.i18n.translator import Message

T_co = TypeVar("T_co", covariant=True)


class ValueType(Generic[T_co]):
    """What a value must be; `T_co` is what it is in Python."""


class Wrong(NamedTuple):
    """What is told of a text that is not of its kind, and how to guess what it was meant to be."""

    message: Message
    mend: Callable[[str], str] = str.strip


def _bare_doi(text: str) -> str:
    """Leave out what stands around a DOI: the address that resolves it, quotes, a full stop."""
    whole = unquote(text) if "/" not in text[text.find("10.") :] else text
    return whole[max(0, whole.find("10.")) :].strip(" \t\n\"'“”«»<>[]{}").rstrip(".,;")


def _bare_email(text: str) -> str:
    """Leave out what stands around an e-mail address: a name, brackets, `mailto:`."""
    found = re.search(r"[^@\s<>,;:\"“”«»()]+@[^@\s<>,;:\"“”«»()?]+\.[^@\s<>,;:\"“”«»()?]+", text)
    return found[0] if found else text


TOO_LONG_A_LINE = Message("catalogue.long_line_hint")


class Text(ValueType[str]):
    """A kind of text.

    `pattern` is a regular expression that JSON Schema shares; `most` the characters that have a
    place on a page. Of an `exact` text white space is not folded.
    """

    def __init__(
        self,
        pattern: str | None = None,
        *,
        most: int | None = None,
        exact: bool = False,
        wrong: Wrong | None = None,
        too_long: Message = TOO_LONG_A_LINE,
    ) -> None:
        self.pattern, self.most, self.exact = pattern, most, exact
        self.wrong, self.too_long = wrong, too_long


LINE = Text(most=500)
OBJECTIVE = Text(most=1_000)
NOTE = Text(most=2_000)
"""What goes on over as many lines as it takes."""
CITED = Text(most=500)
"""A part of a published work's reference, as long as journals and teams call themselves."""
NAME = Text(most=200)
"""What stands beside other things: a label, an edition, a publisher, an author, a duration."""
MARKDOWN = Text(most=20_000, exact=True, too_long=Message("catalogue.long_text_hint"))
"""About eight pages: CommonMark's worst cases, which cost the square of their length, stay under
0.3 s."""
FILE = Text()
ADDRESS = Text(r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s]+$", exact=True)
ID = Text(r"^[a-z0-9-]+$", exact=True, wrong=Wrong(Message("catalogue.bad_id"), slug))
POINTER = Text(ID.pattern, exact=True)
"""The id of what is described elsewhere. Any text is looked up: a label leads to its id."""
AUDIENCE = Text(
    r"^(?!steps?-)(?!.*(?<![^-])(?:large-print|grey|press|fold-a3|fold-a4)$)[a-z0-9-]+$",
    exact=True,
    wrong=Wrong(Message("catalogue.bad_audience"), slug),
)
"""An id that may stand in a file's name, between what other parts of it are called."""
IDS = frozenset({ID, AUDIENCE})
LANGUAGE = Text(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    exact=True,
    wrong=Wrong(Message("catalogue.bad_language"), lambda text: text.strip().replace("_", "-")),
)
YEAR = Text(r"^[0-9]{4}$", exact=True, wrong=Wrong(Message("catalogue.bad_year")))
COUNT = Text(r"^(0|[1-9][0-9]{0,5})$", exact=True, wrong=Wrong(Message("catalogue.bad_count")))
"""A whole number, kept as it was written."""
DOI = Text(
    r"^10\.[0-9]+(\.[0-9]+)*/[^\s]+$",
    exact=True,
    wrong=Wrong(Message("catalogue.bad_doi"), _bare_doi),
)
PMID = Text(
    r"^[1-9][0-9]{0,8}$",
    exact=True,
    wrong=Wrong(Message("catalogue.bad_pmid"), lambda text: "".join(re.findall("[0-9]+", text))),
)
"""The number of an article in PubMed."""
EMAIL = Text(
    r"^[^@\s<>,;:]+@[^@\s<>,;:]+\.[^@\s<>,;:]+$",
    most=254,  # RFC 5321, 4.5.3.1.3, without the brackets of its path (erratum 1690)
    exact=True,
    wrong=Wrong(Message("catalogue.bad_email"), _bare_email),
    too_long=Message("catalogue.bad_email_hint"),
)


class ListOf(ValueType[tuple[T_co, ...]]):
    """A list of `least` to `most` values of one type."""

    def __init__(self, item: ValueType[T_co], least: int = 0, most: int | None = None) -> None:
        self.item, self.least, self.most = item, least, most


class TextOr(ValueType[str | T_co]):
    """A text, or keys of which one is such a text and the others say more of it."""

    def __init__(self, text: Text, keys: "Keys[T_co]") -> None:
        self.text, self.keys = text, keys


class ById(ValueType[Mapping[str, T_co]]):
    """Values of one type, each under its id, or under another kind of `name`."""

    def __init__(self, item: ValueType[T_co], name: Text = ID) -> None:
        self.item, self.name = item, name


class Keys(ValueType[T_co]):
    """The keys of a class of the model.

    A text in their place is the value of the key `short`, if there is one. `others` are keys that
    other programs read, which are left alone; where they are given, any further key is noted, and
    is no error. `empty` is what helps where nothing stands there, which is an error then.
    """

    def __init__(
        self,
        model: type[T_co],
        short: str | None = None,
        others: Collection[str] | None = None,
        empty: Message | None = None,
    ) -> None:
        self.model, self.short, self.others, self.empty = model, short, others, empty
