"""Every key is there in each language, asks for no more than it is given, and is said somewhere."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

import click
import pytest

from roadmap_print import os_errors
from roadmap_print.catalogue.comparison.compare import ChangedThing, ChangeKind
from roadmap_print.catalogue.json_schema import schema
from roadmap_print.cli import man_page
from roadmap_print.cli.app import main
from roadmap_print.cli.help_texts import option_name
from roadmap_print.i18n.languages import LOCALES, message_languages
from roadmap_print.i18n.translator import areas, texts
from roadmap_print.linkcheck.verdicts import LinkVerdict, Reason
from roadmap_print.proof.findings import WARNINGS
from roadmap_print.publications.registry import PaperVariant, every

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Texts = Mapping[str, Mapping[str, str]]

SOURCES = sorted(LOCALES.parent.rglob("*.py"))
SHORT = {"MailError": "mail", "_usage": "usage", "usage_error": "usage", "finding": "proof"}
"""Whose first argument is a key without its area."""
SURE = {"say", "said", "told", "error", "warn", *SHORT}
"""Calls that fill in a text; others hand it on."""
HINTED = {"error", "warn", "finding", "MailError"}
"""Those that fill in its remedy too, where no other is named."""
VALUES = dict.fromkeys(SURE, 9) | {"said": 1}
"""The place from which on the values of a call stand in a mapping."""
APART = {"click", "help"}
"""Areas that are looked up by what Click says, and by the names of commands and options."""


def everything(language: str) -> Texts:
    return {key: each for area in areas(language) for key, each in texts(language, area).items()}


ENGLISH = everything("en")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults(told: Texts, english: Texts) -> list[str]:
    """What is wrong with a language's texts."""
    found = [f"{key} is missing" for key in english.keys() - told.keys()]
    found += [f"{key} is said nowhere" for key in told.keys() - english.keys()]
    for key in told.keys() & english.keys():
        given = set().union(*map(placeholders, english[key].values()))
        for text in told[key].values():
            found += [f"{key} asks for {name}" for name in placeholders(text) - given]
    return found


class Use(NamedTuple):
    """A key in the source, or a pattern; `given` fills it in, None where that is not seen."""

    key: str
    place: str
    given: frozenset[str] | None = None
    hinted: bool = False


