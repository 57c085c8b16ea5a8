"""The pages of `watch` at an address of this machine alone, for whoever has its secret."""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from roadmap_print.i18n.translator import say
from roadmap_print.preview.loopback_server import (
    LoopbackServer,
    PageReply,
    Questions,
    RefusedError,
    Shell,
    command_file,
    told,
)
from roadmap_print.preview.page_images import SCALES, picture
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.publications.registry import Publication
from roadmap_print.render import html_templates

HEARTBEAT = 15.0  # s that a question for what is new may wait, so that closed pages are noticed
MOST_PAGES = 10_000
_KEY = re.compile(r"[0-9a-f]{20}")

Look = Callable[[Publication, int], None]


def preview_server(port: int, board: PreviewState, look: Look) -> LoopbackServer:
    """Make the server of a board, which tells `look` what is shown. Raises OSError."""
    shell = {
        "/": lambda: _page(board),
        "/watch.css": command_file("watch.css", "text/css"),
        "/watch.js": command_file("watch.js", "text/javascript"),
        **PAGE_FILES,
    }
    return LoopbackServer(port, shell, page_questions(board, look))


PAGE_FILES: Shell = {
    "/ask.js": command_file("ask.js", "text/javascript"),
    "/pages.js": command_file("pages.js", "text/javascript"),
    "/pages.css": command_file("pages.css", "text/css"),
}
"""What shows pages, in `watch` and `edit`."""


def page_questions(board: PreviewState, look: Look) -> Questions:
    """Give what pages ask: what is new after a number, a page's picture; and say what is seen."""

    def sight(asked: Mapping[str, Any]) -> PageReply:
        number, seen = board.after(whole(asked, "after"), HEARTBEAT)
        return told({"number": number, **seen.as_values(_publication(asked, board))})

    def page_picture(asked: Mapping[str, Any]) -> PageReply:
        key, scale = asked.get("key"), whole(asked, "scale")
        sound = isinstance(key, str) and _KEY.fullmatch(key) and scale in SCALES
        if not sound:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        page = board.page(str(key))  # gone where a newer one has come while this one was asked for
        return PageReply("image/png", picture(page, scale) if page else b"")

    def looked(asked: Mapping[str, Any]) -> PageReply:
        look(_publication(asked, board), min(whole(asked, "page"), MOST_PAGES))
        return told({})

    return {"/sight": sight, "/picture": page_picture, "/look": looked}


def whole(asked: Mapping[str, Any], name: str) -> int:
    """Give a whole number of a question; one that is none refuses the question."""
    value = asked.get(name)
    if type(value) is not int or value < 0:
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    return value


def _publication(asked: Mapping[str, Any], board: PreviewState) -> Publication:
    """Give the publication that is asked for, the first one where it is not shown."""
    shown = board.sight.publications
    return next((each for each in shown if each.name == asked.get("view")), shown[0])


def views(board: PreviewState) -> dict[str, str]:
    """Give the publications that are shown, with their names."""
    language, shown = board.sight.language, board.sight.publications
    keys = {each.name: f"publications.{each.name}.name" for each in shown}
    return {name: say(language, key).capitalize() for name, key in keys.items()}


def _page(board: PreviewState) -> PageReply:
    language = board.sight.language
    names = ("views", "problems", "lost", "no_script", "no_secret")
    html = html_templates.page(
        "commands/watch.html",
        language=language,
        said={name: say(language, f"watch.{name}") for name in names},
        page=say(language, "watch.page", number="{number}", total="{total}"),
        views=views(board),
    )
    return PageReply("text/html; charset=utf-8", html.encode("utf-8", "replace"))
