"""Each row of the tables by which an answer becomes a verdict, and an address a question."""

import json

import pytest

from roadmap_print.linkcheck.answer_cache import DAY, HOUR, WEEK, CachedAnswer
from roadmap_print.linkcheck.queries import Endpoints, QueryKind, query_for
from roadmap_print.linkcheck.verdicts import Answer, Hop, LinkVerdict, Reason, Reply, check_reply

ALIVE, DEAD, UNKNOWN = LinkVerdict.ALIVE, LinkVerdict.DEAD, LinkVerdict.UNKNOWN
ASKED = "https://www.example.org/a"


def page(reply: Reply, *hops: Hop, asked: str = ASKED) -> Answer:
    return check_reply(QueryKind.PAGE, asked, reply, hops)


@pytest.mark.parametrize(
    ("status", "verdict", "reason"),
    [
        (200, ALIVE, Reason.ANSWERS),
        (206, ALIVE, Reason.ANSWERS),
        (304, UNKNOWN, Reason.STATUS),
        (400, UNKNOWN, Reason.STATUS),
        (401, UNKNOWN, Reason.LOGIN),
        (403, UNKNOWN, Reason.FORBIDDEN),
        (404, DEAD, Reason.NOT_FOUND),
        (407, UNKNOWN, Reason.FORBIDDEN),
        (410, DEAD, Reason.GONE),
        (429, UNKNOWN, Reason.TOO_MANY),
        (500, UNKNOWN, Reason.SERVER),
        (599, UNKNOWN, Reason.SERVER),
        (999, UNKNOWN, Reason.BOT_WALL),
    ],
)
def test_a_status_of_a_page(status: int, verdict: LinkVerdict, reason: Reason) -> None:
    found = page(Reply(status))
    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, headers=frozenset({"cf-mitigated"})),
        Reply(200, headers=frozenset({"x-amzn-waf-action"})),
        Reply(200, body=b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1">'),
        Reply(200, body=b'<div class="cf-browser-verification">'),
        Reply(503, body=b"<title> Just a moment... </title>"),
        Reply(200, body=b'<iframe id="main-iframe" src="/_Incapsula_Resource?x">'),
        Reply(403, body=b'{"url":"https://geo.captcha-delivery.com/captcha/?a"}'),
        Reply(200, body=b'<meta http-equiv="refresh" content="5; URL=/?bm-verify=AAQ">'),
    ],
)
def test_a_wall_is_no_page(reply: Reply) -> None:
    found = page(reply)
    assert (found.verdict, found.reason) == (UNKNOWN, Reason.BOT_WALL)


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [(Reason.NO_HOST, DEAD), (Reason.TIMEOUT, UNKNOWN), (Reason.CERTIFICATE, UNKNOWN)],
)
def test_why_there_is_no_answer(reason: Reason, verdict: LinkVerdict) -> None:
    assert page(Reply(failure=reason)).verdict is verdict


@pytest.mark.parametrize(
    ("hops", "offer"),
    [
        ((301, 301), "https://c.org/2"),
        ((308, 302), "https://c.org/1"),
        ((302, 301), None),
        ((303,), None),
        ((307, 308), None),
    ],
)
def test_an_address_is_offered_as_far_as_redirects_are_permanent(
    hops: tuple[int, ...], offer: str | None
) -> None:
    steps = [Hop(status, f"https://c.org/{n}") for n, status in enumerate(hops, start=1)]
    assert page(Reply(200), *steps).offer == offer


def test_no_address_is_offered_that_leads_from_https_to_http() -> None:
    assert page(Reply(200), Hop(301, "http://c.org/1")).offer is None
    assert page(Reply(200), Hop(301, "http://c.org/1"), asked="http://a.org/").offer


START_PAGES = ["/", "/fr/", "/fr-FR/", "/en_US", "/index.html", "/de/index.php", "/fr/accueil.html"]


@pytest.mark.parametrize("path", [*START_PAGES, "/home", "/accueil/", "/default.aspx"])
def test_the_start_page_of_the_same_site_is_another_page(path: str) -> None:
    found = page(Reply(200), Hop(302, f"https://example.org{path}"))
    assert found.reason is Reason.START_PAGE
    assert page(Reply(200), Hop(302, f"https://example.org{path}?q=1")).verdict is ALIVE
    assert page(Reply(200), Hop(302, f"https://other.org{path}")).verdict is ALIVE


