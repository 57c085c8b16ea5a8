"""The list of recipients, as spreadsheets write it, with every fault told at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap_print.mailer.recipients import Recipient, read
from roadmap_print.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def faults(path: Path, language: str = "en") -> list[str]:
    with pytest.raises(ProblemsError) as raised:
        read(path, "fr", language)
    return [str(problem).removeprefix(f"{path}:") for problem in raised.value.problems]


def brief(recipients: tuple[Recipient, ...]) -> list[tuple[int, str, str, str]]:
    return [(each.line, each.mailbox.name, each.address, each.language) for each in recipients]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("header", ["name,address,language", "Nom,Adresse,Langue"])
def test_lists_of_all_spreadsheets_read_the_same(
    listed: Path, separator: str, end: str, mark: bytes, header: str
) -> None:
    rows = [header, "Zoé Été,zoe@exemple.fr,fr", "", "Bob,bob@example.org,en-GB", ",c@example.org,"]
    listed.write_bytes(mark + end.join(rows).replace(",", separator).encode())
    assert brief(read(listed, "fr", "fr")) == [
        (2, "Zoé Été", "zoe@exemple.fr", "fr"),
        (4, "Bob", "bob@example.org", "en"),
        (5, "", "c@example.org", "fr"),
    ]


def test_columns_stand_in_any_order_and_names_hold_commas(listed: Path) -> None:
    listed.write_text(
        'language,name,address\nen,"Doe, Jo ""J""",jo@example.org\n', encoding="utf-8"
    )
    assert brief(read(listed, "fr", "en")) == [(2, 'Doe, Jo "J"', "jo@example.org", "en")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("address\nzoe@exemple.fr\n", ""),
        ("Adresse;Nom\nzoe@exemple.fr;Zoé\n", "Zoé"),
        ("language,address\n,zoe@exemple.fr\n", ""),
    ],
)
def test_the_address_alone_is_compulsory(listed: Path, content: str, name: str) -> None:
    listed.write_text(content, encoding="utf-8")
    assert brief(read(listed, "fr", "fr")) == [(2, name, "zoe@exemple.fr", "fr")]


def test_columns_are_named_in_the_editors_language(listed: Path) -> None:
    listed.write_text("name,language,nom\nA,fr,B\n", encoding="utf-8")
    assert faults(listed, "fr") == [
        "1:1: erreur: colonne en double\xa0: nom",
        (
            "1:1: erreur: colonne absente\xa0: adresse\xa0; "
            "première ligne attendue\xa0: adresse, et au besoin nom et langue"
        ),
    ]


def test_a_row_of_more_cells_than_columns_is_told(listed: Path) -> None:
    listed.write_text("name,address\nDoe, Jane,jane@example.org\n", encoding="utf-8")
    assert faults(listed) == [
        "2:1: error: 3 cells instead of 2; a name with a comma needs quotes around it"
    ]


def test_all_faults_are_told_at_once_by_line_with_remedies(listed: Path) -> None:
    listed.write_text(
        "name,address,language\n"
        "Anne,anne@example.org,fr\n"
        "Bob,bob example.org,de\n"
        '"C\r\nBcc: x@y.z",c@example.org,en\n'
        "D,d@example.org\n"
        "E,ANNE@example.org,en\n"
        "F,,\n"
        "=?utf-8?q?a=0AB?=,g@example.org,en\n",
        encoding="utf-8",
        newline="",
    )
    assert faults(listed) == [
        (
            "3:1: error: address: “bob example.org” is not one address alone; "
            "take out name, angle brackets and spaces"
        ),
        "3:1: error: language: language “de”; write en or fr",
        "4:1: error: name: control character U+000D; take it out",
        "6:1: error: 2 cells instead of 3; a name with a comma needs quotes around it",
        "7:1: error: address: ANNE@example.org stands on line 2 already; take one of them out",
        "8:1: error: address: no address; fill the cell or take the line out",
        "9:1: error: name: “=?…?=” is the code of a mail header; write the text itself",
    ]


def test_faults_are_told_in_french(listed: Path) -> None:
    listed.write_text("nom,adresse,langue\nBob,bob@b.fr,de\n", encoding="utf-8")
    assert faults(listed, "fr") == [
        "2:1: erreur: langue: langue «\u00a0de\u00a0»\u00a0; écrivez en ou fr"
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "missing column: address; the first line"),
        (b"name,address,language\n", "no recipients"),
        (b"name,address,language\n\n ,,\n", "no recipients"),
        (b"Anne,anne@example.org,fr\n", "1:1: error: unknown column “anne”"),
        (b"name,language\nA,fr\n", "1:1: error: missing column: address"),
        (b"name,nom,address,language\n", "1:1: error: column given twice: name"),
        ("name,address,language\nZoé,a@b.fr,fr\n".encode("cp1252"), "2:1: error: not UTF-8; save"),
        (b'name,address,language\n"A"b,a@b.fr,fr\n', "2:1: error: malformed CSV"),
        (b'name,address,language\nB,b@b.fr,fr\n"A,a@b.fr,fr\n', "3:1: error: malformed CSV"),
        (
            b"name,address,language\n" + b"A" * 201 + b",a@b.fr,fr\n",
            "2:1: error: name: a name of 201 characters (200 at most); shorten it",
        ),
        (b"name,address,language\nA\0,a@b.fr,fr\n", "2:1: error: name: control character U+0000"),
        (b"name,address,language\n" + b"A" * 200_000 + b",a@b.fr,fr\n", "2:1: error: malformed"),
        ("name,address,language\nA\u2028B,a@b.fr,fr\n".encode(), "control character U+2028"),
    ],
)
def test_what_is_no_list_is_told(listed: Path, content: bytes, said: str) -> None:
    listed.write_bytes(content)
    assert said in "\n".join(faults(listed))


def test_missing_file_is_told(listed: Path) -> None:
    assert faults(listed) == [" error: there is no such file; see to --to"]


def test_the_systems_refusals_are_told_in_the_editors_language(tmp_path: Path) -> None:
    assert "lecture impossible\u00a0: il y a un dossier de ce nom" in faults(tmp_path, "fr")[0]
