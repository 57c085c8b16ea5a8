"""Which sheet holds what: A3 to A0, and what to say where a roadmap does not fit one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap_print.content.view import Station
from roadmap_print.layout.overflow import FitError, too_much
from roadmap_print.publications.page_frame import PageFrame
from roadmap_print.publications.poster import PUBLICATION
from roadmap_print.publications.poster.cells import Cells
from roadmap_print.publications.poster.grid import Layout
from roadmap_print.publications.poster.scale_search import WIDTH, Search
from roadmap_print.render.stylesheet import Stylesheet

SIZES = PUBLICATION.sheets


def best(frame: PageFrame, size: str) -> tuple[Cells, Layout] | None:
    """Return the largest layout on a sheet of paper, in smaller type where there is no other."""
    least = floor(size, frame.sheet)
    for looking in searches(frame):
        if layout := looking.largest(max(1.0, least)) or looking.largest(least):
            return looking.cells, layout
    return None


def searches(frame: PageFrame) -> Iterator[Search]:
    """Yield the searches for layouts, the roomiest first: narrower gutters, then denser type."""
    for style in (frame.sheet, frame.sheet.denser):
        for gutter in dict.fromkeys((style.mm("gutter"), style.mm("least-gutter"))):
            yield Search(Cells.of(replace(frame, sheet=style), gutter))


def _holds(frame: PageFrame, size: str) -> bool:
    least = floor(size, frame.sheet)
    return any(looking.at(least) for looking in searches(frame))


def floor(size: str, sheet: Stylesheet) -> float:
    """Return the least scale on A2: A3 may be A2 made smaller, a larger sheet may hold more."""
    zoom = SIZES[size][0] / WIDTH
    return max(sheet.number("least-zoom"), min(1.0, zoom)) / zoom


def no_fit(frame: PageFrame, size: str) -> FitError:
    """Look for the next larger sheet, and for the first steps, that would fit."""
    larger = (other for other in SIZES if SIZES[other] > SIZES[size])
    paper = next((other for other in larger if _holds(frame, other)), None)
    stations = frame.roadmap.stations

    def is_too_much(count: int) -> bool:
        some = replace(frame.roadmap, stations=stations[:count])
        return not _holds(replace(frame, roadmap=some), size)

    fitting = bisect_left(range(1, len(stations)), True, key=is_too_much)
    steps = _numbers(stations[:fitting])
    options = [f"--poster-size {paper}"] if paper else []
    options += [f"--steps {steps}"] if steps else []
    return too_much(size, options)


def _numbers(stations: Sequence[Station]) -> str:
    """Write steps as `--steps` takes them: 1-4, or where there are gaps 1,3,4."""
    numbers = [station.number for station in stations]
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}-{numbers[-1]}"
    return ",".join(map(str, numbers))
