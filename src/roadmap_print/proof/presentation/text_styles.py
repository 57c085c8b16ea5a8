"""What a text on a slide looks like: its own properties, else those that it inherits.

A run asks its paragraph's level of the text box, of the placeholder of the layout and of the
master that it fills, of the master's styles, then of the presentation (ECMA-376, part 1, 19.3.1.51
and 21.1.2.4).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from roadmap_print.proof.extract.page_values import Colour
from roadmap_print.proof.presentation.colours import ColourScheme, fills, share
from roadmap_print.proof.presentation.package import Relationship

USUAL_SIZE: Final = 18.0  # pt, where nobody says otherwise
LEVELS: Final = 9
_OWN_COLOUR: Final = "tx"  # of a link that keeps the colour of its text


@dataclass(frozen=True, slots=True)
class DeckRun:
    """Letters of one look; `size` in pt; `lang` is what the run itself says that it is in.

    `link` is where it leads, and `sentence` what is shown of that.
    """

    text: str
    size: float
    bold: bool
    font: str
    lang: str
    colour: Colour
    opacity: float
    link: Relationship | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class TextStyles:
    """Where the texts of a shape inherit from, the nearest first, and their colours.

    `fonts` are the faces of the theme by the names that stand for them.
    """

    lists: Sequence[ET.Element]
    scheme: ColourScheme
    fonts: Mapping[str, str]
    shape_colour: ET.Element | None = None

    def runs(
        self, paragraph: ET.Element, scale: float, leads: Mapping[str, Relationship]
    ) -> Iterator[DeckRun]:
        """Yield the runs of a paragraph, without its fields, such as the slide's number."""
        said = paragraph.find("pPr")
        level = int(said.get("lvl", "0")) if said is not None else 0
        inherited = [*self._inherited(min(max(level, 0), LEVELS - 1))]
        for each in paragraph:
            own = each.find("rPr")
            chain = inherited if own is None else [own, *inherited]
            if each.tag == "br":
                yield self._run("\n", chain, scale, leads)
            elif each.tag == "r":
                yield self._run(each.findtext("t") or "", chain, scale, leads)

    def _inherited(self, level: int) -> Iterator[ET.Element]:
        for each in self.lists:
            for name in (f"lvl{level + 1}pPr", "defPPr"):
                if (found := each.find(f"{name}/defRPr")) is not None:
                    yield found

    def _run(
        self,
        text: str,
        chain: Sequence[ET.Element],
        scale: float,
        leads: Mapping[str, Relationship],
    ) -> DeckRun:
        click = chain[0].find("hlinkClick") if chain and chain[0].tag == "rPr" else None
        link = None if click is None else leads.get(click.get("r:id", ""))
        face = next((e for each in chain if (e := each.find("latin")) is not None), None)
        font = "" if face is None else face.get("typeface", "")
        colour, opacity = self._colour(chain, click if link else None)
        return DeckRun(
            text=text,
            size=float(_first(chain, "sz", str(USUAL_SIZE * 100))) / 100 * scale,
            bold=_first(chain, "b", "0") in {"1", "true"},
            font=self.fonts.get(font, font),
            lang=chain[0].get("lang", "") if chain and chain[0].tag == "rPr" else "",
            colour=colour,
            opacity=opacity,
            link=link,
            sentence="" if click is None else click.get("tooltip", ""),
        )

    def _colour(
        self, chain: Sequence[ET.Element], click: ET.Element | None
    ) -> tuple[Colour, float]:
        """Return the colour of a run: of a link, the theme's for links unless it says its own."""
        if click is not None and not any(
            each.get("val") == _OWN_COLOUR for each in click.iter("hlinkClr")
        ):
            return self.scheme.named("hlink") or (0, 0, 0), 1.0
        own = [each for each in chain if each.tag == "rPr"]
        for each in (*own, self.shape_colour, *chain[len(own) :]):
            for found in self._filled(each):
                return found
        return self.scheme.named("tx1") or (0, 0, 0), 1.0

    def _filled(self, holder: ET.Element | None) -> Iterator[tuple[Colour, float]]:
        if holder is None:
            return
        if holder.tag == "fontRef":
            found = self.scheme.colour(holder)
            yield from () if found is None else (found,)
        yield from (each for each in fills(holder, self.scheme) if isinstance(each, tuple))


def _first(chain: Sequence[ET.Element], key: str, usual: str) -> str:
    return next((said for each in chain if (said := each.get(key)) is not None), usual)


def shrunk(body: ET.Element) -> float:
    """Return what the sizes of a text are multiplied by, as PowerPoint last computed it."""
    fit = body.find("bodyPr/normAutofit")
    return 1.0 if fit is None or "fontScale" not in fit.attrib else share(fit, "fontScale")
