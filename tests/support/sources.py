"""Sources that know one article, in the place of all real ones."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from links_server import Response, Server

from roadmap_print.lookup.sources import SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

DOI = "10.1234/ab.5"
CROSSREF = "/crossref/10.1234%2Fab.5"
ARTICLE = {
    "type": "journal-article",
    "title": ["Deep <i>learning</i>"],
    "author": [{"family": "Zola", "given": "Jean"}],
    "container-title": ["Radiology"],
    "issued": {"date-parts": [[2024]]},
}


@contextmanager
def lookup_sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serve them while the block runs, at the places that the environment names."""
    with Server() as running:
        for service, name in SERVICES.items():
            monkeypatch.setenv(name, running.url(f"/{service}"))
        running.routes[CROSSREF] = Response(body=json.dumps({"message": ARTICLE}).encode())
        yield running
