"""The leaflets as they are printed: codes, folds, panels, sheets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np
import pikepdf
import pytest
import zxingcpp
from leaflets import HOME, Leaflet, Printer
from pdfs import Pdf
from rows import LEAFLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.proof import proofread

OUTSIDE, INSIDE = LEAFLET.folds
CLEAR = 5.0  # mm beside a fold
LINE = 2.6  # mm
CLOSE = 250  # pixels an inch at which the finest codes are read


def decoded(pdf: Pdf, page: int) -> list[str]:
    image = pdf.document[page - 1].render(scale=CLOSE / 72, grayscale=True).to_numpy().squeeze()
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return [each.text for each in found]


def crossings(pdf: Pdf, page: int, fold: float) -> Iterator[tuple[float, float]]:
    """Yield from where to where in mm down the page there is ink beside a fold."""
    scale = 150 / 25.4
    image = pdf.document[page - 1].render(scale=150 / 72, grayscale=True).to_numpy().squeeze()
    strip = image[:, round((fold - CLEAR) * scale) + 1 : round((fold + CLEAR) * scale) - 1]
    inked = np.flatnonzero((strip < 245).any(axis=1))
    for _, run in groupby(enumerate(inked), key=lambda pair: pair[1] - pair[0]):
        rows = [row for _, row in run]
        yield rows[0] / scale, (rows[-1] + 1) / scale


@pytest.mark.slow
def test_each_leaflet_is_a_sheet_printed_on_both_sides(complete: Leaflet) -> None:
    pdf = complete.pdf
    assert len(pdf.sizes) == 2 * (1 + len(complete.catalogue.steps))
    assert all((round(width), round(height)) == (297, 210) for width, height in pdf.sizes)
    with pikepdf.open(pdf.path) as document:
        assert document.Root.ViewerPreferences.Duplex == pikepdf.Name.DuplexFlipShortEdge
    assert not complete.notes


@pytest.mark.slow
def test_without_a_home_there_are_those_of_the_steps_and_a_note(homeless: Leaflet) -> None:
    assert len(homeless.pdf.sizes) == 2 * len(homeless.catalogue.steps)
    assert homeless.notes == ("build.no_whole_leaflet",)
    assert decoded(homeless.pdf, 1) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["complete", "homeless"])
def test_the_proof_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    leaflet: Leaflet = request.getfixturevalue(name)
    file = BuildOptions().file(LEAFLET)
    report = proofread.read(
        leaflet.pdf.path.read_bytes(), file, leaflet.catalogue, {}, file="roadmap.yaml"
    )
    assert not report.problems


@pytest.mark.slow
def test_every_placement_has_its_code_in_its_step(complete: Leaflet) -> None:
    catalogue = complete.catalogue
    for place, step in enumerate(catalogue.steps, start=1):
        owed = Counter(catalogue.resources[each].url for each in step.resources)
        assert Counter(decoded(complete.pdf, 2 * place + 2)) == owed
        assert decoded(complete.pdf, 2 * place + 1) == [HOME]


@pytest.mark.slow
def test_the_whole_roadmap_has_a_code_a_step(complete: Leaflet) -> None:
    steps = [f"{HOME}#{step.id}" for step in complete.catalogue.steps]
    assert sorted(decoded(complete.pdf, 2)) == sorted([*steps, HOME])


@pytest.mark.slow
def test_nothing_but_the_line_is_near_a_fold(complete: Leaflet) -> None:
    line = {"cover": (), "cells": (19, 85, 151), "outside": (88,), "inside": (20, 197)}
    for page in range(1, len(complete.pdf.sizes) + 1):
        folds = OUTSIDE if page % 2 else INSIDE
        kind = ("cover", "cells")[page - 1] if page < 3 else ("inside", "outside")[page % 2]
        for fold in folds:
            for top, bottom in crossings(complete.pdf, page, fold):
                assert bottom - top < LINE + 0.5, f"page {page}"
                middle = (top + bottom) / 2
                assert any(abs(middle - each) < 0.3 for each in line[kind]), f"page {page}"


def test_the_panels_are_read_cover_first(complete: Leaflet) -> None:
    for page in (1, 13):
        text = complete.pdf.texts[page - 1]
        cover = "Étape 6 sur 7" if page == 13 else "47 ressources · 7 étapes · pour les soignants"
        parts = (
            cover,
            "Comment lire",
            "Tout le parcours",
            "Direction de la recherche",
            "CC BY 4.0",
        )
        places = [text.replace("\xa0", " ").index(part) for part in parts]
        assert places == sorted(places), f"page {page}"


def test_each_step_stands_once_in_the_bookmarks(complete: Leaflet) -> None:
    titles = [title.replace("\xa0", " ") for _, title in complete.pdf.bookmarks]
    steps = enumerate(complete.catalogue.steps, start=1)
    assert titles == [f"Étape {number} : {step.title}" for number, step in steps]


@pytest.mark.slow
def test_a_step_of_its_own_ends_where_the_line_goes_on(
    whole: Catalogue, print_leaflet: Printer
) -> None:
    alone = print_leaflet(replace(whole, home=None), BuildOptions(steps=(6,))).pdf
    assert len(alone.sizes) == 2
    assert "Étape 6 sur 7" in alone.texts[0].replace("\xa0", " ")
    assert "Terminus" not in alone.texts[1]
    assert "Étape suivante" not in alone.texts[1]


@pytest.mark.slow
def test_what_one_sheet_cannot_hold_goes_on_on_a_second(
    roadmap: Catalogue, print_leaflet: Printer
) -> None:
    (first, *_), every = roadmap.steps, tuple(roadmap.resources)[11:35]
    long = replace(first, resources=every, featured=())
    made = print_leaflet(replace(roadmap, steps=(long,)))
    assert len(made.pdf.sizes) == 4
    covers = [made.pdf.texts[page].replace("\xa0", " ") for page in (0, 2)]
    assert ["feuille 1 sur 2" in covers[0], "feuille 2 sur 2" in covers[1]] == [True, True]
    assert "Suite sur la feuille 2" in made.pdf.texts[1].replace("\xa0", " ")
    assert "Terminus" in made.pdf.texts[3]
    codes = [code for page in (2, 4) for code in decoded(made.pdf, page)]
    assert Counter(codes) == Counter(roadmap.resources[each].url for each in every)


@pytest.mark.slow
def test_a_step_without_resources_has_a_leaflet_too(
    roadmap: Catalogue, print_leaflet: Printer
) -> None:
    (first, second, *_) = roadmap.steps
    empty = replace(first, resources=(), featured=())
    made = print_leaflet(replace(roadmap, steps=(empty, second)))
    assert len(made.pdf.sizes) == 4
    assert "Notes" in made.pdf.texts[1]
    assert "ressource" not in made.pdf.texts[0].split("Comment lire")[0]
