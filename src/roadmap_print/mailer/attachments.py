"""The PDFs that go with a message, within the budget, and the picture of a cover.

Whether they show what the catalogue says today, the record beside them knows; of a PDF that it
does not tell of, its time is all there is.
"""

import io
import re
import shlex
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from roadmap_print.catalogue.logo import picture
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.i18n import cldr
from roadmap_print.i18n.cldr import MEGABYTE
from roadmap_print.i18n.translator import say
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.pipeline import cache, input_hashes
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import UnknownPublicationError, every, get

GROWTH: Final = 1.37  # base64 in lines of 76: 4/3 × 78/76
HEAVY: Final = 7_000_000  # octets a message; above it some servers refuse
COVER_WIDTH: Final = 400  # px, shown at half of that
_COLOURS: Final = 64
_NAME_LONGEST: Final = 40  # characters of the title in a file name


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One finished PDF."""

    publication: str
    data: bytes

    def file_name(self, title: str, language: str) -> str:
        """Make an ASCII name that still tells the reader what it is when saved among others."""
        parted = unicodedata.normalize("NFKD", re.sub(r"['’–—]", " ", title))
        plain = parted.encode("ascii", "ignore").decode().lower()
        words = re.findall(r"[a-z0-9]+", plain) or ["roadmap"]
        while len(words) > 1 and len("-".join(words)) > _NAME_LONGEST:
            words.pop()
        noun = say(language, f"publications.{self.publication}.name")
        return f"{'-'.join(words)[:_NAME_LONGEST]}-{noun}.pdf"


def paths(folder: Path, only: Sequence[str]) -> tuple[Path, ...]:
    """List the editions asked for, even if missing, else the usual ones; raises MailError."""
    files = {each: folder / OutputFile(each).name for each in every()}
    found = [
        path
        for each, path in files.items()
        if (each.name in only if only else each.by_default and path.is_file())
    ]
    if not found:
        raise MailError("no_files")
    return tuple(found)


def message_size(files: Sequence[Path]) -> float:
    """Reckon the octets of a message that carries `files`: 1.37 times theirs."""
    return GROWTH * sum(file.stat().st_size for file in files)


def within_budget(files: Sequence[Path], budget: float, language: str) -> None:
    """Raise MailError where a message with `files` would be over `budget` MB."""
    whole = message_size(files)
    if whole <= budget * MEGABYTE:
        return
    fewer = lighter(files, budget * MEGABYTE)
    raise MailError(
        "over_budget_fewer" if fewer else "over_budget",
        fewer=fewer,
        size=cldr.size(whole, language),
        budget=cldr.size(budget * MEGABYTE, language),
        files=", ".join(
            f"{file.name} {cldr.size(file.stat().st_size, language)}" for file in files
        ),
        more=int(whole // MEGABYTE) + 1,
    )


def lighter(files: Sequence[Path], most: float) -> str:
    """Write the options that attach as many files as stay under `most` octets, empty for none."""
    parts = (
        part for number in range(len(files) - 1, 0, -1) for part in combinations(files, number)
    )
    fitting = next((part for part in parts if message_size(part) <= most), ())
    return " ".join(f"--only {file.stem}" for file in fitting)


def read(path: Path) -> Enclosure:
    """Read one PDF; raises MailError where it is missing, none, or something else inside."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MailError("no_file", publication=path.stem) from None
    except OSError as error:
        raise MailError("unreadable", reason=error) from None
    if not data.startswith(b"%PDF-"):
        raise MailError("no_pdf")
    whole = OutputFile(get(path.stem))
    try:
        stamp = file_stamp.look(path) or whole
    except UnknownPublicationError as error:
        raise MailError("not_whole", name=error, publication=whole.publication) from None
    if stamp != whole:
        raise MailError("not_whole", name=stamp.name, publication=whole.publication)
    return Enclosure(path.stem, data)


def check_freshness(
    files: Sequence[Path], catalogue: Catalogue, source: Path
) -> tuple[bool, list[tuple[Path, MailError]]]:
    """Say whether all are recorded to show what `source` says, and which surely do not."""
    wanted = [OutputFile(get(file.stem)) for file in files]
    lines = cache.look(files[0].parent, wanted, force=False).lines
    logo = picture(catalogue, source)
    faults = []
    for file, output in zip(files, wanted, strict=True):
        line = lines.get(file.name)
        if line is None:
            phrase = "stale" if file.stat().st_mtime < source.stat().st_mtime else ""
        else:
            shown = input_hashes.content(output.publication, catalogue, (), logo)
            phrase = "outdated" if shown != line.inputs.shown else ""
        if phrase:
            faults.append((file, MailError(phrase, command=_build(file, source))))
    return not faults and all(file.name in lines for file in files), faults


def _build(file: Path, source: Path) -> str:
    """Write the command that makes a PDF again, without what goes without saying."""
    words = ["roadmap-print", "build"]
    if source != DEFAULT_CATALOGUE:
        words.append(str(source))
    if file.parent != Path("output"):
        words += ["--output", str(file.parent)]
    return shlex.join(words)


def covered(folder: Path) -> Path | None:
    """Return the file in a folder whose first page is one to show."""
    paths = (folder / OutputFile(each).name for each in every() if each.cover)
    return next(filter(Path.is_file, paths), None)


def cover(path: Path) -> bytes:
    """Draw a first page as a PNG 400 px wide in 64 colours; raises MailError for no PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path.read_bytes())
    except pypdfium2.PdfiumError:
        raise MailError("no_pdf") from None
    try:
        page = document[0]
        image = page.render(scale=COVER_WIDTH / page.get_width()).to_pil()
        png = io.BytesIO()
        image.convert("RGB").quantize(_COLOURS).save(png, "PNG", optimize=True)
        return png.getvalue()
    finally:
        document.close()
