"""A publication for a print shop: trimmed pages with bleed and marks, in the press's inks.

Boxes as ISO 32000-2, 14.11.2 has them, from the corner of the sheet. The marks stand clear of the
bleed, so that none is left on a page whose cut is not quite exact.
"""

import hashlib
import io
from datetime import UTC, datetime
from itertools import product

import pikepdf
from pikepdf import Array, Dictionary, Name

from roadmap_print.dates import document_date
from roadmap_print.icc_profile import Profile
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import BLEED
from roadmap_print.render.prepress import page_copies
from roadmap_print.render.prepress.inks import PressInks
from roadmap_print.render.prepress.page_copies import PT
from roadmap_print.render.prepress.separation import separate
from roadmap_print.render.ranges.pdf_saving import written

SLUG = 10.0  # mm from the trim to the sheet's edge
MARK = 5.0  # mm that a mark is long, from the sheet's edge: 2 mm short of the bleed
ENOUGH = 100.0  # units of a picture, whichever: its page is clipped by the bleed
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""PDF/X wants dates, and the clock would make another file of the same catalogue."""


def press(pdf: bytes, profile: Profile | None, file: OutputFile | None = None) -> bytes:
    """Return the pages of a publication for a print shop, by its profile if it has given one.

    With a profile they say that they are PDF/X-4 (ISO 15930-7:2010), and which `file` they are.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, page_copies.bare(source) as document:
        separate(document, PressInks(profile))
        _free_pictures(document)
        for page in document.pages:
            _on_sheet(document, page)
        asked = page_copies.preferences(source, PrintScaling=Name("/None"))
        document.Root.ViewerPreferences = asked
        if profile:
            _claim(document, profile)
        if file:
            file_stamp.write(document, file, source)
        version = "1.6" if profile else "1.7"
        return written(document, min_version=version, force_version=version)


def _free_pictures(document: pikepdf.Pdf) -> None:
    """Let pictures reach into the bleed: WeasyPrint clips each one by the page."""
    for each in document.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Form:
            x1, y1, x2, y2 = map(float, each.BBox)
            each.BBox = Array([x1 - ENOUGH, y1 - ENOUGH, x2 + ENOUGH, y2 + ENOUGH])


def _on_sheet(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Set a page on a sheet with room for its bleed and marks round it."""
    slug, bleed = SLUG * PT, BLEED * PT
    width, height = (float(edge) for edge in page.mediabox[2:])
    across, down = width + 2 * slug, height + 2 * slug
    inset, reach = slug - bleed, 2 * bleed
    clip = f"q {inset:.3f} {inset:.3f} {width + reach:.3f} {height + reach:.3f} re W n\n"
    move = f"1 0 0 1 {slug:.3f} {slug:.3f} cm\n"
    marks = _marks(slug, width, height)
    content = clip.encode() + move.encode() + page_copies.drawn(page) + b"Q\n" + marks
    page.Contents = document.make_stream(content)
    page.MediaBox = Array([0, 0, across, down])
    page.BleedBox = Array([inset, inset, across - inset, down - inset])
    page.TrimBox = Array([slug, slug, slug + width, slug + height])


def _marks(slug: float, width: float, height: float) -> bytes:
    """Draw where to cut: two marks a corner, as artifacts."""
    mark, across, down = MARK * PT, width + 2 * slug, height + 2 * slug
    upright = product((slug, slug + width), ((0, mark), (down - mark, down)))
    level = product((slug, slug + height), ((0, mark), (across - mark, across)))
    lines = [page_copies.line(x, y1, x, y2) for x, (y1, y2) in upright]
    lines += [page_copies.line(x1, y, x2, y) for y, (x1, x2) in level]
    return b"/Artifact BMC\nq\n" + b"".join(lines) + b"Q\nEMC\n"


def _claim(document: pikepdf.Pdf, profile: Profile) -> None:
    """Add what PDF/X-4 asks for: whose inks, which standard, no trapping, dates, identifiers."""
    intent = document.make_stream(profile.data, N=4)
    document.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=profile.name,
                Info=profile.name,
                DestOutputProfile=intent,
            )
        ]
    )
    date = document_date() or UNDATED
    pages = b"".join(page.Contents.read_bytes() for page in document.pages)
    identifier = hashlib.sha256(pages + profile.data).hexdigest()[:32]
    with document.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["dc:title"] = str(document.docinfo["/Title"])
        meta["dc:format"] = "application/pdf"
        meta["pdf:Trapped"] = "False"
        meta["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            meta[f"xmp:{name}"] = f"{date:%Y-%m-%dT%H:%M:%SZ}"
        meta["xmpMM:DocumentID"] = meta["xmpMM:InstanceID"] = f"uuid:{identifier}"
        meta["xmpMM:VersionID"] = "1"
        meta["xmpMM:RenditionClass"] = "default"
    for name in ("/CreationDate", "/ModDate"):
        document.docinfo[name] = f"D:{date:%Y%m%d%H%M%SZ}"
    document.docinfo["/Trapped"] = Name("/False")
