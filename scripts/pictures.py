"""Make README's pictures: a few pages of each publication beside each other, on grey.

The pages are those of `content/roadmap.yaml`. The wall poster needs the address of the newest
edition, which that does not name: it is made from a copy with an invented address and publisher.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

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
SHOWN = {  # pages, how many beside each other, pixels that one is wide
    "booklet": ((1, 3, 4, 5, 9, 11), 3, 400),
    "poster": ((1,), 1, 840),
    "slides": ((1, 4, 8, 11), 2, 560),
    "leaflet": ((11, 12), 1, 900),
    "talk": ((1, 3, 5, 9), 2, 560),
    "wall": ((1,), 1, 760),
}


def build(catalogue: Path, folder: Path, *options: str) -> None:
    """Make publications of a catalogue in a folder."""
    command = (sys.executable, "-m", "roadmap_print", "build", catalogue, "-o", folder)
    subprocess.run((*command, "--quiet", *options), check=True)  # noqa: S603  our own command


def picture(pdf: Path, numbers: tuple[int, ...], columns: int, width: int) -> Image.Image:
    """Lay pages out on a table."""
    document = pdfium.PdfDocument(pdf)
    pages = [document[number - 1] for number in numbers]
    images = [page.render(scale=width / page.get_width()).to_pil() for page in pages]
    height = max(image.height for image in images)
    rows = -(-len(images) // columns)
    size = columns * (width + GAP) + GAP, rows * (height + GAP) + GAP
    table = Image.new("RGB", size, TABLE)
    for place, image in enumerate(images):
        row, column = divmod(place, columns)
        table.paste(image, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return table


with tempfile.TemporaryDirectory() as name:
    made = Path(name)
    build(CATALOGUE, made, "--all")
    copy = made / "roadmap.yaml"
    copy.write_text(CATALOGUE.read_text("utf-8").replace(BEFORE, INVENTED + BEFORE), "utf-8")
    build(copy, made, "--only", "wall")
    for each, (numbers, columns, width) in SHOWN.items():
        shown = picture(made / f"{each}.pdf", numbers, columns, width)
        shown.quantize(128, dither=Image.Dither.NONE).save(f"docs/{each}.png", optimize=True)