def pattern(node: ast.expr) -> str | None:
    """The key that an expression gives, as a regular expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (
            pattern(each) if isinstance(each, ast.Constant) else r"[\w-]+" for each in node.values
        )
        return "".join(filter(None, parts))
    return None


def keys_of(call: ast.Call) -> Iterator[str]:
    """The keys that a call of ours names, either one where it depends."""
    name = called(call)
    place = 1 if name == "say" else 0
    if name not in {"say", "Message", *SHORT} or len(call.args) <= place:
        return
    argument = call.args[place]
    both = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
    for each in both:
        if key := pattern(each):
            yield f"{SHORT[name]}\\.{key}" if name in SHORT else key


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def given(call: ast.Call) -> frozenset[str] | None:
    """The names that a call fills in; None where they are not all written there."""
    names = {each.arg for each in call.keywords} | {"n"}
    for each in call.args:
        if isinstance(each, ast.Dict):
            names |= {getattr(key, "value", None) for key in each.keys}
        elif isinstance(each, ast.Starred | ast.BinOp) or each in call.args[VALUES[called(call)] :]:
            return None
    return None if {None, "values"} & names else frozenset(map(str, names))


@cache
def uses() -> tuple[Use, ...]:
    found = []
    for file in SOURCES:
        tree = ast.parse(file.read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        outer = {
            inside: call
            for call in calls
            for inside in (*call.args, getattr(call.func, "value", None))
            if isinstance(inside, ast.Call)
        }
        for call in calls:
            whole = outer.get(call, call) if called(call) == "Message" else call
            filled = given(whole) if called(whole) in SURE else None
            hinted = called(whole) in HINTED and not hint_named(whole)
            place = f"{file.name}:{call.lineno}"
            found += [Use(key, place, filled, hinted) for key in keys_of(call)]
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in ENGLISH:
                found.append(Use(re.escape(node.value), f"{file.name}:{node.lineno}"))
    return tuple(found)


def hint_named(call: ast.Call) -> bool:
    """Whether a remedy of its own is named in the call of an error or a warning."""
    return called(call) in {"error", "warn"} and len(call.args) > 2


@pytest.mark.slow
def test_there_are_keys_and_uses_to_test() -> None:
    assert len(ENGLISH) > 600
    assert len(uses()) > 400
    assert sum(1 for use in uses() if use.given) > 60


@pytest.mark.parametrize("language", message_languages())
def test_a_language_has_every_key_and_asks_for_nothing_else(language: str) -> None:
    assert faults(everything(language), ENGLISH) == []


def test_what_is_wrong_with_a_language_is_found() -> None:
    told = dict(everything("fr"))
    del told["catalogue.too_deep"]
    told["catalogue.sorry"] = {"other": "désolé"}
    told["catalogue.twice"] = {"other": "deux fois {mot}"}
    assert sorted(faults(told, ENGLISH)) == [
        "catalogue.sorry is said nowhere",
        "catalogue.too_deep is missing",
        "catalogue.twice asks for mot",
    ]


@pytest.mark.slow
def test_every_key_in_the_source_is_there() -> None:
    known = [use for use in uses() if not use.key.startswith("[")]  # the area is written there
    strange = [use for use in known if not any(re.fullmatch(use.key, key) for key in ENGLISH)]
    assert strange == []


@pytest.mark.slow
def test_every_key_is_said_somewhere() -> None:
    said = re.compile("|".join(sorted({use.key for use in uses()})))
    unsaid = [
        key
        for key in ENGLISH
        if key.partition(".")[0] not in APART
        and not said.fullmatch(key)
        and not said.fullmatch(key.removesuffix("_hint"))
    ]
    assert unsaid == []


@pytest.mark.slow
def test_every_call_fills_in_its_text() -> None:
    """A remedy is filled in by the call of its message."""
    short = []
    for use in uses():
        key = use.key.replace("\\", "")
        for each in (key, *([f"{key}_hint"] if use.hinted else [])):
            wanted = set().union(*map(placeholders, ENGLISH.get(each, {}).values()))
            short += [(use.place, each, name) for name in wanted - (use.given or wanted)]
    assert short == []


def below(area: str) -> set[str]:
    return {key.removeprefix(f"{area}.") for key in ENGLISH if key.startswith(f"{area}.")}


TABLES = {
    "links.reasons": set(Reason),
    "links.verdicts": set(LinkVerdict),
    "changes.what": {f"{thing}.{kind}" for thing in ChangedThing for kind in ChangeKind},
    "report.printings": set(PaperVariant),
    "publications": {
        f"{each}.{key}" for each in every() for key in ("name", "enclosed", "pages", "differs")
    },
    "files": set(os_errors.REFUSALS.values()),
    "man.status": set(map(str, man_page.EXIT_STATUSES)),
    "fields": {
        f"{name.lower()}.{key}"
        for name, each in {**schema()["$defs"], "Catalogue": schema()}.items()
        for key in each["properties"]
    },
}


@pytest.mark.parametrize("area", TABLES)
def test_a_table_has_a_row_for_each_value_and_no_other(area: str) -> None:
    assert below(area) == set(map(str, TABLES[area]))


def test_what_is_a_warning_is_something_that_the_proof_says() -> None:
    assert ENGLISH.keys() > WARNINGS


def test_each_command_and_option_has_its_help_and_nothing_else_has() -> None:
    commands = {"program": main, **main.commands}
    options = {
        name: {option_name(each) for each in command.params if isinstance(each, click.Option)}
        for name, command in commands.items()
    }
    own = {name: below(f"help.{name}.options") for name in commands}
    shared = below("help.shared")
    for name, names in options.items():
        assert names - own[name] <= shared, name
        assert own[name] <= names, name
        assert {f"help.{name}.about", f"help.{name}.examples"} <= ENGLISH.keys()
    unshared = [names - own[name] for name, names in options.items()]
    assert shared == {"help"}.union(*unshared)
    groups = {each.split(".")[0] for each in below("help")}
    assert groups == {*commands, "shared", "example_heading", "examples_heading"}


@pytest.mark.slow
def test_what_is_clicks_is_said_by_click() -> None:
    folder = Path(click.__file__).parent
    source = "\n".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    said = {
        each.value
        for node in ast.walk(ast.parse(source.replace("from __future__ import annotations", "")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}
        for argument in node.args
        for each in ast.walk(argument)
        if isinstance(each, ast.Constant)
    }
    ours = {forms["other"] for forms in texts("en", "click").values()}
    assert ours - said <= {"required"}
