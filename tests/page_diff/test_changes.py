"""`changes` as users run it: two editions in a real repository, and real pages held together."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pdfs import Pdf, roadmap_print
from repository import Repository
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.comparison.compare import ChangedThing, ChangeKind, compare
from roadmap_print.catalogue.fields import from_data, keys_of
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.cli.commands.check import changes as command
from roadmap_print.i18n.translator import say
from roadmap_print.page_diff import diff_report, news_lines, page_matching
from roadmap_print.page_diff.diff_report import REPORTS, Comparison
from roadmap_print.page_diff.page_comparison import ComparisonOutcome, Source, Unfit, compare_pages
from roadmap_print.page_diff.page_matching import ComparedPage, Matter
from roadmap_print.publications.registry import Publication

Data = dict[str, Any]
REST = (
    "  Les autres pages restent bonnes ; réimprimées, elles ne différeraient que par l’édition et "
    "l’empreinte en bas de page."
)


def edition(**more: object) -> Data:
    """Give a catalogue of three steps, each on a page of its own."""
    return {
        "title": "Vers l’IA",
        "language": "fr",
        "edition": "Mai 2026",
        "formats": [{"id": "course", "label": "Cours"}],
        "steps": [{"id": f"s{n}", "title": f"Pas {n}", "resources": [f"r{n}"]} for n in (1, 2, 3)],
        "resources": {
            f"r{n}": {"title": f"Cours {n}", "format": "course", "url": f"https://e.org/{n}"}
            for n in (1, 2, 3)
        },
    } | more


def changed() -> Data:
    """Give a later edition: a resource retitled, one added, one at another address."""
    data = edition(edition="Juin 2026")
    data["resources"]["r2"]["title"] = "Cours *deux* <b>"
    data["resources"]["new"] = {
        "title": "Tout nouveau", "format": "course", "url": "https://e.org/new_one",
    }  # fmt: skip
    data["resources"]["r3"]["url"] = "https://e.org/trois_et_demi"
    data["steps"][1]["resources"].append("new")
    return data


def catalogue(data: Data) -> Catalogue:
    return from_data(Catalogue, data)


def written(data: Data) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = Repository(tmp_path_factory.mktemp("work"))
    made.commit(written(edition()))
    made.git("tag", "mai-2026")
    made.commit(written(edition(subtitle="Pour tous")))
    made.catalogue.write_text(written(changed()), "utf-8")
    return made


@pytest.mark.slow
def test_a_revision_against_the_working_catalogue(repository: Repository) -> None:
    ended = roadmap_print("changes", "HEAD~1", cwd=repository.folder)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.replace("\xa0", " ").splitlines() == [
        "De HEAD~1 à content/roadmap.yaml : 4 changements",
        "",
        "Avant les étapes",
        "  Catalogue modifié : Vers l’IA",
        "      édition : Mai 2026 → Juin 2026",
        "",
        "Étape 2 : Pas 2",
        "  Ressource modifiée : Cours *deux* <b>",
        "      titre : Cours 2 → Cours *deux* <b>",
        "  Ressource ajoutée : Tout nouveau",
        "",
        "Étape 3 : Pas 3",
        "  Ressource modifiée : Cours 3",
        "      adresse : https://e.org/3 → https://e.org/trois_et_demi",
        "",
        "À réimprimer",
        "  livret : en entier (4)",
        "  affiche : oui, elle diffère",
        "  diapositives : pages 1, 2, 6, 7, 9 et 10 (sur 10)",
        REST,
    ]
    assert not list(repository.folder.rglob("*.pdf"))


def test_two_revisions_and_nothing_but_catalogues(repository: Repository) -> None:
    ended = roadmap_print("changes", "mai-2026", "HEAD", "--no-pages", cwd=repository.folder)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.replace("\xa0", " ").splitlines() == [
        "De mai-2026 à HEAD : 1 changement",
        "",
        "Avant les étapes",
        "  Catalogue modifié : Vers l’IA",
        "      sous-titre : rien → Pour tous",
    ]


def test_a_revision_is_one_of_the_file_given_as_new(repository: Repository) -> None:
    """Where one stands does not matter; --catalogue, if given, has the last word."""
    inside, name = repository.folder / "content", f"{repository.folder.name}/content/roadmap.yaml"
    for folder, new in ((inside, "roadmap.yaml"), (repository.folder.parent, name)):
        ended = roadmap_print("changes", "mai-2026", new, "--no-pages", cwd=folder)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.startswith(f"De mai-2026 à {new}\xa0: 4 changements")
    ended = roadmap_print("changes", "HEAD", name, "--catalogue", "x/no.yaml", cwd=folder)
    assert ended.returncode == 2
    assert "x/no.yaml" in ended.stderr


def test_two_files_elsewhere_that_print_the_same(tmp_path: Path) -> None:
    for name in ("old", "new"):
        data = edition(language="en")
        if name == "new":
            data["resources"]["other-id"] = data["resources"].pop("r1")
            data["steps"][0]["resources"] = ["other-id"]
        (tmp_path / f"{name}.yaml").write_text(f"# {name}\n{written(data)}", "utf-8")
    ended = roadmap_print("changes", "old.yaml", "new.yaml", "--format", "json", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert [(each["key"], each["edits"][0]["name"]) for each in told["changes"]] == [
        ("other-id", "id")
    ]
    assert {name: each["print"] for name, each in told["printed"].items()} == {
        "booklet": [],
        "poster": [],
        "slides": [],
    }


def test_a_catalogue_at_fault(repository: Repository, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(written(edition(editon="Mai")), "utf-8")
    ended = roadmap_print("changes", str(wrong), cwd=repository.folder)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert f"{wrong}:" in ended.stderr
    assert "editon" in ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mai-2O26",), "ni une révision de git ; vouliez-vous dire « mai-2026 » ?"),
        (("mai-2026", "tomorrow"), "NEW: erreur: « tomorrow » n’est ni"),
        (("--", "--output=x"), "« --output=x » n’est ni"),
        (
            ("mai-2026", "--catalogue", "content/no.yaml"),
            "content/no.yaml: erreur: ce fichier n’existe pas",
        ),
        (("mai-2026", "mai", "--catalogue", "no.yaml"), "ne contient pas no.yaml"),
    ],
)
def test_a_name_of_no_edition(
    repository: Repository, arguments: tuple[str, ...], said: str
) -> None:
    ended = roadmap_print("changes", *arguments, cwd=repository.folder, LC_ALL="fr_FR.UTF-8")
    assert ended.returncode == 2
    assert said in ended.stderr.replace("\xa0", " ")


def test_a_publication_that_cannot_be_made_is_told_and_fails(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unfit = ComparisonOutcome(POSTER, None, new=Unfit("too long", "--poster-size a1"))
    monkeypatch.setattr(command, "compare_pages", lambda *_: (unfit,))
    assert command.run("HEAD", None, repository.catalogue, "text", pages=True) == 1
    said = capsys.readouterr().out.replace("\xa0", " ")
    assert "  affiche : composition impossible (too long)\n" in said
    assert command.run("HEAD", None, repository.catalogue, "text", pages=False) == 0


@pytest.mark.parametrize(
    "command",
    [
        ("changes", "HEAD~1"),
        ("build", "--only", "poster", "--no-proof", "--since", "HEAD~1"),
        ("mail", "--text", "--since", "HEAD~1"),
    ],
    ids=lambda command: command[0],
)
def test_what_is_wrong_with_an_old_edition_is_said_to_be_its_own(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    made = Repository(tmp_path)
    made.commit(written(edition(language="en", publisher={"name": "a\0b"})))
    made.commit(written(edition(language="en")))
    ended = roadmap_print(*command, cwd=tmp_path, LC_ALL="C.UTF-8")
    assert ended.returncode == 1, ended.stderr
    first, *_ = ended.stderr.splitlines()
    assert first.startswith("HEAD~1:content/roadmap.yaml:")
    assert ": error: older edition: publisher.name: " in first


def test_a_logo_that_one_edition_has_lost_makes_no_difference(tmp_path: Path) -> None:
    data = edition(publisher={"name": "CHU", "logo": "logo.svg"})
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "roadmap.yaml").write_text(written(data), "utf-8")
    (tmp_path / "new" / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
    )
    for one, other in (("old", "new"), ("new", "old")):
        names = f"{one}/roadmap.yaml", f"{other}/roadmap.yaml"
        ended = roadmap_print("changes", *names, "--format", "json", cwd=tmp_path)
        assert ended.returncode == 0, ended.stderr
        told = json.loads(ended.stdout)
        assert not any(each["print"] for each in told["printed"].values())


@pytest.mark.slow
def test_booklets_are_editions_both_older_and_newer(tmp_path: Path) -> None:
    for name, data in (("old", edition()), ("new", changed())):
        (tmp_path / f"{name}.yaml").write_text(written(data), "utf-8")
        made = ("build", f"{name}.yaml", "-o", name, "--only", "booklet", "--no-proof")
        assert roadmap_print(*made, "-q", cwd=tmp_path).returncode == 0
    told = roadmap_print("changes", "old.yaml", "new.yaml", cwd=tmp_path)
    found = roadmap_print("changes", "old/booklet.pdf", "new/booklet.pdf", cwd=tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.splitlines()[1:] == told.stdout.splitlines()[1:]
    since = ("build", "new.yaml", "-o", "new", "--since", "old/booklet.pdf", "--only", "poster")
    ended = roadmap_print(*since, "--no-proof", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "Nouveau" in Pdf(tmp_path / "new" / "poster.pdf").texts[0]


def page(number: int, body: str, foot: str = "") -> ComparedPage:
    return ComparedPage(number, body + foot, body, body)


def pages(*bodies: str) -> list[ComparedPage]:
    """Give pages with numbers at their feet, but for covers, whose words are in capitals."""
    return [
        page(n, body, "" if body.isupper() else f"{n} / {len(bodies)}")
        for n, body in enumerate(bodies, 1)
    ]


def test_pages_edited_in_their_places() -> None:
    old = pages("COVER", "a b c d", "e f g h", "BACK")
    new = pages("COVER", "a b c x", "e f g h", "BACK")
    assert page_matching.compare(old, new) == Matter(4, 4, edited=(2,))
    assert page_matching.compare(old, old) == Matter(4, 4)


def test_an_inserted_page_gives_all_behind_it_another_number_but_covers() -> None:
    old = pages("COVER", "a b c d", "e f g h", "BACK")
    new = pages("COVER", "a b c d", "quite new", "e f g h", "BACK")
    matter = page_matching.compare(old, new)
    assert matter == Matter(4, 5, added=(3,), renumbered=(2, 4))
    assert matter.again == (2, 3, 4)
    assert page_matching.compare(new, old) == Matter(5, 4, removed=(3,), renumbered=(2, 3))


def test_a_page_that_goes_on_on_two() -> None:
    old = pages("a b c d e f", "g h i j")
    new = pages("a b c d e", "f x y z", "g h i j")
    assert page_matching.compare(old, new) == Matter(2, 3, edited=(1,), added=(2,), renumbered=(3,))


def test_pages_that_change_in_their_places_do_not_change_places() -> None:
    old = pages("COVER", "two one", "two new words one b", "BACK")
    new = pages("COVER", "two new words one", "two else three four", "BACK")
    assert page_matching.compare(old, new) == Matter(4, 4, edited=(2, 3))


def test_pages_that_are_alike_keep_their_places() -> None:
    notes = pages("a b", "notes", "notes", "notes")
    assert page_matching.compare(notes, notes[:3]) == Matter(4, 3, removed=(4,))


def test_blank_pages_are_the_ones_in_their_places() -> None:
    old, new = pages("BLANK", "a b", "BLANK"), pages("c d", "a b", "BLANK")
    assert page_matching.compare(old, new) == Matter(3, 3, edited=(1,))


def test_pages_of_the_same_words_are_told_apart_by_their_pictures() -> None:
    old = [ComparedPage(n, f"{picture}{n}", picture, "words") for n, picture in enumerate("AB", 1)]
    new = [ComparedPage(n, f"{picture}{n}", picture, "words") for n, picture in enumerate("XAB", 1)]
    assert page_matching.compare(old, new) == Matter(2, 3, added=(1,), renumbered=(2, 3))


def test_a_foot_that_differs_by_more_than_a_number_is_edited() -> None:
    assert page_matching.compare(
        [page(1, "a b", "path")], [page(1, "a b", "other path")]
    ) == Matter(1, 1, edited=(1,))


TEXTS = st.lists(st.sampled_from(["a b c", "a b d", "x y", "COVER", "notes", ""]), max_size=8)


@given(TEXTS, TEXTS)
def test_every_page_that_is_not_printed_again_is_at_hand(first: list[str], then: list[str]) -> None:
    old, new = pages(*first), pages(*then)
    matter = page_matching.compare(old, new)
    kept = [each.whole for each in new if each.number not in matter.again]
    at_hand = [each.whole for each in old]
    for whole in kept:
        at_hand.remove(whole)
    fates = (*matter.edited, *matter.added, *matter.renumbered)
    assert len(fates) == len(set(fates)) == len(matter.again)
    assert len(old) - len(matter.removed) == len(new) - len(matter.added)


@pytest.fixture(scope="module")
def outcomes() -> dict[Publication, ComparisonOutcome]:
    """Compare real pages: a step has come in between, the edition is the same."""
    data = edition()
    data["steps"].insert(1, {"id": "mid", "title": "Entre-temps", "resources": ["r3"]})
    first, second = (Source(catalogue(each), None) for each in (edition(), data))
    heard: list[float] = []
    found = compare_pages(first, second, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1
    return {each.publication: each for each in found}


@pytest.mark.slow
def test_a_step_in_between(outcomes: dict[Publication, ComparisonOutcome]) -> None:
    booklet = outcomes[BOOKLET].matter
    assert booklet
    assert booklet.new == booklet.old == 4
    assert booklet.again == (1, 2, 3)  # its cover has a station more, its back cover is the same
    assert outcomes[POSTER].matter == Matter(1, 1, edited=(1,))
    slides = outcomes[SLIDES].matter
    assert slides
    assert len(slides.added) == slides.new - slides.old == 2
    assert len(slides.again) == slides.new  # each has the total at its foot


def reported(found: list[ComparisonOutcome], style: str = "text", language: str = "fr") -> str:
    one = catalogue(edition())
    comparison = Comparison(("a", "b"), (one, one), (), tuple(found))
    return REPORTS[style](comparison, language).replace(" ", " ")


def test_pages_are_told_apart_by_what_has_become_of_them() -> None:
    matter = Matter(5, 6, (1,), (3, 4), (2,), (5,))
    assert reported([ComparisonOutcome(BOOKLET, matter)]).splitlines()[3:] == [
        "  livret : pages 1 et 3-5 (sur 6)",
        "      pages nouvelles : 3 et 4",
        "      pages modifiées : 1",
        "      pages disparues (anciens numéros) : 2",
        "      pages identiques, hormis leur numéro ou le total en bas de page : 5",
        REST,
    ]


def test_the_whole_of_a_publication_and_nothing_of_one() -> None:
    found = [
        ComparisonOutcome(BOOKLET, Matter(2, 2, edited=(1, 2))),
        ComparisonOutcome(POSTER, None, old=Unfit("too long", None)),
        ComparisonOutcome(SLIDES, Matter(9, 9)),
    ]
    assert reported(found, language="en").splitlines()[3:] == [
        "  booklet: all 2",
        "  poster: all of it; the older edition could not be made (too long)",
        "  slides: nothing",
    ]


@pytest.mark.parametrize(
    ("numbers", "french", "english"),
    [
        ((4,), "4", "4"),
        ((4, 9), "4 et 9", "4 and 9"),
        ((4, 9, 12), "4, 9 et 12", "4, 9 and 12"),
        ((4, 5), "4 et 5", "4 and 5"),
        ((4, 5, 6, 9), "4-6 et 9", "4-6 and 9"),
        ((1, 4, 5, 6, 7, 8, 9), "1 et 4-9", "1 and 4-9"),
    ],
)
def test_page_ranges(numbers: tuple[int, ...], french: str, english: str) -> None:
    assert diff_report.ranges(numbers, "fr") == french
    assert diff_report.ranges(numbers, "en") == english


def comparison() -> Comparison:
    one, two = catalogue(edition()), catalogue(changed())
    return Comparison(("a", "b"), (one, two), compare(one, two), None)


def test_markdown_holds_text_and_no_markup_of_the_catalogue_s() -> None:
    from markdown_it import MarkdownIt

    told = REPORTS["markdown"](comparison(), "fr")
    html = MarkdownIt("commonmark").render(told)
    assert "Cours *deux* &lt;b&gt;" in html
    assert '<a href="https://e.org/trois_et_demi">' in html
    assert html.count("<h2>") == 3


def test_json_is_all_that_was_found() -> None:
    told = json.loads(REPORTS["json"](comparison(), "fr"))
    assert told["printed"] is None
    assert [each["kind"] for each in told["changes"]] == ["edited", "edited", "added", "edited"]
    assert told["changes"][2] == {
        "kind": "added",
        "thing": "resource",
        "key": "new",
        "step": 2,
        "title": "Tout nouveau",
        "edits": [],
    }


def test_long_texts_are_shown_where_they_differ() -> None:
    answer = "Mot " * 100 + "{} " + "suite " * 100
    old, new = (
        catalogue(edition(introduction=[{"heading": "Quoi ?", "text": answer.format(each)}]))
        for each in ("ancien", "nouveau")
    )
    told = REPORTS["text"](Comparison(("a", "b"), (old, new), compare(old, new), None), "fr")
    (line,) = [each for each in told.splitlines() if "texte" in each]
    assert "ancien suite" in line
    assert "nouveau suite" in line
    assert line.count("…") == 4
    assert len(line) < 250


def test_removed_things_stand_under_the_step_as_it_is_now() -> None:
    data = edition()
    del data["steps"][0]
    data["steps"][1]["resources"] = []
    old, new = catalogue(edition()), catalogue(data)
    told = REPORTS["text"](Comparison(("a", "b"), (old, new), compare(old, new), None), "en")
    headings = [line for line in told.splitlines()[1:] if line and line[0] != " "]
    assert headings == ["Former step 1: Pas 1", "Step 2: Pas 3"]


def test_every_kind_of_change_has_words() -> None:
    for kind in ChangeKind:
        for thing in ChangedThing:
            for language in ("fr", "en"):
                assert say(language, f"changes.what.{thing}.{kind}")[0].isupper()
    assert say("fr", "changes.what.resource.added") == "Ressource ajoutée"
    assert say("fr", "changes.what.objective.removed") == "Objectif retiré"


def test_every_field_of_a_catalogue_has_a_name() -> None:
    from roadmap_print.catalogue import model

    lists = {"introduction", "levels", "formats", "steps", "resources", "objectives", "reference"}
    kinds = ("Catalogue", "Publisher", "Question", "Level", "Format", "Step", "Resource")
    names = {
        name
        for kind in (*kinds, "Reference")
        for name in keys_of(getattr(model, kind))
        if name not in lists
    }
    assert len(names) > 20
    for name in names:
        assert diff_report.field_name(name, "fr")
    assert diff_report.field_name("reference.year", "en") == "year"
    assert diff_report.field_name("headings.course", "en") == "heading (course)"


def test_news_are_a_line_a_thing_without_order_and_ids() -> None:
    old, new = edition(), changed()
    new["steps"][2]["resources"] = ["r2", "r3"]
    new["steps"][0]["objectives"] = ["Oser"]
    new["resources"]["r9"] = new["resources"].pop("r1")  # another id alone
    new["steps"][0]["resources"] = ["r9"]
    new["steps"].append({"id": "s4", "title": "Pas 4", "objectives": ["x"], "resources": []})
    old["steps"][2]["resources"] = ["r3", "r2"]
    changes = compare(catalogue(old), catalogue(new))
    assert [line.replace(" ", " ") for line in news_lines.lines(changes, "fr")] == [
        "Objectif ajouté, étape 1 : Oser",
        "Ressource modifiée, étapes 2 et 3 : Cours *deux* <b> (titre)",
        "Ressource ajoutée, étape 2 : Tout nouveau",
        "Ressource modifiée, étape 3 : Cours 3 (adresse)",
        "Étape ajoutée : 4. Pas 4",
    ]
    back = news_lines.lines(compare(catalogue(new), catalogue(old)), "en")
    assert "Resource removed, former step 2: Tout nouveau" in back


def test_news_are_not_endless() -> None:
    many = edition()
    many["steps"] += [{"id": f"x{n}", "title": f"X {n}", "resources": []} for n in range(40)]
    told = news_lines.lines(compare(catalogue(edition()), catalogue(many)), "en")
    assert len(told) == news_lines.MOST
    assert told[-1] == "and 16 more changes"
