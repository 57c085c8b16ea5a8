"""The style sheets, and the numbers in them that the layout needs to know beforehand.

A designer finds each size in one place: a custom property at the top of a sheet, such as
`--text: 400 11pt/15pt "Source Sans Pro"`. What is measured in Python is read from there, so the
two cannot part. The sheets reach WeasyPrint with the properties already put in: it is quicker
so, and a misspelt one is an error rather than a silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.fonts.script_fonts import OURS, Extent
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.paths import folder
from roadmap_print.publications.registry import Publication

_ROOT = re.compile(r":root\s*{(.*?)}", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;]+);")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_TYPE = re.compile(r'(\d+) ([\d.]+)pt/([\d.]+)pt "([\w ]+)".*')
_FACES = {
    ("700", "Hanken Grotesk"): "title",
    ("400", "Source Sans Pro"): "text",
    ("600", "Source Sans Pro"): "text-semibold",
}


STRUT = Extent(height=0.984, depth=0.273)
"""Of Source Sans Pro, which says where in a line words stand: ascender and descender (hhea)."""


def style(publication: Publication, options: BuildOptions) -> Stylesheet:
    """Return a publication's style as the options want it: the only place that asks for variants.

    A variant is a sheet more of the publication, such as `booklet-a5.css`.
    """
    page, own = {"a5": options.page == "a5"}, publication.styles
    wanted = page | {"large-print": options.large_print, "grey": options.grey}
    more = [
        name
        for variant in compress(wanted, wanted.values())
        for name in (f"{each}-{variant}" for each in own)
        if (folder("styles") / f"{name}.css").is_file()
    ]
    return Stylesheet(("base", *own, *more))


@dataclass(frozen=True)
class Stylesheet:
    """One publication's style: several files of `styles/`, later ones winning.

    Lines stand as far apart as the `extent` of their script needs.
    """

    names: tuple[str, ...]
    extent: Extent = OURS

    @cached_property
    def css(self) -> str:
        """The rules, custom properties put in.

        Raises KeyError for a property that no sheet sets.
        """
        rules = _ROOT.sub("", self._source)
        return _VARIABLE.sub(lambda match: self.properties[match[1]], rules)

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """The custom properties, by name without dashes."""
        found: dict[str, str] = {}
        for block in _ROOT.findall(self._source):
            for name, value in _PROPERTY.findall(block):
                found[name] = _VARIABLE.sub(lambda match: found[match[1]], value.strip())
        return found

    def mm(self, name: str) -> float:
        """Return a length in mm; raises KeyError or ValueError where it is none."""
        value = self.properties[name]
        if value.endswith("pt"):
            return float(value[:-2]) * MM_PER_PT
        return float(value.removesuffix("mm"))

    def type(self, name: str) -> Type:
        """Return a type style; raises KeyError or ValueError where it is none."""
        match = _TYPE.fullmatch(self.properties[name])
        if not match:
            raise ValueError(f"--{name}: not “weight size/leading family”")
        weight, size, leading, family = match.groups()
        return Type(
            _FACES[weight, family], float(size), round(float(leading) * self.extent.leading, 2)
        )

    def above(self, style: Type) -> float:
        """Return how far in mm marks may reach over a line; nothing in our scripts."""
        return self._beyond(style, self.extent.height, STRUT.height)

    def below(self, style: Type) -> float:
        """Return how far in mm tails may reach under a line; nothing in our scripts."""
        return self._beyond(style, self.extent.depth, STRUT.depth)

    def added(self, height: float) -> float:
        """Return how much of a height of lines in mm ours would not take."""
        return height * (1 - 1 / self.extent.leading)

    def deeper(self, style: Type) -> float:
        """Return how much further in mm than ours tails reach under a baseline."""
        return (self.extent.depth - OURS.depth) * style.size * MM_PER_PT

    def _beyond(self, style: Type, ink: float, own: float) -> float:
        if self.extent == OURS:
            return 0.0
        room = (style.leading / style.size - STRUT.height - STRUT.depth) / 2 + own
        return max(0.0, ink - room) * style.size * MM_PER_PT

    def number(self, name: str) -> float:
        """Return a number without a unit; raises KeyError or ValueError where it is none."""
        return float(self.properties[name])

    @cached_property
    def _source(self) -> str:
        texts = ((folder("styles") / f"{name}.css").read_text("utf-8") for name in self.names)
        return _COMMENT.sub("", "\n".join(texts))
