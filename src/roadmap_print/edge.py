"""The program's edge: whatever a command raises ends in a few words and an exit status.

A traceback is shown for a fault of our own and for nothing else.
"""

from __future__ import annotations

import signal
import sys
import traceback
from typing import TYPE_CHECKING, Any, NoReturn

import click

from roadmap_print.catalogue.findings import interface_language
from roadmap_print.catalogue.messages import Message
from roadmap_print.problems import ProblemsError
from roadmap_print.report import report, status

if TYPE_CHECKING:
    from types import FrameType

OUR_FAULT = 70
"""EX_SOFTWARE of BSD's sysexits.h."""
INTERRUPTED, TERMINATED = 130, 143
"""What shells give a program that a signal has ended: 128 and the signal's number."""

SORRY = Message(
    "This is a fault of roadmap-print's own. Please report it with the lines above, and with the "
    "catalogue if you may.",
    "C’est un défaut de roadmap-print. Merci de le signaler avec les lignes ci-dessus, et avec le "
    "catalogue si possible.",
)


class Edge(click.Group):
    """A group of commands whose exceptions become exit statuses."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  Click's own signature
        """Run a command; what it could not do is told, and gives the exit status."""
        before = signal.signal(signal.SIGTERM, _terminate)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # Click's to tell
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except ProblemsError as error:
            report(error.problems, "text", error.problems[0].language)
            ctx.exit(status(error.problems))
        except Exception as error:  # noqa: BLE001  whatever it is, it is our fault
            _apologise(error)
            ctx.exit(OUR_FAULT)
        finally:
            signal.signal(signal.SIGTERM, before)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End as if by ourselves, so that drafts are cleared away."""
    sys.exit(TERMINATED)


def _apologise(error: Exception) -> None:
    told = "".join(traceback.format_exception(error))
    click.echo(f"{told}\n{SORRY.said(interface_language(), {})}", err=True)
