"""Three invented hospitals, each with a brand file; their typefaces come from the packages."""

import shutil
from pathlib import Path

from roadmap_print.paths import font_files

HOSPITALS = Path(__file__).parents[1] / "brand" / "hospitals"
NAMES = ("trois-rives", "clinique-du-parc", "saint-roch")


def furnish(name: str, folder: Path) -> Path:
    """Copy a hospital's files into a folder, its typefaces too, and give its brand file."""
    shutil.copytree(HOSPITALS / name, folder, dirs_exist_ok=True)
    brand = folder / "_brand.yml"
    for file in font_file_names(brand.read_text("utf-8")):
        target = folder / "fonts" / file
        target.parent.mkdir(exist_ok=True)
        shutil.copy(packaged(file), target)
    return brand


def font_file_names(text: str) -> list[str]:
    words = text.replace("]", " ").replace("[", " ").replace(",", " ").split()
    return [word.removeprefix("fonts/") for word in words if word.startswith("fonts/")]


def packaged(file: str) -> Path:
    """Find the file of a typeface in the packages that have ours."""
    folders = {path.parent for path in font_files().values()}
    return next(folder / file for folder in folders if (folder / file).is_file())
