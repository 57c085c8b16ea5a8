"""Another key is one row and its words: read, described, printed, proof-read and compared by it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from pdfs import Pdf, roadmap_print

ROOT = Path(__file__).parents[2]
PLAIN = """\
title: Learning statistics
subtitle: A short way
language: en
edition: Spring
levels: [{id: easy, label: Easy}]
formats: [{id: course, label: Courses}, {id: video, label: Films}]
steps:
  - {title: First words, objectives: [Know a mean], resources: [r1, r2]}
  - {title: Second words, resources: [r1, r3]}
resources:
  r1: {title: Numbers, format: course, level: easy, duration: 2 h, url: "https://example.org/1"}
  r2: {title: Pictures, format: video, publisher: A house, url: "https://example.org/2"}
  r3:
    title: A study
    format: course
    url: "https://example.org/3"
    reference: {authors: [Cho H], journal: J Stat, year: 2024}
"""


@dataclass(frozen=True)
class Another:
    """A key that is added behind another of a class: its kind, a value and its place and path."""

    model: str
    name: str
    kind: str
    behind: str
    text: str
    anchor: str
    path: str
    pages: frozenset[str]


PUBLISHED = ("booklet", "poster", "slides")
EVERYWHERE = frozenset(PUBLISHED)
KEYS = (
    Another("resource", "cost", "FACT", "duration", "20 €",
        "r1: {", "resources.r1.cost", EVERYWHERE - {"poster"}),
    Another("resource", "award", "HIGHLIGHT", "cost", "Best of all",
        "r2: {", "resources.r2.award", EVERYWHERE),
    Another("step", "audience", "FACT", "headings", "for nurses",
        "- {title: First words,", "steps[0].audience", EVERYWHERE - {"poster"}),
    Another("catalogue", "funding", "HIGHLIGHT", "edition", "paid by nobody",
        "\n", "funding", EVERYWHERE),
)  # fmt: skip


def given(*keys: Another) -> str:
    """The catalogue with the values of some of them."""
    text = PLAIN
    for key in keys:
        value = f" {key.name}: {key.text}," if key.anchor != "\n" else f"{key.name}: {key.text}\n"
        text = text.replace(key.anchor, key.anchor + value, 1)
    return text


def with_rows(home: Path, *, words: bool) -> Path:
    """A program that has the rows, and their words."""
    shutil.copytree(ROOT / "src", home / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in ("templates", "styles"):
        (home / name).symlink_to(ROOT / name)
    package = home / "src/roadmap_print"
    model = (package / "catalogue/model.py").read_text("utf-8")
    for key in KEYS:
        row = f"{key.name}: str | None = key(NAME, default=None, printed=TextKind.{key.kind})"
        behind = rf"(\nclass {key.model.title()}:.*?\n    {key.behind}: [^\n]*\n)"
        model, count = re.subn(behind, rf"\g<1>    {row}\n", model, count=1, flags=re.DOTALL)
        assert count == 1
    (package / "catalogue/model.py").write_text(model, "utf-8")
    for language in ("en", "fr") if words else ():
        for name in ("messages.yaml", "pages.yaml"):
            file = package / "locales" / language / name
            texts = yaml.safe_load(file.read_text("utf-8"))
            for key in KEYS:
                if name == "pages.yaml":
                    texts["fields"][key.name] = f"{key.name} is new"
                else:
                    texts["fields"][key.model][key.name] = f"{key.name} in {language}"
                    texts["changes"]["fields"][key.name] = f"{key.name.upper()} in {language}"
            dumped = yaml.safe_dump(texts, allow_unicode=True, sort_keys=False, width=1000)
            file.write_text(dumped, "utf-8")
    (home / "plain.yaml").write_text(PLAIN, "utf-8")
    (home / "roadmap.yaml").write_text(given(*KEYS), "utf-8")
    return home


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_rows(tmp_path_factory.mktemp("keys"), words=True)


def run(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return roadmap_print(*arguments, cwd=house, PYTHONPATH=str(house / "src"), LC_ALL="C")


@pytest.fixture(scope="module")
def built(house: Path) -> dict[str, str]:
    """The text of each publication, new keys and news in it; the proof finds no fault."""
    ended = run(house, "build", "roadmap.yaml", "--since", "plain.yaml", "--output", ".")
    assert (ended.returncode, ended.stderr) == (0, "")
    return {name: " ".join(Pdf(house / f"{name}.pdf").texts) for name in PUBLISHED}


def test_they_are_read_and_a_wrong_value_is_told_with_its_line(house: Path) -> None:
    assert run(house, "check", "roadmap.yaml").returncode == 0
    wrong = given(*KEYS)
    for key in KEYS:
        wrong = wrong.replace(key.text, f"[{key.text}]")
    (house / "wrong.yaml").write_text(wrong, "utf-8")
    ended = run(house, "check", "wrong.yaml")
    assert ended.returncode == 1
    told = ended.stdout + ended.stderr
    for key in KEYS:
        line = wrong[: wrong.index(f"[{key.text}]")].count("\n") + 1
        assert re.search(rf"wrong\.yaml:{line}:\d+: .*{re.escape(key.path)}: ", told), key.name


def test_the_schema_describes_them(house: Path) -> None:
    made = json.loads(run(house, "schema").stdout)
    for key in KEYS:
        model = made if key.model == "catalogue" else made["$defs"][key.model.title()]
        described = model["properties"][key.name]["description"]
        assert set(described.split("\n\n")) == {f"{key.name} in {each}" for each in ("en", "fr")}
        assert key.name not in model["required"]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_those_publications_print_it_that_show_its_kind(
    built: dict[str, str], key: Another
) -> None:
    assert {name for name in PUBLISHED if key.text in built[name]} == key.pages


def test_it_stands_in_one_line_with_the_others(built: dict[str, str]) -> None:
    assert "2 h · 20 €" in built["booklet"]
    assert "2 h · 20 €" in built["slides"]
    assert "A house · Best of all" in built["poster"]
    assert "A short way · paid by nobody" in built["poster"]
    assert built["booklet"].count("Know a mean for nurses") == 1


def test_a_change_of_each_is_told_by_its_word(house: Path, built: dict[str, str]) -> None:
    told = run(house, "changes", "plain.yaml", "roadmap.yaml", "--no-pages").stdout
    for key in KEYS:
        assert f"{key.name.upper()} in en: nothing → {key.text}" in told
        assert f"{key.name} is new" in built["booklet"]


MARKS = """
import sys
from pathlib import Path
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.fingerprint import fingerprint
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
for name in sys.argv[1:]:
    catalogue = read(Path(name)).catalogue
    print(fingerprint(prepare(catalogue, encode(addresses(catalogue)))))
