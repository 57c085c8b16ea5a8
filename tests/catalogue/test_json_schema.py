"""The schema that is shipped is the one that the models make, and it knows every key."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from roadmap_print.catalogue.json_schema import schema, schema_text
from roadmap_print.cli.app import main

ROOT = Path(__file__).parents[2]
GOOD = sorted((ROOT / "tests/catalogues/good").glob("*.yaml"))


def test_the_shipped_schema_is_in_step() -> None:
    """Mend by `roadmap-print schema > content/roadmap.schema.json`."""
    shipped = (ROOT / "content/roadmap.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text()
    assert CliRunner().invoke(main, ["schema"]).stdout == shipped


def test_it_is_a_schema_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_each_key_is_described_in_both_languages() -> None:
    objects = [schema(), *schema()["$defs"].values()]
    keys = [key for each in objects for key in each["properties"].items()]
    assert len(keys) > 30
    for name, key in keys:
        assert key["description"].count("\n\n") == 1, name


@pytest.mark.parametrize(
    "path", [ROOT / "tests/catalogues/roadmap.yaml", *GOOD], ids=lambda path: path.stem
)
def test_it_accepts_what_is_sound(path: Path) -> None:
    assert GOOD
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    jsonschema.Draft202012Validator(schema()).validate(tree)
