"""Addresses are broken where who types them makes no mistake."""

import re
from itertools import accumulate

import pytest

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.font_metrics import Type

STYLE = Type("text-semibold", 8, 10.5)
LONG = "https://www.plateforme-recherche-findevie.fr/a/Documents%20associ%C3%A9s%20%C3%A0/n_f.pdf"


@pytest.mark.parametrize(
    ("address", "measure", "lines"),
    [
        (
            "https://www.youtube.com/watch?v=Ck-0a6MM_A4",
            40,
            ("https://www.youtube.com/", "watch?v=Ck-0a6MM_A4"),
        ),
        (
            "https://www.youtube.com/watch?v=P8ERBy91Y90&t=395s",
            60,
            ("https://www.youtube.com/", "watch?v=P8ERBy91Y90&t=395s"),
        ),
        (
            "https://mentor.gouv.fr/local/catalog/pages/training.php?trainingid=8",
            83,
            ("https://mentor.gouv.fr/local/catalog/pages/", "training.php?trainingid=8"),
        ),
        (
            "https://openclassrooms.com/fr/8248141-optimisez-votre-apprentissage-avec-lintelligence",
            60,
            (
                "https://openclassrooms.com/fr/",
                "8248141-optimisez-votre-apprentissage-avec",
                "-lintelligence",
            ),
        ),
        ("pubmed.ncbi.nlm.nih.gov", 28, ("pubmed.ncbi.nlm", ".nih.gov")),
        ("plateforme-recherche-findevie.fr", 34, ("plateforme-recherche", "-findevie.fr")),
    ],
)
def test_breaks_stand_before_marks_or_after_a_slash(
    address: str, measure: float, lines: tuple[str, ...]
) -> None:
    assert wrap_address(address, STYLE, measure) == lines


@pytest.mark.parametrize("measure", range(30, 120, 7))
def test_every_address_of_the_roadmap_is_whole_and_no_mark_ends_a_line(
    roadmap: Catalogue, measure: int
) -> None:
    broken = [wrap_address(r.url, STYLE, measure) for r in roadmap.resources.values()]
    assert any(len(lines) > 1 for lines in broken)
    for lines, resource in zip(broken, roadmap.resources.values(), strict=True):
        assert "".join(lines) == resource.url
        assert all(STYLE.width(line) <= measure + 0.01 for line in lines)
        assert len(lines) == 1 or len(lines[-1]) >= 4
        assert not any(re.search(r"[-_.?&=%#~,]$", line) for line in lines[:-1]), lines


@pytest.mark.parametrize("measure", range(25, 90, 5))
def test_no_letter_is_parted_from_its_bytes(measure: int) -> None:
    lines = wrap_address(LONG, STYLE, measure)
    assert not any(line.startswith(("%A9", "%A0")) for line in lines)
    assert "".join(lines) == LONG


def test_what_has_no_mark_is_cut_rather_than_lost() -> None:
    address = "https://a.fr/" + "x" * 200
    lines = wrap_address(address, STYLE, 50)
    assert "".join(lines) == address
    assert all(STYLE.width(line) <= 50.01 for line in lines)
    assert len(lines[-1]) >= 4


def test_a_host_keeps_its_last_two_names_together() -> None:
    host = "www.a-rather-long-name.of-an-institute.example.org"
    for measure in (30, 40, 50):
        lines = wrap_address(host, STYLE, measure)
        starts = list(accumulate(map(len, lines)))
        assert host.rindex(".org") not in starts
