"""The command `changes` from the names of two editions to an exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from roadmap_print import editions
from roadmap_print.arguments import CATALOGUE
from roadmap_print.catalogue.comparison import Change, compare
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reader import Reading, read
from roadmap_print.changes import news
from roadmap_print.changes.report import REPORTS, Comparison
from roadmap_print.changes.sheets import Matter
from roadmap_print.problems import Severity
from roadmap_print.report import report
