"""The draft and its words: opened again by the library, read by people, the same twice."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.model import Catalogue, Format, Publisher, Step
from roadmap_print.catalogue.reading import reader
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.cli.app import main
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.i18n import cldr
from roadmap_print.i18n.translator import say
from roadmap_print.mailer import attachments, letter
from roadmap_print.mailer.mail_address import mail_address, one_line
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.mailing import prepare
from roadmap_print.mailer.message import Mailbox, addressed, draft
from roadmap_print.pipeline import cache
from roadmap_print.problems import ProblemsError
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication, usual

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CATALOGUE = """\
title: Comprendre l’intelligence artificielle
language: fr
edition: Novembre 2026
home: https://exemple.fr/roadmap?a=1&b=2
publisher: {name: CHU d’Exemple, email: ia@exemple.fr}
formats: [{id: video, label: Vidéos}]
steps:
  - {title: Comprendre, resources: [one, two]}
  - {title: Agir, resources: [one]}
resources:
  one: {title: Un, format: video, url: "https://exemple.fr/1"}
  two: {title: Deux, format: video, url: "https://exemple.fr/2"}
"""


def write_pdf(path: Path, padding: int = 0) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(b"0.7 0.1 0.1 rg 0 421 595 421 re f")
        pdf.Root.Padding = pdf.make_stream(os.urandom(padding))
        pdf.save(path, compress_streams=False, deterministic_id=True)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "roadmap.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "out").mkdir()
    for name in ("booklet", "poster", "slides"):
        write_pdf(tmp_path / "out" / f"{name}.pdf")
    return tmp_path


def note(desk: Path, names: Sequence[Publication] = usual()) -> None:
    """Record the PDFs as a build does."""
    catalogue = reader.read(desk / "roadmap.yaml").catalogue
    assert catalogue is not None
    wanted = BuildOptions().files(names)
    for file, inputs in cache.numbers(wanted, catalogue, BuildOptions(), None).items():
        made = hashlib.sha256((desk / "out" / file.name).read_bytes()).hexdigest()
        line = cache.CacheEntry(inputs, inputs.number, made, "../roadmap.yaml", proofread=False)
        cache.add(desk / "out", file.name, line)


def mail(desk: Path, *arguments: str) -> tuple[int, str, str]:
    catalogue, folder = str(desk / "roadmap.yaml"), str(desk / "out")
    result = CliRunner().invoke(main, ["mail", catalogue, "-o", folder, *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def opened(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=SMTP)
    assert isinstance(message, EmailMessage)
    assert not [part.defects for part in message.walk() if part.defects]
    return message


def drafted(desk: Path, *arguments: str) -> EmailMessage:
    assert mail(desk, *arguments)[0] == 0
    return opened((desk / "out" / "mail.eml").read_bytes())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.quiet = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.quiet = tag == "title"
        self.words += " "

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.quiet = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self.quiet else data


def words_of(html: str) -> list[str]:
    parser = _Words()
    parser.feed(html)
    return parser.words.split()


@pytest.mark.slow
def test_draft_opens_for_editing_with_subject_parts_and_files(desk: Path) -> None:
    message = drafted(desk)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Comprendre l’intelligence artificielle – Novembre 2026"
    assert not {"To", "From", "Date", "Message-ID"} & set(message.keys())
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        *["application/pdf"] * 3,
    ]
    for part in message.walk():
        if part.get_content_maintype() == "text":
            assert part["Content-Transfer-Encoding"] == "quoted-printable"


@pytest.mark.slow
def test_files_arrive_whole_under_ascii_names(desk: Path) -> None:
    files = {part.get_filename(): part.get_content() for part in drafted(desk).iter_attachments()}
    assert list(files) == [
        f"comprendre-l-intelligence-artificielle-{name}.pdf"
        for name in ("livret", "affiche", "diapositives")
    ]
    assert [*files.values()] == [
        (desk / "out" / f"{name}.pdf").read_bytes() for name in ("booklet", "poster", "slides")
    ]


@pytest.mark.slow
def test_what_is_made_on_demand_goes_where_it_is_named(desk: Path) -> None:
    write_pdf(desk / "out" / "leaflet.pdf")
    assert len(list(drafted(desk).iter_attachments())) == len(("booklet", "poster", "slides"))
    (only,) = drafted(desk, "--only", "leaflet").iter_attachments()
    assert only.get_content() == (desk / "out" / "leaflet.pdf").read_bytes()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ελληνικά", "roadmap-booklet.pdf"),
        ("Œuvre\r\nBcc: x@y.z", "uvre-bcc-x-y-z-booklet.pdf"),
        ("../../etc/passwd", "etc-passwd-booklet.pdf"),
        ("mot " * 40, "mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-booklet.pdf"),
        ("x" * 300, "x" * 40 + "-booklet.pdf"),
    ],
)
def test_any_title_makes_a_file_name(title: str, name: str) -> None:
    assert attachments.Enclosure("booklet", b"").file_name(title, "en") == name


@pytest.mark.slow
def test_bytes_are_the_same_twice_ascii_and_crlf(desk: Path) -> None:
    drafted(desk)
    first = (desk / "out" / "mail.eml").read_bytes()
    drafted(desk)
    assert (desk / "out" / "mail.eml").read_bytes() == first
    assert first.isascii()
    assert first.count(b"\n") == first.count(b"\r\n") == first.count(b"\r")
    assert max(map(len, first.split(b"\r\n"))) <= 998
    assert [path.name for path in (desk / "out").iterdir() if "part" in path.name] == []


@pytest.mark.slow
def test_boundaries_follow_the_content(desk: Path) -> None:
    first = drafted(desk).get_boundary()
    (desk / "roadmap.yaml").write_text(CATALOGUE.replace("Novembre", "Mars"), encoding="utf-8")
    assert drafted(desk).get_boundary() != first


def test_date_comes_from_source_date_epoch_alone(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    assert drafted(desk)["Date"].datetime.timestamp() == 1764000000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    status, _, errors = mail(desk)
    assert status == 2
    assert "SOURCE_DATE_EPOCH" in errors


@pytest.mark.slow
def test_html_says_the_words_of_the_text_and_shows_the_cover(desk: Path) -> None:
    note(desk)
    message = drafted(desk)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    words = text.get_content()
    assert words_of(html.get_content()) == words.replace("- ", "").split()
    assert "2\u00a0étapes et 2\u00a0ressources" in words
    assert "https://exemple.fr/roadmap?a=1&b=2" in words
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in html.get_content()
    with Image.open(BytesIO(picture.get_content())) as cover:
        assert cover.size in {(400, 566), (401, 567)}
        colours = cover.convert("RGB")
        assert colours.getpixel((200, 100)) == pytest.approx((178, 26, 26), abs=3)
        assert colours.getpixel((200, 500)) == (255, 255, 255)
    assert len(picture.get_content()) < 60_000


@pytest.mark.slow
def test_text_prints_the_same_words_and_writes_nothing(desk: Path) -> None:
    status, output, _ = mail(desk, "--text")
    assert status == 0
    assert not (desk / "out" / "mail.eml").exists()
    body = drafted(desk).get_body(("plain",))
    assert body is not None
    assert output.split("\n", 2)[2].split() == body.get_content().split()
    assert output.startswith(
        "Objet\u00a0: Comprendre l’intelligence artificielle – Novembre 2026\n\n"
    )


def test_text_prints_the_words_for_a_list_and_writes_nothing_either(desk: Path) -> None:
    people = desk / "list.txt"
    people.write_text("anne@example.org\n", encoding="utf-8")
    status, output, _ = mail(desk, "--text", "--to", str(people), "-q")
    assert status == 0
    assert "Objet\u00a0: Comprendre" in output
    assert "anne@example.org" in output
    assert not [*(desk / "out").glob("*.eml")]
    for others in (
        ["--to", str(people), "--send", "--server", "127.0.0.1"],
        ["--people", str(people)],
    ):
        status, output, errors = mail(desk, "--text", *others)
        assert (status, output) == (2, "")
        assert "--text" in errors


@pytest.mark.slow
def test_news_stand_in_both_parts_and_nothing_of_them_without(desk: Path) -> None:
    reading = reader.read(desk / "roadmap.yaml")
    source, out = desk / "roadmap.yaml", desk / "out"
    without = prepare(reading, source, out).letters["fr"]
    news = {"fr": ("Ajouté : <Deux> & trois",), "en": ("Added: <Two>",)}
    letters = prepare(reading, source, out, news=news).letters
    assert "Nouveau depuis" not in without.text()
    assert "\n- Ajouté : <Deux> & trois\n" in letters["fr"].text()
    assert "<li>Ajouté : &lt;Deux&gt; &amp; trois</li>" in letters["fr"].html(None)
    assert "New since the previous edition:\n- Added: <Two>\n" in letters["en"].text()


@pytest.mark.slow
def test_since_says_what_is_new_in_text_and_html(desk: Path) -> None:
    old = desk / "old.yaml"
    old.write_text(CATALOGUE.replace("[one, two]", "[one]").replace("Agir", "Réagir"), "utf-8")
    run = ["mail", str(desk / "roadmap.yaml"), "--output", str(desk / "out"), "--since"]
    ended = CliRunner().invoke(main, [*run, str(old)])
    assert ended.exit_code == 0, ended.output
    message = message_from_bytes((desk / "out" / "mail.eml").read_bytes(), policy=SMTP)
    assert isinstance(message, EmailMessage)
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        said = " ".join(body.get_content().replace("\xa0", " ").split())
        assert "Nouveau depuis l’édition précédente :" in said
        assert "Ressource ajoutée, étape 1 : Deux" in said
        assert "Étape modifiée : 2. Agir (titre)" in said
    ended = CliRunner().invoke(main, [*run, str(desk / "roadmap.yaml")])
    assert "Nouveau depuis" not in (desk / "out" / "mail.eml").read_text("utf-8")


def test_since_what_is_no_edition_or_a_wrong_one(desk: Path) -> None:
    run = ["mail", str(desk / "roadmap.yaml"), "--output", str(desk / "out"), "--since"]
    ended = CliRunner().invoke(main, [*run, "no-such"])
    assert ended.exit_code == 2
    assert "--since" in ended.output
    (desk / "old.yaml").write_text(CATALOGUE.replace("title: Agir", "titel: Agir"), "utf-8")
    ended = CliRunner().invoke(main, [*run, str(desk / "old.yaml")])
    assert ended.exit_code == 1
    assert "titel" in ended.output
    assert not (desk / "out" / "mail.eml").exists()


def test_text_has_no_gaps_whatever_is_left_out(desk: Path) -> None:
    reading = reader.read(desk / "roadmap.yaml")
    assert reading.catalogue is not None
    bare = replace(reading.catalogue, home=None, publisher=None, edition=None, subtitle=None)
    for catalogue in (reading.catalogue, bare):
        for news in ((), ("a", "b")):
            text = letter.write(catalogue, [], news, "fr", counted=False).text()
            assert "\n\n\n" not in text
            assert text.startswith("Bonjour,\n\nVoici la roadmap")
            assert text.endswith("\n")
            assert not text.endswith("\n\n")


def test_title_is_typeset_as_it_is_printed(desk: Path) -> None:
    (desk / "roadmap.yaml").write_text(CATALOGUE.replace("l’intell", "l'intell"), encoding="utf-8")
    assert drafted(desk)["Subject"].startswith("Comprendre l’intelligence")


def test_english_letter_says_that_the_documents_are_french(desk: Path) -> None:
    reading = reader.read(desk / "roadmap.yaml")
    letters = prepare(reading, desk / "roadmap.yaml", desk / "out").letters
    assert "The documents are in French." in letters["en"].text()
    assert "Les documents sont" not in letters["fr"].text()
    assert letters["en"].to("Bob").text().startswith("Hello Bob,\n")


def test_only_attaches_what_it_names(desk: Path) -> None:
    message = drafted(desk, "--only", "poster", "--only", "booklet")
    assert [str(part.get_filename())[-11:] for part in message.iter_attachments()] == [
        "-livret.pdf",
        "affiche.pdf",
    ]


def test_message_over_the_budget_is_refused_with_sizes_and_remedy(desk: Path) -> None:
    write_pdf(desk / "out" / "poster.pdf", padding=400_000)
    status, _, errors = mail(desk, "--budget", "0.5")
    assert status == 1
    assert re.search(r"55\d\u00a0ko .*budget 500\u00a0ko.*poster\.pdf 40\d\u00a0ko", errors)
    assert "(--only booklet --only slides) ou" in errors
    assert "--budget 1" in errors
    assert not (desk / "out" / "mail.eml").exists()
    assert mail(desk, "--budget", "0.6")[0] == 0


@pytest.mark.slow
def test_only_what_fits_is_advised(desk: Path) -> None:
    out = desk / "out"
    write_pdf(out / "booklet.pdf", padding=400_000)
    remedy = "\xa0; augmentez le budget (--budget 1)"
    assert remedy in mail(desk, "--budget", "0.5", "--only", "booklet")[2]
    write_pdf(out / "poster.pdf", padding=300_000)
    assert "(--only poster --only slides) ou" in mail(desk, "--budget", "0.5")[2]
    write_pdf(out / "slides.pdf", padding=390_000)
    assert "moins (--only poster) ou" in mail(desk, "--budget", "0.5")[2]
    assert remedy.replace("1)", "2)") in mail(desk, "--budget", "0.3")[2]
    write_pdf(out / "booklet.pdf", padding=5_300_000)
    errors = mail(desk)[2]
    assert "7,3\xa0Mo" not in errors
    assert "le refuseront\xa0; --only poster --only slides l’allège" in errors
    assert "le refuseront\n" in mail(desk, "--only", "booklet")[2]


def test_budget_reckons_what_the_message_is(desk: Path) -> None:
    write_pdf(desk / "out" / "poster.pdf", padding=1_000_000)
    drafted(desk)
    files = [desk / "out" / f"{name}.pdf" for name in ("booklet", "poster", "slides")]
    reckoned = attachments.message_size(files)
    real = (desk / "out" / "mail.eml").stat().st_size
    assert reckoned == pytest.approx(real, rel=0.01)


@pytest.mark.slow
def test_the_letter_counts_what_the_pdfs_hold(desk: Path) -> None:
    def opening(*only: str) -> str:
        arguments = [each for name in only for each in ("--only", name)]
        return mail(desk, "--text", *arguments)[1].replace("\xa0", " ").splitlines()[4]

    codes = "avec un lien et un code QR pour chaque ressource."
    title = "Voici la roadmap « Comprendre l’intelligence artificielle » (Novembre 2026)"
    assert opening() == f"{title}, {codes}", "nobody knows what they hold"
    note(desk)
    assert opening() == f"{title} : 2 étapes et 2 ressources, {codes}"
    write_pdf(desk / "out" / "slides.pdf", padding=1)
    assert opening() == f"{title}, {codes}", "nobody knows what one of them holds"
    assert opening("poster") == f"{title} : 2 étapes et 2 ressources, {codes}"
    write_pdf(desk / "out" / "poster.pdf", padding=1)
    assert opening("poster") == f"{title}, {codes}", "it is not the one that was recorded"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (OutputFile(BOOKLET, steps=(2,)), "booklet-step-2.pdf"),
        (OutputFile(BOOKLET, large_print=True), "booklet-large-print.pdf"),
        (OutputFile(SLIDES), "slides.pdf"),
    ],
)
def test_what_is_no_whole_edition_is_never_sent(desk: Path, inside: OutputFile, said: str) -> None:
    path = desk / "out" / "booklet.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        file_stamp.write(document, inside)
        document.save(path)
    status, _, errors = mail(desk)
    assert status == 1
    assert f"booklet.pdf: erreur: ce n’est pas une édition entière mais {said}" in errors
    assert "roadmap-print build --only booklet" in errors
    assert not (desk / "out" / "mail.eml").exists()


@pytest.mark.slow
def test_figures_are_no_part_of_a_mailings_identity(desk: Path) -> None:
    """Else everybody would get it twice after the build's record was lost."""
    reading = reader.read(desk / "roadmap.yaml")
    before = prepare(reading, desk / "roadmap.yaml", desk / "out")
    note(desk)
    after = prepare(reading, desk / "roadmap.yaml", desk / "out")
    assert after.letters["fr"].opening != before.letters["fr"].opening
    assert after.identity == before.identity


