"""Edits of a text, each with the text that it leaves."""

import pytest
import yaml
from drawn_edits import ODD_TEXTS

from roadmap_print.catalogue.editing import source_tree
from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    EditRefusedError,
    InsertEntry,
    InsertItem,
    MoveNode,
    Path,
    RenameKey,
    SetValue,
)
from roadmap_print.catalogue.editing.source_tree import read_tree
from roadmap_print.catalogue.editing.splice import apply_edit, apply_edits

STEPS = """\
steps:
  # a heading

  # the first
  - title: One  # told
    resources: [a, b]
    # and below

  - title: "Two"
    resources:
      - a  # why
      - b
"""


def put(old: str, new: str) -> str:
    assert STEPS.count(old) == 1
    return STEPS.replace(old, new)


TOLD = "  # the first\n  - title: One  # told\n    resources: [a, b]\n    # and below\n"


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (SetValue(("steps", 0, "title"), "yes"), put("One  #", '"yes"  #')),
        (SetValue(("steps", 1, "title"), "Three"), put('"Two"', '"Three"')),
        (InsertItem(("steps", 0, "resources"), 1, "c"), put("[a, b]", "[a, c, b]")),
        (InsertItem(("steps", 1, "resources"), 1, "c"), put("# why\n", "# why\n      - c\n")),
        (DeleteNode(("steps", 0)), put(TOLD + "\n", "")),
        (DeleteNode(("steps", 1, "resources", 0)), put("      - a  # why\n", "")),
        (MoveNode(("steps", 0), ("steps",), 1), put(TOLD + "\n", "") + "\n" + TOLD),
        (RenameKey(("steps", 1, "title"), "id"), put('title: "Two"', 'id: "Two"')),
        (
            InsertEntry(("steps", 1), "id", "two", after="title"),
            put('"Two"\n', '"Two"\n    id: two\n'),
        ),
    ],
)
def test_an_edit_changes_its_place_alone(edit: Edit, text: str) -> None:
    assert apply_edit(STEPS, edit) == text
    crlf = STEPS.replace("\n", "\r\n")
    assert apply_edit(crlf, edit) == text.replace("\n", "\r\n")


def test_a_list_in_a_list_is_indented_where_lists_of_keys_are_not() -> None:
    source = "a:\n- b:\n  - c\n"
    made = apply_edit(source, InsertItem(("a",), 1, [["d", "e"], "f"]))
    assert made == f"{source}- - - d\n    - e\n  - f\n"


@pytest.mark.parametrize("text", ODD_TEXTS)
@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("a: foo\nb: 1\n", ("a",)),
        ("a: [foo, x]\n", ("a", 0)),
        ("a: {b: foo}\n", ("a", "b")),
        ("a:\n- foo\n- bar", ("a", 0)),
        ("a: 'foo' # why\n", ("a",)),
        ("a: |\n  foo\n# why\n", ("a",)),
    ],
)
def test_a_text_is_the_same_to_every_reader(text: str, source: str, path: Path) -> None:
    made = yaml.safe_load(apply_edit(source, SetValue(path, text)))
    for part in path:
        made = made[part]
    assert made == text


def test_a_whole_number_is_written_as_those_beside_it() -> None:
    years = "a:\n  year: 2023\nb: {}\n"
    assert apply_edit(years, SetValue(("a", "year"), "2024")).startswith("a:\n  year: 2024\n")
    assert apply_edit("a:\n  year: '2023'\n", SetValue(("a", "year"), "2024")).endswith("'2024'\n")
    assert apply_edit(years, SetValue(("a", "year"), "0024")).startswith('a:\n  year: "0024"\n')


MARKS = "a: &x\n  t: one\nb: *x\nc:\n  <<: *x\n  u: !!str two\nd: [*x, &y q, z]\n"


@pytest.mark.parametrize(
    "edit",
    [
        SetValue(("a", "t"), "n"),
        SetValue(("a",), "n"),
        SetValue(("b", "t"), "n"),
        InsertEntry(("a",), "n", "n"),
        DeleteNode(("d", 1)),
        MoveNode(("d", 0), ("d",), 1),
        MoveNode(("a",), (), 2),
    ],
)
def test_an_edit_that_another_place_refers_to_is_refused(edit: Edit) -> None:
    with pytest.raises(EditRefusedError) as refused:
        apply_edit(MARKS, edit)
    assert refused.value.said == "editing.marked"
    assert refused.value.line


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetValue(("b",), "n"), "b: *x", 'b: "n"'),
        (SetValue(("c", "u"), "z"), "!!str two", "z"),
        (DeleteNode(("d", 0)), "[*x, ", "["),
        (InsertItem(("d",), 3, "e"), ", z]", ", z, e]"),
        (RenameKey(("c", "u"), "v"), "u: !!str", "v: !!str"),
    ],
)
def test_beside_anchors_there_can_be_edits(edit: Edit, old: str, new: str) -> None:
    assert apply_edit(MARKS, edit) == MARKS.replace(old, new)


