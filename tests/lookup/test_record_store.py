"""What was found is kept for a day, and a damaged file is as good as none."""

import time
from pathlib import Path

import pytest

from roadmap_print.exchange.record import ResourceRecord
from roadmap_print.lookup.record_store import load_records, store_records

RECORD = ResourceRecord(
    0, {"title": "T", "authors": ("Roy A", "HAS")}, kind="article", origins={"title": "Crossref"}
)
DAY = 86_400


def test_what_is_kept_comes_back_the_same_for_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, now = tmp_path / "cache/lookups.json", time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    store_records(file, {"doi 10.1/a": RECORD})
    store_records(file, {"doi 10.1/b": RECORD})
    assert load_records(file) == {"doi 10.1/a": RECORD, "doi 10.1/b": RECORD}
    monkeypatch.setattr(time, "time", lambda: now + DAY - 1)
    assert len(load_records(file)) == 2
    for later in (DAY, -5):
        monkeypatch.setattr(time, "time", lambda later=later: now + later)
        assert load_records(file) == {}


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", '{"format": 2, "entries": {}}', '{"format": 1, "entries": []}'),
        '{"format": 1, "entries": {"a": 1, "b": {"asked": "x"}}}',
        '{"format": 1, "entries": {"a": {"asked": NOW}}}',
        '{"format": 1, "entries": {"a": {"asked": NOW, "fields": {"title": 5}}}}',
        '{"format": 1, "entries": {"a": {"asked": NOW, "fields": 5}}}',
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "lookups.json"
    file.write_text(text.replace("NOW", str(time.time())))
    assert load_records(file) == {}


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    store_records(tmp_path / "cache/lookups.json", {"doi 10.1/a": RECORD})
    store_records(tmp_path / "lookups.json", {})
    assert [each.name for each in tmp_path.iterdir()] == ["cache"]
