"""What a shell needs to complete our commands, options and file names: Click's own script."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


def script(command: click.Command, shell: str) -> str:
    """Return the script that a shell reads at its start; `shell` is one of `SHELLS`.

    It asks the command itself, by the variable _ROADMAP_PRINT_COMPLETE, what may come next.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise ValueError(f"no completion for {shell}")
    return kind(command, {}, "roadmap-print", "_ROADMAP_PRINT_COMPLETE").source()
