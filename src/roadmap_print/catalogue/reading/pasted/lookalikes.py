"""Signs of YAML in characters that only look like them: spaces, hyphens and colons of Word's.

A web page indents by no-break spaces, a word processor makes an en dash of a hyphen. To YAML these
are letters, so that its parser stops somewhere else, or nowhere. They are looked for where a line
is a key or an item, never in a text that goes on, and each line is read on with the right sign.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from roadmap_print.catalogue.fields import rows_below
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import Diagnostics, Position
from roadmap_print.catalogue.schema_types import Keys, Text
from roadmap_print.i18n.translator import Message, say, texts
from roadmap_print.problems import Remedy

SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Unicode's space separators but for the ordinary one, as a class of characters."""
UNSEEN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u2800\u3164"
    "\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff"
)
"""What leaves nothing to see: soft hyphen, zero-width spaces and joiners, marks of direction and
what else Unicode calls default-ignorable (DerivedCoreProperties), and the blank of braille."""
STRANGE = re.compile(f"[{SPACES}{UNSEEN}]")
BLANK = f"[ {SPACES}{UNSEEN}]"
DASH = rf"(?:[‐‑‒–—―−•‣◦▪●○■·](?![‐‑‒–—―−-])|\*(?={BLANK}))"
COLON = "[：∶꞉﹕]"
LOOKALIKE = re.compile(f"{STRANGE.pattern}|{DASH}|{COLON}")

CANDIDATE = re.compile(
    rf"^[ ]*(?:{STRANGE.pattern}|{DASH}|-{BLANK}*{STRANGE.pattern}"
    rf"|(?:-[ ]+)?[a-z0-9_-]+(?:{BLANK}*(?:{STRANGE.pattern}:|{COLON})|:{STRANGE.pattern}))",
    re.MULTILINE,
)
"""A line that is worth a closer look; a file without one costs no more than this."""
LINE = re.compile(
    rf"(?P<indent>{BLANK}*)"
    rf"(?P<item>(?:-(?={BLANK}|$)|{DASH})\t*{BLANK}*)?"
    rf"(?:(?P<key>[a-z0-9_-]+)(?P<before>{BLANK}*)(?P<colon>(?::(?={BLANK}|$)|{COLON}){BLANK}*))?"
    r"(?P<rest>.*)"
)
"""A line as it was meant: its indentation, an item's hyphen, a key, and what follows."""
ENTRY = re.compile(
    r"(?P<indent>[ ]*)(?P<items>(?:-(?:[ ]+|$))*)"
    r"(?:(?P<key>[^\s\"'#\[{][^:#]*?|\"[^\"]*\"|'[^']*'):(?:[ ]+|$))?(?P<value>.*)"
)
BLOCK = re.compile(r"[|>][+0-9-]*[ ]*(#.*)?")
CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*".*'),
    "'": re.compile(r"'(?:[^']|'')*'.*"),
    "[": re.compile(r"\[.*\][ ]*(#.*)?"),
    "{": re.compile(r"\{.*\}[ ]*(#.*)?"),
}
"""What a value that begins so looks like where it ends on its own line."""
CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}
LONGEST_LINE = 5_000
"""Characters of a line that is looked into."""


class Sign(NamedTuple):
    """What stands in a line from `start` on, and what is meant there."""

    start: int
    found: str
    meant: str


class Above(NamedTuple):
    """What the lines above say of the next one: the last key or item, and its value.

    `until` closes the quote or bracket that is open; `block` is a text after "|" or ">".
    """

    column: int = -1
    value: str = ""
    takes_text: bool = False
    until: str = ""
    block: bool = False

    def holds(self, line: str) -> bool:
        """Say whether a line is of a block or of what is still open, whatever it begins with."""
        return bool(self.until) or (self.block and (not line.strip(" ") or self.is_above(line)))

    def is_above(self, line: str) -> bool:
        """Say whether a line begins further right, by its ordinary spaces."""
        return len(line) - len(line.lstrip(" ")) > self.column

    def after(self, line: str) -> "Above":
        """Give what the line after this one is to know."""
        if self.until:
            return self._replace(until="" if self.until in line else self.until)
        found = ENTRY.fullmatch(line)
        if self.holds(line) or not found or line.lstrip(" ")[:1] in {"", "#"}:
            return self
        key, value = found["key"], found["value"]
        if key is None and not found["items"] and self.is_above(line):
            return self
        closed = CLOSED.get(value[:1])
        return Above(
            column=found.start("key") if key else found.end("indent"),
            value="" if value.startswith("#") else value,
            takes_text=key in text_keys(),
            until="" if closed is None or closed.fullmatch(value) else CLOSING[value[0]],
            block=bool(BLOCK.fullmatch(value)),
        )


