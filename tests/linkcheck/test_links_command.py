"""The report of `roadmap-print links`, and the command as its users run it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from links_server import Response, Server, handles, redirect
from pdfs import Pdf, roadmap_print
from rows import BOOKLET

from roadmap_print.i18n.translator import Message
from roadmap_print.linkcheck import answer_cache, link_report
from roadmap_print.linkcheck.addresses import Address, AddressPlace, PrintedPages
from roadmap_print.linkcheck.check_links import CheckedLink
from roadmap_print.linkcheck.verdicts import Answer, Hop, LinkVerdict, Reason
from roadmap_print.publications.registry import Publication, usual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roadmap_print.catalogue.model import Catalogue


@pytest.fixture(autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell's background jobs ignore SIGINT, and so would the programs that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


# The report


PAGES = {"booklet": (4, 9), "poster": (1,), "slides": (12,)}


def links_of(answer: Answer, url: str = "https://a.fr/x") -> tuple[CheckedLink, ...]:
    return (CheckedLink(Address(url, (AddressPlace("resources.a.url", 4, 10, PAGES),)), answer),)


def test_the_report_names_line_page_verdict_and_remedy() -> None:
    dead = links_of(Answer(LinkVerdict.DEAD, Reason.NOT_FOUND, "404"))
    assert link_report.text(dead, "roadmap.yaml", "en").splitlines() == [
        (
            "roadmap.yaml:4:10: error: resources.a.url: dead: https://a.fr/x: no such page (404) "
            "(booklet p. 4, 9; poster; slide 12); look for its new address, or take it out"
        ),
        "links: 1; alive: 0; dead: 1; cannot tell: 0",
    ]
    assert link_report.text(dead, "roadmap.yaml", "fr").replace("\xa0", " ").splitlines() == [
        (
            "roadmap.yaml:4:10: erreur: resources.a.url: lien mort : https://a.fr/x : page introuvable"  # noqa: E501
            " (404) (livret p. 4, 9 ; affiche ; diapositive 12) ; cherchez sa nouvelle adresse, ou "
            "retirez-le"
        ),
        "liens : 1 ; actifs : 0 ; morts : 1 ; indéterminés : 0",
    ]


def test_several_slides_are_slides() -> None:
    place = AddressPlace("resources.a.url", 4, 10, {"slides": (5, 7)})
    links = (
        CheckedLink(Address("https://a.fr", (place,)), Answer(LinkVerdict.DEAD, Reason.GONE), 60),
    )
    assert "(slides 5, 7; asked 1 min ago);" in link_report.text(links, "r.yaml", "en")
    french = "(diapositives 5, 7\xa0; vérifié il y a 1 min)"
    assert french in link_report.text(links, "r.yaml", "fr")


def test_the_report_offers_the_new_address_with_the_part_of_the_page() -> None:
    answer = Answer(
        LinkVerdict.ALIVE, Reason.ANSWERS, "200", (Hop(301, "https://a.fr/y"),), "https://a.fr/y"
    )
    first, _ = link_report.text(
        links_of(answer, "https://a.fr/x#part"), "r.yaml", "en"
    ).splitlines()
    assert first.startswith("r.yaml:4:10: warning: ")
    assert first.endswith("; write https://a.fr/y#part")


def test_the_report_shows_redirects_of_the_moment_apart() -> None:
    answer = Answer(LinkVerdict.ALIVE, Reason.ANSWERS, "200", (Hop(302, "https://a.fr/y"),))
    assert link_report.text(links_of(answer), "r.yaml", "en").splitlines() == [
        "redirected for now, nothing to change:",
        "  r.yaml:4: https://a.fr/x → https://a.fr/y (302)",
        "links: 1; alive: 1; dead: 0; cannot tell: 0",
    ]
    assert link_report.problems(links_of(answer), "r.yaml", "en") == ()


def test_the_report_tells_the_longest_address_whole_and_steers_no_terminal() -> None:
    url = "https://a.fr/".ljust(2331, "x")
    dead = links_of(
        Answer(LinkVerdict.UNKNOWN, Reason.START_PAGE, hops=(Hop(301, "\x1b[2J"),)), url
    )
    first, _ = link_report.text(dead, "r.yaml", "en").splitlines()
    assert f"{url} → \\u001b[2J (301): redirected to" in first


def test_every_reason_has_its_words_in_both_languages() -> None:
    for reason in Reason:
        english, french = (
            Message(f"links.reasons.{reason}").told(lang, detail="7") for lang in ("en", "fr")
        )
        assert english != french
        assert "{" not in english + french


def test_annotations_escape_what_would_be_a_command() -> None:
    answer = Answer(LinkVerdict.DEAD, Reason.NOT_FOUND, "404")
    url = "https://a.fr/100%25"
    (line,) = link_report.github(links_of(answer, url), "r.yaml", "en").splitlines()
    assert line.startswith("::error file=r.yaml,line=4,col=10,title=resources.a.url::dead: ")
    assert "100%2525" in line


# The command


HANG = 60  # seconds after which a process hangs, on a busy machine too
AT_ONCE = 10  # seconds, of the thirty that an answer and the sixty that a name would take
CATALOGUE = """\
title: T
language: en
formats: [{{id: f, label: F}}]
steps: [{{title: S, resources: [a, b]}}]
resources:
  a: {{title: A, format: f, url: "{a}"}}
  b:
    title: B
    format: f
    url: {b}
