"""Large publications made and proof-read a range of pages at a time, in processes of their own."""

from collections.abc import Mapping, Sequence

from roadmap_print.processes import pool
from roadmap_print.render.assets import Assets
from roadmap_print.render.embedded_files import Attachment
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.ranges.page_ranges import PageRange, split
from roadmap_print.render.ranges.pdf_joining import RenderedRange, join
from roadmap_print.render.weasyprint_pdf import (
    PageError,
    Progress,
    TemporaryFileError,
    render_range,
)


def render_pages(
    composed: Composed,
    assets: Assets,
    progress: Progress,
    attachments: Sequence[Attachment],
    stamp: Mapping[str, str],
) -> tuple[bytes, tuple[str, ...]]:
    """Return a PDF and the characters that are not drawn in it, from as many processes as it needs.

    Where these are several, `progress` hears how many of them have ended, and of how many pages.
    """
    ranges = split(composed)
    if len(ranges) == 1:
        whole = render_range(ranges[0], assets, progress, attachments, stamp)
        return whole.pdf, whole.undrawn
    jobs = [
        (pages, assets, () if place else attachments, stamp) for place, pages in enumerate(ranges)
    ]
    rendered: dict[int, RenderedRange] = {}
    count = f"of {len(ranges)} of {composed.pages} pages"
    progress(f"Range 0 {count}")
    for place, answer in pool.results(_rendered, jobs):
        if isinstance(answer, Exception):
            raise answer
        rendered[place] = answer
        progress(f"Range {len(rendered)} {count}")
    ordered = [rendered[place] for place in range(len(ranges))]
    undrawn = {letter for each in ordered for letter in each.undrawn}
    ((_, joined),) = pool.results(join, [(ordered,)])  # which takes ten times what it gives
    return joined, tuple(sorted(undrawn))


def _rendered(
    pages: PageRange, assets: Assets, attachments: Sequence[Attachment], stamp: Mapping[str, str]
) -> RenderedRange | PageError | TemporaryFileError:
    """Render a range, or tell why that cannot be: by no fault of ours."""
    try:
        return render_range(pages, assets, lambda _: None, attachments, stamp)
    except (PageError, TemporaryFileError) as error:
        return error
