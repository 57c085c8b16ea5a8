"""Whether the machines of a cluster make the same bytes as this one: asked before any is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from roadmap_print.i18n.cldr import listed
from roadmap_print.i18n.translator import Message, say
from roadmap_print.pipeline.input_hashes import SYSTEM_FONTS, machine_versions
from roadmap_print.problems import Problem

if TYPE_CHECKING:
    from distributed import Client

Versions = Mapping[str, str | None]
_ENGINE = {"python": "Python", "distributed": "distributed"}
"""What a scheduler has to have in common with us, by Dask's names and by ours."""
_PROGRAM = "roadmap-print"
NAMED = 3  # machines that differ, of those that differ alike


def compare_versions(client: Client, address: str, language: str) -> Iterator[Problem]:
    """Yield what scheduler or workers have in another version than this machine."""
    told = client.get_versions()
    ours = {**_engine(told["client"]), **machine_versions()}
    differing: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for machine, versions in _machines(client, told, address).items():
        for name, theirs in versions.items():
            if theirs != ours.get(name):
                differing[name, theirs].append(machine)
    none = say(language, "people.dask.none")
    for (name, version), machines in sorted(differing.items(), key=repr):
        yield Problem.error(
            address,
            Message("people.dask.differs"),
            language=language,
            name=say(language, "people.dask.fonts") if name == SYSTEM_FONTS else name,
            theirs=version or none,
            ours=ours.get(name) or none,
            machines=listed(machines[:NAMED], language),
        )


def _machines(client: Client, told: Mapping[str, Any], address: str) -> dict[str, Versions]:
    """Give the versions of each machine; one that cannot load our program has none of it."""
    found: dict[str, Versions] = {address: _engine(told["scheduler"])}
    answers = client.run(machine_versions, on_error="return")
    for worker, answer in answers.items():
        own = answer if isinstance(answer, dict) else {_PROGRAM: None}
        found[worker] = {**_engine(told["workers"].get(worker)), **own}
    return found


def _engine(told: Mapping[str, Any] | None) -> Versions:
    """Give the versions of Python and of Dask, as far as a machine has told them."""
    packages = (told or {}).get("packages", {})
    return {
        ours: ".".join(str(packages[theirs]).split(".")[:3])
        for theirs, ours in _ENGINE.items()
        if theirs in packages
    }
