"""The texts of a page as PowerPoint has them: whole paragraphs, which it breaks itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from babel.core import get_global

from roadmap_print.i18n.direction import Direction
from roadmap_print.layout.font_metrics import MM_PER_PT, house_face
from roadmap_print.layout.page_model import Link, Run, TextBlock
from roadmap_print.layout.words import HYPHEN, SPACE
from roadmap_print.render.directed_text import direct_text
from roadmap_print.render.presentation.colour_refs import ColourRefs

SAME_COLUMN = 0.5  # mm that the starts of paragraphs of one text may differ by
NEAR = 8.0  # mm between paragraphs of one text, at most
_TEXT_COLOUR = (  # so that a link keeps the colour of its words (MS-ODRAWXML, 2.5)
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"'
    ' val="tx"/></a:ext></a:extLst>'
)
_WORDS = re.compile(r"[^ ]* ?(?<=.)", re.DOTALL)
"""A word with the space behind it: LibreOffice parts no linked words, and cuts them anywhere."""
_BOLD = frozenset(name for each in ("title", "text-semibold") for name in (each, house_face(each)))
_TITLE_FACES = frozenset({"title", house_face("title")})
_EMBEDDED: Mapping[Direction, str] = {"ltr": "\u202a", "rtl": "\u202b"}
POP = "\u202c"  # ends what is embedded
_CONTROL = dict.fromkeys(range(32), None) | {0x7F: None, 0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text as it was before it was broken, `above` mm under what stands over it.

    One that is not `listed` is no point of a list, where a house's placeholder makes one.
    """

    runs: tuple[Run, ...]
    block: TextBlock
    above: float = 0.0
    listed: bool = True

    @property
    def text(self) -> str:
        """All its letters."""
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """The size of its largest letters in pt."""
        return max((run.type.size for run in self.runs), default=0.0)


def paragraph_of(block: TextBlock, above: float = 0.0) -> Paragraph:
    """Put the lines of a text together again."""
    runs: list[Run] = []
    for place, line in enumerate(block.lines):
        ends = place < len(block.lines) - 1 and place not in block.glued
        for number, run in enumerate(line):
            last = number == len(line) - 1
            text = run.text.removesuffix(HYPHEN) if last else run.text
            text += SPACE if ends and last and text == run.text else ""
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                runs[-1] = replace(runs[-1], text=runs[-1].text + text)
            else:
                runs.append(replace(run, text=text))
    return Paragraph(tuple(runs), block, above)


def is_next(block: TextBlock, other: TextBlock) -> bool:
    """Tell whether a text goes on in another, under it in the same column."""
    gap = other.top - block.bottom
    aligned = abs(block.start - other.start) < SAME_COLUMN and block.align == other.align
    same = block.width == other.width and not (block.artifact or other.artifact)
    return aligned and same and -SAME_COLUMN < gap < NEAR


@cache
def office_language(tag: str) -> str:
    """Return a language as Office knows it, with the country that is likely: `fr-FR` of `fr`."""
    if "-" in tag:
        return tag
    likely = str(get_global("likely_subtags").get(tag, ""))
    country = likely.rpartition("_")[2]
    return f"{tag}-{country}" if country else tag


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Who writes paragraphs of a slide in `language`; `mirrored` where lines begin at the right.

    `links` gives the relationship of a link of the slide. In a house's placeholder sizes, colours
    and faces are the house's.
    """

    colours: ColourRefs
    language: str
    mirrored: bool

    def paragraph(self, one: Paragraph, scale: float, placed: float, links: dict[str, str]) -> str:
        """Write a paragraph at a scale, on a slide on which all is `placed` at another one."""
        runs = "".join(self.run(run, one, scale * placed, links) for run in one.runs)
        return f"<a:p>{self.properties(one, scale, placed)}{runs}</a:p>"

    def properties(self, one: Paragraph, scale: float, placed: float, align: str = "") -> str:
        """Write what is said of a paragraph; one in a placeholder has its looks, and its `align`.

        What a house sets to the left stands at the right where lines begin there.
        """
        block = one.block
        direction: Direction = direct_text(block, mirrored=self.mirrored).direction
        usual = "rtl" if self.mirrored else "ltr"
        told = [f'rtl="{int(direction == "rtl")}"'] if self.mirrored or direction != usual else []
        if not align:
            indent = round(block.indent * placed * 36000)
            told += [f'marL="0" indent="{indent}" algn="{self._alignment(block)}"']
        elif self.mirrored and align == "l":
            told.append('algn="r"')
        told += [] if one.listed else ['marL="0" indent="0"']
        before = round(one.above / MM_PER_PT * scale * placed * 100) if not align else 0
        spaced = f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>' if before else ""
        spaced += "" if one.listed else "<a:buNone/>"
        return f"<a:pPr {' '.join(told)}>{spaced}</a:pPr>" if told or spaced else ""

    def turned(self, block: TextBlock, within: TextBlock) -> tuple[str, str]:
        """Return what stands before and after a text in one of another direction (UAX #9)."""
        own, outer = (direct_text(each, mirrored=self.mirrored).direction
                      for each in (block, within))  # fmt: skip
        return ("", "") if own == outer else (_EMBEDDED[own], POP)

    def _alignment(self, block: TextBlock) -> str:
        sides = ("r", "l") if self.mirrored else ("l", "r")
        return {"start": sides[0], "center": "ctr", "end": sides[1]}[block.align]

    def run(
        self, run: Run, one: Paragraph, scale: float, links: dict[str, str], *, plain: bool = False
    ) -> str:
        """Write words of one look."""
        language = office_language(run.lang or one.block.lang or self.language)
        told = [f"lang={quoteattr(language)}"]
        inner = ""
        if not plain:
            told.append(f'sz="{points(run.type.size * scale)}"')
            face = run.type.face
            told.append(f'b="{int(is_bold(face))}"')
            told += ['i="1"'] if face == "text-italic" else []
            inner = self.colours.fill(run.colour) + (_TITLE_FONT if face in _TITLE_FACES else "")
        link = run.link or one.block.link
        clicked = click(link, links) if link else ""
        text = run.text.translate(_CONTROL)
        look = f'<a:rPr {" ".join(told)} dirty="0">{inner}{clicked}</a:rPr>'
        parts = _WORDS.findall(text) if clicked else [text]
        return "".join(f"<a:r>{look}<a:t>{escape(part)}</a:t></a:r>" for part in parts)


_TITLE_FONT = '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>'


def is_bold(face: str) -> bool:
    """Tell whether a face is bold: ours, a house's, or one that stands in for these."""
    return face in _BOLD or face.endswith(" Bold")


def click(link: Link, links: dict[str, str], *, keep: str = _TEXT_COLOUR) -> str:
    """Write where a click leads; `links` has the relationship of each target."""
    inside = ' action="ppaction://hlinksldjump"' if link.target.startswith("#") else ""
    tip = quoteattr(link.sentence.translate(_CONTROL))
    if link.target not in links:
        return ""
    return f'<a:hlinkClick r:id="{links[link.target]}"{inside} tooltip={tip}>{keep}</a:hlinkClick>'


def points(size: float) -> int:
    """Return a size in hundredths of a point, in whole half points, never larger."""
    return max(100, int(size * 2) * 50)


def merged(blocks: Sequence[TextBlock]) -> Iterator[Paragraph]:
    """Yield the paragraphs of texts that stand under each other, with what is between them."""
    before: TextBlock | None = None
    for block in blocks:
        yield paragraph_of(block, max(0.0, block.top - before.bottom) if before else 0.0)
        before = block
