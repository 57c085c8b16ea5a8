"""Mistakes in the YAML itself, told by their usual cause and not in the parser's words.

A parser stops at the first such mistake. Where its cause is plain (a colon in a title without
quotes) its line is read on with the value between quotes, so that the mistakes after it are told
in the same run. Nothing is ever printed of a text with a mistake in it.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile
from typing import NamedTuple

import yaml

from roadmap_print.catalogue.fields import rows_below
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading import yaml_tree
from roadmap_print.catalogue.reading.diagnostics import START, Diagnostics, Position
from roadmap_print.catalogue.reading.pasted import lookalikes, written_addresses
from roadmap_print.catalogue.reading.suggestions import quoted
from roadmap_print.catalogue.reading.yaml_tree import Node
from roadmap_print.catalogue.schema_types import Keys
from roadmap_print.i18n.translator import LONGEST_OFFERED, Message
from roadmap_print.problems import Remedy

MOST_MISTAKES = 20
LONGEST_TEXT = 500_000
"""Characters of a text that is read on after a mistake, so that the work stays bounded."""
LONGEST_LINE = 5_000
"""Characters of a line whose mistake is looked into."""
MOST_ABOVE = 200
MOST_QUOTED = 40
"""Lines above a mistake that are looked at, and those for a quote that is left open there."""

ITEM = re.compile(r"[ ]*-(?:[ ]+|$)")
KEY = re.compile(r"[ ]*[a-z-]+:( |$)")
KEY_WITH_TEXT = re.compile(r"[ ]*(?:-[ ]+)?([a-z-]+):[ ]+[^ #]")
ADDRESS = re.compile(r"[ ]*(?:-[ ]+)*(?:url|home|website):[ ]+")
OPENING = re.compile(r"[^\"]*(?<![^\s([«“‘’'])\"")
"""What a text begins with whose first quote opens something, and closes nothing."""
VALUE = re.compile(
    r"(?:[ ]*(?:-[ ]+)*[^\s:\"'\[{#&*!|>%@`-][^:]*?:[ ]+|[ ]*(?:-[ ]+)+)(?P<value>\S.*?)[ ]*"
)
NO_SPACE = re.compile(r"(?P<key>[ ]*(?:-[ ]+)*[a-z_-]+):(?P<value>[^\s/].*)")
NO_COLON = re.compile(r"(?P<start>[ ]*(?:-[ ]+)*)(?P<key>[a-z]+)[ ]+(?P<value>\S.*?)[ ]*")
BLOCK_TEXT = re.compile(r".*:[ ]+[|>][+-]?\d?[ ]*")
TAB = re.compile(r"^[ -]*\t[ \t]*")
CLOSING = {"[": "]", "{": "}"}
IN_QUOTES = re.compile(r"\"[^\"]*\"|(?<=[ ,\[{])'[^']*'")
NO_KEY_HERE = re.compile("could not find expected ':'|did not find expected key")
NOT_FOUND = re.compile("did not find expected (key|'-' indicator)$")


class YamlError(NamedTuple):
    """What is told of a mistake, and its line in such a way that the rest can be read."""

    at: Position
    message: Message
    hint: Message | None = None
    values: Mapping[str, object] = {}
    line: str | None = None


class Stop(NamedTuple):
    """Where the parser stops, and why; what it was reading there has begun at `begun`."""

    at: Position
    begun: Position
    why: str
    lines: list[str]

    def line(self, number: int) -> str:
        """Give a line; empty above the first and after the last, where the parser may stop."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def character(self, at: Position) -> str:
        """Give the character at a place."""
        return self.line(at.line)[at.column - 1 : at.column]

    def value(self, number: int) -> tuple[str, Position]:
        """Give the value in a line, after its key or hyphen, and where it begins."""
        if found := VALUE.fullmatch(self.line(number)):
            return found["value"], Position(number, found.start("value") + 1)
        return "", START

    def above(self, number: int, most: int = MOST_ABOVE) -> Iterator[tuple[Position, str]]:
        """Yield the lines above one that hold more than a comment, each after where it begins."""
        for above in range(number - 1, max(0, number - 1 - most), -1):
            if (text := self.line(above)).split("#")[0].strip():
                yield Position(above, _column(text)), text


