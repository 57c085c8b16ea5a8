"""The end of the line: where all that was shown is found, and who stands behind it."""

from dataclasses import replace

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.view import typed_path
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import Link, Node, Page, Part, Run, TextBlock
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.closing_slide import HEADING, line_end
from roadmap_print.publications.slides.deck_title import LOGO, START
from roadmap_print.publications.text_fitting import Fitter

LINE = 52.0  # mm
TOP, FOOT = 84.0, 182.0  # mm: of the texts
TYPED = 40  # characters of an address, at most, that a person would type
GAP = 6.0  # mm from one text to the next
CODE_START, CODE_TOP = 205.0, 38.0  # mm
BESIDE_CODE = 22.0  # mm from the texts to the code


def ending_slide(kit: PageKit) -> Page:
    """Return the last slide: with a home its code and address, the only one of the talk."""
    roadmap, words = kit.roadmap, kit.roadmap.words
    measure = (CODE_START - BESIDE_CODE if roadmap.home else kit.frame.width - START) - START
    content: list[Node] = []
    if roadmap.home:
        side = kit.mm("code-home")
        link = kit.link(roadmap.home.address, words.newest)
        code = kit.code(roadmap.home, words.newest, CODE_START, CODE_TOP, side, link)
        content += [*_home_texts(kit, measure, link), code]
    else:
        content += _stacked([_title(kit, measure), _summary(kit, measure)], TOP)
    content += _sender(kit, measure)
    style, room = kit.type("deck-heading"), START + measure - HEADING
    return line_end(kit, words.your_turn, style, LINE, room, Part(tuple(content)))


def _title(kit: PageKit, measure: float) -> TextBlock:
    fitter, style = Fitter.of(kit), kit.type("talk-featured")
    return kit.text(fitter.shorten(kit.roadmap.title, style, measure, 3), style, START, 0, measure)


def _summary(kit: PageKit, measure: float) -> TextBlock:
    fitter, style = Fitter.of(kit), kit.type("talk-objective")
    said = fitter.shorten(kit.roadmap.summary, style, measure, 2)
    return kit.text(said, style, START, 0.0, measure)


def _stacked(blocks: list[TextBlock], top: float) -> list[TextBlock]:
    """Set texts under each other, as many as there is room for."""
    placed: list[TextBlock] = []
    for block in blocks:
        moved = block.moved(0.0, top)
        if moved.lines and moved.bottom <= FOOT:
            placed.append(moved)
            top = moved.bottom + GAP
    return placed


def _home_texts(kit: PageKit, measure: float, link: Link) -> list[TextBlock]:
    """Say how many resources there are at which address."""
    words = kit.roadmap.words
    said = words.kept_current.format(resources=words.resources(kit.roadmap.resource_count))
    first = kit.words(said, kit.type("talk-objective"), START, 0.0, measure)
    host, path = domain(link.target), typed_path(link.target, TYPED)
    strong = Fitter.of(kit).best([host], kit.type("talk-host"), measure, 100.0)
    runs = [Run(host, strong, kit.theme.ink)]
    if path and kit.measurer.width(host + path, strong) <= measure:
        runs.append(Run(path, replace(strong, face="text"), kit.theme.grey))
    lines = kit.measurer.wrap_runs(runs, measure)
    block = TextBlock(START, 0.0, measure, lines, strong.leading, link=link)
    return _stacked([first, block], TOP)


def _sender(kit: PageKit, measure: float) -> list[Node]:
    """Set who stands behind the roadmap at the foot: the logo or the name, then how to write."""
    sender, style = kit.roadmap.sender, kit.type("talk-featured")
    fitter = Fitter.of(kit)
    _, logo = kit.logo(Area(START, 0.0, *LOGO))
    name = "" if logo else sender.name
    said = [name, sender.email, dotted(kit.roadmap.edition, kit.roadmap.stamp_line)]
    at = FOOT
    nodes: list[Node] = []
    for text in reversed([each for each in said if each]):
        short = fitter.shorten(text, style, measure, 1)
        block = kit.text(short, style, START, at - style.line, measure, colour=kit.theme.grey)
        nodes.insert(0, block)
        at -= style.line
    return [*(each.moved(0.0, at - GAP - each.bottom) for each in logo), *nodes]
