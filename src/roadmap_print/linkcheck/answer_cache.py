"""What earlier runs learned, with its age, so that a second run is quick and hosts are spared."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from roadmap_print.atomic_write import rewrite
from roadmap_print.linkcheck.verdicts import Answer, Hop, LinkVerdict, Reason

HOUR = 3600.0
DAY = 24 * HOUR
WEEK = 7 * DAY

FORMAT = 2
"""Of the file, and of what is judged: what was called well by another is asked again."""
_KEPT = 90 * DAY
# Never kept: they tell of this machine on this day, not of the address.
_OF_TODAY = frozenset({Reason.NO_NETWORK, Reason.NO_TIME, Reason.NEVER_ASKED})


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """An answer and when it came, in s since 1970."""

    answer: Answer
    asked: float

    def is_fresh(self, now: float, max_age: float) -> bool:
        """Tell whether it need not be asked again at `now`.

        Alive is good for `max_age`, in s; the other verdicts for an hour at most, since a page
        comes back and a wall opens; never sooner than the host itself asked for.
        """
        age = now - self.asked
        lasts = max_age if self.answer.verdict is LinkVerdict.ALIVE else min(max_age, HOUR)
        return 0 <= age < max(lasts, min(self.answer.wait, DAY))


def default_file() -> Path:
    """Give the file in the user's cache folder (`~/.cache/roadmap-print/links.json` on Linux)."""
    return user_cache_path("roadmap-print", appauthor=False) / "links.json"


def load(file: Path) -> dict[str, CachedAnswer]:
    """Read the entries by what was asked; a file that cannot be read is as good as none."""
    try:
        return {key: _entry(each) for key, each in read_entries(file, FORMAT).items()}
    except (ValueError, LookupError, TypeError):
        return {}


def read_entries(file: Path, form: int) -> dict[str, Any]:
    """Read the entries of a file of a form; one that cannot be read is as good as none."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        match json.loads(file.read_bytes()):
            case {"format": found, "entries": dict(entries)} if found == form:
                return entries
    return {}


def _entry(kept: dict[str, Any]) -> CachedAnswer:
    answer = kept["answer"]
    hops = tuple(Hop(int(hop["status"]), str(hop["address"])) for hop in answer["hops"])
    told = LinkVerdict(answer["verdict"]), Reason(answer["reason"]), str(answer["detail"])
    offer = None if answer["offer"] is None else str(answer["offer"])
    return CachedAnswer(Answer(*told, hops, offer, float(answer["wait"])), float(kept["asked"]))


def store(file: Path, new: Mapping[str, CachedAnswer], now: float) -> None:
    """Add `new` to the file and drop what is too old; where it cannot be written, do nothing."""
    lasting = {key: entry for key, entry in new.items() if entry.answer.reason not in _OF_TODAY}
    entries = {
        key: asdict(entry)
        for key, entry in sorted({**load(file), **lasting}.items())
        if now - entry.asked < _KEPT
    }
    write_entries(file, FORMAT, entries)


def write_entries(file: Path, form: int, entries: Mapping[str, object]) -> None:
    """Write entries in a form; where the file cannot be written, do nothing."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        rewrite(json.dumps({"format": form, "entries": entries}, indent=1).encode(), file)
