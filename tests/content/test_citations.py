"""Citations against the NLM's samples of formatted references."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue, Reference
from roadmap_print.content.citations import bound, short, source
from roadmap_print.i18n.typography import NO_BREAK

ROOT = Path(__file__).parents[2]

# "Samples of Formatted References for Authors of Journal Articles" (NLM, after the ICMJE), with
# the year alone as date, and pages in full as in the house's own example.
SAMPLES = {
    "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. "
    "N Engl J Med. 2002;347(4):284-7.": (
        "Solid-organ transplantation in HIV-infected patients",
        {
            "authors": ["Halpern SD", "Ubel PA", "Caplan AL"],
            "journal": "N Engl J Med",
            "year": "2002",
            "volume": "347",
            "issue": "4",
            "pages": "284-7",
        },
    ),
    "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of "
    "interstitial excitatory amino acid concentrations after cortical contusion injury. "
    "Brain Res. 2002;935(1-2):40-6.": (
        (
            "Regulation of interstitial excitatory amino acid concentrations after cortical "
            "contusion injury"
        ),
        {
            "authors": [
                "Rose ME",
                "Huerbin MB",
                "Melick J",
                "Marion DW",
                "Palmer AM",
                "Schiding JK",
                "Kochanek PM",
            ],
            "journal": "Brain Res",
            "year": "2002",
            "volume": "935",
            "issue": "1-2",
            "pages": "40-6",
        },
    ),
    "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in "
    "participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86.": (
        "Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance",
        {
            "authors": ["Diabetes Prevention Program Research Group"],
            "journal": "Hypertension",
            "year": "2002",
            "volume": "40",
            "issue": "5",
            "pages": "679-86",
        },
    ),
    "21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.": (
        "21st century heart solution may have a sting in the tail.",
        {
            "journal": "BMJ.",
            "year": "2002",
            "volume": "325",
            "issue": "7357",
            "pages": "184",
        },
    ),
    "Glauser TA. Integrating clinical trial data into clinical practice. "
    "Neurology. 2002;58(12 Suppl 7):S6-12.": (
        "Integrating clinical trial data into clinical practice",
        {
            "authors": ["Glauser TA"],
            "journal": "Neurology",
            "year": "2002",
            "volume": "58",
            "issue": "12 Suppl 7",
            "pages": "S6-12",
        },
    ),
    "Banit DM, Kaufer H, Hartford JM. Intraoperative frozen section analysis in revision total "
    "joint arthroplasty. Clin Orthop. 2002;(401):230-8.": (
        "Intraoperative frozen section analysis in revision total joint arthroplasty",
        {
            "authors": ["Banit DM", "Kaufer H", "Hartford JM"],
            "journal": "Clin Orthop",
            "year": "2002",
            "issue": "401",
            "pages": "230-8",
        },
    ),
    "Outreach: bringing HIV-positive individuals into care. HRSA Careaction. 2002:1-6.": (
        "Outreach: bringing HIV-positive individuals into care",
        {"journal": "HRSA Careaction", "year": "2002", "pages": "1-6"},
    ),
}

ROADMAP = {
    "cho-2024": "Cho H, She J, De Marchi D, El-Zaatari H, Barnes E, Kahkoska A, et al. "
    "J Med Internet Res. 2024;26:e50890.",
    "liebovitz": "Liebovitz D, Wu A, Reamer C, Vadasz B. Med Clin North Am.",
    "tekkesin-2019": "Tekkeşin Aİ. Anatol J Cardiol. 2019;22(Suppl 2):8-9.",
    "shehab-2022": "Shehab M, Abualigah L, Shambour Q, Abu-Hashem MA, Shambour MKY, Alsalibi AI, "
    "et al. Comput Biol Med. 2022;145:105458.",
    "wang-2019": "Wang F, Preininger A. Yearb Med Inform. 2019;28(1):16-26.",
    "bernardi-2023": "Bernardi F, Alves D, Crepaldi N, Yamada D, Lima V, Rijo R. "
    "J Med Internet Res. 2023;25:e41446.",
    "roosan-2024": "Roosan D. J Med Artif Intell. 2024;7.",
    "schwabe-2024": "Schwabe D, Becker K, Seyferth M, Klaß A, Schaeffter T. "
    "NPJ Digit Med. 2024;7:203.",
}


def shipped() -> Catalogue:
    text = (ROOT / "tests/catalogues/roadmap.yaml").read_text(encoding="utf-8")
    return from_data(Catalogue, yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506


@pytest.mark.parametrize(("expected", "work"), SAMPLES.items())
def test_a_sample_of_the_nlm(expected: str, work: tuple[str, dict[str, object]]) -> None:
    """Pages print the title above, as the entry's own; the rest of a citation is the source."""
    title, fields = work
    ended = title if title.endswith(".") else f"{title}."
    assert expected.count(ended) == 1
    rest = expected.replace(ended, "").split()
    assert source(from_data(Reference, fields)) == " ".join(rest)