"""


class Command:
    """The program itself, with a cache and a service of the test's own."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(folder / "cache"),
            "ROADMAP_PRINT_OEMBED": server.url("/oembed"),
            "ROADMAP_PRINT_HANDLES": server.url("/api/handles/"),
        }

    def write(self, a: str, b: str) -> None:
        text = CATALOGUE.format(a=a, b=b)
        (self.folder / "r.yaml").write_text(text, encoding="utf-8")

    def start(self, *options: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "roadmap_print", "links", "r.yaml", *options],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *options: str) -> tuple[int, str, str]:
        with self.start(*options) as process:
            out, err = process.communicate(timeout=HANG)
        return process.returncode, out, err


@pytest.fixture
def command(tmp_path: Path, server: Server) -> Command:
    return Command(tmp_path, server)


@pytest.mark.slow
def test_dead_links_alone_fail_the_command(server: Server, command: Command) -> None:
    server.routes["/walled"] = Response(403)
    server.routes["/api/handles/10.1000/1?type=URL"] = handles(404, 100)
    command.write(server.url("/walled"), "https://doi.org/10.1000/1")
    status, out, err = command.run()
    assert (status, err) == (1, "")
    walled, dead, count = out.splitlines()
    assert walled.startswith("r.yaml:6:33: warning: resources.a.url: cannot tell: ")
    assert dead.startswith("r.yaml:10:10: error: resources.b.url: dead: https://doi.org/10.1000/1")
    assert count == "links: 2; alive: 0; dead: 1; cannot tell: 1"
    command.write(server.url("/walled"), server.url("/walled"))
    assert command.run()[0] == 0


@pytest.mark.slow
def test_the_quiet_hear_of_dead_links_alone(server: Server, command: Command) -> None:
    server.routes |= {"/a": Response(), "/walled": Response(403)}
    command.write(server.url("/a"), server.url("/walled"))
    assert command.run("-q") == (0, "", "")
    command.write(server.url("/walled"), server.url("/gone"))
    status, out, errors = command.run("-q")
    assert (status, errors) == (1, "")
    (told,) = out.splitlines()
    assert told.startswith("r.yaml:10:10: error: resources.b.url: dead: ")
    assert json.loads(command.run("-q", "--format", "json")[1])["counts"]["dead"] == 1


@pytest.mark.slow
def test_the_second_run_says_how_old_its_answers_are(server: Server, command: Command) -> None:
    server.routes["/a"] = Response()
    command.write(server.url("/a"), server.url("/a"))
    command.run()
    assert command.run("--offline") == (
        0,
        (
            "links: 1; alive: 1; dead: 0; cannot tell: 0;"
            " 1 of them from the cache, the oldest asked 0 min ago\n"
        ),
        "",
    )
    command.run("--max-age", "0")
    assert server.paths() == ["/a", "/a"]


@pytest.mark.slow
def test_json_holds_all_that_is_known(server: Server, command: Command) -> None:
    server.routes |= {"/a": redirect(308, "/new"), "/new": Response()}
    command.write(server.url("/a"), server.url("/b"))
    status, out, _ = command.run("--format", "json")
    told = json.loads(out)
    assert status == 1
    assert told["counts"] == {"alive": 1, "dead": 1, "cannot-tell": 0}
    assert told["links"][0] == {
        "address": server.url("/a"),
        "verdict": "alive",
        "reason": "answers",
        "message": "the page answers",
        "redirects": [{"status": 308, "address": server.url("/new")}],
        "offer": server.url("/new"),
        "age": None,
        "places": [{"where": "resources.a.url", "line": 6, "column": 33, "pages": {}}],
    }


@pytest.mark.slow
def test_the_report_says_on_which_printed_pages_an_address_stands(
    server: Server, command: Command
) -> None:
    """Of the PDFs that lie there; the first resource is the legend's example, too."""
    command.write(server.url("/a"), server.url("/été"))
    built = roadmap_print(
        *("build", "r.yaml", "--only", "booklet", "--only", "poster", "--no-proof", "-q"),
        cwd=command.folder,
    )
    assert built.returncode == 0, built.stderr
    links = Pdf(command.folder / "output/booklet.pdf").links
    (page,) = {link.page for link in links if link.address.endswith("/%C3%A9t%C3%A9")}
    first, second, _ = command.run()[1].splitlines()
    assert f", {page}; poster)" in first
    assert f"(booklet p. {page}; poster)" in second
    told = json.loads(command.run("--offline", "--format", "json")[1])
    assert told["links"][1]["places"][0]["pages"] == {"booklet": [page], "poster": [1]}
    command.write(server.url("/a"), server.url("/new"))
    assert "booklet" not in command.run()[1].splitlines()[1], "it is not in these PDFs"


