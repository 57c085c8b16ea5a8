"""Published works, cited in Vancouver style.

Vancouver style is the one that medical journals ask for (ICMJE recommendations, after the NLM's
"Citing Medicine"). A citation has its own punctuation: it is never to be set by a language's
typography. The parts come as plain text, so that a template decides on mark-up and links.
"""

from dataclasses import replace
from itertools import takewhile
from typing import Final

from roadmap_print.catalogue.model import Reference
from roadmap_print.content.printed_text import PrintedText, join
from roadmap_print.i18n.typography import NO_BREAK

MOST_NAMED: Final = 2  # in a short citation
MOST_AUTHORS: Final = 6  # named before "et al." (ICMJE)
MOST_INITIALS: Final = 4
ET_AL: Final = "et al."
"""Among the names of a catalogue: there are more."""


def bound(work: Reference, path: str) -> Reference:
    """Return the work at `path` to be printed: no name is parted from its initials."""
    parts = {
        key: PrintedText(value, f"{path}.{key}")
        for key in ("journal", "volume", "issue", "pages")
        if (value := getattr(work, key))
    }
    authors = tuple(
        PrintedText(_bind(name), f"{path}.authors[{place}]")
        for place, name in enumerate(work.authors)
    )
    return replace(work, **parts, authors=authors)


def source(work: Reference) -> PrintedText:
    """Return authors, journal and place in it, for use under a title: all but title and DOI."""
    return _sentences(_authors(work), work.journal, _issue(work))


def short(work: Reference) -> PrintedText:
    """Return one line for use under a title: `Cho H et al. J Med Internet Res 2024;26:e50890`.

    Up to two authors are named, else the first; the issue is left out (AMA's and NLM's short form).
    """
    names, more = named_authors(work)
    if more or len(names) > MOST_NAMED:
        names = [join((*names[:1], "et", "al"), NO_BREAK)]
    dated = join((join((work.year, work.volume), ";"), work.pages), ":")
    authors = join(names, ", ")
    return join((authors and join((authors, "."), ""), join((work.journal, dated))))


def with_remarks(work: Reference, *remarks: str | None) -> PrintedText:
    """Return `source` and what else there is to say, a sentence each as the NLM has it."""
    return _sentences(source(work), *remarks)


def named_authors(work: Reference) -> tuple[list[str], bool]:
    """Return the authors that the catalogue names, and whether it says that there are more."""
    names = [name for name in work.authors if not _is_et_al(name)]
    return names, len(names) < len(work.authors)


def _sentences(*parts: str | None) -> PrintedText:
    """Join parts, each ended by a full stop unless its own mark ends it."""
    return join(
        part if part[-1] in ".?!…" else join((part, "."), "") for part in filter(None, parts)
    )


def _bind(name: str) -> str:
    """Bind a surname to its initials: `Rijo R.`, `De Marchi D. F.`; a given name is none."""
    surname, *others = name.split(" ")
    initials = list(takewhile(_are_initials, reversed(others)))[::-1]
    whole = [surname, *others[: len(others) - len(initials)]]
    return NO_BREAK.join([" ".join(whole), *initials])


def _are_initials(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) <= MOST_INITIALS


def _is_et_al(name: str) -> bool:
    return name.casefold().rstrip(".") in {"et al", "et coll", "others"}


def _authors(work: Reference) -> PrintedText:
    names, more = named_authors(work)
    if more or len(names) > MOST_AUTHORS:
        return join([*names[:MOST_AUTHORS], "et al"], ", ")
    return join(names, ", ")


def _issue(work: Reference) -> PrintedText:
    """Return year, volume, issue and pages as `2019;25(1):44-56`, as far as they are known."""
    issue = join(("(", work.issue, ")"), "") if work.issue else None
    dated = join((work.year, join((work.volume, issue), "")), ";")
    return join((dated, work.pages), ":")
