"""Whatever is done to a catalogue, reading it gives a catalogue or problems, nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_print.catalogue.json_schema import schema
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.problems import Severity

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))

from mutations import mutant
from watch import Watch

SOUND: dict[str, Any] = {
    "title": "Pathway",
    "language": "en",
    "home": "https://example.org/",
    "publisher": {"name": "A hospital", "email": "a@example.org"},
    "introduction": [{"heading": "Why?", "text": "Because."}],
    "levels": [{"id": "easy", "label": "Easy"}],
    "formats": [{"id": "course", "label": "Courses"}],
    "steps": [
        {"id": "one", "title": "One", "objectives": ["Know"], "resources": ["a"]},
        {"title": "Two", "headings": {"course": "Lessons"}, "resources": []},
    ],
    "resources": {
        "a": {
            "title": "A",
            "format": "course",
            "level": "easy",
            "url": "https://example.org/a",
            "reference": {"authors": ["Cho H"], "year": 2024, "doi": "10.2196/50890"},
        }
    },
}

VALIDATOR = jsonschema.Draft202012Validator(schema())

TREES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3000, 3000)
    | st.text(max_size=8)
    | st.sampled_from(["a", "course", "2024", "en", "https://example.org", "x@y.org", " ", "é"]),
    lambda inner: (
        st.lists(inner, max_size=8)
        | st.dictionaries(
            st.sampled_from(["id", "label", "title", "url", "a", "B c", "format"]), inner
        )
    ),
    max_leaves=8,
)


@st.composite
def spoiled(draw: st.DrawFn) -> Any:  # noqa: ANN401
    """Give the sound catalogue with one to three of its values replaced, renamed or left out."""
    tree = json.loads(json.dumps(SOUND))
    for _ in range(draw(st.integers(1, 3))):
        holder = tree
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(holder[key], dict | list) and holder[key] and draw(st.booleans()):
                holder = holder[key]
                continue
            value = holder.pop(key)
            if isinstance(holder, dict) and draw(st.booleans()):
                holder[draw(st.sampled_from([str(key), f"{key}s", "id", "Å", "a-b"]))] = value
            elif draw(st.booleans()):
                new = draw(TREES)
                holder.insert(key, new) if isinstance(holder, list) else holder.update({key: new})
            break
    return tree


def failed(path: Path) -> bool:
    reading = read(path)
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    assert (reading.catalogue is None) == bool(errors)
    for problem in reading.problems:
        assert "\n" not in str(problem)
    return bool(errors)


@pytest.mark.parametrize("seed", range(200))
def test_a_mutant_gives_a_catalogue_or_problems(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_bytes(mutant(Random(seed)))
    failed(path)


def test_what_is_not_spoiled_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(json.dumps(SOUND))
    assert VALIDATOR.is_valid(SOUND)
    assert not failed(path)


@pytest.mark.slow
def test_some_mutants_are_sound_and_some_are_not(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    outcomes = set()
    for seed in range(60):
        path.write_bytes(mutant(Random(seed)))
        outcomes.add(failed(path))
    assert outcomes == {True, False}


def test_the_fuzzer_sees_files_sockets_and_programs(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    watch.on = True
    for event, first in (
        ("open", str(tmp_path / "roadmap.yaml")),
        ("subprocess.Popen", "fc-match"),
    ):
        watch(event, (first,))
    assert not watch.seen
    seen = (("open", "/etc/passwd"), ("subprocess.Popen", "sh"), ("socket.connect", "a socket"))
    for event, first in seen:
        watch(event, (first,))
    assert len(watch.seen) == len(seen)


@pytest.mark.slow
@given(tree=spoiled())
@settings(
    max_examples=80,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_the_schema_refuses_check_refuses(tree: object, tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text(json.dumps(tree, ensure_ascii=True), encoding="utf-8")
    if not VALIDATOR.is_valid(tree):
        assert failed(path)
