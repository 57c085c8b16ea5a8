"""What a file holds besides its pages, as validators read it: fonts, attachments."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import md5
from typing import Any

import pydyf

from roadmap_print.dates import document_date
from roadmap_print.render.embedded_files import Attachment

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Where none is asked for: the first day that ZIP knows, as other tools have it."""


def attach(pdf: pydyf.PDF, attachments: Sequence[Attachment]) -> None:
    """Put files, in the order of their names, into a PDF that has none.

    WeasyPrint's own attachments take the media type from the machine's table of types, and are
    listed twice among the associated files of PDF/A-3.
    """
    names = pydyf.Array()
    for each in attachments:
        names.extend((pydyf.String(each.name), _specified(pdf, each)))
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(names[1::2])


def _specified(pdf: pydyf.PDF, attachment: Attachment) -> bytes:
    """Add a file and what is said of it; return the reference (ISO 32000-1, 7.11.3 and .4)."""
    date = pydyf.String(f"D:{document_date() or NO_DATE:%Y%m%d%H%M%S}Z")
    checksum = md5(attachment.data, usedforsecurity=False).hexdigest()
    parameters = pydyf.Dictionary(
        {
            "Size": len(attachment.data),
            "CheckSum": f"<{checksum}>",
            "CreationDate": date,
            "ModDate": date,
        }
    )
    kind = attachment.media_type.replace("/", "#2f")
    extra = {"Type": "/EmbeddedFile", "Subtype": f"/{kind}", "Params": parameters}
    file = pydyf.Stream([attachment.data], extra, compress=True)
    pdf.add_object(file)
    specified = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": f"/{attachment.relationship}",
        }
    )
    pdf.add_object(specified)
    return bytes(specified.reference)


def without_encoding(font: bytes) -> bytes:
    """Return an OpenType font with CFF outlines, its built-in encoding emptied.

    In a composite font the codes of the page are glyph numbers (ISO 32000-1, 9.7.4.2), and the
    CFF table's encoding means nothing. veraPDF 1.28 asks it nevertheless: with the standard
    encoding, glyph 178 is held to be a "daggerdbl", which a subset has no need of, and counts as
    missing. An encoding with no codes in it leaves the glyph's number alone.

    Fonts of Chinese, Japanese and Korean name their glyphs by numbers of a collection (CID), by
    which a reader would find another glyph than the one meant: each gets its place as its name.
    """
    from fontTools.ttLib import TTFont

    # Boxes stay right where no outline changes; drawing each glyph again takes most of the time.
    file = io.BytesIO(font)
    with TTFont(file, lazy=True, recalcBBoxes=False, recalcTimestamp=False) as opened:
        top = opened["CFF "].cff.topDictIndex[0]
        if hasattr(top, "ROS"):
            _name_by_place(top)
        else:
            top.Encoding = [".notdef"] * 256
        saved = io.BytesIO()
        opened.save(saved, reorderTables=None)
    return saved.getvalue()


def _name_by_place(top: Any) -> None:  # noqa: ANN401  fontTools has no types
    """Give glyphs that are named by numbers their places as names (Adobe TN 5176, 13)."""
    names = [".notdef", *(f"cid{place:05d}" for place in range(1, len(top.charset)))]
    found = top.CharStrings.charStrings
    top.CharStrings.charStrings = {
        name: found[old] for name, old in zip(names, top.charset, strict=True)
    }
    top.charset = names
