"""Embedded fonts as validators read them."""

from __future__ import annotations

import io


def without_encoding(font: bytes) -> bytes:
    """Return an OpenType font with CFF outlines, its built-in encoding emptied.

    In a composite font the codes of the page are glyph numbers (ISO 32000-1, 9.7.4.2), and the
    CFF table's encoding means nothing. veraPDF 1.28 asks it nevertheless: with the standard
    encoding, glyph 178 is held to be a "daggerdbl", which a subset has no need of, and counts as
    missing. An encoding with no codes in it leaves the glyph's number alone.
    """
    from fontTools.ttLib import TTFont

    # Boxes stay right where no outline changes; drawing each glyph again takes most of the time.
    file = io.BytesIO(font)
    with TTFont(file, lazy=True, recalcBBoxes=False, recalcTimestamp=False) as opened:
        opened["CFF "].cff.topDictIndex[0].Encoding = [".notdef"] * 256
        saved = io.BytesIO()
        opened.save(saved, reorderTables=None)
    return saved.getvalue()
