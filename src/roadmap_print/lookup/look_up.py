"""What was typed, asked of its sources at their places, and kept for a day."""

import os
from collections.abc import Sequence

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.exchange.planning.import_plan import FileContents, owners
from roadmap_print.exchange.record import Contents
from roadmap_print.linkcheck.network import Fetcher
from roadmap_print.lookup.find_record import LIMITS, Lookup
from roadmap_print.lookup.identify import Identifier
from roadmap_print.lookup.record_store import load_records, store_file, store_records
from roadmap_print.lookup.sources import SERVICES


def look_up(
    wanted: Sequence[Identifier], catalogue: Catalogue, language: str
) -> tuple[FileContents, ...]:
    """Look each up, at the places that the environment names in place of the sources' own."""
    places = {service: os.environ.get(name, "") for service, name in SERVICES.items()}
    services = {service: place for service, place in places.items() if place}
    known, kept = owners(catalogue), load_records(store_file())
    with Fetcher(LIMITS, "lookup") as fetcher:
        lookup = Lookup(fetcher, services, language, dict(kept))
        records = [lookup.find(each, known) for each in wanted]
    store_records(store_file(), {key: lookup.kept[key] for key in lookup.kept.keys() - kept.keys()})
    return tuple(
        FileContents(each.typed, Contents((record,)), "")
        for each, record in zip(wanted, records, strict=True)
    )
