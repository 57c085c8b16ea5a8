"""What is too much for its page: with what would fit."""

from roadmap_print.content.printed_text import path_of
from roadmap_print.i18n.translator import Message


class FitError(Exception):
    """The content does not fit its page; `path` is the key of the text that is too long."""

    def __init__(self, message: Message, remedy: Message, text: str = "", **values: object) -> None:
        self._message, self._remedy = message, remedy
        self._values = {"text": text, "length": len(text)} | values
        self.path = path_of(text)
        super().__init__("; ".join(self.said("en")))

    def said(self, language: str) -> tuple[str, str]:
        """Return what is wrong and what would be right."""
        return (
            self._message.said(language, self._values),
            self._remedy.said(language, self._values),
        )


def too_high(text: str) -> FitError:
    """Return what to say of a text that is higher than its page."""
    return FitError(Message("fit.too_high"), Message("fit.shorten"), text)