@pytest.mark.slow
def test_pdfs_are_old_by_what_they_show_and_not_by_their_time(desk: Path) -> None:
    note(desk)
    for name in usual():
        os.utime(desk / "out" / f"{name}.pdf", (1, 1))
    (desk / "roadmap.yaml").write_text("# a comment\n" + CATALOGUE, encoding="utf-8")
    assert mail(desk, "--text")[2] == ""
    edited = CATALOGUE.replace("title: Un,", "title: Une,")
    (desk / "roadmap.yaml").write_text(edited, encoding="utf-8")
    for name in usual():
        os.utime(desk / "out" / f"{name}.pdf", None)
    status, letter_, errors = mail(desk, "--text")
    assert status == 0
    assert errors.count("ne montre pas ce que dit le catalogue aujourd’hui") == 3
    assert "étapes" not in letter_


def test_the_remedy_is_the_command_that_makes_these_pdfs(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    note(desk)
    edited = CATALOGUE.replace("title: Un,", "title: Une,")
    (desk / "roadmap.yaml").write_text(edited, encoding="utf-8")
    arguments = ["mail", "roadmap.yaml", "-o", "out", "--text", "--only", "poster"]
    errors = CliRunner().invoke(main, arguments).stderr
    assert ": roadmap-print build roadmap.yaml --output out\n" in errors
    (desk / "content").mkdir()
    (desk / "roadmap.yaml").rename(desk / "content/roadmap.yaml")
    (desk / "out").rename(desk / "output")
    errors = CliRunner().invoke(main, ["mail", "--text", "--only", "poster"]).stderr
    assert ": roadmap-print build\n" in errors


@pytest.mark.slow
def test_heavy_message_and_old_or_absent_pdfs_are_warned_of(desk: Path) -> None:
    write_pdf(desk / "out" / "poster.pdf", padding=5_300_000)
    (desk / "out" / "slides.pdf").unlink()
    os.utime(desk / "out" / "booklet.pdf", (1, 1))
    status, _, errors = mail(desk)
    assert status == 0
    assert errors.count(": avertissement: ") == 3
    assert "7,3\u00a0Mo" in errors
    assert "booklet.pdf: avertissement: plus ancien" in errors
    assert "slides.pdf: avertissement: absent" in errors


def test_missing_and_broken_pdfs_are_all_told_at_once(desk: Path) -> None:
    (desk / "out" / "poster.pdf").write_bytes(b"no PDF")
    (desk / "out" / "slides.pdf").unlink()
    status, _, errors = mail(desk, "--only", "poster", "--only", "slides")
    assert status == 1
    assert "poster.pdf: erreur: ce n’est pas un PDF" in errors
    assert "slides.pdf: erreur: ce fichier manque" in errors
    (desk / "out" / "booklet.pdf").write_bytes(b"%PDF-1.7 and nothing")
    assert "booklet.pdf: erreur: ce n’est pas un PDF" in mail(desk, "--only", "booklet")[2]
    (desk / "out" / "booklet.pdf").unlink()
    (desk / "out" / "poster.pdf").unlink()
    assert "roadmap-print build" in mail(desk)[2]


def test_faults_of_the_catalogue_are_told(desk: Path) -> None:
    (desk / "roadmap.yaml").write_text(CATALOGUE + "colour: red\n", encoding="utf-8")
    status, output, errors = mail(desk)
    assert status == 1
    assert not output
    assert "roadmap.yaml:13:1: erreur: colour" in errors


HOSTILE = [
    "a\r\nBcc: x@y.z",
    "a\nX: y",
    "a\rb",
    "a\0b",
    "a\x0bb",
    "a\x85b",
    "a\u2028b",
    "a\u202eb",
    "=?utf-8?q?a=0D=0ABcc:_x=40y.z?=",
    "a =?utf-8?b?DQo=?=",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_control_characters_of_the_catalogue_are_refused(desk: Path, text: str) -> None:
    reading = reader.read(desk / "roadmap.yaml")
    assert reading.catalogue is not None
    for change in (
        {"title": text},
        {"edition": text},
        {"publisher": Publisher(name=text)},
    ):
        hostile = reading._replace(catalogue=replace(reading.catalogue, **change))
        with pytest.raises(ProblemsError) as raised:
            prepare(hostile, desk / "roadmap.yaml", desk / "out")
        problem = raised.value.problems[0]
        assert problem.where.startswith(next(iter(change)))
        assert problem.line > 0
        assert re.search(r"caractère de contrôle|=\?…\?=", problem.message)


@pytest.mark.slow
def test_long_and_odd_titles_fold_and_come_back(desk: Path) -> None:
    titles = ["é" * 500, "mot " * 100, '"q" <a@b.c>, ; : =? x', "😀" * 60, "漢字" * 90]
    for title in titles:
        reading = Reading(bare(title), (), {}, "en")
        mailing = prepare(reading, desk / "roadmap.yaml", desk / "out", only=("poster",))
        data = draft(replace(mailing.letters["en"], enclosures=(), cover=None))
        assert data.isascii()
        headers = data.split(b"\r\n\r\n")[0].split(b"\r\n")
        assert max(map(len, headers)) <= 100
        assert {line.split(b":")[0] for line in headers if line[:1] not in b" \t"} == {
            b"Subject",
            b"MIME-Version",
            b"Content-Type",
            b"Content-Language",
            b"X-Unsent",
        }
        assert opened(data)["Subject"].strip() == title.strip()


def bare(title: str) -> Catalogue:
    step = Step(id="a", title="A", resources=())
    return Catalogue(
        title=title,
        language="fi",
        formats=(Format(id="a", label="A"),),
        steps=(step,),
        resources={},
    )


LONG_NAMES = [
    "Dr Jean-Baptiste de la Rochefoucauld-Montmorency and colleagues, mallory@evil.org",
    "Groupe hospitalier universitaire Paris-Saclay Bicêtre, direction de la formation, e@evil.org",
    "x " * 80 + ", mallory@evil.org",
    '"\\' * 100,
    "é" * 60 + ', "evil" <mallory@evil.org>, ' + "é" * 60,
    "日本語" * 60,
]


@pytest.mark.parametrize(
    "name", ['Anne "x" <evil@example.org>, "', "Évêque, Anne", "a@b.c, d@e.f", *LONG_NAMES]
)
def test_a_name_stays_a_name(desk: Path, name: str) -> None:
    reading = reader.read(desk / "roadmap.yaml")
    mailing = prepare(reading, desk / "roadmap.yaml", desk / "out", only=("poster",))
    date = datetime.fromtimestamp(0, UTC)
    message = opened(
        addressed(
            replace(mailing.letters["fr"], enclosures=(), cover=None),
            sender=Mailbox(name, "ia@exemple.fr"),
            recipient=Mailbox(name, "anne@exemple.fr"),
            date=date,
            mailing=mailing.identity,
        )
    )
    for field, address in (("To", "anne@exemple.fr"), ("From", "ia@exemple.fr")):
        (mailbox,) = message[field].addresses
        assert mailbox.addr_spec == address
        # Python 3.11 reads a space between the codes of a long name
        assert mailbox.display_name.replace(" ", "") == name.replace(" ", "")
    assert message["Message-ID"].endswith("@exemple.fr>")
    assert "Bcc" not in message
    assert "Cc" not in message


@pytest.mark.parametrize("name", LONG_NAMES)
def test_headers_keep_to_the_lengths_of_lines(name: str) -> None:
    lines = Mailbox(name, "anne@exemple.fr").header("From").split("\r\n")
    assert max(map(len, lines)) <= (998 if name.isascii() else 76)
    assert all(len(word) <= 75 for line in lines for word in line.split(" ") if "=?" in word)
    assert all(line.startswith(" ") for line in lines[1:-1])


def test_a_name_that_would_be_read_as_two_people_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("roadmap_print.mailer.message._phrase", lambda name, _field: name)
    assert Mailbox("Anne", "anne@exemple.fr").name == "Anne"
    with pytest.raises(MailError, match="would be read as another"):
        Mailbox("Anne, mallory@evil.org", "anne@exemple.fr")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" anne.martin+ia@Exemple.FR ", "anne.martin+ia@exemple.fr"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("a@hôpital.fr", "a@xn--hpital-ixa.fr"),
    ],
)
def test_addresses_that_are_right(text: str, address: str) -> None:
    assert mail_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *[f"{text}@example.org" for text in HOSTILE],
        *["", "anne", "@b.fr", "a@", "a@chu", "a@b..fr", "a@-b.fr", ".a@b.fr", "a.@b.fr"],
        *["a b@c.fr", "Anne <a@b.fr>", "a@b.fr,c@d.fr", "a@b.fr;c@d.fr", "a@b@c.fr", "é@b.fr"],
        *['"a b"@c.fr', "a@[127.0.0.1]", "a" * 65 + "@b.fr", "a@" + "b." * 130 + "fr", "a@b.fr>"],
        *["a@b.fr SIZE=1", "a@\u3002fr", "a@b_c.fr", "a\u200b@b.fr"],
    ],
)
def test_addresses_that_are_none(text: str) -> None:
    with pytest.raises(MailError):
        mail_address(text)


