"""Places along the way that lines run, and on which side of the paper they are."""

from roadmap_print.layout.frame import Area, Frame

AREA = Area(20, 30, 50, 10)


def test_an_area_knows_its_edges() -> None:
    assert (AREA.end, AREA.bottom) == (70, 40)
    assert AREA.grown(2) == Area(18, 28, 54, 14)
    assert AREA.moved(5, -3) == Area(25, 27, 50, 10)


def test_start_is_left_or_right() -> None:
    assert Frame(210, 297).left(AREA) == 20
    assert Frame(210, 297, mirrored=True).left(AREA) == 140
    assert Frame(210, 297).place(AREA) == "left:20.00mm;top:30.00mm;width:50.00mm"
    mirrored = Frame(210, 297, mirrored=True).place(AREA)
    assert mirrored == "left:140.00mm;top:30.00mm;width:50.00mm"
