"""Pages of one document taken over into another, bare: without links, tags and bookmarks."""

from typing import Any

import pikepdf

PT = 72 / 25.4  # points a millimetre
LINE = 0.5  # pt: the finest line that a press holds
_KEPT = {"/Type", "/Contents", "/Resources", "/MediaBox", "/TrimBox"}


def bare(source: pikepdf.Pdf) -> pikepdf.Pdf:
    """Return a new document of the same pages and title, and of nothing else."""
    target = pikepdf.new()
    for page in source.pages:
        for key in page.obj.keys() - _KEPT - {"/Parent"}:
            del page.obj[key]
        target.pages.append(page)
    target.Root.Lang = source.Root.get("/Lang", pikepdf.String(""))
    target.docinfo["/Title"] = source.docinfo.get("/Title", pikepdf.String(""))
    return target


def preferences(source: pikepdf.Pdf, **asked: Any) -> pikepdf.Dictionary:  # noqa: ANN401
    """Return what is asked of a viewer, and that pages are leafed through as those of a source."""
    if is_mirrored(source):
        asked["Direction"] = pikepdf.Name.R2L
        asked.setdefault("Duplex", source.Root.ViewerPreferences.Duplex)
    return pikepdf.Dictionary(**asked)


def is_mirrored(source: pikepdf.Pdf) -> bool:
    """Tell whether pages are leafed through from the right (ISO 32000-1, 12.2)."""
    found = source.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    return bool(found.get("/Direction") == pikepdf.Name.R2L)


def drawn(page: pikepdf.Page) -> bytes:
    """Return what draws a page, which leaves no trace on what is drawn after it."""
    page.contents_coalesce()
    return b"q\n" + page.Contents.read_bytes() + b"\nQ\n"


def line(*ends: float) -> bytes:
    """Return what draws a line between two points, in black alone."""
    x1, y1, x2, y2 = ends
    return f"{LINE} w 0 0 0 1 K {x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S\n".encode()
