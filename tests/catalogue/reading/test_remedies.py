"""Whoever does what a message says, to the letter, has mended the file.

Where a message offers a value, the value is put in place of the mistaken one by a rule; where it
asks for more than that, the mend is written out here as somebody would who knows no YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from roadmap_print.catalogue.editing.mending import mend_file
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem, Severity

BAD = Path(__file__).parents[2] / "catalogues/bad"

WRONG = re.compile(r'["«]\s?(.+?)\s?["»]')
INSTEAD = re.compile(r'(?:did you mean|vouliez-vous dire) ["«]\s?(.+?)\s?["»]')
WRITE = re.compile(r"""(?:write|écrivez) (?:"(.+?)"|«\s(.+?)\s»)(?:$|,)""")
QUOTED = re.compile(r'(?:between quotes|guillemets droits)\s?: (".+")$')
ADD = re.compile(
    r"(?:line|ligne) [\"«]\s?(.+?)\s?[\"»].*column|(?:line|ligne) «\s(.+?)\s».*colonne"
)
COLUMN = re.compile(r"(?:column|colonne) (\d+)")


def replaced(line: str, problem: Problem) -> str | None:
    """Put what a message offers where it belongs in its line; None where it offers nothing."""
    hint, start = problem.hint or "", problem.column - 1
    if found := INSTEAD.search(hint):
        wrong = WRONG.search(problem.message)
        assert wrong
        assert line[start:].startswith(wrong[1])
        return line[:start] + line[start:].replace(wrong[1], found[1], 1)
    if found := QUOTED.search(hint):
        key = re.match(r"([ ]*(?:- )?[a-z]+: |[ ]*- )", line)
        assert key
        return key[1] + found[1]
    if found := WRITE.search(hint):
        return _written(line, start, found[1] or found[2])
    return None


def _written(line: str, start: int, near: str) -> str:
    """Write a value in place of the mistaken one, up to the bracket or the end of the line."""
    if re.match(r"[a-z]+: ", near):  # a key with its text
        return line[: len(line) - len(line.lstrip())] + near
    after = re.search(r":$|(?<=[^\[])[\]}]+$", line)
    return line[:start] + near + (after[0] if after else "")


def problems() -> Iterator[tuple[str, Problem]]:
    for path in sorted(BAD.glob("*.yaml")):
        for problem in read(path).problems:
            yield path.stem, problem


BESIDE = re.compile(r"\.headings\.|^introduction\[")
"""Where what is mistaken does not begin at the place: a key before its text, a link in one."""
OFFERS = [
    pytest.param(name, problem, id=f"{name}-{problem.line}")
    for name, problem in problems()
    if problem.hint
    and not BESIDE.search(problem.where)
    and any(map(re.Pattern.search, (INSTEAD, QUOTED, WRITE), [problem.hint] * 3))
]


def hold_fewer(before: Sequence[Problem], after: Sequence[Problem], gone: Problem) -> None:
    told = [(each.line, each.where, each.message) for each in after]
    assert (gone.line, gone.where, gone.message) not in told
    assert errors(after) <= errors(before) - (gone.severity is Severity.ERROR), after


def errors(found: Sequence[Problem]) -> int:
    return [each.severity for each in found].count(Severity.ERROR)


@pytest.fixture
def mended(tmp_path: Path) -> Callable[[str], Reading]:
    def mended(text: str) -> Reading:
        path = tmp_path / "roadmap.yaml"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return mended


def test_there_are_offers() -> None:
    assert len(OFFERS) >= 30


@pytest.mark.parametrize(("name", "problem"), OFFERS)
def test_what_is_offered_is_right(
    name: str, problem: Problem, mended: Callable[[str], Reading]
) -> None:
    """The mistake is gone, and none has come instead."""
    lines = (BAD / f"{name}.yaml").read_text(encoding="utf-8").split("\n")
    right = replaced(lines[problem.line - 1], problem)
    assert right is not None
    lines[problem.line - 1] = right
    hold_fewer(read(BAD / f"{name}.yaml").problems, mended("\n".join(lines)).problems, problem)


def test_every_line_that_is_to_be_added_is_right(mended: Callable[[str], Reading]) -> None:
    """A line added below the place, in the column that is named, with its "…" filled in."""
    count = 0
    for name, problem in problems():
        if not (found := ADD.search(problem.hint or "")):
            continue
        column = COLUMN.search(problem.hint or "")
        assert column
        added = " " * (int(column[1]) - 1) + (found[1] or found[2]).replace("…", "example.org/x")
        lines = (BAD / f"{name}.yaml").read_text(encoding="utf-8").split("\n")
        lines.insert(problem.line, added)
        hold_fewer(read(BAD / f"{name}.yaml").problems, mended("\n".join(lines)).problems, problem)
        count += 1
    assert count >= 4


EXACT = sorted({name for name, problem in problems() if problem.remedy})


def test_there_are_exact_remedies() -> None:
    assert len(EXACT) >= 25


@pytest.mark.parametrize("name", EXACT)
def test_an_exact_remedy_mends_what_it_is_for(name: str, tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_bytes((BAD / f"{name}.yaml").read_bytes())
    before = read(path).problems
    assert mend_file(path).refused is None
    after = read(path).problems
    for problem in before:
        if problem.remedy:
            hold_fewer(before, after, problem)
    assert not [problem for problem in after if problem.remedy]


def swap(old: str, new: str) -> Callable[[str], str]:
    def swapped(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return swapped


MENDS: dict[str, Callable[[str], str]] = {
    "address-host": swap("https:///next", "https://www.example.org/"),
    "address-port": swap(":99999", ""),
    "address-space": swap("la suite", "la%20suite"),
    "address-user": swap("//example.org@", "//"),
    "address-wrapped": swap("very\n      /long", "very/long"),
    "email": swap("formation at exemple.fr", "nom@hopital.fr"),
    "file-after-dots": lambda text: text.partition("...")[0],
    "file-control-character": swap("\x02", ""),
    "file-nul": swap("\0", " "),
    "file-second-document": swap("---\n", ""),
    "headings-empty": swap("video:", "video: Films"),
    "id-no-letters": swap('"…"', "deep-learning"),
    "item-empty": swap("      -\n", ""),
    "key-at-the-margin": swap("\nurl:", "\n    url:"),
    "key-empty": swap("title:\n", "title: Les bases\n"),
    "key-in-the-column-of-ids": swap("\n  url:", "\n    url:"),
    "key-missing-in-braces": swap("  - {", "  - {resources: [], "),
    "key-unknown-in-resource": swap("author: Cho H", "reference:\n      authors: [Cho H]"),
    "labels-for-ids-of-headings": swap("Vidéos:", "video:"),
    "hash-cuts-a-text": lambda text: re.sub(
        r"(- |title: )(.* #[13].*?)(  # .*)?\n", r'\1"\2"\n', text
    ),
    "hash-cuts-an-address": swap(" #partie", "#partie"),
    "hash-cuts-all-of-a-text": lambda text: re.sub(r" (#.*)", r' "\1"', text),
    "hash-cuts-all-of-a-note": lambda text: re.sub(r" (#.*)", r' "\1"', text),
    "yaml-hash-amid-a-text": swap(
        "Une remarque #4\n      et sa suite", '"Une remarque #4 et sa suite"'
    ),
    "yaml-hash-cuts-a-bracket": swap("Dossier #33", '"Dossier #33"'),
    "items-among-the-keys-of-an-item": swap("    - id: video", "  - id: video"),
    "items-at-two-depths": swap("        - Savoir autre", "      - Savoir autre"),
    "items-at-two-depths-in-quotes": swap("        - Savoir autre", "      - Savoir autre"),
    "introduction-link-by-a-filter": swap("youtu.be/", "www.youtube.com/watch?v="),
    "item-in-text": swap("Les bases\n      - premier cours", '"Les bases - premier cours"'),
    "lookalike-asterisks": swap("      * ", "      - "),
    "lookalike-bullets": lambda text: text.replace("•\t", "- ").replace("• ", "- "),
    "lookalike-colon": swap("：", ": "),
    "lookalike-dash": swap("– ", "- "),
    "lookalike-everywhere": swap("–\xa0title:\xa0", "  - title: "),
    "lookalike-space-after-a-colon": swap("\u202f", " "),
    "lookalike-space-after-a-hyphen": swap("\xa0", " "),
    "lookalike-space-before-a-colon": swap("\xa0", " "),
    "lookalike-space-in-braces": swap("\xa0", " "),
    "lookalike-space-in-brackets": swap("\xa0", " "),
    "lookalike-spaces-before-a-key": swap("\xa0", " "),
    "lookalike-spaces-wide": swap("\u3000", " "),
    "lookalike-unseen": swap("\u200b", ""),
    "lookalike-unseen-in-an-id": swap("\xad", ""),
    "language-in-words": swap("français", "fr"),
    "no-resources-at-all": lambda text: text.replace(
        "resources: {}",
        "resources:\n  machine-learning: {title: A, format: course, url: https://a.b}",
    ),
    "no-steps": swap("steps: []", "steps:\n- {title: …, resources: []}"),
    "no-such-resource-any-more": swap(", guide-supprime", ""),
    "no-such-format-in-headings": swap("document:", "video:"),
    "no-such-level-far": swap("facile", "discovery"),
    "quotes-in-quotes-of-a-list": swap('"films"', "« films »"),
    "resource-id-twice": lambda text: text.replace("  machine-learning:", "  autre:", 1),
    "resource-listed-twice": swap("machine-learning, machine-learning", "machine-learning"),
    "step-id-twice": lambda text: text.replace("id: debut", "id: fin", 1),
    "type-keys-for-list": swap("un: ", "- "),
    "type-list-for-resources": lambda text: text.replace(
        "  - title: Les", "  machine-learning:\n    title: Les"
    ).replace("  - title: La", "  deep-learning:\n    title: La"),
    "type-list-for-text": lambda text: re.sub(r"title:\n +- ", "title: ", text),
    "type-sentence-for-objectives": swap("objectives: ", "objectives:\n      - "),
    "warning-same-address": lambda text: text.partition("  deep-learning:")[0].replace(
        "[deep-learning]", "[machine-learning]"
    ),
    "warning-unused": swap("[machine-learning]", "[machine-learning, deep-learning]"),
    "yaml-alias": swap("*basics", '"*basics"'),
    "yaml-anchor": swap("&bases ", ""),
    "yaml-backslash": swap("C:\\courses", "C:\\\\courses"),
    "yaml-block-text-not-indented": swap("\n    Pour", "\n      Pour"),
    "yaml-block-text-on-the-line": swap("| To learn.", "|\n      To learn."),
    "yaml-bracket-open": swap("[machine-learning", "[machine-learning]"),
    "yaml-bracket-on-its-own-line": swap("\n]\n", "\n"),
    "yaml-bracket-too-many": swap("]]", "]"),
    "yaml-colon-in-objective": swap(
        "Clarifier les notions : IA, statistiques", '"Clarifier les notions : IA, statistiques"'
    ),
    "yaml-column-of-three": swap("\n   resources", "\n    resources"),
    "yaml-column-too-far-left": swap("\n   format", "\n    format"),
    "yaml-hyphen-on-the-line": swap("- Les bases", '"- Les bases"'),
    "yaml-indented-too-far": swap("\n  language", "\nlanguage"),
    "yaml-indented-too-little": swap("\n   url", "\n    url"),
    "yaml-item-too-far-left": swap("\n- title: Approfondir", "\n  - title: Approfondir"),
    "yaml-merge-key": swap("<<: {title: La suite}", "title: La suite"),
    "yaml-no-hyphen": swap("      Savoir le dire", "      - Savoir le dire"),
    "yaml-no-space-after-hyphen": swap("-Know", "- Know"),
    "yaml-percent-line": swap("%title", "title"),
    "yaml-quote-open": swap('"The basics', '"The basics"'),
    "yaml-quote-open-to-the-end": swap('"La suite', '"La suite"'),
    "yaml-tab": swap("\t", "  "),
    "yaml-tag": swap("!!str ", ""),
    "yaml-text-begins-with-at-in-brackets": swap("@home", '"@home"'),
    "yaml-text-is-a-bracket": swap("[The basics]", '"[The basics]"'),
    "year-two-digits": swap("24", "2024"),
}


@pytest.mark.parametrize("name", MENDS)
def test_who_does_what_is_said_has_mended_the_file(
    name: str, mended: Callable[[str], Reading]
) -> None:
    """But for resources that no step lists any more, of which it is told next."""
    reading = mended(MENDS[name]((BAD / f"{name}.yaml").read_text(encoding="utf-8")))
    unused = (
        Message("catalogue.unused").said("fr", {}),
        Message("catalogue.unused").said("en", {}),
    )
    others = [each for each in reading.problems if each.message not in unused]
    assert others == []
    assert reading.catalogue
