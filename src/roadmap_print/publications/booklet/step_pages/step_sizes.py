"""The lengths of a step's pages, as the style sheet gives them to the layout."""

from dataclasses import replace

from roadmap_print.publications.booklet.foot import raised
from roadmap_print.publications.booklet.page_layout.columns import Lane
from roadmap_print.publications.booklet.page_layout.layouts import Setting
from roadmap_print.publications.page_kit import PageKit

WELL, LEAST = 5.0, 3.2  # mm between entries in one column
WELL_IN_TRACKS, LEAST_IN_TRACKS = 5.5, 3.5
LINE_CLEAR = 1.5  # mm from words to the line
LEVEL_CLEAR = 2.4  # mm from the words to the levels at the line's end


def settings(kit: PageKit, reserved: float = 0.0) -> tuple[Setting, ...]:
    """Return the ways in which the entries of a page can be set, the first one first.

    `reserved` mm at its foot stay free of them.
    """
    ways = (_column(kit), *_tracks(kit))
    return tuple(replace(each, bottom=each.bottom - reserved) for each in ways)


def shared_setting(kit: PageKit) -> Setting:
    """Return how the entries of a step are set that shares its page with others."""
    column = _column(kit)
    sizes = _lengths(kit, "shared-sizes")
    return Setting(column.lanes, sizes, 4.0, 4.0, kit.mm("shared-gap"), 0.0, 0.0, column.bottom)


def _column(kit: PageKit) -> Setting:
    count = max((level.count for level in kit.roadmap.levels), default=1)
    levels = kit.mm("level") * (1.2 * (count - 1) + 1)
    lane = Lane(
        axis=kit.mm("axis"),
        code=kit.mm("column-code"),
        end=min(kit.mm("column-end"), kit.mm("level-end") - levels - LEVEL_CLEAR),
        offset=kit.mm("column-words"),
        clear=kit.mm("column-clear"),
        module=kit.mm("module"),
        widest=max(_lengths(kit, "column-sizes")),
        narrowest=kit.mm("narrowest"),
    )
    sizes = _lengths(kit, "column-sizes")
    most, bottom = kit.mm("column-gap"), kit.mm("column-bottom") - raised(kit)
    return Setting((lane,), sizes, WELL, LEAST, most, 0.0, 0.0, bottom)


def _tracks(kit: PageKit) -> tuple[Setting, ...]:
    if not kit.mm("second-axis"):
        return ()
    lanes = tuple(
        Lane(
            axis=kit.mm(axis),
            code=kit.mm(f"{name}-code"),
            end=kit.mm(f"{name}-end"),
            offset=0.0,
            clear=kit.mm("track-clear"),
            module=kit.mm("module"),
            widest=kit.mm("track-widest"),
            narrowest=kit.mm("narrowest"),
            narrow=True,
        )
        for name, axis in (("first", "axis"), ("second", "second-axis"))
    )
    return (
        Setting(
            lanes,
            _lengths(kit, "track-sizes"),
            WELL_IN_TRACKS,
            LEAST_IN_TRACKS,
            kit.mm("track-gap"),
            kit.mm("track-drop"),
            kit.mm("fork")
            + kit.mm("line") / 2
            + LINE_CLEAR
            + kit.sheet.below(kit.type("objective")),
            kit.mm("track-bottom"),
        ),
    )


def _lengths(kit: PageKit, name: str) -> tuple[float, ...]:
    """Return several lengths of the style sheet, in mm."""
    return tuple(float(each.removesuffix("mm")) for each in kit.sheet.properties[name].split())
