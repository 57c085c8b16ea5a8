"""Where the templates, style sheets and fonts lie: in the wheel, or in the checkout."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DEFAULT_CATALOGUE = Path("content/roadmap.yaml")
_PACKAGE = Path(__file__).parent


def beside_or_above(catalogue: Path, name: str) -> Iterator[Path]:
    """Yield where a file that goes with a catalogue may lie, the nearest first."""
    folder = Path(os.path.abspath(catalogue)).parent  # noqa: PTH100  "..", links left alone
    yield from (each / name for each in (folder, *folder.parents))


def nearest(catalogue: Path, name: str) -> Path | None:
    """Give the nearest file of a name, named from where the catalogue is; None without one."""
    found = next(filter(os.path.isfile, beside_or_above(catalogue, name)), None)
    if found is None or catalogue.is_absolute():
        return found
    return Path(os.path.relpath(found))


@cache
def folder(name: str) -> Path:
    """Return the folder `templates` or `styles`, from the wheel or from the checkout."""
    packed = _PACKAGE / name
    return packed if packed.is_dir() else _PACKAGE.parents[1] / name


@cache
def font_files() -> dict[str, Path]:
    """Return the font file of each style in `styles/base.css`, by the name it has there.

    The fonts come as packages, so that no letter depends on what a machine has installed.
    """
    import font_hanken_grotesk
    import font_source_sans_pro

    title = Path(font_hanken_grotesk.__file__).parent / "files"
    text = Path(font_source_sans_pro.__file__).parent / "files"
    return {
        "title": title / "HankenGrotesk-Bold.otf",
        "text": text / "SourceSansPro-Regular.otf",
        "text-semibold": text / "SourceSansPro-Semibold.otf",
        "text-italic": text / "SourceSansPro-It.otf",
    }
