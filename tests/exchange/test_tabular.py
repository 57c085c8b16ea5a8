"""Tables as Excel, LibreOffice, Google and scripts write them: which rows and cells are read."""

import time as clock
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.readers.table_reader import read_tables
from roadmap_print.exchange.tabular import Table, tables

KNOWN = ("titre", "lien", "theme")


def only(data: bytes) -> Table:
    (table,) = tables(data, KNOWN)
    return table


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(row.cells.values()) for row in table.rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_wrote_it(separator: str, line_end: str, encoding: str) -> None:
    rows = [["Thème", "Titre", "Lien"], ["Éthique", "L’œuvre", "https://example.org/a"]]
    text = line_end.join(separator.join(row) for row in rows)
    table = only(text.encode(encoding))
    assert dict(table.headings) == {"theme": "Thème", "titre": "Titre", "lien": "Lien"}
    assert [(row.line, tuple(row.cells.values())) for row in table.rows] == [(2, tuple(rows[1]))]


def test_separators_between_quotation_marks_are_not_counted() -> None:
    table = only(b'"Titre, auteur, ann\xe9e";Lien\n"a, b";c\n')
    assert cells(table) == [("a, b", "c")]


def test_a_heading_without_end_of_repetitions_is_read_about_as_quickly_as_others() -> None:
    def seconds(headings: list[str]) -> float:
        start = clock.process_time()
        assert len(only(";".join(headings).encode()).headings) == len(headings)
        return clock.process_time() - start

    others = seconds([f"h{number}" for number in range(10_000)])
    assert seconds(["h"] * 10_000) < 10 * others + 0.1


def test_a_column_alone_is_not_parted_by_its_letters() -> None:
    """`csv.Sniffer` parts such a file at an `e`."""
    assert cells(only(b"Titre\nDeep learning, en bref\nRever\n")) == [
        ("Deep learning, en bref",),
        ("Rever",),
    ]


def test_the_line_for_excel_names_the_separator_and_is_no_row() -> None:
    table = only(b"sep=,\r\nTitre,Lien; ou adresse; ou DOI\r\na,b\r\n")
    assert (table.line, [row.line for row in table.rows]) == (2, [3])
    assert cells(table) == [("a", "b")]


def test_lines_are_counted_over_empty_rows_and_texts_of_several_lines() -> None:
    table = only(b'Titre;Lien\n\n;;\n"a\nb";c\nd;e\n')
    assert [(row.line, row.cells["titre"]) for row in table.rows] == [(4, "a\nb"), (6, "d")]


def test_a_row_may_end_early_and_what_stands_beyond_the_headings_is_told() -> None:
    table = only(b"Titre;Lien;\na\nb;c;;d\ne;f;\n")
    assert cells(table) == [("a", ""), ("b", "c"), ("e", "f")]
    assert [row.beyond for row in table.rows] == [(), ("d",), ()]


def test_headings_stand_below_a_title() -> None:
    table = only(b"Ressources 2026;;\n;;\nTitre;Lien;Remarque\na;b;c\n")
    assert (table.line, cells(table)) == (3, [("a", "b", "c")])


def test_a_heading_that_stands_there_twice_is_numbered() -> None:
    table = only(b"Titre;Lien;Lien\na;b;c\n")
    assert table.rows[0].cells == {"titre": "a", "lien": "b", "lien-2": "c"}


def test_headings_in_other_scripts_keep_their_letters() -> None:
    assert list(only("題名,URL\na,b\n".encode()).headings) == ["題名", "url"]


@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        (b"", "no_rows", 0),
        (b"\n;;\n", "no_rows", 0),
        (b'Titre;Lien\na;b\n"c;d\ne;f\n', "broken_csv", 3),
        (b'Titre;Lien\n"a"b;c\n', "broken_csv", 2),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_excel", 0),
        (b"PK\x03\x04 and no more", "no_workbook", 0),
        (b"Titre\x00Lien", "no_text", 0),
    ],
)
def test_what_is_no_table_is_told_with_its_line(data: bytes, key: str, line: int) -> None:
    with pytest.raises(ExchangeError) as caught:
        tables(data)
    assert (caught.value.said, caught.value.line) == (f"exchange.{key}", line)
    problem = caught.value.problem("liste.csv", "fr")
    assert (problem.line, bool(problem.hint)) == (line, True)


