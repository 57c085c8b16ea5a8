"""What travels inside the booklet: whoever has it can make it again, or cite from it."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfs import Pdf, roadmap_print
from pybtex.database import parse_string
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.publications.registry import Publication
from roadmap_print.render.embedded_files import attachments, safe

ROOT = Path(__file__).parents[2]
ROADMAP = ROOT / "tests/catalogues/roadmap.yaml"
SMALL = ROOT / "tests" / "support" / "spoiled_roadmap.yaml"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7v7z"/></svg>\n'


def files(pdf: Path) -> dict[str, Any]:
    """Return what is said of each file inside a PDF, with its bytes."""
    with pikepdf.open(pdf) as document:
        tree = document.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
        if tree is None:
            assert "/AF" not in document.Root
            return {}
        listed = list(tree.Names)
        names, specified = [str(name) for name in listed[::2]], listed[1::2]
        assert names == sorted(names)
        assert [each.objgen for each in document.Root.AF] == [each.objgen for each in specified]
        return {name: _file(each) for name, each in zip(names, specified, strict=True)}


def _file(specified: Any) -> dict[str, Any]:  # noqa: ANN401
    file = specified.EF.F
    assert specified.F == specified.UF
    assert file.Params.CreationDate == file.Params.ModDate
    data = file.read_bytes()
    assert int(file.Params.Size) == len(data)
    assert bytes(file.Params.CheckSum) == hashlib.md5(data).digest()  # noqa: S324
    return {
        "data": data,
        "type": str(file.Subtype)[1:],
        "is": str(specified.AFRelationship)[1:],
        "said": str(specified.Desc),
        "date": str(file.Params.ModDate),
    }


def build(folder: Path, catalogue: Path, *options: str, **environment: str) -> Path:
    ended = roadmap_print(
        *("build", str(catalogue), "--output", "out", "--only", "booklet", "--no-proof"),
        *options,
        cwd=folder,
        **environment,
    )
    assert ended.returncode == 0, ended.stderr
    (pdf,) = (folder / "out").glob("booklet*.pdf")
    return pdf


def test_the_booklet_holds_catalogue_and_published_works(
    printed: dict[Publication, Pdf], roadmap: Catalogue
) -> None:
    found = files(printed[BOOKLET].path)
    assert {name: (each["type"], each["is"]) for name, each in found.items()} == {
        "references.bib": ("application/x-bibtex", "Supplement"),
        "roadmap.yaml": ("application/yaml", "Source"),
    }
    assert found["roadmap.yaml"]["data"] == ROADMAP.read_bytes()
    works = {key for key, each in roadmap.resources.items() if each.reference}
    assert works
    parsed = parse_string(found["references.bib"]["data"].decode(), "bibtex")
    assert set(parsed.entries) == works
    assert all(each["said"] and each["date"] == "D:19800101000000Z" for each in found.values())


@pytest.mark.parametrize("publication", [POSTER, SLIDES])
def test_no_other_file_holds_anything(
    printed: dict[Publication, Pdf], publication: Publication
) -> None:
    assert files(printed[publication].path) == {}


@pytest.mark.slow
def test_the_booklet_can_be_made_again_from_itself(tmp_path: Path) -> None:
    """A logo and a comment are there again; a handout holds the whole catalogue."""
    text = SMALL.read_text("utf-8").replace("  name: Service", "  logo: logo.svg\n  name: Service")
    assert "logo.svg" in text
    (tmp_path / "roadmap.yaml").write_text(f"# à relire\n{text}", "utf-8", newline="\r\n")
    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    first = build(tmp_path, Path("roadmap.yaml"), "--steps", "2")
    found = files(first)
    assert list(found) == ["logo.svg", "references.bib", "roadmap.yaml"]
    assert found["logo.svg"]["type"] == "image/svg+xml"
    again = tmp_path / "again"
    again.mkdir()
    for name, each in found.items():
        (again / name).write_bytes(each["data"])
    second = build(again, Path("roadmap.yaml"), "--steps", "2")
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.slow
def test_dates_are_those_of_source_date_epoch(tmp_path: Path) -> None:
    pdf = build(tmp_path, SMALL, SOURCE_DATE_EPOCH="1795586400")
    found = files(pdf)
    assert {each["date"] for each in found.values()} == {"D:20261125060000Z"}


def test_without_published_works_there_is_no_bibtex(roadmap: Catalogue) -> None:
    sites = {key: replace(each, reference=None) for key, each in roadmap.resources.items()}
    bare = replace(roadmap, resources=sites)
    (only,) = attachments(bare, Path("roadmap.yaml"), b"title: T\n", None)
    assert (only.name, only.data) == ("roadmap.yaml", b"title: T\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("roadmap.yaml", "roadmap.yaml"),
        ("feuille de route à jour.yaml", "feuille-de-route-a-jour.yaml"),
        ("(v2)#é%.yml", "v2-e-.yml"),
        ("路线图", "roadmap.yaml"),
        ("\udce9.yaml", ".yaml"),
    ],
)
def test_names_are_ascii(name: str, expected: str) -> None:
    assert safe(Path("folder", name)) == expected
