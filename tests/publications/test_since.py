"""`build --since`: marks at the right entries, a page that tells of all, and none without news."""

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from pdfs import MM, Pdf, Placed, roadmap_print
from rows import BOOKLET, SLIDES

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import Since
from roadmap_print.content.changes import with_news
from roadmap_print.content.fingerprint import ALPHABET, LENGTH, fingerprint
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import Roadmap, addresses
from roadmap_print.pipeline.news import since
from roadmap_print.publications.registry import Publication, usual

pytestmark = pytest.mark.slow

ROADMAP = Path(__file__).parents[2] / "tests/catalogues/roadmap.yaml"
GONE = {
    "gone-guide": {
        "title": "Un guide : retiré",
        "format": "document",
        "url": "https://gone.test/a",
    },
    "gone-video": {
        "title": "Withdrawn: a video",
        "format": "video",
        "url": "https://gone.test/b",
        "language": "en",
    },
}
NEW = [("comprendre", "liebovitz"), ("donnees", "bernardi-2023")]
RETITLED, OTHER_LEVEL, MOVED = "cho-2024", "epimed-validation-croisee", "roosan-2024"
KINDS = ("Nouveau", "Modifié", "Déplacé", "Retiré")
ALL = pytest.mark.parametrize("publication", usual(), ids=str)


