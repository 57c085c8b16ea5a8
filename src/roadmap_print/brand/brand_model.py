"""The keys of `_brand.yml` that we read, by brand.yml's names, and ours below `defaults`.

https://posit-dev.github.io/brand-yml/ is the format that Quarto and Shiny read too. Keys of theirs
that concern no page of ours are named, so that they are left alone; any other is noted.
"""

from collections.abc import Mapping

from roadmap_print.catalogue.fields import frozen, key
from roadmap_print.catalogue.reading.suggestions import slug
from roadmap_print.catalogue.schema_types import FILE, NAME, ById, Keys, ListOf, Text, Wrong
from roadmap_print.i18n.translator import Message

MOST_FILES = 50
"""Files of a family: eighteen weights and slants, each in another width."""
COVER = Text(r"^(field|plain)$", exact=True, wrong=Wrong(Message("brand.bad_cover"), slug))
SOURCE = Text(r"^(file|google|bunny|system)$", exact=True, wrong=Wrong(Message("brand.bad_source")))
STYLE = Text(r"^(normal|italic)$", exact=True, wrong=Wrong(Message("brand.bad_style")))


@frozen
class BrandName:
    """What the house is called; brand.yml gives a short form of it too."""

    full: str | None = key(NAME, default=None)
    short: str | None = key(NAME, default=None)


@frozen
class BrandMeta:
    """Who the house is."""

    name: BrandName | None = key(Keys(BrandName, "full", ()), default=None)


@frozen
class BrandColour:
    """A colour or the name of one in the palette; paper is white, so `light` is the one printed."""

    light: str | None = key(NAME, default=None)
    dark: str | None = key(NAME, default=None)


COLOUR = Keys(BrandColour, "light", (), Message("brand.no_colour_hint"))


@frozen
class BrandColours:
    """The colours of the house."""

    palette: Mapping[str, BrandColour] = key(ById(COLOUR, NAME), default_factory=dict)
    primary: BrandColour | None = key(COLOUR, default=None)
    secondary: BrandColour | None = key(COLOUR, default=None)
    foreground: BrandColour | None = key(COLOUR, default=None)
    background: BrandColour | None = key(COLOUR, default=None)


@frozen
class BrandImage:
    """A picture's file, or the name of one in `logo.images`, and what it says aloud."""

    path: str | None = key(FILE, default=None)
    alt: str | None = key(NAME, default=None)


IMAGE = Keys(BrandImage, "path", ())


@frozen
class BrandLogoForms:
    """A logo for white paper, `light` or `path`, and one for a dark field."""

    light: BrandImage | None = key(IMAGE, default=None)
    dark: BrandImage | None = key(IMAGE, default=None)
    path: str | None = key(FILE, default=None)
    alt: str | None = key(NAME, default=None)


FORMS = Keys(BrandLogoForms, "path", ())


@frozen
class BrandLogos:
    """The logos of the house by their sizes."""

    images: Mapping[str, BrandImage] = key(ById(IMAGE, NAME), default_factory=dict)
    large: BrandLogoForms | None = key(FORMS, default=None)
    medium: BrandLogoForms | None = key(FORMS, default=None)
    small: BrandLogoForms | None = key(FORMS, default=None)


@frozen
class BrandFontFile:
    """One file of a family."""

    path: str = key(FILE)
    weight: str | None = key(NAME, default=None)
    style: str | None = key(STYLE, default=None)


@frozen
class BrandFontFamily:
    """A family of typefaces, and where its files are."""

    family: str = key(NAME)
    source: str | None = key(SOURCE, default=None)
    files: tuple[BrandFontFile, ...] = key(
        ListOf(Keys(BrandFontFile, "path", ()), most=MOST_FILES), default=()
    )


@frozen
class BrandType:
    """The family that texts of one use are set in."""

    family: str | None = key(NAME, default=None)
    weight: str | None = key(NAME, default=None)


_SIZES = ("size", "line-height", "style", "color", "background-color", "decoration")
TYPE = Keys(BrandType, "family", _SIZES)


@frozen
class BrandTypography:
    """The typefaces of the house."""

    fonts: tuple[BrandFontFamily, ...] = key(
        ListOf(Keys(BrandFontFamily, others=("weight", "style", "display"))), default=()
    )
    base: BrandType | None = key(TYPE, default=None)
    headings: BrandType | None = key(TYPE, default=None)


@frozen
class BrandPages:
    """What is ours: whether covers have a field of the colour, and the logo for one ink."""

    cover: str | None = key(COVER, default=None)
    logo: BrandImage | None = key(IMAGE, default=None)


@frozen
class BrandDefaults:
    """What the programs that read the file add for themselves."""

    roadmap_print: BrandPages | None = key(Keys(BrandPages, others=()), default=None)


_ROLES = ("tertiary", "success", "info", "warning", "danger", "light", "dark", "link")
_CODE = ("monospace", "monospace-inline", "monospace-block", "link")
_PROGRAMS = ("bootstrap", "quarto", "shiny", "typst", "revealjs", "pkgdown")


@frozen
class BrandKeys:
    """The whole file."""

    meta: BrandMeta | None = key(Keys(BrandMeta, others=("link",)), default=None)
    logo: BrandLogos | None = key(Keys(BrandLogos, "medium", ()), default=None)
    color: BrandColours | None = key(Keys(BrandColours, others=_ROLES), default=None)
    typography: BrandTypography | None = key(Keys(BrandTypography, others=_CODE), default=None)
    defaults: BrandDefaults | None = key(Keys(BrandDefaults, others=_PROGRAMS), default=None)
