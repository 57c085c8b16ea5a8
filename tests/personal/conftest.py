"""A small roadmap, and its base, made once for all tests of copies."""

from collections.abc import Callable
from pathlib import Path

import pytest

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.personal.base_making import BaseJobs, build_base
from roadmap_print.personal.people import BaseKey
from roadmap_print.personal.personal_file import PersonalBase
from roadmap_print.pipeline.jobs import Job

ROADMAP = """\
title: Un petit parcours
language: fr
edition: Novembre 2026
levels:
  - {id: easy, label: "Facile, pour tous"}
  - {id: hard, label: Difficile}
formats:
  - {id: course, label: Cours}
steps:
  - title: Partir
    objectives: [Trouver le quai]
    resources: [map, clock]
  - title: Arriver
    resources: [clock, hotel]
resources:
  map: {title: Le plan, format: course, level: easy, url: https://example.org/map}
  clock: {title: L’heure, format: course, level: hard, url: https://example.org/clock}
  hotel: {title: L’hôtel, format: course, url: https://example.org/hotel}
"""


@pytest.fixture(scope="session")
def catalogue_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("people") / "roadmap.yaml"
    file.write_text(ROADMAP, "utf-8")
    return file


@pytest.fixture(scope="session")
def jobs(catalogue_file: Path) -> BaseJobs:
    reading = read(catalogue_file)
    assert reading.catalogue is not None, reading.problems
    job = Job(
        *((), reading.catalogue, catalogue_file, reading.source, reading.positions),
        BuildOptions(),
        "en",
    )
    return BaseJobs({"fr": job})


@pytest.fixture(scope="session")
def base(jobs: BaseJobs) -> PersonalBase:
    made = build_base(jobs, BaseKey("fr"))
    assert isinstance(made, PersonalBase), made
    return made


@pytest.fixture
def people_file(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        file = tmp_path / "class.csv"
        file.write_text(text, "utf-8")
        return file

    return write
