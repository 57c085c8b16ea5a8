"""One page as the shapes of one slide: what is drawn behind, then what is read, in its order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from xml.sax.saxutils import escape, quoteattr

from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import (
    DiscShape,
    Element,
    FieldShape,
    IconShape,
    Node,
    Page,
    Picture,
    Run,
    Shape,
    TextBlock,
    TextRole,
    blocks,
    leaves,
    walk,
)
from roadmap_print.render.presentation.colour_refs import ColourRefs
from roadmap_print.render.presentation.shape_xml import (
    ShapeIds,
    ShapeWriter,
    place_xml,
    preset,
    shape_xml,
)
from roadmap_print.render.presentation.slide_design import (
    PlacedRoom,
    SlidePlan,
    around,
    resized_type,
)
from roadmap_print.render.presentation.slide_placement import (
    EMU,
    LEAST_DISC,
    EmuBox,
    foot_top,
)
from roadmap_print.render.presentation.slide_text import (
    Paragraph,
    TextWriter,
    click,
    is_bold,
    is_next,
    merged,
    office_language,
    paragraph_of,
)
from roadmap_print.render.presentation.svg_outlines import path_commands
from roadmap_print.render.presentation.text_fit import (
    FittedPage,
    TextBox,
    WideMeasurer,
    fit_boxes,
    widen_boxes,
)

SEPARATOR = "\u00a0· "  # between the parts of a title
NAMED = 40  # characters of a text that its box is called by
EDGE = 5.0  # mm that stay free at the foot of a slide without one
MARGIN = 20.0  # mm that stay free at the side where lines end
ATTACHED = 26.0  # mm before a text, at most, in which its sign stands
UNDER_LEVEL = 2.0  # mm from a level to the title under it
CAPTION, CODE = 0.16, 0.81  # of a house's content: how high a caption is, and the code over it
_WITH_TEXT = "<a:lstStyle/>"
_BODY = (
    '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t">'
    "<a:normAutofit/></a:bodyPr>"
)
_SHARP = (  # the drawing that programs show in place of pixels (MS-ODRAWXML)
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True, slots=True)
class SlideMedia:
    """What the shapes of a slide are related to: links by their targets, pictures by address.

    A picture in pixels may have a drawing of it behind it; a level has neither, and `drawing` gives
    what is drawn of it, in SVG.
    """

    links: dict[str, str]
    pictures: Mapping[str, Sequence[str]]
    drawing: Callable[[str], str]


@dataclass(frozen=True)
class SlideWriter:
    """Who writes the shapes of a page on a slide."""

    plan: SlidePlan
    colours: ColourRefs
    text: TextWriter
    measurer: WideMeasurer
    media: SlideMedia
    footer: str
    extra_title: str = ""
    ids: ShapeIds = field(default_factory=ShapeIds)

    @property
    def page(self) -> Page:
        """The page."""
        return self.plan.page

    @cached_property
    def _draw(self) -> ShapeWriter:
        return ShapeWriter(self.ids, self.colours, self.plan.placement)

    @cached_property
    def _drawn(self) -> tuple[Shape, ...]:
        """What is drawn, without what stands at the foot."""
        return self.page.shapes[: len(self.page.shapes) - self.page.foot]

    @cached_property
    def _numerals(self) -> dict[int, TextBlock]:
        """The numerals of discs, by the places of these among what is drawn."""
        found = {}
        for text in self._texts(lambda each: each.text.isdecimal()):
            for place, disc in enumerate(self._drawn):
                if isinstance(disc, DiscShape) and _is_in(text, disc):
                    found[place] = text
        return found

    @cached_property
    def _boxes(self) -> tuple[TextBox, ...]:
        """The texts that stand each for themselves, those under each other as one."""
        found: list[list[TextBlock]] = []
        for siblings in _siblings(self.page.content):
            before: TextBlock | None = None
            level = False
            for node in siblings:
                if isinstance(node, Picture):
                    level = before is not None and _is_level_under(node, before)
                    before = before if level else None
                elif isinstance(node, TextBlock) and self._stands_alone(node):
                    text = node
                    if before is not None and level:
                        text = replace(node, start=before.start, width=before.width, indent=0.0)
                    if before is not None and is_next(before, text):
                        found[-1].append(text)
                    else:  # for itself, it is the block that is looked for where it is read
                        found.append([node])
                    before, level = text, False
                else:
                    before = None
        return tuple(self._under_level(_boxed(each)) for each in found)

    def _stands_alone(self, block: TextBlock) -> bool:
        """Tell whether a text has a box of its own on the slide."""
        numerals = set(map(id, self._numerals.values()))
        return bool(block.lines) and id(block) not in numerals and not self._in_room(block)

    def _under_level(self, box: TextBox) -> TextBox:
        """Return a resource's text under its level, which has stood in the midst of it."""
        level = self._levels.get(id(box.paragraphs[0].block))
        if level is None:
            return box
        down = level.area.height + UNDER_LEVEL
        return replace(box, area=box.area.moved(0.0, down))

    @cached_property
    def _levels(self) -> dict[int, Picture]:
        """The levels of resources by their titles.

        They stand over these, where no other face that breaks a title otherwise comes over them.
        """
        found = {}
        for siblings in _siblings(self.page.content):
            title: TextBlock | None = None
            for node in siblings:
                if isinstance(node, TextBlock) and self._stands_alone(node):
                    title = node
                elif isinstance(node, Picture) and title and _is_level_under(node, title):
                    found[id(title)] = node
                    title = None
        return found

    def _picture_area(self, picture: Picture) -> Area:
        """Return where a picture stands: a level over its title, a sign beside its text."""
        for place, box in enumerate(self._boxes):
            first = box.paragraphs[0].block
            if self._levels.get(id(first)) is picture:
                area = replace(picture.area, start=first.start, top=first.top)
                return area.moved(0.0, self._fitted.moved[place])
        moved = self._fitted.moved[self._beside[id(picture)]] if id(picture) in self._beside else 0
        return picture.area.moved(0.0, moved)

    @cached_property
    def _fitted(self) -> FittedPage:
        """All text boxes in their places, at one scale."""
        attached = {*self._beside, *map(id, self._levels.values())}
        areas = [each.area for each in self._things if id(each) not in attached]
        areas += [room.area for room in self.page.rooms if room.role in self.plan.rooms]
        feet = [foot_top(each) for each in self._texts(lambda each: each.role == "foot")]
        frame, placement, own = self.page.frame, self.plan.placement, self.plan.own
        foot = min([frame.height - EDGE, *feet]) if own else placement.foot
        end = frame.width - MARGIN if own else placement.window.end
        beside = [*areas, *(each.area for each in self._things if id(each) in attached)]
        return fit_boxes(widen_boxes(self._boxes, beside, end), areas, foot, self.measurer)

    @cached_property
    def _things(self) -> list[DiscShape | Picture | IconShape | FieldShape]:
        """What texts keep clear of, or have beside them as their sign."""
        things: list[DiscShape | Picture | IconShape | FieldShape] = [
            each
            for each in self._drawn
            if isinstance(each, (IconShape, FieldShape))
            or (isinstance(each, DiscShape) and each.diameter >= LEAST_DISC)
        ]
        return things + [each for each in leaves(self.page.content) if isinstance(each, Picture)]

    @cached_property
    def _beside(self) -> dict[int, int]:
        """The signs beside texts, and the places of these: a sign moves with its text."""
        found = {}
        for thing in self._things:
            for place, box in enumerate(self._boxes):
                if not isinstance(thing, DiscShape) and _is_sign(thing, box):
                    found[id(thing)] = place
        return found

    def shapes(self) -> str:
        """Write all shapes of the slide."""
        return "".join([*self._background(), *self._read(), *self._foot()])

    # What is drawn

    def _background(self) -> Iterator[str]:
        if self.plan.texts_only:
            return
        yield from self._draw.shapes(map(self._moved_shape, self._plain()))
        for place, numeral in self._numerals.items():
            if numeral.artifact:
                yield self._disc(place)
        foot = self.page.shapes[len(self.page.shapes) - self.page.foot :]
        if foot and self.plan.own:
            areas = [each.area for each in foot if isinstance(each, DiscShape)]
            yield self._draw.group("way", foot, around(areas, self.page.frame))

    def _plain(self) -> Iterator[Shape]:
        """Yield what is drawn without a numeral, in a house's slide what is in its window."""
        window = self.plan.placement.window
        for place, shape in enumerate(self._drawn):
            if place in self._numerals:
                continue
            if self.plan.own or _is_inside(shape, window):
                yield shape

    def _moved_shape(self, shape: Shape) -> Shape:
        place = self._beside.get(id(shape))
        if place is None or not isinstance(shape, (IconShape, FieldShape)):
            return shape
        return replace(shape, area=shape.area.moved(0.0, self._fitted.moved[place]))

    def _disc(self, place: int) -> str:
        """Write a disc with its numeral in it."""
        disc, numeral = self._drawn[place], self._numerals[place]
        if not isinstance(disc, DiscShape):
            raise TypeError(disc)
        run = numeral.lines[0][0]
        size = round(run.type.size * self.plan.placement.scale * 10) * 10
        colour = self.colours.on(disc.colour, run.colour)
        language = quoteattr(office_language(self.text.language))
        text = (
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
            f'{_WITH_TEXT}<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang={language} sz="{size}" b="1" '
            f'dirty="0">{colour}<a:latin typeface="+mj-lt"/></a:rPr>'
            f"<a:t>{escape(numeral.text)}</a:t></a:r></a:p>"
        )
        return self._draw.disc(disc, text, decorative=numeral.artifact)

    # What is read

    def _read(self) -> Iterator[str]:
        written: set[TextRole] = set()
        if self.plan.texts_only:  # what stands over a title of ours stands under a house's
            written.add("title")
            yield self._placeholder("title")
        starts = {id(box.paragraphs[0].block): place for place, box in enumerate(self._boxes)}
        numerals = {id(text): place for place, text in self._numerals.items()}
        for node in leaves(self.page.content):
            if isinstance(node, Picture):
                yield from self._picture(node)
            elif self._in_room(node) and node.role != "foot":
                role = self._room_role(node)
                if role not in written:
                    written.add(role)
                    yield self._placeholder(role)
            elif self.plan.texts_only and self.plan.code and _is_caption(node):
                yield self._caption(node, self.plan.code)
            elif self.plan.texts_only:
                continue
            elif id(node) in numerals and not node.artifact:
                yield self._disc(numerals[id(node)])
            elif id(node) in starts:
                yield self._text_box(starts[id(node)])

    def _in_room(self, block: TextBlock) -> bool:
        """Tell whether a text goes into a placeholder."""
        return block.role == "foot" or self._room_role(block) in self.plan.rooms

    def _room_role(self, block: TextBlock) -> TextRole:
        """Return the role of a text in its slide: in a slide of texts alone what is no title."""
        if not self.plan.texts_only or block.role in {"title", "foot"} or block.artifact:
            return block.role
        return "" if block.text.isdecimal() or _is_caption(block) else "body"

    def _text_box(self, place: int) -> str:
        box, scale = self._fitted.boxes[place], self._fitted.scales[place]
        whole = [each.block.link for each in box.paragraphs if each.block.link]
        link = whole[0] if len({each.target for each in whole}) == 1 else None
        inner = click(link, self.media.links, keep="") if link else ""
        named = self.ids.named(_name(box.text), inner=inner)
        own = {name: place for name, place in self.media.links.items()
               if link is None or name != link.target}  # fmt: skip
        paragraphs = "".join(
            self.text.paragraph(each, scale, self.plan.placement.scale, own)
            for each in box.paragraphs
        )
        text = f"{_BODY}{_WITH_TEXT}{paragraphs}"
        body = f"{preset('rect')}<a:noFill/>"
        place_on_slide = self.plan.placement.box(box.area)
        return shape_xml(named, place_on_slide, body, text, is_text=True)

    def _placeholder(self, role: TextRole) -> str:
        """Write a placeholder with all texts of a role."""
        room = self.plan.rooms[role]
        paragraphs = self._role_paragraphs(role, room)
        scale = self.measurer.scale_for(
            [_sized(each, room) for each in paragraphs], room.width, room.height, least=0.25
        )
        named = self.ids.named(_name(" ".join(each.text for each in paragraphs)))
        written = "".join(self._in_placeholder(each, room) for each in paragraphs)
        number = f' idx="{room.number}"' if room.number else ""
        kind = f' type="{room.kind}"' if room.kind else ""
        place = place_xml(room.box) if room.box else ""
        return (
            f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph{kind}{number}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
            f"<p:txBody><a:bodyPr>{_autofit(scale)}</a:bodyPr>{_WITH_TEXT}{written}"
            "</p:txBody></p:sp>"
        )

    def _role_paragraphs(self, role: TextRole, room: PlacedRoom) -> list[Paragraph]:
        own = self._texts(lambda each: bool(each.lines) and self._room_role(each) == role)
        paragraphs = list(map(paragraph_of, own))
        if role != "title":
            counted = self.page.role == "station" and room.plain
            return _counted(paragraphs) if counted else paragraphs
        return [self._title(paragraphs)]

    def _title(self, paragraphs: Sequence[Paragraph]) -> Paragraph:
        """Join the parts of a title; a number behind it where another slide has the same."""
        first = paragraphs[0]
        runs = list(first.runs)
        if not self.plan.own and first.block.bookmark and self.plan.texts_only:
            runs = [replace(runs[0], text=first.block.bookmark)]
        for each in paragraphs[1:]:
            parts = list(each.runs)
            before, after = self.text.turned(each.block, first.block)
            parts[0] = replace(parts[0], text=SEPARATOR + before + parts[0].text)
            parts[-1] = replace(parts[-1], text=parts[-1].text + after)
            runs += parts
        if self.extra_title:
            runs.append(replace(runs[-1], text=self.extra_title))
        return Paragraph(tuple(runs), replace(first.block, link=None))

    def _in_placeholder(self, one: Paragraph, room: PlacedRoom) -> str:
        """Write a paragraph of a placeholder: plain where it has the placeholder's own look."""
        links = self.media.links
        parts = [self.text.run(run, one, 1.0, links, plain=_is_plain(run, room))
                 for run in one.runs]  # fmt: skip
        properties = self.text.properties(one, 1.0, 1.0, room.align)
        return f"<a:p>{properties}{''.join(parts)}</a:p>"

    def _picture(self, picture: Picture) -> Iterator[str]:
        area = self._picture_area(picture)
        if not self.media.pictures[picture.source]:
            if not self.plan.texts_only:
                yield self._draw.level(area, self.media.drawing(picture.source), picture.alt)
        elif not self.plan.texts_only:
            yield self._picture_in(picture, self.plan.placement.box(area))
        elif self.plan.code and picture.pixelated:
            box = self.plan.code
            side = min(box.width, round(CODE * box.height))
            left = box.left + (box.width - side) // 2
            top = box.top + (round((1 - CAPTION) * box.height) - side) // 2
            square = EmuBox(left, top, side, side)
            yield self._picture_in(picture, square)

    def _picture_in(self, picture: Picture, box: EmuBox) -> str:
        kind = "code" if picture.pixelated else "logo"
        inner = click(picture.link, self.media.links, keep="") if picture.link else ""
        named = self.ids.counted(kind, described=picture.alt, inner=inner)
        pixels, *drawings = self.media.pictures[picture.source]
        sharp = "".join(_SHARP.format(each) for each in drawings)
        return (
            f'<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{pixels}">{sharp}</a:blip>'
            "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
            f"<p:spPr>{place_xml(box)}{preset('rect')}</p:spPr></p:pic>"
        )

    def _caption(self, block: TextBlock, beside: EmuBox) -> str:
        """Write what stands under a code in a house's slide."""
        high = round(CAPTION * beside.height)
        box = EmuBox(beside.left, beside.bottom - high, beside.width, high)
        one = paragraph_of(block)
        width, height = box.width / EMU, box.height / EMU
        scale = self.measurer.scale_for([one], width, height, least=0.25)
        inner = click(block.link, self.media.links, keep="") if block.link else ""
        text = f"{_BODY}{_WITH_TEXT}{self.text.paragraph(one, scale, 1.0, {})}"
        body = f"{preset('rect')}<a:noFill/>"
        named = self.ids.named(_name(one.text), inner=inner)
        return shape_xml(named, box, body, text, is_text=True)

    # The foot

    def _foot(self) -> Iterator[str]:
        """Write the footer and the number that the layout has."""
        language = quoteattr(office_language(self.text.language))
        look = f'<a:rPr lang={language} dirty="0"><a:latin typeface="+mn-lt"/></a:rPr>'
        field = 'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"'
        texts = {
            "ftr": f"<a:r>{look}<a:t>{escape(self.footer)}</a:t></a:r>",
            "sldNum": f"<a:fld {field}>{look}<a:t>‹#›</a:t></a:fld>",
        }
        if self.page.role == "title":
            return
        for kind, name, number in self.plan.layout.feet:
            if kind == "ftr" and not self.footer:
                continue
            named = self.ids.named(name)
            yield (
                f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
                f'<p:ph type="{kind}" sz="quarter" idx="{number}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                f"<p:txBody><a:bodyPr/>{_WITH_TEXT}<a:p>{texts[kind]}</a:p></p:txBody></p:sp>"
            )

    def _texts(self, wanted: Callable[[TextBlock], bool]) -> list[TextBlock]:
        return [each for each in blocks(self.page.content) if wanted(each)]


