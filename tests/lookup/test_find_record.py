"""Sources on loopback that answer as the real ones do, and as they do on a bad day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import pytest
from links_server import HANG_UP, Response, Server, hide_localhost, redirect

from roadmap_print.exchange.record import LostRecord, ResourceRecord
from roadmap_print.linkcheck import dns
from roadmap_print.linkcheck.network import Fetcher
from roadmap_print.linkcheck.queries import RateLimits
from roadmap_print.lookup.find_record import Lookup
from roadmap_print.lookup.identify import identify
from roadmap_print.lookup.sources import SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from links_server import Request

DOI = "10.1234/Ab.5"
LIMITS = RateLimits(attempts=2, pause=0.01, patience=2.0, request=0.6, body=300_000)
GARBAGE = Response(body=b'{"message": {"title": ["')


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def as_json(value: object, **more: Any) -> Response:  # noqa: ANN401
    return Response(body=json.dumps(value).encode(), **more)


def crossref(**more: object) -> Response:
    work = {
        "type": "journal-article",
        "title": ["Deep\nlearning in <i>radiology</i> &amp; beyond"],
        "subtitle": ["<jats:p>A review</jats:p>"],
        "author": [
            {"family": "J. Cho", "sequence": "first"},
            {"family": "De Marchi", "given": "Daniele Filippo"},
            {"name": "Consortium IA", "affiliation": []},
        ],
        "container-title": ["npj Digital Medicine"],
        "short-container-title": ["npj Digit. Med."],
        "issued": {"date-parts": [[2024, 7, 3]]},
        "volume": "7",
        "article-number": "218",
        "DOI": DOI.lower(),
        "URL": f"http://dx.doi.org/{DOI}",
        "language": "en",
        "publisher": "Springer Science and Business Media LLC",
        "reference-count": 40,
    }
    return as_json({"status": "ok", "message": {**work, **more}})


def datacite(*titles: dict[str, str]) -> Response:
    attributes = {
        "doi": DOI,
        "titles": titles,
        "creators": [
            {"name": "Martin, Léa", "nameType": "Personal", "givenName": "Léa"},
            {"name": "Inserm", "nameType": "Organizational"},
        ],
        "publicationYear": 2023,
        "publisher": {"name": "Zenodo"},
        "types": {"resourceTypeGeneral": "Dataset"},
    }
    return as_json({"data": {"attributes": attributes}})


def find(
    server: Server, typed: str, known: frozenset[str] = frozenset()
) -> ResourceRecord | LostRecord:
    identifier = identify(typed)
    assert identifier is not None
    services = {service: server.url(f"/{service}") for service in SERVICES}
    services["datacite"] = server.url("/datacite", "localhost")  # another host, which does not rest
    with Fetcher(LIMITS, "lookup") as fetcher:
        return Lookup(fetcher, services, "en").find(identifier, known)


def found(server: Server, typed: str) -> ResourceRecord:
    record = find(server, typed)
    assert isinstance(record, ResourceRecord), record
    return record


def lost(server: Server, typed: str) -> str:
    record = find(server, typed)
    assert isinstance(record, LostRecord), record
    return str(record.values["names"])


CROSSREF = "/crossref/10.1234%2FAb.5"
DATACITE = "/datacite/10.1234%2FAb.5"
NEGOTIATED = "/doi/10.1234%2FAb.5"
SEARCH = "/pubmed_search?db=pubmed&retmode=json&tool=roadmap-print&term=10.1234%2Fab.5%5Bdoi%5D"


def test_crossref_is_cleaned_and_each_field_remembers_it(server: Server) -> None:
    server.routes[CROSSREF] = crossref()
    record = found(server, DOI)
    assert record.fields == {
        "title": "Deep learning in radiology & beyond: A review",
        "url": f"https://doi.org/{DOI}",
        "language": "en",
        "authors": ("Cho J", "De Marchi DF", "Consortium IA"),
        "journal": "npj Digit. Med.",
        "year": "2024",
        "volume": "7",
        "pages": "218",
        "doi": DOI,
    }
    assert set(record.origins) == set(record.fields) - {"url", "doi"}
    assert set(record.origins.values()) == {"Crossref"}
    assert (record.kind, record.doubts, record.unplaced) == ("article", (), ())
    assert server.paths() == [CROSSREF, SEARCH]
    assert server.requests[0].headers["accept"] == "application/json"
    assert "(lookup)" in server.requests[0].headers["user-agent"]


def test_what_one_source_lacks_the_next_one_says(server: Server) -> None:
    server.routes[CROSSREF] = crossref(title=["L\ufffdintelligence artificielle"], author=[])
    server.routes[NEGOTIATED] = as_json(
        {"type": "article", "title": "L’intelligence artificielle", "author": [{"family": "Roy"}]}
    )
    record = found(server, DOI)
    assert (record.text("title"), record.text("authors")) == ("L’intelligence artificielle", "Roy")
    assert (record.origins["title"], record.origins["year"]) == ("doi.org", "Crossref")
    assert server.paths() == [CROSSREF, DATACITE, NEGOTIATED, SEARCH]
    assert server.requests[2].headers["accept"] == "application/vnd.citationstyles.csl+json"


def test_a_title_with_lost_letters_is_asked_for_again(server: Server) -> None:
    server.routes |= {
        CROSSREF: crossref(title=["L\ufffdIA"], subtitle=[]),
        DATACITE: datacite({"title": "L’IA"}),
    }
    record = found(server, DOI)
    assert (record.text("title"), record.origins["title"]) == ("L’IA", "DataCite")
    assert (record.fields["authors"][0], record.origins["authors"]) == ("Cho J", "Crossref")


def test_a_lost_letter_that_nobody_knows_is_pointed_out(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_pages(monkeypatch)
    server.routes[CROSSREF] = crossref(title=["L\ufffdIA"], subtitle=[])
    record = found(server, DOI)
    assert record.text("title") == "L\ufffdIA"
    assert [doubt.key for doubt in record.doubts] == ["title"]


def _without_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody outside be asked: there is no doi.org and no arxiv.org."""

    async def look_up(_self: object, host: bytes | str, port: int, **_: int) -> object:
        if host not in {"127.0.0.1", "localhost", b"localhost"}:
            raise OSError
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(dns.PinnedResolver, "__call__", look_up)


