from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from roadmap_print.catalogue.urls import (
    CODE_BYTES,
    TRACKING,
    AddressError,
    code_version,
    code_width,
    doi_address,
    encode,
    host,
    tracking,
    without_tracking,
)

ALLOWED = string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%"
"""What RFC 3986 allows anywhere in an address."""

SEEN = st.text(st.characters(exclude_categories=("C", "Z")), max_size=30)
ADDRESSES = st.builds(
    "https://example.org/{}?{}#{}".format,
    *(SEEN, SEEN, SEEN),
)


@pytest.mark.parametrize(
    ("written", "encoded"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://Example.org/A", "https://Example.org/A"),
        ("https://example.org/é à".replace(" ", "%20"), "https://example.org/%C3%A9%20%C3%A0"),
        ("https://example.org/%c3%a9", "https://example.org/%c3%a9"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ('https://example.org/a|b"<>\\^`{}', "https://example.org/a%7Cb%22%3C%3E%5C%5E%60%7B%7D"),
        ("https://example.org/?a[0]=é", "https://example.org/?a%5B0%5D=%C3%A9"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("https://example.org/(a)*b,c;d'e!", "https://example.org/(a)*b,c;d'e!"),
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("https://Éducation.gouv.fr/", "https://xn--ducation-90a.gouv.fr/"),
        ("https://xn--exmple-cua.org/", "https://xn--exmple-cua.org/"),
        ("https://ex%C3%A4mple.org/", "https://xn--exmple-cua.org/"),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("https://example.org:/a", "https://example.org/a"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        ("https://example.org/🎓", "https://example.org/%F0%9F%8E%93"),
    ],
)
def test_encoded_as_rfc_3986_wants(written: str, encoded: str) -> None:
    assert encode(written) == encoded
    assert encode(encoded) == encoded


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("https://example.org/a b", "space"),
        ("https://example.org/\t", "space"),
        ("https://example.org/\xa0", "space"),
        ("https://example.org/\u200b", "space"),
        ("https://example.org/\u202e", "space"),
        ("https://example.org/\ud800", "space"),
        ("https://example.org/\U000e0041", "space"),
        ("https://example.org/\u3164a", "space"),
        ("https://example.org/\u2800a", "space"),
        ("https://www.https//example.org/a", "twice"),
        ("javascript:alert(1)", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("mailto:a@example.org", "scheme"),
        ("example.org/a", "no-scheme"),
        ("example.org:80/a", "no-scheme"),
        ("//example.org/a", "no-scheme"),
        ("", "no-scheme"),
        ("https:/example.org", "host"),
        ("https://", "host"),
        ("https:///a", "host"),
        ("https://exa_mple..org/", "host"),
        ("https://-example.org/", "host"),
        ("https://example.org\\@evil.org/", "user"),
        ("https://user:word@example.org/", "user"),
        ("https://example.org%2Fa/", "host"),
        ("https://[::1/", "host"),
        ("https://[fe80::1%25eth0]/", "host"),
        (f"https://{'a' * 64}.org/", "host"),
        (f"https://{'a.' * 130}org/", "host"),
        ("https://example.org:http/", "port"),
        ("https://example.org:70000/", "port"),
    ],
)
def test_what_is_no_address_says_why(written: str, reason: str) -> None:
    with pytest.raises(AddressError) as caught:
        encode(written)
    assert str(caught.value) == reason


@pytest.mark.slow
@given(ADDRESSES)
def test_encoding_is_idempotent_and_leaves_only_what_is_allowed(written: str) -> None:
    encoded = encode(written)
    assert encode(encoded) == encoded
    assert set(encoded) <= set(ALLOWED)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_an_address_error(text: str) -> None:
    for written in (text, f"https://{text}"):
        try:
            encoded = encode(written)
        except AddressError:
            continue
        assert encoded.isascii()
        assert host(encoded)


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("https://a.b/?utm_source=chatgpt.com", "https://a.b/"),
        ("https://a.b/?q=1&utm_source=x&utm_medium=y&p=2#f", "https://a.b/?q=1&p=2#f"),
        ("https://a.b/?fbclid=1&gclid=2", "https://a.b/"),
        ("https://a.b/?UTM_Campaign=1&q=%20", "https://a.b/?q=%20"),
        ("https://a.b/?utm%5Fsource=1", "https://a.b/"),
        ("https://a.b/?source=utm_source", "https://a.b/?source=utm_source"),
        ("https://a.b/?", "https://a.b/?"),
        ("https://a.b/#utm_source=1", "https://a.b/#utm_source=1"),
    ],
)
def test_tracking_is_left_out_and_all_else_stays(address: str, left: str) -> None:
    assert without_tracking(address) == left
    assert bool(tracking(address)) == (address != left)
    assert tracking(left) == ()


PARAMETERS = (  # as their makers name them: Google, Meta, Microsoft, X, TikTok, Yandex, mailers
    *("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id"),
    *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "srsltid", "_ga", "_gl"),
    *("fbclid", "igshid", "igsh", "msclkid", "twclid", "ttclid", "yclid", "li_fat_id"),
    *("mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_enc_id"),
)


def test_all_tracking_parameters_are_tried() -> None:
    known = TRACKING.pattern.removeprefix("(?:").removesuffix(")").split("|")
    assert {name for name in known if name != "utm_.*"} == {
        name for name in PARAMETERS if not name.startswith("utm_")
    }


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_tracking_parameter_is_left_out(name: str) -> None:
    address = f"https://a.b/?q=1&{name}=x&p=2"
    assert tracking(address) == (name,)
    assert without_tracking(address) == "https://a.b/?q=1&p=2"


@pytest.mark.parametrize("name", ["utm", "_g", "ga", "gclid2", "my_fbclid", "id", "v", "t", "page"])
def test_parameters_that_say_where_to_go_stay(name: str) -> None:
    assert tracking(f"https://a.b/?{name}=x") == ()


@pytest.mark.parametrize("version", range(1, 41))
def test_the_capacity_of_a_code_is_that_of_the_library_that_draws_it(version: int) -> None:
    for more, needed in ((0, version), (1, version + 1)):
        code = QRCode(error_correction=ERROR_CORRECT_M)
        code.add_data(b"\xff" * (CODE_BYTES[version - 1] + more), optimize=0)
        if needed <= 40:
            assert code.best_fit() == needed


def test_a_code_is_as_large_as_its_address_is_long() -> None:
    assert code_version("a" * 62) == 4
    assert code_version("a" * 63) == 5
    assert code_version("a" * 1538) == 32
    assert code_version("a" * 1539) is None
    assert (code_width(3), code_width(10)) == (18.5, 32.5)


def test_the_address_of_a_doi() -> None:
    assert doi_address("10.1055/s-0039-1677908") == "https://doi.org/10.1055/s-0039-1677908"
    old = "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
    assert doi_address(old) == "https://doi.org/" + old.replace("<", "%3C").replace(">", "%3E")
    assert doi_address("10.1000/a#b?c") == "https://doi.org/10.1000/a%23b%3Fc"
