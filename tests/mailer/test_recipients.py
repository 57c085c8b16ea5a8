"""The list of recipients, as spreadsheets write it, with every fault told at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

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


def test_of_several_addresses_that_google_has_the_first_counts(listed: Path) -> None:
    rows = ["Name,E-mail 1 - Type,E-mail 1 - Value", "Zoé,* Work,zoe@exemple.fr ::: z@example.org"]
    listed.write_text("\n".join(rows), encoding="utf-8")
    assert brief(read(listed, "fr", "fr")) == [(2, "Zoé", "zoe@exemple.fr", "fr")]


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
        (b"", "the table is empty; write the headings"),
        (b"name,address,language\n", "no recipients"),
        (b"name,address,language\n\n ,,\n", "no recipients"),
        (b"Anne,anne@example.org,fr\n", "1:1: error: missing column: address"),
        (b"name,language\nA,fr\n", "1:1: error: missing column: address"),
        (b"name,nom,address,language\n", "1:1: error: column given twice: name"),
        (b"Email,Courriel\na@b.fr,c@b.fr\n", "1:1: error: column given twice: address"),
        (b"Email,Email\na@b.fr,c@b.fr\n", "1:1: error: column given twice: address"),
        (b'name,address,language\n"A"b,a@b.fr,fr\n', "2:1: error: a quotation mark of this row"),
        (b'name,address,language\nB,b@b.fr,fr\n"A,a@b.fr,fr\n', "3:1: error: a quotation mark"),
        (
            b"name,address,language\n" + b"A" * 201 + b",a@b.fr,fr\n",
            "2:1: error: name: a name of 201 characters (200 at most); shorten it",
        ),
        (b"name,address,language\nA\0,a@b.fr,fr\n", "error: this is neither text nor a workbook"),
        (b"name,address,language\n" + b"A" * 200_000 + b",a@b.fr,fr\n", "2:1: error: "),
        (b"name,address\nA\x1b[2J,a@b.fr\n", "2:1: error: name: control character U+001B"),
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    ("content", "name", "language"),
    [
        ("nom;email\nZoé;zoe@exemple.fr\n", "Zoé", "fr"),
        ("Prénom;Nom;E-mail\nZoé;Été;zoe@exemple.fr\n", "Zoé Été", "fr"),
        ("sep=;\nNOM COMPLET ;Courriel ;;\nZoé Été ; zoe@exemple.fr\xa0;;\n;;;\n", "Zoé Été", "fr"),
        (
            (
                "Titre,Prénom,Nom,Société,Adresse de messagerie,Adresse de messagerie 2,Langue\n,"
                'Zoé,Été,"CHU, Nord",zoe@exemple.fr,,anglais\n'
            ),
            "Zoé Été",
            "en",
        ),
        (
            "First Name,Last Name,E-mail Address,Language\nZoé,Été,zoe@exemple.fr,French\n",
            "Zoé Été",
            "fr",
        ),
        ("Name,Given Name,Family Name,E-mail 1 - Value\n,Zoé,,zoe@exemple.fr\n", "Zoé", "fr"),
        ("Nom;Adresse;Mél;Service\nZoé;1 rue du Nord;zoe@exemple.fr;DIM\n", "Zoé", "fr"),
        (
            "Liste au 3 mai;;\n\nE-mail *;Nom de famille;Langue\nzoe@exemple.fr;Été;EN\n",
            "Été",
            "en",
        ),
    ],
)
def test_lists_are_read_as_programs_and_people_write_them(
    listed: Path, content: str, name: str, language: str, encoding: str
) -> None:
    listed.write_bytes(content.encode(encoding))
    (found,) = read(listed, "fr", "fr")
    assert (found.mailbox.name, found.address) == (name, "zoe@exemple.fr")
    assert found.language == language


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "EMAIL",
            "E-Mail",
            "mail",
            "Mél.",
            "Courriel",
            "Courriel professionnel",
            "E-mail (obligatoire)",
        ),
        *("Adresse mail", "Adresse e-mail", "Adresse électronique", "Adresse", "ADDRESS"),
        *("Adresse de messagerie", "E-mail Address", "E-mail 1 - Value", "PrimarySmtpAddress"),
        *("Adresse mail du destinataire", "Work email", "Messagerie"),
        *("Emailadresse", "E-mailadres", "EmailAddress1", "Correo electrónico", "Correo"),
    ],
)
def test_a_column_of_addresses_by_any_name(listed: Path, heading: str) -> None:
    others = "Type de messagerie;E-mail Display Name;Adresse de messagerie 2;Ville"
    listed.write_text(
        f"{others};{heading}\nSMTP;Zoé (a@b.fr);c@d.fr;Lyon;zoe@exemple.fr\n", "utf-8"
    )
    assert brief(read(listed, "fr", "fr")) == [(2, "", "zoe@exemple.fr", "fr")]


def workbook(path: Path, *sheets: list[list[str | None]]) -> None:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_a_workbook_without_addresses_is_told_with_its_sheets(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx", [["À faire"], ["relire"]], [["Ville"], ["Lyon"]])
    with pytest.raises(ProblemsError, match='sheet "Sheet" of Sheet and Sheet1: '):
        read(tmp_path / "list.xlsx", "fr", "en")


def test_a_workbook_is_a_list_too_whichever_sheet_has_the_addresses(tmp_path: Path) -> None:
    notes: list[list[str | None]] = [["À faire"], ["relire"]]
    people: list[list[str | None]] = [
        ["Prénom", "Nom", "E-mail"],
        [],
        ["Zoé", "Été", "zoe@exemple.fr"],
    ]
    workbook(tmp_path / "list.xlsx", notes, people)
    assert brief(read(tmp_path / "list.xlsx", "fr", "fr")) == [
        (3, "Zoé Été", "zoe@exemple.fr", "fr")
    ]
    workbook(tmp_path / "bare.xlsx", [["zoe@exemple.fr"], ["Bob <bob@example.org>"]])
    assert brief(read(tmp_path / "bare.xlsx", "fr", "fr")) == [
        (1, "", "zoe@exemple.fr", "fr"),
        (2, "Bob", "bob@example.org", "fr"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "zoe@exemple.fr\nbob@example.org\n",
        "\r\nzoe@exemple.fr;\r\n\r\nbob@example.org;\r\n",
        "zoe@exemple.fr; bob@example.org",
        "zoe@exemple.fr, bob@example.org,",
        "zoe@exemple.fr\tbob@example.org",
        "<zoe@exemple.fr>, 'bob@example.org' <bob@example.org>",
    ],
)
def test_addresses_alone_are_a_list(listed: Path, content: str) -> None:
    listed.write_text(content, encoding="utf-8", newline="")
    found = [(name, address) for _, name, address, _ in brief(read(listed, "fr", "fr"))]
    assert found == [("", "zoe@exemple.fr"), ("", "bob@example.org")]


@pytest.mark.parametrize("separator", ["; ", ", ", ";\n", "\n"])
@pytest.mark.parametrize("quoted", ['"{}"', "{}"])
def test_names_before_addresses_may_hold_commas(listed: Path, separator: str, quoted: str) -> None:
    people = [("Été, Zoé", "zoe@exemple.fr"), ("Bob", "bob@example.org")]
    written = [f"{quoted.format(name)} <{address}>" for name, address in people]
    listed.write_text(separator.join(written), encoding="utf-8")
    found = [(name, address) for _, name, address, _ in brief(read(listed, "fr", "fr"))]
    assert found == people


def test_faults_among_addresses_alone_are_told_at_their_lines(listed: Path) -> None:
    listed.write_text("zoe@exemple.fr\nbob example.org\n\nZOE@exemple.fr, a@b\n", "utf-8")
    assert [told.partition(";")[0] for told in faults(listed)] == [
        "2:1: error: address: “bob example.org” is not one address alone",
        "4:1: error: address: ZOE@exemple.fr stands on line 1 already",
        "4:1: error: address: “a@b” is no address",
    ]
    listed.write_text("zoe@exemple.fr; zoe@exemple.fr", "utf-8")
    assert "stands on line 1 already" in faults(listed)[0]


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200e", "U+200E LEFT-TO-RIGHT MARK"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u202f", "U+202F NARROW NO-BREAK SPACE"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\u034f", "U+034F COMBINING GRAPHEME JOINER"),
        ("\u2800", "U+2800 BRAILLE PATTERN BLANK"),
    ],
)
def test_an_invisible_character_in_an_address_is_named(listed: Path, sign: str, name: str) -> None:
    for address in (f"z{sign}oe@exemple.fr", f"zoe@exemple{sign}.fr"):
        listed.write_text(f"nom;adresse\nZoé;{address}\n", "utf-8")
        (told,) = faults(listed)
        assert told.startswith("2:1: error: address: “z")
        assert told.endswith(
            f"an invisible character, {name}; empty the cell and type the address anew"
        )
