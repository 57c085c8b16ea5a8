"""Where steps stand: entries beside their own label, a step of two pages on two that face.

The label is found on the page, as a reader finds it: the field of colour behind a step's title.
"""

from collections.abc import Iterator, Mapping, Sequence

from roadmap_print.proof.extract.page_values import Box, TextRun, grouped
from roadmap_print.proof.extract.placements import PlacedEntry, Route
from roadmap_print.proof.findings import Finding, finding

ALIGNED = 1.0  # mm by which fields of a column may end apart: some have an edge of ink
IN_LINE = 0.5  # of the lower one's height, by which ink of one line overlaps: accents reach up

Label = tuple[int, int, Box]


def check(route: Route) -> Iterator[Finding]:
    """Yield entries that a reader takes for another step's, and steps printed back to back."""
    publication = route.subject.file.publication
    if publication.prints.labels:
        yield from _beside_another(route)
    if publication.leaves:
        yield from _leaves(route)


def _beside_another(route: Route) -> Iterator[Finding]:
    """Yield each entry whose nearest label, of those before it in its line, is another step's."""
    labels = list(_aligned(list(_labels(route))))
    for entry in route.entries:
        own = {each.number for each in entry.owners}
        seen = [
            (box.apart(entry.box), number)
            for number, page, box in labels
            if entry.box and page == entry.page and _before(box, entry.box, route)
        ]
        nearest = min(seen, default=(0.0, min(own)))[1]
        if nearest not in own:
            yield _beside(entry, nearest)


def _beside(entry: PlacedEntry, nearest: int) -> Finding:
    one = entry.owners[0]
    values = {"title": one.resource.title, "step": one.number, "nearest": nearest}
    return finding("beside_another", entry.page, one.path, **values)


def _aligned(labels: Sequence[Label]) -> Iterator[Label]:
    """Yield labels with the sides of their column, the widest."""
    boxes = grouped((page, box) for _, page, box in labels)
    for number, page, box in labels:
        own = boxes[page]
        left = min(each.left for each in own if abs(each.left - box.left) <= ALIGNED)
        right = max(each.right for each in own if abs(each.right - box.right) <= ALIGNED)
        yield number, page, Box(left, box.top, right, box.bottom)


def _labels(route: Route) -> Iterator[Label]:
    """Yield each step's number with the page and the field of its title, not of its numeral."""
    subject = route.subject
    inside = grouped(
        (number, (each.page, each.mark))
        for each in subject.structure.contents
        for number in subject.element(each.element).parents
    )
    for each in route.placed:
        if each.heads:
            marks = inside.get(each.block.element.number, ())
            runs = [run for mark in marks for run in subject.runs.get(mark, ())]
            if ground := _field(runs, mirrored=subject.mirrored):
                yield each.step, each.block.page, ground


def _field(runs: Sequence[TextRun], *, mirrored: bool) -> Box | None:
    """Return the field that a heading's title stands on, seen from where its first line begins.

    Words that something else stands close to show no field: then another line does. What is a
    number alone may be the numeral on its disc, which a title that is one, too, stands behind.
    """
    seen = [run for run in runs if run.ground]
    titled = [run for run in seen if not run.text.strip().isdecimal()] or seen[-1:]
    first = next(iter(titled), None)
    if first is None:
        return None
    line = [
        run
        for run in titled
        if run.size == first.size
        and run.box.shared(first.box)[1] > IN_LINE * min(run.box.height, first.box.height)
    ]
    return min(line, key=lambda run: -run.box.right if mirrored else run.box.left).ground


def _before(label: Box, entry: Box, route: Route) -> bool:
    """Tell whether a label is on the side of an entry where lines of text begin."""
    if route.subject.mirrored:
        return label.right > entry.right
    return label.left < entry.left


def _leaves(route: Route) -> Iterator[Finding]:
    """Yield a step that goes on overleaf, and pages that do not fill sheets of four."""
    subject = route.subject
    count, signature = len(subject.sheets), subject.file.publication.signature
    if count % signature:
        yield finding("unfilled_sheets", 0, "", count=count, signature=signature)
    found = _pages(route)
    for number, pages in found.items():
        first = min(pages)
        alone = all(first not in other for key, other in found.items() if key != number)
        if len(pages) > 1 and first % 2 and alone:
            title = subject.catalogue.steps[number - 1].title
            values = {"step": number, "title": title, "page": first}
            yield finding("back_to_back", first, f"steps[{number - 1}].title", **values)


def _pages(route: Route) -> Mapping[int, set[int]]:
    """Return the pages of each step: those of its headings and of its entries."""
    found = {number: set(pages) for number, pages in route.pages.items()}
    for entry in route.entries:
        numbers = {each.number for each in entry.owners}
        for number in numbers if len(numbers) == 1 else ():
            found.setdefault(number, set()).add(entry.page)
    return found
