"""The words of a message: the same for the text part, the HTML part and the terminal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.i18n import cldr
from roadmap_print.i18n.languages import primary_subtag
from roadmap_print.i18n.translator import say
from roadmap_print.i18n.typography import typeset
from roadmap_print.mailer.attachments import Enclosure
from roadmap_print.render.html_templates import page

NO_NEWS: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in one language, before it is laid out."""

    language: str
    subject: str
    title: str
    title_language: str
    greeting: str
    opening: str
    news_heading: str
    news: tuple[str, ...]
    enclosed_heading: str
    enclosed: tuple[str, ...]
    home_heading: str
    home: str | None
    closing: str
    signature: tuple[str, ...]

    def to(self, name: str) -> Letter:
        """Greet somebody by name in the same letter."""
        greeting = say(self.language, "mail.greeting_name", name=name) if name else self.greeting
        return replace(self, greeting=greeting)

    def text(self) -> str:
        """Lay it out as plain text, a paragraph a line."""
        return page("commands/mail.txt", letter=self)

    def html(self, cover: str | None) -> str:
        """Lay it out as HTML; `cover` is the address of the picture, None without one."""
        alternative = say(self.language, "mail.cover", title=self.title)
        return page("commands/mail.html", letter=self, cover=cover, alternative=alternative)


def write(
    catalogue: Catalogue,
    enclosures: Iterable[Enclosure],
    news: Sequence[str],
    language: str,
    *,
    counted: bool,
) -> Letter:
    """Write what goes with `enclosures`; where it is `counted`, tell how much is in them."""
    publisher = catalogue.publisher
    signature = (publisher.name, publisher.website, publisher.email) if publisher else ()
    return Letter(
        language=language,
        subject=_subject(catalogue, language),
        title=_title(catalogue),
        title_language=catalogue.language,
        greeting=say(language, "mail.greeting"),
        opening=_opening(catalogue, language, counted=counted),
        news_heading=say(language, "mail.news"),
        news=tuple(news),
        enclosed_heading=say(language, "mail.enclosed"),
        enclosed=tuple(_enclosed(enclosure, language) for enclosure in enclosures),
        home_heading=say(language, "mail.home"),
        home=catalogue.home,
        closing=say(language, "mail.closing"),
        signature=tuple(filter(None, signature)),
    )


def identity(letters: Iterable[Letter], enclosures: Iterable[Enclosure]) -> str:
    """Hash what is said and enclosed, whoever it goes to: the same mailing, the same SHA-256.

    It covers every language and no greeting, so that a name or a language mended in the list of
    recipients between two runs sends nobody the same thing again; nor does a build's record that
    is lost, which takes the figures out of the opening. What else that says, the subject says.
    """
    words = [letter.subject + "\n" + replace(letter, opening="").text() for letter in letters]
    files = [hashlib.sha256(enclosure.data).hexdigest() for enclosure in enclosures]
    return hashlib.sha256(json.dumps([words, files]).encode()).hexdigest()


def _title(catalogue: Catalogue) -> str:
    """Typeset it as it is printed."""
    return typeset(catalogue.title, catalogue.language)


def _subject(catalogue: Catalogue, language: str) -> str:
    if not catalogue.edition:
        return _title(catalogue)
    return say(language, "mail.subject", title=_title(catalogue), edition=catalogue.edition)


def _opening(catalogue: Catalogue, language: str, *, counted: bool) -> str:
    edition = say(language, "mail.edition", edition=catalogue.edition) if catalogue.edition else ""
    figures = _figures(catalogue, language) if counted else ""
    title = _title(catalogue)
    opening = say(language, "mail.opening", title=title, edition=edition, figures=figures)
    written_in = primary_subtag(catalogue.language)
    if written_in != language:
        name = cldr.language_name(written_in, language) or written_in
        opening += " " + say(language, "mail.documents_in", language=name)
    return opening


def _figures(catalogue: Catalogue, language: str) -> str:
    """Count steps and resources of what is enclosed."""
    used = {resource for step in catalogue.steps for resource in step.resources}
    steps = say(language, "mail.steps", n=len(catalogue.steps))
    resources = say(language, "mail.resources", n=len(used))
    return say(language, "mail.figures", steps=steps, resources=resources)


def _enclosed(enclosure: Enclosure, language: str) -> str:
    size = cldr.size(len(enclosure.data), language)
    return say(language, f"publications.{enclosure.publication}.enclosed", size=size)
