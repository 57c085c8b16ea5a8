"""BibTeX of a catalogue, read by pybtex."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pybtex.database import BibliographyData, parse_string

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue, Format, Reference, Resource, Step
from roadmap_print.exchange.writers.bibtex_writer import as_bibtex, works_as_bibtex

ROOT = Path(__file__).parents[3]


def catalogue(**resources: Resource) -> Catalogue:
    return Catalogue(
        title="T",
        language="en",
        formats=(Format(id="d", label="D"),),
        steps=(Step(id="s", title="S", resources=tuple(resources)),),
        resources=resources,
    )


def article(title: str = "T", **work: object) -> Resource:
    reference = from_data(Reference, {"journal": "J", **work})
    return Resource(title=title, format="d", url="https://a.fr/x%20y", reference=reference)


def shipped() -> Catalogue:
    text = (ROOT / "tests/catalogues/roadmap.yaml").read_text(encoding="utf-8")
    return from_data(Catalogue, yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506


def parsed(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def as_tex_prints(field: str) -> str:
    """Read a field as TeX does, which knows these commands and would stumble over a bare mark."""
    named = {
        "textbackslash": "\\",
        "textasciitilde": "~",
        "textasciicircum": "^",
        "textbraceleft": "{",
        "textbraceright": "}",
    }
    parts = re.split(r"\\(?:(text[a-z]+)\{\}|([&%$#_]))", field)
    assert not re.search(r"[\\{}~^&%$#_]", "".join(parts[::3])), field
    read = zip(parts[::3], [*parts[1::3], None], [*parts[2::3], ""], strict=True)
    return "".join(plain + (named[word] if word else mark or "") for plain, word, mark in read)


def test_bibtex_has_every_published_work_under_its_id_in_order() -> None:
    data = parsed(works_as_bibtex(shipped()))
    works = [key for key, each in shipped().resources.items() if each.reference]
    assert list(data.entries) == sorted(works)
    shehab = data.entries["shehab-2022"]
    assert [str(person) for person in shehab.persons["author"]] == [
        "Shehab, M.",
        "Abualigah, L.",
        "Shambour, Q.",
        "Abu-Hashem, M. A.",
        "Shambour, M. K. Y.",
        "Alsalibi, A. I.",
        "Gandomi, A. H.",
    ]
    assert shehab.fields["doi"] == "10.1016/j.compbiomed.2022.105458"
    assert shehab.fields["year"] == "2022"
    wang = data.entries["wang-2019"].fields
    assert (wang["volume"], wang["number"], wang["pages"]) == ("28", "1", "16--26")
    assert data.entries["cho-2024"].fields["pages"] == "e50890"
    assert "Tekkeşin, A. İ." in works_as_bibtex(shipped())


def test_bibtex_of_a_catalogue_without_published_works_is_empty() -> None:
    site = Resource(title="T", format="d", url="https://a.fr/")
    assert not works_as_bibtex(catalogue(a=site))


def test_bibtex_escapes_what_tex_would_read() -> None:
    title = r"100 % of {A & B} \cost $5 #1 a_b ~ ^ }"
    entry = parsed(works_as_bibtex(catalogue(a=article(title), b=article()))).entries["a"]
    escaped = entry.fields["title"]
    for mark in "%&$#_":
        assert escaped.count(f"\\{mark}") == title.count(mark)
    assert escaped.count("{") == escaped.count("}")
    assert r"\textbraceleft{}A \& B\textbraceright{} \textbackslash{}cost" in escaped
    assert entry.fields["url"] == "https://a.fr/x%20y"


@pytest.mark.parametrize(
    "title",
    [
        r"100 % of {A & B} \cost $5 #1 a_b ~ ^ }",
        r"{\textbf{x}} \\ $$ ##",
        "Klaß, Tekkeşin et l’École à 37 °C : « œuvre »",
        "@article{x, title = {y}}",
        "日本語と العربية",
    ],
)
def test_bibtex_gives_back_what_the_catalogue_says(title: str) -> None:
    fields = parsed(works_as_bibtex(catalogue(a=article(title, journal=title)))).entries["a"].fields
    assert as_tex_prints(fields["title"].removeprefix("{").removesuffix("}")) == title
    assert as_tex_prints(fields["journal"]) == title


def test_bibtex_knows_an_article_by_its_journal() -> None:
    kinds = catalogue(a=article(), b=article(journal=None, year="2020"))
    assert {key: each.type for key, each in parsed(works_as_bibtex(kinds)).entries.items()} == {
        "a": "article",
        "b": "misc",
    }


def test_bibtex_keeps_a_groups_name_whole_and_says_others() -> None:
    work = article(authors=["WHO and Partners", "Dupont J-P", "et al."])
    persons = parsed(works_as_bibtex(catalogue(a=work))).entries["a"].persons["author"]
    assert [str(person) for person in persons] == ["{WHO and Partners}", "Dupont, J.-P.", "others"]


def test_bibtex_is_the_same_whatever_the_order_of_the_catalogue() -> None:
    one, two = article("One", year="2001"), article("Two")
    assert works_as_bibtex(catalogue(a=one, b=two)) == works_as_bibtex(catalogue(b=two, a=one))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Agence HAS", "{Agence HAS}"),
        ("Cancer Research UK", "{Cancer Research UK}"),
        ("Groupe d’étude A", "{Groupe d’étude A}"),
        ("Lancet Commission", "{Lancet Commission}"),
        ("Working Group B", "{Working Group B}"),
        ("Hôpitaux de Paris AP", "{Hôpitaux de Paris AP}"),
        ("Inserm", "{Inserm}"),
        ("Jean Dupont", "{Jean Dupont}"),
        ("Smith JA Jr", "Smith, Jr, J. A."),
        ("Smith JA Jr.", "Smith, Jr., J. A."),
        ("Jones B 3rd", "Jones, 3rd, B."),
        ("Ford HA II", "Ford, II, H. A."),
        ("van der Berg P", "van der Berg, P."),
        ("O'Neil-Garcia M-J", "O'Neil-Garcia, M.-J."),
        ("McDonald-d'Arc T Sr", "McDonald-d'Arc, Sr, T."),
        ("Vaswani, Ashish", "Vaswani, Ashish"),
        ("L. Martin", "Martin, L."),
        ("Smith J A", "Smith, J. A."),
        ("Ioannidis JPA", "Ioannidis, J. P. A."),
    ],
)
def test_a_name_is_a_person_s_or_a_team_s(name: str, expected: str) -> None:
    text = works_as_bibtex(catalogue(a=article(authors=[name])))
    assert f"author = {{{expected}}}," in text


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("16-26", "16--26"),
        ("1661-78", "1661--78"),
        ("e1–e9", "e1--e9"),
        ("S6-12", "S6--12"),
        ("S12-S14, discussion S15", "S12--S14, discussion S15"),
        ("1204-1213.e5", "1204--1213.e5"),
        ("ix-xii", "ix--xii"),
        ("1-4, 7-9", "1--4, 7--9"),
        ("S0140-6736(20)30183-5", "S0140-6736(20)30183-5"),
        ("S0140-6736", "S0140-6736"),
        ("41586-020-2649-2", "41586-020-2649-2"),
        ("1024-1", "1024-1"),
        ("e50890", "e50890"),
        ("CD-000259", "CD-000259"),
        ("PMC-12", "PMC-12"),
    ],
)
def test_ranges_of_pages_have_two_hyphens_and_numbers_keep_theirs(
    pages: str, expected: str
) -> None:
    fields = parsed(works_as_bibtex(catalogue(a=article(pages=pages)))).entries["a"].fields
    assert fields["pages"] == expected


def test_what_is_no_published_work_is_exported_where_all_is_asked_for() -> None:
    site = Resource(title="Un site", format="d", url="https://a.fr/?x=1&y=2", language="fr")
    work = article(pmid="38421690")
    entries = parsed(as_bibtex({"site": site, "work": work}.items())).entries
    assert list(entries) == ["site", "work"]
    assert entries["site"].fields["url"] == site.url
    assert entries["work"].fields["pmid"] == "38421690"
