"""What slides say and where they lead: links, sections, notes, languages, parts from elsewhere.

Presenters find a step by its section; a voice and a spelling checker go by the language of a text.
"""

import re
from collections.abc import Iterator

from roadmap_print.i18n.page_words import words
from roadmap_print.package_stamp import StampedPackage
from roadmap_print.proof.extract.page_values import PageLink
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.presentation.deck_subject import DeckSubject
from roadmap_print.proof.subject import normalise_text


def check_links(found: DeckSubject) -> Iterator[Finding]:
    """Yield links to a slide that is not there, or to another step's."""
    for sheet in found.subject.sheets:
        for link in sheet.links:
            if link.uri is None and not link.target:
                yield finding("leads_nowhere", sheet.number, title=link.sentence)
            elif link.uri is None and (right := _right(link, found)) and link.target not in right:
                pages = ", ".join(map(str, sorted(right)))
                values = {"title": link.sentence, "found": link.target, "page": pages}
                yield finding("leads_astray", sheet.number, **values)


def _right(link: PageLink, found: DeckSubject) -> set[int]:
    """Return the slides that a link may lead to by its text; none where nothing is known of it."""
    subject = found.subject
    text = subject.link_texts.get(subject.structure.annotations.get(link.number, -1), "")
    before, after = normalise_text(words(subject.catalogue.language).already_in).split("{number}")
    again = re.search(rf"{re.escape(before)}(\d+)(?!\d){re.escape(after)}", text)
    if again and int(again[1]) in subject.steps:
        return {each.number for each in found.slides_of(int(again[1]))}
    named = (number for number in subject.steps if found.is_title(text, number))
    return {slide for number in named for slide in found.first_slides(number)}


def check_sections(found: DeckSubject) -> Iterator[Finding]:
    """Yield steps that have slides and no section, or one that begins at another's slide."""
    for number in found.steps:
        title = found.subject.catalogue.steps[number - 1].title
        path = f"steps[{number - 1}].title"
        section = found.sections.get(number)
        if section is None:
            yield finding("no_section", 0, path, title=title, step=number)
        elif not found.heads(section.slides[0], number):
            values = {"name": section.name, "slide": section.slides[0], "title": title}
            yield finding("section_astray", 0, path, **values)


def check_notes(found: DeckSubject) -> Iterator[Finding]:
    """Yield what is not in the notes of its step's slides, where it is told once a step."""
    subject = found.subject
    for number in found.steps:
        slides = found.slides_of(number)
        noted = normalise_text("\n".join(each.notes for each in slides))
        step, path = subject.catalogue.steps[number - 1], f"steps[{number - 1}]"
        said = enumerate(step.objective_texts)
        wanted = {text: f"{path}.objectives[{place}]" for place, text in said}
        led = {link.uri for slide in slides for link in subject.sheets[slide.number - 1].links}
        wanted |= {
            each.resource.url: f"resources.{each.id}.url"
            for each in subject.placements
            if each.number == number and each.resource.url in led
        }
        page = slides[0].number if slides else 0
        for text, key in wanted.items():
            if normalise_text(text) not in noted:
                yield finding("not_in_notes", page, key, text=text, step=number)


def check_languages(found: DeckSubject) -> Iterator[Finding]:
    """Yield texts that leave it to the computer they are shown on."""
    for slide in found.deck.slides:
        for shape in slide.shapes:
            for run in shape.runs:
                if not run.lang and any(map(str.isalpha, run.text)):
                    yield finding("text_without_language", slide.number, text=run.text)


def check_loaded(found: DeckSubject) -> Iterator[Finding]:
    """Yield parts that are loaded from elsewhere, which not everybody has, and what was edited."""
    for part, address in found.deck.external:
        yield finding("from_elsewhere", 0, part=part, address=address)


def edited(package: StampedPackage) -> Iterator[Finding]:
    """Yield that slides of ours have other words than they were made with, and which."""
    if not package.told or not package.edited:
        return
    edits = package.edits
    lists = {"changed": edits.changed, "added": edits.added}
    for what, numbers in lists.items():
        if numbers:
            yield finding(f"slides_{what}", 0, numbers=", ".join(map(str, numbers)))
    if edits.removed:
        yield finding("slides_removed", 0, n=edits.removed)