def test_every_hostile_text_is_refused_for_a_header() -> None:
    for text in HOSTILE:
        with pytest.raises(MailError, match=r"U\+|=\?"):
            one_line(text)
    assert one_line(" Zoë\u200d\u00a0Ann ") == "Zoë\u200d\u00a0Ann"


@pytest.mark.slow
def test_from_is_checked_and_written(desk: Path) -> None:
    assert (
        drafted(desk, "--from", "Équipe IA <ia@exemple.fr>")["From"] == "Équipe IA <ia@exemple.fr>"
    )
    status, _, errors = mail(desk, "--from", "ia@exemple.fr\nBcc: x@y.z")
    assert status == 2
    assert "U+000A" in errors


def test_a_draft_to_a_list_has_everybody_in_bcc_and_one_a_language(desk: Path) -> None:
    people = desk / "list.csv"
    people.write_text("Nom;Courriel\nZoé;zoe@exemple.fr\nBob;bob@example.org\n", "utf-8")
    status, shown, _ = mail(desk, "--to", str(people))
    assert status == 0
    assert shown.splitlines()[-1] == str(desk / "out" / "mail.eml")
    message = opened((desk / "out" / "mail.eml").read_bytes())
    assert [each.addr_spec for each in message["Bcc"].addresses] == [
        *("zoe@exemple.fr", "bob@example.org")
    ]
    assert not {"To", "From"} & set(message.keys())
    assert message["X-Unsent"] == "1"
    people.write_text("Courriel;Langue\nzoe@exemple.fr;\nbob@example.org;en\n", "utf-8")
    status, shown, _ = mail(desk, "--to", str(people), "--from", "ia@exemple.fr")
    assert (status, shown.count(".eml\n")) == (0, 2)
    for name, address, word in (
        ("mail.eml", "zoe@exemple.fr", "Bonjour,"),
        ("mail-en.eml", "bob@example.org", "Hello,"),
    ):
        message = opened((desk / "out" / name).read_bytes())
        assert (message["Bcc"], message["From"]) == (address, "ia@exemple.fr")
        body = message.get_body(("plain",))
        assert body is not None
        assert body.get_content().startswith(word)


