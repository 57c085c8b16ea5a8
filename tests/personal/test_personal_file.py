"""One person's booklet, read back by other people's libraries: name, ticks, tags, all else."""

import io
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.layout.measurer import Measurer
from roadmap_print.personal.base_making import SPECIMEN, BaseJobs, build_base, specimen
from roadmap_print.personal.name_setting import NameRoom, NameTooLongError, NoFaceError, set_name
from roadmap_print.personal.people import BaseKey, Person
from roadmap_print.personal.personal_file import FOOT, NAME, PersonalBase, make_personal
from roadmap_print.personal.personal_proof import PersonalProof
from roadmap_print.proof.proofread import proofread_file

NAMES = [
    "Nguyễn Thị Ánh",
    "Jean-Noël d’Été-O’Neill",
    "Άννα Παπαδοπούλου",
    "Анна Ковальчук",
    "محمد بن سلمان",
    "דוד כהן",
    "محمد Smith",
    "สมชาย ใจดี",
    "नरेन्द्र मोदी",
    "王小明",
    SPECIMEN,
]


def person(name: str, *done: tuple[int, str]) -> Person:
    return Person(1, 2, name, BaseKey("fr"), frozenset(done))


@pytest.fixture(scope="module")
def proof(base: PersonalBase) -> PersonalProof:
    return PersonalProof(base, make_personal(base, specimen(base, BaseKey("fr"))))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_back_and_proof_read(
    name: str, base: PersonalBase, proof: PersonalProof
) -> None:
    who = person(name, (1, "map"))
    made = make_personal(base, who)
    assert list(proof.faults(made, who)) == []
    reader = shutil.which("pdftotext") or pytest.skip("pdftotext is not installed")
    told = subprocess.run(
        [reader, "-l", "1", "-", "-"], input=made, capture_output=True, check=True
    )
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))
    assert "".join(name.split()) in "".join(told.stdout.decode().translate(marks).split())
    assert made == make_personal(base, who)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Ève", "عبد الله"])  # letters of the second lie on each other
def test_a_booklet_of_some_levels_says_so_and_is_held_to_no_others(
    name: str, jobs: BaseJobs, catalogue_file: Path, tmp_path: Path
) -> None:
    key = BaseKey("fr", levels=("easy",))
    levelled = build_base(jobs, key)
    assert isinstance(levelled, PersonalBase), levelled
    (tmp_path / "0001.pdf").write_bytes(make_personal(levelled, Person(1, 2, name, key)))
    report = proofread_file(tmp_path / "0001.pdf", catalogue_file, read(catalogue_file))
    assert [*map(str, report.problems)] == []


@pytest.mark.parametrize("name", NAMES[:1])
def test_the_proof_reader_sees_what_is_wrong(
    name: str, base: PersonalBase, proof: PersonalProof
) -> None:
    who = person(name, (1, "map"))
    made = make_personal(base, who)
    wrong = {
        "1/clock": replace(who, done=who.done | {(1, "clock")}),
        "1/map": replace(who, done=frozenset()),
        NAME: replace(who, name="Nguyen Thi Anh"),
    }
    for fault, other in wrong.items():
        assert fault in list(proof.faults(made, other))
    assert "base" in list(proof.faults(b"%PDF-1.6" + made[8:], who))


def test_a_tick_is_drawn_in_its_box_and_read(base: PersonalBase) -> None:
    made = make_personal(base, person("A", (2, "hotel")))
    with pikepdf.open(io.BytesIO(made)) as file:
        said = [str(each.ActualText) for each in file.objects if _is_tag(each)]
    assert said == ["Fait"]
    slot = next(each for each in base.file.slots if each.name == "2/hotel")
    assert _ink(made, slot) > _ink(base.file.pdf, slot) > 0
    other = next(each for each in base.file.slots if each.name == "2/clock")
    assert _ink(made, other) == _ink(base.file.pdf, other)


def _is_tag(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and "/S" in each and "/ActualText" in each


def _ink(pdf: bytes, slot: object) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[slot.page]  # type: ignore[attr-defined]
        top = page.get_height() - slot.bottom - slot.height  # type: ignore[attr-defined]
        image = page.render(scale=4, grayscale=True).to_numpy()
        left = slot.left  # type: ignore[attr-defined]
        box = image[int(4 * top) : int(4 * top + 54), int(4 * left) : int(4 * left + 54)]
        return int((box < 128).sum())


def test_all_else_is_the_bases_to_the_byte(base: PersonalBase) -> None:
    made = make_personal(base, person("Ève", (1, "map")))
    assert made.startswith(base.file.pdf)
    with pikepdf.open(io.BytesIO(made)) as file:
        assert file.docinfo["/Title"] == "Un petit parcours"
        assert bytes(file.trailer.ID[0]) == base.file.identifier
        assert bytes(file.trailer.ID[1]) != base.file.identifier
        assert "Ève" not in str(file.Root.Metadata.read_bytes(), "utf-8")
    assert list(file_problems(made)) == []


def file_problems(made: bytes) -> Iterator[str]:
    """Yield what qpdf finds wrong of a file."""
    with pikepdf.open(io.BytesIO(made)) as file:
        yield from map(str, file.check_pdf_syntax())


@pytest.mark.slow
def test_nobodys_name_is_in_anothers_file(base: PersonalBase) -> None:
    files = {name: make_personal(base, person(name)) for name in NAMES}
    for name in NAMES:
        forms = {name.encode(), name.encode("utf-16-be"), name.encode("utf-16-be").hex().encode()}
        for whose, data in files.items():
            if whose != name:
                assert not any(form in part for form in forms for part in _parts(data)), name
                with pypdfium2.PdfDocument(data) as document:
                    for page in document:
                        assert name not in page.get_textpage().get_text_range()


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield a file as it is, and each of its streams unpacked, whether anything names it or not."""
    yield data
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :])
        except zlib.error:
            continue


def test_a_long_name_takes_more_lines_and_is_told_where_there_is_no_room(
    base: PersonalBase,
) -> None:
    (slot,) = base.named(NAME)
    assert len(base.lines(slot, SPECIMEN)) == 1
    assert len(base.lines(slot, f"{SPECIMEN} {SPECIMEN}")) == 2
    with pytest.raises(NameTooLongError):
        make_personal(base, person("W" * 200))


def test_a_long_name_in_large_print_takes_two_lines() -> None:
    room = NameRoom(width=400, height=41.6, size=20, least=16)
    lines = set_name(SPECIMEN, room, Measurer("fr"))
    assert [each.size for each in lines] == [16, 16]
    assert " ".join(each.text for each in lines) == SPECIMEN


def test_a_letter_of_no_typeface_is_told(base: PersonalBase) -> None:
    with pytest.raises(NoFaceError):
        make_personal(base, person("A\U0001bc00"))


def test_the_foot_of_a_page_shortens_what_the_cover_says_whole(base: PersonalBase) -> None:
    twice = f"{SPECIMEN} {SPECIMEN}"
    for slot in base.named(FOOT):
        (line,) = base.lines(slot, twice)
        assert line.text.endswith("…")
        assert line.width <= slot.width
