"""A small catalogue that is edited, and what a form does to it."""

from __future__ import annotations

from pathlib import Path

from roadmap_print.cli.commands.make import edit
from roadmap_print.editor.session import EditSession

SMALL = """\
# kept: who wrote this
title: Un titre  # beside the title
language: fr
formats:
  - {id: course, label: Cours}
  - id: video
    label: Vidéos
steps:
  # above the first step
  - title: Première
    resources: [un, deux]
  - title: Seconde
    resources:
      - deux
resources:
  un:
    title: "Un"
    format: course
    url: https://example.org/un
  # about deux
  deux:
    title: Deux
    format: course
    url: https://example.org/deux
"""


def opened(catalogue: Path) -> EditSession:
    return edit.session_of(catalogue, "fr")


def act(
    session: EditSession, do: str, *, document: str = "catalogue", **more: object
) -> tuple[str | int, ...]:
    revision = session.state()["revision"]
    return session.act({"do": do, "document": document, "revision": revision, **more})


def put(session: EditSession, path: list[str | int], value: object) -> None:
    act(session, "set", path=path, value=value)


def text(catalogue: Path) -> str:
    return catalogue.read_bytes().decode()
