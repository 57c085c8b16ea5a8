"""What the editor's server answers: the same walls as watch, and files by numbers alone."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from rows import BOOKLET

from roadmap_print.cli.commands.make import edit
from roadmap_print.editor.edit_server import EditServer
from roadmap_print.editor.paper_work import PaperOutcome, PaperWork
from roadmap_print.preview.loopback_server import SECRET_HEADER, LoopbackServer
from roadmap_print.preview.preview_state import PreviewState

SMALL = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
QUESTIONS = ("/form", "/state", "/act", "/undo", "/redo", "/resolve", "/print", "/printed")
QUESTIONS += (
    "/look-up",
    "/import",
    "/bring-in",
    "/changes",
    "/draft",
    "/file",
    "/sight",
    "/picture",
    "/look",
)


class Shop(PaperWork):
    """Paper work of which nothing is done, but noted."""

    asked: list[object]

    def _run(self, *arguments: str) -> PaperOutcome:
        self.asked.append(arguments)
        return PaperOutcome(False, (self.output / "booklet.pdf",), "done")


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "roadmap.yaml").write_text(SMALL.read_text("utf-8"), "utf-8")
    (folder / "b.svg").write_text("<svg/>")
    (folder / "a.png").write_bytes(b"")
    (folder / "notes.txt").write_text("secret")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/booklet.pdf").write_bytes(b"%PDF-made")
    made = Shop(folder / "roadmap.yaml", tmp_path / "output")
    made.asked = []
    return made


@pytest.fixture
def server(shop: Shop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[LoopbackServer]:
    monkeypatch.setattr(edit, "default_folder", lambda: tmp_path / "drafts")
    session = edit.session_of(shop.catalogue, "en")
    board = PreviewState((BOOKLET,), "en")
    made = EditServer(0, session, board, shop, lambda *_: None).server
    with made.serving():
        yield made


def ask(
    server: LoopbackServer, path: str, question: object = None, **headers: str | None
) -> tuple[int, bytes]:
    connection = HTTPConnection(server.names[0], timeout=20)
    told = {
        "Origin": f"http://{server.names[0]}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
        SECRET_HEADER: server.secret,
    }
    told |= {name.replace("_", "-"): value for name, value in headers.items() if value}
    left = {name.replace("_", "-") for name, value in headers.items() if value is None}
    sent = {name: value for name, value in told.items() if name not in left}
    connection.request("POST", path, json.dumps(question or {}), sent)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def state(server: LoopbackServer) -> Any:  # noqa: ANN401  as JSON has it
    return json.loads(ask(server, "/state", {"after": 0})[1])


def act(server: LoopbackServer, **action: object) -> Any:  # noqa: ANN401
    action = {"document": "catalogue", "revision": state(server)["revision"], **action}
    status, body = ask(server, "/act", action)
    return json.loads(body) if status == 200 else status


@pytest.mark.slow
@pytest.mark.parametrize("path", QUESTIONS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.com"},
        {"Origin": "https://evil.example"},
        {"Origin": None},
        {"Sec_Fetch_Site": None},
        {"Sec_Fetch_Site": "cross-site"},
        {"Content_Type": "text/plain"},
        {"X_Roadmap_Print_Secret": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"X_Roadmap_Print_Secret": None},
    ],
)
def test_nobody_else_is_answered(
    server: LoopbackServer, shop: Shop, path: str, headers: dict[str, str | None]
) -> None:
    before = shop.catalogue.read_bytes()
    action = {"do": "set", "document": "catalogue", "path": ["title"], "value": "x", "after": 0}
    status, body = ask(server, path, action, **headers)
    assert status in {403, 415, 421}
    assert body == b""
    assert shop.catalogue.read_bytes() == before
    assert shop.asked == []


@pytest.mark.slow
@pytest.mark.parametrize("path", [*QUESTIONS, "/content/roadmap.yaml", "/output/booklet.pdf"])
def test_the_bare_page_is_all_there_is_without_the_secret(
    server: LoopbackServer, path: str
) -> None:
    connection = HTTPConnection(server.names[0], timeout=20)
    connection.request("GET", path)
    assert connection.getresponse().status == 404
    connection.close()


def test_the_bare_page_says_nothing_of_the_catalogue(server: LoopbackServer, shop: Shop) -> None:
    connection = HTTPConnection(server.names[0], timeout=20)
    connection.request("GET", "/")
    page = connection.getresponse().read().decode()
    connection.close()
    title = state(server)["documents"]["catalogue"]["title"]
    assert title not in page
    assert shop.catalogue.name not in page
    assert server.secret not in page


def test_the_program_of_the_page_is_small(server: LoopbackServer) -> None:
    names = [name for name in server.shell if name.endswith(".js")]
    assert len(names) > 3
    assert sum(len(server.shell[name]().body) for name in names) <= 61_000


def test_a_change_is_answered_with_the_state_after_it(server: LoopbackServer, shop: Shop) -> None:
    after = act(server, do="set", path=["title"], value="Neuf")
    assert after["documents"]["catalogue"]["title"] == "Neuf"
    assert after["made"] == ["title"]
    assert "title: Neuf" in shop.catalogue.read_text("utf-8")
    status, body = ask(server, "/undo")
    assert (status, json.loads(body)["undo"]) == (200, False)


def test_what_cannot_be_done_is_said(server: LoopbackServer) -> None:
    assert act(server, do="delete", path=["nothing"])["refused"]
    assert act(server, do="set", path=["title"], value="x", before="other")["refused"]
    assert act(server, do="strange") == 400
    assert ask(server, "/resolve", {"number": 3, "mine": True})[0] == 200
    assert ask(server, "/state", {})[0] == 400


def test_a_picture_is_chosen_by_its_number(server: LoopbackServer, shop: Shop) -> None:
    assert state(server)["pictures"]["catalogue"] == ["a.png", "b.svg"]
    path = ["publisher", "logo"]
    after = act(server, do="picture", path=path, number=2)
    assert after["documents"]["catalogue"]["publisher"]["logo"] == "b.svg"
    assert act(server, do="picture", path=path, number=3) == 400
    assert act(server, do="picture", path=path, number="../notes.txt") == 400
    assert act(server, do="picture", path=path, value="/etc/passwd") == 400
    assert act(server, do="set", path=path, value="notes.txt") == 400
    act(server, do="picture", path=path, number=0)
    assert "logo" not in shop.catalogue.read_text("utf-8")


def test_pdfs_are_had_by_numbers_and_only_those_that_were_made(
    server: LoopbackServer, shop: Shop
) -> None:
    assert ask(server, "/file", {"number": 0})[0] == 404
    status, body = ask(server, "/print", {"publication": "booklet", "grey": True, "step": 1})
    assert status == 200
    assert json.loads(body)["files"] == [{"number": 0, "name": "booklet.pdf"}]
    assert ask(server, "/file", {"number": 0}) == (200, b"%PDF-made")
    for wrong in ({"number": 1}, {"number": -1}, {"number": "0"}, {"name": "booklet.pdf"}):
        assert ask(server, "/file", wrong)[0] in {400, 404}
    (asked,) = shop.asked
    assert asked[:5] == ("build", "--only", "booklet", "--steps", "2")  # type: ignore[index]
    assert "--grey" in asked  # type: ignore[operator]


@pytest.mark.parametrize(
    "question",
    [
        {"publication": "../x"},
        {"publication": "--all"},
        {"publication": "handout"},
        {"publication": "handout", "step": "1; rm"},
        {"publication": ["booklet"]},
        {},
    ],
)
def test_a_strange_order_is_refused(
    server: LoopbackServer, shop: Shop, question: dict[str, object]
) -> None:
    assert ask(server, "/print", question)[0] == 400
    assert shop.asked == []


def test_a_printed_pdf_is_compared_by_number_or_by_what_it_holds(
    server: LoopbackServer, shop: Shop
) -> None:
    assert json.loads(ask(server, "/printed")[1]) == ["booklet.pdf"]
    assert ask(server, "/changes", {"number": 0})[0] == 200
    pdf = base64.b64encode(b"%PDF-old").decode()
    assert ask(server, "/changes", {"pdf": pdf})[0] == 200
    assert [asked[0] for asked in shop.asked] == ["changes", "changes"]  # type: ignore[index]
    assert ask(server, "/changes", {"number": 1})[0] == 404
    assert ask(server, "/changes", {"pdf": "no base64!"})[0] == 400


def test_the_form_has_its_words_and_fields(server: LoopbackServer) -> None:
    form = json.loads(ask(server, "/form")[1])
    assert form["language"] == "en"
    assert form["words"]["saved"]["other"] == "All saved"
    assert [each["key"] for each in form["models"]["level"]] == ["id", "label"]
    assert list(form["views"]) == ["booklet"]