def test_each_published_work_of_the_roadmap() -> None:
    works = {key: item.reference for key, item in shipped().resources.items() if item.reference}
    assert {key: source(work) for key, work in works.items()} == ROADMAP


def test_six_authors_are_named_and_a_seventh_is_not() -> None:
    names = [f"A{letter} B" for letter in "abcdefg"]
    assert source(Reference(authors=tuple(names[:6]))) == ", ".join(names[:6]) + "."
    assert source(Reference(authors=tuple(names))) == ", ".join(names[:6]) + ", et al."


@pytest.mark.parametrize("more", ["et al.", "et al", "Et al.", "et coll.", "others"])
def test_an_author_et_al_says_that_there_are_more(more: str) -> None:
    work = Reference(authors=("Schwabe D", "Becker K", more))
    assert source(work) == "Schwabe D, Becker K, et al."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ""),
        ({"journal": "BMJ"}, "BMJ."),
        ({"year": "2024"}, "2024."),
        ({"journal": "Quoi ?", "year": "2024"}, "Quoi ? 2024."),
        ({"journal": "Enfin !", "year": "2024"}, "Enfin ! 2024."),
        ({"journal": "Rev. Fr.", "year": "2024"}, "Rev. Fr. 2024."),
        ({"journal": "BMJ", "volume": "7", "pages": "1-2"}, "BMJ. 7:1-2."),
        ({"pages": "e5"}, "e5."),
    ],
)
def test_what_is_not_known_leaves_no_mark_behind(fields: dict[str, str], expected: str) -> None:
    assert source(from_data(Reference, fields)) == expected


SHORT = {
    "cho-2024": "Cho H et al. J Med Internet Res 2024;26:e50890",
    "liebovitz": "Liebovitz D et al. Med Clin North Am",
    "tekkesin-2019": "Tekkeşin Aİ. Anatol J Cardiol 2019;22:8-9",
    "shehab-2022": "Shehab M et al. Comput Biol Med 2022;145:105458",
    "wang-2019": "Wang F, Preininger A. Yearb Med Inform 2019;28:16-26",
    "bernardi-2023": "Bernardi F et al. J Med Internet Res 2023;25:e41446",
    "roosan-2024": "Roosan D. J Med Artif Intell 2024;7",
    "schwabe-2024": "Schwabe D et al. NPJ Digit Med 2024;7:203",
}


@pytest.mark.slow
def test_each_published_work_in_a_line() -> None:
    works = {key: item.reference for key, item in shipped().resources.items() if item.reference}
    assert {key: short(work).replace(NO_BREAK, " ") for key, work in works.items()} == SHORT


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ""),
        ({"journal": "BMJ"}, "BMJ"),
        ({"year": "2024"}, "2024"),
        ({"authors": ["Un A"]}, "Un A."),
        ({"authors": ["Un A", "et al."], "year": "2024"}, "Un A et al. 2024"),
        ({"authors": ["OMS"], "journal": "BMJ", "volume": "7", "pages": "1-2"}, "OMS. BMJ 7:1-2"),
        ({"journal": "BMJ", "year": "2024", "issue": "3"}, "BMJ 2024"),
        ({"journal": "BMJ", "year": "2024", "pages": "e5"}, "BMJ 2024:e5"),
        ({"pages": "e5"}, "e5"),
    ],
)
def test_a_line_has_no_mark_of_what_is_not_known(fields: dict[str, str], expected: str) -> None:
    assert short(from_data(Reference, fields)).replace(NO_BREAK, " ") == expected


def test_a_name_is_not_parted_from_what_belongs_to_it() -> None:
    work = Reference(authors=("De Marchi DF", "Un A", "Deux B"), journal="J Med", year="2024")
    assert short(bound(work, "it")).split(" ") == [
        "De",
        f"Marchi{NO_BREAK}DF{NO_BREAK}et{NO_BREAK}al.",
        "J",
        "Med",
        "2024",
    ]
