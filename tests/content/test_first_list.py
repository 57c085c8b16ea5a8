"""The first list of an introduction, in plain words."""

import pytest

from roadmap_print.content.markdown import first_list


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        ("Un paragraphe.", ()),
        ("Avant :\n\n- un\n- deux\n\nAprès.\n\n- trois", ("un", "deux")),
        ("1. un\n2. **deux** et [trois](https://a.test)", ("un", "deux et trois")),
        ("- un\n  - dedans\n- deux", ("un", "deux")),
        ("- un\n\n  encore\n- deux", ("un", "deux")),
        ("- sur deux\n  lignes", ("sur deux lignes",)),
        ("> - cité\n\n- à nous", ("à nous",)),
    ],
)
def test_the_first_list_is_found(text: str, items: tuple[str, ...]) -> None:
    assert first_list(text, "fr") == items


def test_its_items_are_typeset() -> None:
    assert first_list("- Pourquoi ?", "fr") == ("Pourquoi\u202f?",)
