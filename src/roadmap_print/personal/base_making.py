"""A base: the booklet of some steps and levels, laid out and proof-read once for all its people.

It is proof-read as a copy of somebody with a long name who has done everything: whatever is put
into it later has its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from roadmap_print.brand.house_theme import make_theme
from roadmap_print.catalogue.audiences.choice import edition, printed_steps
from roadmap_print.content.view import addresses
from roadmap_print.i18n.page_words import words
from roadmap_print.layout.measurer import Measurer
from roadmap_print.personal.base_file import make_base
from roadmap_print.personal.people import BaseKey, Person
from roadmap_print.personal.personal_file import PersonalBase, make_personal
from roadmap_print.pipeline import input_hashes
from roadmap_print.pipeline.jobs import Job, failed, unmakeable
from roadmap_print.problems import Problem
from roadmap_print.proof.requirements import floors
from roadmap_print.publications.registry import every

SPECIMEN = "Marie-Antoinette d’Hautecloque-Montmorency de La Rochefoucauld"
"""Sixty letters, as long as names are."""
(PERSONAL,) = (each for each in every() if each.personal)


@dataclass(frozen=True, slots=True)
class BaseJobs:
    """How each catalogue is printed, by its language."""

    jobs: Mapping[str, Job]

    def job(self, key: BaseKey) -> Job:
        """Return what makes the booklet of a base."""
        job = self.jobs[key.language]
        catalogue = edition(job.catalogue, key.audience, key.levels)
        steps = printed_steps(catalogue, key.steps) if key.steps else ()
        options = replace(job.options, steps=steps, levels=key.levels)
        options = replace(options, audience=key.audience, personal=True)
        file = options.file(PERSONAL)
        return replace(job, files=[file], catalogue=catalogue, options=options)

    def inputs(self, key: BaseKey) -> str:
        """Return the number of all that a base is made from."""
        job = self.job(key)
        house = input_hashes.toolchain_hashes((PERSONAL,))[PERSONAL]
        shown = input_hashes.content(job.catalogue, job.logo)
        hashed = input_hashes.input_hash(job.files[0], shown, job.options, house)
        return sha256(f"{hashed.number}{sha256(job.source).hexdigest()}".encode()).hexdigest()


def build_base(jobs: BaseJobs, key: BaseKey) -> PersonalBase | tuple[Problem, ...]:
    """Make a base and proof-read it; return what is wrong where it cannot be, or has a fault."""
    from roadmap_print.pipeline.publication_pdf import make
    from roadmap_print.pipeline.shared_work import encode_addresses

    job = jobs.job(key)
    codes = encode_addresses(addresses(job.catalogue))
    job = replace(job, codes=codes)
    file = job.files[0]
    try:
        pages = make(PERSONAL, replace(job.content, attached=job.attachments))
    except unmakeable() as error:
        return failed(error, file, job).problems
    theme = make_theme(job.options.brand, job.logo, grey=job.options.grey)
    base = PersonalBase(
        make_base(pages.pdf, pages.drawn),
        Measurer(job.catalogue.language, theme.fonts),
        words(job.catalogue.language).done,
        floors(file, pages.drawn[0].frame.width, pages.drawn[0].frame.height).text,
        grey=theme.colourless,
    )
    report = job.read(make_personal(base, specimen(base, key)), file)
    return report.problems if report and not report.right else base


def specimen(base: PersonalBase, key: BaseKey) -> Person:
    """Return somebody with a long name who has done everything."""
    done = [each.name.partition("/") for each in base.file.slots if "/" in each.name]
    placed = frozenset((int(number), id_) for number, _, id_ in done)
    return Person(0, 0, SPECIMEN, key, placed)
