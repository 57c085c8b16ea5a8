"""What publications are called, in English and in French, by the name of their row."""

from __future__ import annotations

from typing import NamedTuple

from roadmap_print.i18n.translator import Message


class PublicationWords(NamedTuple):
    """What is said of one publication.

    `name` stands in messages and in an attachment's name; `enclosed` tells in a letter what it is
    for, `page` and `pages` where in it something is printed; `differs` tells of one that is a
    single sheet that it is to be printed again.
    """

    name: Message
    enclosed: Message
    page: Message
    pages: Message
    differs: Message = Message("yes, it differs", "oui, en entier")


WORDS = {
    "booklet": PublicationWords(
        name=Message("booklet", "livret"),
        enclosed=Message(
            "the booklet, to read on a screen or to print (PDF, {size})",
            "le livret, à lire à l’écran ou à imprimer (PDF, {size})",
        ),
        page=Message("booklet p. {pages}", "livret p. {pages}"),
        pages=Message("booklet p. {pages}", "livret p. {pages}"),
    ),
    "poster": PublicationWords(
        name=Message("poster", "affiche"),
        enclosed=Message("the poster (PDF, {size})", "l’affiche (PDF, {size})"),
        page=Message("poster", "affiche"),
        pages=Message("poster", "affiche"),
        differs=Message("yes, it differs", "oui, elle diffère"),
    ),
    "slides": PublicationWords(
        name=Message("slides", "diapositives"),
        enclosed=Message(
            "the slides, to project (PDF, {size})", "les diapositives, à projeter (PDF, {size})"
        ),
        page=Message("slide {pages}", "diapositive {pages}"),
        pages=Message("slides {pages}", "diapositives {pages}"),
    ),
}


def words_of(publication: str) -> PublicationWords:
    """Return what is said of a publication; raises KeyError for one that has no words."""
    return WORDS[publication]