class YamlRule(NamedTuple):
    """What is told where the parser's words match an expression, and at which place of the `Stop`.

    The words end in the character that it stops at, and in the first one of the value around it.
    """

    why: str
    message: Message
    at: str = "at"
    hint: Message | None = None


BAD_START = Message("catalogue.bad_start")
NO_START = (
    "start any token|expected alphabetic or numeric|expected '>'|undefined tag handle"
    "|node content, at ,|mapping keys are not allowed"
)
RULES = (
    YamlRule("while scanning a quoted", Message("catalogue.open_quote"), "begun"),
    YamlRule("while parsing a quoted", Message("catalogue.escape")),
    YamlRule("did not find.*, at (?P<text>[]}])", Message("catalogue.closed_twice")),
    YamlRule("did not find.*, in '", Message("catalogue.apostrophe")),
    YamlRule('did not find.*, in "', Message("catalogue.after_quote")),
    YamlRule(r"block mapping: did not find.*, in (?P<text>[\[{])", BAD_START, "value"),
    YamlRule(r"mapping values are not allowed.*, in \S", Message("catalogue.colon")),
    YamlRule(NO_START, BAD_START, "begun"),
    YamlRule("scanning a directive", BAD_START, "begun", Message("catalogue.delete_hint")),
    YamlRule("block sequence entries are not allowed", Message("catalogue.hyphen")),
    YamlRule("while scanning a block scalar", Message("catalogue.block_text")),
    YamlRule("parsing a flow [sm]", Message("catalogue.open_bracket"), "begun"),
    YamlRule("expected <document start>|, at [.]", Message("catalogue.second_document")),
)
"""The usual causes that one line shows, the plainest first."""
NO_KEY, INDENT = Message("catalogue.no_colon"), Message("catalogue.indent")
QUOTES, WRITE = Message("catalogue.quotes_hint"), Message("catalogue.write")
READ_ON = {QUOTES, Message("catalogue.open_quote_hint"), Message("catalogue.escape_hint")}
"""Remedies after which a line is read on with its value in quotes."""
LIKE_THAT = Message("catalogue.quotes_like_hint")
SURE = {
    (Message("catalogue.colon"), LIKE_THAT),
    (Message("catalogue.apostrophe"), LIKE_THAT),
    (BAD_START, LIKE_THAT),
    (BAD_START, WRITE),
}
"""Mistakes and remedies that leave but one way to write the line."""


def tree(text: str, problems: Diagnostics) -> Node | None:
    """Make the tree of a text; all mistakes of the YAML are told, each line's first one."""
    text = lookalikes.mend(text, problems)
    lines, told = re.split(r"\r\n|\r|\n", text), set[int]()
    while True:
        try:
            return yaml_tree.compose(text, problems)
        except yaml.MarkedYAMLError as mistake:
            error = explain(mistake, lines)
        if error.at.line in told:
            return None
        told.add(error.at.line)
        remedy = exact_remedy(error, lines)
        problems.error("", error.message, error.hint, remedy, at=error.at, **error.values)
        if error.line is None or len(told) > MOST_MISTAKES or len(text) > LONGEST_TEXT:
            return None
        lines[error.at.line - 1] = error.line
        if error.message == Message("catalogue.tab"):  # told once
            lines = [_without_tabs(line) for line in lines]
        text = "\n".join(lines)


def explain(mistake: yaml.MarkedYAMLError, lines: list[str]) -> YamlError:
    """Find the usual cause of what stopped the parser."""
    places = (mistake.problem_mark, mistake.context_mark or mistake.problem_mark)
    at, begun = (Position(each.line + 1, each.column + 1) if each else START for each in places)
    stop = Stop(at, begun, f"{mistake.context}: {mistake.problem}", lines)
    causes = CAUSES if max(map(len, map(stop.line, (at.line, begun.line)))) <= LONGEST_LINE else ()
    found = filter(None, (cause(stop) for cause in causes))
    return next(found, YamlError(at, Message("catalogue.not_yaml")))


