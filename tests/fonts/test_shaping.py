"""What is measured is what is drawn: HarfBuzz alone and WeasyPrint tell one width."""

from pathlib import Path

import pytest
from test_faces import TEXTS

from roadmap_print.fonts import faces, shaping
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.measurer import Measurer

SIZE = 100.0  # pt


def drawn_width(text: str, name: str, file: Path) -> float:
    """Return how wide WeasyPrint lays a text out in a face, in mm."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    file.write_bytes(faces.face(name).content())
    fonts = FontConfiguration()
    rule = f'@font-face{{font-family:"it";src:url("{file.as_uri()}")}}'
    sheet = CSS(string=rule, font_config=fonts)
    look = f"font:{SIZE}pt it;white-space:pre;font-variant-numeric:lining-nums"
    page = "@page{size:3000mm 300mm}"
    html = f'<style>{page}</style><p><span style="{look}">{text}</span></p>'
    document = HTML(string=html).render(stylesheets=[sheet], font_config=fonts)
    boxes = [document.pages[0]._page_box]  # noqa: SLF001  WeasyPrint tells widths nowhere else
    while boxes:
        box = boxes.pop()
        if hasattr(box, "pango_layout"):
            return float(box.width) * 0.75 * MM_PER_PT
        boxes += getattr(box, "children", ())
    raise AssertionError(text)


@pytest.mark.parametrize("language", TEXTS)
def test_widths_are_those_of_the_engine(language: str, tmp_path: Path) -> None:
    """To a hundredth; where letters reach beyond their advance, a little more is kept free."""
    text, name = TEXTS[language]
    measured = Measurer(language).width(text, Type("text", SIZE, SIZE))
    drawn = drawn_width(text, name, tmp_path / "it.otf")
    assert drawn * 0.995 <= measured <= drawn + 0.25 * SIZE * MM_PER_PT


@pytest.mark.parametrize("weight", [400, 700])
def test_a_variable_font_at_a_weight_draws_what_was_measured_at_it(weight: int) -> None:
    name = "Noto Sans Hebrew"
    assert Measurer("he").styled(TEXTS["he"][0], Type("text", SIZE, SIZE)).face == name
    face, text = faces.face(name), TEXTS["he"][0]
    fixed = shaping.at_weight(face.path, weight)
    assert b"fvar" not in fixed
    assert shaping.advances(text, fixed) == shaping.advances(text, face.path, weight=weight)
    assert shaping.measure(text, fixed) == shaping.measure(text, face.path, weight=weight)
    assert shaping.measure(text, fixed) != shaping.measure(text, face.path, weight=550)
