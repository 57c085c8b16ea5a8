"""Whether each link leads where its text, its sentence and the printed address say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from roadmap_print.catalogue.urls import domain
from roadmap_print.i18n.page_words import words
from roadmap_print.proof import requirements
from roadmap_print.proof.extract.page_values import FinishedPage, PageLink
from roadmap_print.proof.extract.placements import Route
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import normalise_text

BESIDE = 1.0  # mm that a text's ink may stand out of its link


def check(route: Route) -> Iterator[Finding]:
    """Yield each link that does not lead where it is said to."""
    named = _named(route)
    hosts = {normalise_text(domain(address)) for address in named}
    prose = {address for each in route.subject.introduction for address in each.links}
    for sheet in route.subject.sheets:
        for link in sheet.links:
            text = _text(link, route)
            if link.uri is not None and (link.uri in named or link.uri not in prose):
                yield from _title(link, text, sheet, route)
                host = text.partition("/")[0]
                other = host in hosts and host != normalise_text(domain(link.uri))
                if other and not route.titled(text):  # the name of another host
                    yield finding("link_reads_otherwise", sheet.number, text=text, address=link.uri)
                yield from _sentence(link, text, named, sheet, route)
    yield from _aside(route)


def _text(link: PageLink, route: Route) -> str:
    number = route.subject.structure.annotations.get(link.number, -1)
    return route.reading.found(route.subject.link_texts.get(number, ""))


def _named(route: Route) -> Mapping[str, set[str]]:
    """Return by each address, DOIs too, the names that a sentence about it may give, folded."""
    catalogue = route.subject.catalogue
    names: dict[str, set[str]] = defaultdict(set)
    for each in route.subject.placements:
        title = route.reading.wanted(each.resource.title)
        names[each.resource.url].add(title)
        for address in requirements.doi_links(each.resource):
            names[address].add(title)
    if home := route.subject.home:
        names[home].add(normalise_text(words(catalogue.language).newest))
        for number in route.subject.steps:
            step = catalogue.steps[number - 1]
            names[requirements.step_address(home, step)].add(route.reading.wanted(step.title))
    return names


def _title(link: PageLink, text: str, sheet: FinishedPage, route: Route) -> Iterator[Finding]:
    """Yield a link that is a resource's title and leads to another address."""
    owners = route.titled(text)
    if not owners or route.leads_there(text, link.uri):
        return
    if any(each.startswith(text) for each in _shorter_titles(link.uri, route)):
        return
    links = (each for page in route.subject.sheets for each in page.links)
    led = {each.uri for each in links if _text(each, route) == text}
    own = next((each for each in owners if each.resource.url not in led), owners[0])
    values = {"title": own.resource.title, "link": link.uri, "address": own.resource.url}
    yield finding("title_not_link", sheet.number, f"resources.{own.id}.url", **values)


def _shorter_titles(address: str | None, route: Route) -> Iterator[str]:
    """Yield the titles of an address that may be shortened to what is another's own."""
    catalogue = route.subject.catalogue
    if "titles" in route.subject.prints.gives_way:
        titled = (each.resource for each in route.subject.placements)
        yield from (route.reading.wanted(each.title) for each in titled if each.url == address)
    for step in catalogue.steps:
        for each in step.featured:
            if each.title and catalogue.resources[each.id].url == address:
                yield route.reading.wanted(each.title)


def _sentence(
    link: PageLink, text: str, named: Mapping[str, set[str]], sheet: FinishedPage, route: Route
) -> Iterator[Finding]:
    """Yield a link whose sentence names another; in the introduction it may name a part of it."""
    uri, sentence = link.uri or "", route.reading.wanted(link.sentence)
    names = named.get(uri, set())
    opening = normalise_text(words(route.subject.catalogue.language).open_sentence.format(title=""))
    said = sentence.removeprefix(opening)
    of_step = uri.partition("#")[0] == (route.subject.home or "").partition("#")[0]
    whole = said != sentence and not of_step  # a step's title may stand behind its number
    right = said in names if whole else any(name in said for name in names)
    if text and any(uri in prose.links for prose in route.subject.introduction):
        names, right = names | {text}, right or text in said
    if names and sentence and not right:
        yield finding("says_otherwise", sheet.number, sentence=link.sentence, address=uri)


def _aside(route: Route) -> Iterator[Finding]:
    """Yield each text that is said to be a link, and no link lies on it."""
    subject = route.subject
    numbers, boxes = subject.structure.annotations, defaultdict(list)
    for sheet in subject.sheets:
        for link in sheet.links:
            if link.number in numbers:
                boxes[sheet.number, numbers[link.number]].append(link.box.wider(BESIDE))
    for content in subject.structure.contents:
        element = subject.element(content.element)
        if "Link" in element.path:
            near = boxes[content.page, element.parents[element.path.index("Link")]]
            for run in subject.runs.get((content.page, content.mark), ()):
                if run.text.strip() and not any(min(box.shared(run.box)) > 0 for box in near):
                    yield finding("link_aside", content.page, text=run.text)
