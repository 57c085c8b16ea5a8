"""What one would type each night, in `roadmap-print.toml` beside a catalogue or above it.

A table is for a command and has its options by their long names. Which there are and what may stand
behind them, the command itself says: there is no second list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from roadmap_print import paths
from roadmap_print.catalogue.reading import source_file, suggestions
from roadmap_print.catalogue.reading.diagnostics import (
    START,
    Diagnostics,
    Position,
    catalogue_language,
)
from roadmap_print.cli.help_texts import option_name
from roadmap_print.cli.param_types import EditionName, RunOption
from roadmap_print.i18n.cldr import listed
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem, ProblemsError

NAME = "roadmap-print.toml"
TABLES = ("build", "mail")
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
TOGETHER = ("only", "every")
"""Options that one command does not take both of: one that is typed goes before the other."""
GOES_WITH = {"--icc": "--press", "--template": "--pptx", "--handout": "--steps"}
"""Options of a file that are left out where nobody asks for what they go with."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says, by command and the name of its option's value; or what is wrong with it."""

    file: Path | None = None
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def output(self) -> Path:
        """The folder that `build` puts outputs in, where nobody types another."""
        return Path(self.values.get("build", {}).get("output", "output"))

    def applied(self, context: click.Context, options: Mapping[str, Any]) -> dict[str, Any]:
        """Give a command's options with these for those that nobody has typed."""
        typed = {
            name
            for name in options
            if context.get_parameter_source(name) not in {ParameterSource.DEFAULT, None}
        }
        ours: Mapping[str, Any] = self.values.get(str(context.command.name), {})
        if typed.intersection(TOGETHER):
            typed |= {*TOGETHER}
        new = {name: value for name, value in ours.items() if name in options and name not in typed}
        merged = {**options, **new}
        if "output" in options and "output" not in {*typed, *new}:
            merged["output"] = self.output
        for option, other in GOES_WITH.items():
            name, wanted = option.removeprefix("--"), other.removeprefix("--")
            if name in new and not merged[wanted]:
                merged[name] = options[name]
        return merged


def output_of(context: click.Context, catalogue: Path, output: Path) -> Path:
    """Give the folder of a catalogue's outputs: what is typed, else what is set."""
    return Path(of_catalogue(catalogue).applied(context, {"output": output})["output"])


def of_catalogue(catalogue: Path) -> Settings:
    """Read the settings of a catalogue, none where there is no file; raises ProblemsError."""
    settings = look(catalogue)
    if settings.problems:
        raise ProblemsError(settings.problems)
    return settings


def look(catalogue: Path) -> Settings:
    """Read the settings of a catalogue, or all that is wrong with them."""
    file = paths.nearest(catalogue, NAME)
    if file is None:
        return Settings()
    problems = Diagnostics(str(file), _language(catalogue))
    data = source_file.read_bytes(file, problems)
    text = None if data is None else source_file.decode(data, problems)
    values = _values(text, file.parent, problems) if text is not None else {}
    told = tuple(sorted(problems.told, key=lambda problem: (problem.line, problem.column)))
    return Settings(file, {} if told else values, told)


def _language(catalogue: Path) -> str:
    unread = Diagnostics(str(catalogue), "en")
    data = source_file.read_bytes(catalogue, unread)
    return catalogue_language((data or b"").decode("utf-8", "replace"))


def _values(text: str, folder: Path, problems: Diagnostics) -> dict[str, dict[str, Any]]:
    import tomllib

    from roadmap_print.cli.inputs import toml_places

    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.error("", Message("settings.syntax"), at=_place(error, text))
        return {}
    problems.positions.update(toml_places.positions(text))
    commands = _commands()
    found = {}
    for name, table in read.items():
        if name not in TABLES:
            _tell_unknown_table(name, commands["build"], problems)
        elif isinstance(table, dict):
            found[name] = dict(_options(name, table, commands[name], folder, problems))
        else:
            problems.error(name, Message("settings.no_table"), name=name)
    return found


def _commands() -> Mapping[str, click.Command]:
    main = click.get_current_context().find_root().command
    return main.commands if isinstance(main, click.Group) else {}


