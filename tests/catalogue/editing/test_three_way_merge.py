"""Two people's changes of one catalogue: what each has done stands, and what both have is told."""

import pytest
from drawn_edits import Tree, edited, edits, ordered, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_print.catalogue.editing.edits import EditRefusedError
from roadmap_print.catalogue.editing.source_tree import read_tree
from roadmap_print.catalogue.editing.splice import apply_edit, apply_edits
from roadmap_print.catalogue.editing.three_way_merge import merge_texts, merge_trees

BASE = """\
title: Pathway
steps:
  # where one begins
  - title: One
    objectives:
      - Know what a model is
    resources: [a, b]
  - title: Two  # goes on
    resources: [c]
resources:
  a: {title: A, url: https://example.org/a}
  b:
    title: B  # the second
    url: https://example.org/b
  c: {title: C, url: https://example.org/c}
"""


def changed(*changes: tuple[str, str]) -> str:
    text = BASE
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


C = {"title": "C", "url": "https://example.org/c"}
STEP = "  - title: Zero\n    resources: [b]\n"
ONE, TWO = (
    BASE[BASE.index("  # where") : BASE.index("  - title: Two")],
    "  - title: Two  # goes on\n",
)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (("title: B  #", "title: Bé  #"), ("title: One", "title: Un"), None),
        (("[a, b]", "[a, b, c]"), ("steps:\n", "steps:\n" + STEP), None),
        (("[a, b]", "[b, a]"), ("title: One", "title: Un"), None),
        (("[a, b]", "[b, a]"), ("[a, b]", "[a, b, c]"), ("[a, b]", "[b, c, a]")),
        (("title: One", "title: Un"), ("[a, b]", "[b, a]"), None),
        (("[a, b]", "[a]"), ("[a, b]", "[a, b, c]"), ("[a, b]", "[a, c]")),
        (("what a model is", "what a model is for"), ("    resources: [c]\n", ""), None),
        (("  # where one begins\n", ""), ("title: One", "title: Un"), ("title: One", "title: Un")),
        (("  a: {title: A,", "  aa: {title: A,"), ("title: B  #", "title: Bé  #"), None),
        (
            ("  a: {title: A,", "  aa: {title: A,"),
            ("title: A, url", "title: Aé, url"),
            ("  a: {title: A,", "  aa: {title: Aé,"),
        ),
        (("title: Pathway\n", "title: Pathway\nedition: May\n"), ("title: One", "title: Un"), None),
    ],
)
def test_changes_of_different_fields_are_brought_together(
    mine: tuple[str, str], theirs: tuple[str, str], both: tuple[str, str] | None
) -> None:
    made = merge_texts(BASE, changed(mine), changed(theirs))
    assert made.conflicts == ()
    wanted = changed(both) if both else changed(mine, theirs)
    assert ordered(read_tree(made.text)) == ordered(read_tree(wanted))
    assert made.text.count("#") == changed(theirs).count("#")


def test_a_step_put_in_elsewhere_is_in_nobodys_way() -> None:
    mine = changed(("title: Two  #", "title: Zwei  #"))
    made = merge_texts(BASE, mine, changed(("steps:\n", "steps:\n" + STEP)))
    assert made == (
        changed(("title: Two  #", "title: Zwei  #"), ("steps:\n", "steps:\n" + STEP)),
        (),
    )


def test_steps_that_change_places_keep_what_the_other_has_changed() -> None:
    mine = BASE.replace(ONE, "").replace("resources:\n  a:", ONE + "resources:\n  a:")
    made = merge_texts(BASE, mine, changed(("title: Two  #", "title: Zwei  #")))
    tree = read_tree(made.text)
    assert [step["title"] for step in tree["steps"]] == ["Zwei", "One"]
    assert "  # where one begins\n  - title: One\n" in made.text
    assert not made.conflicts
    turned = merge_texts(BASE, changed(("title: Two  #", "title: Zwei  #")), mine)
    assert turned == (mine.replace("title: Two", "title: Zwei"), ())


