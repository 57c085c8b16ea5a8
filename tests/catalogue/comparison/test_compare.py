"""What two catalogues differ in: each kind of difference by itself, and what must always hold."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_print.catalogue.comparison.compare import (
    Change,
    ChangedThing,
    ChangeKind,
    Edit,
    compare,
)
from roadmap_print.catalogue.comparison.matching import merged, moved
from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue

ADDED, REMOVED, MOVED, EDITED = ChangeKind


def resource(name: str, **more: object) -> dict[str, Any]:
    return {"title": name.upper(), "format": "course", "url": f"https://e.org/{name}"} | more


def plain() -> dict[str, Any]:
    """Give a catalogue of two steps to change."""
    return {
        "title": "Route",
        "language": "en",
        "introduction": [
            {"heading": "What is it?", "text": "A road to walk at leisure."},
            {"heading": "For whom?", "text": "Everybody who works here."},
        ],
        "levels": [{"id": "easy", "label": "Easy"}, {"id": "hard", "label": "Hard"}],
        "formats": [{"id": "course", "label": "Courses"}, {"id": "video", "label": "Videos"}],
        "steps": [
            {
                "id": "one",
                "title": "First of all",
                "objectives": ["Know the words of the trade", "Know the people"],
                "resources": ["a", "b", "c", "d"],
            },
            {"id": "two", "title": "And then", "resources": ["e", "a"]},
        ],
        "resources": {name: resource(name) for name in "abcde"},
    }


def changed(change: Callable[[dict[str, Any]], object]) -> tuple[Change, ...]:
    after = plain()
    change(after)
    return compare(from_data(Catalogue, plain()), from_data(Catalogue, after))


def test_nothing_differs_from_itself() -> None:
    assert changed(lambda _: None) == ()


def test_the_catalogue_s_own_fields() -> None:
    def change(data: dict[str, Any]) -> None:
        data |= {"title": "Way", "edition": "May", "publisher": {"name": "Ward 3"}}

    edits = Edit("title", "Route", "Way"), Edit("edition", None, "May")
    assert changed(change) == (
        Change(
            EDITED,
            ChangedThing.CATALOGUE,
            "",
            None,
            "Way",
            (*edits, Edit("publisher.name", None, "Ward 3")),
        ),
    )


def test_a_question_under_another_heading_is_edited() -> None:
    def change(data: dict[str, Any]) -> None:
        data["introduction"][0]["heading"] = "Why?"
        data["introduction"].append({"heading": "When?", "text": "Now."})

    assert changed(change) == (
        Change(
            EDITED,
            ChangedThing.QUESTION,
            "Why?",
            None,
            "Why?",
            (Edit("heading", "What is it?", "Why?"),),
        ),
        Change(ADDED, ChangedThing.QUESTION, "When?", None, "When?"),
    )


def test_levels_change_places_and_labels_but_not_each_resource() -> None:
    def change(data: dict[str, Any]) -> None:
        data["levels"] = [
            {"id": "tough", "label": "Hard"},  # another id alone
            {"id": "easy", "label": "Gentle"},
        ]

    before = plain()
    before["resources"]["a"]["level"] = "hard"
    after = plain()
    after["resources"]["a"]["level"] = "tough"
    change(after)
    told = compare(from_data(Catalogue, before), from_data(Catalogue, after))
    assert [(each.kind, each.thing, each.key) for each in told] == [
        (MOVED, ChangedThing.LEVEL, "tough"),
        (EDITED, ChangedThing.LEVEL, "tough"),
        (EDITED, ChangedThing.LEVEL, "easy"),
    ]
    assert [each.printed for each in told if each.key == "tough" and each.kind is EDITED] == [False]


def test_objectives_reworded_added_and_removed() -> None:
    def change(data: dict[str, Any]) -> None:
        data["steps"][0]["objectives"] = ["Know all words of the trade", "Sing"]

    assert changed(change) == (
        Change(
            EDITED,
            ChangedThing.OBJECTIVE,
            "Know all words of the trade",
            1,
            "Know all words of the trade",
            (Edit("text", "Know the words of the trade", "Know all words of the trade"),),
        ),
        Change(REMOVED, ChangedThing.OBJECTIVE, "Know the people", 1, "Know the people"),
        Change(ADDED, ChangedThing.OBJECTIVE, "Sing", 1, "Sing"),
    )


def test_a_step_with_a_new_title_and_so_a_new_id_is_the_same_step() -> None:
    def change(data: dict[str, Any]) -> None:
        data["steps"][0] |= {"id": "to-begin", "title": "To begin"}

    assert changed(change) == (
        Change(
            EDITED,
            ChangedThing.STEP,
            "to-begin",
            1,
            "To begin",
            (Edit("title", "First of all", "To begin"),),
        ),
    )


def test_an_added_step_tells_what_it_holds() -> None:
    def change(data: dict[str, Any]) -> None:
        step = {"id": "new", "title": "Middle", "objectives": ["Rest"], "resources": ["b"]}
        data["steps"].insert(1, step)

    assert changed(change) == (
        Change(ADDED, ChangedThing.STEP, "new", 2, "Middle"),
        Change(ADDED, ChangedThing.OBJECTIVE, "Rest", 2, "Rest"),
        Change(ADDED, ChangedThing.RESOURCE, "b", 2, "B"),
    )


def test_a_removed_step_stands_where_it_stood_with_its_old_number() -> None:
    def change(data: dict[str, Any]) -> None:
        del data["steps"][0]

    told = changed(change)
    assert told[0] == Change(REMOVED, ChangedThing.STEP, "one", 1, "First of all")
    assert [each.key for each in told[3:]] == ["a", "b", "c", "d"]
    assert {each.kind for each in told} == {REMOVED}


def test_steps_change_places() -> None:
    def change(data: dict[str, Any]) -> None:
        data["steps"].reverse()

    (told,) = changed(change)
    assert (told.kind, told.thing) == (MOVED, ChangedThing.STEP)
    assert {edit.name for edit in told.edits} == {"after", "step"}


def test_a_resource_moves_within_its_step() -> None:
    def change(data: dict[str, Any]) -> None:
        data["steps"][0]["resources"] = ["d", "a", "b", "c"]

    assert changed(change) == (
        Change(MOVED, ChangedThing.RESOURCE, "d", 1, "D", (Edit("after", "C", None),)),
    )


def test_another_order_that_prints_the_same_is_no_move() -> None:
    before, after = plain(), plain()
    for data in (before, after):
        data["resources"]["b"]["format"] = "video"  # printed behind all courses
    after["steps"][0]["resources"] = ["b", "a", "c", "d"]
    assert compare(*(from_data(Catalogue, each) for each in (before, after))) == ()


def test_a_resource_of_a_step_in_another_s_place_has_moved_from_its_title() -> None:
    def change(data: dict[str, Any]) -> None:
        kept = data["steps"][0]["resources"][0]
        data["steps"][0] = {"title": "Quite another matter", "resources": [kept, "e"]}
        data["resources"]["e"] = data["resources"][kept] | {"title": "E", "url": "https://e.org/e"}

    (move,) = [each for each in changed(change) if each.kind is MOVED]
    (edit,) = move.edits
    assert (move.step, edit.name) == (1, "step_title")
    assert edit.old != edit.new == "Quite another matter"


def test_a_resource_moves_to_another_step_and_is_edited() -> None:
    def change(data: dict[str, Any]) -> None:
        data["steps"][0]["resources"].remove("b")
        data["steps"][1]["resources"].insert(1, "b")
        data["resources"]["b"]["note"] = "Long"

    assert changed(change) == (
        Change(MOVED, ChangedThing.RESOURCE, "b", 2, "B", (Edit("step", "1", "2"),)),
        Change(EDITED, ChangedThing.RESOURCE, "b", 2, "B", (Edit("note", None, "Long"),)),
    )


@pytest.mark.parametrize(
    ("kept", "edits"),
    [("url", ("id", "title")), ("title", ("id", "url"))],
)
def test_a_resource_under_another_id_is_the_same(kept: str, edits: tuple[str, ...]) -> None:
    def change(data: dict[str, Any]) -> None:
        new = {"title": "Other", "url": "https://e.org/other"}
        new[kept] = data["resources"]["e"][kept]
        data["resources"]["z"] = data["resources"].pop("e") | new
        data["steps"][1]["resources"][0] = "z"

    (told,) = changed(change)
    assert (told.kind, told.key, told.step) == (EDITED, "z", 2)
    assert tuple(edit.name for edit in told.edits) == edits
    assert told.printed


def test_another_id_alone_is_told_but_not_printed() -> None:
    def change(data: dict[str, Any]) -> None:
        data["resources"]["z"] = data["resources"].pop("e")
        data["steps"][1]["resources"][0] = "z"

    (told,) = changed(change)
    assert told.edits == (Edit("id", "e", "z"),)
    assert not told.printed


def test_each_placement_of_an_edited_resource_is_told_with_labels_and_reference() -> None:
    def change(data: dict[str, Any]) -> None:
        reference = {"authors": ["Cho H", "She J"], "year": "2024"}
        data["resources"]["a"] |= {"level": "hard", "reference": reference}

    told = changed(change)
    assert [(each.key, each.step) for each in told] == [("a", 1), ("a", 2)]
    assert told[0].edits == (
        Edit("level", None, "Hard"),
        Edit("reference.authors", None, "Cho H, She J"),
        Edit("reference.year", None, "2024"),
    )


def test_a_resource_of_another_format_is_edited_not_moved() -> None:
    def change(data: dict[str, Any]) -> None:
        data["resources"]["e"]["format"] = "video"

    assert changed(change) == (
        Change(EDITED, ChangedThing.RESOURCE, "e", 2, "E", (Edit("format", "Courses", "Videos"),)),
    )


def test_it_has_not_moved_among_those_of_its_new_format() -> None:
    before, after = plain(), plain()
    for data in (before, after):
        data["resources"]["c"]["format"] = "video"
    after["resources"]["a"]["format"] = "video"
    after["steps"][0]["resources"] = ["b", "d", "c", "a"]
    after["steps"][1]["resources"] = ["e", "a"]
    told = compare(*(from_data(Catalogue, each) for each in (before, after)))
    assert [(each.kind, each.key, each.step) for each in told] == [
        (EDITED, "a", 1),
        (EDITED, "a", 2),
    ]


def test_what_no_step_uses_is_not_told() -> None:
    def change(data: dict[str, Any]) -> None:
        data["resources"]["unused"] = resource("unused")

    assert changed(change) == ()


IDS = "abcdefgh"


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Draw catalogues over few ids and titles, so that two of them have much in common."""
    data = plain()
    data["levels"] = [
        {"id": each, "label": draw(st.sampled_from(["x", "y", "z"]))}
        for each in draw(st.lists(st.sampled_from("lmn"), min_size=1, max_size=3, unique=True))
    ]
    levels = st.sampled_from([None, *(each["id"] for each in data["levels"])])
    data["formats"] = draw(st.permutations(data["formats"]))
    data["resources"] = {
        name: resource(
            name,
            url="https://e.org/" + draw(st.sampled_from(IDS)),
            format=draw(st.sampled_from(["course", "video"])),
            level=draw(levels),
        )
        for name in draw(st.lists(st.sampled_from(IDS), unique=True))
    }
    within = st.lists(st.sampled_from(sorted(data["resources"]) or ["-"]), unique=True)
    data["steps"] = [
        {
            "id": each,
            "title": draw(st.sampled_from(["on and on", "on and off", "up", "down"])),
            "objectives": draw(st.lists(st.sampled_from(["to be", "not to be", "be", "so"]))),
            "resources": draw(within) if data["resources"] else [],
        }
        for each in draw(st.lists(st.sampled_from("pqrs"), min_size=1, unique=True))
    ]
    return from_data(Catalogue, data)