def exact_remedy(error: YamlError, lines: list[str]) -> Remedy | None:
    """Give a value in quotes where that is certain: it ends with its line, without a comment."""
    if (error.message, error.hint) == (INDENT, None) and "column" in error.values:
        return _moved(lines, error.at.line, int(str(error.values["column"])) - 1)
    if (error.message, error.hint) not in SURE or error.line is None:
        return None
    old, below = lines[error.at.line - 1], lines[error.at.line :]
    key = re.match(r"[ ]*(?:-[ ]+)*", old)
    next_line = next(filter(str.strip, below), "")
    goes_on = key and len(next_line) - len(next_line.lstrip(" ")) > key.end()
    if goes_on or " #" in old:
        return None
    characters = enumerate(zip(old, error.line, strict=False))
    start = next((place for place, (was, now) in characters if was != now), len(old))
    if value := VALUE.fullmatch(old):  # shown whole
        start = min(start, value.start("value"))
    return Remedy(error.line[start:], old[start:], start + 1)


def _moved(lines: list[str], number: int, width: int) -> Remedy | None:
    """Give a line other spaces to begin with, where what belongs to it already stands right."""
    line, below = lines[number - 1], next(filter(str.strip, lines[number:]), "")
    start, inner, item = _column(line) - 1, _column(below) - 1, ITEM.match(line)
    opens = line.rstrip().endswith(":")
    if not (item or KEY.match(line)):
        return None
    if inner <= start or (inner == width and ITEM.match(below)):
        stands = bool(item) or not opens
    else:
        stands = inner == width + item.end() - start if item else opens and inner > width
    return Remedy(" " * width, " " * start, 1) if stands else None


def _by_rule(stop: Stop) -> YamlError | None:
    value, start = stop.value(stop.at.line)
    inside = value[:1] if stop.at.column > start.column - ("mapping values" in stop.why) else ""
    why = f"{stop.why}, at {stop.character(stop.at)}, in {inside}"
    for rule in RULES:
        if found := re.search(rule.why, why):
            at = {"at": stop.at, "begun": stop.begun, "value": start}[rule.at]
            return _told(rule, at, stop, found.groupdict())
    return None


def _told(rule: YamlRule, at: Position, stop: Stop, values: Mapping[str, object]) -> YamlError:
    """Tell by a rule, and offer the value in quotes where it is short enough."""
    value, start = stop.value(at.line)
    begins, hint, line = stop.character(stop.begun), rule.hint or rule.message.hint or QUOTES, None
    near = quoted(_unquoted(value))
    if value and hint in READ_ON and (at == start or value[0] not in "[{"):
        line = stop.line(at.line)[: start.column - 1] + near
        if hint == QUOTES and len(near) <= LONGEST_OFFERED:
            hint = LIKE_THAT
    if value and at == start and (found := ADDRESS.match(stop.line(at.line))):
        near = written_addresses.meant(value) or near
        if near != quoted(_unquoted(value)):
            hint, line = WRITE, found[0] + near
    shown = {"text": begins, "quote": begins, "close": CLOSING.get(begins), "near": near}
    return YamlError(at, rule.message, hint, {**shown, **values}, line)


def _unquoted(value: str) -> str:
    """Give a text without the quotes around it, and with those that are part of it."""
    if value.startswith("'"):
        return value[1:].removesuffix("'")
    value = re.sub(r'(?<=")[ ]+#.*', "", value)
    inside = value[1:-1]
    return inside if value[:1] == value[-1:] == '"' and OPENING.match(inside) else value


def _inner_quote(stop: Stop) -> YamlError | None:
    """Find a quote between brackets that has closed its text too early."""
    before = stop.line(stop.at.line)[: stop.at.column - 1]
    early = "parsing a flow" in stop.why and re.match(r"[^\s,\]}:]", stop.character(stop.at))
    if not early or before[-1:] not in {'"', "'"}:
        return None
    return YamlError(stop.at, Message("catalogue.after_quote"), Message("catalogue.quote_hint"))


