"""What people type, in any spelling."""

import pytest

from roadmap_print.lookup.identify import identify, is_isbn, long_isbn

DOI = "10.1038/s41746-024-01196-4"


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        (DOI, "doi", DOI),
        (f"doi:{DOI}", "doi", DOI),
        (f"DOI: {DOI}.", "doi", DOI),
        (f"doi: https://doi.org/{DOI}", "doi", DOI),
        (f" https://dx.doi.org/{DOI} ", "doi", DOI),
        (f"<http://www.doi.org/{DOI}>", "doi", DOI),
        (f"doi.org/{DOI}", "doi", DOI),
        (f"https://doi.org/{DOI}?utm_source=mail#a", "doi", DOI),
        (f"info:doi/{DOI}", "doi", DOI),
        ("https://doi.org/10.1002%2Fabc", "doi", "10.1002/abc"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/abc?x=1", "doi", "10.1002/abc"),
        ("https://www.tandfonline.com/doi/abs/10.1080/1.2", "doi", "10.1080/1.2"),
        ("https://link.springer.com/article/10.1007/s1-2?a=1", "doi", "10.1007/s1-2"),
        ("https://link.springer.com/content/pdf/10.1007/s1-2.pdf", "doi", "10.1007/s1-2"),
        ("https://link.springer.com/book/10.1007%2F978-3-1#toc", "doi", "10.1007/978-3-1"),
        ("https://www.frontiersin.org/articles/10.3389/fm.2/full", "doi", "10.3389/fm.2"),
        ("https://journals.plos.org/plosone/article?id=10.1371/a.2", "doi", "10.1371/a.2"),
        ("https://www.medrxiv.org/content/10.1101/2.3v2.full.pdf", "doi", "10.1101/2.3"),
        ("https://academic.oup.com/a/doi/10.1093/jamia/oca1/589", "doi", "10.1093/jamia/oca1"),
        ("PMC10940010", "pmc", "10940010"),
        ("PMCID: PMC10940010", "pmc", "10940010"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC10940010/pdf/a.pdf", "pmc", "10940010"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC10940010", "pmc", "10940010"),
        ("38200199", "pmid", "38200199"),
        ("PMID: 0038200199", "pmid", "38200199"),
        ("https://pubmed.ncbi.nlm.nih.gov/38200199/?from=x", "pmid", "38200199"),
        ("arXiv:1706.03762v7 [cs.CL]", "arxiv", "1706.03762"),
        ("1706.03762", "arxiv", "1706.03762"),
        ("math.GT/0309136", "arxiv", "math/0309136"),
        ("hep-th/9901001v2", "arxiv", "hep-th/9901001"),
        ("https://arxiv.org/pdf/1706.03762v7.pdf", "arxiv", "1706.03762"),
        ("https://arxiv.org/abs/hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("10.48550/arXiv.1706.03762", "arxiv", "1706.03762"),
        ("978-0-262-03384-8", "isbn", "9780262033848"),
        ("ISBN-10: 0-262-03384-4", "isbn", "9780262033848"),
        ("978\u20110\u2011262\u201103384\u20118", "isbn", "9780262033848"),
        ("0060256656", "isbn", "9780060256654"),
        ("080442957X", "isbn", "9780804429573"),
        (
            "https://youtu.be/yQLmgw3rClM?t=5&si=x",
            "youtube",
            "https://www.youtube.com/watch?v=yQLmgw3rClM&t=5",
        ),
        (f"https://doi-org.proxy.univ-lille.fr/{DOI}", "doi", DOI),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa",
            "page",
            "https://example.org/a",
        ),
        ("https://m.youtube.com/watch?v=a", "youtube", "https://m.youtube.com/watch?v=a"),
        ("https://vimeo.com/76979871", "vimeo", "https://vimeo.com/76979871"),
        ("www.has-sante.fr/a", "page", "https://www.has-sante.fr/a"),
        ("HTTPS://example.org/é#a", "page", "https://example.org/%C3%A9"),
    ],
)
def test_each_spelling_is_known(typed: str, kind: str, value: str) -> None:
    found = identify(typed)
    assert found is not None
    assert (found.kind.value, found.value) == (kind, value)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "deep learning", "10.1038", "978-0-262-03384-9", "0-262-03384-5", "123456789"),
        *("ftp://example.org/a", "https://", "https://exa mple.org", "PMC", "9999.1", "0"),
        "977-0-262-03384-8",
    ],
)
def test_anything_else_is_none_of_them(typed: str) -> None:
    assert identify(typed) is None


def test_the_check_digit_of_ten_counts_from_ten_and_that_of_thirteen_by_ones_and_threes() -> None:
    assert is_isbn("080442957X")
    assert not is_isbn("0804429570")
    assert long_isbn("080442957X") == "9780804429573"
