"""The pages themselves: of the size that was promised, all of one size, upright and whole."""

from collections.abc import Iterator

from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.registry import PaperVariant

Size = tuple[float, float]

EXACT = 0.1  # mm that rounding to points and pixels may take


def check(subject: Subject) -> Iterator[Finding]:
    """Yield pages that would be shrunk, turned or cut; sheets to fold are looked at elsewhere."""
    if subject.structure.from_right != (subject.mirrored and subject.structure.duplex):
        yield finding("leafed_from_right" if subject.structure.from_right else "leafed_from_left")
    flat = subject.file.paper in (None, PaperVariant.PRESS)
    wanted = _wanted(subject)
    for sheet in subject.sheets:
        if sheet.turned:
            yield finding("turned", sheet.number, angle=sheet.turned)
        if sheet.cropped and not subject.file.paper:
            yield finding("cropped", sheet.number)
        if flat and not any(_same((sheet.width, sheet.height), size) for size in wanted):
            sizes = " / ".join(f"{width:.0f} × {height:.0f} mm" for width, height in wanted)
            values = {"width": sheet.width, "height": sheet.height, "wanted": sizes}
            yield finding("size", sheet.number, **values)


def _wanted(subject: Subject) -> tuple[Size, ...]:
    """Return the sizes that pages may have: all that of the first, where it is a right one."""
    if not subject.sheets:
        return ()
    first = subject.sheets[0]
    offered = subject.file.publication.sizes_like(first.width, first.height)
    same = tuple(size for size in offered if _same((first.width, first.height), size))
    return same or offered


def _same(one: Size, other: Size) -> bool:
    return all(abs(a - b) <= EXACT for a, b in zip(one, other, strict=True))
