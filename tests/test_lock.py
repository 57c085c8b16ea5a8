"""What `make` installs is locked: each version by its hashes, within the clauses of pyproject."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCKS = {path.stem: path.read_text("utf-8") for path in (ROOT / "requirements").glob("*.txt")}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
METADATA = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = METADATA["project"]
ASKED = {
    "run": PROJECT["dependencies"],
    "build": METADATA["build-system"]["requires"],
    **PROJECT["optional-dependencies"],
}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(purpose: str, python: str) -> dict[str, str]:
    """Give the version of each package that a file of requirements/ has for a Python on Linux."""
    versions = {}
    for clause in re.findall(r"^([a-z0-9][^\n]*?) \\$", LOCKS[purpose], re.MULTILINE):
        requirement = Requirement(clause)
        here = dict(default_environment(), python_version=python, python_full_version=f"{python}.1")
        if requirement.marker is None or requirement.marker.evaluate(here):
            assert requirement.name not in versions, f"two versions of {clause}"
            ((operator, version),) = [
                (each.operator, each.version) for each in requirement.specifier
            ]
            assert operator == "=="
            versions[requirement.name] = version
    return versions


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("purpose", ASKED)
def test_each_dependency_is_locked_within_its_clause(purpose: str, python: str) -> None:
    """Red where pyproject.toml was edited: `make upgrade` renews the lock."""
    versions = locked("run", python) | locked(purpose, python)
    for clause in ASKED[purpose]:
        asked = Requirement(clause)
        assert asked.specifier.contains(versions[canonical(asked.name)]), clause


@pytest.mark.parametrize("purpose", ASKED)
def test_one_version_is_locked_for_all_purposes(purpose: str) -> None:
    """They are installed into one environment."""
    for python in PYTHONS:
        versions = locked(purpose, python)
        for other in LOCKS:
            both = versions.keys() & (others := locked(other, python)).keys()
            assert {name: versions[name] for name in both} == {name: others[name] for name in both}


@pytest.mark.parametrize("purpose", LOCKS)
def test_a_lock_has_hashes_and_no_address(purpose: str) -> None:
    assert purpose in ASKED
    text = LOCKS[purpose]
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry) for entry in entries)
    assert not re.search(r"https?:|file:|--[a-z-]*(index|links)|(?<![\w.])/\w|@ ", text)
