"""Addresses of mail filters, search engines, proxies and shorteners, and none of a page's own."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from roadmap_print.catalogue.reading.pasted.detours import Detour, detour

PAGE = "https://example.org/a?b=1"
GIVEN = quote(PAGE, safe="")
FILTER = "https://eur01.safelinks.protection.outlook.com/"


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("filter", f"https://eur01.safelinks.protection.outlook.com/?url={GIVEN}&data=05%7C"),
        ("filter", f"https://nam02.safelinks.protection.outlook.com/ap/x-59584e83/?url={GIVEN}"),
        ("filter", f"https://linkprotect.cudasvc.com/url?a={GIVEN}&c=E,1"),
        ("filter", "https://urldefense.com/v3/__https://example.org/a?b=1__;!!AbC$"),
        ("filter", "https://urldefense.com/v3/__https:/example.org/a?b=1__;!!AbC$"),
        (
            "filter",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-3Fb-3D1&d=DwM",
        ),
        ("filter", f"https://urldefense.proofpoint.com/v1/url?u={GIVEN}&k=x"),
        ("filter", f"https://secure-web.cisco.com/1AbC-dE/{GIVEN}"),
        ("redirect", f"https://www.google.com/url?q={GIVEN}&sa=D"),
        ("redirect", f"https://www.google.fr/url?sa=t&url={GIVEN}"),
        ("redirect", f"https://l.facebook.com/l.php?u={GIVEN}&h=AT0"),
        ("redirect", f"https://lm.facebook.com/l.php?u={GIVEN}"),
        ("redirect", f"https://l.instagram.com/?u={GIVEN}&e=x"),
        ("redirect", f"https://www.linkedin.com/safety/go?url={GIVEN}&trk=x"),
        ("redirect", f"https://www.youtube.com/redirect?event=x&q={GIVEN}"),
        ("redirect", f"https://duckduckgo.com/l/?uddg={GIVEN}"),
        ("proxy", f"https://proxy.univ.fr/login?url={PAGE}"),
        ("proxy", f"https://login.ezproxy.univ.fr/login?qurl={GIVEN}"),
        ("proxy", f"https://univ.idm.oclc.org/login?url={GIVEN}"),
        ("filter", f"{FILTER}?url={quote(f'https://www.google.com/url?q={GIVEN}')}"),
    ],
)
def test_what_is_behind_is_found(kind: str, address: str) -> None:
    assert detour(address) == Detour(kind, PAGE)


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www-nejm-org.proxy.bu.edu", "www.nejm.org"),
        ("www-nejm-org.univ.idm.oclc.org", "www.nejm.org"),
        ("www.nejm.org.ezproxy.univ.fr", "www.nejm.org"),
        ("www-sciencedirect-com.docelec.univ-lyon1.fr", "www.sciencedirect.com"),
        ("my--journal-com.ezproxy2.lib.univ.edu", "my-journal.com"),
        ("link-springer-com.bases-doc.univ-lorraine.fr", "link.springer.com"),
        ("pubmed-ncbi-nlm-nih-gov.proxybib.univ.fr", "pubmed.ncbi.nlm.nih.gov"),
    ],
)
def test_a_host_within_that_of_a_proxy(host: str, site: str) -> None:
    assert detour(f"https://{host}/a?b=1#c") == Detour("proxy", f"https://{site}/a?b=1#c")


@pytest.mark.parametrize(
    ("address", "watched"),
    [
        ("https://youtu.be/ab-_1", "v=ab-_1"),
        ("https://youtu.be/ab1?si=x&t=42", "v=ab1&t=42"),
        ("http://www.youtu.be/ab1?list=PL1", "v=ab1&list=PL1"),
    ],
)
def test_a_video_is_named_by_its_own_address(address: str, watched: str) -> None:
    assert detour(address) == Detour("video", f"https://www.youtube.com/watch?{watched}")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("short", "https://bit.ly/3abc"),
        ("short", "https://lnkd.in/eabc"),
        ("short", "http://www.tinyurl.com/abc"),
        ("filter", "https://protect-eu.mimecast.com/s/abc"),
        ("filter", "https://urldefense.com/v3/__https://example.org/*a__;Iw!!x$"),
        ("redirect", "https://www.bing.com/ck/a?!&&p=x&u=a1aHR0cHM"),
        ("filter", "https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert"),
    ],
)
def test_what_hides_the_page_is_told_all_the_same(kind: str, address: str) -> None:
    assert detour(address) == Detour(kind)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/",
        "https://www.google.com/url",
        "https://scholar.google.com/citations?user=x",
        "https://www.facebook.com/groupe",
        "https://www.youtube.com/watch?v=abc",
        "https://youtu.be/",
        "https://www.linkedin.com/learning/a",
        "https://proxy.example.org/",
        "https://docs.proxyman.io/a",
        "https://www.proxy-server.com/a",
        "https://www.example.org/login?next=/a",
        "https://my-site-fr.github.io/a",
        "https://www.oclc.org/en/ezproxy.html",
        "https://web.archive.org/web/2020/https://example.org/",
        "https://validator.w3.org/nu/?doc=https%3A%2F%2Fexample.org",
        "https://example.org/?url=https%3A%2F%2Fexample.com",
        "https://www.bing.com/search?q=a",
        "https://doi.org/10.1000/182",
        "https://hal.science/hal-1",
        "https://rabbit.ly/a",
    ],
)
def test_a_page_of_its_own_is_no_detour(address: str) -> None:
    assert detour(address) is None
