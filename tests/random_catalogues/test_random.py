"""What `check` accepts is delivered: twenty random catalogues, each of a seed that it says.

`make random` tries three hundred others, of all sizes.
"""

import os
from functools import cache
from itertools import count, islice
from pathlib import Path

import pytest
from building import faults
from sound_catalogue import catalogue, count_entries

COUNT, LARGEST = 20, 120
"""Catalogues, and their entries at most: larger ones take minutes each."""
SEED = int(os.environ.get("RANDOM_SEED") or 20_786_000)
"""The same each day, so that nobody's change is red by chance; who fails says its own."""


@cache
def seeds() -> list[int]:
    """Give those of the catalogues that are small enough: found by who tries them, in seconds."""
    small = (each for each in count(SEED) if count_entries(catalogue(each)) < LARGEST)
    return list(islice(small, COUNT))


def test_the_same_seed_gives_the_same_catalogue() -> None:
    assert catalogue(7) == catalogue(7) != catalogue(8)


@pytest.mark.slow
def test_half_the_catalogues_have_sixty_entries_and_one_in_thirty_a_thousand() -> None:
    counts = sorted(count_entries(catalogue(seed)) for seed in range(300))
    assert 30 < counts[150] < 110
    assert 2 <= sum(entries > 1000 for entries in counts) <= 25


@pytest.mark.slow
@pytest.mark.parametrize("place", range(COUNT))
def test_a_random_catalogue_is_delivered(place: int, tmp_path: Path) -> None:
    seed = seeds()[place]
    file = tmp_path / f"random-{seed}.yaml"
    file.write_text(catalogue(seed), "utf-8")
    assert list(faults(file)) == [], f"RANDOM_SEED={seed}"
