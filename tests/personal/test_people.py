"""The list of people: French and English headings, and every fault with its row."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from roadmap_print.catalogue.model import Audience, Catalogue
from roadmap_print.personal.base_making import BaseJobs
from roadmap_print.personal.people import BaseKey, Person, read
from roadmap_print.problems import ProblemsError

Write = Callable[[str], Path]


@pytest.fixture
def catalogues(jobs: BaseJobs) -> dict[str, Catalogue]:
    return {"fr": jobs.jobs["fr"].catalogue}


def test_a_list_is_read_in_french_and_english(
    catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    french = "Nom;Prénom;Étapes;Niveaux;Fait;Langue;Courriel"
    french += "\nMartin;Ève;1;facile, pour tous;clock;français;e@x.fr\n"
    english = "first name,last name,steps,levels,done,language,e-mail"
    english += "\nÈve,Martin,partir,easy,clock,fr,e@x.fr\n"
    done = frozenset({(1, "clock"), (2, "clock")})
    wanted = Person(1, 2, "Ève Martin", BaseKey("fr", (1,), ("easy",)), done, "e@x.fr")
    for text in (french, english):
        assert read(people_file(text), catalogues, "en") == (wanted,)


def test_a_workbook_is_read(catalogues: dict[str, Catalogue], tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Nom", "fait"], ["Ève", 2]):
        book.active.append(row)
    book.save(tmp_path / "class.xlsx")
    (person,) = read(tmp_path / "class.xlsx", catalogues, "en")
    assert person.done == {(2, "clock"), (2, "hotel")}


def workbook(file: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = pytest.importorskip("openpyxl").Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file


NOTES: list[list[object]] = [["To be read first"], ["The list of September"]]


def test_people_stand_on_whichever_sheet_names_them(
    catalogues: dict[str, Catalogue], tmp_path: Path
) -> None:
    rows: list[list[object]] = [["name", "steps"], ["Eve", 1], ["Bo", 9]]
    file = workbook(tmp_path / "class.xlsx", {"Notes": NOTES, "Pupils": rows[:2]})
    assert [each.name for each in read(file, catalogues, "en")] == ["Eve"]
    workbook(file, {"Notes": NOTES, "Pupils": rows})
    with pytest.raises(ProblemsError, match='sheet "Pupils" of Notes and Pupils: no step "9"'):
        read(file, catalogues, "en")


def test_a_workbook_without_people_is_told_with_its_sheets(
    catalogues: dict[str, Catalogue], tmp_path: Path
) -> None:
    other: list[list[object]] = [["Colour"], ["red"]]
    file = workbook(tmp_path / "class.xlsx", {"Notes": NOTES, "Colours": other, "Empty": []})
    with pytest.raises(ProblemsError) as raised:
        read(file, catalogues, "en")
    told = str(raised.value)
    assert ':1:1: error: sheet "Notes" of Notes, Colours and Empty: no column has names' in told
    workbook(file, {"Notes": NOTES})
    with pytest.raises(ProblemsError, match=":1:1: error: no column has names"):
        read(file, catalogues, "en")


def test_what_a_workbook_needs_is_told_where_it_is_missing(
    catalogues: dict[str, Catalogue], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workbook(tmp_path / "class.xlsx", {"Notes": NOTES})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ProblemsError, match=r"pip install 'roadmap-print\[sheets\]'"):
        read(file, catalogues, "en")


def test_all_steps_and_all_levels_are_the_base_of_whoever_names_none(
    catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    file = people_file('name,steps,levels\nA,,\nB,1-2,easy; hard\nC,"1, 2",\n')
    assert {each.base for each in read(file, catalogues, "en")} == {BaseKey("fr")}


def test_an_audience_is_known_by_its_label_or_its_id(
    catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    (first, second) = catalogues["fr"].steps
    roadmap = replace(
        catalogues["fr"],
        audiences=(Audience(id="nurse", label="Infirmières"), Audience(id="reader", label="قرّاء")),
        steps=(replace(first, audiences=("nurse",)), second),
    )
    file = people_file("nom,public\nA,infirmieres\nB,reader\nC,قرّاء\nD,\n")
    found = [each.base.audience for each in read(file, {"fr": roadmap}, "en")]
    assert found == ["nurse", "reader", "reader", None]
    with pytest.raises(ProblemsError) as raised:
        read(people_file("nom,public,étapes\nA,readers,\nB,reader,1\n"), {"fr": roadmap}, "en")
    told = [f"{each.line}: {each.message}; {each.hint}" for each in raised.value.problems]
    assert "2:" in told[0]
    assert "nurse, reader" in told[0]
    assert '3: none of these steps has anything for "reader"' in told[1]


def test_a_base_has_the_steps_of_its_audience(jobs: BaseJobs) -> None:
    job = jobs.jobs["fr"]
    (first, second) = job.catalogue.steps
    roadmap = replace(
        job.catalogue,
        audiences=(
            Audience(id="nurse", label="Infirmières"),
            Audience(id="reader", label="Lecteurs"),
        ),
        steps=(replace(first, audiences=("nurse",)), second),
    )
    audiences = BaseJobs({"fr": replace(job, catalogue=roadmap)})
    made = audiences.job(BaseKey("fr", (1, 2), audience="reader"))
    assert made.options.steps == (2,)
    assert made.options.audience == "reader"
    assert "Lecteurs" in made.catalogue.title
    assert made.catalogue.steps[0].title == ""
    assert audiences.job(BaseKey("fr")).catalogue == roadmap


def test_titles_of_steps_in_any_script_are_told_apart(
    catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    titles = ("Уход", "Лечение")
    steps = tuple(
        replace(step, id=None, title=title)
        for step, title in zip(catalogues["fr"].steps, titles, strict=True)
    )
    roadmap = {"fr": replace(catalogues["fr"], steps=steps)}
    (person,) = read(people_file("nom,étapes\nA,лечение\n"), roadmap, "en")
    assert person.base.steps == (2,)


def test_every_fault_is_told_with_its_row_at_once(
    catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    rows = [
        "name,steps,levels,done,language,audience,e-mail",
        ",1,,,,,",
        "A,9,,,,,",
        "B,2-9,,,,,",
        "C,,medium,,,,",
        "D,,,nothing,,,",
        "E,,,,de,,",
        "F,,,,,nurses,",
        "G,,,,,,no address",
        "H\u200b,,,,,,",
        "I,,,,,,,x",
        "K 🎉,,,,,,",
        "J,1,easy,map,fr,,j@example.org",
    ]
    with pytest.raises(ProblemsError) as raised:
        read(people_file("\n".join(rows)), catalogues, "en")
    told = raised.value.problems
    assert [each.line for each in told] == list(range(2, 13))
    assert all(each.hint or "e-mail" in each.message or "address" in each.message for each in told)
    assert 'no step "2-9"' in told[2].message
    assert str(told[3]).partition("error: ")[2].startswith('no level "medium"')


def test_levels_that_leave_nothing_of_the_steps_are_told(
    catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    (first, second) = catalogues["fr"].steps
    steps = (replace(first, resources=("map",)), second)
    roadmap = {"fr": replace(catalogues["fr"], steps=steps)}
    file = people_file("name,steps,levels\nA,1,hard\nB,,hard\nC,1,easy\nD,2,easy\n")
    with pytest.raises(ProblemsError) as raised:
        read(file, roadmap, "en")
    assert [each.line for each in raised.value.problems] == [2]
    assert 'anything for "hard"' in raised.value.problems[0].message


def test_a_step_of_which_levels_leave_no_resource_is_not_in_the_base(jobs: BaseJobs) -> None:
    job = jobs.jobs["fr"]
    (first, second) = job.catalogue.steps
    steps = (replace(first, resources=("map",)), second)
    levelled = BaseJobs({"fr": replace(job, catalogue=replace(job.catalogue, steps=steps))})
    made = levelled.job(BaseKey("fr", (1, 2), levels=("hard",)))
    assert made.options.steps == (2,)
    assert [each.title for each in made.catalogue.steps] == ["", "Arriver"]
    assert levelled.job(BaseKey("fr", levels=("easy",))).catalogue.steps[1].resources == ("hotel",)


def test_a_name_keeps_what_joins_and_parts_its_letters(
    catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    names = ("علی\u200cرضا", "ශ්\u200dරී")
    found = read(people_file("\n".join(["name", *names])), catalogues, "en")
    assert tuple(each.name for each in found) == names


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("name,nom,steps", "two columns"),
        ("name,shoe size", 'column "shoe size" is unknown'),
        ("steps,levels", "no column has names"),
        ("name,steps,étapes", "two columns"),
    ],
)
def test_columns_that_cannot_be_meant_are_told(
    heading: str, told: str, catalogues: dict[str, Catalogue], people_file: Write
) -> None:
    with pytest.raises(ProblemsError) as raised:
        read(people_file(f"{heading}\nA,1,1\n"), catalogues, "en")
    assert told in raised.value.problems[0].message


def test_an_empty_list_is_told(catalogues: dict[str, Catalogue], people_file: Write) -> None:
    with pytest.raises(ProblemsError, match="nobody"):
        read(people_file("name\n"), catalogues, "en")