def packed(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_whose_table_points_before_its_start_is_told() -> None:
    data = packed(Workbook())
    with pytest.raises(ExchangeError, match="workbook"):
        tables(data[:-6] + (2 * len(data)).to_bytes(4, "little") + data[-2:])


def test_a_time_is_written_as_the_sheet_shows_it() -> None:
    book = Workbook()
    book.active.append(["Titre", "Lien"])
    for value in (time(1, 30), timedelta(hours=30), time(0, 45, 10), datetime(2024, 5, 1, 9, 30)):  # noqa: DTZ001
        book.active.append(["a", value])
    told = [row.cells["lien"] for row in only(packed(book)).rows]
    assert told == ["1:30", "30:00", "0:45:10", "2024-05-01 09:30:00"]


def test_a_row_that_says_the_same_twice_heads_nothing_unless_its_cells_are_one() -> None:
    book = Workbook()
    for row in (["Titre", "Lien"], ["Vidéos"], ["https://a.fr/", "https://a.fr/"], ["a", "a"]):
        book.active.append(row)
    book.active.merge_cells("A2:B2")
    book.save(file := BytesIO())
    assert [row.merged for row in only(file.getvalue()).rows] == ["Vidéos", "", ""]
    assert [row.merged for row in only(b"Titre,Lien\na,a\n").rows] == [""]
    (found,) = read_tables(b"Titre,Lien\nhttps://a.fr/,https://a.fr/\n").found
    assert found.name == "https://a.fr/"


def test_a_workbook_is_read_with_its_merged_cells_links_and_dates() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Liste"
    sheet.append(["Nos ressources", None, None, None])
    sheet.append(["Thème", "Ressource", None, "Année"])
    sheet.append([None, "Titre", "Lien", None])
    sheet.append(["IA", "Un cours", '=HYPERLINK("https://example.org/?a=1&b=2","ici")', 2024])
    sheet.append([None, "Un autre", "là", 2024.5])
    sheet.append([])
    sheet.append([None, "Un dernier", None, date(2024, 5, 1)])
    sheet["C5"].hyperlink = "https://example.org/autre#fin"
    for area in ("A1:D1", "A2:A3", "B2:C2", "D2:D3", "A4:A6"):
        sheet.merge_cells(area)
    table = only(packed(book))
    assert (table.sheet, table.line, list(table.headings)) == (
        "Liste",
        3,
        ["theme", "titre", "lien", "annee"],
    )
    assert [(row.line, row.cells["theme"], row.cells["annee"]) for row in table.rows] == [
        (4, "IA", "2024"),
        (5, "IA", "2024.5"),
        (7, "", "2024-05-01"),
    ]
    assert [row.links for row in table.rows] == [
        {"lien": "https://example.org/?a=1&b=2"},
        {"lien": "https://example.org/autre#fin"},
        {},
    ]


def test_a_row_of_links_without_values_is_a_row_and_one_of_other_formulas_is_none() -> None:
    book = Workbook()
    book.active.append(["Titre", "Lien"])
    book.active.append([None, '=HYPERLINK("https://example.org/a","a")'])
    book.active.append(['=IF(C3="","",C3)', '=IF(C3="","",HYPERLINK(C3))'])
    (row,) = only(packed(book)).rows
    assert (row.line, row.links) == (2, {"lien": "https://example.org/a"})


def test_every_visible_sheet_of_a_workbook_is_a_table() -> None:
    book = Workbook()
    book.active.append(["Titre"])
    book.active.append([datetime(2024, 5, 1, 12, 30)])  # noqa: DTZ001  sheets know no zone
    book.create_sheet("vide")
    book.create_sheet("choix").append(["formats"])
    book["choix"].sheet_state = "hidden"
    book.create_sheet("suite").append(["Lien"])
    found = tables(packed(book), KNOWN)
    assert [table.sheet for table in found] == ["Sheet", "suite"]
    assert found[0].rows[0].cells == {"titre": "2024-05-01 12:30:00"}


def test_a_stray_cell_far_down_is_told_before_a_million_rows_are_made() -> None:
    book = Workbook()
    book.active.append(["Titre"])
    book.active["B900000"] = "x"
    with pytest.raises(ExchangeError, match=r"exchange\.too_many_rows"):
        tables(packed(book))
    merged = BytesIO()
    with ZipFile(BytesIO(packed(Workbook()))) as old, ZipFile(merged, "w") as new:
        for name in old.namelist():
            sheet = old.read(name).replace(
                b"</sheetData>" if b"</sheetData>" in old.read(name) else b"<sheetData/>",
                b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            )
            new.writestr(name, sheet)
    with pytest.raises(ExchangeError, match=r"exchange\.too_many_rows"):
        tables(merged.getvalue())
