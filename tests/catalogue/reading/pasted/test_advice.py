"""Whatever is advised to write is accepted where it is written."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.pasted import written_addresses
from roadmap_print.catalogue.reading.scalars import read_text
from roadmap_print.catalogue.schema_types import ADDRESS, COUNT, DOI, EMAIL, LANGUAGE, YEAR, Text
from roadmap_print.problems import Severity

PIECES = st.sampled_from(
    [
        *(
            "https",
            "http",
            "htps",
            "HTTP",
            ":",
            "//",
            "/",
            "\\\\",
            "www.",
            "example",
            ".org",
            ".",
            "a",
        ),
        *(
            "“",
            "”",
            "<",
            ">",
            "[",
            "](",
            ")",
            "(",
            '"',
            " ",
            "\xa0",
            "\u200b",
            "\xad",
            "é",
            "%20",
            "%",
        ),
        *(
            "?",
            "#",
            "&",
            "=",
            "url=",
            "q=",
            "10.1000/",
            "doi:",
            "doi.org/",
            "@",
            ":8080",
            "mailto:",
        ),
        *(
            "https://example.org/a",
            "https%3A%2F%2Fexample.org%2F",
            "login",
            "proxy.",
            "-com.",
            "www-",
        ),
        *(
            "youtu.be/",
            "bit.ly/",
            "urldefense.com/v3/__",
            "__;",
            "safelinks.protection.outlook.com/?",
        ),
        *("google.com/url?", "2024", "fr", "FR_fr", "utm_source=x", "\t", "\n", "日本", "-", "_"),
    ]
)
KINDS = (ADDRESS, DOI, EMAIL, LANGUAGE, YEAR, COUNT)


def advised(text: str, kind: Text) -> list[str]:
    """Read a text, and give what is advised to write in its place."""
    problems = Diagnostics("roadmap.yaml", "en")
    read_text(text, kind, "here", problems)
    hints = (re.fullmatch('write "([^"]+)"', each.hint or "") for each in problems.told)
    offered = [hint[1] for hint in hints if hint]
    return offered + [each.remedy.new for each in problems.told if each.remedy]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@given(pieces=st.lists(PIECES, min_size=1, max_size=9))
@settings(max_examples=150, derandomize=True)
def test_what_is_advised_is_accepted(kind: Text, pieces: list[str]) -> None:
    for right in advised("".join(pieces), kind):
        problems = Diagnostics("roadmap.yaml", "en")
        assert read_text(right, kind, "here", problems)
        assert not [each for each in problems.told if each.severity is Severity.ERROR]
        assert advised(right, kind) == []


ADDRESSES = {
    "https://example.org/a": "https://example.org/a",
    "http://www.example.org:8080/a(b)?c=d#e": "http://www.example.org:8080/a(b)?c=d#e",
    "https://example.org/é?utm_source=x": "https://example.org/%C3%A9",
}
AROUND = [
    *(
        "“{}”",
        "«\xa0{}\xa0»",
        '"{}"',
        "‘{}’",
        "<{}>",
        "[{}]",
        "({})",
        "[le site]({})",
        "{}.",
        "{},",
    ),
    *("Voir {}", "URL : {}", "\u200b{}", "{}\xa0", "https://{}", "{}\n", "<a href='{}'"),
]


@pytest.mark.parametrize(("address", "around"), [*product(ADDRESSES, AROUND)])
def test_an_address_is_found_in_what_is_around_it(address: str, around: str) -> None:
    assert written_addresses.meant(around.format(address)) == ADDRESSES[address]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https//example.org/a", "https://example.org/a"),
        ("https:/example.org/a", "https://example.org/a"),
        ("https:///example.org/a", "https://example.org/a"),
        ("https:example.org/a", "https://example.org/a"),
        ("https;//example.org/a", "https://example.org/a"),
        ("https:\\\\example.org\\a", "https://example.org/a"),
        ("htps://example.org/a", "https://example.org/a"),
        ("ttps://example.org/a", "https://example.org/a"),
        ("hhttp://example.org/a", "http://example.org/a"),
        ("HTTPS//example.org/a", "https://example.org/a"),
        ("https://https//example.org/a", "https://example.org/a"),
        ("http://https://http//example.org/a", "http://example.org/a"),
        ("//example.org/a", "https://example.org/a"),
        ("www.example.org", "https://www.example.org"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("https://exam\xadple.org/a", "https://example.org/a"),
        ("https://exam\u3164ple.org/a", "https://example.org/a"),
        ("https: //example.org/a", "https://example.org/a"),
        ("http ://example.org/a", "http://example.org/a"),
        ("https\uff1a\uff0f\uff0fexample.org/a", "https://example.org/a"),
        ("**https://example.org/a**", "https://example.org/a"),
        ("_https://example.org/a_", "https://example.org/a"),
        ("https://example.org/a_", "https://example.org/a_"),
    ],
)
def test_an_address_is_put_in_order(text: str, address: str) -> None:
    assert written_addresses.meant(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *(
            "\\\\serveur\\partage\\cours.pdf",
            "C:\\cours.pdf",
            "file:///cours.pdf",
            "ftp://example.org/a",
        ),
        *(
            "https://example.org/la suite",
            "exam ple.org",
            "https://https://",
            "https://",
            "cours",
            "…",
        ),
        *(
            "javascript:alert(1)",
            "data:text/html,a",
            "mailto:a@example.org",
            "a@example.org",
            "/page",
        ),
        *("https://a.org https://b.org/a suite", "x" * 5_000),
    ],
)
def test_no_address_is_made_up(text: str) -> None:
    assert written_addresses.meant(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "right"),
    [
        ("https://doi.org/10.2196/50890", DOI, "10.2196/50890"),
        ("doi: 10.2196/50890.", DOI, "10.2196/50890"),
        ("“10.2196/50890”", DOI, "10.2196/50890"),
        ("10.2196%2F50890", DOI, "10.2196/50890"),
        *(
            (f"10.1038/s41746{sign}-024", DOI, "10.1038/s41746-024")
            for sign in "\xad\u200b\u061c\u180e\u2063\u034f\u3164\u2800\ufe0f\U000e0041"
        ),
        *(
            (f"10.1038/s41746{dash}024", DOI, "10.1038/s41746-024")
            for dash in "‐\u2011\u2013—\u2212"
        ),
        *((f"https://example.org/a{end}", ADDRESS, "https://example.org/a") for end in '»”"›>'),
        ("mailto:a@example.org", EMAIL, "a@example.org"),
        ("A Nom <a@example.org>", EMAIL, "a@example.org"),
    ],
)
def test_what_is_around_a_doi_or_an_email_is_left_out(text: str, kind: Text, right: str) -> None:
    assert right in advised(text, kind)


def test_an_address_that_was_cut_short_has_no_remedy() -> None:
    problems = Diagnostics("roadmap.yaml", "en")
    assert read_text("https://example.org/cours…", ADDRESS, "url", problems)
    assert [(each.severity, each.remedy) for each in problems.told] == [(Severity.WARNING, None)]


@pytest.mark.parametrize("end", [".", ")", "_", "/", "#a", "!", "\N{HEAVY BLACK HEART}\ufe0f"])
def test_an_address_may_end_in_much(end: str) -> None:
    problems = Diagnostics("roadmap.yaml", "en")
    assert read_text(f"https://example.org/a{end}", ADDRESS, "url", problems)
    assert not problems.told
