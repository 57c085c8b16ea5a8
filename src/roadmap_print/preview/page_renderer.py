"""The warm process: sees a save, reads the catalogue, and paints the pages that it changed.

It keeps WeasyPrint, templates, fonts, codes and the last pages, so that a save costs no more than
its own pages. The publication in view comes first, and of that the pages nearest to the place
that is looked at. A newer save ends the work on an older one.
"""

import gc
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from multiprocessing.connection import Connection
from pathlib import Path

from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_file import Brand, BrandReading
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import QrCode, encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.catalogue_reading import read_with_brand
from roadmap_print.pipeline.jobs import Job, failed, unmakeable
from roadmap_print.preview import file_watcher
from roadmap_print.preview.page_images import PageImage, pages
from roadmap_print.problems import NoStepError, Problem, Severity, check_steps
from roadmap_print.publications.registry import Publication

PORTION = 5  # pages rendered at once: the first are shown in a third of a second
STILL = 0.25  # s that a wrong file must stand unchanged: it may be half saved


@dataclass(frozen=True, slots=True)
class Order:
    """What to show of which catalogue."""

    file: Path
    publications: tuple[Publication, ...]
    options: BuildOptions


@dataclass(frozen=True, slots=True)
class Saved:
    """A catalogue was read; where it is wrong, that was all. `title` is None then."""

    title: str | None
    language: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Painted:
    """All pages of a publication as far as they are there; some of them may still be old."""

    publication: Publication
    pages: tuple[PageImage, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """All that can be shown of the last save is shown."""


class SupersededError(Exception):
    """There is a newer save to work on."""


def work(connection: Connection, order: Order) -> None:
    """Send Saved, Painted, Failed and Settled as long as somebody listens; hear what is looked at.

    That is a publication, and a page of it (from 0).
    """
    from roadmap_print.pipeline.publication_pdf import warm_up

    gc.disable()  # it would come in the middle of the work
    warm_up(order.publications)
    gc.freeze()
    painter = PageRenderer(connection, order)
    with suppress(EOFError):  # whoever started this has gone
        for _ in file_watcher.moments(order.file):
            painter.look()


class PageRenderer:
    """Remembers what was painted last: `seen` is the state of the files that it shows."""

    def __init__(self, connection: Connection, order: Order) -> None:
        self._connection = connection
        self._order = order
        self._shown, self._place = order.publications[0], 0
        self._sources = (order.file, *brand_file.candidates(order.file))
        self._watched: tuple[Path, ...] = self._sources
        self._seen: file_watcher.Stamp | None = None
        self._language: str | None = None
        self._codes: dict[str, QrCode] = {}
        self._pages: dict[Publication, tuple[PageImage, ...]] = dict.fromkeys(
            order.publications, ()
        )

    def look(self) -> None:
        """Show what is new, if anything is."""
        while self._connection.poll():
            self._shown, self._place = self._connection.recv()
        while self._changed():
            try:
                self._show()
            except SupersededError:
                continue
            gc.collect()

    def _changed(self) -> bool:
        return file_watcher.stamp(self._watched) != self._seen

    def _give_way(self, _progress: str = "") -> None:
        if self._changed():
            raise SupersededError

    def _show(self) -> None:
        self._seen = file_watcher.stamp(self._watched)
        reading, house = self._read()
        catalogue = reading.catalogue
        title = catalogue.title if catalogue else None
        self._connection.send(Saved(title, reading.language, reading.problems))
        if catalogue is None:
            return
        steps = any(each.step_codes for each in self._order.publications)
        coded = addresses(catalogue, step_codes=steps)
        fresh = [address for address in coded if address not in self._codes]
        self._codes |= encode(fresh)
        file, options = self._order.file, replace(self._order.options, brand=house.brand)
        wanted, positions = options.files(self._order.publications), reading.positions
        job = Job(wanted, catalogue, file, reading.source, positions, options, codes=self._codes)
        self._watch(job.logo, house.brand)
        for publication in sorted(self._order.publications, key=lambda each: each != self._shown):
            self._paint(publication, job)
        self._connection.send(Settled())

    def _read(self) -> tuple[Reading, BrandReading]:
        """Read the catalogue; what is wrong with it must be so for a moment to be believed.

        It may have fewer steps than were asked for, or not be there.
        """
        steps = self._order.options.steps
        reading, house = read_with_brand(self._order.file, language=self._language)
        self._language = language = reading.language
        count = len(reading.catalogue.steps) if reading.catalogue else max(steps, default=0)
        try:
            check_steps(steps, count, language)
        except NoStepError as error:
            place = (str(self._order.file), *reading.positions.get("steps", (1, 1)), "steps")
            problem = Problem(Severity.ERROR, *place, error.said(), None, language)
            reading = reading._replace(catalogue=None, problems=(*reading.problems, problem))
        if reading.catalogue is None:
            time.sleep(STILL)
            self._give_way()
        return reading, house

    def _watch(self, logo: Path | None, brand: Brand | None) -> None:
        """Let a change of pictures or typefaces count as one; those there now have been seen."""
        shown = (*([logo] if logo else []), *(brand.files if brand else ()))
        watched = (*self._sources, *shown)
        if watched != self._watched:
            seen = (self._seen or ())[: len(self._sources)]
            self._watched, self._seen = watched, (*seen, *file_watcher.stamp(shown))

    def _paint(self, publication: Publication, job: Job) -> None:
        try:
            for each in self._painted(publication, job):
                self._pages[publication] = each
                self._connection.send(Painted(publication, each))
        except unmakeable() as error:
            self._give_way()
            self._connection.send(failed(error, job.options.file(publication), job))

    def _painted(self, publication: Publication, job: Job) -> Iterator[tuple[PageImage, ...]]:
        """Yield the pages each time that a portion of them is new, once where none is."""
        from roadmap_print.pipeline.publication_pdf import compose
        from roadmap_print.preview import changed_pages
        from roadmap_print.render.weasyprint_pdf import render

        unmarked = replace(job.options, mark="")  # a change of one page leaves the others alone
        _, assets, composed = compose(publication, replace(job.content, options=unmarked))
        old = self._pages[publication]
        keys = changed_pages.keys(composed)
        there = {page.key: page for page in old}
        place = self._place if publication == self._shown else 0
        missing = [number for number, key in enumerate(keys) if key not in there]
        missing.sort(key=lambda number: abs(number - place))
        for start in range(0, len(missing), PORTION):
            self._give_way()
            portion = missing[start : start + PORTION]
            pdf, _ = render(changed_pages.only(composed, portion), assets, self._give_way)
            named = {number: keys[number] for number in portion}
            there |= {page.key: page for page in pages(pdf, named)}
            yield _mixed(keys, there, old)
        if not missing:
            yield _mixed(keys, there, old)


def _mixed(
    keys: Sequence[str], there: Mapping[str, PageImage], old: Sequence[PageImage]
) -> tuple[PageImage, ...]:
    """Return the pages in order up to one that is neither there nor was; old ones fill in."""
    places = zip_longest(keys, old[: len(keys)])
    return tuple(takewhile(bool, (there.get(key) or before for key, before in places)))