def older(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Write an edition before the shipped one: what `change` makes of it."""
    catalogue = yaml.load(ROADMAP.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    change(catalogue)
    path.write_text(yaml.safe_dump(catalogue, allow_unicode=True), encoding="utf-8")
    return path


def some_changes(catalogue: dict[str, Any]) -> None:
    steps = {step["id"]: step["resources"] for step in catalogue["steps"]}
    catalogue["edition"] = "Juin 2026"
    catalogue["resources"] |= GONE
    for step, resource in NEW:
        steps[step].remove(resource)
    steps["comprendre"].append("gone-video")
    steps["projet"].append("gone-guide")
    catalogue["resources"][RETITLED]["title"] = "Machine Learning and Health Science: Tutorial"
    catalogue["resources"][OTHER_LEVEL]["level"] = "discovery"
    steps["critiquer"].remove(MOVED)
    steps["donnees"].append(MOVED)


def nothing_of_the_steps(catalogue: dict[str, Any]) -> None:
    for step in catalogue["steps"]:
        step["resources"] = []


def built(folder: Path, old: Path | str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ("build", str(ROADMAP), "--since", str(old), "--output", "out", *arguments)
    return roadmap_print(*command, cwd=folder)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[Publication, Pdf]:
    folder = tmp_path_factory.mktemp("marked")
    ended = built(folder, older(folder / "old.yaml", some_changes))
    assert ended.returncode == 0, ended.stderr  # the proof-reader has nothing to say
    return {each: Pdf(folder / "out" / f"{each}.pdf") for each in usual()}


@pytest.fixture(scope="module")
def expected(roadmap: Catalogue) -> set[tuple[str, str]]:
    """Each plate by its word and the address of its entry."""
    new = {("Nouveau", roadmap.resources[id_].url) for _, id_ in NEW}
    return new | {("Modifié", roadmap.resources[id_].url) for id_ in (RETITLED, OTHER_LEVEL)}


@dataclass(frozen=True)
class Word:
    """A text on a page, by the middle of its first letter in mm."""

    text: str
    page: int
    x: float
    y: float


def words(pdf: Pdf, page: int, *texts: str) -> Iterator[Word]:
    searched, height = pdf.document[page - 1].get_textpage(), pdf.sizes[page - 1][1]
    for text in texts:
        search = searched.search(text, match_case=True)
        while found := search.get_next():
            left, bottom, right, top = (edge * MM for edge in searched.get_charbox(found[0]))
            yield Word(text, page, (left + right) / 2, height - (bottom + top) / 2)


def plates(pdf: Pdf) -> Iterator[Word]:
    """Yield the plates on pages with codes."""
    for page in sorted({code.page for code in pdf.codes}):
        yield from words(pdf, page, *KINDS)


def owner(plate: Word, pdf: Pdf) -> str:
    """Return the address of the entry that a badge stands beside: that of the nearest link."""
    links = [link for link in pdf.links if link.page == plate.page]
    return min(links, key=lambda link: _away(plate, link)).address


def _away(plate: Word, link: Placed) -> float:
    across = max(link.left - plate.x, plate.x - link.right, 0.0)
    return across + max(link.top - plate.y, plate.y - link.bottom, 0.0)


@ALL
def test_plates_stand_at_what_is_new_or_edited_and_nowhere_else(
    marked: dict[Publication, Pdf], expected: set[tuple[str, str]], publication: Publication
) -> None:
    pdf = marked[publication]
    found = [(each.text, owner(each, pdf)) for each in plates(pdf)]
    assert len(found) == len(expected)
    assert set(found) == expected


def pages_of_news(pdf: Pdf) -> list[int]:
    return [page for page, text in enumerate(pdf.texts, 1) if text.startswith("Quoi de neuf")]


@pytest.mark.parametrize("publication", [BOOKLET, SLIDES])
def test_the_list_tells_of_all(
    marked: dict[Publication, Pdf], roadmap: Catalogue, publication: Publication
) -> None:
    pdf = marked[publication]
    pages = pages_of_news(pdf)
    text = " ".join(pdf.texts[page - 1] for page in pages).replace("\u00a0", " ")
    assert "Ce qui a changé depuis l’édition « Juin 2026 »." in text
    assert "auparavant étape 3" in text
    titles = {"Un guide": "Retiré", "Withdrawn: a video": "Retiré"}
    titles |= {roadmap.resources[id_].title[:30]: "Nouveau" for _, id_ in NEW}
    titles |= {roadmap.resources[id_].title[:30]: "Modifié" for id_ in (RETITLED, OTHER_LEVEL)}
    titles |= {roadmap.resources[MOVED].title[:30]: "Déplacé"}
    told = [title for page in pages for title in words(pdf, page, *titles)]
    assert sorted(each.text for each in told) == sorted(titles)
    for title in told:
        (plate,) = (each for each in words(pdf, title.page, *KINDS) if abs(each.y - title.y) < 2.5)
        assert plate.text == titles[title.text]
        assert plate.x < title.x


@ALL
def test_nothing_leads_to_what_was_withdrawn(
    marked: dict[Publication, Pdf], publication: Publication
) -> None:
    found = {link.address for link in marked[publication].links}
    assert len(found) > 40
    assert not any("gone.test" in address for address in found)


def test_the_list_names_the_right_pages(marked: dict[Publication, Pdf], roadmap: Catalogue) -> None:
    pdf = marked[BOOKLET]
    (news,) = pages_of_news(pdf)
    listed = {int(number) for number in re.findall(r"p\. (\d+)", pdf.texts[news - 1])}
    changed = {roadmap.resources[id_].url for id_ in (RETITLED, OTHER_LEVEL, MOVED)}
    changed |= {roadmap.resources[id_].url for _, id_ in NEW}
    showing = {code.page for code in pdf.codes if code.address in changed}
    assert listed
    assert listed <= showing
    for address in changed:
        assert listed & {code.page for code in pdf.codes if code.address == address}


@ALL
def test_the_mark_is_that_of_the_edition(
    marked: dict[Publication, Pdf], printed: dict[Publication, Pdf], publication: Publication
) -> None:
    bare, told = (
        set(re.findall(rf"\b[{ALPHABET}]{{{LENGTH}}}\b", pdfs[publication].texts[-1]))
        for pdfs in (printed, marked)
    )
    assert len(bare) == 1
    assert bare == told, "what is new tells of two editions, and changes neither"


def test_without_changes_there_is_no_mark_and_no_page(
    printed: dict[Publication, Pdf], tmp_path: Path
) -> None:
    def another_edition(catalogue: dict[str, Any]) -> None:
        catalogue["edition"] = "Juin 2026"

    ended = built(tmp_path, older(tmp_path / "old.yaml", another_edition), "--only", "booklet")
    assert ended.returncode == 0, ended.stderr
    assert "rien n’a changé depuis" in ended.stderr
    same = Pdf(tmp_path / "out" / "booklet.pdf")
    assert same.texts == printed[BOOKLET].texts


def test_a_list_of_everything_flows_over_pages_and_passes_the_proof(tmp_path: Path) -> None:
    old = older(tmp_path / "old.yaml", nothing_of_the_steps)
    ended = built(tmp_path, old, "--only", "booklet", "--only", "slides")
    assert ended.returncode == 0, ended.stderr
    assert len(pages_of_news(Pdf(tmp_path / "out" / "slides.pdf"))) > 2


def test_a_handout_tells_of_its_own_steps_alone(tmp_path: Path, roadmap: Catalogue) -> None:
    old = older(tmp_path / "old.yaml", some_changes)
    ended = built(tmp_path, old, "--only", "booklet", "--steps", "3")
    assert ended.returncode == 0, ended.stderr
    pdf = Pdf(tmp_path / "out" / "booklet-step-3.pdf")
    (page,) = pages_of_news(pdf)
    assert roadmap.resources["bernardi-2023"].title in pdf.texts[page - 1]
    assert "Retiré" not in pdf.texts[page - 1]
    assert "Modifié" not in pdf.texts[page - 1]


def test_since_a_git_revision(tmp_path: Path) -> None:
    file = older(tmp_path / "roadmap.yaml", some_changes)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(tmp_path)]
    for command in (["init", "-q"], ["add", "roadmap.yaml"], ["commit", "-qm", "Old"]):
        subprocess.run([*git, *command], check=True)
    file.write_bytes(ROADMAP.read_bytes())
    arguments = ("--since", "HEAD", "--only", "booklet", "--no-proof", "--output", "out")
    ended = roadmap_print("build", str(file), *arguments, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert pages_of_news(Pdf(tmp_path / "out" / "booklet.pdf"))


def test_what_is_no_edition_is_said(tmp_path: Path) -> None:
    ended = built(tmp_path, "no-such-thing")
    assert ended.returncode == 2
    assert "--since" in ended.stderr
    assert "no-such-thing" in ended.stderr
    assert not (tmp_path / "out").exists()


def test_an_older_catalogue_with_mistakes_is_said(tmp_path: Path) -> None:
    def untitled(catalogue: dict[str, Any]) -> None:
        del catalogue["title"]

    ended = built(tmp_path, older(tmp_path / "old.yaml", untitled))
    assert ended.returncode == 1
    assert "old.yaml" in ended.stderr
    assert not (tmp_path / "out").exists()


def compared(tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> Since | None:
    old, new = read(older(tmp_path / "old.yaml", change)).catalogue, read(ROADMAP).catalogue
    assert old
    assert new
    return since(old, new)


def told(tmp_path: Path, roadmap: Catalogue, change: Callable[[dict[str, Any]], None]) -> Roadmap:
    bare = prepare(roadmap, encode(addresses(roadmap)))
    return with_news(bare, compared(tmp_path, change))


def test_what_has_moved_and_was_edited_is_told_once(tmp_path: Path, roadmap: Catalogue) -> None:
    def change(catalogue: dict[str, Any]) -> None:
        some_changes(catalogue)
        catalogue["resources"][MOVED]["title"] = "Before"

    news = told(tmp_path, roadmap, change).news
    assert news
    (found,) = [
        each
        for chapter in news.chapters
        for each in chapter.novelties
        if each.entry and each.entry.id == MOVED
    ]
    assert found.kind is ChangeKind.EDITED
    assert found.detail == "auparavant étape\u00a03\u00a0· titre changé"


def test_what_was_in_a_step_of_the_same_number_was_in_one_of_another_title(
    tmp_path: Path, roadmap: Catalogue
) -> None:
    def change(catalogue: dict[str, Any]) -> None:
        step = catalogue["steps"][1]
        step |= {"title": "Ancien : tout", "resources": [step["resources"][0], "gone-guide"]}
        del step["id"]
        catalogue["resources"] |= GONE
        catalogue["steps"][0]["resources"].append("gone-video")

    news = told(tmp_path, roadmap, change).news
    assert news
    details = [each.detail for chapter in news.chapters for each in chapter.novelties]
    assert "auparavant étape «\u00a0Ancien\u00a0: tout\u00a0»" in details


def test_a_withdrawn_step_is_told_where_it_stood(tmp_path: Path, roadmap: Catalogue) -> None:
    def change(catalogue: dict[str, Any]) -> None:
        step = {"title": "Une étape : partie", "resources": ["gone-guide"]}
        catalogue["resources"] |= GONE
        catalogue["steps"].insert(2, step)
        catalogue["steps"][5]["resources"].append("gone-video")

    news = told(tmp_path, roadmap, change).news
    assert news
    gone, kept = news.chapters
    assert gone.station is None
    assert [each.title for each in gone.novelties] == [
        "Une étape\u00a0: partie",
        "Un guide\u00a0: retiré",
    ]
    assert kept.station
    assert kept.station.number == 5  # the sixth of old
    assert [(each.title, each.lang) for each in kept.novelties] == [("Withdrawn: a video", "en")]


def test_ids_and_the_name_of_the_edition_are_no_news(tmp_path: Path) -> None:
    def change(catalogue: dict[str, Any]) -> None:
        catalogue["edition"] = "Juin 2026"
        catalogue["resources"]["other-id"] = catalogue["resources"].pop("rgpd")
        listed = catalogue["steps"][6]["resources"]
        listed[listed.index("rgpd")] = "other-id"

    assert compared(tmp_path, change) is None


def test_what_is_new_is_the_same_edition(tmp_path: Path, roadmap: Catalogue) -> None:
    """A copy that says what is new has the mark of one that does not."""

    def change(catalogue: dict[str, Any]) -> None:
        catalogue["resources"] |= GONE
        catalogue["steps"][0]["resources"].append("gone-guide")

    with_list = told(tmp_path, roadmap, change)
    assert with_list.news
    bare = prepare(roadmap, encode(addresses(roadmap)))
    assert fingerprint(with_list) == fingerprint(bare)
