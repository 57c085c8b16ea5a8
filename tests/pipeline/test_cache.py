"""A second build makes what has changed and nothing else."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdfs import roadmap_print
from rows import BOOKLET, POSTER

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import main
from roadmap_print.content import prepare, view
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.icc_profile import Profile
from roadmap_print.pipeline import cache, input_hashes
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, usual

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "tests" / "catalogues"
CATALOGUE = ROOT / "tests" / "support" / "spoiled_roadmap.yaml"
FILES = BuildOptions().files(usual())
ALL = {"booklet", "poster", "slides"}
FASTEST = 0.6  # CPU seconds of an up-to-date build under a busy test run; alone it takes 0.25

State = dict[str, tuple[str, int]]


class Place:
    """A folder with a catalogue and what was built from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.catalogue = folder / "roadmap.yaml"
        self.output = folder / "out"
        self.record = self.output / cache.NAME

    def build(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return roadmap_print(
            *("build", "roadmap.yaml", "-o", "out", *options), cwd=self.folder, **environment
        )

    def makes(self, *options: str, **environment: str) -> set[str]:
        """Build, and name what was made: what has another time, whatever its bytes."""
        before = self.state()
        ended = self.build(*options, **environment)
        assert ended.returncode == 0, ended.stderr
        after = self.state()
        made = {name for name in after if after[name] != before.get(name)}
        told = ended.stdout.splitlines()
        if "-q" not in options:
            kept = {name for name in after if f"out/{name}.pdf: à jour" in told}
            assert kept <= set(after) - made
        return made

    def state(self) -> State:
        files = self.output.glob("*.pdf")
        return {file.stem: (_digest(file), file.stat().st_mtime_ns) for file in files}

    def edit(self, old: str, new: str) -> None:
        text = self.catalogue.read_text("utf-8")
        assert old in text
        self.catalogue.write_text(text.replace(old, new), "utf-8")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Place(tmp_path_factory.mktemp("built"))
    shutil.copy(CATALOGUE, place.catalogue)
    assert place.makes() == ALL
    return place.folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Place:
    """The same, to be changed; times of the files are kept, but nothing depends on them."""
    shutil.copytree(built, tmp_path / "place", copy_function=shutil.copy)
    return Place(tmp_path / "place")


def test_with_nothing_to_do_each_file_is_named_and_left_alone(place: Place) -> None:
    before = place.state()
    ended = place.build()
    assert ended.returncode == 0
    assert ended.stdout.splitlines() == [
        f"out/{name}.pdf: à jour" for name in ("booklet", "poster", "slides")
    ]
    assert ended.stderr == ""
    assert place.state() == before


def test_the_quiet_hear_nothing(place: Place) -> None:
    ended = place.build("-q")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_it_speaks_english_too(tmp_path: Path) -> None:
    place = Place(tmp_path)
    shutil.copy(CATALOGUES / "good/english.yaml", place.catalogue)
    place.build("--only", "poster", "--no-proof")
    assert place.build("--only", "poster", "--no-proof").stdout == "out/poster.pdf: up to date\n"


def test_a_comment_and_another_order_of_keys_change_nothing(place: Place) -> None:
    text = place.catalogue.read_text("utf-8")
    head, resources = text.split("resources:\n  axes:")
    axes, rest = resources.split("  scales:")
    turned = f"# a comment\n{head}resources:\n  scales:{rest.rstrip()}\n  axes:{axes}"
    title = "title: Lire une courbe\nsubtitle: Parcours d’essai\n"
    assert title in turned
    turned = turned.replace(title, "\n".join(reversed(title.splitlines())) + "\n")
    place.catalogue.write_text(turned, "utf-8")
    assert read(place.catalogue).catalogue == read(CATALOGUE).catalogue
    assert place.makes() == set()


def test_with_nothing_to_do_nothing_heavy_is_imported_and_no_process_started(place: Place) -> None:
    place.edit("title: Lire une courbe", "# a comment\ntitle: Lire une courbe")
    command = [sys.executable, "-X", "importtime", "-m", "roadmap_print"]
    arguments = ["build", str(place.catalogue), "-o", str(place.output)]
    ended = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
    assert ended.stdout.count("à jour") == 3
    imported = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert "roadmap_print.pipeline.cache" in imported
    heavy = {"weasyprint", "multiprocessing", "pikepdf", "pypdfium2", "numpy", "PIL", "jinja2"}
    assert not heavy & imported


def test_it_is_quick(place: Place) -> None:
    """The real catalogue, in processor time, since the tests are not alone on the machine."""
    shutil.copy(ROOT / "tests/catalogues/roadmap.yaml", place.catalogue)
    catalogue = read(place.catalogue).catalogue
    assert catalogue
    for each, number in cache.numbers(FILES, catalogue, BuildOptions(), None).items():
        made = _digest(place.output / each.name)  # as if it had been printed
        cache.add(
            place.output,
            each.name,
            cache.CacheEntry(number, number.number, made, "../roadmap.yaml", proofread=True),
        )
    taken = [_seconds(place) for _ in range(4)]
    assert min(taken) < FASTEST, taken


def _seconds(place: Place) -> float:
    before = os.times()
    assert place.build().stdout.count("à jour") == 3
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lire une courbe", "Lire deux courbes"),
        ("Nommer les deux axes", "Nommer un axe"),
        ("https://www.example.org/echelles", "https://www.example.org/mesures"),
        ("Premier pas", "Second pas"),
        ("Service d’essai", "Service d’épreuve"),
        ("Une seconde réponse", "Une autre réponse"),
        ("Sans inscription", "Sans compte"),
        ("[Tuff E, Graves P]", "[Tuff E]"),
        ("pages: 44-56", "pages: 44-57"),
        ("10 min", "20 min"),
        ("year: 2019", "year: 2020"),
        ("name: Service d’essai", "name: Service d’essai\n  email: a@example.org"),
    ],
)
def test_what_any_publication_shows_concerns_all_since_all_bear_the_mark(
    place: Place, old: str, new: str
) -> None:
    before = _numbers(place)
    place.edit(old, new)
    assert _differing(before, _numbers(place)) == ALL