def _siblings(nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
    """Yield what stands beside each other in an element, by each."""
    yield nodes
    yield from (each.children for each in walk(nodes) if isinstance(each, Element))


def _is_level_under(picture: Picture, title: TextBlock) -> bool:
    """Tell whether a picture is the level that stands under a title."""
    under = picture.area.top >= title.bottom - 0.1
    return under and not picture.pixelated and abs(picture.area.start - title.start) < 0.1


def _is_caption(block: TextBlock) -> bool:
    """Tell whether a text stands under a code, which nothing else is in the middle of."""
    return block.align == "center" and not block.text.isdecimal()


def _boxed(blocks: Sequence[TextBlock]) -> TextBox:
    first, last = blocks[0], blocks[-1]
    area = Area(first.start, first.top, first.width, last.bottom - first.top)
    return TextBox(tuple(merged(blocks)), area)


def _is_in(text: TextBlock, disc: DiscShape) -> bool:
    """Tell whether a text is the numeral of a disc."""
    beside = abs(text.start + text.width / 2 - disc.start) < 0.1
    return beside and abs(text.top + disc.diameter / 2 - disc.top) < 0.1


def _is_sign(thing: Picture | IconShape | FieldShape, box: TextBox) -> bool:
    """Tell whether something stands beside or behind the first line of a text."""
    first, area = box.paragraphs[0].block, thing.area
    middle = area.top + area.height / 2
    level = first.top - 0.5 <= middle <= first.top + first.line + 0.5
    small = area.height <= 2 * first.line + 2.0
    return level and small and first.start - ATTACHED <= area.start <= first.start + first.width


def _is_inside(shape: Shape, window: Area) -> bool:
    """Tell whether a shape is drawn in the part of a page that a house's slide shows."""
    if isinstance(shape, DiscShape):
        return window.top - 1 <= shape.top <= window.bottom + 1
    if isinstance(shape, (FieldShape, IconShape)):
        return window.top - 1 <= shape.area.top and shape.area.bottom <= window.bottom + 1
    downs = [down for _, points in path_commands(shape.path) for _, down in points]
    return window.top <= min(downs) and max(downs) <= window.bottom


def _name(text: str) -> str:
    """Return what a box is called by its text."""
    words = " ".join(text.split())
    return words if len(words) <= NAMED else words[:NAMED].rstrip() + "…"


def _is_plain(run: Run, room: PlacedRoom) -> bool:
    """Tell whether words have the look of their placeholder, whatever the size on their page."""
    if room.plain or room.look is None:
        return True
    own = room.look.lines[0][0]
    return (is_bold(run.type.face), run.colour) == (is_bold(own.type.face), own.colour)


def _sized(one: Paragraph, room: PlacedRoom) -> Paragraph:
    """Return a paragraph in the sizes that its placeholder sets it in."""
    runs = tuple(
        replace(run, type=resized_type(run.type, room.size)) if _is_plain(run, room) else run
        for run in one.runs
    )
    return replace(one, runs=runs, above=3.6)


def _counted(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join the counts of formats, of which each would be a point of a list, into none."""
    counts = [each for each in paragraphs if not each.block.role and not each.block.link]
    if len(counts) < 2:
        return list(paragraphs)
    runs = [replace(each.runs[0], text=(SEPARATOR if place else "") + each.text)
            for place, each in enumerate(counts)]  # fmt: skip
    return [*(each for each in paragraphs if each not in counts),
            Paragraph(tuple(runs), counts[0].block, listed=False)]  # fmt: skip


def _autofit(scale: float) -> str:
    told = f' fontScale="{int(scale * 100) * 1000}"' if scale < 1.0 else ""
    return f"<a:normAutofit{told}/>"
