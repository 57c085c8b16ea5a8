"""Are the addresses alive? Who scans a code that leads nowhere does not scan the next one.

    catalogue → addresses → queries → answer_cache, network → verdicts → link_report

Only `network` asks hosts and only `dns` asks for theirs, for nothing but what the catalogue holds
and the redirects from there.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from roadmap_print.catalogue.urls import host
from roadmap_print.linkcheck import answer_cache
from roadmap_print.linkcheck.addresses import Address
from roadmap_print.linkcheck.answer_cache import CachedAnswer
from roadmap_print.linkcheck.queries import Endpoints, Query, RateLimits, query_for
from roadmap_print.linkcheck.verdicts import Answer, Reason, unknown

_NOBODY = frozenset({Reason.NO_HOST, Reason.TIMEOUT, Reason.CONNECTION})


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How a run is wanted; `max_age` in s, `file` is the cache, the user's own unless given."""

    offline: bool = False
    max_age: float = answer_cache.WEEK
    endpoints: Endpoints = field(default_factory=Endpoints)
    limits: RateLimits = field(default_factory=RateLimits)
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """An address with what is known of it; `age` in s, None where it was asked just now."""

    address: Address
    answer: Answer
    age: float | None = None

    @property
    def offer(self) -> str | None:
        """The address to write instead, with the part of the page that this one names."""
        _, mark, fragment = self.address.url.partition("#")
        offer = self.answer.offer
        return offer + mark + fragment if offer and "#" not in offer else offer


def check(
    catalogues: Sequence[Sequence[Address]],
    options: CheckOptions,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[tuple[CheckedLink, ...], ...]:
    """Say of every address of some catalogues whether it is alive; what several have is asked once.

    `progress` is told how many of how many are known. Raises KeyboardInterrupt, and keeps what was
    learned till then.
    """
    now, file = time.time(), options.file or answer_cache.default_file()
    urls = dict.fromkeys(address.url for found in catalogues for address in found)
    questions = {url: query_for(url, options.endpoints) for url in urls}
    known: Mapping[str, CachedAnswer] = answer_cache.load(file)
    if not options.offline:  # without a network, all that was ever learned
        known = {key: each for key, each in known.items() if each.is_fresh(now, options.max_age)}
    new = [asked for asked in dict.fromkeys(questions.values()) if asked.asks not in known]
    hosts = {host(asked.asks) for asked in questions.values()}
    fresh = {} if options.offline else _ask(new, hosts, options, progress)
    ages = {asks: max(now - entry.asked, 0) for asks, entry in known.items()}
    answers = {asks: entry.answer for asks, entry in {**known, **fresh}.items()}
    never = unknown(Reason.NEVER_ASKED)
    return tuple(
        tuple(
            CheckedLink(address, answers.get(asks, never), ages.get(asks))
            for address in found
            if (asks := questions[address.url].asks)
        )
        for found in catalogues
    )


def _ask(
    questions: Sequence[Query],
    hosts: AbstractSet[str],
    options: CheckOptions,
    progress: Callable[[int, int], None],
) -> Mapping[str, CachedAnswer]:
    """Ask what is not known, and add the answers to the cache however the asking ends."""
    if not questions:
        return {}
    from roadmap_print.linkcheck import network

    answers: dict[str, CachedAnswer] = {}

    def heard(asked: Query, answer: Answer) -> None:
        answers[asked.asks] = CachedAnswer(answer, time.time())
        progress(len(answers), len(questions))

    progress(0, len(questions))
    try:
        network.ask(questions, options.limits, heard)
    finally:
        answers = _doubted(answers, hosts)
        answer_cache.store(options.file or answer_cache.default_file(), answers, time.time())
    return answers


def _doubted(
    answers: Mapping[str, CachedAnswer], hosts: AbstractSet[str]
) -> dict[str, CachedAnswer]:
    """Doubt "no such host" where nobody answered: some resolvers say so without a network."""
    from roadmap_print.linkcheck import dns

    missing = {host(asks) for asks in answers if answers[asks].answer.reason is Reason.NO_HOST}
    heard = any(entry.answer.reason not in _NOBODY for entry in answers.values())
    if heard or not missing or len(hosts) == 1 or dns.any_known(sorted(hosts - missing)[:3]):
        return dict(answers)
    without_network = unknown(Reason.NO_NETWORK)
    return {
        asks: replace(entry, answer=without_network if host(asks) in missing else entry.answer)
        for asks, entry in answers.items()
    }