@pytest.mark.parametrize(
    ("mine", "theirs", "path", "values"),
    [
        (("Pathway", "Mine"), ("Pathway", "Theirs"), ("title",), ("Pathway", "Mine", "Theirs")),
        (
            ("Know what a model is", "Mine instead"),
            ("Know what a model is", "Theirs now"),
            ("steps", 0, "objectives", 0),
            ("Know what a model is", "Mine instead", "Theirs now"),
        ),
        (
            ("title: B  #", "title: Mine  #"),
            ("title: B  #", "title: Theirs  #"),
            ("resources", "b", "title"),
            ("B", "Mine", "Theirs"),
        ),
        (
            ("title: Two  #", "title: Mine  #"),
            ("  - title: Two  # goes", STEP + "  - title: Theirs  # goes"),
            ("steps", 2, "title"),
            ("Two", "Mine", "Theirs"),
        ),
        (
            ("  c: {title: C, url: https://example.org/c}\n", ""),
            ("title: C", "title: Theirs"),
            ("resources", "c"),
            (C, None, C | {"title": "Theirs"}),
        ),
        (
            ("title: C", "title: Mine"),
            ("  c: {title: C, url: https://example.org/c}\n", ""),
            ("resources", "c"),
            (C, C | {"title": "Mine"}, None),
        ),
        (
            ("title: Pathway\n", "title: Pathway\nedition: May\n"),
            ("title: Pathway\n", "title: Pathway\nedition: June\n"),
            ("edition",),
            (None, "May", "June"),
        ),
    ],
)
def test_what_both_have_changed_is_told_and_stands_as_theirs(
    mine: tuple[str, str], theirs: tuple[str, str], path: tuple[str | int, ...], values: Tree
) -> None:
    made = merge_texts(BASE, changed(mine), changed(theirs))
    assert [(each.path, each[1:]) for each in made.conflicts] == [(path, values)]
    assert made.text == changed(theirs)


def test_a_list_that_both_have_put_in_another_order_is_a_conflict() -> None:
    base, mine, theirs = (f"a: [{each}]\n" for each in ("x, y, z", "y, x, z", "x, z, y"))
    made = merge_texts(base, mine, theirs)
    assert made.text == theirs
    assert [each.path for each in made.conflicts] == [("a",)]
    assert merge_texts(base, mine, mine) == (mine, ())


def test_the_same_resource_put_in_by_both_is_there_once() -> None:
    new = BASE + "  d: {title: D}\n"
    assert merge_texts(BASE, new, new) == (new, ())
    fuller = BASE + "  d: {title: D, note: long}\n"
    assert merge_texts(BASE, fuller, new) == (fuller, ())


QUICK = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@pytest.mark.slow
@given(st.data())
@QUICK
def test_with_one_side_unchanged_the_other_is_what_comes(data: st.DataObject) -> None:
    source = data.draw(texts())
    base = read_tree(source)
    mine = base
    for _ in range(data.draw(st.integers(1, 4))):
        mine = edited(mine, data.draw(edits(mine)))
    merge = merge_trees(base, mine, base)
    assert not merge.conflicts
    try:
        made = apply_edits(source, merge.edits)
    except EditRefusedError:
        return
    assert ordered(read_tree(made)) == ordered(mine)
    assert not merge_trees(base, base, mine).edits
    assert merge_trees(base, mine, mine) == type(merge)()


@pytest.mark.slow
@given(st.data())
@QUICK
def test_nothing_that_was_written_is_lost_in_silence(data: st.DataObject) -> None:
    source = data.draw(texts())
    base = read_tree(source)
    sides = []
    for _ in range(2):
        try:
            sides.append(apply_edit(source, data.draw(edits(base))))
        except EditRefusedError:
            return
    try:
        made = merge_texts(source, *sides)
    except EditRefusedError:
        return
    told = [[each.mine, each.theirs] for each in made.conflicts]
    for side in sides:
        written = said(read_tree(side)) - said(base)
        assert not written - said(read_tree(made.text)) - said(told)


def said(tree: Tree) -> set[str]:
    """Give all texts and keys of a tree."""
    if isinstance(tree, dict):
        return set(tree).union(*map(said, tree.values()))
    return set().union(*map(said, tree)) if isinstance(tree, list) else {tree} - {None}
