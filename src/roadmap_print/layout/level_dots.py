"""A level as discs in one row: as many as there are levels, filled up to this one."""

PITCH = 1.2  # diameters from a disc to the next
_OUTLINE = 0.16  # of a diameter, round what is not filled


def dots_width(count: int, diameter: float) -> float:
    """Return the width of a row of discs of a diameter, in the same unit."""
    return diameter * (PITCH * (count - 1) + 1)


def draw_dots(rank: int, count: int, colour: str, *, mirrored: bool = False) -> str:
    """Return an SVG of `count` discs of diameter 1, `rank` of them filled from the start side."""
    width = dots_width(count, 1.0)
    discs = "".join(_disc(place, width, colour, place < rank, mirrored) for place in range(count))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} 1" '
        f'width="{width:.2f}mm" height="1mm">{discs}</svg>'
    )


def _disc(place: int, width: float, colour: str, filled: bool, mirrored: bool) -> str:  # noqa: FBT001
    along = PITCH * place + 0.5
    middle = width - along if mirrored else along
    outline = 0.0 if filled else _OUTLINE
    return (
        f'<circle cx="{middle:.2f}" cy="0.5" r="{(1 - outline) / 2:g}" '
        f'fill="{colour if filled else "#FFFFFF"}" stroke="{colour}" stroke-width="{outline}"/>'
    )
