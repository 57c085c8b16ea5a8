"""CSL JSON, for Zotero, Pandoc and Quarto."""

import json
from typing import Any

from roadmap_print.catalogue.model import Catalogue, Reference, Resource
from roadmap_print.content.citations import ET_AL, named_authors
from roadmap_print.exchange.author_names import split_name


def as_csl(catalogue: Catalogue) -> str:
    """Write each resource as an item under its id."""
    items = [_item(id_, each) for id_, each in catalogue.resources.items()]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(id_: str, resource: Resource) -> dict[str, Any]:
    work = resource.reference or Reference()
    names, more = named_authors(work)
    item = {
        "id": id_,
        "type": "article-journal" if work.journal else "webpage",
        "title": resource.title,
        "author": [*map(_name, names), *([{"literal": ET_AL}] if more else [])],
        "issued": {"date-parts": [[int(work.year)]]} if work.year else None,
        "container-title": work.journal,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "DOI": work.doi,
        "PMID": work.pmid,
        "URL": resource.url,
        "publisher": resource.publisher,
        "language": resource.language,
        "note": resource.note,
    }
    return {name: value for name, value in item.items() if value}


def _name(name: str) -> dict[str, str]:
    person = split_name(name)
    if person is None:
        return {"literal": name}
    return {key: part for key, part in person._asdict().items() if part}
