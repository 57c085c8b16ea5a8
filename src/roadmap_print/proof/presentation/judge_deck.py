"""A deck judged: by what pages are held to as well, and by what slides alone are."""

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.package_stamp import read_stamp
from roadmap_print.proof.checks.codes import code_contents, link_targets
from roadmap_print.proof.checks.presentation import slide_contents, slide_shapes, slide_titles
from roadmap_print.proof.checks.structure import contrast, tags
from roadmap_print.proof.checks.text import completeness, template_leftovers
from roadmap_print.proof.extract import placements as route
from roadmap_print.proof.findings import Finding, readable_slides
from roadmap_print.proof.presentation.deck_reader import read_deck
from roadmap_print.proof.presentation.deck_subject import deck_subject
from roadmap_print.proof.presentation.package import Package
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.output_file import OutputFile

PAGE_CHECKS = (
    code_contents.check,
    completeness.check,
    contrast.check,
    template_leftovers.check,
    tags.check_slides,
)
DECK_CHECKS = (
    slide_titles.check,
    slide_shapes.check,
    slide_contents.check_links,
    slide_contents.check_sections,
    slide_contents.check_notes,
    slide_contents.check_languages,
    slide_contents.check_loaded,
)


def judge_deck(
    data: bytes, made: OutputFile, catalogue: Catalogue
) -> tuple[Subject, list[Finding]]:
    """Return a deck as it was looked at, and what is wrong with it.

    Raises UnreadableError.
    """
    with readable_slides():
        package = Package(data)
        found = deck_subject(read_deck(package), made, catalogue)
        told = [*slide_contents.edited(read_stamp(package))]
    told += [each for check in PAGE_CHECKS for each in check(found.subject)]
    told += link_targets.check(route.follow(found.subject))
    return found.subject, told + [each for check in DECK_CHECKS for each in check(found)]