@pytest.mark.slow
def test_pages_of_another_catalogues_pdfs_are_not_named(
    printed: dict[Publication, Pdf], roadmap: Catalogue
) -> None:
    folder = printed[BOOKLET].path.parent
    url = next(iter(roadmap.resources.values())).url
    assert set(PrintedPages(folder, roadmap).pages(url)) == {each.name for each in usual()}
    edition = replace(roadmap, edition="An older one")
    assert PrintedPages(folder, edition).pages(url)
    other = replace(roadmap, title="Another roadmap")
    assert PrintedPages(folder, other).pages(url) == {}


def test_pdfs_that_cannot_be_read_are_none(tmp_path: Path, roadmap: Catalogue) -> None:
    (tmp_path / "booklet.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "poster.pdf").mkdir()
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, Annots=pikepdf.Array([1, "two"]))
    with pikepdf.new() as odd:
        odd.pages.append(pikepdf.Page(odd.make_indirect(page)))
        with odd.open_metadata() as metadata:
            metadata["dc:title"] = roadmap.title
        odd.save(tmp_path / "slides.pdf")
    assert PrintedPages(tmp_path, roadmap).pages("https://a.fr") == {}
    with pikepdf.new() as odd:
        odd.Root.Metadata = odd.make_stream(b"<x:xmpmeta <<")
        odd.save(tmp_path / "slides.pdf")
    assert PrintedPages(tmp_path, roadmap).pages("https://a.fr") == {}


def test_a_catalogue_with_errors_is_not_asked_about(server: Server, command: Command) -> None:
    command.write("javascript:alert(1)", server.url("/a"))
    status, out, err = command.run()
    assert (status, out) == (1, "")
    assert "r.yaml:6:33: error: resources.a.url" in err
    assert server.requests == []


@pytest.mark.slow
def test_several_catalogues_are_told_of_together(server: Server, command: Command) -> None:
    server.routes["/a"] = Response()
    command.write("javascript:alert(1)", server.url("/a"))
    (command.folder / "r.yaml").rename(command.folder / "faulty.yaml")
    command.write(server.url("/a"), server.url("/gone"))
    shutil.copy(command.folder / "r.yaml", command.folder / "copy.yaml")
    status, out, err = command.run("copy.yaml", "faulty.yaml")
    assert (status, sorted(server.paths())) == (1, ["/a", "/gone"])
    assert err.startswith("faulty.yaml:6:33: error: resources.a.url")
    first, second, count = out.splitlines()
    assert first.startswith("r.yaml:10:10: error: resources.b.url: dead: ")
    assert second.startswith("copy.yaml:10:10: error: resources.b.url: dead: ")
    assert count == "links: 2; alive: 1; dead: 1; cannot tell: 0"
    _, out, err = command.run("copy.yaml", "faulty.yaml", "--offline", "--format", "json")
    told = json.loads(out)
    assert (told["errors"], told["counts"]["dead"], err) == (1, 1, "")
    assert [each["catalogue"] for each in told["catalogues"]] == ["r.yaml", "copy.yaml"]


@pytest.mark.slow
def test_ctrl_c_ends_at_once_and_keeps_what_was_learned(server: Server, command: Command) -> None:
    server.routes |= {"/a": Response(), "/slow": Response(delay=30)}
    command.write(server.url("/a"), server.url("/slow"))
    with command.start() as process:
        while "/slow" not in server.paths() or "/a" not in server.paths():
            assert process.poll() is None
            time.sleep(0.02)
        time.sleep(0.1)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=HANG)
    assert time.monotonic() - start < AT_ONCE
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    kept = answer_cache.load(command.folder / "cache" / "roadmap-print" / "links.json")
    assert list(kept) == [server.url("/a")]


@pytest.mark.slow
def test_ctrl_c_does_not_wait_for_a_name_look_up() -> None:
    script = """
import socket, sys, time
from pathlib import Path
from roadmap_print.linkcheck import network
from roadmap_print.linkcheck.queries import RateLimits
from roadmap_print.linkcheck.queries import Query, QueryKind

def look_up(*args, **kwargs):
    print("looking up", flush=True)
    time.sleep(60)

socket.getaddrinfo = look_up
network.ask([Query(QueryKind.PAGE, "https://a.example/")], RateLimits(), print)
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "looking up\n"
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=HANG)
    assert time.monotonic() - start < AT_ONCE


def test_no_network_library_is_loaded_where_none_is_needed(tmp_path: Path) -> None:
    script = (
        "import sys, roadmap_print.cli.app, roadmap_print.cli.commands.check.links;"
        "print([name for name in ('httpx', 'ssl', 'asyncio') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == "[]\n"
