"""Whether words stand apart as in the catalogue, and nothing is printed that a template forgot."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from roadmap_print.catalogue.texts import texts
from roadmap_print.proof.extract.placements import Route
from roadmap_print.proof.extract.reading_text import drawn, tagged
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject

LEFT = re.compile(
    r"\{\{|\}\}|\{[%#]|[%#]\}"  # of Jinja
    r"|\b(?:None|[Uu]ndefined|[Nn]a[Nn])\b|\bobject at 0x"  # of values without a text
    r"|</?[a-z]+\d?/?>|&(?:amp|lt|gt|quot|nbsp|#\d+);"  # of HTML
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what a template has left, where no text of the catalogue has it."""
    # What is new is left out: it may be of an older catalogue.
    aside = ((page, run) for page, run in drawn(subject) if run.artifact)
    printed = chain(tagged(subject), aside)
    found = [(page, run, LEFT.findall(run.text)) for page, run in printed]
    if not any(left for _, _, left in found):
        return
    known = "\n".join(text for _, text in texts(subject.catalogue))
    for page, run, left in found:
        for each in dict.fromkeys(left):
            if each not in known:
                yield finding("leftover", page, left=each, text=run.text)


def spaces(route: Route) -> Iterator[Finding]:
    """Yield each title, heading or other text of the catalogue that lacks spaces of its own."""
    seen: Counter[tuple[int, str]] = Counter()
    for each in route.placed:
        block, ways = each.block, route.ways(each)
        before = seen[each.step, block.text]
        seen[each.step, block.text] += 1
        if ways and not any(route.reading.apart(text) <= block.begins for text, _ in ways):
            text, path = ways[min(before, len(ways) - 1)]  # equal ones stand in their order
            yield finding("glued", block.page, path, text=text)