@pytest.mark.slow
def test_more_people_in_bcc_than_servers_have_to_take_are_warned_of(desk: Path) -> None:
    people = desk / "list.txt"
    for count, told in ((100, False), (101, True)):
        people.write_text("".join(f"a{n}@exemple.fr\n" for n in range(count)), "utf-8")
        status, _, errors = mail(desk, "--to", str(people))
        assert (status, "101 personnes en copie cachée" in errors) == (0, told)
        data = (desk / "out" / "mail.eml").read_bytes()
        assert max(map(len, data.split(b"\r\n"))) < 998
        assert len(opened(data)["Bcc"].addresses) == count


def test_a_draft_to_a_list_needs_no_sender(desk: Path) -> None:
    text = CATALOGUE.replace(", email: ia@exemple.fr", "")
    (desk / "roadmap.yaml").write_text(text, "utf-8")
    note(desk)
    (desk / "list.txt").write_text("zoe@exemple.fr", "utf-8")
    assert mail(desk, "--to", str(desk / "list.txt"))[0] == 0
    told = mail(desk, "--to", str(desk / "list.txt"), "--send", "--server", "smtp.example.org")
    assert told[0] == 1
    assert "expéditeur inconnu" in told[2]


def test_excerpts_beside_the_editions_are_told_and_not_attached(desk: Path) -> None:
    for steps, name in (((2,), "booklet-step-2.pdf"), ((), "booklet-grey.pdf")):
        write_pdf(desk / "out" / name)
        with pikepdf.open(desk / "out" / name, allow_overwriting_input=True) as document:
            file_stamp.write(document, OutputFile(BOOKLET, steps=steps, grey=not steps))
            document.save(desk / "out" / name)
    status, _, errors = mail(desk)
    assert status == 0
    assert "ne sont pas joints\u00a0: booklet-step-2.pdf\u00a0;" in errors
    assert len(list(drafted(desk).iter_attachments())) == 3
    assert "booklet-step-2.pdf" not in mail(desk, "--only", "poster")[2]


