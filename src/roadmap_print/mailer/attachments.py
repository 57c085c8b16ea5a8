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

from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.i18n import cldr
from roadmap_print.i18n.cldr import MEGABYTE
from roadmap_print.i18n.translator import say
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.pipeline import cache, input_hashes
from roadmap_print.pipeline.catalogue_identity import others_title
from roadmap_print.processes.limited import Limits, run_or_refuse
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import PPTX, OutputFile, Suffix
from roadmap_print.publications.registry import UnknownPublicationError, every, get

GROWTH: Final = 1.37  # base64 in lines of 76: 4/3 × 78/76
HEAVY: Final = 7_000_000  # octets a message; above it some servers refuse
COVER_WIDTH: Final = 400  # px, shown at half of that
_COLOURS: Final = 64
_BEGINNINGS: Final[dict[Suffix, bytes]] = {"pdf": b"%PDF-", PPTX: b"PK"}
LIMITS: Final = Limits(seconds=10, megabytes=600)
_NAME_LONGEST: Final = 40  # characters of the title in a file name


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One finished file: a PDF, or slides to edit."""

    publication: str
    data: bytes
    suffix: Suffix = "pdf"

    def file_name(self, title: str, language: str) -> str:
        """Make an ASCII name that still tells the reader what it is when saved among others."""
        parted = unicodedata.normalize("NFKD", re.sub(r"['’–—]", " ", title))
        plain = parted.encode("ascii", "ignore").decode().lower()
        words = re.findall(r"[a-z0-9]+", plain) or ["roadmap"]
        while len(words) > 1 and len("-".join(words)) > _NAME_LONGEST:
            words.pop()
        noun = say(language, f"publications.{self.publication}.name")
        return f"{'-'.join(words)[:_NAME_LONGEST]}-{noun}.{self.suffix}"


def paths(folder: Path, only: Sequence[str]) -> tuple[Path, ...]:
    """List the editions asked for, even if missing, else the usual ones; raises MailError."""
    found = [
        path
        for each in every()
        for path in (folder / OutputFile(each).name, folder / OutputFile(each, suffix=PPTX).name)
        if (named(path) in only if only else each.by_default and path.is_file() and is_pdf(path))
    ]
    if not found:
        raise MailError("no_files")
    return tuple(found)


def excerpts(folder: Path, only: Sequence[str]) -> tuple[str, ...]:
    """Name the files beside those asked for that are never attached.

    They show some steps alone, or are for some readers.
    """
    wanted = only or [each.name for each in every() if each.by_default]
    beside = (path for each in wanted for path in sorted(folder.glob(f"{each}-*.pdf")))
    return tuple(path.name for path in beside if _shows_some(path))


def _shows_some(path: Path) -> bool:
    stamp = file_stamp.recognised(path)
    return bool(stamp and (stamp.steps or stamp.audience or stamp.levels))


def named(path: Path) -> str:
    """Return what `--only` calls a file: a publication's PDF by its name, slides as their file."""
    return path.stem if is_pdf(path) else path.name


def is_pdf(path: Path) -> bool:
    """Tell whether a file goes by the name of a PDF."""
    return path.suffix == ".pdf"


def _output(path: Path) -> OutputFile:
    """Return what a file is by its name."""
    return OutputFile(get(path.stem), suffix="pdf" if is_pdf(path) else PPTX)


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
    return " ".join(f"--only {named(file)}" for file in fitting)


def read(path: Path) -> Enclosure:
    """Read one file; raises MailError where it is missing, none, or something else inside."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MailError("no_file", publication=path.stem) from None
    except OSError as error:
        raise MailError("unreadable", reason=error) from None
    whole = _output(path)
    if not data.startswith(_BEGINNINGS[whole.suffix]):
        raise MailError("no_pdf" if is_pdf(path) else "no_slides")
    try:
        stamp = file_stamp.look(path) or whole
    except UnknownPublicationError as error:
        raise MailError("not_whole", name=error, publication=whole.publication) from None
    if stamp != whole:
        raise MailError("not_whole", name=stamp.name, publication=whole.publication)
    return Enclosure(path.stem, data, whole.suffix)


def check_freshness(
    files: Sequence[Path], catalogue: Catalogue, source: Path, logo: PictureFile | None = None
) -> tuple[bool, list[tuple[Path, MailError]]]:
    """Say whether all are recorded to show what `source` says, and which surely do not."""
    wanted = [_output(file) for file in files]
    lines = cache.look(files[0].parent, wanted, force=False).lines
    faults, shown = [], input_hashes.content(catalogue, logo)
    for file in files:
        line = lines.get(file.name)
        title = others_title(file, catalogue, source, line)
        if title is not None:
            faults.append((file, MailError("others", title=title, command=_build(file, source))))
            continue
        if line is None:
            phrase = "stale" if file.stat().st_mtime < source.stat().st_mtime else ""
        else:
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
    if not is_pdf(file):
        words += ["--only", file.stem, "--pptx"]
    return shlex.join(words)


def covered(folder: Path) -> Path | None:
    """Return the file in a folder whose first page is one to show."""
    paths = (folder / OutputFile(each).name for each in every() if each.cover)
    return next(filter(Path.is_file, paths), None)


def cover(path: Path) -> bytes:
    """Draw a first page as a PNG 400 px wide in 64 colours; raises MailError for no PDF."""
    return run_or_refuse(LIMITS, MailError("no_pdf"), _drawn_cover, path)


def _drawn_cover(path: Path) -> bytes:
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
