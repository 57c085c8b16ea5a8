"""The links as a report: one line a place in the catalogue, or JSON, or GitHub's annotations."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import NamedTuple

from roadmap_print.i18n.translator import Message, say
from roadmap_print.linkcheck.addresses import AddressPlace
from roadmap_print.linkcheck.check_links import CheckedLink
from roadmap_print.linkcheck.verdicts import LinkVerdict, Reason
from roadmap_print.problem_report import QUIET, annotation, json_text
from roadmap_print.problem_report import as_json as problems_as_json
from roadmap_print.problems import Problem, Severity

ASKED_IN_VAIN = {Reason.NEVER_ASKED, Reason.NO_NETWORK, Reason.NO_TIME}
"""What another run may mend."""
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
    return "\n".join([*_lines(links, file, language), _count(links, language)])


def _lines(links: Sequence[CheckedLink], file: str, language: str) -> list[str]:
    lines = [str(problem) for problem in problems(links, file, language)]
    if hops := redirected(links, file):
        lines += [say(language, "links.redirected"), *(f"  {line}" for line in hops)]
    return lines


def dead(links: Sequence[CheckedLink], file: str, language: str) -> str:
    """Say which are dead, and nothing else."""
    told = problems(links, file, language)
    return "\n".join(str(each) for each in told if each.severity is Severity.ERROR)


def as_json(links: Sequence[CheckedLink], file: str, _language: str = "en") -> str:
    """Give all that is known of every link, in English words; ages in s, null where asked now."""
    return json_text(_values(links, file))


def _values(links: Sequence[CheckedLink], file: str) -> dict[str, object]:
    return {
        "catalogue": file,
        "counts": _counts(links),
        "links": [_value(link) for link in links],
    }


def _counts(links: Sequence[CheckedLink]) -> dict[LinkVerdict, int]:
    counts = Counter(link.answer.verdict for link in links)
    return {verdict: counts[verdict] for verdict in LinkVerdict}


def github(links: Sequence[CheckedLink], file: str, language: str) -> str:
    """Give workflow commands that GitHub shows beside the lines of the catalogue."""
    return "\n".join(annotation(problem) for problem in problems(links, file, language))


STYLES: dict[str, Callable[[Sequence[CheckedLink], str, str], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
}


class CatalogueLinks(NamedTuple):
    """What is known of the links of a file, and the language to say it in."""

    links: Sequence[CheckedLink]
    file: str
    language: str


def of_several(
    catalogues: Sequence[CatalogueLinks],
    style: str,
    language: str,
    problems: Sequence[Problem] = (),
) -> str:
    """Report the links of some catalogues; each address counts once, however many have it.

    JSON has the problems of catalogues that were left out.
    """
    links = [*{link.address.url: link for each in catalogues for link in each.links}.values()]
    if style == "json":
        every = [_values(each.links, each.file) for each in catalogues]
        return problems_as_json(problems, counts=_counts(links), catalogues=every)
    if style == "text" and not QUIET.on:
        lines = [line for each in catalogues for line in _lines(*each)]
        return "\n".join([*lines, _count(links, language)])
    return "\n".join(filter(None, (of_one(each, style) for each in catalogues)))


def of_one(catalogue: CatalogueLinks, style: str) -> str:
    """Report the links of a catalogue; the dead alone where it is quiet."""
    return (dead if QUIET.on and style == "text" else STYLES[style])(*catalogue)


def _problem(link: CheckedLink, place: AddressPlace, file: str, language: str) -> Problem:
    dead = link.answer.verdict is LinkVerdict.DEAD
    severity = Severity.ERROR if dead else Severity.WARNING
    message = _message(link, language) + _aside(link, place, language)
    hint = _hint(link, language)
    return Problem(severity, file, place.line, place.column, place.where, message, hint, language)


def _message(link: CheckedLink, language: str) -> str:
    if link.answer.verdict is LinkVerdict.ALIVE:
        return Message("links.moved").told(language, url=link.address.url)
    verdict = say(language, f"links.verdicts.{link.answer.verdict}")
    return Message("links.judged").told(
        language, verdict=verdict, url=_chain(link), reason=_reason(link, language)
    )


def _reason(link: CheckedLink, language: str) -> str:
    return Message(f"links.reasons.{link.answer.reason}").told(language, detail=link.answer.detail)


def _hint(link: CheckedLink, language: str) -> str:
    if link.answer.verdict is LinkVerdict.DEAD:
        return say(language, "links.dead_hint")
    if link.answer.verdict is LinkVerdict.ALIVE:
        return Message("links.moved_hint").told(language, offer=link.offer)
    if link.answer.reason in ASKED_IN_VAIN:
        return say(language, f"links.again_hints.{link.answer.reason}")
    return say(language, "links.unknown_hint")


def _aside(link: CheckedLink, place: AddressPlace, language: str) -> str:
    """Give, in brackets, the printed pages and how old the answer is."""
    parts = []
    for publication, pages in place.pages.items():
        numbers, count = ", ".join(map(str, pages)), len(pages)
        parts.append(say(language, f"publications.{publication}.pages", n=count, pages=numbers))
    if link.age is not None:
        parts.append(_age(link.age, language))
    return f" ({say(language, 'links.between').join(parts)})" if parts else ""


def _chain(link: CheckedLink) -> str:
    hops = (f" → {hop.address} ({hop.status})" for hop in link.answer.hops)
    return link.address.url + "".join(hops)


def _age(age: float, language: str) -> str:
    if age < _HOUR:
        return say(language, "links.age.minutes", n=round(age / _MINUTE))
    if age < _DAY:
        return say(language, "links.age.hours", n=round(age / _HOUR))
    return say(language, "links.age.days", n=round(age / _DAY))


def _count(links: Sequence[CheckedLink], language: str) -> str:
    counts = Counter(link.answer.verdict for link in links)
    line = Message("links.count").told(
        language,
        all=len(links),
        alive=counts[LinkVerdict.ALIVE],
        dead=counts[LinkVerdict.DEAD],
        unknown=counts[LinkVerdict.UNKNOWN],
    )
    ages = [link.age for link in links if link.age is not None]
    if not ages:
        return line
    return line + Message("links.cached").told(language, n=len(ages), age=_age(max(ages), language))


def _value(link: CheckedLink) -> dict[str, object]:
    answer = link.answer
    return {
        "address": link.address.url,
        "verdict": answer.verdict,
        "reason": answer.reason,
        "message": _reason(link, "en"),
        "redirects": [asdict(hop) for hop in answer.hops],
        "offer": link.offer,
        "age": None if link.age is None else round(link.age),
        "places": [asdict(place) for place in link.address.places],
    }
