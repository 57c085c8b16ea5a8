"""The warm process: sees a save, reads the catalogue, and paints the pages that it changed.

It keeps WeasyPrint, templates, fonts, codes and the last pages, so that a save costs no more than
its own pages. The publication in view comes first, and of that the pages nearest to the place
that is looked at. A newer save ends the work on an older one.
"""

import gc
import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_print import paths
from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_file import Brand, BrandReading
from roadmap_print.catalogue.audiences.edition import NoEditionError, read_edition
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import QrCode, encode
from roadmap_print.content.view import addresses
from roadmap_print.fonts.faces import Face
from roadmap_print.layout.page_model import find_anchors
from roadmap_print.pipeline.catalogue_reading import read_with_brand
from roadmap_print.pipeline.jobs import Job, failed, unmakeable
from roadmap_print.preview import file_watcher
from roadmap_print.preview.page_images import PageImage, pages
from roadmap_print.problems import NoStepError, Problem, Severity, check_steps
from roadmap_print.processes.end_requests import asked_meanwhile
from roadmap_print.publications.registry import Publication

if TYPE_CHECKING:
    from roadmap_print.render.html_templates import Composed
    from roadmap_print.render.weasyprint_import import FontConfiguration

PORTION = 5  # pages rendered at once, behind the first: what all cost, such as styles, is shared
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
        self._sources = (order.file, *paths.beside_or_above(order.file, brand_file.NAME))
        self._watched: tuple[Path, ...] = self._sources
        self._seen: file_watcher.Stamp | None = None
        self._fonts: FontConfiguration | None = None
        self._own_fonts: dict[str, Face] | None = None
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
            finally:
                gc.collect()  # whoever saves faster than pages are painted is superseded each time

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
        self._watch(reading.logo, house.brand)
        self._renew_fonts(house.brand)
        if catalogue is None:
            return
        steps = any(each.step_codes for each in self._order.publications)
        coded = addresses(catalogue, step_codes=steps)
        known = self._codes | encode([each for each in coded if each not in self._codes])
        self._codes = {each: known[each] for each in coded}  # no more than the catalogue has
        file, options = self._order.file, replace(self._order.options, brand=house.brand)
        wanted, positions = options.files(self._order.publications), reading.positions
        job = Job(wanted, catalogue, file, reading.source, positions, options)
        job = replace(job, codes=self._codes, logo=reading.logo)
        for publication in sorted(self._order.publications, key=lambda each: each != self._shown):
            self._paint(publication, job)
        self._connection.send(Settled())

    def _read(self) -> tuple[Reading, BrandReading]:
        """Read the catalogue; what is wrong with it must be so for a moment to be believed.

        It may have fewer steps than were asked for, or nothing for an audience, or not be there.
        """
        steps, audience = self._order.options.steps, self._order.options.audience
        reading, house = read_with_brand(self._order.file, language=self._language)
        self._language = language = reading.language
        count = len(reading.catalogue.steps) if reading.catalogue else max(steps, default=0)
        try:
            check_steps(steps, count, language)
            reading = read_edition(reading, audience, steps)
        except NoStepError as error:
            reading = self._without(reading, "steps", error.said())
        except NoEditionError as error:
            reading = self._without(reading, "audiences", error.message, error.hint)
        if reading.catalogue is None:
            time.sleep(STILL)
            self._give_way()
        return reading, house

    def _without(self, reading: Reading, key: str, said: str, hint: str | None = None) -> Reading:
        """Take the catalogue out of a reading that has not what was asked for, and say so."""
        place = (str(self._order.file), *reading.positions.get(key, (1, 1)), key)
        problem = Problem(Severity.ERROR, *place, said, hint, reading.language)
        return reading._replace(catalogue=None, problems=(*reading.problems, problem))

    def _watch(self, logo: PictureFile | None, brand: Brand | None) -> None:
        """Let a change of pictures or typefaces count as one; those there now have been seen."""
        shown = (*([logo.path] if logo else []), *(brand.files if brand else ()))
        watched = (*self._sources, *shown)
        if watched != self._watched:
            seen = (self._seen or ())[: len(self._sources)]
            self._watched, self._seen = watched, (*seen, *file_watcher.stamp(shown))

    def _renew_fonts(self, brand: Brand | None) -> None:
        """Keep the fonts that are set up unless the house's own have changed."""
        from roadmap_print.render.weasyprint_pdf import set_up_fonts

        own = dict(brand.fonts) if brand else {}
        if own != self._own_fonts:
            self._fonts, self._own_fonts = set_up_fonts(), own

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
        from roadmap_print.render.ranges.page_ranges import select
        from roadmap_print.render.weasyprint_pdf import render_range

        unmarked = replace(job.options, mark="")  # a change of one page leaves the others alone
        with asked_meanwhile(self._give_way):  # the poster of a thousand resources takes seconds
            _, assets, composed = compose(publication, replace(job.content, options=unmarked))
        old, anchors = self._pages[publication], find_anchors(composed.drawn)
        there, keys = {page.key: page for page in old}, dict[int, str]()

        def painted(portion: Sequence[int]) -> tuple[PageImage, ...]:
            part = select(composed, portion, anchors)
            pdf = render_range(part, assets, self._give_way, fonts=self._fonts).pdf
            found = pages(pdf, [keys[number] for number in portion], anchors)
            there.update((page.key, page) for page in found)
            return _mixed(keys, there, old, composed.pages)

        place = self._place if publication == self._shown else 0
        missing, most = list[int](), 1  # the page that is looked at is shown before all others
        for number in sorted(range(composed.pages), key=lambda each: abs(each - place)):
            self._give_way()
            keys[number] = page_key(composed, number, anchors)
            if keys[number] not in there:
                missing.append(number)
            if len(missing) == most:
                yield painted(missing)
                missing, most = [], PORTION
        if missing or most == 1:
            yield painted(missing) if missing else _mixed(keys, there, old, composed.pages)


def _mixed(
    keys: Mapping[int, str], there: Mapping[str, PageImage], old: Sequence[PageImage], count: int
) -> tuple[PageImage, ...]:
    """Return the pages in order up to one that is neither there nor was; old ones fill in."""
    places = zip_longest(range(count), old[:count])
    return tuple(
        takewhile(bool, (there.get(keys.get(number, "")) or before for number, before in places))
    )


def page_key(composed: "Composed", number: int, anchors: Mapping[str, int]) -> str:
    """Return the key of a page, from 0: pages of the same one look the same and link to the same.

    `anchors` has the number of the page of each.
    """
    from roadmap_print.render.ranges.page_ranges import led_to

    html = composed.write((composed.drawn[number],))
    led = (f"{name} {anchors.get(name)}" for name in sorted(led_to(html)))
    whole = "\0".join((str(number), html, *led))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20]
