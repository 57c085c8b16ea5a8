"""PowerPoint files made of catalogues, read back by python-pptx as by a stranger."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pptx
from decks import source

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.pipeline.publication_pdf import present
from roadmap_print.publications import registry

CATALOGUES = Path(__file__).parents[2] / "catalogues"
ENGLISH = CATALOGUES / "good/english.yaml"
MIRRORED = Path(__file__).parents[1] / "mirrored_roadmap.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@cache
def made(name: str, catalogue: Path = ENGLISH, template: Path | None = None) -> bytes:
    """Make a deck; each is made once."""
    found = read(catalogue).catalogue
    assert found
    publication, options = registry.get(name), BuildOptions(template=template)
    content = replace(source(publication, found, options), options=options)
    return present(publication, content).pdf


def opened(data: bytes) -> Any:  # noqa: ANN401  of python-pptx, typed in part
    return pptx.Presentation(io.BytesIO(data))


def element(proxy: Any) -> Any:  # noqa: ANN401
    return proxy._element  # noqa: SLF001


def all_shapes(shapes: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield shapes, those of groups too."""
    for shape in shapes:
        yield shape
        if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.GROUP:
            yield from all_shapes(shape.shapes)


def title(slide: Any) -> str:  # noqa: ANN401
    return str(slide.shapes.title.text_frame.text).replace("\u00a0", " ")
