"""`build --for`: an edition in every publication, known by its name, its mark and its metadata."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from for_some import FOR_SOME
from pdfs import Pdf

import roadmap_print
from roadmap_print.cli.app import main
from roadmap_print.publications import file_stamp


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [each.replace("@", f"{folder}/") for each in arguments])


def build(folder: Path, *options: str, text: str = FOR_SOME) -> Result:
    (folder / "roadmap.yaml").write_text(text, "utf-8")
    return run(folder, "build", "@roadmap.yaml", "-o", "@out", *options)


def told(folder: Path, name: str) -> str:
    return re.sub(r"\s+", " ", " ".join(Pdf(folder / "out" / f"{name}.pdf").texts))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The booklet for all, and all that there is for clinicians; each is proof-read."""
    folder = tmp_path_factory.mktemp("editions")
    for options in (
        ("--only", "booklet"),
        ("--all", "--for", "clinician", "--pptx"),
        ("--handout", "--steps", "1", "--for", "clinician"),
        ("--only", "booklet", "--for", "secretary", "--grey", "--press", "--large-print"),
    ):
        ended = build(folder, *options)
        assert ended.exit_code == 0, ended.stderr
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.slow
def test_files_say_for_whom_they_are(made: Path) -> None:
    clinician = {
        f"{each}-clinician.pdf"
        for each in ("booklet", "poster", "wall", "slides", "leaflet", "talk", "handout-step-1")
    }
    slides = {"slides-clinician.pptx", "talk-clinician.pptx"}
    secretary = {"booklet-secretary-large-print-grey.pdf",
                 "booklet-secretary-large-print-grey-press.pdf"}  # fmt: skip
    found = {each.name for each in (made / "out").iterdir() if each.suffix in {".pdf", ".pptx"}}
    assert found == {"booklet.pdf", *clinician, *slides, *secretary}
    for name in found:
        stamp = file_stamp.look(made / "out" / name)
        assert stamp is not None
        assert stamp.audience == next((e for e in ("clinician", "secretary") if e in name), None)
        assert stamp.name == name


@pytest.mark.slow
@pytest.mark.parametrize("name", ["booklet", "poster", "slides", "leaflet"])
def test_it_shows_what_concerns_them_under_the_numbers_of_all(made: Path, name: str) -> None:
    text = told(made, f"{name}-clinician")
    assert "Soignants" in text
    for shown in ("Lire une étude", "Clarifier les notions", "Images", "Au lit du malade", "sur 4"):
        assert shown in text or (shown == "sur 4" and name != "booklet")
    for hidden in ("Rédiger un courrier", "Courriers", "Le classement", "Secrétaires"):
        assert hidden not in text
        assert hidden == "Secrétaires" or hidden in told(made, "booklet")


@pytest.mark.slow
def test_the_title_names_them_and_the_mark_is_its_own(made: Path) -> None:
    marks = {}
    for name in ("booklet", "booklet-clinician", "booklet-secretary-large-print-grey"):
        found = re.search(r"Empreinte : (\w{6})", told(made, name))
        assert found
        marks[found[1]] = name
    assert len(marks) == 3
    titles = {name: Pdf(made / "out" / f"{name}.pdf").document.get_metadata_dict()["Title"]
              for name in ("booklet", "booklet-clinician", "talk-clinician")}  # fmt: skip
    whose = "Lire un dossier\u00a0– Soignants"
    assert titles == {"booklet": "Lire un dossier", "booklet-clinician": whose,
                      "talk-clinician": whose}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("booklet-clinician", ("2 h 10", "2 h", "au moins 2 h 40")),
        ("booklet-secretary-large-print-grey", ("2 h 35", "1 h 05", "au moins 2 h 35")),
        ("handout-step-1-clinician", ("2 ressources · 2 h 10",)),
        ("leaflet-clinician", ("2 ressources · 2 h 10", "au moins 2 h 40")),
        ("talk-clinician", ("2 ressources · 2 h 10", "au moins 2 h 40")),
    ],
)
def test_how_long_it_takes_is_told_for_each_step_and_all(
    made: Path, name: str, times: tuple[str, ...]
) -> None:
    text = told(made, name)
    for each in times:
        assert each in text
    assert "au moins 2 h 10" not in text  # all of step 1 is known


@pytest.mark.slow
def test_without_minutes_nothing_is_told(tmp_path: Path) -> None:
    text = re.sub(r" minutes: \d+,", "", FOR_SOME)
    assert build(tmp_path, "--only", "booklet", text=text).exit_code == 0
    assert not re.search(r"\d h|min\b|au moins", told(tmp_path, "booklet"))


@pytest.mark.slow
def test_a_change_for_others_makes_nothing_anew(folder: Path) -> None:
    edited = FOR_SOME.replace("Ranger mieux", "Ranger bien mieux")
    ended = build(folder, "--only", "booklet", "--for", "clinician", text=edited)
    assert "à jour" in ended.stdout
    ended = build(folder, "--only", "booklet", "--for", "clinician", "--force", "--no-proof",
                  text=edited.replace("Images", "Dessins"))  # fmt: skip
    assert "à jour" not in ended.stdout
    assert "Dessins" in told(folder, "booklet-clinician")


