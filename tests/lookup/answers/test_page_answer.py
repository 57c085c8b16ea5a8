"""Pages as publishers, hospitals, platforms and museums write their heads."""

import pytest

from roadmap_print.exchange.record import Field
from roadmap_print.lookup.answers.answer_values import GarbledAnswerError
from roadmap_print.lookup.answers.page_answer import read_page

PAGES: list[tuple[str, str, dict[str, Field]]] = [
    (
        """
<html lang="fr-FR">
<title>Guide de l&#39;IA
 – HAS</title>
""",
        "",
        {"title": "Guide de l'IA – HAS", "language": "fr"},
    ),
    (
        """
<title>x</title>
<meta property="og:title" content="Guide &amp; co">
<meta property="og:site_name" content="HAS">
<meta property="og:locale" content="fr_FR">
<meta property="og:type" content="video.other">
""",
        "video",
        {"title": "Guide & co", "publisher": "HAS", "language": "fr"},
    ),
    (
        """
<meta name="citation_title" content="Deep learning">
<meta name="citation_author" content="Cho, Jean Paul">
<meta name="citation_author" content="Ludwig van den Berg">
<meta name="CITATION_JOURNAL_TITLE" content="Radiology">
<meta name="citation_publisher" content="RSNA">
<meta name="citation_publication_date" content="2024/07/03">
<meta name="citation_volume" content="7">
<meta name="citation_issue" content="2">
<meta name="citation_firstpage" content="11">
<meta name="citation_lastpage" content="19">
<meta name="citation_doi" content="doi:10.1/a">
<meta name="citation_pmid" content="5">
<meta property="og:title" content="Deep learning | Radiology">
""",
        "article",
        {
            "title": "Deep learning",
            "authors": ("Cho JP", "van den Berg L"),
            "journal": "Radiology",
            "publisher": "RSNA",
            "year": "2024/07/03",
            "volume": "7",
            "issue": "2",
            "pages": "11-19",
            "doi": "doi:10.1/a",
            "pmid": "5",
        },
    ),
    (
        """
<meta name=citation_title content=T>
<meta name=citation_authors content="Roy, A; Li, B">
""",
        "article",
        {"title": "T", "authors": ("Roy A", "Li B")},
    ),
    (
        """
<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "Page"},
{"@type": ["Course"], "name": "L’IA", "provider": {"name": "FUN"},
"inLanguage": "fr", "timeRequired": "PT1H30M", "author": {"name": "Léa Roy"}}]}</script>
<title>x</title>
""",
        "course",
        {"title": "L’IA", "publisher": "FUN", "language": "fr", "minutes": "90"},
    ),
    (
        """
<body>
<script type="application/ld+json">[{"@type": "ScholarlyArticle", "headline": "A",
"author": [{"name": "Léa Roy"}, "Li, B"],
"datePublished": "2023-01-02"}]</script>
""",
        "article",
        {"title": "A", "authors": ("Roy L", "Li B"), "year": "2023-01-02"},
    ),
    (
        """
<script type="application/ld+json">{"@type": </script>
<meta property="og:title" content="{{title}}">
<meta name="citation_title" content="null">
<title>Right</title>
""",
        "",
        {"title": "Right"},
    ),
    (
        """
<svg>
<title>Logo</title>
</svg>
""",
        "",
        {"title": "Logo"},
    ),
    (
        """
<title>Right</title>
<svg>
<title>Logo</title>
</svg>
""",
        "",
        {"title": "Right"},
    ),
    (
        """
<title>Right</title>
<![garbage
""",
        "",
        {"title": "Right"},
    ),
]


@pytest.mark.parametrize(("page", "kind", "fields"), PAGES)
def test_a_page_tells_what_it_is(page: str, kind: str, fields: dict[str, Field]) -> None:
    record = read_page(page.encode())
    assert record is not None
    assert (record.kind, record.fields) == (kind, fields)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<title>Été</title>".encode(), "Été"),
        ("\ufeff<title>Été</title>".encode(), "Été"),
        ("<title>Été</title>".encode("cp1252"), "Été"),
        ('<meta charset="iso-8859-2"><title>Łódź</title>'.encode("iso-8859-2"), "Łódź"),
        ('<meta charset="none-such"><title>Été</title>'.encode(), "Été"),
        ("<title>Été</title>é".encode()[:-1], "Été"),  # cut within a letter
    ],
)
def test_letters_are_read_as_the_page_says(body: bytes, title: str) -> None:
    record = read_page(body)
    assert record is not None
    assert record.text("title") == title


def test_a_page_without_a_title_and_what_is_no_page() -> None:
    assert read_page(b"<p>Hello") is None
    for body in (b"%PDF-1.7", b"", b"  \n", b"\x89PNG"):
        with pytest.raises(GarbledAnswerError):
            read_page(body)
