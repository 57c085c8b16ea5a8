"""What `watch` says while it works: lines in a file, one line on a terminal."""

import sys

import click
import pytest

from roadmap_print.cli.commands.make.watch import CLEAR, ProgressLine


def said(capsys: pytest.CaptureFixture[str]) -> str:
    shown = ProgressLine()
    shown.say("Setting…")
    shown.say("Setting…", "5")
    shown.say("Making…")
    shown.end()
    shown.end()
    return capsys.readouterr().err


def test_a_file_gets_each_stage_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == "Setting…\nMaking…\n"


def test_a_terminal_gets_one_line_that_goes_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def echo(text: str, **_: bool) -> None:  # Click's own takes out what steers a terminal
        sys.stderr.write(text)

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(click, "echo", echo)
    stages = ("Setting…", "Setting… 5", "Making…", "")
    assert said(capsys) == "".join(CLEAR + stage for stage in stages)
