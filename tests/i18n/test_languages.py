"""Messages are in the language of the environment, else of the catalogue, else in English."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import main
from roadmap_print.i18n.languages import LOCALES, message_language, primary_subtag
from roadmap_print.i18n.translator import say, texts

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
BAD = (
    "title: A\nlanguage: {}\nformats: [{{id: a, label: A}}]\n"
    "steps: [{{title: A, resources: [b]}}]\n"
)


@pytest.mark.parametrize(
    ("environment", "catalogue", "expected"),
    [
        ({}, None, "en"),
        ({}, "fr", "fr"),
        ({}, "fr-CH", "fr"),
        ({}, "FR", "fr"),
        ({}, "fry", "en"),
        ({}, "de", "en"),
        ({"LC_ALL": "C"}, "fr", "fr"),
        ({"LANG": "C.UTF-8"}, "fr", "fr"),
        ({"LANG": "POSIX"}, "fr", "fr"),
        ({"LANG": "fr_FR.UTF-8"}, "en", "fr"),
        ({"LANG": "fr"}, None, "fr"),
        ({"LANG": "fy_NL.UTF-8"}, "fr", "en"),
        ({"LANG": "de_DE.UTF-8"}, "fr", "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "fr", "en"),
        ({"LC_MESSAGES": "fr_FR", "LANG": "en_GB"}, None, "fr"),
        ({"LC_ALL": "", "LANG": "fr_FR"}, None, "fr"),
        ({"LANGUAGE": "de:fr:en", "LANG": "de_DE"}, "en", "fr"),
        ({"LANGUAGE": "fr_CA", "LANG": "en_GB"}, "en", "fr"),
        ({"LANGUAGE": "fr", "LC_ALL": "C"}, "en", "en"),
    ],
)
def test_the_environment_comes_first_then_the_catalogue(
    environment: dict[str, str],
    catalogue: str | None,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert message_language(catalogue) == expected


def test_a_primary_subtag_is_the_whole_of_it() -> None:
    assert [
        primary_subtag(tag) for tag in ("fr-CH", "fr_FR.UTF-8", "fr@euro", "fry", "zh-Hant")
    ] == [
        *("fr", "fr", "fr", "fry", "zh"),
    ]


@pytest.mark.parametrize("locale", ["C.UTF-8", "fr_FR.UTF-8"])
@pytest.mark.parametrize("language", ["fry", "de", "fr-CH", "en"])
def test_a_report_is_in_one_language(
    language: str, locale: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    expected = "fr" if "fr_FR" in locale or language == "fr-CH" else "en"
    path = tmp_path / "roadmap.yaml"
    path.write_text(BAD.format(language), "utf-8")
    reading = read(path)
    assert reading.language == expected
    assert {each.language for each in reading.problems} == {expected}
    ended = CliRunner().invoke(main, ["check", str(path)])
    error, count = say(expected, "report.error"), say(expected, "report.errors", n=2)
    assert all(f": {error}: " in line for line in ended.stderr.splitlines()[:-1])
    assert ended.stderr.splitlines()[-1].startswith(count)


def run(*arguments: str, locale: str, path: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "roadmap_print", *arguments],
        env={"LC_ALL": locale, "PYTHONPATH": ":".join([path, *sys.path]), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


USAGE = {
    "build --nope": "L’option '--nope' n’existe pas.",
    "build --only nope": "Valeur incorrecte pour '--only' : 'nope' n’est pas parmi 'booklet'",
    "build --output": "L’option '--output' demande une valeur.",
    "build --steps 3-1": "« 3-1 » va à rebours ; écrivez 1-3",
    "build --icc pyproject.toml": "--icc va avec --press",
    "check --strict=1": "L’option '--strict' ne prend pas de valeur.",
    "completion": "Argument manquant",
    "changes a b c": "argument en trop (c)",
    "frob": "La commande 'frob' n’existe pas.",
    "proof none.pdf": "Fichier 'none.pdf' introuvable.",
    "watch --port 99999": "99999 est hors de l’intervalle 1<=x<=65535.",
    "watch --port x": "'x' n’est pas un nombre admis ici.",
    "mail --send": "--send demande --to FICHIER",
}


@pytest.mark.parametrize("typed", USAGE)
def test_a_fault_of_the_command_line_is_told_in_french(typed: str) -> None:
    ended = run(*typed.split(), locale="fr_FR.UTF-8")
    told = ended.stderr.replace("\xa0", " ")
    assert ended.returncode == 2
    assert USAGE[typed] in told
    assert told.startswith(("Usage : ", "Erreur : "))
    assert "Erreur : " in told
    assert "Error" not in told
    assert "Try" not in told


@pytest.mark.parametrize("command", ["", *sorted(main.commands)])
def test_help_is_in_french_throughout(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    told = CliRunner().invoke(main, [*command.split(), "--help"], terminal_width=9999).stdout
    plain = " ".join(told.split())
    french = texts("fr", "help")
    area = f"help.{command or 'program'}"
    for key, forms in texts("en", "help").items():
        english, translated = (" ".join(each["other"].split()) for each in (forms, french[key]))
        if key.startswith(area) and not key.endswith((".about", ".examples")):
            assert " ".join(translated.split()) in plain
        if english != translated and len(english) > 20:
            assert english not in plain
    assert " ".join(french[f"{area}.about"]["other"].split("\n\n")[0].split()) in plain
    assert "Affiche cette aide et s’arrête." in plain


@pytest.fixture(scope="module")
def polish(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the program with another language of messages: one file, made of the English."""
    folder = tmp_path_factory.mktemp("polish")
    package = LOCALES.parent
    shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("*.pyc.*"))
    english = yaml.safe_load((LOCALES / "en/messages.yaml").read_text("utf-8"))
    told = marked(english)
    told["report"]["errors"] = {"one": "{n} błąd", "few": "{n} błędy", "many": "{n} błędów"}
    told["report"]["errors"]["other"] = "{n} błędu"
    file = folder / package.name / "locales/pl/messages.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    return str(folder)


def marked(value: object) -> object:
    """Mark every text as Polish."""
    if isinstance(value, dict):
        return {key: marked(each) for key, each in value.items()}
    return f"¶{value}"


@pytest.mark.slow
def test_another_language_of_messages_is_one_file(polish: str, tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(BAD.format("en").replace("resources: [b]", "resources: [b, c], x: 1"), "utf-8")
    ended = run("check", str(path), locale="pl_PL.UTF-8", path=polish)
    *problems, count = ended.stderr.splitlines()
    assert len(problems) == 4
    assert all(": ¶error: " in line and line.count("¶") >= 2 for line in problems)
    assert count == "4 błędy, ¶0 warnings"
    path.write_text(BAD.format("pl"), "utf-8")
    ended = run("check", str(path), locale="C.UTF-8", path=polish)
    assert ended.stderr.splitlines()[-1] == "2 błędy, ¶0 warnings"


@pytest.mark.slow
def test_help_and_usage_are_in_the_other_language_too(polish: str) -> None:
    told = run("build", "--help", locale="pl_PL.UTF-8", path=polish).stdout
    assert told.startswith("¶Usage:")
    assert "¶For readers with low vision" in " ".join(told.split())
    told = run("build", "--nope", locale="pl_PL.UTF-8", path=polish).stderr
    assert "¶No such option '--nope'." in told