BAD_DAYS = [
    (Response(404), "no such page (404)"),
    (Response(500), "the server reports an error of its own (500)"),
    (Response(429, {"Retry-After": "600"}), "the host asks to be left alone for 600 s"),
    (Response(403), "the host refuses programs (403)"),
    (Response(delay=2), "no answer within 1 s"),
    (HANG_UP, "no connection"),
    (GARBAGE, "what it sent cannot be read"),
    (Response(body=b"[" * 100_000), "what it sent cannot be read"),
    (Response(body=b"<html>Sorry"), "what it sent cannot be read"),
    (Response(body=b'["a"]'), "what it sent cannot be read"),
    (Response(endless=True), "what it sent cannot be read"),
    (crossref(title=[]), "it knows no title"),
    (crossref(title=None), "it knows no title"),
    (as_json({"message": []}), "it knows no title"),
    (redirect(302, "ftp://example.org"), "redirected to what is no web address"),
]


@pytest.mark.parametrize("answer", [answer for answer, _ in BAD_DAYS])
def test_one_source_on_a_bad_day_is_no_failure(server: Server, answer: Response) -> None:
    server.routes[CROSSREF] = answer
    server.routes[DATACITE] = datacite({"title": "Données", "titleType": "TranslatedTitle"})
    record = found(server, DOI)
    assert record.text("title") == "Données"
    assert (record.kind, record.text("publisher")) == ("dataset", "Zenodo")
    assert record.fields["authors"] == ("Martin L", "Inserm")
    assert server.sent[CROSSREF] < 5_000_000


