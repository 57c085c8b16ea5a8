"""A resource on a step's page: its words, its signs, where it has stood before."""

from dataclasses import replace

import pytest
from kits import kit_of
from rows import BOOKLET
from spoiling import reading

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.content.view import Entry
from roadmap_print.publications.booklet.step_pages.entry_block import (
    EntryPart,
    EntrySetter,
)
from roadmap_print.publications.booklet.step_pages.long_entries import cut_entry

CATALOGUE = reading().catalogue
assert CATALOGUE is not None
KIT = kit_of(BOOKLET, CATALOGUE)
ENTRY = KIT.roadmap.stations[0].entries[0]
LONG = "Les données de santé sont un bien commun, et leur usage demande des garanties " * 60


def part(entry: Entry) -> EntryPart:
    return EntryPart(entry, entry.title, entry.meta)


def test_what_recurs_says_where_it_stood_and_no_more_than_its_host() -> None:
    again = replace(ENTRY, earlier=1, meta=("a publisher", "a note"))
    words = EntrySetter(KIT).words(part(again), 100, narrow=False, page=7)
    assert words.meta.text == KIT.roadmap.words.already_at.format(number=1, page=7)
    assert words.meta.lines[0][0].link is not None
    assert words.meta.lines[0][0].link.target == f"#step-1-{ENTRY.id}"
    assert words.address.text.startswith(ENTRY.host)
    assert words.sign_start == 0


@pytest.mark.parametrize("measure", [40, 55, 120])
def test_a_badge_stands_in_the_measure_and_clear_of_the_title(measure: float) -> None:
    new = replace(ENTRY, news=ChangeKind.ADDED, title="Un titre assez long pour deux lignes")
    words = EntrySetter(KIT).words(part(new), measure, narrow=False)
    badge = KIT.badge(ChangeKind.ADDED, 0, 0)
    assert words.badge is not None
    start, top = words.badge
    assert start + badge.width <= measure
    assert start > KIT.measurer.runs_width(words.title.lines[-1]) or top >= words.title.bottom
    assert words.meta.top >= top + badge.height - 0.5


def test_an_address_is_never_broken_for_its_path() -> None:
    for measure in (25, 40, 60, 120):
        for narrow in (False, True):
            words = EntrySetter(KIT).words(part(ENTRY), measure, narrow=narrow)
            lines = words.address.lines
            assert "".join(run.text for run in lines[0]).startswith(ENTRY.host)
            assert len(lines) == 1


@pytest.mark.parametrize(
    ("title", "note"), [(LONG, ""), ("Court", LONG), (LONG, LONG), ("x" * 5000, "")]
)
def test_words_that_no_page_holds_are_cut_and_all_kept(title: str, note: str) -> None:
    setter, room = EntrySetter(KIT), 220.0
    long = replace(ENTRY, title=title.strip(), meta=(note.strip(),))
    parts = cut_entry(setter, long, 110, room, beside=30)
    assert len(parts) > 1
    assert [each.first for each in parts] == [True] + [False] * (len(parts) - 1)
    assert [each.last for each in parts] == [False] * (len(parts) - 1) + [True]
    assert all(setter.height(each, 110, narrow=False) <= room for each in parts)
    assert setter.height(parts[0], 110, narrow=False) <= room - 30
    for wanted, found in (
        (title, "".join(each.title for each in parts)),
        (note, "".join(text for each in parts for text in each.meta)),
    ):
        assert "".join(found.split()) == "".join(wanted.split())


def test_what_a_page_holds_is_not_cut() -> None:
    assert cut_entry(EntrySetter(KIT), ENTRY, 110, 220) == (part(ENTRY),)


def test_words_begin_under_signs_that_leave_the_first_no_room() -> None:
    long = "Rechtsschutzversicherungsgesellschaft"
    entry = replace(ENTRY, meta=(long,), earlier=None)
    wide = KIT.measurer.width(long, KIT.type("meta")) + 2.0
    under = EntrySetter(KIT).words(part(entry), wide, narrow=True)
    assert under.level_start is not None
    assert under.meta.indent == 0.0
    assert under.meta.top >= under.signs_top + under.meta.line
    beside = EntrySetter(KIT).words(part(entry), 2 * wide, narrow=True)
    assert beside.meta.indent > 0.0
    assert beside.meta.top == beside.signs_top
