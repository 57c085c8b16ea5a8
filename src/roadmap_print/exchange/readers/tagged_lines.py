"""Records of lines that begin with a tag, as RIS and PubMed have them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class TaggedRecord(NamedTuple):
    """One record, the line that it begins on, and what stands under each tag, in order."""

    line: int
    fields: Mapping[str, list[str]]

    def first(self, *tags: str) -> str:
        """Give the first text of the first of these tags that has one."""
        return next((each for tag in tags for each in self.fields.get(tag, ()) if each), "")


def read_tagged(
    text: str, tag: re.Pattern[str], start: str, end: str = ""
) -> Iterator[TaggedRecord]:
    """Give each record from the tag `start` to the tag `end`, or to the next `start`.

    `tag` has a tag and its text in two groups. A line without tag goes on with the text before it;
    one between two records, as databases write there, is nobody's.
    """
    record: TaggedRecord | None = None
    texts: list[str] = []
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        found = tag.match(line)
        if found and found[1] == start:
            if record:
                yield record
            record = TaggedRecord(number, defaultdict(list))
        if not record:
            continue
        if found and found[1] == end:
            yield record
            record = None
        elif found:
            texts = record.fields[found[1]]
            texts.append(found[2].strip())
        elif line.strip():
            texts[-1] = f"{texts[-1]} {line.strip()}".strip()
    if record:
        yield record


def plain_title(title: str) -> str:
    """Leave out the full stop that databases end a title with, unless it is an abbreviation's.

    So are the brackets that PubMed sets around a title that it translated.
    """
    bare = re.sub(r"^\[([^][]*)\]\.?$", r"\1", title)
    return bare.removesuffix(".") if re.search(r"[^\W.]{3,}[^\w\s.]*\.$", bare) else bare