@pytest.mark.parametrize(
    ("source", "edit", "said"),
    [
        ("", InsertEntry((), "a", "b"), "editing.empty"),
        ("# only\n", InsertEntry((), "a", "b"), "editing.empty"),
        ("---\n", InsertEntry((), "a", "b"), "editing.empty"),
        ("a: [\n", SetValue(("a",), "b"), "editing.not_yaml"),
        ("a: 1\n---\nb: 2\n", SetValue(("a",), "b"), "catalogue.second_document"),
        ("a: 1\na: 2\n", SetValue(("a",), "b"), "editing.no_place"),
        ("a: 1\n", SetValue(("b",), "b"), "editing.no_place"),
        ("a: 1\n", SetValue((), "b"), "editing.whole"),
        ("a: [x]\n", InsertItem(("a",), 2, "b"), "editing.no_place"),
        ("a: [x]\n", SetValue(("a", -1), "b"), "editing.no_place"),
        ("a: x\n", InsertItem(("a",), 0, "b"), "editing.no_list"),
        ("a: x\n", InsertEntry(("a",), "b", "c"), "editing.no_mapping"),
        ("a: x\n", InsertEntry((), "a", "c"), "editing.key_there"),
        ("a: x\n", InsertEntry((), "b", "c", after="z"), "editing.no_place"),
        ("a: x\nb: y\n", RenameKey(("a",), "b"), "editing.key_there"),
        ("a: [[x]]\n", MoveNode(("a", 0), ("a", 0), 0), "editing.into_itself"),
        ("a: {b: x}\nc: {d: y}\n", MoveNode(("a", "b"), ("c",), 0), "editing.key_stays"),
        ("? a\n: b\n", SetValue(("a",), "c"), "editing.odd"),
        ("a: x\n", SetValue(("a",), "\ud800"), "editing.not_meant"),
        ("a: x\n", SetValue(("a",), {"": "b", "c": ["d"]}), None),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(source: str, edit: Edit, said: str) -> None:
    if said is None:
        assert read_tree(apply_edit(source, edit)) == {"a": {"": "b", "c": ["d"]}}
        return
    with pytest.raises(EditRefusedError) as refused:
        apply_edit(source, edit)
    assert refused.value.said == said
    assert str(refused.value.problem("roadmap.yaml", "fr"))


@pytest.mark.parametrize(
    ("source", "edit", "text"),
    [
        ("--- # x\na: 1\n...\n", InsertEntry((), "c", "d"), "--- # x\na: 1\nc: d\n...\n"),
        ("a: x", InsertEntry((), "c", "d"), "a: x\nc: d"),
        ("\ufeffa: x\r\n", InsertEntry((), "c", "d"), "\ufeffa: x\r\nc: d\r\n"),
        ("a: |\n  x", InsertEntry((), "c", "d"), "a: |-\n  x\nc: d\n"),
        ("a: x", SetValue(("a",), "y\nz\n"), "a: |\n  y\n  z\n"),
        ("a: x", SetValue(("a",), " y\nz"), "a: |2-\n   y\n  z"),
        ("a: x # c\n", SetValue(("a",), "y\nz"), "a: |- # c\n  y\n  z\n"),
        ("a: | # c\n  x\n\nb: y\n", SetValue(("a",), "z"), "a: z # c\n\nb: y\n"),
        ("a: [x]  # c\n", DeleteNode(("a", 0)), "a: []  # c\n"),
        ("a:\n  - x  # c\n# e\nb: 1\n", DeleteNode(("a", 0)), "a: []\n# e\nb: 1\n"),
        ("a: [] # c\n", InsertItem(("a",), 0, "x"), "a: # c\n  - x\n"),
        ("a:\nb: y\n", InsertItem(("a",), 0, "x"), "a:\n  - x\nb: y\n"),
        ("b: y\n", InsertItem(("a",), 0, "x"), "b: y\na:\n  - x\n"),
        ("b: y\n", InsertEntry(("a", "c"), "d", "x"), "b: y\na:\n  c:\n    d: x\n"),
        ("- - a\n  - b\n", MoveNode((0, 1), (0,), 0), "- - b\n  - a\n"),
        ("- - a\n  - b\n", DeleteNode((0, 0)), "- - b\n"),
        ("- a: x\n  # of b\n  b: y\n", DeleteNode((0, "a")), "- # of b\n  b: y\n"),
        ("a: [\n  x, # c\n  y\n]\n", DeleteNode(("a", 1)), "a: [\n  x # c\n]\n"),
        ("a: [\n  x # c\n]\n", InsertItem(("a",), 1, "z"), "a: [\n  x, # c\n  z\n]\n"),
        ("a: {b: x,  c: y}\n", DeleteNode(("a", "b")), "a: {c: y}\n"),
        ("a: [a: b, c]\n", SetValue(("a", 0, "a"), "z"), "a: [a: z, c]\n"),
    ],
)
def test_odd_texts_keep_their_manner(source: str, edit: Edit, text: str) -> None:
    assert apply_edit(source, edit) == text


def test_lines_for_editors_at_the_head_of_the_file_belong_to_no_key() -> None:
    head = "# yaml-language-server: $schema=x.json\n# of a\na: x\nb: y\n"
    made = apply_edit(head, DeleteNode(("a",)))
    assert made == "# yaml-language-server: $schema=x.json\nb: y\n"


def test_a_comment_in_another_column_is_not_the_first_entry_s() -> None:
    source = "r:\n# of all\n  # of a\n  a: {title: A}\n  b: {title: B}\n"
    made = apply_edit(source, DeleteNode(("r", "a")))
    assert made == "r:\n# of all\n  b: {title: B}\n"


def test_many_additions_are_made_in_two_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = []
    real = source_tree._compose  # noqa: SLF001
    monkeypatch.setattr(source_tree, "_compose", lambda text: readings.append(1) or real(text))
    source = STEPS + "resources:\n  a: {title: A}\n"
    new = [InsertEntry(("resources",), f"c{i}", {"title": str(i)}) for i in range(50)]
    listed = [InsertItem(("steps", 1, "resources"), 2 + i, f"c{i}") for i in range(50)]
    made = apply_edits(source, [*new, SetValue(("steps", 0, "title"), "Un"), *listed])
    assert len(readings) == 2
    tree = read_tree(made)
    assert list(tree["resources"]) == ["a", *(f"c{i}" for i in range(50))]
    assert tree["steps"][1]["resources"] == ["a", "b", *(f"c{i}" for i in range(50))]
    assert made.startswith(STEPS[: STEPS.index("One")] + "Un  # told\n")


def test_a_key_that_is_put_in_twice_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        apply_edits(STEPS, [InsertEntry((), "a", "x"), InsertEntry((), "a", "y")])


def test_a_value_that_is_set_to_itself_keeps_its_manner() -> None:
    source = 'a: "\\x41b"  # c\nb: z\n'
    assert apply_edit(source, SetValue(("a",), "Ab")) == source
    made = apply_edits(source, [SetValue(("a",), "Ab"), SetValue(("b",), "w")])
    assert made == source.replace("z", "w")


LONG = """\
a: "one two three
  four five six
  seven"  # c
b: >
  a paragraph that goes
  on and on

  another one
c: |
    lines
      more
d: it was
  a plain text
"""


@pytest.mark.parametrize(
    ("path", "text", "old", "new"),
    [
        ("a", "one two three four FIVE six seven", "four five six", "four FIVE six"),
        ("a", "zero one two three four five six seven", '"one two three', '"zero one two three'),
        ("a", "one two three four five six seven eight", "  seven", "  seven eight"),
        ("b", "a paragraph that goes on and off\nanother one\n", "and on", "and off"),
        (
            "b",
            "a paragraph that goes on and on\nnew\nanother one\n",
            "and on\n",
            "and on\n\n  new\n",
        ),
        ("c", "lines\n  more\nand\n", "      more\n", "      more\n    and\n"),
        ("d", "it is a plain text", "it was", "it is"),
        ("d", "it was: a plain text", "it was\n  a plain text", '"it was: a plain text"'),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_of_a_text_on_several_lines_those_that_say_the_same_stay(
    path: str, text: str, old: str, new: str, newline: str
) -> None:
    assert LONG.count(old) == 1
    made = apply_edit(LONG.replace("\n", newline), SetValue((path,), text))
    assert made == LONG.replace(old, new).replace("\n", newline)