"""


def marks(home: Path, source: Path, *names: str) -> list[str]:
    """The mark of each catalogue, by the program in a folder."""
    ended = subprocess.run(
        [sys.executable, "-c", MARKS, *names],
        cwd=home,
        env={"PYTHONPATH": str(source / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.split()


def test_it_counts_in_the_mark_only_where_it_is_given(house: Path) -> None:
    names = [f"with-{key.name}.yaml" for key in KEYS]
    for name, key in zip(names, KEYS, strict=True):
        (house / name).write_text(given(key), "utf-8")
    (plain,) = marks(house, ROOT, "plain.yaml")
    without, *others = marks(house, house, "plain.yaml", *names)
    assert without == plain
    assert len({plain, *others}) == 1 + len(KEYS)


def test_the_proof_finds_each_missing_where_it_is_shown(house: Path, built: object) -> None:
    """The pages are made by a program that forgets the keys."""
    assert built
    prepare = house / "src/roadmap_print/content/prepare.py"
    whole, names = prepare.read_text("utf-8"), [key.name for key in KEYS]
    assert whole.count("if row.printed and") == 1
    forgets = whole.replace("if row.printed and", f"if row.printed and name not in {names} and")
    prepare.write_text(forgets, "utf-8")
    told = run(house, "build", "roadmap.yaml", "--output", "dropped").stderr
    prepare.write_text(whole, "utf-8")
    text = given(*KEYS)
    lines = {key: text[: text.index(key.text)].count("\n") + 1 for key in KEYS}
    faults = re.findall(r'^roadmap\.yaml:(\d+):\d+: error: (\w+).*?"(.*?)"', told, re.MULTILINE)
    assert {*faults} == {(str(lines[key]), name, key.text) for key in KEYS for name in key.pages}


def test_a_row_without_words_goes_by_its_name(tmp_path: Path) -> None:
    wordless = with_rows(tmp_path, words=False)
    made = json.loads(run(wordless, "schema").stdout)
    assert made["$defs"]["Resource"]["properties"]["cost"]["description"] == "cost"
    told = run(wordless, "changes", "plain.yaml", "roadmap.yaml", "--no-pages").stdout
    assert "cost: nothing → 20 €" in told
