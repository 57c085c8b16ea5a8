"""Both editions made and looked at, a process a publication; nothing is written anywhere.

What differs on every page of two editions says nothing of a page: the edition's name at the foot
and the mark of the content. So both are made under one name and one mark; a page that names the
edition in its body is told by its text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing.connection import Connection

from roadmap_print.brand.brand_file import Brand
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.page_diff.page_matching import ComparedPage, Matter, Stamp, compare, look
from roadmap_print.pipeline import jobs as workers
from roadmap_print.processes import pool
from roadmap_print.publications.registry import Publication, usual
from roadmap_print.render.stylesheet import style

MARK = "222222"
"""What both editions bear in place of their marks, of as many signs."""


@dataclass(frozen=True, slots=True)
class Source:
    """An edition to be made: its catalogue, its publisher's picture and the house's style."""

    catalogue: Catalogue
    logo: PictureFile | None
    brand: Brand | None = None

    @property
    def picture(self) -> bytes | None:
        """What the picture's file holds."""
        return self.logo.data if self.logo else None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A publication that cannot be made of an edition, with the reason and what would help."""

    message: str
    remedy: str | None


@dataclass(frozen=True, slots=True)
class ComparisonOutcome:
    """A publication compared; of what cannot be made, why."""

    publication: Publication
    matter: Matter | None
    old: Unfit | None = None
    new: Unfit | None = None


def untouched() -> tuple[ComparisonOutcome, ...]:
    """Say that nothing is to be printed again, without having counted the pages."""
    return tuple(ComparisonOutcome(publication, Matter(0, 0)) for publication in usual())


def compare_pages(
    old: Source, new: Source, listen: Callable[[float], None]
) -> tuple[ComparisonOutcome, ...]:
    """Make and compare all publications; `listen` hears 0 to 1. Raises CrashError."""
    from roadmap_print.content.qr_codes import encode
    from roadmap_print.content.view import addresses
    from roadmap_print.pipeline.publication_pdf import warm_up

    publications = usual()
    warm_up(publications)  # once, for all processes
    steps = any(each.step_codes for each in publications)
    both = (addresses(each.catalogue, step_codes=steps) for each in (old, new))
    codes = encode(chain(*both))
    named = _named(old.catalogue, new.catalogue)
    edition = new.catalogue.edition or old.catalogue.edition  # one for both
    revision = new.catalogue.revision or old.catalogue.revision
    first, second = (
        replace(each, catalogue=replace(each.catalogue, edition=edition, revision=revision))
        for each in (old, new)
    )
    jobs = [(publication, (first, second), codes, named) for publication in publications]
    done, outcomes = 0, []
    with pool.running(_work, jobs) as connections:
        for event in pool.events(connections):
            done += 1
            listen(done / (3 * len(publications)))
            if isinstance(event, ComparisonOutcome):
                outcomes.append(event)
    return tuple(sorted(outcomes, key=lambda outcome: outcome.publication.order))


def _named(old: Catalogue, new: Catalogue) -> str:
    """Give the name under which both are made, as it is printed, where they have two; else ""."""
    from roadmap_print.i18n.typography import typeset

    if old.edition == new.edition:
        return ""
    return "".join(typeset(new.edition or old.edition or "", new.language).split())


def _work(
    connection: Connection,
    publication: Publication,
    editions: tuple[Source, Source],
    codes: Mapping[str, QrCode],
    named: str,
) -> None:
    old, new = (
        _looked(connection, publication, edition, codes, Stamp(named, sign))
        for edition, sign in zip(editions, ("old", "new"), strict=True)
    )
    if isinstance(old, Unfit) or isinstance(new, Unfit):
        gone, come = (each if isinstance(each, Unfit) else None for each in (old, new))
        connection.send(ComparisonOutcome(publication, None, gone, come))
    else:
        connection.send(ComparisonOutcome(publication, compare(old, new)))


def _looked(
    connection: Connection,
    publication: Publication,
    edition: Source,
    codes: Mapping[str, QrCode],
    stamp: Stamp,
) -> tuple[ComparedPage, ...] | Unfit:
    from roadmap_print.pipeline.publication_pdf import PageSource, make

    options = BuildOptions(brand=edition.brand, mark=MARK)
    content = PageSource(edition.catalogue, codes, options, edition.logo)
    try:
        made = make(publication, content)
    except workers.unmakeable() as error:
        return Unfit(*workers.told(error, edition.catalogue))
    finally:
        connection.send(None)  # that much is done
    foot = publication.foot(style(publication, BuildOptions()))
    return look(made.pdf, foot, stamp)
