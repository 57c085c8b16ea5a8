"""What pages are told of an entry, a step and the whole roadmap."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import Entry, Roadmap, addresses

HOME = "https://www.example.org/parcours"
FORMATS = [{"id": "course", "label": "Cours"}, {"id": "video", "label": "Vidéos"}]
PATHS = st.from_regex(r"/[a-z0-9./?=&#_~-]{0,60}", fullmatch=True)


def ready(
    resources: dict[str, dict[str, Any]],
    *steps: dict[str, Any],
    numbers: Collection[int] = (),
    **keys: object,
) -> Roadmap:
    whole = {id_: {"format": "course", **each} for id_, each in resources.items()}
    for id_, each in whole.items():
        each.setdefault("title", f"Le {id_}")
        each.setdefault("url", f"https://example.org/{id_}")
    data = {"title": "T", "language": "fr", "formats": FORMATS, **keys}
    catalogue = from_data(Catalogue, {**data, "steps": list(steps), "resources": whole})
    return prepare(catalogue, encode(addresses(catalogue, step_codes=True)), numbers)


def step(*resources: str, **keys: object) -> dict[str, object]:
    return {"id": f"pas-{'-'.join(resources)}", "title": "Pas", "resources": resources, **keys}


def one(**resource: object) -> Entry:
    return ready({"a": resource}, step("a")).entries[0]


def featured(roadmap: Roadmap, place: int) -> list[tuple[str, str]]:
    return [(each.entry.id, each.title) for each in roadmap.stations[place].featured]


def test_a_resource_has_stood_in_the_first_printed_step_that_has_it() -> None:
    steps = step("a", "b"), step("b", "c"), step("c", "b", "a")
    resources: dict[str, dict[str, Any]] = {"a": {}, "b": {}, "c": {}}
    found = {
        numbers: [
            [(entry.id, entry.earlier) for entry in station.entries]
            for station in ready(resources, *steps, numbers=numbers).stations
        ]
        for numbers in ((), (2, 3), (3,))
    }
    first, second = [("a", None), ("b", None)], [("b", 1), ("c", None)]
    assert found[()] == [first, second, [("c", 2), ("b", 1), ("a", 1)]]
    assert found[2, 3] == [[("b", None), ("c", None)], [("c", 2), ("b", 2), ("a", None)]]
    assert found[(3,)] == [[("c", None), ("b", None), ("a", None)]]


@pytest.mark.parametrize(
    ("resource", "meta", "source"),
    [
        ({}, (), ""),
        ({"publisher": "CNIL"}, ("CNIL",), "CNIL"),
        (
            {"publisher": "CNIL", "duration": "2 h", "note": "Gratuit", "language": "en"},
            ("CNIL", "2\u00a0h", "Gratuit", "en anglais"),
            "CNIL",
        ),
        ({"note": "Gratuit", "language": "fr"}, ("Gratuit",), ""),
        (
            {"reference": {"authors": ["Un A"], "journal": "BMJ", "year": "2024"}, "note": "Libre"},
            ("Un\u00a0A. BMJ 2024", "Libre"),
            "BMJ 2024",
        ),
        (
            {"publisher": "OMS", "reference": {"journal": "BMJ", "year": "2024"}},
            ("BMJ 2024", "OMS"),
            "OMS",
        ),
    ],
)
def test_what_stands_under_a_title(
    resource: dict[str, object], meta: tuple[str, ...], source: str
) -> None:
    entry = one(**resource)
    assert entry.meta == meta
    assert entry.source == source


@pytest.mark.parametrize(
    ("publisher", "url", "repeats"),
    [
        ("CNIL", "https://www.cnil.fr/a", True),
        ("Élan", "https://elan.org/", True),
        ("Example.org", "https://example.org/", True),
        ("France Num", "https://www.francenum.gouv.fr/", False),
        ("CNIL", "https://cnil.example.org/", False),
        (None, "https://example.org/", False),
    ],
)
def test_a_source_that_says_what_the_host_does(
    publisher: str | None, url: str, *, repeats: bool
) -> None:
    entry = one(publisher=publisher, url=url, note="Gratuit")
    assert entry.source_repeats_host == repeats
    told = () if repeats or not publisher else (publisher,)
    assert entry.meta_beside_host == (*told, "Gratuit")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://www.example.org/a-b/c.html", "/a-b/c.html"),
        ("http://example.org/A1", "/A1"),
        ("https://example.org/", ""),
        ("https://example.org", ""),
        ("https://example.org/a?b=1", ""),
        ("https://example.org/a#b", ""),
        ("https://example.org/a_b", ""),
        ("https://example.org/a%20b", ""),
        ("https://example.org:8080/a", ""),
        ("https://example.org/" + 30 * "a", ""),
        ("https://example.org/" + 28 * "a", "/" + 28 * "a"),
        ("https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0", None),
        ("https://dx.doi.org/10.1000/a_b", "/10.1000/a_b"),
    ],
)
def test_the_path_that_a_reader_may_type(address: str, path: str | None) -> None:
    entry = one(url=address)
    assert entry.typed_path(40) == (urlsplit(address).path if path is None else path)


@pytest.mark.slow
@given(PATHS, st.integers(0, 60), st.booleans())
def test_what_is_typed_leads_where_the_code_does(path: str, most: int, www: bool) -> None:  # noqa: FBT001
    address = f"https://{'www.' if www else ''}example.org{path}"
    entry = one(url=address)
    typed = entry.host + entry.typed_path(most)
    assert len(typed) <= max(most, len("example.org"))
    assert typed in {"example.org", address.removeprefix("https://").removeprefix("www.")}
    assert entry.host == "example.org"
    if entry.typed_path(most):
        assert set(typed) <= set("abcdefghijklmnopqrstuvwxyz0123456789./-")
        assert entry.typed_path(most + 1) == entry.typed_path(most)


def test_what_stands_for_a_step() -> None:
    resources: dict[str, dict[str, Any]] = {
        "a": {},
        "b": {"format": "video", "title": "Un film"},
        "c": {},
        "d": {},
    }
    chosen = [{"id": "d", "title": "Plus court"}, {"id": "a"}]
    roadmap = ready(
        resources,
        step("a", "c", "b"),
        step("a", "d"),
        step("a", "b"),
        step("a", "c", "d", featured=chosen),
        step(),
    )
    assert featured(roadmap, 0) == [("a", "Le a"), ("b", "Un film")], "the first of each format"
    assert featured(roadmap, 1) == [("d", "Le d")], "what is new stands for a step"
    assert featured(roadmap, 2) == [("a", "Le a"), ("b", "Un film")], "unless nothing is"
    assert featured(roadmap, 3) == [("d", "Plus court"), ("a", "Le a")], "whatever is chosen"
    assert featured(roadmap, 4) == []


def test_at_most_three_stand_for_a_step_without_a_choice() -> None:
    formats = [{"id": f"f{i}", "label": f"F {i}"} for i in range(5)]
    resources: dict[str, dict[str, Any]] = {f"r{i}": {"format": f"f{i}"} for i in range(5)}
    roadmap = ready(resources, step(*resources), formats=formats)
    assert [each.entry.id for each in roadmap.stations[0].featured] == ["r0", "r1", "r2"]


def test_a_step_has_a_code_by_its_id_where_there_is_a_home() -> None:
    roadmap = ready({"a": {}}, step("a"), step(id="fin"), home=HOME)
    codes = [station.code for station in roadmap.stations]
    assert [code and code.address for code in codes] == [f"{HOME}#pas-a", f"{HOME}#fin"]
    only = ready({"a": {}}, step("a"), step(id="fin"), home=HOME, numbers=(2,))
    assert [each.code and each.code.address for each in only.stations] == [f"{HOME}#fin"]
    assert [each.code for each in ready({"a": {}}, step("a")).stations] == [None]


def test_the_summary_counts_what_is_printed() -> None:
    resources: dict[str, dict[str, Any]] = {"a": {}, "b": {}}
    steps = step("a", "b"), step("b")
    whole = ready(resources, *steps, readers="pour les soignants")
    assert whole.summary.replace("\u00a0", " ") == "2 ressources · 2 étapes · pour les soignants"
    part = ready(resources, *steps, numbers=(2,))
    assert part.summary.replace("\u00a0", " ") == "1 ressource · 1 étape"
    assert (whole.resource_count, len(whole.entries)) == (2, 3)


def test_a_legend_is_of_what_entries_have() -> None:
    levels = [{"id": f"l{i}", "label": f"Niveau {i}"} for i in (1, 2, 3)]
    resources: dict[str, dict[str, Any]] = {
        "a": {"level": "l3"},
        "b": {"level": "l1", "format": "video"},
        "c": {},
    }
    steps = step("a", "b"), step("c"), step("a")
    signs = {
        numbers: (
            [(each.label, each.rank, each.count) for each in roadmap.levels],
            [each.id for each in roadmap.kinds],
        )
        for numbers in ((), (2,), (3,))
        for roadmap in (ready(resources, *steps, levels=levels, numbers=numbers),)
    }
    first, last = ("Niveau 1", 1, 3), ("Niveau 3", 3, 3)
    assert signs[()] == ([first, last], ["course", "video"])
    assert signs[(2,)] == ([], ["course"])
    assert signs[(3,)] == ([last], ["course"])


def test_who_speaks_is_known_as_far_as_it_is_given() -> None:
    given = {"name": "CHU", "service": "Service", "phone": "01 02 03 04 05", "email": "a@b.fr"}
    sender = ready({"a": {}}, step("a"), publisher=given).sender
    told = (sender.name, sender.service, sender.email, sender.address, sender.website)
    assert told == ("CHU", "Service", "a@b.fr", None, None)
    assert (sender.phone or "").split() == given["phone"].split()
    nobody = ready({"a": {}}, step("a")).sender
    assert {getattr(nobody, name) for name in nobody.__slots__} == {None}


def test_of_two_copies_the_newer_is_seen() -> None:
    assert ready({"a": {}}, step("a")).stamp_line == ""
    line = ready({"a": {}}, step("a"), revision="12").stamp_line
    assert line.replace("\u00a0", " ") == "révision 12"
