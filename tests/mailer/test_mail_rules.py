"""Addresses, columns of a list, files within the budget: each rule just kept and just broken."""

from pathlib import Path

import pytest

from roadmap_print.mailer import attachments, recipients
from roadmap_print.mailer.attachments import Enclosure
from roadmap_print.mailer.mail_address import mail_address, one_line
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.problems import ProblemsError

HOST = ".".join(["h" * 60] * 3)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("a@b.fr", "a@b.fr"),
        (" a.b+c@B.FR ", "a.b+c@b.fr"),
        ("a@été.fr", "a@xn--t-9fab.fr"),
        (f"{'a' * 64}@b.fr", f"{'a' * 64}@b.fr"),
        (f"{'a' * 64}@{HOST}.fr", f"{'a' * 64}@{HOST}.fr"),
    ],
)
def test_what_is_an_address(written: str, address: str) -> None:
    assert mail_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        *("", "a", "a@b", "@b.fr", "a@", "a@b..fr", "a@-b.fr", "a.@b.fr", ".a@b.fr", "a..b@c.fr"),
        *("a@b.fr,c@d.fr", "a@b.fr; c@d.fr", "A <a@b.fr>", "a b@c.fr", "é@b.fr", '"a"@b.fr'),
        *(f"{'a' * 65}@b.fr", f"{'a' * 60}@{HOST}.{'h' * 20}.fr", f"a@{'h' * 64}.fr"),
    ],
)
def test_what_is_none(written: str) -> None:
    with pytest.raises(MailError):
        mail_address(written)


@pytest.mark.parametrize(
    "sign", ["\r", "\n", "\0", "\x7f", "\u2028", "\u2029", "\ud800", "\u202a", "\u202e", "\u2069"]
)
def test_a_sign_that_could_start_a_header_or_turn_a_name_is_refused(sign: str) -> None:
    with pytest.raises(MailError):
        one_line(f"a{sign}b")


def test_a_text_that_a_mailer_would_decode_is_refused() -> None:
    with pytest.raises(MailError):
        one_line("=?utf-8?q?a=0Db?=")
    assert one_line(" a = ? b ") == "a = ? b"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("columns", [("name", "address", "language"), ("nom", "adresse", "langue")])
def test_each_column_of_a_list(separator: str, columns: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    rows = [columns, ("Ann", "a@b.fr", "en"), ("Bob", "c@d.fr", ""), ("", "e@f.fr", "fr-FR")]
    file.write_text("\n".join(separator.join(row) for row in rows), "utf-8")
    found = recipients.read(file, "fr", "en")
    assert [(each.line, each.mailbox.name, each.address, each.language) for each in found] == [
        (2, "Ann", "a@b.fr", "en"),
        (3, "Bob", "c@d.fr", "fr"),
        (4, "", "e@f.fr", "fr"),
    ]


def test_an_address_that_stands_twice_is_told_whatever_its_capitals(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("address\na@b.fr\nA@b.fr\n", "utf-8")
    with pytest.raises(ProblemsError) as caught:
        recipients.read(file, "fr", "en")
    (problem,) = caught.value.problems
    assert problem.line == 3


def pdfs(folder: Path, *sizes: int) -> tuple[Path, ...]:
    """Write files of so many octets, named as publications are."""
    names = ("booklet", "poster", "slides")[: len(sizes)]
    files = tuple(folder / f"{name}.pdf" for name in names)
    for file, size in zip(files, sizes, strict=True):
        file.write_bytes(b"%PDF-" + bytes(size - 5))
    return files


def test_a_message_is_larger_than_its_files_by_base64_and_its_lines(tmp_path: Path) -> None:
    size = attachments.message_size(pdfs(tmp_path, 600, 400))
    assert size == pytest.approx(1000 * 4 / 3 * 78 / 76, rel=0.005)


def test_a_message_stays_within_its_budget(tmp_path: Path) -> None:
    attachments.within_budget(pdfs(tmp_path, 729_000), 1.0, "en")
    with pytest.raises(MailError):
        attachments.within_budget(pdfs(tmp_path, 731_000), 1.0, "en")


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (900 * 1.37, "--only booklet --only poster"),
        (600 * 1.37, "--only booklet"),
        (250 * 1.37, "--only poster"),
        (99, ""),
    ],
)
def test_as_many_files_are_offered_as_fit(most: float, said: str, tmp_path: Path) -> None:
    assert attachments.lighter(pdfs(tmp_path, 600, 250, 900), most) == said


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("L’IA en santé", "l-ia-en-sante-booklet.pdf"),
        ("日本語", "roadmap-booklet.pdf"),
        (
            "Un deux trois quatre cinq six sept huit neuf dix",
            "un-deux-trois-quatre-cinq-six-sept-huit-booklet.pdf",
        ),
        ("m" * 50, f"{'m' * 40}-booklet.pdf"),
    ],
)
def test_a_file_s_name_is_ascii_and_short(title: str, name: str) -> None:
    assert Enclosure("booklet", b"").file_name(title, "en") == name


def test_a_line_is_judged_in_no_time_however_long() -> None:
    for text in ("=?" * 60_000, "a" * 120_000):
        with pytest.raises(MailError) as caught:
            one_line(text)
        assert caught.value.phrase == "long_line"