def _bracket_above(stop: Stop) -> YamlError | None:
    """Find the bracket that is open where the file ends or a hyphen stands, or a comma too many."""
    if "parsing a flow node" not in stop.why:
        return None
    if stop.character(stop.at) == ",":
        return YamlError(stop.at, Message("catalogue.comma"))
    closed, before = 0, stop.line(stop.at.line)[: stop.at.column - 1]
    for at, text in [(stop.at, before), *stop.above(stop.at.line)]:
        bare = IN_QUOTES.sub(lambda each: "x" * len(each[0]), text.split(" #")[0])
        for found in reversed([*re.finditer(r"[]\[{}]", bare)]):
            closed += 1 if found[0] in "]}" else -1
            if closed < 0:
                open_at = Position(at.line, found.start() + 1)
                values = {"text": found[0], "close": CLOSING[found[0]]}
                return YamlError(open_at, Message("catalogue.open_bracket"), None, values)
    return None


def _comment(stop: Stop) -> YamlError | None:
    """Find a "#" that has cut off the end of a text, and with it a bracket or the way it goes on.

    As `type_errors.cut` has it, who comments writes a space after the sign.
    """
    line, numbers = stop.line(stop.at.line), range(0)
    if "parsing a flow" in stop.why:
        numbers = range(stop.begun.line, stop.at.line + 1)
    elif NO_KEY_HERE.search(stop.why) and not (KEY.match(line) or ITEM.match(line)):
        above = next(stop.above(stop.at.line), (START, ""))[0].line
        numbers = range(above, above + 1)
    for number in numbers:
        bare = IN_QUOTES.sub(lambda each: "x" * len(each[0]), stop.line(number))
        if found := re.search(r"(?<=[ ])#(?=\w)", bare):
            at = Position(number, found.start() + 1)
            return YamlError(at, Message("catalogue.hash"), QUOTES)
    return None


def _tab(stop: Stop) -> YamlError | None:
    """Find a tab among the spaces that a line begins with."""
    for number in (stop.at.line - 1, stop.at.line):
        if TAB.match(line := stop.line(number)):
            at = Position(number, line.index("\t") + 1)
            return YamlError(at, Message("catalogue.tab"), line=_without_tabs(line))
    return None


def _without_tabs(line: str) -> str:
    spaces = TAB.sub(lambda found: found[0].replace("\t", "  "), line)
    return re.sub(r"^([ ]*-)[ ]+", r"\1 ", spaces) if spaces != line else line


def _quote_above(stop: Stop) -> YamlError | None:
    """Find a quote left open above, which the next quote in the file has closed."""
    for above, _ in stop.above(stop.at.line, MOST_QUOTED) if NOT_FOUND.search(stop.why) else ():
        value, start = stop.value(above.line)
        if value and value[0] in "\"'" and value.count(value[0]) == 1:
            return _told(RULES[0], start, stop, {"quote": value[0]})
    return None


def _no_space(stop: Stop) -> YamlError | None:
    """Find a colon without a space after it, in the line or in the one before."""
    if not re.search(r"':'|mapping values are not allowed", stop.why):
        return None
    last = stop.begun.line if "':'" in stop.why else stop.at.line
    for number in (last, last - 1):
        if found := NO_SPACE.fullmatch(stop.line(number)):
            at, line = Position(number, found.end("key") + 1), f"{found['key']}: {found['value']}"
            values = {"near": line.strip()}
            return YamlError(at, Message("catalogue.glued"), WRITE, values, line)
    return None


def _no_colon(stop: Stop) -> YamlError | None:
    """Find a key without its colon, or a line that belongs to no key."""
    if "could not find expected ':'" not in stop.why:
        return None
    _, above = next(stop.above(stop.begun.line), (START, ""))
    if BLOCK_TEXT.fullmatch(above):
        return YamlError(stop.begun, Message("catalogue.block_indent"))
    if ITEM.match(above):
        return YamlError(stop.begun, Message("catalogue.no_hyphen"))
    found = NO_COLON.fullmatch(stop.line(stop.begun.line))
    if found and found["key"] in dict(rows_below(Keys(Catalogue))):
        values = {"near": f"{found['key']}: {found['value']}"}
        return YamlError(stop.begun, NO_KEY, WRITE, values, found["start"] + values["near"])
    return YamlError(stop.begun, NO_KEY)


