"""Formats and levels in a file's words, or told by type and address, to those of a catalogue."""

import re
from collections.abc import Sequence
from typing import Final

from roadmap_print.brand.pictogram_guess import LETTER, guess_pictograms
from roadmap_print.catalogue import urls
from roadmap_print.catalogue.model import Format, Level
from roadmap_print.catalogue.reading.suggestions import slug

NEAR: Final = {
    "article": ("document", "book"),
    "book": ("document", "article"),
    "document": ("article", "book"),
    "dataset": ("document",),
    "website": ("document",),
    "podcast": ("video",),
}
"""Where a catalogue has no format with a pictogram, those that stand for it."""
HOSTS: Final = {
    "video": "youtube.com youtu.be vimeo.com dailymotion.com dai.ly canal-u.tv twitch.tv ted.com",
    "course": "coursera.org openclassrooms.com edx.org fun-mooc.fr udemy.com udacity.com "
    "khanacademy.org mentor.gouv.fr futurelearn.com datacamp.com",
    "article": "doi.org arxiv.org pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov hal.science medrxiv.org",
    "podcast": "podcasts.apple.com open.spotify.com",
    "tool": "github.com gitlab.com huggingface.co",
}
"""Sites that have resources of one kind."""
_EASY: Final = (
    "decouverte debutant debutants facile accessible initiation introduction base bases "
    "novice beginner beginners easy basic basics elementary introductory entry discovery a1 a2"
)
_MEDIUM: Final = "intermediaire moyen approfondissement confirme intermediate medium b1 b2"
_HARD: Final = (
    "avance avancee expert experts difficile pour-aller-plus-loin specialiste advanced hard "
    "difficult c1 c2"
)
RANKS: Final = (_EASY, _MEDIUM, _HARD)
"""Words for levels, from the easiest on."""
NUMBERED = re.compile(r"\s*(\d{1,2})\s*[.)]\s+(.*\S)\s*")
"""A level with its place before it, as our own tables have it."""

_OFFICE_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|odt)(?:[?#]|$)", re.IGNORECASE)
_BY_HOST = {host: kind for kind, hosts in HOSTS.items() for host in hosts.split()}
_BY_WORD = {word: rank for rank, words in enumerate(RANKS) for word in words.split()}
_MIDDLE, _LAST = 1, 2
_MOST_WORDS: Final = 3


def find_format(word: str, formats: Sequence[Format]) -> Format | None:
    """Find the format that a word means: by id or label, in any number, else by its pictogram."""
    name = _singular(word)
    for each in formats:
        if name in {_singular(each.id), _singular(each.label)}:
            return each
    return find_kind(guess_kind(word), formats)


def find_kind(kind: str, formats: Sequence[Format]) -> Format | None:
    """Find the format with a pictogram, or with one that stands for it."""
    pictograms = guess_pictograms((each.id, each.label) for each in formats)
    by_pictogram = {pictograms[each.id]: each for each in reversed(formats)}
    known = (by_pictogram.get(each) for each in (kind, *NEAR.get(kind, ())) if each)
    return next(filter(None, known), None)


def guess_kind(word: str) -> str:
    """Give the pictogram of a word for formats; empty where it is none."""
    found = guess_pictograms([("", word)])[""] if word else LETTER
    return "" if found.startswith(LETTER) else found


def kind_of_address(address: str) -> str:
    """Tell by an address what stands there: a video, a course, a document, else a website."""
    host = urls.domain(address)
    places = (".".join(host.split(".")[start:]) for start in range(host.count(".")))
    if kind := next((_BY_HOST[each] for each in places if each in _BY_HOST), ""):
        return kind
    return "document" if _OFFICE_FILE.search(address) else "website"


def is_format_heading(heading: str, formats: Sequence[Format]) -> bool:
    """Say whether a heading below another one names a format: `Videos`, `Cours en ligne`."""
    words = heading.split()
    if _singular(heading) in {_singular(each.label) for each in formats}:
        return True
    return 0 < len(words) <= _MOST_WORDS and bool(guess_kind(words[0]))


def find_level(word: str, levels: Sequence[Level]) -> Level | None:
    """Find the level that a word means: by id or label, else by how hard it is."""
    numbered = NUMBERED.fullmatch(word)
    names = {slug(word), slug(numbered[2]) if numbered else ""}
    for each in levels:
        if names & {slug(each.id), slug(each.label)} - {""}:
            return each
    place = rank(word)
    if place is None or len(levels) < _MIDDLE + 1:
        return None
    if place == _MIDDLE:
        return levels[len(levels) // 2] if len(levels) > _MIDDLE + 1 else None
    return levels[-1 if place == _LAST else 0]


def rank(word: str) -> int | None:
    """Tell how hard a level is by its words, from 0; None where none of them says so."""
    name = slug(word)
    parts = [name, *name.split("-")]
    return next((_BY_WORD[each] for each in parts if each in _BY_WORD), None)


def _singular(word: str) -> str:
    return "-".join(part.rstrip("sx") or part for part in slug(word).split("-"))