def counted(
    changes: tuple[Change, ...], *kinds: ChangeKind
) -> Counter[tuple[ChangedThing, str, int | None]]:
    return Counter((each.thing, each.title, each.step) for each in changes if each.kind in kinds)


@pytest.mark.slow
@given(catalogues(), catalogues())
@settings(max_examples=60)
def test_what_always_holds(old: Catalogue, new: Catalogue) -> None:
    told = compare(old, new)
    assert compare(new, new) == ()
    assert compare(old, new) == told
    back = compare(new, old)
    assert counted(told, ADDED) == counted(back, REMOVED)
    assert counted(told, REMOVED) == counted(back, ADDED)
    assert (told == ()) == (_printed(old) == _printed(new))


@pytest.mark.slow
@given(catalogues(), catalogues())
@settings(max_examples=60)
def test_every_placement_that_has_come_or_gone_is_told(old: Catalogue, new: Catalogue) -> None:
    told = [each for each in compare(old, new) if each.thing is ChangedThing.RESOURCE]
    come = Counter(each.step for each in told if each.kind is ADDED)
    gone = Counter(each.step for each in told if each.kind is REMOVED)
    for change in told:
        edit = change.edits[0] if change.edits else Edit("", None, None)
        if change.kind is MOVED and edit.name in {"step", "step_title"}:
            gone[int(edit.old or 0) if edit.name == "step" else change.step] += 1
            come[change.step] += 1
            assert edit.old != edit.new
    before, now = (sum(len(step.resources) for step in each.steps) for each in (old, new))
    assert before - gone.total() + come.total() == now
    for number, step in enumerate(new.steps, 1):
        assert come[number] <= len(step.resources)


def _printed(catalogue: Catalogue) -> Mapping[str, Any]:
    """Give what is compared: everything but unused resources and orders that print the same."""
    used = {each for step in catalogue.steps for each in step.resources}
    order = [each.id for each in catalogue.formats]
    data = asdict(catalogue)
    data["resources"] = {each: data["resources"][each] for each in used}
    for step in data["steps"]:
        step["resources"] = sorted(
            step["resources"], key=lambda each: order.index(data["resources"][each]["format"])
        )
    return data


@given(st.lists(st.integers(0, 30), unique=True))
def test_what_has_not_moved_is_in_order_and_is_all_that_can_be(places: list[int]) -> None:
    pairs = dict(enumerate(places))
    kept = [pairs[now] for now in sorted(set(pairs) - moved(pairs))]
    assert kept == sorted(kept)
    best = [1] * len(places)
    for at, place in enumerate(places):
        best[at] += max((best[i] for i in range(at) if places[i] < place), default=0)
    assert len(kept) == max(best, default=0)


def test_removed_things_stand_behind_what_stood_before_them() -> None:
    assert list(merged(4, 3, {0: 2, 2: 0})) == [(2, 0), (3, None), (None, 1), (0, 2), (1, None)]