@pytest.mark.slow
def test_another_catalogue_s_pdfs_are_warned_of_and_not_sent(desk: Path) -> None:
    with pikepdf.open(desk / "out" / "poster.pdf", allow_overwriting_input=True) as document:
        file_stamp.write(document, OutputFile(POSTER))
        document.docinfo["/Title"] = "Soins infirmiers"
        document.save(desk / "out" / "poster.pdf")
    status, _, errors = mail(desk)
    assert status == 0
    assert (
        "poster.pdf: avertissement: c’est le fichier d’un autre catalogue, «\u00a0Soins" in errors
    )
    assert "--force" in errors
    (desk / "list.txt").write_text("zoe@exemple.fr", "utf-8")
    told = mail(desk, "--to", str(desk / "list.txt"), "--send", "--server", "smtp.example.org")
    assert told[0] == 1
    assert "poster.pdf: erreur: c’est le fichier d’un autre catalogue" in told[2]


def test_numbers_and_sizes_as_each_language_writes_them() -> None:
    assert [say("fr", "mail.steps", n=n) for n in (0, 1, 2)] == [
        "0\u00a0étape",
        "1\u00a0étape",
        "2\u00a0étapes",
    ]
    assert [say("en", "mail.steps", n=n) for n in (0, 1)] == ["0\u00a0steps", "1\u00a0step"]
    sizes = [cldr.size(n, "fr") for n in (1, 999_499, 999_600, 1_250_000)]
    assert sizes == ["1\u00a0ko", "999\u00a0ko", "1,0\u00a0Mo", "1,2\u00a0Mo"]
    assert say("en", "mail.subject", title="{edition}", edition="x") == "{edition} – x"