@pytest.mark.slow
def test_the_proof_knows_for_whom_a_file_is(folder: Path) -> None:
    assert run(folder, "proof", "@out/talk-clinician.pdf", "@out/slides-clinician.pptx",
               "--catalogue", "@roadmap.yaml").exit_code == 0  # fmt: skip
    changed = FOR_SOME.replace("Lire une étude", "Lire une autre étude")
    (folder / "roadmap.yaml").write_text(changed, "utf-8")
    ended = run(folder, "proof", "@out/handout-step-1-clinician.pdf", "--catalogue",
                "@roadmap.yaml")  # fmt: skip
    line = changed[: changed.index("Lire une autre étude")].count("\n") + 1
    assert ended.exit_code == 1
    assert f"roadmap.yaml:{line}:" in ended.stderr
    assert "Lire une autre étude" in ended.stderr


def test_the_proof_misses_a_sum_that_is_wrong(folder: Path) -> None:
    text = FOR_SOME.replace("minutes: 40", "minutes: 41")
    (folder / "roadmap.yaml").write_text(text, "utf-8")
    ended = run(folder, "proof", "@out/booklet-clinician.pdf", "--catalogue", "@roadmap.yaml")
    assert ended.exit_code == 1
    assert "2 h 11" in ended.stderr.replace("\xa0", " ")
    assert "2 h 41" in ended.stderr.replace("\xa0", " ")


@pytest.mark.slow
def test_the_proof_tells_of_an_audience_that_is_gone(folder: Path) -> None:
    (folder / "roadmap.yaml").write_text(FOR_SOME.replace("clinician", "doctor"), "utf-8")
    ended = run(folder, "proof", "@out/booklet-clinician.pdf", "@out/booklet.pdf", "--catalogue",
                "@roadmap.yaml")  # fmt: skip
    assert ended.exit_code == 1
    assert "clinician" in ended.stderr
    assert "booklet.pdf" not in ended.stderr.replace("booklet-clinician.pdf", "")


def test_what_is_new_is_told_within_the_edition(folder: Path) -> None:
    """Step 1 is in it, and what is new there for secretaries is not told."""
    edited = FOR_SOME.replace("Rédiger un", "Rédiger enfin un").replace("Étude,", "Essai,")
    ended = build(folder, "--only", "booklet", "--for", "clinician", "--since",
                  f"{folder}/out/booklet-clinician.pdf", text=edited)  # fmt: skip
    assert ended.exit_code == 0, ended.stderr
    text = told(folder, "booklet-clinician")
    assert "Quoi de neuf" in text
    assert "Essai" in text
    assert "Rédiger" not in text


def test_changes_of_an_edition_are_its_own(folder: Path) -> None:
    edited = FOR_SOME.replace("Ranger mieux", "Ranger bien mieux").replace("Étude,", "Essai,")
    (folder / "roadmap.yaml").write_text(edited, "utf-8")
    for name, ours in (("booklet", True), ("booklet-clinician", False)):
        ended = run(folder, "changes", f"@out/{name}.pdf", "@roadmap.yaml", "--no-pages")
        assert "Essai" in ended.stdout
        assert ("Ranger bien mieux" in ended.stdout) is ours


def test_mail_attaches_no_edition_for_some(folder: Path) -> None:
    shutil.copy(folder / "out/booklet-clinician.pdf", folder / "out/booklet.pdf")
    ended = run(folder, "mail", "@roadmap.yaml", "-o", "@out", "--only", "booklet")
    assert ended.exit_code == 1
    assert "booklet-clinician.pdf" in ended.stderr


def test_a_wrong_audience_is_told_before_anything_is_made(tmp_path: Path) -> None:
    ended = build(tmp_path, "--for", "clinican")
    assert ended.exit_code == 2
    assert "vouliez-vous dire «\xa0clinician\xa0»" in ended.stderr
    assert not [*(tmp_path / "out").glob("*.pdf")]


def test_export_and_changes_know_the_keys(tmp_path: Path) -> None:
    (tmp_path / "roadmap.yaml").write_text(FOR_SOME, "utf-8")
    new = FOR_SOME.replace("audiences: [secretary]}\n  study", "audiences: [clinician]}\n  study")
    (tmp_path / "new.yaml").write_text(new, "utf-8")
    exported = run(tmp_path, "export", "md", "@roadmap.yaml").stdout
    assert "- Lire une étude" in exported
    told_ = run(tmp_path, "changes", "@roadmap.yaml", "@new.yaml", "--no-pages").stdout
    assert "pour qui\xa0: secretary → clinician" in told_


def test_a_table_brings_audiences_back_that_the_catalogue_has(tmp_path: Path) -> None:
    (tmp_path / "roadmap.yaml").write_text(FOR_SOME, "utf-8")
    assert run(tmp_path, "export", "csv", "@roadmap.yaml", "-o", "@all.csv").exit_code == 0
    table = (tmp_path / "all.csv").read_text("utf-8-sig")
    assert ";Pour qui;" in table.splitlines()[0]
    bare = FOR_SOME[: FOR_SOME.index("steps:\n")] + "steps: [{title: Les bases, resources: []}]\n"
    (tmp_path / "bare.yaml").write_text(f"{bare}resources: {{}}\n", "utf-8")
    table = table.replace(";clinician;", ';"Soignants; nurse";')
    (tmp_path / "all.csv").write_text(table, "utf-8")
    ended = run(tmp_path, "import", "@all.csv", "--catalogue", "@bare.yaml", "-y")
    assert ended.exit_code == 0, ended.stderr
    assert "« nurse »" in ended.stderr.replace("\xa0", " ")
    reading = roadmap_print.read(tmp_path / "bare.yaml")
    assert reading.catalogue
    found = {id_: each.audiences for id_, each in reading.catalogue.resources.items()}
    assert found["pictures"] == ("clinician",)
    assert found["letters"] == ("secretary",)
    assert found["numbers"] == ()
