"""Sources asked one after another until enough is known; each field remembers who said it.

One source that is down is no failure. A title with lost letters, or a work without its authors, is
asked for again at the next.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, Protocol

from roadmap_print.exchange.cleaning import clean
from roadmap_print.exchange.identity import identities, is_doi_address
from roadmap_print.exchange.record import Field, LostRecord, ResourceRecord
from roadmap_print.i18n.translator import Message, say
from roadmap_print.linkcheck.network import Fetched
from roadmap_print.linkcheck.queries import RateLimits
from roadmap_print.linkcheck.verdicts import LinkVerdict, Reason
from roadmap_print.lookup.answers.answer_values import GarbledAnswerError
from roadmap_print.lookup.identify import Identifier, IdentifierKind
from roadmap_print.lookup.sources import PMID_OF_DOI, SOURCES, LookupSource

LIMITS: Final = RateLimits(attempts=2, patience=10.0, request=15.0, body=4_000_000)
"""Bounds of a lookup: the longest answers, of works with thousands of authors, have some MB."""
_LOST_LETTER: Final = "\ufffd"
_SILENCE: Final = {f"links.reasons.{each}" for each in (Reason.NO_HOST, Reason.CONNECTION)}
_WORKS: Final = frozenset({"article", "book"})
_OWN_KEY: Final = {IdentifierKind.DOI: "doi", IdentifierKind.PMID: "pmid"}


class Fetching(Protocol):
    """What asks the network."""

    def fetch(self, address: str, accept: str, spacing: float = 0.0) -> Fetched:
        """Ask for an address."""


class Failure(NamedTuple):
    """A source that gave nothing, and why."""

    source: str
    said: Message
    values: Mapping[str, object]

    def told(self, language: str) -> str:
        """Say which and why."""
        name, reason = source_name(self.source, language), self.said.said(language, self.values)
        return say(language, "lookup.said", source=name, reason=reason)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Asks sources; `services` has the places of those that are not asked at their own.

    `kept` has what was found before, by what was asked, and gets what is found now.
    """

    fetcher: Fetching
    services: Mapping[str, str]
    language: str
    kept: dict[str, ResourceRecord] = field(default_factory=dict)

    def find(self, identifier: Identifier, known: Collection[str]) -> ResourceRecord | LostRecord:
        """Find what sources say of an identifier; they are not asked of what is `known` already."""
        given = _given(identifier)
        bare = ResourceRecord(0, {**_number(identifier), **given})
        if identities(*map(bare.text, ("url", "doi", "pmid"))) & set(known):
            return bare
        key = " ".join((identifier.kind, identifier.value, *sorted(self.services.values())))
        record = self.kept.get(key) or self._asked(identifier)
        if isinstance(record, LostRecord):
            return record
        if _is_enough(record):
            self.kept[key] = record
        origins = {
            key: source_name(name, self.language)
            for key, name in record.origins.items()
            if key not in given
        }
        fields = {**record.fields, **given, "url": record.text("url") or identifier.address}
        return clean(replace(record, fields=fields, origins=origins))

    def _asked(self, identifier: Identifier) -> ResourceRecord | LostRecord:
        """Ask one source after another until enough is known."""
        found: list[tuple[str, ResourceRecord]] = []
        failures: list[Failure] = []
        for source in SOURCES[identifier.kind]:
            answer = self._ask(source, identifier)
            if isinstance(answer, Failure):
                failures.append(answer)
                continue
            found.append((source.name, answer))
            if _is_enough(merge(found)):
                break
        if found:
            return self._with_pmid(merge(found), identifier)
        if len(failures) > 1 and all(each.said in _SILENCE for each in failures):
            return LostRecord(0, "", Message("exchange.lost.no_network"))
        between = say(self.language, "links.between")
        reasons = between.join(each.told(self.language) for each in failures)
        return LostRecord(0, "", Message("exchange.lost.not_found"), {"names": reasons})

    def _with_pmid(self, record: ResourceRecord, identifier: Identifier) -> ResourceRecord:
        """Add the PMID of an article with a DOI, if PubMed has it."""
        doi = record.text("doi") or str(_given(identifier).get("doi", ""))
        if record.kind != "article" or not doi or record.text("pmid"):
            return record
        answer = self._ask(PMID_OF_DOI, replace(identifier, value=doi))
        if isinstance(answer, Failure):
            return record
        origins = {**record.origins, "pmid": PMID_OF_DOI.name}
        return replace(record, fields={**record.fields, **answer.fields}, origins=origins)

    def _ask(self, source: LookupSource, identifier: Identifier) -> ResourceRecord | Failure:
        address = source.address(identifier, self.services)
        fetched = self.fetcher.fetch(address, source.accept, source.spacing)
        answer = fetched.answer
        if answer.verdict is not LinkVerdict.ALIVE:
            said = Message(f"links.reasons.{answer.reason}")
            return Failure(source.name, said, {"detail": answer.detail})
        try:
            record = source.read(fetched.body)
        except GarbledAnswerError:
            return Failure(source.name, Message("lookup.garbled"), {})
        return record or Failure(source.name, Message("lookup.nothing"), {})


def source_name(name: str, language: str) -> str:
    """Say what a source is called; all but the page itself have a name of their own."""
    return say(language, "lookup.page") if name == "page" else name


def merge(found: Collection[tuple[str, ResourceRecord]]) -> ResourceRecord:
    """Take each field of the first source that has it, or has it without lost letters."""
    fields: dict[str, Field] = {}
    origins: dict[str, str] = {}
    for source, record in found:
        for key, value in record.fields.items():
            if key not in fields or (_is_broken(fields[key]) and not _is_broken(value)):
                fields[key], origins[key] = value, source
    if "journal" in fields:  # it says whose an article is
        fields.pop("publisher", None)
        origins.pop("publisher", None)
    kind = next((record.kind for _, record in found if record.kind), "")
    return ResourceRecord(0, fields, kind=kind, origins=origins)


def _given(identifier: Identifier) -> dict[str, Field]:
    """Give what is known without asking: the address, and the number that was typed."""
    fields: dict[str, Field] = {"url": identifier.address}
    if identifier.kind is IdentifierKind.ARXIV:  # each of its articles has one
        fields["doi"] = f"10.48550/arXiv.{identifier.value}"
    if identifier.kind is not IdentifierKind.DOI or is_doi_address(identifier.address):
        fields |= _number(identifier)
    return fields


def _number(identifier: Identifier) -> dict[str, Field]:
    """Give the number that was asked for; the DOI in a page's address the sources must confirm."""
    key = _OWN_KEY.get(identifier.kind)
    return {key: identifier.value} if key else {}


def _is_broken(value: Field) -> bool:
    return any(_LOST_LETTER in each for each in ([value] if isinstance(value, str) else value))


def _is_enough(record: ResourceRecord) -> bool:
    """Tell whether nothing is broken, and a work has its authors and year."""
    if any(map(_is_broken, record.fields.values())):
        return False
    return record.kind not in _WORKS or bool(record.text("authors") and record.text("year"))
