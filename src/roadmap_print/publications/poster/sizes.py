"""How large everything of a poster is: lengths of the style sheet, enlarged part by part.

Lengths of line, labels and header follow the width of a column; entries, type and codes together,
are enlarged by themselves as far as the sheet has room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from roadmap_print.content.qr_codes import LEAST_QUIET, QUIET
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.stylesheet import Stylesheet

COLUMN = 420.0
"""Millimetres: the width of the column that the style sheet's lengths are for."""
HAND_WIDTH = 320.0  # mm: a sheet that is not wider is held in the hand
TITLE_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45)  # of the type of steps' titles
MOST_LABEL = 2.3  # times by which a label is enlarged, at most
LABEL_SHARE = 0.34  # of a column's width: a label that is enlarged, at most
OF_OBJECTIVES = 0.92  # of their type: an entry's is never larger
TIGHT = 0.86  # of the least width of text, where a sheet is short
_SIGNS = 0.85  # of an entry's growth: signs on branches grow as much
_PIXEL = 0.16  # mm that a picture of the page takes from a quiet zone, at 150 dpi
_ENTRY = 10.5  # pt: of entries beside labels that are not enlarged, on A2
_LABEL_POWER = 0.85  # by which labels follow entries
_DISC_POWER = 0.5  # by which discs and the line follow labels
_MOST_LEGEND = 1.4  # times by which a legend follows the signs that it explains
_TWO_COLUMNS = 1.4  # times by which a header over two columns is larger than a column's


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet in mm and the columns on it; `hand` where it is held in the hand and ticked."""

    width: float
    height: float
    columns: int = 1

    @property
    def hand(self) -> bool:
        """Whether it is to be held in the hand."""
        return min(self.width, self.height) < HAND_WIDTH

    @property
    def column(self) -> float:
        """The width of a column."""
        return self.width / self.columns

    @property
    def scale(self) -> float:
        """Times by which lengths are those of the style sheet."""
        return min(self.column, self.height) / COLUMN

    @property
    def header_scale(self) -> float:
        """Times by which lengths of header and foot are those of the style sheet."""
        return self.scale * (_TWO_COLUMNS if self.columns > 1 else 1.0)


@dataclass(frozen=True, slots=True)
class EntrySizes:
    """Type and lengths of entries before they are enlarged."""

    title: Type
    source: Type
    host: Type
    ratio: float
    module: float
    quiet: float
    gap: float
    narrow: float
    widest: float
    widest_under: float
    whole_word: float
    whole_host: float

    @classmethod
    def of(cls, sheet: Stylesheet, *, hand: bool) -> EntrySizes:
        """Read them from the style sheet; `hand` for a sheet to hold."""
        prefix = "hand-" if hand else ""
        title = sheet.type(f"{prefix}entry-title")
        module = sheet.mm(f"{prefix}module")
        ratio = title.size / sheet.type("entry-title").size
        quiet = max(LEAST_QUIET + _PIXEL / 2, QUIET * module + _PIXEL)
        return cls(
            title=title,
            source=sheet.type(f"{prefix}entry-source"),
            host=sheet.type(f"{prefix}entry-host"),
            ratio=ratio,
            module=module,
            quiet=quiet,
            gap=max(ratio * sheet.mm("gap"), quiet + 0.8),
            narrow=ratio * sheet.mm("narrow"),
            widest=ratio * sheet.mm("widest"),
            widest_under=ratio * sheet.mm("widest-under"),
            whole_word=ratio * sheet.mm("whole-word"),
            whole_host=ratio * sheet.mm("whole-host"),
        )

    def tightened(self) -> EntrySizes:
        """Return them for a sheet that is short: less white, narrower text, hosts broken."""
        return replace(
            self,
            gap=min(self.gap, self.quiet + 0.8),
            narrow=TIGHT * self.narrow,
            whole_host=TIGHT * TIGHT * self.whole_host,
        )


@dataclass(frozen=True, slots=True)
class Sizes:
    """All sizes of a poster of one form whose entries are enlarged `zoom` times.

    `label` is how much labels are; where they are `wide`, a long title has more room. `title` is
    by how much the type of their titles is smaller, so that no word of them is cut.
    """

    sheet: Stylesheet
    form: Form
    entry: EntrySizes
    zoom: float = 1.0
    label: float = 1.0
    wide: bool = False
    title: float = 1.0

    @classmethod
    def of(
        cls, sheet: Stylesheet, form: Form, zoom: float, label: float = 0.0, *, wide: bool = False
    ) -> Sizes:
        """Return the sizes at which entries are enlarged `zoom` times, labels as they need.

        Unless it is said how much a `label` is.
        """
        entry = EntrySizes.of(sheet, hand=form.hand)
        usual = entry.title.size / (form.scale * _ENTRY)
        widest = LABEL_SHARE * form.column / (form.scale * sheet.mm("label"))
        grown = max(1.0, zoom * min(1.0, usual)) ** _LABEL_POWER
        grown = min(MOST_LABEL, max(1.0, widest), grown)
        return cls(sheet, form, entry, zoom, label or grown, wide)

    @property
    def too_large(self) -> bool:
        """Whether entries are larger than objectives let them be."""
        return self.entry_type("title").size > max(
            self.entry.title.size, OF_OBJECTIVES * self.label_type("objective").size
        )

    def long(self, name: str) -> float:
        """Return a length that follows the column."""
        return self.sheet.mm(name) * self.form.scale

    def long_mm(self, length: float) -> float:
        """Return a length in mm on A2 as it follows the column."""
        return length * self.form.scale

    def lined(self, name: str) -> float:
        """Return a length of line and discs."""
        return self.long(name) * float(self.label**_DISC_POWER)

    def signed(self, name: str) -> float:
        """Return a length of the signs on branches: they follow the line, or larger entries."""
        followed = self.form.scale * float(self.label**_DISC_POWER)
        return self.sheet.mm(name) * max(followed, _SIGNS * self.entry_type("title").size / _ENTRY)

    def labelled(self, name: str) -> float:
        """Return a length of labels."""
        return self.long(name) * self.label

    def labelled_mm(self, length: float) -> float:
        """Return a length in mm on A2 as it is in labels."""
        return length * self.form.scale * self.label

    def headed(self, name: str) -> float:
        """Return a length of header or foot."""
        return self.sheet.mm(name) * self.form.header_scale

    def headed_pt(self, name: str) -> float:
        """Return a size of type in pt of the header."""
        return float(self.sheet.properties[name].removesuffix("pt")) * self.form.header_scale

    def label_type(self, name: str) -> Type:
        """Return a type style of labels."""
        return self._scaled(self.sheet.type(name), self.form.scale * self.label)

    def step_title(self) -> Type:
        """Return the type of steps' titles."""
        style = self.sheet.type("step-title")
        return self._scaled(style, self.form.scale * self.label * self.title)

    def header_type(self, name: str) -> Type:
        """Return a type style of header or foot."""
        return self._scaled(self.sheet.type(name), self.form.header_scale)

    @property
    def legend_type(self) -> Type:
        """The type of the legend: it grows with what it explains."""
        grown = min(_MOST_LEGEND, self.label**_DISC_POWER)
        return self._scaled(self.sheet.type("legend"), self.form.header_scale * grown)

    def entry_type(self, name: str) -> Type:
        """Return the type of entries: `title`, `source` or `host`."""
        style: Type = getattr(self.entry, name)
        return enlarged(style, self.zoom)

    def _scaled(self, style: Type, by: float) -> Type:
        least = self.sheet.properties["least-type"].removesuffix("pt")
        return enlarged(style, max(by, float(least) / style.size))

    @property
    def quiet(self) -> float:
        """The white round a code and over what hangs from a branch."""
        return max(self.entry.quiet * self.zoom, self.long("under-stop"))

    @property
    def disc(self) -> float:
        """The diameter of a station."""
        return self.lined("disc")

    @property
    def axis(self) -> float:
        """The line's middle, from the start of a column."""
        return self.long("edge") + self.disc / 2

    @property
    def label_start(self) -> float:
        """Where labels begin, from the start of a column."""
        return self.axis + self.disc / 2 + self.long("after-disc")

    @property
    def label_width(self) -> float:
        """How wide labels are."""
        return self.labelled("label") + (self.labelled("wider-label") if self.wide else 0.0)

    @property
    def label_measure(self) -> float:
        """How wide the lines of labels are."""
        return self.label_width - self.labelled("label-inset") - self.labelled("label-end")

    @property
    def label_end(self) -> float:
        """Where plates begin."""
        return self.label_start + self.label_width

    @property
    def entries_start(self) -> float:
        """Where entries begin, from the start of a column."""
        return self.label_end + self.lined("entries")

    @property
    def gutter(self) -> float:
        """The white between two columns, none beside one."""
        return self.long("gutter") if self.form.columns > 1 else 0.0

    @property
    def room(self) -> float:
        """The width that entries of a row share."""
        return self.form.column - self.gutter - self.long("edge") - self.entries_start

    @property
    def stop(self) -> float:
        """The diameter of a format's stop."""
        return self.signed("stop")

    @property
    def bead(self) -> float:
        """The diameter of a level's discs."""
        return self.signed("bead")

    @property
    def tick_box(self) -> float:
        """The side of a box to tick, 0 where there is none."""
        return self.signed("tick-box") if self.form.hand else 0.0

    def stop_width(self, levels: int, *, opening: bool) -> float:
        """Return the length of a branch that the signs of an entry need, a format's stop or not."""
        signs = [self.stop] if opening else []
        signs += [self.tick_box] if self.tick_box else []
        return sum(signs) + len(signs) * self.long("after-stop") + self.beads(levels)

    def beads(self, levels: int) -> float:
        """Return the length of the discs of a level."""
        return dots_width(levels, self.bead) if levels else self.signed("hollow")


def enlarged(style: Type, by: float) -> Type:
    """Return a type style so many times larger."""
    return replace(style, size=round(style.size * by, 2), leading=round(style.leading * by, 2))


def title_scale(sizes: Sizes, kit: PageKit) -> Sizes:
    """Return sizes with titles of steps so small that no word of any is cut, if they can be."""
    for scale in TITLE_SCALES:
        found = replace(sizes, title=scale)
        style = found.step_title()
        widest = (kit.measurer.widest_word(each.title, style) for each in kit.roadmap.stations)
        if max(widest, default=0.0) <= sizes.label_measure:
            break
    return found
