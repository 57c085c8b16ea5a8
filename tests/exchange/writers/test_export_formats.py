"""What goes out, read by somebody else's parser; and what goes out and comes in again."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import jsonschema
import pytest
import rispy
from openpyxl import load_workbook
from pybtex.database import parse_string

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue, Resource
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import EXPORTED
from roadmap_print.exchange.cleaning import clean, plain_text
from roadmap_print.exchange.file_reading import read_file
from roadmap_print.exchange.planning.importing import draft_import, new_target
from roadmap_print.exchange.record import KEYS, ResourceRecord
from roadmap_print.exchange.writers.export_formats import EXPORTS
from roadmap_print.exchange.writers.table_columns import COLUMNS

GOOD = sorted((Path(__file__).parents[2] / "catalogues" / "good").glob("*.yaml"))
NAMES = "family given suffix literal"
TEXTS = "id title container-title volume issue page DOI PMID URL publisher language note"
CSL = {  # of citationstyles.org's csl-data.json, what we write
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", "id"],
        "properties": {
            "type": {"enum": ["article-journal", "webpage"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        key: {"type": "string"} for key in ("family", "given", "suffix", "literal")
                    },
                },
            },
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "maxItems": 2,
                        "items": {"type": "array", "items": {"type": "integer"}},
                    }
                },
            },
            **{key: {"type": "string"} for key in TEXTS.split()},
        },
    },
}


def written(catalogue: Catalogue, name: str) -> str:
    return EXPORTS[name].write(catalogue).decode()


def test_the_command_offers_all_that_can_be_written() -> None:
    assert tuple(EXPORTS) == EXPORTED


def test_pybtex_reads_each_resource(roadmap: Catalogue) -> None:
    entries = parse_string(written(roadmap, "bib"), "bibtex").entries
    assert list(entries) == sorted(roadmap.resources)
    assert [each.fields["url"] for each in entries.values()] == [
        roadmap.resources[id_].url for id_ in sorted(roadmap.resources)
    ]


def test_rispy_reads_each_resource(roadmap: Catalogue) -> None:
    records = rispy.loads(written(roadmap, "ris").replace("\r\n", "\n"))
    assert [each["id"] for each in records] == list(roadmap.resources)
    cho = next(each for each in records if each["id"] == "cho-2024")
    assert cho["authors"][:3] == ["Cho, H.", "She, J.", "De Marchi, D."]
    assert (cho["type_of_reference"], cho["doi"], cho["year"]) == ("JOUR", "10.2196/50890", "2024")
    wang = next(each for each in records if each["id"] == "wang-2019")
    assert (wang["start_page"], wang["end_page"]) == ("16", "26")


def test_csl_is_sound(roadmap: Catalogue) -> None:
    items = json.loads(written(roadmap, "csl"))
    jsonschema.validate(items, CSL)
    assert [each["URL"] for each in items] == [each.url for each in roadmap.resources.values()]


def test_a_csv_opens_in_excel_with_a_row_a_placement(roadmap: Catalogue) -> None:
    data = EXPORTS["csv"].write(roadmap)
    assert data.startswith("\ufeffÉtape;".encode())
    assert b"\r\n" in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert [row[1] for row in rows[1:]] == [id_ for s in roadmap.steps for id_ in s.resources]


def test_a_workbook_holds_texts_and_no_formula() -> None:
    resources = {"a": Resource(title="=1+1", format="d", url="https://a.org/", note="'=x")}
    catalogue = _small(resources)
    sheet = load_workbook(io.BytesIO(EXPORTS["xlsx"].write(catalogue))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert "=1+1" in [cell.value for cell in cells]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if (tag, name) == ("a", "href")]


def test_a_browser_finds_each_address_in_its_folder(roadmap: Catalogue) -> None:
    links = _Links()
    links.feed(written(roadmap, "bookmarks"))
    placed = [roadmap.resources[id_].url for step in roadmap.steps for id_ in step.resources]
    assert links.found == placed


@pytest.mark.parametrize("name", ["bookmarks", "md", "ris", "csl", "bib"])
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_titles_and_addresses_come_in_again(name: str, path: Path, tmp_path: Path) -> None:
    catalogue = _read(path)
    file = tmp_path / f"out{EXPORTS[name].name_end}"
    file.write_bytes(EXPORTS[name].write(catalogue))
    found = [each for each in read_file(file).found if isinstance(each, ResourceRecord)]
    expected = {(each.url, _plain(each.title)) for each in catalogue.resources.values()}
    told = {(each.text("url"), _plain(each.text("title"))) for each in found}
    placed = {catalogue.resources[id_].url for s in catalogue.steps for id_ in s.resources}
    everything = name in {"ris", "csl", "bib"}
    assert told == {each for each in expected if everything or each[0] in placed}


def _plain(title: str) -> str:
    """Leave out mark-up, which is cleaned away, and what managers write in their way."""
    return "".join(letter for letter in plain_text(title) if letter.isalnum())


SIGNS = [
    "Un & deux, 100 % de $5 #1 a_b",
    r"{x} \alpha ~ ^2, a^2",
    "a -- b --- c ``q'' ''r'' !` ?`",
    r"\{y\} {\'e} $$z$$",
    "a; b, c | d * e",
    "« l’été » “q” 12–15 Œuvre 日本語",
]


@pytest.mark.parametrize("signs", SIGNS)
@pytest.mark.parametrize("name", ["bib", "ris", "csl"])
def test_a_work_comes_in_again_with_all_that_the_format_has(
    name: str, signs: str, tmp_path: Path
) -> None:
    work = {
        "authors": ["Dupont J", "Müller A Jr", "van der Berg JP", "Groupe X", "et al."],
        "journal": f"{signs} j",
        **{key: f"{signs} {key}" for key in ("volume", "issue")},
        "year": "2024",
        "pages": "1661-78",
        "doi": "10.1000/a;b(c)_d",
        "pmid": "123",
    }
    url = "https://example.org/page;jsessionid=1?a=1;b=2&c_d=%7B3%7D"
    told = {"title": f"{signs} t", "url": url, "language": "de"}
    beside = {"publisher": f"{signs} p", "note": f"{signs} n"} if name != "bib" else {}
    resource = {"format": "d", "reference": work, **told, **beside}
    file = tmp_path / f"out{EXPORTS[name].name_end}"
    file.write_bytes(EXPORTS[name].write(_small({"a": from_data(Resource, resource)})))
    (found,) = read_file(file).found
    assert isinstance(found, ResourceRecord)
    record = clean(found)
    assert isinstance(record, ResourceRecord)
    expected = {**told, **beside, **work, "authors": tuple(work["authors"])}
    assert dict(record.fields) == expected


def test_a_caret_and_braces_of_other_managers_are_read(tmp_path: Path) -> None:
    title = r"2\^{}3 \textasciicircum 4 \textbraceleft x\textbraceright{} \{y\} \^{o}"
    (file := tmp_path / "a.bib").write_text(
        f"@misc{{key, title = {{{title}}}, url = {{https://a.fr}}}}"
    )
    (found,) = read_file(file).found
    assert isinstance(found, ResourceRecord)
    assert found.text("title") == "2^3 ^4 {x} {y} ô"


def test_addresses_of_one_line_are_parted_by_semicolons(tmp_path: Path) -> None:
    (file := tmp_path / "a.ris").write_text(
        "TY  - JOUR\nTI  - T\nUR  - https://a.fr/x;y=1;http://b.fr/;www.c.fr\nER  - \n"
    )
    (found,) = read_file(file).found
    assert isinstance(found, ResourceRecord)
    assert found.text("url") == "https://a.fr/x;y=1"


@pytest.mark.parametrize("name", ["csv", "xlsx"])
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_table_comes_back_the_same(name: str, path: Path, tmp_path: Path) -> None:
    """With each resource in each of its steps, and its format and level by their labels."""
    _comes_back(_read(path), name, tmp_path)


@pytest.mark.parametrize("seed", range(8))
def test_a_random_table_comes_back_the_same(seed: int, tmp_path: Path) -> None:
    catalogue = _random(Random(seed))
    for name in ("csv", "xlsx"):
        _comes_back(catalogue, name, tmp_path)


def _comes_back(catalogue: Catalogue, name: str, folder: Path) -> None:
    file = folder / f"table.{name}"
    file.write_bytes(EXPORTS[name].write(catalogue))
    target = new_target(folder / "none.yaml", catalogue.language)
    draft = draft_import([file], target, None)
    assert draft.plan.lost == []
    new = folder / "new.yaml"
    new.write_text(draft.text, encoding="utf-8")
    assert _steps(_read(new)) == _steps(catalogue)


def _steps(catalogue: Catalogue) -> list[tuple[str, list[dict[str, object]]]]:
    """Give each step that has resources, and of each of these all that a table has."""
    return [
        (step.title, [_resource(catalogue, id_) for id_ in step.resources])
        for step in catalogue.steps
        if step.resources
    ]


def _resource(catalogue: Catalogue, id_: str) -> dict[str, object]:
    resource = catalogue.resources[id_]
    labels = {each.id: each.label for each in catalogue.formats}
    levels = {each.id: each.label for each in catalogue.levels}
    values = vars(resource) | (vars(resource.reference) if resource.reference else {})
    told = {key: values[key] for key in KEYS if values.get(key)} | {"id": id_}
    return told | {
        "format": labels[resource.format],
        "level": levels.get(resource.level or ""),
    }


def _read(path: Path) -> Catalogue:
    reading = read(path)
    assert reading.catalogue is not None, reading.problems
    return reading.catalogue


def _small(resources: dict[str, Resource]) -> Catalogue:
    data = {
        "title": "T",
        "language": "fr",
        "formats": [{"id": "d", "label": "D"}],
        "steps": [{"title": "S", "id": "s", "resources": list(resources)}],
        "resources": {},
    }
    made = from_data(Catalogue, data)
    return Catalogue(**{**vars(made), "resources": resources})


ODD = ["=1", "'=x", "+33", "-", "@a", "012", "1-4", "mars 2024", "a;b", '"', "é\u202f!", "TRUE"]
ODD += [
    "<b>x</b>",
    "&amp;",
    "TOUT EN CAPITALES ICI",
    "1. Un",
    "3",
    "Étape 2 : x",
    "\U0001f600",
    "'",
]


def _random(random: Random) -> Catalogue:
    """Make a catalogue of odd texts, in which resources stand in several steps."""

    def text() -> str:
        return f"{random.choice(ODD)} {random.choice(ODD)}".strip()

    formats = [{"id": f"f{n}", "label": f"Format {text()} {n}"} for n in range(3)]
    levels = [{"id": f"l{n}", "label": f"{text()} {n} x"} for n in range(random.randint(0, 6))]
    resources = {
        f"res-{n}": {
            "title": text(),
            "format": random.choice(formats)["id"],
            "url": f"https://example.org/{n}?a=1&b={n}",
            **({"level": random.choice(levels)["id"]} if levels and random.random() < 0.7 else {}),
            **({"note": text(), "minutes": str(n)} if random.random() < 0.5 else {}),
            **(
                {
                    "reference": {
                        "authors": ["Smith JA Jr", "Vaswani, Ashish", "Agence HAS", "et al."],
                        "pages": random.choice(["1-4", "012-014", "e5"]),
                        "year": "2024",
                        "doi": f"10.1000/AB-{n}",
                        "pmid": f"{n + 1}",
                    }
                }
                if random.random() < 0.5
                else {}
            ),
        }
        for n in range(20)
    }
    steps = [
        {"id": f"s{n}", "title": text(), "resources": random.sample(list(resources), 6)}
        for n in range(4)
    ]
    data = {"title": "T", "language": random.choice(["fr", "en", "de"]), "levels": levels}
    return from_data(
        Catalogue, {**data, "formats": formats, "steps": steps, "resources": resources}
    )
