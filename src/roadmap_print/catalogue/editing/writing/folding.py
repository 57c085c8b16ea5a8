"""A text that goes on over several lines, changed in the lines that change and in no others."""

import re
from typing import NamedTuple

from roadmap_print.catalogue.editing.source_tree import BREAK, SourceNode, SourceText
from roadmap_print.catalogue.editing.writing.scalar_writer import UNSEEN, is_other_type, is_plain

LEAST_MARGIN = 72
"""Columns that a line may reach, however short those before were."""
HEADER = re.compile(r">[-+]?")
PLAIN_WORDS = re.compile(r"\S+(?: \S+)*")
"""Words with one space between them: where that is, a line may end."""


class _Margins(NamedTuple):
    """Columns between which lines stand: the first one begins further right."""

    first: int
    left: int
    right: int


def refold(source: SourceText, old: SourceNode, new: str) -> str | None:
    """Write a text in the place of one on several lines; None where it has to be written anew.

    The lines at both ends that say the same stay; what is between them is broken at the right edge
    of the longest one.
    """
    raw = BREAK.split(source.text[old.start : old.end])
    if len(raw) == 1 or old.mark or not old.text:
        return None
    if old.style == ">":
        return _refold_block(source, raw, old.text, new)
    return _refold_line(source, old, raw, new)


def _refold_line(source: SourceText, old: SourceNode, raw: list[str], new: str) -> str | None:
    sign = old.style or ""
    written = new.replace("'", "''") if sign == "'" else new
    sound = not re.search(r'["\\]', new) if sign == '"' else bool(sign) or _is_bare(new)
    before = [line.strip(" \t") for line in raw]
    before[0], before[-1] = before[0].removeprefix(sign), before[-1].removesuffix(sign)
    kept = " ".join(before)
    if not sound or "\\" in kept * (sign == '"') or not (_is_words(kept) and _is_words(written)):
        return None
    left = len(raw[1]) - len(raw[1].lstrip(" "))
    first = source.column(old.start) + len(sign)
    right = max(LEAST_MARGIN, first + len(before[0]), *(left + len(line) for line in before[1:]))
    lines = _fold(before, written, _Margins(first, left, right))
    return f"{sign}{(source.newline + ' ' * left).join(lines)}{sign}"


def _is_bare(text: str) -> bool:
    return is_plain(text, flow=True) and not is_other_type(text)


def _is_words(text: str) -> bool:
    return bool(PLAIN_WORDS.fullmatch(text)) and not UNSEEN.search(text)


def _fold(before: list[str], new: str, margins: _Margins) -> list[str]:
    """Break a text into lines, those of before at both ends as long as they are the same."""
    above, below, old = list[str](), list[str](), list(before)
    while old and new.startswith(f"{old[0]} "):
        above.append(old.pop(0))
        new = new[len(above[-1]) + 1 :]
    while old and new.endswith(f" {old[-1]}"):
        below.insert(0, old.pop())
        new = new[: -len(below[0]) - 1]
    if not old and above and margins.left + len(f"{above[-1]} {new}") <= margins.right:
        return [*above[:-1], f"{above[-1]} {new}", *below]  # words put in, no line changed
    if not old and below:
        new = f"{new} {below.pop(0)}"
    start = margins.left if above else margins.first
    return [*above, *_wrap(new, start, margins), *below]


def _wrap(text: str, start: int, margins: _Margins) -> list[str]:
    lines, room = list[str](), margins.right - start
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
            continue
        room = margins.right - (margins.left if lines else start)
        lines.append(word)
    return lines


def _refold_block(source: SourceText, raw: list[str], old: str, new: str) -> str | None:
    """Write paragraphs under `>`: those that say the same keep their lines."""
    header, *lines = raw
    left = next(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
    before = _paragraphs([line[left:] for line in lines])
    body, end = new.rstrip("\n"), len(new) - len(new.rstrip("\n"))
    parts, old_parts = re.split(r"(\n+)", body), re.split(r"(\n+)", old.rstrip("\n"))
    texts = [" ".join(each) for each in before]
    fit = (
        HEADER.match(header) and texts == old_parts[::2] and end == len(old) - len(old.rstrip("\n"))
    )
    if not fit or not all(map(_is_words, (*texts, *parts[::2]))):
        return None
    margins = _Margins(left, left, max(LEAST_MARGIN, *map(len, lines)))
    made = [header]
    for place, part in enumerate(parts):
        if place % 2:
            made += [""] * len(part)
        elif part in texts:
            made += _indent(before[texts.index(part)], left)
        else:
            near = before[place // 2] if place // 2 < len(before) else []
            made += _indent(_fold(near, part, margins), left)
    return source.newline.join(made)


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [each for each in found if each]


def _indent(lines: list[str], columns: int) -> list[str]:
    return [" " * columns + line for line in lines]
