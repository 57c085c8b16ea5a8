import pytest

from roadmap_print.cli.inputs.toml_places import positions

TEXT = '''\
# only = "not this one"

[build]
grey = true  # press
only = [
    "booklet",  # not "wall"
    "wall",
]
  "press" = false
since = """
only"""
mail.from = "a@b.fr"
[mail]
budget = 10
'''


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_key_and_item_has_its_line_and_column(end: str) -> None:
    found = {path: tuple(place) for path, place in positions(TEXT.replace("\n", end)).items()}
    assert found == {
        "build": (3, 2),
        "build.grey": (4, 1),
        "build.only": (5, 1),
        "build.only[0]": (6, 5),
        "build.only[1]": (7, 5),
        "build.press": (9, 3),
        "build.since": (10, 1),
        "build.mail": (12, 1),
        "build.mail.from": (12, 6),
        "mail": (13, 2),
        "mail.budget": (14, 1),
    }


def test_an_inline_table_is_looked_through() -> None:
    found = positions('build = {force = true, only = ["force", "only"]}\n')
    assert found["build.only"] == (1, 24)
    assert found["build.only[1]"] == (1, 41)


def test_what_is_written_otherwise_stands_where_its_line_begins() -> None:
    assert positions('[build]\n"gr\\u0065y" = true\n')["build.grey"] == (2, 1)
