"""The table of mutants fits the code, and who tries them sees who survives."""

from collections import Counter
from pathlib import Path

import mutate
import pytest

MUTANTS = mutate.table()
LEAST, LEAST_A_PACKAGE = 80, 5
PACKAGES = (
    *("brand", "catalogue/reading", "catalogue/comparison", "cli", "content", "i18n", "layout"),
    *("linkcheck", "mailer", "page_diff", "pipeline", "preview", "proof/checks", "proof/extract"),
    *("publications/booklet", "publications/poster", "publications/slides"),
    *("render", "render/prepress"),
)
TEXTS = ("messages", "descriptions", "_words", "phrases", "rules.py", "locales")


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_each_part_stands_once_in_its_file(mutant: mutate.Mutant) -> None:
    assert mutant.complaint(mutate.ROOT) == ""
    assert mutant.old != mutant.new
    assert mutant.tests


def test_there_are_mutants_enough_of_each_package() -> None:
    assert len(set(MUTANTS)) == len(MUTANTS) >= LEAST
    found = Counter(
        package
        for mutant in MUTANTS
        for package in PACKAGES
        if mutant.package == package or mutant.file.startswith(f"{package}/")
    )
    assert {name: found[name] for name in PACKAGES if found[name] < LEAST_A_PACKAGE} == {}


def test_none_is_of_a_text() -> None:
    assert [each.file for each in MUTANTS if any(name in each.file for name in TEXTS)] == []


CODE = "MOST = 7\n\n\ndef fits(count: int) -> bool:\n    return count <= MOST\n"
TEST = "from roadmap_print.few import fits\n\n\ndef test_it():\n    assert fits(5)\n"
ROWS = """
few.py:
  - {{ old: "<= MOST", new: "> MOST", tests: [test_few.py] }}
  - {{ old: "{old}", new: "MOST = 6", tests: [test_few.py] }}
"""


def project(folder: Path, old: str) -> list[str]:
    """Make a checkout of one module, its test and two mutants, of which one survives."""
    package = folder / "checkout" / mutate.SOURCE
    package.mkdir(parents=True)
    (package / "few.py").write_text(CODE)
    (package / "__init__.py").touch()
    (folder / "checkout" / "test_few.py").write_text(TEST)
    (folder / "table.yaml").write_text(ROWS.format(old=old))
    return ["--root", str(folder / "checkout"), "--table", str(folder / "table.yaml")]


def test_who_survives_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # a second each
    monkeypatch.setenv("PYTEST_PLUGINS", "xdist.plugin")
    assert mutate.main(project(tmp_path, "MOST = 7")) == 1
    said = capsys.readouterr().out
    assert "1 killed of 2" in said
    assert "SURVIVED: few.py: 'MOST = 7' → 'MOST = 6'; run test_few.py" in said
    assert (tmp_path / "checkout" / mutate.SOURCE / "few.py").read_text() == CODE


def test_a_row_that_does_not_fit_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mutate.main(project(tmp_path, "MOST")) == 1
    assert "few.py: 'MOST' → 'MOST = 6': the part stands 2 times" in capsys.readouterr().out
