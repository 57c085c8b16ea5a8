"""The editor's form and pages at an address of this machine alone, for whoever has its secret."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from roadmap_print.catalogue.editing.edits import EditRefusedError
from roadmap_print.editor import form_model, picture_list
from roadmap_print.editor.arrivals import MOST_FILE, Arrivals
from roadmap_print.editor.edit_requests import BadActionError, StaleActionError
from roadmap_print.editor.paper_work import PaperOutcome, PaperWork
from roadmap_print.editor.session import EditSession
from roadmap_print.i18n.translator import say
from roadmap_print.preview.loopback_server import (
    LoopbackServer,
    PageReply,
    Questions,
    RefusedError,
    command_file,
    told,
)
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.preview.server import HEARTBEAT, PAGE_FILES, Look, page_questions, views, whole
from roadmap_print.publications import registry
from roadmap_print.render import html_templates

VARIANTS = ("large-print", "grey")
MEDIA_TYPES = {".pdf": "application/pdf", ".eml": "message/rfc822"}
SCRIPTS = ("arrivals.js", "edit.js", "fields.js", "paper.js", "sections.js", "store.js")

Asked = Mapping[str, Any]


class EditServer:
    """Answers what the form asks; `server` does the listening."""

    def __init__(
        self, port: int, session: EditSession, board: PreviewState, work: PaperWork, look: Look
    ) -> None:
        self._session, self._board, self._work = session, board, work
        self._arrivals = Arrivals(session)
        shell = {
            "/": self._page,
            "/edit.css": command_file("edit.css", "text/css"),
            **{f"/{name}": command_file(name, "text/javascript") for name in SCRIPTS},
            **PAGE_FILES,
        }
        own: Questions = {
            "/form": self._form,
            "/state": lambda asked: self._told(whole(asked, "after"), HEARTBEAT),
            "/act": self._changing(self._act),
            "/undo": self._changing(lambda _: session.undo()),
            "/redo": self._changing(lambda _: session.redo()),
            "/resolve": self._changing(
                lambda asked: session.resolve(
                    whole(asked, "number"), mine=asked.get("mine") is True
                )
            ),
            "/look-up": self._look_up,
            "/import": self._import,
            "/bring-in": self._changing(
                lambda asked: self._arrivals.take_in(whole(asked, "number"))
            ),
            "/print": self._print,
            "/printed": lambda _: told([each.name for each in self._printed]),
            "/changes": self._changes,
            "/draft": lambda _: self._outcome(work.draft()),
            "/file": self._file,
        }
        self.server = LoopbackServer(port, shell, {**page_questions(board, look), **own})

    @property
    def _printed(self) -> list[Path]:
        return list(picture_list.printed(self._work.output))

    def _pictures(self, document: str) -> list[str]:
        return list(picture_list.pictures(self._session.files[document].path.parent))

    def _page(self) -> PageReply:
        language = self._session.language
        names = ("no_script", "no_secret", "loading")
        said = {name: say(language, f"edit.page.{name}") for name in names}
        html = html_templates.page("commands/edit.html", language=language, said=said)
        return PageReply("text/html; charset=utf-8", html.encode("utf-8", "replace"))

    def _form(self, _: Asked) -> PageReply:
        language = self._session.language
        return told(
            {
                "language": language,
                "words": form_model.form_words(language),
                "models": form_model.form_fields(language),
                "mostBytes": MOST_FILE,
                "views": views(self._board),
                "page": say(language, "watch.page", number="{number}", total="{total}"),
                "prints": {
                    each.name: say(language, f"publications.{each.name}.name").capitalize()
                    for each in registry.usual()
                },
            }
        )

    def _told(self, after: int = 0, patience: float = 0, **more: object) -> PageReply:
        state = self._session.state(after, patience)
        brand = self._session.files["brand"].tree
        fields = form_model.brand_fields(brand, self._session.language)
        pictures = {name: self._pictures(name) for name in self._session.files}
        return told({**state, "brandFields": fields, "pictures": pictures, **more})

    def _changing(self, change: Callable[[Asked], object]) -> Callable[[Asked], PageReply]:
        """Answer with the state after a change, or with why there is none."""

        def changed(asked: Asked) -> PageReply:
            try:
                return self._told(made=change(asked))
            except BadActionError as error:
                raise RefusedError(HTTPStatus.BAD_REQUEST) from error
            except StaleActionError:
                return self._told(refused=say(self._session.language, "edit.stale"))
            except EditRefusedError as error:
                problem = error.problem("", self._session.language)
                return self._told(refused=problem.sentence)

        return changed

    def _act(self, asked: Asked) -> object:
        if asked.get("do") == "picture":
            document = str(asked.get("document"))
            if document not in self._session.files:
                raise BadActionError
            names = ["", *self._pictures(document)]
            number = whole(asked, "number")
            if number >= len(names):
                raise BadActionError
            asked = {**asked, "value": names[number]}
        return self._session.act(asked)

    def _look_up(self, asked: Asked) -> PageReply:
        return told(self._arrivals.look_up(_text(asked, "typed"), _step(asked)))

    def _import(self, asked: Asked) -> PageReply:
        data = _decoded(asked, "file")
        return told(self._arrivals.read(data, _text(asked, "end").lower(), _step(asked)))

    def _print(self, asked: Asked) -> PageReply:
        publication, step = asked.get("publication"), _step(asked)
        offered = {each.name: each for each in registry.every() if each.by_default or each.of_steps}
        number = None if step is None else step + 1
        chosen = offered.get(str(publication))
        if chosen is None or (chosen.of_steps and number is None):
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        audience = asked.get("audience") or None
        known = [each.get("id") for each in self._audiences() if isinstance(each, dict)]
        if audience is not None and audience not in known:
            raise RefusedError(HTTPStatus.BAD_REQUEST)
        variants = [each for each in VARIANTS if asked.get(each) is True]
        name = None if audience is None else str(audience)
        return self._outcome(self._work.print(chosen, number, variants, name))

    def _audiences(self) -> list[object]:
        tree = self._session.files["catalogue"].tree
        listed = tree.get("audiences") if isinstance(tree, dict) else None
        return listed if isinstance(listed, list) else []

    def _changes(self, asked: Asked) -> PageReply:
        if "number" in asked:
            number, there = whole(asked, "number"), self._printed
            if number >= len(there):
                raise RefusedError(HTTPStatus.NOT_FOUND)
            return self._outcome(self._work.changes(there[number]))
        return self._outcome(self._work.changes(_decoded(asked, "pdf")))

    def _outcome(self, ended: PaperOutcome) -> PageReply:
        """Say how a command ended, and which files may be had by their numbers."""
        files = []
        for file in ended.files:
            if file not in self._work.files:
                self._work.files.append(file)
            files.append({"number": self._work.files.index(file), "name": file.name})
        return told({"failed": ended.failed, "said": ended.said, "files": files})

    def _file(self, asked: Asked) -> PageReply:
        number = whole(asked, "number")
        if number >= len(self._work.files):
            raise RefusedError(HTTPStatus.NOT_FOUND)
        file = self._work.files[number]
        try:
            return PageReply(MEDIA_TYPES[file.suffix], file.read_bytes())
        except OSError as error:
            raise RefusedError(HTTPStatus.NOT_FOUND) from error


def _step(asked: Asked) -> int | None:
    """Give the step of a question, from 0; None where it names none."""
    return None if asked.get("step") is None else whole(asked, "step")


def _text(asked: Asked, name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    return value


def _decoded(asked: Asked, name: str) -> bytes:
    """Give what a file holds that a browser has sent, in base64."""
    try:
        return base64.b64decode(_text(asked, name), validate=True)
    except (binascii.Error, ValueError) as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST) from error
