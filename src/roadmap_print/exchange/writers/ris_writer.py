"""RIS, which every reference manager reads."""

from collections.abc import Iterator

from roadmap_print.catalogue.model import Catalogue, Reference, Resource
from roadmap_print.content.citations import ET_AL, named_authors
from roadmap_print.exchange.author_names import split_name


def as_ris(catalogue: Catalogue) -> str:
    """Write each resource as a record: an article where it has a journal, else a web page."""
    records = (_record(id_, each) for id_, each in catalogue.resources.items())
    return "\r\n".join("".join(f"{tag}  - {text}\r\n" for tag, text in each) for each in records)


def _record(id_: str, resource: Resource) -> Iterator[tuple[str, str]]:
    work = resource.reference or Reference()
    first, _, last = (work.pages or "").partition("-")
    single = not (first.isalnum() and last.isalnum())
    yield "TY", "JOUR" if work.journal else "ELEC"
    yield "ID", id_
    names, more = named_authors(work)
    yield from (("AU", _name(name)) for name in names)
    if more:
        yield "AU", ET_AL
    texts = {
        "TI": resource.title,
        "T2": work.journal,
        "PY": work.year,
        "VL": work.volume,
        "IS": work.issue,
        "SP": work.pages if single else first,
        "EP": None if single else last,
        "DO": work.doi,
        "DB": work.pmid and "PubMed",
        "AN": work.pmid,
        "UR": resource.url,
        "PB": resource.publisher,
        "LA": resource.language,
        "N1": resource.note,
    }
    yield from ((tag, text) for tag, text in texts.items() if text)
    yield "ER", ""


def _name(name: str) -> str:
    person = split_name(name)
    parts = (person.family, person.given, person.suffix) if person else (name,)
    return ", ".join(filter(None, parts))