def _too_far(stop: Stop) -> YamlError | None:
    """Find a key that stands further right than it may, or below one too far left."""
    if "mapping values are not allowed" not in stop.why:
        return None
    above, further = [*islice(stop.above(stop.at.line), 2), (START, ""), (START, "")][:2]
    if not re.search(r":( |$)", above[1]):
        return YamlError(above[0], NO_KEY)
    at = Position(stop.at.line, _column(stop.line(stop.at.line)))
    item = ITEM.match(above[1])
    beside = Position(above[0].line, item.end() + 1) if item else above[0]
    values = {**beside._asdict(), "other": further[0].column}
    right = further[0].column <= above[0].column
    hint = None if right else Message("catalogue.too_far_either_hint")
    return YamlError(at, Message("catalogue.too_far"), hint, values)


def _indentation(stop: Stop) -> YamlError | None:
    """Find a line that begins in a column of no other, or in the right one and with no key."""
    if not NOT_FOUND.search(stop.why):
        return None
    at, line, lines = stop.at, stop.line(stop.at.line), [*stop.above(stop.at.line)]
    if like := _neighbour(at, line, lines):
        return YamlError(at, INDENT, None, like._asdict())
    beside = lines[0][0].column if lines else 1
    key = next((text for above, text in lines if above.column < at.column), "")
    said, hint = INDENT, None
    if "'-'" in stop.why and not ITEM.match(line):
        said = Message("catalogue.no_hyphen")
    elif at.column == stop.begun.column:
        said = Message("catalogue.item_among_keys") if ITEM.match(line) else NO_KEY
    elif BLOCK_TEXT.fullmatch(key):
        said = Message("catalogue.block_indent")
    elif beside > at.column:
        hint = Message("catalogue.indent_either_hint")
    return YamlError(at, said, hint, {**stop.begun._asdict(), "above": beside})


def _neighbour(at: Position, line: str, lines: list[tuple[Position, str]]) -> Position | None:
    """Find what a line was to stand in line with: an item, or the first key of the item above."""
    if ITEM.match(line):
        if lines and (outer := _outer_item(at, lines)):
            return outer
        deeper = list(takewhile(lambda each: each[0].column > at.column, lines))
        items = [each for each in deeper if ITEM.match(each[1])]
        around = [each for each in lines[len(deeper) :][:1] if ITEM.match(each[1])]
        like = [
            each
            for each in (items, around)
            if any(_has_key(text) == _has_key(line) for _, text in each)
        ]
        places = (above for above, _ in (like or [items])[0])
        return min(places, key=lambda item: item.column, default=None)
    item = ITEM.match(lines[0][1]) if lines and KEY.match(line) else None
    if item and lines[0][0].column < at.column <= item.end():
        return Position(lines[0][0].line, item.end() + 1)
    return None


def _outer_item(at: Position, lines: list[tuple[Position, str]]) -> Position | None:
    """Find the item that an item was to stand below, which stands among its keys instead.

    The key above has its text, and so is not the one that the item belongs to.
    """
    beside = list(takewhile(lambda each: each[0].column >= at.column, lines))
    key = KEY_WITH_TEXT.match(lines[0][1])
    if not key or key[1] not in lookalikes.text_keys() or len(beside) == len(lines):
        return None
    above, text = lines[len(beside)]
    item = ITEM.match(text)
    return above if item and item.end() + 1 == at.column else None


def _has_key(item: str) -> bool:
    return bool(KEY.match(ITEM.sub("", item, count=1)))


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) + 1


CAUSES = (
    _tab,
    _quote_above,
    _inner_quote,
    _comment,
    _bracket_above,
    _by_rule,
    _no_space,
    _no_colon,
    _too_far,
    _indentation,
)
"""What is looked for where the parser stops, the plainest first."""
