"""What is too much for its page: said in both languages, with what would fit."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap_print.content.printed_text import path_of
from roadmap_print.i18n.translator import Message

SHORTEN = Message("shorten this text or divide it", "raccourcir ce texte ou le diviser")
TOO_HIGH = Message(
    'no page holds "{text}" ({length} characters)',
    "aucune page ne contient « {text} » ({length} caractères)",
)
TOO_LARGE = Message(
    'no slide holds "{text}" ({length} characters), even in the smallest type',
    "aucune diapositive ne contient « {text} » ({length} caractères), même en petit corps",
)
TOO_MUCH = Message(
    "the roadmap does not fit one {size} page and stay legible",
    "la feuille de route ne tient pas, lisible, sur une page {size}",
)
WHAT_FITS = Message("what fits: {first}", "ce qui tient : {first}")
WHAT_FITS_TWO = Message("what fits: {first} or {second}", "ce qui tient : {first} ou {second}")
SHORTEN_ALL = Message("shorten titles and addresses", "raccourcir titres et adresses")


class FitError(Exception):
    """The content does not fit its page; `path` is the key of the text that is too long."""

    def __init__(self, message: Message, remedy: Message, text: str = "", **values: object) -> None:
        self._message, self._remedy = message, remedy
        self._values = {"text": text, "length": len(text)} | values
        self.path = path_of(text)
        super().__init__("; ".join(self.said("en")))

    def said(self, language: str) -> tuple[str, str]:
        """Return what is wrong and what would be right, in "fr" or "en"."""
        return (
            self._message.said(language, self._values),
            self._remedy.said(language, self._values),
        )


def too_high(text: str) -> FitError:
    """Return what to say of a text that is higher than its page."""
    return FitError(TOO_HIGH, SHORTEN, text)


def too_large(text: str) -> FitError:
    """Return what to say of a text that no slide holds."""
    return FitError(TOO_LARGE, SHORTEN, text)


def too_much(size: str, options: Sequence[str]) -> FitError:
    """Return what to say of a roadmap that one sheet does not hold, and which options would do."""
    first, second = (*options, "", "")[:2]
    remedy = (SHORTEN_ALL, WHAT_FITS, WHAT_FITS_TWO)[len(options)]
    return FitError(TOO_MUCH, remedy, size=size.upper(), first=first, second=second)