@cache
def text_keys() -> frozenset[str]:
    """Give the keys of a catalogue after which a text stands, and never a list or more keys."""
    rows = list(rows_below(Keys(Catalogue)))
    others = {name for name, row in rows if not isinstance(row.type, Text)}
    return known_keys() - others


@cache
def known_keys() -> frozenset[str]:
    """Give all keys of a catalogue."""
    return frozenset(name for name, _ in rows_below(Keys(Catalogue)))


def mend(text: str, problems: Diagnostics) -> str:
    """Give a text as it was meant, and tell of each sign that only looks like one."""
    if not CANDIDATE.search(text):
        return text
    above, mended = Above(), list[str]()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        right, found = line, [*lookalikes(line, above)]
        for sign in reversed(found):
            right = right[: sign.start] + sign.meant + right[sign.start + len(sign.found) :]
        for sign in found:
            tell(sign, "", Position(number, 1), problems)
        above = above.after(right)
        mended.append(right)
    return "\n".join(mended)


def lookalikes(line: str, above: Above) -> Iterator[Sign]:
    """Yield what of a line only looks like YAML's signs; nothing of a text that goes on."""
    found = LINE.fullmatch(line) if len(line) <= LONGEST_LINE and CANDIDATE.match(line) else None
    if not found or above.holds(line):
        return
    goes_on = above.is_above(line) and (above.value or above.takes_text)
    if goes_on and not re.search(r"\w:( |$)", line[: found.start("rest")]):
        return
    names_key = found["key"] in known_keys() or not (found["item"] or found["rest"])
    for part, meant in MEANT.items():
        text = found[part]
        if text and (names_key or part in {"indent", "item"}):
            right = meant(text, names_key=bool(found["key"]) and names_key)
            if text != right:
                yield Sign(found.start(part), text, right)


def blank(text: str) -> str:
    """Give ordinary spaces for those that take room, and nothing for the others."""
    return re.sub(f"[{SPACES}]", " ", re.sub(f"[{UNSEEN}\t]", "", text))


def _item(text: str, *, names_key: bool) -> str:
    """Give a hyphen with its space; a text that begins with a no-break space may do so."""
    text_in_order = text[0] == "-" and text[1:2] in {"", " "} and not names_key
    return text if text_in_order else "-" + (blank(text[1:]) or " ")


def _colon(text: str, **_: bool) -> str:
    in_order = text[0] == ":" and text[1:2] in {"", " "}
    return text if in_order else ":" + (blank(text[1:]) or " ")


MEANT: Mapping[str, Callable[..., str]] = {
    "indent": lambda text, **_: blank(text),
    "item": _item,
    "before": lambda text, **_: "" if STRANGE.search(text) else text,
    "colon": _colon,
}
"""What is meant by each part of a line, in their order."""


def tell(sign: Sign, where: str, at: Position, problems: Diagnostics) -> None:
    """Tell of the first character that only looks like a sign, in what begins at a place."""
    found = LOOKALIKE.search(sign.found)
    if not found:
        return
    place = Position(at.line, at.column + sign.start + found.start())
    right = sign.meant[found.start() :]
    character, remedy = found[0], Remedy(right, sign.found[found.start() :])
    kind = next(kind for kind, each in KINDS.items() if re.match(each, character))
    said = Message(f"catalogue.lookalike.{kind}")
    hint = Message(f"catalogue.lookalike_hint.{kind}")
    values = {"text": name(character, problems.language), "code": f"U+{ord(character):04X}"}
    problems.error(where, said, hint, remedy, at=place, **values)


KINDS = {
    "space": f"[{SPACES}]",
    "unseen": f"[{UNSEEN}]",
    "colon": COLON,
    "hyphen": ".",
}


def key_sign(text: str) -> tuple[str, Sign] | None:
    """Give the key that a text between braces was to be, and what is not to stand in the text."""
    found = re.search(f"{STRANGE.pattern}+", text)
    key = blank(text).partition(":")[0].strip(" ")
    if not found:
        return None
    after_colon = text[: found.start()].endswith(":")
    return key, Sign(found.start(), found[0], blank(found[0]) or " " * after_colon)


def name(character: str, language: str) -> str:
    """Name a character in a language where we have its name, else by Unicode's."""
    if f"characters.u{ord(character):04x}" in texts("en", "characters"):
        return say(language, f"characters.u{ord(character):04x}")
    return unicodedata.name(character, "?").lower()
