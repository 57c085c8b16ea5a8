"""Each row of the tables that the proof judges by: what holds what, what a template leaves."""

import drawing as draw
import pikepdf
import pytest
from drawing import COARSE, Part, drawn, subject, text

from roadmap_print.proof.checks.structure import tags
from roadmap_print.proof.checks.text import template_leftovers
from roadmap_print.proof.checks.text.missing_glyphs import package

Tree = tuple[str, list["Tree"]]
LIST: Tree = ("L", [("LI", [("Lbl", []), ("LBody", [])]), ("Caption", [])])
CELLS: list[Tree] = [("TR", [("TH", []), ("TD", [])])]
TABLE: Tree = ("Table", [("THead", CELLS), ("TBody", CELLS), ("TFoot", CELLS), ("Caption", [])])
GOOD: list[Tree] = [LIST, ("L", [LIST]), TABLE, ("Table", CELLS), ("P", [("Span", [])])]
WRONG: list[Tree] = [
    *(("Div", [(kind, [])]) for kind in ("LI", "LBody", "THead", "TBody", "TFoot", "TH", "TD")),
    ("Div", CELLS),
    *((parent, [("P", [])]) for parent in ("L", "Table")),
    ("L", [("LI", [("P", [])])]),
    ("Table", [("TR", [("P", [])])]),
    ("LI", [("LBody", [])]),
    ("L", [("LBody", [])]),
    ("Table", [("TD", [])]),
    ("TR", [("LI", [])]),
]


def nested(*trees: Tree) -> set[str]:
    """Return what is told of a document with these elements."""

    def edit(document: pikepdf.Pdf) -> None:
        document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        whole = _element(document, ("Document", list(trees)))
        document.Root.StructTreeRoot = pikepdf.Dictionary(K=whole)

    told = draw.rules_told(tags.check, subject(draw.spoil.edited(edit, drawn([]))))
    return told & {"NESTING", "HOLDS_NOTHING"}


def _element(document: pikepdf.Pdf, tree: Tree) -> pikepdf.Object:
    kind, kids = tree
    element = pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"))
    element.K = pikepdf.Array([_element(document, kid) for kid in kids])
    return document.make_indirect(element)


@pytest.mark.parametrize("tree", GOOD, ids=str)
def test_what_may_stand_in_what(tree: Tree) -> None:
    assert nested(tree) == set()


@pytest.mark.parametrize("tree", WRONG, ids=str)
def test_what_may_not(tree: Tree) -> None:
    assert "NESTING" in nested(tree)


@pytest.mark.parametrize("kind", ["L", "Table"])
def test_what_must_hold_something(kind: str) -> None:
    assert nested((kind, [])) == {"HOLDS_NOTHING"}


@pytest.mark.parametrize("kind", ["LI", "TR"])
def test_what_must_hold_something_inside(kind: str) -> None:
    outside = {"LI": "L", "TR": "Table"}[kind]
    assert nested((outside, [(kind, [])])) == {"HOLDS_NOTHING"}


LEFT = (
    *("{{ title }}", "}}", "{% if %}", "%}", "{# note #}", "#}"),
    *("None", "undefined", "Undefined", "nan", "NaN", "<Step object at 0x7f>"),
    *("<b>", "</b>", "<br/>", "<h1>", "&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#39;"),
)
RIGHT = ("Nonesuch", "a < b > c", "R&D;", "nano", "a { b }", "100 %", "{title}", "banane")


@pytest.mark.parametrize("written", LEFT)
def test_what_a_template_has_left_is_told(written: str) -> None:
    found = subject(drawn([Part(text(f"A {written} B"))]), COARSE)
    assert draw.rules_told(template_leftovers.check, found) == {"LEFTOVER"}


@pytest.mark.parametrize("written", RIGHT)
def test_what_people_write_is_not(written: str) -> None:
    found = subject(drawn([Part(text(f"A {written} B"))]), COARSE)
    assert draw.rules_told(template_leftovers.check, found) == set()


@pytest.mark.parametrize(
    ("character", "wanted"),
    [
        ("中", "cjk"),
        ("한", "cjk"),
        ("ひ", "cjk"),
        ("カ", "cjk"),
        ("ㄅ", "cjk"),
        ("〇", "cjk"),
        ("Ａ", "cjk"),
        ("🎓", "color-emoji"),
        ("\U0001f000", "color-emoji"),
        ("ᚠ", "core"),
        ("\U0010fabc", "core"),
    ],
)
def test_each_script_has_its_package(character: str, wanted: str) -> None:
    assert package(character) == f"fonts-noto-{wanted}"
