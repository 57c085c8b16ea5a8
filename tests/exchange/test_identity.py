"""Two entries that are one resource, and two that are not."""

import pytest

from roadmap_print.exchange.identity import canonical, identities


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "http://www.example.org:80/a/"),
        ("https://example.org/a?x=1", "https://EXAMPLE.org/a?x=1&utm_source=mail"),
        ("https://youtu.be/yQLmgw3rClM?si=x", "https://www.youtube.com/watch?v=yQLmgw3rClM"),
        ("https://m.youtube.com/embed/yQLmgw3rClM", "https://youtube.com/shorts/yQLmgw3rClM"),
        (
            "https://www.youtube.com/watch?feature=share&v=yQLmgw3rClM&t=5s",
            "https://youtu.be/yQLmgw3rClM?t=5s",
        ),
        ("https://doi.org/10.1/ABC", "http://dx.doi.org/10.1/abc"),
        (
            "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/",
            "https://pmc.ncbi.nlm.nih.gov/articles/pmc123",
        ),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", "https://www.ncbi.nlm.nih.gov/pubmed/123"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert identities(one, "", "") == identities(other, "", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/?x=1", "https://example.org/?x=2"),
        ("https://example.org/#a", "https://example.org/#b"),
        ("https://youtu.be/yQLmgw3rClM", "https://youtu.be/yQLmgw3rClN"),
        ("https://youtu.be/yQLmgw3rClM?t=5", "https://youtu.be/yQLmgw3rClM?t=9"),
        ("https://doi.org/10.1/a", "https://doi.org/10.1/b"),
    ],
)
def test_addresses_of_two_pages(one: str, other: str) -> None:
    assert not identities(one, "", "") & identities(other, "", "")


def test_a_work_is_known_by_its_doi_whatever_its_case_and_address() -> None:
    ours = identities("https://www.jmir.org/2024/1/e50890", "10.2196/50890", "")
    assert ours & identities("https://doi.org/10.2196/50890", "", "")
    assert identities("https://a.org/", "10.1/X", "") & identities("https://b.org/", "10.1/x", "")
    assert identities("https://a.org/", "", "12") & identities("https://b.org/", "10.1/x", "12")


def test_what_is_no_address_is_compared_as_it_is() -> None:
    assert canonical("See There") == "see there"
