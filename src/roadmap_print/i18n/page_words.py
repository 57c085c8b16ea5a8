"""The words that are printed around a catalogue's own: one file a language.

They stand in `locales/<language>/pages.yaml` as they are printed, typography included. A key that
is not there is an error at once, in a template too, instead of nothing printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final, TypeAlias

from roadmap_print.i18n import cldr
from roadmap_print.i18n.languages import page_file, page_language, primary_subtag, same_language

Texts: TypeAlias = Mapping[str, str]
DOT: Final = "\u00a0· "
"""Between the parts of a line: it ends a line rather than begins one."""

_OF_TITLE = ("formerly_titled", "open_sentence", "go_to_sentence")
_OF_NUMBER = ("formerly", "revision_number", "already_in", "interchange", "goes_on_sheet")
PLACEHOLDERS: Final[Mapping[str, frozenset[str]]] = {
    "code_sentence": frozenset({"title", "domain"}),
    "step_titled": frozenset({"number", "title"}),
    "already_at": frozenset({"number", "page"}),
    "sheet_of_steps": frozenset({"number", "count", "first", "last"}),
    "sheet_of_step": frozenset({"number", "count", "first"}),
    "level_sentence": frozenset({"label"}),
    "in_language": frozenset({"language"}),
    "at_least": frozenset({"time"}),
    "kept_current": frozenset({"resources"}),
    "also_as_at": frozenset({"address"}),
    "mark_named": frozenset({"mark"}),
    "next_review": frozenset({"review"}),
    **dict.fromkeys(("step_of", "sheet_of"), frozenset({"number", "count"})),
    **dict.fromkeys(_OF_NUMBER, frozenset({"number"})),
    **dict.fromkeys(("since_edition", "edition_named"), frozenset({"edition"})),
    **dict.fromkeys(_OF_TITLE, frozenset({"title"})),
    **dict.fromkeys(("steps", "stops", "resources", "all_up_to_date"), frozenset({"n"})),
}
"""What is filled into the texts of a key; into all others, nothing."""


class WordsError(ValueError):
    """A file of words is not as it must be."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `language`, for the pages of a catalogue in the language `document`.

    A text is an attribute, `words.overview`; texts of one kind have a key more,
    `words["changed"]["added"]`.
    """

    language: str
    document: str
    texts: Mapping[str, str | Texts]

    def __getattr__(self, key: str) -> str:
        if isinstance(text := self.texts.get(key), str):
            return text
        raise AttributeError(f"{self.language}/pages.yaml has no text {key!r}")

    def __getitem__(self, key: str) -> Texts:
        if isinstance(texts := self.texts[key], str):
            raise KeyError(key)
        return texts

    @property
    def lang(self) -> Mapping[str, str]:
        """The attribute of an element that holds words of ours, where the document's is another."""
        return {} if self._at_home else {"lang": self.language}

    def in_language(self, language: str) -> str:
        """Say in which language (BCP 47) a resource is; an unknown one by its code.

        It stands in the middle of the catalogue's texts, so that where we have no words in their
        language it is the language's name alone, which the CLDR has in that language too.
        """
        named = primary_subtag(language)
        if not self._at_home and (name := cldr.language_name(named, primary_subtag(self.document))):
            return name
        name = cldr.language_name(named, self.language)
        pattern = str(self.texts["in_language"])  # the method has the key's name
        return pattern.format(language=name) if name else language

    def sentence_in(self, language: str) -> str:
        """Say it as a sentence, but for its full stop."""
        words = self.in_language(language)
        return words if words == language else words[0].upper() + words[1:]

    def steps(self, number: int) -> str:
        """Count steps."""
        return self._counted("steps", number)

    def stops(self, number: int) -> str:
        """Count placements: a resource is a stop in each step that uses it."""
        return self._counted("stops", number)

    def resources(self, number: int) -> str:
        """Count resources, each once."""
        return self._counted("resources", number)

    def all_up_to_date(self, number: int) -> str:
        """Say of so many resources that the newest edition keeps them."""
        return self._counted("all_up_to_date", number)

    def time(self, minutes: int, *, at_least: bool) -> str:
        """Say how long something takes, or how long it takes at least."""
        said = cldr.duration(minutes, self.language)
        return str(self.texts["at_least"]).format(time=said) if at_least else said

    @property
    def _at_home(self) -> bool:
        return same_language(self.language, self.document)

    def _counted(self, noun: str, number: int) -> str:
        forms = self[noun]
        form = forms.get(cldr.plural_category(number, self.language), forms["other"])
        return form.format(n=cldr.decimal(number, self.language))


@cache
def words(tag: str) -> Words:
    """Return our words for the pages of a catalogue in a language (BCP 47).

    Raises WordsError where their file holds what is no text, or a placeholder of no meaning.
    """
    language = page_language(tag)
    return Words(language, tag, read(page_file(language)))


def dotted(*parts: str | None) -> str:
    """Join parts by middle dots."""
    return DOT.join(filter(None, parts))


@cache
def read(file: Path) -> Mapping[str, str | Texts]:
    """Return the texts of a file by their keys.

    Raises WordsError as `words` does.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = yaml.load(file.read_text("utf-8"), loader)  # noqa: S506  the safe one, in C
    for key, text in _each(texts):
        if not isinstance(text, str):
            raise WordsError(f"{file}: {key}: no text")
        expected = PLACEHOLDERS.get(key, frozenset())
        unknown = {name for _, name, _, _ in Formatter().parse(text) if name is not None} - expected
        if unknown:
            raise WordsError(f"{file}: {key}: nothing is called {unknown}")
    return texts  # type: ignore[no-any-return]


def _each(texts: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  whatever the file holds
    """Yield every text with its first key."""
    for key, text in texts.items():
        for each in text.values() if isinstance(text, dict) else [text]:
            yield key, each
