"""Another output is one row: a card that is made, kept, checked and told of as the others are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner
from watching import Eye

from roadmap_print.cli.app import main
from roadmap_print.content.view import Station
from roadmap_print.i18n.translator import texts
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.page_model import Element, Page
from roadmap_print.preview.page_renderer import Painted
from roadmap_print.publications import registry
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.registry import PrintedTexts, Publication
from roadmap_print.render.html_templates import Composed, PageMaterial

CATALOGUE = Path(__file__).parents[1] / "support" / "spoiled_roadmap.yaml"
TITLE, TEXT = Type("title", 16, 20), Type("text", 12, 15)
SIDES = {"code": 40.0}  # mm
SAID = {"name": {"other": "carte"}, "enclosed": {"other": "cartes ({size})"}}
SAID["pages"] = {"one": "carte {pages}", "other": "cartes {pages}"}


def compose(material: PageMaterial) -> Composed:
    kit = PageKit.of(material, 105, 148)
    return kit.document([card(kit, station) for station in kit.roadmap.stations])


def card(kit: PageKit, station: Station) -> Page:
    entry, tag = station.entries[0], "h1" if station is kit.roadmap.stations[0] else "p"
    title = kit.text(kit.roadmap.title, TEXT, 9, 9, 87, tag=tag)
    heading = kit.text(station.title, TITLE, 9, 20, 87, tag="h2")
    heading = replace(heading, bookmark=station.title)
    code = kit.entry_code(entry, 20, 40, SIDES["code"])
    return Page(kit.frame, (title, heading, Element("div", (code,))))


CARD = Publication("card", 99, f"{__name__}:compose", lambda *_: MinimumSizes(0.5, 0.5, 9),
    PrintedTexts(frozenset({"title"}), first=1), sheets={"a6": (105, 148)})  # fmt: skip


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    for language, (key, forms) in product(("en", "fr"), SAID.items()):
        monkeypatch.setitem(texts(language, "publications"), f"publications.card.{key}", forms)
    registry.register(CARD)
    yield tmp_path / "roadmap.yaml"
    registry.unregister(CARD)


def run(*arguments: str) -> str:
    return CliRunner().invoke(main, [*arguments, "roadmap.yaml"]).output.replace("\xa0", " ")


def test_a_card_is_an_output_like_the_others(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at.with_name("old.yaml").write_text(text := CATALOGUE.read_text("utf-8"), "utf-8")
    at.write_text(text.replace("Les pièges", "Les biais"), "utf-8")
    assert re.search("card.pdf: 2 pages, .*, 2 codes", run("build", "--only", "card"))
    assert "card.pdf: à jour" in run("build", "--only", "card")
    assert "carte : 2 pages, 2 codes" in run("proof", "output/card.pdf", "--catalogue")
    assert "carte : page 2 (sur 2)" in run("changes", "old.yaml")
    assert "(cartes 1, 2)" in run("links", "--offline")
    assert "cartes (" in run("mail", "--text", "--only", "card")
    assert sum(isinstance(each, Painted) and len(each.pages) == 2 for each in Eye(at, CARD).look())
    monkeypatch.setitem(SIDES, "code", 10.0)
    at.write_text(text, "utf-8")
    assert re.search("carte.* les modules .* 0,3[45] mm ; .* 0,50", run("build", "--only", "card"))
