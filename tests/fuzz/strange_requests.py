"""Strange requests to the servers of `watch` and `edit` for some seconds; each is held to its wall.

    python tests/fuzz/strange_requests.py 30 [SEED]

Sound requests with bytes spoiled, headers repeated, lost or exchanged, bodies of other lengths than
they say, sent at once or in pieces; with the secret, questions of odd values. Who has no
secret gets nothing but the bare pages; nothing is written to the terminal; a sound question is
answered right afterwards. A request that is treated otherwise is kept in the working folder as
fuzz-failure.request.
"""

from __future__ import annotations

import io
import json
import re
import resource
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, suppress
from pathlib import Path
from random import Random

from strange_files import mutant

from roadmap_print.cli.commands.make import edit
from roadmap_print.editor import edit_server
from roadmap_print.editor.paper_work import PaperOutcome, PaperWork
from roadmap_print.preview import server
from roadmap_print.preview.loopback_server import (
    MOST_BYTES,
    SECRET_HEADER,
    LoopbackServer,
)
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.publications import registry

CATALOGUE = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
MOST_SECONDS = 10.0
MOST_MEMORY = 500_000_000
RENEWED = 300
"""Requests after which the servers are new ones: questions change the catalogue that is edited."""
LEFT_OPEN = 9
"""Requests without an end that wait at once."""
LINES = (
    *("GET /", "GET http://[", "POST *", "PUT /act", "", "\r\n", "GET  / HTTP/9.9", "G" * 70_000),
    *(
        "GET /\0 HTTP/1.1",
        "HEAD / HTTP/1.1",
        "GET //etc/passwd HTTP/1.1",
        "GET / HTTP/1.1\nHost: a",
    ),
)
HEADERS = (
    *("Host: evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Content-Length: -1"),
    *(
        "Content-Length: 1e3",
        "Content-Length: ٣",
        f"Content-Length: {'9' * 5000}",
        ": none",
        "é: é",
    ),
    *("Transfer-Encoding: chunked", "Expect: 100-continue", "Connection: keep-alive", " folded"),
    *(f"{SECRET_HEADER}: AAAAAAAAAAAAAAAAAAAAAA", f"X: {'x' * 70_000}", "X: x\r\n" * 120 + "Y: y"),
)
WORDS = (
    *(
        "do",
        "document",
        "path",
        "value",
        "before",
        "number",
        "after",
        "view",
        "key",
        "scale",
        "page",
    ),
    *(
        "publication",
        "step",
        "name",
        "pdf",
        "file",
        "end",
        "typed",
        "index",
        "to",
        "id",
        "list",
        "label",
        "mine",
        "grey",
    ),
)
TEXTS = (
    *("set", "insert", "delete", "move", "picture", "new-resource", "delete-resource", "new-kind"),
    *("catalogue", "brand", "steps", "resources", "title", "formats", "levels", "publisher"),
    *("logo", "booklet", "handout", "", "\ud800", "../../etc/passwd", "{{7*7}}", "a" * 3000),
    *("- [", "\0", "&a"),
)
NUMBERS = (-1, 0, 1, 2, 2**70, 1.5, 1e308, None, True, [], {})


class _Idle(PaperWork):
    """Paper work of which nothing is done."""

    def _run(self, *_: str) -> PaperOutcome:
        return PaperOutcome(False, (), "")


@contextmanager
def servers(folder: Path) -> Iterator[tuple[LoopbackServer, ...]]:
    """Serve a catalogue as `watch` and as `edit` do."""
    file = folder / "roadmap.yaml"
    file.write_bytes(CATALOGUE.read_bytes())
    board = PreviewState(tuple(registry.usual()), "en")
    session, idle = edit.session_of(file, "en"), _Idle(file, folder)
    made = (
        server.preview_server(0, board, lambda *_: None),
        edit_server.EditServer(0, session, board, idle, lambda *_: None).server,
    )
    with ExitStack() as serving:
        for each in made:
            serving.enter_context(each.serving())
        yield made


def value(random: Random, depth: int = 0) -> object:
    """Give an odd value, such as JSON has."""
    kind = random.randrange(4 if depth < 5 else 2)
    if kind == 0:
        return random.choice(TEXTS)
    if kind == 1:
        return random.choice(NUMBERS)
    if kind == 2:
        return [value(random, depth + 1) for _ in range(random.randrange(5))]
    return question(random, depth + 1)


def question(random: Random, depth: int = 0) -> dict[str, object]:
    """Give a question of words that are known and odd values."""
    return {each: value(random, depth) for each in random.sample(WORDS, random.randrange(9))}