@pytest.mark.parametrize(("answer", "said"), BAD_DAYS)
def test_what_ails_a_source_is_said(
    server: Server, monkeypatch: pytest.MonkeyPatch, answer: Response, said: str
) -> None:
    _without_pages(monkeypatch)
    server.routes[CROSSREF] = answer
    assert lost(server, DOI).startswith(f"Crossref: {said}")


def test_where_all_fail_each_says_why(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_pages(monkeypatch)
    server.routes |= {CROSSREF: Response(500), DATACITE: GARBAGE, NEGOTIATED: crossref(title=[])}
    assert lost(server, DOI) == (
        "Crossref: the server reports an error of its own (500); DataCite: what it sent cannot be "
        "read; doi.org: it knows no title; the page: no connection"
    )


def test_without_a_network_one_sentence_says_so(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_pages(monkeypatch)
    server.routes |= dict.fromkeys((CROSSREF, DATACITE, NEGOTIATED), HANG_UP)
    record = find(server, DOI)
    assert isinstance(record, LostRecord)
    assert record.said == "exchange.lost.no_network"


@pytest.mark.slow
def test_a_host_that_asks_to_wait_a_moment_is_asked_again_then(server: Server) -> None:
    server.routes[CROSSREF] = [Response(429, {"Retry-After": "1"}), crossref()]
    assert found(server, DOI).origins["title"] == "Crossref"
    assert server.requests[1].at - server.requests[0].at > 0.9


def test_a_title_that_is_the_original_comes_before_a_translated_one(server: Server) -> None:
    server.routes[DATACITE] = datacite(
        {"title": "Data", "titleType": "TranslatedTitle"}, {"title": "Données"}
    )
    assert found(server, DOI).text("title") == "Données"


@pytest.mark.parametrize("path", ["/crossref/10.1234%2FAb.5", "/page"])
def test_a_redirect_into_the_private_network_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    hide_localhost(monkeypatch)
    server.routes |= {
        path: redirect(302, server.url("/secret", "localhost")),
        "/secret": crossref(),
    }
    if path == "/page":
        assert "private network" in lost(server, server.url(path))
    else:
        server.routes[DATACITE] = datacite({"title": "Données"})
        assert found(server, DOI).origins["title"] == "DataCite"
    assert "/secret" not in server.paths()


def test_what_is_known_is_not_asked_for(server: Server) -> None:
    assert find(server, DOI.upper(), frozenset({f"doi:{DOI.lower()}"})).name
    assert server.requests == []


PUBMED = "/pubmed?db=pubmed&retmode=json&tool=roadmap-print&id=38200199"


def test_pubmed(server: Server) -> None:
    article = {
        "uid": "38200199",
        "title": "[L&#39;IA en m&eacute;decine &lt;i&gt;in vivo&lt;/i&gt;].",
        "authors": [{"name": "Roy-Picard A", "authtype": "Author"}, {"name": "HAS"}],
        "source": "Rev Prat",
        "pubdate": "2024 Jan 3",
        "volume": "74",
        "issue": "1",
        "pages": "12-5",
        "lang": ["fre"],
        "articleids": [{"idtype": "pubmed", "value": "38200199"}, {"idtype": "doi", "value": DOI}],
    }
    server.routes[PUBMED] = as_json({"result": {"uids": ["38200199"], "38200199": article}})
    assert found(server, "PMID 38200199").fields == {
        "title": "L'IA en médecine in vivo",
        "url": "https://pubmed.ncbi.nlm.nih.gov/38200199/",
        "language": "fr",
        "authors": ("Roy-Picard A", "HAS"),
        "journal": "Rev Prat",
        "year": "2024",
        "volume": "74",
        "issue": "1",
        "pages": "12-5",
        "doi": DOI,
        "pmid": "38200199",
    }


@pytest.mark.parametrize(
    ("answer", "pmid"),
    [
        (as_json({"esearchresult": {"count": "1", "idlist": ["38200199"]}}), "38200199"),
        (as_json({"esearchresult": {"count": "2", "idlist": ["1", "2"]}}), ""),
        (as_json({"esearchresult": {"ERROR": "Search Backend failed"}}), ""),
        (Response(429, {"Retry-After": "600"}), ""),
        (GARBAGE, ""),
    ],
)
def test_pubmed_says_the_number_of_an_article_with_a_doi(
    server: Server, answer: Response, pmid: str
) -> None:
    server.routes |= {CROSSREF: crossref(), SEARCH: answer}
    record = found(server, DOI)
    assert (record.text("pmid"), record.text("volume")) == (pmid, "7")
    assert record.origins.get("pmid") == ("PubMed" if pmid else None)


def test_an_article_of_pubmed_central_has_its_other_numbers(server: Server) -> None:
    numbers = {"pmid": "38421690", "doi": DOI, "pmcid": "PMC10940010"}
    article = {
        "uid": "10940010",
        "title": "Machine Learning",
        "authors": [{"name": "Cho H"}],
        "pubdate": "2024 Jan 30",
        "articleids": [{"idtype": key, "value": value} for key, value in numbers.items()],
    }
    path = "/pubmed?db=pmc&retmode=json&tool=roadmap-print&id=10940010"
    server.routes[path] = as_json({"result": {"uids": ["10940010"], "10940010": article}})
    record = found(server, "PMC10940010")
    assert [record.text(key) for key in ("url", "doi", "pmid", "year")] == [
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC10940010/",
        DOI,
        "38421690",
        "2024",
    ]
    assert server.paths() == [path]


def test_the_doi_in_an_address_is_the_sources_to_say(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What looks like one may have something behind it that nobody tells from it."""
    _without_pages(monkeypatch)
    typed = "https://example.org/doi/10.1234/Ab.5"
    server.routes[CROSSREF] = crossref()
    assert found(server, typed).text("doi") == DOI.lower()
    assert find(server, typed, frozenset({f"doi:{DOI.lower()}"})).name  # without asking again
    assert server.paths().count(CROSSREF) == 1


def test_a_pmid_that_is_none(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_pages(monkeypatch)
    server.routes[PUBMED] = as_json({"result": {"38200199": {"uid": "x", "error": "cannot get"}}})
    assert lost(server, "38200199").startswith("PubMed: it knows no title; the page: ")


ARXIV = "/arxiv?max_results=1&id_list=1706.03762"
FEED = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>{id}</id><title>Attention Is All
  You Need</title><published>2017-06-12T17:57:34Z</published>
<author><name>Ashish Vaswani</name></author><author><name>Ludwig van den Berg</name></author>
<author><name>Sammy Davis Jr.</name></author><author><name>ATLAS Collaboration</name></author>
</entry></feed>"""


def test_arxiv(server: Server) -> None:
    server.routes[ARXIV] = Response(body=FEED.format(id="http://arxiv.org/abs/x").encode())
    assert found(server, "arXiv:1706.03762v5").fields == {
        "title": "Attention Is All You Need",
        "url": "https://arxiv.org/abs/1706.03762",
        "authors": ("Vaswani A", "van den Berg L", "Davis S Jr", "ATLAS Collaboration"),
        "journal": "arXiv",
        "year": "2017",
        "doi": "10.48550/arXiv.1706.03762",
    }


@pytest.mark.parametrize("body", [FEED.format(id="http://arxiv.org/api/errors#x"), "<feed", ""])
def test_datacite_knows_what_arxiv_does_not_say(server: Server, body: str) -> None:
    server.routes[ARXIV] = Response(body=body.encode())
    server.routes["/datacite/10.48550%2FarXiv.1706.03762"] = datacite({"title": "Attention"})
    assert found(server, "1706.03762").origins["title"] == "DataCite"


def test_a_book(server: Server) -> None:
    book = {
        "title": "Deep Learning",
        "subtitle": "a primer",
        "authors": [{"name": "Ian Goodfellow"}, {"url": "x"}],
        "publishers": [{"name": "MIT Press"}],
        "publish_date": "November 18, 2016",
    }
    path = "/books?format=json&jscmd=data&bibkeys=ISBN:9780262033848"
    server.routes[path] = as_json({"ISBN:9780262033848": book})
    record = found(server, "0-262-03384-4")
    assert record.fields == {
        "title": "Deep Learning: a primer",
        "url": "https://openlibrary.org/isbn/9780262033848",
        "publisher": "MIT Press",
        "authors": ("Goodfellow I",),
        "year": "2016",
    }
    assert record.kind == "book"


LIBRARY = (
    "/bnf?version=1.2&operation=searchRetrieve&recordSchema=dublincore&maximumRecords=1"
    "&query=bib.isbn%20any%20%229782070612758%22"
)
NOTICE = """<?xml version="1.0" encoding="UTF-8"?>
<srw:searchRetrieveResponse xmlns:srw="http://www.loc.gov/zing/srw/"><srw:records><srw:record>
<srw:recordData><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier>http://catalogue.bnf.fr/ark:/12148/cb1</dc:identifier>
<dc:title>Soigner &amp; coder : un guide / Anne de Roy ; préface de Jean Zola</dc:title>
<dc:creator>Roy, Anne de (1960-....). Auteur du texte</dc:creator>
<dc:creator>Le Goff, J.-P. Auteur du texte</dc:creator><dc:creator>Inserm</dc:creator>
<dc:contributor>Zola, Jean. Préfacier</dc:contributor>
<dc:publisher>Dunod (Malakoff)</dc:publisher><dc:date>2021</dc:date>
<dc:identifier>ISBN 9782070612758</dc:identifier><dc:language>fre</dc:language>
</oai_dc:dc></srw:recordData></srw:record></srw:records></srw:searchRetrieveResponse>"""


def test_the_french_library_knows_what_the_open_one_does_not(server: Server) -> None:
    """And its own page is where the book is found."""
    server.routes["/books?format=json&jscmd=data&bibkeys=ISBN:9782070612758"] = as_json({})
    server.routes[LIBRARY] = Response(body=NOTICE.encode())
    record = found(server, "978-2-07-061275-8")
    assert record.fields == {
        "title": "Soigner & coder : un guide",
        "url": "https://catalogue.bnf.fr/ark:/12148/cb1",
        "publisher": "Dunod",
        "language": "fr",
        "authors": ("de Roy A", "Le Goff JP", "Inserm"),
        "year": "2021",
    }
    assert record.origins["title"] == "BnF"


@pytest.mark.parametrize("body", [b"<srw", b"<a><numberOfRecords>0</numberOfRecords></a>"])
def test_a_book_that_no_library_knows(
    server: Server, monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    _without_pages(monkeypatch)
    server.routes[LIBRARY] = Response(body=body)
    assert "BnF: " in lost(server, "978-2-07-061275-8")


@pytest.mark.parametrize(
    ("address", "service", "more", "minutes"),
    [
        ("https://www.youtube.com/watch?v=yQLmgw3rClM", "oembed", {}, ""),
        ("https://vimeo.com/76979871", "vimeo", {"duration": 125}, "2"),
    ],
)
def test_a_video(
    server: Server, address: str, service: str, more: dict[str, int], minutes: str
) -> None:
    def answer(request: Request) -> Response:
        assert unquote(request.path.partition("url=")[2]) == address
        return as_json({"type": "video", "title": "L&#39;IA", "author_name": "CHU", **more})

    query = "?format=json&url=" if service == "oembed" else "?url="
    quoted = quote(address, safe="")
    server.routes[f"/{service}{query}{quoted}"] = answer
    record = found(server, address.replace("www.youtube.com/watch?v=", "youtu.be/"))
    assert [record.text(key) for key in ("title", "publisher", "minutes")] == [
        "L'IA",
        "CHU",
        minutes,
    ]
    assert (record.kind, record.text("url")) == ("video", address)
