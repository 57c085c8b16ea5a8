"""`build --people` and `mail --people` as they are typed."""

import email
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from roadmap_print.cli.app import main
from roadmap_print.cli.commands.make import people
from roadmap_print.mailer.message import Mailbox
from roadmap_print.mailer.recipients import Recipient
from roadmap_print.personal import copies, people_build
from roadmap_print.personal.personal_file import PersonalBase
from roadmap_print.personal.personal_mail import PersonalMailing
from roadmap_print.processes.file_lock import held


@pytest.fixture(autouse=True)
def _one_base(base: PersonalBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "build_base", lambda *_: base)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in words])


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "class.csv"
    file.write_text("name,done,e-mail\nÈve Martin,1,eve@x.fr\nBo Ek,,bo@x.fr\n", "utf-8")
    return file


@pytest.mark.slow
def test_a_dry_run_tells_and_writes_nothing(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    told = run("build", catalogue_file, "--people", listed, "-o", out, "--dry-run")
    assert told.exit_code == 0, told.output
    assert "2 livrets, 8 pages, 4 feuilles, 1 base\u00a0; moins d’une minute si" in told.stdout
    assert not out.exists()


@pytest.mark.parametrize(
    ("seconds", "time"),
    [
        (29, "moins d’une minute si"),
        (80, "environ 1\u00a0min si"),
        (4800, "environ 1\u00a0h\u00a020 si"),
    ],
)
def test_a_dry_run_tells_the_time_in_whole_minutes(
    catalogue_file: Path, listed: Path, monkeypatch: pytest.MonkeyPatch, seconds: int, time: str
) -> None:
    planned = people_build.DryRun(2, 1, 8, 4, seconds)
    monkeypatch.setattr(people, "plan", lambda _: planned)
    told = run("build", catalogue_file, "--people", listed, "--dry-run")
    assert time in told.stdout


@pytest.mark.slow
def test_all_are_put_together_for_the_printer_and_in_a_zip(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    for form in ("pdf", "zip", "pdf"):
        made = run("build", catalogue_file, "--people", listed, "-o", tmp_path, "--people-as", form)
        assert made.exit_code == 0, made.output
    assert "à jour\u00a0: 2\u00a0; impossibles\u00a0: 0" in made.stdout
    with zipfile.ZipFile(tmp_path / "people.zip") as packed:
        assert packed.namelist() == ["0001.pdf", "0002.pdf"]
        assert packed.read("0002.pdf") == (tmp_path / "people/0002.pdf").read_bytes()
    with pikepdf.open(tmp_path / "people.pdf") as joined:
        assert len(joined.pages) == 2 * (2 + 4)
    alone = (tmp_path / "people/0001.pdf").stat().st_size
    assert (tmp_path / "people.pdf").stat().st_size < 2 * alone


def test_a_set_is_put_together_of_nobody_elses_booklets(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    build = ("build", catalogue_file, "--people", listed, "-o", tmp_path)
    assert run(*build).exit_code == 0
    listed.write_text("name\nAda\nCy\n", "utf-8")
    told = run(*build, "--retry-failed", "--people-as", "zip")
    assert told.exit_code == 1
    assert "2 livrets de cette liste manquent" in told.stderr
    assert not (tmp_path / "people.zip").exists()


def test_a_second_run_in_a_folder_ends_with_a_sentence(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    build = ("build", catalogue_file, "--people", listed, "-o", tmp_path, "--people-as", "zip")
    (tmp_path / "people").mkdir()
    with held(tmp_path / "people" / copies.LOCK):
        told = run(*build)
        assert run(*build, "--dry-run").exit_code == 0
    assert told.exit_code == 1
    assert f"{tmp_path / 'people'}: erreur: une autre commande" in told.stderr
    assert [each.name for each in tmp_path.glob("people*/*.*")] == [copies.LOCK]
    assert run(*build).exit_code == 0


@pytest.mark.slow
def test_a_set_of_before_does_not_stay_where_booklets_change(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    build = ("build", catalogue_file, "--people", listed, "-o", tmp_path)
    for form in ("pdf", "zip"):
        assert run(*build, "--people-as", form).exit_code == 0
    draft = tmp_path / ".people.zip-0123abcd"
    draft.write_bytes(b"of a run that was killed")
    packed = (tmp_path / "people.zip").read_bytes()
    assert run(*build).exit_code == 0
    assert (tmp_path / "people.zip").read_bytes() == packed
    assert not draft.exists()
    with listed.open("a", encoding="utf-8") as file:
        file.write("W" * 200)
    assert run(*build, "--people-as", "zip").exit_code == 1
    assert not [*tmp_path.glob("people.*")]


def test_a_set_of_before_does_not_stay_where_somebody_has_left(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    build = ("build", catalogue_file, "--people", listed, "-o", tmp_path)
    assert run(*build, "--people-as", "zip").exit_code == 0
    listed.write_text("".join(listed.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    assert run(*build).exit_code == 0
    assert not (tmp_path / "people.zip").exists()


def test_where_a_set_cannot_be_written_is_told(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    (tmp_path / "people.zip").mkdir()
    build = ("build", catalogue_file, "--people", listed, "-o", tmp_path, "--people-as", "zip")
    told = run(*build)
    assert told.exit_code == 1
    assert f"{tmp_path / 'people.zip'}: erreur" in told.stderr


def test_two_catalogues_of_one_language_are_told(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(catalogue_file.read_text("utf-8"), "utf-8")
    told = run("build", catalogue_file, other, "--people", listed, "-o", tmp_path / "out")
    assert told.exit_code == 1
    assert f"{other}: erreur" in told.stderr
    assert not (tmp_path / "out").exists()


def test_what_a_list_of_catalogues_names_and_is_not_there_is_told(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    names = tmp_path / "names.txt"
    names.write_text(f"{catalogue_file}\nmissing.yaml\n", "utf-8")
    told = run("build", "--list", names, "--people", listed, "-o", tmp_path / "out")
    assert told.exit_code == 1
    assert "names.txt:2" in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_faulty_list_makes_nothing(catalogue_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "class.csv"
    file.write_text("name,steps\nA,9\nB,1\nC,x\n")
    told = run("build", catalogue_file, "--people", file, "-o", tmp_path / "out")
    assert told.exit_code == 1
    assert "class.csv:2" in told.stderr
    assert "class.csv:4" in told.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["--names"], "--names"),
        (["--dask", "tcp://127.0.0.1:8786"], "--dask"),
        (["--people", "class.csv", "--press"], "--press"),
        (["--people", "class.csv", "--all"], "--all"),
        (["--people", "class.csv", "--for", "nurse"], "--for"),
        (["--people", "class.csv", "--format", "json"], "--format"),
        (["--people", "class.csv", "--only", "poster"], "--only"),
        (["--people", "class.csv", "--only", "booklet", "--steps", "1"], "--steps"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    words: list[str], option: str, catalogue_file: Path, listed: Path
) -> None:
    told = run("build", catalogue_file, *(listed if w == "class.csv" else w for w in words))
    assert told.exit_code == 2
    assert option in told.stderr + told.stdout


@pytest.mark.slow
def test_each_person_is_sent_their_own(catalogue_file: Path, listed: Path, tmp_path: Path) -> None:
    send = ("mail", catalogue_file, "--people", listed, "-o", tmp_path, "--from", "me@x.fr")
    early = run(*send)
    assert early.exit_code == 1
    assert "class.csv:3" in early.stderr
    assert run("build", catalogue_file, "--people", listed, "-o", tmp_path).exit_code == 0
    made = run(*send)
    assert made.exit_code == 0, made.output
    assert "déjà adressé" in made.stderr
    for number, (address, other) in enumerate(
        [("eve@x.fr", "bo@x.fr"), ("bo@x.fr", "eve@x.fr")], 1
    ):
        raw = (tmp_path / f"people/000{number}.eml").read_bytes()
        message = email.message_from_bytes(raw)
        assert address in message["To"]
        assert other.encode() not in raw
        (file,) = [p for p in message.walk() if p.get_content_type() == "application/pdf"]
        wanted = (tmp_path / f"people/000{number}.pdf").read_bytes()
        assert file.get_payload(decode=True) == wanted
    listed.write_text("name,e-mail\nÈve Martin,eve@x.fr\n", "utf-8")
    assert run("build", catalogue_file, "--people", listed, "-o", tmp_path).exit_code == 0
    assert [each.name for each in (tmp_path / "people").glob("*.eml")] == ["0001.eml"]


@pytest.mark.slow
def test_people_of_several_catalogues_are_sent_theirs_in_its_language(
    catalogue_file: Path, tmp_path: Path
) -> None:
    other, people = tmp_path / "other.yaml", tmp_path / "class.csv"
    text = catalogue_file.read_text("utf-8").replace("language: fr", "language: en")
    other.write_text(text.replace("Un petit parcours", "A small route"), "utf-8")
    people.write_text("name,language,e-mail\nEve,,eve@x.fr\nBo,en,bo@x.fr\n", "utf-8")
    both = (catalogue_file, other, "--people", people, "-o", tmp_path)
    assert run("build", *both).exit_code == 0
    told = run("mail", *both, "--from", "me@x.fr")
    assert told.exit_code == 0, told.output
    drafts = [(tmp_path / f"people/000{number}.eml").read_text("utf-8") for number in (1, 2)]
    for draft, greeting, title in zip(
        drafts, ("Bonjour Eve", "Hello Bo"), ("Un petit parcours", "A small route"), strict=True
    ):
        assert greeting in draft
        assert f"Subject: {title}" in draft


@pytest.mark.slow
def test_no_booklets_are_made_where_some_are_being_sent(
    catalogue_file: Path, listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = ("build", catalogue_file, "--people", listed, "-o", tmp_path)
    mail = ("mail", catalogue_file, "--people", listed, "-o", tmp_path, "--from", "me@x.fr")
    assert run(*build).exit_code == 0
    real, ended = PersonalMailing.write_draft, []

    def slowly(self: PersonalMailing, recipient: Recipient, sender: Mailbox | None) -> Path:
        ended.append(run(*build, "--force"))
        return real(self, recipient, sender)

    monkeypatch.setattr(PersonalMailing, "write_draft", slowly)
    assert run(*mail).exit_code == 0
    assert [each.exit_code for each in ended] == [1, 1]
    assert run(*build, "--force").exit_code == 0
    with held(tmp_path / "people" / copies.LOCK):
        assert "une autre commande travaille" in run(*mail).stderr


@pytest.mark.slow
def test_booklets_made_anew_under_names_are_sent(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    made = ("build", catalogue_file, "--people", listed, "-o", tmp_path)
    for names in ((), ("--names",)):
        assert run(*made, *names).exit_code == 0
    told = run("mail", catalogue_file, "--people", listed, "-o", tmp_path, "--from", "me@x.fr")
    assert told.exit_code == 0, told.output
    drafts = sorted(each.name for each in (tmp_path / "people").glob("*.eml"))
    assert drafts == ["0001-eve-martin.eml", "0002-bo-ek.eml"]


@pytest.mark.slow
def test_somebody_elses_booklet_is_sent_to_nobody(
    catalogue_file: Path, listed: Path, tmp_path: Path
) -> None:
    assert run("build", catalogue_file, "--people", listed, "-o", tmp_path).exit_code == 0
    first, *rows = listed.read_text("utf-8").splitlines()
    listed.write_text("\n".join([first, *reversed(rows)]), "utf-8")
    told = run("mail", catalogue_file, "--people", listed, "-o", tmp_path, "--from", "me@x.fr")
    assert told.exit_code == 1
    assert not list((tmp_path / "people").glob("*.eml"))
