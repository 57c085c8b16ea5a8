"""What `--help` and Click say, from `messages.yaml`: filled in when somebody asks for it."""

import sys
from collections.abc import Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from roadmap_print.cli.quiet import QuietOption
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import say, texts

NAME = "roadmap-print"


class LocalisedCommand(click.Command):
    """A command whose help is looked up by its name: `help.<command>.about` and so on.

    Each can be told to be quiet, but for a group.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401  Click's own
        super().__init__(*arguments, **options)
        if not isinstance(self, click.Group):
            self.params.append(QuietOption())

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of messages."""
        fill_in(self, message_language(), self.get_params(ctx))
        super().format_help(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer options, and commands of a group, each with its help."""
        fill_in(self, message_language())
        return super().shell_complete(ctx, incomplete)


def fill_in(command: click.Command, language: str, options: Sequence[click.Parameter] = ()) -> None:
    """Give a command, its options and the commands of a group their help in a language.

    An option that several commands share has its help in `help.shared`.
    """
    area = f"help.{'program' if command.name == NAME else command.name}"
    known = texts("en", "help")
    if f"{area}.about" in known:
        command.help = _help(area, language)
    for option in options or command.params:
        name = option_name(option)
        keys = f"{area}.options.{name}", f"help.shared.{name}"
        key = next((each for each in keys if each in known), None)
        if key and isinstance(option, click.Option):
            option.help = say(language, key)
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        fill_in(each, language)


def option_name(option: click.Parameter) -> str:
    """Give an option's long name as keys have it: poster_size."""
    return max(option.opts, key=len).lstrip("-").replace("-", "_")


def _help(area: str, language: str) -> str:
    """Set the examples behind what a command does; Click leaves lines after \\b as they are."""
    examples = say(language, f"{area}.examples").splitlines()
    heading = "help.examples_heading" if len(examples) > 1 else "help.example_heading"
    lines = "".join(f"\n  {example}" for example in examples)
    return f"{say(language, f'{area}.about')}\n\n\b\n{say(language, heading)}{lines}"


def translate_click() -> None:
    """Put our texts behind the two names by which Click's modules call gettext."""
    for name, module in list(sys.modules.items()):
        for called, ours in (("_", _gettext), ("ngettext", _ngettext)):
            if name.startswith("click.") and hasattr(module, called):
                vars(module)[called] = ours


def _gettext(message: str) -> str:
    return _translated(message).get("other", message)


def _ngettext(one: str, several: str, number: int) -> str:
    forms = _translated(several)
    if not forms:
        return one if number == 1 else several
    from roadmap_print.i18n.cldr import plural_category

    return forms.get(plural_category(number, message_language()), forms["other"])


def _translated(message: str) -> dict[str, str]:
    """Find a text of Click's by its English; nothing where that serves, or none is known."""
    language = message_language()
    if language == "en":
        return {}
    keys = (key for key, forms in texts("en", "click").items() if forms["other"] == message)
    return dict(texts(language, "click").get(next(keys, ""), {}))
