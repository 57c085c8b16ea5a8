"""Pages to the HTML that WeasyPrint lays out: every piece absolutely placed, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from roadmap_print.fonts import faces
from roadmap_print.i18n.translator import Message
from roadmap_print.layout.font_metrics import Type, family_name
from roadmap_print.layout.frame import OVERRUN, Area, Frame
from roadmap_print.layout.page_model import (
    Alignment,
    Node,
    Page,
    Picture,
    TextBlock,
    blocks,
    walk,
)
from roadmap_print.layout.shape_drawing import draw_shapes
from roadmap_print.render import html_templates
from roadmap_print.render.assets import Assets
from roadmap_print.render.directed_text import DIRECTIONS, direct_text
from roadmap_print.render.html_templates import Composed, Duplex

_OTHER_END: dict[Alignment, Alignment] = {"start": "end", "center": "center", "end": "start"}
SLACK = 1.0  # mm by which a text's box is wider than its lines, should kerning widen one


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a file says of itself: title, what it is about, author and language; its style."""

    title: str
    description: str
    author: str | None
    language: str
    css: str


def compose_pages(
    pages: Sequence[Page],
    assets: Assets,
    facts: DocumentFacts,
    duplex: Duplex = "none",
    notes: tuple[Message, ...] = (),
) -> Composed:
    """Write pages as a document; `duplex` and `notes` are as `Composed` has them.

    All pages have the size of the first.
    """
    codes = sum(_count_codes(page.content) for page in pages)
    write = partial(_write, assets, facts)
    return Composed(write, tuple(pages), duplex, notes, codes, pages[0].frame.mirrored)


def _write(assets: Assets, facts: DocumentFacts, pages: Sequence[Page]) -> str:
    frame = pages[0].frame
    looks = _Looks(frame)
    for page in pages:
        looks.add(page.content)
    return html_templates.page(
        "pages.html",
        pages=pages,
        frame=frame,
        facts=facts,
        direction=DIRECTIONS[frame.mirrored],
        looks=looks,
        backgrounds=[_background(page, assets) for page in pages],
        place=_place,
        area_place=_area_place,
        directed=partial(direct_text, mirrored=frame.mirrored),
    )


def _count_codes(nodes: Sequence[Node]) -> int:
    """Count the pictures that are not smoothed, which codes are and nothing else is."""
    return sum(isinstance(node, Picture) and node.pixelated for node in walk(nodes))


def _background(page: Page, assets: Assets) -> str:
    """Return the address of what is drawn behind a page, none where nothing is."""
    return assets.svg(draw_shapes(page.shapes, page.frame)) if page.shapes else ""


def _place(block: TextBlock, frame: Frame) -> str:
    """Return the place of a text as CSS.

    Its box is a little wider than its lines; where its link is larger than the text, padding
    makes the difference.
    """
    over = {"start": (0.0, SLACK), "end": (SLACK, 0.0), "center": (SLACK / 2, SLACK / 2)}
    before, after = over[block.align]
    if block.area is None:
        area = Area(block.start - before, block.top, block.width + before + after, block.height)
        into = 0.0 if frame.mirrored else block.indent  # WeasyPrint 70 knows none from the right
        return frame.place(area) + (f";text-indent:{into:.2f}mm" if into else "")
    inside = block.start - block.area.start
    side = "right" if frame.mirrored else "left"
    return (
        f"{frame.place(block.area)};height:{block.area.height:.2f}mm;box-sizing:border-box;"
        f"padding-{side}:{max(0.0, inside):.2f}mm;"
        f"padding-top:{max(0.0, block.top - block.area.top):.2f}mm"
    )


def _area_place(area: Area, frame: Frame) -> str:
    return f"{frame.place(area)};height:{area.height:.2f}mm"


class _Looks:
    """The looks of all texts, a class of the style sheet each."""

    def __init__(self, frame: Frame) -> None:
        self._names: dict[str, str] = {}
        self._mirrored = frame.mirrored

    def add(self, nodes: Sequence[Node]) -> None:
        """Take the looks of what is read on a page."""
        for block in blocks(nodes):
            runs = (run for line in block.lines for run in line)
            looks = (_run_rule(run.type, run.colour) for run in runs)
            for rule in (self._block_rule(block), *looks):
                self._names.setdefault(rule, f"look-{len(self._names)}")

    def _block_rule(self, block: TextBlock) -> str:
        main = block.lines[0][0] if block.lines else None
        look = _run_rule(_strut(main.type), main.colour) if main else ""
        turned = direct_text(block, mirrored=self._mirrored).direction != DIRECTIONS[self._mirrored]
        align = _OTHER_END[block.align] if turned else block.align
        return f"{look};line-height:{block.leading:g}pt;text-align:{align}"

    def of_block(self, block: TextBlock) -> str:
        """Return the class of a text."""
        return self._names[self._block_rule(block)]

    def plain(self, block: TextBlock) -> bool:
        """Tell whether all words of a text have one look and none a link of its own."""
        runs = [run for line in block.lines for run in line]
        first = runs[0] if runs else None
        return all(
            first is not None
            and (run.type, run.colour) == (first.type, first.colour)
            and run.type == _strut(run.type)
            and run.link is None
            and run.lang is None
            for run in runs
        )

    def of_run(self, run_type: Type, colour: str) -> str:
        """Return the class of words."""
        return self._names[_run_rule(run_type, colour)]

    @property
    def css(self) -> str:
        """The rules of all classes."""
        return "".join(f".{name}{{{rule}}}" for rule, name in self._names.items())

    @property
    def overrun(self) -> float:
        """Millimetres by which a background goes on beyond the page."""
        return OVERRUN


def _strut(style: Type) -> Type:
    """Return the style that says where a line's words stand: ours, whatever stands in for it."""
    if style.others or faces.stands_in(style.face):
        return Type("text", style.size, style.leading)
    return style


def _run_rule(style: Type, colour: str) -> str:
    names = dict.fromkeys((style.face, *style.others, "text"))
    families = ",".join(f'"{family_name(each)}"' for each in names)
    look = f"font-family:{families};font-size:{style.size:g}pt;color:{colour}"
    return look if style == _strut(style) else f"{look};line-height:1"
