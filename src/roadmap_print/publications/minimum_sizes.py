"""The floors of pages, which the proof holds them to: a row of the registry sets them.

The numbers and their sources are in `docs/standards.md`, "Sizes".
"""

from dataclasses import dataclass

SLACK = 0.99  # of a width in modules or mm: a page's pixels tell it to a hundredth
COPY = 3.5  # pixels a module that a poor print has


@dataclass(frozen=True, slots=True)
class MinimumSizes:
    """What pages may not fall below.

    `module` and `fine_module` (a warning below it) in mm; `text` in pt; `code` and `home` a code's
    height with its quiet zone as a share of the page's; on all sides of a code `quiet` modules and
    `white` mm of white; in mm `margin` from the page's edge and `clear` between a label and the
    line; `distance` in m is what a sheet of this size is made to be read from, 0 for what is not
    hung up; where `grey`, pages have no colour and little toner.
    """

    module: float
    fine_module: float
    text: float
    code: float = 0.0
    home: float = 0.0
    quiet: float = 4.0
    white: float = 2.0
    margin: float = 5.0
    clear: float = 1.5
    distance: float = 0.0
    grey: bool = False

    @property
    def seen_white(self) -> tuple[float, float]:
        """The white around a code, in modules and mm, as pixels show no less of it: they round."""
        return self.quiet * SLACK - 0.1, self.white * SLACK - 0.05

    @property
    def scale(self) -> float:
        """Pixels a mm at which the finest module is as coarse as on a poor print."""
        return COPY / (self.module or 0.8)
