"""What a screen reader is told: headings, pictures, links, languages, tables."""

from collections.abc import Iterator
from itertools import accumulate

from roadmap_print.i18n.languages import primary_subtag, same_language
from roadmap_print.proof.extract.reading_text import as_printed, boxed
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.requirements import Placement
from roadmap_print.proof.subject import Subject, is_heading, normalise_text

TABLE = {"Table", "THead", "TBody", "TFoot"}
WITHIN = {  # the parents that an element may have (ISO 32000-1, 14.8.4.3)
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": TABLE,
    "TH": {"TR"},
    "TD": {"TR"},
}
HOLDING = {  # the kids that an element may have
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what a screen reader would miss."""
    structure = subject.structure
    if not structure.marked or not structure.elements:
        yield finding("untagged")
        return
    rules = _document, _untold, _nesting, _headings, _figures, _links, _languages, _tables
    for rule in (*rules, _bookmarks):
        yield from rule(subject)


def check_slides(subject: Subject) -> Iterator[Finding]:
    """Yield what a screen reader would miss of slides, which have no tags but what they are."""
    for rule in (_document, _figures, _languages):
        yield from rule(subject)


def _document(subject: Subject) -> Iterator[Finding]:
    structure, catalogue = subject.structure, subject.catalogue
    if not same_language(structure.lang, catalogue.language):
        values = {"found": structure.lang or "–", "wanted": catalogue.language}
        yield finding("language", 0, "language", **values)
    if not structure.shows_title or normalise_text(catalogue.title) not in normalise_text(
        structure.title
    ):
        yield finding("no_window_title", 0, "title", title=catalogue.title)


def _untold(subject: Subject) -> Iterator[Finding]:
    """Yield what is drawn and neither in the tag tree nor said to be decoration."""
    told = {(content.page, content.mark) for content in subject.structure.contents}
    for sheet in subject.sheets:
        for run in sheet.runs:
            if not run.artifact and (sheet.number, run.mark) not in told and run.text.strip():
                yield finding("text_untagged", sheet.number, text=run.text)
        for code in sheet.codes:
            if not any(figure.box.holds(code.box, 1) for figure in sheet.figures):
                yield finding("code_untagged", sheet.number, address=code.text)


def _nesting(subject: Subject) -> Iterator[Finding]:
    """Yield parts of lists and tables that stand where a screen reader does not count them."""
    pages = subject.first_pages
    holding: set[int] = set()
    for element in subject.structure.elements:
        parent = element.path[-2] if len(element.path) > 1 else ""
        holding.update(element.parents[-2:-1])
        if parent not in WITHIN.get(element.kind, {parent}) or element.kind not in HOLDING.get(
            parent, {element.kind}
        ):
            values = {"kind": element.kind, "parent": parent or "–"}
            yield finding("nesting", pages.get(element.number, 0), **values)
    for element in subject.structure.elements:
        if element.kind in HOLDING and element.number not in holding:
            yield finding("holds_nothing", kind=element.kind)


def _headings(subject: Subject) -> Iterator[Finding]:
    pages, depth, firsts = subject.first_pages, 0, 0
    for element in subject.structure.elements:
        if not is_heading(element.kind) or element.kind == "H":
            continue
        level = int(element.kind[1:])
        page = pages.get(element.number, 0)
        firsts += level == 1
        if level > depth + 1:
            yield finding("heading_gap", page, found=level, before=depth)
        depth = level
    if firsts != 1:
        yield finding("first_heading", count=firsts)


def _figures(subject: Subject) -> Iterator[Finding]:
    pages = subject.first_pages
    for element in subject.structure.elements:
        if element.kind in {"Figure", "Formula"} and not element.alt.strip():
            yield finding("no_alt", pages.get(element.number, 0))


def _links(subject: Subject) -> Iterator[Finding]:
    structure = subject.structure
    said = subject.link_texts
    for sheet in subject.sheets:
        for place, link in enumerate(sheet.links):
            name = link.uri or link.sentence
            number = structure.annotations.get(link.number)
            element = None if number is None else structure.elements[number]
            if element is None or not link.tagged or "Link" not in element.path:
                yield finding("link_untagged", sheet.number, address=name)
                continue
            if not link.sentence.strip() or link.sentence == link.uri:
                yield finding("link_without_sentence", sheet.number, address=name)
            text = said.get(element.number, "")
            is_address = link.uri and text.startswith(("http:", "https:"))
            following = (
                said.get(structure.annotations.get(each.number, -1), "")
                for each in sheet.links[place + 1 :]
                if each.uri == link.uri
            )
            # An address that is broken has a link a line: the first ones make up the whole.
            whole = normalise_text(link.uri or "")
            if link.uri and is_address and whole not in accumulate([text, *following]):
                yield finding("link_reads_otherwise", sheet.number, text=text, address=link.uri)


def _languages(subject: Subject) -> Iterator[Finding]:
    """Yield titles in another language that a screen reader would speak in the catalogue's."""
    mine = subject.catalogue.language
    languages: dict[str, set[str]] = {}
    for each in subject.placements:
        language = primary_subtag(each.resource.language or mine)
        languages.setdefault(normalise_text(each.resource.title), set()).add(language)
    foreign: dict[str, list[Placement]] = {}
    for each in subject.placements:
        title = normalise_text(each.resource.title)
        if title and not any(same_language(language, mine) for language in languages[title]):
            foreign.setdefault(title, []).append(each)
    pages, texts = subject.first_pages, subject.link_texts
    steps = {normalise_text(step.title) for step in subject.catalogue.steps}
    for number, text in texts.items():
        if not (owners := foreign.get(text)):
            continue
        link = subject.leads.get(number)
        led = [one for one in owners if link and one.resource.url == link.uri]
        if not led and any(each.startswith(text) for each in steps):
            continue  # it may be the step that has that title, or one that is cut to it
        of = (led or owners)[0]
        title, language = of.resource.title, of.resource.language or ""
        if not same_language(subject.element(number).lang, language):
            values = {"title": title, "language": language}
            path = f"resources.{of.id}.language"
            yield finding("no_language", pages.get(number, 0), path, **values)


def _tables(subject: Subject) -> Iterator[Finding]:
    pages = subject.first_pages
    for table in subject.structure.elements:
        if table.kind == "Table":
            cells = [each for each in subject.structure.elements if table.number in each.parents]
            headers = [cell for cell in cells if cell.kind == "TH"]
            if not headers or not all(cell.scoped for cell in headers):
                yield finding("no_table_headers", pages.get(table.number, 0))


def _bookmarks(subject: Subject) -> Iterator[Finding]:
    """Yield steps that no bookmark leads to, where there are pages enough to need them."""
    marks = " ".join(normalise_text(each.title) for each in subject.structure.bookmarks)
    boxes = boxed(subject)
    for number in subject.steps if len(subject.sheets) > 1 else ():
        title = subject.catalogue.steps[number - 1].title
        if normalise_text(title) not in marks and as_printed(title, boxes) not in marks:
            yield finding("no_bookmark", 0, f"steps[{number - 1}].title", title=title)
