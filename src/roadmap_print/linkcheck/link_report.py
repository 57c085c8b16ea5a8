"""The links as a report: one line a place in the catalogue, or JSON, or GitHub's annotations."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from roadmap_print.i18n.publication_words import words_of
from roadmap_print.linkcheck import link_words
from roadmap_print.linkcheck.answers import LinkVerdict
from roadmap_print.problem_report import annotation
from roadmap_print.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roadmap_print.linkcheck.addresses import AddressPlace
    from roadmap_print.linkcheck.check_links import CheckedLink

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def problems(links: Sequence[CheckedLink], file: str, language: str) -> tuple[Problem, ...]:
    """Give an error for each dead link, a warning where one cannot tell or the page has moved."""
    found = [
        _problem(link, place, file, language)
        for link in links
        for place in link.address.places
        if link.answer.verdict is not LinkVerdict.ALIVE or link.offer
    ]
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def redirected(links: Sequence[CheckedLink], file: str) -> tuple[str, ...]:
    """Give a line for each link that is alive through redirects of the moment."""
    return tuple(
        f"{file}:{link.address.places[0].line}: {_chain(link)}"
        for link in links
        if link.answer.verdict is LinkVerdict.ALIVE and link.answer.hops and not link.offer
    )


def text(links: Sequence[CheckedLink], file: str, language: str) -> str:
    """Say what is wrong in the order of the file, where the others lead, and count them."""
    lines = [str(problem) for problem in problems(links, file, language)]
    if hops := redirected(links, file):
        lines += [link_words.REDIRECTED.told(language), *(f"  {line}" for line in hops)]
    return "\n".join([*lines, _count(links, language)])


def as_json(links: Sequence[CheckedLink], file: str, _language: str = "en") -> str:
    """Give all that is known of every link, in English words; ages in s, null where asked now."""
    counts = Counter(link.answer.verdict for link in links)
    report = {
        "catalogue": file,
        "counts": {verdict: counts[verdict] for verdict in LinkVerdict},
        "links": [_value(link) for link in links],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def github(links: Sequence[CheckedLink], file: str, language: str) -> str:
    """Give workflow commands that GitHub shows beside the lines of the catalogue."""
    return "\n".join(annotation(problem) for problem in problems(links, file, language))


STYLES: dict[str, Callable[[Sequence[CheckedLink], str, str], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
}


def _problem(link: CheckedLink, place: AddressPlace, file: str, language: str) -> Problem:
    dead = link.answer.verdict is LinkVerdict.DEAD
    severity = Severity.ERROR if dead else Severity.WARNING
    message = _message(link, language) + _aside(link, place, language)
    hint = _hint(link, language)
    return Problem(severity, file, place.line, place.column, place.where, message, hint, language)


def _message(link: CheckedLink, language: str) -> str:
    if link.answer.verdict is LinkVerdict.ALIVE:
        return link_words.MOVED.told(language, url=link.address.url)
    verdict = link_words.VERDICTS[link.answer.verdict].told(language)
    return link_words.JUDGED.told(
        language, verdict=verdict, url=_chain(link), reason=_reason(link, language)
    )


def _reason(link: CheckedLink, language: str) -> str:
    return link_words.REASONS[link.answer.reason].told(language, detail=link.answer.detail)


def _hint(link: CheckedLink, language: str) -> str:
    if link.answer.verdict is LinkVerdict.DEAD:
        return link_words.DEAD_HINT.told(language)
    if link.answer.verdict is LinkVerdict.ALIVE:
        return link_words.MOVED_HINT.told(language, offer=link.offer)
    return link_words.AGAIN_HINTS.get(link.answer.reason, link_words.UNKNOWN_HINT).told(language)


def _aside(link: CheckedLink, place: AddressPlace, language: str) -> str:
    """Give, in brackets, the printed pages and how old the answer is."""
    parts = []
    for publication, pages in place.pages.items():
        said = words_of(publication)
        phrase = said.pages if len(pages) > 1 else said.page
        parts.append(phrase.told(language, pages=", ".join(map(str, pages))))
    if link.age is not None:
        parts.append(_age(link.age, language))
    return f" ({link_words.BETWEEN.told(language).join(parts)})" if parts else ""


def _chain(link: CheckedLink) -> str:
    hops = (f" → {hop.address} ({hop.status})" for hop in link.answer.hops)
    return link.address.url + "".join(hops)


def _age(age: float, language: str) -> str:
    if age < _HOUR:
        return link_words.AGE["minutes"].told(language, n=round(age / _MINUTE))
    if age < _DAY:
        return link_words.AGE["hours"].told(language, n=round(age / _HOUR))
    return link_words.AGE["days"].told(language, n=round(age / _DAY))


def _count(links: Sequence[CheckedLink], language: str) -> str:
    counts = Counter(link.answer.verdict for link in links)
    line = link_words.COUNT.told(
        language,
        all=len(links),
        alive=counts[LinkVerdict.ALIVE],
        dead=counts[LinkVerdict.DEAD],
        unknown=counts[LinkVerdict.UNKNOWN],
    )
    ages = [link.age for link in links if link.age is not None]
    if not ages:
        return line
    return line + link_words.CACHED.told(language, n=len(ages), age=_age(max(ages), language))


def _value(link: CheckedLink) -> dict[str, object]:
    answer = link.answer
    return {
        "address": link.address.url,
        "verdict": answer.verdict,
        "reason": answer.reason,
        "message": _reason(link, "en"),
        "redirects": [{"status": hop.status, "address": hop.address} for hop in answer.hops],
        "offer": link.offer,
        "age": None if link.age is None else round(link.age),
        "places": [
            {
                "where": place.where,
                "line": place.line,
                "column": place.column,
                "pages": {name: list(pages) for name, pages in place.pages.items()},
            }
            for place in link.address.places
        ],
    }