def _numbers(place: Place, choice: BuildOptions | None = None) -> dict[str, cache.Inputs]:
    reading = read(place.catalogue)
    assert reading.catalogue
    choice = choice or BuildOptions()
    made_from = cache.numbers(choice.files(usual()), reading.catalogue, choice, reading.logo)
    return {file.publication.name: number for file, number in made_from.items()}


def _differing(before: dict[str, cache.Inputs], after: dict[str, cache.Inputs]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def test_another_choice_is_another_output(place: Place) -> None:
    before = _numbers(place)
    changed = {
        "poster": BuildOptions(poster_size="a1"),
        "booklet": BuildOptions(page="a5"),
    }
    for name, choice in changed.items():
        assert _differing(before, _numbers(place, choice)) == {name}
    assert _differing(before, _numbers(place, BuildOptions(steps=(1,)))) == ALL
    assert place.makes("--poster-size", "a1", "--no-proof") == {"poster"}


def test_sheets_to_fold_are_added_and_what_stands_is_left_alone(place: Place) -> None:
    fold = ("--fold", "a4", "--only", "booklet", "--no-proof")
    assert place.makes(*fold) == {"booklet-fold-a4"}
    assert place.makes(*fold) == set()
    assert place.build(*fold).stdout.splitlines() == [
        "out/booklet.pdf: à jour",
        "out/booklet-fold-a4.pdf: à jour",
    ]


def test_what_was_left_of_older_pages_is_told_in_one_line(place: Place) -> None:
    fold = ("--fold", "a4", "--only", "booklet", "--no-proof")
    assert place.makes(*fold) == {"booklet-fold-a4"}
    assert place.build("--no-proof").stderr == ""
    place.edit("Les pièges", "Des pièges")
    for _ in range(2):  # what is up to date is no reason to keep silent
        assert place.build("--no-proof").stderr.replace("\xa0", " ") == (
            "out: avertissement: les pages de booklet-fold-a4.pdf ne sont plus à jour ; "
            "renouvelez-les par les options qui les ont faites : --fold a4\n"
            "0 erreur, 1 avertissement\n"
        )
    assert place.build("--no-proof", "-q").stderr == ""
    assert place.build("--no-proof", "--only", "poster").stderr == ""
    assert place.build(*fold).stderr == ""
    assert place.build("--no-proof").stderr == ""


def test_a_profile_concerns_the_print_shop_alone(place: Place) -> None:
    catalogue = read(place.catalogue).catalogue
    assert catalogue
    choice = BuildOptions(profile=Profile(b"inks", "Inks"), printings=tuple(PaperVariant))
    wanted = choice.files([BOOKLET])
    plain = cache.numbers(wanted, catalogue, BuildOptions(), None)
    other = cache.numbers(wanted, catalogue, choice, None)
    assert [each.paper for each in wanted if plain[each] != other[each]] == [PaperVariant.PRESS]


def test_what_is_shown_has_a_number_that_no_other_layout_changes(place: Place) -> None:
    """Whoever sends the file asks for that: larger type says the same."""
    before, after = _numbers(place), _numbers(place, BuildOptions(large_print=True))
    assert _differing(before, after) == ALL
    assert {each: before[each].shown for each in ALL} == {each: after[each].shown for each in ALL}
    place.edit("Lire une courbe", "Lire deux courbes")
    assert not {each.shown for each in _numbers(place).values()} & {
        each.shown for each in before.values()
    }


def test_the_logo_counts_by_what_is_in_it(place: Place) -> None:
    logo = place.folder / "logo.svg"
    logo.write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><path d='M0 0h1v1z'/></svg>"
    )
    place.edit("name: Service d’essai", "name: Service d’essai\n  logo: logo.svg")
    before = _numbers(place)
    logo.touch()
    assert _numbers(place) == before
    logo.write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 1'><path d='M0 0h1v1z'/></svg>"
    )
    assert _differing(before, _numbers(place)) == ALL


