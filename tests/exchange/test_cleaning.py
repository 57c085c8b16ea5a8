"""Dirty values of databases and browsers: mended where that is sure, told where it is not."""

from collections.abc import Mapping

import pytest

from roadmap_print.exchange.cleaning import clean, language_tag, plain_text
from roadmap_print.exchange.record import Field, LostRecord, ResourceRecord


def cleaned(**fields: Field) -> ResourceRecord:
    known = {"title": "T", "url": "https://example.org/"}
    found = clean(ResourceRecord(1, {**known, **fields}))
    assert isinstance(found, ResourceRecord), found
    return found


@pytest.mark.parametrize(
    ("dirty", "clean_text"),
    [
        ("<jats:title>Deep <i>Learning</i></jats:title>", "Deep Learning"),
        ("H<sub>2</sub>O &amp;lt; 5 &amp; 6&nbsp;%", "H2O < 5 & 6\xa0%"),
        ("one\r\n   two\ttwo\u2028three", "one two two three"),
        ("a\u200bb\u00adc\ufeffd\u2060e\x07f\u202eg", "abcdefg"),
        ("p <0.05 and x< b > c", "p <0.05 and x< b > c"),
        ("a<br/>b<p class='x'>c", "a b c"),
        ("AT&T and R&D; x &unknownentity; y", "AT&T and R&D; x &unknownentity; y"),
        ("e\u0301te\u0301", "été"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_text_is_mended(dirty: str, clean_text: str) -> None:
    assert plain_text(dirty) == clean_text


@pytest.mark.parametrize(
    ("given", "doi"),
    [
        ("10.2196/50890", "10.2196/50890"),
        ("https://doi.org/10.2196/50890", "10.2196/50890"),
        ("http://dx.doi.org/10.2196/50890.", "10.2196/50890"),
        ("doi: 10.2196/50890", "10.2196/50890"),
        ("DOI 10.1000.10/AB-c(1)2", "10.1000.10/AB-c(1)2"),
        ("10.1037/\u200b0003-066X", "10.1037/0003-066X"),
        ("https://doi.org/10.1000/a%23b", "10.1000/a#b"),
    ],
)
def test_a_doi_is_bare(given: str, doi: str) -> None:
    assert cleaned(doi=given).fields["doi"] == doi


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"url": "www.example.org/a"}, "https://www.example.org/a"),
        ({"url": "http://dx.doi.org/10.1/x"}, "https://doi.org/10.1/x"),
        ({"url": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"url": "", "doi": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"url": "", "pmid": "38421690"}, "https://pubmed.ncbi.nlm.nih.gov/38421690/"),
        ({"url": " <https://example.org/é?utm_source=x&a=1> "}, "https://example.org/%C3%A9?a=1"),
        ({"url": "https://example.org/?a=1&amp;b=2"}, "https://example.org/?a=1&b=2"),
        ({"url": "https://a.org/" + "x" * 3000, "doi": "10.1/x"}, "https://doi.org/10.1/x"),
        ({"url": "https://example.org/10.1000/182"}, "https://example.org/10.1000/182"),
    ],
)
def test_an_address_is_one_that_a_code_holds(fields: Mapping[str, str], url: str) -> None:
    assert cleaned(**fields).fields["url"] == url


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"title": " \u200b "}, "no_title"),
        ({"url": ""}, "no_address"),
        ({"url": "javascript:alert(1)"}, "bad_address"),
        ({"url": "file:///home/anne/x.pdf"}, "bad_address"),
        ({"url": "see the library"}, "bad_address"),
        ({"url": "https://a.org/" + "x" * 3000}, "bad_address"),
    ],
)
def test_what_cannot_come_in_is_told(fields: Mapping[str, str], why: str) -> None:
    known = {"title": "T", "url": "https://example.org/"}
    lost = clean(ResourceRecord(7, {**known, **fields}))
    assert isinstance(lost, LostRecord)
    assert (lost.line, lost.said) == (7, f"exchange.lost.{why}")
    assert lost.name


@pytest.mark.parametrize(
    ("key", "given", "kept", "doubt"),
    [
        ("title", "TOUT COMPRENDRE À L’IA", "TOUT COMPRENDRE À L’IA", "capitals"),
        ("title", "OMS", "OMS", None),
        ("title", "BERT: a Model", "BERT: a Model", None),
        ("publisher", "Universit\ufffd", "Universit\ufffd", "lost_letter"),
        ("year", "n.d.", None, "left_out"),
        ("year", "May 2024", "2024", None),
        ("language", "klingon", None, "left_out"),
        ("minutes", "10 min", "10", None),
        ("minutes", "two hours", None, "left_out"),
        ("pmid", "PMID: 0038421690", "38421690", None),
        ("publisher", "word " * 60, ("word " * 40)[:195].strip() + "…", "shortened"),
    ],
)
def test_what_a_person_must_look_at_is_told(
    key: str, given: str, kept: str | None, doubt: str | None
) -> None:
    record = cleaned(**{key: given})
    assert record.fields.get(key) == kept
    assert [each.said for each in record.doubts] == ([f"exchange.doubt.{doubt}"] if doubt else [])


@pytest.mark.parametrize(
    ("named", "tag"),
    [
        ("anglais", "en"),
        ("English", "en"),
        ("Français", "fr"),
        ("Deutsch", "de"),
        ("eng", "en"),
        ("fre", "fr"),
        ("EN", "EN"),
        ("en_GB", "en-GB"),
        ("ngerman", "de"),
    ],
)
def test_a_language_is_known_by_its_names_and_codes(named: str, tag: str) -> None:
    assert language_tag(named) == tag


def test_an_author_before_whom_initials_stand_is_turned_round() -> None:
    authors = ("J. A. Smith", "Jean Dupont", "Cho H", "<b>OMS</b>")
    assert cleaned(authors=authors).fields["authors"] == ("Smith JA", "Jean Dupont", "Cho H", "OMS")


def test_what_comes_out_of_a_catalogue_stays_as_it_is() -> None:
    fields = {"title": "<b> &amp; TOUT", "url": "https://example.org/", "authors": ("J. Smith",)}
    found = clean(ResourceRecord(1, fields, verbatim=True))
    assert isinstance(found, ResourceRecord)
    assert {key: found.fields[key] for key in fields} == fields
