"""Catalogues that nobody would write, made from the models: sound ones, and spoiled ones.

Mutants of a real catalogue rarely reach the pages with anything odd in them. These do: words
without end, letters of all scripts, markup of all languages, no resources or dozens.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from roadmap_print.catalogue import schema_types as types
from roadmap_print.catalogue.fields import keys_of
from roadmap_print.catalogue.model import Catalogue

ODD = 0.02
"""How often a value is given that is refused, or is longer than it may be."""
REFUSED = frozenset(
    (
        *("x-y", "und", "zz", "é@exämple.org", "<a@b.c>", "none.png", "../a.svg", "odd.svg"),
        *(
            "wide.png",
            "ftp://a",
            "https://a_b.c/",
            "https://localhost:65535/\\",
            "https://a.b/{{x}}",
        ),
        *("a" * 200 + "@b.c", f"https://a.b/{'d' * 2300}", "https://[::1]:8/"),
    )
)
IDS = frozenset({*types.IDS, types.POINTER})
WORDS = (
    *("a", "soin", "l’hôpital", "Évaluer", "intelligence artificielle", "« IA »", "n° 4", "…", "!"),
    *("x" * 400, "Donaudampfschiff" * 6, "a-" * 80, "\u00ad".join("silben" * 9), "ﬁ", "œ", "½"),
    *("漢字", "العربية", "עברית", "ไทย", "🎓", "👩‍⚕️", "e\u0301\u0302\u0303", "\u200f", "\u200b"),
    *("\xa0", "\u202f", "\u200e", "\ufffd", "\ue000", "𝔘", "\u0308", "<script>", "</style>"),
    *("&amp;", "&#0;", "{{ 7*7 }}", "{% raw %}", "url(file:///etc/passwd)", "]]>", "<!--", "--"),
    *('"', "'", "\\", "\\9", "%s", "{0}", "[a](javascript:b)", "![a](file:///etc/passwd)", "$x^2$"),
    *("<img src=x>", "; color: red }", "10:30", "3:1", "https://example.org/" + "y" * 300, "`"),
    *("***", "#", "- a", "1. b", "> c", "\t", "|"),
)
BLOCKS = (
    *("- a\n- b\n\n  c\n", "1. a\n2. b\n   - c\n", "> a\n> > b\n", "    indented\n", "***\n"),
    *("```\n" + "code " * 90 + "\n```\n", "# a\n", "a\n===\n", "[a](https://example.org/é 'b')\n"),
    *("**a _b** c_", "![a](https://example.org/a.png)", "<div onclick='a'>b</div>", "a\\\nb"),
    *(
        "[a]: <https://b.c/>\n\n[a] [b]",
        "a  \nb",
        "&nbsp;&copy;&#x202e;",
        "- " * 12 + "a",
        "-\n-\n",
    ),
    *("> " * 12 + "a", "[](https://b.c)", "7. a\n\n8. b", "`` ` ``", "<https://example.org/>"),
    *("a" * 3000, "[![a](b)](https://c.d)"),
)
VALUES: dict[types.Text, tuple[str, ...]] = {
    types.LANGUAGE: (
        *("fr", "en", "en-GB", "de", "ar", "he", "zh-Hant", "x-y", "und", "fr-x-a", "zz"),
    ),
    types.COUNT: ("0", "1", "45", "999999"),
    types.PMID: ("1", "31452104", "999999999"),
    types.YEAR: ("2024", "0000", "9999", "1066"),
    types.DOI: ("10.2196/50890", "10.1/" + "z" * 200, "10.1/a<b>&\"'", "10.1000.5/é"),
    types.EMAIL: ("a@example.org", "é@exämple.org", "<a@b.c>", "a" * 200 + "@b.c"),
    types.FILE: ("logo.svg", "logo.png", "logo.jpg", "odd.svg", "none.png", "../a.svg", "wide.png"),
    types.ADDRESS: (
        *("https://example.org/", "http://a.b", "https://exämple.org/é?q=ü#ß", "https://[::1]:8/"),
        *(f"https://{'a.' * 60}org/{'b' * 100}", f"https://a.b/{'c' * 700}", "https://a_b.c/"),
        *(f"https://a.b/{'d' * 2300}", "https://a.b/(*)';--<>", "https://a.b/?utm_source=x&y=%00"),
        *("https://a.b/%E2%80%AE", "ftp://a", "https://a.b/#" + "e" * 200, "https://a.b/{{x}}"),
        "https://localhost:65535/\\",
    ),
}
LEVELS, FORMATS = ("easy", "hard", "x"), ("course", "video", "document", "odd", "q")
AUDIENCES = ("nurse", "a", "interne-2")
NAMED = {"level": LEVELS, "format": FORMATS, "headings": FORMATS, "audiences": AUDIENCES}
"""What a key names is described elsewhere under one of these ids."""


def tree(random: Random) -> bytes:
    """Give a catalogue as JSON, which is YAML; two of three are sound but for the odd value."""
    size = random.choice((0, 1, 2, 2, 3, 3, 6))
    made = _Maker(random, size).made(types.Keys(Catalogue))
    if random.random() < 0.67:
        _mend(made, random)
    return json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass")


class _Maker:
    """Makes values of the model's types; `size` bounds its lists."""

    def __init__(self, random: Random, size: int) -> None:
        self._random, self._size = random, size

    def made(self, type_: types.ValueType[Any], name: str = "") -> Any:  # noqa: ANN401
        if self._random.random() < 0.002:
            return self._random.choice((None, [], {}, [[]], {"a": None}, "", 0, True, "\0", "*a"))
        if isinstance(type_, types.Text):
            return self._text(type_, name)
        if isinstance(type_, types.ListOf):
            count = self._random.randint(type_.least, max(type_.least, self._size))
            items = [self.made(type_.item, name) for _ in range(count)]
            named = type_.item in IDS and all(isinstance(each, str) for each in items)
            return list(dict.fromkeys(items)) if named else items
        if isinstance(type_, types.ById):
            count = self._random.randint(0, 2 * self._size)
            return {self._text(type_.name, name): self.made(type_.item) for _ in range(count)}
        if isinstance(type_, types.TextOr):
            return self.made(self._random.choice((type_.text, type_.keys)), name)
        assert isinstance(type_, types.Keys)
        keys = keys_of(type_.model).items()
        kept = [pair for pair in keys if pair[1].required or self._random.random() < 0.6]
        return {key: self.made(what.type, key) for key, what in kept}

    def _value(self, values: Sequence[str]) -> str:
        """Give one of the values, seldom one that is refused."""
        given = self._random.choice(values)
        return values[0] if given in REFUSED and self._random.random() > ODD else given

    def _text(self, kind: types.Text, name: str) -> str:
        if kind in VALUES:
            return self._value(VALUES[kind])
        if kind in IDS:
            known = NAMED.get(name)
            return self._random.choice(known) if known else f"r{self._random.randrange(40)}"
        if kind is types.MARKDOWN:
            pieces = self._random.choices(BLOCKS + WORDS, k=self._random.randint(1, 9))
            return self._random.choice(("\n\n", "\n", " ")).join(pieces)
        many = self._random.choice((1, 1, 2, 4, 8, 30))
        text = "a" * self._random.randint(0, 1) + " ".join(self._random.choices(WORDS, k=many))
        return text if self._random.random() < ODD else _line(text[: (kind.most or 500) - 1])


def _name(random: Random) -> str:
    return random.choice(WORDS)[:90]


def _line(text: str) -> str:
    """Let a text have something that is seen."""
    return text if any(map(str.isalnum, text)) else f"a{text}"


def _mend(made: Any, random: Random) -> None:  # noqa: ANN401
    """Let every id of a catalogue point somewhere, as far as it has the shape of one."""
    try:
        made["levels"] = [{"id": each, "label": f"{each} {_name(random)}"} for each in LEVELS]
        made["formats"] = [{"id": each, "label": _name(random) + "."} for each in FORMATS]
        made["audiences"] = [{"id": each, "label": _line(_name(random))} for each in AUDIENCES]
        for number, step in enumerate(made["steps"]):
            step.pop("featured", None)
            step["id"] = f"s{number}"
            known = [*made["resources"]]
            step["resources"] = random.sample(known, random.randint(0, min(9, len(known))))
    except (TypeError, KeyError, AttributeError):
        return