def _place(error: Exception, text: str) -> Position:
    """Read the place out of a syntax error."""
    match = PLACE.search(str(error))
    if match and match[1]:
        return Position(int(match[1]), int(match[2]))
    return source_file.place(text, len(text.rstrip())) if match else START


def _tell_unknown_table(name: str, build: click.Command, problems: Diagnostics) -> None:
    if name in {_key(each) for each in build.params}:
        problems.error(name, Message("settings.outside"), name=name)
        return
    near = suggestions.nearest(name, TABLES)
    hint = Message("settings.near_hint" if near else "settings.tables_hint")
    problems.error(name, Message("settings.no_such_table"), hint, name=name, near=near)


def _key(option: click.Parameter) -> str:
    """Give the key of an option, its long name."""
    return option_name(option).replace("_", "-")


def _options(
    command_name: str,
    table: Mapping[str, Any],
    command: click.Command,
    folder: Path,
    problems: Diagnostics,
) -> Iterator[tuple[str, Any]]:
    """Yield what each key of a table gives its option; tell of those that are wrong."""
    options = {_key(each): each for each in command.params if isinstance(each, click.Option)}
    known = {key: each for key, each in options.items() if each.expose_value}
    ours = {key: each for key, each in known.items() if not isinstance(each, RunOption)}
    for key, value in table.items():
        where = f"{command_name}.{key}"
        if key in ours:
            reader = _Reader(ours[key], key, where, folder, problems)
            if (read := reader.read(value)) is not None:
                yield str(ours[key].name), read
        elif key in options:
            problems.error(where, Message("settings.of_run"), name=key)
        else:
            near = suggestions.nearest(key, ours)
            hint = Message("settings.near_hint" if near else "settings.options_hint")
            names = listed(sorted(ours), problems.language)
            said = Message("settings.no_option")
            problems.error(
                where, said, hint, name=key, near=near, command=command_name, names=names
            )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the value of one option; `folder` is where the paths in it begin."""

    option: click.Option
    key: str
    where: str
    folder: Path
    problems: Diagnostics

    def read(self, value: object) -> Any:  # noqa: ANN401  whatever the option's type gives
        """Give the option's value; None where it is wrong, which is told."""
        if self.option.is_flag:
            return value if self._is(value, bool, "flag", "true") else None
        if not self.option.multiple:
            return self._single(value, self.where)
        example = f'["{value}"]' if isinstance(value, str) else '["…"]'
        if not self._is(value, list, "list", example):
            return None
        items: list[Any] = list(value) if isinstance(value, list) else []
        read = [self._single(each, f"{self.where}[{n}]") for n, each in enumerate(items)]
        return None if None in read else tuple(read)

    def _single(self, value: object, where: str) -> Any:  # noqa: ANN401  as above
        type_ = self.option.type
        if isinstance(type_, click.types.IntParamType | click.types.FloatParamType):
            sound = self._is(value, (int, float), "number", "10", where)
        else:
            sound = self._is(value, str, "text", f'"{value}"', where)
        if not sound:
            return None
        try:
            return type_.convert(self._found(value), self.option, None)
        except click.UsageError as error:
            said = Message("settings.bad_value")
            self.problems.error(where, said, name=self.key, names=error.message.rstrip("."))
            return None

    def _found(self, value: Any) -> Any:  # noqa: ANN401  as above
        """Take a path from where the file lies; an edition may be a revision as well."""
        path = self.folder / str(value)
        if isinstance(self.option.type, click.Path):
            return path
        return str(path) if isinstance(self.option.type, EditionName) and path.is_file() else value

    def _is(
        self,
        value: object,
        kind: type | tuple[type, ...],
        word: str,
        example: str,
        where: str | None = None,
    ) -> bool:
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return True
        said, hint = Message(f"settings.no_{word}"), Message("settings.write_hint")
        written = example if where in {None, self.where} else f"[{example}]"
        near = f"{self.key} = {written}"
        self.problems.error(where or self.where, said, hint, name=self.key, near=near)
        return False
