"""Make README's pictures from the PDFs in `output/`: a few pages beside each other, on grey."""

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

TABLE = (207, 212, 214)
GAP = 12  # pixels between pages
SHOWN = {  # pages, how many beside each other, pixels that one is wide
    "booklet": ((1, 4, 5, 12), 4, 400),
    "poster": ((1,), 1, 760),
    "slides": ((1, 3, 4, 7), 2, 560),
}


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


for name, (numbers, columns, width) in SHOWN.items():
    made = picture(Path("output", f"{name}.pdf"), numbers, columns, width)
    made.quantize(128, dither=Image.Dither.NONE).save(f"docs/{name}.png", optimize=True)