@pytest.mark.parametrize(
    ("status", "body", "verdict", "reason"),
    [
        (200, {"type": "video"}, ALIVE, Reason.VIDEO),
        (200, "Forbidden", UNKNOWN, Reason.RESTRICTED),
        (400, {}, DEAD, Reason.WITHDRAWN),
        (401, {}, UNKNOWN, Reason.RESTRICTED),
        (403, {}, UNKNOWN, Reason.RESTRICTED),
        (404, {}, DEAD, Reason.WITHDRAWN),
        (500, {}, UNKNOWN, Reason.SERVER),
    ],
)
def test_what_is_said_of_a_video(
    status: int, body: object, verdict: LinkVerdict, reason: Reason
) -> None:
    reply = Reply(status, body=json.dumps(body).encode())
    found = check_reply(QueryKind.VIDEO, ASKED, reply, ())
    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("status", "code", "verdict", "reason"),
    [
        (200, 1, ALIVE, Reason.REGISTERED),
        (404, 100, DEAD, Reason.UNREGISTERED),
        (200, 200, UNKNOWN, Reason.NOWHERE),
        (403, 2, UNKNOWN, Reason.FORBIDDEN),
        (429, 2, UNKNOWN, Reason.TOO_MANY),
        (500, 2, UNKNOWN, Reason.SERVER),
        (200, 2, UNKNOWN, Reason.SERVICE),
    ],
)
def test_what_is_said_of_a_doi(
    status: int, code: int, verdict: LinkVerdict, reason: Reason
) -> None:
    reply = Reply(status, body=json.dumps({"responseCode": code}).encode())
    found = check_reply(QueryKind.DOI, ASKED, reply, ())
    assert (found.verdict, found.reason) == (verdict, reason)


HOSTS = [
    prefix + host
    for prefix in ("", "www.", "m.", "music.")
    for host in ("youtube.com", "youtube-nocookie.com")
]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    "path", ["watch?v=ab_1", "embed/ab_1", "live/ab_1", "shorts/ab_1", "v/ab_1"]
)
def test_each_address_of_a_video_is_asked_by_its_own(host: str, path: str) -> None:
    query = query_for(f"https://{host}/{path}", Endpoints())
    assert query == query_for("https://youtu.be/ab_1", Endpoints())
    assert query.kind is QueryKind.VIDEO
    assert query.asks.endswith("url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dab_1")


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    "path",
    [
        "playlist?list=PL_1",
        "embed/videoseries?list=PL_1",
        "embed/videoseries?si=x&list=PL_1",
        "embed/?listType=playlist&list=PL_1",
        "embed/playlist?list=PL_1",
    ],
)
def test_each_address_of_a_playlist_is_asked_by_its_own(host: str, path: str) -> None:
    query = query_for(f"https://{host}/{path}", Endpoints())
    assert query.kind is QueryKind.VIDEO
    assert query.asks.endswith("url=https%3A%2F%2Fwww.youtube.com%2Fplaylist%3Flist%3DPL_1")


def test_a_video_of_a_playlist_is_asked_as_a_video() -> None:
    query = query_for("https://www.youtube.com/watch?v=ab_1&list=PL_1", Endpoints())
    assert query == query_for("https://youtu.be/ab_1?list=PL_1", Endpoints())


@pytest.mark.parametrize("host", ["doi.org", "www.doi.org", "dx.doi.org"])
def test_each_address_of_a_doi_is_asked_by_its_handle(host: str) -> None:
    query = query_for(f"https://{host}/10.1000/AB%20C", Endpoints())
    assert query.kind is QueryKind.DOI
    assert query.asks == "https://doi.org/api/handles/10.1000/ab%20c?type=URL"


@pytest.mark.parametrize(
    "address",
    ["https://www.youtube.com/@channel", "https://doi.org/about", "https://example.org/watch?v=a"],
)
def test_all_else_is_a_page(address: str) -> None:
    assert query_for(f"{address}#here", Endpoints()).asks == address


@pytest.mark.parametrize(
    ("verdict", "wait", "lasts"),
    [
        (ALIVE, 0, WEEK),
        (DEAD, 0, HOUR),
        (UNKNOWN, 0, HOUR),
        (UNKNOWN, 7 * HOUR, 7 * HOUR),
        (UNKNOWN, 9 * DAY, DAY),
    ],
)
def test_how_long_an_answer_is_good_for(verdict: LinkVerdict, wait: float, lasts: float) -> None:
    cached = CachedAnswer(Answer(verdict, Reason.ANSWERS, wait=wait), asked=1000)
    assert cached.is_fresh(1000 + lasts - 1, WEEK)
    assert not cached.is_fresh(1000 + lasts, WEEK)
    assert not cached.is_fresh(999, WEEK)
