"""Records into a catalogue: what is new or there; step, format, level and id."""

from pathlib import Path

import pytest

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.exchange.planning.import_plan import ImportPlan
from roadmap_print.exchange.planning.import_report import counted, import_problems, preview
from roadmap_print.exchange.planning.importing import (
    ImportDraft,
    draft_import,
    existing_target,
    new_target,
    write_import,
)
from roadmap_print.problems import NoStepError, ProblemsError

CATALOGUE = """\
title: Un parcours
language: fr
levels:
  - {id: easy, label: Découverte}
  - {id: middle, label: Approfondissement}
  - {id: hard, label: Pour aller plus loin}
formats:
  - id: course
    label: Cours en ligne
  - id: video
    label: Vidéos   # les films
  - id: document
    label: Documentation
steps:
  # la première
  - title: Comprendre
    resources: [cho-2024]
  - title: Agir
    resources:
      - film
resources:
  cho-2024:
    title: Machine Learning
    format: document
    url: https://www.jmir.org/2024/1/e50890
    reference: {doi: 10.2196/50890}
  film:   # un film
    title: Un film
    format: video
    url: https://www.youtube.com/watch?v=yQLmgw3rClM
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "roadmap.yaml"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def draft(
    catalogue: Path, text: str, *, step: int | None = None, name: str = "liste.csv"
) -> ImportDraft:
    file = catalogue.with_name(name)
    file.write_text(text, encoding="utf-8")
    return draft_import([file], existing_target(catalogue), step)


def new(folder: Path, text: str, name: str = "liste.csv") -> ImportDraft:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return draft_import([file], new_target(folder / "new.yaml", "fr"), None)


def steps(plan: ImportPlan) -> dict[str, list[str]]:
    return {step.title: step.added for step in plan.steps if step.added}


def test_what_is_there_is_named_and_not_doubled(catalogue: Path) -> None:
    rows = [
        "Titre;Lien;DOI",
        "Par le DOI;;10.2196/50890",
        "Par le DOI en capitales;https://ailleurs.fr;HTTPS://DOI.ORG/10.2196/50890",
        "Par l’adresse;http://jmir.org/2024/1/e50890/?utm_source=x;",
        "Par la vidéo;https://youtu.be/yQLmgw3rClM;",
        "Nouveau;https://example.org/;",
        "Deux fois;https://example.org;",
    ]
    made = draft(catalogue, "\n".join(rows))
    assert [each.id for each in made.plan.incoming] == ["nouveau"]
    told = [(each.other, each.listed) for each in made.plan.doubled]
    assert told == [*[("cho-2024", False)] * 3, ("film", False), ("nouveau", False)]
    lines = {each.line: each.message.replace("\xa0", " ") for each in import_problems(made)}
    assert lines[2] == "c’est déjà « cho-2024 », ligne 22 du catalogue ; rien n’est ajouté"
    assert lines[7] == "c’est déjà « nouveau », ligne 6 de ce que l’on importe ; rien n’est ajouté"
    assert counted(made.plan, "fr").startswith("6 entrées lues")


def test_what_is_there_goes_to_another_step_where_that_is_named(catalogue: Path) -> None:
    rows = ["Agir;M;https://www.jmir.org/2024/1/e50890", "Agir;F;https://youtu.be/yQLmgw3rClM"]
    table = "\n".join(["Étape;Titre;Lien", *rows])
    made = draft(catalogue, table)
    assert steps(made.plan) == {"Agir": ["cho-2024"]}
    assert [each.listed for each in made.plan.doubled] == [True, False]
    named = draft(catalogue, "Titre;Lien\nF;https://youtu.be/yQLmgw3rClM\n", step=1)
    assert steps(named.plan) == {"Comprendre": ["film"]}


def test_the_catalogues_own_lines_stay_as_they_are(catalogue: Path) -> None:
    table = (
        "Thème;Titre;Lien;Type\nagir;Neuf;https://example.org/;Podcast\nFin;Z;https://z.org/;Film\n"
    )
    made = draft(catalogue, table)
    after = iter(made.text.splitlines())
    assert all(line in after for line in CATALOGUE.splitlines())  # in that order
    assert read(_written(made)).problems == ()
    assert steps(made.plan) == {"Agir": ["neuf"], "Fin": ["z"]}
    assert [each.label for each in made.plan.formats[3:]] == []  # a podcast stands with videos


def _written(made: ImportDraft) -> Path:
    write_import(made)
    return made.target.path


@pytest.mark.parametrize(
    ("heading", "step"),
    [
        ("Comprendre", "Comprendre"),
        ("COMPRENDRE", "Comprendre"),
        ("comprendre", "Comprendre"),
        ("2", "Agir"),
        ("Étape 2", "Agir"),
        ("Step 2: Agir", "Agir"),
        ("2. Agir", "Agir"),
        ("Étape 1 : Agir", "Agir"),
        ("7. Autre", "Autre"),
        ("9", "Étape 9"),
        ("Étape 9", "Étape 9"),
        ("3D", "3D"),
        ("2024", "2024"),
        ("1-2-3 partez", "1-2-3 partez"),
    ],
)
def test_a_heading_finds_its_step_or_begins_one(catalogue: Path, heading: str, step: str) -> None:
    made = draft(catalogue, f"Étape;Titre;Lien\n{heading};Neuf;https://example.org/\n")
    assert steps(made.plan) == {step: ["neuf"]}


def test_all_goes_to_the_step_that_is_asked_for(catalogue: Path) -> None:
    made = draft(catalogue, "Thème;Titre;Lien\nX;A;https://a.org/\n;B;https://b.org/\n", step=2)
    assert steps(made.plan) == {"Agir": ["a", "b"]}
    with pytest.raises(NoStepError):
        draft(catalogue, "Titre;Lien\nA;https://a.org/\n", step=3)


def test_what_stands_under_no_heading_goes_to_a_step_with_the_files_name(catalogue: Path) -> None:
    made = draft(catalogue, "Titre;Lien\nA;https://a.org/\n", name="mes_liens-2026.csv")
    assert steps(made.plan) == {"Mes liens 2026": ["a"]}


@pytest.mark.parametrize(
    ("row", "format_"),
    [
        ("Cours en ligne;https://a.org/", "course"),
        ("cours;https://a.org/", "course"),
        ("VIDÉO;https://a.org/", "video"),
        ("document;https://a.org/", "document"),
        ("Article;https://a.org/", "document"),
        ("Webinaire;https://a.org/", "video"),
        (";https://vimeo.com/1", "video"),
        (";https://www.coursera.org/learn/x", "course"),
        (";https://a.org/x.pdf", "document"),
        (";https://a.org/", "document"),
        ("Jeu de rôle;https://a.org/", "jeu-de-role"),
    ],
)
def test_a_format_is_known_by_its_word_or_the_address(
    catalogue: Path, row: str, format_: str
) -> None:
    made = draft(catalogue, f"Titre;Type;Lien\nA;{row}\n")
    assert [each.entry["format"] for each in made.plan.incoming] == [format_]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Découverte", "easy"),
        ("easy", "easy"),
        ("débutant", "easy"),
        ("Niveau débutant", "easy"),
        ("intermédiaire", "middle"),
        ("Expert", "hard"),
        ("3. Pour aller plus loin", "hard"),
        ("", None),
        ("Bleu", None),
    ],
)
def test_a_level_is_known_by_its_word(catalogue: Path, word: str, level: str | None) -> None:
    made = draft(catalogue, f"Titre;Niveau;Lien\nA;{word};https://a.org/\n")
    (found,) = made.plan.incoming
    assert found.entry.get("level") == level
    assert [each.said for each in found.record.doubts] == (
        ["exchange.doubt.no_such_level"] if word == "Bleu" else []
    )


@pytest.mark.parametrize(
    ("row", "id_"),
    [
        ("Un titre;;;", "titre"),
        ("Un titre;Cho H;2024;", "cho-2024-2"),
        ("Un titre;De Marchi DF;2023;", "de-marchi-2023"),
        ("Un titre;Inserm;2020;", "inserm-2020"),
        (
            "L’œuvre de l’IA à l’hôpital, une introduction pour toutes et tous;;;",
            "oeuvre-ia-hopital-introduction-toutes",
        ),
        ("Film;;;", "film-2"),
        ("日本語;;;", "resource"),
        ("Un titre;;;guide-ia", "guide-ia"),
        ("Un titre;;;12", "titre"),
        ("Un titre;;;ABCD1234", "titre"),
    ],
)
def test_an_id_is_as_a_person_would_choose_it(catalogue: Path, row: str, id_: str) -> None:
    made = draft(catalogue, f"Titre;Auteurs;Année;id;Lien\n{row};https://a.org/\n")
    assert [each.id for each in made.plan.incoming] == [id_]


def test_a_new_catalogue_takes_the_words_of_the_file(tmp_path: Path) -> None:
    rows = [
        "Thème;Titre;Lien;Type;Niveau;Publics",
        'B;Un;https://a.org/1;Podcast;Expert;"Soignants; grey"',
        "A;Deux;https://a.org/2;Jeu sérieux;Rouge;steps-3",
        "A;Trois;https://a.org/3;podcast;Débutant;soignants",
        "B;Deux;https://a.org/2;Jeu sérieux;Rouge;",
    ]
    made = new(tmp_path, "\n".join(rows))
    assert import_problems(made)[1:] == ()
    assert "Nouveaux publics\u00a0: Soignants, grey, steps-3\n" in preview(made)
    assert "    pour qui  Soignants; grey\n" in preview(made)
    catalogue = read(_written(made)).catalogue
    assert catalogue is not None
    assert catalogue.title == "Liste"
    assert [each.label for each in catalogue.formats] == ["Podcast", "Jeu sérieux"]
    assert [each.label for each in catalogue.levels] == ["Débutant", "Expert", "Rouge"]
    ids = {each.label: each.id for each in catalogue.audiences}
    assert ids == {"Soignants": "soignants", "grey": "audience", "steps-3": "audience-2"}
    assert catalogue.resources["un"].audiences == ("soignants", "audience")
    told = {step.title: step.resources for step in catalogue.steps}
    assert told == {"B": ("un", "deux"), "A": ("deux", "trois")}


def test_a_word_that_is_too_long_for_a_label_is_cut_and_told(tmp_path: Path) -> None:
    long = 3 * (";" + 300 * "x")
    made = new(tmp_path, f"Titre;Lien;Type;Niveau;Publics\nUn;https://a.org/1{long}")
    told = [each.where for each in import_problems(made)]
    assert told == ["un.format", "un.level", "un.audiences"]
    assert read(_written(made)).catalogue


def test_headings_name_steps_and_formats(tmp_path: Path) -> None:
    lines = ["# Ma liste", "## A", "### Vidéos", "- [x](https://a.org/1)", "## B", "### Vidéos"]
    lines += ["- [y](https://a.org/2)", "### Bases", "- [z](https://a.org/3)", "## C", "### Bases"]
    text = "\n".join([*lines, "- [t](https://a.org/4)"])
    made = new(tmp_path, text, "liste.md")
    assert steps(made.plan) == {"A": ["x"], "B": ["y"], "B – Bases": ["z"], "C – Bases": ["t"]}
    assert made.text.startswith("title: Ma liste\n")


def test_what_check_would_refuse_is_left_out_and_named(catalogue: Path) -> None:
    table = (
        "Titre;Lien;Remarque\n\u10a0\u10a1\u10a2\u10a3\u10a4;https://a.org/;\nBon;https://b.org/;\n"
    )
    made = draft(catalogue, table)
    assert read(_written(made)).catalogue is not None
    names = [each.id for each in made.plan.incoming] + [each.record.name for each in made.plan.lost]
    assert len(names) == 2


def test_a_preview_shows_each_field_and_a_report_each_doubt(catalogue: Path) -> None:
    text = (
        "@article{x1, title={A title}, author={Cho, H. and Beam, Andrew L.}, journal={BMJ}, "
        "year={2024}, doi={10.1/x}, keywords={a}}"
    )
    made = draft(catalogue, text, name="refs.bib")
    assert preview(made).replace("\xa0", " ") == (
        "Nouvelle étape 3 : Refs\n"
        "  cho-2024-2  A title\n"
        "    format     Documentation (d’après le type ou l’adresse)\n"
        "    adresse    https://doi.org/10.1/x\n"
        "    référence  Cho H, Beam AL. BMJ. 2024. DOI 10.1/x\n"
        "\n"
        "1 entrée lue : 1 ressource nouvelle, 0 déjà là, 0 laissée de côté."
    )
    told = [each.message.replace("\xa0", " ") for each in import_problems(made)]
    assert told == [
        "le catalogue n’a pas de clé pour ces champs, qui ne sont pas repris : keywords (1)"
    ]


@pytest.mark.slow
def test_hundreds_of_resources_come_in_at_once(catalogue: Path) -> None:
    rows = [f"{n % 2 + 1};Titre {n};https://a.org/{n};Cho H" for n in range(300)]
    made = draft(catalogue, "\n".join(["Étape;Titre;Lien;Auteurs", *rows]))
    found = read(_written(made)).catalogue
    assert found is not None
    assert [len(step.resources) for step in found.steps] == [151, 151]
    assert list(found.resources)[2:5] == ["titre-0", "titre-1", "titre-2"]


@pytest.mark.parametrize(
    ("old", "new_text"),
    [
        ("resources: [cho-2024]", "resources: []"),
        ("resources: [cho-2024]", "resources:"),
        ("    resources:\n      - film\n", "    resources:\n    - film\n"),
        ("\n", "\r\n"),
        ("title: Un parcours", "\ufefftitle: Un parcours"),
    ],
)
def test_a_catalogue_may_be_written_in_any_way(catalogue: Path, old: str, new_text: str) -> None:
    catalogue.write_text(CATALOGUE.replace(old, new_text), encoding="utf-8", newline="")
    rows = [f"{n % 2 + 1};Titre {n};https://a.org/{n}" for n in range(4)]
    made = draft(catalogue, "\n".join(["Étape;Titre;Lien", *rows]))
    found = read(_written(made)).catalogue
    assert found is not None
    assert [step.resources[-2:] for step in found.steps] == [
        ("titre-0", "titre-2"),
        ("titre-1", "titre-3"),
    ]


def test_a_catalogue_that_changed_meanwhile_stays_as_it_is(catalogue: Path) -> None:
    made = draft(catalogue, "Titre;Lien\nA;https://a.org/\n")
    catalogue.write_text(CATALOGUE + "# mine\n", encoding="utf-8")
    with pytest.raises(ProblemsError, match="modifié entre-temps"):
        write_import(made)
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE + "# mine\n"


def test_a_new_catalogue_takes_no_files_place(catalogue: Path) -> None:
    with pytest.raises(ProblemsError, match="already"):
        new_target(catalogue, "en")


def test_a_catalogue_with_errors_is_not_added_to(catalogue: Path) -> None:
    catalogue.write_text(CATALOGUE.replace("format: video", "format: film"), encoding="utf-8")
    with pytest.raises(ProblemsError, match="film"):
        existing_target(catalogue)


def test_a_level_that_is_lacking_is_told_once(catalogue: Path) -> None:
    rows = [f"A{n};Bleu;https://a.org/{n}" for n in range(3)]
    made = draft(catalogue, "\n".join(["Titre;Niveau;Lien", *rows]))
    assert [each.line for each in import_problems(made)] == [2]
