"""Make the pictures of README and of the documentation: pages beside each other, on grey.

README shows a few pages of each publication, `docs/pages.md` all of them, small. They are those of
`content/roadmap.yaml`. The wall poster needs the address of the newest edition, which that does not
name: it is made from a copy with an invented address and publisher. Slides to edit are drawn by
LibreOffice Impress, in our design and in a house template of the tests, which asks for Carlito.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

sys.path.append("tests/support/presentation")
import house_templates
import impress

CATALOGUE = Path("content/roadmap.yaml")
BEFORE = "\nintroduction:\n"
INVENTED = """
home: https://trois-rives.example/ia
readers: pour les soignants
publisher:
  name: Hôpital des Trois-Rives
  service: Service de la formation continue
  email: formation@trois-rives.example
"""
TABLE = (207, 212, 214)
GAP = 12  # pixels between pages
EVERY_PAGE = {  # files with all their pages: how many beside each other, pixels that one is wide
    "booklet": (6, 190),
    "poster": (1, 700),
    "slides": (8, 160),
    "leaflet": (4, 300),
    "talk": (4, 280),
    "wall": (1, 600),
    "handout-step-6": (2, 300),
    "booklet-large-print": (8, 150),
    "booklet-grey": (6, 190),
    "booklet-fold-a3": (3, 330),
    "booklet-press": (6, 190),
}
SHOWN = {  # pages, how many beside each other, pixels that one is wide
    "booklet": ((1, 3, 4, 5, 9, 11), 3, 400),
    "poster": ((1,), 1, 840),
    "slides": ((1, 4, 8, 11), 2, 560),
    "leaflet": ((11, 12), 1, 900),
    "talk": ((1, 3, 5, 9), 2, 560),
    "wall": ((1,), 1, 760),
}
EDITED = (("slides", 1), ("slides", 3), ("slides", 4), ("slides", 7), ("slides", 8), ("talk", 6))


def build(catalogue: Path, folder: Path, *options: str) -> None:
    """Make publications of a catalogue in a folder."""
    command = (sys.executable, "-m", "roadmap_print", "build", catalogue, "-o", folder)
    subprocess.run((*command, "--quiet", *options), check=True)  # noqa: S603  our own command


def draw(target: str, pdf: Path, numbers: tuple[int, ...], columns: int, width: int) -> None:
    """Lay pages of a PDF out, all of them where no numbers are given."""
    document = pdfium.PdfDocument(pdf)
    every = numbers or range(1, len(document) + 1)
    lay_out(target, [picture(document, number, width) for number in every], columns)


def draw_edited(target: str, folder: Path, *options: str) -> None:
    """Lay slides to edit out as Impress draws them."""
    build(CATALOGUE, folder, "--only", "slides", "--only", "talk", "--pptx", *options)
    drawn = {
        name: pdfium.PdfDocument(impress.saved(folder / f"{name}.pptx", folder / "drawn", "pdf"))
        for name in ("slides", "talk")
    }
    lay_out(target, [picture(drawn[name], number, 300) for name, number in EDITED], 3)


def picture(document: pdfium.PdfDocument, number: int, width: int) -> Image.Image:
    """Draw a page, numbered from 1, as many pixels wide: larger first, or small discs are cut."""
    page = document[number - 1]
    return page.render(scale=4 * width / page.get_width()).to_pil().reduce(4)


def lay_out(target: str, images: list[Image.Image], columns: int) -> None:
    """Lay pictures out on a table."""
    height = max(image.height for image in images)
    width = max(image.width for image in images)
    rows = -(-len(images) // columns)
    size = columns * (width + GAP) + GAP, rows * (height + GAP) + GAP
    table = Image.new("RGB", size, TABLE)
    for place, image in enumerate(images):
        row, column = divmod(place, columns)
        table.paste(image, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    shown = table.quantize(128, dither=Image.Dither.NONE)
    shown.save(f"docs/{target}.png", optimize=True)


with tempfile.TemporaryDirectory() as name:
    made = Path(name)
    build(CATALOGUE, made, "--all")
    copy = made / "roadmap.yaml"
    copy.write_text(CATALOGUE.read_text("utf-8").replace(BEFORE, INVENTED + BEFORE), "utf-8")
    build(copy, made, "--only", "wall")
    build(CATALOGUE, made, "--only", "booklet", "--press", "--fold", "a3")
    build(CATALOGUE, made, "--handout", "--steps", "6")
    for edition in ("--large-print", "--grey"):
        build(CATALOGUE, made, "--only", "booklet", edition)
    for each, (numbers, columns, width) in SHOWN.items():
        draw(each, made / f"{each}.pdf", numbers, columns, width)
    for each, (columns, width) in EVERY_PAGE.items():
        draw(f"pages/{each}", made / f"{each}.pdf", (), columns, width)
    draw_edited("presenters", made / "own")
    template = made / "house.pptx"
    template.write_bytes(house_templates.plain())
    draw_edited("presenters-template", made / "house", "--template", str(template))
