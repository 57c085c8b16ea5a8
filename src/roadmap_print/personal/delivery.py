"""How booklets are handed over: as they lie in their folder, in one ZIP, or in one PDF to print.

The PDF is for a printer: sheets between the copies part them, and it has no tags, since nobody
reads it on a screen.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from roadmap_print import atomic_write
from roadmap_print.fonts import faces
from roadmap_print.render.ranges.pdf_saving import save, stream_key

if TYPE_CHECKING:
    import pikepdf

BAR, FIGURES = 28, 90  # pt: the bar at the edge of a parting sheet, the size of its number
_DATE: Final = (1980, 1, 1, 0, 0, 0)


def set_file(folder: Path, form: str) -> Path:
    """Return where the copies in a folder stand together in a form."""
    return folder.with_name(f"{folder.name}.{form}")


def clear(folder: Path, *, stale: bool) -> None:
    """Clear away what an ended run has left of sets, and sets where they are `stale`."""
    for file in (set_file(folder, each) for each in FORMS):
        atomic_write.sweep(file.parent, [file.name])
        if stale and file.is_file():
            file.unlink()


def deliver(form: str, files: Sequence[Path], path: Path) -> None:
    """Put files together at a path, in the form that is wanted."""
    atomic_write.place_written(partial(FORMS[form], files), path)


def _zip(files: Sequence[Path], file: BinaryIO) -> None:
    """Write a ZIP with the same bytes for the same files; a PDF is packed already."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for each in files:
            packed.writestr(zipfile.ZipInfo(each.name, _DATE), each.read_bytes())


def _join(files: Sequence[Path], file: BinaryIO) -> None:
    """Write one PDF: before each copy a sheet with its number, each beginning on a front."""
    import pikepdf

    shared = _SharedParts()
    with pikepdf.new() as whole:
        for each in files:
            with pikepdf.open(each) as copy:
                first, count = len(whole.pages) + 2, len(copy.pages)
                left, low, right, high = map(float, copy.pages[0].mediabox)
                _add_parting_sheet(whole, each.stem.partition("-")[0], right - left, high - low)
                for page in copy.pages:
                    for key in ("/Annots", "/StructParents", "/Tabs"):
                        if key in page.obj:
                            del page.obj[key]
                whole.pages.extend(copy.pages)
                for number in range(first, first + count):
                    shared.share(whole.pages[number])
                if count % 2:
                    whole.add_blank_page(page_size=(right - left, high - low))
        save(whole, file)


class _SharedParts:
    """Streams of many files, each there once: what copies of a base have in common."""

    def __init__(self) -> None:
        self._known: dict[bytes, Any] = {}

    def share(self, page: pikepdf.Page) -> None:
        """Let a page have the streams that pages before it have."""
        import pikepdf

        resources: Any = page.obj.Resources
        pictures = resources.get("/XObject", {})
        for name, picture in list(pictures.items()):
            pictures[name] = self._one(picture)
        for font in resources.get("/Font", {}).values():
            told = font.DescendantFonts[0].FontDescriptor
            for key in ("/FontFile2", "/FontFile3"):
                if key in told:
                    told[key] = self._one(told[key])
        contents = page.obj.Contents
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        page.obj.Contents = pikepdf.Array([self._one(part) for part in parts])

    def _one(self, stream: Any) -> Any:  # noqa: ANN401  pikepdf's objects have any keys
        return stream if "/SMask" in stream else self._known.setdefault(stream_key(stream), stream)


def _add_parting_sheet(whole: pikepdf.Pdf, number: str, width: float, height: float) -> None:
    """Add a sheet with a number, and a bar at its edge that is seen in the stack."""
    page = whole.add_blank_page(page_size=(width, height))
    bar = f"0 g {width - BAR:.2f} 0 {BAR} {height:.2f} re f\n"
    page.contents_add(bar.encode() + _figures(number, height))
    whole.add_blank_page(page_size=(width, height))


def _figures(number: str, height: float) -> bytes:
    """Draw figures as outlines, so that no font is needed."""
    from fontTools.pens.recordingPen import RecordingPen

    operators = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h"}
    drawn = [f"q {FIGURES} 0 0 {FIGURES} 60 {height - 140:.2f} cm"]
    with faces.face("title").opened() as font:
        glyphs, names, em = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
        for figure in number:
            glyph, pen = glyphs[names[ord(figure)]], RecordingPen()  # type: ignore[no-untyped-call]
            glyph.draw(pen)
            for operation, points in pen.value:
                at = " ".join(f"{each / em:.4f}" for point in points for each in point)
                drawn.append(f"{at} {operators[operation]}")
            drawn.append(f"f 1 0 0 1 {glyph.width / em:.4f} 0 cm")
    return "\n".join([*drawn, "Q"]).encode()


FORMS: Final[Mapping[str, Callable[[Sequence[Path], BinaryIO], None]]] = {
    "zip": _zip,
    "pdf": _join,
}
"""What a set is put together in, by the ending of its name."""
