"""What earlier lookups found, for a day: a preview and the writing after it ask once."""

import contextlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from roadmap_print.exchange.record import KEYS, ResourceRecord
from roadmap_print.linkcheck.answer_cache import DAY, default_file, read_entries, write_entries

_FORMAT: Final = 1


def store_file() -> Path:
    """Give the file in the user's cache folder, beside that of `links`."""
    return default_file().with_name("lookups.json")


def load_records(file: Path) -> dict[str, ResourceRecord]:
    """Read what was found within a day, by what was asked; of a damaged file, nothing."""
    found: dict[str, ResourceRecord] = {}
    with contextlib.suppress(LookupError, TypeError, AttributeError):
        for key, kept in _entries(file).items():
            found[key] = _record(kept)
    return found


def store_records(file: Path, new: Mapping[str, ResourceRecord]) -> None:
    """Add to the file and drop what is older than a day; where it cannot be written, do nothing."""
    if not new:
        return
    now = time.time()
    fresh = {
        key: {"asked": now, "fields": each.fields, "kind": each.kind, "origins": each.origins}
        for key, each in new.items()
    }
    write_entries(file, _FORMAT, {**_entries(file), **fresh})


def _entries(file: Path) -> dict[str, Any]:
    now, entries = time.time(), read_entries(file, _FORMAT)
    return {key: kept for key, kept in entries.items() if _is_fresh(kept, now)}


def _is_fresh(kept: object, now: float) -> bool:
    asked = kept.get("asked") if isinstance(kept, dict) else None
    return isinstance(asked, int | float) and 0 <= now - asked < DAY


def _record(kept: Mapping[str, Any]) -> ResourceRecord:
    fields = {
        key: value if isinstance(value, str) else tuple(map(str, value))
        for key, value in kept["fields"].items()
        if key in KEYS
    }
    origins = {str(key): str(name) for key, name in kept["origins"].items()}
    return ResourceRecord(0, fields, kind=str(kept["kind"]), origins=origins)
