"""The logos of a house: which of the pictures that `_brand.yml` names stands on which ground."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from roadmap_print.brand.brand_model import BrandImage, BrandLogoForms, BrandLogos
from roadmap_print.brand.theme import Logo
from roadmap_print.catalogue import logo
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.i18n.translator import Message

SIZES = ("large", "medium", "small")
"""The sizes of a logo, the best to print first: a small one is often a sign without the name."""
WIDTH = 45.0
"""Millimetres that a logo is wide on a cover; it is printed in `LEAST_DPI` there (design, B5)."""
LEAST_DPI = 300
MM_PER_INCH = 25.4


def choose(
    keys: BrandLogos | None, plain: BrandImage | None, folder: Path, problems: Diagnostics
) -> dict[str, Logo]:
    """Give the logo for white paper (`light`), for a dark field (`dark`), for one ink (`plain`).

    Each is the largest that the house has; one that cannot be printed is told.
    """
    images = keys.images if keys else {}
    named = dict(_largest(keys)) if keys else {}
    if plain:
        named["plain"] = ("defaults.roadmap-print.logo", plain)
    found = {}
    for form, (where, image) in named.items():
        whole = images.get(image.path or "") or image  # None where nothing is written
        alt = image.alt or whole.alt
        if whole.path and (read := _checked(whole.path, alt, where, folder, problems)):
            found[form] = read
    return found


def _largest(keys: BrandLogos) -> Iterator[tuple[str, tuple[str, BrandImage]]]:
    """Yield of each form the largest picture, with its key's path."""
    for size in reversed(SIZES):  # the last to come stays
        forms: BrandLogoForms | None = getattr(keys, size)
        if forms is None:
            continue
        if forms.path:
            yield "light", (f"logo.{size}", BrandImage(path=forms.path, alt=forms.alt))
        for form in ("light", "dark"):
            image: BrandImage | None = getattr(forms, form)
            if image and image.path:
                yield form, (f"logo.{size}.{form}", image)


def _checked(
    name: str, alt: str | None, where: str, folder: Path, problems: Diagnostics
) -> Logo | None:
    try:
        data = logo.fetch(name, folder)
        from roadmap_print.catalogue.logo_trial import check_drawn  # heavy

        check_drawn(data, on_white=not where.endswith(".dark"))
    except logo.LogoError as error:
        said, hint = _said(str(error))
        problems.error(where, said, hint, text=name)
        return None
    size = logo.size(data)
    dpi = size.width * MM_PER_INCH / WIDTH
    if size.pixels and dpi < LEAST_DPI:
        least = round(LEAST_DPI * WIDTH / MM_PER_INCH)
        said, count = Message("brand.coarse_logo"), round(size.width)
        problems.error(where, said, text=name, dpi=round(dpi), least=least, count=count)
    return Logo(logo.PictureFile(folder / name, data), size.width / size.height, alt)


OWN: Mapping[str, str] = {"outside": "brand.outside", "missing": "brand.missing"}
"""What is told in other words than of the catalogue's logo: it is another folder."""


def _said(reason: str) -> tuple[Message, Message | None]:
    if key := OWN.get(reason):
        return Message(key), None
    return Message(f"catalogue.logo.{reason}"), Message(f"catalogue.logo_hint.{reason}")
