"""Print how many seconds a catalogue's booklet takes once all is imported and encoded.

python bench/render_seconds.py content/roadmap.yaml
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.publications.registry import get


def main(file: Path) -> None:
    """Make the booklet in this process, as one of `build`'s own does."""
    catalogue = read(file).catalogue
    if catalogue is None:
        sys.exit(f"{file}: see roadmap-print check")
    codes = encode(addresses(catalogue))
    gc.disable()
    start = time.perf_counter()
    make(get("booklet"), PageSource(catalogue, codes, BuildOptions()))
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
