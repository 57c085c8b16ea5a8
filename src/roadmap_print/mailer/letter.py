"""The words of a message: the same for the text part, the HTML part and the terminal."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Self

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.i18n import cldr
from roadmap_print.i18n.languages import primary_subtag
from roadmap_print.i18n.translator import say
from roadmap_print.i18n.typography import typeset
from roadmap_print.mailer.attachments import Enclosure
from roadmap_print.publications.output_file import PPTX
from roadmap_print.render.html_templates import page

HEADINGS: Final = ("news", "enclosed", "home", "closing")
NO_NEWS: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in one language, before it is laid out."""

    language: str
    subject: str
    title: str
    headings: Mapping[str, str]
    greeting: str
    opening: str
    news: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]
    cover: bytes | None
    home: str | None
    signature: tuple[str, ...]

    @property
    def enclosed(self) -> Iterator[str]:
        """What goes with it, a line each."""
        for each in self.enclosures:
            size = cldr.size(len(each.data), self.language)
            if each.suffix == PPTX:
                yield say(self.language, f"presentation.enclosed.{each.publication}", size=size)
            else:
                yield say(self.language, f"publications.{each.publication}.enclosed", size=size)

    def to(self, name: str) -> Self:
        """Greet somebody by name in the same letter."""
        told = say(self.language, "mail.greeting_name", name=name) if name else self.greeting
        return replace(self, greeting=told)

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
    cover: bytes | None = None,
) -> Letter:
    """Write what goes with `enclosures`; where it is `counted`, tell how much is in them."""
    publisher, edition = catalogue.publisher, catalogue.edition
    title = typeset(catalogue.title, catalogue.language)
    signature = (publisher.name, publisher.website, publisher.email) if publisher else ()
    return Letter(
        language=language,
        subject=say(language, "mail.subject", title=title, edition=edition) if edition else title,
        title=title,
        headings={key: say(language, f"mail.{key}") for key in HEADINGS},
        greeting=say(language, "mail.greeting"),
        opening=_opening(catalogue, title, language, counted=counted),
        news=tuple(news),
        enclosures=tuple(enclosures),
        cover=cover,
        home=catalogue.home,
        signature=tuple(filter(None, signature)),
    )


def identity(letters: Sequence[Letter]) -> str:
    """Hash what is said and enclosed, whoever it goes to: the same mailing, the same SHA-256.

    It covers every language and no greeting, so that a name or a language mended in the list of
    recipients between two runs sends nobody the same thing again; nor does a build's record that
    is lost, which takes the figures out of the opening. What else that says, the subject says.
    """
    words = [letter.subject + "\n" + replace(letter, opening="").text() for letter in letters]
    files = [hashlib.sha256(enclosure.data).hexdigest() for enclosure in letters[0].enclosures]
    return hashlib.sha256(json.dumps([words, files]).encode()).hexdigest()


def _opening(catalogue: Catalogue, title: str, language: str, *, counted: bool) -> str:
    edition = say(language, "mail.edition", edition=catalogue.edition) if catalogue.edition else ""
    figures = ""
    if counted:  # what is enclosed
        used = {resource for step in catalogue.steps for resource in step.resources}
        steps = say(language, "mail.steps", n=len(catalogue.steps))
        resources = say(language, "mail.resources", n=len(used))
        figures = say(language, "mail.figures", steps=steps, resources=resources)
    opening = say(language, "mail.opening", title=title, edition=edition, figures=figures)
    written_in = primary_subtag(catalogue.language)
    if written_in != language:
        name = cldr.language_name(written_in, language) or written_in
        opening += " " + say(language, "mail.documents_in", language=name)
    return opening
