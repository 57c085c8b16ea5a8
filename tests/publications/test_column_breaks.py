"""Columns are as low as they can be, and end where their items may part."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from roadmap_print.publications.column_breaks import column_height, even_columns, fill_columns


@dataclass(frozen=True)
class Item:
    height: float
    gap: float = 2.0
    heading: bool = False


ITEMS = [Item(10, heading=place % 4 == 0) for place in range(12)]


def parts_after_text(items: Sequence[Item], place: int) -> bool:
    return not items[place - 1].heading


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
def test_all_items_stand_in_order_in_columns_of_about_one_height(columns: int) -> None:
    found = even_columns(ITEMS, columns, 200, parts_after_text)
    assert found is not None
    assert [item for column in found for item in column] == ITEMS
    heights = [column_height(column) for column in found]
    assert max(heights) <= column_height(ITEMS) / columns + 24
    assert not any(column[-1].heading for column in found if column)


def test_what_has_no_room_is_left_over() -> None:
    assert even_columns(ITEMS, 2, 60, parts_after_text) is None
    found = fill_columns(ITEMS, 2, 60, parts_after_text)
    assert all(column_height(column) <= 60 for column in found)
    assert sum(map(len, found)) < len(ITEMS)


def test_an_item_higher_than_its_column_stands_in_it_alone() -> None:
    assert fill_columns([Item(90), Item(10)], 2, 50) == ((Item(90),), (Item(10),))


class CountedItem(Item):
    """An item that counts how often anybody asks for its gap."""

    asked = 0

    def __getattribute__(self, name: str) -> object:
        CountedItem.asked += name == "gap"
        return super().__getattribute__(name)


def test_twice_as_many_items_cost_about_twice_as_much() -> None:
    """Four times as much where each height is summed up anew."""
    costs = []
    for count in (100, 200):
        CountedItem.asked = 0
        assert even_columns([CountedItem(10.0)] * count, 2, 1e6)
        costs.append(CountedItem.asked)
    assert costs[1] < 2.5 * costs[0]