def test_every_choice_there_is_has_a_number(place: Place) -> None:
    """An option that nobody thought of here counts, or is refused; it is never passed over."""

    before = _numbers(place)
    for name, value in {"grey": True, "large_print": True}.items():
        assert _differing(before, _numbers(place, replace(BuildOptions(), **{name: value}))) == ALL
    assert input_hashes._plain(frozenset({"b", "a"})) == ["a", "b"]  # noqa: SLF001
    with pytest.raises(TypeError, match="no fingerprint of a object"):
        input_hashes._plain(object())  # noqa: SLF001


# The house: templates, styles, program, versions, date.


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program with its templates and styles; it stands for the same pages."""
    home = tmp_path / "house"
    shutil.copytree(ROOT / "src", home / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in ("templates", "styles"):
        shutil.copytree(ROOT / name, home / name)
    return home


def test_a_changed_style_makes_anew_what_it_styles(place: Place, house: Path) -> None:
    source = {"PYTHONPATH": str(house / "src")}
    assert place.makes(**source) == set(), "where the program lies changes nothing"
    _append(house / "styles/poster.css", "/* a comment counts: who knows what it hides */")
    assert place.makes("--no-proof", **source) == {"poster"}
    _append(house / "templates/commands/mail.html", "{# no page's #}")
    assert place.makes("--no-proof", **source) == set()


@pytest.mark.parametrize(
    ("file", "concerned"),
    [
        ("templates/pages.html", ALL),
        ("styles/slides.css", {"slides"}),
        ("styles/booklet.css", {"booklet"}),
        ("styles/pictograms/video.svg", ALL),
        ("src/roadmap_print/dates.py", ALL),
        ("src/roadmap_print/locales/fr/pages.yaml", ALL),
    ],
)
def test_a_changed_file_concerns_whom_it_is_for(
    house: Path, file: str, concerned: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_hashes, "folder", lambda name: house / name)
    monkeypatch.setattr(input_hashes, "PROGRAM", house / "src/roadmap_print")
    before = input_hashes.toolchain_hashes(usual())
    _append(house / file, " ")
    after = input_hashes.toolchain_hashes(usual())
    assert {each.name for each in usual() if before[each] != after[each]} == concerned


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_another_version_of_the_engine_makes_all_anew(place: Place, tmp_path: Path) -> None:
    other = tmp_path / "site" / "pydyf-99.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: pydyf\nVersion: 99\n")
    path = os.pathsep.join([str(other.parent), os.environ.get("PYTHONPATH", "")])
    assert place.makes("--no-proof", "--only", "poster", PYTHONPATH=path) == {"poster"}


@pytest.mark.parametrize(
    "change",
    [
        lambda patch: patch.setenv("SOURCE_DATE_EPOCH", "86400"),
        lambda patch: patch.setattr(input_hashes, "_font_folders", lambda: [("/fonts", 1)]),
        lambda patch: patch.setattr(input_hashes, "_library", lambda *_: "99"),
        lambda patch: patch.setattr(input_hashes, "font_files", dict),
    ],
    ids=["date", "fonts of the machine", "Pango", "our fonts"],
)
def test_what_else_is_in_the_pages_concerns_all(
    change: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = input_hashes.toolchain_hashes(usual())
    change(monkeypatch)
    after = input_hashes.toolchain_hashes(usual())
    assert all(before[each] != after[each] for each in usual())


def test_the_versions_that_count_are_found() -> None:
    assert all(map(input_hashes._version, input_hashes.ENGINE))  # noqa: SLF001
    assert input_hashes._version("no-such-package") is None  # noqa: SLF001
    assert input_hashes._library("libnothing", "version") is None  # noqa: SLF001


# The files and the record.


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff\xfe{"),
        lambda path: path.write_text("[" * 200_000),
        lambda path: path.write_text("1" * 10_000),
        lambda path: path.write_text("[]"),
        lambda path: path.write_text('{"format": 1, "files": {}}'),
        lambda path: path.write_text('{"format": 2, "files": {"poster.pdf": null}}'),
        lambda path: path.write_text(path.read_text().replace('"number": "', '"number": "0')),
        lambda path: path.write_text(path.read_text().replace("true", '"yes"')),
        lambda path: path.write_text(
            path.read_text().replace('"shown": "', '"shown": 1, "was": "')
        ),
        lambda path: path.write_text(
            path.read_text().replace('"warnings": []', '"warnings": [{"problem": {}}]')
        ),
        lambda path: path.write_bytes(path.read_bytes()[:-40]),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), os.mkfifo(path)),
        lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    ],
)
def test_a_record_that_is_broken_is_none(place: Place, spoil: Callable[[Path], object]) -> None:
    assert len(cache.look(place.output, FILES, force=False).lines) == 3
    numbers = _numbers(place)
    spoil(place.record)
    lines = cache.look(place.output, FILES, force=False).lines
    assert not any(
        line.inputs == numbers[name.removesuffix(".pdf")] for name, line in lines.items()
    )


def test_a_record_cannot_steer_the_terminal(place: Place) -> None:
    line = cache.look(place.output, [OutputFile(POSTER)], force=False).lines["poster.pdf"]
    problem = {
        "severity": "warning",
        "file": "roadmap.yaml",
        "line": 1,
        "column": 1,
        "where": "",
        "message": "\x1b[2J",
        "hint": None,
        "language": "fr",
    }
    hostile = {
        "inputs": asdict(line.inputs),
        "pages": line.pages,
        "content": line.content,
        "catalogue": line.catalogue,
        "proofread": True,
        "warnings": [{"problem": problem, "key": ""}],
    }

    def told(message: str) -> str:
        problem["message"] = message
        place.record.write_text(json.dumps({"format": 2, "files": {"poster.pdf": hostile}}))
        return place.build("--only", "poster").stderr

    assert "rien de grave" in told("rien de grave")
    assert "\x1b" not in told("\x1b[2J")


def test_pages_that_nobody_proofread_are_not_kept_by_a_build_that_does(place: Place) -> None:
    assert place.makes("--force", "--no-proof", "--only", "poster") == {"poster"}
    assert place.makes("--no-proof") == set()
    assert place.makes() == {"poster"}
    assert place.makes() == set()


def test_one_publication_asked_for_twice_is_made_once(place: Place) -> None:
    ended = place.build("--only", "poster", "--only", "poster", "--force", "--no-proof")
    assert ended.stdout.count("poster.pdf") == 1


def test_a_warning_is_told_again_where_its_key_stands_now(tmp_path: Path) -> None:
    place = Place(tmp_path)
    _write_undrawn(place.catalogue)
    first = place.build("--only", "poster")
    warnings = [line for line in first.stderr.splitlines() if "case vide" in line]
    assert len(warnings) == 1
    line = int(warnings[0].split(":")[1])
    _append_before(place.catalogue, "# a comment\n# of two lines\n")
    again = place.build("--only", "poster")
    assert "à jour" in again.stdout
    assert warnings[0].replace(f":{line}:", f":{line + 2}:") in again.stderr.splitlines()
    assert "case vide" not in place.build("--only", "poster", "--no-proof").stderr


def test_a_warning_is_told_in_the_editors_language_of_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path)
    _write_undrawn(place.catalogue)
    assert "case vide" in place.build("--only", "poster").stderr
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    again = place.build("--only", "poster").stderr
    assert "an empty box stands there" in again
    assert "case vide" not in again


def _write_undrawn(file: Path) -> None:
    """Write a catalogue in which a character stands that no font draws."""
    text = (CATALOGUES / "good/hostile.yaml").read_text("utf-8")
    file.write_text(text.replace("🙂", "\ue000"), "utf-8")


def _append_before(file: Path, text: str) -> None:
    file.write_text(text + file.read_text("utf-8"), "utf-8")


def test_an_output_with_a_fault_is_not_recorded(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Objectives are forgotten, as by a program with a fault of which no file tells."""
    before = place.record.read_text()
    command = ["build", str(place.catalogue), "-o", str(place.output), "--only", "booklet"]
    text = place.catalogue.read_text("utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(prepare._Maker, "station", _forgetful(prepare._Maker.station))  # noqa: SLF001
        place.edit("Une seconde réponse suit", "Une autre réponse suit")
        for _ in range(2):
            ended = CliRunner().invoke(main, command)
            assert ended.exit_code == 1
            assert "Nommer les deux axes" in ended.stderr
    assert place.record.read_text() == before
    place.catalogue.write_text(text, "utf-8")
    assert "à jour" in CliRunner().invoke(main, command).stdout


def _forgetful(station: Callable[..., view.Station]) -> Callable[..., view.Station]:
    return lambda *arguments: replace(station(*arguments), objectives=())


def test_a_folder_in_which_nothing_can_be_recorded(place: Place) -> None:
    place.record.unlink()
    place.record.mkdir()
    assert place.makes("--only", "poster", "--no-proof") == {"poster"}
    assert place.makes("--only", "poster", "--no-proof") == {"poster"}


def test_two_builds_at_once_leave_a_sound_record(place: Place) -> None:
    """Forced, of different catalogues: the record tells of the files that stand."""
    other = place.folder / "other.yaml"
    place.record.unlink()
    shutil.copy(place.catalogue, other)
    place.edit("Lire une courbe", "Lire deux courbes")
    both = [_start(place, name) for name in ("roadmap.yaml", "other.yaml")]
    assert [running.wait(60) for running in both] == [0, 0]
    assert {path.name for path in place.output.iterdir()} == {
        cache.NAME,
        *(f"{name}.pdf" for name in ALL),
    }
    assert json.loads(place.record.read_text())["format"] == 2
    numbers = _numbers(place)
    stands = cache.look(place.output, FILES, force=False).lines
    right = {name for name in ALL if _holds(place, name, "deux")}
    assert {
        name
        for name in ALL
        if f"{name}.pdf" in stands and stands[f"{name}.pdf"].inputs == numbers[name]
    } <= right
    place.build("--no-proof", "--force")
    assert all(_holds(place, name, "deux") for name in ALL)


def _start(place: Place, catalogue: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "roadmap_print", "build", catalogue, "-o", "out"]
    return subprocess.Popen([*command, "--no-proof", "-q", "--force"], cwd=place.folder)


def _holds(place: Place, name: str, word: str) -> bool:
    import pikepdf

    with pikepdf.open(place.output / f"{name}.pdf") as pdf:
        return word in str(pdf.docinfo.Title)