def request(asked: LoopbackServer, random: Random, *, secret: bool) -> bytes:
    """Give a request, sound but for what is spoiled; without the secret where that is said."""
    path = random.choice([*asked.shell, *asked.questions])
    body = json.dumps(question(random)).encode()
    if random.randrange(9) == 0:
        body = random.choice((b"", b"[" * 99_999, b"{}" * 9999, b"1" * 9999, b"\xff", b"{" + body))
    length = random.choice((*[len(body)] * 9, 0, 1, len(body) + 5, MOST_BYTES, MOST_BYTES + 1))
    method = random.choice((*["POST"] * 4, "GET"))
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {asked.names[0]}",
        f"Origin: http://{asked.names[0]}",
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/json",
        f"Content-Length: {length}",
        *([f"{SECRET_HEADER}: {asked.secret}"] if secret else []),
    ]
    way = random.randrange(6)
    if way == 0:
        lines[0] = random.choice(LINES)
    elif way == 1:
        lines.insert(random.randrange(1, len(lines)), random.choice((*lines[1:], *HEADERS)))
    elif way == 2:
        lines[random.randrange(1, len(lines))] = random.choice(HEADERS)
    data = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    return mutant(data, random) if way == 3 else data


def sent(asked: LoopbackServer, data: bytes, random: Random) -> bytes:
    """Send a request at once or in pieces, and its end; give all that is answered."""
    answer = io.BytesIO()
    link = socket.create_connection(asked.server_address[:2], timeout=MOST_SECONDS)
    with link, suppress(ConnectionError):  # refused before the end of it
        cut = random.randrange(len(data) + 1) if random.randrange(9) == 0 else len(data)
        link.sendall(data[:cut])
        if cut < len(data):
            time.sleep(0.02)
            link.sendall(data[cut:])
        with suppress(OSError):  # the other end is closed
            link.shutdown(socket.SHUT_WR)
        while part := link.recv(65536):
            answer.write(part)
    return answer.getvalue()


def parted(answers: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the head and the body of each answer; what followed a request was taken for another.

    One to a request of HTTP/0.9 has no head.
    """
    while answers:
        if not answers.startswith(b"HTTP/"):
            yield b"", answers
            return
        head, _, rest = answers.partition(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", head)
        end = int(length[1]) if length else len(rest)
        yield head + b"\r\n", rest[:end]
        answers = rest[end:]


def hold_refused(asked: LoopbackServer, answer: bytes) -> None:
    """Let nobody without the secret have anything but refusals and the bare pages.

    A page may be cut short where more was sent than was asked for: the system drops what is left.
    """
    assert asked.secret.encode() not in answer
    bare = [each().body for each in asked.shell.values()]
    for head, body in parted(answer):
        shown = any(each.startswith(body) for each in bare)
        assert shown or (head and b" 200 OK\r\n" not in head), head[:300]
    assert b"Error response" not in answer  # Python's own page
    assert b"Content-Type: application/json" not in answer
    assert b" 500 " not in answer[:20]


def hold_answering(asked: LoopbackServer) -> None:
    """Let a page of ours be answered."""
    names = asked.names[0]
    head = f"GET / HTTP/1.1\r\nHost: {names}\r\nConnection: close\r\n\r\n".encode()
    assert sent(asked, head, Random(1)).startswith(b"HTTP/1.1 200 OK")


def attempt(asked: LoopbackServer, data: bytes, random: Random, said: io.StringIO) -> None:
    """Send one request, and hold its answer against what is promised."""
    start, carried = time.monotonic(), asked.secret.encode() in data
    answer = sent(asked, data, random)
    if not carried:
        hold_refused(asked, answer)
    hold_answering(asked)
    assert time.monotonic() - start < MOST_SECONDS
    assert not said.getvalue(), said.getvalue()


def main(seconds: float, seed: int) -> None:
    """Fuzz for so many seconds."""
    server.HEARTBEAT = edit_server.HEARTBEAT = 0.05
    done: Counter[str] = Counter()
    said, told = io.StringIO(), sys.stderr
    sys.stdout.write(f"seed {seed}\n")
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, resource.RLIM_INFINITY))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            edit.default_folder = lambda folder=folder: folder / "drafts"
            made = stack.enter_context(servers(folder))
            stack.enter_context(redirect_stderr(said))
            left: list[socket.socket] = []
            stack.callback(lambda left=left: [each.close() for each in left])
            for _ in range(RENEWED):
                number = seed + done.total()
                random = Random(number)
                asked, secret = random.choice(made), random.randrange(2) == 0
                data = request(asked, random, secret=secret)
                try:
                    if random.randrange(9) == 0 and len(left) < LEFT_OPEN:
                        link = socket.create_connection(asked.server_address[:2])
                        link.sendall(data[: random.randrange(len(data))])
                        left.append(link)
                    attempt(asked, data, random, said)
                except BaseException:
                    Path("fuzz-failure.request").write_bytes(data)
                    told.write(f"seed {number}\n{said.getvalue()}\n")
                    raise
                done["with the secret" if secret else "without"] += 1
                if time.monotonic() > end:
                    break
    sys.stdout.write(f"{done.total()} requests: {dict(done)}\n")


if __name__ == "__main__":
    given = [*sys.argv[1:], "30"][0]
    main(float(given), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time()))
